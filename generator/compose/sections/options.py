"""Your options side by side: what may help, what may harm, how certain that is. 'No treatment' comes first."""

from __future__ import annotations

from generator.compose.context import CERTAINTY_BARS, Context
from generator.compose.sections.speech import notes
from generator.content.model import Option
from generator.document.blocks import Block, Figure, Heading, Paragraph, Table, TableRow
from generator.document.deck import Slide, SlideTable, SlotLine
from generator.text import Text, join

_WIDTHS = (131, 142, 144, 105)
_SLIDE_WIDTHS = (26, 30, 30, 14)


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the table of options."""
    labels, options = context.labels, context.subject.options
    head = (labels["option_head"], labels["benefit_head"], labels["harm_head"], labels["certainty_head"])
    notes = [labels["options_note"]]
    if any(o.prescription_only for o in options):
        notes.append(labels["prescription_note"])
    sources = context.sources_line(*(o.sources for o in options))
    caption = join((*notes, *((sources,) if sources else ())))
    rows = tuple(_row(context, o) for o in options)
    return (Heading(labels["options_heading"]), Table(head, rows, _WIDTHS, ("", "good", "bad", ""), caption))


def _row(context: Context, option: Option) -> TableRow:
    labels = context.labels
    name = (Paragraph(option.name, "strong"), Paragraph(option.how, "caption"))
    sure: list[Block] = [Figure(context.certainty_meter(option.certainty)), Paragraph(labels[f"certainty_{option.certainty}"])]
    if option.prescription_only:
        sure.append(Paragraph(labels["prescription_only"], "caption"))
    cells = (name, (Paragraph(option.benefit),), (Paragraph(option.harm),), tuple(sure))
    return TableRow(cells, marked=option.kind == "exosomes")


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the slide with the options."""
    condition, labels = context.subject, context.labels
    head = (labels["option_head"], labels["benefit_head"], labels["harm_head"], labels["certainty_head"])
    rows = tuple((o.name, o.slide.benefit, o.slide.harm, labels[f"certainty_{o.certainty}"]) for o in condition.options)
    marked = next((n for n, o in enumerate(condition.options, 1) if o.kind == "exosomes"), None)
    table = SlideTable((head, *rows), _SLIDE_WIDTHS, labels.plain("options_alt", name=condition.name), marked)
    return (
        Slide(
            f"options-{condition.id}",
            "table",
            Text(labels.say("options_slide", name=condition.name).spans, condition.name.location),
            notes=notes(context, *_said(context), ask=labels["ask_options"], sources=(i for o in condition.options for i in o.sources)),
            section=labels.plain("part_conditions"),
            label=condition.name,
            slots={"caption": (SlotLine(_prescriptions(context)),)},
            table=table,
            location=condition.options[0].name.location,
        ),
    )


def _said(context: Context) -> tuple[Text, ...]:
    """Return how many choices there are, which of them are most certain, and how certain exosomes are."""
    labels, options = context.labels, context.subject.options
    said = labels.say("notes_options", count=str(len(options)))
    surest = max(CERTAINTY_BARS[option.certainty] for option in options)
    most = join((option.name for option in options if CERTAINTY_BARS[option.certainty] == surest), ", ")
    ours = next((option for option in options if option.kind == "exosomes"), None)
    if ours is None or CERTAINTY_BARS[ours.certainty] == surest:
        return (said,)
    return said, labels.say("notes_options_sure", most=most, name=ours.name, sure=labels[f"certainty_{ours.certainty}"])


def _prescriptions(context: Context) -> Text:
    names = [option.name for option in context.subject.options if option.prescription_only]
    if not names:
        return context.labels["options_short_note"]
    said = context.labels.say("prescription_list", names=join(names, ", "))
    return Text(said.spans, names[0].location)  # if they do not fit, that is due to the names, not the label
