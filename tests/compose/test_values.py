"""What fills the placeholders: the clinic's own words, its country's, counts, and medicines by name or by class."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.compose.resolve import Resolver
from generator.compose.values import NESTED, capitalised, counted, dialled, lowered, phone_number, values_of, without_full_stop
from generator.content.clinic import SomeHelpLines
from generator.content.condition import Condition
from generator.content.model import PLACEHOLDERS, Book, Medicine
from generator.content.part import OnlyIn
from generator.content.treatment import Guide
from generator.document.deck import Deck
from generator.document.plain import words as words_of
from generator.formats import FORMATS
from generator.formats.html.job import PageJob
from generator.pipeline.jobs import composed_handouts
from generator.pipeline.lost_references import problems_of
from generator.problems import errors
from generator.project import Project, read_project
from generator.text import Span, Text
from tests.compose.sections.composing import changed, deck, guide, in_country, leaflet, plain, proven, shown, words
from tests.each import rows
from tests.made import HANDOUTS, REAL, SMALLEST, book, country, planned, printed

pytestmark = pytest.mark.covered

BRITISH = re.compile(r"\bNHS\b|\bGP\b|A&E|\b999\b|\b111\b|Samaritans|116 123|\bUK\b|MHRA|NICE")


def project(of: Book) -> Project:
    """Return a book as a project with all of the project's handouts, each in its standard edition."""
    read, problems = read_project(SMALLEST, HANDOUTS, {name: form.needs for name, form in FORMATS.items()})
    assert read, problems
    editions = tuple(each for each in read.editions if not each.edition)
    return Project(counted(of), read.labels, country(of), editions, read.fonts, read.catalogue)


def test_no_medicine_can_have_the_name_of_another_placeholder() -> None:
    of = book(SMALLEST)
    others = values_of(of.model_copy(update={"medicines": {}}), country(of), "information").keys()
    assert {name for name in others if name.islower()} <= PLACEHOLDERS
    assert PLACEHOLDERS - others == country(of).absent | {f"{whose}_{what}" for whose in ("our", "other") for what in ("studies", "people")}


class TestTheClinicsOwnWords:
    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("{Agent} are given by {clinic}.", "Exosomes are given by Test Clinic."),
            ("Ask about {agent}: {phone}.", "Ask about exosomes: 020 0946 0123."),
            ("{Treatment} is for your {site}, against {treats}.", "Exosome treatment is for your scalp, against hair loss."),
            ("Write to {email}, {hours}.", "Write to hello@clinic.test, Monday to Friday, 8:30 to 17:00."),
            ("Call {emergency}, go to {hospital}, see your {doctor}.", "Call 999, go to A&E, see your GP."),
            ("Call {advice_line} or {crisis_line}.", "Call NHS 111 or Samaritans on 116 123."),
            ("{types} type, {types_without_study} without a study.", "1 type, 0 without a study."),
        ],
    )
    def test_stand_in_any_text(self, typed: str, said: str) -> None:
        assert said in plain(leaflet("topics", of=changed({"causes": (words(typed),)})))

    def test_an_address_for_mail_is_a_link(self) -> None:
        value = values_of(book(SMALLEST), country(book(SMALLEST)), "information")["email"]
        assert [(span.text, span.link) for span in value.spans] == [("hello@clinic.test", "mailto:hello@clinic.test")]

    def test_types_without_a_study_are_those_whose_level_says_so(self) -> None:
        levels = ("E0", "E1", "E2", "E3", "E4")
        small = changed({"causes": (words("{types_without_study} of {types}"),)})
        many = tuple(changed(proven(level)).conditions[0].model_copy(update={"causes": small.conditions[0].causes}) for level in levels)
        assert "2 of 5" in plain(leaflet("topics", of=small.model_copy(update={"conditions": many})))

    def test_what_is_said_of_types_without_a_study_is_left_out_where_each_has_one(self) -> None:
        points = (words("It is new."), words("For {types_without_study} of {types} types we found none."))
        small = changed(
            proven("E2"), treatment={"guide": _guide_with(points), "name": words("One.[@queen-2025] **{types_without_study}** types. Two.")}
        )
        assert [point.plain for point in counted(small).treatment.guide.key_points] == ["It is new."]
        assert counted(small).treatment.name.plain == "One. Two."
        alone = changed(proven("E2"), treatment={"guide": _guide_with(points[1:])})
        assert len(counted(alone).treatment.guide.key_points) == 1, "an empty list has no place on paper"
        untested = changed(proven("E0"), treatment={"guide": _guide_with(points)})
        assert counted(untested).treatment is untested.treatment

    def test_a_capital_is_for_the_beginning_of_a_sentence_also_where_the_value_holds_another_one(self) -> None:
        small = changed(treatment={"agent": words("{doctor}-made bubbles")})
        values = values_of(small, country(small), "information")
        assert (values["agent"].plain, values["Agent"].plain) == ("GP-made bubbles", "GP-made bubbles")
        abroad = in_country("US", small)
        assert values_of(abroad, country(abroad), "information")["Agent"].plain == "Doctor-made bubbles"

    def test_values_within_values_end_somewhere(self) -> None:
        endless = changed(treatment={"agent": words("{site}{site}"), "site": words("{agent}{agent}")})
        value = values_of(endless, country(endless), "information")["agent"]
        assert value.plain.count("{") == 2 ** (NESTED + 1)


