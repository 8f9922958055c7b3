"""The words of each approval, kept as text beside the register: `make review` shows what has changed since.

A file is named for the handout and the digest of its words, so two branches never change the same one, and words that were tampered with
are found out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.document.printed import digest_of
from generator.problems import Location, Problem
from generator.project import shown
from generator.review.approvals.register import Register
from generator.yamlsource.outside import RefusedFileError, read_file

FOLDER = "approved"
CODES: Mapping[str, str] = {"R010": "the words of an approval that are missing, or are not as they were (warning)"}
_MOST_BYTES = 2_000_000
_NAMED = 12  # hexadecimal digits of the digest


def kept_name(handout: str, words: str) -> str:
    """Return where the words of an approval are kept, below handouts/."""
    return f"{FOLDER}/{handout}-{words[:_NAMED]}.txt"


def kept_script(handouts: Path, handout: str, words: str) -> str | None:
    """Return the words of an approval; None if they are missing or are not those that were approved."""
    try:
        data = read_file(handouts / kept_name(handout, words), _MOST_BYTES, handouts)
    except RefusedFileError:
        return None
    script = data.decode("utf-8", "replace")
    return script if digest_of(script) == words else None


def lost_words(handouts: Path, register: Register) -> Iterator[Problem]:
    """Yield a warning for each approval whose words can't be shown any more."""
    approved = dict.fromkeys((act.handout, act.words) for act in register.acts if act.act == "approve" and act.handout and act.words)
    for handout, words in approved:
        if handout and words and kept_script(handouts, handout, words) is None:
            place = Location(shown(handouts / kept_name(handout, words)))
            hint = "bring the file back: without it nobody can see what has changed since"
            yield Problem("R010", "the words that were approved are missing, or were changed", place, hint, "warning")
