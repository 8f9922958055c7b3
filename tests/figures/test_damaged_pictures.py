"""A hundred damaged logos, by seed: each ends in a picture or in a refusal in plain words, and none in anything else."""

from __future__ import annotations

import io
import os
import random
import re
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from generator.figures import resvg
from generator.figures.logo import LIMITS
from generator.figures.picture_file import PictureFile, read_picture
from generator.figures.refused_picture import RefusedPictureError
from tests.each import each

SEEDS = 100 if os.environ.get("ALL") == "1" else 24
WHAT = "the logo 'images/ours'"
SVG = Path(__file__).parent / "svg"
Damage = Callable[[random.Random, bytes], bytes]


@cache
def sound() -> tuple[tuple[str, bytes], ...]:
    """Return logos that are fine, each with its ending; every second one is an SVG file."""
    picture = Image.effect_mandelbrot((120, 40), (-2, -1, 1, 1), 40)
    pixels = (
        (".png", saved(picture.convert("RGBA"), "PNG")),
        (".png", saved(picture.convert("P"), "PNG", transparency=3)),
        (".png", saved(picture.convert("I;16"), "PNG")),
        (".jpg", saved(picture.convert("RGB"), "JPEG", progressive=True)),
        (".jpg", saved(picture, "JPEG")),
    )
    shapes = ((".svg", file.read_bytes()) for file in sorted(SVG.glob("*.svg"))[::6])
    return tuple(each for pair in zip(pixels, shapes, strict=True) for each in pair)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def flipped(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def sealed(chance: random.Random, data: bytes) -> bytes:
    """Return a PNG file with bytes changed in one of its parts, whose checksum is right again; any other file with one changed byte."""
    if not data.startswith(b"\x89PNG"):
        at = chance.randrange(len(data))
        return data[:at] + bytes([chance.randrange(32, 127)]) + data[at + 1 :]
    starts = [8]
    while starts[-1] < len(data):
        starts.append(starts[-1] + 12 + int.from_bytes(data[starts[-1] : starts[-1] + 4], "big"))
    start = chance.choice(starts[:-2])
    end = starts[starts.index(start) + 1]
    body = bytearray(data[start + 4 : end - 4])
    body[chance.randrange(4, len(body))] = chance.randrange(256)
    return data[: start + 4] + body + zlib.crc32(body).to_bytes(4, "big") + data[end:]


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def blanked(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data))
    length = min(chance.randrange(1, 200), len(data) - start)
    return data[:start] + bytes(length) + data[start + length :]


def swapped(chance: random.Random, data: bytes) -> bytes:
    one, two, three = sorted(chance.sample(range(len(data)), 3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def doubled(chance: random.Random, data: bytes) -> bytes:
    one, two = sorted(chance.sample(range(len(data)), 2))
    return data[:two] + data[one:two] + data[two:]


ODD = (
    "", "-1", "1e999", "NaN", "0", "url(#x)", "url(http://a.example/b)", "100%", "9" * 40, "var(--x)", "M", "translate(1e308)", "none", "<",
)  # fmt: skip


def rewritten(chance: random.Random, data: bytes) -> bytes:
    """Return a file with the values of some attributes replaced; one without attributes is cut."""
    text = data.decode("utf-8", "replace")
    found = list(re.finditer(r'"[^"]*"', text))
    if not found:
        return cut(chance, data)
    for match in sorted(chance.sample(found, min(3, len(found))), key=lambda match: -match.start()):
        text = f'{text[: match.start()]}"{chance.choice(ODD)}"{text[match.end() :]}'
    return text.encode()


DAMAGES: tuple[Damage, ...] = (flipped, sealed, sealed, cut, blanked, swapped, doubled, rewritten, rewritten, rewritten)


def damaged() -> Iterable[tuple[int, str, str, bytes]]:
    """Yield damaged logos with their seed, their ending and what was done to them."""
    for seed in range(SEEDS):
        chance = random.Random(seed)
        ending, data = sound()[seed % len(sound())]
        damage = DAMAGES[chance.randrange(len(DAMAGES))]
        yield seed, ending, damage.__name__, damage(chance, data)


def result(logo: tuple[int, str, str, bytes]) -> PictureFile | RefusedPictureError:
    _, ending, _, data = logo
    try:
        with pytest.MonkeyPatch.context() as sooner:
            sooner.setattr(resvg, "SECONDS", 5)
            return read_picture(data, ending, WHAT, LIMITS)
    except RefusedPictureError as error:
        return error


@each("logo", damaged, title=lambda logo: f"seed {logo[0]}, {logo[2]} {logo[1]}")
def test_a_damaged_logo_is_read_or_refused(logo: tuple[int, str, str, bytes]) -> None:
    found = result(logo)
    if isinstance(found, PictureFile):
        assert bool(found.png) != bool(found.shapes)
        assert min(found.width, found.height) > 0
    else:
        assert str(found).startswith(WHAT)
        assert found.hint


def test_some_of_them_are_still_pictures_and_some_are_not() -> None:
    kinds = {type(result(logo)) for logo in damaged()}
    assert kinds == {PictureFile, RefusedPictureError}
