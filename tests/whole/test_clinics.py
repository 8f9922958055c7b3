"""`make clinics`: one text for many clinics, each with a folder that is just what a build for that clinic alone would make."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Project, Ran, smallest
from tests.formats.pdf import reading
from tests.odd_clinics import OddClinic, neighbours, odd_clinics, of_one_and_of_many_letters, twins, warned, with_all_countries

pytestmark = [pytest.mark.long, pytest.mark.covered]

ALL = os.environ.get("ALL") == "1"
COUNT = 50 if ALL else 6
DAY = ("--on", "2026-11-29")
MANIFEST, START = "manifest.json", "Start here.html"
PLAIN = """\
name: {0}
service: Hair service
country: GB
address: [1 High Street, Leeds]
phone: 0113 999 0123
email: hello@hair.co.uk
link: https://hair.co.uk
leaflet_link: https://hair.co.uk/{{id}}
hours: Weekdays, 9am to 5pm
product: null
cost: null
who_treats: null
"""
LEAFLET = ("--only", "aftercare")
# A name of three lines moves their page breaks.
MOVED = ("leaflet-androgenetic-alopecia-large-print", "leaflet-traction-alopecia-large-print")


def give(project: Project, name: str, text: str = PLAIN) -> Path:
    """Give a clinic a file."""
    file = project.folder / f"handouts/clinics/{name}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text.format(name.title()), "utf-8")
    return file


def make(project: Project, *options: str) -> Ran:
    return project.run("clinics", "--jobs", "1", *DAY, *options)


def files_of(project: Project, folder: str = "") -> dict[str, bytes]:
    return {name.removeprefix(folder): data for name, data in project.files().items() if name.startswith(folder)}


def take_what_names_files(files: dict[str, bytes], own: str = "content.yaml") -> tuple[dict[str, Any], str]:
    """Take the manifest and the front desk's page out of some files; return what they say, as if the clinic's words stood in content.yaml.

    They tell in which file a warning's words stand, and that is the clinic's `own`, on a line of its own. A manifest is returned without
    what a plain build keeps, and without the digest of what else is returned.
    """
    whole, page = json.loads(files.pop(MANIFEST)), files.pop(START)
    (listed,) = (each for each in whole["beside"] if each["path"] == START)
    assert (listed.pop("sha256"), listed.pop("bytes")) == (sha256(page).hexdigest(), len(page))
    whole.pop("known", None)
    for part in (whole, *whole["files"]):
        part["inputs"] = ""
        for problem in part["problems"]:
            problem.update({"line": 0, "column": 0, "source": "", "file": "content.yaml" if problem["file"] == own else problem["file"]})
    return whole, page.decode().replace(f'<span class="at">{own} ', '<span class="at">content.yaml ')


ODD, ALIKE, WARNED = (*odd_clinics(COUNT), *twins()), tuple(neighbours()), tuple(warned())
CLINICS = (*ODD, *ALIKE, *WARNED)
LATER = (max(twins(), key=lambda each: each.id), ALIKE[1], WARNED[1])  # each is made after one that it is like
PAIR = random.Random(7).choice([ODD[n : n + 2] for n in range(0, COUNT, 2)])
COMPARED = CLINICS if ALL else (PAIR[1], *LATER)
MADE = tuple(dict.fromkeys(each.id for each in (*COMPARED, *PAIR, *twins(), *ALIKE, *WARNED)))  # with all files
LEAST_STAMPED = 0.25  # of PDFs of odd clinics, each second of which is nearly like the one before
_STAMPED = re.compile(r"^of (\d+) PDFs, (\d+) were made from an earlier clinic's, and (\d+) laid out in full", re.MULTILINE)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, pristine: Project) -> Project:
    """Return a project with odd clinics: all have their leaflet, and those that are looked at all their files."""
    folder = tmp_path_factory.mktemp("group") / "clinic"
    shutil.copytree(pristine.folder / "handouts", folder / "handouts")
    if not ALL:
        (folder / "handouts/guide.yaml").unlink()  # the longest, of a format that others have too
    group = Project(folder)
    group.content.write_text(smallest(), "utf-8")
    with_all_countries(group.content)
    for each in CLINICS:
        each.write(group)
    ran = make(group, "--only", "leaflet-test-hair-loss", *(f"--clinic={each.id}" for each in ODD[:COUNT]))
    assert ran.status == 0, ran.err
    (folder / "stamped.txt").write_text(ran.out, "utf-8")
    ran = make(group, *(f"--clinic={each}" for each in MADE))
    assert ran.status == 0, ran.err
    return group


@pytest.mark.parametrize("clinic", COMPARED, ids=[clinic.id for clinic in COMPARED])
def test_each_clinic_gets_what_a_build_for_it_alone_makes(many: Project, tmp_path: Path, clinic: OddClinic) -> None:
    shutil.copytree(many.folder / "handouts", tmp_path / "handouts")
    shutil.copy(many.content, tmp_path)
    alone = Project(tmp_path)
    clinic.become(alone)
    ran = alone.run_apart("build", "--jobs", "1", *DAY)  # in a process that has seen no other clinic
    assert ran.status == 0, ran.err
    expected, found = files_of(alone), files_of(many, f"clinics/{clinic.id}/")
    assert found.keys() == expected.keys()
    told = take_what_names_files(found, f"handouts/clinics/{clinic.id}.yaml")
    assert told == take_what_names_files(expected)
    assert clinic not in WARNED or '<span class="at">content.yaml · D04</span>' in told[1]
    assert [name for name in expected if found[name] != expected[name]] == []


def test_a_long_name_moves_page_breaks_as_it_does_in_a_build_for_that_clinic_alone(tmp_path: Path) -> None:
    """In the program's own words, as the smallest have room for any name."""
    clinics = tuple(of_one_and_of_many_letters())
    group = of_own_words(tmp_path / "group")
    for each in clinics:
        each.write(group)
    only = tuple(option for name in MOVED for option in ("--only", name))
    ran = make(group, *only)
    assert ran.status == 0, ran.err
    found = {each.id: _printed(files_of(group, f"clinics/{each.id}/")) for each in clinics}
    first, second, third = ({name: _breaks(data) for name, data in files.items()} for files in found.values())
    assert first == third
    assert {Path(name).stem for name in first if first[name] != second[name]} == {*MOVED}
    for each in clinics if ALL else clinics[1:]:  # those that another was made before
        alone = of_own_words(tmp_path / each.id)
        each.become(alone)
        ran = alone.run_apart("build", "--jobs", "1", *DAY, *only)
        assert ran.status == 0, ran.err
        expected = _printed(files_of(alone))
        assert found[each.id].keys() == expected.keys()
        assert [name for name in expected if found[each.id][name] != expected[name]] == []


