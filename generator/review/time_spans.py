"""Times in words, such as 'by week 24', 'in half a year' or 'by age 50', so that two of them can be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.review.any_case import AnyCase

_DAYS: Mapping[str, float] = {"day": 1, "week": 7, "month": 365 / 12, "year": 365}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AS_NUMBERS: Mapping[str, float] = {
    "a": 1, "an": 1, "half a": 0.5, "a couple of": 2, **{word: n for n, word in enumerate(_WORDS, 1)},
}  # fmt: skip
_COUNT = rf"\d+(?:\.\d+)?|half a|a couple of|an?|{'|'.join(_WORDS)}"
_SPAN = AnyCase(
    rf"(?<!once )(?<!twice )(?<!times )(?<!every )\b(?P<first>{_COUNT})(?:(?: to | or |-|–)(?P<last>{_COUNT}))?[- ]"
    r"(?P<unit>day|week|month|year)s?\b(?! old\b)(?!-old\b)|\b(?P<named>day|week|month|year) (?P<number>\d+)\b"
)
_AGE = re.compile(r"\b(?:age(?: of)?|aged) (?P<age>\d+)\b", re.IGNORECASE)
_ANY_TIME = re.compile(
    r"\b(?:at some (?:time|point)|ever|in (?:a|their|your) life(?:time)?|lifelong|at once|straight away|the same day|at birth)\b",
    re.IGNORECASE,
)
_ALIKE = 1.1  # 24 weeks and 6 months are one time to a reader, and so are a year and 12 months


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time as it is written, and how long it is at least and at most: in days, or in years of age."""

    words: str
    kind: Literal["span", "age"]
    least: float
    most: float

    def differs(self, other: WrittenTime) -> bool:
        """Return whether two times are about different lengths: those of one kind that don't meet."""
        apart = self.least > other.most * _ALIKE or other.least > self.most * _ALIKE
        return self.kind == other.kind and apart


def time_spans(words: str) -> tuple[WrittenTime, ...]:
    """Return the times in words, in their order."""
    found = [*((hit.start(), _span(hit)) for hit in _SPAN.finditer(words)), *((hit.start(), _age(hit)) for hit in _AGE.finditer(words))]
    return tuple(span for _, span in sorted(found, key=lambda each: each[0]))


def says_when(words: str) -> bool:
    """Return whether words say a time, or that none is meant."""
    return bool(time_spans(words) or _ANY_TIME.search(words))


def apart(some: str, others: str) -> tuple[WrittenTime, WrittenTime] | None:
    """Return a time of some words and one of others if none of the first is like any of the second; None where either says no time."""
    pairs = [(one, other) for one in time_spans(some) for other in time_spans(others) if one.kind == other.kind]
    return pairs[0] if pairs and all(one.differs(other) for one, other in pairs) else None


def _span(hit: re.Match[str]) -> WrittenTime:
    if hit["named"]:
        days = float(hit["number"]) * _DAYS[hit["named"].lower()]
        return WrittenTime(hit[0], "span", days, days)
    days = _DAYS[hit["unit"].lower()]
    return WrittenTime(hit[0], "span", *(_number(each) * days for each in (hit["first"], hit["last"] or hit["first"])))


def _age(hit: re.Match[str]) -> WrittenTime:
    return WrittenTime(hit[0], "age", float(hit["age"]), float(hit["age"]))


def _number(words: str) -> float:
    return _AS_NUMBERS[words.lower()] if words.lower() in _AS_NUMBERS else float(words)
