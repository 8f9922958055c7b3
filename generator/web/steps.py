"""How to print a file, step by step: each in a few words, with the name of a small drawing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.document.printing import Printing
from generator.pipeline.manifest import Entry
from generator.web.desk import Desk

StepSketch = Literal[
    "one-side", "long-edge", "short-edge", "scale", "staple", "fold-and-staple", "fold-in-three", "shop", "screen", "slides"
]
_BY_ITSELF = ".ppsx"  # a show that starts as it is opened


@dataclass(frozen=True, slots=True)
class PrintStep:
    """One step."""

    sketch: StepSketch
    words: str


def steps(entry: Entry, desk: Desk) -> tuple[PrintStep, ...]:
    """Return what to do with a file."""
    if entry.need == "send":
        return (PrintStep("screen", desk.say("start_step_page" if entry.printing is None else "start_step_screen")),)
    if entry.printing is None:
        loop = entry.path.endswith(_BY_ITSELF)
        return (PrintStep("slides", desk.say("start_step_loop" if loop else "start_step_slides")),)
    return tuple(_printed(entry.printing, desk))


def _printed(printing: Printing, desk: Desk) -> Iterator[PrintStep]:
    finish = printing.finish
    if finish in ("trim", "trim-and-fold"):
        yield PrintStep("shop", desk.say(f"start_step_{finish}", ink=printing.ink, paper=printing.paper))
        return
    side: StepSketch = "one-side" if printing.flip == "none" else printing.flip
    yield PrintStep(side, desk.say(f"start_step_{side}", paper=printing.paper))
    yield PrintStep("scale", desk.say("start_step_scale", scale=printing.scale))
    if finish in ("staple", "fold-and-staple", "fold-in-three"):
        yield PrintStep(finish, desk.say(f"start_step_{finish}"))