def of_own_words(folder: Path) -> Project:
    """Return a project with the words and all plans that come with the program."""
    shutil.copytree(ROOT / "handouts", folder / "handouts")
    shutil.copy(ROOT / "content.yaml", folder)
    return Project(folder)


def _printed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.endswith(".pdf")}


def _breaks(data: bytes) -> list[int]:
    """Return the page of each heading."""
    with reading.opened(data) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return [pages[item.destination[0].objgen] for top in outline.root for item in (top, *top.children)]


def test_nearly_all_pdfs_of_a_clinic_like_another_one_are_made_from_its_own(project: Project) -> None:
    clinics = tuple(neighbours())
    for each in clinics:
        each.write(project)
    ran = make(project)
    assert ran.status == 0, ran.err
    made, stamped, whole = how_made(ran.out)
    pdfs = [name for name in files_of(project, f"clinics/{clinics[1].id}/") if name.endswith(".pdf")]
    assert made == stamped + whole
    assert stamped >= 0.9 * len(pdfs), f"{stamped} of {len(pdfs)}"


def test_pdfs_of_odd_clinics_are_made_from_those_of_one_nearly_like_it(many: Project) -> None:
    made, stamped, _ = how_made((many.folder / "stamped.txt").read_text("utf-8"))
    assert made == COUNT
    assert stamped >= LEAST_STAMPED * made, f"{stamped} of {made}"


