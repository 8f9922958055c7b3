"""Icon files and press profiles, damaged in 36 ways: each ends in a Problem that names the file and what to do, and none hangs."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.problems import Location, Problem
from generator.project.assets import MOST_ICON_BYTES, MOST_PROFILE_BYTES, read_icons, read_press_profile
from tests.conftest import ROOT

ICONS = (ROOT / "handouts/icons/lucide.json").read_bytes()
PROFILE = (ROOT / "handouts/papers/ISOcoated_v2_300_bas.icc").read_bytes()
NAMED = Location("handouts/papers/ours.yaml", 3, 18)
SHAPE = "write names, each with a list of SVG paths"
JSON = "put names and paths in double quotes"


def icon(*paths: object) -> bytes:
    """Return an icon file whose second line holds the icon."""
    return ('{\n "comb": ' + json.dumps(paths) + "}").encode()


DAMAGED_ICONS: dict[str, tuple[bytes, str, str]] = {
    "cut": (ICONS[: len(ICONS) // 2], "this is not valid JSON: ", JSON),
    "cut after the first brace": (b"{", "this is not valid JSON: ", JSON),
    "zeros": (bytes(5000), "the file is empty", "copy it here again"),
    "zeros within": (ICONS[:200] + bytes(50) + ICONS[250:], "this is not valid JSON: Invalid control character at", JSON),
    "empty": (b"", "the file is empty", "copy it here again"),
    "not UTF-8": (b'{"caf\xe9": ["M4 12h16"]}', "the file is not saved as UTF-8", "save it again"),
    "a comma too few": (b'{"a": ["M4 4h16"]\n "b": ["M2 2h2"]}', "this is not valid JSON: Expecting ',' delimiter", JSON),
    "a list": (b'["M4 12h16"]', "this file holds no icons", SHAPE),
    "a number": (b"5", "this file holds no icons", SHAPE),
    "no icon": (b"{}", "this file holds no icons", SHAPE),
    "NaN": (b'{"comb": NaN}', "NaN is not valid JSON", JSON),
    "a path instead of a list": (b'{"comb": "M4 12h16"}', "the icon 'comb' is not a list of paths", SHAPE),
    "a list of numbers": (icon(4, 12), "the icon 'comb' is not a list of paths", SHAPE),
    "an empty list": (icon(), "the icon 'comb' is not a list of paths", SHAPE),
    "nested deep": (b"[" * 100_000, "this holds lists within lists, far too many", SHAPE),
    "an empty path": (icon(""), "the icon 'comb' has a path that can't be drawn: ''", SHAPE),
    "a broken path": (icon("M4 12h"), "the icon 'comb' has a path that can't be drawn: 'M4 12h'", SHAPE),
    "words for a path": (icon("a comb"), "the icon 'comb' has a path that can't be drawn: 'a comb'", SHAPE),
    "NaN in a path": (icon("M4 12LNaN 5"), "the icon 'comb' has a path that can't be drawn: 'M4 12LNaN 5'", SHAPE),
    "endless numbers": (icon("M4 12L1e999 5"), "the icon 'comb' reaches outside its square of 24 x 24", "scale its paths"),
    "a point alone": (icon("M4 12"), "the icon 'comb' has a path that can't be drawn: 'M4 12'", SHAPE),
    "too large for its square": (icon("M4 12h500"), "the icon 'comb' reaches outside its square of 24 x 24", "scale its paths"),
    "an endless path": (icon("M4 12" + "h1h-1" * 10_000), "the icon 'comb' has a path that can't be drawn: 'M4 12h1h-1", SHAPE),
    "huge": (b" " * (MOST_ICON_BYTES + 1), "the file is too large: 2,000,001 bytes", "is it the right file?"),
}


def damaged_profile(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(PROFILE)
    change(data)
    return bytes(data)


def _zeros_from(start: int) -> Callable[[bytearray], None]:
    def change(data: bytearray) -> None:
        data[start:] = bytes(len(data) - start)

    return change


DAMAGED_PROFILES: dict[str, tuple[bytes, str]] = {
    "cut in its head": (PROFILE[:100], "'ours.icc' is cut short"),
    "cut": (PROFILE[: len(PROFILE) * 3 // 5], "'ours.icc' is cut short"),
    "empty": (b"", "'ours.icc' is not an ICC profile, or it is damaged"),
    "zeros": (bytes(len(PROFILE)), "'ours.icc' is not an ICC profile, or it is damaged"),
    "zeros after its head": (damaged_profile(_zeros_from(128)), "'ours.icc' is damaged: the colours it gives are wrong"),
    "zeros in its tables": (damaged_profile(_zeros_from(100_000)), "'ours.icc' is damaged: the colours it gives are wrong"),
    "for a screen": ((ROOT / "generator/formats/pdf/srgb.icc").read_bytes(), "'ours.icc' is not a profile for a press"),
    "a picture": (b"\x89PNG\r\n\x1a\n" * 99, "'ours.icc' is not an ICC profile, or it is damaged"),
    "huge": (b" " * (MOST_PROFILE_BYTES + 1), "the profile 'ours.icc' can't be used: the file is too large: 20,000,001 bytes"),
}


def of_icons(file: Path) -> Problem:
    icons, problem = read_icons(file, "handouts/icons/ours.json")
    assert icons == {}
    assert problem
    return problem


@pytest.mark.parametrize("kind", DAMAGED_ICONS)
def test_a_damaged_icon_file_is_named_with_what_to_do(kind: str, tmp_path: Path) -> None:
    data, said, hint = DAMAGED_ICONS[kind]
    (tmp_path / "ours.json").write_bytes(data)
    problem = of_icons(tmp_path / "ours.json")
    assert problem.location
    assert problem.location.file == "handouts/icons/ours.json"
    assert problem.message.startswith(said)
    assert problem.hint.startswith(hint)
    assert problem.severity == "error"
    if said.startswith("the icon"):
        assert problem.location.line == data[: data.index(b'"comb"')].count(b"\n") + 1


@pytest.mark.parametrize("kind", DAMAGED_PROFILES)
def test_a_damaged_profile_is_named_with_what_to_do(kind: str, tmp_path: Path) -> None:
    data, said = DAMAGED_PROFILES[kind]
    (tmp_path / "ours.icc").write_bytes(data)
    profile, problem = read_press_profile(tmp_path, "ours.icc", NAMED)
    assert profile is None
    assert problem
    assert (problem.code, problem.location) == ("H018", NAMED)
    assert problem.message.startswith(said)
    assert problem.hint.startswith(("put the printer's profile (.icc) in the same folder as the papers", "is it the right file?"))


def test_neither_is_taken_from_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "lost.json").symlink_to("nowhere")
    said_of = {"pipe": "this is a pipe, not a regular file", "folder": "this is a folder", "lost": "this file does not exist"}
    for name, said in said_of.items():
        assert of_icons(tmp_path / f"{name}.json").message.startswith(said)
        _, problem = read_press_profile(tmp_path, f"{name}.json", NAMED)
        assert problem
        assert said in problem.message


def test_the_icons_and_the_profile_that_come_with_the_program_are_fine() -> None:
    icons, problem = read_icons(ROOT / "handouts/icons/lucide.json", "lucide.json")
    assert (problem, len(icons) > 30) == (None, True)
    profile, fault = read_press_profile(ROOT / "handouts/papers", "ISOcoated_v2_300_bas.icc", NAMED)
    assert fault is None
    assert profile
    assert profile.name == "ISO Coated v2 300% (basICColor)"


@pytest.mark.parametrize("seed", range(10))
def test_flipped_bytes_end_in_a_profile_or_a_problem(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    data = bytearray(PROFILE)
    for _ in range(chance.choice((1, 10, 1000))):
        data[chance.randrange(chance.choice((400, len(data))))] = chance.randrange(256)
    (tmp_path / "ours.icc").write_bytes(data)
    profile, problem = read_press_profile(tmp_path, "ours.icc", NAMED)
    assert (profile is None) == (problem is not None)
