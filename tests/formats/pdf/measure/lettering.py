"""Type: size, x-height, families, weights, leading, length of lines. UKAAF's and RNIB's clear print, on paper."""

from __future__ import annotations

from collections.abc import Iterator

from tests.formats.pdf.measure.content import Run, content, runs
from tests.formats.pdf.measure.sheet import sheets
from tests.formats.pdf.measure.structure import HEADINGS, leadings, paragraphs

SMALLEST = 12.0  # points, clear print; the smallest x-height below goes with it
LARGE_PRINT = 16.0  # points: the least that is large print
X_HEIGHT = 2.0  # mm
LEADING = 1.25  # of the size, in running words
DISPLAY = 18.0  # points: from this size on, lines come in ones and twos, and may be closer
DISPLAY_LEADING = 1.1
ROUNDED = 0.002  # of the size: places in a file have two decimals
LABEL_LEADING = 1.15  # in bold labels of a line or two
USUAL_LINE, LONGEST_LINE = 70, 100  # characters: small print and single lines may be as wide as a page of A4
FEW = 30  # full lines: nearly all of them are small print where there are no more
FAMILIES = 2
REGULAR = 400
SHOUTED = 3  # words in capitals
HAIRLINE = 0.25  # points
_MM = 25.4 / 72
RUNNING = ("P", "LBody", "TD", "Caption")


def floor(body: float) -> float:
    """Return the smallest size allowed where body text has that size."""
    return LARGE_PRINT if body >= LARGE_PRINT else SMALLEST


def small_words(data: bytes, smallest: float) -> Iterator[str]:
    """Yield words set smaller than that, in points, or with a lower x-height than clear print has, where they are not cut off."""
    for run in _left_after_cutting(data):
        high = run.face.x_height * run.size * _MM
        if run.size < smallest - 0.001:
            yield f"page {run.page}: {run.size:g} pt '{run.words}'"
        elif run.face.x_height and high < X_HEIGHT:
            yield f"page {run.page}: x-height {high:.2f} mm '{run.words}'"


def _left_after_cutting(data: bytes) -> Iterator[Run]:
    """Yield the words that a reader gets: those that begin within the trimmed page."""
    trims = [sheet.trim for sheet in sheets(data)]
    for run in runs(data):
        left, foot, right, top = trims[run.page - 1]
        if left <= run.left <= right and foot <= run.baseline <= top:
            yield run


def hard_faces(data: bytes) -> Iterator[str]:
    """Yield words in italics or in a light weight, more families than two for Latin letters, and words in capitals."""
    for run in runs(data):
        if run.face.italic:
            yield f"page {run.page}: italic '{run.words}'"
        if run.face.weight < REGULAR:
            yield f"page {run.page}: weight {run.face.weight} '{run.words}'"
    latin = {run.face.family for run in runs(data) if run.face.x_height}
    if len(latin) > FAMILIES:
        yield f"{len(latin)} families: {', '.join(sorted(latin))}"
    for element in paragraphs(data, *RUNNING, *HEADINGS, "TH"):
        if element.words.isupper() and len(element.words.split()) > SHOUTED:
            yield f"capitals: {element.named}"


def turned_words(data: bytes, tab: str = "") -> Iterator[str]:
    """Yield words that do not run straight across the sheet, or whose letters are stretched; the code on a thumb tab runs up it."""
    for run in runs(data):
        on_tab = (run.owner, run.words, run.turn) == ("artifact", tab, 90)
        if run.stretch != 1 or (run.turn and not on_tab):
            yield f"page {run.page}: turned by {run.turn:g} degrees, {run.stretch:g} wide '{run.words}'"


def tight_lines(data: bytes) -> Iterator[str]:
    """Yield lines that are too close to the line before."""
    for element in paragraphs(data, *RUNNING, *HEADINGS, "TH"):
        for leading, line in leadings(element):
            display = line.size >= DISPLAY or element.tag in HEADINGS
            least = DISPLAY_LEADING if display else LABEL_LEADING if line.runs[0].face.weight > REGULAR else LEADING
            if leading < least - ROUNDED:
                yield f"page {line.page}: {leading:.2f} of {line.size:g} pt '{line.words}'"


def line_lengths(data: bytes) -> list[int]:
    """Return how many characters each full line of running words has, the shortest first: all lines but the last of a paragraph."""
    return sorted(len(line.words) for element in paragraphs(data, "P", "LBody") for line in element.lines[:-1])


def long_lines(data: bytes) -> Iterator[str]:
    """Yield lines that are too long, and the length that one line in ten is longer than where that is too long."""
    for element in paragraphs(data, "P", "LBody"):
        yield from (f"page {line.page}: {n} '{line.words}'" for line in element.lines if (n := len(line.words)) > LONGEST_LINE)
    lengths = line_lengths(data)
    if len(lengths) > FEW and (usual := lengths[len(lengths) * 9 // 10]) > USUAL_LINE:
        yield f"one line in ten has {usual} characters or more"


def hairlines(data: bytes) -> Iterator[str]:
    """Yield pages with lines that a press may not print."""
    yield from (f"page {use.page}: {use.values[0]} pt" for use in content(data).uses if use.name == "w" and float(use.values[0]) < HAIRLINE)
