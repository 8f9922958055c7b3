"""Each folder of tests/examples/problems is a mistake; problems.txt is what a person reads about it, to the letter."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Mapping
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

import generator.content
import generator.yamlsource
from generator.content import codes as content_codes
from generator.content.country import CountryFile, country_problems, unconfirmed
from generator.content.example_clinic import example_values
from generator.content.labels import read_labels
from generator.content.model import Book
from generator.content.read import read_book
from generator.problems import Problem
from generator.project import read_countries
from generator.yamlsource import codes as yaml_codes
from generator.yamlsource import composer
from tests.content.examples import EXAMPLES, MINIMAL, PROBLEMS, broken_file, cases
from tests.each import each
from tests.golden import assert_as_kept
from tests.named import some

AT = "handouts/countries"


def _problems(case: Path, folder: Path) -> tuple[Problem, ...]:
    file = broken_file(case, folder)
    if file.suffix == ".po":
        return read_labels(file, file.name, read_labels(PROBLEMS.parent / "labels" / "en.po", "en.po")[0])[1]
    book, problems = read_book(file, file.name)
    return (*problems, *((*example_values(book), *_of_country(book)) if book else ()))


def _of_country(book: Book) -> tuple[Problem, ...]:
    """Return what is wrong with the clinic's country, whose file is in the clinic's folder."""
    countries, problems = _countries()
    return (*problems, *country_problems(book, countries, AT), *unconfirmed(book, countries))


@cache
def _countries() -> tuple[Mapping[str, CountryFile], tuple[Problem, ...]]:
    """Return the countries that every example has."""
    with TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(EXAMPLES / "countries", AT)
        return read_countries(Path(AT))


@each("case", cases, title=lambda case: case.name)
def test_a_mistake_is_told_in_plain_words(case: Path, tmp_path: Path) -> None:
    folder = tmp_path / case.name
    folder.mkdir()
    assert_as_kept("".join(f"{problem.show()}\n" for problem in _problems(case, folder)), case / "problems.txt")


@pytest.mark.unmeasured
@pytest.mark.parametrize("case", some([case for case in cases() if not list(case.glob("*.po"))], 3), ids=lambda case: case.name)
def test_without_the_fast_parser_the_same_is_told(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composer, "_LOADER", yaml.BaseLoader)
    shown = "".join(f"{problem.show()}\n" for problem in _problems(case, tmp_path))
    assert shown == (case / "problems.txt").read_text(encoding="utf-8")


def test_the_minimal_book_is_without_fault() -> None:
    book, problems = read_book(MINIMAL, "minimal.yaml")
    assert problems == ()
    assert book is not None


def test_every_code_is_in_the_table_and_in_an_example() -> None:
    raised = {
        code
        for package in (generator.content, generator.yamlsource)
        for file in Path(package.__path__[0]).glob("*.py")
        if file.name != "codes.py"
        for code in _codes(file)
    }
    told = {word for file in PROBLEMS.glob("*/problems.txt") for word in file.read_text(encoding="utf-8").split() if _is_code(word)}
    listed = content_codes.CODES.keys() | yaml_codes.CODES.keys()
    assert raised == listed
    assert told == listed


def _codes(file: Path) -> set[str]:
    strings = (node.value for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Constant))
    return {text for text in strings if isinstance(text, str) and _is_code(text)}


def _is_code(word: str) -> bool:
    return len(word) == 4 and word[0] in "YML" and word[1:].isdigit()
