"""The treatment's steps in time, and when a change may be seen."""

from __future__ import annotations

from generator.compose.context import Context, present
from generator.compose.sections.speech import notes
from generator.document.blocks import Block, Figure, Heading, Paragraph, Step, Steps
from generator.document.deck import Slide, SlotLine
from generator.figures.timeline import Timeline, TimelinePoint
from generator.text import join

MOST_WITH_CAPTION = 5  # six steps take two rows, which leave no room below: the caution is spoken instead


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the steps, with the results if the handout has no section of its own for them."""
    labels, treatment = context.labels, context.book.treatment
    steps = Steps(tuple(Step(s.title, s.when, s.text) for s in treatment.steps))
    return (Heading(labels["steps_heading"]), steps, *(_results(context) if context.about == "condition" else ()))


def results(context: Context) -> tuple[Block, ...]:
    """Return what was seen after treatment as a section."""
    return (Heading(context.labels["results_heading"]), *_results(context), *_timeline(context))


def _results(context: Context) -> tuple[Block, ...]:
    results = context.book.treatment.results
    sources = context.sources_line(results.sources)
    return (Paragraph(join((results.text, *((sources,) if sources else ())))),)


def _timeline(context: Context) -> tuple[Block, ...]:
    """Return a drawing of what was seen when, and a caption that says how little it proves; nothing if the content has no timeline."""
    moments = context.book.treatment.results.timeline
    if not moments:
        return ()
    seen = "; ".join(f"{m.when.plain}: {m.what.plain.rstrip('.')}" for m in moments)
    drawing = Timeline(tuple(TimelinePoint(m.when, m.what) for m in moments), context.labels.plain("timeline_alt", moments=seen))
    sources = context.sources_line(*(m.sources for m in moments))
    return (Figure(drawing, join(present(context.labels["timeline_caption"], sources))),)


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the steps slide."""
    labels, treatment = context.labels, context.book.treatment
    slots = {f"item-{n}": (SlotLine(s.title), SlotLine(s.when, 1), SlotLine(s.slide, 2)) for n, s in enumerate(treatment.steps, 1)}
    caution = labels["results_slide"]
    results = treatment.results
    shown = len(treatment.steps) <= MOST_WITH_CAPTION
    return (
        Slide(
            "steps",
            "steps",
            labels["steps_slide"],
            notes=notes(context, results.text, *(() if shown else (caution,)), ask=labels["ask_steps"], sources=results.sources),
            section=labels.plain("part_treatment"),
            label=labels["part_treatment"],
            slots={**slots, **({"caption": (SlotLine(caution),)} if shown else {})},  # type: ignore[dict-item]  # item-1 to item-6 are slots
            location=treatment.steps[0].title.location,
        ),
    )
