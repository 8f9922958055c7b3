"""Whatever the model, pydantic's errors come out in plain words at the right place."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.content.model import Book
from generator.problems import Problem
from generator.yamlsource.reader import parse_yaml
from generator.yamlsource.tree import Tree
from generator.yamlsource.validate import validate
from tests.content.examples import MINIMAL
from tests.each import rows


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Columns(_Strict):
    side_by_side: tuple[Annotated[str, StringConstraints(pattern="^[a-z]+$")], ...] = Field(alias="side-by-side", min_length=2)


class Plan(_Strict):
    name: str = "plan"
    size: float | None = Field(default=None, gt=0, lt=100)
    even: bool = False
    made: date = date(2026, 1, 1)
    point: tuple[int, int] = (0, 0)
    colours: dict[Literal["ink", "paper"], Annotated[str, StringConstraints(pattern="^[0-9A-F]{6}$")]] = {}
    sections: tuple[Annotated[str, StringConstraints(pattern="^[a-z]+$")] | Columns, ...] = ()
    inner: Plan | None = None


def tree_of(text: str) -> Tree:
    tree, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == ()
    assert tree is not None
    return tree


def problems_of(text: str, model: type[BaseModel] = Plan) -> tuple[Problem, ...]:
    value, problems = validate(tree_of(text), model)
    assert (value is None) == bool(problems)
    return problems


@rows(
    ("text", "told"),
    [
        ("xyz: 1", "1:1 Y030 'xyz' is not a known key here | known keys: name, size, even, made, point, colours, sections, inner"),
        ("sise: 1", "1:1 Y030 'sise' is not a known key here | did you mean 'size'?"),
        ("Sections: [a]", "1:1 Y030 'Sections' is not a known key here | did you mean 'sections'?"),
        ("side-by-side: [a, b]", "1:1 Y030 'side-by-side' is not a known key here | it belongs under 'sections'"),
        ("sections: [{side_by_sid: [a, b]}]", "1:13 Y030 'side_by_sid' is not a known key here | did you mean 'side-by-side'?"),
        (
            "sections: [{}]",
            (
                "1:12 Y031 'side-by-side' is missing from item 1 of 'sections'"
                " | write  side-by-side:  and its items below it, each after a dash"
            ),
        ),
        ("sections: [A]", "1:12 Y035 item 1 of 'sections' cannot be 'A' | it must look like ^[a-z]+$"),
        (
            "sections: [[a]]",
            ("1:12 Y032 item 1 of 'sections' needs words or keys with values, but has a list | remove the dashes: one text after  -"),
        ),
        ("sections:\n  - side-by-side: [a]", "2:5 Y038 'side-by-side' has 1 item but needs at least 2 | add 1 more"),
        ("sections:\n  - side-by-side: [a, B]", "2:23 Y035 item 2 of 'side-by-side' cannot be 'B' | it must look like ^[a-z]+$"),
        ("size: big", "1:7 Y037 'size' needs a number | write it as 12 or 12.5"),
        ("size: 0", "1:7 Y037 'size' must be more than 0 | write a number that is more than 0"),
        ("size: 100", "1:7 Y037 'size' must be less than 100 | write a number that is less than 100"),
        ("size: nan", "1:7 Y037 'size' must be less than 100 | write a number that is less than 100"),
        ("size: [1]", "1:7 Y032 'size' needs a number, but has a list | remove the dashes: one value after  size:"),
        ("name: [a]", '1:7 Y015 text that begins with [ needs quotes | put quotes round the whole text: "[a]"'),
        ("name:\n  Note: dry", '2:7 Y012 this text holds a colon, so YAML sees a key here | put quotes round the whole text: "Note: dry"'),
        ("even: perhaps", "1:7 Y034 'even' cannot be 'perhaps' | one of: yes, no"),
        ("even:", "1:6 Y033 'even' is empty | it needs one of: yes, no"),
        ("made: 2026-13-01", "1:7 Y036 2026-13-01 is not a day in the calendar | write year, month and day, such as 2026-11-22"),
        ("made: soon", "1:7 Y036 'made' needs a date | write year, month and day, such as 2026-11-22"),
        ("point: [1]", "1:1 Y038 'point' has too few items | add those that are missing"),
        ("point: [1, 2, 3]", "1:15 Y038 'point' has 3 items but can have at most 2 | remove 1, or combine two"),
        ("point: [1, x]", "1:12 Y037 item 2 of 'point' needs a whole number | write only digits, such as 12"),
        ("point: 1", "1:8 Y032 'point' needs a list, but has words | start each item on its own line with a dash:  - 1"),
        (
            "colours: ink",
            "1:10 Y032 'colours' needs keys with values, but has words | write below 'colours' lines such as  name: text",
        ),
        ("colours: {inc: AAAAAA}", "1:11 Y034 the key 'inc' is not known here | did you mean 'ink'? one of: ink, paper"),
        ("colours: {ink: blue}", "1:16 Y035 'ink' cannot be 'blue' | it must look like ^[0-9A-F]{6}$"),
        ("inner: {inner: {even: x}}", "1:23 Y034 'even' cannot be 'x' | one of: yes, no"),
    ],
)
def test_what_is_wrong_is_reported_in_plain_words(text: str, told: str) -> None:
    assert [f"{_place(p)} {p.code} {p.message} | {p.hint}" for p in problems_of(text)] == [told]


def _place(problem: Problem) -> str:
    return f"{problem.location.line}:{problem.location.column}" if problem.location else ""


def test_a_valid_tree_gives_the_model() -> None:
    plan, problems = validate(
        tree_of("size: 1.5\neven: yes\nmade: 2026-11-22\ninner: {point: [1, 2]}\nsections: [a, {side-by-side: [b, c]}]"), Plan
    )
    assert problems == ()
    assert plan == Plan(
        size=1.5, even=True, made=date(2026, 11, 22), inner=Plan(point=(1, 2)), sections=("a", Columns(**{"side-by-side": ("b", "c")}))
    )


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("    living_well:", "    living-well:")
    assert [p.code for p in problems_of(text, Book)] == ["Y030"]


def test_many_keys_out_of_place_are_one_problem() -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("\ncontrol:\n", "\n", 1)
    told = [(p.code, p.message, p.hint) for p in problems_of(text, Book)]
    assert told[1] == ("Y030", "'searched' and 4 more keys are not known here", "they belong under 'control'")
    assert len(told) == 2


def test_many_missing_keys_are_one_problem() -> None:
    assert [p.message for p in problems_of("format: 2", Book)] == ["'clinic' and 9 more keys are missing"]


@rows("certainty", ["very-unsure", "Very unsure", "VERY_UNSURE", "'very  unsure '"])
def test_a_choice_may_be_written_as_it_is_spoken(certainty: str) -> None:
    text = MINIMAL.read_text(encoding="utf-8").replace("certainty: fairly sure", f"certainty: {certainty}")
    book, problems = validate(tree_of(text), Book)
    assert problems == ()
    assert book is not None
    assert book.conditions[0].options[2].certainty == "very-unsure"


def test_the_words_of_a_book_know_their_place() -> None:
    book, _ = validate(tree_of(MINIMAL.read_text(encoding="utf-8")), Book)
    assert book is not None
    location = book.conditions[0].plain_name.location
    assert location is not None
    assert location.source[location.column - 1 :] == "Test hair loss"
