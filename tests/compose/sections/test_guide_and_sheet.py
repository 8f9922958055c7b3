"""What the treatment guide and the aftercare sheet contain that leaflets do not."""

from __future__ import annotations

import re

from generator.content.model import Moment, Treatment
from generator.document.blocks import Card, Figure, Heading, List, Paragraph, Row, Table, WritingLines
from generator.figures.meter import EvidenceMeter
from tests.compose.sections.composing import changed, found, guide, leaflet, plain, sheet, words
from tests.made import REAL, SMALLEST, book, documents, labels

_BRACKETS = re.compile(r"\[(\d+)\]")


def treatment() -> Treatment:
    """Return what the smallest book says about the treatment."""
    return book(SMALLEST).treatment


def test_each_idea_how_it_may_work_says_how_strong_the_evidence_is() -> None:
    of = book(REAL)
    composed = guide("how-it-may-work", of=of)
    meters = [figure.drawing for figure in found(composed, Figure) if isinstance(figure.drawing, EvidenceMeter)]
    assert [meter.level for meter in meters] == [int(idea.evidence_level[1]) for idea in of.treatment.how]
    for idea in of.treatment.how:
        level = labels()[f"level_{idea.evidence_level}"].plain
        assert level in plain(composed)[plain(composed).index(idea.title.plain) + 2]


def test_one_two_three_or_four_ideas_share_two_columns() -> None:
    for count in range(1, 5):
        ideas = tuple(treatment().how[0].model_copy(update={"title": words(f"Idea {n}")}) for n in range(count))
        row = found(guide("how-it-may-work", of=changed(treatment={"how": ideas})), Row)[0]
        assert [heading.text.plain for column in row.columns for heading in column if isinstance(heading, Heading)] == [
            f"Idea {n}" for n in range(count)
        ]
        assert row.widths == (6, 6)


def test_each_benefit_has_its_caution_beside_it() -> None:
    composed = guide("benefits", of=book(REAL))
    for column, benefit in zip([c for row in found(composed, Row) for c in row.columns], book(REAL).treatment.benefits, strict=True):
        heading, good, bad = column
        assert isinstance(heading, Heading)
        assert isinstance(good, List)
        assert isinstance(bad, List)
        assert (heading.text, good.marker, bad.marker) == (benefit.title, "good", "bad")
        assert (good.items[0].plain, bad.items[0].plain) == (benefit.text.plain, benefit.caution.plain)


def test_the_guide_draws_what_was_seen_when_and_says_the_same_to_a_listener() -> None:
    moments = (("Week 4", "Some change."), ("Later", "Not known"))
    seen = tuple(Moment.model_validate({"when": when, "what": what, "sources": ()}) for when, what in moments)
    results = treatment().results.model_copy(update={"timeline": seen})
    (figure,) = found(guide("results", of=changed(treatment={"results": results})), Figure)
    assert figure.drawing.labels == tuple(t for m in seen for t in (m.when, m.what))
    assert figure.drawing.alt == labels().plain("timeline_alt", moments="Week 4: Some change; Later: Not known")
    assert figure.caption
    assert figure.caption.plain.startswith(labels().plain("timeline_caption"))


def test_without_points_in_time_there_is_no_drawing_and_leaflets_have_none() -> None:
    assert treatment().results.timeline == ()
    assert found(guide("results"), Figure) == []
    assert found(leaflet("steps", of=book(REAL)), Figure) == []


def test_the_timeline_names_its_sources() -> None:
    composed = guide("results", "sources", of=book(REAL))
    figure = next(f for f in found(composed, Figure) if f.drawing.name == "Timeline")
    assert figure.caption
    assert _numbers_in(figure.caption.plain) == 4


def _numbers_in(caption: str) -> int:
    return len(re.findall(r"\d+", caption))


def test_the_guide_draws_how_roots_shrink_where_the_content_has_words_for_it() -> None:
    roots = book(REAL).treatment.roots
    assert roots
    composed = guide("hair-cycle", of=book(REAL))
    drawing = next(f.drawing for f in found(composed, Figure) if f.drawing.name == "Hair roots")
    assert drawing.labels == roots.labels
    assert all(label.plain in drawing.alt for label in roots.labels)
    assert roots.text.plain in plain(composed)
    assert treatment().roots is None
    assert [f.drawing.name for f in found(guide("hair-cycle"), Figure)] == ["Hair growth cycle"]


