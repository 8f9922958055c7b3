"""Conventions that a newcomer's tools rely on: declared packages, line endings, hooks, a changelog."""

from __future__ import annotations

import ast
import fnmatch
import importlib.metadata
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml

import generator
from tests.conftest import ROOT
from tests.sources import nodes, parsed

pytestmark = pytest.mark.covered

NOT_OURS = {".git", ".venv", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache", "__pycache__", "node_modules"}
COMES_WITH = {"pydantic-core": "pydantic"}  # pydantic pins its version, and documents what is imported from it
BY_NAME = {"s3fs"}  # what fsspec loads for an address that begins with s3://
TEXT = {".py", ".yaml", ".md", ".po", ".toml", ".txt", ".json", ".lock"}


def declared(*extras: str) -> set[str]:
    """Return the packages that pyproject.toml declares, those of some extras included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return {_normal(re.split(r"[\s=<>~!\[;]", line)[0]) for line in lines}


def _normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def imported(folder: Path) -> set[str]:
    """Return the packages, by the names they are installed under, that the modules in a folder import."""
    names = {name.partition(".")[0] for file in _modules(folder) for name in _imports(file)}
    foreign = names - set(sys.stdlib_module_names) - {"generator", "tests", "_typeshed"}  # the last is for type checkers only
    packages = importlib.metadata.packages_distributions()
    assert [name for name in sorted(foreign) if name not in packages] == []
    return {COMES_WITH.get(package, package) for name in foreign for package in map(_normal, packages[name])}


def _modules(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*.py")) if "node_modules" not in file.parts)


def _imports(file: Path) -> Iterator[str]:
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def test_the_name_of_a_class_or_a_type_stands_for_one_thing() -> None:
    meanings = defaultdict(set)
    for file in _modules(ROOT / "generator"):
        for name, meaning in _types(file):
            meanings[name.lstrip("_")].add(meaning)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def _types(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the names of classes and types that a module has, each with what it stands for. Types that are written alike are the same.

    As a field of the words, a name of figures/names.py may be spelled in several ways, and means the same.
    """
    for node in nodes(file):
        if isinstance(node, ast.ClassDef):
            yield node.name, f"{file}:{node.lineno}"
    for each in parsed(file).body:
        if isinstance(each, ast.Assign | ast.AnnAssign) and each.value is not None:
            meaning = ast.unparse(each.value)
            targets = each.targets if isinstance(each, ast.Assign) else [each.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            yield from ((name, meaning) for name in names if re.fullmatch(r"_?[A-Z]\w*[a-z]\w*", name) and f"names.{name}" not in meaning)


def test_exactly_the_packages_that_are_imported_are_declared() -> None:
    assert imported(ROOT / "generator") | BY_NAME == declared("sign", "many")


def test_every_package_that_tests_import_is_declared() -> None:
    assert imported(ROOT / "tests") - declared("sign", "many", "dev") == set()


def ours() -> Iterator[Path]:
    """Yield the project's own files, not those that tools or `make` left behind."""
    for top in sorted(ROOT.iterdir()):
        if top.name not in NOT_OURS | {"output"}:
            files = sorted(top.rglob("*")) if top.is_dir() else [top]
            yield from (file for file in files if file.is_file() and not NOT_OURS & set(file.parts))


def test_every_kind_of_file_has_its_line_endings_or_is_binary() -> None:
    lines = (ROOT / ".gitattributes").read_text("utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if re.search(r"\s(text eol=(cr)?lf|binary)$", line)]
    unnamed = {file.suffix for file in ours() if file.suffix and not any(fnmatch.fnmatch(file.name, each) for each in patterns)}
    assert unnamed - {""} == set()


def test_text_files_have_the_line_endings_and_trimmed_lines_that_editorconfig_asks_for() -> None:
    texts = {file: file.read_bytes() for file in ours() if file.suffix in TEXT}
    assert [str(file.relative_to(ROOT)) for file, data in texts.items() if b"\r" in data] == []
    as_they_came = (ROOT / "tests/examples", ROOT / "handouts/fonts")
    kept = {file: data for file, data in texts.items() if not any(file.is_relative_to(folder) for folder in as_they_came)}
    assert [str(file.relative_to(ROOT)) for file, data in kept.items() if data and not data.endswith(b"\n")] == []
    assert [f"{file.relative_to(ROOT)}:{n}" for file, data in kept.items() for n in _untrimmed(data.split(b"\n"))] == []


def _untrimmed(lines: Iterable[bytes]) -> Iterator[int]:
    return (n for n, line in enumerate(lines, 1) if line != line.rstrip(b" \t"))


def test_the_commit_hooks_are_what_make_lint_runs() -> None:
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    hooks = repository["hooks"]
    assert {(hook["language"], hook["pass_filenames"]) for hook in hooks} == {("system", False)}
    listed = re.search(r"^lint:.*\n\t@failed=; for each in (.*); do", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert listed
    commands = [quoted or bare for quoted, bare in re.findall(r'"([^"]+)"|(\w+)', listed[1])]
    assert [hook["entry"] for hook in hooks] == [f".venv/bin/python -m {command}" for command in commands]


CHANGELOG = ROOT / "CHANGELOG.md"
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}  # https://keepachangelog.com/en/1.1.0/


def test_the_changelog_begins_with_unreleased_changes_and_has_this_version() -> None:
    heads = re.findall(r"^## (.*)$", CHANGELOG.read_text("utf-8"), re.MULTILINE)
    assert heads[0] == "[Unreleased]"
    versions = [match[1] for head in heads[1:] if (match := re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - \d{4}-\d{2}-\d{2}", head))]
    assert len(versions) == len(heads) - 1
    assert versions == sorted(versions, key=lambda version: [int(part) for part in version.split(".")], reverse=True)
    assert versions[0] == generator.__version__


def test_the_changelog_groups_changes_by_kind() -> None:
    kinds = re.findall(r"^### (.*)$", CHANGELOG.read_text("utf-8"), re.MULTILINE)
    assert kinds
    assert set(kinds) <= KINDS


@pytest.mark.parametrize("page", ["CHANGELOG.md", "docs/problems.md"])
def test_links_to_files_of_the_project_are_not_broken(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text) if not link.startswith("https:")]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []
