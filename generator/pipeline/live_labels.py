"""The words of the live view: from the catalogue of labels, or those that the front desk's page was made with while that can't be read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from generator.content.front_labels import LIVE
from generator.content.labels import read_labels
from generator.content.language import LANGUAGE as UNSAID
from generator.document.direction import direction
from generator.pipeline.folder import START_PARTS
from generator.yamlsource.outside import RefusedFileError, read_file

LANGUAGE = "live_language"  # no label: the tag of the language that these words are in
DIRECTION = "live_direction"  # no label either: how that is written
_MOST_BYTES = 100_000_000
_LANGUAGE = re.compile(r"^language:\s*['\"]?([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.MULTILINE)


def live_labels(handouts: Path, output: Path, words: str) -> Mapping[str, str]:
    """Return the words of the live view by their labels, and their language; a label that is nowhere is its own key.

    They are in the language of the `words` of content.yaml, whatever else these say.
    """
    said = _LANGUAGE.search(words)
    language = said[1] if said else UNSAID
    file = handouts / "translations" / f"{language}.po"
    labels, _ = read_labels(file, file.name, within=handouts)
    shown = {key: labels.plain(key) for key in LIVE} if labels else {**{key: key for key in LIVE}, **_kept(output)}
    tag = labels.tag if labels else language
    return {**shown, LANGUAGE: tag, DIRECTION: direction(tag)}


def _kept(output: Path) -> Mapping[str, str]:
    """Return those that were kept with the front desk's page; none if that is not there, or is not as the program writes it."""
    try:
        words = json.loads(read_file(output / START_PARTS, _MOST_BYTES, within=output))["desk"]["words"]
        return {key: str(words[key]) for key in LIVE if key in words}
    except (RefusedFileError, ValueError, KeyError, TypeError, RecursionError):
        return {}
