"""Building: what is made, what is made again, and what is left alone. Everything here is the real thing, run as a user runs it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, Project

pytestmark = pytest.mark.covered

LEAFLET, OTHER = "en/leaflet-test-hair-loss.pdf", "en/leaflet-other-hair-loss.pdf"
GUIDE, AFTERCARE, DECK = "en/treatment-guide.pdf", "en/aftercare.pdf", "en/clinic-deck.pptx"
ALL = sorted([LEAFLET, OTHER, GUIDE, AFTERCARE, DECK])
KEPT, READ_ME, PAGE = BESIDE = (".start-here.json", "README.txt", "Start here.html")
LISTS = (PAGE, "manifest.json")  # what says something of all files
HEAVY = {
    "babel",
    "fontTools",
    "jinja2",
    "lxml",
    "markdown_it",
    "pikepdf",
    "pptx",
    "pydantic",
    "pypdfium2",
    "reportlab",
    "rich",
    "uharfbuzz",
    "yaml",
}
TWO = ("--only", "clinic-deck", "--only", "treatment-guide")  # those that take longest, for two processes


def statuses(out: str) -> dict[str, str]:
    """Return each file's status in the table."""
    rows = [line.split() for line in out.splitlines() if line.startswith("en/") and len(line.split()) == 6]
    return {row[0]: row[-1] for row in rows}


def stamps(project: Project) -> dict[str, tuple[int, int]]:
    """Return inode and time of each file in output/: both change when a file is written."""
    stats = {name: (project.output / name).stat() for name in project.files()}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


def handouts(project: Project) -> dict[str, tuple[int, int]]:
    """Return the stamps of the handouts alone: the page for the front desk says why a build stopped."""
    return {name: stamp for name, stamp in stamps(project).items() if name.startswith("en/")}


def test_the_first_build_makes_all_that_is_planned(pristine: Project) -> None:
    files = pristine.files()
    assert sorted(files) == sorted([*ALL, *BESIDE, "manifest.json"])
    assert {name: data[:5] for name, data in files.items() if name.endswith(".pdf")} == dict.fromkeys(ALL[:1] + ALL[2:], b"%PDF-")
    assert files[DECK][:4] == b"PK\x03\x04"


