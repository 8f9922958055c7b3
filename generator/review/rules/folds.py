"""P05: a sheet folded into panels: its folds meet on both sides, the panel folded in is narrower, words keep away from the folds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.design.paper import MM, FoldPanel, Paper
from generator.problems import Location, Problem
from generator.review.finding import Finding, Limits
from generator.review.plans import Plans
from generator.review.rules.looks import papers
from generator.yamlsource.tree import Tree

CODES: Mapping[str, str] = {
    "P05": "a sheet to fold whose folds don't meet, whose panel folded in isn't narrower, or whose words are too near a fold"
}
_EXACT = 1e-6  # mm: what adding up decimals leaves


def fold_well(plans: Plans, limits: Limits) -> Iterator[Finding]:
    """Yield what is wrong with where papers are folded; `off` is in mm, as far as a folding machine may miss."""
    for paper, _, tree in papers(plans):
        for n, message, hint in _badly_folded(paper, limits["off"]) if paper.panels else ():
            yield _of_panel(paper, tree, n, message, hint)


def away_from_folds(plans: Plans, limits: Limits) -> Iterator[Finding]:
    """Yield the panels whose words are too near a fold, and the panel folded in that is as wide as the others; limits are mm."""
    for paper, _, tree in papers(plans):
        for n, side, distance in _nearest(paper, tree):
            if distance < limits["warning"] - _EXACT:
                message = f"words may be {distance:.1f} mm from the fold on the {side} of panel {n + 1} of '{paper.name}'"
                hint = f"change 'text' or 'measure', so that {limits['warning']:g} mm are left"
                yield _of_panel(paper, tree, n, message, hint, serious=distance < limits["error"] - _EXACT)
        inner = _folded_in(paper)
        if inner is not None and (less := _narrower(paper, inner)) < limits["narrower"] - _EXACT:
            message = f"panel {inner + 1} of '{paper.name}' is folded in, and is {less:.1f} mm narrower than the one it lies on: it buckles"
            yield _of_panel(paper, tree, inner, message, f"make it {limits['narrower']:g} mm narrower, or more")


def from_the_folds(paper: Paper) -> Iterator[tuple[int, str, float]]:
    """Yield each panel by its number from 0, the side on which it ends at a fold, and how far its words are from that, in mm."""
    words = paper.text_width / MM
    for n, panel in enumerate(paper.panels):
        ends = panel.left + panel.width
        if panel.left > _EXACT:
            yield n, "left", panel.text - panel.left
        if ends < paper.width - _EXACT:
            yield n, "right", ends - panel.text - words


def _nearest(paper: Paper, tree: Tree) -> Iterator[tuple[int, str, float]]:
    """Yield the words that are nearest to a fold, once for each place that says so: one `measure` is that of all panels."""
    found: dict[Location | None, tuple[int, str, float]] = {}
    for each in sorted(from_the_folds(paper), key=lambda found: found[2]):
        found.setdefault(_place(tree, each[0]), each)
    yield from found.values()


def _badly_folded(paper: Paper, off: float) -> Iterator[tuple[int, str, str]]:
    """Yield the panel, from 0, at which something is wrong, what it is, and a way out."""
    for side in (1, 2):
        yield from _gaps(paper, side, off)
    front, back = (_folds(paper, side) for side in (1, 2))
    mirrored = sorted(paper.width - fold for fold in back)
    if back and front and (len(front) != len(mirrored) or any(abs(a - b) > off + _EXACT for a, b in zip(front, mirrored, strict=True))):
        said = [", ".join(f"{fold:g}" for fold in folds) for folds in (front, mirrored)]
        message = f"'{paper.name}' is folded at {said[0]} mm on side 1, and at {said[1]} mm on side 2, seen from side 1"
        yield next(n for n, panel in enumerate(paper.panels) if panel.side == 2), message, "side 2 is side 1 turned over: mirror its panels"


def _gaps(paper: Paper, side: int, off: float) -> Iterator[tuple[int, str, str]]:
    """Yield the panel of a side that doesn't begin where the one before it ends, or the last one if it doesn't end with the sheet."""
    panels = _across(paper, side)
    ends = [0.0, *(panel.left + panel.width for _, panel in panels)]
    starts = [*(panel.left for _, panel in panels), paper.width]
    for n, (end, start) in enumerate(zip(ends, starts, strict=True)):
        if panels and abs(end - start) > off + _EXACT:
            panel = panels[min(n, len(panels) - 1)][0]
            what = f"panel {panel + 1} begins at {start:g} mm" if n < len(panels) else f"the sheet is {start:g} mm wide"
            yield panel, f"on side {side} of '{paper.name}' a panel ends at {end:g} mm, and {what}", "change 'left' or 'width'"


def _across(paper: Paper, side: int) -> Sequence[tuple[int, FoldPanel]]:
    """Return the panels of a side from left to right, each with its number from 0."""
    return sorted(((n, panel) for n, panel in enumerate(paper.panels) if panel.side == side), key=lambda each: each[1].left)


def _folds(paper: Paper, side: int) -> list[float]:
    """Return where a side is folded, in mm from its left edge."""
    return [second.left for (_, _), (_, second) in pairwise(_across(paper, side))]


def _folded_in(paper: Paper) -> int | None:
    """Return the panel that is folded in and then covered, None if there is none: a sheet may be folded once, or to and fro.

    Who opens the cover sees it next, and it is the other end of the cover's side.
    """
    if len(paper.panels) < 2 or paper.panels[0].side != paper.panels[1].side:
        return None
    across = [n for n, _ in _across(paper, paper.panels[0].side)]
    return 1 if len(across) > 2 and {0, 1} == {across[0], across[-1]} else None


def _narrower(paper: Paper, n: int) -> float:
    """Return how much narrower a panel at an end of its side is than the one that it is folded onto, in mm."""
    across = [panel for _, panel in _across(paper, paper.panels[n].side)]
    beside = across[1] if across[0] is paper.panels[n] else across[-2]
    return beside.width - paper.panels[n].width


def _of_panel(paper: Paper, tree: Tree, n: int, message: str, hint: str, *, serious: bool = True) -> Finding:
    problem = Problem("P05", message, _place(tree, n), hint, "error" if serious else "warning")
    return Finding(problem, f"papers/{paper.name}/panels/{n}")


def _place(tree: Tree, n: int) -> Location | None:
    """Return where a panel was written, or what else this file says of its words."""
    return tree.location(tree.own(("panels", n), ("panels",), ("measure",), ("width",)))
