"""How a conversation or a talk begins: what brought the patient, the map of the types, and what the clinic gains."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.context import Context
from generator.compose.sections.about_treatment import emblem as treatment_emblem
from generator.compose.sections.answer import people_in_all
from generator.compose.sections.what import emblem
from generator.compose.slides.long_names import AtOnce
from generator.compose.slides.slide import slide
from generator.content.condition import Condition
from generator.document.deck import Slide, Slot, SlotLine, SlotPart
from generator.text import Text

ON_A_MAP = AtOnce(5, 3, 2)
MAP = "map"
_LINKS: tuple[Slot, ...] = ("link-1", "link-2", "link-3", "link-4", "link-5")
_ART: tuple[Slot, ...] = ("art-1", "art-2", "art-3", "art-4", "art-5")


def what_brought_you(context: Context) -> tuple[Slide, ...]:
    """Return three cards to point at: to know what it is, what people with it hope for, and to ask about the treatment."""
    labels, condition = context.labels, context.subject
    with_it, without = emblem(context)
    return (
        slide(
            context,
            "brought",
            "cards",
            labels["brought_slide"],
            labels.plain("part_welcome"),
            say=(labels["notes_brought"], labels["notes_point"], labels["closing_1"]),
            ask=labels["ask_title"],
            lines={
                "card-1": (labels["brought_know"],),
                "card-2": (condition.wish or labels["brought_wish"],),
                "card-3": (labels["brought_ask"],),
            },
            parts={"art-1": with_it, "art-2": without, "art-3": treatment_emblem(context)},
        ),
    )


def map_of_types(context: Context) -> tuple[Slide, ...]:
    """Return the types, five to a slide or fewer, each opening its own slides, with how many people were studied."""
    parts = ON_A_MAP.groups(context.book.conditions)
    return tuple(_map(context, n, len(parts), own) for n, own in enumerate(parts, 1))


def map_id(context: Context, condition: Condition) -> str:
    """Return the id of the map that a type is on."""
    conditions = context.book.conditions
    return _map_id(1 + conditions.index(condition) // ON_A_MAP.of(conditions))


def _map_id(part: int) -> str:
    return MAP if part == 1 else f"{MAP}-{part}"


def _map(context: Context, part: int, parts: int, conditions: tuple[Condition, ...]) -> Slide:
    labels = context.labels
    lines = {slot: _link(context, condition) for slot, condition in zip(_LINKS, conditions, strict=False)}
    art: dict[Slot, SlotPart | None] = {}
    for slot, condition in zip(_ART, conditions, strict=False):
        art[slot] = emblem(context.about_condition(condition))[0]
    return slide(
        context,
        _map_id(part),
        "map",
        _title(context) if part == 1 else labels.say("map_slide_more", part=str(part), parts=str(parts)),
        labels.plain("part_welcome"),
        say=(labels["notes_map"], labels["notes_map_back"], *_without_study(context)),
        ask=labels["ask_where"],
        sources=(source for condition in conditions for source in condition.can_it_help.evidence.sources),
        lines=lines,
        parts=art,
    )


def _title(context: Context) -> Text:
    """Return how many types there are, and for how many of them no study was found."""
    labels, conditions = context.labels, context.book.conditions
    bare = sum(not people_in_all(condition) for condition in conditions)
    if len(conditions) == 1:
        return labels["map_slide_one"]
    if not bare:
        return labels["map_slide_all_studied"]
    return labels["map_slide_none_studied"] if bare == len(conditions) else labels.say("map_slide", bare=str(bare))


def _without_study(context: Context) -> Iterator[Text]:
    if 0 < sum(not people_in_all(condition) for condition in context.book.conditions) < len(context.book.conditions):
        yield context.labels["notes_where_none"]


def _link(context: Context, condition: Condition) -> tuple[SlotLine, ...]:
    """Return the type's name, which opens its first slide, and how many people were studied."""
    first = next((words.id for words in condition.slides if words.id in ("type", "works")), "evidence")
    return (SlotLine(condition.plain_name, to=f"{first}-{condition.id}"), SlotLine(studied(context, condition), 1))


def studied(context: Context, condition: Condition) -> Text:
    """Return '428 people studied' or that there is no study."""
    people, labels = people_in_all(condition), context.labels
    if not people:
        return labels["nobody_studied"]
    return labels["one_person_studied"] if people == 1 else labels.say("people_studied", people=str(people))


def interest(context: Context) -> tuple[Slide, ...]:
    """Return what the clinic gains, that the treatment has no licence, and that patients may refuse it."""
    labels, control, note = context.labels, context.book.control, context.licence()
    return (
        slide(
            context,
            "interest",
            "statement",
            control.interest,
            labels.plain("part_welcome"),
            say=(labels["notes_interest"], note.text),
            ask=labels["ask_interest"],
            sources=note.sources,
            lines={"statement": (note.headline, context.book.treatment.deciding_short[-1])},
        ),
    )
