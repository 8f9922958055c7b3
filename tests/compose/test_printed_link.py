"""The address on paper says which words the paper has: version and the beginning of their digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from generator.compose.printed_link import marked
from generator.document.blocks import Contact, Figure, Paragraph
from generator.figures.qr import QrCode
from generator.formats.html.job import PageJob
from generator.formats.pdf.job import PdfJob
from generator.text import Span, Text
from tests.made import SMALLEST, planned

LINK = "https://clinic.example/leaflets/one"


def codes(part: object) -> Iterator[str]:
    """Yield what the codes in a part of a handout open."""
    if isinstance(part, QrCode):
        yield part.url
    elif isinstance(part, tuple):
        for each in part:
            yield from codes(each)
    elif is_dataclass(part):
        for own in fields(part):
            yield from codes(getattr(part, own.name))


def test_codes_and_links_to_the_page_carry_the_mark_and_others_do_not() -> None:
    text = Text((Span("here", link=LINK), Span("there", link="https://clinic.example")))
    contact = Contact(text, text, (), text, Figure(QrCode(LINK, "A code")))
    changed = marked((contact, Paragraph(text)), LINK, "2.0-0123abcd")
    assert list(codes(changed)) == [f"{LINK}#2.0-0123abcd"]
    assert [span.link for span in changed[1].text.spans] == [f"{LINK}#2.0-0123abcd", "https://clinic.example"]
    assert changed[0].phone.plain == "herethere"


def test_what_does_not_lead_there_stays_the_same_object() -> None:
    block = Paragraph(Text.of("No link"))
    assert marked(block, LINK, "2.0-0123abcd") is block


def test_an_address_with_a_place_of_its_own_is_left_as_it_is() -> None:
    block = Paragraph(Text((Span("here", link=f"{LINK}#top"),)))
    assert marked(block, f"{LINK}#top", "2.0-0123abcd") is block


def test_the_page_knows_the_mark_on_each_paper_about_the_same_condition() -> None:
    jobs = planned(SMALLEST).jobs
    page = next(each for each in jobs if isinstance(each, PageJob) and each.format == "html" and each.handout == "leaflet")
    papers = [each for each in jobs if isinstance(each, PdfJob) and each.handout == "leaflet"]
    opened = {url for paper in papers for url in codes(paper.document.sections)}
    assert len(papers) > 4
    assert opened
    assert {url.partition("#")[2] for url in opened} <= set(page.marks)
    assert {url.partition("#")[0] for url in opened} == {page.document.page and page.document.page.address}
