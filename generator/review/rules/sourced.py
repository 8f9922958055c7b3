"""N08, N09: each number rests on a source, and what the file can count is not typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.content.condition import Condition
from generator.remembering import OfEach, kept
from generator.review.any_case import AnyCase
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.listed import part_of, prose_of
from generator.review.rules.numbers import STRENGTH
from generator.review.said import Said
from generator.review.sentences import REMEMBERED
from generator.review.words import LABELS, ReviewedWords

CODES: Mapping[str, str] = {
    "N08": "a number of people that rests on no source",
    "N09": "a count that is typed, although the file can count it, or that is wrong",
}
_PEOPLE = r"(?:people|men|women|children|adults|patients|volunteers|babies|girls|boys)"
_FOUND = re.compile(
    rf"(?<!of )(?<!each )(?<!every )\b(\d[\d,]*)(?: more| white| older| younger)? (?:(?:out )?of (?:each "
    rf"|every )?(\d[\d,]*)\b(?! types)|{_PEOPLE}\b)"
)
_MEASURED = re.compile(rf"\b(?!100 ?%)(\d[\d,]*) ?(?:%|per ?cent\b){STRENGTH}")
_STRENGTHS = re.compile(r"\bstrengths?\b[^.;]*")  # 'in 2 strengths, 2% and 5%'
_MANY = r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
_OF_THEM = rf"(?:all |the |these |those |our |such )*(?:\w+ ){{0,2}}?(?:{_PEOPLE}|them|those)\b"
_SHARES = AnyCase(
    rf"\b(?:half|(?:an?|one|two|three|four) (?:thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)) (?:of )?{_OF_THEM}"
    rf"|\b(?:1|one|{_MANY}) (?:in|out of|of) (?:every |each )?(?!\d+\b){_MANY} {_OF_THEM}"  # in words: those in digits are found above
    rf"|\b(?:1|one|{_MANY}) in (?:every |each )?{_MANY}(?: {_OF_THEM}|(?=[.,;:)]|$))"
    rf"|\b(?!\d)(?:{_MANY}|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)? ?(?:%|per ?cent)(?! (?:off|less)\b)"
)
_OF_STUDIES = AnyCase(rf"\b({_MANY}) (?:(?!of\b|in\b|to\b)[\w-]+ ){{0,2}}?(?:trials|studies|reports|reviews)\b")
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(\d+|{'|'.join(_WORDS)})"
_TYPES = AnyCase(rf"\b{_COUNT} (?:of (?:our |the |these |all )?(?:{_COUNT} )?)?types\b|\btypes? \d+ of \d+\b")
_STUDIES = re.compile(r"\b(\d+) (?:other )?(stud(?:y|ies)|people|reports?)\b")
_THINGS = AnyCase(rf"\b{_COUNT} (ideas|ways|hopes|benefits|steps|choices|options|sources|questions)\b")
_TREATMENT = "treatment"
_Numbers = tuple[tuple[str, str], ...]  # each as written, and as it is compared
_NOT_FOUND_HERE = ("clinic/", "control/", "sources/", "languages/", "help/", LABELS)


def numbers_have_sources(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield findings with a number that neither cite a source nor repeat a number of a text near by that does."""
    numbered = [each for part in words.in_parts for each in _NUMBERED(part)]
    sourced = _sourced(words, numbered)
    for said, numbers in numbered:
        if said.path.startswith(_NOT_FOUND_HERE) or "/how_common/" in said.path or words.rests_on_sources(said):
            continue
        lacking = next((words_ for words_, number in numbers if number not in sourced[part_of(said.path)]), None)
        if lacking:
            yield found("N08", said, f"'{lacking}' has no source", "add the source: [@review-2024]")


