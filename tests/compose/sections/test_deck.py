"""What the deck says, slide by slide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.content.condition import Condition
from generator.content.treatment import Risk, TreatmentSlide
from generator.document.deck import Deck
from generator.document.plain import slide_texts
from generator.figures.exosome import Exosome
from generator.figures.qr import QrCode
from generator.figures.scalp_pair import ScalpPair
from generator.text import Text
from tests.compose.sections.composing import changed, deck, drawings, patterns, words
from tests.made import REAL, SMALLEST, book, labels, planned, printed

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
AFTER = ["steps", "benefits-and-risks", "licence", "aftercare", "seek-help", "questions", "sources", "closing"]


def composed(content: Path) -> Deck:
    (found,) = [job.composed for job in planned(content).jobs if job.name == "clinic-deck"]
    assert isinstance(found, Deck)
    return found


@each_content
def test_the_slides_come_in_the_order_of_a_talk(content: Path) -> None:
    told = {slide.id for slide in book(content).treatment.slides}
    about = [{"what": "agent"}.get(id_, id_) for id_ in ("what", "people") if id_ in told]
    choose = ["choose"] * ("choose" in told)
    each = [f"{kind}-{condition.id}" for condition in book(content).conditions for kind in _kinds(condition)]
    assert [slide.id for slide in composed(content).slides] == ["title", "agenda", *about, "cycle", "how", *choose, "where", *each, *AFTER]


def _kinds(condition: Condition) -> list[str]:
    """Return the kinds of slides about a condition: those that the content has words for, and its choices."""
    told = {slide.id for slide in condition.slides}
    return [*(kind for kind in ("type", "works", "evidence") if kind in told), "options"]


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
        assert patterns(slides[f"type-{condition.id}"]) == [each.pattern for each in drawings(condition)]
        table = slides[f"options-{condition.id}"].table
        assert table is not None
        assert [row[0].plain for row in table.rows[1:]] == [printed(option.name, book(content)) for option in condition.options]


@each_content
def test_good_and_bad_are_side_by_side(content: Path) -> None:
    (slide,) = [slide for slide in composed(content).slides if slide.id == "benefits-and-risks"]
    assert slide.layout == "compare"
    of = book(content)
    benefits, risks = of.treatment.benefits.items, of.treatment.risks
    assert [line.text.plain for line in slide.slots["content"]] == [printed(benefit.point, of) for benefit in benefits][:4]
    shown = [line.text.plain for line in slide.slots["content-2"]]
    assert len(shown) == min(4, len([*risks.expected, *risks.reported, *risks.serious]))
    for kind in (risks.expected, risks.reported, risks.serious):
        assert {printed(risk.short, of) for risk in kind} & set(shown)
    assert slide.title.plain == printed(risks.headline, of)


def test_where_a_slide_has_no_room_for_all_harms_the_serious_ones_stay() -> None:
    risks = book(SMALLEST).treatment.risks
    many = {kind: tuple(_risk(f"{kind} {n}") for n in range(3)) for kind in ("expected", "reported", "serious")}
    (slide,) = deck("benefits-and-risks", of=changed(treatment={"risks": risks.model_copy(update=many)})).slides
    assert [line.text.plain for line in slide.slots["content-2"]] == ["expected 0", "reported 0", "serious 0", "serious 1"]


def _risk(short: str) -> Risk:
    return book(SMALLEST).treatment.risks.serious[0].model_copy(update={"short": words(short)})


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
    how = book(REAL).treatment.how
    for count in range(1, len(how.ideas) + 1):
        ideas = how.ideas[:count]
        few = changed(treatment={"how": how.model_copy(update={"ideas": ideas})}, sources=book(REAL).sources)
        (slide,) = deck("how-it-may-work", of=few).slides
        said = [line.text.plain for lines in slide.slots.values() for line in lines]
        assert slide.layout == ("content" if count == 1 else "cards")
        assert said[:-1] == [printed(words, few) for idea in ideas for words in (idea.title, idea.point)]
        assert said[-1] == "These are ideas. None has been shown at work in people."


def test_the_caution_is_shown_below_the_steps_or_spoken() -> None:
    caution, step = labels()["results_slide"], book(SMALLEST).treatment.steps[0]
    long = words("One. Two. Three. Four. Five.")
    for count in range(3, 7):
        (slide,) = deck("steps", of=changed(treatment={"steps": (step,) * count, "steps_note": long})).slides
        shown = [line.text for line in slide.slots.get("caption", ())]
        assert [*shown, *(note for note in slide.notes if note == caution)] == [caution]
        assert bool(shown) == (count < 6)


def test_references_have_their_number_without_a_gap() -> None:
    cited = words("It may help [@review-2024]. Ask us.")
    of = changed(treatment={"what": (cited,), "slides": (_slide("what", points=(cited, cited)),)})
    slides = deck("about-treatment", of=of).slides
    said = [text.plain for slide in slides for text in slide_texts(slide)]
    assert said.count("It may help [1]. Ask us.") == 3
    assert not any(text.cites for slide in slides for text in slide_texts(slide))


def _slide(id_: str, **more: object) -> TreatmentSlide:
    """Return a slide about the treatment."""
    return book(SMALLEST).treatment.slides[0].model_copy(update={"id": id_, **more})


def test_each_slide_about_the_treatment_is_there_if_the_content_has_words_for_it() -> None:
    both = changed(treatment={"slides": (_slide("people", headline=words("Few were studied")), _slide("what"))})
    assert [slide.id for slide in deck("about-treatment", of=both).slides] == ["agent", "people"]
    assert [slide.title.plain for slide in deck("about-treatment", of=both).slides] == ["Exosomes are tiny bubbles", "Few were studied"]
    assert deck("about-treatment", of=both).slides[1].notes.named == ("review-2024",)
    assert [bool(slide.drawings) for slide in deck("about-treatment", of=both).slides] == [True, False]
    assert deck("deciding").slides == ()
    assert [slide.id for slide in deck("deciding", of=changed(treatment={"slides": (_slide("choose"),)})).slides] == ["choose"]


def test_a_slide_about_the_treatment_needs_no_drawing() -> None:
    (slide,) = deck("about-treatment", of=changed(treatment={"drawing": None})).slides
    assert (slide.layout, slide.drawings) == ("content", {})
    assert "caption" not in slide.slots


def test_the_cycle_is_drawn_or_told_or_left_out() -> None:
    cycle = book(SMALLEST).treatment.cycle
    assert cycle
    (drawn,) = deck("cycle").slides
    (told,) = deck("cycle", of=changed(treatment={"cycle": cycle.model_copy(update={"drawing": None})})).slides
    assert (drawn.layout, told.layout, told.drawings) == ("visual", "content", {})
    assert drawn.slots["content"] == told.slots["content"]
    assert deck("cycle", of=changed(treatment={"cycle": None})).slides == ()


def test_a_condition_without_a_drawing_or_without_words_for_a_slide_has_none() -> None:
    (slide,) = [slide for slide in deck("conditions", of=changed({"drawing": None})).slides if slide.id.startswith("type-")]
    assert (slide.layout, slide.drawings) == ("content", {})
    first, *_, last = book(SMALLEST).conditions[0].slides
    assert [s.id.partition("-")[0] for s in deck("conditions", of=changed({"slides": (first, last)})).slides] == [
        "type",
        "evidence",
        "options",
    ]


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
    options = tuple(o.model_copy(update={"prescription": False}) for o in book(SMALLEST).conditions[0].options)
    assert _caption(deck("conditions", of=changed({"options": options}))) == labels()["options_short_note"]


def _caption(of: Deck) -> Text:
    (slide,) = [slide for slide in of.slides if slide.id.startswith("options-")]
    return slide.slots["caption"][0].text


@each_content
def test_each_head_of_a_pair_has_its_own_label_and_the_speaker_the_conditions_own_words(content: Path) -> None:
    slides = {slide.id: slide for slide in composed(content).slides}
    of = book(content)
    for condition in of.conditions:
        slide = slides[f"type-{condition.id}"]
        pair = [label.plain for each in drawings(condition) for label in each.labels]
        drawing = slide.drawings["visual"]
        assert [label.plain for label in drawing.labels] == (pair if isinstance(drawing, ScalpPair) else ["Normal"])
        said = [text.plain for text in slide.notes.say]
        bare = [printed(text, of) for text in (*condition.what, condition.diagnosis[0])]
        assert said
        assert [re.sub(r" \[\d+\]", "", each) for each in said] == bare[: len(said)]


def test_the_sources_slide_counts_them_all_and_may_say_so() -> None:
    source = book(SMALLEST).sources["review-2024"]
    many = {**book(SMALLEST).sources, **{f"other-{n}": source for n in range(70)}}
    composed_ = deck("sources", of=changed(sources=many))
    (slide,) = composed_.slides
    assert "In all there are 72 sources." in [note.plain for note in slide.notes.say]
    assert composed_.numbers
    assert "72" in composed_.numbers