class TestCounts:
    """`{our_people}` means something else in each condition."""

    def two(self) -> Book:
        """Return a book with two conditions, whose studies differ."""
        said = words("{our_studies} of ours, {our_people} people; {other_studies} of others, {other_people} people.")
        return changed().model_copy(update={"conditions": (self._one("first", 3, said), self._one("second", 5, said))})

    def _one(self, id_: str, studies: int, said: Text) -> Condition:
        evidence = changed().conditions[0].can_it_help.evidence
        ours = evidence.our_way.model_copy(update={"studies": studies, "people": 10 * studies})
        others = evidence.other_ways.model_copy(update={"studies": studies + 1, "people": 10 * studies + 1})
        told = proven("E2", our_way=ours, other_ways=others, headline=said, text=said)
        return changed({**told, "id": id_, "plain_name": words(id_), "what": (said,)}).conditions[0]

    def test_are_each_conditions_own_in_a_deck_about_all(self) -> None:
        slides = {slide.id: slide for slide in deck("conditions", of=self.two()).slides}
        first, second = ([note.plain for note in slides[f"evidence-{id_}"].notes.say] for id_ in ("first", "second"))
        assert first[0] == "3 of ours, 30 people; 4 of others, 31 people."
        assert second[0] == "5 of ours, 50 people; 6 of others, 51 people."
        assert "3 of ours, 30 people; 4 of others, 31 people." in [note.plain for note in slides["type-first"].notes.say]

    def test_are_each_conditions_own_in_its_leaflet(self) -> None:
        assert "3 of ours, 30 people; 4 of others, 31 people." in plain(leaflet("topics", of=self.two()))

    def test_can_not_stand_in_what_is_said_of_all_conditions(self) -> None:
        of = self.two()
        of = of.model_copy(update={"treatment": of.treatment.model_copy(update={"summary": words("{our_people} people.")})})
        found = errors(problems_of(composed_handouts(project(of)), of))
        assert {problem.message for problem in found} == {"there is no placeholder {our_people}"}

    def test_keep_the_place_where_the_text_was_written(self) -> None:
        evidence = book(SMALLEST).conditions[0].can_it_help.evidence
        assert evidence.text.plain == "One study of 20 people."
        assert evidence.text.location
        assert "{our_people}" in evidence.text.location.source


