"""What a program can see of two instruments for patient information: PEMAT-P for print (AHRQ, 2013) and DISCERN (1997).

Each item is asked in our own words, a label, and answered by rules: it holds where none of them finds anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# PEMAT-P's numbers, with the rules that look at the item. What none looks at is for a person.
PEMAT: Mapping[str, tuple[str, ...]] = {
    "pemat_purpose": ("C09", "C10"),  # 1
    "pemat_words": ("C01", "C02", "C15"),  # 3
    "pemat_terms": ("C07",),  # 4
    "pemat_active": ("C05",),  # 5
    "pemat_numbers": ("N03", "N04", "N05", "N06", "N07"),  # 6
    "pemat_portions": ("C03", "C03b", "C04", "C08"),  # 8, 9
    "pemat_summary": ("C10",),  # 11
    "pemat_action": ("C11",),  # 20, 22
    "pemat_reader": ("C06",),  # 21
    "pemat_tool": ("C12",),  # 23
}
# DISCERN's questions in order, as far as a rule looks at them.
DISCERN: Mapping[str, tuple[str, ...]] = {
    "discern_sources": ("N08", "K03"),  # 4
    "discern_dated": ("V01", "V03"),  # 5
    "discern_balanced": ("N02", "K01", "K02", "K04", "K05", "K07"),  # 6
    "discern_support": ("V06",),  # 7
    "discern_how": ("N01",),  # 9, 10, 11
    "discern_nothing": ("C09", "C12"),  # 12, 14
}


@dataclass(frozen=True, slots=True)
class InstrumentItem:
    """One item: its label, and the rules that found something against it; none means that it holds."""

    label: str
    against: tuple[str, ...]


def items(instrument: Mapping[str, tuple[str, ...]], codes: Iterable[str]) -> tuple[InstrumentItem, ...]:
    """Return the items of an instrument, given the codes of all that was found."""
    found = frozenset(codes)
    return tuple(InstrumentItem(label, tuple(rule for rule in rules if rule in found)) for label, rules in instrument.items())
