"""When to get help, from the one list: whom to turn to first, then what for. Urgent and soon differ by word, outline and sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.help_list import NUMBERS, by_kind, groups, help_items, of_its_types, run_in, whom
from generator.compose.values import lowered, phone_number, sentence, without_full_stop
from generator.content.phone import NUMBER, phone_link
from generator.content.treatment import HelpItem
from generator.document.blocks import Block, Card, CardKind, Heading, HelpCell, HelpRow, List, Paragraph, Row, Yields
from generator.text import Span, Text, join

NOTHING = Text(())
WordsOfHelp = Callable[[HelpItem], tuple[Text, ...]]  # what stands in a number's cell for an item
_LINES = {kind: kind.replace("-", "_") for kind in NUMBERS}  # what a country's help lines are called
_IN_WORDS = re.compile(r"[^\W\d_]+([ '’-][^\W\d_]+)*")  # without a digit or a sign: '999' and 'A&E' are not
_AT_HAND = ("emergency", "advice-line", "crisis-line", "hospital")  # the numbers that are called first
_HEADS = {"urgent": "urgent_head", "soon": "soon_head"}
_SMALLER_HEADING = 6  # the step in which the heading does: after the questions for everybody
_SOONER = ("now", "today", "soon")
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
    for group in groups(items):
        texts = tuple(of_its_types(context, item, item.text) for item in group)
        blocks_ += [Paragraph(whom(context, group[0]), "strong"), List(texts)]
    return Card(kind, tuple(blocks_), head=context.labels[_HEADS[kind]])


def by_number(context: Context) -> tuple[Block, ...]:
    """Return whom to turn to by number; nothing if there is nothing urgent to turn to anybody for.

    Its heading is one of those that begin a page, unless the page of a leaflet is full, or the only one of a sheet.
    """
    small = _with_heading(context, _cells(context, lambda item: (_in_cell(context, item, item.text),)))
    if not small or context.about == "aftercare":
        return small
    large = Heading(context.labels["seek_help_heading"])
    heading = Yields((large,), small[:1], _SMALLER_HEADING, context.labels.plain("yields_heading")) if context.condition else large
    return (heading, *small[1:])


def by_number_if_room(context: Context) -> tuple[Block, ...]:
    """Return whom to turn to by number; where the page is full, in the short words."""
    full, brief = by_number(context), by_number_in_short(context)
    return (Yields(full, brief, 2, context.labels.plain("yields_help")),) if full else ()


def by_number_in_short(context: Context) -> tuple[Block, ...]:
    """Return whom to turn to by number, in the short words of the same list."""
    return _with_heading(context, _cells(context, lambda item: (_in_cell(context, item, _short(item)),)))


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the same without a heading of its own, for a sheet that has no room for one: each number is one."""
    cells = _cells(context, lambda item: (_in_cell(context, item, _short(item)),))
    return (HelpRow(cells, brief=True),) if cells else ()


def on_slides(context: Context) -> tuple[HelpCell, ...]:
    """Return whom to turn to and for what, the most urgent first, last the clinic; of what is not urgent, what is a condition's own."""
    items = [item for item in help_items(context) if _is_shown(item)]
    of_number = {kind: tuple(item for item in items if item.to in kinds) for kind, kinds in NUMBERS.items()}
    cells = (HelpCell(context.labels[f"number_of_{kind}"], Text(()), _told(context, own)) for kind, own in of_number.items() if own)
    doctor, ours = (_told(context, [item for item in items if item.to == whom]) for whom in ("doctor", "us"))
    of_doctor = (HelpCell(context.labels["number_of_doctor"], Text(()), doctor),) if doctor else ()
    return (*cells, *of_doctor, *((_us(context, ours),) if ours else ()))


def said_beside(context: Context) -> tuple[Text, ...]:
    """Return what a speaker adds to the numbers on slides: where there are two to turn to, both of them, and what is not urgent."""
    items = help_items(context)
    both = groups(item for item in items if item.when == "now" and item.alternative)
    left = groups(item for item in items if not _is_shown(item))
    closed = (context.labels["closed"],) if on_slides(context) else ()
    return (*(run_in(context, group) for group in both), *closed, *(run_in(context, group) for group in left))


def _is_shown(item: HelpItem) -> bool:
    return item.when != "soon" or bool(item.conditions)


