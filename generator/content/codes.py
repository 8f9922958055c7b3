"""The codes of problems in content.yaml, in the files of `handouts/` and in the labels. A code never changes its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # the file
        "C001": "the file does not exist",
        "C002": "the file cannot be read: it is a folder, or not a regular file, or you have no permission",
        "C003": "the file is larger than 5 MB",
        "C004": "the file is not saved as UTF-8",
        "C005": "a character that cannot be printed",
        "C006": "the file is empty",
        "C007": "the file has no keys at its top level",
        # YAML
        "C010": "any other mistake in the YAML",
        "C011": "a tab in the indentation",
        "C012": "a colon in text without quotes",
        "C013": "wrong indentation",
        "C014": "a quote or bracket that is not closed, or words after the closing quote",
        "C015": "text without quotes that begins with a character that has a meaning in YAML",
        "C016": "the same key twice in one place",
        "C017": "an anchor, alias, tag or merge key: handouts do not use them",
        "C018": "a line that is neither a key nor a list item",
        "C019": "lists and keys nested too deep",
        "C020": "a second document in the file",
        "C021": "a key that isn't plain text",
        "C022": "words after a # are a comment and are not printed (warning)",
        "C023": "a backslash in double quotes",
        # what each key may hold
        "C030": "an unknown key",
        "C031": "a missing key",
        "C032": "words, a list or keys where something else is needed",
        "C033": "an empty value where one is needed",
        "C034": "a value that is not one of those allowed",
        "C035": "an id, code, address or tag in a form that is not allowed",
        "C036": "not a date in the calendar",
        "C037": "not a number, or one out of range",
        "C038": "too few or too many items",
        "C039": "a text that is too long",
        # rules between keys
        "C050": "a source id that does not exist",
        "C051": "the same id, code or tag twice",
        "C052": "an id or code that cannot be part of a file name",
        "C053": "a review date that is not after the issue date",
        "C054": "more people than there are",
        "C055": "options: the first is no treatment, and exactly one is exosomes",
        "C056": "numbers of studies and people that do not fit the level of evidence",
        "C057": "no licence note for the clinic's own country",
        "C058": "a leaflet that lists none of the sources of something it shows",
        "C059": "a source that nothing refers to (warning)",
        "C060": "a mark in the text that is not understood and is printed as typed (warning)",
        "C061": "an unknown language",
        "C062": "a reference in a condition's text to a source that its own list does not have",
        "C063": "two heads are drawn, without one label for each",
        # the catalogue of labels
        "C070": "a catalogue of labels that cannot be read",
        "C071": "a label without words",
        "C072": "a placeholder that does not fit",
        "C073": "a label that is missing, given twice or unknown",
        "C074": "a catalogue for another language than its file name says",
    }
)
