"""PowerPoint: what a plan for it needs, and how its files are made. What draws is loaded when something is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from generator.formats.format import Companions, Format, Leaves
from generator.formats.pptx.job import DeckJob
from generator.formats.pptx.length import Length, foreseen, within
from generator.problems import Problem
from generator.project.needs import Needs, UnusableTemplateError

if TYPE_CHECKING:
    from pathlib import Path

    from generator.compose import Composed, Composer
    from generator.compose.handout import Handout
    from generator.content.condition import Condition
    from generator.design.theme import Theme
    from generator.document.approval import Approval
    from generator.document.deck import Deck
    from generator.document.limits import Strictness
    from generator.document.rendered import Rendered
    from generator.document.target import Target
    from generator.project import PlannedEdition

_OFFICE = "application/vnd.openxmlformats-officedocument.presentationml"
_LONGEST = 200  # slides, where a plan sets no limit


def _judge_talk(data: bytes, theme: Theme) -> tuple[Theme, tuple[Problem, ...]]:
    from generator.formats.pptx.layout_names import OF_A_TALK

    return _judged(data, theme, OF_A_TALK)


def _judge_loop(data: bytes, theme: Theme) -> tuple[Theme, tuple[Problem, ...]]:
    from generator.formats.pptx.layout_names import OF_A_LOOP

    return _judged(data, theme, OF_A_LOOP)


def _judged(data: bytes, theme: Theme, wanted: Collection[str]) -> tuple[Theme, tuple[Problem, ...]]:
    """Return the theme in a template's look, and what keeps slides with the `wanted` layouts from being made on it."""
    from generator.design.metrics import KNOWN_FAMILIES, known_widths
    from generator.formats.pptx.archive import UnusableFileError
    from generator.formats.pptx.clinic_template import read_template
    from generator.formats.pptx.template_problems import check_template
    from generator.project.theme_rules import unknown_widths

    try:
        own = read_template(data)
    except UnusableFileError as error:
        raise UnusableTemplateError(str(error), error.hint) from error
    known = ", ".join(KNOWN_FAMILIES)
    rough = (unknown_widths(family, None, known) for family in own.families() if not known_widths(family))
    return own.look(theme), (*own.problems, *check_template(own.package, own.layouts, wanted), *rough)


def _compose(composer: Composer, handout: Handout, condition: Condition | None, approval: Approval) -> Composed[Deck]:
    return composer.deck(handout, condition, approval)


def _compose_loop(composer: Composer, handout: Handout, condition: Condition | None, approval: Approval) -> Composed[Deck]:
    return composer.loop(handout, condition, approval)


def _plan(target: Target, deck: Deck, planned: PlannedEdition, _companions: Companions) -> DeckJob:
    slides = planned.handout.slides
    location = planned.tree.location(("slides",))
    length = Length(slides.least, slides.most, location) if slides else Length(1, _LONGEST, location)
    return DeckJob(
        **asdict(target),
        deck=deck,
        theme=planned.theme,
        length=length,
        template=planned.template,
        logo=planned.logo,
    )


def _foresee(job: DeckJob) -> Iterator[Problem]:
    return foreseen(job.length, job.deck)


def _template_words(template: bytes) -> tuple[str, ...]:
    from generator.formats.pptx.clinic_template import read_template
    from generator.formats.pptx.template_words import template_words

    return template_words(read_template(template).package)


def _render(job: DeckJob) -> Rendered:
    from generator.formats.pptx.render import render_deck

    return within(job.length, render_deck(job.deck, job.theme, job.template, job.logo, seal=True))


def _check(job: DeckJob, rendered: Rendered, strictness: Strictness) -> Iterator[Problem]:
    from generator.formats.pptx.checks import check_deck

    yield from check_deck(rendered.data, job.deck, strictness)


def _load(jobs: Sequence[DeckJob]) -> None:
    import generator.formats.pptx.checks  # noqa: F401  # loaded for the processes to come
    from generator.formats.pptx import render

    render.load((job.deck, job.theme, job.logo) for job in jobs if not job.template)


def _leaves(data: bytes, fonts: Path) -> Leaves:
    from generator.formats.pptx.checks.drawn import DrawnSlides

    return DrawnSlides(data, fonts)


_KEYS = ("slides", "template")
_DECK_NEEDS = Needs("slides", ("all", "condition"), allowed=_KEYS, template=_judge_talk)
_LOOP_NEEDS = Needs("screen", ("all",), allowed=_KEYS, template=_judge_loop)
DECK = Format(
    compose=_compose,
    plan=_plan,
    render=_render,
    check=_check,
    units="slides",
    media_type=f"{_OFFICE}.presentation",
    needs=_DECK_NEEDS,
    load=_load,
    foresee=_foresee,
    template_words=_template_words,
    leaves=_leaves,
    need="show",
)
LOOP = replace(DECK, compose=_compose_loop, media_type=f"{_OFFICE}.slideshow", needs=_LOOP_NEEDS)
