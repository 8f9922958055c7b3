"""The structure elements of a finished PDF with their printed lines, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from tests.formats.pdf import reading
from tests.formats.pdf.measure.content import FILES_KEPT, Run, content

INLINE = frozenset({"Link", "Span", "Reference"})
HEADINGS = frozenset({"H1", "H2", "H3", "H4"})
_BESIDE = 2.5  # times the size: words beside a numeral begin no higher than that, six lines of them on a narrow panel
_BELOW = 0.22  # of the height of letters, below the baseline: 265 of 1200 units in Fira Sans, 275 of 1300 in IBM Plex Serif
_SAME_LINE = 0.3  # of the size: baselines nearer than this are one line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an element."""

    runs: tuple[Run, ...]

    @property
    def page(self) -> int:
        """Its page, from 1."""
        return self.runs[0].page

    @property
    def baseline(self) -> float:
        """Its height above the foot of the page, in points."""
        return self.runs[0].baseline

    @property
    def size(self) -> float:
        """Its largest size."""
        return max(run.size for run in self.runs)

    @property
    def usual(self) -> float:
        """The size of most of its letters."""
        letters: dict[float, int] = {}
        for run in self.runs:
            letters[run.size] = letters.get(run.size, 0) + len(run.words)
        return max(letters, key=lambda size: letters[size])

    @property
    def words(self) -> str:
        """Its words."""
        return "".join(run.words for run in self.runs).strip()

    def is_over(self, other: Line) -> bool:
        """Return whether one is above the other, rather than beside it."""
        left, right = self.runs[0].left, self.runs[-1].right
        return left < other.runs[-1].right and other.runs[0].left < right


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element with everything below it. `lines` are those of an element that holds words and no other blocks."""

    tag: str
    pages: frozenset[int]
    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    top: tuple[int, float] | None = None  # page and upper edge, in points: of a figure, or of the first line's letters

    @property
    def words(self) -> str:
        """Its words, those of all elements below it."""
        return " ".join(("" if self.lines else " ").join(run.words for run in self.runs).split())

    @property
    def named(self) -> str:
        """How a fault names it: its tag and first words."""
        return f"{self.tag} '{self.words[:50]}'"

    @property
    def parts(self) -> tuple[tuple[Line, ...], ...]:
        """Its lines, split where they continue on another page or further up, in another column; words beside a numeral are no more so."""
        parts: list[list[Line]] = []
        for line in self.lines:
            if parts and line.page == parts[-1][-1].page and line.baseline < parts[-1][-1].baseline + _BESIDE * parts[-1][-1].size:
                parts[-1].append(line)
            else:
                parts.append([line])
        return tuple(map(tuple, parts))


@lru_cache(maxsize=FILES_KEPT)
def structure(data: bytes) -> tuple[Element, ...]:
    """Return a file's structure elements in reading order, inline ones left out; none where it is not tagged."""
    with reading.opened(data) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ()
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        owned: dict[tuple[int, int], list[Run]] = {}
        for run in content(data).runs:
            if isinstance(run.owner, int):
                owned.setdefault((run.page, run.owner), []).append(run)
        return tuple(_element(element, owned, numbers) for _, element in reading.elements(pdf) if str(element.S)[1:] not in INLINE)


def paragraphs(data: bytes, *tags: str) -> Iterator[Element]:
    """Yield the elements of these tags that hold words and no other blocks."""
    yield from (element for element in structure(data) if element.tag in tags and element.lines)


def _element(element: Any, owned: dict[tuple[int, int], list[Run]], numbers: dict[Any, int]) -> Element:
    contents = [((numbers[page], mcid), turned) for page, mcid, turned in _contents(element)]
    keys = [key for key, _ in contents]
    found = tuple(replace(run, words=run.words[::-1]) if turned else run for key, turned in contents for run in owned.get(key, ()))
    lines = tuple(map(Line, _lines(found))) if all(_is_inline(kid) for kid in reading.kids(element)) else ()
    return Element(str(element.S)[1:], frozenset(page for page, _ in keys), found, lines, _top(element, keys, lines))


def _contents(element: Any) -> Iterator[tuple[Any, int, bool]]:
    """Yield the marked content of an element and of all below it, in reading order, and whether it runs right to left.

    Words that do are shown from left to right, in an element that says how they read.
    """
    turned = "/ActualText" in element
    for kid in reading.kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen, kid, turned
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID), turned
        elif kid.get("/Type") == "/StructElem":
            yield from _contents(kid)


def _is_inline(kid: Any) -> bool:
    return isinstance(kid, int) or kid.get("/Type") != "/StructElem" or str(kid.S)[1:] in INLINE


def _top(element: Any, keys: list[tuple[int, int]], lines: tuple[Line, ...]) -> tuple[int, float] | None:
    if element.S == "/Figure" and keys:
        boxes = [attributes.BBox for attributes in element.get("/A", ()) if "/BBox" in attributes]
        return (keys[0][0], float(boxes[0][3])) if boxes else None
    return (lines[0].page, lines[0].baseline + lines[0].size / 2) if lines else None


def _lines(found: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    line: list[Run] = []
    for run in found:
        if line and (run.page != line[0].page or abs(run.baseline - line[0].baseline) > _SAME_LINE * run.size):
            yield tuple(line)
            line = []
        line.append(run)
    if line:
        yield tuple(line)


def leadings(element: Element) -> Iterator[tuple[float, Line]]:
    """Yield the distances from baseline to baseline as multiples of the size, each with the lower line; numerals have words beside them.

    Of lines of two sizes, what the upper has below its baseline counts, and what the lower has above it: a number and its name below.
    """
    for part in element.parts:
        for upper, lower in pairwise(part):
            if upper.baseline > lower.baseline and upper.is_over(lower):
                yield (upper.baseline - lower.baseline) / (_BELOW * upper.usual + (1 - _BELOW) * lower.usual), lower
