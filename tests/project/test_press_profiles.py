"""Press profiles, damaged in many ways: each ends in a Problem that names the file and what to do, and none hangs."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from generator.design.colour import PACKAGED, read_profile
from generator.problems import Location
from generator.project.press_profiles import MOST_PROFILE_BYTES, read_press_profile
from tests.conftest import ROOT

NAMED = Location("handouts/papers/ours.yaml", 3, 18)


@cache
def profile() -> bytes:
    return (ROOT / "handouts/papers/ISOcoated_v2_300_bas.icc").read_bytes()


def zeros_from(start: int) -> bytes:
    return profile()[:start].ljust(len(profile()), b"\0")


DAMAGED_PROFILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut in its head": (lambda: profile()[:100], "'ours.icc' is cut short"),
    "cut": (lambda: profile()[: len(profile()) * 3 // 5], "'ours.icc' is cut short"),
    "empty": (lambda: b"", "'ours.icc' is not an ICC profile, or it is damaged"),
    "zeros": (lambda: zeros_from(0), "'ours.icc' is not an ICC profile, or it is damaged"),
    "zeros after its head": (lambda: zeros_from(128), "'ours.icc' is damaged: the colours it gives are wrong"),
    "zeros in its tables": (lambda: zeros_from(100_000), "'ours.icc' is damaged: the colours it gives are wrong"),
    "for a screen": ((ROOT / "generator/formats/pdf/srgb.icc").read_bytes, "'ours.icc' is not a profile for a press"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" * 99, "'ours.icc' is not an ICC profile, or it is damaged"),
    "huge": (lambda: b" " * (MOST_PROFILE_BYTES + 1), "the profile 'ours.icc' can't be used: the file is too large: 20,000,001 bytes"),
}


def test_the_one_that_comes_with_the_program_is_known_as_it_calls_itself() -> None:
    """A printer's profile lies beside it: of any other, its name is read, and whether it is whole."""
    named = {hashlib.sha256(file.read_bytes()).hexdigest(): file for file in (ROOT / "handouts/papers").glob("*.icc")}
    assert named.keys() == PACKAGED.keys()
    for digest, file in named.items():
        as_known = read_profile(file.name, file.read_bytes())
        longer = read_profile(file.name, file.read_bytes() + b"\0")  # another digest
        assert as_known.name == longer.name == PACKAGED[digest]


@pytest.mark.parametrize("kind", DAMAGED_PROFILES)
def test_a_damaged_profile_is_named_with_what_to_do(kind: str, tmp_path: Path) -> None:
    damaged, said = DAMAGED_PROFILES[kind]
    (tmp_path / "ours.icc").write_bytes(damaged())
    read, problem = read_press_profile(tmp_path, "ours.icc", NAMED)
    assert read is None
    assert problem
    assert (problem.code, problem.location) == ("H018", NAMED)
    assert problem.message.startswith(said)
    assert problem.hint.startswith(("put the printer's profile (.icc) in the same folder as the papers", "is it the right file?"))


def test_none_is_taken_from_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.icc")
    (tmp_path / "folder.icc").mkdir()
    (tmp_path / "lost.icc").symlink_to("nowhere")
    said_of = {
        "pipe": "this is a pipe, not a regular file",
        "folder": "this is a folder",
        "lost": "this is a link to a file",
    }
    for name, said in said_of.items():
        _, problem = read_press_profile(tmp_path, f"{name}.icc", NAMED)
        assert problem
        assert said in problem.message


def test_the_profile_that_comes_with_the_program_is_fine() -> None:
    read, fault = read_press_profile(ROOT / "handouts/papers", "ISOcoated_v2_300_bas.icc", NAMED)
    assert fault is None
    assert read
    assert read.name == "ISO Coated v2 300% (basICColor)"


@pytest.mark.parametrize("seed", range(10))
def test_flipped_bytes_end_in_a_profile_or_a_problem(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    data = bytearray(profile())
    for _ in range(chance.choice((1, 10, 1000))):
        data[chance.randrange(chance.choice((400, len(data))))] = chance.randrange(256)
    (tmp_path / "ours.icc").write_bytes(data)
    read, problem = read_press_profile(tmp_path, "ours.icc", NAMED)
    assert (read is None) == (problem is not None)
