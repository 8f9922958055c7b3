"""Slides as pictures, drawn from a finished file alone: what stands where, in which colour. No presentation program has a part in it.

Letters are those of the fonts at hand, at the size of the slide's, whichever the slide names. What a chart says stands where its bars are.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from generator.design.fonts import read_library
from generator.document.deck import Deck
from generator.figures.curves import flattened, outlines
from generator.formats.pptx import opc
from generator.formats.pptx.checks.charts import CHART
from generator.formats.pptx.checks.colours import Palette, Rgb
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide, read_deck
from generator.formats.pptx.checks.letters import Letters, SetWord, set_words
from generator.formats.pptx.checks.paint import PaintedShape, Painter, Pixels, form_of
from generator.formats.pptx.checks.text import FileParagraph, FileRun, TextBox
from generator.formats.pptx.markup import POINTS_PER_INCH, P, Rectangle
from generator.formats.pptx.placeholders import own_box, tag
from generator.text import Text

_PixelBox = tuple[int, int, int, int]
_LINE = 1.2  # of the size of letters: the pitch of their lines
_BASELINE = 0.78  # of that pitch: how far the letters' baseline is below the top of their line
_CHART_TYPE = 14  # pt
_NOTHING = Deck(name="", lang="en", title="", subject="", author="", issued="", footer=Text(()), slides=())


class DrawnSlides:
    """The slides of one file, with the letters of a folder's fonts. Raise ValueError if it is not a presentation."""

    def __init__(self, data: bytes, fonts: Path) -> None:
        self._letters = Letters(read_library(fonts).faces())
        self._deck = read_deck(data, _NOTHING)
        self._painter = Painter(self._deck, Palette(self._deck.colours))

    def __len__(self) -> int:
        return len(self._deck.slides)

    def made_of(self, index: int, codes: Collection[str]) -> Hashable:
        """Return its own part and those of its charts, and which layout it has."""
        part, package = self._deck.slides[index].part, self._deck.package
        charts = (package[each.target].data for each in part.relations if each.type == CHART and each.target in package)
        return (part.target(opc.LAYOUT), *(_without(data, codes) for data in (part.data, *charts)))

    def drawn(self, index: int, dpi: float, codes: Collection[str] = ()) -> Image.Image:
        """Return a picture of one slide."""
        return _SlidePainter(self._deck, self._painter, self._letters, self._deck.slides[index], dpi, codes).picture


def _without(data: bytes, codes: Collection[str]) -> bytes:
    for code in codes:
        data = data.replace(code.encode(), b"")
    return data


