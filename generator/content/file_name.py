"""Names that no file or folder can have on every computer."""

from __future__ import annotations

RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))  # by Windows
