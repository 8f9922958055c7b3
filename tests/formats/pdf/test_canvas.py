"""The finished file as a whole: nothing unmarked, links and tags that find each other, all fonts embedded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from generator.document.blocks import Paragraph
from generator.document.provenance import UNSEALED, identifier, parsed, seal_holds
from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.sketch import number
from generator.formats.pdf.tags import Element
from generator.text import Span, Text
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.faults import astray, missing_fonts, mute_links, mute_pictures, unmarked
from tests.formats.pdf.sample import SAMPLE, document, printed
from tests.made import REAL, SMALLEST, documents

pytestmark = pytest.mark.covered

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])


def files(content: Path) -> dict[str, bytes]:
    """Return all PDFs made of a content file, by name; the sample of all blocks goes with the smallest."""
    made = {made.name: made.data for made in documents(content)}
    return made if content is REAL else {**made, SAMPLE.name: printed(SAMPLE).data}


@each_content
@pytest.mark.parametrize("fault", [unmarked, astray, mute_links, missing_fonts, mute_pictures], ids=lambda fault: fault.__name__)
def test_no_file_has(fault: Callable[[pikepdf.Pdf], Iterator[str]], content: Path) -> None:
    assert _found(content, fault) == {}


@each_content
def test_the_file_says_how_to_read_and_show_it(content: Path) -> None:
    def faults(pdf: pikepdf.Pdf) -> Iterator[str]:
        root = pdf.Root
        said = {
            "Lang": str(root.Lang),
            "Marked": bool(root.MarkInfo.Marked),
            "DisplayDocTitle": bool(root.ViewerPreferences.DisplayDocTitle),
            "OutputIntents": len(root.OutputIntents),
            "Tabs": {str(page.obj.Tabs) for page in pdf.pages},
        }
        expected = {
            "Lang": "en-GB",
            "Marked": True,
            "DisplayDocTitle": True,
            "OutputIntents": 1,
            "Tabs": {"/S"},
        }
        yield from (f"{key} is {said[key]}" for key in said if said[key] != expected[key])

    assert _found(content, faults) == {}


@each_content
def test_the_file_names_its_title_author_and_standards(content: Path) -> None:
    for made in documents(content):
        with reading.opened(made.data) as pdf:
            info = {key: str(pdf.docinfo[f"/{key}"]) for key in ("Title", "Author", "CreationDate", "ModDate")}
            with pdf.open_metadata() as metadata:
                xmp = {
                    key: str(metadata[key]) for key in ("dc:title", "dc:identifier", "pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
                }
        document = made.document
        own = parsed(xmp.pop("dc:identifier"))
        assert own
        assert (replace(own, seal=UNSEALED), seal_holds(made.data)) == (parsed(identifier(document)), True)
        date = f"D:{document.issued.replace('-', '')}000000+00'00'"
        assert info == {"Title": document.title, "Author": document.author, "CreationDate": date, "ModDate": date}
        assert list(xmp.values()) == [document.title, "1", "2", "A"]


@each_content
def test_bookmarks_are_the_headings_in_reading_order(content: Path) -> None:
    for name, data in files(content).items():
        with reading.opened(data) as pdf:
            words = reading.texts(pdf)
            headings = [
                (int(str(e.S)[2]) - 1, "".join(words[key] for key in reading.contents(e)).strip())
                for _, e in reading.elements(pdf)
                if e.S in ("/H1", "/H2")
            ]
            with pdf.open_outline() as outline:
                bookmarks = [(0, top.title) for top in outline.root] + [(1, each.title) for top in outline.root for each in top.children]
        assert bookmarks == headings, name


def test_a_canvas_marks_what_belongs_to_the_same_element_once() -> None:
    root = Element("Document")
    paragraph, other = root.child("P"), root.child("P")
    canvas = TaggedCanvas((100, 100), root, "en")
    for target, code in ((paragraph, "0 0 1 1 re f"), (paragraph, "1 1 1 1 re f"), (other, "2 2 1 1 re f"), (paragraph, "3 3 1 1 re f")):
        canvas.emit(target, code)
    canvas.finish_page()
    with reading.opened(canvas.finish()) as pdf:
        owners = [op.owner for op in reading.operators(pdf.pages[0]) if op.name == "f"]
        assert owners == [0, 0, 1, 2]
        assert [list(reading.contents(e)) for _, e in reading.elements(pdf)][1:] == [
            [(pdf.pages[0].obj.objgen, 0), (pdf.pages[0].obj.objgen, 2)],
            [(pdf.pages[0].obj.objgen, 1)],
        ]


def test_addresses_are_written_in_ascii() -> None:
    text = Text((Span("us", link="https://klinik-für-haar.example/ä?a=%20b&c=(d)#e"),))
    with reading.opened(printed(document(Paragraph(text))).data) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        assert str(annotation.A.URI) == "https://klinik-f%C3%BCr-haar.example/%C3%A4?a=%20b&c=(d)#e"


@rows(("value", "written"), [(1.0, "1"), (0.125, "0.12"), (-3.5, "-3.5"), (100.0, "100"), (0.001, "0"), (12.30, "12.3")])
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


def _found(content: Path, faults: Callable[[pikepdf.Pdf], Iterator[str]]) -> dict[str, list[str]]:
    """Return the faults of each file that has some."""
    found = {}
    for name, data in files(content).items():
        with reading.opened(data) as pdf:
            found[name] = list(faults(pdf))
    return {name: each for name, each in found.items() if each}
