"""The choices side by side: how each works, what may help, what may harm, how certain that is. Doing nothing comes first."""

from __future__ import annotations

from generator.compose.context import CERTAINTY_BARS, Context, titled
from generator.compose.sections.choices import number_in_short
from generator.compose.sections.speech import notes
from generator.content.condition import Option
from generator.document.blocks import Block, Heading, Paragraph, Table, TableRow
from generator.document.deck import Slide, SlideTable, SlotLine
from generator.text import Text, join

_SHORT_WIDTHS = (53, 98, 33)
_PANEL_WIDTHS = (36, 44)
_SLIDE_WIDTHS = (24, 31, 31, 14)


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the table for one page: each choice with its number and how sure anyone can be; the leaflet has benefits and harms."""
    labels = context.labels
    head = (labels["option_tick"], labels["number_head"], labels["certainty_in_short"])
    rows = tuple(
        TableRow((_named(option), (number_in_short(context, option),), (Paragraph(_sure(context, option)),)))
        for option in context.subject.options
    )
    return (Table(head, rows, _SHORT_WIDTHS, dense=True, open=True),)


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


def _head(context: Context) -> tuple[Text, ...]:
    labels = context.labels
    return (labels["option_head"], labels["benefit_head"], labels["harm_head"], labels["certainty_head"])


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
