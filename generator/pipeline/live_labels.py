"""The words of the live view: from the catalogue of labels, or those that the front desk's page was made with while that can't be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from generator.content.front_labels import LIVE
from generator.content.labels import read_labels
from generator.pipeline.folder import START_PARTS
from generator.project import LANG
from generator.yamlsource.outside import RefusedFileError, read_file

LANGUAGE = "live_language"  # no label: the tag of the language that these words are in
_MOST_BYTES = 100_000_000


def live_labels(handouts: Path, output: Path) -> Mapping[str, str]:
    """Return the words of the live view by their labels, and their language; a label that is nowhere is its own key."""
    file = handouts / "translations" / f"{LANG}.po"
    labels, _ = read_labels(file, file.name, within=handouts)
    if labels is None:
        return {**{key: key for key in LIVE}, LANGUAGE: LANG, **_kept(output)}
    return {**{key: labels.plain(key) for key in LIVE}, LANGUAGE: labels.tag}


def _kept(output: Path) -> Mapping[str, str]:
    """Return those that were kept with the front desk's page; none if that is not there, or is not as the program writes it."""
    try:
        words = json.loads(read_file(output / START_PARTS, _MOST_BYTES, within=output))["desk"]["words"]
        return {key: str(words[key]) for key in LIVE if key in words}
    except (RefusedFileError, ValueError, KeyError, TypeError, RecursionError):
        return {}
