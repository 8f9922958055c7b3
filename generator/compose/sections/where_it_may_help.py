"""All conditions in one table: what is known in each, what that rests on, and last the clinic's opinion, below it with its reasons."""

from __future__ import annotations

from generator.compose.context import CERTAINTY_OF_LEVEL, Context
from generator.compose.sections.answer import people
from generator.compose.sections.can_it_help import counted
from generator.compose.sections.speech import notes
from generator.content.condition import Condition
from generator.document.blocks import Block, Figure, Heading, List, Paragraph, Table, TableRow, Yields
from generator.document.deck import Slide, SlideTable, SlotLine
from generator.text import Text, join

_WIDTHS = (124, 132, 150, 116)
_STEP = 5  # in which the reasons give way
_SLIDE_WIDTHS = (36, 30, 34)


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
    certainty = CERTAINTY_OF_LEVEL[help_.evidence.level]
    return TableRow(
        (
            (Paragraph(condition.plain_name, "strong"),),
            (
                Paragraph(labels[f"finding_{help_.finding}"]),
                Figure(context.certainty_meter(certainty), repeats=True),
                Paragraph(labels[f"certainty_{certainty}"]),
            ),
            (people(context, drawn=False),),
            (Paragraph(help_.opinion.answer, "caption"),),
        )
    )


def slides(context: Context) -> tuple[Slide, ...]:
    """Return what is known in each condition as a slide, without the clinic's opinion."""
    labels, conditions = context.labels, context.book.conditions
    head = (labels["condition_head"], labels["finding_label"], labels["evidence_head"])
    rows = tuple((c.plain_name, labels[f"finding_{c.can_it_help.finding}"], counted(context.about_condition(c))) for c in conditions)
    return (
        Slide(
            "where",
            "table",
            labels["where_heading"],
            notes=notes(
                context, *_said(context), ask=labels["ask_where"], sources=(i for c in conditions for i in c.can_it_help.evidence.sources)
            ),
            section=labels.plain("part_conditions"),
            label=labels["part_conditions"],
            slots={"caption": (SlotLine(labels["where_note_on_slides"]),)},
            table=SlideTable((head, *rows), _SLIDE_WIDTHS, labels.plain("where_alt")),
            location=conditions[0].plain_name.location,
        ),
    )


def _said(context: Context) -> tuple[Text, ...]:
    """Return what the columns mean, and for how many types there is no study in people."""
    labels, conditions = context.labels, context.book.conditions
    none = sum(1 for c in conditions if not c.can_it_help.evidence.our_way.studies + c.can_it_help.evidence.other_ways.studies)
    return (labels["notes_where"], labels["notes_where_none"]) if none else (labels["notes_where"],)
