"""What is known comes before what the clinic thinks, wherever that is shown, and it is said on one scale in every place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.compose.context import finding_tone
from generator.compose.values import sentence, without_full_stop
from generator.content.condition import Condition, Counts
from generator.content.model import Book
from generator.document.blocks import (
    AnswerCell,
    AnswerStrip,
    Block,
    Card,
    Document,
    FactBox,
    Figure,
    Heading,
    Paragraph,
    Quantity,
    Section,
    Table,
    Yields,
)
from generator.document.deck import Deck, Slide, SlideTable
from generator.document.plain import slide_texts, texts
from generator.figures.drawing import Drawing
from generator.figures.meter import EvidenceMeter, Tone
from generator.text import Text
from tests.compose.sections.composing import changed, consultation, deck, found, guide, judged, leaflet, loop, plain, proven, shown, words
from tests.each import rows
from tests.made import REAL, SMALLEST, book, jobs, labels, printed

pytestmark = pytest.mark.covered

each_content = pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
FINDINGS = ("unknown", "little", "some", "none")
OPINIONS = ("opinion", "opinion_of_clinic", "opinion_without_study", "opinion_on_little", "opinion_on_slide")
SCALE = {"E0": (0, "not-known"), "E1": (0, "not-known"), "E2": (1, "very-unsure"), "E3": (2, "unsure"), "E4": (3, "fairly-sure")}
each_finding = pytest.mark.parametrize("finding", FINDINGS)
each_level = pytest.mark.parametrize("level", SCALE)


def found_words(finding: str) -> str:
    """Return what a finding is called: 'We do not know'."""
    return labels()[f"finding_{finding}"].plain


def sure_words(level: str, finding: str = "unknown") -> str:
    """Return how sure anyone can be at a level of evidence: 'Very unsure'; where the answer is that it can't help, the answer's words."""
    return found_words("none") if finding == "none" else labels()[f"certainty_{SCALE[level][1]}"].plain


def all_of_the_scale() -> set[str]:
    """Return all words for how sure anyone can be."""
    return {sure_words(level, finding) for level in SCALE for finding in FINDINGS}


def answers(condition: Condition, of: Book) -> set[str]:
    """Return the texts that give the clinic's opinion in a few words."""
    answer, interest = printed(condition.can_it_help.opinion.answer, of), printed(of.control.interest, of)
    return {answer, *(labels().plain(key, answer=answer, interest=interest) for key in OPINIONS)}


def gives(said: Sequence[str], condition: Condition, of: Book) -> Iterator[int]:
    """Yield where the clinic's opinion is among some texts."""
    answer, *sentences = sorted(answers(condition, of), key=len)
    return (n for n, text in enumerate(said) if text == answer or any(sentence in text for sentence in sentences))


def rests(condition: Condition, of: Book) -> set[str]:
    """Return the texts that say what a finding rests on."""
    evidence = condition.can_it_help.evidence
    ours, others = evidence.our_way, evidence.other_ways
    why = condition.can_it_help.why_none
    compared = " ".join((*((printed(sentence(why), of),) if why else ()), compared_words(ours, others, of)))  # the reason stands before it
    counted = {compared, people_words(ours, others, of)}
    slides = {without_full_stop(slide.headline) for slide in condition.slides if slide.id == "evidence"}
    headline = printed(evidence.headline, of)
    titles = {headline, f"{condition.plain_name.plain}: {headline}"}
    return {*counted, *titles, printed(evidence.text, of), *(printed(headline, of) for headline in slides)}


def compared_words(ours: Counts, others: Counts, of: Book) -> str:
    """Return how many studies compared the treatment with anything, as the strip of answers says below the finding."""
    compared, studies = ours.with_comparison, ours.studies
    if not studies:
        key = "compared_not_ours" if others.studies else "compared_nobody"
    elif not compared:
        key = "compared_none"
    elif compared == studies:
        key = "compared_the_one" if studies == 1 else "compared_all"
    else:
        key = "compared_one" if compared == 1 else "compared_some"
    return printed(labels().say(key, studies=str(studies), compared=str(compared)), of)


