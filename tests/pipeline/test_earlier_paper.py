"""Paper that was approved before: what a page and a status file say to those who hold it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from generator.pipeline import build
from generator.pipeline.earlier_paper import MOST_TOLD
from generator.pipeline.verifying import verify_file
from tests.problems.steps import Watching
from tests.signing import DAY, PLACES, Clinic, clinic_in

pytestmark = pytest.mark.covered

LATER, LATEST = date(2026, 12, 1), date(2026, 12, 3)
WEB = """\
  web: {format: html, need: send, profile: promotion, folder: web/aftercare, file: index}
  web-status: {like: web, format: json, file: status}
"""
BOTH = ("aftercare", "aftercare-public")
SAME = "Your paper was made from the same words as this page, which may say more."
DRAFT = "Your paper is a draft that nobody had approved. Please use this page, and put the paper away."
PAGE, STATUS = Path("output/web/aftercare/index.html"), Path("output/web/aftercare/status.json")


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    """Lay out a clinic whose aftercare sheet is on the web too, and that has approved it once."""
    for clinic in clinic_in(tmp_path):
        plan = tmp_path / "handouts/aftercare.yaml"
        plan.write_text(plan.read_text("utf-8") + f"editions:\n{WEB}", "utf-8")
        clinic.approve(*BOTH)
        yield clinic


def of_paper(on: date) -> dict[str, list[str]]:
    """Make the page and its status file; return the page's words on each paper that it knows, by the mark in its code."""
    built = build(PLACES, Watching(), only=["aftercare", "index.html", "status.json"], processes=1, on=on)
    assert {str(PAGE), str(STATUS)} <= {f"output/{file.path}" for file in built.files}, [each.show() for each in built.problems]
    page = html.fromstring(PAGE.read_text("utf-8"))
    on_paper = [each for each in page.iter("aside") if each.get("id", "paper") != "paper"]  # those without are about the page itself
    return {each.get("id"): [" ".join(words.text_content().split()) for words in each.iter("p", "li")] for each in on_paper}


def earlier(on: date) -> tuple[dict[str, list[str]], list[dict[str, str]]]:
    """Make the page; return its words on each paper that was approved earlier, and what its status file says of these."""
    told, status = of_paper(on), json.loads(STATUS.read_text("utf-8"))
    drafts = {mark for mark in told if mark.startswith("draft-")}
    return {mark: words for mark, words in told.items() if mark not in {*status["paper"], *drafts}}, status["earlier"]


def test_what_a_page_links_to_is_not_approved_with_it(clinic: Clinic) -> None:
    assert [each.name for each in clinic.review("aftercare").handouts] == ["aftercare"]
    assert clinic.one("treatment-guide").state.status == "draft"


def test_a_status_file_that_says_something_else_is_altered(clinic: Clinic) -> None:
    earlier(DAY)
    assert verify_file(STATUS, clinic.review()).verdict == "current"
    STATUS.write_text(STATUS.read_text("utf-8").replace('"status": "approved"', '"status": "withdrawn"'), "utf-8")
    assert verify_file(STATUS, clinic.review()).verdict == "altered"


@pytest.mark.usefixtures("clinic")
def test_a_first_version_knows_no_other_paper() -> None:
    assert earlier(DAY) == ({}, [])


def test_paper_with_the_words_of_today_is_a_draft_only_if_its_code_says_so(clinic: Clinic) -> None:
    approved = clinic.one().state.mark
    draft = f"draft-{approved.removeprefix('1.0-')}"
    assert of_paper(DAY) == {approved: [SAME], draft: [DRAFT]}
    clinic.withdraw("aftercare", "A dose was wrong")
    clinic.approve("aftercare-public")  # not the paper
    assert of_paper(DAY)[draft] == [DRAFT]
    clinic.approve("aftercare")
    assert of_paper(DAY)[clinic.one().state.mark] == [SAME]


def test_no_paper_is_called_a_draft_by_a_page_that_is_one(clinic: Clinic) -> None:
    plan = clinic.folder / "handouts/aftercare.yaml"
    plan.write_text(plan.read_text("utf-8").replace("file: index}", "file: index, sections: [masthead, care]}"), "utf-8")
    assert clinic.one("aftercare-public").state.status == "changed"
    approved = clinic.one().state.mark
    assert of_paper(DAY) == {approved: [SAME]}


def test_approved_paper_stands_with_its_page_while_only_the_papers_own_words_have_changed(clinic: Clinic) -> None:
    approved, plan = clinic.one().state.mark, "handouts/aftercare.yaml"
    clinic.change(plan, "file: index}", "file: index, sections: [masthead, care, control]}")
    clinic.change(plan, "\nsections: [masthead, care, control]", "\nsections: [masthead, main-point, care, control]")
    assert (clinic.one().state.status, clinic.one("aftercare-public").state.status) == ("changed", "approved")
    assert of_paper(DAY)[approved] == [SAME]


