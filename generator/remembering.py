"""What functions have found out is kept for as long as it is asked for: a process stays small, however many clinics it makes.

What all clinics have in common is there after the first one, and is settled then: it stays, as it may be asked for again after any number
of clinics. What one of them had alone is not asked for again, and goes at the second turn after it. Within one clinic, where there are no
turns, only so much of everything is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from functools import partial, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

KeyT = TypeVar("KeyT")
ResultT = TypeVar("ResultT")
PathT = TypeVar("PathT", bound=Hashable)
PartT = TypeVar("PartT")
Arguments = ParamSpec("Arguments")
_MISSING: Any = object()
_ALL: list[Kept[Any, Any]] = []


class Kept(Generic[KeyT, ResultT]):
    """What was found out by its key: what was asked for since the last turn, and between that and the one before.

    There is also a turn once `most` keys were asked for. It is made once in a process, since it stays in the list of all.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._known: dict[KeyT, list[Any]] = {}  # each result with the number of the turn after which it was asked for last
        self._passing: dict[KeyT, list[Any]] = {}  # those of them that are not settled
        self._turn = 0
        self._asked = 0  # how many keys were asked for since then
        _ALL.append(self)

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: KeyT) -> ResultT | None:
        """Return what is known of a key, or None."""
        found: ResultT | None = self._found(key, None)
        return found

    def _found(self, key: KeyT, missing: Any) -> Any:
        entry = self._known.get(key)
        if entry is None:
            return missing
        if entry[1] != self._turn:
            if self._asked >= self.most:
                self.turn()
                if key not in self._known:
                    self._known[key] = self._passing[key] = entry
            entry[1] = self._turn
            self._asked += 1
        return entry[0]

    def keep(self, key: KeyT, value: ResultT) -> None:
        """Keep what was found out of a key."""
        if self._asked >= self.most:
            self.turn()
        self._known[key] = self._passing[key] = [value, self._turn]
        self._asked += 1

    def asked_before(self, key: KeyT) -> ResultT | None:
        """Return what is known of a key that was asked for since the last turn, else None: most are, and further calls would take long."""
        entry = self._known.get(key)
        return entry[0] if entry is not None and entry[1] == self._turn else None

    def made(self, key: KeyT, make: Callable[[], ResultT]) -> ResultT:
        """Return what is known of a key, or what is made now, if nothing is."""
        entry = self._known.get(key)
        known: ResultT
        if entry is not None and entry[1] == self._turn:  # most are, and a further call would take as long as this one
            known = entry[0]
            return known
        known = self._found(key, _MISSING)
        if known is _MISSING:
            known = make()
            self.keep(key, known)
        return known

    def turn(self) -> None:
        """Forget what was not asked for since the last turn, unless it is settled."""
        for key in [key for key, entry in self._passing.items() if entry[1] != self._turn]:
            del self._passing[key], self._known[key]
        self._turn += 1
        self._asked = 0

    def settle(self) -> None:
        """Let all that is known stay, whatever is asked for."""
        self._passing = {}

    def clear(self) -> None:
        """Forget everything."""
        self._known, self._passing = {}, {}
        self._asked = 0


class Keeping(Kept[Any, ResultT], Generic[Arguments, ResultT]):
    """A function whose results are kept by its arguments. `misses` counts how often it did its work."""

    def __init__(self, work: Callable[Arguments, ResultT], most: int) -> None:
        super().__init__(most)
        self.__wrapped__ = work
        self.misses = 0
        update_wrapper(self, work)

    def __call__(self, *arguments: Arguments.args, **named: Arguments.kwargs) -> ResultT:
        """Return what the function returns for these arguments."""
        key = (arguments, tuple(named.items())) if named else arguments
        entry = self._known.get(key)
        known: ResultT
        if entry is not None and entry[1] == self._turn:  # most are, and a further call would take as long as this one
            known = entry[0]
            return known
        known = self._found(key, _MISSING)
        if known is _MISSING:
            known = self.__wrapped__(*arguments, **named)
            self.misses += 1
            self.keep(key, known)
        return known


class OfEach(Generic[ResultT]):
    """What a function returns for values that can't be hashed, such as sections. They are known by their identity, and kept for it."""

    def __init__(self, look: Callable[[Any], ResultT], most: int) -> None:
        self._look = look
        self._known: Kept[int, tuple[object, ResultT]] = Kept(most)

    def __call__(self, value: object) -> ResultT:
        """Return what the function returns for a value."""
        known = self._known.asked_before(id(value))
        return (known or self._known.made(id(value), partial(self._with, value)))[1]

    def _with(self, value: object) -> tuple[object, ResultT]:
        return value, self._look(value)


class OfParts(Generic[PathT, PartT, ResultT]):
    """What a function yields for a part of words at its path. Parts are known by their identity, and kept for it."""

    def __init__(self, look: Callable[[PathT, PartT], Iterable[ResultT]], most: int = 512) -> None:
        self._look = look
        self._known: Kept[tuple[int, PathT], tuple[PartT, tuple[ResultT, ...]]] = Kept(most)

    def __call__(self, path: PathT, part: PartT) -> tuple[ResultT, ...]:
        """Return what the function yields."""
        key = (id(part), path)
        known = self._known.asked_before(key) or self._known.get(key)
        if known is None:
            known = (part, tuple(self._look(path, part)))
            self._known.keep(key, known)
        return known[1]


class Weighed(Generic[KeyT, PartT]):
    """The newest values of each key, at most so many `of_each`, which together weigh at most `most`.

    It is for what is large: how much of it there is says little of how much memory it takes. The keys that were asked for longest ago go.
    """

    def __init__(self, most: int, of_each: int) -> None:
        self._most, self._of_each = most, of_each
        self._known: OrderedDict[KeyT, tuple[tuple[PartT, ...], tuple[int, ...]]] = OrderedDict()
        self.weight = 0

    def get(self, key: KeyT) -> tuple[PartT, ...]:
        """Return the values of a key, the newest first: the same object as long as none is added."""
        if key not in self._known:
            return ()
        self._known.move_to_end(key)
        return self._known[key][0]

    def keep(self, key: KeyT, value: PartT, weight: int) -> None:
        """Keep a value, and as much of what is known as there is room for."""
        values, weights = self._known.pop(key, ((), ()))
        own = (weight, *weights)[: self._of_each]
        self._known[key] = (value, *values)[: self._of_each], own
        self.weight += sum(own) - sum(weights)
        while self.weight > self._most and len(self._known) > 1:
            _, (_, gone) = self._known.popitem(last=False)
            self.weight -= sum(gone)

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
        self.weight = 0


def kept(most: int) -> Callable[[Callable[Arguments, ResultT]], Keeping[Arguments, ResultT]]:
    """Keep the results of a pure function that is given values: those of the `most` that were asked for last, and up to as many more."""

    def keeping(work: Callable[Arguments, ResultT]) -> Keeping[Arguments, ResultT]:
        return Keeping(work, most)

    return keeping


def turn() -> None:
    """Forget all that was not asked for since the last turn."""
    for each in _ALL:
        each.turn()


def settle() -> None:
    """Let all that is known stay."""
    for each in _ALL:
        each.settle()
