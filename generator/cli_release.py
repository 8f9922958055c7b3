"""The commands that release approved files and say of any file what it is."""

from __future__ import annotations

import sys
from datetime import date
from functools import partial
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_options import (
    FILE,
    as_day,
    content_option,
    debug_option,
    guarded,
    handouts_option,
    on_option,
    on_terminal,
    only_option,
    output_option,
    told,
)
from generator.cli_review import read
from generator.console import FINE, PROBLEMS, USAGE, length, tell_waiting
from generator.problems import errors, visible

if TYPE_CHECKING:
    from generator.pipeline.signing import SigningKey


def register(group: click.Group) -> None:
    """Add the commands to the program's."""
    for command in (_release, _verify):
        group.add_command(command)


class _LineProgress:
    """Shows progress as a line for each file."""

    def begin(self, count: int) -> None:
        """Say how many files are made."""
        print(f"Making {count} file{'' if count == 1 else 's'} to release.")

    def made(self, path: str, count: int, units: str, shortened: str) -> None:
        """Show one more file, and what gave way so that the rest fits."""
        print(f"{path}: {', '.join(filter(None, (length(count, units), shortened)))}", flush=True)

    def failed(self, path: str) -> None:
        """Show that one file has problems."""
        print(f"{path}: can't be made", flush=True)

    def waiting(self) -> None:
        """Say why there is no progress."""
        tell_waiting()

    def published(self) -> None:
        """Say nothing: all files are written together."""


@click.command("release")
@content_option
@handouts_option
@output_option
@only_option
@click.option("--printed", type=click.IntRange(1, 10_000_000), default=None, help="How many copies are printed, for the register.")
@click.option(
    "--sign", type=FILE, default=None, envvar="HANDOUTS_SIGN", metavar="FILE", help="Sign PDF files with the key in this file (.p12, .pfx)."
)
@debug_option
def _release(
    content: Path, handouts: Path, output: Path, only: tuple[str, ...], printed: int | None, sign: Path | None, debug: bool
) -> int:
    """Write the approved files to output/release/; refuse, with the list of what is missing, if one of them is not approved."""

    def work() -> int:
        from generator.pipeline import Paths
        from generator.pipeline.released import FOLDER
        from generator.pipeline.releasing import release

        folder = f"{(output / FOLDER).as_posix()}/"
        done = release(Paths(content, handouts, output), _LineProgress(), only=only, printed=printed or 0, key=_key(sign) if sign else None)
        problems = done.outcome.problems
        if not errors(problems):
            files, lines = len(done.outcome.files), len(done.acts)
            print(f"{folder}: {files} file{'' if files == 1 else 's'}; {lines} line{'' if lines == 1 else 's'} added to approvals.yaml")
        return told(problems, f"{folder} was not changed") if problems else FINE

    return guarded(work, debug=debug)


def _key(file: Path) -> SigningKey:
    """Return a key with its password, which is neither in a file nor on the command line, where others could read it."""
    from generator.pipeline.signing import SigningKey, password_given

    password = password_given()
    if password is None and on_terminal():
        password = getpass(f"Password of {visible(file.name)}: ")
    return SigningKey(file.expanduser(), password or "")


@click.command("verify")
@content_option
@handouts_option
@on_option
@click.option("--code", multiple=True, help="The code at the foot of a printed page, such as 7f3a9c.")
@click.option("--clinic", default="", metavar="ID", help="Whose file it is, if that clinic has a file of its own in handouts/clinics/.")
@click.argument("files", nargs=-1, type=FILE)
@debug_option
def _verify(
    content: Path, handouts: Path, on: date | None, code: tuple[str, ...], clinic: str, files: tuple[Path, ...], debug: bool
) -> int:
    """Say what a file, or a code from paper, is: current, older, expired, withdrawn, altered after it was made, or not ours."""

    def work() -> int:
        from generator.pipeline.other_clinics import OtherClinics
        from generator.pipeline.signatures import is_known
        from generator.pipeline.verifying import FINE as FOUND_FINE
        from generator.pipeline.verifying import verify_code, verify_file

        if not (files or code):
            print('Name a file or a code, as in  make verify FILE="output/en/aftercare.pdf"  or  make verify CODE=7f3a9c', file=sys.stderr)
            return USAGE
        review = read(content, handouts, (), on, clinic)
        if errors(review.problems):
            return told(review.problems, "nothing can be compared")
        clinics = None if clinic else OtherClinics(content, handouts, as_day(on))
        known = partial(is_known, handouts)
        found = [*(verify_file(file, review, clinics, known) for file in files), *(verify_code(each, review, clinics) for each in code)]
        for each in found:
            print(visible(f"{each.name}: {each.verdict}. {each.why}"))
        return FINE if all(each.verdict in FOUND_FINE for each in found) else PROBLEMS

    return guarded(work, debug=debug)
