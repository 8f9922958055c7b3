"""D07: words stand out from what is behind them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.deck_file import FinishedDeck, FinishedSlide
from generator.checks.deck_paint import Painted, Palette, Rgb, behind, contrast, layers, order_of, over
from generator.checks.deck_text import FileRun, TextBox
from generator.problems import Problem
from generator.slides.markup import Box

CODE = "D07"
LEAST = 4.5  # WCAG 2.2, 1.4.3; the 3 it allows large type is too little on a projector
COMFORTABLE = 7.0  # WCAG 2.2, 1.4.6, for type that is neither large nor bold
LARGE = 24.0  # points
_POINTS = ((0.5, 0.5), (0.02, 0.1), (0.98, 0.1), (0.02, 0.9), (0.98, 0.9))  # of the letters' box


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield words that do not stand out enough at some point."""
    palette = Palette(deck.colours)
    for slide in deck.slides:
        painted = layers(deck, slide)
        for box in slide.text:
            grounds = tuple(_grounds(slide, box, painted, palette))
            seen: set[float] = set()
            for run in (run for paragraph in box.paragraphs for run in paragraph.runs):
                ratio = min(contrast(_colour(run, ground, palette), ground) for ground in grounds)
                if ratio not in seen:
                    yield from _judged(slide, box, run, ratio)
                seen.add(ratio)


def _judged(slide: FinishedSlide, box: TextBox, run: FileRun, ratio: float) -> Iterator[Problem]:
    what = f"{box.name}: {run.words[:30]!r} stands out by {ratio:.1f} to 1"
    if ratio < LEAST:
        yield slide.problem(CODE, f"{what}; {LEAST} is the least")
    elif ratio < COMFORTABLE and run.size < LARGE and not run.bold:
        yield slide.problem(CODE, f"{what}; small type needs {COMFORTABLE:.0f}", "warning")


def _colour(run: FileRun, ground: Rgb, palette: Palette) -> Rgb:
    if run.link:
        return palette.named("hlink")
    if run.fill is None:
        return palette.named("tx1")
    return over(*palette.colour(run.fill), ground)


def _grounds(slide: FinishedSlide, box: TextBox, painted: list[Painted], palette: Palette) -> Iterator[Rgb]:
    order = order_of(slide, box.shape)
    below = [layer for layer in painted if layer.order <= order]
    ink: Box = box.ink()
    for across, down in _POINTS:
        ground = behind(below, ink.x + across * ink.width, ink.y + down * ink.height)
        yield over(*palette.colour(box.place.fill), ground) if box.kind == "cell" and box.place.fill is not None else ground
