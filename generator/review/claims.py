"""Whether a claim is made: not where it is denied, doubted, asked about, or told as what others say."""

from __future__ import annotations

import re

from generator.review.any_case import AnyCase

_CLAUSE_ENDS = re.compile(
    r"[;:—–?!]|\.\s|,?\s(?:but|however|although|though|yet|while|whereas|because)\s"
    r"|,\s(?:and|so|or|it|we|you|they|this|that|then)\s|\sand\s(?=(?:it|this|that|we|they|you|our|the|these|he|she)\s)",
    re.IGNORECASE,
)
# They look like a denial, and strengthen what follows.
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|simply)\b|\bno (?:doubt|question|wonder|other|better|matter)\b"
    r"|\bwithout (?:a |any )?(?:doubt|question|fail)\b"
    r"|\bnothing (?:but|else)\b|\bnever fails?\b|\bcan(?:not|['’]t| not) (?:fail|go wrong|lose)\b|\bno (?:need|reason) to (?:wait|worry)\b"
    r"|\bnothing to lose\b|\bno one else\b|\bnobody else\b|\bnone better\b|\bnothing (?:works|is) better\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"n['’]t\b|\b(?:not?|never|nobody|none|nothing|neither|nor|cannot|without|unlikely|hardly|unproven|untested"
    r"|far from|instead of|rather than|no one|few)\b",
    re.IGNORECASE,
)
_DENIAL_AFTER = re.compile(
    r"^\W*(?:(?!(?:that|which|who|because|and|if|when)\b)[\w'’-]+\W+){0,4}?"
    r"(?:(?:is|are|was|were|has|have|had|can|could|will|would|does|do|did|may|might)(?:n['’]t| not| never| no)\b|cannot\b|exists? nowhere\b"
    r"|(?:still )?(?:has|have) (?:yet )?to be (?:tested|shown|proved)\b|does not mean\b"
    r"|(?:prove|show|mean|say|tell (?:us|you))s? nothing\b)"
    r"|^\W*(?:nothing|little|no (?:benefit|effect|difference|gain|change|more \w+))\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\bwhether\b|\b(?:know|knows|known|ask|asks|tell|say|said|sure|check|unsure|unknown|clear|see|wonder"
    r"|doubt) (?:us )?(?:if|how|what|which)\b"
    r"|\bask (?:\w+ ){1,3}(?:if|how|what|which)\b|\bhow (?:sure|safe|well)\b|\bquestions?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\byou (?:may|might|will|can) (?:also )?(?:read|hear|be told|see (?:that|it|claims?|adverts?|promises?|words?))\b"
    r"|\b(?:some|other|many) (?:\w+ )?(?:clinics|people|websites|sites|makers|adverts?|companies)"
    r" (?:say|speak|talk|claim|promise|tell|point|call)\b"
    r"|\b(?:any|other|some|those|many) clinics? (?:that|who|which)\b"
    r"|\badverts?\b|\badvertis\w+|\bis said to\b|\bso-called\b|\bclaims? (?:that|to)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"^\W*(?:if|whether|unless)\b[^,]*$|\b(?:what|whether|if|how|which)(?: the| these| small| some)?\s*$"
    r"|\bask(?:ing)? (?:\w+ ){0,3}?for (?:an? |any |the |some |clear )?(?:(?:proof|evidence) that\b|$)",
    re.IGNORECASE,
)
_WARNING = re.compile(r"\b(?:be wary|wrong to|beware|watch out|be careful|must not|forbids?|bans?|avoid)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"")
_WORDS_ABOUT_QUOTES = re.compile(
    r"\b(?:says?|said|asks?|asked|read|hear|claims?|promises?|words?|adverts?|wary|beware|means? nothing|does not mean|is no)\b",
    re.IGNORECASE,
)
_INVITING = re.compile(
    r"^\W*(?:want|wants|wish|looking for|ready|tired of|fed up|why (?:not|wait)|need|dreaming|what if you could)\b", re.IGNORECASE
)


def is_made(sentence: str, start: int, end: int) -> bool:
    """Return whether a claim, which stands between `start` and `end` of a sentence, is made by who says the sentence."""
    before, after = _clause(sentence, start, end)
    told_by_others = _OTHERS.search(sentence[:start]) or _quoted(sentence, start, end)
    return not (_asked(sentence) or told_by_others or _is_open(sentence, before) or _WARNING.search(before) or _denied(before, after))


def first_made(pattern: AnyCase, sentence: str) -> re.Match[str] | None:
    """Return the first claim of a kind that is made in a sentence: one before it may be denied."""
    return next((hit for hit in pattern.finditer(sentence) if is_made(sentence, *hit.span())), None)


def is_quoted(text: str, words: str) -> bool:
    """Return whether words of a text stand in quotation marks."""
    return any(words in quoted[0] for quoted in _QUOTED.finditer(text))


def _clause(sentence: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after the claim in its own clause."""
    begins = max((found.end() for found in _CLAUSE_ENDS.finditer(sentence, 0, start)), default=0)
    ends = _CLAUSE_ENDS.search(sentence, end)
    return sentence[begins:start], sentence[end : ends.start() if ends else len(sentence)]


def _is_open(sentence: str, before: str) -> bool:
    """Return whether a claim is only asked about: 'whether it works, or is safe', 'we do not know if it works'."""
    whole = re.match(r"\W*(?:whether|how)\b", sentence, re.IGNORECASE)
    return bool(whole or _DOUBT.search(before) or _OPEN.search(before))


def _denied(before: str, after: str) -> bool:
    bare = _NO_DENIAL.sub("", before)
    return bool(_DENIAL.search(bare) or _DENIAL_AFTER.match(after))


def _asked(sentence: str) -> bool:
    return sentence.rstrip('"”’) ').endswith("?") and not _INVITING.match(sentence)


def _quoted(sentence: str, start: int, end: int) -> bool:
    """Return whether the claim stands in quotation marks in a sentence that says something about these words."""
    for quoted in _QUOTED.finditer(sentence):
        if quoted.start() < start and end < quoted.end():
            return bool(_WORDS_ABOUT_QUOTES.search(sentence[: quoted.start()] + sentence[quoted.end() :]))
    return False
