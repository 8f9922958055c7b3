"""What every handout says about itself, in any format."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.qr import MARK_DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Title, author, version, dates, and the digest of the words; `name` is the output file's, without its extension."""

    name: str
    lang: str  # BCP 47
    title: str
    subject: str
    author: str
    version: str
    issued: str  # ISO date
    review_by: str = ""  # ISO date
    digest: str = ""  # of its words, SHA-256
    keywords: str = ""

    @property
    def mark(self) -> str:
        """What tells this version of these words from all others, short enough for the code on paper: 1.0-409d4912."""
        return f"{self.version}-{self.digest[:MARK_DIGITS]}"