@dataclass
class _SlidePainter:
    """Draws one slide, in pixels."""

    deck: FinishedDeck
    painter: Painter
    letters: Letters
    slide: FinishedSlide
    dpi: float
    codes: Collection[str]

    @cached_property
    def picture(self) -> Image.Image:
        """The slide, back to front."""
        whole = self.deck.size
        self.canvas = Image.new("RGB", (round(whole.width * self.dpi), round(whole.height * self.dpi)), "white")
        for layer in self.painter.layers(self.slide):
            self._paint(layer)
        self.pen = ImageDraw.Draw(self.canvas)
        for box in self.slide.text:
            self._write(box)
        self._write_charts()
        return self.canvas

    def _pixels(self, box: Rectangle) -> _PixelBox:
        edges = box.x, box.y, box.x + box.width, box.y + box.height
        left, top, right, bottom = (round(edge * self.dpi) for edge in edges)
        return left, top, max(right, left + 1), max(bottom, top + 1)

    def _paint(self, layer: PaintedShape) -> None:
        """Paint what of a shape lies on the slide."""
        box, (width, height) = self._pixels(layer.box), self.canvas.size
        seen = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
        if seen[0] >= seen[2] or seen[1] >= seen[3]:
            return
        if isinstance(layer.paint, Pixels):
            across, down = layer.paint.image.width / (box[2] - box[0]), layer.paint.image.height / (box[3] - box[1])
            left, top, right, bottom = (edge - box[n % 2] for n, edge in enumerate(seen))
            part = left * across, top * down, right * across, bottom * down
            image = layer.paint.image.resize((seen[2] - seen[0], seen[3] - seen[1]), box=part)
            self.canvas.paste(image.convert("RGB"), seen[:2], image.getchannel("A"))
            return
        colour, alpha = layer.paint.at(0.5, 0.5)
        mask = self._mask(layer, box, seen)
        self.canvas.paste(_bytes(colour), seen, mask if alpha == 1 else mask.point(lambda value: round(value * alpha)))

    def _mask(self, layer: PaintedShape, box: _PixelBox, seen: _PixelBox) -> Image.Image:
        """Return where a shape is within what is seen of its box: what lies within an even number of its outlines is a hole."""
        size = seen[2] - seen[0], seen[3] - seen[1]
        mask = Image.new("L", size, 255 if layer.preset and layer.preset != "ellipse" else 0)
        if layer.preset == "ellipse":
            ImageDraw.Draw(mask).ellipse([edge - seen[n % 2] for n, edge in enumerate(box)], fill=255)
        for outline in () if layer.preset else outlines(form_of(layer.form, layer.box)):
            points = [(x * self.dpi - seen[0], y * self.dpi - seen[1]) for x, y in flattened(outline)]
            if len(points) > 2:
                part = Image.new("L", size, 0)
                ImageDraw.Draw(part).polygon(points, fill=255)
                mask = ImageChops.difference(mask, part)
        return mask

    def _write(self, box: TextBox) -> None:
        place = box.placeholder
        room, down = place.words_box, {"t": 0.0, "ctr": 0.5, "b": 1.0}.get(place.anchor, 0.0)
        lines = [line for paragraph in box.paragraphs for line in self._lines(paragraph, box)]
        y = (room.y + down * max(0.0, room.height - sum(line.height for line in lines))) * self.dpi
        for line in lines:
            across = {"ctr": 0.5, "r": 1.0}.get(line.align, 0.0)
            x = (room.x + line.margin + across * max(0.0, room.width - line.margin - line.width)) * self.dpi
            self.letters.draw(self.pen, (x, y + _BASELINE * line.height * self.dpi), line.runs)
            y += line.height * self.dpi

    def _lines(self, paragraph: FileParagraph, box: TextBox) -> Iterator[_DrawnLine]:
        """Yield the lines of a paragraph, broken where they are full."""
        levels = box.placeholder.levels
        style = levels[min(paragraph.level, len(levels) - 1)]
        margin = style.margin / POINTS_PER_INCH
        pitch = max((run.size for run in paragraph.runs), default=style.size) * _LINE * (style.spacing or 1) / POINTS_PER_INCH
        room = (box.placeholder.words_box.width - margin) * self.dpi
        line: list[SetWord] = []
        width = 0.0
        for word in self._words(paragraph.runs):
            length = self.letters.length(word)
            if line and width + self.letters.length(word.without_space()) > room:
                yield _DrawnLine(tuple(line), width / self.dpi, pitch, style.align, margin)
                line, width = [], 0.0
            line.append(word)
            width += length
        if line:
            yield _DrawnLine(tuple(line), width / self.dpi, pitch, style.align, margin)

    def _words(self, runs: Sequence[FileRun]) -> Iterator[SetWord]:
        for run in runs:
            colour = _bytes(self.painter.palette.colour(run.fill)[0]) if run.fill is not None else (0, 0, 0)
            size = run.size * self.dpi / POINTS_PER_INCH
            yield from (word for word in set_words(run.words, size, colour) if word.words.strip() not in self.codes)

    def _write_charts(self) -> None:
        frames = [box for shape in self.slide.shapes() if shape.tag == tag(P, "graphicFrame") and (box := own_box(shape))]
        size = _CHART_TYPE * self.dpi / POINTS_PER_INCH
        for chart, box in zip(self.slide.charts, frames, strict=False):
            for row, words in enumerate(chart.words):
                place = box.x * self.dpi, box.y * self.dpi + (row + _BASELINE) * size * _LINE
                self.letters.draw(self.pen, place, tuple(set_words(words, size, (0, 0, 0))))


@dataclass(frozen=True, slots=True)
class _DrawnLine:
    """A line of words, each with its letters and its colour; lengths in inches."""

    runs: tuple[SetWord, ...]
    width: float
    height: float
    align: str
    margin: float


def _bytes(colour: Rgb) -> tuple[int, int, int]:
    red, green, blue = (round(part * 255) for part in colour)
    return red, green, blue
