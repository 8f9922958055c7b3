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
IN_ONE_BUILD = 2  # contexts: words to be approved, and those of the clinic
ALIKE = 3  # contexts of one section: words to be approved, which name no clinic, and the words of one clinic before and after an edit


@dataclass(slots=True)
class _Known(Generic[Made]):
    """What was made of one section, and how often it was asked for without being remembered."""

    asked: int = 0
    made: list[tuple[Reads, Made]] = field(default_factory=list)


@dataclass(slots=True)
class KnownSections(Generic[Made]):
    """What was made of sections, by what they are called and what they read: it holds where a context answers as that one did.

    It takes longer to write down what is read than to make a section, so that begins once more than one build has asked for it.
    """

    _known: OrderedDict[Hashable, _Known[Made]] = field(default_factory=OrderedDict)

    def of(self, name: Hashable, context: Context, make: Callable[[Context], Made]) -> Made:
        """Return what `make` makes of a context; it has to be a pure function, and the same for each name."""
        known = self._known.setdefault(name, _Known())
        self._known.move_to_end(name)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        for reads, made in known.made:
            if reads.hold(context):
                return made
        known.asked += 1
        return make(context) if known.asked <= IN_ONE_BUILD else self._remembered(known, context, make)

    def _remembered(self, known: _Known[Made], context: Context, make: Callable[[Context], Made]) -> Made:
        reads = Reads()
        made = make(reads.of(context))
        known.made.insert(0, (reads.done(), made))
        del known.made[ALIKE:]
        return made
