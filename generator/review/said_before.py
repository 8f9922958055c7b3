"""The texts as they were when they were looked at last: most are the same after an edit, and in the next clinic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from generator.compose.resolve import filled
from generator.review.said import Said, cited_sentences, typed_words
from generator.text import Text
from generator.trees import same

_Part = tuple[tuple[str, Text], ...]  # texts by their paths


@dataclass(slots=True)
class SaidBefore:
    """The last texts by their paths: what becomes of a text follows from it and, where it has placeholders, from their words."""

    _known: dict[str, Said] = field(default_factory=dict)
    _parts: dict[int, tuple[_Part, tuple[Said, ...]]] = field(default_factory=dict)  # by identity; the part is kept so that it has its own
    _values: Mapping[str, Text] = field(default_factory=dict)

    def all(self, parts: Iterable[_Part], values: Mapping[str, Text]) -> tuple[Said, ...]:
        """Return texts as they are printed with these words for placeholders; those that were there before are the same as then."""
        unchanged = values == self._values
        known = self._parts if unchanged else {}
        self._parts = {id(part): known.get(id(part)) or (part, tuple(self._part(part, values, unchanged=unchanged))) for part in parts}
        self._values = values
        found = tuple(chain.from_iterable(said for _, said in self._parts.values()))
        self._known = {said.path: said for said in found}
        return found

    def _part(self, part: _Part, values: Mapping[str, Text], *, unchanged: bool) -> Iterator[Said]:
        for path, text in part:
            before = self._known.get(path)
            kept = before is not None and same(before.raw, text) and (unchanged or "{" not in text.plain)
            yield before if before is not None and kept else _said(path, text, values)


def _said(path: str, text: Text, values: Mapping[str, Text]) -> Said:
    printed = filled(text, values)
    return Said(path, text, " ".join(printed.plain.split()), typed_words(text), cited_sentences(printed))
