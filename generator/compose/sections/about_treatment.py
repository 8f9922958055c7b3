"""What the treatment is, with a drawing; how what is treated grows; how the treatment is thought to work, and how far that was tested."""

from __future__ import annotations

from generator.compose.context import Context, present
from generator.compose.sections.speech import first_sentence, notes
from generator.content.treatment import Cycle, Mechanism
from generator.document.blocks import Block, Figure, Heading, List, Paragraph, Row
from generator.document.deck import Notes, Slide, SlotLine
from generator.figures.cycle import CycleWords
from generator.figures.drawing import Drawing
from generator.figures.named import cycle_drawing, treatment_drawing
from generator.figures.own_picture import OwnPicture
from generator.text import Text, join

ICONS = ("sprout", "shield-check", "droplets", "layers", "sparkles")  # by position; they are decoration


def blocks(context: Context) -> tuple[Block, ...]:
    """Return what the treatment is, with its drawing if the content names one."""
    topics: list[tuple[Block, ...]] = [(Paragraph(t),) for t in context.book.treatment.what]
    drawing = _drawing(context)
    figures = ((_figure(context, drawing),),) if drawing else ()
    return (Heading(context.labels["treatment_heading"]), Row((*topics, *figures), (6, 6)))


def _figure(context: Context, drawing: Drawing, label: str = "not_to_scale") -> Figure:
    return Figure(drawing, _caption(context, drawing, label))


def _caption(context: Context, drawing: Drawing, label: str = "not_to_scale") -> Text | None:
    """Return what of a drawing is to scale; a picture of the clinic's own may be a photograph."""
    return None if isinstance(drawing, OwnPicture) else context.labels[label]


def _drawing(context: Context) -> Drawing | None:
    treatment = context.book.treatment
    if treatment.drawing is None:
        return context.own_picture(treatment)
    first, second, third = treatment.drawing_labels
    alt = context.labels.plain("vesicle_alt", labels="; ".join(label.plain for label in treatment.drawing_labels))
    return treatment_drawing(treatment.drawing, (first, second, third), alt)


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
    drawing = _cycle_drawing(context, cycle_)
    if drawing is None:
        return (Heading(cycle_.title), *words)
    return (Heading(cycle_.title), Row((words, (_figure(context, drawing, "cycle_caption"),)), (6, 6)))


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


def slides(context: Context) -> tuple[Slide, ...]:
    """Return what the treatment is, and where studies in people were made."""
    return tuple(slide for id_ in ("what", "people") for slide in _slide(context, id_))


def choose_slides(context: Context) -> tuple[Slide, ...]:
    """Return that there are other choices, and time."""
    return _slide(context, "choose")


def _slide(context: Context, id_: str) -> tuple[Slide, ...]:
    """Return one of the slides that the content has about the treatment."""
    labels, treatment = context.labels, context.book.treatment
    words = next((slide for slide in treatment.slides if slide.id == id_), None)
    if words is None:
        return ()
    drawing = _drawing(context) if id_ == "what" else None
    said = {"what": treatment.what, "choose": treatment.deciding_short}.get(id_, treatment.guide.key_points[1:])
    lead, *points = words.points
    below = _caption(context, drawing) if drawing else None
    caption = {"caption": (SlotLine(below),)} if below else {}
    return (
        Slide(
            {"what": "agent"}.get(id_, id_),
            "visual" if drawing else "content",
            words.headline,
            notes=notes(context, *said, ask=labels[f"ask_{id_}"], sources=_studied(context) if id_ == "people" else ()),
            section=context.part("basics").plain,
            label=context.part("basics"),
            slots={"content": (SlotLine(lead), *(SlotLine(p, 1) for p in points)), **caption},  # type: ignore[dict-item]  # a slot's name
            drawings={"visual": drawing} if drawing else {},
            location=words.headline.location,
        ),
    )


def _studied(context: Context) -> tuple[str, ...]:
    """Return the sources of what is said about studies in people: of one condition, or of all."""
    conditions = (context.condition,) if context.condition else context.book.conditions
    return tuple(source for condition in conditions for source in condition.can_it_help.evidence.sources)


def cycle_slides(context: Context) -> tuple[Slide, ...]:
    """Return how what is treated grows; none if the content has no cycle."""
    labels, cycle_ = context.labels, context.book.treatment.cycle
    if cycle_ is None:
        return ()
    phases = tuple(SlotLine(join((phase.name, phase.time), ": "), 1) for phase in cycle_.phases)
    drawing = _cycle_drawing(context, cycle_)
    below = _caption(context, drawing, "cycle_caption") if drawing else None
    caption = {"caption": (SlotLine(below),)} if below else {}
    return (
        Slide(
            "cycle",
            "visual" if drawing else "content",
            cycle_.title,
            notes=notes(context, cycle_.text, ask=labels["ask_cycle"], sources=cycle_.sources),
            section=context.part("basics").plain,
            label=context.part("basics"),
            slots={"content": (SlotLine(labels["cycle_lead"]), *phases), **caption},  # type: ignore[dict-item]  # a slot's name
            drawings={"visual": drawing} if drawing else {},
            location=cycle_.title.location,
        ),
    )


def how_slides(context: Context) -> tuple[Slide, ...]:
    """Return the ways the treatment is thought to work, as cards; a single one without a card."""
    labels, treatment = context.labels, context.book.treatment
    if len(treatment.how.ideas) == 1:
        return (_only_way(context, treatment.how.ideas[0]),)
    slots = {f"item-{n}": (SlotLine(m.title), SlotLine(m.point, 1)) for n, m in enumerate(treatment.how.ideas, 1)}
    icons = {f"item-{n}": ICONS[n - 1] for n in range(1, len(treatment.how.ideas) + 1)}
    return (
        Slide(
            "how",
            "cards",
            treatment.how.headline,
            notes=_how_notes(context),
            section=context.part("basics").plain,
            label=context.part("basics"),
            slots={**slots, "caption": (SlotLine(labels["how_caption"]),)},  # type: ignore[dict-item]  # item-1 to item-5 are slots
            icons=icons,  # type: ignore[arg-type]  # as above
            location=treatment.how.ideas[0].title.location,
        ),
    )


def _only_way(context: Context, mechanism: Mechanism) -> Slide:
    labels = context.labels
    return Slide(
        "how",
        "content",
        context.book.treatment.how.headline,
        notes=_how_notes(context),
        section=context.part("basics").plain,
        label=context.part("basics"),
        slots={"content": (SlotLine(mechanism.title.strong()), SlotLine(mechanism.point, 1), SlotLine(labels["how_caption"]))},
        location=mechanism.title.location,
    )


def _how_notes(context: Context) -> Notes:
    """Return how weak the evidence for the ideas is, and each idea in a sentence."""
    labels, treatment = context.labels, context.book.treatment
    ideas = tuple(first_sentence(m.text) for m in treatment.how.ideas)
    return notes(context, treatment.how.intro, *ideas, ask=labels["ask_how"], sources=(i for m in treatment.how.ideas for i in m.sources))
