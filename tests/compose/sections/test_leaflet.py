"""What a leaflet contains, section by section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compose.handout import Handout
from generator.content.condition import BesideDrawing, Condition, Course, GettingCare, PatternDrawing
from generator.content.treatment import ClockMoment
from generator.document.blocks import (
    AnswerStrip,
    Block,
    Card,
    Contact,
    FactBox,
    Facts,
    Figure,
    Heading,
    List,
    Masthead,
    Paragraph,
    Scales,
    Tab,
    Yields,
)
from generator.document.budget import Pages
from generator.document.plain import texts
from generator.document.to_write_in import Blanks, ClockStrip, WritingLines
from generator.document.yielding import settled, yields_of
from generator.figures.names import Hair, Pattern
from generator.text import Text
from tests.compose.sections.composing import (
    APPROVED,
    DRAFT,
    LEAFLET,
    changed,
    consultation,
    found,
    guide,
    judged,
    leaflet,
    plain,
    proven,
    walk,
    words,
)
from tests.made import REAL, SMALLEST, book, labels, pdf_jobs, printed

KINDS = (
    "masthead", "lead", "answer", "do-now", "topics", "choices", "what-matters", "living-well-if-room", "support-in-short", "known",
    "if-you-choose", "harms", "who-should-not", "licence-in-short", "help-by-number", "contact-band", "questions", "sources-in-short",
    "other-formats-in-short", "control-in-short",
)  # fmt: skip
FIRST_PAGE = ("masthead", "lead", "answer", "do-now")  # what every reader of a leaflet sees first, in whichever order
# What a reader needs to know before what: what it is, what can be done, how it is done, whom to ask, and last who says so.
BEFORE = [
    ("masthead", "lead"), ("lead", "topics"), ("answer", "topics"), ("do-now", "topics"), ("topics", "choices"),
    ("choices", "what-matters"), ("choices", "if-you-choose"), ("if-you-choose", "harms"), ("harms", "help-by-number"),
    ("help-by-number", "contact-band"),
]  # fmt: skip


def condition() -> Condition:
    """Return the condition of the smallest book."""
    return book(SMALLEST).conditions[0]


def test_the_sections_come_in_the_order_a_reader_needs_them() -> None:
    for job in (job for job in pdf_jobs(REAL) if job.handout == "leaflet"):
        order = ["lead" if kind == "lead-in-short" else kind for section in job.document.sections for kind in section.kinds]
        order = ["support-in-short" if kind.startswith("support-if") else kind for kind in order]
        order = ["sources-in-short" if kind in ("sources", "sources-if-room") else kind for kind in order]  # those have titles
        assert ("gloss" in order) == ("lead" not in {section.id for section in job.document.sections})  # elsewhere it is part of the lead
        missing = {*KINDS, "getting-care", "how-common", "other-formats"} - set(order)
        instead = {"living-well-if-room"} if "scarring" in job.name else set()  # where steps are in other leaflets
        assert missing <= {"getting-care", "how-common", "other-formats-in-short", "other-formats"} | instead
        assert [(a, b) for a, b in BEFORE if {a, b} <= set(order) and order.index(a) > order.index(b)] == [], job.name
        assert order[0] == "masthead"


def test_what_a_condition_says_itself_is_not_said_of_everybody_too() -> None:
    """Of the shared exclusions, a handout leaves out those that say the same as its condition's own."""
    everybody = book(SMALLEST).treatment.not_suitable
    first, *rest = (item.text.plain for item in everybody.items)
    items = (everybody.items[0].model_copy(update={"left_out_for": (condition().id,)}), *everybody.items[1:])
    of = book(SMALLEST).model_copy()
    treatment = of.treatment.model_copy(update={"not_suitable": everybody.model_copy(update={"items": items})})
    said = plain(leaflet("who-should-not", of=of.model_copy(update={"treatment": treatment})))
    assert first not in said
    assert {*rest} <= {*said}
    assert first in plain(leaflet("who-should-not"))


