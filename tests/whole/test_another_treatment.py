"""Another treatment, another country, another part of the body: PRP in Ireland, for an elbow, a knee and a leg.

All its handouts are made with our own plans, themes and labels. Nothing in them speaks of exosomes, hair or a scalp, or of Britain.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from generator.content import field_types as limits
from generator.content.model import Book
from generator.document.blocks import Document
from generator.document.deck import Deck
from generator.document.plain import words
from generator.formats.html.job import PageJob
from generator.formats.pdf.checks.words import read_words
from generator.pipeline.jobs import make_plan
from generator.problems import errors
from generator.text import Text
from tests.conftest import ROOT
from tests.formats.pptx.test_validity import VALIDATORS
from tests.made import FOLDER, HANDOUTS, Made, book, jobs, made, make, of_known_kinds, on_screen, planned, render, told
from tests.named import ALL, Named, chosen, named, some

pytestmark = pytest.mark.unmeasured

PRP = ROOT / "tests/examples/prp/content.yaml"
OURS = re.compile(r"exosome|(?<!c)hair|scalp|alopecia|head seen|heads seen|\bHL-\d", re.IGNORECASE)
_INSTITUTIONS = r"NHS|NICE|MHRA|CQC|GMC|UK|999|111|Britain|British|England|Versus Arthritis|United Kingdom|GOV\.UK"
BRITISH = re.compile(rf"\b(?:{_INSTITUTIONS})\b|A&(?:amp;)?E")
EMBEDDED = re.compile(r"base64,[A-Za-z0-9+/=]+")
SAID = re.compile(r'<a:t>([^<]*)</a:t>|\b(?:descr|title|name)="([^"]*)"')  # what a slide shows or has read out


def files() -> tuple[Named, ...]:
    """Return one file of each handout; with ALL=1 every file in every edition."""
    return tuple(file for file in chosen(PRP) if ALL or not file.edition)


def each_file() -> Iterator[Made]:
    return (made(PRP, file.name) for file in files())


# --- reading files back: whatever is in them, printed, read out or kept for search ------------------------------------
def everything_in(one: Made) -> str:
    return in_pdf(one) if one.job.format == "pdf" else in_presentation(one.data)


def in_pdf(one: Made) -> str:
    with pikepdf.open(io.BytesIO(one.data)) as pdf:
        kept = [text for entry in pdf.objects for text in strings(entry)]
        about = pdf.Root.Metadata.read_bytes().decode("utf-8") if "/Metadata" in pdf.Root else ""
    spoken = read_words(one.data) if on_screen(one.job) else []
    return "\n".join((*printed(one.data), " ".join(spoken), about, *kept))


def strings(entry: Any) -> Iterator[str]:
    """Yield the strings of an object: document information, bookmarks, alternative texts, addresses; and names, as of layers."""
    if isinstance(entry, pikepdf.String | pikepdf.Name):
        yield str(entry)
    elif isinstance(entry, pikepdf.Array):
        yield from (text for item in entry for text in _direct(item))
    elif isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
        yield from (text for key, item in entry.items() for text in (key, *_direct(item)))


def _direct(item: Any) -> Iterator[str]:
    return iter(()) if getattr(item, "is_indirect", False) else strings(item)


def printed(data: bytes) -> list[str]:
    """Return the words on each page, as another program reads them."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def in_presentation(data: bytes) -> str:
    """Return all that a deck says, of all its parts: slides, notes, layouts, names and alternative texts of shapes, properties."""
    return "\n".join("".join(found) for part in parts(data) for found in SAID.findall(part))


def parts(data: bytes, of: tuple[str, ...] = (".xml", ".rels")) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(of):
                yield package.read(name).decode("utf-8")


# --- the handouts ----------------------------------------------------------------------------------------------------
def test_all_is_planned_and_only_the_lines_of_ireland_are_warned_of() -> None:
    problems = planned(PRP).problems
    places = {(p.code, p.severity, Path(p.location.file).name if p.location else "") for p in problems}
    assert places == {("M073", "warning", "IE.yaml")}, told(problems)
    names = {job.name for job in jobs(PRP)}
    assert {f"{kind}-{c.id}" for kind in ("leaflet", "at-a-glance", "consultation") for c in book(PRP).conditions} <= names
    assert {"treatment-guide", "aftercare", "clinic-deck", "waiting-room"} <= names


def test_each_file_is_made_without_a_warning() -> None:
    for one in each_file():
        assert one.problems == (), told(one.problems)
        assert one.units > 0


def test_a_folded_sheet_has_room_for_what_another_country_has_in_place_of_numbers() -> None:
    (file,) = (file for file in named(PRP) if file.name == "at-a-glance-leg-wound-tri-fold")
    assert made(PRP, file.name).problems == ()


