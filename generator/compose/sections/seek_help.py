"""When to get help, from the one list: whom to turn to first, then what for. Urgent and soon differ by word, outline and sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from operator import attrgetter

from generator.compose.context import Context
from generator.compose.sections.contact import typed_address
from generator.compose.values import lowered, mail_address, phone_number, sentence, without_full_stop
from generator.content.addresses import encoded
from generator.content.phone import NUMBER, phone_link
from generator.content.treatment import HelpItem
from generator.document.blocks import (
    Block,
    Card,
    CardKind,
    Contact,
    Figure,
    Heading,
    HelpCell,
    HelpRow,
    List,
    Paragraph,
    Row,
    Yields,
)
from generator.figures.qr import QrCode
from generator.text import Span, Text, join

LISTED = ", "
NO_DETAILS = Text(())
Said = Callable[[HelpItem], tuple[Text, ...]]  # what stands in a number's cell for an item
Signs = Callable[[tuple[HelpItem, ...]], Text]  # what stands in the clinic's band for items with the same to turn to
NUMBERS = {  # what is called by each number
    "emergency": ("emergency",),
    "hospital": ("hospital",),
    "advice-line": ("advice-line", "advice-line-mind"),
    "crisis-line": ("crisis-line",),
}
_LINES = {kind: kind.replace("-", "_") for kind in NUMBERS}  # what a country's help lines are called
_IN_WORDS = re.compile(r"[^\W\d_]+([ '’-][^\W\d_]+)*")  # without a digit or a sign: '999' and 'A&E' are not
_AT_HAND = ("emergency", "advice-line", "crisis-line", "hospital")  # the numbers that are called first
_HEADS = {"urgent": "urgent_head", "soon": "soon_head"}
_IN_SHORT = 4  # the step in which the band has the short words: after the journals of sources, before the questions for everybody
_SMALLER_HEADING = 6  # after those questions
_WITHOUT_ADDRESS = 8  # the step in which the address gives way, after the names of the languages
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
        texts = tuple(_of_its_types(context, item, item.text) for item in group)
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
    called = [kind for kind in _AT_HAND if _by_kind(help_items(context))[kind]][:2]
    return (*(HelpCell(labels[f"number_of_{kind}"], _what_it_is(context, kind), ()) for kind in called), us_cell(context, ()))


def us_cell(context: Context, reasons: tuple[Text, ...]) -> HelpCell:
    """Return the clinic's own number, with what to call it for."""
    return HelpCell(context.labels["number_of_us"], phone_number(context.book, context.here), reasons)


def _with_heading(context: Context, cells: tuple[HelpCell, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels["seek_help_heading"], minor=True), HelpRow(cells)) if cells else ()


def _of_its_types(context: Context, item: HelpItem, said: Text) -> Text:
    """Return what an item says; in a handout about all types, 'With tennis elbow, your arm goes numb' if it is only for some."""
    if not _is_for_types(context, item):
        return said
    return Text(context.labels.say("help_with_types", types=_types(context, item), said=lowered(said)).spans, said.location)


def _short_of_its_types(context: Context, item: HelpItem) -> Text:
    return _of_its_types(context, item, item.short)


def _types(context: Context, item: HelpItem) -> Text:
    """Return the names of the types that an item is for, as within a sentence."""
    named = tuple(condition.name_in_text for condition in context.book.conditions if condition.id in item.conditions)
    return join(named, LISTED)


def _short(item: HelpItem) -> Text:
    return Text((*without_full_stop(item.short).spans, Span(".")), item.short.location)


def _with_alternative(context: Context, item: HelpItem) -> tuple[Text, ...]:
    """Return what to turn to a number for in the short words, and who else there is by number."""
    other = item.alternative
    return (without_full_stop(item.short), *((context.labels[f"or_{other}"],) if other in NUMBERS else ()))


def _cells(context: Context, said: Said, items: tuple[HelpItem, ...] | None = None) -> tuple[HelpCell, ...]:
    """Return a cell for each number that something is urgent for: among the items of this handout, or among those given."""
    labels = context.labels
    return tuple(
        HelpCell(
            labels[f"number_of_{kind}"],
            _what_it_is(context, kind),
            tuple(text for item in own for text in said(item)),
            dials=_dials(context, kind),
        )
        for kind, own in _by_kind(help_items(context) if items is None else items).items()
        if own
    )