def test_the_first_page_has_the_main_point_the_answer_and_what_to_do_now() -> None:
    for job in (job for job in pdf_jobs(REAL) if job.handout == "leaflet" and not job.edition):
        assert job.pages
        later = min(n for n, section in enumerate(job.document.sections) if section.id in job.pages.starts)
        first = job.document.sections[:later]
        assert tuple(section.id for section in first)[: len(FIRST_PAGE)] == FIRST_PAGE
        said = [paragraph.text.plain for section in first for paragraph in found(section, Paragraph) if paragraph.style == "main"]
        of = next(c for c in book(REAL).conditions if c.code == job.document.footer.version.plain.partition(" · ")[0])
        assert said == [printed(of.main_point, book(REAL))]


def test_the_first_page_says_what_the_clinic_gains() -> None:
    interest = printed(book(REAL).control.interest, book(REAL))
    for job in (job for job in pdf_jobs(REAL) if job.handout == "leaflet"):
        (strip,) = found(job.document, AnswerStrip)
        asides = [cell.aside.plain for cell in strip.cells if cell.aside]
        assert sum(aside.endswith(interest) for aside in asides) == 1, job.name


def test_what_matters_most_about_harms_is_in_the_strip_until_a_sheet_is_full() -> None:
    risks = book(SMALLEST).treatment.risks.model_copy(update={"main_point": words("It can hurt.")})
    of = book(SMALLEST).model_copy(update={"treatment": book(SMALLEST).treatment.model_copy(update={"risks": risks})})
    assert "It can hurt." in plain(leaflet("answer", of=of))
    sheet = leaflet("finding-in-short", of=of)
    assert "It can hurt." in plain(sheet)
    budget = Pages(most=1)
    first, *_, last = sorted(yields_of(sheet, budget)[0])
    assert "It can hurt." in plain(settled(sheet, budget, {0: first}))
    assert "It can hurt." not in plain(settled(sheet, budget, {0: last}))


def test_an_opinion_that_goes_further_than_the_evidence_says_so() -> None:
    def opinion(level: str, finding: str = "unknown") -> str:
        help_ = proven(level)["can_it_help"].model_copy(update={"finding": finding})
        (strip,) = found(leaflet("answer", of=changed({"can_it_help": help_})), AnswerStrip)
        assert strip.cells[0].aside
        return strip.cells[0].aside.plain

    assert ["no study backs it" in opinion(level) for level in ("E0", "E1", "E2", "E3")] == [True, True, False, False]
    assert ["weak evidence" in opinion(level) for level in ("E0", "E2", "E3", "E4")] == [False, True, True, False]
    assert "study" not in opinion("E0", "none")


def test_every_condition_has_one_leaflet() -> None:
    names = [job.name for job in pdf_jobs(REAL) if job.handout == "leaflet" and not job.edition]
    assert sorted(names) == sorted(f"leaflet-{condition.id}" for condition in book(REAL).conditions)


def test_the_title_names_the_condition_and_the_treatment() -> None:
    composed = leaflet("masthead")
    assert composed.title == "Test hair loss: choices and exosomes"
    assert plain(composed) == ["Test Clinic", "Hair clinic", DRAFT, composed.title, "Doctors call it example alopecia"]


def test_the_small_head_is_the_same_without_the_pattern_and_in_the_style_that_the_content_says() -> None:
    drawing = condition().drawing
    assert drawing
    (same,) = found(leaflet("masthead"), Masthead)
    assert _small(same) == [("Normal", "Normal: the same head without test hair loss.")]
    loose = drawing.model_copy(update={"beside": BesideDrawing.model_validate({"style": "loose", "label": "Loose style"})})
    (other,) = found(leaflet("masthead", of=changed({"drawing": loose})), Masthead)
    alt = "Loose style: the same head without test hair loss, in a style that is worn loose."
    assert _small(other) == [("Loose style", alt)]


def test_two_people_are_at_the_head_where_each_drawing_says_who_it_is_of_with_the_first_as_they_were_between_them() -> None:
    drawing = condition().drawing
    assert drawing
    men = drawing.model_copy(update={"who": words("Men"), "labels": (words("The temples"),)})
    second = {"pattern": "over-the-top", "labels": ["Over the top"], "who": "Women"}
    women = PatternDrawing.model_validate(second)
    (both,) = found(leaflet("masthead", of=changed({"drawing": men, "second_drawing": women})), Masthead)
    assert both.caption
    assert both.caption.plain == "Men"
    assert _small(both) == [
        ("Normal", "Normal: the same head without test hair loss."),
        ("Women", "Women. Drawing of a head seen from the front, bowed. It shows: Over the top."),
    ]
    assert both.beside[1].without
    assert both.beside[1].without.alt == "Normal: the same head without test hair loss.", "hers, as small beside her as his is beside him"
    anybody = PatternDrawing.model_validate({key: second[key] for key in ("pattern", "labels")})
    (one,) = found(leaflet("masthead", of=changed({"drawing": men, "second_drawing": anybody})), Masthead)
    assert [label for label, _ in _small(one)] == ["Normal"]


