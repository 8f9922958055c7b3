"""The treatment's steps in time, what the clinic gives and asks for it, and what studies saw and when."""

from __future__ import annotations

from itertools import chain

from generator.compose.context import Context, present
from generator.compose.values import lowered, sentence
from generator.content.clinic import Product
from generator.content.condition import Moment, Results
from generator.document.blocks import Block, Facts, Figure, Heading, List, Paragraph, Step, Steps, Yields
from generator.document.to_write_in import Blanks
from generator.figures.timeline import Timeline, TimelinePoint, TimelineWords
from generator.text import Text, join

_Fact = tuple[Text, Text]  # what it is, and what is said of it
_SPARE = 1  # in which lines for answers give way
_STEP = 10  # in which steps are said in few words
_SEEN_STEP = 5  # in which what was seen after them gives way
MOST_WITH_CAPTION = 5  # six steps take two rows, which leave no room below: the note is spoken instead


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the steps with product, sessions and cost; nothing where the treatment is not offered."""
    if not context.offered:
        return ()
    treatment = context.book.treatment
    steps = Steps(tuple(Step(s.title, s.when, s.text) for s in treatment.steps))
    return (Heading(context.labels["steps_heading"]), steps, Paragraph(treatment.steps_note), Facts(tuple(chain(*_facts(context)))))


def in_short(context: Context) -> tuple[Block, ...]:
    """Return the steps, product, sessions and cost as running words, and the results; nothing where the treatment is not offered."""
    if not context.offered:
        return ()
    labels, treatment = context.labels, context.book.treatment
    steps = tuple(join((join((s.title.strong(), lowered(s.when)), ", "), s.text), ": ") for s in treatment.steps)
    results = context.condition.results if context.condition else None
    brief = tuple(join(map(sentence, (s.title.strong(), s.when, s.point))) for s in treatment.steps)
    return (
        Heading(labels["steps_heading"], minor=True),
        Yields((List(steps, "disc", columns=2),), (List(brief, "disc", columns=2),), _STEP, labels.plain("yields_steps")),
        *_told_or_asked(context),
        *_noted(context, results),
    )


def _told_or_asked(context: Context) -> tuple[Block, ...]:
    """Return product, sessions, cost and who treats; what the reader has to ask has a line for the answer where there is room."""
    known, asked = _facts(context)
    facts, questions = (tuple(join((key.strong(), value), ": ") for key, value in each) for each in (known, asked))
    told = (List((*facts, *questions), columns=2),)
    if not questions:
        return told
    written = (*((List(facts, columns=2),) if facts else ()), Blanks(questions, tuple(float(len(each.plain)) for each in questions)))
    return (Yields(written, told, _SPARE, ""),)


def _noted(context: Context, results: Results | None) -> tuple[Block, ...]:
    """Return what goes for all steps, and what was seen after them, which the guide has too."""
    note = sentence(context.book.treatment.steps_note)
    alone = (Paragraph(note, "gloss"),)
    if results is None:
        return alone
    seen = join(present(results.text, context.sources_line(results.sources)))
    return (Yields((Paragraph(join((note, seen)), "gloss"),), alone, _SEEN_STEP, context.labels.plain("yields_seen")),)


def _facts(context: Context) -> tuple[tuple[_Fact, ...], tuple[_Fact, ...]]:
    """Return what is known of product, sessions, cost and who treats; then what nobody has said yet, each with what to ask."""
    labels, clinic, treatment = context.labels, context.book.clinic, context.book.treatment
    said = (
        (labels["product_head"], clinic.product and _named(context, clinic.product), labels["product_ask"]),
        (labels["sessions_head"], treatment.sessions, labels["sessions_ask"]),
        (labels["cost_head"], clinic.cost, labels["cost_ask"]),
        (labels["who_head"], clinic.who_treats, labels["who_ask"]),
    )
    known = tuple((head, words) for head, words, _ in said if words)
    return known, tuple((head, ask) for head, words, ask in said if not words)


def _named(context: Context, product: Product) -> Text:
    """Return the product by name and maker, what it is made from, how it is given and what licence it has."""
    named = context.labels.say("product_named", name=product.name, maker=product.maker, made_from=product.made_from)
    return join((named, product.given_how, product.licence))


def results(context: Context) -> tuple[Block, ...]:
    """Return what was seen after treatment, for each condition with a timeline; nothing if none has one."""
    blocks_: list[Block] = []
    for condition in context.book.conditions:
        if condition.results and condition.results.timeline:
            heading = Heading(condition.plain_name, level=3)
            blocks_ += [heading, Paragraph(condition.results.text), _timeline(context, condition.results.timeline)]
    return (Heading(context.labels["results_heading"]), *blocks_) if blocks_ else ()


def _timeline(context: Context, moments: tuple[Moment, ...]) -> Figure:
    """Return a drawing of what was seen when, and a caption that says how little it shows."""
    seen = "; ".join(f"{m.when.plain}: {m.what.plain.rstrip('.')}" for m in moments)
    labels = context.labels
    points = tuple(TimelinePoint(m.when, m.what, m.weeks, m.people, m.comparison) for m in moments)
    words = TimelineWords(labels["timeline_months"], labels["timeline_compared"], labels["timeline_alone"])
    sources = context.sources_line(*(m.sources for m in moments))
    compared = "; ".join(m.when.plain for m in moments if m.comparison) or labels.plain("timeline_none_alt")
    alt = labels.plain("timeline_alt", moments=seen, compared=compared)
    return Figure(Timeline(points, words, alt), join(present(labels["timeline_caption"], sources)))
