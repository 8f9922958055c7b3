"""The clinic's view and the evidence are side by side wherever they are shown: neither is shown alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.compose.context import view_tone
from generator.content.model import Condition
from generator.document.blocks import Card, Document, Figure, Section, Table
from generator.document.deck import Deck, Slide
from generator.document.plain import slide_texts, texts
from generator.figures.meter import EvidenceMeter
from tests.compose.sections.composing import changed, deck, found, guide, leaflet
from tests.made import REAL, SMALLEST, book, jobs, labels

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
VIEWS = ("yes", "possibly", "yes-if-early", "unlikely")
LEVELS = ("E0", "E1", "E2", "E3", "E4")


def evidence_words(level: str) -> str:
    return labels().say("evidence_words", level=level[1], words=labels()[f"level_{level}"]).plain


def parts(content: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts of each section, of each row of a table, and of each slide, with a name."""
    for job in (job for job in jobs(content) if not job.edition):
        if isinstance(job.composed, Deck):
            for slide in job.composed.slides:
                yield f"{job.name}: {slide.id}", [text.plain for text in slide_texts(slide)]
                for row in slide.table.rows if slide.table else ():
                    yield f"{job.name}: {slide.id}, a row", [cell.plain for cell in row]
        else:
            yield from _of_document(job.name, job.composed)


def _of_document(name: str, composed: Document) -> Iterator[tuple[str, list[str]]]:
    for section in composed.sections:
        yield f"{name}: {section.id}", [text.plain for text in texts(section)]
        for table in found(section, Table):
            for row in table.rows:
                yield f"{name}: {section.id}, a row", [text.plain for cell in row.cells for block in cell for text in texts(block)]


@each_content
def test_neither_is_shown_without_the_other(content: Path) -> None:
    views = {labels()[f"view_{view}"].plain for view in VIEWS}
    evidence = {evidence_words(level) for level in LEVELS}
    shown = [(name, bool(views & set(said)), bool(evidence & set(said))) for name, said in parts(content)]
    assert [name for name, view, proof in shown if view != proof] == []
    assert sum(view for _, view, _ in shown) >= 3 * len(book(content).conditions)  # leaflet, guide's row, slide, slide's row


@each_content
def test_each_condition_has_its_own_view_and_evidence_in_all_places(content: Path) -> None:
    said = dict(parts(content))
    for condition in book(content).conditions:
        both = {labels()[f"view_{condition.exosomes.answer}"].plain, evidence_words(condition.exosomes.evidence.level)}
        assert both <= set(said[f"leaflet-{condition.id}: exosomes"])
        assert both <= set(said[f"at-a-glance-{condition.id}: key-points-in-short+view-in-short"])
        assert both <= set(said[f"clinic-deck: exosomes-{condition.id}"])
        rows = [row for name, row in parts(content) if name.endswith(("where, a row", "where-it-may-help, a row"))]
        assert sum(both <= set(row) and condition.name.plain in row for row in rows) == 2


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("level", LEVELS)
def test_all_views_and_levels_are_shown_as_they_are(view: str, level: str) -> None:
    of = changed({"exosomes": _exosomes(view, level)})
    (card,) = [card for card in found(leaflet("exosomes", of=of), Card) if card.kind == "verdict"]
    assert card.head == labels()[f"view_{view}"]
    (figure,) = [block for block in card.blocks if isinstance(block, Figure)]
    assert isinstance(figure.drawing, EvidenceMeter)
    assert figure.drawing.level == int(level[1])
    assert labels()[f"level_{level}"].plain in figure.drawing.alt
    assert evidence_words(level) in [text.plain for text in texts(Section("x", (card,)))]


@pytest.mark.parametrize(
    ("view", "level", "tone"),
    [
        ("yes", "E3", "good"),
        ("yes", "E2", "good"),
        ("yes", "E1", "unknown"),
        ("yes", "E0", "unknown"),
        ("possibly", "E2", "maybe"),
        ("yes-if-early", "E0", "unknown"),
        ("unlikely", "E0", "poor"),
    ],
)
def test_a_yes_that_no_study_in_people_supports_is_not_shown_as_good_news(view: str, level: str, tone: str) -> None:
    of = changed({"exosomes": _exosomes(view, level)})
    assert view_tone(of.conditions[0]) == tone
    (slide,) = [slide for slide in deck("conditions", of=of).slides if slide.layout == "answer"]
    assert slide.tone == tone


def test_a_slide_counts_the_studies_or_says_that_there_are_none() -> None:
    none = deck("conditions", of=changed({"exosomes": _exosomes("yes", "E0", studies=0, people=0)}))
    assert labels()["no_studies"].plain in _said(none, "exosomes-test-hair-loss")
    one = deck("conditions")
    assert labels().say("studies_counted", studies="1", people="20").plain in _said(one, "exosomes-test-hair-loss")


def test_the_table_of_the_guide_has_all_conditions_in_order() -> None:
    small = book(SMALLEST).conditions[0]
    many = tuple(small.model_copy(update={"id": f"c-{n}", "name": labels()["key_points"]}) for n in range(7))
    of = book(SMALLEST).model_copy(update={"conditions": many})
    (table,) = found(guide("where-it-may-help", of=of), Table)
    assert len(table.rows) == 7


def _exosomes(view: str, level: str, **counted: int) -> object:
    condition: Condition = book(SMALLEST).conditions[0]
    evidence = condition.exosomes.evidence.model_copy(update={"level": level, **counted})
    return condition.exosomes.model_copy(update={"answer": view, "evidence": evidence})


def _said(composed: Deck, slide_id: str) -> list[str]:
    slide: Slide = next(slide for slide in composed.slides if slide.id == slide_id)
    return [text.plain for text in slide_texts(slide)]
