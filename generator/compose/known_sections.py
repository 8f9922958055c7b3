"""Sections as they were composed last, with their placeholders filled in: most hold after an edit, and for the next clinic."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.compose.context import Context
from generator.compose.reads import Reads

Made = TypeVar("Made")
REMEMBERED = 2048  # a build of all handouts has some 1,500 sections and slides
ALIKE = 3  # contexts of one section: words to be approved, which name no clinic, and the words of one clinic before and after an edit


@dataclass(slots=True)
class KnownSections(Generic[Made]):
    """What was made of sections, by what they are called and what they read: it holds where a context answers as that one did."""

    _known: OrderedDict[Hashable, list[tuple[Reads, Made]]] = field(default_factory=OrderedDict)

    def of(self, name: Hashable, context: Context, make: Callable[[Context], Made]) -> Made:
        """Return what `make` makes of a context; it has to be a pure function, and the same for each name."""
        known = self._known.setdefault(name, [])
        self._known.move_to_end(name)
        for each in known:
            if each[0].hold(context):
                return each[1]
        reads = Reads()
        made = make(reads.of(context))
        known.insert(0, (reads.done(), made))
        del known[ALIKE:]
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return made
