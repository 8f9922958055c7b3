"""From YAML's events to a Tree, in one pass without recursion: what handouts do not use is refused before it can do harm.

PyYAML's own `compose` silently drops anchors and tags (`name: &Co` would lose its text) and expands a billion-laughs file;
events show both. They are also the fastest way to read a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from generator.problems import Location, Problem
from generator.yamlsource.characters import clean_line, named, without_soft_hyphens
from generator.yamlsource.line_scanner import text_of
from generator.yamlsource.quoting import quote_hint
from generator.yamlsource.source_lines import MAX_ALIKE, MAX_PROBLEMS, SourceLines, refused
from generator.yamlsource.tree import Hidden, Key, Locations, Scalar, Tree, Value

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark

MAX_DEPTH = 32  # the Book needs 9, and libyaml's time grows with the square of the depth
MAX_COLUMNS = 5_000_000  # of a line
MAX_SHOWN = 200  # characters of a line that a message quotes from
NULLS = frozenset(("", "~", "null", "Null", "NULL"))

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_NAME = re.compile(r"[&*!][^\s,\[\]{}]*")
_HIDDEN_WORDS = re.compile(r"\s+(#[^\s#])")


@dataclass(frozen=True, slots=True)
class ComposedFile:
    """The Tree of a text, or none; what is wrong with it; and the syntax error at which reading stopped."""

    tree: Tree | None
    problems: tuple[Problem, ...]
    error: yaml.YAMLError | None = None


def compose(text: str, source: SourceLines) -> ComposedFile:
    """Return the Tree of a YAML text; `source` holds the lines that marks show."""
    composer = _NodeComposer(source)
    error = None
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not composer.take(event):
                break
    except yaml.YAMLError as caught:
        error = caught
    composer.close()
    return ComposedFile(None if error or composer.stopped else composer.tree(), tuple(composer.problems), error)


def compose_alone(text: str, source: SourceLines) -> tuple[Value, Locations]:
    """Return the value that a part of a file is, with the places in it; nothing if there is any problem."""
    composer = _NodeComposer(source)
    try:
        complete = all(map(composer.take, yaml.parse(text, Loader=_LOADER)))
    except yaml.YAMLError:
        complete = False
    return composer.top if complete else (None, Locations(Location(source.file)))


@dataclass(slots=True)
class _OpenNode:
    """A list or mapping that has not ended yet; `key` is the mapping's key whose value comes next."""

    value: dict[str, Value] | list[Value]
    locations: Locations
    key: Scalar | None = None
    ignored: bool = False  # the next value belongs to a key that was refused
    repeated: list[Scalar] = field(default_factory=list)


