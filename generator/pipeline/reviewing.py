"""What a person reads before they approve: the words of each handout that have changed, and the clinic's own facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.compose.neutral import facts, signs
from generator.document.approval import Approval
from generator.document.printed import digest_of
from generator.formats import Job
from generator.pipeline.folder import names_of
from generator.pipeline.jobs import BuildPlan, Planner, Signed
from generator.pipeline.kept_words import kept_script, lost_words
from generator.pipeline.planned_files import subject_name, whole_name
from generator.pipeline.subjects import SubjectWords
from generator.problems import Problem, errors
from generator.project import Project
from generator.project.clinic_files import not_there
from generator.review.alignment import Pair, Sentence, kept_sentences, pairs, sentences
from generator.review.approvals.acts import Act
from generator.review.approvals.state import last_approved, state_of


class PaperSize(NamedTuple):
    """A sheet of paper: its name in style sheets, and its sides in mm."""

    name: str
    width: float
    height: float


A4, LETTER = PaperSize("A4", 210, 297), PaperSize("letter", 215.9, 279.4)


@dataclass(frozen=True, slots=True)
class HandoutReview:
    """One handout: `since` is the act that its words are compared with, None if nobody has approved any words of it yet."""

    of: SubjectWords
    state: Approval
    since: Act | None
    pairs: tuple[Pair, ...]

    @property
    def name(self) -> str:
        """The handout's name, as ONLY takes it."""
        return self.of.subject.handout

    def count(self, kind: str) -> int:
        """Return how many sentences there are of a kind."""
        return sum(pair.kind == kind for pair in self.pairs)


@dataclass(frozen=True, slots=True)
class Review:
    """All that is to be read. `facts` are the clinic's own, `signs` what stands for its details in the words."""

    handouts: tuple[HandoutReview, ...] = ()
    facts: str = ""
    signs: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()
    signed: Signed | None = None
    project: Project | None = None

    @property
    def language(self) -> str:
        """The language of the words; '' if there are none."""
        return self.project.book.language if self.project else ""

    @property
    def facts_digest(self) -> str:
        """The digest of the clinic's own facts."""
        return digest_of(self.facts)

    @property
    def look(self) -> tuple[str, ...]:
        """The logos, templates and fonts of the clinic's own that pages are made with, and that are no part of what is approved."""
        editions = self.project.editions if self.project else ()
        return tuple(sorted({name for each in editions for name in each.own_look}))

    @property
    def apart(self) -> tuple[str, ...]:
        """The names of words of the same handouts that are signed apart, as what anybody may read is, and are not among these."""
        here, wholes = {each.name for each in self.handouts}, {each.of.subject.whole for each in self.handouts} - {""}
        about = (None, *self.project.book.conditions) if self.project else ()
        editions = self.project.editions if self.project else ()
        found = {subject_name(each, of) for each in editions for of in about if whole_name(each, of) in wholes}
        return tuple(sorted(found - here))

    @property
    def sheet(self) -> PaperSize:
        """The paper that the clinic prints on: US Letter where it makes handouts for that and none for A4."""
        widths = {each.paper.width for each in (self.project.editions if self.project else ())}
        return LETTER if LETTER.width in widths and A4.width not in widths else A4

    def filled(self, words: str) -> str:
        """Return words with the clinic's details in the place of their signs, as they are printed."""
        return filled(words, self.signs or {})


def review(content: Path, handouts: Path, only: Sequence[str], on: date | None, clinic: str = "") -> Review:
    """Return what has changed in the handouts since they were approved, or the problems that stand in the way.

    `clinic` is the id of one with a file of its own; without it, the handouts are those of the clinic that content.yaml names.
    """
    planner = Planner(content, handouts, templates=False)
    names = [Path(name).name for name in only]
    if clinic and (unknown := not_there(handouts, clinic)):
        return Review(problems=unknown)
    plan = planner.plan_for(clinic, names, on=on) if clinic else planner.plan(names, on=on)
    if plan.project is None or plan.signed is None or errors(plan.problems):
        return Review(problems=plan.problems)
    return of_plan(plan, plan.project, plan.signed, handouts, names)


def of_plan(plan: BuildPlan, project: Project, signed: Signed, handouts: Path, names: Collection[str] = ()) -> Review:
    """Return what there is to read of the handouts that are wanted in a plan: pages link to others, whose words are known then too.

    A name in `names` means the words that are signed under it, though other files may have it too; of files, it means their words.
    """
    wanted = _meant(plan.jobs, names)
    one = partial(_reviewed, signed=signed, handouts=handouts)
    return Review(
        handouts=tuple(one(of) for of in plan.subjects if of.subject.handout in wanted),
        facts=facts(project.book, project.here),
        signs=signs(project.book, project.here),
        problems=(*plan.problems, *lost_words(handouts, signed.register)),
        signed=signed,
        project=project,
    )


def _meant(jobs: Iterable[Job], names: Collection[str]) -> set[str]:
    planned = {job.path: job.composed.handout for job in jobs}
    signed_so = set(planned.values()) & set(names)
    by_file = {handout for path, handout in planned.items() if names_of(path) & (set(names) - signed_so)}
    return (signed_so | by_file) or set(planned.values())


def _reviewed(of: SubjectWords, signed: Signed, handouts: Path) -> HandoutReview:
    state = state_of(of.subject, signed.register, signed.day)
    since = last_approved(signed.register.until(signed.day), of.subject)
    script = kept_script(handouts, since.handout, since.words) if since and since.handout and since.words else None
    before: Iterable[Sentence] = kept_sentences(script) if script else ()
    now = sentences(of.passages)
    return HandoutReview(of, state, since if script else None, pairs(tuple(before), now))


def filled(words: str, signs: Mapping[str, str]) -> str:
    """Return words with what signs stand for in their place."""
    for sign, detail in signs.items():
        words = words.replace(sign, detail)
    return words
