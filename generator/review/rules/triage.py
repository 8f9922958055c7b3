"""S01, S02, S03: one answer to each sign of trouble, no exclusion lost where there is little room, no number of another place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.content.treatment import HelpItem
from generator.problems import shortened
from generator.review.finding import Finding, Limits, found
from generator.review.rules.marks import has_mark
from generator.review.said import Said
from generator.review.sentences import REMEMBERED, sentences
from generator.review.texts import Texts
from generator.review.words import Words

CODES: Mapping[str, str] = {
    "S01": "a sign of trouble that leads to one place here and to another one there",
    "S02": "a reason not to treat that is lost where it is told in short",
    "S03": "a telephone number, or an institution of one country, in a text that is printed everywhere",
}
# Signs that everybody must be sent to the same place for, by the beginning of their words.
_SIGNS = {
    sign: re.compile(pattern, re.IGNORECASE)
    for sign, pattern in {
        "hard to breathe": r"\bbreath|\bbreathing\b|\bwheez",
        "a swollen face, lips or tongue": r"\b(?:face|lips?|tongue)\b.{0,30}\bsw[eo]ll|\bsw[eo]ll\w* .{0,20}\b(?:face|lips?"
        r"|tongue|throat)\b",
        "fainting": r"\bfaint(?!ly)\w*|\bpass(?:es)? out\b|\bunconscious|\bcollapse",
        "fever": r"\bfever|\bshiver|\bhigh temperature\b",
        "pus": r"\bpus\b",
        "black or blistered skin": r"\b(?:turn|go|look|becom)\w* black\b|\bblack (?:or|and) blister|\bblister",
        "confusion": r"\bconfus(?:ed|ion)\b(?! (?:by|about|over)\b)",
        "self-harm": r"\bharmed yourself\b|\bhurt yourself on purpose\b",
        "thoughts of self-harm": r"\bharming yourself\b|\bthoughts of self-harm|\bsuicidal\b|\bending your life\b",
        "chest pain": r"\bchest\b.{0,12}\bpain|\bpain\b.{0,16}\bchest",
        "severe pain": r"\bsevere pain\b",
        "a seizure": r"\bseizure|\bfits\b",
        "loss of sight": r"\b(?:lose|loss of|lost|blurred) (?:your )?(?:sight|vision)\b|\bcannot see\b",
    }.items()
}
_TURN_TO = re.compile(
    r"\b(?:call|ring|phone|dial|go (?:straight )?to|see|tell|ask|contact|visit|text|speak to|talk to)\b"
    r"[^.;]{0,25}?(?:\{(emergency|hospital|advice_line|advice_line_mind|crisis_line|doctor)\}|\b(us|our clinic|the clinic"
    r"|a doctor|your doctor|a pharmacist)\b)",
    re.IGNORECASE,
)
_AS_TARGET = {
    "us": "us",
    "our clinic": "us",
    "the clinic": "us",
    "a doctor": "doctor",
    "your doctor": "doctor",
    "a pharmacist": "a pharmacist",
}
# Reasons not to treat, by the beginning of their words.
_REASONS = (
    "pregnan", "breast", "under \\d+", "child", "cancer", "infect", "allerg", "immun", "hormone", "heart", "blood thin", "bleed", "clot",
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
_PHONE = re.compile(
    r"(?<![\w/.:-])(?:\+\d{1,3}[ ()\d-]{7,}\d|0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}|\(\d{3}\) ?\d{3}-\d{4}|\d{3}-\d{3}-\d{4}"
    r"|0800[ \d]{3,}\d)(?![\w/]|\.\w)"
)
_INSTITUTION = re.compile(
    r"\b(?:NHS(?: 111)?|GPs?|HSE|Medicare|Samaritans|Lifeline|Beyond Blue|healthdirect|Health Direct|Telehealth|SHOUT|CQC"
    r"|MHRA|HIQA|FDA|TGA)\b|\bA&E\b"
    r"|\b(?i:call|ring|dial|phone) (?:for )?(?:999|112|911|000|111|988|116 ?123|811|13 11 14)\b"
    r"|(?<![\d.,])(?<!\bin )(?<!\bof )\b(?:999|911|112|000|116 123"
    r"|13 11 14)\b(?! (?:people|men|women|of|out|studies|days|weeks)\b)(?![,.]\d)"
)
_FORMS = ("text", "short", "on_slide")
_ANYWHERE = ("clinic/", "sources/", "support/", "languages/", "treatment/licence/", "control/")


def one_triage(words: Words, _limits: Limits) -> Iterator[Finding]:
    """Yield signs of trouble that two items of `help`, or an item and another text, send to different places."""
    texts = {said.path: said for said in words.texts}
    leads: dict[str, list[HelpItem]] = {}
    for item in words.book.help:
        told: dict[str, Said] = {}
        for said in (texts[path] for form in _FORMS if (path := f"help/{item.id}/{form}") in texts):
            told = {**dict.fromkeys(_signs_in(said.plain), said), **told}
        for sign, said in told.items():
            for other in leads.get(sign, ()):
                if _meet(item, other) and (_targets(item).isdisjoint(_targets(other)) or item.when != other.when):
                    message = f"{sign}: '{item.to}', '{item.when}' here, but '{other.to}', '{other.when}' in the item '{other.id}'"
                    yield found("S01", said, message, "send everybody with this sign to the same place")
            leads.setdefault(sign, []).append(item)
    for said in words.prose:
        if not said.path.startswith("help/"):
            yield from _elsewhere(said, leads)


def exclusions_in_short(words: Words, _limits: Limits) -> Iterator[Finding]:
    """Yield reasons not to treat that the text of an exclusion has and its short form has not."""
    texts = {said.path: said for said in words.texts}
    for path, said in texts.items():
        if "not_suitable/" in path and path.endswith("/text"):
            short = texts[f"{path.removesuffix('text')}short"]
            known = dict.fromkeys(_known_reasons_lost(said.plain, short.plain))
            for lost in dict.fromkeys((*known, *_others_lost(said, short.plain))):
                message = f"'{lost}' is lost here: sheets and slides print only this"
                certain = lost in known or re.search(r"\d", lost)  # another may be there in words of the same sense
                sentence = f"{short.plain} (for: {said.plain})"
                yield found("S02", short, message, "name it here too", "error" if certain else "warning", sentence)


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


def of_one_place(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield telephone numbers and a country's institutions in texts that clinics in other countries print too."""
    kept_to_one = words.beside.for_one_country
    for said in words.texts:
        if said.path.startswith(_ANYWHERE) or said.path.endswith("/link") or said.path in kept_to_one:
            continue
        typed = said.typed
        if hit := _PHONE.search(typed):
            hint = "numbers stand once, under 'clinic': write {phone}, {emergency}, {advice_line} and so on"
            yield found("S03", said, f"'{hit[0].strip()}' is a telephone number", hint)
        elif (hit := _INSTITUTION.search(typed)) and not has_mark(typed):
            hint = "write {doctor}, {emergency}, {hospital}, {advice_line} or {health_service}, or keep it to one country with 'only'"
            yield found("S03", said, f"'{hit[0]}' is there in one country only", hint)