def counted_by_hand(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield counts that a placeholder would keep right, and those of things in the file that are wrong."""
    for said in words.prose:
        if hit := _types(said.typed):
            hint = "write {types} or {types_without_study}, which are counted"
            yield found("N09", said, f"'{hit[0]}' is typed, and is wrong once a type is added", hint, "warning")
    for condition in words.conditions:
        yield from _studies(words, condition)
    for path, things in _counted(words).items():
        yield from _things(words, path, things)


_types = kept(REMEMBERED)(_TYPES.search)


def _studies(words: Chapter, condition: Condition) -> Iterator[Finding]:
    """Yield counts of studies and people, typed where those of `our_way` and `other_ways` are told."""
    evidence = condition.can_it_help.evidence
    known = {(way.studies, "stud") for way in (evidence.our_way, evidence.other_ways)}
    known |= {(way.people, "peop") for way in (evidence.our_way, evidence.other_ways)}
    for said in words.below(f"conditions/{condition.id}/can_it_help/evidence/"):
        typed = said.typed
        for hit in _STUDIES.finditer(typed):
            if (int(hit[1]), hit[2][:4]) in known:
                hint = "write {our_studies}, {our_people}, {other_studies} or {other_people}"
                yield found("N09", said, f"'{hit[0]}' is typed, although it stands above as a number", hint, "warning")


def _counted(words: Chapter) -> Mapping[str, int]:
    """Return the paths below which things are counted in words, with how many there are."""
    treatment = words.treatment
    return {
        "treatment/how/": len(treatment.how.ideas),
        "treatment/benefits/": len(treatment.benefits.items),
        "treatment/steps": len(treatment.steps),
    }


def _things(words: Chapter, path: str, things: int) -> Iterator[Finding]:
    for said in words.below(path):
        for hit in _THINGS.finditer(said.typed):
            count = _WORDS.index(hit[1].lower()) if hit[1].lower() in _WORDS else int(hit[1])
            if count != things:
                yield found("N09", said, f"'{hit[0]}', but there are {things} here", f"write {things}, or leave the number out", "warning")


def _sourced(words: ReviewedWords, numbered: Iterable[tuple[Said, _Numbers]]) -> Mapping[str, frozenset[str]]:
    """Return, by part, the numbers that its texts with a source have, and those of numbers and evidence, which have one by the model.

    Those of the treatment count in each part.
    """
    told: dict[str, set[str]] = {part: set() for part in words.by_part}
    for said, numbers in numbered:
        if words.rests_on_sources(said):
            told[part_of(said.path)].update(number for _, number in numbers)
    everywhere = told.get(_TREATMENT, set())
    return {part: frozenset(numbers | everywhere).union(_of_the_model(words, part)) for part, numbers in told.items()}


@kept(REMEMBERED)
def _numbers(words: str) -> _Numbers:
    """Return the findings with a number: as written, and 12/100 for 12 of 100, 12 for 12 people, 12% for 12 per cent, 12 studies.

    A share in words, such as a third of women, stands for itself.
    """
    return tuple(_numbers_in(words))


def _numbered(texts: tuple[Said, ...]) -> tuple[tuple[Said, _Numbers], ...]:
    """Return the texts that find something with a number, with these."""
    return tuple((said, numbers) for said in prose_of(texts) if (numbers := _numbers(said.plain)))


_NUMBERED = OfEach(_numbered, 512)  # parts: a Book has some seventy


def _numbers_in(words: str) -> Iterator[tuple[str, str]]:
    for hit in _FOUND.finditer(words):
        yield hit[0], f"{hit[1]}/{hit[2]}".replace(",", "") if hit[2] else hit[1].replace(",", "")
    for hit in _MEASURED.finditer(_STRENGTHS.sub("", words)):
        yield hit[0], f"{hit[1]}%"
    for hit in _OF_STUDIES.finditer(words):
        yield hit[0], f"{_counted_as(hit[1])} studies"
    for hit in _SHARES.finditer(words):
        yield hit[0], hit[0].lower()


def _counted_as(number: str) -> str:
    return str(_WORDS.index(number.lower())) if number.lower() in _WORDS else number.replace(",", "").lower()


def _of_the_model(words: ReviewedWords, part: str) -> Iterator[str]:
    """Yield the numbers of people and studies that a condition's drawings and evidence have, each with its sources beside it."""
    for condition in words.book.conditions:
        if part == f"conditions/{condition.id}":
            evidence = condition.can_it_help.evidence
            for way in (evidence.our_way, evidence.other_ways):
                yield from (str(way.studies), str(way.people), str(way.with_comparison))
                yield from (f"{n} studies" for n in (way.studies, way.with_comparison))
            moments = condition.results.timeline if condition.results else ()
            yield from (str(moment.people) for moment in moments)
            numbers = (*(condition.how_common.numbers if condition.how_common else ()), condition.outlook.out_of_100)
            for each in (*numbers, *(option.out_of_100 for option in condition.options)):
                yield from (f"{n}/100" for n in ((each.n,) if each else ()))
