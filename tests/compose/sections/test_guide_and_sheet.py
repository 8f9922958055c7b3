"""What the treatment guide and the aftercare sheet contain that leaflets do not."""

from __future__ import annotations

import re

import pytest

from generator.compose.makings import LISTINGS
from generator.content.clinic import Product
from generator.content.condition import Moment
from generator.content.model import Book
from generator.content.treatment import Mechanism, Treatment
from generator.document.blocks import Figure, Heading, List, Paragraph, Row, Section, Table, Yields
from generator.document.to_write_in import Blanks
from tests.compose.sections.composing import changed, facts, found, guide, in_country, leaflet, plain, words
from tests.made import REAL, SMALLEST, book, labels, pdf_jobs, printed

_BRACKETS = re.compile(r"\[(\d[\d, –]*)\]")


def treatment() -> Treatment:
    """Return what the smallest book says about the treatment."""
    return book(SMALLEST).treatment


def test_each_idea_how_it_may_work_says_how_far_it_was_tested() -> None:
    for of in (book(REAL), *(changed(treatment={"how": thought(idea(1, level=level))}) for level in ("E0", "E1", "E2", "E3", "E4"))):
        said = plain(guide("how-it-may-work", of=of))
        for each in of.treatment.how.ideas:
            assert said[said.index(each.title.plain) + 2] == labels()[f"tested_{each.level}"].plain
        assert found(guide("how-it-may-work", of=of), Figure) == []


def idea(n: int, **more: str) -> Mechanism:
    """Return a way to work."""
    return treatment().how.ideas[0].model_copy(update={"title": words(f"Idea {n}"), **more})


def thought(*ideas: Mechanism) -> object:
    """Return the ways that the treatment is thought to work."""
    return treatment().how.model_copy(update={"ideas": ideas})


def test_one_to_five_ideas_share_two_columns() -> None:
    for count in range(1, 6):
        row = found(guide("how-it-may-work", of=changed(treatment={"how": thought(*map(idea, range(count)))})), Row)[0]
        assert [heading.text.plain for column in row.columns for heading in column if isinstance(heading, Heading)] == [
            f"Idea {n}" for n in range(count)
        ]
        assert row.widths == (6, 6)


def test_what_the_treatment_is_has_a_drawing_only_if_the_content_names_one() -> None:
    (figure,) = found(guide("about-treatment"), Figure)
    assert [label.plain for label in figure.drawing.labels] == ["Signals", "Proteins", "Messages"]
    assert (
        figure.drawing.alt == "Drawing of a cell that lets go of tiny bubbles. One is drawn large, and has a double wall. "
        "In it are: Signals; Proteins; Messages."
    )
    bare = changed(treatment={"drawing": None, "drawing_labels": ()})
    assert found(guide("about-treatment", of=bare), Figure) == []
    assert "Exosomes come from cells [1]." in plain(guide("about-treatment", of=bare))


def test_the_cycle_is_drawn_and_told_or_told_only_or_left_out() -> None:
    phases = ["Growing: some years", "Changing: about 3 weeks", "Resting: 2 to 3 months"]
    (figure,) = found(guide("cycle"), Figure)
    assert figure.drawing.alt == (
        "A strand in the skin in three phases: its root is deep, then higher, and then the strand falls out. "
        "Bars show the shortest and the longest time of each: "
        "Growing, some years; Changing, about 3 weeks; Resting, 2 to 3 months."
    )
    assert [item.plain for item in found(guide("cycle"), List)[0].items] == phases
    cycle = treatment().cycle
    assert cycle
    undrawn = changed(treatment={"cycle": cycle.model_copy(update={"drawing": None})})
    assert found(guide("cycle", of=undrawn), Figure) == []
    assert [item.plain for item in found(guide("cycle", of=undrawn), List)[0].items] == phases
    assert guide("cycle", of=changed(treatment={"cycle": None})).sections == ()


def test_each_benefit_has_its_caution_beside_it() -> None:
    composed = guide("benefits", of=book(REAL))
    for column, benefit in zip([c for row in found(composed, Row) for c in row.columns], book(REAL).treatment.benefits.items, strict=True):
        heading, good, bad = column
        assert isinstance(heading, Heading)
        assert isinstance(good, List)
        assert isinstance(bad, List)
        assert (heading.text, good.marker, bad.marker) == (benefit.title, "good", "bad")
        both = tuple(_unnumbered(each.items[0].plain) for each in (good, bad))
        assert both == (printed(benefit.text, book(REAL)), printed(benefit.caution, book(REAL)))


