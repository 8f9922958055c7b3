"""`make verify`: what a file, or a code typed from paper, is beside the words and approvals of today."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Literal

from generator.document.approval import SHORT, Approval
from generator.document.provenance import Provenance, parsed, seal_holds, sealed_part
from generator.pipeline.clinic_facts import ClinicFacts
from generator.pipeline.other_clinics import OtherClinics
from generator.pipeline.reviewing import HandoutReview, Review
from generator.pipeline.signatures import INSTALL, Signature, Unsigned, signature_of
from generator.review.approvals.acts import Act
from generator.review.approvals.posing import seen
from generator.review.approvals.state import state_of
from generator.yamlsource.outside import RefusedFileError, read_file

Verdict = Literal["current", "older", "expired", "withdrawn", "altered", "unchecked", "not ours", "unreadable", "unknown"]
FINE: frozenset[Verdict] = frozenset({"current"})
_MOST_BYTES = 100_000_000
_LINE = re.compile(rb"handouts:handout=[\x21-\x7e]{20,6000}?seal=[0-9a-f]{64}")
_PROPERTIES = ("docProps/core.xml", "EPUB/package.opf")  # of a presentation, and of an e-book
_MOST_PARTS = 50_000_000  # bytes of a package's properties and all its parts


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found, in a word, and why, in a sentence or two."""

    name: str
    verdict: Verdict
    why: str


def verify_file(
    file: Path, review: Review, clinics: OtherClinics | None = None, known: Callable[[str], bool] = lambda _: False
) -> Verified:
    """Return what a file is; nothing in it is opened or run. `clinics` are those with a file of their own, where it may be theirs.

    `known` says whether the certificate with this digest, of who signed a file, is known here.
    """
    try:
        data = read_file(file, _MOST_BYTES)
    except RefusedFileError as error:
        return Verified(file.name, "unreadable", f"{error}; {error.hint}")
    about = provenance(data)
    if about is None:
        return Verified(file.name, "not ours", "it does not say that this program made it, or another program has saved it since")
    if seal_holds(data):
        return Verified(file.name, *_judged(about, review, clinics))
    sealed = sealed_part(data)
    signature = signature_of(data, sealed) if sealed else "unsigned"
    if isinstance(signature, str):
        return Verified(file.name, *_not_whole(about, signature))
    verdict, why = _judged(about, review, clinics)
    return Verified(file.name, verdict, f"{why}; {_signed(signature, known(signature.digest))}")


def _not_whole(about: Provenance, signature: Unsigned) -> tuple[Verdict, str]:
    made = f"it was made as {_named(about)}"
    if signature == "unchecked":
        return "unchecked", f"{made}, and signed or changed since: {INSTALL}, then verify it again"
    if signature == "altered":
        return "altered", f"{made}, and changed after it was signed, or signed in another way than here: don't give it to patients"
    return "altered", f"{made}, and changed after it was made: don't give it to patients"


def _signed(signature: Signature, known: bool) -> str:
    """Return who signed a file, and how far that can be relied on."""
    when = f" on {signature.day}" if signature.day else ""
    who = f"signed by {signature.name}{when}, and whole since"
    if known:
        return f"{who}; a release here was signed with the same certificate"
    return f"{who}; but this certificate is not known here, so it may be anybody's: its SHA-256 begins with {signature.digest[:16]}"


def verify_code(code: str, review: Review, clinics: OtherClinics | None = None) -> Verified:
    """Return what the code on a page stands for; `clinics` are those with a file of their own, whose words may differ."""
    code = _as_printed(code)
    if not re.fullmatch(rf"[0-9a-f]{{{SHORT},64}}", code):
        return Verified(code, "unknown", f"a code has {SHORT} of the characters 0 to 9 and a to f: it is at the foot of each page")
    for each in review.handouts:
        if each.of.subject.words.startswith(code):
            return Verified(code, *_of_now(each, each.name))
    if clinics and (own := next((each for each in clinics.handouts() if each.of.subject.words.startswith(code)), None)):
        return Verified(code, *_in_its_clinic(own))
    found = [act for act in reversed([*_acts(review)]) if act.words and act.words.startswith(code)]
    if act := next((act for act in found if act.profile != "promotion"), next(iter(found), None)):  # a code is on paper, most of all
        return Verified(code, *_outdated(act.handout or "", act.words or "", review))
    return Verified(code, "unknown", "no words that are approved, or are in content.yaml now, have this code")


def _as_printed(code: str) -> str:
    """Return a code as the foot of a page has it: typed from paper, 0 may be an O and 1 an l, with spaces or hyphens between."""
    return re.sub(r"[\s-]", "", seen(code)).translate(str.maketrans("oil", "011"))