@pytest.mark.parametrize(
    ("pattern", "hair", "beyond"),
    [
        ("diffuse", "straight", "Fallen strands on the shoulders and around the head"),
        ("diffuse", "coily", "Fallen strands on the shoulders and around the head"),
        ("hairline", "coily", "Tight braids, tied in a bun"),
        ("hairline", "wavy", "A tight ponytail"),
        ("patches", "wavy", ""),
    ],
)
def test_the_alternative_text_names_what_is_drawn_that_no_label_points_at(pattern: Pattern, hair: Hair, beyond: str) -> None:
    """Where other hair is chosen, another style is drawn."""
    shown = PatternDrawing.model_validate({"pattern": pattern, "strands": hair, "labels": ["Thin"]})
    (masthead,) = found(leaflet("masthead", of=changed({"drawing": shown})), Masthead)
    assert masthead.drawing
    assert masthead.drawing.alt.endswith(f"It shows: Thin; {beyond}." if beyond else "It shows: Thin.")
    (large,) = found(leaflet("pattern-if-room", of=changed({"drawing": shown})), Figure)
    assert f"It shows: Thin; {beyond}. A smaller" in large.drawing.alt or not beyond


def _small(masthead: Masthead) -> list[tuple[str, str]]:
    """Return the word and the alternative text of each small drawing."""
    return [(small.label.plain, small.drawing.alt) for small in masthead.beside]


def test_lines_to_write_on_begin_with_what_to_note_down() -> None:
    (lines,) = found(leaflet("questions", of=changed({"record": (words("First photo"), words("Second photo"))})), WritingLines)
    assert [text.plain for text in lines.asked] == ["First photo", "Second photo"]
    assert found(leaflet("questions"), WritingLines)[0].asked == ()


def test_how_a_condition_goes_on_is_a_strip_with_blanks_or_nothing() -> None:
    moments = tuple(ClockMoment.model_validate({"when": when, "text": "It falls.", "blank": "Date"}) for when in ("Trigger", "Shedding"))
    composed = leaflet("course-if-room", of=changed({"course": Course.model_validate({"title": "When did it start?", "moments": moments})}))
    assert [heading.text.plain for heading in found(composed, Heading)] == ["When did it start?"]
    (strip,) = found(composed, ClockStrip)
    assert [(moment.when.plain, moment.blank.plain) for moment in strip.moments] == [("Trigger", "Date"), ("Shedding", "Date")]
    assert strip.brief
    assert leaflet("course-if-room").sections == ()


def test_each_leaflet_has_a_tab_by_its_code_and_its_place_among_them() -> None:
    small = condition()
    second = small.model_copy(update={"id": "second", "code": "HL-2"})
    of = book(SMALLEST).model_copy(update={"conditions": (second, small)})
    (masthead,) = found(leaflet("masthead", of=of), Masthead)
    assert masthead.tab == Tab("HL-2", 0)
    (masthead,) = found(leaflet("masthead", of=of.model_copy(update={"conditions": (small, second)})), Masthead)
    assert masthead.tab == Tab("HL-1", 0)
    assert found(guide("masthead"), Masthead)[0].tab is None


def test_one_name_is_enough_where_doctors_use_the_one_that_patients_use() -> None:
    of = changed({"medical_name": words("test hair loss")})
    assert consultation("what", of=of).subject == "What it is and what you can do"


def test_the_subtitle_says_what_doctors_call_it() -> None:
    assert plain(leaflet("masthead"))[-1] == "Doctors call it example alopecia"
    alike = changed({"medical_name": words("Test hair loss"), "plain_name": words("Test hair loss")})
    assert plain(leaflet("masthead", of=alike))[-1] == alike.conditions[0].subtitle.plain


