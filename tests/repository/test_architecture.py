"""The architecture: imports point one way, one module prints, one package writes, and nothing below them depends on the machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.sources import nodes, parsed

pytestmark = pytest.mark.unmeasured

PACKAGE = ROOT / "generator"
LONGEST = 400  # lines of a module
FORMATS = sorted(folder.name for folder in (PACKAGE / "formats").iterdir() if (folder / "__init__.py").is_file())
RENDERERS = {f"formats.{name}" for name in FORMATS}
CHECKS = {f"formats.{name}.checks" for name in FORMATS}
# What each part may import besides itself.
GROUND = {"problems", "remembering", "text", "trees"}
MAY_IMPORT = {
    "problems": set(),
    "remembering": set(),
    "text": {"problems"},
    "trees": {"problems"},
    "yamlsource": GROUND,
    "content": {*GROUND, "figures", "yamlsource"},
    "figures": GROUND,
    "design": {*GROUND, "yamlsource"},
    "document": {*GROUND, "figures"},
    "compose": {*GROUND, "content", "document", "figures"},
    "project": {*GROUND, "compose", "content", "design", "document", "figures", "yamlsource"},
    **{renderer: {*GROUND, "design", "document", "figures"} for renderer in RENDERERS},
    **{f"formats.{name}.checks": {*GROUND, "design", "document", "figures", f"formats.{name}"} for name in FORMATS},
    # The table of formats, and of each format its `__init__`: what composing, planning, drawing and checking it takes.
    "formats": {*GROUND, "compose", "content", "design", "document", "figures", "project", *RENDERERS, *CHECKS},
    "review": {*GROUND, "compose", "content", "design", "document", "figures", "project", "yamlsource"},
    "pipeline": {*GROUND, "compose", "content", "document", "formats", *RENDERERS, "project", "review", "yamlsource"},
    "web": {*GROUND, "content", "design", "document", "figures", "pipeline", "project", "yamlsource"},
    "console": {"pipeline", "problems"},
    "display": {"console", "pipeline", "problems", "review"},
    "cli_options": {"console", "problems"},
    "cli_review": {"cli_options", "console", "pipeline", "problems", "review"},
    "cli_words": {"cli_clinics", "cli_options", "console", "pipeline"},
    "cli_approval": {"cli_options", "cli_review", "console", "pipeline", "problems"},
    "cli_clinics": {"cli_options", "console", "display", "pipeline", "problems", "web"},
    "live": {*GROUND, "formats", "pipeline", "yamlsource"},
    "cli_release": {"cli_options", "cli_review", "console", "pipeline", "problems"},
    "cli": {
        *("cli_approval", "cli_clinics", "cli_options", "cli_release", "cli_review", "cli_words", "console", "display", "live"),
        *("pipeline", "problems", "review", "web", "words_of_make"),
    },
    "words_of_make": {"problems"},
    "__main__": {"cli", "console"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
KNOWN = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in MODULES}


def name_of(file: Path) -> str:
    """Return a module's name as one imports it."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def part_of(module: str) -> str:
    """Return the part of the program that a module belongs to: its package; within a format, what draws or what checks."""
    names = module.split(".")[1:]
    if len(names) > 2 and names[0] == "formats" and names[1] in FORMATS:
        return ".".join(names[: 3 if names[2] == "checks" else 2])
    return names[0] if names else ""


@cache
def imported(file: Path) -> tuple[str, ...]:
    """Return the modules that a module imports, also within functions and for type checkers only."""
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[str]:
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: import by the full name"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in KNOWN else str(node.module)


def test_each_room_has_one_for_its_tests() -> None:
    rooms = {file.parent.relative_to(PACKAGE) for file in PACKAGE.rglob("__init__.py")}
    # What a page must not lack is tested with the page.
    assert {str(room) for room in rooms if not (ROOT / "tests" / room / "__init__.py").is_file()} == {"formats/html/checks"}


def test_imports_point_one_way() -> None:
    wrong = {
        f"{name_of(file)} imports {module}"
        for file in MODULES
        for module in imported(file)
        if module.startswith("generator.") and not _allowed(part_of(name_of(file)), part_of(module))
    }
    assert wrong == set()


def _allowed(part: str, other: str) -> bool:
    return part == other or other in MAY_IMPORT[part]


def test_the_picture_has_no_circle() -> None:
    done: set[str] = set()
    while len(done) < len(MAY_IMPORT):
        ready = {part for part, others in MAY_IMPORT.items() if others <= done} - done
        assert ready, f"these import each other: {sorted(MAY_IMPORT.keys() - done)}"
        done |= ready


@pytest.mark.parametrize("renderer", sorted(RENDERERS))
def test_renderers_reach_neither_content_nor_sections_even_indirectly(renderer: str) -> None:
    graph = {name_of(file): {m for m in imported(file) if m.startswith("generator.")} for file in MODULES}
    reached = {name for name in graph if part_of(name) == renderer}
    while more := {module for name in reached for module in graph.get(name, set())} - reached:
        reached |= more
    assert {part_of(name) for name in reached} & {"content", "review"} == set()


