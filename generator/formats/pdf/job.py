"""One PDF file to make, with everything it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.document.target import Target

if TYPE_CHECKING:
    from generator.design.colour import Profile
    from generator.design.fonts import FontSet
    from generator.design.paper import Paper
    from generator.design.theme import Theme
    from generator.document.blocks import Document
    from generator.document.budget import Pages
    from generator.document.printing import Printing
    from generator.figures.logo import Logo


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfJob(Target):
    """A document on paper. `profile` is that of the press the paper is for.

    `signed_with` is the digest of the certificate that the file is to be signed with; '' if nobody signs it.
    """

    document: Document
    theme: Theme
    paper: Paper
    pages: Pages
    fonts: FontSet
    profile: Profile | None = None
    logo: Logo | None = None
    signed_with: str = ""

    @property
    def composed(self) -> Document:
        """Its words, with what the handout says about itself."""
        return self.document

    @property
    def signable(self) -> bool:
        """Whether it may be signed: it is read on a screen, while sheets to fold and files for a press are only for printers.

        A press takes no forms (ISO 15930-7, 6.17), and sheets to fold have no structure for one.
        """
        return not (self.paper.press or self.paper.imposition)

    def instructions(self, count: int) -> str:
        """Return how to print and fold its `count` pages."""
        return self.paper.told(count)

    def printing(self, count: int) -> Printing:
        """Return how its `count` pages are printed."""
        from generator.formats.pdf.printing import printing_of

        return printing_of(self.paper, self.theme, count)

    @property
    def weight(self) -> int:
        """How long it takes compared with the others: its most pages, or next to nothing if a booklet has its pages already."""
        return 1 if self.paper.imposition else self.pages.most
