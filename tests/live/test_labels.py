"""The words of the live view come from the catalogue: all that its page and its script ask for, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator.content.front_labels import LIVE
from generator.pipeline.folder import START_PARTS
from generator.pipeline.live_labels import DIRECTION, LANGUAGE, live_labels
from tests.conftest import ROOT, Project
from tests.made import labels

VIEW = ROOT / "generator/live"
CATALOGUE = "handouts/translations/en.po"


def test_every_label_that_the_view_asks_for_is_in_the_catalogue_and_the_other_way_round() -> None:
    asked = set(
        re.findall(r"\blive_[a-z_]*[a-z]\b", "".join((VIEW / name).read_text("utf-8") for name in ("panel.html", "bare.html", "live.js")))
    )
    assert tuple(key for key in labels().texts if key.startswith("live_")) == LIVE
    assert {key.removesuffix("_one").removesuffix("_many") for key in LIVE} == {each for each in asked if each not in (LANGUAGE, DIRECTION)}


def test_the_view_itself_has_no_words() -> None:
    """Between the tags of its pages stand labels alone."""
    for name in ("panel.html", "bare.html"):
        between = re.findall(r">([^<>]+)<", (VIEW / name).read_text("utf-8"))
        assert [words for words in between if words.strip() and not re.fullmatch(r"{\w+}", words.strip())] == []


def shown(built: Project) -> Mapping[str, str]:
    return live_labels(built.folder / "handouts", built.output, built.content.read_text("utf-8"))


def test_a_clinics_own_word_is_shown(built: Project) -> None:
    built.change('msgstr "Open the file"', 'msgstr "Show the file"', CATALOGUE)
    said = shown(built)
    assert (said["live_open"], said[LANGUAGE]) == ("Show the file", "en-GB")


def test_while_the_catalogue_cannot_be_read_the_words_are_those_of_the_last_page(built: Project) -> None:
    said = shown(built)
    (built.folder / CATALOGUE).write_text("msgid half a file", "utf-8")
    assert {**said, LANGUAGE: "en"} == shown(built)
    (built.output / START_PARTS).write_text("{}", "utf-8")
    assert shown(built)["live_open"] == "live_open"


@pytest.mark.parametrize(
    ("line", "language", "direction"),
    [("language: 'ar'  # ours", "ar", "rtl"), ("language: xx", "xx", "ltr"), ("language: [", "en-GB", "ltr")],
)
def test_the_words_are_in_the_language_that_content_yaml_names_even_where_nothing_else_can_be_read(
    line: str, language: str, direction: str, built: Project
) -> None:
    catalogue = built.folder / CATALOGUE
    arabic = catalogue.read_text("utf-8").replace('msgstr "en-GB"', 'msgstr "ar"').replace('"Language: en', '"Language: ar')
    catalogue.with_name("ar.po").write_text(arabic.replace('msgstr "Open the file"', 'msgstr "\u0627\u0641\u062a\u062d"'), "utf-8")
    built.content.write_text(f"format: 2\n{line}\nclinic: [half a file", "utf-8")
    said = shown(built)
    assert (said[LANGUAGE], said[DIRECTION]) == (language, direction)
    assert said["live_open"] == ("\u0627\u0641\u062a\u062d" if language == "ar" else "Open the file")
