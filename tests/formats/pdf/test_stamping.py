"""A file made from an earlier one of the same handout is, byte for byte, the one that is made in whole, and so is what is too unlike."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from generator.document.blocks import (
    Card,
    Contact,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Heading,
    List,
    Longer,
    Masthead,
    Paragraph,
    Section,
    Table,
    TableRow,
    Yields,
)
from generator.document.budget import Pages
from generator.document.citations import label_of, number_of
from generator.document.plain import words as words_of
from generator.document.provenance import sealed
from generator.document.rendered import Rendered
from generator.document.to_write_in import Diary
from generator.figures.qr import QrCode
from generator.formats.pdf import render
from generator.formats.pdf.checks.words import read_words
from generator.formats.pdf.stamping import stamped
from generator.text import Span, Text
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.sample import ANY_PAGES, SAMPLE, document, listed, paragraph, printed, words

pytestmark = pytest.mark.covered


def call(phone: str = "0113 999 0123", link: str = "https://clinic.example", head: str = "Contact us") -> Section:
    """Return whom to call, with a code and a link; in brief, the number alone."""
    number = Text((Span(phone, link=f"tel:{phone.replace(' ', '')}"),))
    code = Figure(QrCode(link, f"Opens {link}"))
    contact = Contact(words(head), number, (words("It hurts."),), words("9am to 5pm"), code, words(link))
    return Section("contact", (Yields((contact,), (paragraph(f"Call {phone}."),), 1, "how to call"),))


def masthead(clinic: str = "Clinic", service: str = "Service") -> Section:
    return Section("masthead", (Masthead(words(clinic), words(service), words("A title"), words("A subtitle")),))


SHARED = Section("words", (Heading(words("What is it?")), *(paragraph("Hair falls out, and grows again. " * 9) for _ in range(12))))
LAST = Section("last", (paragraph("Ask a nurse."),))


def of_clinic(head: Section | None = None, contact: Section | None = None, **about: Any) -> Document:
    """Return a handout of a clinic, of which only these parts and what it says of itself are its own."""
    whole = replace(document(), sections=(head or masthead(), SHARED, contact or call(), LAST))
    return replace(whole, **about)


ONE_PAGE = Pages(most=1)


def tight(head: Section | None = None, contact: Section | None = None) -> Document:
    """Return a handout that fits on a page once it has given way."""

    def with_words(count: int) -> Document:
        shared = Section("words", tuple(paragraph("Hair falls out.") for _ in range(count)))
        return replace(of_clinic(), sections=(masthead(), shared, call(), LAST))

    most = max(n for n in range(60) if in_whole(with_words(n), ONE_PAGE).data)
    head, contact = head or masthead(), contact or call()
    return replace(with_words(most), sections=(head, with_words(most).sections[1], contact, LAST))


def footer(clinic: str, *, spoken: bool = False) -> Any:
    return replace(SAMPLE.footer, clinic=words(clinic), spoken=spoken)


def in_whole(composed: Document, pages: Pages = ANY_PAGES) -> Rendered:
    render._STAMPS.clear()
    return printed(composed, pages)


def from_stamp(one: Document, other: Document, pages: Pages = ANY_PAGES) -> Rendered | None:
    """Return one handout made from another one's file."""
    in_whole(one, pages)
    ((_, stamp),) = render._STAMPS.get(one.name)
    return stamped(stamp, other)


ALIKE = {
    "another name": of_clinic(masthead("Nadia Clinic"), author="Nadia Clinic", footer=footer("Nadia Clinic")),
    "another number": of_clinic(contact=call("0113 999 9876")),
    "another code": of_clinic(contact=call(link="https://another-clinic.example")),
    "letters that no other words have": of_clinic(masthead("%Ñ* Ð"), footer=footer("ß")),
    "an approval": of_clinic(approval=replace(SAMPLE.approval, status="approved", version="2.0"), issued="2027-01-02", keywords="two"),
    "nothing": of_clinic(),
    "equal sections": of_clinic(masthead(), call()),
    "a heading": of_clinic(contact=call(head="Weekdays, 8am to 5pm")),
}


@pytest.mark.parametrize("other", ALIKE.values(), ids=ALIKE)
def test_a_file_made_from_that_of_another_clinic_is_the_one_made_in_whole(other: Document) -> None:
    made = from_stamp(of_clinic(), other)
    assert made is not None
    whole = in_whole(other)
    assert made.data == whole.data
    assert made == whole


