"""Words that pose as an approval or as somebody's mark of quality: only the register says what is approved, and by whom.

R011: a text that is, or holds, what an approved handout is called. R012: a mark of quality for which there is no licence in the register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from generator.document.approval import STATUS_WORDS
from generator.document.printed import Passage
from generator.problems import Location, Problem, shortened
from generator.remembering import OfEach, kept
from generator.review.approvals.register import Register

if TYPE_CHECKING:
    from generator.review.approvals.acts import Act

CODES: Mapping[str, str] = {
    "R011": "words that say a handout is approved, which only the register of approvals can say",
    "R012": "a mark of quality, such as PIF TICK, without a licence for it in the register of approvals",
}
# What stands for a status wherever it is. 'Approved' alone is one too; within a sentence it may say of a medicine what is true of it.
_WHO = r"(doctors?|clinicians?|nurses?|dermatologists?|specialists?|experts?|board|medical (team|board|director)|(dr|prof)\.? \w+)"
_GIVEN = r"(approved|signed[- ]off|authori[sz]ed|released|cleared|validated|ratified|passed)"
_OURS = r"(leaflet|handout|sheet|guide|page|text|talk|content|wording|words|slides?|deck)"
_POSING = re.compile(
    r"\b(approved|cleared|signed[- ]off|released)\W{1,3}(for|to)\W{1,3}(patients|use|print|release)\b"
    r"|\b(authori[sz]ed|validated|ok|okay|ready)[- ](for|to)[- ](patients|print|release|be handed out|hand[- ]out|give[- ]out)\b"
    r"|\b(fully|clinically|medically) (approved|checked|reviewed|validated)\b"
    rf"|\b{_GIVEN} by (our |the |a |an |your |its |independent )*{_WHO}\b"
    r"|\bversion \d[\d.]* (is |was )?(approved|signed[- ]off)\b|\b(approved|final) version\b"
    rf"|\bthis {_OURS} (is|was|has been|has) {_GIVEN}\b(?! (on|down|along|around)\b)|\bapproved {_OURS}\b"
    rf"|\b{_WHO} (has |have )?approved? (of )?(it|this|these|our|the {_OURS})\b"
    rf"|\bthis {_OURS} (has|with) (our |full |clinical |medical )*approval\b|\bhas our (full |clinical |medical )*approval\b"
    r"|\b(clinical|our) approval (was |is )?(given|granted)\b"
)
# Alone, as a label or a line of its own.
_MONTH = r"(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?|oct(ober)?|nov(ember)?|dec(ember)?)"
_ALONE = re.compile(
    rf"(\W*(now |fully |(now |fully )?(checked|seen|read|reviewed|written),? (and )?)?{_GIVEN}( and {_GIVEN})?( for use)?[\W\d]*)"
    rf"|\W*(issued|approved|signed[- ]off|checked|reviewed|valid)\W+((on|in|until|by)\W+)?"
    rf"(\d.*|{_MONTH}[\W\d]*|(dr|prof|mrs?|ms|nurse)\b.*)"
    r"|\W*(this |it )?has (our |full |clinical |medical )*approval\W*|\W*good to go\W*"
)
_SPACED = re.compile(r"\b(?:\w ){4,}\w\b")  # 'A p p r o v e d'
_DIGITS = {"0": "o", "1": "l", "3": "e", "4": "a", "5": "s"}
_AS_LETTERS = re.compile(r"(?<=[a-z])[01345](?=[a-z])")  # 'appr0ved'
_HYPHENS = re.compile(r"(?<=ap)-(?=proved)|(?<=appro)-(?=ved)|(?<=re)-(?=leased)|(?<=author)-(?=i[sz]ed)")  # where a word may be broken
_BESIDE_A_STATUS = " .!:·✓✔"
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
    licensed, own = licensed_marks(register.until(day).acts, day), _called_approved(register.acts)
    said: set[tuple[str, str, Location | None]] = set()
    for passage in passages:
        if not _may_pose(passage.words) and (not own or seen(passage.words).strip(_BESIDE_A_STATUS) not in own):
            continue
        plain = seen(passage.words)
        for problem in (*_of_status(passage, plain, own), *_of_marks(passage, plain, licensed)):
            key = (problem.code, "" if problem.location else plain, problem.location)
            if key not in said:  # parts of a text say what the whole says
                said.add(key)
                yield problem


def suspicious(parts: Iterable[tuple[Passage, ...]], register: Register) -> tuple[Passage, ...]:
    """Return the passages of parts of what is said that `posing` has to look at; each part is looked through once."""
    looked = (lambda part: part) if _called_approved(register.acts) else _SUSPECTS
    return tuple(chain.from_iterable(map(looked, parts)))


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
    """Return words as an eye takes them: without accents and what can't be seen, in small letters, those that look alike as Latin ones."""
    shown = "".join(each for each in normalize("NFKD", words) if category(each) not in ("Cf", "Cc", "Mn") or each.isspace())
    return " ".join(shown.translate(_ALIKE).casefold().split())


