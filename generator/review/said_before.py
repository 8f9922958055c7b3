"""The texts as they were when they were looked at last: most are the same after an edit, and in the next clinic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.compose.resolve import PLACEHOLDER, filled
from generator.review.said import Said, cited_sentences, typed_words
from generator.text import Text
from generator.trees import same

_NONE: frozenset[str] = frozenset()
_TextsOfPart = tuple[tuple[str, Text], ...]  # texts by their paths


@dataclass(frozen=True, slots=True)
class _SaidInPart:
    """The texts of a part, and the names of all placeholders in them. The part itself is here so that no other one has its identity."""

    part: _TextsOfPart
    said: tuple[Said, ...]
    names: frozenset[str]


@dataclass(slots=True)
class SaidBefore:
    """The last texts by their paths: what becomes of a text follows from it and, where it has placeholders, from their words."""

    _known: dict[str, Said] = field(default_factory=dict)
    _parts: dict[int, _SaidInPart] = field(default_factory=dict)  # by identity
    _values: Mapping[str, Text] = field(default_factory=dict)

    def all(self, parts: Iterable[_TextsOfPart], values: Mapping[str, Text]) -> tuple[tuple[Said, ...], ...]:
        """Return the texts of parts as they are printed with these words for placeholders.

        Parts and texts that were there before are the same as then.
        """
        changed = frozenset(name for name in {*values, *self._values} if values.get(name) != self._values.get(name))
        self._parts = {id(part): self._part(part, values, changed) for part in parts}
        self._values = values
        found = tuple(each.said for each in self._parts.values())
        self._known = {said.path: said for part in found for said in part}
        return found

    def _part(self, part: _TextsOfPart, values: Mapping[str, Text], changed: frozenset[str]) -> _SaidInPart:
        """Return the texts of a part; those whose placeholders have not `changed` are as they were."""
        known = self._parts.get(id(part))
        if known and changed.isdisjoint(known.names):
            return known
        names = [_names(text) for _, text in part]
        said = (self._text(*each, values, changed & own) for each, own in zip(part, names, strict=True))
        return _SaidInPart(part, tuple(said), frozenset().union(*names))

    def _text(self, path: str, text: Text, values: Mapping[str, Text], changed: frozenset[str]) -> Said:
        before = self._known.get(path)
        return before if before and not changed and same(before.raw, text) else _said(path, text, values)


def _names(text: Text) -> frozenset[str]:
    """Return the names of the placeholders in a text: most have none."""
    return frozenset(PLACEHOLDER.findall(text.plain)) if any("{" in span.text for span in text.spans) else _NONE


def _said(path: str, text: Text, values: Mapping[str, Text]) -> Said:
    printed = filled(text, values)  # an unknown placeholder is told as such, and its name is no word
    return Said(path, text, " ".join(PLACEHOLDER.sub("", printed.plain).split()), typed_words(text), cited_sentences(printed))
