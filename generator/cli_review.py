"""The commands that show what changed since an approval, who approved what, and what others say of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_options import (
    as_day,
    content_option,
    debug_option,
    file_argument,
    guarded,
    handouts_option,
    on_option,
    only_option,
    output_option,
    told,
)
from generator.console import FINE, tell_waiting
from generator.problems import errors, visible

if TYPE_CHECKING:
    from generator.pipeline.reviewing import HandoutReview, Review
    from generator.review.alignment import Pair

MOST_SHOWN = 60  # changed sentences in the terminal: the page has them all
_COLOURS = {"gone": "red", "new": "green"}


def register(group: click.Group) -> None:
    """Add the commands to the program's."""
    for command in (_review, _approvals, _certificate, _comments):
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
        show(review)
        folder = output.as_posix()
        print(f"\nTo read it all: {folder}/review.html. To comment on it in Word: {folder}/review.docx")
        return told(found, "the files were not written") if found else FINE

    return guarded(work, debug=debug)


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
@file_argument("make comments FILE=review.docx")
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


def show(review: Review) -> None:
    """Print what has changed in each handout; a change that several of them have is printed once."""
    from generator.review.alignment import changes

    left, shown = MOST_SHOWN, set[tuple[str, str]]()
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
    if review.apart:
        names = ", ".join(review.apart)
        print(visible(f"\nNot shown here, and signed apart, as other people read it: {names}. To read and sign it too, name it in ONLY."))
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
