"""`make release`: files to give to patients, in a folder of their own, if all that goes into it is approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.content.example_clinic import CODE as EXAMPLE
from generator.pipeline import Outcome, Paths, Watch, build
from generator.pipeline.approving import Signing, sealed_act, write
from generator.pipeline.clearing import PERSONAL
from generator.pipeline.fingerprint import of_value
from generator.pipeline.jobs import BuildPlan, make_plan
from generator.pipeline.manifest import read_manifest
from generator.pipeline.planned_files import subject_name, whole_name
from generator.pipeline.released import FOLDER, handout_of
from generator.pipeline.reviewing import HandoutReview, Review, of_plan
from generator.pipeline.signatures import keep_certificate
from generator.pipeline.signing import SigningKey, read_signer
from generator.problems import Problem, errors
from generator.project import Project, shown
from generator.review.approvals.acts import Act
from generator.review.approvals.register import Register
from generator.review.approvals.state import numbers_of

CODES: Mapping[str, str] = {
    "R013": "a release of handouts of which some are not approved, name an example clinic, or say what somebody has to answer for"
}
_LATER = "R003"
_CONFIRM = "check each of these on the service's own page, and write under 'seen' in your country's file where and when"


@dataclass(frozen=True, slots=True)
class Release:
    """What came of it: the outcome of making the files, and the lines that were added to the register."""

    outcome: Outcome
    acts: tuple[Act, ...] = ()


def release(
    places: Paths,
    watch: Watch,
    *,
    only: Sequence[str] = (),
    printed: int = 0,
    processes: int = 2,
    on: date | None = None,
    key: SigningKey | None = None,
) -> Release:
    """Write all approved files to output/release/, with their manifest; or nothing, and the list of what is missing.

    A handout whose words are those of its last release, while the look or the clinic's details have changed, gets the next small version.
    With a `key`, PDF files to be read on a screen are signed, and the certificate is kept, so that `verify` knows it.
    """
    day = on or date.today()
    signer, refused = read_signer(key, places, day) if key else (None, ())
    if refused:
        return Release(Outcome(problems=refused))
    plan = make_plan(places.content, places.handouts, only, on=day)
    if plan.project is None or plan.signed is None or errors(plan.problems):
        return Release(Outcome(problems=plan.problems))
    review = of_plan(plan, plan.project, plan.signed, places.handouts)
    if missing := (
        *_missing(review, plan.signed.register, places.output / FOLDER),
        *_unfit_to_print(plan),
        *_on_an_earlier_day(plan),
        *_unanswered(plan, review),
    ):
        return Release(Outcome(problems=(*plan.problems, *missing)))
    acts = tuple(_acts(review, plan.project, plan.signed.register, day))
    outcome = build(replace(places, output=places.output / FOLDER), watch, only=only, processes=processes, on=day, more=acts, signer=signer)
    if errors(outcome.problems):
        return Release(outcome)
    runs = tuple(_print_runs(review, acts, printed, day)) if printed else ()
    found = write(places.handouts, Signing((*acts, *runs))) if acts or runs else ()
    found = (*found, *(keep_certificate(places.handouts, signer.certificate) if signer else ()))
    return Release(replace(outcome, problems=(*outcome.problems, *found)), (*acts, *runs))


def _missing(review: Review, register: Register, folder: Path) -> Iterator[Problem]:
    """Yield the handouts that are not approved; files of them that were released once are still in `folder`, and look approved."""
    there = {handout_of(entry, register) for entry in read_manifest(folder).files}
    for each in review.handouts:
        if not each.state.approved:
            hint = f"make review ONLY={each.name} shows its words; make approve puts a name to them"
            if unconfirmed := each.of.subject.unconfirmed:
                hint = f"{_CONFIRM}, or write the clinic's own under 'help_lines': {', '.join(unconfirmed)}"
            if each.name in there:
                hint += f". Until then, give out nothing of it that is in {shown(folder)}/"
            yield Problem("R013", f"{each.name} can't be released. It is {each.state.status}: {each.state.reason}", hint=hint)


def _unfit_to_print(plan: BuildPlan) -> Iterator[Problem]:
    """Yield what is still the example's: each handout prints the clinic's name and how to reach it."""
    for problem in plan.problems:
        if problem.code == EXAMPLE:
            yield Problem("R013", f"nothing can be released while {problem.message}", problem.location, "write your own")


def _on_an_earlier_day(plan: BuildPlan) -> Iterator[Problem]:
    """Yield a register with a later day: with a clock that was set back, what was withdrawn since would be released again."""
    for problem in plan.problems:
        if problem.code == _LATER:
            yield Problem(
                "R013", f"nothing can be released while {problem.message}", problem.location, "set the clock of this computer right"
            )


def _unanswered(plan: BuildPlan, review: Review) -> Iterator[Problem]:
    """Yield the sentences of the handouts to be released that somebody has to answer for by name, and nobody has."""
    printed = {(at.file, at.line) for each in review.handouts for passage in each.of.passages if (at := passage.location)}
    for finding in plan.verdict.judged.findings if plan.verdict else ():
        problem, at = finding.problem, finding.problem.location
        if problem.code in PERSONAL and at and (at.file, at.line) in printed:
            message = f"this can't be released, as nobody answers for it ({problem.code}): {problem.message}"
            hint = f'change it, or answer for it: make approve CLEAR={problem.code} WHERE={at.file}:{at.line} NAME="…" REASON="…"'
            yield Problem("R013", message, at, hint)


def _acts(review: Review, project: Project, register: Register, day: date) -> Iterator[Act]:
    """Yield a line for each handout that has not been released in this form yet."""
    for each in review.handouts:
        made_of = _made_of(each, project)
        version = _next_version(each, register, made_of)
        if version:
            yield sealed_act({**_common(each, day), "act": "release", "version": version, "made_of": made_of})


def _next_version(each: HandoutReview, register: Register, made_of: str) -> str:
    """Return the version of a release: that of the approval, or the next small one; '' if nothing has changed since the last release."""
    subject = each.of.subject
    mine = (subject.handout, subject.language, subject.words)
    before = [act for act in register.acts if act.act == "release" and (act.handout, act.language, act.words) == mine]
    if not before:
        return each.state.version
    if before[-1].made_of == made_of:
        return ""
    major, minor = numbers_of(each.state.version)
    return f"{major}.{minor + 1}"


def _made_of(each: HandoutReview, project: Project) -> str:
    """Return the digest of what an approval leaves out: the clinic's details and the look of each edition."""
    conditions = (None, *project.book.conditions)
    name_of = subject_name if each.of.subject.whole else whole_name
    looks = [
        (planned.edition, planned.handout.sections, planned.theme, planned.paper, planned.logo, planned.template)
        for planned in project.editions
        if each.name in {name_of(planned, condition) for condition in conditions}
    ]
    return of_value((project.book.clinic, dict(project.here.lines), looks))


def _print_runs(review: Review, acts: Sequence[Act], copies: int, day: date) -> Iterator[Act]:
    released = {act.handout: act.version for act in acts}
    for each in review.handouts:
        version = released.get(each.name, each.state.version)
        yield sealed_act({**_common(each, day), "act": "print", "version": version, "copies": copies})


def _common(each: HandoutReview, day: date) -> dict[str, object]:
    subject = each.of.subject
    return {"date": day.isoformat(), "handout": subject.handout, "language": subject.language, "words": subject.words}
