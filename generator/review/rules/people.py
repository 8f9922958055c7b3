"""V03, V06: people who answer for the words, and a way to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from string import digits

from generator.problems import Problem
from generator.review.approvals.acts import SignerRole
from generator.review.finding import Finding, Limits, found
from generator.review.words import ReviewedWords

CODES: Mapping[str, str] = {
    "V03": "nobody is named who wrote the words, who checked them, or which patients read them",
    "V06": "a clinic, or a request for views, without a way to reach anybody",
}
_PEOPLE: Mapping[SignerRole, tuple[str, str, str]] = {
    "author": ("who wrote", "the words", ""),
    "clinician": ("which clinician checked", "them", ""),
    "patients": ("which patients read", "them", ", or why none did"),
}
_MOST_NAMED = 3  # handouts
_ROUTE = re.compile(
    r"\{(?:phone|email|clinic)\}|@|https?://|\b(?:front desk|reception|box|next visit)\b|\btell us in\b"
    r"|\b(?:your|any|our|the) (?:nurse|doctor|specialist)s?\b",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 6  # of a telephone number: Australia's 13 11 14


def people(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield each of those who have to answer for the words of a handout, as long as the register has nobody, or has nobody any more.

    Whether it is these very words that were signed is what each handout's state says.
    """
    control = words.book.control
    for role, (did, all_of_them, or_not) in _PEOPLE.items():
        signed = words.signed.get(role, frozenset())
        lacking = [name for name in words.handouts if name not in signed]
        if lacking or not signed:
            what = _of_some(lacking) if signed else all_of_them
            hint = f"once they have read them: make approve NAME=… ROLE=… AS={role}"
            message = f"nobody has said yet {did} {what}{or_not}"
            yield Finding(Problem("V03", message, control.location("interest"), hint, "warning"), f"control/{role}")


def _of_some(handouts: Sequence[str]) -> str:
    """Return what to call the words of some handouts, with the names of the first."""
    more = len(handouts) - _MOST_NAMED
    names = ", ".join(handouts[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"the words of {names}"


def ways_to_reach(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield a telephone number that is none, and a request for views that says no way. An e-mail that is no address isn't read at all."""
    phone = words.book.clinic.phone
    number = words.values["phone"].plain  # with the words for its placeholders; one that has none is told as such
    if "{" not in number and sum(each in digits for each in number) < _FEWEST_DIGITS:
        message = f"'{phone.plain}' is not a telephone number"
        yield Finding(Problem("V06", message, phone.location, "write a number that people can call, in the digits 0 to 9"), "clinic/phone")
    for said in words.below("feedback"):
        if not _ROUTE.search("".join(span.text + (span.link or "") for span in said.raw.spans)):
            yield found("V06", said, "this asks for views, but does not say where to send them", "add {email} or {phone}")
