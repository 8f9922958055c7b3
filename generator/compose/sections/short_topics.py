"""Causes, signs, how it is found, what happens without treatment, living well: short sections that may be side by side."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context, present, titled
from generator.compose.sections.choices import out_of_100
from generator.compose.sections.what import pattern
from generator.compose.values import sentence
from generator.document.blocks import Block, FactBox, Figure, Heading, List, Paragraph, Row, Yields
from generator.document.to_write_in import ClockEntry, ClockStrip
from generator.figures.named import month_bar
from generator.text import Text, join

LEAST_PARAGRAPHS = 2  # on what it is


def _causes(context: Context) -> tuple[Block, ...]:
    """Return what causes it."""
    name = context.subject.name_in_text
    title = context.subject.causes_title or titled(context.labels.say("causes_heading", name=name), name)
    return (Heading(title, minor=True), List(context.subject.causes))


def _signs(context: Context) -> tuple[Block, ...]:
    """Return its signs."""
    return _list(context, "signs_heading", context.subject.signs)


def _diagnosis(context: Context) -> tuple[Block, ...]:
    """Return how it is found."""
    return _words(context, "diagnosis_heading", context.subject.diagnosis)


def _fact(context: Context) -> FactBox:
    """Return what happens without treatment in a box, with its number if there is one."""
    outlook_ = context.subject.outlook
    number = outlook_.out_of_100
    if number:
        counted = out_of_100(context, number, "fact_counted")
        answer = replace(counted, words=join((counted.words, context.cited(number.sources)), ""))
        return FactBox(outlook_.title, answer, sentence(outlook_.text))
    sources = [s for span in outlook_.times[-1:] for s in span.sources if s not in outlook_.text.cites]
    text = join(present(sentence(outlook_.text), context.sources_line(sources)))
    return FactBox(outlook_.title, outlook_.answer, text, _bar(context))


def _bar(context: Context) -> Figure | None:
    """Return the last of the times as a bar, with the words that say the same: by then it is over."""
    if not (times := context.subject.outlook.times):
        return None
    what, shortest, longest = times[-1].what, min(times[-1].months), max(times[-1].months)
    key, shown = ("fact_months", "fact_months_alt") if shortest < longest else ("fact_month", "fact_month_alt")
    words = context.labels.say(key, what=what, shortest=str(shortest), longest=str(longest))
    bar = month_bar(shortest, longest, words, context.labels["fact_axis"], words.plain)
    alt = context.labels.plain(shown, said=words, months=str(bar.months), shortest=str(shortest), longest=str(longest))
    return Figure(replace(bar, alt=alt))


def topics(context: Context) -> tuple[Block, ...]:
    """Return what the condition is, its signs and causes, how it is found and what becomes of it, as topics in two columns.

    Where the page is full, what becomes of it is said as a number or in a few words: the table of choices has it again. Where that is
    too much, what it is takes two paragraphs instead of three.
    """
    labels, what, fact = context.labels, context.subject.what, _fact(context)
    brief = replace(fact, text=None)
    full, shorter, shortest = (_topics(context, *each) for each in ((what, fact), (what, brief), (what[:LEAST_PARAGRAPHS], brief)))
    if len(what) == LEAST_PARAGRAPHS + 1:  # a text that is much too long is the writer's to shorten
        return (Yields((full,), (Yields((shorter,), (shortest,), 6, labels.plain("yields_what")),), 4, labels.plain("yields_outlook")),)
    return (Yields((full,), (shorter,), 4, labels.plain("yields_outlook")),)


def _topics(context: Context, what: tuple[Text, ...], fact: FactBox) -> Row:
    """Return the topics with so many paragraphs on what it is, and what becomes of it in full or brief."""
    condition = context.subject
    name = titled(context.labels.say("what_heading", name=condition.name_in_text), condition.plain_name)
    first: tuple[Block, ...] = (Heading(name, minor=True), *map(Paragraph, what))
    return Row((first, _signs(context), _causes(context), _diagnosis(context), (fact,)), (6, 6))


def pattern_if_room(context: Context) -> tuple[Block, ...]:
    """Return the condition's drawing with its labels, large, for a page that its topics leave room on; else nothing is missed."""
    drawn = pattern(context)
    return (Yields((Figure(drawn),), (), 1, ""),) if drawn else ()


def course(context: Context) -> tuple[Block, ...]:
    """Return how the condition goes on, with blanks for the reader's own dates, if there is room; nothing if the content does not say."""
    told = context.subject.course
    if told is None:
        return ()
    strip = ClockStrip(tuple(ClockEntry(m.when, m.text, m.blank) for m in told.moments), brief=True)
    return (Yields((Heading(told.title, minor=True), strip), (), 7, context.labels.plain("yields_course")),)


def deciding(context: Context) -> tuple[Block, ...]:
    """Return how to choose; nothing if all that the content has for it is for other countries."""
    items = context.here.words(context.book.treatment.deciding)
    if not items:
        return ()
    return (Heading(context.labels["deciding_heading"]), List(items, columns=2))


def _list(context: Context, heading: str, items: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels[heading], minor=True), List(items))


def _words(context: Context, heading: str, texts: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels[heading], minor=True), *(Paragraph(t) for t in texts))
