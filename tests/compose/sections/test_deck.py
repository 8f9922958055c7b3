"""What the deck says, slide by slide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.document.deck import Deck
from generator.document.plain import slide_texts
from generator.figures.exosome import Exosome
from generator.figures.qr import QrCode
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.text import Text
from tests.compose.sections.composing import changed, deck, words
from tests.made import REAL, SMALLEST, book, labels, planned

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
BEFORE = ["title", "agenda", "exosomes", "hair-cycle", "how", "where"]
AFTER = ["steps", "benefits-and-risks", "licence", "aftercare", "questions", "sources", "closing"]


def composed(content: Path) -> Deck:
    (found,) = [job.composed for job in planned(content).jobs if job.name == "clinic-deck"]
    assert isinstance(found, Deck)
    return found


@each_content
def test_the_slides_come_in_the_order_of_a_talk(content: Path) -> None:
    each = [f"{kind}-{condition.id}" for condition in book(content).conditions for kind in ("what", "exosomes", "options")]
    assert [slide.id for slide in composed(content).slides] == [*BEFORE, *each, *AFTER]


@each_content
def test_every_slide_has_its_own_id_its_own_title_and_something_to_say(content: Path) -> None:
    slides = composed(content).slides
    assert len({slide.id for slide in slides}) == len(slides)
    assert len({slide.title.plain for slide in slides}) == len(slides)
    assert [slide.id for slide in slides if not any(slide.notes)] == []


@each_content
def test_the_agenda_leads_to_slides_that_exist(content: Path) -> None:
    slides = composed(content).slides
    targets = [line.to for slide in slides for lines in slide.slots.values() for line in lines if line.to]
    assert len(targets) == 6
    assert set(targets) <= {slide.id for slide in slides}
    assert targets == sorted(targets, key=[slide.id for slide in slides].index)


@each_content
def test_each_condition_is_shown_compared_and_weighed(content: Path) -> None:
    slides = {slide.id: slide for slide in composed(content).slides}
    for condition in book(content).conditions:
        drawing = slides[f"what-{condition.id}"].drawings["visual"]
        heads = (drawing.first, drawing.second) if isinstance(drawing, ScalpPair) else (drawing,)
        patterns = [head.pattern for head in heads if isinstance(head, ScalpPattern)]
        second = condition.second_pattern
        assert patterns == [condition.pattern, *([second.pattern] if second else [])]
        table = slides[f"options-{condition.id}"].table
        assert table is not None
        assert [row[0].plain for row in table.rows[1:]] == [option.name.plain for option in condition.options]
        assert table.marked_row == 1 + [option.kind for option in condition.options].index("exosomes")


@each_content
def test_good_and_bad_are_side_by_side(content: Path) -> None:
    (slide,) = [slide for slide in composed(content).slides if slide.id == "benefits-and-risks"]
    assert slide.layout == "compare"
    treatment = book(content).treatment
    assert [line.text.plain for line in slide.slots["content"]] == [benefit.slide.plain for benefit in treatment.benefits]
    assert [line.text.plain for line in slide.slots["content-2"]] == [risk.plain for risk in treatment.risks.slide]


@each_content
def test_the_last_slide_has_the_code_and_the_address_in_print(content: Path) -> None:
    slide = composed(content).slides[-1]
    link = book(content).clinic.link
    assert isinstance(slide.drawings["qr"], QrCode)
    assert slide.drawings["qr"].url == link
    assert link in {span.link for line in slide.slots["caption"] for span in line.text.spans}


def test_the_agenda_leaves_out_what_the_handout_leaves_out() -> None:
    of = deck("title", "agenda", "steps", "closing")
    (agenda,) = (slide for slide in of.slides if slide.id == "agenda")
    assert [line.to for line in agenda.slots["content"]] == ["steps"]


def test_every_drawing_says_what_it_shows() -> None:
    drawings = [drawing for slide in composed(REAL).slides for drawing in slide.drawings.values()]
    assert any(isinstance(drawing, Exosome) for drawing in drawings)
    assert [drawing.name for drawing in drawings if len(drawing.alt) < 10] == ["Sign: info"]  # it is decoration


def test_a_single_idea_how_it_may_work_is_shown_without_cards() -> None:
    ideas = book(REAL).treatment.how
    for count in range(1, 5):
        (slide,) = deck("how-it-may-work", of=changed(treatment={"how": ideas[:count]}, sources=book(REAL).sources)).slides
        said = [line.text.plain for lines in slide.slots.values() for line in lines]
        assert slide.layout == ("content" if count == 1 else "cards")
        assert said == [*(words for idea in ideas[:count] for words in (idea.title.plain, idea.slide.plain)), said[-1]]
        assert said[-1] == book(SMALLEST).treatment.how_caution.plain


def test_the_caution_is_shown_below_the_steps_or_spoken() -> None:
    caution, step = labels()["results_slide"], book(SMALLEST).treatment.steps[0]
    for count in range(3, 7):
        (slide,) = deck("steps", of=changed(treatment={"steps": (step,) * count})).slides
        shown = [line.text for line in slide.slots.get("caption", ())]
        assert [*shown, *(note for note in slide.notes if note == caution)] == [caution]
        assert bool(shown) == (count < 6)


def test_references_have_their_number_without_a_gap() -> None:
    cited = words("It may help [@review-2024]. Ask us.")
    slides = deck("about-exosomes", of=changed(treatment={"what": (cited,), "slide": (cited, cited)})).slides
    said = [text.plain for slide in slides for text in slide_texts(slide)]
    assert said.count("It may help [1]. Ask us.") == 3
    assert not any(text.cites for slide in slides for text in slide_texts(slide))


def test_all_questions_fit_in_two_columns() -> None:
    small = book(SMALLEST)
    for count in (4, 5, 9):
        questions = tuple(small.questions[0].model_copy(update={"id": f"q-{n}", "text": words(f"Question {n}?")}) for n in range(count))
        (slide,) = deck("questions", of=changed(questions=questions)).slides
        left, right = len(slide.slots["content"]), len(slide.slots["content-2"])
        assert (left + right, left - right) in {(count, 0), (count, 1)}


def test_the_options_slide_names_what_needs_a_prescription() -> None:
    caption = _caption(deck("conditions"))
    assert "Steroid cream" in caption.plain
    assert caption.location == book(SMALLEST).conditions[0].options[2].name.location
    options = tuple(o.model_copy(update={"prescription_only": False}) for o in book(SMALLEST).conditions[0].options)
    assert _caption(deck("conditions", of=changed({"options": options}))) == labels()["options_short_note"]


def _caption(of: Deck) -> Text:
    (slide,) = [slide for slide in of.slides if slide.id.startswith("options-")]
    return slide.slots["caption"][0].text


@each_content
def test_each_head_of_a_pair_has_its_own_label_and_the_speaker_the_conditions_own_words(content: Path) -> None:
    slides = {slide.id: slide for slide in composed(content).slides}
    for condition in book(content).conditions:
        slide = slides[f"what-{condition.id}"]
        drawing = slide.drawings["visual"]
        assert tuple(drawing.labels) == (condition.pattern_labels if isinstance(drawing, ScalpPair) else ())
        said = [text.plain for text in slide.notes.say]
        bare = [text.plain for text in (*condition.what, condition.diagnosis[0])]
        assert said
        assert [re.sub(r" \[\d+\]", "", each) for each in said] == bare[: len(said)]
