"""C07: plain words, and terms that are explained where they first stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from generator.content.condition import Condition
from generator.remembering import Kept, kept
from generator.review.any_case import AnyCase
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.said import Said
from generator.review.sentences import REMEMBERED
from generator.review.texts import Texts
from generator.review.words import LICENCE

CODES: Mapping[str, str] = {"C07": "a word that has a plainer one, or a term or an abbreviation that nobody explains"}
_PLAINER: Mapping[str, str] = {
    "accordingly": "so", "additional": "more", "adjacent to": "next to", "administer(?:ed|s)?": "give",
    "adverse (?:effects?|events?|reactions?)": "side effects", "aetiology": "cause", "ameliorate[sd]?": "ease", "approximately": "about",
    "ascertain": "find out", "assist(?:s|ed|ance)?": "help", "at this point in time": "now", "attempt(?:s|ed)? to": "try to",
    "cease[sd]?": "stop", "cessation": "stopping", "commence[sd]?": "start", "comorbidit(?:y|ies)": "other illnesses",
    "complete resolution": "full recovery", "consult(?:s|ed)?": "ask",
    "contraindicat(?:ed|ions?)": "not suitable", "demonstrate[sd]?": "show",
    "discontinue[sd]?": "stop", "due to the fact that": "because", "efficacy": "how well it works", "efficacious": "works well",
    "elevated": "high", "endeavour": "try", "erythema": "redness", "exacerbate[sd]?": "make worse", "excise[sd]?": "cut out",
    "expedite": "speed up", "facilitate[sd]?": "help", "haematoma": "bruise", "idiopathic": "without a known cause",
    "in accordance with": "by", "in order to": "to", "in the event (?:of|that)": "if", "incision": "cut",
    "indicat(?:ed|ion) for": "used for", "ingest(?:ed)?": "swallow", "initiate[sd]?": "start", "intravenous(?:ly)?": "into a vein",
    "lesions?": "spot or sore", "methodology": "method", "mitigate[sd]?": "ease", "modalit(?:y|ies)": "way",
    "monitor(?:ed|ing)? for": "watch for", "morbidity": "illness", "mortality": "death", "myocardial infarction": "heart attack",
    "numerous": "many", "obtain(?:ed)?": "get", "oedema": "swelling", "optimal": "best", "optimise[sd]?": "improve",
    "parenteral": "by injection", "participate": "take part", "pathology": "illness", "permit(?:s|ted)?": "let",
    "physicians?": "doctor",
    "practitioner": "doctor or nurse", "prior to": "before", "prognosis": "outlook", "pruritus": "itch", "regarding": "about",
    "regimen": "plan", "remainder": "rest", "require[sd]?": "need", "residual": "left over", "sufficient": "enough",
    "subsequent(?:ly)?": "later", "subcutaneous(?:ly)?": "under the skin", "symptomatology": "signs", "terminate[sd]?": "end",
    "therapeutic": "used to treat", "topical(?:ly)?": "on the skin", "utili[sz]e[sd]?": "use", "via": "through", "whilst": "while",
    "with regard to": "about",
}  # fmt: skip
_WORDY = AnyCase(rf"\b(?:{'|'.join(_PLAINER)})\b")
# Terms of medicine, by their ends and by name, that need an explanation beside them or a text that tells what they are.
_TERM = AnyCase(
    r"\b(?:[a-z]{3,}(?:itis|osis|aemia|ectomy|ostomy|otomy|plasty|opathy|algia|ology|oscopy|ogenesis|trophic|cytes?|kines?|blasts?)"
    r"|an?aemia|(?:hyper|hypo)[a-z]{4,}|autoimmune|biops(?:y|ies)|placebo|follicles?|vesicles?|necrosis|fibrosis|randomised|cohort|preprint|inflammation"
    r"|telogen|anagen|catagen|angiogenesis|intradermal"
    r"|mesenchymal|paracrine|cytokines?|androgens?|corticosteroids?|intralesional|immunosuppress\w+|remission|relapse)\b"
)
_EXPLANATIONS = 512  # looked for, each in all words about a condition
_PLAIN_ENOUGH = frozenset({"technology", "apology", "diagnosis", "arthritis", "psychology", "biology", "dermatology"})
_ABBREVIATION = re.compile(r"(?<!\{)\b(?:[A-Z]{2,}[0-9]*)s?\b")
# Known to everybody; and institutions, which S03 is about.
_KNOWN = frozenset({
    "AIDS", "AM", "BY", "CC", "COVID", "CQC", "DNA", "DVD",
    "EU", "FAQ", "FDA", "GP", "HIQA", "HIV", "HSE", "ID", "IND", "IT", "MHRA", "NHS", "OK", "PIF", "PDF", "PM", "QR", "TGA", "TICK", "TV",
    "UK", "US", "USA", "UV",
})  # fmt: skip


def is_term(word: str) -> bool:
    """Return whether a word is a term of medicine."""
    return bool(_TERM.fullmatch(word))


def simpler(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield words that have a plainer one."""
    for said in words.prose:
        if hit := next((each for each in _WORDY.finditer(said.plain) if not _is_gloss(said.plain, each)), None):
            plainer = next(plainer for wordy, plainer in _PLAINER.items() if re.fullmatch(wordy, hit[0], re.IGNORECASE))
            yield found("C07", said, f"'{hit[0]}' has a plainer word", f"write '{plainer}'", "warning")


