"""Texts in quotes, where YAML would take them for something else."""

from __future__ import annotations


def quoted(text: str) -> str:
    """Return `text` in the quotes that suit it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quote_hint(text: str, most: int = 70) -> str:
    """Return the hint to put quotes round a text, shortened if it is long."""
    text = text.strip()
    if len(text) > most:
        text = text[: most - 20].rsplit(" ", 1)[0] + " …"
    return f"put quotes round the whole text: {quoted(text)}"
