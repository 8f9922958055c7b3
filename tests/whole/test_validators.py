"""What other people's validators say of our PDFs. Decks have theirs in tests/formats/pptx."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import in_sample
from tests.formats.pdf import test_logo, test_stamping
from tests.formats.pdf.sample import SAMPLE, printed
from tests.formats.pdf.test_inks import in_grey
from tests.made import FOLDER, REAL, SMALLEST, documents, on_screen
from tests.named import ALL, some
from tests.random_books import SEEDS, outcome
from tests.verapdf import faults, needs_verapdf
from tests.whole import test_another_treatment, test_own_picture

pytestmark = [pytest.mark.long, pytest.mark.unmeasured]

# What outloud wrongly takes for an error, as (handout and edition, rule), each with its reason.
FALSE_ALARMS: Mapping[tuple[str, str], str] = {
    ("summary-tri-fold", "TBL-010"): "a table of two columns, each row with its heading, has two headings more than other cells",
    ("leaflet-web-pdf", "TAG-002"): "the head of a table that goes on from another page is printed again, and read out once",
}


@cache
def files() -> Mapping[str, Path]:
    """Write the PDFs of our own words to disk and return them by name."""
    return _written({made.name: made.data for made in documents(REAL)})


@cache
def small_files() -> Mapping[str, Path]:
    """Return the PDFs of the smallest book, and all blocks under both mastheads and in grey."""
    samples = {f"all-blocks-{masthead}": printed(SAMPLE, masthead=masthead).data for masthead in ("band", "plain")}
    return _written({**{f"small-{made.name}": made.data for made in documents(SMALLEST)}, **samples, "all-blocks-grey": in_grey()})


@cache
def random_files() -> Mapping[str, Path]:
    """Write the PDFs of random books to disk and return them by name; those of the books that are made in this run anyway."""
    seeds = [seed for seed in SEEDS if (seed % 4 == 0 if ALL else in_sample(str(seed), len(SEEDS)))]
    some = [(seed, made) for seed in seeds for made in outcome(seed).files if on_screen(made.job)]
    return _written({f"{seed}-{made.name}": made.data for seed, made in some})


@cache
def with_own_pictures() -> Mapping[str, Path]:
    """Return PDFs with a clinic's own pictures."""
    return _written({f"picture-{one.name}": one.data for one in test_own_picture.pdfs() if on_screen(one.job)})


@cache
def of_another_treatment() -> Mapping[str, Path]:
    """Return the PDFs of another clinic, which gives something else."""
    return _written({f"prp-{one.name}": one.data for one in test_another_treatment.each_file() if on_screen(one.job)})


@cache
def with_logos() -> Mapping[str, Path]:
    """Return a page with each kind of logo."""
    return _written({f"logo-{kind}": test_logo.printed(logo) for kind, logo in test_logo.LOGOS.items()})


@cache
def stamped() -> Mapping[str, Path]:
    """Return files that were made from others."""
    made = test_stamping.made_from_others()
    assert made.keys() == test_stamping.ALIKE.keys()
    return _written({f"stamped-{n}": data for n, data in enumerate(made.values())})


def _written(data: Mapping[str, bytes]) -> Mapping[str, Path]:
    paths = {name: FOLDER / f"{name}.pdf" for name in data}
    for name, path in paths.items():
        path.write_bytes(data[name])
    return paths


@needs_verapdf
def test_verapdf_finds_nothing_against_pdf_ua_1_and_pdf_a_2a() -> None:
    assert len(random_files()) >= (12 if ALL else 4)
    own, small, random = (list(kind().values()) for kind in (files, small_files, random_files))
    others = [*with_own_pictures().values(), *of_another_treatment().values(), *with_logos().values()]
    assert faults([*some(own, 4), *some(small, 8), *some(random, 6), *some(others, 4), *some([*stamped().values()], 2)]) == []


@pytest.mark.parametrize("kind", [files, small_files, random_files], ids=["own", "small", "random"])
def test_pdfua_finds_nothing(kind: object) -> None:
    import pdfua

    assert callable(kind)
    found = {name: [f"{f.rule_id}: {f.message}" for f in pdfua.validate(str(path)).findings] for name, path in kind().items()}
    assert {name: said for name, said in found.items() if said} == {}


def test_outloud_finds_no_error_but_the_false_alarms_named_here() -> None:
    import outloud

    kinds = {made.name: f"{made.job.handout}-{made.job.edition}" for made in documents(REAL)}
    listened = [name for n, name in enumerate(files()) if ALL or n % 6 == 0 or any(kinds[name] == kind for kind, _ in FALSE_ALARMS)]
    results = {name: outloud.check(str(files()[name])) for name in listened}
    assert {name: result.error for name, result in results.items() if result.error} == {}
    alarms = {(kinds[name], f.rule): f.message for name, result in results.items() for f in result.findings if f.severity == "error"}
    assert {place: message for place, message in alarms.items() if place not in FALSE_ALARMS} == {}
    heard = {place for place in FALSE_ALARMS if place[0] in kinds.values()}
    assert heard - alarms.keys() == set(), "no longer raised: take them out"
