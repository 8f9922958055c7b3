"""The command line: arguments, what is printed, exit statuses. Nothing else in the program prints but what `console` has of it."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

import click

from generator import __version__, cli_approval, cli_clinics, cli_release, cli_review, cli_words
from generator.cli_options import TypedDay
from generator.console import (
    FAULT,
    FINE,
    INTERRUPTED,
    PROBLEMS,
    USAGE,
    counted,
    length,
    print_fault,
    print_problems,
    run_clean,
    status_of,
)
from generator.display import COLOURS, Display, Silent, told
from generator.pipeline import FileOutcome, Outcome, Paths, Watch, build, check, list_files
from generator.pipeline.front import later
from generator.problems import Problem, errors
from generator.web import front_desk
from generator.words_of_make import arguments_of

_EXAMPLES = """
\b
Examples:
  handouts build                                  make what is out of date
  handouts build --only leaflet-alopecia-areata   make one leaflet
  handouts build --content draft.yaml --output draft
  handouts check                                  find all problems
  handouts report                                 write a report on the words
  handouts watch                                  show what you save
  handouts clinics --clinic leeds                 make those of one clinic
  handouts list                                   show all names
  handouts template                               make a template for slides
  handouts clean                                  delete what was made
  handouts convert                                bring older words up to date
  handouts review                                 show what has changed
  handouts approve --name … --role … --as clinician
  handouts verify output/en/aftercare.pdf         say what a file is
  handouts new --condition "Ringworm"             add a condition to fill in

If the command is not installed: python -m generator build
"""
# Objects, before Python looks for those that only refer to each other. Most of ours live until the end, and looking each time that there
# are 700 more, as Python does by itself, takes an eighth of the time of a build. One leaflet stays below this number; all handouts take
# 20 MB more than with a tenth of it.
MADE_BEFORE_LOOKING = 500_000
_FILE = click.Path(path_type=Path, readable=False)  # a file that can't be read is reported as a Problem
_content = click.option("--content", type=_FILE, default=Path("content.yaml"), show_default=True, help="The words.")
_handouts = click.option(
    "--handouts", type=_FILE, default=Path("handouts"), show_default=True, help="What each handout contains and how it looks."
)
_output = click.option("--output", type=_FILE, default=Path("output"), show_default=True, help="Where the files go.")
_only = click.option("--only", multiple=True, metavar="NAME", help="Make only this file, such as leaflet-alopecia-areata. May be repeated.")
_jobs = click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, help="How many files to make at once.")
_on = click.option("--on", type=TypedDay(), metavar="DATE", help="Say whether they are approved on this day, not today, as 2026-11-29.")
_debug = click.option("--debug", is_flag=True, help="Show where in the program a fault happened.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status: 0 fine, 1 problems, 2 wrong usage, 3 a fault of the program, 130 interrupted."""
    gc.set_threshold(MADE_BEFORE_LOOKING)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without arrows and accents shows question marks
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # there are none; to look for them, pydantic reads about all installed packages
    os.environ.pop("SOURCE_DATE_EPOCH", None)  # reportlab would take dates from it; a handout's dates come from its words
    try:
        status = handouts.main(arguments, prog_name="handouts", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return USAGE
    except click.Abort:
        return INTERRUPTED
    finally:
        if arguments is None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # the work is done: Ctrl-C would only make Python print a traceback
            gc.freeze()  # nor need Python look once more for objects that only refer to each other: a sixth of the time of a leaflet
    return status if isinstance(status, int) else FINE


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_EXAMPLES)
@click.version_option(__version__, message="%(prog)s %(version)s")
def handouts() -> None:
    """Make the clinic's leaflets, guide, aftercare sheet and slides from one file of words."""


