"""What commands have in common: their options, whether somebody can be asked, and how they end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import click

from generator.console import FAULT, INTERRUPTED, counted, print_fault, print_problems, status_of
from generator.problems import Problem, errors


class TypedDay(click.DateTime):
    """A day, typed as 2026-11-29."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the day with a time; raise `click.BadParameter` where there is no such day."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"'{value}' is not a day. Write year, month and day, as in 2026-11-29.", param, ctx)


FILE = click.Path(path_type=Path, readable=False)


def file_argument(example: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Return the argument of a command that reads one file; `example` is for people who name none: `make` passes on '' then."""

    def given(_context: click.Context, _parameter: click.Parameter, file: Path) -> Path:
        if file == Path():
            raise click.UsageError(f"Say which file, as in  {example}")
        return file

    return click.argument("file", type=FILE, callback=given)


content_option = click.option("--content", type=FILE, default=Path("content.yaml"), show_default=True, help="The words.")
handouts_option = click.option(
    "--handouts", type=FILE, default=Path("handouts"), show_default=True, help="Where the register of approvals is."
)
output_option = click.option("--output", type=FILE, default=Path("output"), show_default=True, help="Where review.html goes.")
only_option = click.option("--only", multiple=True, metavar="NAME", help="Only this handout. May be repeated.")
on_option = click.option("--on", type=TypedDay(), metavar="DATE", help="As it is on this day, not today.")
debug_option = click.option("--debug", is_flag=True, help="Show where in the program a fault happened.")


def as_day(on: date | None) -> date | None:
    """Return the day that somebody typed, which comes with a time."""
    return on.date() if isinstance(on, datetime) else on


def on_terminal() -> bool:
    """Return whether somebody can be asked."""
    return sys.stdin.isatty()


def told(problems: tuple[Problem, ...], untouched: str) -> int:
    """Print problems and return the exit status."""
    print_problems(problems)
    serious = errors(problems)
    if problems:
        print(counted(problems) + (f"; {untouched}" if serious else ""), file=sys.stderr)
    return status_of(serious)


def guarded(work: Callable[[], int], *, debug: bool, interrupted: str = "nothing was written") -> int:
    """Do the work and return its exit status, whatever happens."""
    try:
        return work()
    except KeyboardInterrupt:
        print(f"Interrupted: {interrupted}.", file=sys.stderr)
        return INTERRUPTED
    except (BrokenPipeError, click.Abort):
        raise
    except Exception as error:  # any fault is reported in plain words
        print_fault(error, debug=debug)
        return FAULT
