"""Ink: how much is on each page, in which colours, and whether black alone is enough.

Coverage is measured on the rendered page, converted to CMYK in the simplest way: what the three colours share is printed black.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageStat

from generator.design.theme import Theme
from tests.formats.pdf.measure.content import Ink, Use, content, runs
from tests.formats.pdf.measure.pictures import pictures

MOST = 0.15  # of the page, mean of the four inks: more wastes toner, and smears on an office printer
MOST_AT_A_PLACE = 3.0  # of four inks on one another: what coated paper takes (press)
_COARSE = 3  # pixels to one: means need no detail
_BLACK_OPERATORS = frozenset({"g", "G"})


def coverage(data: bytes) -> list[float]:
    """Return for each page the mean of the four inks' shares of it, 0 to 1."""
    return [_covered(picture) for picture in pictures(data)]


def _covered(picture: Image.Image) -> float:
    cyan, magenta, yellow = ImageChops.invert(picture.reduce(_COARSE)).split()
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    coloured = (ImageChops.subtract(ink, black) for ink in (cyan, magenta, yellow))
    return sum(ImageStat.Stat(ink).mean[0] for ink in (*coloured, black)) / 255 / 4


def heavy_pages(data: bytes) -> Iterator[str]:
    """Yield pages that take much ink."""
    yield from (f"page {n}: {share:.1%} of the four inks" for n, share in enumerate(coverage(data), 1) if share > MOST)


def thick_ink(data: bytes) -> Iterator[str]:
    """Yield colours made of more CMYK than can dry."""
    for use in _sorted(content(data).uses):
        if use.name in ("k", "K") and (total := sum(float(value) for value in use.values)) > MOST_AT_A_PLACE + 0.001:
            yield f"page {use.page}: {total:.0%} of ink"


def neutral(theme: Theme) -> bool:
    """Return whether a theme has only greys."""
    return all(value[:2] == value[2:4] == value[4:] for value in theme.colours.values())


def coloured(data: bytes) -> Iterator[str]:
    """Yield everything that black ink alone can't print as is: a colour, even one that looks grey, a picture, a shading."""
    for use in _sorted(content(data).uses):
        if use.name != "w" and not _black(use):
            yield f"page {use.page}: {' '.join([*map(str, use.values), use.name])}"


def _black(use: Use) -> bool:
    if use.name in ("k", "K"):
        return use.values[:3] == (0, 0, 0)
    return use.name in _BLACK_OPERATORS


def _sorted(uses: frozenset[Use]) -> list[Use]:
    return sorted(uses, key=lambda use: (use.page, use.name, str(use.values)))


def ink_of_most_words(data: bytes) -> Ink:
    """Return the ink that most letters are printed in."""
    letters: Counter[Ink] = Counter()
    for run in runs(data):
        letters[run.ink] += len(run.words)
    return letters.most_common(1)[0][0]


def is_pure_black(ink: Ink) -> bool:
    """Return whether a press prints an ink with its black plate alone."""
    return ink in (("g", (0.0,)), ("k", (0.0, 0.0, 0.0, 1.0)))
