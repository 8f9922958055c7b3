"""What the content streams of a finished PDF show: each run of words with its place, size and ink, and every colour they set.

Forms within pages are followed, so that imposed sheets are measured like the pages they hold.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pikepdf

from tests.formats.pdf import reading
from tests.formats.pdf.measure.faces import Face, Font, font_of

Matrix = tuple[float, float, float, float, float, float]
Ink = tuple[str, tuple[float, ...]]  # the operator that sets it to fill, and its operands
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
BLACK: Ink = ("g", (0.0,))
FILES_KEPT = 32  # a module's tests look at the same files, one test after the other
_COLOURS = frozenset({"g", "rg", "k", "sc", "scn", "G", "RG", "K", "SC", "SCN"})
_SPACES = frozenset({"cs", "CS"})
_STROKING = frozenset({"S", "s", "B", "B*", "b", "b*"})


@dataclass(frozen=True, slots=True)
class Run:
    """Words shown by one operator. Places are points from the lower left corner of user space; `page` counts from 1."""

    page: int
    owner: int | str | None  # its marked-content id, "artifact", or None
    words: str
    face: Face
    size: float  # as printed
    left: float
    right: float
    baseline: float
    turn: float  # degrees
    stretch: float  # width over height of the letters' square
    ink: Ink


@dataclass(frozen=True, slots=True)
class Use:
    """Something other than words that a page uses: a colour's operator with its operands, "Image", "sh", or "w" with a line's width."""

    page: int
    name: str
    values: tuple[float | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All that a file shows, in the order it is painted."""

    runs: tuple[Run, ...]
    uses: frozenset[Use]


@dataclass(frozen=True, slots=True)
class _Graphics:
    """The graphics state, as far as it is measured (ISO 32000-1, 8.4 and 9.3)."""

    ctm: Matrix = IDENTITY
    ink: Ink = BLACK
    width: float = 1.0
    font: str = ""
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@lru_cache(maxsize=FILES_KEPT)
def content(data: bytes) -> Content:
    """Return what a file shows."""
    runs: list[Run] = []
    uses: set[Use] = set()
    with reading.opened(data) as pdf:
        fonts: dict[Any, Font] = {}
        for number, page in enumerate(pdf.pages, 1):
            assert not page.obj.get("/Rotate", 0), "a page turned by its reader is not measured"
            reader = _Reader(number, fonts, uses)
            runs += reader.read(page, page.Resources, _Graphics(), None)
    return Content(tuple(runs), frozenset(uses))


def runs(data: bytes) -> tuple[Run, ...]:
    """Return all words that a file shows, except lone spaces."""
    return tuple(run for run in content(data).runs if run.words.strip())


