"""S02: no reason not to treat is lost where there is little room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.problems import shortened
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.said import Said
from generator.text import numbers_in

CODES: Mapping[str, str] = {"S02": "a reason not to treat that is lost where it is told in short"}
# Reasons not to treat, by the beginning of their words.
_REASONS = (
    "pregnan", "breast", "child", "cancer", "infect", "allerg", "immun", "hormone", "heart", "blood thin", "bleed", "clot",
    "epilep", "diabet", "kidney", "liver", "pacemaker", "scarring", "implant", "hiv", "hepatitis", "steroid", "alcohol", "keloid", "patchy",
    "sudden", "sore", "lupus", "asthma", "psoriasis", "eczema", "thyroid", "stroke", "chemotherap", "radiotherap", "herpes", "shingles",
    "migraine", "wound", "anaemi",
)  # fmt: skip
# What is between the reasons in a list of them; "and" or "but" goes on with one. And words of it that are no reason by themselves.
_BETWEEN = re.compile(r"[,;]|\bor\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_EXPLAINS = re.compile(r"\s*(?:which|who|whose|that|where|as|so|because|such as|like|even if)\b", re.IGNORECASE)  # the reason before it
_BESIDE_REASONS = re.compile(
    r"you|your|yours|are|were|was|have|has|had|may|might|can|could|will|would|been|being|who|whose|that|"
    r"this|these|those|them|they|their|the|any|for|with|from|not|now|ever|still|yet|also|one|its|itself|"
    r"loss|treatment|skin|another|other|some|very|too|most|more|before|after|already|recently|currently|"
    r"get|got|take|taking|takes|use|using|used|into|under|over|than|since|until|while|when|then|our|ill|"
    r"illness|condition|disease|problem|problems"
)
_STEM = 4  # letters by which a word of the short form is known: 'scars' and 'scarring', 'immune' and 'immunity'
_WITH_A_NUMBER = re.compile(r"(?:\b[^\W\d_]+ )?\d[\d,.]*\b(?: [^\W\d_]+)?")


def exclusions_in_short(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield reasons not to treat that the text of an exclusion has and its short form has not."""
    texts = words.by_path
    for path, said in texts.items():
        if "not_suitable/" in path and path.endswith("/text"):
            short = texts[f"{path.removesuffix('text')}short"]
            numbers = tuple(_numbers_lost(said.plain, short.plain))
            known = (*_known_reasons_lost(said.plain, short.plain), *(numbers if any(numbers_in(short.plain)) else ()))
            others = (lost for lost in _others_lost(said, short.plain) if not any(number in lost for number in numbers))
            for lost in dict.fromkeys((*known, *numbers, *others)):
                message = f"'{lost}' is lost here: sheets and slides print only this"
                sentence = f"{short.plain} (for: {said.plain})"
                # Another may be there in words of the same sense: 'recent' for 'in the last 2 weeks'.
                yield found("S02", short, message, "name it here too", "error" if lost in known else "warning", sentence)


def _numbers_lost(full: str, short: str) -> Iterator[str]:
    """Yield the numbers of the full form that the short form has not, each with the words beside it."""
    there = frozenset(numbers_in(short))
    return (hit[0] for hit in _WITH_A_NUMBER.finditer(full) if not there.issuperset(numbers_in(hit[0])))


def _known_reasons_lost(full: str, short: str) -> Iterator[str]:
    """Yield the reasons that the program knows and only the full form names."""
    for stem in _REASONS:
        hit = re.search(rf"\b{stem}\w*", full, re.IGNORECASE)
        if hit and not re.search(rf"\b{stem}", short, re.IGNORECASE) and not _same_otherwise(stem, full, short):
            yield hit[0]


def _others_lost(said: Said, short: str) -> Iterator[str]:
    """Yield what is listed in the first sentence of the full form and has no word in common with the short form."""
    there = _stems(short)
    for each in _BETWEEN.split(_ASIDE.sub("", next(iter(said.sentences), ""))):
        stems = _stems(each)
        if (
            stems
            and not _EXPLAINS.match(each)
            and stems.isdisjoint(there)
            and not any(re.search(rf"\b{stem}", each, re.IGNORECASE) for stem in _REASONS)
        ):
            yield shortened(each.strip(" ."), 40)


def _stems(words: str) -> frozenset[str]:
    """Return how the words begin that may be a reason."""
    return frozenset(word[:_STEM] for word in re.findall(r"\d+|[^\W\d_]{3,}", words.casefold()) if not _BESIDE_REASONS.fullmatch(word))


def _same_otherwise(stem: str, full: str, short: str) -> bool:
    """Return whether the reason is only named in the full form to explain another one: 'breast-feeding' says no more than 'feeding'."""
    return stem == "breast" and bool(re.search(r"\bfeeding|\bnursing", short, re.IGNORECASE)) and "breast-feeding" in full
