"""Whom to turn to on slides, from the one list: each number with its signs, how soon, and what only follows treatment."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compose.context import Context
from generator.compose.sections import seek_help
from generator.compose.values import lowered, sentence, without_full_stop
from generator.content.treatment import HelpItem
from generator.document.blocks import HelpCell
from generator.text import Text, join

_SOONER = ("now", "today", "soon")


def on_slides(context: Context) -> tuple[HelpCell, ...]:
    """Return whom to turn to and for what, the most urgent first, last the clinic; of what is not urgent, what is a condition's own."""
    items = [item for item in seek_help.help_items(context) if _is_shown(item)]
    of_number = {kind: tuple(item for item in items if item.to in kinds) for kind, kinds in seek_help.NUMBERS.items()}
    cells = (HelpCell(context.labels[f"number_of_{kind}"], Text(()), _told(context, own)) for kind, own in of_number.items() if own)
    doctor, ours = (_told(context, [item for item in items if item.to == whom]) for whom in ("doctor", "us"))
    of_doctor = (HelpCell(context.labels["number_of_doctor"], Text(()), doctor),) if doctor else ()
    return (*cells, *of_doctor, *((seek_help.us_cell(context, ours),) if ours else ()))


def said_beside(context: Context) -> tuple[Text, ...]:
    """Return what a speaker adds to the numbers on slides: where there are two to turn to, both of them, and what is not urgent."""
    items = seek_help.help_items(context)
    both = seek_help.groups(item for item in items if item.when == "now" and item.alternative)
    left = seek_help.groups(item for item in items if not _is_shown(item))
    closed = (context.labels["closed"],) if on_slides(context) else ()
    return (*(seek_help.run_in(context, group) for group in both), *closed, *(seek_help.run_in(context, group) for group in left))


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
    if item.when == "now" and item.alternative in seek_help.NUMBERS:
        return join((sentence(sign), context.labels[f"or_{item.alternative}"]))
    return Text(sign.spans, item.short.location)
