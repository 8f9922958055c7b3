"""T06: tables a screen reader can follow; slides that wait for the speaker; no motion."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.deck_file import FinishedDeck, FinishedSlide
from generator.problems import Problem
from generator.slides.markup import A, P
from generator.slides.places import Element, tag

CODE = "T06"
_MERGED = ("gridSpan", "rowSpan", "hMerge", "vMerge")
_MEDIA = tuple(tag(A, kind) for kind in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile", "audioCd"))


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield tables without headings or with merged or empty cells, and slides that move by themselves."""
    for slide in deck.slides:
        for table in slide.element.iter(tag(A, "tbl")):
            yield from _table(slide, table)
        for transition in slide.element.iter(tag(P, "transition")):
            if transition.get("advTm") is not None:
                yield slide.problem(CODE, "the slide goes on by itself: people need time to read (WCAG 2.2, 2.2.1)")
        if slide.element.find(tag(P, "timing")) is not None:
            yield slide.problem(CODE, "something on the slide moves", "warning")
        if any(True for _ in slide.element.iter(*_MEDIA)):
            yield slide.problem(CODE, "sound or film without captions")


def _table(slide: FinishedSlide, table: Element) -> Iterator[Problem]:
    about = table.find(tag(A, "tblPr"))
    for flag, what in (("firstRow", "heading row"), ("firstCol", "heading column")):
        if about is None or about.get(flag) not in ("1", "true"):
            yield slide.problem(CODE, f"the table has no {what}")
    for cell in table.iter(tag(A, "tc")):
        if any(cell.get(key) for key in _MERGED):
            yield slide.problem(CODE, "the table has merged cells", "warning")
        if not "".join(t.text or "" for t in cell.iter(tag(A, "t"))).strip():
            yield slide.problem(CODE, "the table has an empty cell", "warning")
