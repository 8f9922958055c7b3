"""T06: slides that wait for the speaker, or, in a loop, stay as long as their words take to read; nothing that moves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.deck import Pace
from generator.formats.pptx import opc
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.text import LINK
from generator.formats.pptx.layout_model import FOOT
from generator.formats.pptx.markup import A, P
from generator.formats.pptx.placeholders import Element, tag
from generator.problems import Problem

CODE = "T06"
_MEDIA = tuple(tag(A, kind) for kind in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile", "audioCd"))


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield slides that do not go on as the deck's pace says, and what moves."""
    pace = deck.deck.pace
    if pace and deck.package[opc.main_name(deck.package)].type != opc.SHOW_TYPE:
        yield Problem(CODE, "the loop's file is no slide show: it opens to be edited")
    for slide in deck.slides:
        transition = next(slide.element.iter(tag(P, "transition")), None)
        told = transition.get("advTm") if transition is not None else None
        if pace:
            yield from _loop(slide, pace, transition, told)
        elif told is not None:
            yield slide.problem(CODE, "the slide goes on by itself: people need time to read (WCAG 2.2, 2.2.1)")
        if slide.element.find(tag(P, "timing")) is not None:
            yield slide.problem(CODE, "something on the slide moves", "warning")
        if next(slide.element.iter(*_MEDIA), None) is not None:
            yield slide.problem(CODE, "sound or film without captions")


def _loop(slide: FinishedSlide, pace: Pace, transition: Element, told: str | None) -> Iterator[Problem]:
    """Yield a slide that stops the loop or goes on too soon, effects, and links that nobody can touch."""
    needed = pace.milliseconds(_words(slide))
    if told is None:
        yield slide.problem(CODE, "the loop stops here: the slide does not go on by itself")
    elif int(told) < needed:
        yield slide.problem(CODE, f"the slide stays {int(told) / 1000:.1f} s; its words need {needed / 1000:.1f} s (WCAG 2.2, 2.2.1)")
    if transition is not None and len(transition):
        yield slide.problem(CODE, "the slide comes with an effect: nothing should move or flash (WCAG 2.2, 2.3.1)")
    if next(slide.element.iter(LINK), None) is not None:
        yield slide.problem(CODE, "the slide has a link, which nobody can open")


def _words(slide: FinishedSlide) -> int:
    """Return how many words people read; what stands at the foot of all slides is not read anew on each."""
    return sum(len(p.words.split()) for box in slide.text if box.role not in FOOT for p in box.paragraphs)