def test_only_the_command_line_prints() -> None:
    allowed = ("cli", "cli_approval", "cli_clinics", "cli_options", "cli_release", "cli_review", "cli_words", "console", "display")
    answers = {"generator.figures.resvg_process"}  # a process of its own, whose output is what its parent reads
    printing = _uses(lambda call: call == "print" or call.startswith(("sys.stdout", "sys.stderr", "logging.")))
    assert printing - answers <= {f"generator.{name}" for name in allowed}


WRITING = {"write_text", "write_bytes", "mkdir", "touch", "unlink", "rename", "rmdir", "symlink_to", "hardlink_to", "chmod"}
WRITING_IN_OS = {"remove", "replace", "rename", "makedirs", "mkdir", "unlink", "rmdir", "truncate", "write"}


def test_only_the_build_writes_files() -> None:
    def writes(call: str) -> bool:
        module, _, name = call.rpartition(".")
        return name in WRITING or (module == "os" and name in WRITING_IN_OS) or module in ("shutil", "tempfile")

    assert {name for name in _uses(writes) | set(_opened_to_write()) if part_of(name) != "pipeline"} == set()


def test_only_the_build_and_the_command_line_know_the_clock_the_environment_and_chance() -> None:
    clock, chance = ("time.", "datetime.now", "date.today"), ("random.", "secrets.", "uuid.uuid1", "uuid.uuid4")
    unsteady = (*clock, *chance, "locale.", "os.environ", "os.getenv", "socket.")
    knowing = ("pipeline", "live", "cli", "cli_approval", "cli_clinics", "cli_review")
    assert {name for name in _uses(lambda call: call.startswith(unsteady)) if part_of(name) not in knowing} == set()


def test_every_module_says_what_it_is_for() -> None:
    assert [name_of(file) for file in MODULES if file.read_text("utf-8").strip() and not ast.get_docstring(parsed(file))] == []


def test_no_module_is_long() -> None:
    lengths = {name_of(file): len(file.read_text("utf-8").splitlines()) for file in MODULES}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_file_names_the_machine_it_was_written_on() -> None:
    own = re.compile(r"(?<![\w.])/(work|home|root|Users|usr/local|var|private)/\w", re.IGNORECASE)
    assert (
        _saying(
            own, ROOT.glob("*"), (ROOT / "docs").rglob("*"), (ROOT / "handouts").rglob("*"), PACKAGE.rglob("*"), (ROOT / "tests").rglob("*")
        )
        == []
    )


def test_no_file_speaks_of_anything_but_handouts() -> None:
    foreign = re.compile(r"\b(prompts?|LLMs?|language models?|chat ?bots?|AI assistants?|sub-?agents?)\b", re.IGNORECASE)
    found = _saying(foreign, ROOT.glob("*.md"), (ROOT / "handouts").rglob("*"), PACKAGE.rglob("*"))
    # There it is PowerPoint's word for what a placeholder says while it is empty.
    assert [place for place in found if not place.startswith("generator/formats/pptx/template.py")] == []


def test_no_merge_was_left_half_done() -> None:
    half = re.compile(r"^(<{7}|>{7}) ")
    everything = (ROOT.glob("*"), ROOT.glob(".ci/*"), (ROOT / "handouts").rglob("*"), PACKAGE.rglob("*"), (ROOT / "tests").rglob("*"))
    assert _saying(half, *everything) == []


def _saying(pattern: re.Pattern[str], *files: Iterator[Path]) -> list[str]:
    """Return file:line of each line in a text file that matches the pattern."""
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for group in files
        for file in sorted(group)
        if file.suffix in (".py", ".md", ".yaml", ".po", ".toml", ".txt", ".json", "")
        and file.is_file()
        and "node_modules" not in file.parts  # other people's, and not in the project
        and file not in (Path(__file__), ROOT / ".git", ROOT / ".coverage")  # the last is left by a run of the tests
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


@cache
def names(file: Path) -> frozenset[str]:
    """Return all that a module names, written as `module.name`."""
    return frozenset(filter(None, map(_dotted, nodes(file))))


def _uses(wanted: Callable[[str], bool]) -> set[str]:
    """Return the modules that use a `wanted` name, written as `module.name`."""
    return {name_of(file) for file in MODULES if any(map(wanted, names(file)))}


def _dotted(node: ast.AST) -> str:
    """Return a name or attribute with its dots: os.replace; what it is an attribute of may be unknown: .write_text."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            return f"{_dotted(value)}.{name}"
        case _:
            return ""


def _opened_to_write() -> Iterator[str]:
    """Yield modules that call open() with a mode that writes."""
    for file in MODULES:
        for node in nodes(file):
            if isinstance(node, ast.Call) and _dotted(node.func).split(".")[-1] in ("open", "fdopen"):
                words = [a.value for a in (*node.args, *(k.value for k in node.keywords)) if isinstance(a, ast.Constant)]
                if any(isinstance(word, str) and re.fullmatch(r"[rwaxbt+]*[wax+][rwaxbt+]*", word) for word in words):
                    yield name_of(file)
