"""Raster images, however a program saved them: plain, upright pixels in sRGB, or a refusal in plain words."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from generator.figures.raster import png, read_raster
from generator.figures.refused_picture import RefusedPictureError
from tests.conftest import ROOT
from tests.each import rows

SIDE = 4000
PRESS = (ROOT / "handouts/papers/ISOcoated_v2_300_bas.icc").read_bytes()
RED = (139, 26, 43)


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def read(picture: Image.Image, kind: str = "PNG", **options: object) -> Image.Image:
    return read_raster(saved(picture, kind, **options), SIDE)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(kind: int, bits: int, rows: bytes, size: tuple[int, int], *more: bytes, interlaced: int = 0) -> bytes:
    """Return a PNG file as another program may write it."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, bits, kind, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def wide_gamut() -> bytes:
    """Return a profile whose red, green and blue lie further out than sRGB's: sRGB's own with the first two swapped."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    return bytes(profile)


@rows(
    ("picture", "mode", "pixel"),
    [
        (Image.new("1", (2, 2), 1), "L", 255),
        (Image.new("L", (2, 2), 90), "L", 90),
        (Image.new("LA", (2, 2), (90, 120)), "LA", (90, 120)),
        (Image.new("RGB", (2, 2), RED), "RGB", RED),
        (Image.new("RGB", (2, 2), (90, 90, 90)), "L", 90),
        (Image.new("RGBA", (2, 2), (*RED, 255)), "RGB", RED),
        (Image.new("RGBA", (2, 2), (*RED, 100)), "RGBA", (*RED, 100)),
        (Image.new("RGB", (2, 2), RED).quantize(4), "RGB", RED),
        (Image.new("I;16", (2, 2), 32768), "L", 128),
        (Image.new("I;16", (2, 2), 65535), "L", 255),
    ],
)
def test_every_mode_becomes_the_simplest_that_holds_it(picture: Image.Image, mode: str, pixel: object) -> None:
    made = read(picture)
    assert (made.mode, made.getpixel((1, 1))) == (mode, pixel)


PALETTE = chunk(b"PLTE", b"\x01\x02\x03\x09\x08\x07")


@rows(
    ("data", "pixels"),
    [
        (png_of(0, 16, b"\0\0\0\x01\x2c\xff\xff", (3, 1), chunk(b"tRNS", b"\x01\x2c")), [(0, 255), (1, 0), (255, 255)]),
        (png_of(2, 16, b"\0" + bytes((255, 0, 0, 0, 0, 0, 1, 0, 2, 0, 3, 0)), (2, 1)), [(255, 0, 0), (1, 2, 3)]),
        (png_of(2, 8, b"\0\x01\x02\x03\x09\x08\x07", (2, 1), chunk(b"tRNS", b"\0\x01\0\x02\0\x03")), [(1, 2, 3, 0), (9, 8, 7, 255)]),
        (
            png_of(3, 1, b"\0\x40", (2, 1), chunk(b"PLTE", b"\x01\x02\x03\x09\x08\x07"), chunk(b"tRNS", b"\x64")),
            [(1, 2, 3, 100), (9, 8, 7, 255)],
        ),
        (png_of(0, 2, b"\0\x18", (4, 1)), [0, 85, 170, 0]),
        (png_of(0, 8, b"\0\x0a\0\x14\0\x1e\x28", (2, 2), interlaced=1), [10, 20, 30, 40]),
    ],
)
def test_every_kind_of_png_is_read(data: bytes, pixels: list[object]) -> None:
    made = read_raster(data, SIDE)
    assert [made.getpixel((n % made.width, n // made.width)) for n in range(made.width * made.height)] == pixels


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_is_turned_upright(turn: int) -> None:
    from PIL import ImageOps

    picture = Image.new("L", (3, 2))
    picture.putdata([10, 60, 110, 160, 210, 250])
    exif = Image.Exif()
    exif[0x0112] = turn
    assert read(picture, exif=exif).tobytes() == ImageOps.exif_transpose(Image.open(io.BytesIO(saved(picture, exif=exif)))).tobytes()


def test_damaged_remarks_of_a_camera_do_no_harm() -> None:
    assert read(Image.new("RGB", (3, 2), "red"), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff").size == (3, 2)


def test_inks_become_colours_by_their_own_profile() -> None:
    cyan = read(Image.new("CMYK", (4, 4), (255, 0, 0, 0)), "JPEG", icc_profile=PRESS).getpixel((1, 1))
    assert cyan == (0, 158, 227)  # of ISO Coated v2; without a profile it would be taken for (0, 255, 255)


def test_inks_without_a_profile_are_refused() -> None:
    for profile in (None, b"no profile", wide_gamut()):
        with pytest.raises(RefusedPictureError, match="is in CMYK, for a printing press, and does not say which inks"):
            read(Image.new("CMYK", (4, 4)), "JPEG", icc_profile=profile)


def test_colours_of_another_profile_become_srgb() -> None:
    assert read(Image.new("RGB", (2, 2), (255, 0, 0)), icc_profile=wide_gamut()).getpixel((0, 0)) == (0, 255, 0)


@rows("profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"damaged", wide_gamut()[:400]])
def test_colours_stay_exactly_as_they_are_in_srgb_and_without_a_profile_that_fits(profile: bytes) -> None:
    assert read(Image.new("RGB", (2, 2), RED), icc_profile=profile).getpixel((0, 0)) == RED


def test_the_first_picture_of_an_animation_is_used() -> None:
    frames = [Image.new("L", (2, 2), shade) for shade in (10, 200)]
    assert read(frames[0], save_all=True, append_images=frames[1:]).getpixel((0, 0)) == 10


def bomb() -> bytes:
    """Return a PNG with far more words than pixels; made when a test asks for it, as listing the tests must be quick."""
    words = PngImagePlugin.PngInfo()
    words.add_text("x", "a" * 80_000_000, zip=True)
    return saved(Image.new("L", (1, 1)), pnginfo=words)


@rows(
    ("data", "said"),
    [
        (lambda: saved(Image.new("L", (SIDE + 1, 1))), "is 4001 x 1 pixels; the limit is 4000 x 4000"),
        (lambda: png_of(0, 8, b"", (30000, 30000)), "has far too many pixels; the limit is 4000 x 4000"),
        (bomb, "holds far more words or colour data than a picture needs"),
        (lambda: saved(Image.effect_noise((64, 64), 50))[:-300], "is damaged or incomplete"),
        (lambda: saved(Image.effect_noise((64, 64), 50), "JPEG")[:700], "is damaged or incomplete"),
        (lambda: b"\x89PNG\r\n\x1a\n", "is damaged or incomplete"),
        (lambda: png_of(0, 8, b"", (0, 5)), "is damaged or incomplete"),
        (lambda: saved(Image.new("P", (2, 2)), "GIF"), "is damaged or incomplete"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(data: Callable[[], bytes], said: str) -> None:
    with pytest.raises(RefusedPictureError) as refused:
        read_raster(data(), SIDE)
    assert str(refused.value) == said
    assert refused.value.hint


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
def test_what_is_written_is_read_back_and_the_same_each_time(mode: str, tmp_path: Path) -> None:
    picture = Image.effect_noise((17, 9), 80).convert(mode)
    (tmp_path / "x.png").write_bytes(png(picture))
    with Image.open(tmp_path / "x.png") as back:
        assert (back.mode, back.size, back.tobytes()) == (mode, (17, 9), picture.tobytes())
    assert png(picture) == png(picture.copy())
