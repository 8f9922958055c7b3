"""Writes the quality report: as a PDF by the same path as a leaflet, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline import FileOutcome, Outcome, Paths, Watch, made_whole
from generator.pipeline.publish import as_problem, opened, publish
from generator.problems import errors

if TYPE_CHECKING:
    from generator.document.blocks import Document, Section
    from generator.formats.pdf.job import PdfJob
    from generator.pipeline.jobs import BuildPlan
    from generator.pipeline.judging import Ruling
    from generator.review.readability import Printed

NAME = "quality-report"
MOST_PAGES = 60


def make_report(places: Paths, watch: Watch) -> Outcome:
    """Write the report to the output folder, or return the errors that have to be mended before there is anything to report."""
    from generator.pipeline.jobs import make_plan
    from generator.project import shown
    from generator.review.report import markdown, sections
    from generator.review.telling import Findings

    if refused := made_whole(places.output, watch):
        return Outcome(problems=(refused,))
    plan = make_plan(places.content, places.handouts, templates=False)
    verdict, like = plan.verdict, _like(plan)
    if errors(plan.problems) or verdict is None or like is None:
        return Outcome(problems=plan.problems)
    parts = sections(Findings(plan.problems, verdict.words, verdict.judged), verdict.words, _printed(plan))
    outcome, data = _drawn(like, verdict, parts)
    if errors(outcome.problems):
        return outcome
    new = {f"{NAME}.pdf": data, f"{NAME}.md": f"# {_title(verdict)}\n\n{markdown(parts)}".encode()}
    try:
        with opened(places.output, watch.waiting):
            publish(places.output, {name: data for name, data in new.items() if not _is_there(places.output / name, data)})
    except OSError as error:
        return Outcome(problems=(as_problem(error, places.output, shown(places.output)),))
    return outcome


def _printed(plan: BuildPlan) -> Iterator[Printed]:
    """Yield what each handout prints, in its standard edition: on paper, or as slides with what is said to them."""
    from generator.document.blocks import Document
    from generator.document.deck import Deck
    from generator.document.plain import words
    from generator.formats import FORMATS
    from generator.review.readability import Printed

    for job in plan.jobs:
        needs = FORMATS[job.format].needs
        if not job.edition and (needs.on_paper or needs.spoken_to) and isinstance(job.composed, Document | Deck):
            about = plan.about[job.path]
            names = (about.plain_name, about.medical_name)
            yield Printed(" · ".join(filter(None, (about.code, job.composed.title))), words(job.composed), names)


def _like(plan: BuildPlan) -> PdfJob | None:
    """Return a handout on ordinary paper, whose look the report has: that about the treatment, if there is one."""
    from generator.formats.pdf.job import PdfJob

    jobs = [job for job in plan.jobs if isinstance(job, PdfJob) and not (job.paper.press or job.paper.imposition or job.paper.panels)]
    return min(jobs, key=lambda job: (job.edition != "", -job.pages.most, job.path), default=None)


def _drawn(like: PdfJob, verdict: Ruling, parts: tuple[Section, ...]) -> tuple[Outcome, bytes]:
    """Return the report as a PDF file, checked as every PDF file is."""
    from generator.document.budget import Pages
    from generator.pipeline.workers import checked

    document = _document(like.document, verdict, parts)
    made = checked(replace(like, path=f"{NAME}.pdf", handout=NAME, document=document, pages=Pages.model_validate({"most": MOST_PAGES})))
    file = FileOutcome(f"{NAME}.pdf", made.rendered.units, "pages", len(made.rendered.data), "fine")
    return Outcome((file,), made.problems), made.rendered.data


def _document(like: Document, verdict: Ruling, parts: tuple[Section, ...]) -> Document:
    """Return the report as a document: with the masthead, the foot and the version of a handout."""
    from generator.document.blocks import Masthead, Section
    from generator.document.printed import digest_of, passages, script
    from generator.text import Text

    clinic, labels = verdict.words.book.clinic, verdict.words.labels
    head = Masthead(clinic.name, clinic.service, Text.of(_title(verdict)), labels["report_subtitle"])
    whole = replace(
        like,
        name=NAME,
        title=_title(verdict),
        subject=labels.plain("report_subtitle"),
        keywords="",
        footer=replace(like.footer, version=Text.of(like.footer.version.plain.rpartition(" · ")[2]), spoken=True),
        sections=(Section("masthead", (head,)), *parts),
    )
    return replace(whole, approval=replace(like.approval, words=digest_of(script([passages(whole, {})]))))


def _title(verdict: Ruling) -> str:
    return verdict.words.labels.plain("report_title")


def _is_there(file: Path, data: bytes) -> bool:
    return file.is_file() and not file.is_symlink() and file.stat().st_size == len(data) and file.read_bytes() == data
