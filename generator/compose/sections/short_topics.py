"""Causes, signs, how it is found, what happens without treatment, living well: short sections that may be side by side."""

from __future__ import annotations

from generator.compose.context import Context
from generator.document.blocks import Block, Heading, List, Paragraph
from generator.text import Text


def causes(context: Context) -> tuple[Block, ...]:
    """Return what causes it."""
    return _list(context, "causes_heading", context.subject.causes)


def signs(context: Context) -> tuple[Block, ...]:
    """Return its signs."""
    return _list(context, "signs_heading", context.subject.signs)


def diagnosis(context: Context) -> tuple[Block, ...]:
    """Return how it is found."""
    return _words(context, "diagnosis_heading", context.subject.diagnosis)


def outlook(context: Context) -> tuple[Block, ...]:
    """Return what happens without treatment: the answer in a few words, then the whole."""
    outlook_ = context.subject.outlook
    return (Heading(outlook_.title, minor=True), Paragraph(outlook_.answer, "strong"), Paragraph(outlook_.text))


def deciding(context: Context) -> tuple[Block, ...]:
    """Return how to choose; nothing if all that the content has for it is for other countries."""
    items = context.here.words(context.book.treatment.deciding)
    if not items:
        return ()
    return (Heading(context.labels["deciding_heading"]), List(items, columns=2))


def _list(context: Context, heading: str, items: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels[heading], minor=True), List(items))


def _words(context: Context, heading: str, texts: tuple[Text, ...]) -> tuple[Block, ...]:
    return (Heading(context.labels[heading], minor=True), *(Paragraph(t) for t in texts))
