"""C12: the questions that people can take along ask what everybody who chooses should ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.problems import Problem
from generator.review.finding import Finding, Limits
from generator.review.words import ReviewedWords

CODES: Mapping[str, str] = {
    "C12": "questions to ask that leave out good, harm, other choices or doing nothing, or hardly a line to write the answers on",
}
_TO_CHOOSE = r"(?! (?:me |us )?(?:to )?(?:choose|decide|pay|plan|talk)\b)"
_OF_THE_CLINIC = r"(?! (?:people|clinics?|rooms?)\b)(?! (?:in|at) (?:the|your|this) clinic\b)"
_SIDE = "about|sides?|points?|things?|effects?|is"
_ASKED = {
    what: re.compile("|".join(ways), re.IGNORECASE)
    for what, ways in {
        "what good it may do": (
            rf"\bgood (?:will|would|may|might|can|could|does|do|of|{_SIDE})\b",
            r"\bis good\b|\bbenefits?\b|\bgain\b|\bimprove\w*|\bget better\b|\bgo(?:es)? right\b",
            r"\b(?:grow|come) back\b|\bregrow\w*|\beffective\b|(?<!you )(?<!who )\bworks?\b",
            rf"(?<!who )(?<!who can )(?<!who could )(?<!who would )(?<!who will )\bhelps?\b{_TO_CHOOSE}",
        ),
        "what harm it may do": (
            rf"\b(?:harm|risk|danger)(?:s|ful|ous|y)?\b|\bbad (?:{_SIDE})\b|\bis bad\b|\bside[- ]effects?\b|\bgo(?:es)? (?:wrong|badly)\b",
            r"\bsafe(?:ty)?\b|\bcomplications?\b|\bproblems?\b|\bdownsides?\b|\bdrawbacks?\b|\bhurt me\b|\bworse\b|\bI lose\b",
            r"\blikely (?:are|is) (?:lumps|infections?|scars)\b",
        ),
        "what else there is": (
            rf"\b(?:what|which|anything|something|is there|are there)\b.*\b(?:else|instead|others?|another)\b{_OF_THE_CLINIC}",
            r"\b(?:alternatives?|choices?|options?|different treatments?)\b(?! (?:for|of) pay\w*)|\bchoose (?:from|between)\b",
        ),
        "what happens without treatment": (
            r"\b(?:do|doing) nothing\b|\bno treatment\b|\bwithout (?:it|this|(?:any )?treatment)\b|\buntreated\b|\bby itself\b",
            r"(?:\b(?:not|against)|n['’]t) (?:have |having |be |being |get |take )?(?:it|this|treat\w*)\b",
            r"\b(?:could|can|should|may|if) (?:I|we) (?:just |simply )?(?:wait|watch|leave|say no)\b|\bput it off\b|\b(?:leave|let) it\b",
        ),
    }.items()
}


def questions_to_ask(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield what none of the questions asks that everybody who chooses should ask; only the guide has all, in their long form."""
    asked = [said.plain for said in words.below("questions/") if said.key == "text"]
    for what, pattern in _ASKED.items():
        if not any(map(pattern.search, asked)):
            location = words.book.questions[0].text.location
            yield Finding(Problem("C12", f"no question asks {what}", location, "add a question that does"), "questions")
