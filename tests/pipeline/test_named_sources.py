"""Whoever holds a handout can find the sources of what it says: it names them, or says where they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.compose.registry import KINDS, kinds_told
from generator.content.grounds import grounds_of
from generator.content.inline import parse_inline
from generator.formats import FORMATS
from generator.pipeline.jobs import Signed, _CachedComposer
from generator.pipeline.named_sources import Sources
from generator.pipeline.planned_files import files_of
from generator.problems import Location, Problem
from generator.project import PlannedEdition, Project, read_project
from generator.review.approvals.register import Register
from generator.text import Span, Text
from tests.compose.sections.composing import changed, leaflet, plain, words
from tests.made import HANDOUTS, REAL, SMALLEST, book

pytestmark = pytest.mark.covered

SHORT = {  # what has no room for all of its sources: the leaflet names them in another section, a sheet leads to the leaflet
    "answer",
    "finding-in-short",
    "options-in-short",
    "options-in-two-columns",
    "what-choices-ask-if-room",
    "who-should-not-in-short",
}


@pytest.fixture(scope="module")
def project() -> Project:
    read, problems = read_project(REAL, HANDOUTS, {name: form.needs for name, form in FORMATS.items()})
    assert read, problems
    return read


@pytest.fixture(scope="module")
def composer(project: Project) -> _CachedComposer:
    """Return what composes the project's words, each once for all tests."""
    return _CachedComposer(project, Signed(Register(), date.min))


def told(composer: _CachedComposer, *editions: PlannedEdition) -> list[Problem]:
    wanted = (each for planned in editions for each in files_of(planned, composer._project.book))
    return list(composer.unnamed_sources(wanted))


def planned(project: Project, kind: str, edition: str = "") -> PlannedEdition:
    return next(each for each in project.editions if (each.kind, each.edition) == (kind, edition))


def with_sections(edition: PlannedEdition, *kinds: str) -> PlannedEdition:
    return replace(edition, handout=edition.handout.model_copy(update={"sections": kinds}), whole=None)  # its other editions say the same


def test_each_of_our_handouts_and_editions_names_its_sources_or_leads_to_them(project: Project, composer: _CachedComposer) -> None:
    assert {(each.kind, each.edition) for each in project.editions} > {("summary", "tri-fold"), ("aftercare", ""), ("waiting-room", "")}
    assert told(composer, *project.editions) == []


def test_every_kind_of_section_names_them_in_a_document_without_a_list_but_the_short_ones(
    project: Project, composer: _CachedComposer
) -> None:
    edition = planned(project, "leaflet")
    kinds = {kind for kind, each in kinds_told("blocks").items() if not each.title}
    found = {kind for kind in kinds if told(composer, with_sections(edition, "masthead", kind))}
    assert found == SHORT


def test_every_kind_of_slide_names_them_in_its_notes(project: Project, composer: _CachedComposer) -> None:
    edition = planned(project, "consultation")
    assert {kind for kind in kinds_told("slides") if told(composer, with_sections(edition, kind))} == set()


def test_on_a_screen_where_nobody_reads_notes_the_last_slide_has_to_say_where_they_are(project: Project, composer: _CachedComposer) -> None:
    edition = planned(project, "waiting-room")
    (problem,) = told(composer, with_sections(edition, "licence-on-screen"))
    assert problem.code == "N08b"
    assert problem.hint == "add  - leaflets-on-screen  which says where all sources are"
    assert told(composer, with_sections(edition, "licence-on-screen", "leaflets-on-screen")) == []


def test_where_a_kind_leads_to_them_its_words_say_so() -> None:
    leading = {kind for kind, each in KINDS.items() if each.leads_to_sources}
    assert leading == {"full-leaflet", "contact-band-in-short", "leaflets-on-screen"}
    for kind in ("full-leaflet", "contact-band-in-short"):
        assert "All harms and sources: clinic.test/hair/test-hair-loss" in plain(leaflet(kind))


SHEET = ["- finding-in-short", "- options-in-short"]
PANELS = [
    "- finding-in-short",
    "- options-in-two-columns",
    "- what-choices-ask-if-room     # where choices are few",
    "- who-should-not-in-short",
]


@pytest.mark.parametrize(("edition", "sections"), [("", SHEET), ("grey", SHEET), ("tri-fold", PANELS), ("tri-fold-press", PANELS)])
def test_a_sheet_that_no_longer_leads_to_the_leaflet_is_an_error_at_the_section_in_its_plan(
    project: Project, composer: _CachedComposer, edition: str, sections: list[str]
) -> None:
    sheet = planned(project, "summary", edition)
    kinds = tuple(kind for kind in sheet.handout.kinds if not KINDS[kind].leads_to_sources)
    problems = list(dict.fromkeys(told(composer, with_sections(sheet, *kinds))))
    places = [p.location for p in problems if p.location]
    assert [place.source.strip() for place in places] == sections
    begins = sheet.tree.key_location(("editions", "tri-fold")).line
    assert {place.line > begins for place in places} == {edition.startswith("tri-fold")}
    form = f"the edition '{edition}'" if edition else "this handout"
    assert {p.message for p in problems} == {f"{form} prints what sources say, but neither names them nor says where they are"}


def test_a_text_rests_on_what_it_cites_and_on_the_sources_of_the_part_it_is_in() -> None:
    small = book(SMALLEST)
    option = next(each for each in small.conditions[0].options if each.kind == "ours")
    rests, none = Sources(grounds_of(small)), frozenset[str]()
    assert rests.lacking(option.benefit, none) == set(option.sources)
    assert rests.lacking(option.benefit, frozenset(option.sources)) == none
    assert rests.lacking(small.questions[0].text, none) == none
    place = Location("content.yaml", 7, 9)
    cited = Text(parse_inline("So it is. [@regulator-2025]").spans, place)
    rests = Sources(grounds_of(changed({"causes": (cited,)})))
    for printed in (cited, (Text((Span("So it is.", location=place),)),), {"content": cited}):
        assert rests.lacking(printed, none) == {"regulator-2025"}


def test_a_name_needs_one_of_the_sources_of_what_it_names() -> None:
    condition = book(SMALLEST).conditions[0]
    option = condition.options[-1].model_copy(update={"sources": ("review-2024", "regulator-2025")})
    rests = Sources(grounds_of(changed({"options": (*condition.options[:-1], option)})))
    one = frozenset({"review-2024"})
    assert rests.lacking(option.name, one) == set()
    assert rests.lacking(option.name, frozenset()) == set(option.sources)
    assert rests.lacking(option.harm, one) == {"regulator-2025"}


def test_a_reference_in_the_title_of_a_source_is_not_lost_without_a_word() -> None:
    small = book(SMALLEST)
    titled = small.sources["review-2024"].model_copy(update={"title": words("A review [@regulator-2025]"), "authors": None})
    of = changed({"what": (words("So it is. [@review-2024]"),)}, sources={**small.sources, "review-2024": titled})
    assert "[2]" not in " ".join(plain(leaflet("topics", "sources", of=of)))
