"""The pictures of a clinic's template: what each claims to be, read once to see that it is whole and of bearable size."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Mapping
from contextlib import closing

from PIL import Image

from generator.formats.pptx.archive import BrokenPartError, UnusableFileError, plain
from generator.formats.pptx.safe_xml import XmlElement, parse_xml, reads_alike

SVG = "image/svg+xml"
# Pictures that PowerPoint shows on every system, with the endings of their names.
PICTURE_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "image/png": (".png",), "image/jpeg": (".jpg", ".jpeg", ".jpe", ".jfif"), "image/gif": (".gif",),
    "image/bmp": (".bmp",), "image/tiff": (".tif", ".tiff"),
    "image/x-emf": (".emf",), "image/x-wmf": (".wmf",), SVG: (".svg",),
}  # fmt: skip
MOST_PIXELS = 80_000_000  # of all pictures of a template: 10 that fill a screen of 4K; Pillow warns of a single one of 89
_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/bmp": "BMP", "image/tiff": "TIFF"}
_EMF, _PLACEABLE, _WMF = b" EMF", b"\xd7\xcd\xc6\x9a", (b"\x01\x00\x09\x00", b"\x02\x00\x09\x00")  # [MS-EMF] 2.3.4.2, [MS-WMF] 2.3.2
_SVG_SPACE = "{http://www.w3.org/2000/svg}"
_ACTIVE = {f"{_SVG_SPACE}{name}" for name in ("script", "foreignObject", "animate", "animateMotion", "animateTransform", "set", "handler")}
_FETCHING = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|expression\(|javascript:", re.IGNORECASE)
_WITHIN = re.compile(r"\s*(#|data:image/(png|jpeg|gif);)", re.IGNORECASE)
_AGAIN = "in PowerPoint, delete the picture, insert it again, and save the template"


def check_pictures(pictures: Iterable[tuple[str, str, bytes]]) -> None:
    """Raise BrokenPartError if one of the pictures, given by part, type and bytes, is damaged; UnusableFileError if they are too large."""
    pixels = 0
    for name, kind, data in pictures:
        if kind in _FORMATS:
            pixels += _check_bitmap(name, _FORMATS[kind], data, MOST_PIXELS - pixels)
        elif kind != SVG and not _is_metafile(kind, data):
            raise BrokenPartError(name, "it is not the picture that its name says", _AGAIN)


def _check_bitmap(name: str, form: str, data: bytes, room: int) -> int:
    """Return the number of pixels of a picture that can be decoded, first checked against the `room` for them."""
    try:
        big = warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning)
        with big, closing(Image.open(io.BytesIO(data), formats=[form])) as picture:
            pixels = picture.width * picture.height
            if pixels > room:
                raise Image.DecompressionBombError
            picture.load()
            moves = form == "GIF" and getattr(picture, "is_animated", False)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        hint = "compress them in PowerPoint: Picture Format, Compress Pictures"
        raise UnusableFileError(f"its pictures have more than {MOST_PIXELS / 1e6:.0f} million dots", hint) from error
    except Exception as error:  # Pillow raises almost anything for damaged bytes
        raise BrokenPartError(name, "it is not a whole picture of the kind that its name says", _AGAIN) from error
    if moves:  # WCAG 2.2, 2.2.2
        raise UnusableFileError(f"its picture {plain(name)} moves, which nothing on a slide should", "put a PNG picture in its place")
    return pixels


def _is_metafile(kind: str, data: bytes) -> bool:
    return data[40:44] == _EMF if kind == "image/x-emf" else data.startswith((_PLACEABLE, *_WMF))


def is_inert(data: bytes, name: str) -> bool:
    """Return whether an SVG picture neither runs nor fetches anything."""
    try:
        root = parse_xml(data, name)
        return reads_alike(data, root) and all(_is_still(element) for element in root.iter())
    except BrokenPartError:
        return False


def _is_still(element: XmlElement) -> bool:
    words = (element.text or "") if element.tag == f"{_SVG_SPACE}style" else ""
    if element.tag in _ACTIVE or _FETCHING.search(words):
        return False
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2].lower()
        if name.startswith("on") or _FETCHING.search(value) or (name in ("href", "src") and not _WITHIN.match(value)):
            return False
    return True
