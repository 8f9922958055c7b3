"""What the command line prints of problems and faults, and its command `clean`: all that works while the packages are missing."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.problems import Location, Problem, errors

FINE, PROBLEMS, USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130
_USAGE_CODES = {"B001", "B016"}  # mistakes in the command, not in the words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m generator` where the packages are missing: only `clean` works there. Return its exit status."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    if words[:1] != ["clean"]:
        print("The packages that this program needs are not installed. To install them, type: make", file=sys.stderr)
        return USAGE
    import argparse

    parser = argparse.ArgumentParser("handouts clean", description="Delete the files that were made.")
    parser.add_argument("--output", type=Path, default=Path("output"), help="Where they are.")
    parser.add_argument("--debug", action="store_true", help="Show where in the program a fault happened.")
    options = parser.parse_args(words[1:])
    return run_clean(options.output, debug=options.debug)


def run_clean(output: Path, *, debug: bool) -> int:
    """Delete what was made, say so, and return the exit status."""
    from generator.pipeline.clean import clean

    try:
        cleaned = clean(output, tell_waiting)
    except KeyboardInterrupt:
        print("Interrupted: some files are left. To delete them, run the command again.", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:  # any fault is reported in plain words
        print_fault(error, debug=debug)
        return FAULT
    print_problems(cleaned.problems)
    serious = errors(cleaned.problems)
    if not serious:
        print(cleaned.line(output.as_posix()))
    return status_of(serious)


def tell_waiting() -> None:
    """Say why there is no progress."""
    print("Another build is writing its files; waiting for it to finish.", file=sys.stderr, flush=True)


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems, the most serious last."""
    for problem in sorted(problems, key=in_order):
        print(problem.show(), file=sys.stderr)


def in_order(problem: Problem) -> tuple[bool, str, int, int]:
    """Return a sort key: warnings first, so that errors end up last on the screen; both by location."""
    location = problem.location or Location("")
    return problem.severity == "error", location.file, location.line, location.column


def status_of(serious: Sequence[Problem]) -> int:
    """Return the exit status for the errors among the problems."""
    if not serious:
        return FINE
    return USAGE if all(problem.code in _USAGE_CODES for problem in serious) else PROBLEMS


def print_fault(error: Exception, *, debug: bool) -> None:
    """Print that the program is at fault, and with `debug` where."""
    from generator.pipeline.fault import FaultError, summary

    known = isinstance(error, FaultError)
    details = error.details if isinstance(error, FaultError) else "".join(traceback.format_exception(error))
    print_fault_line(str(error) if known else summary(error), details, debug=debug)


def print_fault_line(what: str, details: str, *, debug: bool) -> None:
    """Print a fault of the program in a line, and with `debug` where it happened."""
    if debug:
        print(details, file=sys.stderr)
    print(f"A fault of the program, not of your words: {what}.", file=sys.stderr)
    print("Please report it where you got the program, with the output of the same command with --debug.", file=sys.stderr)


def length(count: int, units: str) -> str:
    """Return a length as one says it: '4 pages', '1 page'."""
    return f"{count} {units.removesuffix('s') if count == 1 else units}"


def counted(problems: Iterable[Problem]) -> str:
    """Return how many errors and warnings there are."""
    counts = Counter(problem.severity for problem in problems)
    return ", ".join(f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in sorted(counts.items()))
