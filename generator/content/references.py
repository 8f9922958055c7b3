"""The rules about sources: every reference has one, every source is used, and a leaflet lists what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import BaseModel

from generator.content.model import Book, Condition
from generator.content.tree import Path, Tree
from generator.problems import Mark, Problem
from generator.text import Text


def known_sources(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield references to sources that do not exist."""
    for source, mark in _references(book, tree):
        if source not in book.sources:
            near = get_close_matches(source, book.sources, 1)
            hint = f"did you mean '{near[0]}'?" if near else "add it under 'sources' at the end of the file"
            yield Problem("C050", f"there is no source '{source}'", mark, hint)


def used_sources(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield sources that nothing refers to."""
    used = {source for source, _ in _references(book, tree)}
    for source in book.sources:
        if source not in used:
            mark = tree.key_mark(("sources", source))
            hint = "name it where it is used, or take it out"
            yield Problem("C059", f"nothing refers to the source '{source}'", mark, hint, "warning")


def listed_sources(book: Book, tree: Tree) -> Iterator[Problem]:
    """Yield what a leaflet shows without one of its sources in the leaflet's own list."""
    for n, condition in enumerate(book.conditions):
        for block in (*_shown_in_all(book), *_shown_in_one(condition, n)):
            if block.sources and not set(block.sources) & set(condition.sources):
                mark = tree.key_mark(("conditions", n, "sources"))
                message = f"'sources' of '{condition.id}' lists no source of '{block.name}' (line {tree.key_mark(block.path).line})"
                yield Problem("C058", message, mark, f"add {'one of ' if len(block.sources) > 1 else ''}{', '.join(block.sources)}")


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of a leaflet that rests on sources."""

    name: str
    path: Path
    sources: tuple[str, ...]


def _shown_in_all(book: Book) -> Iterator[_Block]:
    treatment = book.treatment
    yield _Block("risks", ("treatment", "risks"), treatment.risks.sources)
    yield _Block("results", ("treatment", "results"), treatment.results.sources)
    for n, note in enumerate(treatment.licence):
        if note.country == book.clinic.country:
            yield _Block(f"licence in {note.country}", ("treatment", "licence", n), note.sources)


def _shown_in_one(condition: Condition, n: int) -> Iterator[_Block]:
    path: Path = ("conditions", n)
    for i, numbers in enumerate(condition.numbers):
        for k, number in enumerate(numbers.arrays):
            yield _Block("numbers", (*path, "numbers", i, "arrays", k), number.sources)
    yield _Block("exosomes", (*path, "exosomes"), condition.exosomes.sources)
    for k, option in enumerate(condition.options):
        yield _Block(f"options: {option.name.plain}", (*path, "options", k), option.sources)


def _references(book: Book, tree: Tree) -> Iterator[tuple[str, Mark]]:
    """Yield each reference to a source with its place: the lists of ids and the `[@id]` in the text."""
    for path, value in leaves(book):
        if isinstance(value, Text):
            for source in value.cites:
                yield source, within(value.mark or tree.mark(path), f"[@{source}]")
        elif isinstance(value, str) and len(path) > 1 and str(path[-2]).endswith("sources"):
            yield value, tree.mark(path)


def leaves(book: Book) -> Iterator[tuple[Path, object]]:
    """Yield all that is no model, list or mapping, with its path, in the order of the file."""
    waiting: list[tuple[Path, object]] = [((), book)]
    while waiting:
        path, value = waiting.pop()
        parts: Iterable[tuple[str | int, object]]
        if isinstance(value, BaseModel):
            parts = value.__dict__.items()
        elif isinstance(value, dict):
            parts = value.items()
        elif isinstance(value, tuple):
            parts = enumerate(value)
        else:
            yield path, value
            continue
        waiting += [((*path, key), part) for key, part in reversed(tuple(parts))]


def within(mark: Mark, words: str) -> Mark:
    """Return the place of some words of a text, if they are in its first line; otherwise the text's own place."""
    at = mark.source.find(words, max(mark.column - 1, 0))
    return Mark(mark.file, mark.line, at + 1, mark.source) if at >= 0 else mark