class TestTheCountry:
    def only(self, code: str, typed: str) -> Any:
        """Return words for one country."""
        return OnlyIn.model_validate({"text": typed, "only": code})

    def deciding(self, *items: Any) -> Book:
        """Return the smallest book with other things to decide by, and a note on the licence in three countries."""
        note = book(SMALLEST).treatment.licence[0]
        abroad = {"headline": words("No licence"), "short": words("None."), "text": words("None."), "points": (words("None"),)}
        notes = (note, *(note.model_copy(update={"country": code, **abroad}) for code in ("US", "EU")))
        return changed(treatment={"deciding": items, "licence": notes})

    def test_words_for_one_country_are_left_out_elsewhere(self) -> None:
        of = self.deciding(words("Take your time."), self.only("GB", "Ask the {health_service}."), self.only("EU", "Ask in Brussels."))
        assert plain(guide("deciding", of=of))[1:] == ["Take your time.", "Ask the NHS."]
        assert plain(guide("deciding", of=in_country("US", of)))[1:] == ["Take your time."]
        assert plain(guide("deciding", of=in_country("IE", of)))[1:] == ["Take your time.", "Ask in Brussels."]

    def test_a_help_line_that_a_country_does_not_have_is_a_problem_where_it_is_printed(self) -> None:
        of = in_country("US", self.deciding(words("Ask the {health_service}.")))
        found = errors(problems_of(composed_handouts(project(of)), of))
        assert [problem.message for problem in found] == ["{health_service} has no words in the clinic's country"]
        left_out = in_country("US", self.deciding(words("Take your time."), self.only("GB", "Ask the {health_service}.")))
        assert errors(problems_of(composed_handouts(project(left_out)), left_out)) == ()

    def test_the_clinics_own_line_stands_in_place_of_its_countrys(self) -> None:
        clinic = book(SMALLEST).clinic
        own = SomeHelpLines.model_validate({"doctor": "family doctor"})
        of = changed({"causes": (words("See your {doctor} or {hospital}."),)}, clinic=clinic.model_copy(update={"help_lines": own}))
        assert "See your family doctor or A&E." in plain(leaflet("topics", of=of))

    def test_support_of_another_country_is_left_out(self) -> None:
        charity = book(SMALLEST).support[0]
        of = changed(support=(charity, charity.model_copy(update={"name": words("Elsewhere"), "only": "US"})))
        assert "Elsewhere" not in " ".join(plain(guide("support", of=of)))
        assert "Elsewhere" in " ".join(plain(guide("support", of=in_country("US", of))))
        assert guide("support", of=changed(support=(charity.model_copy(update={"only": "US"}),))).sections == ()

    def test_a_clinic_elsewhere_prints_no_british_institution_anywhere(self) -> None:
        of = self.deciding(words("Take your time."), self.only("GB", "Ask the {health_service}."))
        for code, its_own in (("US", "911"), ("IE", "112 or 999")):
            abroad = in_country(code, of)
            for handout in composed_handouts(project(abroad)):
                said = "\n".join(words_of(handout.words)).replace(its_own, "")
                assert code == "IE" or not BRITISH.search(said), (handout.words.title, BRITISH.findall(said))
                assert "NHS" not in said
        assert any(BRITISH.search("\n".join(words_of(handout.words))) for handout in composed_handouts(project(of)))


