"""CONTRIBUTING is true: following "Adding a section", "a theme", "an edition", "a format" and "a check" to the letter gives them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from tests.conftest import ROOT, Project

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
pytestmark = pytest.mark.long

SAVING = "Now the expected texts are saved."
# To load the tests and the program costs most: both runs have one process.
TWICE = f"""
import os, sys, pytest
tests = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:cov", *sys.argv[1:]]
pytest.main(tests)
print({SAVING!r})
os.environ["REWRITE"] = "1"
sys.exit(pytest.main(tests))
"""
BLOCK = re.compile(r"^`([\w/.-]+)`:\n\n```\w+\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a copy of the project in which everything on the page was done; with the bytecode of what was not changed."""
    folder = tmp_path_factory.mktemp("followed")
    for name in ("docs", "generator", "handouts", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    _copy_bytecode(folder)
    for name in ("content.yaml", "pyproject.toml", "README.md", "LICENSE", "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder)
    for file, text in BLOCK.findall(CONTRIBUTING.read_text("utf-8")):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        with (folder / file).open("a", encoding="utf-8") as written:
            written.write(text)
    project = Project(folder, {"PYTHONPATH": str(folder), "PYTHONPYCACHEPREFIX": ""})
    project.change("import (\n", "import (\n    funding,\n", "generator/compose/registry.py")
    project.change(
        "SectionKind] = {\n", 'SectionKind] = {\n    "funding": SectionKind(blocks=funding.blocks),\n', "generator/compose/registry.py"
    )
    project.change("\n  - licence\n", "\n  - licence\n  - funding\n", "handouts/guide.yaml")
    for plan in ("guide", "deck"):
        project.change("theme: clinic\n", "theme: plum\n", f"handouts/{plan}.yaml")
    project.change("import DECK, LOOP\n", "import DECK, LOOP\nfrom generator.formats.txt import TEXT\n", "generator/formats/__init__.py")
    project.change("Any]] = {\n", f"Any]] = {{\n    {_said(r'add the line `([^`]*)` to `FORMATS`')[0]}\n", "generator/formats/__init__.py")
    editions = _said(r"[Pp]ut `(  [^`]*)` below `editions:`")
    plan = (folder / "handouts/leaflet.yaml").read_text("utf-8")
    (folder / "handouts/leaflet.yaml").write_text(
        re.sub(r"^editions:.*$", "\n".join((r"\g<0>", *editions)), plan, flags=re.MULTILINE), "utf-8"
    )
    project.change("a4:\n", "\n".join(("a4:", *_said(r"`(  - [^`]*)`\sbelow `a4:`"), "")), "handouts/editions.yaml")
    project.change("rules import (\n", "rules import (\n    shouting,\n", "generator/review/rules/__init__.py")
    project.change("] = (\n", f"] = (\n    {_said(r'add the line `(Rule[^`]*)` to `RULES`')[0]}\n", "generator/review/rules/__init__.py")
    project.change("main_point: Call us if anything worries you, however small.", "main_point: Call us if anything worries you!")
    return project


def _copy_bytecode(folder: Path) -> None:
    """Give a copy of the program what this run has compiled, wherever that is kept: to compile all again takes longer than the tests."""
    for file in (ROOT / "generator").rglob("*.py"):
        compiled = Path(cache_from_source(str(file)))
        if compiled.exists():
            cache = folder / file.relative_to(ROOT).parent / "__pycache__"
            cache.mkdir(exist_ok=True)
            shutil.copy2(compiled, cache)


def _said(pattern: str) -> list[str]:
    """Return what the page says to write, where the pattern finds it."""
    found: list[str] = re.findall(pattern, CONTRIBUTING.read_text("utf-8"))
    assert found, pattern
    return found


def test_the_page_has_a_file_for_each_step() -> None:
    files = [file for file, _ in BLOCK.findall(CONTRIBUTING.read_text("utf-8"))]
    assert files == [
        "generator/compose/sections/funding.py",
        "handouts/translations/en.po",
        "handouts/themes/plum.yaml",
        "handouts/papers/a4-to-write-on.yaml",
        "generator/formats/txt/__init__.py",
        "generator/review/rules/shouting.py",
        "tests/examples/rules/C20/cases.yaml",
    ]


def test_the_section_the_theme_the_format_and_the_check_are_in_what_is_made(followed: Project) -> None:
    leaflet = "leaflet-alopecia-areata"
    ran = followed.run_apart("build", "--only", "treatment-guide", "--only", f"{leaflet}-to-write-on", "--only", f"{leaflet}-in-words")
    assert ran.status == 0, ran.err
    assert "C20  warning  an exclamation mark shouts" in ran.err
    from pypdfium2 import PdfDocument

    assert {f"en/to-write-on/{leaflet}-to-write-on.pdf", f"en/in-words/{leaflet}-in-words.txt"} <= followed.files().keys()
    guide = PdfDocument(followed.files()["en/treatment-guide.pdf"])
    assert any("Who paid for this?" in page.get_textpage().get_text_bounded() for page in guide)
    assert (0x4A, 0x1F, 0x4F) in {colour for _, colour in guide[0].render().to_pil().convert("RGB").getcolors(maxcolors=1_000_000)}


def test_the_examples_of_the_check_are_saved_and_put_on_the_page(followed: Project) -> None:
    example, page = "tests/review/test_rule_examples.py", "tests/repository/test_problems.py"
    command = [sys.executable, "-c", TWICE, example, page, "-k", "C20 or test_problems"]
    ran = subprocess.run(command, cwd=followed.folder, env=followed.environment(), capture_output=True, text=True, check=False)
    lacking, _, saved = ran.stdout.partition(SAVING)
    assert all(f"FAILED {file}" in lacking for file in (example, page)), ran
    assert ran.returncode == 0, saved
    text = (followed.folder / "docs/problems.md").read_text("utf-8")
    assert "| [C20](#c20) | exclamation marks, which shout at the reader | warning |\n" in text
    assert "C20  warning  an exclamation mark shouts" in text


def test_every_path_named_exists_or_is_made_on_this_page() -> None:
    text = CONTRIBUTING.read_text("utf-8")
    made = {file for file, _ in BLOCK.findall(text)}
    named = set(re.findall(r"`((?:docs|generator|handouts|tests)/[\w./-]*|\.ci/run)`", text))
    assert {path for path in named - made if not Path(ROOT / path).exists()} == set()
