"""The rules of drawings: what goes with one, and what means nothing without it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.each_condition import in_each_condition
from generator.content.model import Book
from generator.problems import Problem
from generator.yamlsource.tree import KeyPath, Tree, Value, keys_with_values
from generator.yamlsource.validate import Validated


@in_each_condition
def labels_of_two_heads(content: Validated[Book], condition: KeyPath) -> Iterator[Problem]:
    """Yield labels that are not one to a head where two heads are drawn."""
    tree = content.tree
    if tree.at((*condition, "second_drawing")) is None:
        return
    for key in ("drawing", "second_drawing"):
        path: KeyPath = (*condition, key, "labels")
        labels = tree.at(path)
        if isinstance(labels, list) and len(labels) != 1:
            hint = "give one label for each head, or remove 'second_drawing'"
            message = f"two heads are drawn, so 'labels' needs 1 item, not {len(labels)}"
            yield Problem("M063", message, tree.key_location(path), hint)


def parts_of_drawings(content: Validated[Book]) -> Iterator[Problem]:
    """Yield what a drawing lacks, and what is there for a drawing that is not: it would be left out without a word."""
    tree = content.tree
    treatment: KeyPath = ("treatment",)
    given, labels = keys_with_values(tree.at(treatment)), "drawing_labels" in _written(tree.at(treatment))
    if "drawing" in given and not labels:
        hint = "write  drawing_labels:  below it, with three labels, from the top of the drawing down"
        yield Problem("M075", "'drawing' needs 'drawing_labels'", tree.location((*treatment, "drawing")), hint)
    if labels and "drawing" not in given:
        message = "'drawing_labels' is for a drawing, but there is none"
        yield Problem("M075", message, tree.key_location((*treatment, "drawing_labels")), "write  drawing:  above it, or take it out")
    for condition in tree.items("conditions"):
        given = keys_with_values(tree.at(condition))
        if "second_drawing" in given and not given & {"drawing", "picture"}:
            message = "'second_drawing' goes beside a drawing, but there is none"
            yield Problem("M075", message, tree.key_location((*condition, "second_drawing")), "call it 'drawing'")
        for key in _with_a_small_head_nowhere(tree, condition):
            message = "'beside' is for a head without a second person beside it"
            yield Problem("M075", message, tree.key_location((*condition, key, "beside")), "take it out")


def _with_a_small_head_nowhere(tree: Tree, condition: KeyPath) -> Iterator[str]:
    """Yield the drawings whose `beside` is not shown: a second one, and a first one that has the second person beside it."""
    first, second = (keys_with_values(tree.at((*condition, key))) for key in ("drawing", "second_drawing"))
    if "beside" in second:
        yield "second_drawing"
    if "beside" in first and "who" in first & second:
        yield "drawing"


def own_pictures(content: Validated[Book]) -> Iterator[Problem]:
    """Yield pictures of the clinic's own without words for those who can't see them, and those beside a drawing."""
    tree = content.tree
    for place in (("treatment",), ("treatment", "cycle"), *tree.items("conditions")):
        given = keys_with_values(tree.at(place))
        if drawn := sorted(given & {"drawing", "second_drawing"} if "picture" in given else ()):
            message = f"there is a picture, and '{drawn[0]}' too, but only one can be shown"
            yield Problem("M082", message, tree.key_location((*place, "picture")), "take one of them out, with what belongs to it")
        if "picture" in given and "alt" not in given:
            hint = "write  alt:  below it, with what the picture shows, for people who can't see it"
            yield Problem("M081", "'picture' needs 'alt'", tree.location((*place, "picture")), hint)
        if "alt" in given and "picture" not in given:
            message = "'alt' says what a picture shows, but there is no picture"
            yield Problem("M081", message, tree.key_location((*place, "alt")), "write  picture:  above it, or take it out")


def _written(value: Value) -> set[str]:
    """Return the keys of a mapping, with and without a value."""
    return set(value) if isinstance(value, dict) else set()
