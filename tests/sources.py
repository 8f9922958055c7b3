"""The program's own text, parsed once for all tests that look at it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(file: Path) -> ast.Module:
    """Return a file of Python as a tree."""
    return ast.parse(file.read_bytes())


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Return the parts of a file of Python, from the outside in, as `ast.walk` yields them."""
    return tuple(ast.walk(parsed(file)))
