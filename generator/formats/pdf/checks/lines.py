"""D04: lines are short enough for the eye to find the next one, and long enough to be read at a stretch."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.document.blocks import Document
from generator.document.limits import Limits
from generator.formats.pdf.checks.words import Piece, read_pieces
from generator.problems import Problem

CODE = "D04"
RUNNING = ("P", "LBody")
FEW = 30  # full lines: nearly all of them are small print where there are no more
_ONE_LINE = 3.0  # points: lower than that, words begin another line
_HINT = "in the paper's file in handouts/papers/, make the margins or the number of columns fit the size of the type"


def check(document: Document, data: bytes, limits: Limits) -> Iterator[Problem]:
    """Yield a problem if one full line in ten of a file's running words is too long, or nearly all are short."""
    lengths = line_lengths(data)
    if len(lengths) <= FEW:
        return
    usual = lengths[len(lengths) * 9 // 10]
    if usual > limits["error"]:
        said = f"one line in ten has {usual} characters or more; readers lose the next line above {limits['error']:g}"
        yield Problem(CODE, f"{document.name}: {said}", hint=_HINT)
    elif usual > limits["warning"]:
        said = f"one line in ten has {usual} characters or more; {limits['warning']:g} are easier to read"
        yield Problem(CODE, f"{document.name}: {said}", hint=_HINT, severity="warning")
    elif usual < limits["short"]:
        said = f"nine lines in ten have fewer than {usual + 1} characters; {limits['short']:g} or more are easier to read"
        yield Problem(CODE, f"{document.name}: {said}", hint=_HINT, severity="warning")


def line_lengths(data: bytes) -> list[int]:
    """Return how many characters each full line of running words has, the shortest first: all lines but the last of a paragraph."""
    blocks = groupby((piece for piece in read_pieces(data) if piece.block), key=lambda piece: piece.block)
    return sorted(length for block, pieces in blocks if block and block.tag in RUNNING for length in [*_lines(pieces)][:-1])


def _lines(pieces: Iterator[Piece]) -> Iterator[int]:
    """Yield the lengths of a paragraph's lines."""
    line, baseline = "", None
    for piece in pieces:
        if baseline is not None and abs(piece.baseline - baseline) > _ONE_LINE:
            yield len(line.strip())
            line = ""
        line, baseline = line + piece.words, piece.baseline
    yield len(line.strip())
