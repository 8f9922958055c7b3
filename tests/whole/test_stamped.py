"""Files of further clinics, which share nearly all with those of the first, against what checks any PDF and any presentation."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.formats.pptx.test_validity import VALIDATORS
from tests.odd_clinics import COUNTRIES, OddClinic, odd_clinics
from tests.verapdf import faults, needs_verapdf
from tests.whole.test_clinics import ALL, make, of_own_words

pytestmark = pytest.mark.sweep  # each run tries the same on fewer files in formats/pdf/test_stamping.py
SAMPLE = 200 if ALL else 6
ONLY = () if ALL else ("aftercare", "aftercare-large-print", "leaflet-alopecia-areata", "consultation-alopecia-areata")
NOT_TAGGED = "-to-fold"  # sheets for a printer, not to be read on a screen


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Return a sample of what clinics after the first one get."""
    group = of_own_words(tmp_path_factory.mktemp("group") / "clinic")
    for each in _clinics():
        each.write(group)
    ran = make(group, *(option for name in ONLY for option in ("--only", name)))
    assert ran.status == 0, ran.err
    _, *others = sorted((group.output / "clinics").iterdir())
    files = sorted(file for clinic in others for file in clinic.rglob("*.p[dp]*") if NOT_TAGGED not in file.name)
    return tuple(random.Random(15).sample(files, min(SAMPLE, len(files))))


def _clinics() -> Iterator[OddClinic]:
    """Yield the first odd clinics, in the country that the program's own words are for."""
    for each in odd_clinics(4):
        yield OddClinic(each.id, {**each.details, "country": "GB", "phone": COUNTRIES["GB"]}, each.look)


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
