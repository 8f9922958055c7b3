"""The house's layouts, read from their table: what stands where, and how it is set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.formats.pptx.layout_model import TINTS, Decor, Insets, LayoutPlan, LevelStyle, PlaceholderRole, PlaceholderSpec
from generator.formats.pptx.markup import Rectangle

_OF_PLACE = ("anchor", "inset", "fill", "dashes")  # what a style says of the box, not of its words
_TEXT_TYPE = (LevelStyle(28, before=8),)


@cache
def _table() -> dict[str, Any]:
    words = files("generator.formats.pptx").joinpath("layouts.yaml").read_text("utf-8")
    table: dict[str, Any] = yaml.load(words, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # both are safe
    return table


def layout_name(layout: str) -> str:
    """Return the name of a layout in the file: 'Clinic Two Lists'."""
    return f"Clinic {layout.replace('-', ' ').title()}"


@cache
def layouts() -> Mapping[str, LayoutPlan]:
    """Return the layouts by what slides are for, in the order of the table."""
    table = _table()
    rows: dict[str, str] = table["layouts"]
    return {layout: _layout(layout_name(layout), f"{table['always']} {row} {table['foot']}") for layout, row in rows.items()}


def _layout(name: str, row: str) -> LayoutPlan:
    pairs = [pair.partition("@")[::2] for pair in row.split()]
    drawn = _table()["drawn"]
    return LayoutPlan(
        name,
        tuple(_place(role, _box(box)) for role, box in pairs if role not in drawn),
        tuple(_decor(role, _box(box)) for role, box in pairs if role in drawn),
    )


def _box(name: str) -> Rectangle:
    return Rectangle(*_table()["boxes"][name])


def _decor(name: str, box: Rectangle) -> Decor:
    row = _table()["drawn"][name]
    return Decor(name.replace("-", " ").capitalize(), box, TINTS[row["tint"]], row.get("outline", 0.0))


def _place(role: PlaceholderRole, box: Rectangle) -> PlaceholderSpec:
    row = _table()["places"][role]
    style = _table()["styles"][row["style"]]
    first = style[0]
    inset = first.get("inset", 0.0)
    fill, dashes = (TINTS[first[key]] if key in first else None for key in ("fill", "dashes"))
    insets = Insets(inset, inset, inset, inset)
    return PlaceholderSpec(role, row["idx"], box, tuple(map(_level, style)), row["type"], first.get("anchor", "t"), insets, fill, dashes)


def _level(row: Mapping[str, Any]) -> LevelStyle:
    own = {key: value for key, value in row.items() if key not in _OF_PLACE}
    return LevelStyle(**{**own, "tint": TINTS[own.get("tint", "ink")]})


def of_the_master() -> Iterator[PlaceholderSpec]:
    """Yield the placeholders that all layouts inherit from: title, text, footer and slide number."""
    table = _table()
    pairs = (pair.partition("@")[::2] for pair in f"{table['always']} {table['foot']}".split())
    by_role = {role: _place(role, _box(box)) for role, box in pairs}
    yield by_role["title"]
    yield PlaceholderSpec("text", 1, _box("full"), _TEXT_TYPE)
    yield by_role["footer"]
    yield by_role["page"]


def foot_rule() -> Decor:
    """Return the line above the foot, which stands on the master."""
    return _decor("rule", _box("foot-rule"))
