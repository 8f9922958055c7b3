"""S01: one answer to each sign of trouble."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.content.treatment import HelpItem
from generator.remembering import OfEach, kept
from generator.review.finding import Finding, Limits, found
from generator.review.listed import prose_of
from generator.review.said import Said
from generator.review.sentences import REMEMBERED, sentences
from generator.review.words import ReviewedWords

CODES: Mapping[str, str] = {"S01": "a sign of trouble that leads to one place here and to another one there"}
# Signs that everybody must be sent to the same place for, by the beginning of their words.
_FACE = r"(?:face|mouth|lips?|tongue|throat)"
_SWOLLEN = r"(?:sw[eo]ll\w*|puff(?:s|y|ed|ing)?\b|gets? (?:big|large)|clos(?:es?|ing)\b|tight)"
_SIGNS = {
    sign: re.compile(pattern, re.IGNORECASE)
    for sign, pattern in {
        "hard to breathe": r"\b(?:hard|harder|difficult|difficulty|struggl\w+|trouble|unable|cannot|can['’]t|problems?|fight\w*)"
        r" (?:\w+ )?breath|\bbreath(?:ing)? (?:\w+ )?(?:problems?|difficult\w*|trouble|(?:is|gets|becomes|feels) (?:hard|difficult|tight))"
        r"|\b(?:short(?:ness)?|out) of breath|\bbreathless|\bwheez|\bgasp|\bchok(?:e|es|ing)\b",
        "a swollen face, lips or tongue": rf"\b{_FACE}\b.{{0,30}}\b{_SWOLLEN}|\b(?:sw[eo]ll\w*|puffy) .{{0,20}}\b{_FACE}\b",
        "fainting": r"\bfaint(?:s|ed|ing)?\b(?! (?:scars?|lines?|marks?|smell|red\w*|colou?r|at the)\b)|\bpass(?:es|ed|ing)? out\b"
        r"|\bblack(?:s|ed|ing)? out\b|\bunconscious|\b(?:lose|loses|lost) consciousness\b|\bcollapse",
        "fever": r"(?<!hay )\bfever|\bshiver|\bhigh temperature\b|\btemperature (?:of|above|over|is|rises|goes up)\b|\bchills\b",
        "pus": r"\bpus\b|\b(?:yellow|green|smelly) (?:fluid|liquid|discharge)\b",
        "black or blistered skin": r"\b(?:turn|go|look|becom)\w* black\b|\bblack (?:or|and) blister|\bblister(?! pack)",
        "a rash all over": r"\brash (?:all over|on your (?:whole )?body)\b|\bwidespread rash\b|\bhives\b",
        "a racing heart": r"\bheart (?:races|pounds|is (?:racing|pounding)|beats (?:very |too )?fast)\b|\bracing heart\b|\bpalpitations\b",
        "bleeding": r"\bble(?:eds?|eding)\b.{0,30}\b(?:not stop|n['’]t stop|heav(?:y|ily)|a lot)\b|\bheavy bleeding\b"
        r"|\b(?:cough|vomit|throw)\w*(?: up)? blood\b",
        "hard to swallow": r"\b(?:hard|difficult|difficulty|struggl\w+|trouble|unable|cannot|can['’]t) (?:\w+ )?swallow",
        "confusion": r"\bconfus(?:ed|ion)\b(?! (?:by|about|over)\b)|\bslurred speech\b|\byou slur\b",
        "self-harm": r"\bharmed yourself\b|\bhurt yourself on purpose\b|\b(?:took|taken) an overdose\b",
        "thoughts of self-harm": r"\bharming yourself\b|\bthoughts of self-harm|\bsuicid|\bending (?:your life|it all)\b"
        r"|\b(?:kill(?:ing)? yourself|end (?:your life|it all)|take your own life|want(?:ing)? to die|not want(?:ing)? to live)\b",
        "chest pain": r"\bchest\b.{0,12}\bpain|\bpain\b.{0,16}\bchest",
        "severe pain": r"\bsevere pain\b|\bpain (?:that )?(?:is|becomes|gets) (?:severe|unbearable)\b|\bunbearable pain\b",
        "a seizure": r"\bseizure|\bfits\b",
        "loss of sight": r"\b(?:lose|loss of|lost|blurred) (?:your )?(?:sight|vision)\b|\bcannot see\b|\b(?:go|going) blind\b"
        r"|\bsee double\b|\b(?:sight|vision) (?:goes|gets|is) (?:blurred|dim|worse)\b",
    }.items()
}
_TURN_TO = re.compile(
    r"\b(?:call|ring|phone|dial|go (?:straight )?to|see|tell|ask|contact|visit|text|message|send|e-?mail|use|let|(?:speak|talk) (?:to|with)"
    r"|come (?:back |straight )?to)\b"
    r"[^.;]{0,25}?(?:\{(emergency|hospital|advice_line|advice_line_mind|crisis_line|doctor)\}"
    r"|\b(us|our clinic|the clinic|our (?:front )?desk|our nurse|a doctor|your doctor|a pharmacist)\b)",
    re.IGNORECASE,
)
_ORDER = re.compile(rf"\W*(?:(?:if so|in that case|then|please|first|just|always)\b\W*)*(?:{_TURN_TO.pattern})", re.IGNORECASE)
_AS_TARGET = {
    "us": "us",
    "our clinic": "us",
    "the clinic": "us",
    "our desk": "us",
    "our front desk": "us",
    "our nurse": "us",
    "a doctor": "doctor",
    "your doctor": "doctor",
    "a pharmacist": "a pharmacist",
}
_FORMS = ("text", "short")


def one_triage(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield signs of trouble that two items of `help`, or an item and another text, send to different places."""
    texts = words.by_path
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
    for part in words.in_parts:
        for said in _SENDING(part):
            yield from _elsewhere(said, leads)