def people_words(ours: Counts, others: Counts, of: Book) -> str:
    """Return what follows a number of people: 'people treated our way, in 4 studies'."""
    if ours.studies > 1:
        return printed(labels().say("people_studies", studies=str(ours.studies)), of)
    if not ours.studies:
        return printed(labels()["people_none" if others.studies else "people_never"], of)
    return printed(labels()["person_one_study" if ours.people == 1 else "people_one_study"], of)


def parts(content: Path) -> Iterator[tuple[str, Condition, list[str]]]:
    """Yield the texts of each section, each row of a table and each slide, with a name and the condition that it may be about."""
    for job in (job for job in jobs(content) if not job.edition):
        for condition in book(content).conditions:
            if job.name.endswith(condition.id) or job.handout in ("guide", "aftercare", "deck", "waiting-room"):
                composed = job.composed
                for name, said in _of_deck(composed) if isinstance(composed, Deck) else _of_document(composed):
                    if not _of_another(name, said, condition, book(content)):
                        yield f"{job.name}: {name}", condition, said


def _of_another(name: str, said: list[str], condition: Condition, of: Book) -> bool:
    """Return whether a slide or a row is about another condition."""
    others = [other for other in of.conditions if other is not condition]
    return any(name.endswith(f"-{other.id}") or other.plain_name.plain == said[0] for other in others)


def _of_deck(composed: Deck) -> Iterator[tuple[str, list[str]]]:
    for slide in composed.slides:
        yield slide.id, [text.plain for text in slide_texts(slide)]
        for row in (row for part in slide.parts.values() if isinstance(part, SlideTable) for row in part.rows):
            yield f"a row of {slide.id}", [cell.plain for cell in row]


def _of_document(composed: Document) -> Iterator[tuple[str, list[str]]]:
    for section in composed.sections:
        rows = [row for table in found(section, Table) for row in table.rows]
        if not rows:
            yield section.id, [text.plain for text in texts(section)]
        for row in rows:
            yield f"a row of {section.id}", [text.plain for cell in row.cells for block in cell for text in texts(block)]


@each_content
def test_the_finding_and_what_it_rests_on_come_before_the_opinion(content: Path) -> None:
    of = book(content)
    with_opinion = set()
    for name, condition, said in parts(content):
        finding = found_words(condition.can_it_help.finding)
        for at in gives(said, condition, of):
            before = said[:at]
            assert finding in before, (name, said)
            assert rests(condition, of) & set(before), (name, said)
            with_opinion.add(name.partition(": ")[0])
    about = [condition.id for condition in of.conditions]
    assert with_opinion == {
        "treatment-guide", "clinic-deck", *(f"{kind}-{id_}" for kind in ("leaflet", "at-a-glance", "consultation") for id_ in about),
    }  # fmt: skip


@each_content
def test_the_opinion_is_never_a_heading_a_title_or_the_first_line_of_a_place(content: Path) -> None:
    of = book(content)
    for job in jobs(content):
        composed = job.composed
        large = list(_large_on_slides(composed) if isinstance(composed, Deck) else _large_on_paper(composed))
        assert large
        for condition in of.conditions:
            assert [large[n] for n in gives(large, condition, of)] == [], job.name


def _large_on_slides(composed: Deck) -> Iterator[str]:
    """Yield what a deck sets in type larger than a point: titles, and the first level of each place."""
    for slide in composed.slides:
        yield slide.title.plain
        yield from (line.text.plain for lines in slide.lines.values() for line in lines if line.level == 0)
        for part in slide.parts.values():
            if isinstance(part, SlideTable):
                yield from (cell.plain for cell in part.rows[0])
            elif isinstance(part, AnswerStrip):
                yield from (cell.answer.plain for cell in part.cells if isinstance(cell.answer, Text))


