"""The looks that editions have: their themes and papers, each once, with where its values were written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.review.words import Words

if TYPE_CHECKING:
    from generator.design.paper import Paper
    from generator.design.theme import Theme
    from generator.project import PlannedEdition
    from generator.yamlsource.tree import Tree


def printed(words: Words) -> Iterator[PlannedEdition]:
    """Yield the editions that are set on paper."""
    return (planned for planned in words.editions if planned.needs.on_paper)


def themes(words: Words) -> Iterator[tuple[Theme, Tree]]:
    """Yield the themes of what is printed, those first that others extend."""
    found = {id(each.theme): (each.theme, each.theme_tree) for each in printed(words)}
    known = [(theme, tree) for theme, tree in found.values() if tree]
    yield from sorted(known, key=lambda each: each[1].file)


def papers(words: Words) -> Iterator[tuple[Paper, Theme, Tree]]:
    """Yield the papers of what is printed, each with one of the themes that it is printed in."""
    found = {each.paper.name: (each.paper, each.theme, each.paper_tree) for each in reversed([*printed(words)])}
    known = [(paper, theme, tree) for paper, theme, tree in found.values() if tree]
    yield from sorted(known, key=lambda each: each[2].file)
