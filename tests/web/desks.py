"""Pages of a front desk: made from the plan of the real words, without the work of rendering their files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.document.rendered import Rendered
from generator.formats.pdf.job import PdfJob
from generator.pipeline.folder import START
from generator.pipeline.front import Situation
from generator.pipeline.manifest import Entry, Manifest
from generator.pipeline.staleness import build_target
from generator.pipeline.workers import Made
from generator.problems import Location, Problem
from generator.web import front_desk
from tests.conftest import once
from tests.made import REAL, planned

NOW = "ab" * 32  # what the last build read
STATUSES = ("approved", "expired", "withdrawn", "draft", "approved")
COLON = Problem(
    "Y012",
    "'title' holds a colon, so YAML sees two keys here",
    Location("content.yaml", 41, 18, "    title: Asthma: your plan"),
    'put quotes round the whole text: "Asthma: your plan"',
)


@cache
def manifest() -> Manifest:
    """Return the list of the files that are planned for the real words, as if they were made."""
    plan = planned(REAL)
    made = [Made(job, Rendered(job.path.encode(), _count(job))) for job in plan.jobs]
    whole = build_target(plan, NOW).manifest(Manifest(), made)
    return replace(whole, files=tuple(replace(entry, version="2.0") for entry in whole.files))


def _count(job: object) -> int:
    if not isinstance(job, PdfJob):
        return 12
    return 2 if job.paper.panels else job.pages.most


def desk(listed: Manifest, inputs: str = NOW) -> Mapping[str, bytes]:
    """Return the files for the front desk."""
    return front_desk(Situation(listed, inputs, planned(REAL).project, lambda _path: b""))


def changed(listed: Manifest, change: Callable[[Entry], Entry]) -> Manifest:
    """Return a list of files with each entry changed."""
    return replace(listed, files=tuple(map(change, listed.files)))


def pages() -> Path:
    """Return a folder with a page for each of several situations, made once in a run of the tests."""
    return once("front-desk", _write)


def _write(folder: Path) -> None:
    usual = manifest()
    project = planned(REAL).project
    assert project
    conditions = [condition.id for condition in project.book.conditions]

    def with_status(entry: Entry) -> Entry:
        status = STATUSES[conditions.index(entry.condition)] if entry.condition else "approved"
        return replace(entry, status=status, inputs="old" if entry.handout == "guide" else NOW)

    def approved(entry: Entry) -> Entry:
        return replace(entry, status="approved", review_by="2027-05-30", approved_by="Dr A. Test, dermatologist")

    situations = {
        "usual": usual,
        "mixed": changed(usual, with_status),
        "approved": changed(usual, approved),
        "noted": replace(usual, problems=(replace(COLON, severity="warning"),) * 12),
        "stopped": replace(usual, problems=(COLON,)),
    }
    for name, listed in situations.items():
        (folder / name).mkdir()
        (folder / name / START).write_bytes(desk(listed)[START])
    (folder / "twenty").mkdir()
    (folder / "twenty" / START).write_bytes(_twenty(usual))


def _twenty(usual: Manifest) -> bytes:
    """Return a page of twenty conditions."""
    project = planned(REAL).project
    assert project
    conditions = project.book.conditions
    many = tuple(each.model_copy(update={"id": f"{each.id}-{n}"}) for n in range(4) for each in conditions)
    files = [
        replace(e, condition=f"{e.condition}-{n}", path=e.path.replace(e.condition, f"{e.condition}-{n}"))
        for n in range(4)
        for e in usual.files
        if e.condition
    ]
    general = [entry for entry in usual.files if not entry.condition]
    book = project.book.model_copy(update={"conditions": many})
    situation = Situation(replace(usual, files=(*files, *general)), NOW, replace(project, book=book), lambda _path: b"")
    return front_desk(situation)[START]
