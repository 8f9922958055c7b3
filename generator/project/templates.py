"""A clinic's own slide template: read, and checked against what slides need, before anything is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Location, Problem, errors
from generator.project.theme_rules import read_inside

if TYPE_CHECKING:
    from generator.design.theme import Theme
    from generator.project.needs import TemplateJudge

CODES: Mapping[str, str] = {
    "H035": "a slide template that is missing or can't be used, lacks something, or has something that slides must not have"
}
MOST_BYTES = 50_000_000
_ENDINGS = (".potx", ".pptx")


def load_template(
    name: str, folder: Path, location: Location, judge: TemplateJudge, theme: Theme
) -> tuple[bytes | None, Theme, tuple[Problem, ...]]:
    """Return a template, the theme in its look, and its problems, all at `location`; None if slides can't be made on it."""
    if Path(name).suffix.lower() not in _ENDINGS:
        hint = "open it in PowerPoint and save it as 'PowerPoint Template (*.potx)'"
        message = f"'{name}' is not a template: its name does not end in .potx or .pptx"
        return None, theme, (Problem("H035", message, location, hint),)
    try:
        data = read_inside(folder, name, "template")
        if len(data) > MOST_BYTES:
            raise ValueError(f"the template '{name}' is {len(data) / 1e6:.0f} MB; the limit is {MOST_BYTES / 1e6:.0f} MB")
        look, found = _judged(judge, data, theme, name)
    except ValueError as error:
        hint = "`make template` writes one to start from; save it in handouts/ as 'PowerPoint Template (*.potx)', without a password"
        return None, theme, (Problem("H035", str(error), location, hint),)
    problems = tuple(replace(problem, location=location) for problem in found)
    return None if errors(problems) else data, look, problems


def _judged(judge: TemplateJudge, data: bytes, theme: Theme, name: str) -> tuple[Theme, tuple[Problem, ...]]:
    try:
        return judge(data, theme)
    except ValueError as error:
        raise ValueError(f"the template '{name}' can't be read: {error}") from error
