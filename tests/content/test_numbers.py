"""The numbers a book says, wherever in it they stand."""

from __future__ import annotations

from generator.content.numbers import numbers_of
from generator.text import in_digits, numbers_in
from tests.each import rows
from tests.made import book, labels


def test_numbers_are_found_in_words_fields_dates_links_and_labels() -> None:
    found, read = numbers_of(book(), labels()), book()
    evidence = read.conditions[0].can_it_help.evidence
    counts = (evidence.our_way, evidence.other_ways)
    assert {str(n) for each in counts for n in (each.studies, each.people, each.with_comparison)} <= found
    assert {str(read.control.searched.day), str(read.control.searched.year)} <= found
    assert set(numbers_in(read.clinic.phone.plain)) <= found
    assert {number for source in read.sources.values() for number in numbers_in(str(source.link))} <= found
    assert {number for label in labels().texts.values() for number in numbers_in(label.plain)} <= found


def test_what_is_listed_may_be_counted_and_nothing_else_is_added() -> None:
    found = numbers_of(book(), labels())
    assert {str(n + 1) for n in range(len(book().conditions))} <= found
    assert not {"31337", "77", "0.5"} & found


@rows(
    ("value", "digits"),
    [
        (0, "0"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
        (1_000_000.0, "1000000"),
        (9_999_999, "9999999"),
        (123.4567, "123.4567"),
        (1e-7, "0.0000001"),
    ],
)
def test_a_number_is_written_with_all_its_digits(value: float, digits: str) -> None:
    assert in_digits(value) == digits


def test_commas_between_thousands_do_not_tell_numbers_apart() -> None:
    assert list(numbers_in("1,234 of 20,000, or 1.5 in 10.")) == ["1234", "20000", "1.5", "10"]
