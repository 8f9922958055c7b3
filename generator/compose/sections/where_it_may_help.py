"""All conditions in one table: the clinic's view and the evidence beside it."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.speech import notes
from generator.content.model import Condition
from generator.document.blocks import Block, Figure, Heading, Paragraph, Row, Table, TableRow
from generator.document.deck import Slide, SlideTable, SlotLine
from generator.text import Text

_WIDTHS = (120, 110, 130, 162)
_SHORT_WIDTHS = (180, 130, 212)
_SLIDE_WIDTHS = (40, 26, 34)
MOST_WITH_ANSWER = 8  # with more conditions each gets one line, so that the table does not fill pages


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the table; with few conditions each has its answer in words as well."""
    labels, conditions = context.labels, context.book.conditions
    head = (labels["condition_head"], labels["view_label"], labels["evidence_head"])
    if len(conditions) > MOST_WITH_ANSWER:
        table = Table(head, tuple(_short_row(context, c) for c in conditions), _SHORT_WIDTHS, caption=labels["where_note"])
    else:
        rows = tuple(_row(context, c) for c in conditions)
        table = Table((*head, labels["answer_head"]), rows, _WIDTHS, caption=labels["where_note"])
    return (Heading(labels["where_heading"]), table)


def _row(context: Context, condition: Condition) -> TableRow:
    exosomes = condition.exosomes
    level = exosomes.evidence.level
    return TableRow(
        (
            (Paragraph(condition.name, "strong"),),
            (Paragraph(context.labels[f"view_{exosomes.answer}"]),),
            (Figure(context.evidence_meter(level)), Paragraph(context.evidence_words(level))),
            (Paragraph(exosomes.answer_text),),
        )
    )


def _short_row(context: Context, condition: Condition) -> TableRow:
    exosomes = condition.exosomes
    level = exosomes.evidence.level
    proof = Row(((Figure(context.evidence_meter(level)),), (Paragraph(context.evidence_words(level)),)), (5, 7))
    return TableRow(((Paragraph(condition.name, "strong"),), (Paragraph(context.labels[f"view_{exosomes.answer}"]),), (proof,)))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the table as a slide."""
    labels, conditions = context.labels, context.book.conditions
    head = (labels["condition_head"], labels["view_label"], labels["evidence_head"])
    rows = tuple((c.name, labels[f"view_{c.exosomes.answer}"], context.evidence_words(c.exosomes.evidence.level)) for c in conditions)
    return (
        Slide(
            "where",
            "table",
            labels["where_heading"],
            notes=notes(context, *_said(context), ask=labels["ask_where"], sources=(i for c in conditions for i in c.exosomes.sources)),
            section=labels.plain("part_conditions"),
            label=labels["part_conditions"],
            slots={"caption": (SlotLine(labels["where_note"]),)},
            table=SlideTable((head, *rows), _SLIDE_WIDTHS, labels.plain("where_alt")),
            location=conditions[0].name.location,
        ),
    )


def _said(context: Context) -> tuple[Text, ...]:
    """Return what the columns mean, and for how many types there is no study in people."""
    labels, conditions = context.labels, context.book.conditions
    none = sum(1 for c in conditions if not c.exosomes.evidence.studies)
    if not none:
        return (labels["notes_where"],)
    return labels["notes_where"], labels.say("notes_where_none", none=str(none), count=str(len(conditions)))
