"""The rules about sources: every reference has one, every source is used, and a leaflet lists what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.model import Book
from generator.content.sound import COUNTRY, ID, IDS, items, marked, sound, words
from generator.problems import Mark, Problem, did_you_mean
from generator.text import Text
from generator.yamlsource.introspect import names
from generator.yamlsource.tree import Path, Scalar, Tree


def known_sources(tree: Tree) -> Iterator[Problem]:
    """Yield references to sources that do not exist."""
    if not (known := _known(tree)):
        return
    for source, mark in _references(tree):
        if source not in known:
            hint = did_you_mean(source, known, "add it under 'sources' at the end of the file")
            yield Problem("C050", f"there is no source '{source}'", mark, hint)


def used_sources(tree: Tree) -> Iterator[Problem]:
    """Yield sources that nothing refers to."""
    used = {source for source, _ in _references(tree)}
    for source in _known(tree):
        if source not in used:
            mark = tree.key_mark(("sources", source))
            hint = "name it where it is used, or take it out"
            yield Problem("C059", f"nothing refers to the source '{source}'", mark, hint, "warning")


def listed_sources(tree: Tree) -> Iterator[Problem]:
    """Yield what a leaflet shows without one of its sources in the leaflet's own list."""
    for path in items(tree, "conditions"):
        listed = sound(tree, (*path, "sources"), IDS)
        if not listed or tree.repeated(path):
            continue
        for block in (*_shown_in_all(tree), *_shown_in_one(tree, path)):
            sources = sound(tree, (*block.path, "sources"), IDS)
            if sources and not set(sources) & set(listed):
                mark = tree.key_mark((*path, "sources"))
                message = f"'sources' of '{_name(tree, path)}' lists no source of '{block.name}' (line {tree.key_mark(block.path).line})"
                yield Problem("C058", message, mark, f"add {'one of ' if len(sources) > 1 else ''}{', '.join(sources)}")


def listed_references(tree: Tree) -> Iterator[Problem]:
    """Yield references in a condition's texts that its leaflet could not number: they would vanish from it."""
    known = _known(tree)
    for path, scalar, text in marked(tree):
        listed = sound(tree, (*path[:2], "sources"), IDS) if path[0] == "conditions" else None
        for source, mark in _cites(scalar, text):
            if listed and source in known and source not in listed:
                name = _name(tree, path[:2])
                hint = f"add it to the list 'sources' of '{name}', or take the reference out"
                yield Problem("C062", f"the leaflet's list of sources has no '{source}'", mark, hint)


@dataclass(frozen=True, slots=True)
class _Block:
    """A part of a leaflet that rests on sources."""

    name: str
    path: Path


def _shown_in_all(tree: Tree) -> Iterator[_Block]:
    yield _Block("risks", ("treatment", "risks"))
    yield _Block("results", ("treatment", "results"))
    country = sound(tree, ("clinic", "country"), COUNTRY)
    for note in items(tree, "treatment", "licence"):
        if country and country == sound(tree, (*note, "country"), COUNTRY):
            yield _Block(f"licence in {country}", note)


def _shown_in_one(tree: Tree, path: Path) -> Iterator[_Block]:
    for numbers in items(tree, *path, "numbers"):
        yield from (_Block("numbers", array) for array in items(tree, *numbers, "arrays"))
    yield _Block("exosomes", (*path, "exosomes"))
    for option in items(tree, *path, "options"):
        yield _Block(f"options: {words(tree.at((*option, 'name')))}", option)


def _name(tree: Tree, path: Path) -> str:
    return sound(tree, (*path, "id"), ID) or words(tree.at((*path, "name")))


def _known(tree: Tree) -> tuple[str, ...]:
    """Return the ids of all sources, also of those that are indented too little; none where an id may be lost."""
    sources = tree.at(("sources",))
    if not isinstance(sources, dict) or any(tree.repeated(("sources", source)) for source in sources):
        return ()
    return (*sources, *(key for key in tree.value if key not in names(Book)))


def _references(tree: Tree) -> Iterator[tuple[str, Mark]]:
    """Yield each reference to a source with its place: the lists of ids and the `[@id]` in the text."""
    for path, _ in tree.scalars():
        if len(path) > 1 and str(path[-2]).endswith("sources") and (source := sound(tree, path, ID)):
            yield source, tree.mark(path)
    for _, scalar, text in marked(tree):
        yield from _cites(scalar, text)


def _cites(scalar: Scalar, text: Text) -> Iterator[tuple[str, Mark]]:
    """Yield the references of one text, each at its own place."""
    for n, source in enumerate(text.cites):
        mark = scalar.locate(re.escape(f"[@{source}]"), text.cites[:n].count(source))
        yield source, mark or scalar.mark
