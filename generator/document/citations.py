"""Citations: numbers in the text and in the list of sources that lead to each other.

A renderer that has links gives each number its place. A handout that lists no sources has no numbers either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.document.blocks import Block, Card, Document, List, Row, Section, Yields
from generator.document.plain import document_texts
from generator.text import Span


def number_of(source: str, number: int) -> Span:
    """Return a source's number in the text, without brackets."""
    return Span(str(number), places=(_cited(source),), leads_to=_listed(source))


def label_of(source: str, label: str, *, strong: bool = False) -> Span:
    """Return a source's number in the list, which leads back to where the text first cites it."""
    return Span(label, strong=strong, places=(_listed(source),), leads_to=_cited(source))


def places(document: Document) -> Mapping[str, str]:
    """Return the places that words lead to, each with what a listener hears of it."""
    cited = {place for text in document_texts(document) for span in text.spans for place in span.places}
    listed: dict[str, str] = {}
    for sources in _lists(document.sections):
        for number, (source, item) in enumerate(zip(sources.sources, sources.items, strict=True), sources.start):
            listed[_listed(source)] = item.plain
            if _cited(source) in cited:
                listed[_cited(source)] = sources.back.format(number=number)
    return listed


def _cited(source: str) -> str:
    return f"cited-{source}"


def _listed(source: str) -> str:
    return f"source-{source}"


def _lists(blocks: Iterable[Block]) -> Iterator[List]:
    """Yield the lists of sources."""
    for block in blocks:
        match block:
            case List() if block.sources:
                yield block
            case Section(blocks=own) | Card(blocks=own) | Yields(full=own):
                yield from _lists(own)
            case Row(columns=columns):
                for column in columns:
                    yield from _lists(column)