def _told(context: Context, items: Iterable[HelpItem]) -> tuple[Text, ...]:
    """Return each sign, with when it applies and how soon to call, the sooner first."""
    return tuple(_sign(context, item) for item in sorted(items, key=lambda item: _SOONER.index(item.when)))


def _sign(context: Context, item: HelpItem) -> Text:
    """Return 'Today, after treatment: pus'; and, where something is urgent, the other number to call for it."""
    short = without_full_stop(item.short)
    label = f"sign_after_{item.when}" if item.after == "treatment" else f"sign_{item.when}"
    sign = short if label == "sign_now" else join((context.labels[label].strong(), lowered(short)), ": ")
    if item.when == "now" and item.alternative in NUMBERS:
        return join((sentence(sign), context.labels[f"or_{item.alternative}"]))
    return Text(sign.spans, item.short.location)


def at_any_time(context: Context) -> tuple[HelpCell, ...]:
    """Return whom anybody can turn to, treated or not, by number, and last their doctor."""
    labels = context.labels
    anybody = tuple(item for item in context.book.help if item.after == "always" and not item.conditions)
    cells = tuple(replace(cell, name=Text(())) for cell in _cells(context, lambda item: _with_alternative(context, item), anybody))
    doctor = tuple(without_full_stop(item.short) for item in anybody if item.to == "doctor")
    return (*cells, *((HelpCell(labels["number_of_doctor"], labels["name_of_doctor"], doctor),) if doctor else ()))


def numbers(context: Context) -> tuple[HelpCell, ...]:
    """Return the numbers to have at hand: the emergency number, one more, and the clinic's."""
    labels = context.labels
    called = [kind for kind in _AT_HAND if by_kind(help_items(context))[kind]][:2]
    return (*(HelpCell(labels[f"number_of_{kind}"], _what_it_is(context, kind), ()) for kind in called), _us(context, ()))


def _us(context: Context, reasons: tuple[Text, ...]) -> HelpCell:
    return HelpCell(context.labels["number_of_us"], phone_number(context.book, context.here), reasons)


def _with_heading(context: Context, cells: tuple[HelpCell, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels["seek_help_heading"], minor=True), HelpRow(cells)) if cells else ()


def _short(item: HelpItem) -> Text:
    return Text((*without_full_stop(item.short).spans, Span(".")), item.short.location)


def _with_alternative(context: Context, item: HelpItem) -> tuple[Text, ...]:
    """Return what to turn to a number for in the short words, and who else there is by number."""
    other = item.alternative
    return (without_full_stop(item.short), *((context.labels[f"or_{other}"],) if other in NUMBERS else ()))


def _cells(context: Context, said: WordsOfHelp, items: tuple[HelpItem, ...] | None = None) -> tuple[HelpCell, ...]:
    """Return a cell for each number that something is urgent for: among the items of this handout, or among those given."""
    labels = context.labels
    return tuple(
        HelpCell(
            labels[f"number_of_{kind}"],
            _what_it_is(context, kind),
            tuple(text for item in own for text in said(item)),
            dials=_dials(context, kind),
        )
        for kind, own in by_kind(help_items(context) if items is None else items).items()
        if own
    )


def _what_it_is(context: Context, kind: str) -> Text:
    """Return what is behind a number or an abbreviation, 'Emergency'; nothing for words in its place, such as 'the ER', which say it."""
    line = context.here.lines.get(_LINES[kind], NOTHING).plain
    return NOTHING if _IN_WORDS.fullmatch(line) and not line.isupper() else context.labels[f"name_of_{kind}"]


def _dials(context: Context, kind: str) -> str:
    """Return the address that dials a help line; '' if its words hold no number."""
    line = context.here.lines.get(_LINES[kind])
    number = NUMBER.search(line.plain) if line else None
    return (number and phone_link(number[0], context.here.code)) or ""


def _in_cell(context: Context, item: HelpItem, said: Text) -> Text:
    """Return what to turn to a number for; and, where the number alone does not say it, whom else to turn to or what to choose."""
    said = of_its_types(context, item, said)
    if item.to in NUMBERS and item.alternative is None:
        return said
    return join((sentence(said), Text((*whom(context, item).strong().spans, Span(".")))))
