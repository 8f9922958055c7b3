"""An edition may be like another, and may have an order of sections of its own."""

from __future__ import annotations

from typing import Any

import pytest

from generator.compose.handout import Handout
from tests.conftest import Project
from tests.project.test_project import leaflets, plan, shown

pytestmark = pytest.mark.covered

PLAN = {
    "format": "pdf", "about": "condition", "profile": "information", "file": "leaflet-{id}", "paper": "a4", "theme": "standard",
    "pages": {"most": 4, "multiple-of": 2}, "leave-out": ["support"], "sections": ["masthead", "lead", "support", "seek-help"],
}  # fmt: skip


def forms(**editions: Any) -> dict[str, Handout]:
    """Return the editions of a plan by name."""
    return dict(Handout.model_validate({**PLAN, "editions": editions}).forms())


def test_an_edition_takes_what_it_does_not_say_from_the_one_it_is_like() -> None:
    large = {"theme": "large-print", "paper": "a4-one-column", "pages": {"most": 20}, "leave-out": []}
    made = forms(large=large, letter={"like": "large", "paper": "letter-one-column"})
    assert made["letter"] == made["large"].model_copy(update={"paper": "letter-one-column"})
    assert (made["large"].theme, made["large"].sections) == ("large-print", ("masthead", "lead", "support", "seek-help"))


def test_its_own_keys_come_first_even_where_they_say_nothing_is_left_out() -> None:
    made = forms(short={"leave-out": ["lead"]}, whole={"like": "short", "leave-out": []})
    assert made[""].sections == ("masthead", "lead", "seek-help")
    assert made["short"].sections == ("masthead", "support", "seek-help")
    assert made["whole"].sections == ("masthead", "lead", "support", "seek-help")


def test_an_order_of_its_own_is_that_of_the_editions_like_it_and_of_no_others() -> None:
    order = ["masthead", "seek-help", "lead", "contact-band"]
    made = forms(booklet={"sections": order}, folded={"like": "booklet", "paper": "a5-imposed"}, grey={"theme": "grey"})
    assert made["booklet"].sections == made["folded"].sections == tuple(order)
    assert made["grey"].sections == made[""].sections == ("masthead", "lead", "seek-help")


def test_what_an_edition_leaves_out_is_left_out_of_its_own_order() -> None:
    made = forms(booklet={"sections": ["masthead", "support", "seek-help"], "leave-out": ["seek-help"]})
    assert made["booklet"].sections == ("masthead", "support")
    assert forms(booklet={"sections": ["masthead", "support", "seek-help"]})["booklet"].sections == ("masthead", "seek-help")


def test_an_edition_may_be_like_one_that_is_not_made() -> None:
    made = forms(large={"make": False, "theme": "large-print"}, letter={"like": "large", "paper": "letter"})
    assert made.keys() == {"", "letter"}
    assert (made["letter"].theme, made["letter"].paper) == ("large-print", "letter")


def test_a_section_that_only_an_edition_has_is_a_section_of_the_handout() -> None:
    handout = Handout.model_validate({**PLAN, "editions": {"booklet": {"sections": ["masthead", "seek-help", "contact-band"]}}})
    assert handout.kinds == ("masthead", "lead", "support", "seek-help", "contact-band")


def add(project: Project, editions: str) -> None:
    """Write editions below the leaflet's plan."""
    file = project.folder / "handouts/leaflet.yaml"
    file.write_text(f"{file.read_text()}editions:\n{editions}\n")


def test_its_files_have_the_sections_in_its_own_order(clinic: Project) -> None:
    add(clinic, "  turned: {sections: [masthead, seek-help, do-now]}\n  again: {like: turned, theme: plain}")
    orders = {job.edition: [section.id for section in job.document.sections] for job in leaflets()}
    assert orders["turned"][:3] == orders["again"][:3] == ["masthead", "seek-help", "do-now"]
    assert orders[""][:2] == ["masthead", "do-now"]


