"""An act in the register: one line of `handouts/approvals.yaml`, with a seal that shows whether somebody has changed it since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from generator.content.field_types import Day, Id, OneLine, whole
from generator.document.approval import Status
from generator.yamlsource.located import Located

ActKind = Literal["approve", "facts", "withdraw", "clear", "release", "print", "mark", "status"]
SignerRole = Literal["author", "clinician", "patients"]
ROLES: tuple[SignerRole, ...] = get_args(SignerRole)
SEAL = 8  # hexadecimal digits

Digest = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9a-f]{64}$"),
    Field(description="64 of the characters 0 to 9 and a to f, as make approve writes them"),
]
VersionNumber = Annotated[str, StringConstraints(pattern=r"^\d{1,4}\.\d{1,4}$"), Field(description="two numbers with a point, such as 1.0")]
Whole = Annotated[int, BeforeValidator(whole), Field(ge=1)]

# What a line of each kind has to say. Anything else in it may be left out.
NEEDED: Mapping[ActKind, tuple[str, ...]] = MappingProxyType(
    {
        "approve": ("handout", "language", "role", "by", "what", "words", "facts", "version", "until"),
        "facts": ("clinic", "by", "what", "facts", "until"),
        "withdraw": ("handout", "language", "by", "reason"),
        "clear": ("rule", "where", "sentence", "by", "reason"),
        "release": ("handout", "language", "words", "version", "made_of"),
        "print": ("handout", "language", "words", "version", "copies"),
        "mark": ("mark", "by", "registration", "until"),
        "status": ("language", "status", "called", "by", "what"),
    }
)


class Act(Located):
    """What one person did on one day. `what` they are, or for patients what they read; `facts` are the clinic's own at that time.

    `clinic` is the id of one with a file of its own, whose facts were signed, or in whose words. `profile` is that of the words, in a
    handout that has words of two profiles; without it, they are those of all its editions together, as long as they are signed as one.
    `found` is what the rules said then. A clearance has the key path of its sentence, and the first 16 digits of its SHA-256.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True, populate_by_name=True)

    day: Day = Field(alias="date")
    act: ActKind
    clinic: OneLine | None = None
    handout: Id | None = None
    language: OneLine | None = None
    profile: Literal["information", "promotion"] | None = None
    role: SignerRole | None = Field(default=None, alias="as")
    by: OneLine | None = None
    what: OneLine | None = None
    registration: OneLine | None = None
    read: bool | None = None  # by patients; false: they did not, and `reason` says why
    reason: OneLine | None = None
    version: VersionNumber | None = None
    until: Day | None = None
    copies: Whole | None = None
    mark: OneLine | None = None  # of quality, which the clinic may use
    status: Status | None = None
    called: OneLine | None = None  # what handouts in that status are called in `language`
    rule: OneLine | None = None
    where: OneLine | None = None
    sentence: OneLine | None = None
    found: OneLine | None = None
    cleared: OneLine | None = None
    words: Digest | None = None
    facts: Digest | None = None
    made_of: Digest | None = None
    seal: OneLine | None = None

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys that a line of this kind needs and that this one lacks."""
        lacking = tuple(_key(name) for name in NEEDED[self.act] if getattr(self, name) is None)
        unread = self.role == "patients" and (self.read is None or (self.read is False and self.reason is None))
        return (*lacking, *(("read" if self.read is None else "reason",) if unread else ()))

    @property
    def right_seal(self) -> str:
        """The seal that the line would have as it is now."""
        values = {key: value for key, value in self._values() if key != "seal"}
        return hashlib.sha256(json.dumps(values, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:SEAL]

    def line(self) -> str:
        """Return the line for the register: what a person wants to know first, digests last."""
        values = {**{key: value for key, value in self._values() if key != "seal"}, "seal": self.right_seal}
        return "  - {" + ", ".join(f"{key}: {_yaml(value)}" for key, value in values.items()) + "}"

    def _values(self) -> list[tuple[str, str | int | bool]]:
        found = ((_key(name), getattr(self, name)) for name in type(self).model_fields)
        return [(key, value.isoformat() if isinstance(value, date) else value) for key, value in found if value is not None]


class Acts(Located):
    """The whole register; without an act yet, its list is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    acts: tuple[Act, ...] | None = None


def _key(name: str) -> str:
    return Act.model_fields[name].alias or name


def _yaml(value: str | int | bool) -> str:
    """Return a value as YAML has it; JSON's quotes are YAML's too."""
    if isinstance(value, str) and value.replace("-", "").isalnum() and value.isascii() and not value.replace("-", "").isdigit():
        return value if not value.startswith("-") and value.lower() not in _NOT_WORDS else json.dumps(value)
    if isinstance(value, str) and _is_day(value):
        return value
    return json.dumps(value, ensure_ascii=False)


_NOT_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})  # in any capitals


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
