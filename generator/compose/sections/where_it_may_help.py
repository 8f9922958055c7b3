"""All conditions in one table: what is known in each, what that rests on, and last the clinic's opinion, below it with its reasons."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.answer import people, with_reason
from generator.compose.sections.choices import meter
from generator.content.condition import Condition
from generator.document.blocks import Block, Heading, List, Paragraph, Table, TableRow, Yields
from generator.text import join

_WIDTHS = (124, 132, 150, 116)
_STEP = 5  # in which the reasons give way


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the table, and what the clinic thinks of each condition in its own words; where the guide is full, the table alone."""
    labels, conditions = context.labels, context.book.conditions
    head = (labels["condition_head"], labels["finding_label"], labels["evidence_head"], labels["opinion_heading"])
    rows = tuple(_row(context.about_condition(c), c) for c in conditions)
    table = Table(head, rows, _WIDTHS, caption=labels["where_note"])
    reasons = List(tuple(join((c.plain_name.strong(), c.can_it_help.opinion.text), ": ") for c in conditions), columns=2)
    opinions = Yields((Heading(labels["opinion_heading"], level=3), reasons), (), _STEP, labels.plain("yields_opinions"))
    return (Heading(labels["where_heading"]), table, opinions)


def _row(context: Context, condition: Condition) -> TableRow:
    labels, help_ = context.labels, condition.can_it_help
    sure = () if help_.finding == "none" else meter(context, context.our_certainty)  # the answer says it, and its reason
    return TableRow(
        (
            (Paragraph(condition.plain_name, "strong"),),
            (Paragraph(labels[f"finding_{help_.finding}"]), *_reason(context), *sure),
            (people(context, drawn=False),),
            (Paragraph(help_.opinion.answer, "caption"),),
        )
    )


def _reason(context: Context) -> tuple[Block, ...]:
    """Return why the treatment is not expected to help, where that is the answer."""
    return (Paragraph(reason, "caption"),) if (reason := with_reason(context)) else ()
