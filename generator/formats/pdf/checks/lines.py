"""D04: lines are short enough for the eye to find the next one, and long enough to be read at a stretch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby

from generator.document.blocks import Document
from generator.document.limits import Limits
from generator.document.plain import located
from generator.formats.pdf.checks.said import ReadBranch, ShownWords
from generator.formats.pdf.checks.words import read_back
from generator.problems import Location, Problem
from generator.remembering import kept

CODE = "D04"
RUNNING = ("P", "LBody")
FEW = 30  # full lines: nearly all of them are small print where there are no more
_ONE_LINE = 3.0  # points: lower than that, words begin another line
_HINT = "in the paper's file in handouts/papers/, make the margins or the number of columns fit the size of the type"
_OF_FEW = "shorten these words: most lines are short enough"


def check(document: Document, data: bytes, limits: Limits) -> Iterator[Problem]:
    """Yield a problem if one full line in ten of a file's running words is too long, or nearly all are short."""
    lines = full_lines(data, document.name)
    if len(lines) <= FEW:
        return
    usual, words = lines[len(lines) * 9 // 10]
    median = lines[len(lines) // 2][0]
    if usual > limits["error"]:
        said = f"one line in ten has {usual} characters or more; readers lose the next line above {limits['error']:g}"
        yield Problem(CODE, f"{document.name}: {said}", _place(document, words), _way_out(median, limits))
    elif usual > limits["warning"]:
        said = f"one line in ten has {usual} characters or more; {limits['warning']:g} are easier to read"
        yield Problem(CODE, f"{document.name}: {said}", _place(document, words), _way_out(median, limits), "warning")
    elif usual < limits["short"]:
        said = f"nine lines in ten have fewer than {usual + 1} characters; {limits['short']:g} or more are easier to read"
        yield Problem(CODE, f"{document.name}: {said}", _place(document, words), _HINT, "warning")


def _way_out(median: int, limits: Limits) -> str:
    """Return what to change where lines are too long: the paper, unless only a few of them are, such as those of an address."""
    return _HINT if median > limits["warning"] else _OF_FEW


def full_lines(data: bytes, name: str = "") -> list[tuple[int, str]]:
    """Return the full lines of running words, all but the last of each paragraph, with their characters, the shortest first."""
    return sorted(chain.from_iterable([_full_lines(said) for said in read_back(data, name).said]))


@kept(16384)  # branches, as many as are read back
def _full_lines(said: ReadBranch) -> tuple[tuple[int, str], ...]:
    """Return the same of an element below the document: paragraphs never go on in another one."""
    blocks = groupby((piece for piece in said.pieces if piece.block), key=lambda piece: piece.block)
    return tuple((len(line), line) for block, pieces in blocks if block and block.tag in RUNNING for line in [*_lines(pieces)][:-1])


def _lines(pieces: Iterator[ShownWords]) -> Iterator[str]:
    """Yield a paragraph's lines."""
    line, baseline = "", None
    for piece in pieces:
        if baseline is not None and abs(piece.baseline - baseline) > _ONE_LINE:
            yield line.strip()
            line = ""
        line, baseline = line + piece.words, piece.baseline
    yield line.strip()


def _place(document: Document, line: str) -> Location | None:
    """Return where the words of a line are in the content file; where texts are put together, at the one that has most of them."""
    words = set(line.split())
    marked = [text for section in document.sections for text in located(section)]
    text = max(marked, key=lambda text: len(words & set(text.plain.split())), default=None)
    return max(text.placed, key=lambda span: len(words & set(span.text.split()))).location if text else None
