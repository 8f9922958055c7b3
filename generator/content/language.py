"""The language of words that do not say which they are in."""

from __future__ import annotations

LANGUAGE = "en"
