"""The door for files: what is refused, and why."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from generator.yamlsource.outside import Reason, RefusedFileError, read_file


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"words")
    assert read_file(tmp_path / "words.txt", 5) == b"words"
    assert read_file(tmp_path / "words.txt", 5, within=tmp_path) == b"words"


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"words")
    (tmp_path / "link.txt").symlink_to("words.txt")
    assert read_file(tmp_path / "link.txt", 5, within=tmp_path) == b"words"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_of_a_name_may_be_stored_in_another_form_than_they_are_typed(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    (tmp_path / normalize(form, "caf\u00e9.png")).write_bytes(b"logo")
    for typed in ("caf\u00e9.png", "cafe\u0301.png"):
        assert read_file(tmp_path / typed, 5, within=tmp_path) == b"logo"


def folder(path: Path) -> None:
    path.mkdir()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listener(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)  # not its whole path: a socket's name is at most 108 characters long


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def link_in_a_circle(path: Path) -> None:
    path.symlink_to(path.name)


def six_bytes(path: Path) -> None:
    path.write_bytes(b"words!")


def link_to_nothing(path: Path) -> None:
    path.symlink_to("elsewhere.txt")


def nothing(path: Path) -> None:
    del path


@pytest.mark.parametrize(
    ("make", "reason", "message"),
    [
        (folder, Reason.NOT_A_FILE, "this is a folder, not a file"),
        (pipe, Reason.NOT_A_FILE, "this is a pipe, not a regular file"),
        (listener, Reason.NOT_A_FILE, "this is a socket, not a regular file"),
        (link_to_a_device, Reason.NOT_A_FILE, "this is a device, not a regular file"),
        (link_in_a_circle, Reason.UNREADABLE, "the file cannot be read: "),
        (six_bytes, Reason.TOO_LARGE, "the file is too large: 6 bytes; the limit is 5"),
        (nothing, Reason.MISSING, "this file does not exist"),
        (link_to_nothing, Reason.MISSING, "this is a link to a file that does not exist"),
    ],
)
def test_anything_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], reason: Reason, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "words.txt")
    with pytest.raises(RefusedFileError) as caught:
        read_file(tmp_path / "words.txt", 5)
    assert caught.value.reason is reason
    assert str(caught.value).startswith(message)


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_bytes(b"words")
    inner = tmp_path / "handouts"
    inner.mkdir()
    (inner / "words.txt").symlink_to("../outside.txt")
    with pytest.raises(RefusedFileError, match=r"this leads to a file outside handouts/") as caught:
        read_file(inner / "words.txt", 5, within=inner)
    assert caught.value.reason is Reason.LEADS_OUT


def test_a_missing_file_names_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_bytes(b"words")
    with pytest.raises(RefusedFileError) as caught:
        read_file(tmp_path / "word.txt", 5)
    assert "words.txt" in caught.value.hint
