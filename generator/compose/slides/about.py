"""Slides about the treatment: what it is, how it may work, hopes and harms, who should not have it, and how it is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from generator.compose.context import Context, present
from generator.compose.sections.about_treatment import drawing
from generator.compose.sections.risks import shared
from generator.compose.slides.slide import below, slide
from generator.compose.slides.speech import first_sentence
from generator.content.treatment import Mechanism, Risk, Risks, TreatmentSlide
from generator.document.blocks import Quantity
from generator.document.deck import Slide, SlideTable, Slot, SlotLine
from generator.document.limits import SHIPPED
from generator.text import Text, join

MOST_IN_A_LIST = 3  # side by side with another
MOST_WORDS = int(SHIPPED.of("T04")["words"])
_STEPS: tuple[Slot, ...] = ("step-1", "step-2", "step-3", "step-4")
_TESTED_WIDTHS = (35, 65)
_ONE_NUMBER = re.compile(r"(\D+)(\d+)(\D+)")


def words_of(context: Context, id_: str) -> TreatmentSlide | None:
    """Return the words that the content has for one of its slides about the treatment."""
    return next((words for words in context.book.treatment.slides if words.id == id_), None)


def what(context: Context) -> tuple[Slide, ...]:
    """Return what the treatment is, with its drawing and one line; without a drawing, with all its lines."""
    labels, treatment = context.labels, context.book.treatment
    words, drawn = words_of(context, "what"), drawing(context)
    if words is None:
        return ()
    return (
        slide(
            context,
            "agent",
            "drawing" if drawn else "say",
            words.headline,
            labels.plain("part_about"),
            say=treatment.what[-2:] if len(treatment.what) > 1 else (*treatment.what, treatment.summary),
            ask=labels["ask_what"],
            lines={"text": words.points[:1]} if drawn else {"lead": words.points},
            parts={"art-1": drawn},
        ),
    )


def how(context: Context) -> tuple[Slide, ...]:
    """Return the ways the treatment is thought to work, each with how far it was tested."""
    labels, how_ = context.labels, context.book.treatment.how
    table = _tested(context, how_.ideas)
    return (
        slide(
            context,
            "how",
            "table" if table else "say",
            how_.headline,
            labels.plain("part_treatment"),
            say=(how_.intro, *(first_sentence(idea.text) for idea in how_.ideas)),
            ask=labels["ask_how"],
            sources=(source for idea in how_.ideas for source in idea.sources),
            lines={} if table else {"lead": (join(present(idea.point, idea.tested), ": ") for idea in how_.ideas)},
            parts={"table": table},
        ),
    )


def _tested(context: Context, ideas: Iterable[Mechanism]) -> SlideTable | None:
    """Return each idea beside how far it was tested; None if one does not say it."""
    labels, rows = context.labels, tuple((idea.point, idea.tested) for idea in ideas)
    said = tuple((point, tested) for point, tested in rows if tested)
    if len(said) < len(rows):
        return None
    return SlideTable(((labels["idea_on_slide"], labels["tested_on_slide"]), *said), _TESTED_WIDTHS, labels.plain("tested_on_slide_alt"))


def choose(context: Context) -> tuple[Slide, ...]:
    """Return that there are other choices, and time."""
    words = words_of(context, "choose")
    if words is None:
        return ()
    labels = context.labels
    return (
        slide(
            context,
            "choose",
            "say",
            words.headline,
            labels.plain("part_treatment"),
            say=context.book.treatment.deciding_short,
            ask=labels["ask_choose"],
            lines={"lead": words.points},
        ),
    )


def hopes_and_harms(context: Context) -> tuple[Slide, ...]:
    """Return what the clinic hopes for and what harm was reported, side by side and equally long."""
    labels, treatment = context.labels, context.book.treatment
    hopes, harms = tuple(benefit.point for benefit in treatment.benefits.items), reported(treatment.risks)
    rows = min(len(hopes), len(harms), MOST_IN_A_LIST)
    return (
        slide(
            context,
            "hopes-and-harms",
            "two-lists",
            treatment.risks.headline,
            labels.plain("part_treatment"),
            say=(treatment.benefits.intro, treatment.risks.intro),
            ask=labels["ask_balance"],
            sources=(*(source for benefit in treatment.benefits.items for source in benefit.sources), *treatment.risks.sources),
            lines={"list-1": below(labels["benefits_hoped"], hopes[:rows]), "list-2": below(labels["harms_reported"], harms[:rows])},
        ),
    )


def reported(risks: Risks) -> tuple[Text, ...]:
    """Return as many harms as a list has room for: one of each kind first, then the serious ones."""
    kinds: tuple[tuple[Risk, ...], ...] = (risks.expected, risks.reported, risks.serious)
    first = [kind[0] for kind in kinds]
    chosen = [*first, *(risk for kind in reversed(kinds) for risk in kind[1:])][:MOST_IN_A_LIST]
    return tuple(risk.short for kind in kinds for risk in kind if any(risk is each for each in chosen))


def right_for_you(context: Context) -> tuple[Slide, ...]:
    """Return who should not have the treatment, those of the condition first; where it is not offered, those alone. Nothing if nobody."""
    labels, not_suitable = context.labels, context.book.treatment.not_suitable
    own = context.condition.not_suitable if context.condition else ()
    parts = _in_parts((*(item.short.strong() for item in own), *(item.short for item in shared(context) if context.offered)))
    heading = labels["not_suitable_heading"]
    more = (labels.say("continued", title=heading, part=str(n), parts=str(len(parts))) for n in range(2, len(parts) + 1))
    return tuple(
        slide(
            context,
            "right-for-you" if n == 1 else f"right-for-you-{n}",
            "say" if len(listed) <= MOST_IN_A_LIST else "two-lists",
            title,
            labels.plain("part_treatment"),
            say=(not_suitable.intro, labels["notes_suitability"], *(item.text for item in own if n == 1)),
            ask=labels["ask_suitability"],
            sources=not_suitable.sources,
            lines={"lead": listed} if len(listed) <= MOST_IN_A_LIST else _halves(listed),
        )
        for n, (title, listed) in enumerate(zip((heading, *more), parts, strict=False), 1)
    )


def _halves(items: tuple[Text, ...]) -> Mapping[Slot, Iterable[SlotLine]]:
    half = (len(items) + 1) // 2
    return {"list-1": below(None, items[:half]), "list-2": below(None, items[half:])}


def _in_parts(items: tuple[Text, ...]) -> tuple[tuple[Text, ...], ...]:
    """Return the items of each slide: evenly on as few as hold no more words than people read while they listen."""
    for count in range(1, len(items) + 1):
        size, more = divmod(len(items), count)
        ends = [n * size + min(n, more) for n in range(count + 1)]
        parts = tuple(items[start:end] for start, end in pairwise(ends))
        if all(sum(len(item.plain.split()) for item in part) <= MOST_WORDS for part in parts):
            return parts
    return tuple((item,) for item in items)


def licence(context: Context) -> tuple[Slide, ...]:
    """Return what the regulator of the clinic's own country says."""
    labels, note = context.labels, context.licence()
    return (
        slide(
            context,
            "licence",
            "figure",
            note.headline,
            labels.plain("part_treatment"),
            say=(note.text, labels.say("checked_on", date=labels.day(note.checked))),
            ask=labels["ask_licence"],
            sources=note.sources,
            lines={"lead": note.points},
            parts={"number": Quantity(labels["licensed_no"], Text(()), "", lead=labels["licensed_on_slide"], warns=True)},
        ),
    )


