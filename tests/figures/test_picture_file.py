"""The door for pictures: what a file is, is told by its bytes, and a file that can't be used says what to do."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PIL import Image

from generator.figures import picture_file
from generator.figures.picture_file import PictureFile, PictureLimits, read_picture
from generator.figures.raster import read_raster
from generator.figures.refused_picture import RefusedPictureError
from tests.each import rows

LIMITS = PictureLimits(bytes=100_000, side=500, place=(1.0, 0.5))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3" fill="#0B4A57"/></svg>'


def read(data: bytes, ending: str) -> PictureFile:
    return read_picture(data, ending, "the picture 'ours'", LIMITS)


def saved(kind: str, mode: str = "RGB", size: tuple[int, int] = (30, 10)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


Saved = Callable[[], bytes]  # a file that Pillow writes, for which it loads all that it knows: not while tests are listed
PNG, JPEG, GIF, WEBP, TIFF, BMP = (partial(saved, kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"))


def bytes_of(file: bytes | Saved) -> bytes:
    return file if isinstance(file, bytes) else file()


@rows("ending", [".png", ".PNG", ".jpg", ".jpeg", ".svg"])
@rows("file", [PNG, JPEG, SVG, b"\n  " + SVG, b"\xef\xbb\xbf" + SVG, SVG.decode().encode("utf-16")])
def test_a_wrong_ending_does_no_harm(file: bytes | Saved, ending: str) -> None:
    picture = read(bytes_of(file), ending)
    assert picture.fitted(30, 30) == (30, 10)


@rows(
    ("file", "ending", "said", "hint"),
    [
        (GIF, ".gif", "must be a PNG, JPEG or SVG file; this is a GIF file", "export it as PNG"),
        (WEBP, ".png", "must be a PNG, JPEG or SVG file; this is a WebP file", "export it as PNG"),
        (TIFF, ".tif", "must be a PNG, JPEG or SVG file; this is a TIFF file", "export it as PNG"),
        (BMP, ".png", "must be a PNG, JPEG or SVG file; this is a BMP file", "export it as PNG"),
        (b"\0\0\0\x18ftypheic\0\0", ".jpg", "must be a PNG, JPEG or SVG file; this is a HEIC or AVIF file", "export it as PNG or JPEG"),
        (b"%PDF-1.7", ".ai", "must be a PNG, JPEG or SVG file; this is a PDF or Illustrator file", "save it as SVG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", ".eps", "must be a PNG, JPEG or SVG file; this is an EPS file", "save it as SVG"),
        (b"8BPS\0\1", ".psd", "must be a PNG, JPEG or SVG file; this is a Photoshop file", "export it as PNG"),
        (gzip.compress(SVG), ".svgz", "must be a PNG, JPEG or SVG file; this is a compressed file (.svgz)", "save it as plain SVG"),
        (gzip.compress(SVG), ".svg", "must be a PNG, JPEG or SVG file; this is a compressed file (.svgz)", "save it as plain SVG"),
        (b"<!DOCTYPE html><html>", ".svg", "must be a PNG, JPEG or SVG file; this is a web page", "export it again as PNG"),
        (b"RIFF\4\0\0\0CDRvrsn", ".cdr", "must be a PNG, JPEG or SVG file; this is something else, or damaged", "export it again as PNG"),
        (b"no picture", ".png", "must be a PNG, JPEG or SVG file; this is something else, or damaged", "export it again as PNG"),
        (b"\xff\xfe\x00", ".svg", "must be a PNG, JPEG or SVG file; this is something else, or damaged", "export it again as PNG"),
        (b"<tool/>", ".svg", "is not an SVG file", "export it again as SVG or PNG"),
        (b"", ".png", "is empty", "copy it here again"),
        (PNG, ".txt", "must be a PNG, JPEG or SVG file", "give it the right ending"),
        (SVG + b" " * 100_000, ".svg", "is 0.1 MB; the limit is 0 MB", "export it again, smaller"),
        (partial(saved, "PNG", size=(501, 1)), ".png", "is 501 x 1 pixels; the limit is 500 x 500", "export it again, smaller"),
        (
            partial(saved, "PNG", "RGBA"),
            ".png",
            "is transparent throughout: nothing of it would be seen",
            "export it again with its colours",
        ),
    ],
)
def test_one_that_cannot_be_used_says_what_to_do(file: bytes | Saved, ending: str, said: str, hint: str) -> None:
    with pytest.raises(RefusedPictureError) as refused:
        read(bytes_of(file), ending)
    assert str(refused.value) == f"the picture 'ours' {said}"
    assert hint in refused.value.hint


def test_a_picture_is_read_once_however_often_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[bytes] = []

    def counted(data: bytes, *more: Any) -> object:
        reads.append(data)
        return read_raster(data, *more)

    monkeypatch.setattr(picture_file, "read_raster", counted)
    for data in (saved("PNG", size=(31, 10)), saved("PNG")[:40]):
        reads.clear()
        for _ in range(3):
            try:
                read(data, ".png")
            except RefusedPictureError:
                continue
        assert reads == [data]


def on_a_page(inner: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000">{inner}</svg>'.encode()


def speck_of_pixels() -> bytes:
    out, page = io.BytesIO(), Image.new("RGBA", (400, 400))
    page.paste((11, 74, 87, 255), (390, 0, 410, 20))
    page.save(out, "PNG")
    return out.getvalue()


@rows(
    ("file", "share"),
    [
        (on_a_page('<rect x="500" y="500" width="1" height="1"/>'), "0.1%"),
        (on_a_page('<rect x="990" y="500" width="500" height="80"/>'), "8.0%"),
        (
            on_a_page('<circle cx="500" cy="500" r="40" fill="url(#g)"/><radialGradient id="g"><stop stop-color="red"/></radialGradient>'),
            "8.",
        ),
        (speck_of_pixels, "5."),
    ],
)
def test_a_picture_that_is_a_speck_on_an_empty_page_is_refused(file: bytes | Saved, share: str) -> None:
    with pytest.raises(RefusedPictureError) as refused:
        read(bytes_of(file), ".svg")
    assert str(refused.value).startswith(f"the picture 'ours' is empty but for {share}")
    assert "fit the page to the drawing" in refused.value.hint


@rows("inner", ['<rect x="500" width="1" height="900"/>', '<rect width="100" height="100"/>'])
def test_a_picture_may_be_thin_or_have_much_space_around_it(inner: str) -> None:
    assert read(on_a_page(inner), ".svg").width == 1000
