"""A section that was composed before holds in a context of which it would read the same, and in no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import cast

import pytest

from generator.compose import makings
from generator.compose.context import Context
from generator.compose.known_sections import ALIKE, IN_ONE_BUILD, KnownSections
from generator.compose.reads import Asked, Reads
from generator.content.labels import Labels
from generator.content.model import Book
from generator.formats.pptx.job import DeckJob
from generator.pipeline.jobs import Planner, make_plan
from generator.problems import Location, errors
from generator.text import Text
from generator.trees import parts_of
from tests import made
from tests.conftest import Project
from tests.each import rows
from tests.odd_clinics import neighbours

pytestmark = pytest.mark.covered


def context(book: Book | None = None) -> Context:
    of = book or made.book(made.SMALLEST)
    return Context(of, made.labels(), made.country(of), "condition", "information", "X", of.conditions[0])


def with_condition(**changed: object) -> Context:
    """Return the context of a Book whose first condition has other values."""
    of = made.book(made.SMALLEST)
    first, *others = of.conditions
    return context(of.model_copy(update={"conditions": (first.model_copy(update=changed), *others)}))


def names(given: Context) -> tuple[str, ...]:
    """Return a condition's name, and those of its options: what a section might read."""
    return (given.subject.plain_name.plain, *(option.name.plain for option in given.subject.options))


def moved(text: Text) -> Text:
    return Text(text.spans, Location("content.yaml", 999, 1))


@rows(
    ("other", "holds"),
    [
        (context, True),
        (lambda: with_condition(main_point=Text.of("Something else")), True),
        (lambda: with_condition(plain_name=Text.of("Another name")), False),
        (lambda: with_condition(plain_name=moved(made.book(made.SMALLEST).conditions[0].plain_name)), False),
        (lambda: with_condition(options=made.book(made.SMALLEST).conditions[0].options[:-1]), False),
        (lambda: replace(context(), condition=None), False),
    ],
)
def test_it_holds_where_all_that_was_read_is_the_same(other: Callable[[], Context], holds: bool) -> None:
    reads = Reads()
    assert names(reads.of(context())) == names(context())
    assert reads.hold(other()) is holds


def test_what_is_asked_of_the_same_object_is_asked_once_and_of_another_again() -> None:
    asked: list[str] = []

    class Counting(dict[str, str]):
        def __getitem__(self, key: str) -> str:
            asked.append(key)
            return super().__getitem__(key)

    def read(given: Context) -> str:
        return cast("Mapping[str, str]", given.pictures)["one"]

    one, other = Counting(one="1"), Counting(one="1")
    reads = Reads()
    read(reads.of(replace(context(), pictures=one)))  # type: ignore[arg-type]  # any mapping will do
    asked.clear()
    assert reads.hold(replace(context(), pictures=one))  # type: ignore[arg-type]
    assert asked == []
    assert reads.hold(replace(context(), pictures=other))  # type: ignore[arg-type]
    assert asked == ["one"]
    assert reads.hold(replace(context(), pictures=other))  # type: ignore[arg-type]
    assert asked == ["one"]
    assert not reads.hold(replace(context(), pictures=Counting(one="2")))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("read", "holds"),
    [
        (lambda labels: labels["leaflet_title"], False),
        (lambda labels: labels.say("leaflet_title", name=Text.of("Hair loss")), False),
        (lambda labels: labels.plain("leaflet_title"), False),
        (lambda labels: labels["contents"], True),
        (lambda labels: labels.values["agent"], True),
        (lambda labels: labels.values["service"], False),
        (lambda labels: "site" in labels.values, False),
        (lambda labels: labels.values.get("phone"), False),
    ],
)
def test_of_labels_and_words_by_name_those_are_asked_that_may_be_others(read: Callable[[Labels], object], holds: bool) -> None:
    agent, texts = Text.of("our product"), {"leaflet_title": Text.of("{service}: {name}"), "contents": Text.of("Contents of {agent}")}
    values = [{"agent": agent, "service": Text.of("One"), "site": agent}, {"agent": agent, "service": Text.of("Two"), "phone": agent}]
    one, other = (replace(context(), labels=Labels("en", texts, values=own)) for own in values)
    reads = Reads()
    read(reads.of(one).labels)
    assert reads.hold(other) is holds
    assert reads.hold(replace(one))


