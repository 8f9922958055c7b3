"""What of the page is kept from one build to the next: the desk, and pictures of first pages by the digests of their files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from generator.web.desk import Desk, DeskSubject
from generator.web.pictures import FirstPage

_FORMAT = 3


@dataclass(frozen=True, slots=True)
class KeptParts:
    """The parts that were kept; none of them if they can't be trusted."""

    desk: Desk | None = None
    pictures: Mapping[str, FirstPage] = field(default_factory=dict)

    @property
    def packed(self) -> bytes:
        """The parts as JSON, in a fixed order."""
        pictures = {digest: asdict(self.pictures[digest]) for digest in sorted(self.pictures)}
        whole = {"format": _FORMAT, "desk": asdict(self.desk) if self.desk else None, "pictures": pictures}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Return the parts that were kept."""
        try:
            whole = json.loads(data)
            if whole["format"] != _FORMAT:
                return cls()
            return cls(_desk(whole["desk"]), {digest: FirstPage(**_of(FirstPage, item)) for digest, item in whole["pictures"].items()})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls()


def _desk(item: Any) -> Desk:
    values = _of(Desk, item)
    return Desk(**{**values, "subjects": tuple(DeskSubject(**_of(DeskSubject, each)) for each in values["subjects"])})


def _of(kind: type, item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a dataclass's fields; TypeError if one is not of its type."""
    values = {own.name: item[own.name] for own in fields(kind)}
    for own in fields(kind):
        wanted = {"str": str, "int": int}.get(str(own.type), (dict, list))
        if not isinstance(values[own.name], wanted):
            raise TypeError(f"'{own.name}' is of another type")
    return values