SOURCES = List((Text((label_of("nice", "1. "), Span("NICE"))),), sources=("nice",))
LINKED = Masthead(Text((Span("Clinic", link="https://a.example"),)), words("Service"), words("A title"), words("A subtitle"))
UNLIKE = {
    "a name of two lines": of_clinic(masthead("A clinic with a very long name indeed " * 4)),
    "other boxes": of_clinic(contact=Section("contact", (Card("contact", (listed("One", "Two"),), head=words("Call")),))),
    "one more section": replace(of_clinic(), sections=(*of_clinic().sections, Section("more", (paragraph("More."),)))),
    "another language": of_clinic(lang="cy"),
    "a footer of more lines": of_clinic(footer=footer("A clinic of a name that is as long as it can be, and then longer still, for ever")),
    "a footer that is read out": of_clinic(footer=footer("Clinic", spoken=True)),
    "one more link": of_clinic(Section("masthead", (LINKED,))),
    "a source": of_clinic(contact=Section("contact", (paragraph("Call."), SOURCES))),
    "another step": of_clinic(contact=Section("contact", (Yields((paragraph("Call."),), (), 2, "how to call"),))),
    "letters of another script": of_clinic(masthead("عيادة")),
}


@pytest.mark.parametrize("other", UNLIKE.values(), ids=UNLIKE)
def test_a_handout_that_is_too_unlike_is_made_in_whole(other: Document) -> None:
    assert from_stamp(of_clinic(), other) is None
    again = printed(other)
    assert again == in_whole(other)


def test_a_letter_that_no_font_has_is_told() -> None:
    other = of_clinic(masthead("\N{PHAISTOS DISC SIGN PEDESTRIAN}"))
    assert from_stamp(of_clinic(), other) is None
    assert [problem.code for problem in printed(other).problems] == ["F002"]


def citing(*said: str, source: str = "nice") -> Document:
    """Return a handout that cites a source after the first words, and lists it below; a table goes on from page to page."""
    items = tuple(Text((label_of(each, f"{n}. "), Span(each.upper()))) for n, each in enumerate(("nice", "who"), 1))
    own = Text((Span(f"{said[0]} ["), number_of(source, 1 if source == "nice" else 2), Span(f"]. {said[1]}")))
    rows = tuple(TableRow(((paragraph(f"Choice {n}"),), (paragraph("It helps some people. " * 9),))) for n in range(20))
    blocks = Section("own", (Paragraph(own), Table((words("Choice"), words(said[2])), rows, (4, 8))))
    return replace(of_clinic(), sections=(masthead(), blocks, Section("last", (List(items, sources=("nice", "who")),))))


MUCH = "It grows again for most. " * 9
CITING = citing("Call us", MUCH, "What it does")


@rows(
    "other",
    [
        citing("Call me", MUCH, "What it does"),
        citing(f"Call us. {MUCH[:200]}", MUCH[200:], "What it does"),
        citing("Call us", MUCH, "What it is"),
    ],
)
def test_a_section_that_cites_the_same_source_is_made_from_a_stamp(other: Document) -> None:
    made = from_stamp(CITING, other)
    assert made is not None
    assert made == in_whole(other)
    assert made.units > 1


def test_a_list_of_contents_leads_to_sections_that_stay() -> None:
    def with_contents(phone: str) -> Document:
        contents = Section("contents", (Contents((ContentsEntry("words", words("What is it?")),)),))
        return replace(of_clinic(), sections=(masthead(), contents, SHARED, call(phone), LAST))

    made = from_stamp(with_contents("0113 999 0123"), with_contents("0113 999 9876"))
    assert made is not None
    assert made == in_whole(with_contents("0113 999 9876"))


def test_a_section_that_cites_another_source_is_made_in_whole() -> None:
    other = citing("Call us", MUCH, "What it does", source="who")
    assert from_stamp(CITING, other) is None
    assert printed(other) == in_whole(other)


def test_where_a_section_has_given_way_it_gives_way_in_the_other_file_too() -> None:
    one, other = tight(), tight(masthead("Diana Clinic"), call("0113 999 9876"))
    made = from_stamp(one, other, ONE_PAGE)
    assert made is not None
    assert made == in_whole(other, ONE_PAGE)
    assert made.yielded == ("how to call",)


def test_a_section_is_compared_as_it_was_tried_too() -> None:
    full = call().blocks[0]
    assert isinstance(full, Yields)
    short = Section("contact", (replace(full, full=full.brief),))  # it need not give way: it is brief anyway
    assert from_stamp(tight(), tight(contact=short), ONE_PAGE) is None


def test_the_same_drawing_on_two_pages_is_in_the_file_once() -> None:
    with reading.opened(printed(SAMPLE).data) as pdf:
        streams = [stream.objgen for page in pdf.pages for stream in page.Contents]
        assert len({stream.read_raw_bytes() for page in pdf.pages for stream in page.Contents}) == len(set(streams))


