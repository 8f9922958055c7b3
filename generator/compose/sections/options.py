"""The choices side by side: how each works, what may help, what may harm, how certain that is. Doing nothing comes first."""

from __future__ import annotations

from generator.compose.context import CERTAINTY_BARS, Context, titled
from generator.compose.sections.speech import notes
from generator.content.condition import Option
from generator.document.blocks import Block, Figure, Heading, Paragraph, Row, Table, TableRow
from generator.document.deck import Slide, SlideTable, SlotLine
from generator.text import Text, join

_WIDTHS = (131, 142, 144, 105)
_SHORT_WIDTHS = (180, 180, 162)
_SLIDE_WIDTHS = (24, 31, 31, 14)


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the table of options."""
    labels, options = context.labels, context.subject.options
    sources = context.sources_line(*(o.sources for o in options))
    more = context.here.words(note for option in options for note in option.notes)
    caption = join((labels["options_note"], *more, *((sources,) if sources else ())))
    rows = tuple(_row(context, o) for o in options)
    return (
        Heading(labels["options_heading"]),
        Paragraph(labels["options_tick"]),
        Table(_head(context), rows, _WIDTHS, ("", "good", "bad", ""), caption),
    )


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the table for one page: each choice with its number and how sure anyone can be; the leaflet has benefits and harms."""
    labels = context.labels
    head = (labels["option_head"], labels["number_head"], labels["certainty_head"])
    rows = tuple(_short_row(context, option) for option in context.subject.options)
    return (Table(head, rows, _SHORT_WIDTHS, dense=True),)


def _short_row(context: Context, option: Option) -> TableRow:
    return TableRow(((Paragraph(option.name, "strong"),), (Paragraph(_number(context, option)),), _certainty(context, option, dense=True)))


def _number(context: Context, option: Option) -> Text:
    """Return '26, with placebo 14', or that there is no number."""
    labels, number = context.labels, option.out_of_100
    if number is None:
        return labels["number_aim" if option.why_no_number == "not-the-aim" else "number_none"]
    key = "number_up_to" if number.up_to else "number" if number.placebo is None else "number_placebo"
    return labels.say(key, n=str(number.n), placebo=str(number.placebo))


def _head(context: Context) -> tuple[Text, ...]:
    labels = context.labels
    return (labels["option_head"], labels["benefit_head"], labels["harm_head"], labels["certainty_head"])


def _row(context: Context, option: Option) -> TableRow:
    name = (Paragraph(option.name, "strong"), Paragraph(option.how, "caption"))
    return TableRow((name, (Paragraph(option.benefit),), (Paragraph(option.harm),), _certainty(context, option)))


def _certainty(context: Context, option: Option, *, dense: bool = False) -> tuple[Block, ...]:
    """Return the meter with its words; words alone for what has no certainty."""
    labels, certainty = context.labels, context.certainty(option)
    sure: tuple[Block, ...] = (Paragraph(labels["certainty_none"]),)
    if certainty:
        meter, words = Figure(context.certainty_meter(certainty)), Paragraph(labels[f"certainty_{certainty}"])
        sure = (Row(((meter,), (words,)), (5, 7), compared=True),) if dense else (meter, words)
    return (*sure, Paragraph(labels["prescription"], "caption")) if option.prescription and not dense else sure


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the slide with the options."""
    condition, labels = context.subject, context.labels
    rows = tuple((o.name, o.benefit, o.harm, _sure(context, o)) for o in condition.options)
    table = SlideTable((_head(context), *rows), _SLIDE_WIDTHS, labels.plain("options_alt", name=condition.plain_name))
    return (
        Slide(
            f"options-{condition.id}",
            "table",
            titled(labels.say("options_slide", name=condition.plain_name), condition.plain_name),
            notes=notes(context, *_said(context), ask=labels["ask_options"], sources=(i for o in condition.options for i in o.sources)),
            section=labels.plain("part_conditions"),
            label=condition.plain_name,
            slots={"caption": (SlotLine(_prescriptions(context)),)},
            table=table,
            location=condition.options[0].name.location,
        ),
    )


def _sure(context: Context, option: Option) -> Text:
    certainty = context.certainty(option)
    return context.labels[f"certainty_{certainty or 'none'}"]


def _said(context: Context) -> tuple[Text, ...]:
    """Return how many choices there are, which treatment is the most certain, and how certain ours is."""
    labels, options = context.labels, context.subject.options
    said = labels.say("notes_options", count=str(len(options)))
    others = {o: CERTAINTY_BARS[o.certainty] for o in options if o.kind == "other" and o.certainty}
    best = max(others.values(), default=0)
    ours = next((o for o in options if o.kind == "ours"), None)
    sure = context.certainty(ours) if ours else None
    if ours is None or sure is None or best <= CERTAINTY_BARS[sure]:
        return (said,)
    most = join((option.name for option, bars in others.items() if bars == best), ", ")
    return said, labels.say("notes_options_sure", most=most, name=ours.name, sure=labels[f"certainty_{sure}"])


def _prescriptions(context: Context) -> Text:
    names = [option.name for option in context.subject.options if option.prescription]
    if not names:
        return context.labels["options_short_note"]
    return titled(context.labels.say("prescription_list", names=join(names, ", ")), names[0])
