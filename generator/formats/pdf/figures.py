"""Pictures on a PDF page: one run of operators per picture, so that it can be tagged as a whole; the caller sets its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Protocol

from generator.figures.curves import oval, rounded_rect
from generator.figures.drawing import Bitmap, Label, Oval, Paint, Path, PathSteps, Picture, Rect, Shape, resolve
from generator.formats.pdf.inks import Inks, screen_inks

_OPERATORS = {"M": "%.2f %.2f m", "L": "%.2f %.2f l", "C": "%.2f %.2f %.2f %.2f %.2f %.2f c", "Z": "h"}
_CLOSED = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}


class Canvas(Protocol):
    """The part of reportlab's Canvas in use: its list of page operators. Only whole entries are marked as content or artifact."""

    _code: list[str]


def paint(
    picture: Picture,
    canvas: Canvas,
    x: float,
    y: float,
    colour: Callable[[str], str],
    label: Callable[[Label, float, float], None],
    inks: Inks = screen_inks,
    image: Callable[[Bitmap], str] | None = None,
) -> None:
    """Draw a picture with its top left corner at (x, y), y upwards from the foot of the page.

    `colour` gives a role's value as six hexadecimal digits; `label` sets a label's words, the top of its box at the point it is given;
    `image` puts pixels into the file and returns their name on the page, as a picture with pixels needs.
    """
    for is_label, shapes in groupby(picture.shapes, key=lambda shape: isinstance(shape, Label)):
        if is_label:
            for words in shapes:
                assert isinstance(words, Label)
                label(words, x + words.x, y - words.y)
        else:
            canvas._code.append(operators(shapes, x, y, colour, inks, image))


def operators(
    shapes: Iterable[Shape],
    x: float,
    y: float,
    colour: Callable[[str], str],
    inks: Inks = screen_inks,
    image: Callable[[Bitmap], str] | None = None,
) -> str:
    """Return the shapes as PDF operators between q and Q, labels left out; the picture's y runs downwards from (x, y)."""
    pen = _Pen(colour, inks)
    parts: list[str] = []
    for shape in shapes:
        if isinstance(shape, Bitmap):
            parts.append(_stretched(shape, image))
        elif not isinstance(shape, Label):
            parts += pen.draw(shape)
    return "\n".join(["q", f"1 0 0 -1 {x:.2f} {y:.2f} cm", *parts, "Q"])


def _stretched(shape: Bitmap, image: Callable[[Bitmap], str] | None) -> str:
    """Return the operators for an image, whose own y runs upwards (ISO 32000-1, 8.9.5.1)."""
    if image is None:
        raise ValueError("a picture with pixels needs a file to put them in")
    return f"q {shape.width:.2f} 0 0 {-shape.height:.2f} {shape.x:.2f} {shape.y + shape.height:.2f} cm /{image(shape)} Do Q"


class _Pen:
    """What the page's graphics state is, so that only changes are written."""

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
        return path_operators(oval(shape.cx, shape.cy, shape.rx, shape.ry))
    if isinstance(shape, Path):
        return path_operators(shape.steps)
    if shape.radius > 0:
        radius = min(shape.radius, shape.width / 2, shape.height / 2)
        return path_operators(rounded_rect((shape.x, shape.y, shape.x + shape.width, shape.y + shape.height), radius, radius))
    return f"{shape.x:.2f} {shape.y:.2f} {shape.width:.2f} {shape.height:.2f} re"


def path_operators(steps: PathSteps) -> str:
    """Return steps as operators that construct a path (ISO 32000-1, 8.5.2), lengths with two decimals."""
    return " ".join([_OPERATORS[verb] for verb, _ in steps]) % tuple([v for _, points in steps for point in points for v in point])
