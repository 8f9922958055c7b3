"""What a finished file says of its own: nothing unmarked, links and tags that find each other, fonts that come with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.pdf.canvas import TaggedCanvas, number
from generator.pdf.tags import Element
from tests.made import REAL, SMALLEST, documents
from tests.pdf import reading
from tests.pdf.sample import SAMPLE, printed

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])


def files(content: Path) -> dict[str, bytes]:
    """Return all PDFs made of a content file, by name; the sample of all blocks goes with the smallest."""
    made = {made.name: made.data for made in documents(content)}
    return made if content is REAL else {**made, SAMPLE.name: printed(SAMPLE).data}


@each_content
def test_whatever_is_painted_has_a_tag_or_is_an_artifact(content: Path) -> None:
    def unmarked(pdf: pikepdf.Pdf) -> Iterator[str]:
        for page in pdf.pages:
            yield from (op.name for op in reading.operators(page) if op.name in reading.PAINTING and op.owner is None)

    assert _found(content, unmarked) == {}


@each_content
def test_every_marked_content_stands_in_the_tree_once_and_in_the_parent_tree(content: Path) -> None:
    def astray(pdf: pikepdf.Pdf) -> Iterator[str]:
        parents = _parent_tree(pdf)
        in_tree = [(key, element.objgen) for _, element in reading.elements(pdf) for key in reading.contents(element)]
        on_pages = {(p.obj.objgen, op.owner) for p in pdf.pages for op in reading.operators(p) if isinstance(op.owner, int)}
        in_parents = {
            ((page.obj.objgen, mcid), owner.objgen) for page in pdf.pages for mcid, owner in enumerate(parents[int(page.obj.StructParents)])
        }
        yield from (f"{key} twice in the tree" for key in _repeated([key for key, _ in in_tree]))
        yield from (f"{key} differs" for key in on_pages ^ {key for key, _ in in_tree})
        yield from (f"{key} has another parent" for key in in_parents ^ set(in_tree))

    assert _found(content, astray) == {}


@each_content
def test_every_link_is_told_and_leads_where_it_says(content: Path) -> None:
    def faults(pdf: pikepdf.Pdf) -> Iterator[str]:
        parents = _parent_tree(pdf)
        for page in pdf.pages:
            for annotation in page.obj.get("/Annots", ()):
                element = parents[int(annotation.StructParent)]
                objects = [kid.Obj.objgen for kid in reading.kids(element) if not isinstance(kid, int) and kid.get("/Type") == "/OBJR"]
                if element.S != "/Link" or annotation.objgen not in objects:
                    yield "no Link element points to it"
                if not str(annotation.Contents).strip() or int(annotation.F) != 4:
                    yield "no words, or not printed"
                if not str(annotation.A.URI).startswith(("https://", "http://", "mailto:", "tel:")):
                    yield str(annotation.A.URI)
        told = [e for _, e in reading.elements(pdf) if e.S == "/Link"]
        yield from ("a Link without place" for e in told if all(isinstance(k, int) or k.get("/Type") != "/OBJR" for k in reading.kids(e)))

    assert _found(content, faults) == {}


@each_content
def test_every_font_comes_with_the_file_and_can_be_read(content: Path) -> None:
    def faults(pdf: pikepdf.Pdf) -> Iterator[str]:
        for page in pdf.pages:
            for name, font in page.Resources.Font.items():
                descriptor = font.get("/FontDescriptor") or font.DescendantFonts[0].FontDescriptor
                if "/FontFile2" not in descriptor or "/ToUnicode" not in font:
                    yield f"{name}: {font.BaseFont}"
        used = {op.font for page in pdf.pages for op in reading.operators(page) if op.name in reading.SHOWING}
        yield from used - {name for page in pdf.pages for name in page.Resources.Font}

    assert _found(content, faults) == {}


@each_content
def test_readers_and_printers_are_told_how_to_take_the_file(content: Path) -> None:
    def faults(pdf: pikepdf.Pdf) -> Iterator[str]:
        root, preferences = pdf.Root, pdf.Root.ViewerPreferences
        said = {
            "Lang": str(root.Lang),
            "Marked": bool(root.MarkInfo.Marked),
            "DisplayDocTitle": bool(preferences.DisplayDocTitle),
            "PrintScaling": str(preferences.PrintScaling),
            "Duplex": str(preferences.Duplex),
            "OutputIntents": len(root.OutputIntents),
            "Tabs": {str(page.obj.Tabs) for page in pdf.pages},
        }
        expected = {
            "Lang": "en-GB",
            "Marked": True,
            "DisplayDocTitle": True,
            "PrintScaling": "/None",
            "Duplex": "/DuplexFlipLongEdge",
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
        date = f"D:{document.issued.replace('-', '')}000000+00'00'"
        assert info == {"Title": document.title, "Author": document.author, "CreationDate": date, "ModDate": date}
        assert list(xmp.values()) == [document.title, document.digest, "1", "2", "A"]


@each_content
def test_bookmarks_are_the_headings_in_reading_order(content: Path) -> None:
    for name, data in files(content).items():
        with reading.opened(data) as pdf:
            words = reading.texts(pdf)
            headings = [
                (int(str(e.S)[2]) - 1, "".join(words[key] for key in reading.contents(e)))
                for _, e in reading.elements(pdf)
                if e.S in ("/H1", "/H2")
            ]
            with pdf.open_outline() as outline:
                bookmarks = [(0, top.title) for top in outline.root] + [(1, each.title) for top in outline.root for each in top.children]
        assert bookmarks == headings, name


@each_content
def test_every_picture_has_words_for_those_who_do_not_see_it(content: Path) -> None:
    def without(pdf: pikepdf.Pdf) -> Iterator[str]:
        yield from ("a Figure" for _, e in reading.elements(pdf) if e.S == "/Figure" and not str(e.get("/Alt", "")).strip())

    assert _found(content, without) == {}


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


@pytest.mark.parametrize(("value", "written"), [(1.0, "1"), (0.125, "0.12"), (-3.5, "-3.5"), (100.0, "100"), (0.001, "0"), (12.30, "12.3")])
def test_numbers_are_short(value: float, written: str) -> None:
    assert number(value) == written


def _found(content: Path, faults: Any) -> dict[str, list[str]]:
    """Return the faults of each file that has some."""
    found = {}
    for name, data in files(content).items():
        with reading.opened(data) as pdf:
            found[name] = list(faults(pdf))
    return {name: each for name, each in found.items() if each}


def _parent_tree(pdf: pikepdf.Pdf) -> dict[int, Any]:
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}


def _repeated(keys: list[Any]) -> list[Any]:
    return [key for key, count in Counter(keys).items() if count > 1]
