"""Every fixed label that a section asks for is in the catalogue, and every label in the catalogue is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import get_args

from generator.content.field_types import Certainty, Level, View
from tests.conftest import ROOT
from tests.made import labels

ASKING = [*(ROOT / "generator/compose").rglob("*.py"), *(ROOT / "generator/document").glob("*.py"), ROOT / "generator/content/labels.py"]


def test_every_label_asked_for_is_in_the_catalogue() -> None:
    asked = {key for file in ASKING for key in _asked(ast.parse(file.read_text("utf-8")))}
    assert len(asked) > 80
    assert asked - set(labels().texts) == set()


def test_every_label_of_a_view_a_level_and_a_certainty_is_in_the_catalogue() -> None:
    values = {"view": View, "level": Level, "certainty": Certainty}
    keys = {f"{name}_{value}" for name, kind in values.items() for value in get_args(get_args(kind)[0])}
    assert len(keys) == 4 + 5 + 5
    assert keys <= set(labels().texts)


def test_every_label_in_the_catalogue_is_asked_for() -> None:
    words = {word for file in ASKING for word in _strings(ast.parse(file.read_text("utf-8")))}
    patterns = [re.compile(word) for word in words if ".+" in word]
    unused = [key for key in labels().texts if key not in words and not any(pattern.fullmatch(key) for pattern in patterns)]
    assert unused == []


def _asked(tree: ast.Module) -> Iterator[str]:
    """Yield the keys in `labels[key]`, `labels.say(key)` and `labels.plain(key)`."""
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id="labels") | ast.Attribute(attr="labels"), slice=ast.Constant(value=str(key))):
                yield key
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="labels") | ast.Attribute(attr="labels"), attr="say" | "plain"),
                args=[ast.Constant(value=str(key)), *_],
            ):
                yield key


def _strings(tree: ast.Module) -> Iterator[str]:
    """Yield all words in quotes; those with something to fill in as a pattern."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values]
            if re.fullmatch(r"[a-z]+_\.\+", "".join(parts)):
                yield "".join(parts)
