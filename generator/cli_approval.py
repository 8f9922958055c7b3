"""The command that approves words, and what it asks."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_options import TypedDay, content_option, debug_option, guarded, handouts_option, on_terminal, only_option, told
from generator.cli_review import MOST_SHOWN, read, show
from generator.console import FINE, PROBLEMS, USAGE, print_problems
from generator.problems import errors, visible

if TYPE_CHECKING:
    from generator.pipeline.approving import Request, Signing


def register(group: click.Group) -> None:
    """Add the command to the program's."""
    group.add_command(_approve)


@click.command("approve")
@content_option
@handouts_option
@only_option
@click.option("--name", default="", envvar="HANDOUTS_NAME", help="Who approves.")
@click.option("--role", default="", envvar="HANDOUTS_ROLE", help="What they are, such as Dermatologist.")
@click.option("--registration", default="", envvar="HANDOUTS_REGISTRATION", help="Their number in a register, such as GMC 1234567.")
@click.option("--as", "as_", envvar="HANDOUTS_AS", type=click.Choice(["author", "clinician", "patients"]), help="In which part.")
@click.option("--read", default="", envvar="HANDOUTS_READ", help="With --as patients: who read the words, and when.")
@click.option(
    "--reason", default="", envvar="HANDOUTS_REASON", help="Why no patients read them, why they are withdrawn, or why a sentence may stand."
)
@click.option("--clinic", multiple=True, metavar="ID", help="Approve what is this clinic's own: its help lines, product, cost, who treats.")
@click.option("--withdraw", multiple=True, metavar="NAME", help="Take back the approval of this handout.")
@click.option("--clear", default="", envvar="HANDOUTS_CLEAR", metavar="RULE", help="Answer for a sentence that this rule doubts.")
@click.option("--where", default="", envvar="HANDOUTS_WHERE", help="With --clear: where it is, such as content.yaml:755.")
@click.option("--sentence", default="", envvar="HANDOUTS_SENTENCE", help="With --clear: which sentence, if there are several.")
@click.option("--mark", default="", envvar="HANDOUTS_MARK", help="Record the licence for a mark of quality: PIF TICK, NHS or BAD.")
@click.option("--until", envvar="HANDOUTS_UNTIL", type=TypedDay(), help="With --mark: the last day of the licence.")
@click.option("--status", default="", envvar="HANDOUTS_STATUS", help="Say what handouts in this status are called in a new language.")
@click.option("--called", default="", envvar="HANDOUTS_CALLED", help="With --status: what they are called, in that language.")
@click.option("--language", default="", envvar="HANDOUTS_LANGUAGE", help="With --status: which language, such as es.")
@click.option("--yes", is_flag=True, help="Don't ask.")
@debug_option
def _approve(content: Path, handouts: Path, debug: bool, **typed: object) -> int:
    """Put a name to the words of handouts: show what has changed, ask, and add a line for each to approvals.yaml."""
    return guarded(lambda: _approved(content, handouts, typed), debug=debug)


def _approved(content: Path, handouts: Path, typed: Mapping[str, object]) -> int:
    from generator.pipeline.approving import approvals

    request, withdrawn = _request(typed), _names(typed["withdraw"])
    if clinics := _names(typed["clinic"]):
        return _approved_in_clinics(content, handouts, request, typed, clinics)
    if request.mark or request.rule or request.status:  # what is wrong with the words may be just what these answer for
        signing = _cleared(content, handouts, request) if request.rule else _of_all_handouts(request)
        return told(signing.problems, "nothing was approved") or _written(signing, request, handouts, "make", yes=bool(typed["yes"]))
    if withdrawn:
        return _taken_back(handouts, request, withdrawn, yes=bool(typed["yes"]))
    review = read(content, handouts, _names(typed["only"]), None)
    if errors(review.problems):
        return told(review.problems, "nothing was approved")
    signing = approvals(request, review)
    if errors(signing.problems) or not signing.acts:
        return told(signing.problems, "nothing was approved")
    show(review)
    print_problems(signing.problems)
    return _written(signing, request, handouts, "make", yes=bool(typed["yes"]))


def _taken_back(handouts: Path, request: Request, names: tuple[str, ...], *, yes: bool) -> int:
    """Take approvals back, whatever is wrong with the words."""
    from generator.pipeline.withdrawing import taken_back

    signing = taken_back(request, handouts, names, date.today())
    print_problems(signing.problems)
    return _written(signing, request, handouts, "make", yes=yes) if signing.acts else PROBLEMS


