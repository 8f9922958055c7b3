"""The choices side by side: how each works, what may help, what may harm, how certain that is. Doing nothing comes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.choices import any_counted, number_in_short
from generator.compose.values import capitalised
from generator.content.condition import Option
from generator.document.blocks import Block, Heading, Paragraph, Table, TableRow, Yields
from generator.text import Text, join

_SIGNS_STEP, _STEP = 1, 2  # in which signs without a number give way, and rows close up
_SURE_STEP, _LAST_STEP = 6, 8  # in which a page leaves to the leaflet how sure anyone can be, and the harms: after all else
_PANEL_STEP, _UNSURE_STEP, _LAST_OF_PANEL = 3, 4, 5  # the same on a panel, after what only fills it; then rows say less
_SHORT_WIDTHS, _UNSURE_WIDTHS, _BARE_WIDTHS = (48, 76, 33, 27), (48, 90, 46), (53, 98, 33)
_UNCOUNTED_WIDTHS, _SIGNS_WIDTHS = (53, 49, 49, 33), (50, 25, 40, 35, 34)
_PANEL_WIDTHS, _IN_WORDS, _NARROW_NAMES = (39, 41), (40, 40), (36, 44)  # where it is full, the words of numbers take most lines
_BlocksOfCell = Callable[[Context, Option], tuple[Block, ...]]
_Column = tuple[str, _BlocksOfCell]  # with the label of its head


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the table for one page: each choice with its number, its harm in short and how sure anyone can be.

    Where no choice has a number, its benefit stands beside the sign for that, in short; the note below the table says it, too.
    Where the page is full, as with a long name of the clinic, first these signs give way, then its rows stand closer together; then the
    leaflet alone says how sure anyone can be, and last it alone has the harms beside numbers.
    """
    if not told_in_short(context):
        forms = ((_NUMBER, _HARM, _SURE), _SHORT_WIDTHS), ((_NUMBER, _HARM), _UNSURE_WIDTHS), ((_NUMBER, _SURE), _BARE_WIDTHS)
        return (_closing_up(context, *(_on_one_page(context, columns, widths) for columns, widths in forms)),)
    whole = _on_one_page(context, (_SIGN, *_IN_SHORT, _SURE), _SIGNS_WIDTHS)
    without = _closing_up(context, _on_one_page(context, (*_IN_SHORT, _SURE), _UNCOUNTED_WIDTHS))
    return (Yields((whole,), (without,), _SIGNS_STEP, context.labels.plain("yields_signs")),)


def _on_one_page(context: Context, columns: tuple[_Column, ...], widths: tuple[int, ...]) -> Table:
    """Return the table for one page with these columns beside the choice."""
    labels = context.labels
    columns = (("option_tick", _named_in_short), *columns)
    rows = tuple(TableRow(tuple(cell(context, option) for _, cell in columns)) for option in context.subject.options)
    below = None if any_counted(context) else labels["choices_no_numbers"]
    return Table(tuple(labels[head] for head, _ in columns), rows, widths, caption=below, dense=True, open=True)


def _closing_up(context: Context, table: Table, *lesser: Table) -> Yields:
    """Return a table whose rows close up where the page is full; then those that say less stand in its place."""
    labels = context.labels
    tables = [replace(each, tight=True) for each in (table, *lesser)]
    form: Block = tables.pop()
    for step, told in (_LAST_STEP, "yields_harm"), (_SURE_STEP, "yields_sure"):
        form = Yields((tables.pop(),), (form,), step, labels.plain(told)) if tables else form
    return Yields((table,), (form,), _STEP, labels.plain("yields_rows"))


