"""XML is built of elements: no string of the program holds a tag that something is put into."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import generator
from tests.sources import nodes

CODE = Path(generator.__file__).parent
TAG = re.compile(r"(?<!\?P)</?[a-z]+(:[A-Za-z]+)?[ />]|/>(?!>)")  # groups of patterns have names, dictionaries of PDF end so


def put_together(code: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the fixed words of f-strings, and of strings that are formatted or added to."""
    for node in code:
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
            yield from (str(side.value) for side in (node.left, node.right) if isinstance(side, ast.Constant))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Constant):
            yield str(node.func.value.value)


def test_no_string_with_a_tag_is_put_together() -> None:
    files = sorted(CODE.rglob("*.py"))
    assert len(files) > 300
    found = [(file.name, words) for file in files for words in put_together(nodes(file)) if TAG.search(words)]
    assert found == []


def test_the_search_finds_such_strings() -> None:
    for code in ('f"<a:off x={x}/>"', '"<a:t>" + words', '"<p:sp id=%d>" % 3', '"<a:t>{}</a:t>".format(3)'):
        assert any(map(TAG.search, put_together(ast.walk(ast.parse(code))))), code
    assert not any(map(TAG.search, put_together(ast.walk(ast.parse('f"{a} < {b}"')))))
