"""Small pictures of first pages, made once for each file that changes. Slides are drawn by the page from their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

from generator.document.needs import Need
from generator.document.printing import COLOUR
from generator.pipeline.manifest import Entry

_WIDTH = 240  # pixels: shown at half of that, sharp on most screens
_FEW = 8  # conditions: with more, only what is handed out has a picture, so that the page stays light
_SHOWN: tuple[Need, ...] = ("hand-out", "one-page", "large-print")
_QUALITY = 50  # of JPEG: WebP takes fifteen times as long, for a tenth to a third fewer bytes
_DIGITS = 16  # of a digest: enough to tell files apart


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A picture as base64, with its size in pixels."""

    jpeg: str
    width: int
    height: int


class _Jpeg(BytesIO):
    """Bytes with a name, by which Pillow knows their format: if it were told the format itself, it would first load all common ones."""

    name = "picture.jpg"


def key_of(entry: Entry) -> str:
    """Return what a file's picture is kept under."""
    return entry.sha256[:_DIGITS]


def pictures_of(entries: Iterable[Entry], read: Callable[[str], bytes], kept: Mapping[str, FirstPage]) -> dict[str, FirstPage]:
    """Return the pictures of those files that are shown with one; a file that can't be drawn has none."""
    files = tuple(entries)
    found: dict[str, FirstPage] = {}
    for entry in pictured(files):
        picture = kept.get(key_of(entry)) or _first_page(read(entry.path))
        if picture:
            found[key_of(entry)] = picture
    return found


def pictured(files: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the files whose first page is shown."""
    printed = [each for each in files if each.printing and each.printing.ink == COLOUR and each.path.endswith(".pdf")]
    shown = _SHOWN if len({each.condition for each in printed}) <= _FEW + 1 else _SHOWN[:1]
    return tuple(each for each in printed if each.need in shown)


def _first_page(data: bytes) -> FirstPage | None:
    from base64 import b64encode

    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        page = document[0]
        image = page.render(scale=_WIDTH / page.get_width(), rev_byteorder=True).to_pil()  # as JPEG has the colours, for which they stay
    except pypdfium2.PdfiumError:
        return None
    document.close()
    packed = _Jpeg()
    image.save(packed, quality=_QUALITY)
    return FirstPage(b64encode(packed.getvalue()).decode(), *image.size)
