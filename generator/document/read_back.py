"""A07: the words read back from a finished file are the words of its document, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from generator.document.blocks import Document
from generator.document.plain import document_texts, single_words
from generator.problems import Problem


def differing(document: Document, got: list[str], what: str) -> Iterator[Problem]:
    """Yield a problem at the first words that a file lacks, adds or has in another place; `what` the file is, such as 'page'."""
    want = single_words(document)
    if want == got:
        return
    matcher = SequenceMatcher(None, want, got, autojunk=False)
    tag, a, b, c, d = next(op for op in matcher.get_opcodes() if op[0] != "equal")
    said, found = " ".join(want[a : b + 3]), " ".join(got[c : d + 3])
    message = f"{document.name}: the words of the {what} differ from the words composed ({tag}): '{said}' reads back as '{found}'"
    location = next((t.location for t in document_texts(document) if t.location and want[a : a + 1] and want[a] in t.plain), None)
    yield Problem("A07", message, location, "this is a fault of the program, not of your words: please report it")