def steps(context: Context) -> tuple[Slide, ...]:
    """Return how the treatment is given, step by step, side by side if there is room; nothing where it is not offered."""
    if not context.offered:
        return ()
    labels, treatment = context.labels, context.book.treatment
    told = [(SlotLine(step.title, number=n), SlotLine(step.point, 1)) for n, step in enumerate(treatment.steps, 1)]
    abreast = len(told) <= len(_STEPS)
    return (
        slide(
            context,
            "steps",
            "steps" if abreast else "two-lists",
            labels.say("steps_slide", count=str(len(told))),
            labels.plain("part_treatment"),
            say=(labels["results_slide"], treatment.steps_note, *(step.text for step in treatment.steps[:1])),
            ask=labels["ask_steps"],
            lines=dict(zip(_STEPS, told, strict=False)) if abreast else _in_two_lists(told),
        ),
    )


def _in_two_lists(told: Sequence[tuple[SlotLine, ...]]) -> Mapping[Slot, Iterable[SlotLine]]:
    told = [(replace(head, number=None), *rest) for head, *rest in told]
    half = (len(told) + 1) // 2
    return {"list-1": chain.from_iterable(told[:half]), "list-2": chain.from_iterable(told[half:])}


def aftercare(context: Context) -> tuple[Slide, ...]:
    """Return what to do after the treatment, the first number in it large; nothing where it is not offered."""
    if not context.offered:
        return ()
    labels, care = context.labels, context.book.treatment.aftercare
    first = (*(moment.text for moment in care.clock[:1]), *care.first_day)
    number, points = _with_numeral(care.slide.points)
    return (
        slide(
            context,
            "aftercare",
            "figure" if number else "say",
            care.slide.headline,
            labels.plain("part_treatment"),
            say=(*first, care.basis, labels["aftercare_more"]),
            ask=labels["ask_aftercare"],
            lines={"lead": points},
            parts={"number": number},
        ),
    )


def _with_numeral(points: tuple[Text, ...]) -> tuple[Quantity | None, tuple[Text, ...]]:
    """Return the first point with one number in it, to be shown with the number large, and the other points."""
    for n, point in enumerate(points):
        if len(point.spans) == 1 and (found := _ONE_NUMBER.fullmatch(point.plain)):
            lead, numeral, words = (Text.of(said.strip(), point.location) for said in found.groups())
            return Quantity(numeral, words, "", lead=lead), (*points[:n], *points[n + 1 :])
    return None, points
