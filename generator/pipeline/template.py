"""The slide template that a clinic starts its own from: our layouts in the clinic's look, with its slides as samples."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline import FileChange, FileOutcome, Outcome, Paths, Watch, made_whole
from generator.pipeline.publish import as_problem, opened, publish
from generator.problems import Location, Problem, errors
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from generator.document.rendered import Rendered

TEMPLATE = "clinic-template.potx"
_MOST_BYTES = 100_000_000


def make_template(places: Paths, watch: Watch) -> Outcome:
    """Write the template to the output folder, unless the one there has since been saved by another program."""
    from generator.formats.pptx.job import DeckJob
    from generator.formats.pptx.starter import render_template
    from generator.pipeline.jobs import make_plan
    from generator.project.theme_rules import CODES as CODES_OF_THE_LOOK

    if refused := made_whole(places.output, watch):
        return Outcome(problems=(refused,))
    plan = make_plan(places.content, places.handouts, templates=False, judge=False)
    if errors(plan.problems):
        return Outcome(problems=plan.problems)
    decks = [job for job in plan.jobs if isinstance(job, DeckJob) and job.deck.pace is None]
    job = max(decks, key=lambda job: len(job.deck.slides), default=None)  # the longest one uses the most layouts
    if job is None:
        hint = "write a plan with  format: pptx  such as handouts/deck.yaml"
        return Outcome(problems=(Problem("B009", "no handout has slides, so there is nothing to make a template for", hint=hint),))
    rendered = render_template(job)
    problems = (*(p for p in plan.problems if p.code in CODES_OF_THE_LOOK), *rendered.problems)
    return Outcome(problems=problems) if errors(problems) else _written(rendered, problems, places, watch)


def _written(rendered: Rendered, problems: tuple[Problem, ...], places: Paths, watch: Watch) -> Outcome:
    from generator.formats.pptx.starter import is_ours
    from generator.project import shown

    try:
        with opened(places.output, watch.waiting):
            before = _there(places.output)
            if before is not None and not is_ours(before):
                hint = f"move it to {shown(places.handouts)}/ and name it in deck.yaml:  template: {TEMPLATE}"
                problem = Problem("B010", "it was changed by hand, and the changes would be lost", _location(places), hint)
                return Outcome(problems=(*problems, problem))
            if before != rendered.data:
                publish(places.output, {TEMPLATE: rendered.data})
    except RefusedFileError as refused:
        problem = Problem("B010", f"it is not a template that this program wrote: {refused}", _location(places), "move it somewhere else")
        return Outcome(problems=(*problems, problem))
    except OSError as error:
        return Outcome(problems=(*problems, as_problem(error, places.output, shown(places.output))))
    status: FileChange = "new" if before is None else "unchanged" if before == rendered.data else "changed"
    return Outcome((FileOutcome(TEMPLATE, rendered.units, "slides", len(rendered.data), status),), problems)


def _there(output: Path) -> bytes | None:
    """Return the bytes of the template in the output folder, None if there is none; RefusedFileError says why it can't be read."""
    file = output / TEMPLATE
    return read_file(file, _MOST_BYTES, within=output) if os.path.lexists(file) else None


def _location(places: Paths) -> Location:
    from generator.project import shown

    return Location(shown(places.output / TEMPLATE))
