"""S03: no telephone number, e-mail address or institution of one country in words that other clinics print too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.review.finding import Finding, Limits, found
from generator.review.rules.marks import has_mark
from generator.review.texts import Texts

CODES: Mapping[str, str] = {
    "S03": "a telephone number, an e-mail address, or an institution of one country, in a text that is printed everywhere"
}
_PHONE = re.compile(
    r"(?<![\w/.:-])(?:\+\d{1,3}[ ()\d-]{7,}\d|0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}|\(\d{3}\) ?\d{3}-\d{4}|(?:1-)?\d{3}-\d{3}-\d{4}"
    r"|0800[ \d]{3,}\d)(?![\w/]|\.\w)"
    r"|\btext\b [^.;]{0,30}\bto \d{4,6}\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:NHS\d*|GPs?|HSE|Medicare|Medicaid|Samaritans|Childline|Lifeline|Beyond Blue|healthdirect|Health Direct|Telehealth|SHOUT|CQC"
    r"|MHRA|HIQA|FDA|TGA|NICE|13 HEALTH)\b|(?i:\b(?:general practi(?:ce|tioner)s?|national health service|yellow card|health visitors?"
    r"|accident and emergency|care quality commission|food and drug administration)\b)"
    r"|\bG\.P\.|\bA ?(?:&|\+|and) ?E\b|\b(?:to|at|in) (?:the|an) E[RD]\b"
)
_SHORT = r"(?:999|9 9 9|112|1 1 2|911|9 1 1|000|111|1 1 1|988|116 ?123|811|13 11 14)"
_SPOKEN = r"nine nine nine|one one two|nine one one|triple zero|one one one|nine eight eight"
# What may come after a short number that somebody is to call. Any other word is what is counted: '999 people', '111 mg'.
_AFTER_A_NUMBER = (
    r"(?! (?!(?:if|when|whenever|once|or|and|for|at|is|are|can|could|will|would|now|today|first|straight|any|in|to|on|because|as|helps?"
    r"|with|free|from|by|before|until|rather|instead|then|who|they|you|immediately|right|without|day|every|only|line|operator|service|calls?)\b)"
    r"[a-z%]|[,.]\d|, \d)"
)
_CALLED = re.compile(
    r"\b(?:call|ring|dial|phone|try|use|contact|text|reach|via|through|press) (?:us |them )?(?:for |on |at )?"
    rf"(?:{_SHORT}\b{_AFTER_A_NUMBER}|(?:{_SPOKEN})\b)|\b(?:988|111|811) (?:helps?|can help|is (?:free|open|there))\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?<![\d.,])(?<!\d )(?<!\b(?:in|of|at|to|or) )(?<!\bpage )(?<!\broom )(?<!\band )(?<!\babout )(?<!\bthan )(?<!\bcounted )"
    rf"\b(?:999|911|112|000|116 123|13 11 14)\b{_AFTER_A_NUMBER}",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[^\s@\[\](){}<>,;:]+@[^\s@\[\](){}<>,;:]+\.\w{2,}")
_WITH_MAIL = ("clinic/", "sources/", "support/", "languages/")
_ANYWHERE = ("clinic/", "sources/", "support/", "languages/", "treatment/licence/", "control/")


def of_one_place(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield telephone numbers and a country's institutions in texts that clinics in other countries print too, and e-mail addresses."""
    kept_to_one = words.beside.for_one_country
    for said in words.texts:
        if not said.path.startswith(_WITH_MAIL) and (hit := _MAIL.search(said.typed)):
            yield found("S03", said, f"'{hit[0]}' is an e-mail address", "it is kept in one place, under 'clinic': write {email}")
        if said.path.startswith(_ANYWHERE) or said.path.endswith("/link") or said.path in kept_to_one:
            continue
        typed = said.typed
        if hit := _PHONE.search(typed):
            hint = "each number is kept in one place, under 'clinic': write {phone}, {emergency}, {advice_line} and so on"
            yield found("S03", said, f"'{hit[0].strip()}' is a telephone number", hint)
        elif (hit := _BODIES.search(typed) or _CALLED.search(typed) or _ALONE.search(typed)) and not has_mark(typed):
            hint = "write {doctor}, {emergency}, {hospital}, {advice_line} or {health_service}, or keep it to one country with 'only'"
            yield found("S03", said, f"'{hit[0]}' is there in one country only", hint)
