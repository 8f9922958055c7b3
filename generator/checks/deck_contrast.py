"""D07: words stand out from what is behind them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.deck_file import FinishedDeck, FinishedSlide
from generator.checks.deck_paint import Painted, Palette, Rgb, _over, behind, contrast, layers
from generator.checks.deck_text import FileRun, TextBox, text_boxes
from generator.problems import Problem
from generator.slides.markup import POINTS_PER_INCH, Box
