"""The words of the live view come from the catalogue: all that its page and its script ask for, and nothing else."""

from __future__ import annotations

import re

from generator.content.front_labels import LIVE
from generator.pipeline.folder import START_PARTS
from generator.pipeline.live_labels import LANGUAGE, live_labels
from tests.conftest import ROOT, Project
from tests.made import labels

VIEW = ROOT / "generator/live"
CATALOGUE = "handouts/translations/en.po"


def test_every_label_that_the_view_asks_for_is_in_the_catalogue_and_the_other_way_round() -> None:
    asked = set(
        re.findall(r"\blive_[a-z_]*[a-z]\b", "".join((VIEW / name).read_text("utf-8") for name in ("panel.html", "bare.html", "live.js")))
    )
    assert tuple(key for key in labels().texts if key.startswith("live_")) == LIVE
    assert {key.removesuffix("_one").removesuffix("_many") for key in LIVE} == {each for each in asked if each != LANGUAGE}


def test_the_view_itself_has_no_words() -> None:
    """Between the tags of its pages stand labels alone."""
    for name in ("panel.html", "bare.html"):
        between = re.findall(r">([^<>]+)<", (VIEW / name).read_text("utf-8"))
        assert [words for words in between if words.strip() and not re.fullmatch(r"{\w+}", words.strip())] == []


def test_a_clinics_own_word_is_shown(built: Project) -> None:
    built.change('msgstr "Open the file"', 'msgstr "Show the file"', CATALOGUE)
    said = live_labels(built.folder / "handouts", built.output)
    assert (said["live_open"], said[LANGUAGE]) == ("Show the file", "en-GB")


def test_while_the_catalogue_cannot_be_read_the_words_are_those_of_the_last_page(built: Project) -> None:
    said = live_labels(built.folder / "handouts", built.output)
    (built.folder / CATALOGUE).write_text("msgid half a file", "utf-8")
    assert {**said, LANGUAGE: "en"} == live_labels(built.folder / "handouts", built.output)
    (built.output / START_PARTS).write_text("{}", "utf-8")
    assert live_labels(built.folder / "handouts", built.output)["live_open"] == "live_open"
