"""A document as one page for the web: all it needs is in it, and it works without script."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.document.approval import mark_of
from generator.document.binding import bound
from generator.document.blocks import Document
from generator.document.direction import direction
from generator.document.page import PageWords
from generator.document.plain import words
from generator.document.provenance import identifier
from generator.document.rendered import Rendered
from generator.formats.html.anchors import headings
from generator.formats.html.faces import beyond_usual
from generator.formats.html.job import PageJob
from generator.formats.html.presenter import presenter_of
from generator.formats.html.styles import script, style_sheet
from generator.formats.html.templating import drawn, environment

_IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}  # so that no words end the element that holds them


def render_page(job: PageJob) -> Rendered:
    """Return a document as an HTML page."""
    document = bound(job.document)
    presenter = presenter_of(document, job.theme, job.logo)
    sections = drawn(presenter)
    said, drafts = words_around(document), drafts_of(job)
    page = (
        environment()
        .get_template("page.html")
        .render(
            d=document,
            identifier=identifier(document),
            said=said,
            label=said.labels,
            presenter=presenter,
            head=sections[0],
            sections=sections[1:],
            contents=headings(document),
            direction=direction(document.lang),
            fields=any("<input" in section for section in sections),
            links=job.links,
            marks=tuple(mark for mark in job.marks if mark not in drafts),
            drafts=tuple(mark for mark in drafts if mark not in {each.mark for each in job.earlier}),
            earlier=job.earlier,
            style=Markup(style_sheet(job.theme, job.heading, beyond_usual("".join(words(document))), _foot(document))),  # our own rules
            script=Markup(script()),  # our own
            facts=Markup(json.dumps(facts(document, said), ensure_ascii=False).translate(_IN_SCRIPT)),  # escaped for a script
        )
    )
    return Rendered(page.encode("utf-8"), 1)


def drafts_of(job: PageJob) -> tuple[str, ...]:
    """Return the marks of paper that was printed before anybody had approved its words, with those of today; none on a page of a draft."""
    if not job.document.version:
        return ()
    return tuple(sorted({mark_of("", mark.rpartition("-")[2]) for mark in job.marks}))


def _foot(document: Document) -> str:
    """Return what stands at the foot of paper: whose it is, which version, and whether it is approved."""
    foot = document.footer
    return " · ".join(part.plain for part in (foot.clinic, foot.version, foot.status))


def words_around(document: Document) -> PageWords:
    """Return what stands around a document; LookupError for one that was composed for paper."""
    if document.page is None:
        raise LookupError("a page is composed with the words around it")
    return document.page


def facts(document: Document, said: PageWords) -> dict[str, Any]:
    """Return what search engines may know (schema.org, MedicalWebPage); who checked it stands there only once it is approved."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": document.title,
        "description": document.subject,
        "inLanguage": document.lang,
        "version": document.version,
        "datePublished": document.issued,
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "publisher": {"@type": "MedicalOrganization", "name": said.clinic, "url": said.clinic_link},
    }
    if said.address:
        found["url"] = said.address
    if said.names:
        name, *others = said.names
        about = {"@type": "MedicalCondition", "name": name}
        found["about"] = {**about, "alternateName": others} if others else about
    if said.approved and said.reviewer:
        found["reviewedBy"] = {"@type": "Person", "name": said.reviewer}
        found["lastReviewed"] = document.issued
    return found
