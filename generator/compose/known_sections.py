"""Sections as they were composed last, with their placeholders filled in: most hold after an edit, and for the next clinic."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.compose.context import Context
from generator.compose.reads import Reads
from generator.remembering import Kept

MadeT = TypeVar("MadeT")
REMEMBERED = 2048  # a build of all handouts has some 1,500 sections and slides
IN_ONE_BUILD = 1  # context of one section: words to be approved, and those of the clinic, are asked for by different names
ALIKE = 2  # contexts of one section: the words before and after an edit

MOST_LOST = 4  # results that were written down and never held, before most are not written down any more: one of 8, then one of 16
SELDOM = 8  # and so on, up to one of 2**8


@dataclass(slots=True)
class _KnownSection(Generic[MadeT]):
    """What was made of one section, and how often it was asked for without being remembered."""

    asked: int = 0
    lost: int = 0  # how many in a row were written down and never held
    made: list[tuple[Reads, MadeT]] = field(default_factory=list)


class KnownSections(Generic[MadeT]):
    """What was made of sections, by what they are called and what they read: it holds where a context answers as that one did.

    It takes longer to write down what is read than to make a section, so that begins once more than one build has asked for it.
    """

    def __init__(self) -> None:
        self._known: Kept[Hashable, _KnownSection[MadeT]] = Kept(REMEMBERED)

    def of(self, name: Hashable, context: Context, make: Callable[[Context], MadeT]) -> MadeT:
        """Return what `make` makes of a context; it has to be a pure function, and the same for each name."""
        known: _KnownSection[MadeT] = self._known.made(name, _KnownSection)
        for reads, made in known.made:
            if reads.hold(context):
                known.lost = 0
                return made
        known.asked += 1
        own = known.lost >= MOST_LOST and known.asked % 2 ** min(known.lost - 1, SELDOM)  # a section that names each of many clinics
        return make(context) if known.asked <= IN_ONE_BUILD or own else self._remembered(known, context, make)

    def _remembered(self, known: _KnownSection[MadeT], context: Context, make: Callable[[Context], MadeT]) -> MadeT:
        reads = Reads()
        made = make(reads.of(context))
        known.made.insert(0, (reads.done(), made))
        del known.made[ALIKE:]
        known.lost += 1
        return made
