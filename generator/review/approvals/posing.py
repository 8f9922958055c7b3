"""Words that pose as an approval or as somebody's mark of quality: only the register says what is approved, and by whom.

R011: a text that is, or holds, what an approved handout is called. R012: a mark of quality for which there is no licence in the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from unicodedata import category, normalize

from generator.document.approval import STATUS_WORDS
from generator.document.printed import Passage
from generator.problems import Location, Problem, shortened
from generator.remembering import kept
from generator.review.approvals.acts import Act
from generator.review.approvals.register import Register

CODES: Mapping[str, str] = {
    "R011": "words that say a handout is approved, which only the register of approvals can say",
    "R012": "a mark of quality, such as PIF TICK, without a licence for it in the register of approvals",
}
# What stands for a status wherever it is. 'Approved' alone is one too; within a sentence it may say of a medicine what is true of it.
_WHO = r"(doctors?|clinicians?|nurses?|dermatologists?|specialists?|experts?|medical (team|board|director))"
_POSING = re.compile(
    r"\b(approved|cleared|signed off|released) (for|to) (patients|use|print|release)\b|\b(fully|clinically) approved\b"
    rf"|\b(approved|signed off|authori[sz]ed) by (our |the |a |an |your |its |independent )*{_WHO}\b"
    r"|\bversion \d[\d.]* (is |was )?(approved|signed off)\b|\bapproved version\b"
    r"|\bthis (leaflet|handout|sheet|guide|page|text|talk) (is|was|has been) (approved|signed off|authori[sz]ed|released)\b"
)
_NOT = re.compile(r"\b(not|never|no|nobody|isn't|without|until|before)\b[^.]*$")
_ENDORSED = r"(approved|endorsed|accredited|certified|recommended|quality[- ]assured)"
MARKS: Mapping[str, re.Pattern[str]] = {
    "PIF TICK": re.compile(r"\bpif[ -]?tick\b|\bpatient information forum\b|\binformation standard\b"),
    "NHS": re.compile(rf"\b(nhs|national health service)( |-)(logo|{_ENDORSED})\b|\b{_ENDORSED} by (the )?(nhs|national health service)\b"),
    "BAD": re.compile(rf"\b{_ENDORSED} by (the )?(bad|british association of dermatologists)\b|\bbad( |-){_ENDORSED}\b"),
}


_CALLED = frozenset(each.casefold() for words in STATUS_WORDS.values() for each in words.values())


def posing(passages: Iterable[Passage], register: Register, day: date) -> Iterator[Problem]:
    """Yield the passages that pose as an approval, and marks of quality without a licence that holds on this day."""
    licensed = licensed_marks(register.until(day).acts, day)
    said: set[tuple[str, Location | None]] = set()
    for passage in passages:
        plain = seen(passage.words)
        key = (plain, passage.location)
        if key not in said:
            said.add(key)
            yield from _of_status(passage, plain)
            yield from _of_marks(passage, plain, licensed)


def licensed_marks(acts: Iterable[Act], day: date) -> frozenset[str]:
    """Return the marks of quality for which there is a licence that holds on this day."""
    return frozenset(act.mark for act in acts if act.act == "mark" and act.mark and act.until and day <= act.until)


def marks_in(words: str) -> frozenset[str]:
    """Return the marks of quality that words have in them, of those for which the register keeps licences."""
    plain = seen(words)
    return frozenset(mark for mark, pattern in MARKS.items() if pattern.search(plain))


def way_out(mark: str) -> str:
    """Return what to do about a mark of quality without a licence."""
    return f'take it out; or, with a licence for it:  make approve MARK="{mark}" NAME="…" REGISTRATION="…" UNTIL=2027-01-31'


@kept(16_384)  # the passages of a clinic and all labels
def seen(words: str) -> str:
    """Return words as an eye takes them: without what can't be seen, in small letters, letters that look alike as the Latin ones."""
    shown = "".join(each for each in normalize("NFKC", words) if category(each) not in ("Cf", "Cc", "Mn") or each.isspace())
    return " ".join(shown.translate(_ALIKE).casefold().split())


def _of_status(passage: Passage, plain: str) -> Iterator[Problem]:
    found = _POSING.search(plain)
    if plain.strip(" .!:·✓✔") in _CALLED or (found and not _NOT.search(plain[: found.start()])):
        hint = "take it out: `make approve` decides what each page says of that"
        message = f"'{shortened(passage.words)}' says whether a handout is approved"
        yield Problem("R011", message, _place(passage, found[0] if found else plain), hint)


def _of_marks(passage: Passage, plain: str, licensed: frozenset[str]) -> Iterator[Problem]:
    for mark, pattern in MARKS.items():
        found = pattern.search(plain)
        if found and mark not in licensed and not _NOT.search(plain[: found.start()]):
            message = f"'{shortened(passage.words)}' uses the mark {mark}, and there is no licence for it"
            yield Problem("R012", message, _place(passage, found[0]), way_out(mark))


def _place(passage: Passage, found: str) -> Location | None:
    """Return where the words that were found are written: a passage may be put together from several texts."""
    return next((place for words, place in passage.places if found in seen(words)), passage.location)


# Cyrillic and Greek letters with the shape of a Latin one (Unicode's confusables), in the words that matter here.
_ALIKE = str.maketrans("АаВЕеНКМОоРрСсТХхіІѕЅԁѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιαρ", "AaBEeHKMOoPpCcTXxiIsSdvABEZHIKMNOPTYXoviap")
