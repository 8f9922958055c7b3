"""Reads `handouts/approvals.yaml`. Lines are only ever added to it: what stands there is what people have put their names to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Location, Problem, errors
from generator.yamlsource.reader import read_yaml
from generator.yamlsource.validate import validate

if TYPE_CHECKING:
    from generator.review.approvals.acts import Act

REGISTER = "approvals.yaml"
HEAD = """\
# Who approved which handout, and when: `make approve` adds a line for each act, and `make approvals` shows them as a table.
# Nothing is ever deleted here, and nothing is written by hand: a line that was changed does not count any more.
acts:
"""
CODES: Mapping[str, str] = {
    "R001": "a line of the register of approvals that lacks something",
    "R002": "a line of the register of approvals that was changed after it was written",
    "R003": "a register of approvals with a line from a later day than today's",
}


@dataclass(frozen=True, slots=True)
class Register:
    """The acts in the order in which they count: by day, and on one day as they stand in the file."""

    acts: tuple[Act, ...] = ()

    def until(self, day: date) -> Register:
        """Return the register as it was at the end of a day."""
        return Register(tuple(act for act in self.acts if act.day <= day))

    def with_acts(self, *acts: Act) -> Register:
        """Return the register with more acts."""
        return Register(_ordered((*self.acts, *acts)))


def read_register(file: Path, shown: str, within: Path | None = None) -> tuple[Register, tuple[Problem, ...]]:
    """Return the register, empty if there is no file, and what is wrong with it; `shown` is its name in problems."""
    if not file.exists():
        return Register(), ()
    from generator.review.approvals.acts import Acts

    tree, problems = read_yaml(file, shown, within)
    if tree is None:
        return Register(), problems
    whole, invalid = validate(tree, Acts)
    problems = (*problems, *invalid)
    if whole is None or errors(problems):
        return Register(), problems
    acts = whole.acts or ()
    found = tuple(_faults(acts, shown))
    return Register(_ordered(act for act in acts if not act.lacking and act.seal == act.right_seal)), (*problems, *found)


def later_than(register: Register, day: date, shown: str) -> Iterator[Problem]:
    """Yield a warning if somebody approved something after `day`: a clock that was set back would make what is out of date valid again."""
    if register.acts and (last := register.acts[-1]).day > day:
        message = f"the register has a line dated {last.day}, but these handouts are made as of {day}"
        hint = "check the clock of this computer: what was approved after that day does not count here"
        yield Problem("R003", message, last.location("date") or Location(shown), hint, "warning")


def _ordered(acts: Iterator[Act] | tuple[Act, ...]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: act.day))


def _faults(acts: tuple[Act, ...], shown: str) -> Iterator[Problem]:
    for act in acts:
        place = act.location("act") or Location(shown)
        if act.lacking:
            hint = "it does not count: bring back the line as make approve wrote it"
            yield Problem("R001", f"this line lacks '{act.lacking[0]}'", place, hint)
        elif act.seal != act.right_seal:
            message = "this line is not as it was written"
            hint = "bring back the line as it was, or delete it and approve again with make approve"
            yield Problem("R002", message, act.location("seal") if act.seal else place, hint)
