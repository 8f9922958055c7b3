"""Small signs beside words that say the same. They differ in shape and fill, and so in greyscale too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from generator.figures.curves import arc, octagon, polar, polyline
from generator.figures.drawing import MIN_STROKE, Colour, Oval, Paint, Path, PathSteps, Picture, Rect, Shape
from generator.figures.square import Square, square
from generator.text import Text

SignKind = Literal["good", "bad", "do", "avoid", "box", "warning", "phone", "info"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A list mark (good, bad, do, avoid, box) or a badge (warning, phone, info); `on_dark` suits a dark or coloured band."""

    kind: SignKind
    on_dark: bool = False
    alt: str = ""

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return f"Sign: {self.kind}"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: they stand beside the sign."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # a sign has no words
        """Return the sign centred, as large as the space allows; without a height, that is a square of the width."""
        room = square(width, height)
        look = _LOOKS[self.kind]
        plate, sign = look.on_dark if self.on_dark else look.colours
        return Picture(width, room.height, look.draw(room, plate, sign))


@dataclass(frozen=True, slots=True)
class _SignLook:
    """How a sign is drawn, and the colours of its plate and of the sign on it."""

    draw: Callable[[Square, Colour, Colour], tuple[Shape, ...]]
    colours: tuple[Colour, Colour]
    on_dark: tuple[Colour, Colour]


_PLUS: PathSteps = (*polyline([(-0.26, 0), (0.26, 0)]), *polyline([(0, -0.26), (0, 0.26)]))
_MINUS: PathSteps = polyline([(-0.22, 0), (0.22, 0)])
_TICK: PathSteps = polyline([(-0.22, 0.02), (-0.06, 0.18), (0.23, -0.15)])
_CROSS: PathSteps = (*polyline([(-0.17, -0.17), (0.17, 0.17)]), *polyline([(0.17, -0.17), (-0.17, 0.17)]))


def _pen(room: Square, share: float) -> float:
    return max(MIN_STROKE, share * room.side)


def _stroke(room: Square, steps: PathSteps, colour: Colour, share: float) -> Path:
    return Path(room.put(steps), Paint(stroke=colour, width=_pen(room, share), round=True), "Sign")


def _disc(room: Square, colour: Colour) -> Oval:
    return Oval(*room.centre, room.side / 2, room.side / 2, Paint(fill=colour), "Disc")


def _dot(room: Square, y: float, colour: Colour) -> Oval:
    return Oval(*room.at(0, y), 0.065 * room.side, 0.065 * room.side, Paint(fill=colour), "Dot")


def _frame(room: Square, share: float, margin: float, paint: tuple[Colour, Colour]) -> Rect:
    width = _pen(room, share)
    inset = margin * room.side + width / 2
    side = room.side - 2 * inset
    return Rect(room.left + inset, room.top + inset, side, side, Paint(*paint, width), 0.12 * room.side, "Square")


def _disc_with(steps: PathSteps, share: float) -> Callable[[Square, Colour, Colour], tuple[Shape, ...]]:
    return lambda room, plate, sign: (_disc(room, plate), _stroke(room, steps, sign, share))


def _square_with(steps: PathSteps, share: float) -> Callable[[Square, Colour, Colour], tuple[Shape, ...]]:
    return lambda room, plate, sign: (_frame(room, 0.11, 0.03, (plate, sign)), _stroke(room, steps, sign, share))


def _box(room: Square, plate: Colour, sign: Colour) -> tuple[Shape, ...]:
    return (_frame(room, 0.09, 0, (plate, sign)),)


def _warning(room: Square, plate: Colour, sign: Colour) -> tuple[Shape, ...]:
    shape = Path(room.put(octagon((0, 0), 0.5)), Paint(fill=plate), "Octagon")
    return shape, _stroke(room, polyline([(0, -0.27), (0, 0.06)]), sign, 0.12), _dot(room, 0.235, sign)


def _info(room: Square, plate: Colour, sign: Colour) -> tuple[Shape, ...]:
    return _disc(room, plate), _dot(room, -0.21, sign), _stroke(room, polyline([(0, -0.03), (0, 0.23)]), sign, 0.11)


def _phone(room: Square, plate: Colour, sign: Colour) -> tuple[Shape, ...]:
    """Return a telephone receiver along the diagonal: a curved handle with an earpiece and a mouthpiece."""
    centre, radius, start, end = (0.20, -0.20), 0.40, 172, 278
    ends = [polar(centre, radius, angle) for angle in (start, end)]
    bow: PathSteps = (("M", (ends[0],)), *arc(centre, radius, start, end))
    pieces = (_stroke(room, polyline([at, polar(at, 0.10, 45)]), sign, 0.16) for at in ends)
    return _disc(room, plate), _stroke(room, bow, sign, 0.10), *pieces


_LOOKS: dict[SignKind, _SignLook] = {
    "good": _SignLook(_disc_with(_PLUS, 0.15), ("green", "white"), ("white", "deep")),
    "bad": _SignLook(_square_with(_MINUS, 0.15), ("white", "terracotta"), ("white", "terracotta")),
    "do": _SignLook(_disc_with(_TICK, 0.13), ("green", "white"), ("white", "deep")),
    "avoid": _SignLook(_square_with(_CROSS, 0.13), ("white", "terracotta"), ("white", "terracotta")),
    "box": _SignLook(_box, ("white", "deep"), ("white", "deep")),
    "warning": _SignLook(_warning, ("rose", "white"), ("white", "rose")),
    "phone": _SignLook(_phone, ("amber", "white"), ("white", "amber")),
    "info": _SignLook(_info, ("deep", "white"), ("white", "deep")),
}
