"""A real clinic has a longer name, address and hours than the example: every handout still has room for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pipeline.jobs import make_plan
from generator.problems import errors
from tests.formats.pdf.measure import codes, contrast
from tests.formats.pdf.measure.content import runs
from tests.made import HANDOUTS, REAL, make, of_known_kinds, on_screen, told
from tests.named import ALL, Named, condition_ids, named, some

pytestmark = pytest.mark.unmeasured

NAME = ("  name: Your Clinic\n", "  name: Harrogate Hair Rooms\n")
LINK = ("https://clinic.example", "https://www.harrogate-hair-clinic.example")
MAIL = ("hello@clinic.example", "reception@harrogate-hair-clinic.example")
ADDRESS = (
    "    - 1 Example Street\n    - Example Town\n    - EX1 1EX\n",
    "    - 128 Cold Bath Road\n    - Harrogate\n    - North Yorkshire\n    - HG2 0EX\n",
)
HOURS = ("  hours: Weekdays, 9am to 5pm\n", "  hours: Monday to Saturday, 8.30am to 6pm\n")
LONG_NAME = ("  name: Your Clinic\n", "  name: The Harrogate Hair and Skin Clinic\n")
LONG_ADDRESS = (
    ADDRESS[0],
    "    - Suite 14, Waterloo House\n    - 128 Cold Bath Road\n    - Harrogate\n    - North Yorkshire\n    - HG2 0EX\n",
)
LONG_HOURS = (HOURS[0], "  hours: Monday to Friday, 8.30am to 6pm, and Saturday, 9am to 1pm\n")
LONG = (LONG_NAME, LINK, ("hello@clinic.example", "reception@harrogate-hair-clinic.example"), LONG_ADDRESS, LONG_HOURS)
# The type with most choices has the least room; the others are tried in the whole sweep.
FULLEST = "androgenetic-alopecia"
LAID_OUT = ("", "large-print", "booklet", "tri-fold")  # other editions have the pages of these, in other inks or on other sheets
CLINICS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "all a little longer": (NAME, LINK, MAIL, ADDRESS, HOURS),
    "a long name": (LONG_NAME,),
}


@pytest.mark.parametrize("changes", CLINICS.values(), ids=CLINICS.keys())
def test_every_handout_has_room_for_what_a_real_clinic_says_of_itself(changes: tuple[tuple[str, str], ...], tmp_path: Path) -> None:
    tried = [file.name for file in named(REAL) if file.format == "pdf" and (ALL or _is_tried(file))]
    if changes == (LONG_NAME,):
        tried = [*some(tried, 2)]  # what is said in the masthead alone
    plan = make_plan(content_of(changes, tmp_path), HANDOUTS, tried, judge=False)
    assert not errors(plan.problems), told(plan.problems)
    jobs = of_known_kinds(plan.jobs)
    assert {job.name for job in jobs} == set(tried)
    assert {job.handout for job in jobs} >= {"leaflet", "summary", "aftercare"}
    for number, job in enumerate(jobs):
        made = make(job)
        assert not errors(made.problems), told(made.problems)
        if on_screen(job) and (ALL or number % 3 == 0):  # to look at each word takes as long as to make the file
            assert list(contrast.hidden_words(made.data)) == [], made.name
            assert list(codes.poor_codes(made.data)) == [], made.name


@pytest.mark.parametrize("name", ["aftercare", *(f"at-a-glance-{id_}" for id_ in (condition_ids(REAL) if ALL else (FULLEST,)))])
def test_a_sheet_of_one_page_has_room_where_all_is_long_at_once(name: str, tmp_path: Path) -> None:
    plan = make_plan(content_of(LONG, tmp_path), HANDOUTS, [name], judge=False)
    job = next(job for job in of_known_kinds(plan.jobs) if job.name == name and job.format == "pdf")
    made = make(job)
    assert not errors(made.problems), told(made.problems)
    assert made.units == 1
    assert list(contrast.hidden_words(made.data)) == []
    assert "020 7946 0123" in "".join(line.words for line in runs(made.data))


def content_of(changes: tuple[tuple[str, str], ...], folder: Path) -> Path:
    """Write the words with a clinic's own details."""
    words = REAL.read_text("utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new)
    content = folder / "content.yaml"
    content.write_text(words, "utf-8")
    return content


def _is_tried(file: Named) -> bool:
    """Return whether the ordinary run tries a file."""
    return file.edition in LAID_OUT and (FULLEST in file.name or file.handout == "aftercare")


def test_the_status_stands_beside_the_dates_where_it_has_no_room_beside_the_name(tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    content.write_text(REAL.read_text("utf-8").replace(*LONG_NAME), "utf-8")
    for words, beside in ((REAL, "Hair and scalp service"), (content, "Not issued yet")):
        (job,) = make_plan(words, HANDOUTS, [f"at-a-glance-{FULLEST}"], judge=False).jobs
        lines = runs(make(job).data)
        status = max((line for line in lines if line.words == "Draft: not approved for patients"), key=lambda line: line.baseline)
        level = [line.words for line in lines if abs(line.baseline - status.baseline) < 3 and line.left < status.left]
        assert level[-1] == beside
