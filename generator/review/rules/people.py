"""V02, V03, V06: dates that hold, people who answer for the words, and a way to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta

from generator.problems import Problem
from generator.review.finding import Finding, Limits, found
from generator.review.words import Words

CODES: Mapping[str, str] = {
    "V02": "a review date too far away",
    "V03": "nobody is named who wrote the words, who checked them, or which patients read them",
    "V06": "a clinic, or a request for views, without a way to reach anybody",
}
_PEOPLE = {
    "author": "who wrote the words",
    "reviewer": "which clinician checked them",
    "patient_input": "which patients read them, and when",
}
_ROUTE = re.compile(r"\{(?:phone|email|clinic)\}|@|https?:|\d{5,}|\bfront desk\b|\breception\b|\bask us\b|\btell us in\b", re.IGNORECASE)


def dates(words: Words, limits: Limits) -> Iterator[Finding]:
    """Yield a review date that is further from the issue date than words about health are good for."""
    control = words.book.control
    if control.review_by - control.issued > timedelta(days=limits["months"] * 365.25 / 12 + 1):
        message = f"'review_by' is more than {limits['months']:.0f} months after 'issued'"
        yield Finding(Problem("V02", message, control.location("review_by"), "choose an earlier day", "warning"), "control/review_by")


def people(words: Words, _limits: Limits) -> Iterator[Finding]:
    """Yield the people that a handout has to name and nobody has named yet."""
    control = words.book.control
    for key, who in _PEOPLE.items():
        if getattr(control, key) is None:
            message = f"nobody has said yet {who}"
            yield Finding(
                Problem("V03", message, control.location(key), "write it once the person has agreed", "warning"), f"control/{key}"
            )


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
