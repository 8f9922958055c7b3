"""The fonts that tests set words in: the project's own, and files made of Fira Sans for families and faults of their own."""

from __future__ import annotations

import atexit
import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.design.font_files import FontFile, read_font
from generator.design.fonts import FontSet, read_library
from tests.conftest import ROOT

FOLDER = ROOT / "handouts/fonts"
LIBRARY = read_library(FOLDER)
FIRA = FOLDER / "fira-sans/FiraSans-Regular.ttf"
ARABIC, BENGALI, GUJARATI, PUNJABI, CHINESE = (
    next(file for file in LIBRARY.files if file.family == family)
    for family in ("Noto Sans Arabic", "Hind Siliguri", "Noto Sans Gujarati", "Noto Sans Gurmukhi", "Noto Sans SC")
)
_LETTERS = range(0x20, 0x7F)
_TEMPORARY = TemporaryDirectory(prefix="fonts-")
atexit.register(_TEMPORARY.cleanup)


def font_set(body: str = "Fira Sans", heading: str = "IBM Plex Serif") -> FontSet:
    """Return the files that set a handout in two of the project's families."""
    fonts = LIBRARY.font_set(body, heading)
    assert fonts
    return fonts


FONTS = font_set()


def face(style: str, weight: int, *, italic: bool = False) -> FontFile:
    """Return a face of Fira Sans that the project does not have, in a file of its own."""
    folder = Path(_TEMPORARY.name)
    path = write(folder / f"FiraSans-{style}.ttf", family="Fira Sans", style=style, weight=weight, italic=italic)
    found = read_font(path, folder)
    assert isinstance(found, FontFile)
    return found


def write(
    path: Path,
    *,
    family: str = "Our Sans",
    style: str = "Regular",
    weight: int = 400,
    italic: bool = False,
    width: int = 5,
    fs_type: int = 0,
) -> Path:
    """Write a font with the Latin letters of Fira Sans and names of its own; return its path."""
    font = latin()
    name = font["name"]
    base = family.replace(" ", "")
    for number, words in {1: family, 2: style, 4: f"{family} {style}", 6: f"{base}-{style}", 16: family, 17: style}.items():
        name.setName(words, number, 3, 1, 0x409)
        name.setName(words, number, 1, 0, 0)
    os2 = font["OS/2"]
    os2.usWeightClass, os2.usWidthClass, os2.fsType = weight, width, fs_type
    os2.fsSelection = (os2.fsSelection & ~0x201) | int(italic)
    font["post"].italicAngle = -10.0 if italic else 0.0
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path


def latin() -> Any:
    """Return the regular face of Fira Sans, cut down to what a keyboard has, to be changed."""
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(_latin()), recalcTimestamp=False)


@cache
def _latin() -> bytes:
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(FIRA, recalcTimestamp=False)
    worker = subset.Subsetter(subset.Options(layout_features=[], name_IDs=["*"], hinting=False))
    worker.populate(unicodes=_LETTERS)
    worker.subset(font)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def sha256(path: Path) -> str:
    """Return a file's digest."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