def _large_on_paper(composed: Document) -> Iterator[str]:
    """Yield what a document sets in type larger or bolder than running words: headings, heads, leads."""
    yield composed.title
    yield from (heading.text.plain for heading in found(composed, Heading))
    yield from (text.plain for card in found(composed, Card) for text in (card.head, card.subhead) if text)
    for cell in (cell for strip in found(composed, AnswerStrip) for cell in strip.cells):
        yield from (cell.question.plain, (cell.answer.numeral if isinstance(cell.answer, Quantity) else cell.answer).plain)
    for box in found(composed, FactBox):
        yield from (box.title.plain, (box.answer.numeral if isinstance(box.answer, Quantity) else box.answer).plain)
    yield from (quantity.numeral.plain for quantity in found(composed, Quantity))
    yield from (cell.plain for table in found(composed, Table) for cell in table.head)
    yield from (each.text.plain for each in found(composed, Paragraph) if each.style in ("lead", "main", "strong"))
    yield from (each.text.plain for each in found(composed, Paragraph) if any(span.strong for span in each.text.spans))


def test_the_opinion_says_whose_it_is_and_that_they_sell_the_treatment() -> None:
    (opinion,) = [text for text in plain(leaflet("answer")) if "“possibly”" in text]
    assert re.search(r"\b(our|we)\b.*“possibly”", opinion, re.IGNORECASE)
    interest = printed(book(SMALLEST).control.interest, book(SMALLEST))
    assert re.search(r"\bwe sell\b", interest, re.IGNORECASE)
    assert opinion.endswith(interest)
    said = [note.plain for note in evidence_slide(consultation("can-it-help")).notes]
    assert labels().plain("opinion", answer="possibly", interest=interest) in said


@each_content
def test_each_leaflet_and_sheet_says_in_the_clinic_s_own_words_what_it_gains(content: Path) -> None:
    interest = printed(book(content).control.interest, book(content))
    about_one = [job for job in jobs(content) if isinstance(job.composed, Document) and job.handout in ("leaflet", "summary")]
    assert about_one
    for job in about_one:
        asides = [cell.aside.plain for strip in found(job.composed, AnswerStrip) for cell in strip.cells if cell.aside]
        assert any(aside.endswith(interest) for aside in asides), (job.name, job.edition)


def test_the_opinion_changes_no_colour() -> None:
    for answer in ("yes", "possibly", "unlikely"):
        of = changed(judged(opinion=_opinion(answer)))
        for kind in ("answer", "finding-in-short"):
            assert replace(_finding(kind, of), aside=None) == replace(_finding(kind, changed(judged())), aside=None)
        (strip,) = evidence_slide(deck("conditions", of=of)).parts.values()
        assert isinstance(strip, AnswerStrip)
        assert (strip.cells[0].answer, strip.cells[0].warns) == (labels()["finding_unknown"], False)


def _finding(kind: str, of: Book) -> AnswerCell:
    """Return the cell of a strip of answers that has the finding."""
    (strip,) = found(leaflet(kind, of=of), AnswerStrip)
    return strip.cells[0]


def _opinion(answer: str) -> object:
    return book(SMALLEST).conditions[0].can_it_help.opinion.model_copy(update={"answer": words(answer)})


@rows(("finding", "tone"), [("unknown", "unknown"), ("little", "maybe"), ("some", "good"), ("none", "poor")])
def test_the_colour_is_that_of_the_finding(finding: str, tone: Tone) -> None:
    of = changed(judged(finding=finding))
    assert finding_tone(of.conditions[0]) == tone


def evidence_slide(composed: Deck) -> Slide:
    """Return the slide with the evidence."""
    (slide,) = [slide for slide in composed.slides if slide.layout == "answer"]
    return slide


@each_finding
@each_level
def test_finding_and_certainty_are_the_same_in_every_place(finding: str, level: str) -> None:
    of = changed(judged(finding=finding, evidence=proven(level)["can_it_help"].evidence))
    for section, has_finding, has_certainty in PLACES:
        said, drawings = place(section, of)
        assert (found_words(finding) in said) is (has_finding or finding == "none"), section  # then how sure anyone can be is the answer
        assert all_of_the_scale() & set(said) <= {sure_words(level, finding)}, section
        assert not has_certainty or sure_words(level, finding) in said, section
        bars = 0 if finding == "none" else SCALE[level][0]
        assert [meter.level for meter in drawings if isinstance(meter, EvidenceMeter)] in ([bars], [])


