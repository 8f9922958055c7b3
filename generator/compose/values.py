"""The words for the placeholders in content.yaml: `{phone}`, `{types}` and so on."""

from __future__ import annotations

from collections.abc import Mapping

from generator.compose.resolve import Resolver
from generator.content.model import Book
from generator.text import Text

NO_STUDY = "E0"  # the level of evidence of a condition without a study in people


def values_of(book: Book) -> Mapping[str, Text]:
    """Return each placeholder's words. A value may hold placeholders itself, as `hours` may hold `{phone}`."""
    clinic, conditions = book.clinic, book.conditions
    raw = {
        "clinic": clinic.name,
        "service": clinic.service,
        "phone": clinic.phone,
        "email": clinic.email,
        "hours": clinic.hours,
        "treatment": book.treatment.name_in_text,
        "types": Text.of(str(len(conditions))),
        "types_without_study": Text.of(str(sum(c.exosomes.evidence.level == NO_STUDY for c in conditions))),
    }
    plain = {name: text for name, text in raw.items() if "{" not in text.plain}
    return plain | {name: Resolver({}, plain).text(text) for name, text in raw.items() if name not in plain}
