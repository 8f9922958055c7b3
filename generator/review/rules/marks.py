"""V08: marks of others, which may be printed only with their licence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.review.approvals.posing import marks_in, way_out
from generator.review.claims import is_made
from generator.review.finding import Finding, Limits, found
from generator.review.texts import Texts

CODES: Mapping[str, str] = {"V08": "a mark or approval of others, such as the PIF TICK, without a record of its licence"}
_BODIES = (
    r"NHS|National Health Service|BAD|British Association of Dermatologists|British \w+ and Nail Society|NICE|MHRA|FDA|CQC"
    r"|Care Quality Commission|WHO|World Health Organi[sz]ation|EMA|TGA|Health Canada|Royal College(?: of \w+)?|GMC|General Medical Council"
    r"|Patient Information Forum|Food and Drug Administration|Medicines and Healthcare products Regulatory Agency"
)
_MARK = re.compile(
    r"\bPIF[- ]?TICK\b|\btrusted information creator\b|\bCrystal Mark\b|\bKitemark\b|\b(?:CE|UKCA)[- ]marked\b|\bHONcode\b"
    r"|\bInformation Standard\b"
    rf"|\b(?:{_BODIES})[- ](?i:approved|endorsed|accredited|certified|recommended|licensed|backed|supported)\b"
    rf"|\b(?i:approved|endorsed|accredited|certified|recommended|backed|supported) by (?:the |a )?(?:{_BODIES})\b"
    rf"|\b(?:{_BODIES}) (?:has|have) (?i:approved|endorsed|accredited|certified|recommended) (?:this|these|our|us)\b"
    rf"|\b(?:{_BODIES})(?:[- ]|: ?)(?:['\"“‘]?(?i:outstanding|good|excellent)\b|(?i:rated|ratings?|awards?|award-winning)\b)"
    rf"|\b(?i:rated) (?:['\"“‘]?(?i:outstanding|good|excellent)['\"”’]? )?(?i:by|with) (?:the )?(?:{_BODIES})\b"
    rf"|\b(?:{_BODIES}) (?:has |have )?(?i:rated|ranked|praised) (?:this|these|our|us)\b"
    rf"|\b(?i:in partnership with|partners? of) (?:the )?(?:{_BODIES})\b|\b(?i:meets?|to) (?:all )?(?:the )?(?:{_BODIES}) (?i:standards?)\b"
    r"|\bISO ?\d{4,5}\b"
    rf"|\b(?i:logo|mark|seal|badge|crest|lozenge) of (?:the )?(?:{_BODIES})\b|\b(?:{_BODIES}) (?i:logo|mark|seal|badge|crest|lozenge)\b",
)

# What people can look up themselves: 'Check the CQC rating of any clinic'.
_LOOKED_UP = re.compile(r"\b(?:look (?:up|for|at)|check|ask|find|compare)\b(?!.*\b(?:our|us)\b).*\brat(?:ed|ings?)$", re.IGNORECASE)


def has_mark(words: str) -> bool:
    """Return whether words have a mark or an approval of others in them."""
    return bool(_MARK.search(words))


def marks(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield marks and approvals of other bodies, in words and in what is said in the place of pictures."""
    for said in words.texts_and_labels:
        for sentence in said.sentences if not said.path.startswith("sources/") else ():
            for hit in _MARK.finditer(sentence):
                kept = marks_in(hit[0])
                looked_up = _LOOKED_UP.search(sentence[: hit.end()])
                if is_made(sentence, *hit.span()) and not looked_up and not (kept and kept <= words.beside.licensed):
                    hint = way_out(min(kept)) if kept else "take it out, or have a person with the licence at hand clear it: make approve"
                    yield found("V08", said, f"'{hit[0]}' needs a licence of those who give it", hint, sentence=sentence)
