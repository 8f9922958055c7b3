"""The digest of a handout's words: any word that is printed counts, in any edition; no look and no telephone number does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.approval import OF_APPROVAL
from generator.document.printed import digest_of, script
from generator.formats import FORMATS
from generator.pipeline.subjects import Subjects, SubjectWords
from generator.project import Project, read_project
from generator.text import Span, Text
from tests.made import HANDOUTS, SMALLEST

pytestmark = pytest.mark.covered

DETAILS = ("name", "service", "phone", "hours")


@cache
def project() -> Project:
    read, problems = read_project(SMALLEST, HANDOUTS, {name: form.needs for name, form in FORMATS.items()})
    assert read, problems
    return read


def subjects(of: Project) -> dict[str, SubjectWords]:
    found = Subjects(of)
    for planned in of.editions:
        for condition in of.book.conditions if planned.handout.about == "condition" else (None,):
            found.of(planned, condition)
    return {each.subject.handout: each for each in found.known}


@cache
def now() -> dict[str, SubjectWords]:
    return subjects(project())


def words(of: Project) -> dict[str, str]:
    return {name: each.subject.words for name, each in subjects(of).items()}


def with_clinic(**changes: Any) -> Project:
    clinic = project().book.clinic.model_copy(update=changes)
    return replace(project(), book=project().book.model_copy(update={"clinic": clinic}))


@settings(deadline=None, max_examples=8)
@given(st.sampled_from(DETAILS), st.text("abcdefgh 0123456789", min_size=1, max_size=20).filter(str.strip))
def test_a_change_of_the_clinics_details_changes_no_digest(name: str, other: str) -> None:
    changed = replace(with_clinic(**{name: Text.of(other)}), editions=project().editions[:1])
    ((handout, digest),) = words(changed).items()
    assert digest == now()[handout].subject.words


def test_no_look_changes_a_digest() -> None:
    looks = [planned.theme for planned in project().editions]
    papers = [planned.paper for planned in project().editions]
    turned = [replace(p, theme=t, paper=s) for p, t, s in zip(project().editions, reversed(looks), reversed(papers), strict=True)]
    assert words(replace(project(), editions=tuple(turned))) == {name: each.subject.words for name, each in now().items()}


def test_editions_that_are_not_made_count_so_that_one_can_be_switched_off() -> None:
    standard = tuple(planned for planned in project().editions if not planned.edition)
    assert words(replace(project(), editions=standard)).items() <= {name: each.subject.words for name, each in now().items()}.items()
    of_paper = {name for name in now() if not name.endswith("-public")}
    given = tuple(planned for planned in project().editions if "web" not in planned.edition)
    assert words(replace(project(), editions=given)) == {name: now()[name].subject.words for name in of_paper}


def test_what_is_printed_of_an_approval_is_no_part_of_the_words() -> None:
    for each in now().values():
        assert "Draft" not in each.script
        assert {"⟨status⟩", "⟨version⟩"} & set(each.script.split())


def test_help_lines_product_cost_and_who_treats_are_facts_apart() -> None:
    facts = {each.subject.facts for each in now().values()}
    priced = with_clinic(cost=Text.of("100 pounds in all"))
    other = {each.subject.facts for each in subjects(priced).values()}
    assert (len(facts), len(other), facts & other) == (1, 1, set())


@settings(deadline=None)
@given(st.data())
def test_any_change_of_a_visible_word_changes_the_digest(data: st.DataObject) -> None:
    each = now()[data.draw(st.sampled_from(sorted(now())))]
    n = data.draw(st.integers(0, len(each.versions) - 1))
    k = data.draw(st.integers(0, len(each.versions[n]) - 1))
    passage = each.versions[n][k]
    at = data.draw(st.integers(0, len(passage.words)))
    letter = data.draw(st.sampled_from("abcXYZ019.,-–é"))
    other = passage.words[:at] + letter + passage.words[at:]
    versions = [list(version) for version in each.versions]
    versions[n][k] = replace(passage, words=other)
    assert digest_of(script(versions)) != each.subject.words


@settings(deadline=None, max_examples=8)
@given(st.data())
def test_every_text_of_the_book_that_is_printed_counts(data: st.DataObject) -> None:
    condition = project().book.conditions[0]
    name = data.draw(st.sampled_from(["plain_name", "medical_name", "main_point"]))
    before: Text = getattr(condition, name)
    letter = data.draw(st.sampled_from("abcxyz"))
    changed = condition.model_copy(update={name: Text((*before.spans, Span(letter)), before.location)})
    leaflet = next(planned for planned in project().editions if planned.kind == "leaflet")
    book = project().book.model_copy(update={"conditions": (changed,)})
    found = Subjects(replace(project(), book=book)).of(leaflet, changed)
    assert found.subject.words != now()[found.subject.handout].subject.words


def test_what_is_put_together_from_parts_is_what_is_said_passage_by_passage() -> None:
    for each in now().values():
        assert each.script == script(each.versions)
        assert digest_of(each.script) == each.subject.words
        every = {passage.words: passage for version in reversed(each.versions) for passage in reversed(version)}
        assert each.passages == tuple(passage for passage in every.values() if passage.words not in OF_APPROVAL)[::-1]
        assert next(said.words for said in each.versions[0]) == each.title
        by_length = [(-sum(len(said.words) for said in version), [said.words for said in version]) for version in each.versions]
        assert by_length == sorted(by_length)


def test_labels_and_alternative_texts_count() -> None:
    labels = project().labels
    heading = {**labels.texts, "leaflet_subtitle": Text.of("{name}: a leaflet")}
    changed = words(replace(project(), labels=replace(labels, texts=heading)))
    assert changed["leaflet-test-hair-loss"] != now()["leaflet-test-hair-loss"].subject.words
    assert changed["aftercare"] == now()["aftercare"].subject.words
    said = [passage.words for version in now()["leaflet-test-hair-loss"].versions for passage in version]
    assert any(". Drawing of a head" in words for words in said)


def test_one_more_source_changes_no_sentence_that_does_not_name_it() -> None:
    cited = [passage.words for passage in now()["leaflet-test-hair-loss"].passages if "[review-2024]" in passage.words]
    assert cited
    assert not any(words.endswith("[1]") for words in cited)