@handouts.command("build", epilog=_EXAMPLES)
@_content
@_handouts
@_output
@_only
@_jobs
@_on
@_debug
def _build(content: Path, handouts: Path, output: Path, only: tuple[str, ...], jobs: int, on: datetime | None, debug: bool) -> int:
    """Make the files that are out of date and put them in output/: all of them, or none if there is an error."""
    places = Paths(content, handouts, output)
    folder = f"{output.as_posix()}/"

    def report(outcome: Outcome, display: Display) -> None:
        if outcome.up_to_date:
            print(f"Nothing has changed: {_files(len(outcome.files))} in {folder} up to date.")
        else:
            display.table(outcome.files)
            print(f"{_statuses(outcome.files)} in {folder}")

    def work(watch: Watch) -> Outcome:
        return build(places, watch, only=only, processes=jobs, on=on.date() if on else None, front=front_desk)

    return _run(work, report, f"the handouts in {folder} were not changed", debug=debug)


@handouts.command("check", epilog=_EXAMPLES)
@_content
@_handouts
@_jobs
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown", "github"]), default="text", show_default=True, help="What to print."
)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@_debug
def _check(content: Path, handouts: Path, jobs: int, form: str, strict: bool, debug: bool) -> int:
    """Make all files in memory and show all problems; write nothing."""
    places = Paths(content, handouts, Path("output"))
    told_outcome = Outcome()

    def work(watch: Watch) -> Outcome:
        nonlocal told_outcome
        told_outcome = check(places, watch if form == "text" else Silent(), processes=jobs)
        return told_outcome if form == "text" else Outcome()

    def report(outcome: Outcome, _display: Display) -> None:
        if form == "text":
            print(f"{_files(len(outcome.files))} can be made: {_lengths(outcome.files)}.")

    status = _run(work, report, "nothing was written", debug=debug, show=_show_as_table if form == "text" else _show_nothing)
    if status in (FINE, PROBLEMS):
        _print_told(told_outcome, form)
        status = status_of([p for p in told_outcome.problems if strict or p.severity == "error"])
    return status


def _print_told(outcome: Outcome, form: str) -> None:
    """Print what a program reads; for a person, what comes after the problems."""
    from generator.review import table, telling

    what = told(outcome)
    if form == "text":
        print("\n".join(table.closing_lines(what)))
    else:
        as_ = {"json": telling.as_json, "markdown": telling.as_markdown, "github": telling.as_annotations}[form]
        print(as_(what).rstrip("\n"))


def _show_as_table(outcome: Outcome, display: Display) -> None:
    """Show problems as a table on a terminal, elsewhere each with its line."""
    if not display.show_table(outcome):
        print_problems(outcome.problems)


def _show_nothing(_outcome: Outcome, _display: Display) -> None:
    """Show no problems: they are in what a program reads."""


def _show_lines(outcome: Outcome, _display: Display) -> None:
    print_problems(outcome.problems)


@handouts.command("watch", epilog=_EXAMPLES)
@_content
@_handouts
@_output
@_jobs
@click.option(
    "--port", type=click.IntRange(1024, 65000), default=8765, show_default=True, help="Where the page is; the next free one is taken."
)
@_debug
def _watch(content: Path, handouts: Path, output: Path, jobs: int, port: int, debug: bool) -> int:
    """Make what you save at once and show it in a browser, until you press Ctrl-C."""
    from generator.live.view import run

    places, shown = Paths(content, handouts, output), set[Problem]()  # warnings stay until somebody mends them: shown once

    def ready(address: str) -> None:
        print(f"Open {address} in your browser. It shows what you save. To stop, press Ctrl-C here.", flush=True)

    def make(only: Sequence[str], each: Callable[[], None]) -> Outcome:
        with Display(each) as display:
            front = later(front_desk) if only else front_desk  # what somebody works on comes first: a build of all follows
            outcome = build(places, display, only=only, processes=jobs, front=front, ahead=bool(only))
        if not only:
            print_problems(each for each in outcome.problems if each not in shown)
            shown.clear()
            shown.update(outcome.problems)
            print(_statuses(outcome.files) or counted(outcome.problems), flush=True)
        return outcome

    try:
        run(places, make, ready, port)
    except KeyboardInterrupt:
        print("Stopped: no file is half written.")
    except OSError as error:
        print(f"The page can't be shown: {error}.", file=sys.stderr)
        return PROBLEMS
    except Exception as error:  # any fault is reported in plain words
        print_fault(error, debug=debug)
        return FAULT
    return FINE