def _elsewhere(said: Said, leads: Mapping[str, list[HelpItem]]) -> Iterator[Finding]:
    for turned, signs in _turns(said.typed):
        for sign in signs:
            items = leads.get(sign, [])
            wanted = frozenset().union(*(_targets(item) for item in items))
            if items and wanted.isdisjoint(turned):
                message = f"{sign}: '{turned[0]}' here, but '{items[0].to}' under 'help'"
                yield found("S01", said, message, f"say the same as the item '{items[0].id}' of 'help'")


@kept(REMEMBERED)
def _turns(typed: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Return, for each sentence that sends somebody somewhere, where to, and the signs of trouble in it."""
    found = ((tuple(map(_target, _TURN_TO.finditer(said))), said) for said in _with_orders(sentences(typed)))
    return tuple((turned, tuple(_signs_in(said))) for turned, said in found if turned)


def _sending(texts: tuple[Said, ...]) -> tuple[Said, ...]:
    """Return the texts but for the items of `help` that send somebody somewhere."""
    return tuple(said for said in prose_of(texts) if not said.path.startswith("help/") and _turns(said.typed))


_SENDING = OfEach(_sending, 512)  # parts: a Book has some seventy


def _with_orders(said: tuple[str, ...]) -> Iterator[str]:
    """Yield sentences, each that only says whom to turn to with the one before, as in 'Short of breath? Text us'."""
    whole: list[str] = []
    for sentence in said:
        if whole and _ORDER.match(sentence) and not _signs_in(sentence):
            whole[-1] += f" {sentence}"
        else:
            whole.append(sentence)
    yield from whole


@kept(REMEMBERED)
def _signs_in(words: str) -> tuple[str, ...]:
    return tuple(sign for sign, pattern in _SIGNS.items() if pattern.search(words))


def _target(hit: re.Match[str]) -> str:
    return hit[1].lower().replace("_", "-") if hit[1] else _AS_TARGET[hit[2].lower()]


def _targets(item: HelpItem) -> frozenset[str]:
    return frozenset({item.to, *((item.alternative,) if item.alternative else ())})


def _meet(one: HelpItem, other: HelpItem) -> bool:
    """Return whether two items can stand in one handout."""
    return not one.conditions or not other.conditions or bool(set(one.conditions) & set(other.conditions))
