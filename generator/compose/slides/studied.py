"""How many people were studied with the treatment: a bar for each type, and in front those who had it the way the clinic gives it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compose.context import Context
from generator.compose.sections.answer import people_in_all
from generator.compose.slides.long_names import AtOnce
from generator.compose.slides.slide import slide
from generator.content.condition import Condition
from generator.content.model import Book
from generator.document.chart import Bar, BarChart
from generator.document.deck import Slide
from generator.text import Text, in_digits

MOST_BARS = AtOnce(7, 4, 4)
MOST_NAMED = 5  # aloud: a listener can't pause within the words for a chart
MOST, NEARLY_ALL = 0.5, 0.9  # of the people studied, who had one type


def sums(book: Book) -> frozenset[str]:
    """Return the numbers that the chart and the map add up: people of each type, of all, and of those that share a bar."""
    counts = sorted(((people_in_all(c), c.can_it_help.evidence.our_way.people) for c in book.conditions), reverse=True)
    shared = (counts[most - 1 :] for most in (MOST_BARS.of(book.conditions), MOST_NAMED))
    groups = (*((each,) for each in counts), counts, *shared)
    return frozenset(str(sum(way)) for group in groups if group for way in zip(*group, strict=True))


def slides(context: Context) -> tuple[Slide, ...]:
    """Return the chart, under what it shows."""
    labels, conditions = context.labels, context.book.conditions
    return (
        slide(
            context,
            "studied",
            "chart",
            _finding(context),
            labels.plain("part_about"),
            say=(labels["notes_where"], *_said(context)),
            ask=labels["ask_people"],
            sources=(source for condition in conditions for source in condition.can_it_help.evidence.sources),
            parts={"chart": chart(context)},
        ),
    )


def chart(context: Context) -> BarChart:
    """Return the bars, the longest first; types that have no room share a bar, and a listener hears of fewer."""
    labels, bars = context.labels, _bars(context, MOST_BARS.of(context.book.conditions))
    said = " ".join(_sentence(context, bar) for bar in _bars(context, MOST_NAMED))
    ours = any(bar.part for bar in bars)
    return BarChart(
        tuple(bars), labels.plain("chart_alt", bars=said), labels["chart_people"], labels["chart_our_way"] if ours else None, _note(context)
    )


def _bars(context: Context, most: int) -> list[Bar]:
    """Return a bar for each type; where there are more than `most`, those with the fewest people share the last."""
    by_number = sorted(context.book.conditions, key=people_in_all, reverse=True)
    alone, together = (by_number, []) if len(by_number) <= most else (by_number[: most - 1], by_number[most - 1 :])
    bars = [_bar(context, condition.plain_name, [condition]) for condition in alone]
    if together:
        bars.append(_bar(context, context.labels.say("other_types", count=str(len(together))), together))
    return bars


def _bar(context: Context, name: Text, conditions: list[Condition]) -> Bar:
    labels = context.labels
    people, ours = sum(map(people_in_all, conditions)), sum(c.can_it_help.evidence.our_way.people for c in conditions)
    if not people:
        return Bar(name, 0, labels["bar_no_study"])
    if ours == people:
        return Bar(name, people, labels.say("bar_all_our_way", people=str(people)), people)
    if not ours:
        return Bar(name, people, Text.of(str(people)))
    return Bar(name, people, labels.say("bar_in_all", people=str(people)), ours, labels.say("bar_our_way", people=str(ours)))


def _sentence(context: Context, bar: Bar) -> str:
    labels = context.labels
    if not bar.value:
        return labels.plain("bar_none_alt", name=bar.label)
    if not bar.part:
        return labels.plain("bar_alt", name=bar.label, people=in_digits(bar.value))
    return labels.plain("bar_our_way_alt", name=bar.label, people=in_digits(bar.value), ours=in_digits(bar.part))


def _note(context: Context) -> Text:
    """Return how many of all who were studied had the treatment the way the clinic gives it."""
    people, ours = _all(context)
    labels = context.labels
    if not people:
        return labels["chart_note_none"]
    if not ours:
        return labels["chart_note_not_ours"]
    return labels["chart_note_all"] if people == ours else labels.say("chart_note", ours=str(ours), people=str(people))


def _all(context: Context) -> tuple[int, int]:
    conditions = context.book.conditions
    return sum(map(people_in_all, conditions)), sum(c.can_it_help.evidence.our_way.people for c in conditions)


def _said(context: Context) -> Iterator[Text]:
    yield _note(context)
    if any(not people_in_all(condition) for condition in context.book.conditions):
        yield context.labels["notes_where_none"]


def _finding(context: Context) -> Text:
    """Return which type most people who were studied had; or that they were few, or none."""
    labels, conditions = context.labels, context.book.conditions
    people, _ = _all(context)
    if not people:
        return labels["chart_slide_none"]
    most = max(conditions, key=people_in_all)
    share = people_in_all(most) / people
    if len(conditions) == 1 or share <= MOST:
        return labels.say("chart_slide", people=str(people))
    return labels.say("chart_slide_nearly_all" if share >= NEARLY_ALL else "chart_slide_most", name=most.name_in_text)