def _cleared(content: Path, handouts: Path, request: Request) -> Signing:
    """Show the sentence that somebody answers for, and return the line that says so."""
    from generator.pipeline.approving import Signing
    from generator.pipeline.clearing import clearance, doubts, meant

    doubted, problems = doubts(content, handouts, date.today())
    if problems:
        return Signing(problems=problems)
    found = meant(request, doubted)
    signing = clearance(request, found, doubted, date.today())
    for each in found if signing.acts else ():
        print(visible(f"{each.problem.location or each.where}  {each.problem.code}  {each.problem.message}\n  {each.sentence}"))
    return signing


def _of_all_handouts(request: Request) -> Signing:
    """Return the line for a mark of quality, or for what a status is called."""
    from generator.pipeline.approving import licence_of_mark, words_for_status

    return licence_of_mark(request, date.today()) if request.mark else words_for_status(request, date.today())


def _approved_in_clinics(content: Path, handouts: Path, request: Request, typed: Mapping[str, object], clinics: tuple[str, ...]) -> int:
    """Approve the facts of clinics with files of their own, and the words that only they have."""
    from generator.pipeline.approving import Signing
    from generator.pipeline.approving_clinics import approvals_of_clinic

    if request.rule or request.mark or request.status or _names(typed["withdraw"]):
        print("CLINIC can't be given with WITHDRAW, CLEAR, MARK or STATUS: these are for all clinics.", file=sys.stderr)
        return USAGE
    whole = Signing()
    for clinic in dict.fromkeys(clinics):
        review = read(content, handouts, _names(typed["only"]), None, clinic)
        signing = Signing() if errors(review.problems) else approvals_of_clinic(request, review)
        if problems := errors((*review.problems, *signing.problems)):
            return told(problems, "nothing was approved")
        print_problems(signing.problems)
        if signing.acts:
            print(visible(f"\n{clinic}"))
            show(replace(review, handouts=tuple(each for each in review.handouts if any(act.handout == each.name for act in signing.acts))))
        whole = whole.and_also(signing)
    if not whole.acts:
        return FINE
    return _written(whole, request, handouts, "make clinics", yes=bool(typed["yes"]))


def _written(signing: Signing, request: Request, handouts: Path, then: str, *, yes: bool) -> int:
    """Ask, write the lines and return the exit status; `then` is what to run next."""
    from generator.pipeline.approving import write

    if not _agreed(signing, request.name, yes=yes):
        print("Nothing was written.", file=sys.stderr)
        return PROBLEMS
    if found := write(handouts, signing):
        return told(found, "nothing was approved")
    lines = "line" if len(signing.acts) == 1 else "lines"
    print(f"{len(signing.acts)} {lines} added to {handouts.as_posix()}/approvals.yaml. Run {then}: the files say it from then on.")
    return FINE


def _request(typed: Mapping[str, object]) -> Request:
    from generator.pipeline.approving import Request

    texts = ("name", "registration", "read", "reason", "where", "sentence", "mark", "language", "status", "called")
    words = {key: str(typed[key] or "") for key in texts}
    until = typed["until"].date() if isinstance(typed["until"], datetime) else None
    return Request(what=str(typed["role"] or ""), role=typed["as_"], rule=str(typed["clear"] or ""), until=until, **words)  # type: ignore[arg-type]


def _agreed(signing: Signing, name: str, *, yes: bool) -> bool:
    """Return whether the person who approves has said so: on a terminal they are asked."""
    print()
    for act in signing.acts[:MOST_SHOWN]:
        part = f" as {act.role}" if act.role else ""
        until = f", until {act.until}" if act.until else ""
        print(visible(f"  {act.act} {act.handout or act.clinic or act.rule or act.mark or act.called}{part}{until}"))
    if yes:
        return True
    if not on_terminal():
        print("Nobody can be asked here: add YES=1 if you have read the words and agree.", file=sys.stderr)
        return False
    print(visible(f"\nI am {name}. I have read what is shown above and in output/review.html, and I put my name to it."))
    return _answer("Type yes to sign [no]: ").strip().casefold() == "yes"


def _answer(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        return ""


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else ()
