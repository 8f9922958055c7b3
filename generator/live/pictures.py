"""Pictures of a page or a slide before and after a change, with what changed outlined."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from generator.formats import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from pypdfium2 import PdfTextPage

    from generator.formats.format import Leaves

_COARSE = 50  # dpi, to find what differs
_FINE = 110  # dpi, to read it
_APART = 9  # pixels at the coarse size, some 5 mm: what is nearer than this has one outline
_VISIBLE = 24  # of 255: less is the edge of a letter, drawn a little elsewhere
_MOST_BOXES = 12
_MARK = (196, 85, 0)
_PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """The first page that a change touches: PNG files of it `now` and `before`, which is empty if there was no such page."""

    page: int
    pages: int
    places: int
    now: bytes
    before: bytes


class _PdfPages:
    """The pages of a PDF file."""

    def __init__(self, data: bytes, _fonts: Path) -> None:  # it has its own
        import pypdfium2

        self._document = pypdfium2.PdfDocument(data)

    def __len__(self) -> int:
        return len(self._document)

    def made_of(self, index: int, codes: Collection[str]) -> Hashable:
        """Return the words of a page."""
        words: str = self._document[index].get_textpage().get_text_range()
        for code in codes:
            words = words.replace(code, "")
        return words

    def drawn(self, index: int, dpi: float, codes: Collection[str] = ()) -> Image.Image:
        """Return a picture of one page."""
        page = self._document[index]
        picture: Image.Image = page.render(scale=dpi / 72).to_pil().convert("RGB")
        pen, text = ImageDraw.Draw(picture), page.get_textpage()
        for left, bottom, right, top in (box for code in codes for box in _boxes_of(text, code)):
            edges = (left - 1, page.get_height() - top - 1, right + 1, page.get_height() - bottom + 1)
            pen.rectangle([edge * dpi / 72 for edge in edges], fill="white")
        return picture


def _boxes_of(text: PdfTextPage, code: str) -> Iterator[tuple[float, float, float, float]]:
    """Yield where a code stands on a page, in points from its lower left corner."""
    search = text.search(code)
    while found := search.get_next():
        yield from (text.get_rect(n) for n in range(text.count_rects(*found)))


def can_be_drawn(path: str) -> bool:
    """Return whether files of a kind have pages or slides that can be drawn."""
    return _drawer(path) is not None


def _drawer(path: str) -> Callable[[bytes, Path], Leaves] | None:
    ending = path.rpartition(".")[2]
    form = FORMATS.get(ending)
    return _PdfPages if ending == "pdf" else form.leaves if form else None


def leaves_of(path: str, data: bytes, fonts: Path) -> Leaves | None:
    """Return the pages or slides of a file by its name, slides with the fonts of a folder; None if it has none that can be drawn."""
    draw = _drawer(path)
    try:
        return draw(data, fonts) if draw and data else None
    except (ValueError, RuntimeError):  # pdfium's own error is a RuntimeError
        return None


def changed_page(before: Leaves | None, now: Leaves, codes: Collection[str] = (), *, in_words: bool = False) -> ChangedPage | None:
    """Return pictures of the first page that looks different; None if none does.

    What the `codes` of the two versions look like, which stand on each page, is not looked at. With `in_words`, pages that say the same
    are passed over.
    """
    earlier = len(before) if before else 0
    for index in range(len(now)):
        if before is None or index >= earlier:
            return ChangedPage(index + 1, len(now), 0, _png(now.drawn(index, _FINE)), b"")
        if in_words and before.made_of(index, codes) == now.made_of(index, codes):
            continue
        if boxes := _differences(before, now, index, codes):
            last, outlined = before.drawn(index, _FINE), _outlined(now.drawn(index, _FINE), boxes)
            return ChangedPage(index + 1, len(now), len(boxes), _png(outlined), _png(last))
    return None


def _differences(before: Leaves, now: Leaves, index: int, codes: Collection[str]) -> tuple[_PixelBox, ...]:
    """Return the boxes around what differs on a page, in pixels at the fine size."""
    old, new = (each.drawn(index, _COARSE, codes).convert("L") for each in (before, now))
    if old.size != new.size:
        return ((0, 0, *_scaled(new.size)),)
    mask = ImageChops.difference(old, new).point(lambda value: 255 if value > _VISIBLE else 0)
    wide = mask.filter(ImageFilter.MaxFilter(_APART))
    return tuple((*_scaled(box[:2]), *_scaled(box[2:])) for box in list(_parts(wide, (0, 0, *wide.size)))[:_MOST_BOXES])


def _scaled(point: tuple[int, ...]) -> tuple[int, int]:
    x, y = point
    return round(x * _FINE / _COARSE), round(y * _FINE / _COARSE)


def _parts(mask: Image.Image, box: _PixelBox) -> Iterator[_PixelBox]:
    """Yield the boxes of what is set in a box of the mask, cut wherever a whole row or column of it is empty."""
    columns, rows = mask.crop(box).getprojection()
    cells = [(x, y) for y in _runs(rows) for x in _runs(columns)]
    if len(cells) == 1:
        (left, right), (top, bottom) = cells[0]
        yield (box[0] + left, box[1] + top, box[0] + right, box[1] + bottom)
        return
    for (left, right), (top, bottom) in cells:
        inner = (box[0] + left, box[1] + top, box[0] + right, box[1] + bottom)
        if mask.crop(inner).getbbox():
            yield from _parts(mask, inner)


def _runs(marks: list[int]) -> list[tuple[int, int]]:
    """Return where each run of set marks begins and ends."""
    edges = [n for n in range(len(marks) + 1) if bool(marks[n] if n < len(marks) else 0) != bool(marks[n - 1] if n else 0)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _outlined(picture: Image.Image, boxes: tuple[_PixelBox, ...]) -> Image.Image:
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rounded_rectangle(box, radius=6, outline=_MARK, width=3)
    return picture


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
