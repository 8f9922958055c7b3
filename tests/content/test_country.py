"""The clinic's country: whom people turn to there, whose words are printed, and what is wrong where it does not fit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.content.country import LINES, CountryFile, Here, country_problems, here, unconfirmed
from generator.content.model import Book
from generator.content.read import parse_book
from generator.project import read_countries
from tests.content.examples import EXAMPLES, MINIMAL

pytestmark = pytest.mark.covered

TEXT = MINIMAL.read_text(encoding="utf-8")
NEED = ["emergency", "hospital", "advice_line", "advice_line_mind", "crisis_line", "doctor"]


@pytest.fixture(scope="module")
def countries() -> Mapping[str, CountryFile]:
    read, problems = read_countries(EXAMPLES / "countries")
    assert problems == ()
    assert read.keys() == {"AU", "GB", "IE"}
    return read


def book_in(country: str, *own: str, licence: str = "GB", deciding: str = "") -> Book:
    """Return the smallest book in a country, with the clinic's own help lines and the country of its licence note."""
    lines = f"  help_lines: {{{', '.join(own)}}}\n" if own else ""
    text = TEXT.replace("  country: GB\n  address", f"{lines}  country: {country}\n  address").replace(
        "- country: GB", f"- country: {licence}"
    )
    text = text.replace("    - What matters most to you?\n", f"    - What matters most to you?\n{deciding}")
    book, problems = parse_book(text.encode(), "a.yaml")
    assert book, problems
    return book


def said(at: Here) -> dict[str, str]:
    return {name: words.plain for name, words in at.lines.items()}


def told(book: Book, countries: Mapping[str, CountryFile]) -> list[str]:
    found = (*country_problems(book, countries, "handouts/countries"), *unconfirmed(book, countries))
    return [f"{p.location.line if p.location else 0} {p.code} {p.message}" for p in found]


def test_the_lines_are_those_of_the_clinics_country(countries: Mapping[str, CountryFile]) -> None:
    at = here(book_in("IE", licence="EU"), countries)
    assert (at.code, at.regions) == ("IE", ("EU",))
    assert said(at)["emergency"] == "112 or 999"
    assert said(at)["health_service"] == "HSE"
    assert at.absent == frozenset()


def test_what_the_clinic_wrote_takes_the_place_of_its_countrys(countries: Mapping[str, CountryFile]) -> None:
    at = here(book_in("AU", "advice_line: our nurse", "crisis_line: null"), countries)
    assert said(at)["advice_line"] == "our nurse"
    assert said(at)["crisis_line"] == "Lifeline on 13 11 14"
    assert said(at)["emergency"] == "000"
    assert at.absent == {"health_service"}


def test_a_country_without_a_file_has_the_clinics_own_lines_only(countries: Mapping[str, CountryFile]) -> None:
    at = here(book_in("NZ", "emergency: '111'"), countries)
    assert said(at) == {"emergency": "111"}
    assert at.regions == ()
    assert at.absent == set(LINES) - {"emergency"}


@pytest.mark.parametrize(
    ("code", "only", "holds"),
    [("IE", None, True), ("IE", "IE", True), ("IE", "EU", True), ("IE", "GB", False), ("GB", "EU", False), ("NZ", "NZ", True)],
)
def test_words_for_a_country_or_a_region_are_printed_there(
    code: str, only: str | None, *, holds: bool, countries: Mapping[str, CountryFile]
) -> None:
    assert here(book_in(code), countries).holds(only) is holds


def test_words_for_another_country_are_left_out(countries: Mapping[str, CountryFile]) -> None:
    more = "    - {text: For the Union., only: EU}\n    - {text: For Australia., only: AU}\n"
    words = {code: here(book := book_in(code, deciding=more), countries).words(book.treatment.deciding) for code in ("GB", "IE", "AU")}
    assert {code: [text.plain for text in texts] for code, texts in words.items()} == {
        "GB": ["What matters most to you?", "Ask the {health_service} first."],
        "IE": ["What matters most to you?", "For the Union."],
        "AU": ["What matters most to you?", "For Australia."],
    }