class TestMedicines:
    """Handouts that anybody may take or see print the class of a medicine, those given in a consultation its name."""

    def naming(self) -> Book:
        """Return a book that names a medicine in a text, at the beginning of one, and in the title of a source."""
        drug = Medicine.model_validate({"name": "finasteride", "class": "a tablet for hair loss", "status": {"GB": "prescription"}})
        source = book(SMALLEST).sources["review-2024"].model_copy(update={"authors": None, "title": words("A trial of {finasteride}")})
        said = (words("{Finasteride} may help.[@review-2024] So ask about {finasteride}."),)
        return changed(
            {"causes": said},
            treatment={"what": said, "slides": (book(SMALLEST).treatment.slides[0].model_copy(update={"points": said}),), "drawing": None},
            medicines={"finasteride": drug},
            sources={**book(SMALLEST).sources, "review-2024": source},
        )

    def test_are_named_in_a_consultation(self) -> None:
        said = plain(leaflet("topics", "sources", of=self.naming()))
        assert "Finasteride may help. [1] So ask about finasteride." in said
        assert "A trial of finasteride. Test Journal, 2024." in said

    def test_are_named_by_their_class_for_the_public_in_titles_of_sources_too(self) -> None:
        for public in (
            leaflet("topics", "sources", of=self.naming(), profile="promotion"),
            leaflet("topics", of=self.naming(), profile="promotion"),
        ):
            said = plain(public)
            assert "A tablet for hair loss may help. [1] So ask about a tablet for hair loss." in said
            assert any("A trial of a tablet for hair loss" in line for line in said)
            assert "inasteride" not in " ".join(said)

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("The drug ({finasteride}) helps.", "The drug helps."),
            ("Ask about the drug ({finasteride}).", "Ask about the drug."),
            ("The drug\u00a0({Finasteride}), a tablet, helps.", "The drug, a tablet, helps."),
            ("The **drug** (**{finasteride}**)[@review-2024] helps.", "The drug helps."),
            ("({finasteride}) Some ask.", "Some ask."),
            ("Two drugs ({finasteride}, {minoxidil}) help.", "Two drugs help."),
            ("One (such as {finasteride}) helps.", "One (such as a tablet for hair loss) helps."),
            ("One ({phone}, {finasteride}) helps.", "One (020 0946 0123, a tablet for hair loss) helps."),
            ("Call us ({phone}).", "Call us (020 0946 0123)."),
        ],
    )
    def test_alone_in_brackets_are_left_out_for_the_public(self, typed: str, said: str) -> None:
        liquid = Medicine.model_validate({"name": "minoxidil", "class": "a liquid", "status": {"GB": "shop"}})
        of = self.naming().model_copy(update={"medicines": {**self.naming().medicines, "minoxidil": liquid}})
        assert printed(words(typed), of, "promotion") == said
        in_full = printed(words(typed), of).casefold()
        assert "({" not in in_full
        assert ("finasteride" in typed.casefold()) == ("finasteride" in in_full)

    def test_what_is_for_the_public_has_no_class_alone_in_brackets(self) -> None:
        public = [job.document for job in planned(REAL).jobs if isinstance(job, PageJob) and job.handout == "leaflet"]
        said = "\n".join(line for document in public for line in words_of(document))
        assert "The antibiotic can cause sunburn." in said
        assert [each.kind.plain for each in book().medicines.values() if f"({each.kind.plain})" in said] == []

    def test_a_name_in_brackets_that_is_no_medicine_is_told_as_any_other(self) -> None:
        resolver = Resolver({}, values_of(self.naming(), country(self.naming()), "promotion"))
        resolver.text(words("The drug ({finastride}) helps."))
        (problem,) = resolver.problems
        assert (problem.code, problem.hint) == ("M065", "did you mean 'finasteride'?")

    def test_are_not_named_on_a_screen_not_even_in_its_notes(self) -> None:
        composed = composed_handouts(project(self.naming()))
        (screen,) = [each.words for each in composed if isinstance(each.words, Deck) and each.words.pace]
        said = "\n".join([*words_of(screen), screen.keywords, screen.title, *(line for slide in screen.slides for line in shown(slide))])
        assert "tablet for hair loss" in said
        assert "inasteride" not in said

    def test_each_handout_says_whom_it_is_for(self) -> None:
        profiles = {each.kind: each.handout.profile for each in project(book(SMALLEST)).editions}
        assert profiles == {
            **dict.fromkeys(("leaflet", "summary", "guide", "aftercare", "deck", "consultation"), "information"),
            **dict.fromkeys(("waiting-room", "web"), "promotion"),
        }


