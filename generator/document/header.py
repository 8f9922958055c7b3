"""What every handout says about itself, in any format."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.approval import UNSEEN, Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Title, author, dates, and who approved the words; `name` is the output file's, without its extension.

    `issued` is when it was approved, or for a draft when its studies were last looked for: no clock has a part in it.
    """

    name: str
    lang: str  # BCP 47
    title: str
    subject: str
    author: str
    issued: str  # ISO date
    keywords: str = ""
    handout: str = ""  # the words it has in common with its other editions, such as leaflet-alopecia-areata
    approval: Approval = UNSEEN

    @property
    def version(self) -> str:
        """The version that was approved; '' while there is none."""
        return self.approval.version

    @property
    def review_by(self) -> str:
        """When the approval ends, as an ISO date; '' while there is none."""
        return self.approval.until

    @property
    def digest(self) -> str:
        """The SHA-256 of the words, in hexadecimal digits."""
        return self.approval.words

    @property
    def mark(self) -> str:
        """What tells this version of these words from all others, short enough for the code on paper."""
        return self.approval.mark
