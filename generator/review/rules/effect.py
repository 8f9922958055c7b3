"""K07: what the clinic's own treatment is said to do, without a word of evidence or doubt beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.review.any_case import AnyCase
from generator.review.claims import first_made
from generator.review.finding import LINE, Finding, Limits, found
from generator.review.said import Said, is_ours
from generator.review.texts import Texts
from generator.review.words import OPINION

CODES: Mapping[str, str] = {"K07": "an effect of the clinic's own treatment, told as a fact or as the clinic's opinion"}
_EFFECT = AnyCase(
    r"\b(?:helps?|calms?|wakes?|mends?|cuts?|heals?|repairs?|restores?|revives?|boosts?|stimulates?|regulates?|strengthens?"
    r"|thickens?|improves?|increases?|raises?|prevents?|promotes?|encourages?|activates?|nourish(?:es)?|feeds?|renews?"
    r"|(?:reduces?|lowers?)(?! (?:the |your |any )?(?:pain|discomfort|soreness|swelling|risks?)\b)"
    r"|reverses?|undo|undoes|stops?|slows?|speeds? up|brings? back|regrows?|grows? (?:back|new|more)|reactivates?"
    r"|rejuvenates?|protects?|works|(?:is|are|be|very|highly) effective"
    r"|(?:is|are|gets?|looks?|grows?|becomes?|feels?|be) (?:\w+ )?(?:thicker|fuller|denser|stronger|younger)"
    r"|makes? (?:your |the |it |them )?(?:\w+ )?(?:thicker|fuller|denser|stronger|younger|grow|more \w+|less (?:loss|shedding))"
    r"|(?:gets?|sees?|gains?|grows?) (?:new|thicker|fuller) \w+|(?:gains?|grows?) more \w+)\b"
)
_CANDID = AnyCase(
    r"\b(?:may|might|could|hope|hoped|hopes|aims?|idea|ideas|thought|theory|think|meant|try|tried|trials?|stud(?:y|ies)"
    r"|studied|tested|tests|seen|saw|found"
    r"|known|knows|unknown|evidence|compared?|comparison|placebo|whether|unlikely|no one|nobody|source|sources|lab|mice"
    r"|animals|people had|men had|(?:ask|know|knows|sure|tell|see|say|clear|unclear|decide|check)(?: us)? (?:if|how well))\b"
    r"|\[\d|\bout of \d|\d+ of \d"
)
_DOES_NOTHING = re.compile(
    r"\b(?:we will help|helps? (?:you )?(?:if you |to (?:write|ask|talk|tell|bring|know|have|keep|read|take|see|join))"
    r"|helps? you (?:to )?(?:choose|decide|plan|prepare|talk|understand)"
    r"|help, not|get help|for help|call for|who (?:would )?helps?|you (?:can|may|could) (?:always )?stop|(?:ask us to|say) stop)\b",
    re.IGNORECASE,
)
# What else may help or harm: where a sentence begins with one of these, it does not speak of the treatment.
_OTHERS = re.compile(
    r"^\W*(?:(?:an?|the|some|your|these|those|iron|other|any) )*(?:wigs?|hats?|scar(?:f|ves)|tablets?|pills?|creams?|lotions?|foams?"
    r"|steroids?|iron|vitamins?|shampoos?|sunscreens?|painkillers?|paracetamol|rest|sleep|friends|family|groups?|doctors?|nurses?)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:it|they|we|this|you|your|treatment)\b", re.IGNORECASE)


def effects(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield sentences that say what the treatment does; in the clinic's opinion, a person has to answer for them."""
    for said in words.all:
        if OPINION in said.path:
            yield from _opinion(said)
        elif is_ours(said, words.beside.names_of_ours) and not (said.raw.cites or _CANDID.search(said.plain)):
            yield from _told_as_fact(said, words.beside.names_of_ours)


def _opinion(said: Said) -> Iterator[Finding]:
    sentence = next((each for each in said.sentences if _EFFECT.search(each)), None)
    if said.key == "text" and sentence:
        at = f" WHERE={said.location.file}:{LINE}" if said.location else ""
        hint = f'a clinician has to answer for it by name: make approve CLEAR=K07{at} NAME="…" REASON="…"'
        yield found("K07", said, "the clinic says what its own treatment may do", hint, "warning", said.plain)


def _told_as_fact(said: Said, names: tuple[str, ...]) -> Iterator[Finding]:
    for sentence in said.sentences:
        hit = first_made(_EFFECT, _DOES_NOTHING.sub(_blank, sentence))
        if hit and not _OTHERS.match(sentence) and (_ABOUT.search(sentence) or any(name in sentence.casefold() for name in names)):
            message = f"'{hit[0]}' says that the clinic's own treatment works"
            yield found("K07", said, message, "say what was seen and in how many people, or that it is a hope", sentence=sentence)


def _blank(found: re.Match[str]) -> str:
    """Return spaces in the place of words that say nothing of an effect, so that the others stay where they are."""
    return " " * len(found[0])
