"""A handout about no condition has a code that goes with those of the conditions."""

from __future__ import annotations

import pytest

from generator.content.handout_codes import code_beside
from tests.made import SMALLEST, book

pytestmark = pytest.mark.covered


@pytest.mark.parametrize(
    ("codes", "code", "printed"),
    [
        (("HL-01", "HL-02"), "90", "HL-90"),
        (("JW-01",), "90", "JW-90"),
        (("A2-01", "A2-02"), "90", "A2-90"),
        (("7", "8"), "90", "90"),
        (("HL-01", "X1", "X2"), "90", "X90"),
        (("HL-01", "X1"), "90", "HL-90"),
        (("KNEE", "ELBOW"), "90", "90"),
        (("KNEE", "HL-01"), "090", "HL-090"),
        (("HL-01",), "GUIDE", "GUIDE"),
        (("HL-01",), "AB-90", "AB-90"),
        (("HL-01",), "", ""),
        ((), "90", "90"),
    ],
)
def test_a_number_alone_has_the_beginning_that_most_codes_have(codes: tuple[str, ...], code: str, printed: str) -> None:
    (condition,) = book(SMALLEST).conditions
    assert code_beside([condition.model_copy(update={"code": each}) for each in codes], code) == printed
