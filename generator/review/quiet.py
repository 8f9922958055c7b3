"""Texts in which no rule over single texts found anything: a later process need not look at them again.

What a rule finds in a text follows from the text, the rule with its thresholds, and what it may know beside the text: a digest of all that
stands for the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.document.limits import Limits
    from generator.review.rule import TextRule
    from generator.review.said import Said
    from generator.review.texts import Beside

DIGITS = 16  # hexadecimal, of a text's digest: of two thousand texts, two have the same once in nine million million times
_BYTES = DIGITS // 2


@dataclass(frozen=True, slots=True)
class Quiet:
    """The digests of such texts, `program` being the fingerprint of the one that looked at them."""

    program: str = ""
    texts: frozenset[str] = frozenset()


class Digests:
    """The digests of texts for some rules with their thresholds, and for what these may know beside a text."""

    def __init__(self, program: str, rules: Iterable[tuple[TextRule, Limits]], beside: Beside) -> None:
        self._begun = blake2b(digest_size=_BYTES)
        named = [(rule.code, rule.check.__qualname__, sorted(limits.items())) for rule, limits in rules]
        known = [sorted(each) if isinstance(each, frozenset) else each for each in (getattr(beside, own.name) for own in fields(beside))]
        self._begun.update(repr((program, named, known)).encode("utf-8", "surrogatepass"))

    def of(self, said: Said) -> str:
        """Return the digest of a text, all that a rule may see of it but its place."""
        digest = self._begun.copy()
        digest.update("\0".join(_parts(said)).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def _parts(said: Said) -> Iterator[str]:
    yield from (said.path, said.plain, said.typed, str(len(said.cited)), *sorted(said.cited))
    for span in said.raw.spans:
        yield from (span.text, span.link or "", span.cite or "", span.lang or "", span.leads_to or "", str(span.strong), *span.places, "")
