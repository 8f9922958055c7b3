"""The choices side by side: a box to tick, a number out of 100, possible benefits and harms; and what matters to the reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.compose.context import Context
from generator.compose.sections.answer import people
from generator.compose.values import sentence
from generator.content.condition import Condition, Option
from generator.content.part import OutOf100
from generator.document.blocks import Block, Figure, Heading, List, Paragraph, Quantity, Scales, Table, TableRow, Yields
from generator.figures.icon_array import ArrayMeaning
from generator.text import Text, join

_WIDTHS = (50, 48, 42, 44)
_UNCOUNTED_WIDTHS = (50, 32, 50, 52)
ENOUGH = 100  # people: with fewer, a number "out of 100" would say more than was seen
_DRAWN: tuple[tuple[ArrayMeaning, str], ...] = (("at-most", "options_halves"), ("more", "options_plus"))
_SPARE = 2  # in which what only fills a page gives way; how to live well does before that
_STEP = 4  # in which what choices ask gives way
_CLOSER = 5  # in which rows close up: before any words give way
_MATTERS, _URGENT = (1, 2, 3), (4, 2, 3)  # statements to weigh; where other care is urgent, none offers to wait


def blocks(context: Context) -> tuple[Block, ...]:
    """Return the table of choices."""
    labels, options = context.labels, context.subject.options
    counted = any_counted(context)
    row, widths = (_row, _WIDTHS) if counted else (_row_without_number, _UNCOUNTED_WIDTHS)
    second = "number_head" if counted else "number_and_sure_head"
    head = tuple(labels[name] for name in ("option_head", second, "benefit_head", "harm_head"))
    rows = tuple(row(context, option) for option in options)
    more = context.here.words(note for option in options for note in option.notes)
    below = join(map(sentence, more))
    caption = below if below.plain or below.cites else None
    table = Table(head, rows, widths, ("", "", "good", "bad"), caption, open=True)
    reading = tuple(_reading(context, rows))
    return (
        Heading(labels["options_heading"]),
        Paragraph(join((labels["options_tick"], *reading)), "gloss"),
        Yields((table,), (replace(table, dense=True),), _CLOSER, labels.plain("yields_rows")),
    )


def _reading(context: Context, rows: tuple[TableRow, ...]) -> Iterator[Text]:
    """Yield how to read the second column: what its meters and dots are, and what can't be compared."""
    labels, numbers = context.labels, [option.out_of_100 for option in context.subject.options if option.out_of_100]
    if not numbers:
        yield labels["options_meters"]
    if _has_dots(rows):
        yield labels["options_dots"]
        drawn = {number.counts for number in _quantities(rows) if number.n is not None}
        yield from (labels[key] for counted, key in _DRAWN if counted in drawn)
    if len(numbers) > 1:
        yield labels["choices_note"]
    if any(number.more or number.placebo is not None for number in numbers):
        yield labels["options_placebo"]


def _has_dots(rows: tuple[TableRow, ...]) -> bool:
    """Return whether a number in a table has people drawn as dots."""
    return any(number.n is not None or number.people for number in _quantities(rows))


def _quantities(rows: tuple[TableRow, ...]) -> Iterator[Quantity]:
    yield from (block for row in rows for cell in row.cells for block in cell if isinstance(block, Quantity))


def any_counted(context: Context) -> bool:
    """Return whether a number out of 100 is known of any choice; where none is, how sure anyone can be stands below each sign for that."""
    return any(option.out_of_100 for option in context.subject.options)


def _row(context: Context, option: Option) -> TableRow:
    """Return a choice with its number, and how sure anyone can be after the benefit."""
    certainty = context.certainty(option)
    sure = (context.labels[f"sure_{certainty}"],) if certainty else ()
    benefit = Paragraph(join((option.benefit, *sure)))
    return TableRow((_named(context, option), (_number(context, option),), (benefit,), _harm(context, option)))


def _row_without_number(context: Context, option: Option) -> TableRow:
    """Return a choice with the sign that it has no number, and below it how sure anyone can be, drawn and in words."""
    certainty = context.certainty(option)
    sure = meter(context, certainty) if certainty else ()
    return TableRow((_named(context, option), (_number(context, option), *sure), (Paragraph(option.benefit),), _harm(context, option)))


def meter(context: Context, certainty: str) -> tuple[Block, ...]:
    """Return a certainty, drawn and in words."""
    return Figure(context.certainty_meter(certainty), repeats=True), Paragraph(context.labels[f"certainty_{certainty}"])


def _named(context: Context, option: Option) -> tuple[Block, ...]:
    how = join((sentence(option.how), *((context.labels["prescription"],) if option.prescription else ())))
    return (Paragraph(option.name, "strong"), Paragraph(how))


def _harm(context: Context, option: Option) -> tuple[Block, ...]:
    """Return the harm of a choice; its sources stand after that."""
    sources = context.cited(source for source in option.rests_on if source not in option.harm.cites)
    return (Paragraph(join((option.harm, sources), "")),)


def asked(context: Context) -> tuple[Block, ...]:
    """Return what each choice asks of the reader; of all conditions where a handout is about none, if there is room."""
    labels = context.labels
    if context.condition:
        return (Heading(labels["asked_heading"]), _asked_of(context.condition), *_sources_of(context, (context.condition,)))
    conditions = context.book.conditions
    parts = (block for each in conditions for block in (Heading(each.plain_name, level=3), _asked_of(each)))
    rests_on = _sources_of(context, conditions)
    return (Yields((Heading(labels["asked_heading"]), *parts, *rests_on), (), _STEP, labels.plain("yields_asked")),)


