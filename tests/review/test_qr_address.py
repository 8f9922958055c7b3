"""The address behind the QR code must be short enough to be scanned."""

from __future__ import annotations

import pytest

from generator.figures.qr import MAX_BYTES, QrCode
from generator.review.qr_address import check
from tests.compose.sections.composing import changed
from tests.made import SMALLEST, book, labels

SITE = "https://clinic.example/"


@pytest.mark.parametrize(
    "address", [SITE + "a" * (MAX_BYTES - len(SITE)), SITE + "ü" * ((MAX_BYTES - len(SITE)) // 2)], ids=["ascii", "umlauts"]
)
def test_the_longest_address_that_can_be_drawn_is_fine_and_one_letter_more_is_told(address: str) -> None:
    assert [found(link) for link in (address, address + "x")] == [[], ["P04"]]
    assert QrCode(address, "A code").picture(74, 74, 12).shapes
    with pytest.raises(ValueError, match="a QR code that scans well"):
        QrCode(address + "x", "A code")


def test_the_file_is_named() -> None:
    clinic = book(SMALLEST).clinic.model_copy(update={"link": SITE + "x" * 300})
    (problem,) = check(changed(clinic=clinic), labels())
    assert str(problem.mark) == "minimal.yaml"
    assert "'link'" in problem.hint


def found(link: str) -> list[str]:
    clinic = book(SMALLEST).clinic.model_copy(update={"link": link})
    return [problem.code for problem in check(changed(clinic=clinic), labels())]
