"""The commands that write words: those of an older file carried over, and what a new condition or clinic needs."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli_clinics import new_clinic
from generator.cli_options import content_option, debug_option, guarded, handouts_option, told
from generator.console import FINE


def register(group: click.Group) -> None:
    """Add the commands to the program's."""
    group.add_command(_convert)
    group.add_command(_new)


@click.command("convert")
@content_option
@debug_option
def _convert(content: Path, debug: bool) -> int:
    """Carry the words of an older content.yaml over into a new file beside it, and list those that have no place any more."""

    def work() -> int:
        from generator.pipeline.converting import convert_file

        done = convert_file(content)
        status = told(done.problems, "nothing was written")
        if status == FINE and done.converted and done.file:
            for path, location in done.converted.left:
                print(f"{location}  {path}")
            print(f"{done.converted.carried} values were carried over to {done.file.as_posix()}; those above have no place there any more.")
            print(f"To see what is still missing:  handouts check --content {done.file.as_posix()}")
        return status

    return guarded(work, debug=debug)


@click.command("new")
@content_option
@handouts_option
@click.option("--condition", metavar="NAME", default="", help="A condition, as patients call it, such as 'Ringworm'.")
@click.option("--clinic", metavar="NAME", default=None, help="One more clinic of a group, such as 'City Clinic Leeds'.")
@debug_option
def _new(content: Path, handouts: Path, condition: str, clinic: str | None, debug: bool) -> int:
    """Add a condition to content.yaml, or a clinic to handouts/clinics/: every text it needs, each with what it is for."""
    if clinic and condition:
        raise click.UsageError("add a condition or a clinic, one after the other")
    if clinic is None or condition:
        return guarded(lambda: _new_condition(content, condition), debug=debug)
    return new_clinic(content, handouts, clinic, debug=debug)


def _new_condition(content: Path, condition: str) -> int:
    from generator.pipeline.adding import add_condition

    done = add_condition(content, condition)
    status = told(done.problems, f"{content.as_posix()} was not changed")
    if status == FINE:
        print(f"{content.as_posix()}: '{done.id}' is now in lines {done.first} to {done.last}.")
        print("Write its words there: each line says what it is for.")
        print("To see what is still missing:  make check. To take it out again, delete these lines.")
    return status
