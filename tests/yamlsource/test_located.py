"""After validation each value still knows where it is in the file, whatever it has become."""

from __future__ import annotations

import pickle
from datetime import date

from pydantic import ConfigDict

from generator.content.model import Book
from generator.problems import Location
from generator.yamlsource.located import Located
from generator.yamlsource.reader import parse_yaml
from generator.yamlsource.tree import Tree
from generator.yamlsource.validate import Validated, validate_parts
from tests.content.examples import MINIMAL

TEXT = MINIMAL.read_text(encoding="utf-8")
EVIDENCE = ("conditions", 0, "can_it_help", "evidence")
MANY = ("          people: 20\n          with", "          people: many\n          with")


class Inner(Located):
    model_config = ConfigDict(frozen=True)

    number: int = 1


class One(Located):
    inner: Inner = Inner()


class Outer(Located):
    one: One


def checked(*changes: tuple[str, str]) -> Validated[Book]:
    text = TEXT
    for find, put in changes:
        assert text.count(find) == 1
        text = text.replace(find, put)
    tree, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == ()
    assert tree is not None
    return validate_parts(tree, Book)


def book_and_tree() -> tuple[Book, Tree]:
    validated = checked()
    assert validated.model is not None
    return validated.model, validated.tree


def typed(location: Location | None) -> str:
    """Return what the line holds from a location on."""
    assert location is not None
    return location.source[location.column - 1 :]


def test_each_scalar_of_the_file_is_found_at_its_path_in_the_book() -> None:
    book, tree = book_and_tree()
    scalars = list(tree.scalars())
    assert len(scalars) > 200
    assert [book.location(*path) for path, _ in scalars] == [scalar.location for _, scalar in scalars]


def test_text_ids_addresses_dates_numbers_and_items_have_their_line_and_column() -> None:
    book, _ = book_and_tree()
    condition = book.conditions[0]
    assert str(book.location("clinic", "country")) == "a.yaml:7:12"
    assert typed(book.clinic.location("leaflet_link")) == "https://clinic.test/hair/{id}"
    assert typed(book.control.location("searched")) == "2026-11-01"
    assert typed(condition.location("can_it_help", "evidence", "our_way", "people")) == "20"
    assert typed(condition.can_it_help.evidence.our_way.location("people")) == "20"
    assert typed(book.location("treatment", "cycle", "phases", 0, "weeks", 1)) == "312]"
    assert typed(book.sources["review-2024"].location("year")) == "2024"


def test_words_have_one_location_by_either_way() -> None:
    book, _ = book_and_tree()
    assert book.conditions[0].location("plain_name") == book.conditions[0].plain_name.location is not None


def test_what_the_file_leaves_out_is_at_what_it_would_be_in() -> None:
    book, _ = book_and_tree()
    condition = book.conditions[0]
    assert condition.location("second_drawing", "skin") == condition.location() == book.location("conditions", 0)
    assert book.location("nowhere") == Location("a.yaml")


def test_a_default_that_all_share_has_no_location() -> None:
    tree, _ = parse_yaml(b"one: {}\n", "a.yaml")
    assert tree
    model = validate_parts(tree, Outer).model
    assert model is not None
    assert model.one.inner is One.model_fields["inner"].default
    assert str(model.one.location("inner", "number")) == "a.yaml:1:6"
    assert model.one.inner.location("number") is None


def test_a_changed_copy_and_one_from_another_process_keep_their_locations() -> None:
    book, _ = book_and_tree()
    clinic = book.clinic.model_copy(update={"link": "https://other.example"})
    assert clinic.location("link") == book.clinic.location("link") is not None
    again = pickle.loads(pickle.dumps(book))
    assert again == book
    assert again.conditions[0].location("code") == book.conditions[0].location("code")


def test_a_part_keeps_its_locations_in_another_order() -> None:
    book, _ = book_and_tree()
    turned = book.model_copy(update={"questions": book.questions[::-1]})
    assert [typed(question.location("id")) for question in turned.questions] == [question.id for question in turned.questions]


def test_what_was_read_from_no_file_has_no_location() -> None:
    clinic = book_and_tree()[0].clinic
    assert type(clinic).model_construct(**dict(clinic)).location("link") is None


def test_locations_are_no_part_of_what_a_book_says() -> None:
    book, _ = book_and_tree()
    assert "_locations" not in {*Book.model_fields, *book.__dict__}


def test_what_fits_can_be_read_while_other_parts_do_not() -> None:
    content = checked(("  funding: ", "  fundin: "), ("level: E2", "level: e1"), MANY)
    assert content.model is None
    assert [problem.code for problem in content.problems] == ["Y030", "Y037"]
    assert content.value(("control", "searched"), date) == date(2026, 11, 1)
    assert content.value((*EVIDENCE, "our_way", "studies"), int) == 1
    assert content.value((*EVIDENCE, "level"), str) == "E1"


def test_what_does_not_fit_is_missing_or_is_no_value_can_not_be_read() -> None:
    content = checked(MANY)
    assert content.value((*EVIDENCE, "our_way", "people"), int) is None
    assert content.value((*EVIDENCE, "our_way", "doctors"), int) is None
    assert content.value(("conditions",), str) is None
    assert content.value(("clinic", "country"), int) is None


def test_a_rule_reads_the_very_value_that_the_book_has() -> None:
    content = checked()
    assert content.model is not None
    assert content.value(("control", "searched"), date) is content.model.control.searched


def test_items_of_a_list_and_values_of_a_mapping_can_be_read_as_the_book_has_them() -> None:
    medicine = "\nmedicines:\n  examplone:\n    name: a\n    class: b\n    status: {GB: Not licensed}\n"
    content = checked(("  - tag: cy", "  - tag: cymraeg"), ("\nsources:\n", f"{medicine}\nsources:\n"))
    assert content.model is None
    assert content.value(("medicines", "examplone", "status", "GB"), str) == "not-licensed"
    assert content.value(("treatment", "cycle", "phases", 0, "weeks", 1), int) == 312
    assert content.value(("help", 3, "conditions", 0), str) == "test-hair-loss"


def test_of_a_list_with_an_item_that_does_not_fit_none_can_be_read() -> None:
    content = checked(("[104, 312]", "[104, many]"))
    assert content.value(("treatment", "cycle", "phases", 0, "weeks", 0), int) is None
