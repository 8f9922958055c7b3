"""Where a handout is too long, the text that was changed is blamed, once for all its editions."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document.budget import Pages
from generator.pipeline import Outcome, Paths, build
from generator.pipeline.clinics import ClinicTask, make_clinic
from generator.pipeline.too_long import explained
from generator.pipeline.workers import checked
from generator.problems import Problem, errors
from tests.made import HANDOUTS, SMALLEST, pdf_jobs, planned, told
from tests.problems.steps import Watching

pytestmark = pytest.mark.covered

ONLY = ["leaflet-test-hair-loss", "leaflet-test-hair-loss-grey", "leaflet-test-hair-loss-press"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the smallest book, whose leaflet was made in three editions and fills its pages.

    Its clinic lets many words stand below a heading, so that what stops a build is how many pages they need.
    """
    folder = tmp_path_factory.mktemp("built")
    shutil.copyfile(SMALLEST, folder / "content.yaml")
    shutil.copytree(HANDOUTS, folder / "handouts")
    (folder / "handouts/checks.yaml").write_text("C08: {severity: warning, reason: These tests are about pages}\n", "utf-8")
    assert not errors(made(folder).problems)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the folder, to change."""
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy"


def made(folder: Path) -> Outcome:
    return build(Paths(folder / "content.yaml", folder / "handouts", folder / "output"), Watching(), only=ONLY, processes=1)


def blamed(folder: Path, change: Any) -> tuple[str, str]:
    """Return the line that is blamed when the book is changed, and the message."""
    book = yaml.safe_load((folder / "content.yaml").read_text("utf-8"))
    change(book)
    book = json.loads(json.dumps(book, default=str))  # without what is shared, which YAML would write as an anchor
    (folder / "content.yaml").write_text(yaml.safe_dump(book, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    found = errors(made(folder).problems)
    assert len(found) == 1, told(found)
    (problem,) = found
    assert problem.code == "F001"
    assert problem.location
    return problem.location.source.strip(), problem.message


LONG = "These words are one of very many sentences that were added to a text which was short before. " * 3


def at(*path: str | int) -> Any:
    """Return a change that makes a list of texts, or the text at a path, very much longer."""

    def change(book: Any) -> None:
        part = book
        for key in path[:-1]:
            part = part[key]
        old = part[path[-1]]
        part[path[-1]] = [*old, *(f"{LONG}{n}" for n in range(60))] if isinstance(old, list) else LONG
        if not isinstance(old, list):
            book["conditions"][0]["what"] = [f"{LONG}{n}" for n in range(60)]

    return change


@pytest.mark.parametrize(
    "path", [("conditions", 0, key) for key in ("what", "diagnosis")], ids=lambda path: str(path[-1]) if isinstance(path, tuple) else ""
)
def test_a_text_that_grew_is_blamed(folder: Path, path: tuple[str | int, ...]) -> None:
    line, message = blamed(folder, at(*path))
    assert LONG.strip()[:60] in line
    assert f"'{path[-1]}" in message
    assert "the last build" in message
    assert message.startswith("leaflet-test-hair-loss (and 2 of its other editions) is about ")


def test_a_new_option_is_blamed_as_a_whole(folder: Path) -> None:
    def change(book: Any) -> None:
        options = book["conditions"][0]["options"]
        options += [{**options[2], "id": f"more-{n}", "name": f"Another choice {n}", "notes": [LONG] * 9} for n in range(5)]

    _, message = blamed(folder, change)
    assert "'options: more-" in message
    assert "are new since the last build" in message


def test_help_lines_and_the_declaration_of_interest_are_never_to_be_shortened(folder: Path) -> None:
    def change(book: Any) -> None:
        items = book["help"]
        book["help"] = [*items, *({**items[1], "id": f"more-{n}", "text": f"{LONG[:180]}{n}"} for n in range(20))]

    line, message = blamed(folder, change)
    assert LONG[:60] not in line
    assert "help" not in message.partition(":")[2]


DETAILS = """\
name: City Clinic
service: Hair and scalp
country: GB
address: [1 Example Street, Leeds, LS1 1EX]
phone: 0113 496 0123
email: hello@city-clinic.test
link: https://city-clinic.test
leaflet_link: https://city-clinic.test/{id}
hours: Weekdays, 9am to 5pm
product: null
who_treats: null
cost: null
"""
LONG_LINK = "test/" + "a-long-path/" * 10 + "{id}"


def test_a_clinic_with_long_details_is_told_in_its_own_file(tmp_path: Path) -> None:
    """Also where it has no earlier build: all clinics share the other words."""
    shutil.copyfile(HANDOUTS.parent / "content.yaml", tmp_path / "content.yaml")
    shutil.copytree(HANDOUTS, tmp_path / "handouts")
    own = tmp_path / "handouts/clinics/leeds.yaml"
    own.parent.mkdir(exist_ok=True)
    places = Paths(tmp_path / "content.yaml", tmp_path / "handouts", tmp_path / "output")
    task = ClinicTask(places, "leeds", date(2026, 11, 29), ("at-a-glance-alopecia-areata-tri-fold",))

    def told_of(details: str) -> tuple[Problem, ...]:
        own.write_text(details, "utf-8")
        return errors(make_clinic(task).problems)

    for grew in ("'leaflet link' is longer than in content.yaml, by 122", "'leaflet link' grew since the last build, by 120"):
        (problem,) = told_of(DETAILS.replace("test/{id}", LONG_LINK))
        assert problem.location
        assert problem.location.file.endswith("clinics/leeds.yaml")
        assert f"{grew} characters or about 2 lines" in problem.message
        assert problem.hint.startswith(f"shorten it by {grew[-3:]} characters, to ")
        assert told_of(DETAILS) == ()


@pytest.mark.measured
def test_only_words_on_the_pages_that_are_too_full_are_blamed() -> None:
    """The longest text, and the one that grew most, may be on another page, where shortening it helps nobody."""
    plan = planned(SMALLEST)
    job = next(job for job in pdf_jobs(SMALLEST) if job.name == ONLY[0])
    tight = checked(replace(job, pages=Pages.model_validate({"most": 2, "starts": {"choices": 2}})))
    assert tight.rendered.excess
    what, harm = "conditions/test-hair-loss/what/0", "conditions/test-hair-loss/options/none/harm"
    lengths = {path: text.length for path, text in plan.texts.items()}
    (problem,) = explained([tight], plan.texts, lengths | {what: 0, harm: lengths[harm] - 5})
    assert "'options: none: harm' grew since the last build, by 5 characters or about 1 line" in problem.message
    assert problem.hint.startswith("shorten it by 5 characters, to what it was, or write  most: ")
    name = "conditions/test-hair-loss/options/none/name"
    (problem,) = explained([tight], plan.texts, lengths | {name: lengths[name] - 2, harm: lengths[harm] - 5})
    assert "'options: none: harm' and 'options: none: name' grew since the last build, by 7 characters" in problem.message
    assert problem.hint.startswith("shorten them by 7 characters in all, to what they were")
    (problem,) = explained([tight], plan.texts, {path: n for path, n in lengths.items() if "/options/none/" not in path})
    assert "'options: none' is new since the last build" in problem.message
    assert problem.hint.startswith("take out one of the ")
    (problem,) = explained([tight], plan.texts, lengths | {what: 0})
    assert problem.location != plan.texts[what].location
    assert "is the longest part" in problem.message
