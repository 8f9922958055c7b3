"""The command line: what it prints where, and its exit statuses."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import generator
from generator import cli
from generator.document.rendered import Rendered
from generator.formats import FORMATS, Job
from tests.conftest import ROOT, Project

pytestmark = pytest.mark.covered


def on_a_terminal(project: Project, *arguments: str, **env: str) -> tuple[int, str]:
    """Run the command on a terminal of 100 columns; return its status and all it wrote there."""
    here, there = pty.openpty()
    environment = project.environment(COLUMNS="100", TERM="xterm-256color", **env)
    running = subprocess.Popen(project.command(*arguments), cwd=project.folder, env=environment, stdin=there, stdout=there, stderr=there)
    os.close(there)
    written = b""
    while select.select([here], [], [], 120)[0]:
        try:
            piece = os.read(here, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(here)
    return running.wait(10), written.decode()


def test_a_build_that_is_not_on_a_terminal_prints_a_line_per_file_and_a_table(project: Project) -> None:
    ran = project.run("build")
    assert (ran.status, "\x1b" in ran.out) == (0, False)
    lines = ran.out.splitlines()
    assert [line.split(":")[0] for line in lines[:4]] == [
        "en/clinic-deck.pptx",
        "en/treatment-guide.pdf",
        "en/leaflet-test-hair-loss.pdf",
        "en/aftercare.pdf",
    ]  # the longest is made first
    table = [re.sub(r"\s+", " ", line).strip() for line in lines[4:] if line.strip()]
    assert table[0] == "file length size status"
    assert re.fullmatch(r"en/aftercare\.pdf 1 page \d+ kB new", table[1])
    assert re.fullmatch(r"en/clinic-deck\.pptx \d+ slides \d+ kB new", table[2])
    assert table[-1] == "4 new in output/"


def test_what_gave_way_is_told_also_of_a_file_that_is_up_to_date(project: Project) -> None:
    leaflet, told = "leaflet-test-hair-loss", "how to live well in one line"
    project.change("      - Wear a hat in the sun.", "\n".join(f"      - Wear hat number {n} in the sun." for n in range(80)))
    with (project.folder / "handouts/checks.yaml").open("a", encoding="utf-8") as checks:
        checks.writelines(f"{rule}: {{severity: off, reason: a list as long as that gives way}}\n" for rule in ("C08", "C11"))
    ran = project.run("build", "--only", leaflet)
    assert (ran.status, ran.err) == (0, "")
    assert f"en/{leaflet}.pdf: 4 pages, {told}" in ran.out.splitlines()
    ran = project.run("build", "--only", leaflet, "--only", "aftercare")
    rows = [line.split() for line in ran.out.splitlines() if line.startswith("en/") and "kB" in line]
    assert [row[5:] for row in rows] == [["new"], ["unchanged", *told.split()]]


def test_a_terminal_gets_a_bar_and_the_same_table(project: Project) -> None:
    status, written = on_a_terminal(project, "build", "--only", "aftercare")
    assert status == 0
    assert "━" in written
    assert "1/1" in written
    assert "\x1b[32m" in written  # new files are green
    assert "en/aftercare.pdf: " not in written
    assert "1 page" in written


def test_no_color_is_respected(project: Project) -> None:
    status, written = on_a_terminal(project, "build", "--only", "aftercare", NO_COLOR="1")
    assert status == 0
    assert not re.findall(r"\x1b\[[0-9;]*3[0-9][0-9;]*m", written)


def test_a_terminal_without_unicode_gets_question_marks_not_a_fault(built: Project) -> None:
    built.change("name: Test Clinic", "nåm→: Test Clinic")
    ran = built.run_apart("build", PYTHONIOENCODING="ascii")
    assert ran.status == 1
    assert "n?m?" in ran.err


def test_problems_are_shown_on_standard_error(built: Project) -> None:
    built.change("phone: 020 0946 0123", "phone: call: us")
    ran = built.run("build")
    assert (ran.status, ran.out) == (1, "")
    head, source, caret, count = ran.err.splitlines()
    assert head.startswith("content.yaml:11:")
    assert source == "   11 |   phone: call: us"
    assert re.fullmatch(r" +\| +\^  .+", caret)
    assert count == "1 error; the handouts in output/ were not changed"


def test_paths_are_shown_from_the_current_folder(built: Project) -> None:
    built.change("name: Test Clinic", "nam: Test Clinic")
    assert built.run("build", "--content", str(built.content)).err.startswith("content.yaml:5:3")
    outside = Project(built.folder / "handouts")
    assert outside.run("build", "--content", "../content.yaml", "--handouts", ".").err.startswith("../content.yaml:5:3")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["build", "--help"], ["check", "-h"]])
def test_help_has_examples(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 0
    out = capsys.readouterr().out
    assert "handouts build --only leaflet-alopecia-areata" in out
    assert max(map(len, out.splitlines())) <= 80


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"handouts {generator.__version__}\n"


@pytest.mark.parametrize(
    "arguments", [[], ["bild"], ["build", "--nope"], ["build", "--jobs", "0"], ["build", "--jobs", "many"], ["build", "x"]]
)
@pytest.mark.measured
def test_wrong_usage_has_its_own_exit_status(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Usage: handouts" in captured.err


@pytest.fixture
def faulty(built: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project that can't be built because of a bug."""

    def fall(job: Job) -> Rendered:
        raise ZeroDivisionError(job.path)

    built.change("020 0946 0123", "020 0946 0999")
    monkeypatch.chdir(built.folder)
    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], render=fall))
    return built


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_fault_of_the_program_is_reported_in_two_lines(faulty: Project, jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = faulty.files()
    assert cli.main(["build", "--jobs", jobs]) == 3
    what, report = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"A fault of the program, not of your words: ZeroDivisionError in \S+\.py:\d+, while making en/\S+\.pdf\.", what)
    assert report == "Please report it where you got the program, with the output of the same command with --debug."
    assert faulty.files() == before


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.measured
def test_debug_shows_where_a_fault_happened(faulty: Project, jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert faulty.folder == Path.cwd()
    assert cli.main(["build", "--debug", "--jobs", jobs]) == 3
    err = capsys.readouterr().err
    assert "Traceback (most recent call last):" in err
    assert "in fall" in err


def test_a_pipe_closed_during_a_build_is_not_a_fault(built: Project) -> None:
    built.change("020 0946 0123", "020 0946 0999")
    before = built.files()
    command = f"{shlex.quote(sys.executable)} -m generator build --jobs 1 --only aftercare | head -0"
    done = subprocess.run(["bash", "-c", command], cwd=built.folder, env=built.environment(), capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    assert built.files() == before


def test_a_pipe_closed_early_is_not_a_fault(built: Project) -> None:
    command = f"{shlex.quote(sys.executable)} -m generator build --help | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=built.folder, env=built.environment(), capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("Usage: handouts build [OPTIONS]\n", "")


@pytest.mark.parametrize("word", ["import-clinics", "comments"])
def test_a_file_that_nobody_named_is_asked_for(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([word, "--", ""]) == 2
    assert f"Say which file, as in  make {word} FILE=" in capsys.readouterr().err


def test_the_command_is_the_same_as_the_module() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    assert 'handouts = "generator.cli:main"' in text
