"""The commands of review, approval and verification, and what they print."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.console import FAULT, FINE, INTERRUPTED, PROBLEMS, USAGE, counted, print_fault, print_problems, status_of, tell_waiting
from generator.problems import Problem, errors, visible

if TYPE_CHECKING:
    from generator.pipeline.approving import Request, Signing
    from generator.pipeline.reviewing import HandoutReview, Review
    from generator.review.alignment import Pair

FILE = click.Path(path_type=Path, readable=False)
content_option = click.option("--content", type=FILE, default=Path("content.yaml"), show_default=True, help="The words.")
handouts_option = click.option(
    "--handouts", type=FILE, default=Path("handouts"), show_default=True, help="Where the register of approvals is."
)
output_option = click.option("--output", type=FILE, default=Path("output"), show_default=True, help="Where review.html goes.")
only_option = click.option("--only", multiple=True, metavar="NAME", help="Only this handout. May be repeated.")
on_option = click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="As it is on this day, not today.")
debug_option = click.option("--debug", is_flag=True, help="Show where in the program a fault happened.")
_MOST_SHOWN = 60  # changed sentences in the terminal: the page has them all
_COLOURS = {"gone": "red", "new": "green"}


def register(group: click.Group) -> None:
    """Add the commands to the program's."""
    for command in (_review, _approve, _approvals, _certificate, _comments):
        group.add_command(command)


@click.command("review")
@content_option
@handouts_option
@output_option
@only_option
@on_option
@debug_option
def _review(content: Path, handouts: Path, output: Path, only: tuple[str, ...], on: date | None, debug: bool) -> int:
    """Show what has changed since the last approval, sentence by sentence; also as review.html, and as review.docx to comment on."""

    def work() -> int:
        from generator.pipeline.review_files import write_review

        review = read(content, handouts, only, on)
        if errors(review.problems):
            return told(review.problems, "nothing was written")
        found = write_review(review, output, tell_waiting)
        _show(review)
        folder = output.as_posix()
        print(f"\nTo read it all: {folder}/review.html. To comment on it in Word: {folder}/review.docx")
        return told(found, "the files were not written") if found else FINE

    return guarded(work, debug=debug)


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
@click.option("--until", envvar="HANDOUTS_UNTIL", type=click.DateTime(["%Y-%m-%d"]), help="With --mark: the last day of the licence.")
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
    _show(review)
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
            _show(
                replace(review, handouts=tuple(each for each in review.handouts if any(act.handout == each.name for act in signing.acts)))
            )
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
    for act in signing.acts[:_MOST_SHOWN]:
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


def on_terminal() -> bool:
    """Return whether somebody can be asked."""
    return sys.stdin.isatty()


@click.command("approvals")
@content_option
@handouts_option
@on_option
@debug_option
def _approvals(content: Path, handouts: Path, on: date | None, debug: bool) -> int:
    """Show which handouts are approved, by whom and until when, and why the others are not."""

    def work() -> int:
        review = read(content, handouts, (), on)
        if errors(review.problems):
            return told(review.problems, "nothing is known")
        width = max((len(each.name) for each in review.handouts), default=0)
        for each in review.handouts:
            state = each.state
            signed = f"version {state.version}, until {state.until}: {state.author}; {state.clinician}" if state.approved else state.reason
            print(visible(f"{each.name:<{width}}  {state.code}  {state.status:<9}  {signed}"))
        _show_clinics(content, handouts, review)
        return FINE

    return guarded(work, debug=debug)


def _show_clinics(content: Path, handouts: Path, review: Review) -> None:
    """Print who approved the facts of each clinic with a file of its own, or why they are not approved."""
    from generator.pipeline.clinic_facts import facts_of_clinics
    from generator.review.approvals.state import Subject, end_of, facts_seen, unseen

    assert review.signed
    acts = review.signed.register.until(review.signed.day).acts
    for n, each in enumerate(facts_of_clinics(content, handouts)):
        subject = Subject("", "", "", each.digest, each.named, each.id)
        act = facts_seen(subject, acts)
        what = f"{act.by}, {act.what}, until {end_of(act)}" if act else unseen(subject, acts)[1]
        print(visible(f"{chr(10) if n == 0 else ''}{each.id}: {what}"))


