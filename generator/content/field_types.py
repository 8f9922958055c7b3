"""The types of values in content.yaml: words, ids, dates and choices. A `description` is the hint for a value of another form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Literal, cast

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, PlainValidator, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_plain_validator_function

from generator.content.addresses import AddressError, check_mail, check_web
from generator.content.inline import parse_inline
from generator.figures import names
from generator.text import Text
from generator.yamlsource.introspect import Exact

ID_FORM = r"[a-z0-9]+(-[a-z0-9]+)*"
# The longest texts, in characters without their marks. A leaflet's page holds about 3000.
LONG, PARAGRAPH, STEP, MAIN_POINT, CELL, NAME, HEADLINE, SHORT, BRIEF, ANSWER, ALT = 600, 330, 190, 140, 90, 60, 75, 60, 30, 21, 250


def _words(value: object, limit: int) -> Text:
    if not isinstance(value, str):
        raise ValueError("words are needed here")
    text = parse_inline(value)
    if not text:
        raise ValueError("words are needed here, but the text is empty")
    if (length := len(text.plain)) > limit:
        raise PydanticCustomError("string_too_long", "the text is too long", {"max_length": limit, "length": length})
    return text


class _PlainWords(PlainValidator):
    """A plain validator that is alone: pydantic's own also makes a schema of what it returns, each time, for writing it out again."""

    def __get_pydantic_core_schema__(self, source_type: object, handler: GetCoreSchemaHandler) -> CoreSchema:  # pydantic's
        return no_info_plain_validator_function(cast("Callable[[object], Text]", self.func))


def _at_most(limit: int) -> PlainValidator:
    return _PlainWords(partial(_words, limit=limit))


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a date is needed here, such as 2026-11-22")
    return value


def whole(value: object) -> object:
    """Turn digits into a number for a Literal, which compares but does not convert; scalars are strings, and some have endless digits."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,18}", value) else value


def _web(value: str) -> str:
    _check(check_web, value)
    return value


def _for_each_condition(value: str) -> str:
    if value.count("{id}") != 1 or set(value.replace("{id}", "")) & set("{}"):
        raise ValueError("{id} is needed once in this address: it stands for the condition")
    _check(check_web, value.replace("{id}", "id"))
    return value


def _ascending(months: tuple[int, ...]) -> tuple[int, ...]:
    """Refuse times of which the shortest does not come first."""
    if list(months) != sorted(set(months)):
        said, hint = "are in the wrong order", "write the shortest time first, then a longer one, or one alone"
        raise PydanticCustomError("worded", "{said}", {"said": said, "part": "", "hint": hint})
    return months


def _country(value: str) -> str:
    """Refuse what ISO 3166-1 and CLDR have no country or region for: words for it would be left out everywhere without a word."""
    from babel.core import get_global

    if value not in get_global("territory_currencies") or value == "ZZ":  # ZZ is CLDR's code for none
        hint = "write GB for the United Kingdom" if value == "UK" else "use the country's two capital letters, such as GB"
        raise PydanticCustomError("worded", "{said}", {"said": "is not the code of a country", "part": value, "hint": hint})
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


Words = Annotated[Text, _at_most(PARAGRAPH)]
LongWords = Annotated[Text, _at_most(LONG)]  # of the guide, which has more room
StepWords = Annotated[Text, _at_most(STEP)]  # one thing to do
MainPoint = Annotated[Text, _at_most(MAIN_POINT)]
Cell = Annotated[Text, _at_most(CELL)]  # of a table
Headline = Annotated[Text, _at_most(HEADLINE)]  # of a slide
Short = Annotated[Text, _at_most(SHORT)]  # a point on a slide, a sheet or in a narrow column
Brief = Annotated[Text, _at_most(BRIEF)]  # on a card or in a table on a slide
Name = Annotated[Text, _at_most(NAME)]
Alternative = Annotated[Text, _at_most(ALT)]  # said in the place of a picture: a screen reader can't pause within it
Answer = Annotated[Text, _at_most(ANSWER)]  # a few words in large type
FewestAndMostWeeks = Annotated[tuple[Annotated[int, Field(ge=0, le=520)], ...], Field(min_length=1, max_length=2)]
OneLine = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]+$"), Field(description="write it on one line")]
Id = Annotated[
    str,
    StringConstraints(pattern=f"^{ID_FORM}$", max_length=60),
    Field(description="use small letters (a to z), digits and single hyphens between them, such as what-we-do"),
]
PictureName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=r"^[^\\\n]+$"),
    Field(description="write where the file is in handouts/, such as images/ours.png"),
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
Country = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z]{2}$"),
    AfterValidator(_country),
    Field(description="use the country's two capital letters, such as GB"),
]
Months = Annotated[  # the shortest and the longest
    tuple[Annotated[int, Field(ge=1, le=600)], ...], Field(min_length=1, max_length=2), AfterValidator(_ascending)
]
Amount = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]  # measured, not counted
Count = Annotated[int, Field(ge=0, le=9_999_999)]  # eight digits are wider than their column in a leaflet
OfHundred = Annotated[int, Field(ge=0)]  # people out of a hundred: M054 says which numbers are impossible
FormatVersion = Annotated[Literal[2], BeforeValidator(whole)]
Hundred = Annotated[Literal[100], BeforeValidator(whole)]
LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    Field(description="write its language tag, such as cy or zh-Hans"),
]
EffectFound = Annotated[Literal["unknown", "little", "some", "none"], BeforeValidator(_spoken)]
EvidenceLevel = Annotated[Literal["E0", "E1", "E2", "E3", "E4"], BeforeValidator(lambda v: v.upper() if isinstance(v, str) else v)]
Certainty = Annotated[Literal["not-known", "very-unsure", "unsure", "fairly-sure", "sure"], BeforeValidator(_spoken)]
OptionKind = Annotated[Literal["none", "ours", "other"], BeforeValidator(_spoken)]
NoNumber = Annotated[Literal["none-found", "not-the-aim"], BeforeValidator(_spoken)]
HelpFrom = Annotated[
    Literal["emergency", "hospital", "advice-line", "advice-line-mind", "crisis-line", "doctor", "us"], BeforeValidator(_spoken)
]
HelpWhen = Annotated[Literal["now", "today", "soon"], BeforeValidator(_spoken)]
HelpAfter = Annotated[Literal["treatment", "always"], BeforeValidator(_spoken)]
Legal = Annotated[Literal["prescription", "pharmacy", "shop", "not-licensed"], BeforeValidator(_spoken)]
Pattern = Annotated[names.Pattern, BeforeValidator(_spoken)]
Skin = Annotated[names.Skin, BeforeValidator(_spoken)]
Strands = Annotated[names.Strands, BeforeValidator(_spoken)]
Style = Annotated[names.Style, BeforeValidator(_spoken)]
OfTreatment = Annotated[names.OfTreatment, BeforeValidator(_spoken)]
OfCycle = Annotated[names.OfCycle, BeforeValidator(_spoken)]
SourceKind = Annotated[
    Literal["paper", "guideline", "law", "label", "regulator", "trial-record", "health-service", "charity", "news"],
    BeforeValidator(_spoken),
]
Seen = Annotated[Literal["original", "abstract", "copy"], BeforeValidator(_spoken)]