def _elsewhere(said: Said, leads: Mapping[str, list[HelpItem]]) -> Iterator[Finding]:
    for turned, signs in _turns(said.typed):
        for sign in signs:
            items = leads.get(sign, [])
            wanted = frozenset().union(*(_targets(item) for item in items))
            if items and wanted.isdisjoint(turned):
                message = f"{sign}: '{turned[0]}' here, but '{items[0].to}' under 'help'"
                yield found("S01", said, message, f"say the same as the item '{items[0].id}' of 'help'")


@lru_cache(REMEMBERED)
def _turns(typed: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return, for each sentence that sends somebody somewhere, where to, and the signs of trouble in it."""
    found = ((tuple(map(_target, _TURN_TO.finditer(sentence))), sentence) for sentence in sentences(typed))
    return tuple((turned, tuple(_signs_in(sentence))) for turned, sentence in found if turned)


def _signs_in(words: str) -> list[str]:
    return [sign for sign, pattern in _SIGNS.items() if pattern.search(words)]


def _target(hit: re.Match[str]) -> str:
    return hit[1].lower().replace("_", "-") if hit[1] else _AS_TARGET[hit[2].lower()]


def _targets(item: HelpItem) -> frozenset[str]:
    return frozenset({item.to, *((item.alternative,) if item.alternative else ())})


def _meet(one: HelpItem, other: HelpItem) -> bool:
    """Return whether two items can stand in one handout."""
    return not one.conditions or not other.conditions or bool(set(one.conditions) & set(other.conditions))


def _same_otherwise(stem: str, full: str, short: str) -> bool:
    """Return whether the reason is only named in the full form to explain another one: 'breast-feeding' says no more than 'feeding'."""
    return stem == "breast" and bool(re.search(r"\bfeeding|\bnursing", short, re.IGNORECASE)) and "breast-feeding" in full
