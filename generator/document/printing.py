"""How a file is printed, as values: what a person at the printer sets, and what they do with the sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Flip = Literal["none", "long-edge", "short-edge"]
Finish = Literal["none", "staple", "fold-and-staple", "fold-in-three", "trim", "trim-and-fold"]
FLIPS: tuple[Flip, ...] = get_args(Flip)
FINISHES: tuple[Finish, ...] = get_args(Finish)
COLOUR, BLACK = "colour", "black"


@dataclass(frozen=True, slots=True)
class Printing:
    """One copy: which `paper` (A4, Letter), on how many `sides`, at which `scale` in per cent, and how many `sheets` it takes.

    `ink` is colour, black, or the printing condition that a file for a print shop is made for, such as FOGRA39.
    """

    paper: str
    sides: int
    flip: Flip
    scale: int
    finish: Finish
    sheets: int
    ink: str = COLOUR
