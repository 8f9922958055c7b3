"""Which file is made of what is composed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Which file is made: its `path` below output/, of which plan (`handout`) and which edition, '' for the standard one."""

    path: str
    handout: str
    edition: str
    format: str
    lang: str

    @property
    def name(self) -> str:
        """The file's name without folder and ending, as one types it after --only."""
        return PurePosixPath(self.path).stem

    @property
    def instructions(self) -> str:
        """How to print and fold it, for the list of files; '' where it is not printed."""
        return ""

    @property
    def weight(self) -> int:
        """How long it takes beside the others: only good for starting the longest first."""
        return 1
