"""The choices side by side: how each works, what may help, what may harm, how certain that is. Doing nothing comes first."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.choices import number_in_short
from generator.content.condition import Option
from generator.document.blocks import Block, Heading, Paragraph, Table, TableRow, Yields
from generator.text import Text

_STEP = 2  # in which rows close up
_SHORT_WIDTHS = (53, 98, 33)
_PANEL_WIDTHS = (36, 44)


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the table for one page: each choice with its number and how sure anyone can be; the leaflet has benefits and harms.

    Where the page is full, as with a long name or address of the clinic, its rows stand closer together.
    """
    labels = context.labels
    head = (labels["option_tick"], labels["number_head"], labels["certainty_in_short"])
    rows = tuple(
        TableRow((_named(option), (number_in_short(context, option),), (Paragraph(sure(context, option)),)))
        for option in context.subject.options
    )
    table = Table(head, rows, _SHORT_WIDTHS, dense=True, open=True)
    return (Yields((table,), (replace(table, tight=True),), _STEP, labels.plain("yields_rows")),)


def in_two_columns(context: Context) -> tuple[Block, ...]:
    """Return the same table for a narrow panel: how sure anyone can be stands below the name."""
    labels = context.labels
    rows = (TableRow(((*_named(o), *_how_sure(context, o)), (number_in_short(context, o),))) for o in context.subject.options)
    table = Table((labels["option_tick"], labels["number_head"]), tuple(rows), _PANEL_WIDTHS, dense=True, open=True, compared=True)
    return (Heading(labels["options_heading"], minor=True), table, Paragraph(labels["options_harms"], "caption"))


def _named(option: Option) -> tuple[Block, ...]:
    return (Paragraph(option.name, "strong"),)


def _how_sure(context: Context, option: Option) -> tuple[Block, ...]:
    certainty = context.certainty(option)
    return (Paragraph(context.labels[f"sure_{certainty}"]),) if certainty else ()


def sure(context: Context, option: Option) -> Text:
    """Return how sure anyone can be of an option."""
    return context.labels[f"certainty_{context.certainty(option) or 'none'}"]
