"""In what state a handout's words are on a day: worked out from the register alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.document.approval import Approval, Status, names_of_words
from generator.review.approvals.persons import person_of, same_person
from generator.review.approvals.register import Register

if TYPE_CHECKING:
    from generator.review.approvals.acts import Act, SignerRole

LONGEST = timedelta(days=3 * 365)  # NHS England's and PIF TICK's rule: information is reviewed at least every three years
AFTER_LICENCE_CHECK = timedelta(days=183)  # half a year: what regulators say of the treatment changes from month to month
_MISSING: dict[SignerRole, str] = {
    "author": "the author has not signed these words yet",
    "clinician": "no clinician has approved these words yet",
    "patients": "no patients have read these words yet, and nobody has said why not",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is approved as one: a handout in one language, in all its editions of one profile. `words` and `facts` are digests.

    `named` says whether the clinic has named its product. `clinic` is the id of one with a file of its own, '' for that of content.yaml.
    `profile` is that of the words, and `whole` the handout's own name, where it has words of another profile too; else both are ''.
    `unconfirmed` are the help lines of its country that nobody has confirmed.
    """

    handout: str
    language: str
    words: str
    facts: str
    named: bool
    clinic: str = ""
    profile: str = ""
    whole: str = ""
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerVersion:
    """A version that was approved, and is so no longer: `day` is when a clinician approved its words, whose digest is `words`."""

    version: str
    words: str
    day: date
    withdrawn: bool


def state_of(subject: Subject, register: Register, day: date) -> Approval:
    """Return the state of a handout on a day, with the names and dates that are printed, and the reason where it is not approved."""
    acts = _own(register.until(day), subject)
    withdrawn = _last_withdrawal(acts)
    since = acts[withdrawn + 1 :]
    signed = _signed(since, subject.words)
    base = Approval(words=subject.words, facts=subject.facts)
    last = _last_complete(since, subject.words)
    before = (last.version or "") if last else ""
    if withdrawn >= 0 and not signed and last is None:
        return _not(base, "withdrawn", f"withdrawn on {acts[withdrawn].day} by {acts[withdrawn].by}: {acts[withdrawn].reason}")
    if lacking := _lacking(signed):
        reason = _MISSING[lacking] if signed or not before else f"the words have changed since version {before}"
        return _not(base, "changed" if before else "draft", reason)
    if same_person(person_of(signed["author"]), person_of(signed["clinician"])):
        both = " and ".join(f"'{signed[role].by}'" for role in ("author", "clinician"))
        return _not(base, "draft", f"author and clinician have to be two people, and {both} may be one")
    if not subject.named:
        return _not(base, "draft", "the product is not named: 'product' of 'clinic'")
    if subject.unconfirmed:
        return _not(base, "draft", f"nobody has confirmed these help lines: {', '.join(subject.unconfirmed)}")
    seen = facts_seen(subject, register.until(day).acts)
    if seen is None:
        return _not(base, *unseen(subject, register.until(day).acts))
    return _complete(base, signed, since, day, ends=seen if subject.clinic else None)


def signed_by(subject: Subject, register: Register, day: date) -> frozenset[SignerRole]:
    """Return the roles in which somebody has signed these words for longer than this day, since the handout was last withdrawn."""
    acts = _own(register.until(day), subject)
    since = acts[_last_withdrawal(acts) + 1 :]
    return frozenset(role for role, act in _signed(since, subject.words).items() if end_of(act) > day)


def signed_as_one(register: Register, language: str, day: date) -> Mapping[str, frozenset[str]]:
    """Return by handout the digests of words of all its editions together that somebody has signed as one, and that were not withdrawn."""
    found: dict[str, frozenset[str]] = {}
    for act in register.until(day).acts:
        if act.language != language or act.handout is None:
            continue
        if act.act == "withdraw":
            found.pop(act.handout, None)
        elif act.act == "approve" and act.words and act.profile is None:
            found[act.handout] = found.get(act.handout, frozenset()) | {act.words}
    return found


def signed_handouts(acts: Iterable[Act], language: str, day: date) -> Mapping[SignerRole, frozenset[str]]:
    """Return by role the handouts whose words, these or earlier ones, somebody has signed for as long as this day, and not taken back."""
    holding: dict[tuple[str, SignerRole], bool] = {}
    for act in acts:
        if act.language != language or act.handout is None:
            continue
        if act.act == "withdraw":
            holding |= {key: False for key in holding if key[0] in names_of_words(act.handout)}
        elif act.act == "approve" and act.role:
            for name in (act.handout,) if act.profile else names_of_words(act.handout):  # without a profile: all its editions
                holding[name, act.role] = holding.get((name, act.role), False) or end_of(act) >= day
    return {role: frozenset(handout for (handout, of), holds in holding.items() if of == role and holds) for role in _MISSING}


def former_versions(subject: Subject, register: Register) -> tuple[FormerVersion, ...]:
    """Return the versions of a handout that others have followed, the newest first; the last one is among them if it was withdrawn."""
    versions = _approved(subject, register)
    return versions if versions and versions[0].withdrawn else versions[1:]


def standing_version(subject: Subject, register: Register) -> FormerVersion | None:
    """Return the last version of a handout, whose words may have changed since; None if nobody has approved one, or it was withdrawn."""
    return next((version for version in _approved(subject, register)[:1] if not version.withdrawn), None)


def _approved(subject: Subject, register: Register) -> tuple[FormerVersion, ...]:
    """Return the versions of a handout that were approved, the newest first."""
    acts = _own(register, subject)
    withdrawn = _last_withdrawal(acts)
    found: dict[tuple[str, str], FormerVersion] = {}
    for n, act in enumerate(acts):
        if act.act != "withdraw" and act.version and act.words and not _lacking(signed := _signed(acts, act.words)):
            found[act.version, act.words] = FormerVersion(act.version, act.words, signed["clinician"].day, n < withdrawn)
    return tuple(sorted(found.values(), key=lambda each: numbers_of(each.version), reverse=True))