def test_what_is_read_back_is_all_that_a_reader_of_any_kind_meets() -> None:
    found = everything_in(made(PRP, "leaflet-tennis-elbow"))
    for said in ("QR code that opens", "of 100 people drawn", "JW-0", f"{book(PRP).treatment.name.plain}; ", "Can PRP help?"):
        assert said in found  # alternative texts, the foot, keywords, and headings, which are bookmarks too
    deck = next(one for one in each_file() if one.job.handout == "consultation")
    for said in ("QR code that opens", "Ask: What", "Clinic Answer", "Next steps"):
        assert said in everything_in(deck)  # alternative texts, notes, names of layouts, sections


def test_nothing_in_any_file_speaks_of_exosomes_hair_or_scalp() -> None:
    for one in each_file():
        found = everything_in(one)
        assert "PRP" in found
        assert OURS.findall(f"{one.job.path}\n{found}") == [], one.name
        if one.job.format != "pdf":
            assert [OURS.findall(part) for part in parts(one.data) if OURS.search(part)] == [], one.name


def test_nothing_in_any_file_is_british() -> None:
    for one in each_file():
        assert BRITISH.findall(everything_in(one)) == [], one.name


def test_no_page_or_e_book_speaks_of_exosomes_hair_or_scalp_or_is_british() -> None:
    pages = [job for job in planned(PRP).jobs if isinstance(job, PageJob)]
    for job in some(pages, 3):
        found = in_page(render(job).data)
        assert found, job.path
        assert (OURS.findall(f"{job.path}\n{found}"), BRITISH.findall(found)) == ([], []), job.path


def in_page(data: bytes) -> str:
    """Return all that a page or an e-book holds but its fonts and pictures."""
    said = "\n".join(parts(data, (".xhtml", ".opf", ".ncx", ".css"))) if zipfile.is_zipfile(io.BytesIO(data)) else data.decode("utf-8")
    return EMBEDDED.sub("", said)


def test_the_words_of_every_handout_are_irish_and_about_prp() -> None:
    said = {job.name: " ".join(words(job.composed)) for job in jobs(PRP)}
    assert {name: OURS.findall(f"{name} {text}") for name, text in said.items() if OURS.search(f"{name} {text}")} == {}
    assert {name: BRITISH.findall(text) for name, text in said.items() if BRITISH.search(text)} == {}
    own, of_ireland = ("112 Emergency", "Pieta on 1800 247 247", "Example On Call on 01 055 0160"), ("The ED", "your GP")
    for line in (*own, *of_ireland):
        assert line in said["leaflet-knee-arthritis"]
    assert "HSE offers" in said["treatment-guide"]


def test_no_picture_shows_a_head_or_anything_else_that_the_content_does_not_name() -> None:
    shown = {type(drawing).__module__.rpartition(".")[2] for job in jobs(PRP) for drawing in drawings(job.composed)}
    assert {"meter", "qr"} <= shown <= {"icon_array", "marks", "meter", "months", "qr", "timeline"}


def drawings(part: Any) -> Iterator[Any]:
    """Yield the drawings in a document or deck."""
    if callable(getattr(part, "picture", None)):
        yield part
    elif isinstance(part, tuple):
        yield from (drawing for each in part for drawing in drawings(each))
    elif isinstance(part, dict):
        yield from drawings(tuple(part.values()))
    elif is_dataclass(part) and not isinstance(part, type | Text):
        yield from (drawing for own in fields(part) for drawing in drawings(getattr(part, own.name)))


def test_headings_read_right_for_what_is_singular_and_for_another_part_of_the_body() -> None:
    said = {job.name: headings(job.composed) for job in jobs(PRP) if not job.edition}
    assert {"What is PRP treatment?", "Is PRP treatment licensed?", "How might PRP work?"} <= said["treatment-guide"]
    assert {"After PRP", "How to look after your arm or leg", "When should I get help?"} <= said["aftercare"]
    assert {"What is a slow-healing leg wound?", "Can PRP help?", "How do we give PRP?"} <= said["leaflet-leg-wound"]
    assert "How can I live well with a slow-healing leg wound?" in said["leaflet-leg-wound"]
    slides = {"3 types of joint or skin problem, each studied in people", "We sell PRP treatment, so we gain if you choose it"}
    assert {*slides, "We give PRP in 4 steps"} <= said["clinic-deck"]
    (consultation,) = (job.composed for job in jobs(PRP) if job.name == "consultation-leg-wound")
    assert isinstance(consultation, Deck)
    assert "Your type of joint or skin problem" in {slide.section for slide in consultation.slides}


def headings(part: Document | Deck) -> set[str]:
    """Return the texts of a handout, headings among them."""
    return {text.plain for text in texts(part)}


