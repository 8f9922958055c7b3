"""Pages for the web, e-books and status files: what their plans need, and how they are made."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.formats.format import Companions, Format
from generator.formats.html.job import PageJob
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

NEEDS = Needs(way="page", about=("condition", "treatment", "aftercare", "all"), allowed=("editions",), masthead=True)


def _compose(composer: Composer, handout: Handout, condition: Condition | None, approval: Approval) -> Composed[Document]:
    return composer.page(handout, condition, approval)


def _plan(target: Target, document: Document, planned: PlannedEdition, companions: Companions) -> PageJob:
    from generator.formats.html.planning import PageLook, planned_page

    return planned_page(target, document, PageLook(planned.theme, planned.fonts.text.heading, planned.logo), companions())


def _render_page(job: PageJob) -> Rendered:
    from generator.formats.html.page import render_page

    return _sealed(render_page(job))


def _render_book(job: PageJob) -> Rendered:
    from generator.formats.html.epub import render_book

    return render_book(job, seal=True)


def _sealed(rendered: Rendered) -> Rendered:
    from generator.document.provenance import sealed

    return replace(rendered, data=sealed(rendered.data))


def _render_status(job: PageJob) -> Rendered:
    from generator.formats.html.status import render_status

    return _sealed(render_status(job))


def _check_page(job: PageJob, rendered: Rendered, _strictness: Strictness) -> Iterator[Problem]:
    from generator.formats.html.checks import check_page

    yield from check_page(job, rendered.data)


def _check_book(job: PageJob, rendered: Rendered, _strictness: Strictness) -> Iterator[Problem]:
    from generator.formats.html.checks import check_book

    yield from check_book(job, rendered.data)


def _check_status(_job: PageJob, _rendered: Rendered, _strictness: Strictness) -> Iterator[Problem]:
    """Yield nothing: a status file has no words of the clinic's own but its title."""
    return iter(())


def _load_page(_jobs: Sequence[PageJob]) -> None:
    from generator.formats.html import checks, page, templating  # noqa: F401  # two of them for the processes to come

    templating.load()


def _load_book(_jobs: Sequence[PageJob]) -> None:
    from generator.formats.html import checks, epub, templating  # noqa: F401

    templating.load()


def _batch(job: PageJob) -> Hashable:
    """Return the face that pages and e-books have in common: to cut it to the letters they use takes longer than to render one of them.

    They also have the markup of most blocks in common.
    """
    return job.heading


PAGE = Format(
    compose=_compose,
    plan=_plan,
    render=_render_page,
    check=_check_page,
    units="pages",
    media_type="text/html; charset=utf-8",
    needs=NEEDS,
    load=_load_page,
    batch=_batch,
    need="send",
)
BOOK = Format(
    compose=_compose,
    plan=_plan,
    render=_render_book,
    check=_check_book,
    units="books",
    media_type="application/epub+zip",
    needs=NEEDS,
    load=_load_book,
    batch=_batch,
    need="send",
)
STATUS = Format(
    compose=_compose,
    plan=_plan,
    render=_render_status,
    check=_check_status,
    units="records",
    media_type="application/json",
    needs=replace(NEEDS, shown=False),
    need="send",
)