def end_of(act: Act) -> date:
    """Return the last day on which an approval holds, whatever its line says: three years at most."""
    longest = act.day + LONGEST
    return min(act.until or longest, longest)


def version_to_sign(register: Register, subject: Subject) -> str:
    """Return the version of an approval: the same words keep theirs, other words get the next whole number.

    Words of two profiles of one handout have the same number if they are signed one after the other, so that a page and the paper that
    leads to it say the same.
    """
    own = _latest(_own(register, subject))
    if own and own.words == subject.words:
        return own.version or ""
    names = names_of_words(subject.whole or subject.handout)
    other = _latest(act for act in register.acts if act.language == subject.language and act.handout in names)
    last, of_others = (numbers_of((act and act.version) or "0.0")[0] for act in (own, other))
    return f"{of_others if of_others > last else last + 1}.0"


def _latest(acts: Iterable[Act]) -> Act | None:
    """Return the act with the highest version."""
    return max((act for act in acts if act.version and act.words), key=lambda act: numbers_of(act.version or "0.0"), default=None)


def numbers_of(version: str) -> tuple[int, int]:
    """Return a version's two numbers."""
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def _own(register: Register, subject: Subject) -> list[Act]:
    """Return the acts about a subject. One that names no profile is about the whole handout: all its editions, signed or taken back."""
    return [act for act in register.acts if act.language == subject.language and _is_about(act, subject)]


def _is_about(act: Act, subject: Subject) -> bool:
    of_whole = act.handout == subject.whole and act.profile is None and act.act in ("approve", "withdraw")
    return act.handout == subject.handout or (bool(subject.whole) and of_whole)


def _last_withdrawal(acts: Iterable[Act]) -> int:
    """Return the place of the last withdrawal among a handout's acts; -1 if there is none."""
    return max((n for n, act in enumerate(acts) if act.act == "withdraw"), default=-1)


def _not(base: Approval, status: Status, reason: str) -> Approval:
    return Approval(status=status, reason=reason, words=base.words, facts=base.facts)


def _signed(acts: Iterable[Act], words: str) -> dict[SignerRole, Act]:
    """Return the last act of each role for these words."""
    return {act.role: act for act in acts if act.act == "approve" and act.role and act.words == words}


def _lacking(signed: dict[SignerRole, Act]) -> SignerRole | None:
    return next((role for role in _MISSING if role not in signed), None)


def last_approved(register: Register, subject: Subject) -> Act | None:
    """Return a clinician's act for the last words that everybody has signed: these words, or earlier ones."""
    return _last_complete(_own(register, subject), None)


def last_signed(register: Register, handout: str, language: str) -> Act:
    """Return the act for the last words of a handout that everybody has signed, or for those that somebody signed last."""
    acts = [act for act in register.acts if (act.handout, act.language) == (handout, language)]
    return _last_complete(acts, None) or [act for act in acts if act.act == "approve"][-1]


def _last_complete(acts: list[Act], now: str | None) -> Act | None:
    """Return the clinician's act for the last words that everybody has signed, other than `now`."""
    words = dict.fromkeys(act.words for act in acts if act.act == "approve" and act.words and act.words != now)
    complete = [signed for each in words if not _lacking(signed := _signed(acts, each or ""))]
    return max((signed["clinician"] for signed in complete), key=lambda act: numbers_of(act.version or "0.0"), default=None)


def facts_seen(subject: Subject, acts: Iterable[Act]) -> Act | None:
    """Return the last act with which a clinician saw the clinic's facts as they are now.

    Those of a clinic with a file of its own are signed for that clinic alone: the same product may be right in one and a slip in another.
    """
    if subject.clinic:
        found = [act for act in acts if _of_facts(act, subject.clinic) and act.facts == subject.facts]
    else:
        found = [act for act in acts if act.act == "approve" and act.role == "clinician" and not act.clinic and act.facts == subject.facts]
    return found[-1] if found else None


def _of_facts(act: Act, clinic: str) -> bool:
    return act.act == "facts" and act.clinic == clinic


def unseen(subject: Subject, acts: Iterable[Act]) -> tuple[Status, str]:
    """Return the state of approved words in a clinic whose facts nobody has seen, and why."""
    if subject.clinic and not any(_of_facts(act, subject.clinic) for act in acts):
        return "draft", f"no clinician has approved the help lines, product, cost and who treats of '{subject.clinic}' yet"
    return "changed", "the clinic's help lines, product, cost or who treats have changed since a clinician saw them"


def _complete(base: Approval, signed: dict[SignerRole, Act], acts: list[Act], day: date, ends: Act | None) -> Approval:
    """Return the state of words that everybody has signed; `ends` is an act that they hold no longer than."""
    until = min(end_of(act) for act in (signed["author"], signed["clinician"], ends) if act)
    released = [act.version for act in acts if act.act == "release" and act.words == base.words and act.version]
    versions = (*(act.version for act in signed.values() if act.version), *released)
    late = day > until
    return Approval(
        status="expired" if late else "approved",
        reason=f"the approval ended on {until}" if late else "",
        words=base.words,
        facts=base.facts,
        version=max(versions, key=numbers_of),
        issued=max(act.day for act in signed.values()).isoformat(),
        until=until.isoformat(),
        author=_person(signed["author"]),
        clinician=_person(signed["clinician"]),
        patients=(signed["patients"].what or "") if signed["patients"].read else "",
    )


def _person(act: Act) -> str:
    return ", ".join(filter(None, (act.by, act.what, act.registration)))