def heap(name: str, lines: int, *, last: str = "") -> Section:
    """Return a section that stays on one page, whose last line may be another one."""
    said = [f"{name} {n}" for n in range(lines)]
    return Section(name, tuple(paragraph(each) for each in [*said[:-1], last or said[-1]]), whole=True)


def in_orders(*lines: int, order: tuple[int, ...], last: str = "", other: str = "") -> Document:
    """Return a handout of sections with so many lines, which may be printed in another order: its last section may end there otherwise."""
    sections = [heap(f"section {n}", count) for n, count in enumerate(lines[:-1])]
    end = partial(heap, f"section {len(sections)}", lines[-1])
    whole = document(sections=(*sections, end(last=last)))
    moved = [(*sections, end(last=other or last))[n] for n in order]
    return replace(whole, others=(replace(whole, name="", sections=(whole.sections[0], *moved)),))


SPARSE, FULL, BETTER, NO_BETTER = (14, 18, 10, 12), (14, 10, 18, 12), (0, 2, 1, 3), (0, 1, 3, 2)


@rows(
    ("lines", "order", "places"),
    [(SPARSE, BETTER, BETTER), (SPARSE, NO_BETTER, (0, 1, 2, 3)), (FULL, BETTER, (0, 1, 2, 3))],
)
def test_a_handout_that_may_be_in_another_order_is_made_from_one_in_the_same(
    lines: tuple[int, ...], order: tuple[int, ...], places: tuple[int, ...]
) -> None:
    other = in_orders(*lines, order=order, last="Another line")
    made = from_stamp(in_orders(*lines, order=order), other)
    assert made is not None
    assert made == in_whole(other)
    assert made.document
    assert [section.id for section in made.document.sections[1:]] == [f"section {n}" for n in places]


def test_a_handout_is_made_in_whole_where_it_has_other_measures_in_an_order_that_was_tried() -> None:
    one, taller = in_orders(*SPARSE, order=NO_BETTER), in_orders(*SPARSE, order=NO_BETTER, other="It takes two lines. " * 9)
    assert from_stamp(one, in_orders(*SPARSE, order=NO_BETTER, other="As high.")) is not None
    assert from_stamp(one, taller) is None
    assert printed(taller) == in_whole(taller)


def test_a_handout_with_fewer_orders_is_made_in_whole() -> None:
    one = in_orders(*SPARSE, order=BETTER)
    other = replace(one, others=())
    assert from_stamp(one, other) is None
    assert printed(other) == in_whole(other)


def too_long(last: str = "") -> Document:
    """Return a handout that takes more than a page, and has its sections the other way round then; its last line may be another one."""
    whole = document(sections=(heap("section 0", 24), heap("section 1", 12, last=last)))
    first, *rest = whole.sections
    return replace(whole, longer=Longer(replace(whole, name="", sections=(first, *reversed(rest))), Pages(most=2)))


def test_a_handout_in_its_longer_form_is_made_from_one_in_that_form() -> None:
    one_page = Pages(most=1)
    in_whole(too_long(), one_page)
    made = printed(too_long("Another line"), one_page)
    assert made.stamped
    assert made == in_whole(too_long("Another line"), one_page)
    assert made.document
    assert [section.id for section in made.document.sections[1:]] == ["section 1", "section 0"]


@pytest.mark.parametrize("spoken", [True, False], ids=["spoken", "silent"])
@pytest.mark.parametrize("about", [{}, {"notes": words("Your notes")}], ids=["same", "other"])
def test_pages_to_write_on_are_read_in_the_other_file_too(about: dict[str, Any], *, spoken: bool) -> None:
    budget = Pages.model_validate({"most": 8, "multiple-of": 4, "notes-before": "contact"})
    noted: dict[str, Any] = {"notes": words("My notes"), "diary": Diary(words("My diary"), words("The day"), words("What I see"))}
    one, other = (of_clinic(masthead(name), footer=footer(name, spoken=spoken), **noted) for name in ("Clinic", "Nadia Clinic"))
    other = replace(other, **about)
    made, whole = from_stamp(one, other, budget), in_whole(other, budget)
    assert made == (None if about else whole)
    assert whole.document
    assert [section.id for section in whole.document.sections] == ["masthead", "words", "notes", "notes", "contact", "last"]
    assert read_words(whole.data) == " ".join(words_of(whole.document)).split()


def made_from_others() -> dict[str, bytes]:
    """Return files made from that of another clinic, by what is the clinic's own; tests/whole/test_validators.py has veraPDF judge them."""
    made = {name: from_stamp(of_clinic(), other) for name, other in ALIKE.items()}
    return {name: sealed(each.data) for name, each in made.items() if each}
