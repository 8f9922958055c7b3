"""From a project to jobs: which files are made from which words. Problems of the words as a whole are found here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.compose import Composer
from generator.content.front_labels import FRONT, LIVE
from generator.content.grounds import grounds_of
from generator.document.companion import Companion
from generator.document.limits import SHIPPED, Strictness
from generator.document.printed import Passage
from generator.document.target import Target
from generator.formats import FORMATS, Job
from generator.pipeline.about import About, about
from generator.pipeline.kept_folder import KEPT, folder_files
from generator.pipeline.known import Judgement, Known, WordsRead, judgement_on, kept, quiet_in, words_of
from generator.pipeline.lost_references import problems_of
from generator.pipeline.named_sources import Sources
from generator.pipeline.planned_files import PlannedFile, clashes_of, files_of, signed_alike, unknown_names
from generator.pipeline.said_beside import said_beside
from generator.pipeline.subjects import SharedWords, Subjects, SubjectWords
from generator.pipeline.too_long import Typed, texts_of
from generator.problems import Problem, errors
from generator.project import Files, Project, shown
from generator.remembering import OfEach
from generator.review.approvals.called import status_words_in
from generator.review.approvals.posing import posing, suspicious
from generator.review.approvals.register import REGISTER, Register, later_than, read_register
from generator.review.approvals.state import signed_as_one, state_of
from generator.review.printable import printable
from generator.review.settings import strictness_of
from generator.text import Text

if TYPE_CHECKING:
    from generator.compose import Composed
    from generator.document.approval import Approval
    from generator.document.blocks import Document
    from generator.document.deck import Deck
    from generator.pipeline.judging import Ruling
    from generator.pipeline.workers import Made
    from generator.project.clinic_files import OneClinic
    from generator.review.approvals.acts import Act
    from generator.review.settings import RuleSettings

    AnyComposed = Composed[Document] | Composed[Deck]


@dataclass(frozen=True, slots=True)
class Signed:
    """The register of approvals, and the day on which it is read."""

    register: Register
    day: date


def _as_it_is(made: Made) -> Made:
    return made


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """The files to make, sorted by path; none if `problems` has an error. `paths` are those of all planned files, wanted or not.

    `signed` has the approvals, `subjects` what is approved when they are.
    `about` has what each wanted file is for, `strictness` how strict the rules over finished files are.
    `verdict` is what the rules say of the words, once all files could be read, unless it is known from the build before.
    `known` is what the next build may know of this one.
    `finish` is what becomes of a file once it is made and checked.
    `details` returns how long each text of the clinic in content.yaml is, by its path, if these files are of another clinic.
    """

    jobs: tuple[Job, ...] = ()
    problems: tuple[Problem, ...] = ()
    paths: tuple[str, ...] = ()
    signed: Signed | None = None
    subjects: tuple[SubjectWords, ...] = ()
    project: Project | None = None
    about: Mapping[str, About] = field(default_factory=dict)
    strictness: Strictness = SHIPPED
    verdict: Ruling | None = None
    known: Known | None = None
    finish: Callable[[Made], Made] = _as_it_is
    details: Callable[[], Mapping[str, int]] = dict

    @property
    def texts(self) -> Mapping[str, Typed]:
        """The texts of content.yaml, by their paths: to say which of them are too long."""
        return texts_of(self.project.book) if self.project else {}

    @property
    def partial(self) -> bool:
        """Whether only some of the planned files are wanted."""
        return len(self.jobs) < len(self.paths)


def make_plan(
    content: Path,
    handouts: Path,
    only: Collection[str] = (),
    *,
    templates: bool = True,
    judge: bool = True,
    on: date | None = None,
    more: Iterable[Act] = (),
    read: str | None = None,
    known: Known | None = None,
    ahead: bool = False,
) -> BuildPlan:
    """Read all files and return what to make, or everything that is wrong in any of them.

    `only` names the wanted files, without folder, with or without extension; `templates` is as in `read_project`. Approvals are those
    that hold on the day `on`, which is today if it is not given, with `more` that are not in the register yet.
    Without `judge`, no rule looks at the words: what files are called does not depend on it. `read` is as in `Planner`, `known` what was
    kept of the build before. A plan `ahead` of another one has the errors of the words, and not all warnings.
    """
    return Planner(content, handouts, templates=templates, read=read).plan(only, judge=judge, on=on, more=more, known=known, ahead=ahead)


class Planner:
    """Plans handouts from files that are read once: the clinics of a group have all of them in common, but for each clinic's own."""

    def __init__(self, content: Path, handouts: Path, *, templates: bool = True, read: str | None = None) -> None:
        """Plan from these files; `read` is the fingerprint of those in `handouts`, if they need not be read again while it is the same."""
        self._warm = KEPT.warm
        self._files = Files(content, KEPT.read(handouts, read) if read and templates else folder_files(handouts, templates=templates))
        self._handouts, self._read = handouts, read
        self._said: SharedWords = {}

    def plan(
        self,
        only: Collection[str] = (),
        *,
        judge: bool = True,
        on: date | None = None,
        more: Iterable[Act] = (),
        clinic: OneClinic | None = None,
        known: Known | None = None,
        ahead: bool = False,
    ) -> BuildPlan:
        """Return what to make, as `make_plan` does; for a `clinic` that has a file of its own, if one is given."""
        day, more = on or date.today(), tuple(more)
        project, problems = self._files.project(clinic)
        register, in_register = self._register
        remembered = self._warm and bool(only)  # while somebody waits for a file, what this process remembers is quicker
        words = None if more or clinic or not judge or remembered or ahead else self._words(day)
        before = judgement_on(words, known) if words else None
        in_settings = before.in_settings if before else self._settings[1]
        later = later_than(register, day, shown(self._handouts / REGISTER))
        problems = (*problems, *in_register, *later, *in_settings)
        if project is None or errors(problems):
            return BuildPlan(problems=(*problems, *(self._in_texts(Signed(register, day), errors_only=ahead) if judge else ())))
        signed = Signed(register.with_acts(*more), day)
        if not judge:
            return _planned(project, problems, only, signed, self._said)
        quiet = () if self._warm else quiet_in(known)
        judgement, verdict = (before, None) if before else self._judged(project, signed, quiet, errors_only=ahead)
        plan = _planned(project, (*problems, *judgement.found), only, signed, self._said)
        keep = known if remembered or ahead or (before and plan.partial) else None
        if words and not keep and not errors(plan.problems):
            keep = kept(words, judgement, None if plan.partial else plan.problems)
        return replace(plan, strictness=judgement.strictness, verdict=verdict, known=keep)

    def plan_for(self, clinic: str, only: Collection[str] = (), *, on: date | None = None) -> BuildPlan:
        """Return what to make for a clinic that has a file of its own, by its id, with what is wrong with that file."""
        from generator.project.clinic_files import read_clinic

        one, problems = read_clinic(self._handouts, clinic)
        if one is None:
            return BuildPlan(problems=problems)
        plan = self.plan(only, on=on, clinic=one)
        return replace(plan, problems=(*problems, *plan.problems), details=self._details)

    def _details(self) -> Mapping[str, int]:
        project, _ = self._files.project()
        return {path: typed.length for path, typed in texts_of(project.book).items() if path.startswith("clinic/")} if project else {}

    @cached_property
    def _register(self) -> tuple[Register, tuple[Problem, ...]]:
        return KEPT.of(self._handouts, self._read, _register_in)

    @cached_property
    def _settings(self) -> tuple[RuleSettings, tuple[Problem, ...]]:
        from generator.pipeline.judging import read_strictness  # with all rules, which are not needed where a judgement is known

        return KEPT.of(self._handouts, self._read, read_strictness)

    def _judged(self, project: Project, signed: Signed, quiet: Iterable[str], *, errors_only: bool) -> tuple[Judgement, Ruling]:
        """Return what the rules say of a project's words, or those that may stop a build; in `quiet` texts they found nothing before."""
        from generator.pipeline.judging import verdict_on

        settings, in_settings = self._settings
        verdict = verdict_on(project, settings, signed.register.until(signed.day).acts, signed.day, quiet, errors_only=errors_only)
        return Judgement(strictness_of(settings), in_settings, verdict.judged.problems, verdict.judged.quiet), verdict

    def _in_texts(self, signed: Signed, *, errors_only: bool) -> tuple[Problem, ...]:
        """Return what is wrong with single texts, where errors keep the words from being judged as a whole: all is told at once.

        How strict the rules are has to be known.
        """
        from generator.pipeline.judging import found_in_texts

        settings, in_settings = self._settings
        if self._draft is None or errors(in_settings):
            return ()
        return tuple(found_in_texts(self._draft, settings, signed.register.until(signed.day).acts, signed.day, errors_only=errors_only))

    @cached_property
    def _draft(self) -> Project | None:
        """What single texts can be looked at in, whichever clinic hands them out; None if too much is wrong."""
        return self._files.draft()

    def _words(self, day: date) -> WordsRead | None:
        """Return the words as a later build may know them; None if there is anything to say of their form."""
        tree = self._files.tree
        return words_of(tree, self._handouts, self._read, day) if tree and self._read else None


