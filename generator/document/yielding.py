"""What gives way where a page is too full: blocks that have a briefer form, in the order of their steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from generator.document.blocks import Block, Document, Section, Yields
from generator.document.budget import Pages
from generator.document.citations import without_uncited

YieldingSteps = Mapping[
    int, tuple[int, ...]
]  # by the page that a run of sections begins (0: the first), at which steps something in it yields


def yields_of(document: Document, budget: Pages) -> YieldingSteps:
    """Return the steps at which something may yield in each run of sections, the first step first."""
    found: dict[int, set[int]] = {}
    for start, section in _by_run(document, budget):
        found.setdefault(start, set()).update(block.step for block in _yielding(section.blocks))
    return {start: tuple(sorted(own)) for start, own in found.items()}


def settled(document: Document, budget: Pages, yielded: Mapping[int, int], kept: Collection[tuple[int, int]] = ()) -> Document:
    """Return the document with blocks in full or brief; `yielded` has the last step taken in each run, by the page that it begins.

    `kept` has earlier steps, each with its run, that are not taken after all. What only words cited that have given way is not listed.
    """
    steps = steps_taken(document, budget, yielded, kept)
    chosen = replace(document, sections=tuple(map(settled_section, document.sections, steps)))
    return without_uncited(chosen) if yielded else chosen


def steps_taken(
    document: Document, budget: Pages, yielded: Mapping[int, int], kept: Collection[tuple[int, int]] = ()
) -> tuple[tuple[int, ...], ...]:
    """Return the steps that are taken in each section, with `yielded` and `kept` as in `settled`."""
    taken = {start: range(1, last + 1) for start, last in yielded.items()}
    steps = {start: tuple(step for step in own if (start, step) not in kept) for start, own in taken.items()}
    return tuple(steps.get(start, ()) for start, _ in _by_run(document, budget))


def settled_section(section: Section, steps: Collection[int]) -> Section:
    """Return a section with blocks in full or brief once steps are taken; the same object if it has none that may give way."""
    if not any(isinstance(block, Yields) for block in section.blocks):
        return section
    return replace(section, blocks=_chosen(section.blocks, steps))


def yields_in(section: Section) -> tuple[tuple[int, str], ...]:
    """Return the steps of what may give way in a section, with what is told of each."""
    return tuple((block.step, block.told) for block in _yielding(section.blocks))


def told(document: Document, budget: Pages, steps: Iterable[Collection[int]]) -> tuple[str, ...]:
    """Return what is said of what gave way where these steps are taken in each section: run by run, the first step first.

    Of something that is gone in the end, it is not said that it is briefer; what several parts of a run have in common is said once.
    """
    found: dict[int, list[Yields]] = {}
    for (start, section), taken in zip(_by_run(document, budget), steps, strict=True):
        gone = (_gave_way(block, taken) for block in section.blocks if isinstance(block, Yields))
        found.setdefault(start, []).extend(each for one in gone for each in one)
    in_order = (dict.fromkeys(each.told for each in sorted(own, key=lambda each: each.step)) for own in found.values())
    return tuple(said for own in in_order for said in own if said)


def _gave_way(block: Yields, taken: Collection[int]) -> list[Yields]:
    """Return what gave way of a block, in the order in which it did; the last alone if nothing is left."""
    given = [each for each in _yielding((block,)) if each.step in taken]
    return given if _chosen((block,), taken) else given[-1:]


def run_at(document: Document, budget: Pages, start: int) -> tuple[Section, ...]:
    """Return the sections of the run that begins page `start`, or of the first one for 0."""
    return tuple(section for page, section in _by_run(document, budget) if page == start)


def start_of(section: Section, budget: Pages) -> int:
    """Return the page that a section must begin, or 0."""
    return next((page for kind, page in budget.starts.items() if kind in section.kinds), 0)


def _by_run(document: Document, budget: Pages) -> tuple[tuple[int, Section], ...]:
    start, found = 0, []
    for section in document.sections:
        start = start_of(section, budget) or start
        found.append((start, section))
    return tuple(found)


def _yielding(blocks: Iterable[Block]) -> Iterator[Yields]:
    """Yield the blocks that may give way; what is brief may give way further."""
    for block in blocks:
        if isinstance(block, Yields):
            yield block
            yield from _yielding(block.brief)


def _chosen(blocks: Iterable[Block], yielded: Collection[int]) -> tuple[Block, ...]:
    chosen: list[Block] = []
    for block in blocks:
        if isinstance(block, Yields):
            chosen += _chosen(block.brief if block.step in yielded else block.full, yielded)
        else:
            chosen.append(block)
    return tuple(chosen)