def asked_if_room(context: Context) -> tuple[Block, ...]:
    """Return what each choice asks of the reader, for a page that few choices leave room on; where there is none, nothing is missed."""
    heading = Heading(context.labels["asked_heading"], minor=True)
    return (Yields((heading, _asked_of(context.subject)), (), _SPARE, ""),)


def _asked_of(condition: Condition) -> List:
    return List(tuple(join((option.name.strong(), option.asks), ": ") for option in condition.options), columns=2)


def _sources_of(context: Context, conditions: tuple[Condition, ...]) -> tuple[Paragraph, ...]:
    """Return what the choices rest on in one line, which is shorter than a line for each condition."""
    sources = context.sources_line(*(option.sources for each in conditions for option in each.options))
    return (Paragraph(sources, "caption"),) if sources else ()


def number_in_short(context: Context, option: Option) -> Quantity:
    """Return an option's number with its words on one or two lines, the number with placebo among them; without dots."""
    labels, number = context.labels, option.out_of_100
    if number is None:
        return replace(_number(context, option), people=None, alt="")
    if number.more:
        return replace(out_of_100(context, number), n=None, alt="")
    key = "number_in_short" if number.placebo is None else "number_in_short_placebo"
    words = labels.say(key, measure=number.measure, time=number.time, placebo=str(number.placebo))
    return Quantity(Text.of(str(number.n)), words, "", lead=labels["up_to"] if number.up_to else None)


def _number(context: Context, option: Option) -> Quantity:
    labels = context.labels
    if option.kind == "ours":
        counted, evidence = people(context), context.subject.can_it_help.evidence
        if evidence.other_ways.people and not evidence.our_way.people:  # people were studied, though not for this
            return Quantity(Text.of("?"), labels["number_none"], "")
        return _uncounted(context, evidence.our_way.people, counted.people)
    if option.out_of_100:
        number = out_of_100(context, option.out_of_100)
        return replace(number, words=join((number.words, context.cited(option.out_of_100.sources)), ""))
    aimless = option.why_no_number == "not-the-aim"
    return Quantity(Text.of("–" if aimless else "?"), labels["number_aim" if aimless else "number_none"], "")


def _uncounted(context: Context, people_: int, drawn: int | None) -> Quantity:
    """Return the sign that there is no number for the treatment itself, with a ring for each person it was given to."""
    alone = people_ == 1
    alt = context.labels.plain("person_uncounted_alt") if alone else context.labels.plain("people_uncounted_alt", people=str(people_))
    return Quantity(Text.of("?"), _too_few_or_no_figure(context, people_), alt if drawn else "", people=drawn, uncounted=True)


def _too_few_or_no_figure(context: Context, people_: int) -> Text:
    """Return why there is no number for the treatment itself: nobody, too few people, or nobody counted them."""
    if people_ == 0:
        return context.labels["number_ours_nobody"]
    if people_ == 1:
        return context.labels["number_ours_one"]
    return context.labels.say("number_ours" if people_ < ENOUGH else "number_ours_many", people=str(people_))


def out_of_100(context: Context, number: OutOf100, counted: str = "number_counted") -> Quantity:
    """Return a number out of 100 with what was counted, and beside it the number with placebo. `counted` is the label of the words."""
    labels = context.labels
    if number.more:
        words = labels.say("more_counted", measure=number.measure, time=number.time)
        return Quantity(Text.of(str(number.n)), words, array_alt(context, number), n=number.n, counts="more", group=number.group)
    twin = None
    if number.placebo is not None:
        other = labels.plain("array_alt_placebo", n=str(number.placebo), out_of="100", group=number.group.plain, time=number.time.plain)
        twin = Quantity(Text.of(str(number.placebo)), labels["with_placebo"], other, n=number.placebo)
    words = labels.say(counted, group=number.group, measure=number.measure, time=number.time)
    lead = labels["up_to"] if number.up_to else None
    alt = array_alt(context, number)
    return Quantity(Text.of(str(number.n)), words, alt, n=number.n, counts=counts(number), lead=lead, twin=twin, group=number.group)


def counts(number: OutOf100) -> ArrayMeaning:
    """Return what a number counts, which says how it is drawn."""
    return "more" if number.more else "at-most" if number.up_to else "found"


def array_alt(context: Context, number: OutOf100) -> str:
    """Return the alternative text of a number's drawing."""
    key = {"found": "array_alt", "at-most": "array_alt_up_to", "more": "array_alt_more"}[counts(number)]
    return context.labels.plain(key, n=str(number.n), out_of="100", group=number.group.plain, time=number.time.plain)


def what_matters(context: Context) -> tuple[Block, ...]:
    """Return the scales on which readers mark what matters to them."""
    return (matters(context),)


def matters(context: Context, *, on_slide: bool = False) -> Scales:
    """Return the scales, in fewer words `on_slide`; waiting is not a choice where other care is urgent."""
    labels, urgent = context.labels, context.condition is not None and context.condition.getting_care is not None
    weighed = _URGENT if urgent else _MATTERS
    if on_slide:
        brief = tuple((labels[f"matters_on_slide_{n}_left"], labels[f"matters_on_slide_{n}_right"]) for n in weighed)
        return Scales(labels["matters_slide"], brief, labels["matters_line"])
    pairs = tuple((labels[f"matters_{n}_left"], labels[f"matters_{n}_right"]) for n in weighed)
    return Scales(labels["matters_heading"], pairs, labels["matters_line"])