def _register_in(handouts: Path) -> tuple[Register, tuple[Problem, ...]]:
    file = handouts / REGISTER
    return read_register(file, shown(file), handouts)


def _planned(project: Project, problems: tuple[Problem, ...], only: Collection[str], signed: Signed, said: SharedWords) -> BuildPlan:
    """Return the jobs, unless the files contradict each other; words are composed only for wanted files."""
    files = [each for planned in project.editions for each in files_of(planned, project.book)]
    wanted = [each for each in files if not only or each.names & set(only)]
    clashes = dict.fromkeys((*clashes_of(files), *signed_alike(files)))  # a name without {id} is the same for all conditions
    contradicting = (*clashes, *unknown_names(only, files))
    if errors(contradicting):
        return BuildPlan(problems=(*problems, *contradicting))
    told = {each.location for each in errors(problems) if each.location}  # by a rule of the words, which may look for the same
    composer = _CachedComposer(replace(project, book=printable(project.book, project.fonts)), signed, files, said)
    jobs = sorted((composer.job(each) for each in wanted), key=lambda job: job.path)
    foreseen = (problem for job in jobs for problem in FORMATS[job.format].foresee(job))
    project.labels.ask((*FRONT, *LIVE))
    missing = tuple(project.labels.missing(project.catalogue))
    unnamed = dict.fromkeys(composer.unnamed_sources(wanted))  # once, in however many handouts
    everything = composer.composed_of(files)
    pretended = posing(_may_pose(project, composer.subjects, signed.register), signed.register, signed.day)
    found = (
        *problems,
        *(each for each in pretended if each.location not in told),
        *problems_of(composer.composed, project.book, everything),
        *missing,
        *unnamed,
        *foreseen,
    )
    if errors(found):
        return BuildPlan(problems=found)
    paths = tuple(each.path for each in files)
    known = {each.path: about(each.planned, each.condition, project.book.conditions) for each in wanted}
    return BuildPlan(tuple(jobs), found, paths, signed, composer.subjects, project, known)


