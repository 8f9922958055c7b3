"""Files of further clinics, which share nearly all with those of the first, against what checks any PDF and any presentation."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.formats.pptx.test_validity import VALIDATORS
from tests.odd_clinics import COUNTRIES, OddClinic, neighbours, odd_clinics
from tests.verapdf import faults, needs_verapdf
from tests.whole.test_clinics import ALL, how_made, make, of_own_words

pytestmark = pytest.mark.sweep  # each run tries the same on fewer files in whole/test_validators.py
SAMPLE = 200 if ALL else 8
ONLY = () if ALL else ("aftercare", "aftercare-large-print", "leaflet-alopecia-areata", "consultation-alopecia-areata")
PAIRS = 3 if ALL else 1  # of odd clinics
LEAST = 0.6  # of the PDFs of second clinics, how many are made from the first one's
NOT_TAGGED = "-to-fold"  # sheets for a printer, not to be read on a screen


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Return a sample of what the second of two clinics that are nearly alike gets."""
    group = of_own_words(tmp_path_factory.mktemp("group") / "clinic")
    pairs = tuple(_pairs())
    for each in (clinic for pair in pairs for clinic in pair):
        each.write(group)
    ran = make(group, *(option for name in ONLY for option in ("--only", name)))
    assert ran.status == 0, ran.err
    made, others, _ = how_made(ran.out)
    assert others >= LEAST * made / 2, ran.out
    seconds = (group.output / "clinics" / second.id for _, second in pairs)
    files = sorted(file for clinic in seconds for file in clinic.rglob("*.p[dp]*") if NOT_TAGGED not in file.name)
    return tuple(random.Random(15).sample(files, min(SAMPLE, len(files))))


def _pairs() -> Iterator[tuple[OddClinic, OddClinic]]:
    """Yield clinics that are nearly alike, in the country that the program's own words are for: the second one's files are stamped."""
    alike, other = neighbours()
    yield alike, other
    odd = [OddClinic(each.id, {**each.details, "country": "GB", "phone": COUNTRIES["GB"]}, each.look) for each in odd_clinics(2 * PAIRS)]
    yield from zip(odd[::2], odd[1::2], strict=True)


@needs_verapdf
def test_verapdf_finds_nothing(stamped: tuple[Path, ...]) -> None:
    assert faults([file for file in stamped if file.suffix == ".pdf"]) == []


def test_pdfua_finds_nothing(stamped: tuple[Path, ...]) -> None:
    import pdfua

    pages = [file for file in stamped if file.suffix == ".pdf"]
    found = {file.name: [f"{each.rule_id}: {each.message}" for each in pdfua.validate(str(file)).findings] for file in pages}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("validate", VALIDATORS)
def test_a_validator_finds_nothing_in_decks(validate: Callable[[Path], list[str]], stamped: tuple[Path, ...]) -> None:
    decks = [file for file in stamped if file.suffix in (".pptx", ".ppsx")]
    assert decks
    assert {file.name: said for file in decks if (said := validate(file))} == {}