def test_only_the_licence_note_of_the_clinics_own_country_is_shown() -> None:
    notes, country = book(REAL).treatment.licence, book(REAL).clinic.country
    own = next(note for note in notes if note.country == country)
    others = [note for note in notes if note is not own]
    assert others
    for made in documents(REAL):
        said = " ".join(plain(made.document))
        for note in others:
            assert note.text.plain not in said
            assert note.headline.plain not in said or note.headline.plain == own.headline.plain
    assert own.text.plain in plain(guide("licence", of=book(REAL)))


def test_another_country_gets_its_own_note() -> None:
    abroad = treatment().licence[0].model_copy(update={"country": "US", "headline": words("Elsewhere"), "text": words("It is banned.")})
    notes = {"licence": (*treatment().licence, abroad)}
    assert "It is banned." not in plain(guide("licence", of=changed(treatment=notes)))
    moved = changed(treatment=notes, clinic=book(SMALLEST).clinic.model_copy(update={"country": "US"}))
    assert "It is banned." in plain(guide("licence", of=moved))
    assert "Elsewhere" in plain(leaflet("exosomes", of=moved))


def test_the_guide_lists_all_sources_and_a_leaflet_those_it_names() -> None:
    (all_of_them,) = found(guide("sources", of=book(REAL)), List)
    assert len(all_of_them.items) == len(book(REAL).sources)
    for made in documents(REAL):
        if made.job.handout == "leaflet":
            (section,) = [section for section in made.document.sections if section.id == "sources"]
            (listed,) = found(section, List)
            condition = next(c for c in book(REAL).conditions if c.id in made.name)
            assert len(listed.items) == len(condition.sources) <= 12


def test_every_source_that_is_named_or_numbered_is_in_the_handouts_list() -> None:
    for made in documents(REAL):
        lists = [block for section in made.document.sections if section.id == "sources" for block in found(section, List)]
        listed = len(lists[0].items) if lists else 0
        named = {number for text in plain(made.document) for number in _numbers_named(text)}
        assert named <= set(range(1, listed + 1)), made.name
        assert named or not listed


def test_the_sheet_says_what_to_do_and_what_to_avoid_side_by_side() -> None:
    cards = found(sheet("care"), Card)
    assert [card.kind for card in cards] == ["do", "do", "avoid"]
    assert [card.head for card in cards] == [labels()[key] for key in ("first_day_heading", "do_heading", "avoid_heading")]


def test_the_sheet_has_lines_for_the_products_name_and_batch() -> None:
    titles = [lines.title.plain for lines in found(sheet("product-note"), WritingLines)]
    assert titles == [labels()[key].plain for key in ("note_product", "note_batch", "note_date", "note_who")]


def test_the_sheet_distinguishes_an_emergency_from_a_reason_to_call() -> None:
    care = treatment().aftercare
    assert [(card.kind, card.blocks) for card in found(sheet("care-help"), Card)] == [
        ("urgent", (List(care.emergency),)),
        ("soon", (List(care.call_us),)),
    ]


def test_the_guide_offers_itself_in_each_languages_own_words() -> None:
    composed = guide("in-other-languages", of=book(REAL))
    spans = [span for paragraph in found(composed, Paragraph)[1:] for span in paragraph.text.spans]
    assert [(span.lang, span.text) for span in spans] == [(language.tag, language.text.plain) for language in book(REAL).languages]


def test_the_guide_compares_all_conditions_in_one_table() -> None:
    (table,) = found(guide("where-it-may-help", of=book(REAL)), Table)
    assert len(table.rows) == len(book(REAL).conditions)
    assert len(table.head) == 4


def _numbers_named(text: str) -> set[int]:
    """Return the numbers of 'Sources: 1, 4.' and of references such as [4]."""
    start = labels().say("sources_line", numbers="|").plain.partition("|")[0]
    line = text.rpartition(start)[2] if start in text else ""
    return {int(n) for n in line.strip(". ").split(", ") if n.isdigit()} | {int(n) for n in _BRACKETS.findall(text)}
