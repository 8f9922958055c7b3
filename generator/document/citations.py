"""Citations: numbers in the text and in the list of sources that lead to each other.

A renderer that has links gives each number its place. A handout that lists no sources has no numbers either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.document.blocks import Block, Card, Document, List, Row, Section, Yields
from generator.document.plain import document_texts
from generator.problems import Location
from generator.text import Span, Text
from generator.trees import with_parts

_NUMBER = re.compile(r"\d+")


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


def without_uncited(document: Document) -> Document:
    """Return the document with the sources that its words still cite, renumbered; the same one if it cites all that it lists."""
    cited = {place for text in document_texts(document) for span in text.spans for place in span.places}
    sources = [source for listed in _lists(document.sections) for source in listed.sources]
    kept = [source for source in sources if _cited(source) in cited]
    if not kept or len(kept) == len(sources):
        return document
    numbers = {_listed(source): str(number) for number, source in enumerate(kept, 1)}
    return replace(document, sections=tuple(renumbered(section, numbers) for section in document.sections))


def renumbered(part: Any, numbers: Mapping[str, str]) -> Any:
    """Return a tree of blocks with other numbers, by the places that they lead to; what has none of them stays the same object."""
    if isinstance(part, List) and part.sources:
        own = [pair for pair in zip(part.sources, part.items, strict=True) if _listed(pair[0]) in numbers]
        part = replace(part, sources=tuple(source for source, _ in own), items=tuple(item for _, item in own))
    if isinstance(part, Text):
        return with_parts(part, lambda each: renumbered(each, numbers)) if any(span.leads_to in numbers for span in part.spans) else part
    if isinstance(part, Span):
        number = numbers.get(part.leads_to or "")
        return part.saying(said) if number and (said := _NUMBER.sub(number, part.text)) != part.text else part
    return part if isinstance(part, Location) else with_parts(part, lambda each: renumbered(each, numbers))


def numbers_in(spans: Iterable[Span]) -> dict[str, str]:
    """Return the numbers of the sources that spans name, by the places that they lead to."""
    return {span.leads_to: found[0] for span in spans if span.leads_to and (found := _NUMBER.search(span.text))}


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