# Places, whether they give the finding, which the table of choices does not, and whether they must say how sure anyone can be.
PLACES = (
    ("leaflet: answer", True, False),
    ("leaflet: finding-in-short", True, False),
    ("leaflet: choices", False, True),
    ("leaflet: options-in-short", False, True),
    ("guide: where-it-may-help", True, True),
    ("deck: can-it-help", True, False),
    ("deck: options", False, True),
)


def place(name: str, of: Book) -> tuple[list[str], list[Drawing]]:
    """Return what one place says about our treatment, and what it draws."""
    handout, _, kind = name.partition(": ")
    if handout == "deck":
        (slide,) = consultation(kind, of=of).slides
        (part,) = slide.parts.values()
        own = _own_row([[cell.plain for cell in row] for row in part.rows]) if isinstance(part, SlideTable) else shown(slide)
        return own, []
    composed = (guide if handout == "guide" else leaflet)(kind, of=of)
    tables = found(composed, Table)
    if not tables:
        assert found(composed, AnswerStrip)
        return plain(composed), []
    row = tables[0].rows[0 if kind == "where-it-may-help" else 1]
    inside = tuple(block for cell in row.cells for block in cell)
    return [*_said(inside), *_in_sentences(_said(inside))], _drawn(inside)


def _in_sentences(said: Sequence[str]) -> list[str]:
    """Return the words for how sure anyone can be that some texts say in a sentence, such as 'We are very unsure.'."""
    names = {f"sure_{name}": sure_words(level) for level, (_, name) in SCALE.items()} | {"sure_unlikely": found_words("none")}
    return list(dict.fromkeys(words_ for name, words_ in names.items() if any(text.endswith(labels()[name].plain) for text in said)))


def _own_row(rows: list[list[str]]) -> list[str]:
    return next(row for row in rows if row[0] == "Exosomes")


def _said(blocks: tuple[Block, ...]) -> list[str]:
    return [text.plain for text in texts(Section("x", blocks))]


def _drawn(blocks: tuple[Block, ...]) -> list[Drawing]:
    return [figure.drawing for figure in found(Section("x", blocks), Figure)]


@each_content
def test_our_own_treatment_has_the_certainty_of_its_evidence_and_none_of_its_own(content: Path) -> None:
    for condition in book(content).conditions:
        (ours,) = [option for option in condition.options if option.kind == "ours"]
        assert ours.certainty is None
        help_ = condition.can_it_help
        of = book(content).model_copy(update={"conditions": (condition,)})
        for kind in ("choices", "options-in-short"):
            (table,) = found(leaflet(kind, of=of), Table)
            row = table.rows[condition.options.index(ours)]
            said = _said(tuple(block for cell in row.cells for block in cell))
            assert {*said, *_in_sentences(said)} & all_of_the_scale() == {sure_words(help_.evidence.level, help_.finding)}


@each_content
def test_what_does_not_aim_at_a_cure_is_not_said_to_be_sure_or_unsure(content: Path) -> None:
    for condition in book(content).conditions:
        of = book(content).model_copy(update={"conditions": (condition,)})
        aims = {o.id: o.kind != "none" and o.why_no_number != "not-the-aim" for o in condition.options}
        (table,) = found(leaflet("options-in-short", of=of), Table)
        sure = (bool(all_of_the_scale() & {*_said(row.cells[-1])}) for row in table.rows)
        assert dict(zip(aims, sure, strict=True)) == aims
        (table,) = found(leaflet("choices", of=of), Table)
        said = [_said(tuple(block for cell in row.cells for block in cell)) for row in table.rows]
        sure = (bool({*of_row, *_in_sentences(of_row)} & all_of_the_scale()) for of_row in said)
        assert dict(zip(aims, sure, strict=True)) == aims


