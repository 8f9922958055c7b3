"""D07: text contrasts with its background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document.limits import Limits
from generator.formats.pptx.checks.colours import Palette, Rgb, contrast, over
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.paint import Flat, PaintedShape, Painter, behind, paint_order
from generator.formats.pptx.checks.places import place_of
from generator.formats.pptx.checks.text import FileRun, TextBox
from generator.formats.pptx.markup import Rectangle
from generator.problems import Problem

CODE = "D07"
LARGE = 24.0  # points: type that is neither so large nor bold needs more
_POINTS = ((0.5, 0.5), (0.02, 0.1), (0.98, 0.1), (0.02, 0.9), (0.98, 0.9))  # of the letters' box
_FINER = tuple((x / 12, y / 6) for x in range(13) for y in range(7))  # where the background is an image or a gradient


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield text whose contrast is too low at some point."""
    limits, palette = deck.strictness.of(CODE), Palette(deck.colours)
    painter = Painter(deck, palette)
    for slide in deck.slides:
        painted = painter.layers(slide)
        order = paint_order(slide)
        for box in slide.text:
            below = [layer for layer in painted if layer.order <= order.get(box.shape, len(order))]
            grounds = set(_grounds(box, below, palette))
            for ratio, run in _lowest(box, grounds, palette).items():
                yield from _judged(slide, box, run, ratio, limits)


def _lowest(box: TextBox, grounds: Iterable[Rgb], palette: Palette) -> dict[float, FileRun]:
    """Return the lowest contrast of each run, with the first run that has it."""
    found: dict[float, FileRun] = {}
    for run in (run for paragraph in box.paragraphs for run in paragraph.runs):
        found.setdefault(min(contrast(_colour(run, ground, palette), ground) for ground in grounds), run)
    return found


def _judged(slide: FinishedSlide, box: TextBox, run: FileRun, ratio: float, limits: Limits) -> Iterator[Problem]:
    what = f"{box.name}: {run.words[:30]!r} has a contrast ratio of {ratio:.1f}:1"
    place = place_of(slide, run.words)
    if ratio < limits["error"]:
        yield slide.problem(CODE, f"{what}; the minimum is {limits['error']:g}:1", location=place)
    elif ratio < limits["warning"] and run.size < LARGE and not run.bold:
        yield slide.problem(CODE, f"{what}; small type needs {limits['warning']:g}:1", "warning", location=place)


def _colour(run: FileRun, ground: Rgb, palette: Palette) -> Rgb:
    if run.link and not run.has_own_colour:
        return palette.named("hlink")
    if run.fill is None:
        return palette.named("tx1")
    return over(*palette.colour(run.fill), ground)


def _grounds(box: TextBox, below: Iterable[PaintedShape], palette: Palette) -> Iterator[Rgb]:
    """Yield the colours behind a box's text, from what is painted `below` it."""
    ink: Rectangle = box.ink()
    near = _seen([layer for layer in below if _meet(layer.box, ink)], ink)
    flat = all(isinstance(layer.paint, Flat) for layer in near)
    for across, down in _POINTS[: 1 if flat and len(near) == 1 else None] if flat else _FINER:
        ground = behind(near, ink.x + across * ink.width, ink.y + down * ink.height)
        yield over(*palette.colour(box.placeholder.fill), ground) if box.kind == "cell" and box.placeholder.fill is not None else ground


def _seen(layers: list[PaintedShape], ink: Rectangle) -> list[PaintedShape]:
    """Return the layers without those that a layer above hides completely."""
    hiding = (n for n in range(len(layers) - 1, -1, -1) if layers[n].hides(ink))
    return layers[next(hiding, 0) :]


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return (
        one.x <= other.x + other.width
        and other.x <= one.x + one.width
        and one.y <= other.y + other.height
        and other.y <= one.y + one.height
    )
