"""Which file a composed handout is made into."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

NAMED_BY_FOLDER = ("index", "status")  # files whose name is the same in each folder of pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Which file is made: its `path` below output/, its plan (`handout`) and its `edition`, '' for the standard one."""

    path: str
    handout: str
    edition: str
    format: str
    lang: str

    @property
    def name(self) -> str:
        """The file's name without folder and extension, as used with --only; an index is called by its folder's name."""
        path = PurePosixPath(self.path)
        return path.parent.name if path.stem in NAMED_BY_FOLDER else path.stem

    @property
    def instructions(self) -> str:
        """How to print and fold it, for the list of files; '' if it is not printed."""
        return ""

    @property
    def weight(self) -> int:
        """How long it takes compared to others: only for starting the longest first."""
        return 1
