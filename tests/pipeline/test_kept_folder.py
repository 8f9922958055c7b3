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
    labels, problems = kept.read(handouts, _fingerprint(handouts)).labels
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


def test_the_register_is_read_again_once_the_folder_has_changed(handouts: Path) -> None:
    kept, asked = KeptFolder(), list[Path]()

    def make(folder: Path) -> tuple[Register, tuple[Problem, ...]]:
        asked.append(folder)
        return Register(), ()

    before = _fingerprint(handouts)
    kept.register(handouts, before, make)  # nothing is kept of a folder that was not read
    kept.read(handouts, before)
    assert kept.register(handouts, before, make) is kept.register(handouts, before, make)
    assert len(asked) == 2
    (handouts / "approvals.yaml").write_text("acts: []\n", "utf-8")
    after = _fingerprint(handouts)
    assert after != before
    kept.register(handouts, after, make)
    kept.read(handouts, after)
    kept.register(handouts, after, make)
    assert len(asked) == 4


def _fingerprint(handouts: Path) -> str:
    found = fingerprint.of_handouts(handouts)
    assert found
    return found