def provenance(data: bytes) -> Provenance | None:
    """Return what a file says of itself, or None if it says nothing."""
    for part in _parts(data):
        if found := _LINE.search(part):
            return parsed(found.group().decode("ascii").replace("&amp;", "&"))
    return None


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield where a file's properties may be: the whole of it, or the properties of a package."""
    if not data.startswith(b"PK"):
        yield data
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) <= _MOST_PARTS:
                yield from (package.read(name) for name in _PROPERTIES if name in package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return


def _judged(about: Provenance, review: Review, clinics: OtherClinics | None) -> tuple[Verdict, str]:
    each = next((each for each in review.handouts if each.name == about.handout), None)
    if each is None:
        return "older", f"{_named(about)}: this handout is not made any more"
    if each.of.subject.words != about.words:
        elsewhere = clinics.handouts(about.facts) if clinics else ()
        if own := next((each for each in elsewhere if each.of.subject.words == about.words and _is_as_now(each, about)), None):
            return _in_its_clinic(own)
        return _outdated(about.handout, about.words, review)
    if _is_as_now(each, about):
        return _of_now(each, about.handout)
    theirs = [own for of in (clinics.facts if clinics else ()) if (own := _in_clinic(each, of, review)).of.subject.facts == about.facts]
    if current := next((own for own in theirs if _is_as_now(own, about)), None):
        return _in_its_clinic(current)
    each = each if each.of.subject.facts == about.facts else next(iter(theirs), each)
    if each.of.subject.facts != about.facts:
        return "older", f"{_named(about)}: the clinic's help lines, product, cost or who treats have changed since"
    now = _state(each.state)
    return _NO_LONGER.get(each.state.status, "older"), f"it was made as {_named(about)}; these words are {now} now"


def _is_as_now(each: HandoutReview, about: Provenance) -> bool:
    """Return whether a file with these words says of its clinic and its approval what is true today."""
    return (each.of.subject.facts, each.state.status, each.state.version) == (about.facts, about.status, about.version)


def _in_clinic(each: HandoutReview, clinic: ClinicFacts, review: Review) -> HandoutReview:
    """Return the same words in another clinic, with their state there."""
    assert review.signed
    subject = replace(each.of.subject, clinic=clinic.id, facts=clinic.digest, named=clinic.named)
    state = state_of(subject, review.signed.register, review.signed.day)
    return replace(each, of=replace(each.of, subject=subject), state=state)


def _of_now(each: HandoutReview, named: str) -> tuple[Verdict, str]:
    if each.state.status == "withdrawn":
        return "withdrawn", f"{named} was {each.state.reason}"
    if each.state.status == "expired":
        return "expired", f"{named}: {each.state.reason}, so don't give it to patients before it is approved again"
    return "current", f"{named} is {_state(each.state)}"


def _in_its_clinic(each: HandoutReview) -> tuple[Verdict, str]:
    verdict, why = _of_now(each, each.name)
    return verdict, f"{why}, in the clinic {each.of.subject.clinic}"


def _outdated(handout: str, words: str, review: Review) -> tuple[Verdict, str]:
    """Return what became of words that are not those of today."""
    acts = [act for act in _acts(review) if act.handout == handout]
    own = [act for act in acts if act.act == "approve" and act.words == words]
    after = acts[acts.index(own[-1]) :] if own else ()
    if gone := next((act for act in after if act.act == "withdraw"), None):
        return "withdrawn", f"{handout}: withdrawn on {gone.day} by {gone.by}: {gone.reason}"
    if not own:
        return "older", f"{handout}: a draft that nobody has approved, with other words than those of today"
    later = [act for act in acts if act.act == "approve" and act.words != words and act.day >= own[-1].day]
    when = f"other words were approved on {later[0].day}" if later else "the words have changed since and are not approved yet"
    return "older", f"{handout}: version {own[-1].version}, approved on {own[-1].day}; {when}"


def _acts(review: Review) -> Iterable[Act]:
    return review.signed.register.acts if review.signed else ()


def _state(state: Approval) -> str:
    if state.status == "approved":
        return f"approved as version {state.version} by {state.author} and {state.clinician}, until {state.until}"
    return f"{_STATES[state.status]} ({state.reason})"


_NO_LONGER: Mapping[str, Verdict] = {"withdrawn": "withdrawn", "expired": "expired"}
_STATES: Mapping[str, str] = {
    "draft": "a draft, not approved",
    "changed": "changed and not approved again",
    "expired": "out of date",
    "withdrawn": "withdrawn",
}


def _named(about: Provenance) -> str:
    version = f" version {about.version}" if about.version else ""
    return f"{about.handout}{version}, {'approved' if about.status == 'approved' else _STATES.get(about.status, about.status)}"
