"""Whether two of those who sign may be one person."""

from __future__ import annotations

import pytest

from generator.review.approvals.persons import Signatory, as_typed, same_person
from tests.each import rows


def may_be_one(one: Signatory, other: Signatory) -> bool:
    """Return whether two may be one, in whatever order they are asked for."""
    (answer,) = {same_person(one, other), same_person(other, one)}
    return answer


@rows(
    ("one", "other"),
    [
        ("Test  Writer", "TEST WRITER."),
        ("Zoë Hall-May", "Dr Zoe Hall-May"),
        ("Zoë Hall-May", "Hall-May, Zoë"),
        ("Zoë Hall-May", "Z. Hall-May"),
        ("Zoë Hall-May", "Zое Hallmay"),  # with Cyrillic letters
        ("Anna Shah", "Anna M. Shah"),
        ("Anna Shah", "Anna Maria Shah"),
        ("A. M. Shah", "Anna Maria Shah"),
        ("A. Shah", "Shah, Anna Maria"),
        ("Nurse Shah", "Anna Shah"),
        ("J. Smith", "J. Smith"),
        ("J. Smith", "Jane Smith"),
        ("O\u2019Neill, Mary", "Mary O'Neill"),
        ("Mary O\u200bNeill", "Mary ONeill"),
    ],
)
def test_a_name_typed_in_another_way_may_be_the_same_person(one: str, other: str) -> None:
    assert may_be_one(Signatory(one), Signatory(other))
    assert may_be_one(Signatory(one, "GMC 7654321"), Signatory(other))
    assert may_be_one(Signatory(one, "GMC 7654321"), Signatory(other, "gmc no. 07654321"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("Zoë Hall", other) for other in ("Zoë Hill", "Mia Hall", "Zara Hall", "", "Dr")),
        ("Test Writer", "Test Doctor"),
        ("John Smith", "Jane Smith"),
        ("Anna B. Shah", "Anna M. Shah"),
        ("Li Wei", "Li Wang"),
        ("", ""),
    ],
)
def test_other_names_are_another_person(one: str, other: str) -> None:
    assert not may_be_one(Signatory(one), Signatory(other))
    assert not may_be_one(Signatory(one, "GMC 1"), Signatory(other, "GMC 1"))


@rows(
    ("one", "other"),
    [("J. Smith", "J. Smith"), ("J. Smith", "Jane Smith"), ("Anna Shah", "Anna Maria Shah"), ("Nurse Shah", "Dr Anna Shah")],
)
def test_registrations_that_differ_tell_apart_those_whose_names_leave_it_open(one: str, other: str) -> None:
    assert not may_be_one(Signatory(one, "GMC 7654321"), Signatory(other, "NMC 12A3456B"))
    assert not may_be_one(Signatory(one, "staff: Hill House"), Signatory(other, "GMC 7654321"))


def test_a_name_in_full_is_one_person_whatever_the_registration() -> None:
    assert may_be_one(Signatory("John Smith", "GMC 1"), Signatory("Dr. Smith, John", "NMC 2"))
    assert not may_be_one(Signatory("John Smith", "GMC 1"), Signatory("John A. Smith", "NMC 2"))  # the way out


def test_whoever_signs_again_in_full_has_not_signed_as_typed() -> None:
    assert as_typed(Signatory("Dr Zoë Hall"), Signatory("hall, ZOE"))
    assert as_typed(Signatory("Zoë Hall", "GMC 12"), Signatory("Zoë Hall", "12"))
    assert not as_typed(Signatory("Z. Hall"), Signatory("Zoë Hall"))
    assert not as_typed(Signatory("Zoë Hall"), Signatory("Zoë Hall", "GMC 12"))
