"""The codes of problems between the fields of content.yaml, and in the labels. A code never changes its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # rules between keys
        "M050": "a source id that does not exist",
        "M051": "the same id, code or tag twice",
        "M052": "an id or code that cannot be part of a file name",
        "M053": "a review date that is not after the issue date",
        "M054": "more people than there are",
        "M055": "options: the first is no treatment, and exactly one is exosomes",
        "M056": "numbers of studies and people that do not fit the level of evidence",
        "M057": "no licence note for the clinic's own country",
        "M058": "a leaflet that lists none of the sources of something it shows",
        "M059": "a source that nothing refers to (warning)",
        "M060": "a mark in the text that is not understood and is printed as typed (warning)",
        "M061": "an unknown language",
        "M062": "a reference in a condition's text to a source that its own list does not have",
        "M063": "two heads are drawn, without one label for each",
        "M076": "a mark of another program, such as <br> or *one star*, which is printed as typed (warning)",
        "M077": "two stars without the two others that end the strong words",
        "M078": "a link in a text with an address that can't be opened, or that says less than it does",
        # the catalogue of labels
        "L070": "a catalogue of labels that cannot be read",
        "L071": "a label without words",
        "L072": "a placeholder that does not fit",
        "L073": "a label that is missing, given twice or unknown",
        "L074": "a catalogue for another language than its file name says",
    }
)
