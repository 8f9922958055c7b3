"""What a renderer returns: the file's bytes with what was measured while rendering, or the problems that prevented it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.problems import Problem


@dataclass(frozen=True, slots=True)
class Excess:
    """By how much a handout is too long: lines of body text, beyond its `room`, such as '6 pages'; `single`: one part alone is."""

    lines: int
    room: str
    single: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """`units` are pages or slides; `data` is empty if `problems` has an error. `pages` has the single pages of folded sheets."""

    data: bytes
    units: int
    problems: tuple[Problem, ...] = ()
    fill: tuple[float, ...] = field(default=())  # of each page, 0 to 1
    pages: bytes = field(default=b"", repr=False)  # another PDF, which can be read in order
    excess: Excess | None = None
