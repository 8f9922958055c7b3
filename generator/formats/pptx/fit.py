"""Does the text fit? Lines are broken with real advance widths; text that does not fit is a problem, and none is ever shrunk."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from generator.design.metrics import text_width
from generator.document.deck import SlotLine
from generator.formats.pptx.markup import POINTS_PER_INCH
from generator.formats.pptx.placeholders import Placeholder, TypeStyle
from generator.remembering import kept

LINE_PITCH = 1.2  # of the type size, as measured in LibreOffice for Calibri and Georgia
SAFETY = 1.02  # kerning is ignored, and no two programs break lines quite alike
_WORD = re.compile(r"[^ \-–—]+[-–—]?|[-–—]| +")  # a line may break after each of these; not at a no-break space
_ROUNDING = 0.01  # points


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words set alike."""

    words: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """The runs of one paragraph at one level."""

    runs: tuple[TextRun, ...]
    level: int = 0


def paragraphs(lines: Iterable[SlotLine]) -> tuple[TextParagraph, ...]:
    """Return lines ready to be measured."""
    return tuple(TextParagraph(tuple(TextRun(s.text, s.strong) for s in line.text.spans if s.text), line.level) for line in lines)


@dataclass(frozen=True, slots=True)
class Broken:
    """A paragraph in lines: how many, how long the longest is in points, and the first word that is wider than a line."""

    lines: int
    longest: float
    wide_word: str = ""


@dataclass(frozen=True, slots=True)
class RoomNeeded:
    """How much of their room some words need, in points, and the first word that is wider than its line."""

    lines: int
    height: float
    room: float
    pitch: float  # of the last line
    longest: float  # line, with its margin
    crossing: int | None  # which paragraph crosses the bottom edge
    wide_word: str = ""

    @property
    def lines_over(self) -> int:
        """How many lines too many there are."""
        return max(0, ceil((self.height - self.room - _ROUNDING) / self.pitch))


def measure(paragraphs: Sequence[TextParagraph], place: Placeholder) -> RoomNeeded:
    """Return what the paragraphs need in a placeholder."""
    words_box = place.words_box
    width, room = words_box.width * POINTS_PER_INCH, words_box.height * POINTS_PER_INCH
    height, lines, longest, pitch, crossing, wide_word = 0.0, 0, 0.0, 1.0, None, ""
    for number, paragraph in enumerate(paragraphs):
        style = place.levels[min(paragraph.level, len(place.levels) - 1)]
        pitch = style.size * LINE_PITCH * style.spacing
        broken = break_lines(paragraph.runs, style, width - style.margin)
        height += broken.lines * pitch + (style.before if number else 0)
        lines += broken.lines
        longest = max(longest, broken.longest + style.margin)
        wide_word = wide_word or broken.wide_word
        if crossing is None and height > room + _ROUNDING:
            crossing = number
    return RoomNeeded(lines, height, room, pitch, longest, crossing, wide_word)


@kept(4096)  # tables are measured to distribute their rows, to set them, and again in the finished file
def break_lines(runs: tuple[TextRun, ...], style: TypeStyle, width: float) -> Broken:
    """Return the runs broken into lines of `width` points."""
    lines, used, longest, wide_word = 1, 0.0, 0.0, ""
    for word, length in _words(runs, style):
        if word.startswith(" "):
            used += length
            continue
        if used and used + length > width + _ROUNDING:
            lines, used = lines + 1, 0.0
        used += length
        longest = max(longest, used)
        if length > width + _ROUNDING and not wide_word:
            wide_word = word
    return Broken(lines, longest, wide_word)


def _words(runs: Iterable[TextRun], style: TypeStyle) -> Iterable[tuple[str, float]]:
    """Yield each piece that a line may break after, with its width in points; a word may change weight halfway."""
    waiting, length = "", 0.0
    for run in runs:
        for piece in _WORD.findall(run.words):
            width = _width(piece, style.family, style.bold or run.bold) * style.size * SAFETY
            if waiting and (piece[0] == " " or waiting[-1] in " -–—"):
                yield waiting, length
                waiting, length = "", 0.0
            waiting, length = waiting + piece, length + width
    if waiting:
        yield waiting, length


@lru_cache(maxsize=8192)
def _width(words: str, family: str, bold: bool) -> float:
    return text_width(words, family, bold)
