"""C12: beside questions to ask there is room to write the answers down: lines as the file has them, and how far they are apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.document.blocks import Block, Card, Document, Row, Section, Yields
from generator.document.limits import Limits
from generator.document.plain import SECTIONS, place
from generator.document.to_write_in import WritingLines
from generator.formats.pdf.checks.words import read_back
from generator.formats.pdf.layout_context import WRITING_PEN
from generator.problems import Problem
from generator.remembering import OfEach, kept

CODE = "C12"
MM = 72 / 25.4
_ON_THE_GRID = 0.1  # mm: lines that follow the grid of the type may be so much closer
_WIDTH = re.escape(f"{WRITING_PEN:g}".lstrip("0").encode())
_MAY_TAKE_PEN = re.compile(rb"%s(?<![1-9]%s)0*\s+w\s" % (_WIDTH, _WIDTH))  # it begins with letters, which are quickly looked for
_OPERATORS = re.compile(rb"(?<!\S)[qQwS](?!\S)")
_LONGEST = 200  # bytes: the four numbers of a line with the two operators between them
_EVEN = 0.1  # points: lines that are as far apart, but for rounding


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines below each other: how many, and how far apart the closest two are, in mm."""

    lines: int
    pitch: float


def check(document: Document, data: bytes, limits: Limits) -> Iterator[Problem]:
    """Yield a problem if a file with questions to ask has few lines to write on, or narrow ones."""
    asked = next((section for section in document.sections if _ASKS(section)), None)
    if asked is None:
        return
    most, location = max(ruled(data, document.name), key=lambda each: each.lines, default=Ruled(0, 0.0)), asked.location or place(asked)
    if most.lines < limits["lines"]:
        message = f"{document.name}: {most.lines} lines to write on beside the questions; {limits['lines']:g} give room for answers"
        yield Problem(CODE, message, location, "allow more pages, or leave a section out, in the handout's file in handouts/", "warning")
    elif most.lines > 1 and most.pitch < limits["pitch"] - _ON_THE_GRID:
        message = f"{document.name}: the lines to write on are {most.pitch:.1f} mm apart; {limits['pitch']:g} are needed"
        yield Problem(CODE, message, location, "set 'grid' larger in the theme's file in handouts/themes/", "warning")


def ruled(data: bytes, name: str = "") -> Iterator[Ruled]:
    """Yield the groups of lines to write on, on each page from its top: those as long as each other, and equally far apart."""
    for page in read_back(data, name).pages:
        found: dict[tuple[float, float], list[float]] = {}
        for left, right, height in _lines(page.streams):
            found.setdefault((left, right), []).append(height)
        for heights in found.values():
            yield from _even(sorted(heights, reverse=True))


def _lines(streams: Sequence[bytes]) -> Iterator[tuple[float, float, float]]:
    """Yield the level lines that a page draws with the pen for writing lines: left, right and height in points.

    Read are a graphics state that is saved or taken back, the width of a pen, and a line that is drawn (ISO 32000-1, 8.4.4 and 8.5). Most
    pages never take that pen. A pen is kept from one stream to the next one.
    """
    if not any(map(_may_take_pen, streams)):
        return
    pens: tuple[float, ...] = (1.0,)
    for stream in streams:
        pens, drawn = _drawn(stream, pens)
        yield from drawn


@kept(4096)  # streams, as many as are read back
def _may_take_pen(content: bytes) -> bool:
    return _MAY_TAKE_PEN.search(content) is not None


@kept(4096)  # streams: but for some, a page has the same ones in the files of many clinics
def _drawn(content: bytes, pens: tuple[float, ...]) -> tuple[tuple[float, ...], tuple[tuple[float, float, float], ...]]:
    """Return the lines in part of a page, and the pens after it: those that were saved, with the one that is taken, which is the last."""
    *saved, width = pens
    drawn: list[tuple[float, float, float]] = []
    for found in _OPERATORS.finditer(content):
        operator, before = found[0], content[max(0, found.start() - _LONGEST) : found.start()].split()
        if operator == b"q":
            saved.append(width)
        elif operator == b"Q":
            width = saved.pop() if saved else width
        elif operator == b"w":
            width = float(before[-1])
        elif width == WRITING_PEN and [before[-4:-3], before[-1:]] == [[b"m"], [b"l"]]:
            x1, y1, x2, y2 = (float(before[-back]) for back in (6, 5, 3, 2))
            if y1 == y2:
                drawn.append((x1, x2, y1))
    return (*saved, width), tuple(drawn)


def _even(heights: Sequence[float]) -> Iterator[Ruled]:
    """Yield the runs of lines that are equally far apart."""
    run = [heights[0]]
    for above, below in pairwise(heights):
        if len(run) > 1 and abs((run[-2] - run[-1]) - (above - below)) > _EVEN:
            yield _of(run)
            run = [above]
        run.append(below)
    yield _of(run)


def _of(run: Sequence[float]) -> Ruled:
    return Ruled(len(run), min((above - below for above, below in pairwise(run)), default=0.0) / MM)


def _has_lines(blocks: Iterable[Block]) -> bool:
    """Return whether there are lines to write on beside something, at any depth."""
    return any(_is_beside(block) for block in blocks)


def _is_beside(block: Block) -> bool:
    match block:
        case Row(columns=columns):
            return any(isinstance(each, WritingLines) or _is_beside(each) for column in columns for each in column)
        case Section(blocks=inner) | Card(blocks=inner) | Yields(full=inner):
            return _has_lines(inner)
    return False


_ASKS: OfEach[bool] = OfEach(lambda section: _has_lines(section.blocks), SECTIONS)
