"""Sections laid out, each once for all files that show it: colours, neighbours and places on a page are no part of a layout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.design.paper import UNSAID, Panel, Paper
from generator.design.theme import Theme
from generator.document.blocks import Masthead, Section
from generator.figures.logo import Logo
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.fonts import Faces
from generator.formats.pdf.layout_context import PanelLook, Setting, Sizes
from generator.formats.pdf.tags import Element
from generator.problems import Problem
from generator.remembering import kept
from generator.trees import Same

REMEMBERED = 2048  # sections: those of all handouts of 15 conditions
_NOWHERE = Panel(side=0, top=0)


@dataclass(frozen=True, slots=True)
class LaidSection:
    """A section's boxes, its structure elements in reading order, and what does not fit."""

    boxes: tuple[Box, ...]
    elements: tuple[Element, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SectionSettings:
    """How the sections of a handout are set: those with a masthead depend on more than the others do."""

    masthead: Setting
    words: Setting

    def lay(self, sections: Iterable[Section]) -> list[LaidSection]:
        """Return the layout of each section; of two equal sections in one handout, the second has one of its own."""
        found: list[LaidSection] = []
        for section in sections:
            setting = self.masthead if any(isinstance(block, Masthead) for block in section.blocks) else self.words
            own = _known(Same(section), setting)
            found.append(_lay(section, setting) if any(own is each for each in found) else own)
        return found


def settings_of(theme: Theme, paper: Paper, faces: Faces, logo: Logo | None) -> SectionSettings:
    """Return how sections are set. Themes that differ in colours only, and papers in what is done with the sheets, set them alike."""
    sheet = paper.model_copy(update={"name": "", "instructions": UNSAID, "duplex": "simplex", "imposition": None, "press": None})
    sizes = Sizes(tuple(theme.type.items()))
    words = _setting(theme.grid, sizes, sheet.model_copy(update={"panel": _NOWHERE}), faces)
    return SectionSettings(_setting(theme.grid, sizes, sheet, faces, PanelLook(theme.masthead == "band", logo)), words)


@lru_cache(maxsize=64)
def _setting(grid: float, sizes: Sizes, paper: Paper, faces: Faces, panel: PanelLook | None = None) -> Setting:
    """Return the setting of equal values: always the same object, by which layouts are remembered."""
    return Setting(grid, sizes, paper, faces, panel=panel)


@kept(REMEMBERED)
def _known(same: Same[Section], setting: Setting) -> LaidSection:
    """Return the layout of a section seen before, or of one equal to it."""
    return _laid(same.value, setting)


@kept(REMEMBERED)
def _laid(section: Section, setting: Setting) -> LaidSection:
    """Return the layout of a section; those that are equal to it are also written at the same places, which problems name."""
    return _lay(section, setting)


def _lay(section: Section, setting: Setting) -> LaidSection:
    parent, problems = Element(""), list[Problem]()
    boxes = lay(section, setting.paper.text_width, parent, replace(setting, problems=problems))
    return LaidSection(tuple(boxes), tuple(parent.settle().kids), tuple(problems))
