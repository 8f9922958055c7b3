"""The other files made from the same words: what a page knows of them, to link to them and to tell older paper from new."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.document.header import Header

LARGE_PRINT = 16  # pt: from this size type is large print (RNIB, Clear Print)


@dataclass(frozen=True, slots=True)
class Companion:
    """A file below output/: its plan and edition, the id of the condition it is about ('' for none), and how large its type is.

    `about` is what its plan is about; `said` is what it says about itself. `on_paper`: it is made to be printed.
    """

    path: str
    handout: str
    edition: str
    format: str
    about: str
    condition: str
    type_size: float
    on_paper: bool
    said: Header

    @property
    def folder(self) -> str:
        """Its folder below output/."""
        return PurePosixPath(self.path).parent.as_posix()

    @property
    def large(self) -> bool:
        """Whether it is in large print."""
        return self.type_size >= LARGE_PRINT