def test_the_manifest_says_what_was_made(pristine: Project) -> None:
    files = pristine.files()
    manifest = json.loads(files["manifest.json"])
    assert [entry["path"] for entry in manifest["files"]] == ALL
    for entry in manifest["files"]:
        data = files[entry["path"]]
        assert (entry["sha256"], entry["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
        assert (entry["language"], entry["status"], entry["version"], entry["issued"]) == ("en", "draft", "", "2026-11-01")
        assert len(entry["words"]) == len(entry["fingerprint"]) == 64
    handouts = {entry["path"]: entry["handout"] for entry in manifest["files"]}
    assert handouts == {LEAFLET: "leaflet", OTHER: "leaflet", GUIDE: "guide", AFTERCARE: "aftercare", DECK: "deck"}
    units = {entry["path"]: "slides" if "slides" in entry else "pages" for entry in manifest["files"]}
    assert units == {**dict.fromkeys(ALL, "pages"), DECK: "slides"}
    printing = {entry["path"]: entry["instructions"].partition(",")[0] for entry in manifest["files"]}
    assert printing == {**dict.fromkeys(ALL, "Print on A4"), DECK: ""}


def test_a_build_with_nothing_changed_rewrites_nothing_and_says_so(built: Project) -> None:
    before = stamps(built)
    ran = built.run("build")
    assert (ran.status, ran.out, ran.err) == (0, "Nothing has changed: 5 files in output/ up to date.\n", "")
    assert stamps(built) == before


def test_a_build_with_nothing_changed_loads_nothing_heavy(built: Project) -> None:
    script = f"""
import sys
from generator.cli import main
assert main(["build"]) == 0
print(*sorted({HEAVY} & sys.modules.keys()))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=built.folder, env=built.environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["Nothing has changed: 5 files in output/ up to date.", ""]


def test_a_change_in_one_condition_makes_only_its_own_leaflet_again(built: Project) -> None:
    before = stamps(built)
    built.change("Wear a cap in the sun.", "Wear a scarf in the sun.")
    ran = built.run("build")
    assert (ran.status, statuses(ran.out)) == (0, {**dict.fromkeys(ALL, "unchanged"), OTHER: "changed"})
    assert [name for name, stamp in stamps(built).items() if stamp != before[name]] == [KEPT, PAGE, OTHER, "manifest.json"]
    assert ran.out.splitlines()[0] == f"{OTHER}: {json.loads(built.files()['manifest.json'])['files'][2]['pages']} pages"


def test_a_new_line_above_makes_nothing_again(built: Project) -> None:
    before = stamps(built)
    built.change("format: 2", "# A remark.\nformat: 2")
    ran = built.run("build")
    assert (ran.status, statuses(ran.out)) == (0, dict.fromkeys(ALL, "unchanged"))
    assert [name for name, stamp in stamps(built).items() if stamp != before[name]] in (
        ["manifest.json"],
        [*LISTS],
    )  # the page has the line of each note
    assert built.run("build").out.startswith("Nothing has changed")


def test_a_change_of_the_paper_leaves_the_slides_alone(built: Project) -> None:
    built.change("gutter: 6", "gutter: 5.5", "handouts/papers/a4.yaml")
    ran = built.run("build")
    assert (ran.status, statuses(ran.out)) == (0, {**dict.fromkeys(ALL, "changed"), DECK: "unchanged"})


@pytest.mark.parametrize("harm", [lambda file: file.unlink(), lambda file: file.write_bytes(b"scribble")])
def test_only_a_file_that_is_lost_or_altered_is_made_again(built: Project, harm: Callable[[Path], None]) -> None:
    files, before = built.files(), stamps(built)
    harm(built.output / GUIDE)
    assert built.run("build").status == 0
    assert built.files() == files
    assert [name for name, stamp in stamps(built).items() if stamp != before[name]] == [GUIDE]


def test_the_folder_can_be_deleted(built: Project) -> None:
    files = built.files()
    shutil.rmtree(built.output)
    ran = built.run("build")
    assert (ran.status, statuses(ran.out)) == (0, dict.fromkeys(ALL, "new"))
    assert built.files() == files


def test_a_file_that_is_not_a_manifest_is_replaced(built: Project) -> None:
    files = built.files()
    (built.output / "manifest.json").write_text("{}")
    assert built.run("build").status == 0
    assert built.files() == files


def test_the_leaflet_of_a_removed_condition_is_removed_and_the_users_own_files_stay(built: Project) -> None:
    (built.output / "en/leaflet-mine.pdf").write_text("mine")
    shutil.copy(ROOT / "output/.gitignore", built.output)
    before, rest = built.content.read_text("utf-8").split("  - id: other-hair-loss\n")
    built.content.write_text(before + "\nquestions:\n" + rest.split("\nquestions:\n", 1)[1], "utf-8")
    ran = built.run("build")
    assert (ran.status, statuses(ran.out)[OTHER]) == (0, "removed")
    assert sorted(built.files()) == sorted({*ALL, *BESIDE, "manifest.json", ".gitignore", "en/leaflet-mine.pdf"} - {OTHER})


def test_a_file_that_was_changed_by_hand_stays_when_it_is_no_longer_made(built: Project) -> None:
    (built.output / OTHER).write_text("mine")
    (built.folder / "handouts/leaflet.yaml").unlink()
    ran = built.run("build")
    assert (ran.status, statuses(ran.out)[LEAFLET], OTHER in statuses(ran.out)) == (0, "removed", False)
    assert f"output/{OTHER}  B012  warning  this handout is no longer made, but the file was changed by hand" in ran.err
    assert (built.output / OTHER).read_text() == "mine"
    assert built.run("build").err == ""


@pytest.mark.parametrize("folder", ["output", "output/en"])
def test_a_linked_folder_is_refused_even_if_nothing_has_changed(built: Project, folder: str) -> None:
    (built.folder / folder).rename(built.folder / "elsewhere")
    (built.folder / folder).symlink_to(built.folder / "elsewhere")
    before = stamps(built)
    ran = built.run("build", "--only", "aftercare")
    assert ran.status == 1
    assert ran.err.splitlines()[0] == f"{folder}  B011  error  this is a link, and files are only put into the folder itself"
    assert stamps(built) == before


@pytest.mark.sweep  # tests/whole/test_reproducible.py does the same with the real words
def test_the_same_words_give_the_same_bytes(built: Project, tmp_path: Path) -> None:
    elsewhere = Project(tmp_path / "another place", env={"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"})
    shutil.copytree(built.folder, elsewhere.folder, ignore=shutil.ignore_patterns("output"))
    for file in elsewhere.folder.rglob("*.*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    day = json.loads(built.files()["manifest.json"])["on"]  # where it is tomorrow already, approvals would be those of tomorrow
    assert elsewhere.run_apart("build", "--jobs", "1", "--on", day).status == 0
    assert elsewhere.files() == built.files()


@pytest.mark.parametrize("name", ["aftercare", "aftercare.pdf", "output/en/aftercare.pdf"])
def test_only_makes_one_file_and_keeps_the_others(built: Project, name: str) -> None:
    before = built.files()
    built.change("020 0946 0123", "020 0946 0999")
    ran = built.run("build", "--only", name)
    assert (ran.status, statuses(ran.out)) == (0, {AFTERCARE: "changed"})
    after = built.files()
    assert [file for file in after if after[file] != before[file]] == [KEPT, PAGE, AFTERCARE, "manifest.json"]
    assert [entry["path"] for entry in json.loads(after["manifest.json"])["files"]] == ALL


def test_what_only_left_out_is_made_by_the_next_build(built: Project) -> None:
    built.change("020 0946 0123", "020 0946 0999")
    built.run("build", "--only", "aftercare", "--only", "treatment-guide")
    ran = built.run("build")
    assert statuses(ran.out) == {**dict.fromkeys(ALL, "changed"), AFTERCARE: "unchanged", GUIDE: "unchanged"}


def test_only_with_nothing_changed_says_so(built: Project) -> None:
    assert built.run("build", "--only", "clinic-deck").out == "Nothing has changed: 1 file in output/ up to date.\n"


def test_only_builds_into_an_empty_folder(project: Project) -> None:
    ran = project.run("build", "--only", "aftercare")
    assert (ran.status, statuses(ran.out)) == (0, {AFTERCARE: "new"})
    assert sorted(project.files()) == sorted([AFTERCARE, *BESIDE, "manifest.json"])
    assert statuses(project.run("build").out)[AFTERCARE] == "unchanged"


def test_for_a_name_like_none_a_few_that_hold_it_are_suggested_or_how_to_see_all(built: Project) -> None:
    ran = built.run("build", "--only", "other", "--only", "brochure")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "B001  error  there is no handout 'other'\n"
        "       did you mean 'leaflet-other-hair-loss'?\n"
        "B001  error  there is no handout 'brochure'\n"
        "       `make list` shows all names\n"
        "2 errors; the handouts in output/ were not changed\n"
    )


def test_the_names_of_all_files_can_be_listed(project: Project) -> None:
    ran = project.run("list")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.split() == ["aftercare", "clinic-deck", "leaflet-test-hair-loss", "treatment-guide"]
    assert not project.output.exists()
    project.change("searched: 2026-11-01", "searched: soon")
    ran = project.run("list")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.endswith("1 error; no names are known yet\n")


def test_for_a_name_that_no_handout_has_the_nearest_are_suggested(built: Project) -> None:
    before = stamps(built)
    ran = built.run("build", "--only", "leaflet-test-hairloss", "--only", "aftercare", "--only", "clinicdeck")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "B001  error  there is no handout 'leaflet-test-hairloss'\n"
        "       did you mean 'leaflet-test-hair-loss' or 'leaflet-other-hair-loss'?\n"
        "B001  error  there is no handout 'clinicdeck'\n"
        "       did you mean 'clinic-deck'?\n"
        "2 errors; the handouts in output/ were not changed\n"
    )
    assert stamps(built) == before


def test_mistakes_in_the_words_leave_the_handouts_unchanged(built: Project) -> None:
    before = handouts(built)
    built.change("name: Test Clinic", "nam: Test Clinic")
    built.change("code: 90", "sode: 90", "handouts/guide.yaml")
    ran = built.run("build")
    assert (ran.status, ran.out) == (1, "")
    assert "content.yaml:5:3" in ran.err
    assert "handouts/guide.yaml:6:1" in ran.err
    assert ran.err.splitlines()[-1].endswith("; the handouts in output/ were not changed")
    assert handouts(built) == before


def test_words_that_do_not_fit_leave_the_handouts_unchanged(built: Project) -> None:
    before = handouts(built)
    built.change("- Rest.", "- " + "Rest well and drink water. " * 400)
    ran = built.run("build")
    assert ran.status == 1
    assert handouts(built) == before


def test_check_finds_the_same_and_writes_nothing(built: Project) -> None:
    before = stamps(built)
    built.change("- Rest.", "- " + "Rest well and drink water. " * 400)
    ran = built.run("check")
    assert ran.status == 1
    assert ran.err.splitlines()[-1].endswith("; nothing was written")
    assert stamps(built) == before
    assert built.run("build").err.splitlines()[:-1] == ran.err.splitlines()[:-1]


def test_check_of_good_words_counts_what_can_be_made(project: Project) -> None:
    ran = project.run("check")
    assert ran.status == 0
    (counted,) = (line for line in ran.out.splitlines() if "can be made" in line)  # what only a person can judge comes after it
    assert counted.startswith("4 files can be made: ")
    assert not project.output.exists()


def test_a_write_protected_file_is_a_problem(built: Project) -> None:
    built.change("020 0946 0123", "020 0946 0999")
    (built.output / GUIDE).chmod(0o444)
    before = stamps(built)
    ran = built.run("build")
    assert ran.status == 1
    assert f"output/{GUIDE}  B002  error  it can't be replaced" in ran.err
    assert stamps(built) == before


def test_a_full_disk_is_a_problem(built: Project) -> None:
    built.change("020 0946 0123", "020 0946 0999")
    before = stamps(built)
    limited = ("bash", "-c", 'ulimit -f 16; exec "$@"', "bash", *built.command("build", "--jobs", "1", "--only", "aftercare"))  # 16 kB
    done = subprocess.run(limited, cwd=built.folder, env=built.environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "output  B003  error  there is no room to write it" in done.stderr
    assert stamps(built) == before
    assert not list(built.output.glob(".new-*"))


def test_a_file_in_the_place_of_a_folder_is_told_before_anything_is_made(project: Project) -> None:
    project.output.mkdir()
    (project.output / "en").write_text("mine")
    ran = project.run("build")
    assert (ran.status, ran.out) == (1, "")  # no line of a file that was made
    assert ran.err.splitlines()[0] == "output/en  B006  error  there is a file where a folder is needed"
    assert (project.output / "en").read_text() == "mine"


def test_an_output_that_is_a_file_is_a_problem(project: Project) -> None:
    project.output.write_text("mine")
    ran = project.run("build", "--only", "aftercare")
    assert ran.status == 1
    assert ran.err.splitlines()[0] == "output  B006  error  there is a file where a folder is needed"
    assert project.output.read_text() == "mine"


def test_two_builds_at_once_do_not_mix_their_files(project: Project) -> None:
    for long in ("deck", "guide"):
        (project.folder / f"handouts/{long}.yaml").unlink()
    assert project.run("build").status == 0
    shutil.copy(project.content, project.folder / "draft.yaml")
    project.change("020 0946 0123", "020 0946 0999")
    running = [
        project.start("build"),
        project.start("build", "--content", "draft.yaml", "--jobs", "1"),
        project.start("build", "--jobs", "1"),
    ]
    for each in running:
        _out, err = each.communicate(timeout=300)
        assert each.returncode == 0, err
    together = project.files()
    assert not list(project.output.glob(".new-*"))
    manifest = json.loads(together["manifest.json"])
    assert {entry["path"]: entry["sha256"] for entry in manifest["files"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in together.items() if name.startswith("en/")
    }
    alone = {}
    for name in ("content.yaml", "draft.yaml"):
        shutil.rmtree(project.output)
        assert project.run("build", "--content", name).status == 0
        alone[name] = project.files()
    assert together in alone.values()


def children(pid: int) -> list[str]:
    """Return the processes that a process has started."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def alive(pid: str) -> bool:
    """Return whether a process is running; a zombie is not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_the_old_output_whole(built: Project, jobs: str) -> None:
    built.change("020 0946 0123", "020 0946 0999")
    before = stamps(built)
    running = built.start("build", "--jobs", jobs, *TWO)
    assert running.stdout
    if jobs == "2":
        wait_for(lambda: len(children(running.pid)) == 2)
        workers = children(running.pid)
    else:
        running.stdout.readline()  # the first file is made
        workers = []
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of them
    _out, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, "Interrupted: no file is half written.\n")
    assert stamps(built) == before
    assert not [pid for pid in workers if alive(pid)]


def test_workers_do_not_outlive_a_killed_build(built: Project) -> None:
    built.change("020 0946 0123", "020 0946 0999")
    before = stamps(built)
    running = built.start("build", *TWO)
    wait_for(lambda: len(children(running.pid)) == 2)
    workers = children(running.pid)
    running.kill()
    running.communicate(timeout=60)
    wait_for(lambda: not [pid for pid in workers if alive(pid)])
    assert stamps(built) == before


def test_a_worker_ended_from_outside_is_a_problem(built: Project) -> None:
    built.change("020 0946 0123", "020 0946 0999")
    before = stamps(built)
    running = built.start("build")
    wait_for(lambda: children(running.pid))
    os.kill(int(children(running.pid)[0]), signal.SIGKILL)
    _out, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert err.splitlines()[0] == "B008  error  the system ended a process of this build"
    assert stamps(built) == before