def _said_by_labels(texts: Mapping[str, Text]) -> tuple[Passage, ...]:
    return tuple(Passage(label.plain, location=label.location) for label in texts.values())


def _may_pose(project: Project, subjects: Iterable[SubjectWords], register: Register) -> Iterator[Passage]:
    """Yield what may pose as an approval: of labels, also those of drafts only, and of what handouts say, only what has such words."""
    yield from suspicious((_OF_LABELS(project.labels.texts),), register)
    yield from said_beside(project)
    for each in subjects:
        suspects = {passage.words for passage in suspicious((part.passages for part in each.parts), register)}
        yield from (passage for passage in each.passages if passage.words in suspects) if suspects else ()
        yield from each.details


_OF_LABELS = OfEach(_said_by_labels, 8)  # those of a language are the same until its catalogue changes


def composed_handouts(project: Project) -> tuple[AnyComposed, ...]:
    """Return the words of all handouts, each once, however many editions have them."""
    composer = _CachedComposer(project, Signed(Register(), date.min))
    for planned in project.editions:
        for wanted in files_of(planned, project.book):
            composer.of(wanted)
    return composer.composed


class _CachedComposer:
    """Composes words once for all editions that share them."""

    def __init__(self, project: Project, signed: Signed, files: Sequence[PlannedFile] = (), said: SharedWords | None = None) -> None:
        self._project = project
        self._signed = signed
        self._composer = Composer(project.book, project.labels, project.here, project.pictures)
        self._subjects = Subjects(project, said, signed_as_one(signed.register, project.book.language, signed.day))
        self._files = files
        self._companions: tuple[Companion, ...] | None = None
        self._known: dict[tuple[object, ...], AnyComposed] = {}

    @property
    def composed(self) -> tuple[AnyComposed, ...]:
        """Everything composed so far."""
        return tuple(self._known.values())

    @property
    def subjects(self) -> tuple[SubjectWords, ...]:
        """What is approved as one, of everything composed so far, by name."""
        return self._subjects.known

    def job(self, wanted: PlannedFile) -> Job:
        """Return one file's job."""
        planned = wanted.planned
        form = FORMATS[planned.handout.format]
        target = Target(
            path=wanted.path,
            handout=planned.kind,
            edition=planned.edition,
            format=planned.handout.format,
            lang=self._project.book.language,
            condition=wanted.condition.id if wanted.condition else "",
        )
        words = replace(self.of(wanted).words, name=target.name, handout=self._subjects.of(planned, wanted.condition).subject.handout)
        job: Job = form.plan(target, words, planned, self.companions)
        return job

    def companions(self) -> tuple[Companion, ...]:
        """Return all files that are planned, wanted or not."""
        if self._companions is None:
            self._companions = tuple(self._companion(each) for each in self._files)
        return self._companions

    def _companion(self, wanted: PlannedFile) -> Companion:
        planned = wanted.planned
        return Companion(
            path=wanted.path,
            handout=planned.kind,
            edition=planned.edition,
            format=planned.handout.format,
            about=planned.handout.about,
            condition=wanted.condition.id if wanted.condition else "",
            type_size=planned.theme.type["body"][0],
            on_paper=planned.needs.on_paper,
            said=self.of(wanted).words,
        )

    def unnamed_sources(self, wanted: Iterable[PlannedFile]) -> Iterator[Problem]:
        """Yield what is wrong where the sources of printed sentences can't be found from a handout."""
        sources = Sources(grounds_of(self._project.book))
        for each in wanted:
            yield from sources.unnamed(self.of(each), each.planned)

    def composed_of(self, files: Iterable[PlannedFile]) -> Callable[[], Iterable[AnyComposed]]:
        """Return what composes these files once it is called."""
        return lambda: tuple(self.of(each) for each in files)

    def of(self, wanted: PlannedFile) -> AnyComposed:
        """Return the words of one file."""
        handout, condition = wanted.planned.handout, wanted.condition
        compose = FORMATS[handout.format].compose
        key = (wanted.planned.kind, condition.id if condition else "", handout.orders, handout.profile, compose)
        if key not in self._known:
            self._known[key] = compose(self._composer, handout, condition, self._approval(wanted))
        return self._known[key]

    def _approval(self, wanted: PlannedFile) -> Approval:
        state = state_of(self._subjects.of(wanted.planned, wanted.condition).subject, self._signed.register, self._signed.day)
        own = status_words_in(self._signed.register, self._signed.day, self._project.labels.tag)
        return replace(state, called=own[state.status]) if own else state