def how_made(said: str) -> tuple[int, int, int]:
    """Return how many PDFs were made, from an earlier clinic's and in whole."""
    found = _STAMPED.search(said)
    assert found, said
    made, stamped, whole = map(int, found.groups())
    return made, stamped, whole


def test_where_nothing_has_changed_nothing_is_written(many: Project) -> None:
    before = {file: file.stat().st_mtime_ns for file in many.output.rglob("*")}
    ran = make(many, *(f"--clinic={each}" for each in MADE))
    assert ran.status == 0
    assert {file: file.stat().st_mtime_ns for file in many.output.rglob("*")} == before
    assert f"{len(MADE)} clinics up to date" in ran.out


def test_a_mistake_in_one_clinic_leaves_it_as_it_was_and_the_others_go_on(project: Project) -> None:
    for name in ("bath", "leeds", "york"):
        give(project, name)
    assert make(project, *LEAFLET).status == 0
    before = files_of(project)
    for name in ("bath", "leeds", "york"):
        give(project, name, PLAIN.replace("9am", "10am"))
    file = give(project, "leeds", PLAIN.replace("phone:", "phne:"))
    ran = make(project, *LEAFLET)
    after = files_of(project)
    assert ran.status == 1
    assert "handouts/clinics/leeds.yaml:5:1  Y030  error  'phne' is not a known key here" in ran.err
    assert "did you mean 'phone'?" in ran.err
    rows = [line.split() for line in ran.out.splitlines()]
    assert ["bath", "1", "0", "1", "0", "0"] in rows
    assert ["leeds", "-", "-", "-", "-", "-", "yes"] in rows
    assert {name.split("/")[1] for name in before if before[name] != after[name] and name.endswith(".pdf")} == {"bath", "york"}
    assert files_of(project, "clinics/leeds/").keys() == {name.removeprefix("clinics/leeds/") for name in before if "/leeds/" in name}
    file.write_text(PLAIN.format("Leeds"), "utf-8")
    assert make(project, *LEAFLET).status == 0


def test_a_clinic_that_has_gone_is_told_and_its_folder_stays(project: Project) -> None:
    gone = give(project, "bath")
    give(project, "leeds")
    assert make(project, *LEAFLET).status == 0
    before = files_of(project, "clinics/bath/")
    gone.unlink()
    ran = make(project, *LEAFLET)
    assert ran.status == 0
    assert "output/clinics/bath  B017  warning" in ran.err
    assert files_of(project, "clinics/bath/") == before


def test_only_the_clinics_asked_for_are_made(project: Project) -> None:
    for name in ("bath", "leeds", "york"):
        give(project, name)
    assert make(project, *LEAFLET, "--clinic", "leeds", "--clinic", "york").status == 0
    assert {name.split("/")[1] for name in files_of(project)} == {"leeds", "york"}
    ran = make(project, *LEAFLET, "--clinic", "leds")
    assert (ran.status, "did you mean 'leeds'?" in ran.err) == (2, True)


def test_a_build_leaves_clinics_alone_and_clean_removes_them(project: Project) -> None:
    give(project, "leeds")
    assert make(project, *LEAFLET).status == 0
    before = files_of(project, "clinics/")
    assert project.run("build", *DAY, *LEAFLET).status == 0
    assert files_of(project, "clinics/") == before
    ran = project.run("clean")
    assert (ran.status, files_of(project)) == (0, {}), ran.err
    assert not (project.output / "clinics").exists()


def test_two_builds_at_once_of_several_processes_end_in_the_same_files(project: Project) -> None:
    for name in ("bath", "leeds"):
        give(project, name)
    both = [project.start("clinics", "--jobs", "2", *DAY, *LEAFLET) for _ in range(2)]
    assert [(each.communicate()[1], each.returncode)[1] for each in both] == [0, 0]
    together = files_of(project)
    shutil.rmtree(project.output)
    assert make(project, *LEAFLET).status == 0
    assert files_of(project) == together
