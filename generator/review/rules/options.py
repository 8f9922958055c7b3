"""N01, N02, N03: good and bad side by side, in as many words, and counted in the same number of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.content.condition import Condition
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.said import Said
from generator.review.sentences import length

CODES: Mapping[str, str] = {
    "N01": "a choice whose benefit or harm says nothing",
    "N02": "a choice with far more words for its good side than for its bad one, or the other way round",
    "N03": "choices that count in different numbers of people, or over different times, so that they can't be compared",
}
_SAYS_NOTHING = re.compile(
    r"\W*(?:|none(?: known)?|no|nothing|n/?a|not applicable|unknown|ask (?:us|(?:your|a) [\w ]{2,20})"
    r"|to be (?:confirmed|added|agreed)|see (?:above|below|over|next)|as above|tbc|to follow|various"
    r"|many|there (?:is|are) none"
    r"|no (?:known )?(?:harms?|risks?|side[- ]effects?)(?: (?:at all|known(?: of| to us)?|reported|that we know of))?"
    r"|none (?:at all|reported|that we know of)|see .{0,20})\W*",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten) (?:more )?(?:(?:out )?of|in)(?: every"
    r"| each)? (\d[\d,]*|ten|twenty)(?! (?:parts|studies|trials|papers|reports|countries|years|weeks|days))\b", re.IGNORECASE)  # fmt: skip
_AS_DIGITS = {"ten": "10", "twenty": "20"}


def both_sides(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield the benefit or harm of an option that says nothing."""
    for condition in words.conditions:
        for said in _cells(words, condition, ("benefit", "harm")):
            if _says_nothing(said):
                hint = "say what is known of it, or that nobody knows"
                yield found("N01", said, f"'{said.plain}' is no answer to someone who has to choose", hint)


def equal_detail(words: Chapter, limits: Limits) -> Iterator[Finding]:
    """Yield options with far more words for one side than for the other."""
    for condition in words.conditions:
        sides = {(said.path.rpartition("/")[0], said.key): said for said in _cells(words, condition, ("benefit", "harm"))}
        for option in condition.options:
            path = f"conditions/{condition.id}/options/{option.id}"
            good, bad = sides[path, "benefit"], sides[path, "harm"]
            counts = length(good.plain), length(bad.plain)
            if not any(map(_says_nothing, (good, bad))) and max(counts) > limits["times"] * min(counts):
                message = f"'{option.name.plain}' has {counts[0]} words of benefit and {counts[1]} of harm"
                yield found("N02", bad, message, "give good and bad about the same space", "warning")


def one_denominator(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield options of a condition that count in other numbers of people than 100."""
    for condition in words.conditions:
        for said in _cells(words, condition, ("benefit", "harm", "notes", "text")):
            for hit in _OUT_OF.finditer(said.plain):
                of = _AS_DIGITS.get(hit[1].lower(), hit[1].replace(",", ""))
                if of != "100":
                    hint = "count in 100 people in every choice, or say how many people were studied: 'a study of 20 men'"
                    yield found("N03", said, f"'{hit[0]}' beside choices that count in 100 people", hint)


def _says_nothing(said: Said) -> bool:
    return bool(_SAYS_NOTHING.fullmatch(said.plain))


def _cells(words: Chapter, condition: Condition, keys: tuple[str, ...]) -> Iterator[Said]:
    return (said for said in words.below(f"conditions/{condition.id}/options/") if said.key in keys)
