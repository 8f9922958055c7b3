"""A new part of content.yaml to fill in: every key it needs, empty, each with what it is for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.content.schema import book_schema

INDENT = "  "
_CHOICES = ("none", "ours")  # the kinds of choice that every condition has
_LETTERS = re.compile(r"[^a-z0-9]+")


def id_of(name: str) -> str:
    """Return the id that a name gives: its letters without accents, and digits, with hyphens between; '' if it has none of these."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _LETTERS.sub("-", plain).strip("-")[:60].strip("-")


def next_code(codes: Iterable[str]) -> str:
    """Return the code that follows the highest of those that end in a number: HL-06 after HL-05; '' if none does."""
    numbered = [(int(found[2]), found) for code in codes if (found := re.fullmatch(r"(.*?)(\d+)", code))]
    if not numbered:
        return ""
    number, highest = max(numbered, key=lambda each: each[0])
    return f"{highest[1]}{number + 1:0{len(highest[2])}d}"


def condition_skeleton(name: str, code: str, dash: str) -> str:
    """Return the lines of a condition to fill in; `dash` is what stands before the dash of each item in the file's list."""
    known = {"id": id_of(name), "code": code, "plain_name": _quoted(name)}
    lines = list(_lines(book_schema()["$defs"]["Condition"], known))
    return "".join(f"{dash}{'- ' if n == 0 else INDENT}{line}".rstrip() + "\n" for n, line in enumerate(lines))


def _lines(part: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[str]:
    """Yield the keys that a part needs, with what is known of their values; each of the others has its purpose above it."""
    for key in part["required"]:
        value = part["properties"][key]
        if key in known:
            yield f"{key}: {known[key]}".rstrip()
            continue
        yield f"# {value['description']}"
        yield f"{key}:"
        yield from _inside(key, value)


def _inside(key: str, value: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines below a key: the keys of a part, or as many empty items as a list needs."""
    if inner := _part(value):
        yield from (f"{INDENT}{line}" for line in _lines(inner, {}))
    elif value.get("type") == "array":
        for n in range(max(value.get("minItems", 1), 1)):
            kind = f" kind: {_CHOICES[n]}" if key == "options" else ""
            yield f"{INDENT}-{kind}"
            if inner := _part(value["items"]):
                yield from (f"{INDENT}{INDENT}{line}" for line in _lines(inner, {}))


def _part(value: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the part that a value is, if it is one."""
    if "$ref" not in value:
        return None
    part: Mapping[str, Any] = book_schema()["$defs"][value["$ref"].rsplit("/", 1)[1]]
    return part if "properties" in part else None


def _quoted(text: str) -> str:
    """Return a text as YAML takes it on any line."""
    return "'" + text.replace("'", "''") + "'"
