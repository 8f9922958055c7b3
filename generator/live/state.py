"""What the live view shows, as values that travel to the process that serves it and on to the browser."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from generator.problems import Problem, visible

BuildPhase = Literal["working", "fine", "stopped"]
WordsByLabel = Mapping[str, str]  # by their labels


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem in the parts that a page sets apart."""

    severity: str
    code: str
    message: str
    where: str
    line: str
    hint: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The page in the picture: of which file, which page of how many, and how many places of it changed."""

    path: str
    page: int
    pages: int
    places: int
    has_before: bool


@dataclass(frozen=True, slots=True)
class LiveState:
    """What is to be seen. `serial` grows with each state, `picture` only with each picture."""

    serial: int
    phase: BuildPhase
    changed: tuple[str, ...] = ()
    problems: tuple[ShownProblem, ...] = ()
    page: ShownPage | None = None
    picture: int = 0

    def json(self) -> str:
        """Return it for the browser, on one line."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Message:
    """What goes to the serving process: a state, the pictures if they are new, and the view's own words if they are."""

    state: LiveState
    now: bytes = b""
    before: bytes = b""
    words: WordsByLabel | None = None


def shown_problems(problems: Iterable[Problem]) -> tuple[ShownProblem, ...]:
    """Return problems as a page shows them, errors first."""
    ordered = sorted(problems, key=lambda each: each.severity != "error")
    return tuple(
        ShownProblem(
            each.severity,
            each.code,
            visible(each.message),
            str(each.location) if each.location else "",
            visible(each.location.source.replace("\t", "→")) if each.location else "",
            visible(each.hint),
        )
        for each in ordered
    )
