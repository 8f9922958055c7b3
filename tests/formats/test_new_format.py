"""A new format is one package and one line: the one in CONTRIBUTING is planned, made, checked, counted, reported and judged as all are."""

from __future__ import annotations

import ast
import json
import re
import sys
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from generator.document.rendered import Rendered
from generator.formats import FORMATS, Format, Job
from tests.conftest import ROOT, Project
from tests.sources import nodes

pytestmark = pytest.mark.covered

AnyFormat = Format[Any, Any]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PACKAGE = "generator/formats/txt/__init__.py"
PLAN = """\
format: txt
about: condition
profile: information
file: words-{id}
theme: clinic
sections:
  - masthead
  - main-point
  - answer
  - choices
  - questions
  - sources
"""
NAME = "en/words-test-hair-loss.txt"


@pytest.fixture
def text(monkeypatch: pytest.MonkeyPatch) -> AnyFormat:
    """Register the format of CONTRIBUTING: its package, and its line in the table of formats."""
    source = re.search(rf"^`{re.escape(PACKAGE)}`:\n\n```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    row = re.search(r'add the line `"(\w+)": (\w+),` to `FORMATS`', PAGE)
    assert source
    assert row
    module = ModuleType("generator.formats.txt")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    # Under the name of the page that it stands on: where coverage is measured, no file of the program has its lines.
    exec(compile(source[1], "CONTRIBUTING.md", "exec"), module.__dict__)
    new: AnyFormat = getattr(module, row[2])
    monkeypatch.setitem(FORMATS, row[1], new)
    return new


@pytest.fixture
def clinic(project: Project, text: AnyFormat) -> Project:
    """Return a project with a handout in the new format, judged as a clinic's own is."""
    assert FORMATS["txt"] is text
    (project.folder / "handouts/words.yaml").write_text(PLAN, "utf-8")
    return project


def judged(clinic: Project, *codes: str) -> list[str]:
    """Return what some rules say of the handout in the new format: the code, and the message."""
    settings = clinic.folder / "handouts/checks.yaml"
    kept = [line for line in settings.read_text("utf-8").splitlines() if not line.startswith(codes)]
    settings.write_text("\n".join(kept), "utf-8")
    ran = clinic.run("check", "--format", "json")
    problems = json.loads(ran.out)["problems"]
    return [f"{each['code']} {each['message']}" for each in problems if each["code"] in codes and each["file"].endswith("/words.yaml")]


def test_it_is_planned_made_counted_and_listed(clinic: Project) -> None:
    ran = clinic.run("build")
    assert ran.status == 0, ran.err
    made = clinic.files()[NAME].decode().splitlines()
    assert made[3] == "Test hair loss: choices and exosomes"
    (entry,) = (each for each in json.loads(clinic.files()["manifest.json"])["files"] if each["path"] == NAME)
    assert (entry["lines"], entry["need"], entry["print"]) == (len(made), "send", None)
    assert re.search(rf"^{NAME} +{len(made)} lines ", ran.out, re.MULTILINE)
    assert "words-test-hair-loss" in clinic.run("list").out.splitlines()
    assert f'href="{NAME}"' in clinic.files()["Start here.html"].decode()
    assert clinic.run("build").out == "Nothing has changed: 5 files in output/ up to date.\n"


def test_what_its_check_finds_is_told_and_keeps_files_from_being_written(
    clinic: Project, text: AnyFormat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(job: Job) -> Rendered:
        made: Rendered = text.render(job)
        return replace(made, data=made.data.replace(b"choices", b"choice"))

    monkeypatch.setitem(FORMATS, "txt", replace(text, render=damaged))
    ran = clinic.run("build")
    assert ran.status == 1
    assert "A07  error  words-test-hair-loss: the words of the text differ" in ran.err
    assert clinic.files() == {}


def test_rules_over_handouts_that_people_read_judge_it(clinic: Project) -> None:
    assert judged(clinic, "C09", "C10", "V01") == [
        "C09 'words' does not say when to get help",
        "C09 'words' does not say whom to reach",
        "V01 'words' has no box with version and dates",
    ]
    clinic.change("  - main-point\n  - answer\n", "  - licence-in-short\n  - getting-care\n  - answer\n", "handouts/words.yaml")
    assert judged(clinic, "C10") == ["C10 'words' does not begin with what matters most"]


def test_a_handout_in_it_that_does_not_say_where_its_sources_are_is_refused(clinic: Project) -> None:
    clinic.change("  - answer\n  - choices\n", "  - finding-in-short\n", "handouts/words.yaml")
    clinic.change("  - sources\n", "", "handouts/words.yaml")
    (told,) = judged(clinic, "N08b")
    assert told == "N08b this handout prints what sources say, but neither names them nor says where they are"


def test_rules_over_looks_and_the_report_ask_if_it_is_on_paper(clinic: Project, text: AnyFormat, monkeypatch: pytest.MonkeyPatch) -> None:
    low = "extends: a4\nname: low\nmargin: {footer: 282}\n"
    (clinic.folder / "handouts/papers/low.yaml").write_text(low, "utf-8")
    assert _on_paper(clinic) == ([], [])
    printed = replace(text, needs=replace(text.needs, allowed=("paper",)))
    monkeypatch.setitem(FORMATS, "txt", printed)
    clinic.change("theme: clinic\n", "theme: clinic\npaper: low\n", "handouts/words.yaml")
    rules, rows = _on_paper(clinic)
    assert rules == ["words may be 8.8 mm from the foot of 'low'; office printers need 10"]
    assert len(rows) == 1


def _on_paper(clinic: Project) -> tuple[list[str], list[str]]:
    """Return what P02 says, and the rows of the quality report for a second handout about the condition."""
    told = json.loads(clinic.run("check", "--format", "json").out)["problems"]
    assert clinic.run("report").status == 0
    report = (clinic.output / "quality-report.md").read_text("utf-8")
    rows = [line for line in report.splitlines() if "Test hair loss: choices" in line and line.startswith("| HL-")]
    return [each["message"] for each in told if each["code"] == "P02"], rows[1:]


# The modules that name a format outside `formats/`, and why each must.
NAMES_A_FORMAT = {
    "cli.py": "json: how `check` prints what it found",
    "live/pictures.py": "pictures show the pages of PDF files, which one package draws",
    "live/server.py": "the page itself, which is no handout",
    "live/view.py": "pictures show the pages of PDF files, which one package draws",
    "pipeline/fingerprint.py": "a clinic's own template, which is read",
    "pipeline/reporting.py": "the report is a PDF file",
    "project/templates.py": "a clinic's own template, which is read",
    "web/files.py": "a file for other programs is known by its ending",
    "web/pictures.py": "pictures show the first page of PDF files, which one package draws",
    "web/steps.py": "PowerPoint starts a show by itself if the file has this ending",
}


def test_no_other_module_names_a_format() -> None:
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "generator").rglob("*.py")):
        module = file.relative_to(ROOT / "generator").as_posix()
        words = {each.value for each in nodes(file) if isinstance(each, ast.Constant) and isinstance(each.value, str)}
        named = {word for word in words if word.lstrip(".") in FORMATS}
        if named and not module.startswith("formats/"):
            found[module] = named
    assert found.keys() == NAMES_A_FORMAT.keys(), found
