"""Writes docs/problems.md: `python -m tests.problems`."""

from __future__ import annotations

from tests.problems.page import PAGE, page

PAGE.parent.mkdir(exist_ok=True)
PAGE.write_text(page(), "utf-8")