def in_two_columns(context: Context) -> tuple[Block, ...]:
    """Return the same table for a narrow panel: how sure anyone can be stands below the name, and the harm below the number.

    Where the panel is full, as with seven choices, its rows stand closer together, and then the leaflet alone says how sure; last, it alone
    has the harms beside numbers.
    """
    labels = context.labels
    full, unsure, least = (
        _in_panel(context, first, counted)
        for first, counted in ((_named_and_sure, _number_and_harm), (_named, _number_and_harm), (_named, _number))
    )
    closer, closer_unsure, closest = (replace(block, tight=True, widths=_NARROW_NAMES) for block in (full, unsure, least))
    last = Yields((closer_unsure,), (closest,), _LAST_OF_PANEL, labels.plain("yields_harm"))
    without = Yields((closer,), (last,), _UNSURE_STEP, labels.plain("yields_sure"))
    table = Yields((full,), (without,), _PANEL_STEP, labels.plain("yields_rows"))
    return (Heading(labels["options_heading"], minor=True), table)


def _in_panel(context: Context, first: _BlocksOfCell, counted: _BlocksOfCell) -> Table:
    labels = context.labels
    in_words = told_in_short(context)
    second, cell = ("benefit_and_harm_head", _benefit_and_harm) if in_words else ("number_head", counted)
    rows = (TableRow((first(context, option), cell(context, option))) for option in context.subject.options)
    below = join((labels["choices_no_numbers"], labels["options_harms"])) if in_words else labels["options_harms"]
    widths = _IN_WORDS if in_words else _PANEL_WIDTHS
    return Table((labels["option_tick"], labels[second]), tuple(rows), widths, caption=below, dense=not in_words, open=True, compared=True)


def told_in_short(context: Context) -> bool:
    """Return whether benefits and harms stand in short in the place of numbers: where no choice has one, and all have short words."""
    return not any_counted(context) and all(option.short and option.short.benefit for option in context.subject.options)


def _named(_: Context, option: Option) -> tuple[Block, ...]:
    return (Paragraph(option.name, "strong"),)


def _named_in_short(_: Context, option: Option) -> tuple[Block, ...]:
    return (Paragraph(option.name_in_short, "strong"),)


def _number(context: Context, option: Option) -> tuple[Block, ...]:
    return (number_in_short(context, option),)


def _sign(context: Context, option: Option) -> tuple[Block, ...]:
    """Return the sign that an option has no number; the note below the table says what it means."""
    return (Paragraph(number_in_short(context, option).numeral, "strong"),)


def _benefit(context: Context, option: Option) -> tuple[Block, ...]:
    return (Paragraph(capitalised(benefit_in_short(context, option))),)


def _harm(context: Context, option: Option) -> tuple[Block, ...]:
    return (Paragraph(capitalised(harm_in_short(context, option))),)


def _benefit_and_harm(context: Context, option: Option) -> tuple[Block, ...]:
    return (*_benefit(context, option), *_harm_below(context, option))


def _number_and_harm(context: Context, option: Option) -> tuple[Block, ...]:
    return (*_number(context, option), *_harm_below(context, option))


def _harm_below(context: Context, option: Option) -> tuple[Block, ...]:
    return (Paragraph(context.labels.say("harm_in_short", harm=harm_in_short(context, option))),)


def benefit_in_short(_: Context, option: Option) -> Text:
    """Return the benefit of an option in short, or else in full."""
    return option.short.benefit if option.short and option.short.benefit else option.benefit


def harm_in_short(_: Context, option: Option) -> Text:
    """Return the harm of an option in short, or else in full."""
    return option.short.harm if option.short else option.harm


def _sure(context: Context, option: Option) -> tuple[Block, ...]:
    return (Paragraph(sure(context, option)),)


def _named_and_sure(context: Context, option: Option) -> tuple[Block, ...]:
    return (*_named(context, option), *_how_sure(context, option))


def _how_sure(context: Context, option: Option) -> tuple[Block, ...]:
    certainty = context.certainty(option)
    return (Paragraph(context.labels[f"sure_{certainty}"]),) if certainty else ()


def sure(context: Context, option: Option) -> Text:
    """Return how sure anyone can be of an option."""
    return context.labels[f"certainty_{context.certainty(option) or 'none'}"]


_NUMBER: _Column = ("number_head", _number)
_SURE: _Column = ("certainty_in_short", _sure)
_SIGN: _Column = ("number_head_brief", _sign)
_HARM: _Column = ("harm_head", _harm)
_IN_SHORT: tuple[_Column, ...] = (("benefit_head", _benefit), _HARM)
