"""Pictures on a PDF page: one run of operators a picture, so that it can be tagged as a whole, and words by the caller's text engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Protocol

from generator.figures.drawing import Label, Oval, Paint, Path, Picture, Rect, Step, resolve
from generator.formats.pdf.inks import Inks, screen_inks

_KAPPA = 0.5522847498  # a quarter of a circle as one cubic curve
_VERBS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_CLOSED = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}


class Canvas(Protocol):
    """What is used of reportlab's Canvas: its list of page operators. Only whole entries are marked as content or artifact."""

    _code: list[str]


def paint(
    picture: Picture,
    canvas: Canvas,
    x: float,
    y: float,
    colour: Callable[[str], str],
    label: Callable[[Label, float, float], None],
    inks: Inks = screen_inks,
) -> None:
    """Draw a picture with its top left corner at (x, y), y upwards from the foot of the page.

    `colour` gives a role's value as six hexadecimal digits; `label` sets a label's words, the top of its box at the point it is given.
    """
    for is_label, shapes in groupby(picture.shapes, key=lambda shape: isinstance(shape, Label)):
        if is_label:
            for words in shapes:
                assert isinstance(words, Label)
                label(words, x + words.x, y - words.y)
        else:
            canvas._code.append(operators(shapes, x, y, colour, inks))


def operators(
    shapes: Iterable[Rect | Oval | Path | Label], x: float, y: float, colour: Callable[[str], str], inks: Inks = screen_inks
) -> str:
    """Return the shapes as PDF operators between q and Q, labels left out; the picture's y runs downwards from (x, y)."""
    pen = _Pen(colour, inks)
    parts = [part for shape in shapes if not isinstance(shape, Label) for part in pen.draw(shape)]
    return "\n".join(["q", f"1 0 0 -1 {x:.2f} {y:.2f} cm", *parts, "Q"])


class _Pen:
    """What the page's graphics state is set to, so that only changes are written."""

    def __init__(self, colour: Callable[[str], str], inks: Inks) -> None:
        self._colour = colour
        self._inks = inks
        self._state: dict[str, object] = {}

    def draw(self, shape: Rect | Oval | Path) -> Iterator[str]:
        yield from self._set(shape.paint)
        operator = _CLOSED[shape.paint.fill is not None, shape.paint.stroke is not None]
        yield f"{_outline(shape)} {operator}"

    def _set(self, paint: Paint) -> Iterator[str]:
        if paint.fill is not None and self._changed("fill", paint.fill):
            yield self._inks(resolve(paint.fill, self._colour)).fill
        if paint.stroke is None:
            return
        if self._changed("stroke", paint.stroke):
            yield self._inks(resolve(paint.stroke, self._colour)).line
        if self._changed("width", paint.width):
            yield f"{paint.width:.2f} w"
        if self._changed("round", paint.round):
            yield "1 J 1 j" if paint.round else "0 J 0 j"

    def _changed(self, name: str, value: object) -> bool:
        changed = self._state.get(name) != value
        self._state[name] = value
        return changed


def _outline(shape: Rect | Oval | Path) -> str:
    if isinstance(shape, Oval):
        return _oval(shape.cx, shape.cy, shape.rx, shape.ry)
    if isinstance(shape, Path):
        return " ".join(map(_step, shape.steps))
    if shape.radius > 0:
        return _rounded(shape)
    return f"{shape.x:.2f} {shape.y:.2f} {shape.width:.2f} {shape.height:.2f} re"


def _step(step: Step) -> str:
    verb, points = step
    if verb == "C":
        (a, b), (c, d), (e, f) = points
        return f"{a:.2f} {b:.2f} {c:.2f} {d:.2f} {e:.2f} {f:.2f} c"
    return f"{points[0][0]:.2f} {points[0][1]:.2f} {_VERBS[verb]}" if points else "h"


def _oval(x: float, y: float, rx: float, ry: float) -> str:
    kx, ky = _KAPPA * rx, _KAPPA * ry
    left, right, top, bottom = x - rx, x + rx, y - ry, y + ry
    return (
        f"{right:.2f} {y:.2f} m "
        f"{right:.2f} {y + ky:.2f} {x + kx:.2f} {bottom:.2f} {x:.2f} {bottom:.2f} c "
        f"{x - kx:.2f} {bottom:.2f} {left:.2f} {y + ky:.2f} {left:.2f} {y:.2f} c "
        f"{left:.2f} {y - ky:.2f} {x - kx:.2f} {top:.2f} {x:.2f} {top:.2f} c "
        f"{x + kx:.2f} {top:.2f} {right:.2f} {y - ky:.2f} {right:.2f} {y:.2f} c h"
    )


def _rounded(rect: Rect) -> str:
    r = min(rect.radius, rect.width / 2, rect.height / 2)
    k = r * (1 - _KAPPA)
    left, top, right, bottom = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
    return (
        f"{left + r:.2f} {top:.2f} m {right - r:.2f} {top:.2f} l "
        f"{right - k:.2f} {top:.2f} {right:.2f} {top + k:.2f} {right:.2f} {top + r:.2f} c {right:.2f} {bottom - r:.2f} l "
        f"{right:.2f} {bottom - k:.2f} {right - k:.2f} {bottom:.2f} {right - r:.2f} {bottom:.2f} c {left + r:.2f} {bottom:.2f} l "
        f"{left + k:.2f} {bottom:.2f} {left:.2f} {bottom - k:.2f} {left:.2f} {bottom - r:.2f} c {left:.2f} {top + r:.2f} l "
        f"{left:.2f} {top + k:.2f} {left + k:.2f} {top:.2f} {left + r:.2f} {top:.2f} c h"
    )