def test_the_first_thing_read_is_the_main_point_then_what_to_do_now_then_what_the_clinic_gains() -> None:
    assert plain(leaflet("main-point")) == [
        "It may get better without treatment.", "Exosomes are tiny bubbles that cells send out. It is not known if they help.",
        labels()["leaflet_scope"].plain,
        "What to do now", "1", "See your GP.", "2", "Take a photo each month.", "We sell exosome treatment.",
    ]  # fmt: skip
    assert [paragraph.style for paragraph in found(leaflet("main-point"), Paragraph)] == ["main", "gloss", "gloss", "body"]
    assert plain(leaflet("lead", "do-now")) == plain(leaflet("main-point"))[:-1]


def test_where_other_care_comes_first_the_leaflet_says_that_it_covers_that() -> None:
    where_unlikely = changed({**judged(finding="none"), "results": None})
    covered = "For adults: how to get care early, your choices, exosomes, and where to turn."
    assert covered in plain(leaflet("lead", of=where_unlikely))
    assert covered not in plain(leaflet("lead"))


def test_where_the_first_page_is_full_it_does_not_say_what_the_leaflet_covers() -> None:
    (yields,) = found(leaflet("lead"), Yields)
    assert [block.text.plain for block in yields.brief if isinstance(block, Paragraph)] == [book(SMALLEST).treatment.summary.plain]


def test_the_guide_has_its_own_main_point_and_the_same_declaration_of_interest() -> None:
    said = plain(guide("main-point"))
    assert said[1] == "Nobody knows if it works."
    assert "We sell exosome treatment." in said


def test_a_reference_becomes_a_number_of_this_leaflets_list() -> None:
    of = changed({"what": (words("Seen in 40 people.[@regulator-2025] And in more."),)})
    assert "Seen in 40 people. [1] And in more." in plain(leaflet("topics", "sources", of=of))


def test_without_its_list_a_leaflet_names_the_source_at_its_end() -> None:
    of = changed({"what": (words("Seen in 40 people.[@regulator-2025] And in more."),)})
    said = plain(leaflet("topics", of=of))
    assert "Seen in 40 people. [1] And in more." in said
    assert said[-1] == "Source: Test Regulator (2025) [1]."


def test_there_is_one_space_before_a_number_however_it_was_typed() -> None:
    for typed in ("Hair [@review-2024].", "Hair[@review-2024]."):
        assert "Hair [1]." in plain(leaflet("topics", "sources", of=changed({"what": (words(typed),)})))


def test_risks_are_in_short_in_a_leaflet_and_in_full_in_the_guide() -> None:
    risks = book(SMALLEST).treatment.risks
    for part in ("expected", "reported", "serious", "unknown"):
        assert getattr(risks.leaflet, part).plain in plain(leaflet("harms"))
        assert any(getattr(risks, part)[0].text.plain in line for line in plain(guide("risks")))
        assert labels()[f"risks_{part}"].plain in plain(leaflet("harms"))
        assert labels()[f"risks_{part}"].plain in plain(guide("risks"))


def test_the_guide_says_how_often_each_harm_happens_where_that_is_known() -> None:
    assert "Your scalp may feel sore. Nobody counted how often." in plain(guide("risks"))


def test_a_conditions_own_exclusions_stand_before_those_of_all_in_bold() -> None:
    (excluded,) = found(leaflet("who-should-not"), List)
    assert [item.plain for item in excluded.items] == ["Your patches are sore.", "You have an infection of the scalp."]
    assert [all(span.strong for span in item.spans) for item in excluded.items] == [True, False]
    in_guide = found(guide("risks"), List)[-1]
    assert [item.plain for item in in_guide.items] == ["You have an infection of the scalp."]


def test_there_are_boxes_to_tick_and_lines_to_write_on() -> None:
    composed = leaflet("questions")
    assert [each.marker for each in found(composed, List)] == ["box"]
    assert [(each.count, each.least) for each in found(composed, WritingLines)] == [(6, 4)]


def test_the_address_is_printed_beside_its_code() -> None:
    composed = leaflet("contact")
    (figure,) = found(composed, Figure)
    linked = {span.link: span.text for each in found(composed, Paragraph) for span in each.text.spans if span.link}
    assert linked["https://clinic.test/hair"] == "clinic.test/hair"
    assert linked["mailto:hello@clinic.test"] == "hello@clinic.test"
    assert "https://clinic.test/hair" in figure.drawing.alt


