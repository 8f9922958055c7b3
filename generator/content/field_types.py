"""The types of values in content.yaml: words, ids, dates and choices. A `description` is the hint for a value of another form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError, PydanticKnownError

from generator.content.addresses import AddressError, check_mail, check_web
from generator.content.inline import parse_inline
from generator.text import Text
from generator.yamlsource.introspect import Exact

MAX_TEXT = 4000  # characters: a page of a leaflet holds 3000
ID_FORM = r"[a-z0-9]+(-[a-z0-9]+)*"


def _words(value: object) -> Text:
    if not isinstance(value, str):
        raise ValueError("words are needed here")
    if len(value) > MAX_TEXT:
        raise PydanticKnownError("string_too_long", {"max_length": MAX_TEXT})
    text = parse_inline(value)
    if not text:
        raise ValueError("words are needed here, but the text is empty")
    return text


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a date is needed here, such as 2026-11-22")
    return value


def _whole(value: object) -> object:
    """Turn digits into a number for a Literal, which compares but does not convert; scalars are strings."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() else value


def _web(value: str) -> str:
    _check(check_web, value)
    return value


def _for_each_condition(value: str) -> str:
    if value.count("{id}") != 1 or set(value.replace("{id}", "")) & set("{}"):
        raise ValueError("{id} is needed once in this address: it stands for the type of hair loss")
    _check(check_web, value.replace("{id}", "id"))
    return value


def _mail(value: Text) -> Text:
    _check(check_mail, value.plain)
    return value


def _check(check: Callable[[str], None], address: str) -> None:
    try:
        check(address)
    except AddressError as error:
        raise PydanticCustomError("worded", "{said}", {"said": error.said, "part": error.part, "hint": error.hint}) from error


def _spoken(value: object) -> object:
    """Accept `Yes`, `yes if early` and `Very low`: one meaning, one spelling."""
    return re.sub(r"[\s_]+", "-", value.strip().lower()) if isinstance(value, str) else value


Words = Annotated[Text, PlainValidator(_words)]
OneLine = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]+$"), Field(description="write it on one line")]
Id = Annotated[
    str,
    StringConstraints(pattern=f"^{ID_FORM}$", max_length=60),
    Field(description="use small letters (a to z), digits and single hyphens between them, such as hair-roots"),
]
Email = Annotated[Words, AfterValidator(_mail), Exact, Field(description="write only the address, such as hello@clinic.example")]
Web = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    AfterValidator(_web),
    Field(description="write the full web address, such as https://clinic.example"),
]
LeafletWeb = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    AfterValidator(_for_each_condition),
    Field(description="write the address with {id} in it, such as https://clinic.example/leaflets/{id}"),
]
Day = Annotated[date, BeforeValidator(_day)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(description="use the country's two capital letters, such as GB")]
Count = Annotated[int, Field(ge=0)]
Format = Annotated[Literal[1], BeforeValidator(_whole)]
Hundred = Annotated[Literal[100], BeforeValidator(_whole)]
LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    Field(description="write its language tag, such as cy or zh-Hans"),
]
View = Annotated[Literal["yes", "possibly", "yes-if-early", "unlikely"], BeforeValidator(_spoken)]
Level = Annotated[Literal["E0", "E1", "E2", "E3", "E4"], BeforeValidator(lambda v: v.upper() if isinstance(v, str) else v)]
Certainty = Annotated[Literal["none", "very-low", "low", "moderate", "high"], BeforeValidator(_spoken)]
OptionKind = Annotated[Literal["none", "exosomes", "other"], BeforeValidator(_spoken)]
Pattern = Annotated[Literal["crown-and-temples", "over-the-top", "patches", "diffuse", "hairline", "scar"], BeforeValidator(_spoken)]
Skin = Annotated[Literal["fair", "light", "tan", "brown", "dark"], BeforeValidator(_spoken)]
Hair = Annotated[Literal["straight", "wavy", "coily"], BeforeValidator(_spoken)]
SourceKind = Annotated[
    Literal["paper", "guideline", "label", "regulator", "trial-record", "health-service", "charity", "news"], BeforeValidator(_spoken)
]
Seen = Annotated[Literal["original", "copy"], BeforeValidator(_spoken)]