class _NodeComposer:
    def __init__(self, source: SourceLines) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.stopped = False
        self._open: list[_OpenNode] = []
        self._top: tuple[Value, Locations] | None = None
        self._documents = 0
        self._names: set[str] = set()

    def take(self, event: Event) -> bool:
        """Process one event; return false when nothing more is worth reading."""
        if isinstance(event, ScalarEvent):
            self._scalar(event)
        elif isinstance(event, CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, CollectionEndEvent):
            self._end(self._open.pop())
        elif isinstance(event, AliasEvent):
            self._alias(event)
        elif isinstance(event, DocumentStartEvent):
            self._document(event)
        self.stopped = self.stopped or len(self.problems) >= MAX_PROBLEMS
        return not self.stopped

    def close(self) -> None:
        """End the lists and mappings that an error left open."""
        while self._open:
            self._end(self._open.pop())

    @property
    def top(self) -> tuple[Value, Locations]:
        """What was read, with the places in it; nothing if there is any problem."""
        return self._top if self._top and not self.problems else (None, Locations(Location(self.source.file)))

    def tree(self) -> Tree | None:
        """Return what was read if it is a mapping; otherwise report what it is."""
        if self._top is None:
            return None
        value, locations = self._top
        if isinstance(value, dict):
            return Tree(self.source.file, value, replace(locations, begin=Location(self.source.file)))
        what = "a list" if isinstance(value, list) else "only text"
        hint = "write each text after its key and a colon, such as  name: text"
        self._problem("Y007", f"the file is {what}, but it needs keys", locations.begin, hint)
        return None

    def _document(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._problem("Y020", "a second document begins here", self._location(event), "remove the line ---")
            self.stopped = True

    def _scalar(self, event: ScalarEvent) -> None:
        location = self._location(event)
        words: str = event.value
        plain = not event.style
        if event.anchor or event.tag is not None:
            words = self._refused(event)
        elif plain:
            self._warn_of_hidden_words(event)
        hidden, words = tuple(self._hidden(event)), without_soft_hyphens(words)
        if event.style == '"' and not (words.isascii() and words.isprintable()):
            words, escaped = self._unescaped(words, location)
            hidden += escaped
        parent = self._open[-1] if self._open else None
        if parent is not None and parent.key is None and isinstance(parent.value, dict):
            self._key(parent, Scalar(words, location, hidden=hidden), plain)
        else:
            self._put(None if plain and words in NULLS else Scalar(words, location, self._following(event), hidden), None, location)

    def _unescaped(self, words: str, location: Location) -> tuple[str, tuple[Hidden, ...]]:
        """Return words in double quotes without what no file may hold, which can be written by its number there, and what was dropped."""
        lines = words.split("\n")
        read = [clean_line(line) for line in lines]
        odd = [line[column] for line, clean in zip(lines, read, strict=True) for column in clean.refused]
        self.problems += [refused(character, location, "remove the backslash and the code after it") for character in odd[:1]]
        dropped = (line[column] for line, clean in zip(lines, read, strict=True) for column in clean.dropped)
        return "\n".join(clean.text for clean in read), tuple(Hidden(character, location) for character in dropped)

    def _hidden(self, event: ScalarEvent) -> Iterator[Hidden]:
        """Yield the characters that were dropped from a scalar."""
        (first, start), (last, end) = _position(event.start_mark), _position(event.end_mark)
        for line in range(first, last + 1) if self.source.read else ():
            yield from self.source.hidden(line, start if line == first else 0, end if line == last else MAX_COLUMNS)

    def _key(self, parent: _OpenNode, key: Scalar, plain: bool) -> None:
        parent.key = key
        for hidden in key.hidden[:1]:
            self._invisible_in_key(hidden.character, hidden.location)
        if not key:
            self._problem("Y021", "the key before the colon is missing", key.location, "write  key: text")
        elif plain and key == "<<":
            self._problem("Y017", "'<<' is a YAML merge key, which handouts do not use", key.location, "write the keys out in full")
            parent.locations.merged = True
        elif not key.isprintable():
            self._invisible_in_key(next(each for each in key if not each.isprintable()), key.location)
        elif key in parent.locations.keys:
            parent.repeated.append(key)
            parent.locations.repeated.add(str(key))
        else:
            parent.locations.keys[str(key)] = key.location
            return
        parent.ignored = True

    def _invisible_in_key(self, character: str, location: Location) -> None:
        self._problem("Y021", f"this key contains the invisible character {named(character)}", location, "type the key again")

    def _begin(self, event: CollectionStartEvent) -> None:
        location = self._location(event)
        if event.anchor or event.tag is not None:
            self._refused(event)
        if len(self._open) >= MAX_DEPTH:
            self._problem("Y019", f"this is nested more than {MAX_DEPTH} levels deep", location, "if this is text, put quotes round it")
            self.stopped = True
            return
        value: dict[str, Value] | list[Value] = {} if isinstance(event, MappingStartEvent) else []
        locations = Locations(location)
        parent = self._open[-1] if self._open else None
        if parent is not None and parent.key is None and isinstance(parent.value, dict):
            if not any(outer.ignored for outer in self._open):
                message = "there is a list or a group of keys where a key is needed"
                self._problem("Y021", message, location, "if this is text, put quotes round it")
            parent.key, parent.ignored = Scalar("", location), True
        else:
            self._put(value, locations, location)
        self._open.append(_OpenNode(value, locations))

    def _end(self, ended: _OpenNode) -> None:
        """Report repeated keys; many of them mean that a line between them is missing."""
        if len(ended.repeated) > MAX_ALIKE:
            message = f"'{ended.repeated[0]}' and {len(ended.repeated) - 1} more keys are here a second time"
            self._problem("Y016", message, ended.repeated[0].location, "is a line missing above it, such as one with a dash?")
            return
        for key in ended.repeated:
            first = ended.locations.keys[str(key)].line
            self._problem("Y016", f"'{key}' is here a second time", key.location, f"the first is on line {first}: keep one of them")

    def _alias(self, event: AliasEvent) -> None:
        location, words = self._location(event), self._refused(event)
        parent = self._open[-1] if self._open else None
        if parent is not None and parent.key is None and isinstance(parent.value, dict):
            parent.key, parent.ignored = Scalar(words, location), True
        else:
            self._put(Scalar(words, location), None, location)

    def _refused(self, event: NodeEvent) -> str:
        """Report an anchor, alias or tag, each name once; return the text as typed."""
        location = self._location(event)
        (line, column), (last, end) = _position(event.start_mark), _position(event.end_mark)
        length = min(end - column, MAX_SHOWN) if line == last else MAX_SHOWN
        typed = location.source[location.column - 1 : location.column - 1 + length]
        name = _NAME.match(typed)
        if name and name[0] not in self._names:
            self._names.add(name[0])
            what = {"&": "anchor", "*": "alias", "!": "tag"}[typed[0]]
            hint = "write it out in full"
            if not isinstance(event, CollectionStartEvent):
                hint = f"{quote_hint(text_of(typed))}; or write out what you mean"
            self._problem("Y017", f"'{name[0]}' is a YAML {what}, which handouts do not use", location, hint)
        return typed

    def _put(self, value: Value, locations: Locations | None, location: Location) -> None:
        """Add a value to the open list, or to the open mapping under its key."""
        if not self._open:
            self._top = (value, locations or Locations(location))
            return
        parent = self._open[-1]
        if isinstance(parent.value, list):
            key: Key = len(parent.value)
            parent.value.append(value)
        else:
            key = str(parent.key)
            parent.key = None
            if parent.ignored:
                parent.ignored = False
                return
            parent.value[key] = value
        parent.locations.values[key] = location
        if locations is not None:
            parent.locations.parts[key] = locations

    def _warn_of_hidden_words(self, event: ScalarEvent) -> None:
        """Warn that `Call us #1` loses `#1`: a comment is meant only where a space follows the #."""
        number, column = _position(event.end_mark)
        line = self.source.lines[min(number, len(self.source.lines) - 1)]
        if lost := _HIDDEN_WORDS.match(line, self.source.column(number, column)):
            location = Location(self.source.file, number + 1, lost.start(1) + 1, line)
            hint = "to print it, put quotes round the whole text; for a comment, put a space after the #"
            self.problems.append(
                Problem("Y022", "the text after the # is not printed: YAML takes it for a comment", location, hint, "warning")
            )

    def _location(self, event: Event) -> Location:
        return self.source.location(*_position(event.start_mark))

    def _following(self, event: ScalarEvent) -> Sequence[str]:
        """Return the lines of the file that a scalar runs over, without the first."""
        (first, _), (last, end) = _position(event.start_mark), _position(event.end_mark)
        return self.source.lines[first + 1 : last + (end > 0)] if last > first else ()

    def _problem(self, code: str, message: str, location: Location, hint: str) -> None:
        self.problems.append(Problem(code, message, location, hint))


def _position(location: yaml.Mark | CMark | None) -> tuple[int, int]:
    return (location.line, location.column) if location else (0, 0)