def test_a_printed_address_knows_its_line_in_the_content_file() -> None:
    places = {str(t.location) for p in found(leaflet("contact"), Paragraph) for t in (p.text,) if "clinic.test/hair" in t.plain}
    line = SMALLEST.read_text("utf-8").splitlines().index("  link: https://clinic.test/hair") + 1
    assert places == {f"minimal.yaml:{line}:9"}


def test_of_a_long_address_the_name_of_its_site_is_printed() -> None:
    long = book(SMALLEST).clinic.model_copy(update={"link": "https://clinic.test/" + "hair-loss/" * 6})
    composed = leaflet("contact", of=changed(clinic=long))
    assert {span.text for each in found(composed, Paragraph) for span in each.text.spans if span.link == long.link} == {"clinic.test"}


def test_a_source_is_named_by_its_authors_its_title_and_where_it_was_published() -> None:
    cited = changed({"causes": (words("So it is.[@review-2024][@regulator-2025]"),)})
    (listed,) = [block for block in found(leaflet("topics", "sources", of=cited), List) if block.marker == "number"]
    first, second = listed.items
    assert first.plain == "Test Review Group. A test review of hair loss. Test Journal, 2024."
    assert second.plain == "Test Regulator. A test notice, 2025."  # its publisher is its author
    whole = changed(treatment={"what": (words("So it is.[@review-2024]"),)})
    assert "Test Review Group. A test review of hair loss. Test Journal, 2024." in plain(guide("about-treatment", "sources", of=whole))


def test_how_a_source_was_read_is_for_the_writers_and_not_printed() -> None:
    assert book(SMALLEST).sources["review-2024"].seen == "copy"
    cited = changed({"causes": (words("So it is.[@review-2024]"),)})
    assert "copy" not in " ".join(plain(leaflet("topics", "sources", of=cited)))


def test_each_language_is_named_in_its_own_words() -> None:
    paragraphs = found(leaflet("other-formats"), Paragraph)
    assert [(span.text, span.lang) for span in paragraphs[1].text.spans] == [("Cymraeg", "cy")]
    assert len(found(leaflet("other-formats", of=changed(languages=())), Paragraph)) == 1


def test_a_leaflet_leads_to_itself_in_another_language_where_the_clinic_has_it() -> None:
    (welsh,) = book(SMALLEST).languages
    linked = changed(languages=(welsh.model_copy(update={"leaflet_link": "https://clinic.example/cy/{id}"}),))
    (condition, *_) = linked.conditions
    for section in ("other-formats", "other-formats-in-short"):
        said = [span for paragraph in found(leaflet(section, of=linked), Paragraph) for span in paragraph.text.spans if span.lang]
        assert [(span.text, span.link) for span in said] == [("Cymraeg", f"https://clinic.example/cy/{condition.id}")]
    assert {span.link for paragraph in found(guide("other-formats", of=linked), Paragraph) for span in paragraph.text.spans} == {None}


def test_the_control_block_names_code_version_dates_and_people() -> None:
    said = {key.plain: value.plain for facts in found(leaflet("control"), Facts) for key, value in facts.rows}
    not_yet = labels()["not_yet"].plain
    assert list(said.values()) == ["HL-1", *[not_yet] * 5, labels()["patients_not_yet"].plain]
    said = {key.plain: value.plain for facts in found(leaflet("control", approval=APPROVED), Facts) for key, value in facts.rows}
    assert list(said.values())[1:] == ["1.0", "22 November 2026", "22 November 2028", "A nurse", "A doctor", "Ten people"]


def test_a_handout_that_is_not_approved_says_so_on_each_page() -> None:
    composed = leaflet("control")
    assert composed.footer.status.plain == DRAFT
    assert [facts.status.plain for facts in found(composed, Facts) if facts.status] == [DRAFT]
    assert (composed.footer.clinic.plain, composed.footer.version.plain) == ("Test Clinic", "HL-1")
    approved = leaflet("control", approval=APPROVED).footer
    assert (approved.status.plain, approved.version.plain) == ("Approved", "HL-1 · Version 1.0 · 7f3a9c")
    assert "{page}" in composed.footer.page
    assert "{pages}" in composed.footer.page


