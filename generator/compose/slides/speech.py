"""What a speaker says at a slide: a few sentences, a question to ask, and the sources by name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from generator.compose.context import Context
from generator.document.deck import MOST_SENTENCES, Notes, sentences
from generator.text import Span, Text, join

_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+|;\s*")
_BY_PEOPLE = ("paper", "guideline")  # the other kinds are by bodies, whose names may end in capitals: Alopecia UK
_INITIALS = re.compile(r"\s+[A-Z]{1,3}$")
_FIRST_SENTENCE = re.compile(r"(.*?[.!?])\s", re.DOTALL)


def notes(context: Context, *say: Text, ask: Text | None = None, sources: Iterable[str] = ()) -> Notes:
    """Return the notes of a slide: whole texts in order, as many as fit, the most important first; `sources` are ids."""
    said = fitting(say)
    ids = tuple(dict.fromkeys((*(source for text in said for source in text.cites), *sources)))
    return Notes(said, asked(context, ask) if ask else None, sources_named(context, ids), ids)


def asked(context: Context, question: Text) -> Text:
    """Return 'Ask: What would you hope to see?'."""
    return context.labels.say("notes_ask", question=question)


def fitting(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Return the first text, and as many of the next as a speaker can take in at a glance."""
    kept: list[Text] = []
    for text in texts:
        if kept and sum(map(sentences, (*kept, text))) > MOST_SENTENCES:
            break
        kept.append(text)
    return tuple(kept)


def sources_named(context: Context, ids: Iterable[str], cited: Collection[str] = ()) -> Text | None:
    """Return 'The sources are: Amini (2025) [2]; Ersan (2024).', or None if there are none; those `cited` have their number."""
    names = [short_name(context, source, cited=source in cited) for source in dict.fromkeys(ids)]
    unlike = tuple(dict.fromkeys(names))
    if not unlike:
        return None
    key = "notes_source" if len(unlike) == 1 else "notes_sources"
    return context.labels.say(key, names=join(unlike, "; "))


def short_name(context: Context, source_id: str, *, cited: bool = False) -> Text:
    """Return a source as people say it: its author, or its title, and the year; with its number if it is `cited`."""
    source = context.book.sources[source_id]
    year = f" ({source.year})" if source.year else ""
    by = source.authors
    if by and source.kind in _BY_PEOPLE:
        by = Text.of(_surnames(by.plain), by.location)
    name = by or source.title
    number = (Span("", cite=source_id),) if cited else ()
    return Text((*name.spans, Span(year), *number))


def _surnames(authors: str) -> str:
    """Return 'Liyanage and Sinclair' for two authors, 'Tan and others' for more: initials are not spoken."""
    names = [_INITIALS.sub("", name) for name in _BETWEEN.split(authors.removesuffix(".")) if name]
    others = "others" in names[1:]
    named = [name for name in names if name != "others"]
    if len(named) == 2 and not others:
        return " and ".join(named)
    return named[0] + (" and others" if others or len(named) > 2 else "")


def first_sentence(text: Text) -> Text:
    """Return a text up to the end of its first sentence."""
    found = _FIRST_SENTENCE.match(text.plain)
    if not found:
        return text
    left, spans = len(found[1]), []
    for span in text.spans:
        if left > 0:
            spans.append(replace(span, text=span.text[:left]))
        left -= len(span.text)
    return Text(tuple(spans), text.location)
