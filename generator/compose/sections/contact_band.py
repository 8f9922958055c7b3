"""The clinic's own band: its number, when to call it or somebody who is less urgent, its address, and the code of the handout."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from generator.compose.context import Context
from generator.compose.sections.contact import typed_address
from generator.compose.sections.help_list import (
    IN_SHORT,
    LISTED,
    Signs,
    by_kind,
    groups,
    help_items,
    in_full,
    is_for_types,
    short_of_its_types,
    signs_of,
    whom,
)
from generator.compose.values import lowered, mail_address, phone_number, without_full_stop
from generator.content.addresses import encoded
from generator.content.treatment import HelpItem
from generator.document.blocks import Block, Card, Contact, Figure, Paragraph, Yields
from generator.figures.qr import QrCode
from generator.text import Text, join

NO_DETAILS = Text(())
_SHORT_STEP = 4  # in which the band has the short words: after the journals of sources, before the questions for everybody
_WITHOUT_ADDRESS = 8  # the step in which the address gives way, after the names of the languages


def band(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band: its number is the last to turn to, for what is less urgent.

    Where a page is full, as one of large print with what is urgent in every type, it has the short words, and then no address.
    """
    labels = context.labels
    own = replace(
        _band(context, _address(context)), code=Figure(code(context)), opens=code_words(context), brief=context.about == "aftercare"
    )
    in_short = replace(own, reasons=_band(context, NO_DETAILS, IN_SHORT).reasons)
    without = replace(in_short, details=mail_address(context.book.clinic.email))
    less = Yields((in_short,), (without,), _WITHOUT_ADDRESS, labels.plain("yields_address"))
    return (Yields((own,), (less,), _SHORT_STEP, labels.plain("yields_signs_of_band")),)


def band_on_page(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band on a page, which needs no code that opens it."""
    return (_band(context, _address(context)),)


def band_in_short(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band on a sheet whose code opens the full leaflet, which has what this sheet leaves out."""
    opens = _opens(context, context.labels["code_opens_full_leaflet"])
    return (replace(_band(context, _full_leaflet(context), IN_SHORT), code=Figure(code(context)), opens=opens, brief=True),)


def band_without_code(context: Context) -> tuple[Block, ...]:
    """Return the clinic's own band without a code; where the panel is full, without its addresses."""
    labels = context.labels
    details = (_address(context), mail_address(context.book.clinic.email), NO_DETAILS)
    full, brief, least = (_band(context, each, IN_SHORT) for each in details)
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


def _band(context: Context, details: Text, signs: Signs | None = None) -> Contact:
    """Return the clinic's band with the signs in full, or as `signs` says them.

    In a handout about all types, those of one are last, in short: its leaflet has them in full.
    """
    labels, clinic, urgent = context.labels, context.book.clinic, by_kind(help_items(context))
    items = tuple(item for item in help_items(context) if not any(item in own for own in urgent.values()))
    head = join((join((labels["contact_heading"].strong(), without_full_stop(clinic.hours)), ": "), labels["closed_in_short"]), ". ")
    shared, own = (tuple(item for item in items if is_for_types(context, item) is of_types) for of_types in (False, True))
    reasons = (
        *(_reason(context, group, signs or in_full) for group in groups(shared)),
        *(_reason(context, group, partial(signs_of, of=partial(short_of_its_types, context))) for group in groups(own)),
    )
    return Contact(head, phone_number(context.book, context.here), reasons, details)


def _opens(context: Context, words: Text) -> Text:
    """Return what stands below a code: on a screen, a click on it does what the code does."""
    return Text(tuple(replace(span, link=encoded(_link(context))) for span in words.spans), words.location)


def _link(context: Context) -> str:
    """Return what the code opens: the leaflet of the condition, or the clinic's website."""
    clinic = context.book.clinic
    return clinic.leaflet_link.replace("{id}", context.condition.id) if context.condition else clinic.link


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