def test_paper_of_the_version_before_is_told_what_is_new(clinic: Clinic) -> None:
    before = clinic.one().of.subject.words
    clinic.change("content.yaml", "Do not wash your hair.", "Do not wash your hair for two days.")
    clinic.approve(*BOTH, on=LATER)
    mark = f"1.0-{before[:8]}"
    assert earlier(LATER) == (
        {
            mark: [
                "Your paper is version 1.0. This page is version 2.0. Please use this page, and put the paper away.",
                "New or changed since then:",
                "Do not wash your hair for two days.",
                "Other words have been taken out.",
            ]
        },
        [{"paper": mark, "version": "1.0", "approved": "2026-11-29", "status": "superseded"}],
    )


def test_words_that_nobody_has_approved_yet_put_no_paper_out_of_use(clinic: Clinic) -> None:
    clinic.change("content.yaml", "Do not wash your hair.", "Do not wash your hair for two days.")
    assert earlier(LATER) == ({}, [])
    clinic.approve(*BOTH, on=LATER)
    clinic.change("content.yaml", "for two days.", "for three days.")
    told, status = earlier(LATEST)
    assert (told, [line["status"] for line in status]) == ({}, ["superseded"])
    (other,) = html.fromstring(PAGE.read_text("utf-8")).xpath("//aside[@id='paper']/@data-changed")
    assert other == "This page says something else than your paper, and is not approved yet. Please ask us which is right."


@pytest.mark.parametrize("order", [("aftercare-public",), BOTH, BOTH[::-1]], ids=" then ".join)
def test_every_approved_paper_is_known_to_its_page_whatever_is_signed_first(clinic: Clinic, order: tuple[str, ...]) -> None:
    mark = clinic.one().state.mark
    clinic.change("content.yaml", "Do not wash your hair.", "Do not wash your hair for two days.")
    for name in order:
        clinic.approve(name, on=LATER)
        told, status = earlier(LATER)
        if json.loads(STATUS.read_text("utf-8"))["status"] == "approved":
            assert [line["paper"] for line in status] == [mark]
            assert "Do not wash your hair for two days." in told[mark]
    assert mark in told  # the last signature leaves an approved page


def test_with_much_that_is_new_the_page_is_to_be_read(clinic: Clinic) -> None:
    lines = "".join(f"\n      - Rest number {n}." for n in range(MOST_TOLD + 1))
    clinic.change("content.yaml", "\n      - Rest.", lines)
    clinic.approve(*BOTH, on=LATER)
    (words,) = earlier(LATER)[0].values()
    assert words[1:] == ["Much has changed since then. Please read this page in full."]


def test_without_the_words_of_that_time_nothing_is_said_of_them(clinic: Clinic) -> None:
    clinic.change("content.yaml", "Do not wash your hair.", "Do not wash your hair for two days.")
    clinic.approve(*BOTH, on=LATER)
    assert len(earlier(LATER)[0].popitem()[1]) == 4
    for file in (clinic.folder / "handouts/approved").iterdir():
        file.unlink()
    assert len(earlier(LATER)[0].popitem()[1]) == 1  # the page is made again: it is made of these words too


def test_withdrawn_paper_is_told_so(clinic: Clinic) -> None:
    clinic.withdraw("aftercare", "A dose was wrong", on=LATER)
    words, status = earlier(LATER)
    assert [line["status"] for line in status] == ["withdrawn"]
    assert [each[0] for each in words.values()] == [
        "Your paper is version 1.0, which we have withdrawn. Please do not go by it. Ask us if you have questions."
    ]
    clinic.change("content.yaml", "Do not wash your hair.", "Do not wash your hair for two days.")
    clinic.approve(*BOTH, on=LATEST)
    assert [(line["version"], line["status"]) for line in earlier(LATEST)[1]] == [("1.0", "withdrawn")]


def test_a_page_whose_own_words_are_as_they_were_says_that_the_paper_has_changed(clinic: Clinic) -> None:
    plan = clinic.folder / "handouts/aftercare.yaml"
    plan.write_text(plan.read_text("utf-8").replace("file: index}", "file: index, sections: [masthead, care]}"), "utf-8")
    clinic.approve(*BOTH)
    page = clinic.one("aftercare-public").state
    clinic.change("content.yaml", "We sell {treatment}.", "We sell {treatment}, and earn by it.")
    clinic.approve("aftercare", on=LATER)
    paper = clinic.one(on=LATER).state
    clinic.change("content.yaml", ", and earn by it.", " and earn by it.")
    clinic.approve("aftercare", on=LATEST)
    assert clinic.one("aftercare-public", on=LATEST).state.mark == page.mark
    assert (paper.version, page.version, clinic.one(on=LATEST).state.version) == ("2.0", "2.0", "3.0")
    words = earlier(LATEST)[0][paper.mark]
    assert words[0] == "Some words have changed since your paper was printed. Please use this page, and put the paper away."
