"""The texts as they were when they were looked at last: most are the same after an edit, and in the next clinic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.compose.resolve import filled
from generator.review.said import Said, cited_sentences, typed_words
from generator.text import Text
from generator.trees import same


@dataclass(slots=True)
class SaidBefore:
    """The last texts by their paths: what becomes of a text follows from it and, where it has placeholders, from their words."""

    _known: dict[str, Said] = field(default_factory=dict)
    _values: Mapping[str, Text] = field(default_factory=dict)

    def all(self, texts: Iterable[tuple[str, Text]], values: Mapping[str, Text]) -> Iterator[Said]:
        """Yield texts as they are printed with these words for placeholders; those that were there before are the same as then."""
        unchanged = values == self._values
        known, self._known, self._values = self._known, {}, values
        for path, text in texts:
            before = known.get(path)
            kept = before is not None and same(before.raw, text) and (unchanged or "{" not in text.plain)
            said = self._known[path] = before if before is not None and kept else _said(path, text, values)
            yield said


def _said(path: str, text: Text, values: Mapping[str, Text]) -> Said:
    printed = filled(text, values)
    return Said(path, text, " ".join(printed.plain.split()), typed_words(text), cited_sentences(printed))