def _unnumbered(words_: str) -> str:
    return re.sub(r" \[\d[\d, –]*\]", "", words_)


def test_the_guide_draws_what_was_seen_when_and_says_the_same_to_a_listener() -> None:
    of = changed({"results": _seen(("Week 4", "Some change."), ("Later", "Not known"))})
    (figure,) = found(guide("results", of=of), Figure)
    axis_and_key = [labels()[key].plain for key in ("timeline_months", "timeline_compared", "timeline_alone")]
    assert [label.plain for label in figure.drawing.labels] == ["Week 4", "Some change.", "Later", "Not known", *axis_and_key]
    assert figure.drawing.alt == "Week 4: Some change; Later: Not known. Compared: none."
    assert figure.caption
    assert figure.caption.plain == f"{labels()['timeline_caption'].plain} Source: [1]."


def _seen(*moments: tuple[str, str]) -> object:
    old = book(SMALLEST).conditions[0].results
    assert old
    given = {"weeks": (4,), "people": 20, "comparison": False, "sources": ("review-2024",)}
    return old.model_copy(
        update={"timeline": tuple(Moment.model_validate({"when": when, "what": what, **given}) for when, what in moments)}
    )


def test_results_stand_below_the_name_of_their_condition() -> None:
    assert plain(guide("results"))[:3] == [
        labels()["results_heading"].plain,
        "Test hair loss",
        "Some people had more hair. Others did not.",
    ]


def test_without_points_in_time_there_is_no_drawing_and_leaflets_have_none() -> None:
    assert guide("results", of=changed({"results": _seen()})).sections == ()
    assert guide("results", of=changed({"results": None})).sections == ()
    assert found(leaflet("if-you-choose"), Figure) == []
    assert "Nobody knows how many are best. Some people had more hair. Others did not. Source: [1]." in plain(leaflet("if-you-choose"))


def test_the_timeline_names_its_sources() -> None:
    of = book(REAL)
    timelines = [c.results.timeline for c in of.conditions if c.results and c.results.timeline]
    drawn = [figure for figure in found(guide("results", "sources", of=of), Figure) if figure.drawing.name == "Timeline"]
    assert len(drawn) == len(timelines)
    for figure, moments in zip(drawn, timelines, strict=True):
        assert figure.caption
        assert len(_numbers_named(figure.caption.plain)) == len({source for moment in moments for source in moment.sources})


def test_only_the_licence_note_of_the_clinics_own_country_is_shown() -> None:
    of = book(REAL)
    notes, country = of.treatment.licence, of.clinic.country
    own = next(note for note in notes if note.country == country)
    others = [note for note in notes if note is not own]
    assert others
    for job in pdf_jobs(REAL):
        said = " ".join(plain(job.document))
        for note in others:
            assert printed(note.text, of) not in said
            assert note.headline.plain not in said or note.headline.plain == own.headline.plain
    assert printed(own.text, of) in [_unnumbered(line) for line in plain(guide("licence", of=of))]


def test_another_country_gets_its_own_note_and_a_region_serves_its_countries() -> None:
    assert "It is banned." not in plain(guide("licence", of=_banned_in("US")))
    assert "It is banned." in plain(guide("licence", of=in_country("US", _banned_in("US"))))
    assert "Elsewhere" in plain(leaflet("answer", of=in_country("US", _banned_in("US"))))
    assert "It is banned." in plain(guide("licence", of=in_country("IE", _banned_in("EU"))))
    assert "It is banned." not in plain(guide("licence", of=_banned_in("EU")))


def _banned_in(country: str) -> Book:
    """Return a book with a note for another country beside Britain's."""
    abroad = treatment().licence[0].model_copy(update={"country": country, "headline": words("Elsewhere"), "text": words("It is banned.")})
    return changed(treatment={"licence": (*treatment().licence, abroad)})


