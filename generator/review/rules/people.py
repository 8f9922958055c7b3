"""V03, V06: people who answer for the words, and a way to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.problems import Problem
from generator.review.finding import Finding, Limits, found
from generator.review.words import Words

CODES: Mapping[str, str] = {
    "V03": "nobody is named who wrote the words, who checked them, or which patients read them",
    "V06": "a clinic, or a request for views, without a way to reach anybody",
}
_PEOPLE = {
    "author": "who wrote the words",
    "clinician": "which clinician checked them",
    "patients": "which patients read them, or why none did",
}
_ROUTE = re.compile(r"\{(?:phone|email|clinic)\}|@|https?:|\d{5,}|\bfront desk\b|\breception\b|\bask us\b|\btell us in\b", re.IGNORECASE)


def people(words: Words, _limits: Limits) -> Iterator[Finding]:
    """Yield each of those who have to answer for the words, as long as the register has none of them."""
    control = words.book.control
    for role, who in _PEOPLE.items():
        if role not in words.signed:
            hint = f"once they have read them: make approve NAME=… ROLE=… AS={role}"
            yield Finding(Problem("V03", f"nobody has said yet {who}", control.location("interest"), hint, "warning"), f"control/{role}")


def ways_to_reach(words: Words, _limits: Limits) -> Iterator[Finding]:
    """Yield a clinic without a telephone number or a second way to reach it, and a request for views that says no way."""
    clinic = words.book.clinic
    if not re.search(r"\d{3}", clinic.phone.plain):
        yield Finding(Problem("V06", "'phone' has no number", clinic.phone.location, "write a number that people can call"), "clinic/phone")
    if "@" not in clinic.email.plain and not re.search(r"[a-z]", clinic.email.plain, re.IGNORECASE):
        yield Finding(Problem("V06", "'email' says no second way to reach you", clinic.email.location, "write an address"), "clinic/email")
    for said in words.below("feedback"):
        if not _ROUTE.search("".join(span.text + (span.link or "") for span in said.raw.spans)):
            yield found("V06", said, "this asks for views, but does not say where to send them", "add {email} or {phone}")
