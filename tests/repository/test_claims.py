"""What processes of a run share is made by one of them."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import claims
from tests.claims import claim, is_claimed


def test_what_several_ask_for_at_once_is_made_once(tmp_path: Path) -> None:
    wanted = tmp_path / "file"
    makers: list[int] = []

    def ask(number: int) -> str:
        with claim(wanted) as ours:
            if ours:
                makers.append(number)
                time.sleep(0.2)
                wanted.write_text("made", "utf-8")
        return wanted.read_text("utf-8")

    with ThreadPoolExecutor(4) as asking:
        assert list(asking.map(ask, range(4))) == ["made"] * 4
    assert len(makers) == 1
    assert list(tmp_path.iterdir()) == [wanted]


def test_it_is_known_what_somebody_is_making(tmp_path: Path) -> None:
    wanted = tmp_path / "file"
    assert not is_claimed(wanted)
    with claim(wanted):
        assert is_claimed(wanted)
        wanted.touch()
        assert not is_claimed(wanted)


def test_what_the_first_fails_to_make_is_left_to_the_next(tmp_path: Path) -> None:
    wanted = tmp_path / "file"
    with pytest.raises(ZeroDivisionError), claim(wanted):
        raise ZeroDivisionError
    with claim(wanted) as ours:
        assert ours


def test_nobody_waits_without_end_for_a_process_that_was_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "PATIENCE", 0.1)
    with claim(tmp_path / "file"), claim(tmp_path / "file") as ours:
        assert ours
