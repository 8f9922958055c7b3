"""P02: words keep away from the edge of the sheet, where office printers leave paper blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.design.paper import MM, Paper
from generator.design.theme import Theme
from generator.problems import Problem
from generator.review.finding import Finding, Limits
from generator.review.plans import Plans
from generator.review.rules.looks import papers
from generator.yamlsource.tree import KeyPath

CODES: Mapping[str, str] = {"P02": "words so near the edge of the sheet that an office printer may cut them off"}
_BELOW = 0.22  # of the size, below the baseline: 265 of 1200 units in Fira Sans, 275 of 1300 in IBM Plex Serif


def near_the_edge(plans: Plans, limits: Limits) -> Iterator[Finding]:
    """Yield the sides of papers at which words are too near; one for a press is cut after printing."""
    for paper, theme, tree in papers(plans):
        for side, exact, keys in from_the_edge(paper, theme) if paper.press is None else ():
            distance = round(exact, 1)
            if distance < limits["words"]:
                key = tree.own(*keys)
                message = f"words may be {distance:.1f} mm from the {side} of '{paper.name}'; office printers need {limits['words']:g}"
                cut_off = distance < limits["ink"]
                hint = f"change '{key[-1]}', to leave more room"
                problem = Problem("P02", message, tree.location(key), hint, "error" if cut_off else "warning")
                yield Finding(problem, f"papers/{paper.name}/{side}")


def from_the_edge(paper: Paper, theme: Theme) -> Iterator[tuple[str, float, tuple[KeyPath, ...]]]:
    """Yield how far words are from each side of the sheet in mm, and the keys that say so. Words end above the foot."""
    size, leading = theme.type["body"]
    margin, panels = paper.margin, paper.panels
    starts = [panel.text for panel in panels] or [margin.left]
    width = paper.text_width / MM
    measured = bool(panels) or paper.measure is not None
    yield "left", min(starts), (("panels",) if panels else ("margin", "left"),)
    yield "right", paper.width - max(starts) - width, (("measure",) if measured else ("margin", "right"), ("width",))
    yield "top", margin.first_line, (("margin", "first_line"),)
    yield "foot", paper.height - margin.footer - (leading + _BELOW * size) / MM, (("margin", "footer"), ("height",))
