"""A page's status for other programs: which words it has, and which paper has the same."""

from __future__ import annotations

import json

from generator.document.provenance import identifier
from generator.document.rendered import Rendered
from generator.formats.html.job import EarlierPaper, PageJob
from generator.formats.html.page import words_around

FORMAT = 1


def render_status(job: PageJob) -> Rendered:
    """Return a status file as JSON.

    Its `paper` are the marks that stand after # in the codes on paper that is current; `earlier` has those of paper that was approved once.
    `made` is the line by which `verify` knows the file, with a seal over all of it.
    """
    document = job.document
    said = words_around(document)
    whole = {
        "format": FORMAT,
        "title": document.title,
        "language": document.lang,
        "version": document.version,
        "digest": document.digest,
        "issued": document.issued,
        "review_by": document.review_by,
        "status": document.approval.status,
        "address": said.address,
        "paper": list(job.marks),
        "earlier": [_told(each) for each in job.earlier],
        "made": identifier(document),
    }
    return Rendered((json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8"), 1)


def _told(paper: EarlierPaper) -> dict[str, str]:
    status = "withdrawn" if paper.withdrawn else "superseded"
    return {"paper": paper.mark, "version": paper.version, "approved": paper.approved, "status": status}
