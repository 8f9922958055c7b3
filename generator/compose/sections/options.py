"""The choices side by side: how each works, what may help, what may harm, how certain that is. Doing nothing comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.choices import has_numbers, number_in_short
from generator.content.condition import Option
from generator.document.blocks import Block, Heading, Paragraph, Table, TableRow, Yields
from generator.text import Text, join

_STEP, _LAST_STEP = 2, 3  # in which rows close up, and leave to the leaflet how sure anyone can be
_SHORT_WIDTHS = (53, 98, 33)
_PANEL_WIDTHS, _PANEL_WIDTHS_WITHOUT_NUMBERS = (39, 41), (43, 37)
_CLOSE_WIDTHS = (36, 44)  # the words of numbers take most lines


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the table for one page: each choice with its number and how sure anyone can be; the leaflet has benefits and harms.

    Where the page is full, as with a long name or address of the clinic, its rows stand closer together.
    """
    labels = context.labels
    head = (labels["option_tick"], labels["number_head"], labels["certainty_in_short"])
    rows = tuple(
        TableRow((_named(context, option), (number_in_short(context, option),), (Paragraph(sure(context, option)),)))
        for option in context.subject.options
    )
    table = Table(head, rows, _SHORT_WIDTHS, dense=True, open=True)
    return (Yields((table,), (replace(table, tight=True),), _STEP, labels.plain("yields_rows")),)


def in_two_columns(context: Context) -> tuple[Block, ...]:
    """Return the same table for a narrow panel: how sure anyone can be stands below the name.

    Where the panel is full, as with seven choices, its rows stand closer together, and then the leaflet alone says how sure.
    """
    labels = context.labels
    full, brief = (_in_panel(context, cells) for cells in (_named_and_sure, _named))
    closer = tuple(replace(block, tight=True, widths=_CLOSE_WIDTHS if has_numbers(context) else block.widths) for block in (full, brief))
    without = Yields((closer[0],), (closer[1],), _LAST_STEP, labels.plain("yields_sure"))
    table = Yields((full,), (without,), _STEP, labels.plain("yields_rows"))
    return (Heading(labels["options_heading"], minor=True), table)


def _in_panel(context: Context, first: Callable[[Context, Option], tuple[Block, ...]]) -> Table:
    labels = context.labels
    rows = (TableRow((first(context, option), (number_in_short(context, option),))) for option in context.subject.options)
    head, harms = (labels["option_tick"], labels["number_head"]), labels["options_harms"]
    counted = has_numbers(context)
    widths = _PANEL_WIDTHS if counted else _PANEL_WIDTHS_WITHOUT_NUMBERS
    below = harms if counted else join((labels["choices_no_numbers"], harms))
    return Table(head, tuple(rows), widths, caption=below, dense=counted, open=True, compared=True)


def _named(_: Context, option: Option) -> tuple[Block, ...]:
    return (Paragraph(option.name, "strong"),)


def _named_and_sure(context: Context, option: Option) -> tuple[Block, ...]:
    return (*_named(context, option), *_how_sure(context, option))


def _how_sure(context: Context, option: Option) -> tuple[Block, ...]:
    certainty = context.certainty(option)
    return (Paragraph(context.labels[f"sure_{certainty}"]),) if certainty else ()


def sure(context: Context, option: Option) -> Text:
    """Return how sure anyone can be of an option."""
    return context.labels[f"certainty_{context.certainty(option) or 'none'}"]
