"""Whether two of those who sign may be one person: by their names as typed, and where these leave it open, by their registrations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from generator.review.approvals.posing import seen

if TYPE_CHECKING:
    from generator.review.approvals.acts import Act

_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "nurse", "sister", "rn", "doctor"))
_ACCENTS = re.compile(r"[\u0300-\u036f]")  # once they stand apart
_WORDS = re.compile(r"[^\W\d_]+")


class Signatory(NamedTuple):
    """Somebody who signs, as typed."""

    name: str | None
    registration: str | None = None


def person_of(act: Act) -> Signatory:
    """Return who has signed a line of the register."""
    return Signatory(act.by, act.registration)


def as_typed(one: Signatory, other: Signatory) -> bool:
    """Return whether two have the same names and registration, in any order and letters."""
    return _names(one) == _names(other) and _registration(one) == _registration(other)


def same_person(one: Signatory, other: Signatory) -> bool:
    """Return whether two may be one person.

    Those with the same names in full are. Where names are initials, or one has names that the other lacks, they are unless both have
    registrations that differ: so two people are never taken for one for good, as each can write a first name in full or a registration.
    """
    some, others = sorted((_names(one), _names(other)), key=len)
    if some == others and all(len(name) > 1 for name in some):
        return bool(some)
    return bool(some) and _within(some, others) and not _registered_apart(one, other)


def _names(person: Signatory) -> list[str]:
    """Return the names of a person as an eye takes them, sorted, without titles: what stands last is a name, as in Mary Sister."""
    words = _WORDS.findall(re.sub(r"['\u2019-]", "", _ACCENTS.sub("", normalize("NFD", seen(person.name or "")))))
    return sorted((*(word for word in words[:-1] if word not in _TITLES), *words[-1:]))


def _within(some: list[str], others: list[str]) -> bool:
    """Return whether each of some names is one of the others, in full or as an initial."""
    left = list(others)
    for name in sorted(some, key=lambda each: (each not in others, each)):
        found = next((each for each in left if each == name), None) or next((each for each in left if _alike(name, each)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _registered_apart(one: Signatory, other: Signatory) -> bool:
    some, others = _registration(one), _registration(other)
    return bool(some and others) and some != others


def _registration(person: Signatory) -> str:
    """Return what tells one registration from another: its digits without leading zeros, as GMC 7654321 is also typed 7654321."""
    written = "".join(re.findall(r"[^\W_]", seen(person.registration or "")))
    return "".join(re.findall(r"\d", written)).lstrip("0") or written
