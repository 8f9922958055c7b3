"""Support, other languages and formats, and the control block: the end of a handout."""

from __future__ import annotations

from dataclasses import replace

from generator.compose.context import Context, titled
from generator.compose.sections.contact import printed_address
from generator.compose.values import sentence, without_full_stop
from generator.content.addresses import encoded
from generator.content.model import Language, Support
from generator.document.blocks import Block, Card, Facts, Heading, List, Paragraph, Row, Yields
from generator.text import Span, Text, join

_SPARE = 1  # the step at which what only fills a page gives way: nothing is missed
LISTED = ", "  # between names: a line may end in a comma, but not in a dot that stands between words


def support(context: Context) -> tuple[Block, ...]:
    """Return where else to find help."""
    here = tuple(s for s in context.book.support if context.here.holds(s.only))
    items = tuple(_supporter(s, in_full=context.about == "treatment") for s in here)
    return (Heading(context.labels["support_heading"], minor=True), List(items)) if items else ()


def _supporter(support_: Support, *, in_full: bool) -> Text:
    """Return a name and its address; the guide has room for what it is."""
    what = (*support_.what.placed, Span(" ")) if in_full else ()
    spans = (*support_.name.strong().placed, Span(". "), *what, *printed_address(support_.link).spans)
    return Text(spans, support_.name.location)


def living_well(context: Context) -> tuple[Heading, List]:
    """Return how to live well with the condition."""
    condition = context.subject
    heading = titled(context.labels.say("living_well_heading", name=condition.name_in_text), condition.name_in_text)
    return (Heading(heading, minor=True), List(condition.living_well))


def living_well_if_room(context: Context) -> tuple[Block, ...]:
    """Return how to live well with the condition, in two columns; where the page is full, the first of it in a line, or nothing.

    Where the treatment is not offered, it stands in the place of its steps instead.
    """
    if not context.offered:
        return ()
    heading, items = living_well(context)
    line = Yields((Paragraph(context.subject.living_well[0], "gloss"),), (), 8, context.labels.plain("yields_living_well_whole"))
    return (Yields((heading, replace(items, columns=2)), (line,), 6, context.labels.plain("yields_living_well")),)


def support_if_offered(context: Context) -> tuple[Block, ...]:
    """Return who else can help in a leaflet where the treatment is offered."""
    return support_in_short(context) if context.offered else ()


def support_if_not_offered(context: Context) -> tuple[Block, ...]:
    """Return the same where it is not offered, and how to live well stands in the place of its steps."""
    return () if context.offered else support_in_short(context)


def support_in_short(context: Context) -> tuple[Block, ...]:
    """Return who else can help, each with its address, in running words."""
    here = (s for s in context.book.support if context.here.holds(s.only))
    found = tuple(join((_with_what_it_gives(context, s), printed_address(s.link)), ": ") for s in here)
    return (Paragraph(join((context.labels["more_help"].strong(), join(found, "; "))), "gloss"),) if found else ()


def support_if_room(context: Context) -> tuple[Block, ...]:
    """Return who else can help one below the other, under a heading; where there is no room for that, in running words."""
    return (Yields(support(context), support_in_short(context), _SPARE, ""),)


def _with_what_it_gives(context: Context, support_: Support) -> Text:
    name = without_full_stop(support_.name)
    return context.labels.say("support_gives", name=name, gives=support_.gives) if support_.gives else name


def other_formats(context: Context) -> tuple[Block, ...]:
    """Return the line on other formats and the languages' names, each in its own script."""
    languages = context.book.languages
    blocks: list[Block] = [Paragraph(context.book.other_formats, "other-formats")]
    if languages:
        blocks.append(Paragraph(join((_name_of(context, each) for each in languages), LISTED), "languages"))
    return tuple(blocks)


def other_formats_in_short(context: Context) -> tuple[Block, ...]:
    """Return the line on other formats and the languages' names in one paragraph; where the page is full, without the names."""
    names = tuple(_name_of(context, each) for each in context.book.languages)
    offer = sentence(context.book.other_formats).strong()
    alone = Paragraph(offer, "gloss")
    if not names:
        return (alone,)
    return (Yields((Paragraph(join((offer, join(names, LISTED))), "gloss"),), (alone,), 7, context.labels.plain("yields_languages")),)


def _name_of(context: Context, language: Language) -> Text:
    """Return a language's name in itself, which leads to the leaflet in that language if the clinic has one on the web."""
    about = context.condition
    address = encoded(language.leaflet_link.replace("{id}", about.id)) if language.leaflet_link and about else None
    return Text((Span(language.name.plain, lang=language.tag, link=address),), language.name.location)


def in_other_languages(context: Context) -> tuple[Block, ...]:
    """Return the line on other formats, then each language by its name, with the same offer in its own words."""
    items = tuple((Paragraph(_offered_in(lang), "languages"),) for lang in context.book.languages)
    offer = Paragraph(context.book.other_formats, "other-formats")
    return (offer, Row(items, (6, 6))) if len(items) > 1 else (offer, *(b for i in items for b in i))


def _offered_in(language: Language) -> Text:
    """Return a language's own name, then its own words."""
    name, said = (Text((Span(each.plain, lang=language.tag),), each.location) for each in (language.name, language.text))
    return join((name.strong(), said), "\xa0· ")


def control_in_short(context: Context) -> tuple[Block, ...]:
    """Return version, dates and people in running words; then what the clinic gains, and how the leaflet may be used."""
    labels, control_ = context.labels, context.book.control
    searched = labels.say("searched_in_short", date=labels.day(control_.searched))
    rest = (control_.funding, control_.disclaimer, control_.licence)
    return (Paragraph(join(map(sentence, (*_made_by(context), searched, *rest))), "caption"),)


def control_in_brief(context: Context) -> tuple[Block, ...]:
    """Return dates and people in running words."""
    return (Paragraph(join(map(sentence, _made_by(context))), "caption"),)


def _made_by(context: Context) -> tuple[Text, ...]:
    labels, approval = context.labels, context.approval
    dates = context.dates or labels["not_issued"]
    author, reviewer = (_named(name, labels["nobody_yet"]) for name in (approval.author, approval.clinician))
    people = labels.say("control_people", author=without_full_stop(author), reviewer=without_full_stop(reviewer))
    return dates, people, _named(approval.patients, labels["no_patients_yet"])


def _named(words: str, otherwise: Text) -> Text:
    return Text.of(words) if words else otherwise


def control(context: Context) -> tuple[Block, ...]:
    """Return code, version, dates, people and status."""
    labels, control_ = context.labels, context.book.control
    approval, not_yet = context.approval, labels["not_yet"]
    searched = labels.say("searched", date=labels.day(control_.searched))
    dates = (
        (labels["control_code"], Text.of(context.code)),
        (labels["control_version"], _named(approval.version, not_yet)),
        (labels["control_issued"], context.day(approval.issued)),
        (labels["control_review"], context.day(approval.until)),
    )
    people = (
        (labels["control_author"], _named(approval.author, not_yet)),
        (labels["control_reviewer"], _named(approval.clinician, not_yet)),
        (labels["control_patients"], _named(approval.patients, labels["patients_not_yet"])),
    )
    facts = Row(((Facts(dates),), (Facts(people, context.status, approval.approved),)), (6, 6))
    interest = (Paragraph(join((control_.interest, control_.funding)), "caption"), Paragraph(control_.licence, "caption"))
    use = (Paragraph(join((searched, control_.disclaimer)), "caption"), Paragraph(context.book.feedback, "caption"))
    return (Card("control", (facts, Row((interest, use), (6, 6)))),)
