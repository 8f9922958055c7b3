"""Phone numbers as the address of a link: in the international form where the country's own rules make that safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BETWEEN = re.compile(r"[\s().\u2010\u2011\u2013-]+")  # RFC 3966, 5.1.1: what people put between digits, and the dashes that print has


@dataclass(frozen=True, slots=True)
class _Plan:
    """A country's numbers: its code, and what a number with its area looks like. `trunk` is what callers abroad leave out."""

    code: str
    trunk: str
    whole: re.Pattern[str]


# ITU-T E.164 and the national plans that the ITU publishes. Short codes and shared-cost numbers may not work from abroad: as they are.
_PLANS: Mapping[str, _Plan] = {
    "GB": _Plan("44", "0", re.compile(r"0[1237]\d{8,9}")),
    "IE": _Plan("353", "0", re.compile(r"0[1-9]\d{6,8}")),
    "AU": _Plan("61", "0", re.compile(r"0[23478]\d{8}")),
    "US": _Plan("1", "", re.compile(r"[2-9]\d{2}[2-9]\d{6}")),
    "CA": _Plan("1", "", re.compile(r"[2-9]\d{2}[2-9]\d{6}")),
}
_EXTENSION = r"[\s,;]*\(?(?:ext(?:n|ension)?\.?|x)\s*[0-9]{1,7}\b\)?"  # as English-speaking countries write it
# Within words, such as those of a help line.
NUMBER = re.compile(rf"\+?[0-9][0-9 \u00a0-]+[0-9](?:{_EXTENSION})?", re.IGNORECASE)
_EXTENDED = re.compile(rf"(?P<number>[^a-z]*?){_EXTENSION}\s*", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{6,14}")
_DIALLED = re.compile(r"[0-9]{3,15}")


def phone_link(words: str, country: str) -> str | None:
    """Return 'tel:+442079460123' for '020 7946 0123' in GB; the digits as they are if they fit no plan; None if there are other words.

    An extension is dialled after the number: 'tel:+442079460123;ext=5' (RFC 3966, 5.3).
    """
    if extended := _EXTENDED.fullmatch(words):
        whole = phone_link(extended["number"], country)
        extension = re.sub(r"\D", "", words.removeprefix(extended["number"]))
        return whole and f"{whole};ext={extension}"
    digits = _BETWEEN.sub("", words)
    plan = _PLANS.get(country)
    if _INTERNATIONAL.fullmatch(digits):
        return f"tel:{digits}"
    if plan and plan.whole.fullmatch(digits):
        return f"tel:+{plan.code}{digits.removeprefix(plan.trunk)}"
    return f"tel:{digits}" if _DIALLED.fullmatch(digits) else None