def texts(part: Any) -> Iterator[Text]:
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        yield from (text for each in part for text in texts(each))
    elif isinstance(part, dict):
        yield from texts(tuple(part.values()))
    elif is_dataclass(part) and not isinstance(part, type):
        yield from (text for own in fields(part) for text in texts(getattr(part, own.name)))


def test_a_line_of_help_that_the_clinic_writes_is_printed_in_place_of_its_countrys() -> None:
    others = ("doctor: family doctor", "hospital: the day clinic", "advice_line_mind: the night line", "health_service: the public service")
    own = "".join(f"    {line}\n" for line in others)
    file = FOLDER / "prp-with-all-its-lines.yaml"
    file.write_text(PRP.read_text("utf-8").replace("    crisis_line:", f"{own}    crisis_line:", 1), "utf-8")
    said = " ".join(text for job in jobs(file) for text in words(job.composed))
    assert re.findall(r"\bGP\b|out-of-hours|emergency department|HSE offers", said) == []
    assert "See your family doctor soon" in said
    assert planned(file).problems == ()


def test_without_a_drawing_a_slide_on_the_screen_uses_the_whole_width() -> None:
    (deck,) = (job.composed for job in jobs(PRP) if job.name == "waiting-room")
    assert isinstance(deck, Deck)
    (bare,) = (slide for slide in deck.slides if slide.id == "agent")
    assert (bare.layout, set(bare.lines), bare.parts) == ("say", {"lead"}, {})


def test_in_a_brand_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(HANDOUTS, tmp_path / "handouts")
    (tmp_path / "handouts/themes/clinic.yaml").write_text("extends: standard\nbrand:\n  main: '4A1D6B'\n  accent: '7A3E9D'\n", "utf-8")
    plan = make_plan(PRP, tmp_path / "handouts")
    (deck,) = (make(job) for job in of_known_kinds(plan.jobs) if job.name == "waiting-room")
    assert not errors(deck.problems), told(deck.problems)
    assert any("4A1D6B" in part for part in parts(deck.data))
    assert "4A1D6B" not in "".join(parts(made(PRP, "waiting-room").data))


# --- what other programs say -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("validate", some(VALIDATORS[::-1], 2))
def test_a_validator_finds_nothing(validate: Callable[[Path], list[str]], tmp_path: Path) -> None:
    decks = [one for one in each_file() if one.job.format != "pdf"]
    for one in decks if ALL else decks[:1]:
        (tmp_path / f"{one.name}.{one.job.format}").write_bytes(one.data)
        assert validate(tmp_path / f"{one.name}.{one.job.format}") == [], one.name


# --- the example itself ----------------------------------------------------------------------------------------------
AT_THEIR_LIMIT: dict[str, tuple[int, Callable[[Book], Text]]] = {
    "long": (limits.LONG, lambda read: read.treatment.licence[0].text),
    "paragraph": (limits.PARAGRAPH, lambda read: read.treatment.what[0]),
    "step": (limits.STEP, lambda read: read.conditions[0].can_it_help.unknown[0]),
    "main point": (limits.MAIN_POINT, lambda read: read.treatment.guide.main_point),
    "cell": (limits.CELL, lambda read: read.conditions[0].options[4].harm),
    "name": (limits.NAME, lambda read: read.treatment.guide.subtitle),
    "headline": (limits.HEADLINE, lambda read: read.treatment.slides[1].headline),
    "short": (limits.SHORT, lambda read: read.treatment.slides[0].points[2]),
    "answer": (limits.ANSWER, lambda read: read.conditions[0].outlook.answer),
}


@pytest.mark.parametrize("kind", AT_THEIR_LIMIT)
def test_a_text_of_each_kind_is_as_long_as_it_may_be(kind: str) -> None:
    limit, text = AT_THEIR_LIMIT[kind]
    assert len(text(book(PRP)).plain) == limit


def test_the_example_leaves_out_what_may_be_left_out_and_differs_from_condition_to_condition() -> None:
    read = book(PRP)
    treatment, conditions = read.treatment, read.conditions
    assert (treatment.drawing, treatment.cycle, read.clinic.country, len(read.languages), len(read.questions)) == (None, None, "IE", 2, 5)
    assert read.clinic.product
    assert read.clinic.cost
    assert read.clinic.who_treats
    assert treatment.sessions
    assert [len(c.options) for c in conditions] == [6, 4, 2]
    assert [c.can_it_help.finding for c in conditions] == ["none", "unknown", "unknown"]
    assert [c.drawing for c in conditions] == [None] * 3
    assert [bool(c.results and c.results.timeline) for c in conditions] == [False, True, False]
    assert [bool(c.how_common) for c in conditions] == [True, False, False]
    assert [any(option.out_of_100 for option in c.options) for c in conditions] == [True, False, False]
    assert {status for medicine in read.medicines.values() for status in medicine.status.values()} == {"prescription", "pharmacy"}
    assert not OURS.search(PRP.read_text("utf-8"))
