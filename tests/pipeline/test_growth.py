"""What grew since the last build is told from the lengths of texts alone: texts, new parts, and lists with more items."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.content.read import parse_book
from generator.content.walk import name_in_path, texts_by_path
from generator.pipeline.growth import NAMED_LISTS, Growth, growths, is_list, items_of
from generator.pipeline.too_long import texts_of
from tests.made import HANDOUTS, SMALLEST

BEFORE = {
    "clinic/name": 11,
    "conditions/one/signs/0": 40,
    "conditions/one/signs/1": 50,
    "conditions/one/options/none/name": 12,
    "conditions/one/options/none/harm": 30,
}
SHIPPED = HANDOUTS.parent / "content.yaml"


def grown(now: dict[str, int]) -> tuple[Growth, ...]:
    return growths(now, now, BEFORE)


def test_nothing_grew_where_words_are_the_same_or_fewer() -> None:
    assert grown(BEFORE) == ()
    assert grown({**BEFORE, "clinic/name": 9}) == ()
    assert grown({**BEFORE, "conditions/one/signs/0": 50, "conditions/one/signs/1": 40}) == (), "they changed places"


def test_texts_that_grew_come_with_the_one_that_grew_most_first() -> None:
    harm = "conditions/one/options/none/harm"
    assert grown({**BEFORE, "clinic/name": 13, harm: 79}) == (Growth(harm, harm, 49), Growth("clinic/name", "clinic/name", 2))


def test_one_of_a_list_that_grew_is_told_alone() -> None:
    second = "conditions/one/signs/1"
    assert grown({**BEFORE, second: 153}) == (Growth(second, second, 103),)


def test_items_added_to_a_list_are_counted_wherever_they_stand() -> None:
    signs = "conditions/one/signs"
    now = {**BEFORE, **{f"{signs}/{n}": length for n, length in enumerate((40, 21, 33, 50))}}
    assert grown(now) == (Growth(signs, f"{signs}/2", 54, of_list=signs, added=2),)
    assert items_of(signs, now) == 4


def test_an_item_with_an_id_is_new_as_a_whole_and_one_of_its_list() -> None:
    options = "conditions/one/options"
    now = {**BEFORE, f"{options}/wig/name": 5, f"{options}/wig/harm": 25, f"{options}/wig/notes/0": 7}
    assert grown(now) == (Growth(f"{options}/wig", f"{options}/wig/harm", 37, True, options, 1),)


def test_a_text_that_was_null_is_new_and_of_no_list() -> None:
    assert grown({**BEFORE, "clinic/cost": 80}) == (Growth("clinic/cost", "clinic/cost", 80, True),)


def test_only_what_is_printed_grew() -> None:
    now = {**BEFORE, "clinic/name": 99, "conditions/one/signs/0": 99}
    assert growths({"conditions/one/signs/1": 50}, now, BEFORE) == ()


@pytest.mark.parametrize("path", [SMALLEST, SHIPPED], ids=lambda path: path.parent.name)
def test_lists_whose_items_have_names_are_known(path: Path) -> None:
    """A name in a path looks like a key: only this list tells what can be taken out."""
    book, _ = parse_book(path.read_bytes(), path.name)
    assert book
    for key, part in (("conditions", book.conditions), ("help", book.help), ("treatment/licence", book.treatment.licence)):
        assert NAMED_LISTS.fullmatch(key)
        assert all(map(name_in_path, part))
    for condition in book.conditions:
        assert NAMED_LISTS.fullmatch(f"conditions/{condition.id}/options")
    lengths = {each: typed.length for each, typed in texts_of(book).items()}
    assert is_list(f"conditions/{book.conditions[0].id}/signs", lengths)
    assert not is_list("clinic", lengths)
    assert {each for each, _ in texts_by_path(book)} | {"clinic/link", "clinic/leaflet_link"} == set(lengths)
