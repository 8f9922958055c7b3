"""The folder of pages: each page with its PDFs, its e-book and its status, and one list of all, to be uploaded as it is."""

from __future__ import annotations

import posixpath
from dataclasses import fields, replace
from functools import cache
from pathlib import PurePosixPath

import pytest

from generator.document.approval import STATUS_WORDS, Approval, Status
from generator.document.blocks import Document
from generator.document.companion import Companion
from generator.document.plain import words
from generator.document.target import Target
from generator.formats.html.job import PageJob
from generator.formats.html.page import render_page
from generator.formats.html.planning import PageLook, planned_page
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


def test_the_list_of_all_pages_says_which_are_withdrawn_or_out_of_date_and_has_the_withdrawn_last() -> None:
    listing = pages()["web/index.html"]
    statuses: dict[str, Status] = {"guide": "approved", "areata": "withdrawn", "traction": "expired", "telogen": "draft"}
    files = tuple(
        Companion(
            path=f"web/{name}/index.html",
            handout="leaflet",
            edition="web",
            format="html",
            about="treatment" if name == "guide" else "condition",
            condition=name,
            type_size=17.0,
            on_paper=False,
            said=replace(listing.document, title=name, approval=Approval(status=status)),
        )
        for name, status in statuses.items()
    )
    own = Companion("web/index.html", "pages", "web", "html", "all", "", 17.0, False, listing.document)
    target = Target(**{field.name: getattr(listing, field.name) for field in fields(Target)})
    job = planned_page(target, listing.document, PageLook(listing.theme, listing.heading, listing.logo), (*files, own))
    page = parsed(render_page(job).data)
    said = [" ".join(item.text_content().split()) for item in page.xpath("//ul[@class='shelf']/li")]
    assert [each.split()[0] for each in said] == ["traction", "telogen", "guide", "areata"]
    told = [next((status for status, called in STATUS_WORDS["en"].items() if each.endswith(called)), "") for each in said]
    assert told == ["expired", "", "", "withdrawn"]  # the list itself is a draft


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