def _what_it_is(context: Context, kind: str) -> Text:
    """Return what is behind a number or an abbreviation, 'Emergency'; nothing for words in its place, such as 'the ER', which say it."""
    line = context.here.lines.get(_LINES[kind], NO_DETAILS).plain
    return NO_DETAILS if _IN_WORDS.fullmatch(line) and not line.isupper() else context.labels[f"name_of_{kind}"]


def _dials(context: Context, kind: str) -> str:
    """Return the address that dials a help line; '' if its words hold no number."""
    line = context.here.lines.get(_LINES[kind])
    number = NUMBER.search(line.plain) if line else None
    return (number and phone_link(number[0], context.here.code)) or ""


def band(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band: its number is the last to turn to, for what is less urgent.

    Where the page of a leaflet is full, it has the short words, and then no address.
    """
    labels = context.labels
    own = replace(
        _band(context, _address(context)), code=Figure(code(context)), opens=code_words(context), brief=context.about == "aftercare"
    )
    in_short = replace(own, reasons=_band(context, NO_DETAILS, _IN_SHORT_WORDS).reasons)
    without = replace(in_short, details=mail_address(context.book.clinic.email))
    less = Yields((in_short,), (without,), _WITHOUT_ADDRESS, labels.plain("yields_address"))
    if context.about == "treatment":  # the guide has room for all of it, and so says it nowhere in short
        return (own,)
    return (Yields((own,), (less,), _IN_SHORT, labels.plain("yields_signs_of_band")),)


def band_on_page(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band on a page, which needs no code that opens it."""
    return (_band(context, _address(context)),)


def band_in_short(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band on a sheet whose code opens the full leaflet, which has what this sheet leaves out."""
    opens = _opens(context, context.labels["code_opens_full_leaflet"])
    return (replace(_band(context, _full_leaflet(context), _IN_SHORT_WORDS), code=Figure(code(context)), opens=opens, brief=True),)


def band_without_code(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band without a code; where the panel is full, without its addresses."""
    labels = context.labels
    details = (_address(context), mail_address(context.book.clinic.email), NO_DETAILS)
    full, brief, least = (_band(context, each, _IN_SHORT_WORDS) for each in details)
    without_mail = Yields((brief,), (least,), 3, labels.plain("yields_mail"))
    return (Yields((full,), (without_mail,), 2, labels.plain("yields_address")),)


def full_leaflet(context: Context) -> tuple[Block, ...]:
    """Return where the full leaflet is, with its code."""
    return (Card("contact", (Paragraph(_full_leaflet(context)), Figure(code(context)))),)


def _full_leaflet(context: Context) -> Text:
    typed = typed_address(_link(context), context.book.clinic.location("leaflet_link"))
    return context.labels.say("full_leaflet_at", address=typed)


def _address(context: Context) -> Text:
    clinic = context.book.clinic
    return join((mail_address(clinic.email), *clinic.address), LISTED)


def code(context: Context) -> QrCode:
    """Return the code that opens the leaflet of the condition, or the clinic's website."""
    link = _link(context)
    return QrCode(encoded(link), context.labels.plain("qr_alt", address=link))


def code_words(context: Context) -> Text:
    """Return what the code opens, in words that open it too."""
    return _opens(context, context.labels["code_opens" if context.condition else "code_opens_website"])


def _by_kind(items: tuple[HelpItem, ...]) -> dict[str, tuple[HelpItem, ...]]:
    """Return what to turn to each number for, now."""
    return {kind: tuple(i for i in items if i.when == "now" and i.to in kinds) for kind, kinds in NUMBERS.items()}


def _in_cell(context: Context, item: HelpItem, said: Text) -> Text:
    """Return what to turn to a number for; and, where the number alone does not say it, whom else to turn to or what to choose."""
    said = _of_its_types(context, item, said)
    if item.to in NUMBERS and item.alternative is None:
        return said
    return join((sentence(said), Text((*whom(context, item).strong().spans, Span(".")))))


def _band(context: Context, details: Text, signs: Signs | None = None) -> Contact:
    """Return the clinic's band with the signs in full, or as `signs` says them.

    In a handout about all types, those of one are last, in short: its leaflet has them in full.
    """
    labels, clinic, urgent = context.labels, context.book.clinic, _by_kind(help_items(context))
    items = tuple(item for item in help_items(context) if not any(item in own for own in urgent.values()))
    head = join((join((labels["contact_heading"].strong(), without_full_stop(clinic.hours)), ": "), labels["closed_in_short"]), ". ")
    shared, own = (tuple(item for item in items if _is_for_types(context, item) is of_types) for of_types in (False, True))
    reasons = (
        *(_reason(context, group, signs or _in_full) for group in groups(shared)),
        *(_reason(context, group, partial(_signs, of=partial(_short_of_its_types, context))) for group in groups(own)),
    )
    return Contact(head, phone_number(context.book, context.here), reasons, details)


def _opens(context: Context, words: Text) -> Text:
    """Return what stands below a code: on a screen, a click on it does what the code does."""
    return Text(tuple(replace(span, link=encoded(_link(context))) for span in words.spans), words.location)


def _link(context: Context) -> str:
    """Return what the code opens: the leaflet of the condition, or the clinic's website."""
    clinic = context.book.clinic
    return clinic.leaflet_link.replace("{id}", context.condition.id) if context.condition else clinic.link


def _is_for_types(context: Context, item: HelpItem) -> bool:
    """Return whether an item is only for some of the types that a handout is about."""
    return context.about == "treatment" and bool(item.conditions)


def _reason(context: Context, group: tuple[HelpItem, ...], signs: Signs) -> Text:
    """Return 'Call us today: pus or spreading heat.'; the number is beside it, and the line to call when the clinic is closed above.

    Where others read it too, what follows treatment says so.
    """
    first, labels = group[0], context.labels
    by_us = first.to == "us" and first.alternative in (None, "advice-line")
    call = labels[f"band_us_{first.when}"] if by_us else whom(context, first)
    if by_us and context.about != "aftercare" and all(item.after == "treatment" for item in group):
        call = labels.say("band_us_after", call=lowered(call))
    said = signs(group)
    return Text(join((call.strong(), said), ": ").spans, said.location)


def help_items(context: Context) -> tuple[HelpItem, ...]:
    """Return the items of the one list that apply: of the condition; in slides about all, those that all share; in the guide, every one.

    The aftercare sheet has what may follow treatment, and what is urgent for anybody: it may be the only sheet at hand. Where the
    treatment is not offered, what is for now or today after it stays: somebody may have had it elsewhere.
    """
    items = context.book.help
    if context.about == "aftercare":
        return tuple(item for item in items if item.after == "treatment" or (item.when == "now" and not item.conditions))
    if context.about == "treatment":
        return items
    if context.condition is None:
        return tuple(item for item in items if not item.conditions)
    own = (item for item in items if not item.conditions or context.condition.id in item.conditions)
    return tuple(item for item in own if context.offered or item.after != "treatment" or item.when != "soon")


def groups(items: Iterable[HelpItem]) -> tuple[tuple[HelpItem, ...], ...]:
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


def _in_full(group: tuple[HelpItem, ...]) -> Text:
    """Return the items' own sentences, as they go on after a colon."""
    first, *others = (sentence(item.text) for item in group)
    return join((lowered(first), *others))


def run_in(context: Context, group: tuple[HelpItem, ...]) -> Text:
    """Return 'Call 999: hard to breathe; confused or very unwell', with a full stop."""
    words = join((whom(context, group[0]).strong(), _IN_SHORT_WORDS(group)), ": ")
    return Text(words.spans, group[0].short.location)


def _signs(group: tuple[HelpItem, ...], of: Callable[[HelpItem], Text]) -> Text:
    """Return 'hard to breathe; confused or very unwell', with a full stop."""
    return sentence(join(tuple(without_full_stop(lowered(of(item))) for item in group), "; "))


_IN_SHORT_WORDS: Signs = partial(_signs, of=attrgetter("short"))
