"""The plan: which files are made of which words, on what paper, in which look. `handouts/` holds it; nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.formats import FORMATS, Job
from generator.formats.pptx.length import Length
from generator.problems import Mark, Problem, errors
from generator.project.folder import Chosen, Folder, read_folder, shown

if TYPE_CHECKING:
    from generator.content.labels import Labels
    from generator.content.model import Book, Condition
    from generator.document.blocks import Document
    from generator.document.deck import Deck
    from generator.figures.icon import IconSet

__all__ = ["Job", "Plan", "make_plan", "shown"]
LANG = "en"  # of content.yaml


@dataclass(frozen=True, slots=True)
class Plan:
    """All files to make, by path; none where an error stands in `problems`."""

    jobs: tuple[Job, ...] = ()
    problems: tuple[Problem, ...] = ()


def make_plan(content: Path, handouts: Path, *, templates: bool = True) -> Plan:
    """Read all files and return what is to be made, or all that is wrong with all of them.

    Without `templates`, slides are planned on the house's own template, whatever the handouts name.
    """
    from generator.content.labels import read_labels
    from generator.content.read import read_book

    book, in_book = read_book(content, shown(content))
    catalogue = handouts / "translations" / f"{LANG}.po"
    labels, in_labels = read_labels(catalogue, shown(catalogue))
    folder, in_folder = read_folder(handouts, templates=templates)
    missing = _missing_labels(labels, catalogue) if labels else ()
    problems = (*in_book, *in_labels, *missing, *in_folder, *_same_codes(folder.chosen, book.conditions if book else ()))
    if book is None or labels is None or errors(problems):
        return Plan(problems=problems)
    return _composed(book, labels, folder, problems)


def _missing_labels(labels: Labels, catalogue: Path) -> tuple[Problem, ...]:
    from generator.compose.sections.label_keys import LABELS

    mark = Mark(shown(catalogue))
    hint = "write it in again, as it stands in the file the program came with"
    return tuple(Problem("C073", f"the label '{key}' is missing", mark, hint) for key in sorted(LABELS - set(labels.texts)))


@dataclass(frozen=True, slots=True)
class _Target:
    """One file to make, before its words are put together."""

    path: str
    chosen: Chosen
    condition: Condition | None


def _composed(book: Book, labels: Labels, folder: Folder, problems: tuple[Problem, ...]) -> Plan:
    """Return the jobs, unless the files as a whole do not fit together."""
    from generator.review import check_book
    from generator.review.languages import printable

    targets = [target for each in folder.chosen for target in _targets(each, book)]
    problems = (*problems, *check_book(book, labels), *_clashes(targets))
    if errors(problems):
        return Plan(problems=problems)
    composed = _Composer(printable(book), labels)
    jobs = [_job(target, composed.of(target), book, folder.icons) for target in targets]
    return Plan(tuple(sorted(jobs, key=lambda job: job.path)), problems)


class _Composer:
    """Puts words together, once for all editions that say the same."""

    def __init__(self, book: Book, labels: Labels) -> None:
        self._book, self._labels = book, labels
        self._known: dict[tuple[object, ...], Document | Deck] = {}

    def of(self, target: _Target) -> Document | Deck:
        """Return the words of one file, under its own name."""
        chosen, condition = target.chosen, target.condition
        key = (chosen.kind, condition.id if condition else "", chosen.handout.sections)
        if key not in self._known:
            compose = FORMATS[chosen.handout.format].compose
            self._known[key] = compose(self._book, chosen.handout, condition, self._labels, LANG)
        return replace(self._known[key], name=PurePosixPath(target.path).stem)


def _targets(chosen: Chosen, book: Book) -> Iterator[_Target]:
    handout = chosen.handout
    for condition in book.conditions if handout.about == "condition" else (None,):
        name = handout.file.replace("{id}", condition.id) if condition else handout.file
        path = f"{chosen.edition}/{name}-{chosen.edition}" if chosen.edition else name
        yield _Target(f"{LANG}/{path}.{handout.format}", chosen, condition)


def _clashes(targets: Iterable[_Target]) -> Iterator[Problem]:
    """Yield a Problem for each file that would be written twice; some disks do not tell small letters from capitals."""
    first: dict[str, _Target] = {}
    for target in targets:
        other = first.setdefault(target.path.casefold(), target)
        if other is not target:
            yield _clash(target, other.chosen)


def _clash(target: _Target, other: Chosen) -> Problem:
    mark = target.chosen.tree.mark(("file",))
    if other is target.chosen:
        hint = "put {id} in the name: it stands for the condition"
        return Problem("P006", f"'{target.path}' would be written for more than one condition", mark, hint)
    message = f"'{target.path}' would be written by {other.tree.file} as well"
    return Problem("P006", message, mark, "give one of the two files another name")


def _same_codes(chosen: Iterable[Chosen], conditions: Iterable[Condition]) -> Iterator[Problem]:
    """Yield a Problem for each handout whose code another handout or a condition has: the code tells paper from paper."""
    taken = {condition.code.casefold(): f"the condition '{condition.id}'" for condition in conditions}
    for each in chosen:
        code = each.handout.code
        if not code or each.handout.about == "condition":  # there each condition brings its own
            continue
        other = taken.setdefault(code.casefold(), each.tree.file)
        if other != each.tree.file:
            message = f"{other} has the code '{code}' too"
            yield Problem("P015", message, each.tree.mark(("code",)), "give one of the two another code")


def _job(target: _Target, composed: Document | Deck, book: Book, icons: IconSet) -> Job:
    chosen, handout = target.chosen, target.chosen.handout
    form = FORMATS[handout.format]
    return Job(
        path=target.path,
        handout=chosen.kind,
        edition=chosen.edition,
        format=handout.format,
        lang=LANG,
        composed=composed,
        theme=chosen.theme,
        paper=chosen.paper if form.units == "pages" else None,
        profile=chosen.profile if form.units == "pages" else None,
        pages=handout.pages if form.units == "pages" else None,
        length=Length(handout.slides.least, handout.slides.most, chosen.tree.mark(("slides",))) if handout.slides else None,
        icons=icons if form.units == "slides" else None,
        review_by=book.control.review_by.isoformat(),
        logo=chosen.logo,
        template=chosen.template,
    )
