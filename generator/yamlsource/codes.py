"""The codes of problems in YAML files: content.yaml and those of `handouts/`. A code never changes its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # the file
        "Y001": "the file does not exist",
        "Y002": "the file cannot be read: it is a folder, or not a regular file, or you have no permission",
        "Y003": "the file is larger than 5 MB",
        "Y004": "the file is not saved as plain text in UTF-8",
        "Y005": "a character that cannot be printed",
        "Y006": "the file is empty",
        "Y007": "the file has no keys at its top level",
        # YAML
        "Y010": "any other mistake in the YAML",
        "Y011": "a tab in the indentation",
        "Y012": "a colon in text without quotes",
        "Y013": "wrong indentation",
        "Y014": "a quote or bracket that is not closed, or words after the closing quote",
        "Y015": "text without quotes that begins with a character that has a meaning in YAML",
        "Y016": "the same key twice in one place",
        "Y017": "an anchor, alias, tag or merge key: handouts do not use them",
        "Y018": "a line that is neither a key nor a list item",
        "Y019": "lists and keys nested too deep",
        "Y020": "a second document in the file",
        "Y021": "a key that isn't plain text",
        "Y022": "words after a # are a comment and are not printed (warning)",
        "Y023": "a backslash in double quotes",
        "Y024": "an invisible character in a name, a reference or an address",
        "Y025": "an invisible character that changes the order of words",
        "Y026": "a key that has both words and keys of its own",
        "Y027": "two versions of the same lines, as Git leaves them where two people have changed these",
        # what each key may hold
        "Y030": "an unknown key",
        "Y031": "a missing key",
        "Y032": "words, a list or keys where something else is needed",
        "Y033": "an empty value where one is needed",
        "Y034": "a value that is not one of those allowed",
        "Y035": "an id, code, address or tag in a form that is not allowed",
        "Y036": "not a date in the calendar",
        "Y037": "not a number, or one out of range",
        "Y038": "too few or too many items",
        "Y039": "a text that is too long",
    }
)
