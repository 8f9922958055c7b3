"""The looks that editions have: their themes and papers, each once, with where its values were written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.review.plans import Plans

if TYPE_CHECKING:
    from generator.design.paper import Paper
    from generator.design.theme import Theme
    from generator.project import PlannedEdition
    from generator.yamlsource.tree import Tree


def printed(plans: Plans) -> Iterator[PlannedEdition]:
    """Yield the editions that are set on paper."""
    return (planned for planned in plans.editions if planned.needs.on_paper)


def themes(plans: Plans) -> Iterator[tuple[Theme, Tree]]:
    """Yield the themes of what is printed, those first that others extend."""
    found = {id(each.theme): (each.theme, each.theme_tree) for each in printed(plans)}
    known = [(theme, tree) for theme, tree in found.values() if tree]
    yield from sorted(known, key=lambda each: each[1].file)


def papers(plans: Plans) -> Iterator[tuple[Paper, Theme, Tree]]:
    """Yield the papers of what is printed, each with one of the themes that it is printed in."""
    found = {each.paper.name: (each.paper, each.theme, each.paper_tree) for each in reversed([*printed(plans)])}
    known = [(paper, theme, tree) for paper, theme, tree in found.values() if tree]
    yield from sorted(known, key=lambda each: each[2].file)