def test_a_label_in_another_catalogue_is_asked_for_again() -> None:
    one, same, other = (
        replace(context(), labels=Labels("en", {"contents": Text.of(words)})) for words in ("Contents", "Contents", "Inside")
    )
    reads = Reads()
    assert reads.of(one).labels["contents"] == Text.of("Contents")
    assert reads.hold(same)
    assert not reads.hold(other)


def test_a_label_that_is_missing_is_asked_for_each_time() -> None:
    def read(given: Context) -> Text:
        return given.labels["no_such_label"]

    first, second, third = (replace(context(), labels=replace(made.labels(), lacked=set(), values={})) for _ in range(3))
    reads = Reads()
    read(reads.of(first))
    assert reads.hold(second)
    assert reads.hold(third)
    assert first.labels.lacked == second.labels.lacked == third.labels.lacked == {"no_such_label"}


def test_what_is_remembered_is_made_once_and_little_of_it_is_kept() -> None:
    seen: list[Context] = []

    def make(given: Context) -> tuple[str, ...]:
        seen.append(given)
        return names(given)

    known: KnownSections[tuple[str, ...]] = KnownSections()
    for _ in range(IN_ONE_BUILD):
        known.of("names", context(), make)
    seen.clear()
    for number in range(ALIKE + 1):
        of = with_condition(plain_name=Text.of(f"Name {number}"))
        assert known.of("names", of, make) == known.of("names", of, make) == names(of)
    assert len(seen) == ALIKE + 1
    known.of("names", with_condition(plain_name=Text.of("Name 0")), make)
    assert len(seen) == ALIKE + 2


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nothing known of sections and slides: after contexts that never come again, only one of many is written down."""
    for name in ("_SECTIONS", "_AROUND", "_SLIDES", "_FILLED", "_NAMING"):
        monkeypatch.setattr(makings, name, KnownSections())


@pytest.mark.usefixtures("nothing_known")
def test_no_section_holds_what_only_stands_in_for_its_context() -> None:
    for _ in range(IN_ONE_BUILD + 1):
        make_plan(made.SMALLEST, made.HANDOUTS, judge=False)
    waiting: list[object] = [
        filled.part for known, _ in makings._SECTIONS._known._known.values() for _, sections in known.made for filled in sections
    ]
    assert waiting
    while waiting:
        part = waiting.pop()
        assert type(part) is not Asked
        waiting += parts_of(part)


@pytest.mark.usefixtures("nothing_known")
def test_slides_that_name_no_clinic_are_the_very_same_for_the_next_one(project: Project) -> None:
    """What is known of a slide by its identity then need not be found again: what it says, rests on and looks like in a file."""
    clinics = tuple(neighbours())
    for each in clinics:
        each.write(project)
    planner = Planner(project.content, project.folder / "handouts")
    for _ in range(IN_ONE_BUILD + 1):
        one, other = ({job.path: job.deck.slides for job in _decks(planner, each.id)} for each in clinics)
    assert one.keys() == other.keys()
    shared = {id(slide) for slides in one.values() for slide in slides} & {id(slide) for slides in other.values() for slide in slides}
    equal = [slide for path in one for slide in one[path] if slide in other[path]]
    assert len(equal) > len(one)
    assert {id(slide) for slide in equal} <= shared
    assert one != other


def _decks(planner: Planner, clinic: str) -> Iterator[DeckJob]:
    plan = planner.plan_for(clinic)
    assert not errors(plan.problems), plan.problems
    return (job for job in plan.jobs if isinstance(job, DeckJob))