def _is_gloss(words: str, hit: re.Match[str]) -> bool:
    """Return whether a word only gives the doctors' name of what plain words say, in brackets: 'redness (erythema)'."""
    return words[: hit.start()].endswith("(") and words.startswith(")", hit.end())


def explained(words: Chapter, _limits: Limits) -> Iterator[Finding]:
    """Yield terms and abbreviations that no text about the same condition, or about the treatment, explains."""
    common = tuple(said for said in words.prose if not said.path.startswith("conditions/"))
    yield from _unexplained(words, common, common)
    for condition in words.conditions:
        own = tuple(words.about(condition))
        yield from _unexplained(words, own, own, condition)


def _unexplained(words: Chapter, read: tuple[Said, ...], around: tuple[Said, ...], condition: Condition | None = None) -> Iterator[Finding]:
    texts = tuple([said.plain for said in around])
    whole, each_text = " ".join(texts), frozenset(texts)
    names = " ".join((*words.names_of_ours, *(_names(condition) if condition else ()))).casefold()
    seen: set[str] = set()
    for said in read:
        for term in _terms(said.plain):
            if (stem := _stem(term)) in seen or _is_plain(term) or stem in names or said.path.startswith(LICENCE):
                continue
            seen.add(stem)
            if not (_EXPLAINING.get(term) in each_text or _is_explained(term, texts, whole)):
                hint = f"explain it where it first appears: '{term} (what it is)', or use everyday words"
                yield found("C07", said, f"'{term}' is not explained anywhere here", hint)


@kept(REMEMBERED)
def _terms(words: str) -> tuple[str, ...]:
    """Return the terms of some words, then their abbreviations."""
    return tuple(hit[0] for hit in chain(_TERM.finditer(words), _ABBREVIATION.finditer(words)))


def _names(condition: Condition) -> tuple[str, ...]:
    return condition.plain_name.plain, condition.medical_name.plain, condition.name_in_text.plain


def _is_plain(term: str) -> bool:
    return term.casefold() in _PLAIN_ENOUGH or term.rstrip("s") in _KNOWN or (term.isupper() and any(map(str.isdigit, term)))


@kept(_EXPLANATIONS)
def _stem(term: str) -> str:
    return re.sub(r"(?:ies|y|s)$", "", term.casefold())


def _is_explained(term: str, texts: tuple[str, ...], whole: str) -> bool:
    """Return whether texts, joined as `whole`, explain a term; note the one that does, which will do so wherever it stands."""
    found = _explanation(term, whole)
    if found is None:
        return False
    end = -1
    for text in texts:
        begin, end = end + 1, end + 1 + len(text)
        if begin <= found[0] and found[1] <= end:
            _EXPLAINING.keep(term, text)
    return True


_EXPLAINING: Kept[str, str] = Kept(_EXPLANATIONS)  # by the term, the text that explained it last


@kept(_EXPLANATIONS)
def _explanation(term: str, whole: str) -> tuple[int, int] | None:
    """Return where words explain a term: in brackets after it or before it, after 'called', or by saying what it is."""
    each = rf"{re.escape(_stem(term))}\w{{0,3}}"
    ways = (
        rf"\b{each}[”’\"]? \(",
        rf"\((?:an? |the )?{each}\)",
        rf"\bcall (?:it|this|them) (?:an? |the )?{each}\b",
        rf"\bcalled (?:an? |the )?(?:\w+ )?(?:{each})\b",
        rf"\b{each} (?:is|are|means?) (?:an? |the |your |when |that |tiny |how |what |short )",
        rf"\b{each}, (?:which|that|or|an?|the) ",
        rf"\b(?:one|hormone|protein|machine|test) called {each}\b",
        rf"\b(?:the )?(?:hormone|protein|gene|virus|number|test|kind|type) {each}\b",
        rf"\b{each} (?:number|test)\b",
    )
    return next((found.span() for way in ways if (found := re.search(way, whole, re.IGNORECASE))), None)