def test_a_region_has_the_licence_note_of_its_countries(countries: Mapping[str, CountryFile]) -> None:
    assert [each for each in told(book_in("IE", licence="EU"), countries) if " M057 " in each] == []
    assert [each for each in told(book_in("IE", licence="IE"), countries) if " M057 " in each] == []
    assert told(book_in("IE", licence="GB"), countries)[0] == "7 M057 there is no licence note for IE"
    assert told(book_in("GB", licence="EU"), countries) == ["7 M057 there is no licence note for GB"]


def test_a_country_without_a_file_needs_lines_of_the_clinics_own(countries: Mapping[str, CountryFile]) -> None:
    assert told(book_in("NZ", licence="NZ"), countries) == [f"7 M071 help lines are missing for NZ: {', '.join(NEED)}"]
    own = [f"{name}: somebody" for name in NEED]
    assert told(book_in("NZ", *own[1:], licence="NZ"), countries) == ["7 M071 help lines are missing for NZ: emergency"]
    assert told(book_in("NZ", *own, licence="NZ"), countries) == []


@pytest.mark.parametrize(
    ("country", "own", "found"),
    [
        ("GB", "emergency: 112 or 999", ["7 M072 '112 or 999' is for Ireland, but the clinic's country is GB"]),
        ("AU", "doctor: GP", []),
        ("IE", "crisis_line: Samaritans on 116 123", []),
        (
            "AU",
            "crisis_line: Samaritans on 116 123",
            ["7 M072 'Samaritans on 116 123' is for United Kingdom, but the clinic's country is AU"],
        ),
        ("NZ", "emergency: '000'", ["7 M072 '000' is for Australia, but the clinic's country is NZ"]),
        ("GB", "hospital: our own hospital", []),
    ],
)
def test_the_line_of_another_country_is_an_error(country: str, own: str, found: list[str], countries: Mapping[str, CountryFile]) -> None:
    assert [each for each in told(book_in(country, own, licence=country), countries) if " M072 " in each] == found


def test_lines_that_nobody_has_confirmed_are_warned_of_unless_the_clinic_wrote_its_own(countries: Mapping[str, CountryFile]) -> None:
    own = ("advice_line_mind: our nurse",)
    found = {own: list(unconfirmed(book_in("IE", *own, licence="EU"), countries)) for own in ((), own)}
    assert [p.message for p in found[()]] == [
        "nobody has confirmed 'your GP’s out-of-hours service' as 'advice_line' in Ireland",
        "nobody has confirmed 'your GP’s out-of-hours service' as 'advice_line_mind' in Ireland",
    ]
    assert [p.message.split(" as ")[1] for p in found[own]] == ["'advice_line' in Ireland"]
    for problem in found[()]:
        assert (problem.code, problem.severity) == ("M073", "warning")
        assert problem.location is not None
        assert problem.location.file.endswith("countries/IE.yaml")
        assert problem.location.source == "  words: your GP’s out-of-hours service"
    assert list(unconfirmed(book_in("GB"), countries)) == list(unconfirmed(book_in("NZ"), countries)) == []


def test_a_country_file_with_a_mistake_is_shown_in_it(tmp_path: Path) -> None:
    text = (EXAMPLES / "countries" / "IE.yaml").read_text("utf-8")
    (tmp_path / "IE.yaml").write_text(text.replace("doctor:", "docter:").replace("[EU]", "[Europe]"), "utf-8")
    (tmp_path / ".GB.yaml").write_text("not read", "utf-8")
    read, problems = read_countries(tmp_path)
    assert read == {}
    assert [(p.code, p.location.line if p.location else 0) for p in problems] == [("Y035", 4), ("Y030", 20)]


def test_without_a_folder_there_are_no_countries(tmp_path: Path) -> None:
    assert read_countries(tmp_path / "countries") == ({}, ())
