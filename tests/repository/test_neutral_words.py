"""Another treatment, another part of the body: no label, plan or line of code but the figures names what this clinic gives, or where."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import pytest

from generator.compose.registry import KINDS, RENAMED
from generator.content.convert import MOVED
from tests.conftest import ROOT

pytestmark = pytest.mark.unmeasured

SUBJECT = re.compile(r"[\w-]*(?:exosome|(?<!c)hair|scalp)[\w-]*", re.IGNORECASE)  # with what it is part of; a chair is none
ANYWHERE = {"hairline", "hairlines"}  # the thinnest line that prints
COLOURS = {"hair", "hair-fair", "hair-tan", "hair-brown", "hair-dark"}  # of people in drawings
FORMER = {part for path, _, _ in MOVED for part in path.split("/")}  # keys of format 1
ALLOWED: Mapping[str, Set[str]] = {
    "generator/design/theme.py": COLOURS,
    "handouts/themes/standard.yaml": COLOURS,
    "handouts/themes/grey.yaml": COLOURS,
    "generator/compose/registry.py": set(RENAMED),  # names of sections in format 1, which are told the new ones
    "generator/content/convert.py": {word for word in FORMER if SUBJECT.fullmatch(word)},
}


def hits(text: str, allowed: Set[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Yield line and word of each place in a text that names the subject."""
    for number, line in enumerate(text.splitlines(), 1):
        yield from ((number, word) for word in SUBJECT.findall(line) if word not in allowed and word.casefold() not in ANYWHERE)


def found(*files: Path) -> list[str]:
    """Return file:line word of each place in the files that names the subject and may not."""
    shown = {file: file.relative_to(ROOT).as_posix() for file in files}
    return [f"{shown[file]}:{n} {word}" for file in files for n, word in hits(file.read_text("utf-8"), ALLOWED.get(shown[file], set()))]


def code() -> tuple[Path, ...]:
    """Return the modules of the program, but those that draw."""
    folder = ROOT / "generator"
    return tuple(file for file in sorted(folder.rglob("*.py")) if not file.is_relative_to(folder / "figures"))


def test_no_code_but_the_figures_names_the_subject() -> None:
    assert len(code()) > 150
    assert found(*code()) == []
    assert [str(file) for file in code() if SUBJECT.search(file.name)] == []


def test_no_label_plan_theme_or_paper_names_the_subject() -> None:
    kinds = ("*.yaml", "*.po")
    files = tuple(file for kind in kinds for file in sorted((ROOT / "handouts").rglob(kind)))
    assert {"en.po", "leaflet.yaml", "clinic.yaml", "a4.yaml", "IE.yaml"} <= {file.name for file in files}
    assert found(*files) == []


def test_no_kind_of_section_names_the_subject() -> None:
    assert [name for name in KINDS if SUBJECT.search(name)] == []


@pytest.mark.parametrize("line", ["class ScalpPattern:", "scalp_alt", "About exosomes", "Hair loss", "hair-cycle", "EXOSOMES", "no_hair"])
def test_a_word_of_the_subject_is_found_within_names(line: str) -> None:
    assert [number for number, _ in hits(line)] == [1]


@pytest.mark.parametrize("line", ["a chair", "HAIRLINE = 0.25", "two hairlines", "shape", "exotic", "thai recipes"])
def test_other_words_are_none_of_the_subject(line: str) -> None:
    assert list(hits(line)) == []
