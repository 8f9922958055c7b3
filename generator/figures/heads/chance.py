"""Numbers that look random and are the same on every computer."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


class Chance:
    """A stream of numbers from a seed. It draws on `Random.random` alone, the one method whose sequence Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._next = Random(seed).random

    def share(self) -> float:
        """Return a number from 0 to 1."""
        return self._next()

    def between(self, low: float, high: float) -> float:
        """Return a number from `low` to `high`."""
        return low + (high - low) * self._next()

    def around(self, spread: float) -> float:
        """Return a number near 0, within twice `spread` of it: the sum of three evenly spread ones, which is almost normal."""
        return (self._next() + self._next() + self._next() - 1.5) * 4 / 3 * spread

    def shuffled(self, things: Iterable[Thing]) -> list[Thing]:
        """Return things in another order."""
        keyed = [(self._next(), number, thing) for number, thing in enumerate(things)]
        return [thing for _, _, thing in sorted(keyed, key=lambda key: key[:2])]
