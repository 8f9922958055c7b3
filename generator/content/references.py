"""The rules about sources: every reference has one, every source is used, and a leaflet lists what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.content.field_types import ID_FORM
from generator.content.inline import parse_inline
from generator.content.model import Book
from generator.problems import Location, Problem, did_you_mean, shortened
from generator.remembering import OfEach, kept
from generator.text import Text
from generator.trees import Same
from generator.yamlsource.introspect import expected, names
from generator.yamlsource.tree import KeyPath, Locations, OfTree, Scalar, Tree, Value, scalars_in
from generator.yamlsource.validate import Validated


def known_sources(content: Validated[Book]) -> Iterator[Problem]:
    """Yield references to sources that do not exist."""
    if not (known := _known(content.tree)):
        return
    meant = _meant(known)
    for source, location in (each for part in _REFERENCES.by_part(content.tree) if not _NAMED(part) <= meant for each in part):
        if source not in meant:
            hint = did_you_mean(source, known, "add it under 'sources' at the end of the file")
            yield Problem("M050", f"there is no source '{shortened(source)}'", location, hint)


@kept(4)
def _meant(known: tuple[str, ...]) -> frozenset[str]:
    """Return the ids of sources as they are typed, and as they are meant."""
    return frozenset((*known, *map(without_quotes, known)))


def without_quotes(typed: str) -> str:
    """Return an id without unpaired quotes and spaces: where it stands, it is reported as broken."""
    return re.sub(r"[\s'\"\u2018\u2019\u201c\u201d`]", "", typed)


def unmarked_sources(content: Validated[Book]) -> Iterator[Problem]:
    """Yield ids of sources in the words of texts, without the brackets and the sign that make them references."""
    if not (known := _known(content.tree)):
        return
    suspect = [(path, scalar) for path, scalar in _BRACKETED(content.tree) if any(source in scalar for source in known)]
    ids = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    bare = rf"\[(?:{ids})\]|(?<![\w\[@])@(?:{ids})(?![\w-])"  # compiled when there is something to look for
    for path, scalar in suspect:
        told = _BROKEN.sub(lambda broken: " " * len(broken[0]), scalar)  # its mark is reported as broken
        if (found := re.search(bare, told)) and is_text(path):
            location = scalar.locate(re.escape(found[0])) or scalar.location
            hint = f"write a reference as [@{found[0].strip('[@]')}]"
            yield Problem("M060", f"'{found[0]}' is printed as typed", location, hint, "warning")


def used_sources(content: Validated[Book]) -> Iterator[Problem]:
    """Yield sources that nothing refers to."""
    used = frozenset[str]().union(*map(_NAMED, _REFERENCES.by_part(content.tree)))
    for source in _known(content.tree):
        if source not in used:
            location = content.tree.key_location(("sources", source))
            hint = "refer to it where it is used, or remove it"
            yield Problem("M059", f"nothing refers to the source '{source}'", location, hint, "warning")


def _bracketed(place: KeyPath, part: Value) -> Iterator[tuple[KeyPath, Scalar]]:
    """Yield the scalars with a bracket or a sign that begins no reference: few have one."""
    return ((path, scalar) for path, scalar in scalars_in(place, part) if _NO_REFERENCE.search(scalar))


_NO_REFERENCE = re.compile(r"\[(?!@)|(?<![\w\[@])@")
_BROKEN = re.compile(r"\[ ?@[^\]]*\]")
_BRACKETED = OfTree(_bracketed)


def _may_be_marked(path: KeyPath, scalar: Scalar) -> bool:
    return ("[" in scalar or "**" in scalar) and is_text(path)


def is_text(path: KeyPath) -> bool:
    """Return whether the model has text at a path; what is under an unknown key is taken for text."""
    return _is_text(tuple(0 if isinstance(key, int) else key for key in path))


@cache
def _is_text(path: KeyPath) -> bool:
    types = [one.type for one in expected(Book, path)]
    return Text in types or not types


def _known(tree: Tree) -> tuple[str, ...]:
    """Return the ids of all sources, also of those that are indented too little; none where an id may be lost."""
    sources = tree.at(("sources",))
    if not isinstance(sources, dict) or _any_repeated(Same(tree.locations.within(("sources",))), Same(sources)):
        return ()
    return (*sources, *(key for key in tree.value if key not in names(Book)))


@kept(4)
def _any_repeated(places: Same[Locations | None], sources: Same[dict[str, Value]]) -> bool:
    """Return whether one of the sources has a key twice: then an id may be lost."""
    within = (places.value.within((source,)) if places.value else None for source in sources.value)
    return any(each is not None and bool(each.repeated) for each in within)


def _references(place: KeyPath, part: Value) -> Iterator[tuple[str, Location]]:
    """Yield each reference to a source in a part of the file, with its location: the lists of ids and the `[@id]` in the text."""
    for path, scalar in scalars_in(place, part):
        if len(path) > 1 and str(path[-2]).endswith("sources") and (source := _id(scalar)):
            yield source, scalar.location
        if _may_be_marked(path, scalar):
            yield from _cites(scalar, parse_inline(scalar))


def _id(value: Value) -> str:
    """Return what has the form of an id, as in `[@id]`: it refers to a source wherever it is, also under a misspelt key."""
    return value.strip() if isinstance(value, Scalar) and re.fullmatch(ID_FORM, value.strip()) else ""


def _cites(scalar: Scalar, text: Text) -> Iterator[tuple[str, Location]]:
    """Yield the references of one text, each at its own location."""
    for n, source in enumerate(text.cites):
        location = scalar.locate(re.escape(f"[@{source}]"), text.cites[:n].count(source))
        yield source, location or scalar.location


_REFERENCES = OfTree(_references)
_NAMED = OfEach(lambda references: frozenset(source for source, _ in references), 512)  # by part, of which a file has some 100
