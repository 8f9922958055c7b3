"""`make certificate`: who approved which words, on a page to print, sign and file."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.builder import ElementMaker
from lxml.etree import _Element

from generator.content.language import LANGUAGE
from generator.pipeline.reviewing import HandoutReview, Review
from generator.review.approvals.acts import Act

CERTIFICATE = "certificate.html"
E = ElementMaker(makeelement=html.html_parser.makeelement)
_STYLE = """
body { font: 1rem/1.45 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
section { border-block-start: 2px solid; break-inside: avoid; padding: .75rem 0; }
dl { display: grid; gap: .15rem 1.5rem; grid-template-columns: max-content 1fr; margin: 0; } dt { font-weight: 600; } dd { margin: 0; }
code { overflow-wrap: anywhere; }
@media print { body { font-size: 10pt; } }
"""


def certificate(review: Review) -> bytes:
    """Return the page: approved handouts with their people, dates and digests, then the others with the reason why they are not."""
    day = review.signed.day.isoformat() if review.signed else "?"
    acts = review.signed.register.acts if review.signed else ()
    body = (
        E.h1("Approval of patient handouts"),
        E.p(f"As it is on {day}, from the register of approvals. A page or file with another code has other words."),
        *(part for each in review.handouts if each.state.approved for part in _approved(each, acts)),
        E.h2("Not approved"),
        E.ul(*(E.li(f"{each.name}: {each.state.status}, as {each.state.reason}") for each in review.handouts if not each.state.approved)),
        E.p("Seen by (name, date, signature): ________________________________________________"),
    )
    viewport = E.meta(name="viewport", content="width=device-width,initial-scale=1")
    head = E.head(
        E.meta(charset="utf-8"),
        viewport,
        E.title("Approval of patient handouts"),
        E.link(rel="icon", href="data:,"),
        E.style(f"{_STYLE}@page {{ size: {review.sheet.name}; }}\n"),
    )
    return bytes(html.tostring(E.html(head, E.body(E.main(*body)), lang=LANGUAGE), doctype="<!doctype html>", encoding="utf-8"))


def _approved(each: HandoutReview, acts: tuple[Act, ...]) -> Iterator[_Element]:
    state = each.state
    rows = {
        "Version": state.version,
        "Code on each page": state.code,
        "Digest of the words": state.words,
        "Digest of the clinic's facts": state.facts,
        "Author": state.author,
        "Checked by": state.clinician,
        "Patients": state.patients or _why_no_patients(each, acts),
        "Approved": state.issued,
        "Until": state.until,
        "What the rules said": next((a.found for a in reversed(acts) if a.words == state.words and a.role == "clinician" and a.found), "-"),
    }
    cells = (cell for name, value in rows.items() for cell in (E.dt(name), E.dd(E.code(value) if "Digest" in name else value)))
    yield E.section(E.h2(each.name), E.dl(*cells))


def _why_no_patients(each: HandoutReview, acts: tuple[Act, ...]) -> str:
    own = (act.reason for act in reversed(acts) if act.handout == each.name and act.role == "patients" and act.words == each.state.words)
    return f"not read by patients: {next(own, None) or '-'}"
