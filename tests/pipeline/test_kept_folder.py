"""What a process keeps of the folder of handouts: as long as no file in it changes, and nothing of a folder that is being changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.pipeline import fingerprint
from generator.pipeline.kept_folder import KeptFolder
from generator.problems import Problem
from generator.review.approvals.register import Register
from tests.conftest import ROOT


@pytest.fixture
def handouts(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "handouts", tmp_path / "handouts"))


def test_a_folder_is_read_again_once_a_file_in_it_has_changed(handouts: Path) -> None:
    kept = KeptFolder()
    before = kept.read(handouts, _fingerprint(handouts))
    assert kept.read(handouts, _fingerprint(handouts)) is before
    catalogue = handouts / "translations/en.po"
    catalogue.write_text(catalogue.read_text("utf-8").replace('msgstr "The main thing"', 'msgstr "Above all"'), "utf-8")
    labels, problems = kept.read(handouts, _fingerprint(handouts)).labels("en")
    assert problems == ()
    assert labels
    assert "Above all" in {text.plain for text in labels.texts.values()}


def test_a_folder_that_changed_before_it_was_read_is_not_kept(handouts: Path) -> None:
    kept = KeptFolder()
    before = _fingerprint(handouts)
    theme = handouts / "themes/clinic.yaml"
    theme.write_text(theme.read_text("utf-8") + "# saved a moment later\n", "utf-8")
    files = kept.read(handouts, before)
    assert kept.read(handouts, before) is not files


def test_what_was_made_of_a_folder_is_made_again_once_it_has_changed(handouts: Path) -> None:
    kept, asked = KeptFolder(), list[Path]()

    def make(folder: Path) -> tuple[Register, tuple[Problem, ...]]:
        asked.append(folder)
        return Register(), ()

    before = _fingerprint(handouts)
    kept.of(handouts, before, make)  # nothing is kept of a folder that was not read
    kept.read(handouts, before)
    assert kept.of(handouts, before, make) is kept.of(handouts, before, make)
    assert len(asked) == 2
    assert kept.of(handouts, before, str) == str(handouts)  # each of what is made of it is kept by itself
    (handouts / "approvals.yaml").write_text("acts: []\n", "utf-8")
    after = _fingerprint(handouts)
    assert after != before
    kept.of(handouts, after, make)
    kept.read(handouts, after)
    kept.of(handouts, after, make)
    assert len(asked) == 4


def _fingerprint(handouts: Path) -> str:
    found = fingerprint.of_handouts(handouts)
    assert found
    return found