@click.command("certificate")
@content_option
@handouts_option
@output_option
@on_option
@debug_option
def _certificate(content: Path, handouts: Path, output: Path, on: date | None, debug: bool) -> int:
    """Write certificate.html: who approved which words, when and until when, to print and sign."""

    def work() -> int:
        from generator.pipeline.certificate import CERTIFICATE
        from generator.pipeline.review_files import write_certificate

        review = read(content, handouts, (), on)
        if errors(review.problems):
            return told(review.problems, "nothing was written")
        if found := write_certificate(review, output, tell_waiting):
            return told(found, "nothing was written")
        approved = sum(each.state.approved for each in review.handouts)
        print(f"{output.as_posix()}/{CERTIFICATE}: {approved} of {len(review.handouts)} handouts are approved.")
        return FINE

    return guarded(work, debug=debug)


@click.command("comments")
@content_option
@handouts_option
@click.argument("file", type=FILE)
@debug_option
def _comments(content: Path, handouts: Path, file: Path, debug: bool) -> int:
    """Show the comments that somebody made in review.docx, each with the line of content.yaml that it is about."""

    def work() -> int:
        from generator.pipeline.review_files import read_comments

        comments, problems = read_comments(file, read(content, handouts, (), None))
        for each in comments:
            print(visible(f"{each.place}  {each.author}: {each.said}\n    {each.words}"))
        if not (comments or problems):
            print(f"There are no comments in {file.as_posix()}.")
        return told(problems, "no comments were read") if problems else FINE

    return guarded(work, debug=debug)


def read(content: Path, handouts: Path, only: tuple[str, ...], on: date | None, clinic: str = "") -> Review:
    """Return what there is to review of some handouts, or of all; in a clinic that has a file of its own, by its id."""
    from generator.pipeline.reviewing import review

    return review(content, handouts, only, as_day(on), clinic)


def as_day(on: date | None) -> date | None:
    """Return the day that somebody typed, which comes with a time."""
    return on.date() if isinstance(on, datetime) else on


def _names(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else ()


def told(problems: tuple[Problem, ...], untouched: str) -> int:
    """Print problems and return the exit status."""
    print_problems(problems)
    serious = errors(problems)
    if problems:
        print(counted(problems) + (f"; {untouched}" if serious else ""), file=sys.stderr)
    return status_of(serious)


def _show(review: Review) -> None:
    """Print what has changed in each handout; a change that several of them have is printed once."""
    from generator.review.alignment import changes

    left, shown = _MOST_SHOWN, set[tuple[str, str]]()
    for each in review.handouts:
        print(_head(each))
        if each.since is None:
            continue
        fresh = [pair for pair in changes(each.pairs) if (pair.before, pair.now) not in shown]
        for pair in fresh[:left]:
            print("\n".join(_pair(pair, review)))
        left = max(0, left - len(fresh))
        shown.update((pair.before, pair.now) for pair in fresh)
    if review.look:
        print(visible(f"\nNot part of what is approved, so look at a page: {', '.join(review.look)}"))
    print("\nThe clinic's own facts, as they are printed:")
    print(visible("\n".join(f"  {line}" for line in review.facts.splitlines())))


def _head(each: HandoutReview) -> str:
    reason = f" ({each.state.reason})" if each.state.reason else ""
    if each.since is None:
        return visible(f"{each.name}  {each.state.code}  {each.state.status}{reason}: {each.count('new')} sentences, all new to you")
    counts = ", ".join(f"{each.count(kind)} {kind}" for kind in ("changed", "new", "gone"))
    return visible(f"{each.name}  {each.state.code}  {each.state.status}{reason}: {counts} since version {each.since.version}")


def _pair(pair: Pair, review: Review) -> Iterator[str]:
    from generator.review.alignment import differences

    place = f"  {str(pair.place).rsplit(':', 1)[0]}" if pair.place and pair.place.line else ""
    number = "  a number or a source" if pair.kind == "changed" and pair.touches_numbers else ""
    yield f"  {pair.kind}{place}{number}"
    runs = differences(review.filled(pair.before), review.filled(pair.now))
    for sign, mark in (("gone", "-"), ("new", "+")):
        if pair.before if sign == "gone" else pair.now:
            words = (_coloured(visible(part), of) for of, part in runs if of in ("same", sign))
            yield f"    {mark} {''.join(words)}"


def _coloured(words: str, sign: str) -> str:
    if sign == "same":
        return words
    return click.style(words, fg=_COLOURS[sign]) if _in_colour() else f"[{words}]"


def _in_colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


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
