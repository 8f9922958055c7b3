"""N04 to N07: numbers as people understand them: counted in people, in digits, absolute, and the same in words and pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.review.any_case import AnyCase
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.said import Said
from generator.review.texts import Texts

CODES: Mapping[str, str] = {
    "N04": "a number in a form that few people can compare: '1 in 8', per cent beside people, or decimals",
    "N05": "a number that only says more or less, or a heading that says how often without a number",
    "N06": "a number in words, a range with a dash, or a number that does not say over how long or of whom",
    "N07": "a number or a time in words that is not the one drawn beside it",
}
_ONE_IN = re.compile(r"\b(?:1|one) in (?:every )?\d[\d,]*\b", re.IGNORECASE)
STRENGTH = (
    r"(?! (?:[a-z]+ )?(?:creams?|lotions?|liquids?|solutions?|foams?|gels?|ointments?|shampoos?|drops|strength)\b)"  # no share of people
)
_PER_CENT = re.compile(rf"\b(?!100 ?(?:%|per))\d+(?:\.\d+)? ?(?:%|per ?cent\b){STRENGTH}", re.IGNORECASE)
_DECIMAL = re.compile(rf"\b\d+\.\d+ ?(?:(?:%|per ?cent\b){STRENGTH}|of (?:\d|people|men|women))", re.IGNORECASE)
_PEOPLE = re.compile(r"\b\d+ (?:more )?(?:(?:out )?of (?:each |every )?\d+|in (?:each |every )?(?:\d{1,3}|1,?000))\b")
_MORE = "more|less|fewer|lower|higher|better|greater|faster|likely"
_OUTCOME = r"(?:risks?|chances?|rates?|odds|numbers?|loss|growth|regrowth|harms?|benefits?|effects?|people|men|women)\b"
_RELATIVE = AnyCase(
    r"\b(?:doubles?|doubled|triples?|tripled|halves|halved|twice"
    r"|(?<!lost )(?<!lose )half(?! of (?:all )?(?:the |those )?(?:people|men|women|children|them)\b)"
    r"|(?:two|three|four|five|ten|\d+(?:\.\d+)?) times) "
    rf"(?:as (?:likely|many|much|high|good|well|common|great)\b|(?:(?:the|your|their) )?(?:\w+ )?{_OUTCOME}|(?:{_MORE})\b)"
    r"|\b(?:risks?|chances?|odds) (?:was |were |is |are |has |have )?(?:doubled|tripled|halved)\b"
    rf"|\b(?:a|one) (?:half|third|quarter|fifth) (?:{_MORE})\b"
    r"|\b(?:two|three|four|five|ten|\d+)-?fold\b"
    rf"|\b\d+ ?(?:%|per ?cent) (?:{_MORE}|reduction|increase|improvement|gain)\b"
    r"|\bby (?:half\b(?! (?:a|an|the)\b)|a (?:half|third|quarter)|\d+ ?(?:%|per ?cent\b))"
)
_HOW_OFTEN = re.compile(r"\b(?:(?:un)?common|rare|rarely|(?:un)?likely|frequent(?:ly)?|(?:high|low|higher|lower) risk)\b", re.IGNORECASE)
_HEADLINES = ("headline",)
_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ]\w+)?"
)
# A sentence may begin with a number in words, and 'one or two' is no count.
_IN_WORDS = AnyCase(
    rf"\b{_WORD} (?:out of|in|of) (?:every |each )?(?:\d+|ten|twenty|a hundred|one hundred|hundred)\b"
    r"|\b\d+ (?:out of|in) (?:ten|a hundred|one hundred)\b"
    rf"|(?<=[\w,] )(?<!\bone or ){_WORD} (?:people|men|women|children|adults|patients|hours|days|weeks|months|years)\b"
)
_RANGE = re.compile(r"(?<![\w-])(?<!\) )(\d+) ?[-–—] ?(\d+)(?![\w-])")
_ON_PLACEBO = re.compile(
    r"\b(\d+)(?: (?:out )?(?:of|in) (?:each |every )?100)?(?: \w+)? on placebo\b|\bplacebo(?: is| was|:)? (\d+)\b", re.IGNORECASE
)
_OF_100 = re.compile(r"\b(\d+)(?: more)? (?:(?:out )?of|in) (?:each |every )?100\b")


def frequencies(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield '1 in 8' where choices are compared, per cent beside counted people, and decimals."""
    for said in words.prose:
        compared = said.path.startswith("conditions/") and (
            "/options/" in said.path or "/how_common/" in said.path or "/slides/" in said.path
        )
        if compared and (hit := _ONE_IN.search(said.plain)):
            yield found("N04", said, f"'{hit[0]}' beside numbers out of 100", "count in 100 people: '12 of 100'", "warning")
        if hit := _DECIMAL.search(said.plain):
            yield found("N04", said, f"'{hit[0]}' is finer than anybody can picture", "round it", "warning")
        elif (hit := _PER_CENT.search(said.plain)) and (compared or _PEOPLE.search(said.plain)):
            yield found("N04", said, f"'{hit[0]}' beside counted people", "count people here too: '12 of 100'", "warning")