@handouts.command("list", epilog=_EXAMPLES)
@_content
@_handouts
@_debug
def _list(content: Path, handouts: Path, debug: bool) -> int:
    """Show the names of all files, as --only takes them; make none."""
    places = Paths(content, handouts, Path("output"))

    def report(outcome: Outcome, _display: Display) -> None:
        print("\n".join(dict.fromkeys(each.name for each in outcome.files)))

    return _run(lambda _watch: list_files(places), report, "no names are known yet", debug=debug)


@handouts.command("template", epilog=_EXAMPLES)
@_content
@_handouts
@_output
@_debug
def _template(content: Path, handouts: Path, output: Path, debug: bool) -> int:
    """Write a slide template in the clinic's look, to change in PowerPoint and name in handouts/deck.yaml."""
    from generator.pipeline.template import TEMPLATE, make_template

    places = Paths(content, handouts, output)
    file = (output / TEMPLATE).as_posix()

    def report(outcome: Outcome, _display: Display) -> None:
        print(f"{file}: {outcome.files[0].status}")
        print(f"Change it in PowerPoint, save it in {handouts.as_posix()}/, and name it in deck.yaml:  template: {TEMPLATE}")

    return _run(lambda watch: make_template(places, watch), report, f"{file} was not written", debug=debug)


@handouts.command("make", hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def _make(words: tuple[str, ...]) -> int:
    """Do what `make` with these words does, where there is no make."""
    try:
        arguments = arguments_of(words)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    status: int = handouts.main(arguments, prog_name="handouts", standalone_mode=False) or FINE
    return status


@handouts.command("report", epilog=_EXAMPLES)
@_content
@_handouts
@_output
@_debug
def _report(content: Path, handouts: Path, output: Path, debug: bool) -> int:
    """Write a report on the quality of the words, for those who approve them: output/quality-report.pdf and .md."""
    from generator.pipeline.reporting import NAME, make_report

    places = Paths(content, handouts, output)
    file = (output / NAME).as_posix()

    def report(outcome: Outcome, _display: Display) -> None:
        print(f"{file}.pdf ({outcome.files[0].count} pages) and {file}.md")

    return _run(lambda watch: make_report(places, watch), report, f"{file}.pdf was not written", debug=debug)


@handouts.command("clean")
@_output
@_debug
def _clean(output: Path, debug: bool) -> int:
    """Delete the files that were made. Your own files, and those that you changed, are kept."""
    return run_clean(output, debug=debug)


cli_words.register(handouts)
cli_review.register(handouts)
cli_approval.register(handouts)
cli_release.register(handouts)
cli_clinics.register(handouts)


def _run(
    work: Callable[[Watch], Outcome],
    report: Callable[[Outcome, Display], None],
    untouched: str,
    *,
    debug: bool,
    show: Callable[[Outcome, Display], None] | None = None,
) -> int:
    """Do the work, print the outcome and return the exit status; `show` is for problems."""
    try:
        with Display() as display:
            outcome = work(display)
        (show or _show_lines)(outcome, display)
        serious = errors(outcome.problems)
        if not serious:
            report(outcome, display)
        if outcome.problems:
            print(counted(outcome.problems) + (f"; {untouched}" if serious else ""), file=sys.stderr)
        return status_of(serious)
    except KeyboardInterrupt:
        print("Interrupted: no file is half written.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        raise  # the reader has gone, as in `handouts build | head`: main ends silently
    except Exception as error:  # any fault is reported in plain words
        print_fault(error, debug=debug)
        return FAULT


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _lengths(lines: Iterable[FileOutcome]) -> str:
    """Return how long files are together: '2 books, 31 pages and 1 record'."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts[line.units] += line.count
    parts = [length(count, units) for units, count in sorted(counts.items())]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _statuses(lines: Iterable[FileOutcome]) -> str:
    counts = Counter(line.status for line in lines)
    return ", ".join(f"{counts[status]} {status}" for status in COLOURS if counts[status])
