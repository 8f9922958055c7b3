"""`make new`: a condition to fill in, added to content.yaml; every other byte of the file stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.skeleton import condition_skeleton, id_of, next_code
from generator.pipeline.whole_file import write_whole
from generator.problems import Location, Problem, errors
from generator.project import shown
from generator.yamlsource.reader import parse_yaml, read_bytes
from generator.yamlsource.tree import Tree

CODES = {"B015": "a condition that can't be added"}
_MOST = 60  # characters of a name
_DASH = re.compile(rb"([ ]*)-(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Addition:
    """What came of it: the id of the new condition and the lines it stands in, or the problems."""

    id: str = ""
    first: int = 0
    last: int = 0
    problems: tuple[Problem, ...] = ()


def add_condition(content: Path, name: str) -> Addition:
    """Write a condition to fill in after the last one in content.yaml; the file is replaced whole or not at all."""
    name = " ".join(name.split())
    where = Location(shown(content))
    if not id_of(name) or len(name) > _MOST:
        return _refused("a condition needs a name", where, f'write one of at most {_MOST} letters, such as  make new CONDITION="Ringworm"')
    data = read_bytes(content, shown(content))
    if isinstance(data, Problem):
        return Addition(problems=(data,))
    tree, problems = parse_yaml(data, shown(content))
    if tree is None or errors(problems):
        return Addition(problems=problems)
    conditions = tree.value.get("conditions")
    if not isinstance(conditions, list) or not conditions:
        return _refused("the file has no list of conditions", where, "write  conditions:  with one condition below it")
    if id_of(name) in _values(tree, "id"):
        return _refused(f"there is a condition called '{id_of(name)}' already", tree.location(("conditions",)), "give it another name")
    return _written(content, data, tree, name)


def _written(content: Path, data: bytes, tree: Tree, name: str) -> Addition:
    lines = data.splitlines(keepends=True)
    place = _place(tree, lines)
    if place is None:
        return _refused(
            "the conditions are written in one line", tree.location(("conditions",)), "write each below the other, with a dash before it"
        )
    line, indent = place
    end = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    skeleton = condition_skeleton(name, next_code(_values(tree, "code")), indent)
    gap = end if lines[line - 1].endswith(end) else end * 2  # the last line of the file may have no end
    added = gap + skeleton.encode("utf-8").replace(b"\n", end)
    try:
        write_whole(content, b"".join((*lines[:line], added, *lines[line:])))
    except OSError as error:
        return _refused(
            f"the file can't be written: {error.strerror}",
            Location(shown(content)),
            "is there room, and may you write there?",
        )
    return Addition(id_of(name), line + 2, line + 1 + skeleton.count("\n"))


def _place(tree: Tree, lines: Sequence[bytes]) -> tuple[int, str] | None:
    """Return after how many lines the last condition ends, and what stands before the dashes; None if they have no lines of their own."""
    begin = tree.key_location(("conditions",)).line
    first = tree.location(("conditions", 0)).line
    dashes = [found for each in lines[begin:first] if (found := _DASH.match(each))]
    if not dashes:
        return None
    after = [line for key in tree.value if (line := tree.key_location((key,)).line) > begin]
    end = min(after, default=len(lines) + 1) - 1
    while not lines[end - 1].strip() or lines[end - 1].startswith(b"#"):
        end -= 1
    return end, dashes[-1][1].decode()


def _values(tree: Tree, key: str) -> tuple[str, ...]:
    """Return what each condition has under a key."""
    conditions = tree.value["conditions"]
    assert isinstance(conditions, list)
    return tuple(str(each[key]) for each in conditions if isinstance(each, dict) and isinstance(each.get(key), str))


def _refused(message: str, location: Location | None, hint: str) -> Addition:
    return Addition(problems=(Problem("B015", message, location, hint),))
