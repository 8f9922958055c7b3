"""What a rule finds: a Problem, with the path of the text and the sentence that a person may answer for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from unicodedata import normalize

from generator.document.limits import Limits
from generator.problems import Problem, Severity
from generator.review.said import Said

__all__ = ["Finding", "Limits", "found", "sentence_digest"]
DIGITS = 16  # of a sentence's digest
LINE = "\ue000"  # a private character, which no text has: in a hint, it stands for the number of the line, which may move


@dataclass(frozen=True, slots=True)
class Finding:
    """A Problem of the words. With a `sentence`, a named person can clear it; `where` is the path of its text."""

    problem: Problem
    where: str = ""
    sentence: str = ""

    @property
    def digest(self) -> str:
        """The beginning of its sentence's digest, by which a clearance knows it."""
        return sentence_digest(self.sentence)

    def now(self) -> Finding:
        """Return it with the number of its line, as that is now, where its hint names it."""
        at, hint = self.problem.location, self.problem.hint
        return replace(self, problem=replace(self.problem, hint=hint.replace(LINE, str(at.line)))) if at and LINE in hint else self


def found(code: str, said: Said, message: str, hint: str = "", severity: Severity = "error", sentence: str = "") -> Finding:
    """Return what is wrong with a text, at its place."""
    return Finding(Problem(code, message, said.location, hint, severity), said.path, sentence or said.plain)


def sentence_digest(sentence: str) -> str:
    """Return the first digits of the SHA-256 of a sentence, in Unicode's normal form C and with single spaces."""
    return hashlib.sha256(normalize("NFC", " ".join(sentence.split())).encode()).hexdigest()[:DIGITS]