@each_content
def test_an_answer_is_never_larger_than_what_it_rests_on(content: Path) -> None:
    """Beside the finding stands how many people it rests on, with a dot for each; it says that it may help only after a comparison."""
    for condition in book(content).conditions:
        of = book(content).model_copy(update={"conditions": (condition,)})
        help_ = condition.can_it_help
        (strip,) = found(leaflet("answer", of=of), AnswerStrip)
        finding, grounds, _ = strip.cells
        assert isinstance(finding.answer, Text)
        assert isinstance(grounds.answer, Quantity)
        assert finding.answer.plain == found_words(help_.finding)
        assert grounds.answer.numeral.plain == str(help_.evidence.our_way.people)
        assert grounds.answer.people in (None, help_.evidence.our_way.people)
        compared = help_.evidence.our_way.with_comparison + help_.evidence.other_ways.with_comparison
        assert help_.finding in ("unknown", "none") or compared


@rows(
    ("ours", "people", "said"),
    [
        ((4, 70), "70", "people, 4 studies"),
        ((1, 20), "20", "people, 1 study"),
        ((1, 1), "1", "person, 1 study"),
        ((0, 0), "0", "people, no study"),
    ],
)
def test_a_slide_counts_the_studies_of_the_clinics_way_or_says_that_there_are_none(ours: tuple[int, int], people: str, said: str) -> None:
    of = changed(proven("E2", our_way=_counts(*ours), other_ways=_counts(3, 355)))
    assert shown(evidence_slide(deck("conditions", of=of)))[5:7] == [people, said]


def _counts(studies: int, people: int) -> Counts:
    return Counts(studies=studies, people=people, with_comparison=0)


def test_the_table_of_the_guide_has_all_conditions_in_order() -> None:
    small = book(SMALLEST).conditions[0]
    many = tuple(small.model_copy(update={"id": f"c-{n}", "plain_name": words(f"Type {n}")}) for n in range(7))
    (table,) = found(guide("where-it-may-help", of=book(SMALLEST).model_copy(update={"conditions": many})), Table)
    assert [_said(row.cells[0]) for row in table.rows] == [[f"Type {n}"] for n in range(7)]


def test_the_guide_gives_the_clinics_reasons_below_what_is_known_of_all() -> None:
    of = book(REAL)
    said = plain(guide("where-it-may-help", of=of))
    heading = len(said) - 1 - said[::-1].index(labels()["opinion_heading"].plain)
    assert said[heading - 1] == labels()["where_note"].plain
    assert [yields.brief for yields in found(guide("where-it-may-help", of=of), Yields)] == [()]
    assert said[heading + 1 :] == [f"{c.plain_name.plain}: {printed(c.can_it_help.opinion.text, of)}" for c in of.conditions]


class TestAPublicScreen:
    @pytest.mark.parametrize("content", [SMALLEST, REAL], ids=["smallest", "real"])
    def test_it_has_no_finding_and_no_opinion(self, content: Path) -> None:
        (job,) = [job for job in jobs(content) if job.handout == "waiting-room"]
        assert isinstance(job.composed, Deck)
        said = [text.plain for slide in job.composed.slides for text in slide_texts(slide)]
        of = book(content)
        assert not {*map(found_words, FINDINGS), *all_of_the_scale()} & set(said)
        assert [list(gives(said, condition, of)) for condition in of.conditions] == [[] for _ in of.conditions]
        assert [part for slide in job.composed.slides for part in slide.parts.values() if isinstance(part, AnswerStrip)] == []

    @each_finding
    def test_a_slide_says_how_many_people_were_studied_whatever_was_found(self, finding: str) -> None:
        slides = [
            loop("people-studied-on-screen", of=changed(judged(finding=each, opinion=_opinion("yes")))).slides
            for each in (finding, "unknown")
        ]
        assert slides[0] == slides[1]
        assert "20, all our way" in shown(slides[0][0])
