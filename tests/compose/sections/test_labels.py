"""Every fixed label that a section asks for is in the catalogue, and every label in the catalogue is asked for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from generator.content.field_types import Certainty, EffectFound, EvidenceLevel, HelpFrom, HelpWhen
from generator.figures.names import Style
from tests.compose.sections.composing import changed, guide, leaflet, plain, words
from tests.conftest import ROOT
from tests.made import labels

pytestmark = pytest.mark.covered

ASKING = [
    *(file for name in ("compose", "review") for file in (ROOT / "generator" / name).rglob("*.py")),
    *(ROOT / "generator/document").glob("*.py"),
    ROOT / "generator/content/labels.py",
    ROOT / "generator/pipeline/reporting.py",
    ROOT / "generator/content/front_labels.py",
]


def test_every_label_asked_for_is_in_the_catalogue() -> None:
    asked = {key for file in ASKING for key in _asked(ast.parse(file.read_text("utf-8")))}
    assert len(asked) > 80
    assert asked - set(labels().texts) == set()


def test_every_label_of_a_finding_a_level_and_a_certainty_is_in_the_catalogue() -> None:
    values = {"finding": EffectFound, "tested": EvidenceLevel, "certainty": Certainty}
    keys = {f"{name}_{value}" for name, kind in values.items() for value in _choices(kind)}
    assert len(keys) == 4 + 5 + 5
    assert keys <= set(labels().texts)


def test_every_way_to_get_help_has_a_label_for_each_time() -> None:
    times = [f"_{when}" if when != "now" else "" for when in _choices(HelpWhen)]
    keys = {f"help_{to}{when}" for to in _choices(HelpFrom) for when in times}
    assert len(keys) == 7 * 3
    assert keys <= set(labels().texts)


def test_a_drawing_with_its_small_head_has_an_alternative_text_in_each_style() -> None:
    keys = {f"{drawing}_{style}_alt" for drawing in ("pattern", "disc") for style in get_args(Style)}
    assert keys <= set(labels().texts)


def _choices(kind: object) -> tuple[str, ...]:
    return get_args(get_args(kind)[0])


def test_no_label_names_what_the_clinic_gives_or_what_for() -> None:
    """A clinic that gives something else, for something else, changes its content only."""
    named = re.compile(r"exosome|\bhair|scalp|injection|needle", re.IGNORECASE)
    assert [key for key, text in labels().texts.items() if named.search(text.plain)] == []


def test_no_label_names_a_country_or_its_services() -> None:
    named = re.compile(r"\bNHS\b|\bGP\b|A&E|\b999\b|\b111\b|\bUK\b|Samaritans|MHRA|NICE")
    assert [key for key, text in labels().texts.items() if named.search(text.plain)] == []


def test_a_label_names_the_treatment_in_the_contents_own_words() -> None:
    of = changed(treatment={"agent": words("platelets"), "name_in_text": words("platelet treatment"), "site": words("knee")})
    assert plain(leaflet("answer", of=of))[0] == "Can platelets help?"
    assert plain(guide("steps", of=of))[0] == "How do we give platelets?"
    assert plain(leaflet("aftercare", of=of))[0] == "How do I look after my knee after platelet treatment?"
    assert leaflet("masthead-in-short", of=of).title == "Test hair loss – Platelet treatment at a glance"


def test_every_label_in_the_catalogue_is_asked_for() -> None:
    asked = {word for file in ASKING for word in _strings(ast.parse(file.read_text("utf-8")))}
    patterns = [re.compile(word) for word in asked if ".+" in word]
    unused = [key for key in labels().texts if key not in asked and not any(pattern.fullmatch(key) for pattern in patterns)]
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
            if re.fullmatch(r"[a-z]+(_[a-z]+)*_\.\+(_[a-z]+)?", "".join(parts)):
                yield "".join(parts)