@pytest.mark.parametrize("about", ["leaflet", "guide"])
def test_every_section_except_closing_ones_begins_with_a_heading(about: str) -> None:
    first = ("masthead", "lead", "lead-in-short", "gloss")  # the gloss ends the lead, or follows it in a section of its own
    last = (
        "support-in-short",
        "support-if-offered",
        "other-formats",
        "other-formats-in-short",
        "in-other-languages",
        "control",
        "control-in-short",
    )
    jobs = [job for job in pdf_jobs(SMALLEST) if job.handout == about]
    untitled = {section.id for job in jobs for section in job.document.sections if not any(map(_head, walk(section)))}
    assert untitled - {*first, *last} == set()
    assert "masthead" in untitled


def _head(block: Block) -> Text | None:
    """Return the words that a block has for a heading."""
    match block:
        case Heading(text=head) | Card(head=head) | Contact(head=head) | List(head=head) | Scales(title=head) | FactBox(title=head):
            return head
        case AnswerStrip():
            return block.cells[0].question
    return None


def test_a_handout_can_leave_any_section_out() -> None:
    for kind in KINDS[1:]:
        rest = [each for each in KINDS if each != kind]
        assert [section.id for section in leaflet(*rest).sections if section.id != "sources-named"] == rest
    assert Handout.model_validate({**LEAFLET, "sections": ["topics"]}).kinds == ("topics",)


def _care(*steps: tuple[str, str]) -> GettingCare:
    return GettingCare.model_validate({"title": "How do I get seen?", "steps": [{"title": title, "text": text} for title, text in steps]})


def test_the_way_to_other_care_is_numbered_steps_in_a_box_where_the_content_has_one() -> None:
    care = _care(("Call your {doctor} today", "Say “urgent”"), ("Get ready.", "Take photos.[@regulator-2025]"), ("Ask", "What next?"))
    composed = leaflet("getting-care", "sources", of=changed({"getting_care": care}))
    (card,) = found(composed, Card)
    assert card.head
    assert (card.kind, card.head.plain) == ("getting-care", "How do I get seen?")
    (steps,) = [block for block in card.blocks if isinstance(block, List)]
    assert (steps.marker, steps.columns) == ("disc", 2)
    assert [item.plain for item in steps.items] == [
        "Call your GP today. Say “urgent”.", "Get ready. Take photos. [1]", "Ask. What next?",
    ]  # fmt: skip
    assert [item.spans[0].strong for item in steps.items] == [True, True, True]
    assert leaflet("getting-care").sections == ()


def test_steps_product_sessions_and_cost_are_running_words() -> None:
    numbered, *_ = found(leaflet("if-you-choose"), List)
    (facts_,) = found(leaflet("if-you-choose"), Blanks)
    assert (numbered.marker, next(item.plain for item in numbered.items)) == ("disc", "We talk, week 0: You ask your questions.")
    assert [item.plain.partition(":")[0] for item in facts_.fields] == [
        labels()[f"{key}_head"].plain for key in ("product", "sessions", "cost", "who")
    ]
    results = condition().results
    assert results
    assert any(results.text.plain in line for line in plain(leaflet("if-you-choose")))


def test_where_the_treatment_is_not_offered_living_well_and_support_stand_in_the_place_of_its_steps() -> None:
    where_unlikely = changed({**judged(finding="none"), "results": None})
    heading, listed = leaflet("if-you-choose", of=where_unlikely).sections[0].blocks
    assert isinstance(heading, Heading)
    assert not heading.minor
    assert isinstance(listed, Yields)
    assert plain(leaflet("if-you-choose", of=where_unlikely)) == plain(leaflet("living-well-if-room"))
    assert leaflet("living-well-if-room", of=where_unlikely).sections == ()
    for kind, of in (("support-if-offered", book(SMALLEST)), ("support-if-not-offered", where_unlikely)):
        assert plain(leaflet(kind, of=of)) == plain(leaflet("support-in-short"))
    for kind, of in (("support-if-offered", where_unlikely), ("support-if-not-offered", book(SMALLEST))):
        assert leaflet(kind, of=of).sections == ()