@rows(("typed", "said"), [("exosomes", "Exosomes"), ("**a** b", "A b"), ("", ""), ("éclair", "Éclair")])
def test_a_text_can_begin_a_sentence(typed: str, said: str) -> None:
    text = words(typed) if typed else Text(())
    assert capitalised(text).plain == said
    assert [span.strong for span in capitalised(text).spans] == [span.strong for span in text.spans]


@rows(("typed", "said"), [("Swollen face", "swollen face"), ("MRI scan", "MRI scan"), ("A scalp", "a scalp"), ("I", "i")])
def test_a_text_can_go_on_after_a_colon(typed: str, said: str) -> None:
    assert lowered(words(typed)).plain == said


def test_a_full_stop_at_the_end_can_be_left_out() -> None:
    assert without_full_stop(words("It is **so.**")).plain == "It is so"
    assert without_full_stop(Text(())).plain == ""


def test_a_number_of_a_source_in_a_value_is_printed_wherever_it_stands() -> None:
    cited = Text((Span("exosomes"), Span("", cite="review-2024")))
    of = changed({"causes": (words("Ask about {agent}."),)}, treatment={"agent": cited})
    assert "Ask about exosomes [1]." in plain(leaflet("topics", of=of))
    (slide,) = [slide for slide in deck("about-treatment", of=_said_of(of)).slides if slide.id == "agent"]
    assert "Ask about exosomes [1]." in [note.plain for note in slide.notes.say]
    assert slide.notes.sources
    assert slide.notes.sources.plain == "Source: Test Review Group (2024) [1]."


def _said_of(of: Book) -> Book:
    return of.model_copy(update={"treatment": of.treatment.model_copy(update={"what": (words("Ask about {agent}."),)})})


def test_a_text_is_told_as_it_is_printed() -> None:
    assert printed(words("Call {emergency}.[@review-2024]"), book(SMALLEST)) == "Call 999."


class TestNumbersToCall:
    def test_are_links_on_a_phone_whatever_words_stand_beside_them(self) -> None:
        of = book(SMALLEST)
        values = dialled(values_of(of, country(of), "information"), country(of))
        links = {
            name: [(span.text, span.link) for span in values[name].spans if span.link] for name in ("emergency", "crisis_line", "phone")
        }
        assert links == {
            "emergency": [("999", "tel:999")],
            "crisis_line": [("116 123", "tel:116123")],
            "phone": [("020 0946 0123", "tel:+442009460123")],
        }
        assert values["Crisis_line"].plain == values["crisis_line"].plain == "Samaritans on 116 123"
        assert not any(span.link for span in values["hospital"].spans)

    @pytest.mark.parametrize(
        ("typed", "linked"),
        [
            ("020 0946 0123 ext 5", [("020 0946 0123 ext 5", "tel:+442009460123;ext=5")]),
            ("Call 020 0946 0123, then press 2", [("020 0946 0123", "tel:+442009460123")]),
            ("Call 020 0946 0123 (ext. 5) or ask", [("020 0946 0123 (ext. 5)", "tel:+442009460123;ext=5")]),
            ("ask at the desk", []),
        ],
    )
    def test_in_the_clinics_own_words_are_so_too(self, typed: str, linked: list[tuple[str, str]]) -> None:
        small = book(SMALLEST)
        of = small.model_copy(update={"clinic": small.clinic.model_copy(update={"phone": words(typed)})})
        shown = phone_number(of, country(of))
        assert shown.plain == typed
        assert [(span.text, span.link) for span in shown.spans if span.link] == linked
        filled = dialled(values_of(of, country(of), "information"), country(of))["phone"]
        assert [(span.text, span.link) for span in filled.spans if span.link] == linked


def _guide_with(points: tuple[Text, ...]) -> Guide:
    return book(SMALLEST).treatment.guide.model_copy(update={"key_points": points})
