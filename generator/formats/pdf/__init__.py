"""PDF: what its plans need, and how its files are made. The modules that draw are loaded when something is drawn."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from generator.formats.format import Companions, Format
from generator.formats.pdf.job import PdfJob
from generator.problems import Problem
from generator.project.needs import Needs

if TYPE_CHECKING:
    from generator.compose import Composed, Composer
    from generator.compose.handout import Handout
    from generator.content.condition import Condition
    from generator.document.approval import Approval
    from generator.document.blocks import Document
    from generator.document.limits import Strictness
    from generator.document.rendered import Rendered
    from generator.document.target import Target
    from generator.project import PlannedEdition

NEEDS = Needs(
    way="blocks",
    about=("condition", "treatment", "aftercare"),
    required={"pages": "{most: 4, multiple-of: 2}"},
    allowed=("paper", "editions", "other-orders", "longer"),
    masthead=True,
)


def _compose(composer: Composer, handout: Handout, condition: Condition | None, approval: Approval) -> Composed[Document]:
    return composer.document(handout, condition, approval)


def _plan(target: Target, document: Document, planned: PlannedEdition, _companions: Companions) -> PdfJob:
    pages = planned.handout.pages
    if pages is None:
        raise LookupError("a plan without `pages` is refused before it is composed")
    return PdfJob(
        **asdict(target),
        document=document,
        theme=planned.theme,
        paper=planned.paper,
        pages=pages,
        fonts=planned.fonts,
        profile=planned.profile,
        logo=planned.logo,
    )


def _render(job: PdfJob) -> Rendered:
    from generator.document.provenance import sealed
    from generator.formats.pdf.render import render_document

    rendered = render_document(
        job.document, job.theme, job.paper, job.pages, job.fonts, job.profile, job.logo, to_sign=bool(job.signed_with)
    )
    return replace(rendered, data=sealed(rendered.data))


def _check(job: PdfJob, rendered: Rendered, strictness: Strictness) -> Iterator[Problem]:
    from generator.formats.pdf.checks import check_pdf

    yield from check_pdf(rendered.document or job.document, rendered, strictness)


def _load(jobs: Sequence[PdfJob]) -> None:
    from generator.design.colour import separation
    from generator.formats.pdf import checks, render

    checks.load()
    render.load(job.fonts for job in jobs)
    for profile in {job.profile for job in jobs if job.profile}:
        separation(profile)  # lcms takes a twentieth of a second to get ready for a press


def _batch(job: PdfJob) -> Hashable:
    """Return what a booklet and its edition to fold have in common: one's pages are drawn for the other."""
    return id(job.document.sections)


PDF = Format(
    compose=_compose,
    plan=_plan,
    render=_render,
    check=_check,
    units="pages",
    media_type="application/pdf",
    needs=NEEDS,
    load=_load,
    batch=_batch,
)
