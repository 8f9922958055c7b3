"""A save is noticed, whatever the editor does, and nothing else is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.live.saves import FOLDER_EVERY, LOOK_EVERY, SETTLED_AFTER, saves, state_of
from tests.conftest import ROOT

MOST_SECONDS = 0.003  # of computing, for a look at our own folder: five of them a second are a sixtieth of a second
MOST_OF_THE_TIME = 1 / 200


def written_over(file: Path) -> None:
    file.write_text("new words", "utf-8")


def replaced(file: Path) -> None:
    other = file.with_name("new~")
    other.write_text("other", "utf-8")  # of the same length as before
    other.rename(file)


def taken_away(file: Path) -> None:
    file.unlink()


def one_more(file: Path) -> None:
    (file.parent / "one.more").write_text("", "utf-8")


@pytest.mark.parametrize("save", [written_over, replaced, taken_away, one_more])
@pytest.mark.parametrize("where", ["content.yaml", "handouts/themes/clinic.yaml"])
def test_every_kind_of_save_is_noticed(tmp_path: Path, save: Callable[[Path], None], where: str) -> None:
    content, folder = tmp_path / "content.yaml", tmp_path / "handouts"
    (folder / "themes").mkdir(parents=True)
    for each in (content, folder / "themes/clinic.yaml"):
        each.write_text("words", "utf-8")
    before = state_of(content, folder)
    assert before == state_of(content, folder)
    save(tmp_path / where)
    if save is not one_more or where != "content.yaml":  # what lies beside the words is none of them
        assert state_of(content, folder) != before


def test_a_file_written_in_steps_is_one_save(tmp_path: Path) -> None:
    content, folder = tmp_path / "content.yaml", tmp_path / "handouts"
    folder.mkdir()
    content.write_text("words", "utf-8")

    def write() -> None:
        time.sleep(0.3)
        with content.open("w", encoding="utf-8") as file:
            for _ in range(8):
                file.write("more words\n")
                file.flush()
                time.sleep(0.03)

    writer = threading.Thread(target=write)
    writer.start()
    next(saves(content, folder))
    writer.join(0)
    assert not writer.is_alive()
    assert content.read_text("utf-8") == "more words\n" * 8


def test_what_was_kept_from_being_made_is_made_once_it_can_be(tmp_path: Path) -> None:
    content, folder = tmp_path / "content.yaml", tmp_path / "handouts"
    folder.mkdir()
    content.write_text("words", "utf-8")
    freed = iter([False, False, True])
    next(saves(content, folder, lambda: next(freed)))
    assert list(freed) == []


def test_a_look_at_all_files_costs_next_to_nothing() -> None:
    def cost() -> float:
        began = time.process_time()
        state_of(ROOT / "content.yaml", ROOT / "handouts")
        return time.process_time() - began

    assert min(cost() for _ in range(20)) < MOST_SECONDS


def test_to_wait_for_a_save_costs_next_to_nothing(tmp_path: Path) -> None:
    """A two-hundredth of the time, at most, of which most is spent on the folder."""
    content, folder = tmp_path / "content.yaml", ROOT / "handouts"
    content.write_text("words", "utf-8")
    threading.Timer(2.0, lambda: content.write_text("new words", "utf-8")).start()
    began, spent = time.monotonic(), time.thread_time()
    next(saves(content, folder))
    assert time.thread_time() - spent < MOST_OF_THE_TIME * (time.monotonic() - began)


def test_a_save_in_the_folder_is_noticed_within_a_second(tmp_path: Path) -> None:
    content, folder = tmp_path / "content.yaml", tmp_path / "handouts"
    folder.mkdir()
    content.write_text("words", "utf-8")
    assert FOLDER_EVERY * LOOK_EVERY + SETTLED_AFTER < 1
    threading.Timer(0.1, lambda: (folder / "deck.yaml").write_text("sections: []", "utf-8")).start()
    next(saves(content, folder))
    assert (folder / "deck.yaml").read_text("utf-8") == "sections: []"
