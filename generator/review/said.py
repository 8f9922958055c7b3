"""One text that rules look at, with its path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.problems import Location
from generator.review.sentences import sentences
from generator.text import Text

_REFERENCE = "\ue000"  # a private character, which no text has: it stands where a source is named
_AFTER_THE_END = re.compile(rf"([.!?][\"”’)\]]*)\s*{_REFERENCE}(?:\s*{_REFERENCE})*")


@dataclass(frozen=True, slots=True)
class Said:
    """One text: `path` leads to it in content.yaml, or names a label.

    `raw` is as written, `plain` as printed in a consultation, `typed` has its placeholders in braces. `cited` are those of its sentences
    that name a source, in their words or directly after them.
    """

    path: str
    raw: Text
    plain: str
    typed: str
    cited: frozenset[str] = frozenset()

    @property
    def location(self) -> Location | None:
        """Where it was written."""
        return self.raw.location

    @property
    def key(self) -> str:
        """The last key of its path that is no number."""
        return next((key for key in reversed(self.path.split("/")) if not key.isdigit()), self.path)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences."""
        return sentences(self.plain)


def cited_sentences(printed: Text) -> frozenset[str]:
    """Return the sentences of a text, as printed, that name a source: before their full stop, or directly after it."""
    if not printed.cites:
        return frozenset()
    marked = "".join(_REFERENCE if span.cite else span.text for span in printed.spans)
    found = sentences(_AFTER_THE_END.sub(rf"{_REFERENCE}\1", marked))
    return frozenset(" ".join(each.replace(_REFERENCE, "").split()) for each in found if _REFERENCE in each)


def typed_words(raw: Text) -> str:
    """Return the words of a text with their placeholders in braces. Counts are filled in by then: each is a span of its own."""
    return " ".join("".join("{count}" if span.text.isdigit() else span.text for span in raw.spans).split())


def is_ours(said: Said, names: tuple[str, ...]) -> bool:
    """Return whether a text, by its place or its words, is about the treatment that the clinic sells."""
    parts = said.path.split("/")
    if parts[0] == "treatment" and parts[1] in ("summary", "talk", "guide", "what", "how", "benefits", "slides", "steps", "steps_note"):
        return True
    if parts[0] == "conditions" and (parts[2] in ("can_it_help", "results") or parts[2:4] == ["options", "ours"]):
        return True
    lowered = said.plain.casefold()
    return any(name in lowered for name in names)
