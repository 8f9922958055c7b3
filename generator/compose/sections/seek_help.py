"""When to get help, from the one list: whom to turn to first, then what for. Urgent and soon differ by word, outline and sign."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.compose.values import lowered, without_full_stop
from generator.content.treatment import HelpItem
from generator.document.blocks import Block, Card, CardKind, Heading, List, Paragraph, Row
from generator.document.deck import Slide, SlideTable, Slot, SlotLine
from generator.text import Span, Text, join

_WIDTHS = (38, 62)
_PLACES: tuple[tuple[Slot, Slot], ...] = (("head-1", "content"), ("head-2", "content-2"))
_HEADS = {"urgent": "urgent_head", "soon": "soon_head"}
_ICONS = {"urgent": "triangle-alert", "soon": "phone"}
_CARDS = (7, 5)  # what is urgent has more words


def blocks(context: Context) -> tuple[Block, ...]:
    """Return a card for what is urgent and one for what is not: of a condition, or of what may happen after treatment."""
    labels = context.labels
    cards = _side_by_side(_card(context, kind, items) for kind, items in _by_urgency(context))
    return (Heading(labels["seek_help_heading"]), *cards, Paragraph(labels["closed"]))


def _by_urgency(context: Context) -> tuple[tuple[CardKind, tuple[HelpItem, ...]], ...]:
    """Return what is urgent and what is not, each with its items; without those that have none."""
    return _parted(help_items(context))


def _parted(items: tuple[HelpItem, ...]) -> tuple[tuple[CardKind, tuple[HelpItem, ...]], ...]:
    urgent, soon = (tuple(item for item in items if (item.when == "now") is now) for now in (True, False))
    parts: tuple[tuple[CardKind, tuple[HelpItem, ...]], ...] = (("urgent", urgent), ("soon", soon))
    return tuple((kind, own) for kind, own in parts if own)


def _side_by_side(cards: Iterable[Card]) -> tuple[Block, ...]:
    """Return cards in a row; a single one over the whole width."""
    columns = tuple((card,) for card in cards)
    return (Row(columns, _CARDS),) if len(columns) > 1 else tuple(card for column in columns for card in column)


def _card(context: Context, kind: CardKind, items: tuple[HelpItem, ...]) -> Card:
    """Return a card with whom to turn to, then what for."""
    blocks_: list[Block] = []
    for group in _groups(items):
        blocks_ += [Paragraph(whom(context, group[0]), "strong"), List(tuple(item.text for item in group))]
    return Card(kind, tuple(blocks_), head=context.labels[_HEADS[kind]])


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the two cards in the short words of the same list, a paragraph for each to turn to."""
    return _side_by_side(
        Card(kind, tuple(Paragraph(_run_in(context, group)) for group in _groups(items)), head=context.labels[_HEADS[kind]])
        for kind, items in _by_urgency(context)
    )


def help_items(context: Context) -> tuple[HelpItem, ...]:
    """Return the items of the one list that apply: of the condition; in a handout about all, those that all share.

    The aftercare sheet has what may follow treatment, and what is urgent for anybody: it may be the only sheet at hand.
    """
    items = context.book.help
    if context.about == "aftercare":
        return tuple(item for item in items if item.after == "treatment" or (item.when == "now" and not item.conditions))
    if context.condition is None:
        return tuple(item for item in items if not item.conditions)
    own = (item for item in items if not item.conditions or context.condition.id in item.conditions)
    return tuple(item for item in own if context.offered or item.after != "treatment")


def _groups(items: Iterable[HelpItem]) -> tuple[tuple[HelpItem, ...], ...]:
    """Return the items with the same to turn to, in the order of the first of each."""
    groups: dict[tuple[str, str | None, str], list[HelpItem]] = {}
    for item in items:
        groups.setdefault((item.to, item.alternative, item.when), []).append(item)
    return tuple(tuple(group) for group in groups.values())


def whom(context: Context, item: HelpItem) -> Text:
    """Return 'Call 999', 'See your GP soon', or where there are two to turn to, 'Call us today on 0123, or call NHS 111 today'."""
    first = _turn_to(context, item.to, item.when)
    if item.alternative is None:
        return first
    return context.labels.say("help_or", first=first, second=lowered(_turn_to(context, item.alternative, item.when)))


def _turn_to(context: Context, to: str, when: str) -> Text:
    return context.labels[f"help_{to}" if when == "now" else f"help_{to}_{when}"]


def _run_in(context: Context, group: tuple[HelpItem, ...]) -> Text:
    """Return 'Call 999: hard to breathe; confused or very unwell', with a full stop."""
    words = join((whom(context, group[0]).strong(), _signs(lowered(item.short) for item in group)), ": ")
    return Text((*words.spans, Span(".")), group[0].short.location)


def _signs(texts: Iterable[Text]) -> Text:
    return join(map(without_full_stop, texts), "; ")


def slides(context: Context) -> tuple[Slide, ...]:
    """Return when to get help as a table, the most urgent first; none if there is nothing to turn to anybody for."""
    labels = context.labels
    groups = [group for _, items in _by_urgency(context) for group in _groups(items)]
    if not groups:
        return ()
    rows = tuple((whom(context, first), _signs((first.short, *(lowered(item.short) for item in rest)))) for first, *rest in groups)
    table = SlideTable(((labels["help_whom"], labels["help_when"]), *rows), _WIDTHS, labels.plain("help_alt"))
    return (
        Slide(
            "seek-help",
            "table",
            labels["seek_help_heading"],
            notes=notes(context, labels["closed"], labels["notes_seek_help"], ask=labels["ask_seek_help"]),
            section=labels.plain("part_next"),
            label=labels["part_next"],
            slots={"caption": (SlotLine(labels["closed"]),)},
            table=table,
            location=groups[0][0].short.location,
        ),
    )


def on_screen(context: Context) -> tuple[Slide, ...]:
    """Return whom anybody can turn to at any time, for a screen that everybody sees; none if the content names nobody."""
    labels = context.labels
    parts = _parted(tuple(item for item in help_items(context) if item.after == "always"))
    if not parts:
        return ()
    slots: dict[Slot, tuple[SlotLine, ...]] = {}
    icons: dict[Slot, str] = {}
    for (head, content), (kind, items) in zip(_PLACES, parts, strict=False):
        slots |= {head: (SlotLine(labels[_HEADS[kind]]),), content: tuple(SlotLine(_run_in(context, group)) for group in _groups(items))}
        icons[head] = _ICONS[kind]
    return (
        Slide(
            "seek-help",
            "poster-compare",
            labels["seek_help_heading"],
            notes=notes(context, labels["closed"], labels["notes_seek_help"]),
            section=labels.plain("part_next"),
            slots=slots,
            icons=icons,
            location=parts[0][1][0].short.location,
        ),
    )