@pytest.mark.parametrize(
    ("editions", "problem"),
    [
        (
            "  a: {sections: [masthead, suport]}",
            ":16:28  H001  there is no section 'suport' for pdf | did you mean 'support' or 'support-if-room' or 'support-in-short'?",
        ),
        ("  a: {sections: [masthead, causes]}", ":16:28  H001  there is no section 'causes' for pdf | it is called 'topics' now"),
        ("  a: {sections: [lead, masthead]}", ":16:7  H014  a leaflet needs 'masthead' as its first section: it holds the title | write"),
        ("  a: {sections: [masthead, lead, lead]}", ":16:34  H010  the section 'lead' is listed twice | take one of them out"),
        ("  a: {like: b}", ":16:13  H024  there is no edition 'b' to be like | take this out: there is no other edition"),
        ("  grey: {theme: plain}\n  a: {like: gray}", ":17:13  H024  there is no edition 'gray' to be like | did you mean 'grey'?"),
        ("  a: {like: a}", ":16:13  H024  an edition can't be like itself | name another one, or take this out"),
        (
            "  grey: {theme: plain}\n  b: {like: grey}\n  a: {like: b}",
            ":18:13  H024  the edition 'b' is itself like another | write, for example:  like: grey",
        ),
    ],
)
def test_a_mistake_in_it_is_shown_where_it_is(clinic: Project, editions: str, problem: str) -> None:
    add(clinic, editions)
    (found,) = shown()
    assert found.startswith(f"handouts/leaflet.yaml{problem}")
    assert plan().jobs == ()


def test_two_that_are_like_each_other_are_both_told(clinic: Project) -> None:
    add(clinic, "  grey: {theme: plain}\n  a: {like: b}\n  b: {like: a}")
    assert [line.split(" | ")[0] for line in shown()] == [
        "handouts/leaflet.yaml:17:13  H024  the edition 'b' is itself like another",
        "handouts/leaflet.yaml:18:13  H024  the edition 'a' is itself like another",
    ]


def test_sections_in_another_order_take_each_others_places_and_the_rest_keep_theirs() -> None:
    sections = ["masthead", "lead", "seek-help", "questions", "contact-band"]
    orders = [["contact-band", "lead"], ["questions", "sources", "seek-help", "questions"]]  # one is named twice, one is left out
    made = forms(large={"sections": sections, "other-orders": orders}, letter={"like": "large", "paper": "letter"})
    others = [list(other.sections) for other in made["large"].in_other_orders()]
    assert others == [
        ["masthead", "contact-band", "seek-help", "questions", "lead"],
        ["masthead", "lead", "questions", "seek-help", "contact-band"],
    ]
    assert [list(other.sections) for other in made["letter"].in_other_orders()] == others
    assert made[""].in_other_orders() == ()


def test_a_longer_form_has_its_own_pages_and_sections_but_what_is_left_out() -> None:
    longer = {"pages": {"most": 8}, "sections": ["masthead", "seek-help", "support", "contact-band"]}
    made = forms(letter={"paper": "letter", "longer": longer}, web={"like": "letter", "leave-out": ["seek-help"]})
    own, like, none = (made[name].in_longer_form() for name in ("letter", "web", ""))
    assert own
    assert like
    assert (own.paper, own.sections) == ("letter", ("masthead", "seek-help", "contact-band"))
    assert own.pages
    assert own.pages.most == 8
    assert like.sections == ("masthead", "support", "contact-band")
    assert none is None
    assert own.in_longer_form() is None


def test_where_a_usual_number_of_pages_is_given_the_longer_form_has_as_many_as_there_may_be_if_these_are_more() -> None:
    longer = {"pages": {"most": 8, "multiple-of": 2}, "sections": ["masthead", "support"]}
    usual = {most: {"usual": 4, "most": most, "multiple-of": 2} for most in (4, 6)}
    made = forms(
        four={"pages": usual[4], "longer": longer},
        six={"pages": usual[6], "longer": longer},
        own={"like": "six", "sections": ["masthead", "contact-band"]},
    )
    allowed = {name: made[name].in_longer_form() for name in ("four", "six", "own")}
    assert {name: each and each.pages and each.pages.most for name, each in allowed.items()} == {"four": None, "six": 6, "own": None}
    assert made["four"].orders != made["six"].orders


def test_editions_that_differ_in_their_longer_form_alone_are_told_apart() -> None:
    longer = [{"pages": {"most": most}, "sections": ["masthead", "lead"]} for most in (6, 8)]
    made = forms(one={"longer": longer[0]}, same={"like": "one", "theme": "grey"}, other={"longer": longer[1]})
    assert made["one"].orders == made["same"].orders
    assert len({made[name].orders for name in ("", "one", "other")}) == 3
