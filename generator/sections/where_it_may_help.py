"""All conditions in one table: the clinic's view and the evidence beside it."""

from __future__ import annotations

from generator.content.model import Condition
from generator.document.blocks import Block, Figure, Heading, Paragraph, Table, TableRow
from generator.document.deck import Line, Slide, SlideTable
from generator.sections.context import Context
from generator.text import Text

_WIDTHS = (120, 110, 130, 162)
_SLIDE_WIDTHS = (40, 26, 34)


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the table."""
    labels = context.labels
    head = (labels["condition_head"], labels["view_label"], labels["evidence_head"], labels["answer_head"])
    rows = tuple(_row(context, c) for c in context.book.conditions)
    return (Heading(labels["where_heading"]), Table(head, rows, _WIDTHS, caption=labels["where_note"]))


def _row(context: Context, condition: Condition) -> TableRow:
    exosomes = condition.exosomes
    level = exosomes.evidence.level
    return TableRow(
        (
            (Paragraph(condition.name, "strong"),),
            (Paragraph(context.labels[f"view_{exosomes.answer}"]),),
            (Figure(context.evidence_meter(level)), Paragraph(context.evidence_words(level))),
            (Paragraph(context.cited(exosomes.answer_text)),),
        )
    )


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
            notes=(labels["notes_where"], *(_spoken(c) for c in conditions)),
            section=labels.plain("part_conditions"),
            label=labels["part_conditions"],
            slots={"caption": (Line(labels["where_note"]),)},
            table=SlideTable((head, *rows), _SLIDE_WIDTHS, labels.plain("where_alt")),
            mark=conditions[0].name.mark,
        ),
    )


def _spoken(condition: Condition) -> Text:
    return Text((*condition.name.spans, *Text.of(": ").spans, *condition.exosomes.answer_text.spans), condition.exosomes.answer_text.mark)
