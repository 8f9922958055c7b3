"""M080: a clinic whose name, address, number or links are still an example's is told so, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.example_clinic import example_values, is_fictional
from generator.content.read import parse_book
from generator.problems import Problem
from tests.conftest import ROOT, Project
from tests.content.examples import MINIMAL
from tests.each import rows
from tests.made import book

SMALLEST = MINIMAL.read_text("utf-8")


def told(*changes: tuple[str, str]) -> list[Problem]:
    text = SMALLEST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    read, problems = parse_book(text.encode(), "a.yaml")
    assert read, problems
    return list(example_values(read))


def test_the_content_that_the_program_comes_with_has_all_of_them() -> None:
    (problem,) = example_values(book())
    assert problem.message.startswith("'name', 'address', 'phone', 'email', 'link' and 'leaflet_link' of 'clinic' are only examples")
    assert problem.severity == "warning"
    assert problem.location
    assert problem.location.source == "  name: Your Clinic"


@pytest.mark.parametrize("content", ["tests/examples/minimal.yaml", "tests/examples/prp/content.yaml"])
def test_a_clinic_with_values_of_its_own_is_not(content: str) -> None:
    assert list(example_values(book(ROOT / content))) == []


@rows(
    ("old", "new", "said", "line"),
    [
        ("name: Test Clinic", "name: your clinic", "'name'", 5),
        ("- Test Town", "- Example Town", "'address'", 10),
        ("020 0946 0123", "0117 496 0123", "'phone'", 11),
        ("hello@clinic.test", "hello@Example.COM", "'email'", 12),
        ("link: https://clinic.test/hair\n", "link: https://www.clinic.example/hair\n", "'link'", 13),
        ("leaflet_link: https://clinic.test/", "leaflet_link: https://example.org:8080/", "'leaflet_link'", 14),
    ],
)
def test_each_is_named_at_its_own_line(old: str, new: str, said: str, line: int) -> None:
    (problem,) = told((old, new))
    assert problem.code == "M080"
    assert problem.message == f"{said} of 'clinic' is only an example: patients can't reach you there"
    assert problem.location
    assert problem.location.line == line


def test_all_are_named_in_one_problem_at_the_first() -> None:
    (problem,) = told(("hello@clinic.test", "a@b.example"), ("- 1 Test Street", "- 1 Example Street"))
    assert problem.message.startswith("'address' and 'email' of 'clinic' are only examples")
    assert problem.location
    assert problem.location.line == 9


@rows("address", ["hello@clinic.test", "hello@myexample.com", "hello@example.co.uk", "hello@example.clinic", "hello@clinicexample.org"])
def test_a_domain_that_only_resembles_one_kept_for_examples_is_a_domain(address: str) -> None:
    assert told(("hello@clinic.test", address)) == []


@rows(
    ("phone", "country"),
    [
        ("020 7946 0123", "GB"), ("020 7946 0999", "US"), ("+44 20 7946 0000", "GB"), ("+44 (0)20 7946 0958", "IE"),
        ("0044 20 7946 0123", "GB"), ("(0191) 498 0321", "GB"), ("028 9649 6001", "GB"), ("029 2018 0005", "GB"), ("01632 960001", "GB"),
        ("07700 900461", "GB"), ("03069 990123", "GB"), ("(212) 555-0123", "US"), ("+1 604 555 0199", "CA"), ("1-800-555-0100", "US"),
        ("020 912 3456", "IE"), ("+353 20 912 3456", "IE"), ("(02) 5550 1234", "AU"), ("+61 8 7010 1234", "AU"),
    ],
)  # fmt: skip
def test_a_number_kept_for_fiction_is_one_however_it_is_written(phone: str, country: str) -> None:
    assert is_fictional(phone, country)


@rows(
    ("phone", "country"),
    [
        ("020 0946 0123", "GB"), ("020 7946 1123", "GB"), ("020 7947 0123", "GB"), ("0117 497 0123", "GB"), ("07700 901461", "GB"),
        ("(212) 555-0223", "US"), ("(212) 556-0123", "US"), ("345 555 0123", "IT"), ("01 055 0143", "IE"), ("020 812 3456", "IE"),
        ("(02) 5551 1234", "AU"), ("ask at the desk", "GB"), ("ask at the desk", "NZ"),
    ],
)  # fmt: skip
def test_other_numbers_are_not(phone: str, country: str) -> None:
    assert not is_fictional(phone, country)


def test_build_and_check_say_it_and_go_on(project: Project) -> None:
    project.change("name: Test Clinic", "name: Your Clinic")
    line = "content.yaml:5:9  M080  warning  'name' of 'clinic' is only an example: patients can't reach you there"
    for ran in (project.run("check"), project.run("build", "--only", "aftercare")):
        assert ran.status == 0
        assert ran.err.count("M080") == 1
        assert line in ran.err.splitlines()
    assert Path(project.output, "en/aftercare.pdf").exists()
