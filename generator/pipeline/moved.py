"""Builds before which only lines have moved, as when a comment was written: no word is put together again for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.pipeline.known import planned_with, words_of
from generator.pipeline.manifest import Manifest
from generator.problems import Problem


def problems_of(before: Manifest, content: Path, handouts: Path, read: str | None, day: date) -> tuple[Problem, ...] | None:
    """Return the problems of a plan of all files, where it would be as at the build before; None if that is not known.

    `read` is the fingerprint of the folder of handouts.
    """
    if not (before.inputs and before.known and read):
        return None
    from generator.yamlsource.reader import read_yaml
    from generator.yamlsource.shown import shown

    tree, in_yaml = read_yaml(content, shown(content))
    words = None if tree is None or in_yaml else words_of(tree, handouts, read, day)
    return planned_with(words, before.known) if words else None


def seen(before: Manifest, inputs: str, problems: tuple[Problem, ...]) -> Manifest:
    """Return the manifest of the build before, with all its files as what was read now wants them."""
    return replace(before, inputs=inputs, files=tuple(replace(entry, inputs=inputs) for entry in before.files), problems=problems)
