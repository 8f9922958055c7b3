"""A handout as a page for the web: its words as on paper, and what the page says around them."""

from __future__ import annotations

from dataclasses import fields, replace

from generator.compose.context import Context
from generator.compose.values import capitalised
from generator.content.addresses import encoded
from generator.document.page import PageLabels, PageWords

_LEFT = ("number", "old", "place", "first", "last")  # placeholders that a renderer fills


def page_words(context: Context) -> PageWords:
    """Return what a page says around the words of its handout."""
    labels, book, condition = context.labels, context.book, context.condition
    left = {name: f"{{{name}}}" for name in _LEFT}
    said = {each.name: labels.plain(f"web_{each.name}", version=book.control.version, **left) for each in fields(PageLabels)}
    reviewer = book.control.reviewer
    found = PageWords(
        labels=PageLabels(**said),
        clinic=book.clinic.name.plain,
        clinic_link=encoded(book.clinic.link),
        approved=context.approved,
        reviewer=reviewer.plain if reviewer and context.approved else "",
    )
    if condition is None:
        return found
    address = encoded(book.clinic.leaflet_link.replace("{id}", condition.id))
    names = tuple(dict.fromkeys(name.plain for name in (condition.plain_name, capitalised(condition.medical_name))))
    return replace(found, address=address, names=names)