@dataclass
class _Reader:
    """Reads one page."""

    page: int
    fonts: dict[Any, Font]
    uses: set[Use]
    state: _Graphics = field(default_factory=_Graphics)
    line: Matrix = IDENTITY
    text: Matrix = IDENTITY

    def read(self, stream: Any, resources: Any, state: _Graphics, owner: int | str | None) -> Iterator[Run]:
        """Yield the runs of a page or of a form, which starts with the state it is drawn in."""
        self.state = state
        saved: list[_Graphics] = []
        for operator in reading.operators(stream):
            belongs = owner if operator.owner is None else operator.owner
            if operator.name == "q":
                saved.append(self.state)
            elif operator.name == "Q":
                self.state = saved.pop()
            elif operator.name == "Do":
                yield from self._drawn(resources.XObject[operator.operands[0]], resources, belongs)
            elif operator.name in reading.SHOWING:
                yield self._show(operator, resources, belongs)
            else:
                self._take(operator.name, list(operator.operands))

    def _drawn(self, drawn: Any, resources: Any, owner: int | str | None) -> Iterator[Run]:
        if drawn.Subtype != "/Form":
            self.uses.add(Use(self.page, "Image"))
            return
        before = self.state
        matrix = _matrix(drawn.get("/Matrix", IDENTITY))
        yield from self.read(drawn, drawn.get("/Resources", resources), replace(before, ctm=_times(matrix, before.ctm)), owner)
        self.state = before

    def _take(self, name: str, operands: list[Any]) -> None:  # noqa: PLR0912  # one case for each operator
        state = self.state
        match name:
            case "cm":
                self.state = replace(state, ctm=_times(_matrix(operands), state.ctm))
            case "w":
                self.state = replace(state, width=float(operands[0]))
            case "Tf":
                self.state = replace(state, font=str(operands[0]), size=float(operands[1]))
            case "Tc":
                self.state = replace(state, spacing=float(operands[0]))
            case "Tw":
                self.state = replace(state, word_spacing=float(operands[0]))
            case "Tz":
                self.state = replace(state, scale=float(operands[0]) / 100)
            case "TL":
                self.state = replace(state, leading=float(operands[0]))
            case "Ts":
                self.state = replace(state, rise=float(operands[0]))
            case "BT":
                self.line = self.text = IDENTITY
            case "Tm":
                self.line = self.text = _matrix(operands)
            case "Td" | "TD":
                self._next_line(float(operands[0]), float(operands[1]))
                if name == "TD":
                    self.state = replace(state, leading=-float(operands[1]))
            case "T*":
                self._next_line(0, -state.leading)
            case "sh" | "INLINE IMAGE":
                self.uses.add(Use(self.page, "sh" if name == "sh" else "Image"))
            case _ if name in _COLOURS | _SPACES:
                self._colour(name, operands)
            case _ if name in _STROKING:
                a, b, c, d, *_ = state.ctm
                self.uses.add(Use(self.page, "w", (round(state.width * math.sqrt(abs(a * d - b * c)), 3),)))

    def _colour(self, name: str, operands: list[Any]) -> None:
        values = tuple(str(v) if isinstance(v, pikepdf.Name) else float(v) for v in operands)
        self.uses.add(Use(self.page, name, values))
        if name in _COLOURS and name.islower():
            self.state = replace(self.state, ink=(name, tuple(v for v in values if isinstance(v, float))))

    def _next_line(self, x: float, y: float) -> None:
        self.line = self.text = _times((1, 0, 0, 1, x, y), self.line)

    def _show(self, operator: reading.Operator, resources: Any, owner: int | str | None) -> Run:
        """Return a run, and move on past it; one that steps back, as right to left words do, reaches from its lowest x to its highest."""
        if operator.name in ("'", '"'):
            self._next_line(0, -self.state.leading)
        font, state = self._font(resources.Font[self.state.font]), self.state
        letter: Matrix = (state.size * state.scale, 0, 0, state.size, 0, state.rise)
        places, words = [self._place(letter)], ""
        for piece in operator.operands[0] if operator.name == "TJ" else operator.operands[-1:]:
            if not isinstance(piece, pikepdf.String):
                self._move(-float(piece) / 1000 * state.size)
                continue
            for code in font.codes(bytes(piece)):
                words += font.texts[code]
                places.append(self._place(letter))
                blank = state.word_spacing if code == ord(" ") and font.code_size == 1 else 0.0
                self._move(font.width(code) / 1000 * state.size + state.spacing + blank)
                places.append(self._place(letter))
        a, b, c, d, *_ = _times(_times(letter, self.text), state.ctm)
        along, up = math.hypot(a, b), math.hypot(c, d)
        xs = [x for x, _ in places]
        turn = math.degrees(math.atan2(b, a)) % 360
        return Run(
            self.page,
            owner,
            words,
            font.face,
            round(up, 3),
            min(xs),
            max(xs),
            places[0][1],
            round(turn, 1),
            round(along / up, 3),
            state.ink,
        )

    def _move(self, by: float) -> None:
        self.text = _times((1, 0, 0, 1, by * self.state.scale, 0), self.text)

    def _place(self, letter: Matrix) -> tuple[float, float]:
        *_, x, y = _times(_times(letter, self.text), self.state.ctm)
        return x, y

    def _font(self, font: Any) -> Font:
        if font.objgen not in self.fonts:
            self.fonts[font.objgen] = font_of(font)
        return self.fonts[font.objgen]


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that applies one, then the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def rgb(ink: Ink) -> tuple[int, int, int] | None:
    """Return an ink as a screen shows it; None for inks that only a press knows: CMYK and spot colours."""
    name, values = ink
    if name == "g":
        values = values * 3
    elif name != "rg":
        return None
    red, green, blue = (round(255 * value) for value in values)
    return red, green, blue
