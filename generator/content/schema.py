"""The form of content.yaml for editors, as JSON Schema (draft 2020-12), and for people, as Markdown: both from the model.

What each key is for stands in keys.yaml, what may stand under it in examples.yaml.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.content.model import Book
from generator.yamlsource.introspect import models_of

SCHEMA = "content.schema.json"
# Words of which each letter counts as one, here and in an editor: without marks, white space that is folded, and signs that are put
# together or left out. An editor in JavaScript counts a letter beyond U+FFFF as two.
_COUNTED = "WordsWithoutMarks"
_LETTER = r"[!-)+-Z\]-~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027]"  # ASCII without * and [, Latin without a soft hyphen, dashes and quotes
_AS_COUNTED = {"pattern": rf"^{_LETTER}+( {_LETTER}+)*$", "type": "string"}
_KEYS, _EXAMPLES = (Path(__file__).with_name(name) for name in ("keys.yaml", "examples.yaml"))
_MARKDOWN_HEAD = """\
# The keys of content.yaml

What each key is for. Editors that know YAML schemas, such as Visual Studio Code with its YAML extension, show the same while you type.

Lengths are in letters and spaces, without the marks for bold, links and sources.
"""


class _Form(GenerateJsonSchema):
    """The schema of what people type: words may be digits, and yes and no are words."""

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:
        """Return the form of words. Their limit counts no marks: an editor can hold to it those words that have none."""
        function = schema["function"]["function"]
        limit = function.keywords["limit"] if isinstance(function, partial) else None
        words = {"type": ["string", "number"], "minLength": 1}
        if limit is None:
            return words
        return words | {"description": f"at most {limit} letters and spaces", "then": {"maxLength": limit}}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:  # noqa: ARG002
        """Return the words for yes and no; YAML 1.1 makes them true and false."""
        return {"enum": ["yes", "no", True, False]}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002
        """Return the form of a day."""
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "description": "a day, such as 2026-11-22"}


def content_schema() -> str:
    """Return the JSON Schema of content.yaml, with what each key is for; the same text each time."""
    return schema_text("content.yaml", book_schema())


def schema_text(title: str, schema: Mapping[str, Any]) -> str:
    """Return a JSON Schema as it is kept in a file."""
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": title}
    return json.dumps(head | dict(schema), ensure_ascii=False, indent=1) + "\n"


def content_reference() -> str:
    """Return the keys of content.yaml as Markdown: a table for each part, in the order of the file."""
    schema = book_schema()
    return _MARKDOWN_HEAD + "".join(f"\n## {title}\n\n{_table(part)}" for title, part in _parts(schema, schema["$defs"]))


@cache
def described(model: type[BaseModel]) -> Mapping[str, str]:
    """Return what each key of a part of the Book is for; what a part has from another one is described there."""
    return _of(model, _read(_KEYS))


@cache
def examples(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return what may stand under keys of a part of the Book, as YAML has it, in the same way."""
    return _of(model, _read(_EXAMPLES))


def _of(model: type[BaseModel], by_model: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    return {key: said for each in reversed(model.__mro__) for key, said in by_model.get(each.__name__, {}).items()}


@cache
def book_schema() -> dict[str, Any]:
    """Return the JSON Schema of the Book; not to be changed."""
    return schema_of(Book)


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a file of this form, with what each key is for."""
    schema = model.model_json_schema(schema_generator=_Form, by_alias=True)
    models = models_of(model)
    for name, part in ((model.__name__, schema), *schema["$defs"].items()):
        _describe(part, described(models[name]), examples(models[name]))
    for form in _limited(schema):
        form["if"] = {"$ref": f"#/$defs/{_COUNTED}"}
    schema["$defs"][_COUNTED] = _AS_COUNTED
    return schema


def _limited(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield each form of words with a limit; pydantic knows no names but those of its models, so that of what has it is put in later."""
    if isinstance(schema, dict) and isinstance(schema.get("then"), dict):
        yield schema
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _limited(part)


@cache
def _read(file: Path) -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(file.read_text("utf-8"))
    return found


def _describe(part: dict[str, Any], said: Mapping[str, str], shown: Mapping[str, Any]) -> None:
    """Put what each key is for, the form that its value needs, and an example in the place of what only a programmer would want to know."""
    part.pop("description", None)
    part.pop("title", None)
    for key, value in part.get("properties", {}).items():
        value.pop("title", None)
        form = _form(value)
        value["description"] = f"{said[key]} {form[0].upper()}{form[1:]}." if form else said[key]
        if key in shown:
            value["examples"] = [shown[key]]


def _form(value: Mapping[str, Any]) -> str:
    """Return the form that a value, or each item of a list, needs in words; '' where there is nothing to say.

    Names of sources and the like are in the file already: nobody makes them up here.
    """
    inner = value.get("items", value)
    if inner is not value and "pattern" in inner:
        return ""
    return next((said for choice in (inner, *inner.get("anyOf", ())) if (said := _told(choice))), "")


def _told(choice: Mapping[str, Any]) -> str:
    if "enum" in choice:
        return "one of " + ", ".join(str(each) for each in choice["enum"] if isinstance(each, str))
    return str(choice.get("description", ""))


def _parts(schema: dict[str, Any], defs: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each part once, the outer before the inner, with the key it stands under."""
    waiting, seen = [("The whole file", schema)], set[str]()
    while waiting:
        title, part = waiting.pop(0)
        yield title, part
        inner = []
        for key, value in part["properties"].items():
            for name in re.findall(r'"#/\$defs/(\w+)"', json.dumps(value)):
                if name not in seen and "properties" in defs[name]:
                    seen.add(name)
                    above = "" if part is schema else f"{title} › "
                    inner.append((f"{above}`{key}`", defs[name]))
        waiting[:0] = inner


def _table(part: Mapping[str, Any]) -> str:
    needed = part.get("required", ())
    rows = (
        f"| `{key}` | {_kind(value)} | {'yes' if key in needed else ''} | {value['description']} | {_shown(value)} |\n"
        for key, value in part["properties"].items()
    )
    return "| key | what | needed | what for | for example |\n| --- | --- | --- | --- | --- |\n" + "".join(rows)


def _shown(value: Mapping[str, Any]) -> str:
    """Return what may stand there, as it is typed, of a list each item; '' where there is no example."""
    items = (item for example in value.get("examples", ()) for item in (example if isinstance(example, list) else [example]))
    return ", ".join(f"`{item}`" for item in items)


def _kind(value: Mapping[str, Any]) -> str:
    """Return what a person would call a value: words, a list, keys, a number or the words to choose from."""
    if "anyOf" in value:
        kinds = [_kind(choice) for choice in value["anyOf"]]
        return " or ".join(dict.fromkeys(kinds))
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"] if isinstance(choice, str))
    if "const" in value:
        return f"`{value['const']}`"
    if value.get("type") == "array":
        return f"list{_count(value)}"
    if "$ref" in value or value.get("type") == "object":
        return "keys"
    return {"integer": "whole number", "null": "`null`"}.get(str(value.get("type")), "words")


def _count(value: Mapping[str, Any]) -> str:
    least, most = value.get("minItems", 0), value.get("maxItems")
    if most is None:
        return f" of {least} or more" if least > 1 else ""
    return f" of {least}" if least == most else f" of {least} to {most}" if least else f" of {most} at most"