def test_a_handout_lists_the_sources_that_it_cites_each_once_and_no_others() -> None:
    for job in (job for content in (REAL, SMALLEST) for job in pdf_jobs(content)):
        lists = [block for section in job.document.sections if LISTINGS & set(section.kinds) for block in found(section, List)]
        if job.handout in ("leaflet", "guide"):
            (listed,) = lists
            numbers = [number for text in plain(job.document) for number in _numbers_named(text)]
            assert list(dict.fromkeys(numbers)) == list(range(1, len(listed.items) + 1)), job.name
            assert len({item.plain for item in listed.items}) == len(listed.items)


def test_the_guide_offers_itself_in_each_languages_own_words() -> None:
    composed = guide("in-other-languages", of=book(REAL))
    spans = [span for paragraph in found(composed, Paragraph)[1:] for span in paragraph.text.spans]
    said = [(language.tag, words) for language in book(REAL).languages for words in (language.name.plain, language.text.plain)]
    assert [(span.lang, span.text) for span in spans if span.lang] == said


def test_the_guide_compares_all_conditions_in_one_table() -> None:
    (table,) = found(guide("where-it-may-help", of=book(REAL)), Table)
    assert len(table.rows) == len(book(REAL).conditions)
    assert len(table.head) == 4


def _numbers_named(text: str) -> list[int]:
    """Return the numbers of references such as [4] or [1, 4–6], in their order."""
    ranges = [part.split("–") for group in _BRACKETS.findall(text) for part in group.split(", ")]
    return [n for ends in ranges for n in range(int(ends[0]), int(ends[-1]) + 1)]


ASKED = ("product", "sessions", "cost", "who")


EXO = {
    "name": "Exo-1", "maker": "Maker Ltd", "made_from": "It is made from cells.", "given_how": "By needle.", "licence": "It has none.",
}  # fmt: skip


def in_short(of: Book | None = None) -> dict[str, str]:
    """Return the names and values that a leaflet has in running words."""
    composed = leaflet("if-you-choose", of=of)
    told = [item for listed in found(composed, List) if listed.marker != "disc" for item in listed.items]
    told += [field for blanks in found(composed, Blanks) for field in blanks.fields]
    return {key: value for key, _, value in (item.plain.partition(": ") for item in told)}


class TestWhatTheClinicGives:
    """What nobody has said yet is a question to ask; what is given is printed."""

    def test_nothing_is_made_up(self) -> None:
        asked = {labels()[f"{key}_head"].plain: labels()[f"{key}_ask"].plain for key in ASKED}
        assert facts(guide("steps")) == in_short() == asked
        assert all(question.startswith("Ask ") for question in asked.values())

    def test_what_is_asked_has_a_line_for_the_answer_unless_the_page_is_full(self) -> None:
        (yields,) = (each for each in found(leaflet("if-you-choose"), Yields) if found(Section("", each.full), Blanks))
        (blanks,), (brief,) = yields.full, yields.brief
        assert isinstance(blanks, Blanks)
        assert isinstance(brief, List)
        assert blanks.fields == brief.items
        assert len(blanks.fields) == len(ASKED)
        assert yields.told == ""

    def test_what_is_given_is_printed(self) -> None:
        clinic = book(SMALLEST).clinic
        given = {"product": Product.model_validate(EXO), "cost": words("£400 a session"), "who_treats": words("A nurse")}
        of = changed(treatment={"sessions": words("3, a month apart")}, clinic=clinic.model_copy(update=given))
        for said in (facts(guide("steps", of=of)), in_short(of)):
            assert list(said.values()) == [
                "Exo-1 by Maker Ltd. It is made from cells. By needle. It has none.", "3, a month apart", "£400 a session", "A nurse",
            ]  # fmt: skip

    @pytest.mark.parametrize("given", ["product", "sessions", "cost", "who_treats"])
    def test_each_is_asked_for_by_itself(self, given: str) -> None:
        values = {"product": Product.model_validate(EXO), "cost": words("£400"), "who_treats": words("A nurse")}
        clinic = book(SMALLEST).clinic.model_copy(update={given: values[given]} if given in values else {})
        of = changed(treatment={"sessions": words("3") if given == "sessions" else None}, clinic=clinic)
        asked = {labels()[f"{key}_ask"].plain for key in ASKED}
        assert len(asked & set(in_short(of).values())) == 3
