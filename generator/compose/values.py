"""The words for the placeholders in content.yaml and the labels: `{phone}`, `{emergency}`, `{types}` and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar, cast

from generator.compose.handout import HandoutProfile
from generator.compose.resolve import as_an_aside, filled
from generator.content.addresses import encoded
from generator.content.condition import Condition
from generator.content.country import Here
from generator.content.model import Book
from generator.content.part import BookPart
from generator.content.phone import NUMBER, phone_link
from generator.remembering import Kept, OfEach, kept
from generator.text import Span, Text
from generator.trees import Alike, Same, with_parts

PartT = TypeVar("PartT")
NO_STUDY = ("E0", "E1")  # levels of evidence without a study in people
_TYPES_WITHOUT_STUDY = "types_without_study"
_SENTENCE_END = re.compile(r"(?<=[.!?] )")
_KNOWN: Kept[tuple[object, ...], tuple[object, Mapping[str, Text]]] = Kept(64)  # the parts are kept, too: no other may have their identity
_ALIKE = 4  # clinics, or countries: their words for a placeholder
_TEXTS: Kept[str, Alike[Text]] = Kept(512)  # by placeholder: what sections of the last clinics have read of it
NESTED = 3  # values within values: hours that hold the clinic's name, which holds its town


def values_of(book: Book, here: Here, profile: HandoutProfile) -> Mapping[str, Text]:
    """Return each placeholder's words; `{Agent}` is `{agent}` at the beginning of a sentence.

    Where a medicine's class is printed, brackets that hold its name alone say nothing: 'the malaria drug (a malaria medicine)'. A value
    may hold placeholders itself, as `hours` may hold `{phone}`. They are known by the parts of the Book that they are in.
    """
    parts = (book.clinic, book.treatment, here, *book.medicines.values())  # a dict of medicines is another one in each Book
    key = (*map(id, parts), *book.medicines, len(book.conditions), _without_study(book), profile)
    return _KNOWN.made(key, lambda: (parts, _values_of(book, here, profile)))[1]


def _values_of(book: Book, here: Here, profile: HandoutProfile) -> Mapping[str, Text]:
    raw = dict(_raw(book, here, profile))
    values = {name: _nested(text, raw) for name, text in raw.items()}
    values |= {_beginning(name): capitalised(text) for name, text in values.items()}
    if profile == "promotion":
        values |= {as_an_aside(name): Text(()) for medicine in book.medicines for name in (medicine, _beginning(medicine))}
    return {name: _TEXTS.made(name, partial(Alike, _ALIKE))(text) for name, text in values.items()}


def _nested(text: Text, raw: Mapping[str, Text]) -> Text:
    """Return a value with the values in it filled in; one that stands for itself is left as it is, and reported where it is printed."""
    for _ in range(NESTED):
        text = filled(text, raw) if "{" in text.plain else text
    return text


def _raw(book: Book, here: Here, profile: HandoutProfile) -> Iterator[tuple[str, Text]]:
    clinic, treatment, conditions = book.clinic, book.treatment, book.conditions
    yield "clinic", clinic.name
    yield "service", clinic.service
    yield "phone", clinic.phone
    yield "email", mail_address(clinic.email)
    yield "hours", clinic.hours
    yield "treatment", treatment.name_in_text
    yield "agent", treatment.agent
    yield "site", treatment.site
    yield "treats", treatment.treats
    yield "types", Text.of(str(len(conditions)))
    yield _TYPES_WITHOUT_STUDY, Text.of(str(_without_study(book)))
    yield from here.lines.items()
    for name, medicine in book.medicines.items():
        yield name, medicine.name if profile == "information" else medicine.kind


def counted(book: Book) -> Book:
    """Return the Book with the counts of studies and people filled in: `{our_people}` means something else in each condition.

    Where there is a study of each type, what is said of those without one is left out: 'For 0 of the 1 types' says nothing.
    """
    changed: dict[str, object] = {"conditions": tuple(map(_COUNTED, book.conditions))}
    if not _without_study(book):
        changed["treatment"] = _SAID_OF_SOME(book.treatment)
    return book.model_copy(update=changed)


def _without_study(book: Book) -> int:
    """Return how many conditions no study in people is known of."""
    return sum(condition.can_it_help.evidence.level in NO_STUDY for condition in book.conditions)


def _said_of_some(part: PartT) -> PartT:
    """Return a part of the Book without the sentences that count types without a study; the same object where it has none."""
    new: object = part
    if isinstance(part, Text):
        new = _without_sentences_on(_TYPES_WITHOUT_STUDY, part)
    elif isinstance(part, tuple):
        said = with_parts(part, _said_of_some)
        left = tuple(each for each in said if not isinstance(each, Text) or each.spans)
        new = part if said is part or not left else left  # a list whose every item counts them stays: an empty one has no place on paper
    elif isinstance(part, BookPart):
        own = {name: getattr(part, name) for name in type(part).model_fields}
        changed = {name: each for name, value in own.items() if (each := _said_of_some(value)) is not value and each != Text(())}
        new = part.model_copy(update=changed) if changed else part
    return cast("PartT", new)


_SAID_OF_SOME = OfEach(_said_of_some, 4)


def _without_sentences_on(name: str, text: Text) -> Text:
    """Return a text without the sentences that have a placeholder; a reference and the space after it belong to the sentence before."""
    if f"{{{name}}}" not in text.plain:
        return text
    sentences: list[list[Span]] = [[]]
    for span in text.spans:
        words = span.text
        if words.startswith(" ") and "".join(each.text for each in sentences[-1]).endswith((".", "!", "?")):
            sentences[-1].append(span.saying(" "))
            sentences.append([])
            words = words[1:]
        first, *more = _SENTENCE_END.split(words)
        sentences[-1].append(span.saying(first))
        sentences += [[span.saying(each)] for each in more]
    kept = [span for own in sentences if f"{{{name}}}" not in "".join(each.text for each in own) for span in own if span.text or span.cite]
    if kept and not kept[-1].cite:
        kept[-1] = kept[-1].saying(kept[-1].text.rstrip(" "))
    return Text(tuple(span for span in kept if span.text or span.cite), text.location)


def _with_counts(condition: Condition) -> Condition:
    return _filled(condition, _counts(condition))


_COUNTED = OfEach(_with_counts, 64)  # a Book has 20 at most: those of a few


def _counts(condition: Condition) -> Mapping[str, Text]:
    evidence = condition.can_it_help.evidence
    return _said_of(evidence.our_way.studies, evidence.our_way.people, evidence.other_ways.studies, evidence.other_ways.people)


@kept(64)  # for equal counts the same object, by which what is filled in is known
def _said_of(our_studies: int, our_people: int, other_studies: int, other_people: int) -> Mapping[str, Text]:
    counts = {"our_studies": our_studies, "other_studies": other_studies, "our_people": our_people, "other_people": other_people}
    return {name: Text.of(str(count)) for name, count in counts.items()}


def _filled(part: PartT, values: Mapping[str, Text]) -> PartT:
    """Return a part of the Book with the placeholders of these names filled in; the same object where it has none."""
    new: object = part
    if isinstance(part, tuple):
        new = with_parts(part, lambda each: _filled(each, values))
    elif isinstance(part, BookPart) or (isinstance(part, Text) and "{" in part.plain):
        new = _filled_before(Same(part), Same(values))
    return cast("PartT", new)


@kept(2048)  # texts with placeholders, and what they are in: a Book of twenty conditions has some 1,500
def _filled_before(part: Same[Text | BookPart], values: Same[Mapping[str, Text]]) -> Text | BookPart:
    """Return the same of a text or a part: in a condition in which a word has changed, most have been filled in before."""
    if isinstance(part.value, Text):
        return filled(part.value, values.value)
    own = {name: getattr(part.value, name) for name in type(part.value).model_fields}
    changed = {name: each for name, value in own.items() if (each := _filled(value, values.value)) is not value}
    return part.value.model_copy(update=changed) if changed else part.value


def capitalised(text: Text) -> Text:
    """Return a text with a capital first letter."""
    return _with_first(text, str.upper)


def lowered(text: Text) -> Text:
    """Return a text as it goes on after a colon or a comma; an abbreviation keeps its capitals."""
    return text if text.plain[1:2].isupper() else _with_first(text, str.lower)


def _with_first(text: Text, change: Callable[[str], str]) -> Text:
    if not text.spans:
        return text
    first, *rest = text.spans
    return Text((replace(first, text=change(first.text[:1]) + first.text[1:]), *rest), text.location)


def without_full_stop(text: Text) -> Text:
    """Return a text without the full stop at its end."""
    if not text.spans:
        return text
    *first, last = text.spans
    return Text((*first, replace(last, text=last.text.rstrip("."))), text.location)


def sentence(text: Text) -> Text:
    """Return a text with a full stop at its end, before references there, unless it has a mark of its own."""
    last = max((n for n, span in enumerate(text.spans) if span.text.strip()), default=None)
    if last is None or text.spans[last].text.rstrip().endswith((".", "?", "!", "…", ":", ".”", "?”", "!”", ".)")):
        return text
    spans = list(text.spans)
    spans[last] = replace(spans[last], text=f"{spans[last].text.rstrip()}.")
    return Text(tuple(spans), text.location)


def mail_address(email: Text) -> Text:
    """Return an address as a link; other words, such as 'ask at the desk', as they are."""
    words = email.plain
    return Text((Span(words, link=encoded(f"mailto:{words}")),), email.location) if "@" in words and " " not in words else email


def dialled(values: Mapping[str, Text], here: Here) -> Mapping[str, Text]:
    """Return the words for placeholders, with links that dial the numbers in those of help lines and of the clinic.

    On a phone, somebody in need touches the number; words may stand beside it, as in 'Samaritans on 116 123'.
    """
    names = {name: with_link_to_dial(values[name], here.code) for name in (*here.lines, "phone") if name in values}
    at_the_beginning = {_beginning(name): capitalised(text) for name, text in names.items()}
    return {**values, **names, **at_the_beginning}


def with_link_to_dial(text: Text, country: str) -> Text:
    """Return a text with the first number in it, if it is not a link yet, as a link that dials it."""
    at, found = next(((span, found) for span in text.spans if not span.link and (found := NUMBER.search(span.text))), (None, None))
    address = phone_link(found[0], country) if found else None
    if at is None or found is None or address is None:
        return text
    own = (at.saying(at.text[: found.start()]), replace(at.saying(found[0]), link=address), at.saying(at.text[found.end() :]))
    return Text(tuple(part for span in text.spans for part in (own if span is at else (span,)) if part.text or part.cite), text.location)


def _beginning(name: str) -> str:
    """Return a placeholder as it is written at the beginning of a sentence."""
    return name[0].upper() + name[1:]


def phone_number(book: Book, here: Here) -> Text:
    """Return the clinic's phone number as a link that dials it; of other words, the first number in them."""
    phone = book.clinic.phone
    address = phone_link(phone.plain, here.code)
    if address is None:
        return with_link_to_dial(phone, here.code)
    return Text(tuple(replace(span, link=address) for span in phone.spans), phone.location)
