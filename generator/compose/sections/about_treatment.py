"""What the treatment is, with a drawing; how what is treated grows; how the treatment is thought to work, and how far that was tested."""

from __future__ import annotations

from generator.compose.context import Context, present
from generator.content.treatment import Cycle, Mechanism
from generator.document.blocks import Block, Figure, Heading, List, Paragraph, Row
from generator.figures.cycle import CycleWords
from generator.figures.drawing import Drawing
from generator.figures.named import cycle_drawing, treatment_drawing, treatment_emblem
from generator.figures.own_picture import OwnPicture
from generator.text import Text, join


def blocks(context: Context) -> tuple[Block, ...]:
    """Return what the treatment is, with its drawing if the content names one."""
    topics: list[tuple[Block, ...]] = [(Paragraph(t),) for t in context.book.treatment.what]
    drawn = drawing(context)
    figures = ((_figure(context, drawn),),) if drawn else ()
    return (Heading(context.labels["treatment_heading"]), Row((*topics, *figures), (6, 6)))


def _figure(context: Context, drawn: Drawing, label: str = "not_to_scale") -> Figure:
    return Figure(drawn, _caption(context, drawn, label))


def _caption(context: Context, drawn: Drawing, label: str = "not_to_scale") -> Text | None:
    """Return what of a drawing is to scale; a picture of the clinic's own may be a photograph."""
    return None if isinstance(drawn, OwnPicture) else context.labels[label]


def drawing(context: Context) -> Drawing | None:
    """Return the treatment's drawing, or the clinic's own picture; None without either."""
    treatment = context.book.treatment
    if treatment.drawing is None:
        return context.own_picture(treatment)
    first, second, third = treatment.drawing_labels
    alt = context.labels.plain("vesicle_alt", labels="; ".join(label.plain for label in treatment.drawing_labels))
    return treatment_drawing(treatment.drawing, (first, second, third), alt)


def emblem(context: Context) -> Drawing | None:
    """Return the same without words, for a small place."""
    treatment = context.book.treatment
    if treatment.drawing is None:
        return context.own_picture(treatment)
    alt = context.labels.plain("vesicle_alt", labels="; ".join(label.plain for label in treatment.drawing_labels))
    return treatment_emblem(treatment.drawing, alt)


def _cycle_drawing(context: Context, cycle: Cycle) -> Drawing | None:
    if cycle.drawing is None:
        return context.own_picture(cycle)
    labels = context.labels
    first, second, third = cycle.phases
    said = "; ".join(f"{phase.name.plain}, {phase.time.plain}" for phase in cycle.phases)
    words = CycleWords(labels["cycle_shortest"], labels["cycle_longest"], labels["cycle_years"])
    names, weeks = (first.name, second.name, third.name), (first.weeks, second.weeks, third.weeks)
    return cycle_drawing(cycle.drawing, names, weeks, words, labels.plain("cycle_alt", phases=said))


def cycle(context: Context) -> tuple[Block, ...]:
    """Return how what is treated grows, with its phases; nothing if the content has no cycle."""
    cycle_ = context.book.treatment.cycle
    if cycle_ is None:
        return ()
    phases = tuple(join((phase.name.strong(), phase.time), ": ") for phase in cycle_.phases)
    words = (Paragraph(join(present(cycle_.text, context.sources_line(cycle_.sources)))), List(phases))
    drawn = _cycle_drawing(context, cycle_)
    if drawn is None:
        return (Heading(cycle_.title), *words)
    return (Heading(cycle_.title), Row((words, (_figure(context, drawn, "cycle_caption"),)), (6, 6)))


def how(context: Context) -> tuple[Block, ...]:
    """Return the ways the treatment is thought to work, in two columns."""
    how_ = context.book.treatment.how
    ideas = Row(tuple(_idea(context, m) for m in how_.ideas), (6, 6))
    sources = context.sources_line(*(m.sources for m in how_.ideas))
    caption = (Paragraph(sources, "caption"),) if sources else ()
    return (Heading(context.labels["how_heading"]), Paragraph(how_.intro), ideas, *caption)


def _idea(context: Context, mechanism: Mechanism) -> tuple[Block, ...]:
    tested = context.labels[f"tested_{mechanism.level}"]
    return (Heading(mechanism.title, level=3), Paragraph(mechanism.text), Paragraph(tested, "caption"))
