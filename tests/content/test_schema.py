"""The form of content.yaml for editors and for people: made from the model, kept in the repository, and true."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.inline import parse_inline
from generator.content.model import Book
from generator.content.read import read_book
from generator.content.schema import SCHEMA, book_schema, content_reference, content_schema, described, examples
from generator.yamlsource.introspect import models_of, names
from generator.yamlsource.reader import parse_yaml
from tests.conftest import ROOT
from tests.each import rows
from tests.golden import assert_as_kept

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

pytestmark = pytest.mark.covered

CONTENTS = (ROOT / "content.yaml", ROOT / "tests/examples/minimal.yaml", ROOT / "tests/examples/prp/content.yaml")


@cache
def validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(content_schema()))


class _Typed(yaml.SafeLoader):
    """Reads as editors do (YAML 1.2): a day is words."""


_Typed.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def typed(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), _Typed)


@pytest.mark.measured
def test_the_schema_that_is_kept_is_the_models() -> None:
    assert_as_kept(content_schema(), ROOT / "handouts" / SCHEMA)


@pytest.mark.measured
def test_the_page_on_the_keys_is_the_models() -> None:
    assert_as_kept(content_reference(), ROOT / "docs/content.md")


def test_the_first_line_of_the_content_names_the_schema_for_editors() -> None:
    first = CONTENTS[0].read_text("utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema=handouts/{SCHEMA}"


@rows("model", models_of(Book).values(), ids=lambda model: model.__name__)
def test_each_key_has_its_purpose_and_no_purpose_is_without_a_key(model: type) -> None:
    assert set(described(model)) == set(names(model))


def holds_words(value: Any) -> bool:
    """Return whether something is typed under a key that can't be chosen from a few values: words, a number, or a list of these."""
    if "$ref" in value:
        value = book_schema()["$defs"][value["$ref"].rpartition("/")[2]]
    if "anyOf" in value:
        return any(map(holds_words, value["anyOf"]))
    if value.get("type") == "array":
        return holds_words(value.get("items", {}))
    return value.get("type") not in ("object", "null") and "enum" not in value and "const" not in value


@rows("model", models_of(Book).values(), ids=lambda model: model.__name__)
def test_each_key_that_words_or_numbers_stand_under_has_an_example_that_fits(model: type) -> None:
    schema = book_schema()
    part = schema if model is Book else schema["$defs"][model.__name__]
    wanted = {key for key, value in part["properties"].items() if holds_words(value)}
    assert wanted == set(examples(model))
    for key, example in examples(model).items():
        value = part["properties"][key]
        errors = [error.message for error in validator().evolve(schema={**value, "$defs": schema["$defs"]}).iter_errors(example)]
        most = re.search(r"At most (\d+) letters", value["description"])
        longest = max(len(str(each)) for each in (example if isinstance(example, list) else [example]))
        assert (errors, longest <= int(most[1]) if most else True) == ([], True), key


def test_it_is_a_schema() -> None:
    validator().check_schema(validator().schema)


def test_an_editor_finds_nothing_wrong_in_the_words_we_ship() -> None:
    assert [error.json_path for error in validator().iter_errors(typed(CONTENTS[0]))] == []


@pytest.mark.parametrize("file", CONTENTS[1:], ids=lambda file: file.parent.name)
def test_an_editor_asks_for_the_one_spelling_where_the_program_takes_several(file: Path) -> None:
    found = [error.instance for error in validator().iter_errors(typed(file))]
    assert found
    assert [value for value in found if value.replace("_", "-").replace(" ", "-") not in content_schema()] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  name: Your Clinic\n", ""),
        ("  phone:", "  fone:"),
        ("  searched: 2026-11-22", "  searched: 22 November 2026"),
        ("  country: GB", "  country: Britain"),
        ("finding: unknown", "finding: perhaps"),
        ("      studies: 1\n", "      studies: one\n"),
        ("  name: Your Clinic\n", f"  name: {'Your Clinic ' * 6}\n"),
        ("  service: ", f"  service: {'A very long name of a service, ' * 4}"),
    ],
)
def test_both_find_the_same_mistakes(old: str, new: str, tmp_path: Path) -> None:
    file = Path(shutil.copy(CONTENTS[0], tmp_path / "content.yaml"))
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    book, problems = read_book(file, "content.yaml")
    assert book is None
    assert problems
    assert list(validator().iter_errors(typed(file)))


@cache
def limits() -> dict[int, Any]:
    """Return a form of words for each limit there is."""
    values = (value for part in book_schema()["$defs"].values() for value in part.get("properties", {}).values())
    forms = (form for value in values for form in (value, value.get("items", {}), *value.get("anyOf", ())))
    return {form["then"]["maxLength"]: form for form in forms if "then" in form}


def accepted(form: Any, words: str) -> bool:
    return validator().evolve(schema={**form, "$defs": book_schema()["$defs"]}).is_valid(words)


def test_each_limit_of_words_is_a_keyword() -> None:
    assert {int(most) for most in re.findall(r"t most (\d+) letters and spaces", content_schema())} == limits().keys()
    for most, form in limits().items():
        assert accepted(form, "é" * most)
        assert not accepted(form, "é" * (most + 1))
        assert not accepted(form, ("Hair – {phone} " * most)[: most + 1].replace(" ", "a"))


_PIECES = (
    *("**", "[a](https://a.example/bcd)", "[@some-source]", "{phone}", " ", "  ", "\n", "[", "*", "]", "\\", "ab", "–"),
    *("é", "e\u0301", "\u00ad", "\u200b", "\u00a0", "\ufb01", "\U0001f600", "بسم", "中"),
)


@settings(deadline=None)
@given(st.data())
def test_an_editor_refuses_no_words_that_the_program_takes(data: st.DataObject) -> None:
    most = data.draw(st.sampled_from(sorted(limits())[:3]))
    typed_ = "".join(data.draw(st.lists(st.sampled_from(_PIECES), max_size=most)))
    file = f"clinic:\n  name: {json.dumps(typed_)}\n".encode()
    tree, problems = parse_yaml(file, "content.yaml")
    if problems or tree is None:
        return
    words = tree.at(("clinic", "name"))  # as the reader of files has it
    if words and len(parse_inline(str(words)).plain) in range(1, most + 1):
        assert accepted(limits()[most], typed_)
