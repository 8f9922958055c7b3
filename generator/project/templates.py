"""A clinic's own slide template: read, and checked against what slides need, before anything is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Location, Problem, errors
from generator.project.needs import UnusableTemplateError
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from generator.design.theme import Theme
    from generator.project.needs import TemplateJudge

CODES: Mapping[str, str] = {
    "H035": "a slide template that is missing or can't be used, lacks something, or has something that slides must not have"
}
MOST_BYTES = 50_000_000
_ENDINGS = (".potx", ".pptx")
_SAVE_AS = "open it in PowerPoint and save it as 'PowerPoint Template (*.potx)'"


def load_template(
    name: str, folder: Path, location: Location, judge: TemplateJudge, theme: Theme
) -> tuple[bytes | None, Theme, tuple[Problem, ...]]:
    """Return a template, the theme in its look, and its problems, all at `location`; None if slides can't be made on it."""
    if Path(name).suffix.lower() not in _ENDINGS:
        message = f"'{name}' is not a template: its name does not end in .potx or .pptx"
        return None, theme, (Problem("H035", message, location, _SAVE_AS),)
    try:
        data = read_file(folder / name, MOST_BYTES, within=folder)
        look, found = judge(data, theme)
    except (RefusedFileError, UnusableTemplateError) as error:
        return None, theme, (Problem("H035", f"the template '{name}' can't be used: {error}", location, error.hint),)
    problems = tuple(replace(problem, location=location) for problem in found)
    return None if errors(problems) else data, look, problems
