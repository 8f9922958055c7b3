"""The folder of pages: each page with its PDFs, its e-book and its status, and one list of all, to be uploaded as it is."""

from __future__ import annotations

import posixpath
from functools import cache
from pathlib import PurePosixPath

import pytest

from generator.document.blocks import Document
from generator.document.plain import words
from generator.formats.html.job import PageJob
from generator.formats.html.page import render_page
from generator.formats.pdf.job import PdfJob
from generator.pipeline.folder import names_of
from tests.formats.html.sample import parsed
from tests.made import REAL, SMALLEST, planned


@cache
def pages(smallest: bool = False) -> dict[str, PageJob]:
    jobs = planned(SMALLEST if smallest else REAL).jobs
    return {job.path: job for job in jobs if isinstance(job, PageJob)}


@pytest.mark.covered
def test_each_handout_has_a_page_with_all_its_forms_beside_it() -> None:
    paths = {path for path in planned(REAL).paths if path.startswith("web/")}
    folders = {str(PurePosixPath(path).parent) for path in paths} - {"web"}
    assert len(folders) == 7
    for folder in folders:
        endings = sorted(path.rpartition(".")[2] for path in paths if posixpath.dirname(path) == folder)
        assert (folder, endings) == (folder, ["epub", "html", "json", "pdf", "pdf"])
    assert "web/index.html" in paths


def test_every_link_from_a_page_leads_to_a_file_that_is_made() -> None:
    paths = set(planned(REAL).paths)
    for path, job in pages().items():
        led_to = {posixpath.normpath(posixpath.join(posixpath.dirname(path), link.address)) for link in job.links}
        assert led_to <= paths
        if job.format == "html" and path != "web/index.html":
            assert [link.kind for link in job.links] == ["pdf", "large", "book", "home"]


def test_the_list_of_all_pages_begins_with_the_conditions() -> None:
    page = parsed(render_page(pages()["web/index.html"]).data)
    assert page.xpath("//ul[@class='shelf']//a/@href") == [
        "androgenetic-alopecia/index.html",
        "alopecia-areata/index.html",
        "telogen-effluvium/index.html",
        "traction-alopecia/index.html",
        "scarring-alopecia/index.html",
        "guide/index.html",
        "aftercare/index.html",
    ]


def test_what_anybody_can_read_names_no_prescription_medicine() -> None:
    for job in planned(REAL).jobs:
        if job.path.startswith("web/alopecia-areata/") and isinstance(job, (PageJob, PdfJob)):
            assert isinstance(job.composed, Document)
            said = " ".join(words(job.composed))
            assert "A capsule that calms the immune system" in said
            assert "itlecitinib" not in said


def test_pages_are_light() -> None:
    sizes = {path: len(render_page(page).data) for path, page in pages().items() if path.endswith("/index.html")}
    assert {path: size for path, size in sizes.items() if size > 150_000} == {}


def test_a_page_is_asked_for_by_the_name_of_its_folder() -> None:
    assert names_of("web/alopecia-areata/index.html") == {"alopecia-areata", "index.html"}
    assert names_of("en/leaflet-alopecia-areata.pdf") == {"leaflet-alopecia-areata", "leaflet-alopecia-areata.pdf"}


def test_the_same_words_give_the_same_bytes() -> None:
    job = pages(smallest=True)["web/test-hair-loss/index.html"]
    assert render_page(job).data == render_page(job).data
