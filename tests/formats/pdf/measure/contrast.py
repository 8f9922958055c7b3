"""Contrast of words with what is really behind them: the same page, printed without its words (WCAG 2.2, 1.4.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops

from tests.formats.pdf.measure.content import Run, rgb, runs
from tests.formats.pdf.measure.pictures import pictures, pixels, wordless, words_alone
from tests.formats.pdf.measure.sheet import Sheet, sheets

RATIO = 7.0
LARGE_RATIO = 4.5
LARGE, LARGE_BOLD = 18.0, 14.0  # points
_SHARE = 0.05  # of the box behind words: less is an edge
_DEPTH, _HEIGHT = 0.2, 0.75  # of the size: how far letters reach below and above the baseline
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Contrast:
    """How words stand out from the worst of what is behind them: in colour, and when all is printed in grey."""

    run: Run
    ratio: float
    in_grey: float
    words: Colour
    ground: Colour

    @property
    def wanted(self) -> float:
        """The least ratio for words of this size."""
        large = self.run.size >= (LARGE_BOLD if self.run.face.bold else LARGE)
        return LARGE_RATIO if large else RATIO


def contrasts(data: bytes) -> Iterator[Contrast]:
    """Yield the contrast of each run of words."""
    full, bare, boxes = pictures(data), wordless(data), sheets(data)
    for run in runs(data):
        place = _place(run, boxes[run.page - 1])
        ground = bare[run.page - 1].crop(place)
        words = rgb(run.ink) or _farthest(full[run.page - 1].crop(place), ground)
        yield min((_contrast(run, words, colour) for colour in _colours(ground)), key=lambda found: min(found.ratio, found.in_grey))


def faint_words(data: bytes) -> Iterator[str]:
    """Yield words that do not stand out enough, in colour or in grey."""
    for found in contrasts(data):
        if min(found.ratio, found.in_grey) < found.wanted:
            said = f"{found.ratio:.1f}:1, in grey {found.in_grey:.1f}:1, {_hex(found.words)} on {_hex(found.ground)}"
            yield f"page {found.run.page}: {said} '{found.run.words}'"


def hidden_words(data: bytes) -> Iterator[str]:
    """Yield words that something is painted over, or that are painted in the colour of what is behind them."""
    masks, boxes = words_alone(data), sheets(data)
    for run in runs(data):
        if masks[run.page - 1].crop(_place(run, boxes[run.page - 1])).getbbox() is None:
            yield f"page {run.page}: '{run.words}' cannot be seen"


def worst(data: bytes) -> Contrast:
    """Return the words that stand out least, for their size."""
    return min(contrasts(data), key=lambda found: min(found.ratio, found.in_grey) / found.wanted)


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _place(run: Run, sheet: Sheet) -> tuple[int, int, int, int]:
    """Return where a run's letters lie in the picture of its page."""
    return pixels((run.left, run.baseline - _DEPTH * run.size, run.right, run.baseline + _HEIGHT * run.size), sheet)


def _contrast(run: Run, words: Colour, ground: Colour) -> Contrast:
    return Contrast(run, ratio(words, ground), ratio(_grey(words), _grey(ground)), words, ground)


def _colours(picture: Image.Image) -> list[Colour]:
    """Return the colours that are more than an edge."""
    counted = picture.getcolors(picture.width * picture.height) or []
    least = _SHARE * picture.width * picture.height
    most = max(counted, key=lambda each: each[0])
    return [plain(colour) for count, colour in counted if count >= least] or [plain(most[1])]


def _farthest(full: Image.Image, bare: Image.Image) -> Colour:
    """Return the colour of the words' core: what differs most from the page without them."""
    changes = ImageChops.difference(full, bare).convert("L")
    at = max(range(changes.width * changes.height), key=list(changes.tobytes()).__getitem__)
    return plain(full.getpixel((at % full.width, at // full.width)))


def plain(colour: object) -> Colour:
    """Return a pixel of a coloured picture as a colour; Pillow knows pixels of other kinds too."""
    assert isinstance(colour, tuple)
    red, green, blue = colour
    return int(red), int(green), int(blue)


def _grey(colour: Colour) -> Colour:
    """Return a colour as an office printer's black prints it: its luma (ITU-R BT.601)."""
    grey = round(0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2])
    return grey, grey, grey


def _luminance(colour: Colour) -> float:
    shares = (value / 255 for value in colour)
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(colour: Colour) -> str:
    return bytes(colour).hex().upper()
