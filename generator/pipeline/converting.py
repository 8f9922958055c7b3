"""`make convert`: the words of a file of format 1 as a file of format 2, beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.content.convert import Converted, convert
from generator.problems import Location, Problem, errors
from generator.project import shown
from generator.yamlsource.reader import read_yaml

CODES = {"B014": "a file that can't be converted, or would be overwritten"}


@dataclass(frozen=True, slots=True)
class Conversion:
    """What came of it: the new file, or the problems."""

    file: Path | None = None
    converted: Converted | None = None
    problems: tuple[Problem, ...] = ()


def convert_file(content: Path) -> Conversion:
    """Write `content-2.yaml` beside content.yaml; neither that file nor an earlier result is touched."""
    tree, problems = read_yaml(content, shown(content))
    if tree is None or errors(problems):
        return Conversion(problems=problems)
    if tree.value.get("format") != "1":
        message = "this file is not written in format 1, so there is nothing to convert"
        return Conversion(problems=(Problem("B014", message, tree.location(("format",)), "run make check"),))
    target = content.with_name(f"{content.stem}-2{content.suffix}")
    converted = convert(tree)
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(converted.text)
    except FileExistsError:
        hint = "it was converted before: move that file away first"
        return Conversion(problems=(Problem("B014", "this file exists already", Location(shown(target)), hint),))
    except OSError as error:
        message = f"the file can't be written: {error.strerror}"
        return Conversion(problems=(Problem("B014", message, Location(shown(target)), "is there room, and may you write there?"),))
    return Conversion(target, converted)