def absolute(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield what is twice, half or 30% more without saying of how many, and headlines that say how often without a number."""
    for said in words.prose:
        hit = _RELATIVE.search(said.plain)
        if hit and not _PEOPLE.search(said.plain):
            hint = "say both numbers: '4 of 100 instead of 2 of 100'"
            yield found("N05", said, f"'{hit[0]}' does not say of how many", hint)
        elif said.key in _HEADLINES and (hit := _HOW_OFTEN.search(said.plain)) and not re.search(r"\d", said.plain):
            yield found("N05", said, f"'{hit[0]}' means something different to everybody", "say it with a number", "warning")


def written_as_digits(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield counts of people in words, and ranges with a dash."""
    for said in words.prose:
        if hit := _IN_WORDS.search(said.plain):
            yield found("N06", said, f"'{hit[0]}' is harder to find than digits", "write digits: '3 out of 100', '6 weeks'", "warning")
        if hit := _RANGE.search(said.plain):
            yield found("N06", said, f"'{hit[0]}' can be read as a minus", f"write '{hit[1]} to {hit[2]}'", "warning")


def same_as_drawn(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield the benefit of an option whose number out of 100 is not the one drawn beside it, and what is said of placebo and not drawn."""
    texts = words.by_path
    for condition in words.conditions:
        start = f"conditions/{condition.id}"
        drawn = [(f"{start}/options/{each.id}/benefit", each.out_of_100) for each in condition.options]
        for path, number in ((path, number) for path, number in drawn if number):
            said = texts[path]
            yield from _other_numbers(said, {number.n, *((number.placebo,) if number.placebo is not None else ())})
        placebos = {str(number.placebo) for _, number in drawn if number and number.placebo is not None}
        for said in words.about(condition) if placebos else ():
            yield from _other_placebo(said, placebos)


def _other_placebo(said: Said, drawn: set[str]) -> Iterator[Finding]:
    """Yield a number on placebo that no choice of the condition has in its drawing."""
    for hit in _ON_PLACEBO.finditer(said.plain):
        if (hit[1] or hit[2]) not in drawn:
            hint = "one of the two is wrong: look at 'placebo' of 'out_of_100'"
            yield found("N07", said, f"'{hit[0]}' in words, {' or '.join(sorted(drawn))} in the drawing", hint)


def _other_numbers(said: Said, drawn: set[int]) -> Iterator[Finding]:
    told = [int(n) for n in _OF_100.findall(said.plain)]
    for number in told:
        if number not in drawn:
            hint = "one of the two is wrong: look at 'out_of_100' below"
            yield found("N07", said, f"{number} of 100 in words, {min(drawn) if len(drawn) == 1 else max(drawn)} in the drawing", hint)