def test_sources_in_short_give_way_to_authors_and_years() -> None:
    cited = changed({"causes": (words("So it is.[@review-2024][@regulator-2025]"),)})
    *_, yields = found(leaflet("topics", "sources-in-short", of=cited), Yields)
    full, brief = (block for block in (*yields.full, *yields.brief) if isinstance(block, List))
    assert (full.marker, brief.marker) == ("run-in", "run-in")
    assert [item.plain for item in full.items] == ["Test Review Group. Test Journal, 2024.", "Test Regulator. A test notice, 2025."]
    assert [item.plain for item in brief.items] == ["Test Review Group, 2024.", "Test Regulator. A test notice, 2025."]
    links = [{span.link for span in item.spans if span.link} for item in brief.items]
    assert links == [
        {str(source.link) for source in (book(SMALLEST).sources["review-2024"],)},
        {book(SMALLEST).sources["regulator-2025"].link},
    ]


def test_where_pages_are_full_the_titles_of_sources_give_way_first_then_journals() -> None:
    cited = changed({"causes": (words("So it is.[@review-2024]"),)})
    *_, yields = found(leaflet("topics", "sources-if-room", of=cited), Yields)
    (full,) = (block for block in yields.full if isinstance(block, List))
    assert (full.marker, [item.plain for item in full.items]) == (
        "number", ["Test Review Group. A test review of hair loss. Test Journal, 2024."],
    )  # fmt: skip
    (less,) = yields.brief
    assert isinstance(less, Yields)
    in_lines = [block for block in (*less.full, *less.brief) if isinstance(block, List)]
    assert [(block.marker, block.items[0].plain) for block in in_lines] == [
        ("run-in", "Test Review Group. Test Journal, 2024."), ("run-in", "Test Review Group, 2024."),
    ]  # fmt: skip
    assert yields.step < less.step


def test_sources_of_the_same_authors_and_year_keep_where_they_were_published() -> None:
    twin = book(SMALLEST).sources["review-2024"].model_copy(update={"publisher": words("Other Journal 15:500")})
    of = changed({"causes": (words("So it is.[@review-2024][@twin]"),)}, sources={**book(SMALLEST).sources, "twin": twin})
    *_, yields = found(leaflet("topics", "sources-in-short", of=of), Yields)
    for block in (*yields.full, *yields.brief):
        assert isinstance(block, List)
        assert [item.plain for item in block.items] == ["Test Review Group. Test Journal, 2024.", "Test Review Group. Other Journal, 2024."]


def test_living_well_is_a_line_where_the_page_is_full_or_leaves_and_support_is_a_line() -> None:
    (yields,) = leaflet("living-well-if-room").sections[0].blocks
    assert isinstance(yields, Yields)
    (line,) = yields.brief
    assert isinstance(line, Yields)
    assert (yields.step, line.step, line.brief) == (6, 8, ())
    assert [text.plain for block in line.full for text in texts(block)] == ["Wear a hat in the sun."]
    assert plain(leaflet("living-well-if-room"))[1:] == ["Wear a hat in the sun."]
    assert plain(leaflet("support-in-short")) == ["More help: Test charity: charity.example"]
    with_what = tuple(each.model_copy(update={"gives": words("support")}) for each in book(SMALLEST).support)
    assert plain(leaflet("support-in-short", of=changed(support=with_what))) == ["More help: Test charity (support): charity.example"]
    assert leaflet("support-in-short", of=changed(support=())).sections == ()


def test_control_in_short_is_whole_sentences_with_dates_and_people() -> None:
    assert plain(leaflet("control-in-short")) == [
        (
            "Not issued yet. Author: nobody yet. Checked by nobody yet. "
            "Patients have not read it yet. We last looked for studies on 1 November 2026. The clinic pays for this leaflet. "
            "This leaflet does not take the place of advice from your doctor. CC BY 4.0."
        )
    ]
    (said,) = plain(leaflet("control-in-short", approval=replace(APPROVED, author="A. Nurse Jr.", patients="Ten people read it")))
    assert said.replace("\xa0", " ").startswith("Issued 22 November 2026. Review by 22 November 2028. Author")
    assert "Author: A. Nurse Jr. Checked by A doctor. Ten people read it. We last" in said