@kept(16_384)
def _may_pose(words: str) -> bool:
    """Return whether words hold anything to look at: few do, and they stay as they are."""
    shown = seen(words)
    plain = _closed_up(shown)
    return _is_alone(plain) or bool(_POSING.search(plain)) or any(pattern.search(shown) for pattern in MARKS.values())


_SUSPECTS = OfEach(lambda passages: tuple(each for each in passages if _may_pose(each.words)), 8192)


def _is_alone(plain: str) -> bool:
    """Return whether words are a status and nothing else."""
    return plain.strip(_BESIDE_A_STATUS) in _CALLED or bool(_ALONE.fullmatch(plain))


def _closed_up(plain: str) -> str:
    """Return words without what stands between letters that are read as one word, and with letters for digits within a word."""
    spaced = _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), plain)
    return _HYPHENS.sub("", _AS_LETTERS.sub(lambda digit: _DIGITS[digit[0]], spaced))


def _called_approved(acts: Iterable[Act]) -> frozenset[str]:
    """Return what the register says that approved handouts are called in other languages, as an eye sees it."""
    return frozenset(seen(act.called) for act in acts if act.act == "status" and act.status == "approved" and act.called)


def _of_status(passage: Passage, plain: str, own: frozenset[str]) -> Iterator[Problem]:
    alone = plain.strip(_BESIDE_A_STATUS) in own
    plain = _closed_up(plain)
    found = _POSING.search(plain)
    if alone or _is_alone(plain) or (found and not _NOT.search(plain[: found.start()])):
        hint = "take it out: `make approve` decides what each page says of that"
        message = f"'{shortened(passage.words)}' says whether a handout is approved"
        yield Problem("R011", message, _place(passage, found[0] if found else plain), hint)


def _of_marks(passage: Passage, plain: str, licensed: frozenset[str]) -> Iterator[Problem]:
    for mark, pattern in MARKS.items():
        found = pattern.search(plain)
        if found and mark not in licensed and not _NOT.search(plain[: found.start()]):
            message = f"'{shortened(passage.words)}' uses the mark {mark}, but there is no licence for it"
            yield Problem("R012", message, _place(passage, found[0]), way_out(mark))


def _place(passage: Passage, found: str) -> Location | None:
    """Return where the words that were found are written: a passage may be put together from several texts."""
    return next((place for words, place in passage.places if found in seen(words)), passage.location)


# Letters with the shape of a Latin one (Unicode's confusables), in the words that matter here: Cyrillic, Greek, Cherokee, small capitals.
_ALIKE = str.maketrans(
    "АаВЕеНКМОоРрСсТХхіІѕЅԁѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧονιαρᎪᏢᎡᎾᏙᎬᎠᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡᴢɑɡ",
    "AaBEeHKMOoPpCcTXxiIsSdvABEZHIKMNOPTYXoviapAPRoVEDabcdefghijklmnoprstuvwzag",
) | {
    start + n: ord("a") + n
    for start in (0x1F150, 0x1F170)  # white letters in black circles and squares
    for n in range(26)
}
