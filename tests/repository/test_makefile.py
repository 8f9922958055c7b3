"""What is typed after `make` reaches the program letter for letter."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.words_of_make import WORDS, arguments_of
from tests.conftest import ROOT
from tests.each import rows

# A program in the place of Python, which prints what it was given; `make` asks it first whether it runs.
SAYS = f"""#!{sys.executable}
import json, sys
print("runs" if "-c" in sys.argv else json.dumps(sys.argv[1:]))
"""


def given(folder: Path, *words: str, path: str = "") -> list[str]:
    """Return what the program gets of the words typed after `make`; `path` is looked in first for other programs."""
    shutil.copy(ROOT / "Makefile", folder)
    shutil.copy(ROOT / "requirements.lock", folder)
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(SAYS, "utf-8")
    python.chmod(0o755)
    (folder / ".venv/ready").touch()
    environment = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "TESTS")}
    environment["PATH"] = os.pathsep.join(filter(None, (path, environment["PATH"])))
    ran = subprocess.run(["make", *words], cwd=folder, capture_output=True, text=True, check=True, env=environment)
    received: list[str] = json.loads(ran.stdout)
    return received


@pytest.mark.parametrize("name", ["Ringworm", "Children's ringworm", 'So-called "ringworm"', "$HOME $(shell id) `id`", "a; b & c \\ d #e"])
def test_a_new_condition_may_have_any_name(tmp_path: Path, name: str) -> None:
    typed = f"CONDITION={name}"
    assert given(tmp_path, "new", typed) == ["-m", "generator", "new", "--condition", name]


@pytest.mark.parametrize("typed", ['200"; id; "', "it's", "$(shell id) `id` $HOME"])
def test_what_is_written_into_a_command_is_no_command_itself(tmp_path: Path, typed: str) -> None:
    assert given(tmp_path, "release", f"PRINTED={typed}") == ["-m", "generator", "release", "--printed", typed]


def test_no_other_python_is_started_once_there_is_one(tmp_path: Path) -> None:
    for name in ("python3", "python3.13", "python3.12", "python3.11"):
        python = tmp_path / name
        python.write_text(f"#!/bin/sh\ntouch {tmp_path}/started\n", "utf-8")
        python.chmod(0o755)
    assert given(tmp_path, "list", path=str(tmp_path)) == ["-m", "generator", "list"]
    assert not (tmp_path / "started").exists()


TYPED = sorted({typed for words in WORDS.values() for typed in words})


@pytest.mark.parametrize("typed", TYPED)
def test_make_carries_out_nothing_that_is_typed(tmp_path: Path, typed: str) -> None:
    word = next(word for word, takes in WORDS.items() if typed in takes)
    given(tmp_path, word, f"{typed}=$(shell touch {tmp_path}/done)")
    assert not (tmp_path / "done").exists()


@pytest.mark.parametrize("name", ["City Clinic Leeds", "O'Neill's \"Hair\"", "$HOME $(shell id) `id`", "a, b; c"])
def test_a_new_clinic_may_have_any_name(tmp_path: Path, name: str) -> None:
    assert given(tmp_path, "new", f"CLINIC={name}") == ["-m", "generator", "new", "--clinic", name]
    assert arguments_of(["new", f"CLINIC={name}"]) == ["new", "--clinic", name]


def test_packages_in_another_folder_are_not_deleted_through_a_link(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    others = tmp_path / "others"
    (others / "bin").mkdir(parents=True)
    (others / "ready").touch()
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    os.utime(others / "ready", (0, 0))  # older than the lock: new packages are wanted
    (tmp_path / ".venv").symlink_to(others)
    ran = subprocess.run(["make", f"PYTHON={sys.executable}"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ".venv is a link to another folder" in ran.stdout) == (2, True), ran.stdout
    assert (others / "ready").exists()


FOR_PROGRAMMERS = {"test", "test-all", "lint", "bench", "lock"}


def makefile() -> str:
    return (ROOT / "Makefile").read_text("utf-8")


def test_windows_has_all_words_of_make_but_those_for_programmers() -> None:
    named = {name for line in re.findall(r"^\.PHONY: (.*)$", makefile(), re.MULTILINE) for name in line.split()}
    assert named - {".venv/ready"} - FOR_PROGRAMMERS == set(WORDS)


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("ONLY=aftercare clinic-deck",),
        ("build", "ON=2027-01-31"),
        ("watch",),
        ("list",),
        ("import-clinics", "FILE=our clinics.xlsx", "REPLACE=1"),
        ("clinics", "CLINIC=leeds york", "ONLY=aftercare", "ON=2027-01-31"),
        ("clinics", "TARGET=s3://bucket/our handouts", "WORKERS=tcp://host:8786"),
        ("new", 'CONDITION=Children\'s "ringworm"'),
        ("review", "ONLY=aftercare"),
        ("approvals", "ON=2027-01-31"),
        ("verify", "CODE=7f3a9c"),
        ("verify", "FILE=an old leaflet.pdf"),
        ("comments", "FILE=the doctor's words.docx"),
        ("release", "PRINTED=200", "ONLY=aftercare"),
    ],
    ids=" ".join,
)
def test_each_word_does_the_same_on_windows(tmp_path: Path, typed: tuple[str, ...]) -> None:
    module, name, *arguments = given(tmp_path, *typed)
    assert (module, name) == ("-m", "generator")
    assert sorted(arguments) == sorted(arguments_of(typed))


def test_an_approval_takes_the_same_values_on_windows() -> None:
    exported = set(re.findall(r"^approve: export HANDOUTS_(\w+) :=", makefile(), re.MULTILINE))
    assert exported | {"ONLY", "CLINIC", "WITHDRAW", "YES"} == set(WORDS["approve"])
    typed = ["approve", "NAME=Siân O'Neill", "AS=author", "YES=1", "ONLY=aftercare guide"]
    assert arguments_of(typed) == ["approve", "--name", "Siân O'Neill", "--as", "author", "--only", "aftercare", "--only", "guide", "--yes"]


def test_a_release_takes_a_key_on_windows() -> None:
    assert arguments_of(["release", r"SIGN=D:\our key.p12"]) == ["release", "--sign", r"D:\our key.p12"]


def test_every_word_is_a_command_with_these_options() -> None:
    for word, names in WORDS.items():
        if word != "help":
            options = {each for parameter in cli.handouts.commands[word].params for each in parameter.opts}
            given = arguments_of([word, *(f"{name}=1" for name in names)])
            assert {each for each in given if each.startswith("--") and each != "--"} <= options, word


@rows(
    ("typed", "message"),
    [
        (["wach"], "there is no 'make wach': did you mean 'watch'?"),
        (["check", "list"], "one word at a time: make check, then make list"),
        (["watch", "ONLY=aftercare"], "'make watch' takes no ONLY=: type it alone"),
        (["new", "CONDITON=Ringworm"], "'make new' takes no CONDITON=: did you mean 'CONDITION'?"),
    ],
)
def test_a_slip_is_told(typed: list[str], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        arguments_of(typed)


def test_the_file_for_windows_has_the_line_ends_of_windows() -> None:
    data = (ROOT / "make.cmd").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 20
    assert data.isascii()
