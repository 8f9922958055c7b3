"""Packages: read and written without loss, and always the same bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from PIL import Image
from pptx import Presentation

from generator.formats.pptx import opc
from generator.formats.pptx.archive import MOST_XML, UnusableFileError
from generator.formats.pptx.opc import Part, Relation
from tests.each import rows
from tests.formats.pptx.checks.mutations import changed, without


def package() -> dict[str, Part]:
    return {
        opc.ROOT: Part("", b"", (Relation("rId1", opc.OFFICE_DOCUMENT, "ppt/presentation.xml"),)),
        "ppt/presentation.xml": Part("type/main", b"<p/>", (Relation("rId7", opc.SLIDE, "ppt/slides/slide1.xml"),)),
        "ppt/slides/slide1.xml": Part(
            "type/slide",
            b"<s/>",
            (
                Relation("rId1", opc.LAYOUT, "ppt/slideLayouts/slideLayout1.xml"),
                Relation("rId2", opc.HYPERLINK, 'https://clinic.example/?a=1&b="2"', external=True),
            ),
        ),
        "ppt/slideLayouts/slideLayout1.xml": Part("type/layout", b"<l/>"),
    }


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def test_what_is_written_is_read_back() -> None:
    assert opc.read_package(opc.write_package(package())) == package()


def test_the_list_of_types_comes_first_and_the_order_of_parts_does_not_matter() -> None:
    backwards = dict(reversed(package().items()))
    assert opc.write_package(backwards) == opc.write_package(package())
    assert names(opc.write_package(package()))[:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_a_written_package_tells_neither_time_nor_system() -> None:
    with zipfile.ZipFile(io.BytesIO(opc.write_package(package()))) as archive:
        assert {(entry.date_time[0], entry.create_system) for entry in archive.infolist()} == {(1980, 0)}


def test_targets_inside_are_relative_and_addresses_outside_are_escaped() -> None:
    with zipfile.ZipFile(io.BytesIO(opc.write_package(package()))) as archive:
        relations = archive.read("ppt/slides/_rels/slide1.xml.rels").decode()
    assert 'Target="../slideLayouts/slideLayout1.xml"' in relations
    assert 'Target="https://clinic.example/?a=1&amp;b=&quot;2&quot;" TargetMode="External"' in relations


def test_parts_that_nothing_refers_to_are_not_written() -> None:
    lonely = package() | {"ppt/slides/slide2.xml": Part("type/slide", b"<s/>")}
    assert opc.write_package(lonely) == opc.write_package(package())


def test_new_relations_take_ids_that_are_free() -> None:
    part = Part("", b"", (Relation("rId2", "a", "x"),)).adding(("b", "y"), ("b", "z"))
    assert [(r.id, r.target) for r in part.relations] == [("rId2", "x"), ("rId1", "y"), ("rId3", "z")]


@rows(
    ("data", "said"),
    [(b"", "it is empty"), (b"no zip file", "not an Office file"), (opc.write_package(package())[:40], "not a complete Office file")],
)
def test_bytes_that_are_no_package_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnusableFileError, match=said):
        opc.read_package(data)


def test_only_a_file_of_our_own_may_have_any_amount_of_xml() -> None:
    """With twenty types of hair loss the clinic's deck has more than a file from outside may have."""
    large = replace(package()["ppt/slides/slide1.xml"], data=b"<s>" + b" " * MOST_XML + b"</s>")
    data = opc.write_package(package() | {"ppt/slides/slide1.xml": large})
    assert opc.read_package(data, own=True)["ppt/slides/slide1.xml"] == large
    with pytest.raises(UnusableFileError, match="too large once it is unpacked"):
        opc.read_package(data)


def test_a_part_that_is_missing_is_named() -> None:
    data = changed(opc.write_package(package()), without("ppt/slideLayouts/slideLayout1.xml"))
    with pytest.raises(opc.MissingPartError, match=r"no part ppt/slideLayouts/slideLayout1\.xml"):
        opc.read_package(data)


def test_a_file_others_made_is_read_and_written_without_loss() -> None:
    """It has content types by file extension, and images among its parts."""
    made = Presentation()
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    made.slides.add_slide(made.slide_layouts[6]).shapes.add_picture(picture, 0, 0)
    data = io.BytesIO()
    made.save(data)
    read = opc.read_package(data.getvalue())
    assert read["ppt/media/image1.png"].type == "image/png"
    assert opc.read_package(opc.write_package(read)) == read
    again = Presentation(io.BytesIO(opc.write_package(read)))
    assert [layout.name for layout in again.slide_layouts] == [layout.name for layout in made.slide_layouts]
    assert again.slides[0].shapes[0].image.blob == picture.getvalue()
