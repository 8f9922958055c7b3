"""Pictures of a page before and after a change, with what changed outlined."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

_COARSE = 50  # dpi, to find what differs
_FINE = 110  # dpi, to read it
_APART = 9  # pixels at the coarse size, some 5 mm: what is nearer than this has one outline
_VISIBLE = 24  # of 255: less is the edge of a letter, drawn a little elsewhere
_MOST_BOXES = 12
_MARK = (196, 85, 0)
_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The first page that a change touches: PNG files of it `now` and `before`, which is empty if there was no such page."""

    page: int
    pages: int
    places: int
    now: bytes
    before: bytes


def changed_page(old: bytes, new: bytes) -> Pictures | None:
    """Return pictures of the first page of a PDF that looks different; None if none does."""
    import pypdfium2

    before, now = pypdfium2.PdfDocument(old) if old else None, pypdfium2.PdfDocument(new)
    try:
        earlier = len(before) if before else 0
        for index in range(len(now)):
            boxes = _differences(before, now, index) if index < earlier else ()
            if index >= earlier or boxes:
                last = _png(_drawn(before, index, _FINE)) if before and index < earlier else b""
                return Pictures(index + 1, len(now), len(boxes), _png(_outlined(_drawn(now, index, _FINE), boxes)), last)
        return None
    finally:
        for each in (before, now):
            if each:
                each.close()


def _drawn(document: object, index: int, dpi: int) -> Image.Image:
    picture: Image.Image = document[index].render(scale=dpi / 72).to_pil().convert("RGB")  # type: ignore[index]
    return picture


def _differences(before: object, now: object, index: int) -> tuple[_Box, ...]:
    """Return the boxes around what differs on a page, in pixels at the fine size."""
    old, new = (_drawn(each, index, _COARSE).convert("L") for each in (before, now))
    if old.size != new.size:
        return ((0, 0, *_scaled(new.size)),)
    mask = ImageChops.difference(old, new).point(lambda value: 255 if value > _VISIBLE else 0)
    wide = mask.filter(ImageFilter.MaxFilter(_APART))
    return tuple((*_scaled(box[:2]), *_scaled(box[2:])) for box in list(_parts(wide, (0, 0, *wide.size)))[:_MOST_BOXES])


def _scaled(point: tuple[int, ...]) -> tuple[int, int]:
    x, y = point
    return round(x * _FINE / _COARSE), round(y * _FINE / _COARSE)


def _parts(mask: Image.Image, box: _Box) -> Iterator[_Box]:
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


def _outlined(picture: Image.Image, boxes: tuple[_Box, ...]) -> Image.Image:
    pen = ImageDraw.Draw(picture)
    for box in boxes:
        pen.rounded_rectangle(box, radius=6, outline=_MARK, width=3)
    return picture


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
