"""A clinic's own template for slides: read, and held against what slides need, before anything is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Mark, Problem, errors
from generator.project.theme_rules import read_inside, unknown_widths

if TYPE_CHECKING:
    from generator.document.rendered import Rendered
    from generator.formats import Job
    from generator.formats.pptx.clinic_template import OwnTemplate

CODES: Mapping[str, str] = {"P035": "a template for slides that is missing, of no use, or lacks something"}
MOST_BYTES = 50_000_000
_ENDINGS = (".potx", ".pptx")


@dataclass(frozen=True, slots=True)
class Template:
    """A template's bytes with what was read of them."""

    data: bytes
    own: OwnTemplate


def load_template(name: str, folder: Path, mark: Mark) -> tuple[Template | None, tuple[Problem, ...]]:
    """Return a template with all that it lacks, told at `mark`; None where slides can't be made on it."""
    if Path(name).suffix.lower() not in _ENDINGS:
        hint = "open it in PowerPoint and save it as 'PowerPoint Template (*.potx)'"
        return None, (Problem("P035", f"'{name}' is no template: it ends neither in .potx nor in .pptx", mark, hint),)
    try:
        data = read_inside(folder, name, "template")
        if len(data) > MOST_BYTES:
            raise ValueError(f"the template '{name}' has {len(data) / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are of use")
        template = Template(data, _read(data, name))
    except ValueError as error:
        hint = "`make template` writes one to start from; save it in handouts/ as 'PowerPoint Template (*.potx)', without a password"
        return None, (Problem("P035", str(error), mark, hint),)
    problems = tuple(_judged(template.own, mark))
    return None if errors(problems) else template, problems


def _read(data: bytes, name: str) -> OwnTemplate:
    from generator.formats.pptx.clinic_template import read_template

    try:
        return read_template(data)
    except ValueError as error:
        raise ValueError(f"the template '{name}' can't be read: {error}") from error


def _judged(own: OwnTemplate, mark: Mark) -> Iterator[Problem]:
    """Yield what a template lacks, and what of it can't be measured."""
    from generator.formats.pptx.deck_problems import template_faults
    from generator.formats.pptx.metrics import KNOWN_FAMILIES, known_widths

    for problem in template_faults(own.package, own.layouts):
        yield replace(problem, code="P035", mark=mark)
    for family in own.families():
        if not known_widths(family):
            yield unknown_widths(family, mark, known=", ".join(KNOWN_FAMILIES))


def render_template(job: Job) -> Rendered:
    """Return a template in the look of a job's slides, with one slide of each layout they are made on."""
    from generator.document.deck import Deck
    from generator.formats.pptx.render import render_deck, samples

    assert isinstance(job.composed, Deck)
    assert job.icons
    deck = replace(job.composed, slides=samples(job.composed))
    return render_deck(deck, job.theme, job.icons, logo=job.logo, kind="potx")


def is_ours(data: bytes) -> bool:
    """Return whether a template is just as we write it; one that another program has saved is not."""
    from generator.formats.pptx import opc

    try:
        return opc.write_package(opc.read_package(data)) == data
    except (ValueError, KeyError):
        return False
