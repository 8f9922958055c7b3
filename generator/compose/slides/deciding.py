"""What a patient weighs: harms known and not known, what matters to them, and the options side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.compose.context import CERTAINTY_BARS, Context, present
from generator.compose.sections.choices import matters
from generator.compose.sections.options import benefit_in_short, harm_in_short, sure, told_in_short
from generator.compose.slides.about import MOST_IN_A_LIST, reported
from generator.compose.slides.slide import below, slide
from generator.compose.values import lowered
from generator.content.condition import Option
from generator.document.deck import Slide, SlideTable
from generator.text import Text, join

_WIDTHS = (35, 34, 31)


def harms(context: Context) -> tuple[Slide, ...]:
    """Return harms that were reported beside what nobody knows; nothing where the treatment is not offered."""
    if not context.offered:
        return ()
    labels, risks = context.labels, context.book.treatment.risks
    unknown, first = tuple(risk.short for risk in risks.unknown)[:MOST_IN_A_LIST], risks.expected[0]
    return (
        slide(
            context,
            "harms",
            "two-lists",
            risks.headline,
            labels.plain("part_treatment"),
            say=(risks.intro, *present(first.text, first.likelihood)),
            ask=labels["ask_unknown"],
            sources=(*risks.sources, *first.sources),
            lines={"list-1": below(labels["harms_reported"], reported(risks)), "list-2": below(labels["harms_unknown"], unknown)},
        ),
    )


def what_matters(context: Context) -> tuple[Slide, ...]:
    """Return the scales of the leaflet, in fewer words, to mark with the pen; nothing where the treatment is not offered."""
    if not context.offered:
        return ()
    labels = context.labels
    return (
        slide(
            context,
            "matters",
            "scales",
            labels["matters_slide"],
            labels.plain("part_next"),
            say=(labels["notes_matters"], labels["notes_matters_next"]),
            ask=labels["ask_matters"],
            parts={"scales": matters(context, on_slide=True)},
        ),
    )


def options(context: Context) -> tuple[Slide, ...]:
    """Return the options side by side: doing nothing first, each with its number, or what it may do, and what to watch for."""
    labels, all_ = context.labels, context.subject.options
    return (
        slide(
            context,
            f"options-{context.subject.id}",
            "table",
            labels.say("options_slide", count=str(len(all_))),
            labels.plain("part_next"),
            say=_said(context),
            ask=labels["ask_options"],
            sources=(source for option in all_ for source in option.rests_on),
            parts={"table": _table(context)},
        ),
    )


def _table(context: Context) -> SlideTable:
    """Return the table; where an option has no short words, how sure anyone can be takes the place of what to watch for."""
    labels, all_ = context.labels, context.subject.options
    second, says = (labels["benefit_on_slide"], benefit_in_short) if told_in_short(context) else (labels["number_on_slide"], _number)
    third, warns = (labels["harm_on_slide"], harm_in_short) if all(o.short for o in all_) else (labels["certainty_in_short"], sure)
    columns: tuple[Callable[[Context, Option], Text], ...] = (_name, says, warns)
    rows = tuple(tuple(column(context, option) for column in columns) for option in all_)
    alt = labels.plain("options_on_slide_alt", name=context.subject.plain_name, second=second, third=third)
    return SlideTable(((labels["option_on_slide"], second, third), *rows), _WIDTHS, alt)


def _name(_: Context, option: Option) -> Text:
    return option.name_in_short


def _number(context: Context, option: Option) -> Text:
    """Return '26, placebo 14', 'up to 80', '18 more than placebo', or that there is no number or no aim."""
    labels, number = context.labels, option.out_of_100
    if number is None:
        return labels["cell_not_the_aim" if option.why_no_number == "not-the-aim" else "cell_no_number"]
    n = str(number.n)
    if number.placebo is not None:
        return labels.say("cell_placebo", n=n, placebo=str(number.placebo))
    if number.more:
        return labels.say("cell_more", n=n)
    return labels.say("cell_up_to", n=n) if number.up_to else Text.of(n)


def _said(context: Context) -> Iterator[Text]:
    """Yield how many options there are, that numbers can't be compared, and how sure anyone can be of the best and of ours."""
    labels, all_ = context.labels, context.subject.options
    yield labels.say("notes_options", count=str(len(all_)))
    if sum(option.out_of_100 is not None for option in all_) > 1:
        yield labels["choices_note"]
    others = {option: CERTAINTY_BARS[option.certainty] for option in all_ if option.kind == "other" and option.certainty}
    best = max(others.values(), default=0)
    ours = next((option for option in all_ if option.kind == "ours"), None)
    certainty = context.certainty(ours) if ours else None
    if ours is not None and certainty is not None and best > CERTAINTY_BARS[certainty]:
        most = join((option.name for option, bars in others.items() if bars == best), ", ")
        yield labels.say("notes_options_sure", most=most, name=lowered(ours.name), sure=lowered(sure(context, ours)))
    if ours is not None:
        yield ours.asks
