"""What a piece is in a page's content: its operators within marked content (ISO 32000-1, 14.6), numbered on from what is before it.

It depends on the piece, on how much content is marked on the page before it, and on what is open there: for equal ones it is kept, as
most pages of one clinic's handouts are also pages of the next one's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.formats.pdf.fonts import Face
from generator.formats.pdf.sketch import Act, Owner, Piece
from generator.formats.pdf.tags import Part

REMEMBERED = 8192  # pieces, about 20 MB: as many as sketches are kept
_WITHIN = ("belong", "emit", "words")  # acts that become operators


@dataclass(frozen=True, slots=True)
class Marked:
    """What a canvas does for a piece on a page, by the names of its methods; and whose content is `open` after it."""

    acts: tuple[tuple[str, tuple[Any, ...]], ...]
    open: Owner | None


@lru_cache(maxsize=REMEMBERED)
def marked(piece: Piece, count: int, before: Owner | None) -> Marked:
    """Return a piece on a page with `count` marked contents, after content of `before`."""
    return marked_acts(piece.acts, count, before)


def marked_acts(acts: Iterable[Act], count: int, before: Owner | None) -> Marked:
    """Return the same for what is drawn only once."""
    marking = _Marking(count, before)
    for act, arguments in acts:
        if act in _WITHIN:
            getattr(marking, act)(*arguments)
        else:
            marking.acts.append((act, arguments))
    return marking.end()


class _Marking:
    """Collects operators, and begins marked content wherever their owner changes."""

    def __init__(self, count: int, before: Owner | None) -> None:
        self._count = count
        self._open = before
        self._code: list[str] = []
        self.acts: list[tuple[str, tuple[Any, ...]]] = []

    def end(self) -> Marked:
        """Return what was collected."""
        self._settle()
        return Marked(tuple(self.acts), self._open)

    def belong(self, owner: Owner) -> None:
        """Mark what follows as content of an element, or as an artifact of that kind."""
        if owner == self._open:
            return
        if self._open is not None:
            self._code.append("EMC")
        if isinstance(owner, str):
            self._code.append(owner)
        else:
            tag = owner.tags[-1] if isinstance(owner, Part) else owner.tag
            self._code.append(f"/{tag} <</MCID {self._count}>> BDC")
            self._count += 1
            self.acts.append(("mark", (owner,)))
        self._open = owner

    def emit(self, owner: Owner, code: str) -> None:
        """Write operators that belong to `owner`."""
        self.belong(owner)
        self._code.append(code)

    def words(self, owner: Owner, before: str, face: Face, words: str, size: float, level: int, after: str) -> None:
        """Show words whose codes are known once they are in a file."""
        self.belong(owner)
        self._settle()
        self.acts.append(("show", (before, face, words, size, level, after)))

    def _settle(self) -> None:
        """Write down what was emitted."""
        if self._code:
            self.acts.append(("code", ("\n".join(self._code),)))
            self._code = []
