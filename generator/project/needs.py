"""What a plan must say, and may say, for a format. The format states it, so that this package needs no renderer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.compose.registry import Way
    from generator.design.theme import Theme
    from generator.problems import Problem

# Checks a clinic's own template against what slides need; returns the theme in its look. It raises UnusableTemplateError.
TemplateJudge = Callable[[bytes, "Theme"], tuple["Theme", tuple["Problem", ...]]]


class UnusableTemplateError(ValueError):
    """A file that no slides can be made on: the message says why, to follow a colon, and `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Needs:
    """The keys of a plan in handouts/ that one format requires, each with an example, and the others that it allows.

    `way` is how it presents sections; `about` lists what it can be about; `masthead`: its first section must hold the title.
    `shown`: people read its sections in it, which they don't in a file for other programs.
    """

    way: Way
    about: Collection[str]
    required: Mapping[str, str] = field(default_factory=dict)
    allowed: Collection[str] = ()
    masthead: bool = False
    template: TemplateJudge | None = None
    shown: bool = True

    @property
    def read_alone(self) -> bool:
        """Whether people read it by themselves, from the beginning."""
        return self.shown and self.way in ("blocks", "page")

    @property
    def spoken_to(self) -> bool:
        """Whether somebody is there who speaks to what it shows."""
        return self.shown and self.way == "slides"

    @property
    def on_paper(self) -> bool:
        """Whether it is set on a paper, in the type and the colours of a theme."""
        return "paper" in (*self.required, *self.allowed)
