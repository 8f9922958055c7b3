"""When to get help, from the one list: whom to turn to first, then what for. Urgent and soon differ by word, outline and sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.contact import typed_address
from generator.compose.sections.speech import notes
from generator.compose.values import lowered, mail_address, phone_number, sentence, without_full_stop
from generator.content.addresses import encoded
from generator.content.phone import phone_link
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
    WritingLines,
    Yields,
)
from generator.document.deck import Slide, SlideTable, Slot, SlotLine
from generator.figures.qr import QrCode
from generator.text import Span, Text, join

_WIDTHS = (38, 62)
_NUMBER = re.compile(r"\+?\d[\d \u00a0-]+\d")  # in the words of a help line
JOINT = " · "
_NUMBERS = {  # what is called by each number
    "emergency": ("emergency",),
    "hospital": ("hospital",),
    "advice-line": ("advice-line", "advice-line-mind"),
    "crisis-line": ("crisis-line",),
}
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


def by_number(context: Context) -> tuple[Block, ...]:
    """Return whom to turn to by number; nothing if there is nothing urgent to turn to anybody for."""
    return _with_heading(context, _cells(context, lambda item: item.text))


def by_number_if_room(context: Context) -> tuple[Block, ...]:
    """Return whom to turn to by number; where the page is full, in the short words."""
    full, brief = by_number(context), by_number_in_short(context)
    return (Yields(full, brief, 2, context.labels.plain("yields_help")),) if full else ()


def by_number_in_short(context: Context) -> tuple[Block, ...]:
    """Return whom to turn to by number, in the short words of the same list."""
    return _with_heading(context, _cells(context, _short))


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the same without a heading of its own, for a sheet that has no room for one: each number is one."""
    cells = _cells(context, _short)
    return (HelpRow(cells, brief=True),) if cells else ()


def _with_heading(context: Context, cells: tuple[HelpCell, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels["seek_help_heading"], minor=True), HelpRow(cells)) if cells else ()


def _short(item: HelpItem) -> Text:
    return Text((*without_full_stop(item.short).spans, Span(".")), item.short.location)


def _cells(context: Context, said: Callable[[HelpItem], Text]) -> tuple[HelpCell, ...]:
    labels = context.labels
    return tuple(
        HelpCell(
            labels[f"number_of_{kind}"],
            labels[f"name_of_{kind}"],
            tuple(_in_cell(context, item, said(item)) for item in own),
            dials=_dials(context, kind),
        )
        for kind, own in _urgent(context).items()
        if own
    )


def _dials(context: Context, kind: str) -> str:
    """Return the address that dials a help line; '' if its words hold no number."""
    line = context.here.lines.get(kind.replace("-", "_"))
    number = _NUMBER.search(line.plain) if line else None
    return (number and phone_link(number[0], context.here.code)) or ""


def band(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band: its number is the last to turn to, for what is less urgent."""
    opens = _opens(context, context.labels["code_opens" if context.condition else "code_opens_website"])
    return (replace(_band(context, _address(context)), code=_code(context), opens=opens, brief=context.about == "aftercare"),)


def band_on_page(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band on a page, which needs no code that opens it."""
    return (_band(context, _address(context)),)


def band_in_short(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band on a sheet whose code opens the full leaflet, which has what this sheet leaves out."""
    opens = _opens(context, context.labels["code_opens_full_leaflet"])
    return (replace(_band(context, _full_leaflet(context)), code=_code(context), opens=opens, brief=True),)


def band_without_code(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band without a code, and lines to write on; where the panel is full, without these and the address."""
    labels = context.labels
    lines = Yields((WritingLines(labels["notes_lines"], 1),), (), 1, labels.plain("yields_lines"))
    full, brief = _band(context, _address(context)), _band(context, mail_address(context.book.clinic.email))
    return (Yields((full,), (brief,), 2, labels.plain("yields_address")), lines)


def full_leaflet(context: Context) -> tuple[Block, ...]:
    """Return where the full leaflet is, with its code."""
    return (Card("contact", (Paragraph(_full_leaflet(context)), _code(context))),)


def _full_leaflet(context: Context) -> Text:
    typed = typed_address(_link(context), context.book.clinic.location("leaflet_link"))
    return context.labels.say("full_leaflet_at", address=typed)


def _address(context: Context) -> Text:
    clinic = context.book.clinic
    return join((mail_address(clinic.email), *clinic.address), JOINT)


def _code(context: Context) -> Figure:
    link = _link(context)
    return Figure(QrCode(encoded(link), context.labels.plain("qr_alt", address=link)))


def _urgent(context: Context) -> dict[str, tuple[HelpItem, ...]]:
    """Return what to turn to each number for, now."""
    items = help_items(context)
    return {kind: tuple(i for i in items if i.when == "now" and i.to in kinds) for kind, kinds in _NUMBERS.items()}


def _in_cell(context: Context, item: HelpItem, said: Text) -> Text:
    """Return what to turn to a number for; and, where the number alone does not say it, whom else to turn to or what to choose."""
    if item.to in _NUMBERS and item.alternative is None:
        return said
    return join((sentence(said), Text((*whom(context, item).strong().spans, Span(".")))))


def _band(context: Context, details: Text) -> Contact:
    labels, clinic, urgent = context.labels, context.book.clinic, _urgent(context)
    items = tuple(item for item in help_items(context) if not any(item in own for own in urgent.values()))
    head = join((join((labels["contact_heading"], without_full_stop(clinic.hours)), ": "), labels["closed_in_short"]), ". ")
    return Contact(head, phone_number(context.book, context.here), tuple(_reason(context, group) for group in _groups(items)), details)


def _opens(context: Context, words: Text) -> Text:
    """Return what stands below a code: on a screen, a click on it does what the code does."""
    return Text(tuple(replace(span, link=encoded(_link(context))) for span in words.spans), words.location)


def _link(context: Context) -> str:
    """Return what the code opens: the leaflet of the condition, or the clinic's website."""
    clinic = context.book.clinic
    return clinic.leaflet_link.replace("{id}", context.condition.id) if context.condition else clinic.link


def _reason(context: Context, group: tuple[HelpItem, ...]) -> Text:
    """Return 'Call us today: pus or spreading heat.'; the number is beside it, and the line to call when the clinic is closed above."""
    first = group[0]
    if first.to != "us" or first.alternative not in (None, "advice-line"):
        return _run_in(context, group)
    said = context.labels[f"band_us_{first.when}"].strong()
    words = join((said, _signs(lowered(item.short) for item in group)), ": ")
    return Text((*words.spans, Span(".")), first.short.location)


def help_items(context: Context) -> tuple[HelpItem, ...]:
    """Return the items of the one list that apply: of the condition; in a handout about all, those that all share.

    The aftercare sheet has what may follow treatment, and what is urgent for anybody: it may be the only sheet at hand. Where the
    treatment is not offered, what is urgent after it stays: somebody may have had it elsewhere.
    """
    items = context.book.help
    if context.about == "aftercare":
        return tuple(item for item in items if item.after == "treatment" or (item.when == "now" and not item.conditions))
    if context.condition is None:
        return tuple(item for item in items if not item.conditions)
    own = (item for item in items if not item.conditions or context.condition.id in item.conditions)
    return tuple(item for item in own if context.offered or item.after != "treatment" or item.when == "now")


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
