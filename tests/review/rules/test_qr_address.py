"""The address behind the QR code must be short enough to be scanned."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.addresses import encoded
from generator.figures.qr import MAX_BYTES, QrCode
from tests.compose.sections.composing import changed
from tests.made import SMALLEST, book
from tests.review.words import found

SITE = "https://clinic.test/"


@pytest.mark.parametrize(
    "address", [SITE + "a" * (MAX_BYTES - len(SITE)), SITE + "ü" * ((MAX_BYTES - len(SITE)) // len("%C3%BC"))], ids=["ascii", "umlauts"]
)
def test_the_longest_address_that_can_be_drawn_is_fine_and_one_letter_more_is_told(address: str) -> None:
    room = MAX_BYTES - len(encoded(address))
    longer = address + "x" * (room + 1)
    assert [codes(link) for link in (address, longer)] == [[], ["P04"]]
    assert QrCode(encoded(address), "A code").picture(74, 74, 12).shapes
    with pytest.raises(ValueError, match="a QR code that scans well"):
        QrCode(encoded(longer), "A code")


def test_an_address_with_a_place_of_its_own_gets_no_mark_and_needs_no_room_for_one() -> None:
    longest = SITE + "a" * (MAX_BYTES - len(SITE) - len("#hl"))
    clinics = [book(SMALLEST).clinic.model_copy(update={"leaflet_link": link}) for link in (f"{longest}#hl", f"{longest}bhl")]
    assert [[problem.code for problem in found("P04", changed(clinic=clinic))] for clinic in clinics] == [[], ["P04"]]


@pytest.mark.parametrize(("key", "line"), [("link", 13), ("leaflet_link", 14)])
def test_the_line_and_column_of_the_address_are_named(key: str, line: int) -> None:
    clinic = book(SMALLEST).clinic.model_copy(update={key: SITE + "{id}" + "x" * 300})
    (problem,) = found("P04", changed(clinic=clinic))
    assert problem.location is not None
    assert str(problem.location) == f"minimal.yaml:{line}:{len(key) + 5}"
    assert problem.location.source.startswith(f"  {key}: https://")
    assert f"'{key}'" in problem.hint


def test_a_long_address_in_a_file_is_shown_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(SMALLEST.read_text("utf-8").replace("clinic.test/hair\n", f"clinic.test/{'ü' * 100}\n"), "utf-8")
    (problem,) = found("P04", book(file))
    _, line, hint = problem.show().splitlines()
    assert line.startswith("   13 |   link: https://clinic.test/üüü")
    assert hint == "      |         ^  give 'link' a shorter address"


def codes(link: str) -> list[str]:
    clinic = book(SMALLEST).clinic.model_copy(update={"link": link})
    return [problem.code for problem in found("P04", changed(clinic=clinic))]
