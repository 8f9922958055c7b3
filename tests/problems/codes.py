"""The codes of all problems: what each means, as the program's own tables say, and how severe it is where the code raises it."""

from __future__ import annotations

import ast
import importlib.util
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import generator
from tests.sources import nodes, parsed

CODE = re.compile(r"[A-Z]\d{2,3}b?")
SEVERITIES = ("error", "warning")


@cache
def meanings() -> Mapping[str, str]:
    """Return all that the tables `CODES` of the program's modules say."""
    found: dict[str, str] = {}
    for name in _modules():
        for code, meaning in getattr(importlib.import_module(name), "CODES", {}).items():
            assert found.setdefault(code, meaning) == meaning, f"{code} has two meanings"
    return found


@cache
def raised() -> Mapping[str, frozenset[str]]:
    """Return each code that stands anywhere but in a table, with the severities that it is raised with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    sources = {name: _Source(name) for name in _modules()}
    for source in sources.values():
        for code, severities in _calls(source, sources):
            found[code] |= severities
    for code in {code for source in sources.values() for code in source.codes()} - found.keys():
        found[code] = {"error"}  # passed on by a table or a tuple: what says nothing of its severity is an error
    return {code: frozenset(severities) for code, severities in found.items()}


@cache
def _modules() -> tuple[str, ...]:
    names = (module.name for module in pkgutil.walk_packages(generator.__path__, "generator."))
    return ("generator", *(name for name in names if not name.endswith("__main__")))


@dataclass(frozen=True)
class _Source:
    """A module's text, read as Python."""

    name: str

    @cached_property
    def file(self) -> Path:
        spec = importlib.util.find_spec(self.name)
        assert spec
        assert spec.origin
        return Path(spec.origin)

    @property
    def nodes(self) -> tuple[ast.AST, ...]:
        return nodes(self.file)

    @cached_property
    def constants(self) -> Mapping[str, str]:
        """Names at the top of the module that stand for a code."""
        found: dict[str, str] = {}
        for node in parsed(self.file).body:
            if isinstance(node, ast.Assign):
                target, value = node.targets[0], node.value
                pairs = zip(target.elts, value.elts, strict=False) if _both_tuples(target, value) else ((target, value),)  # type: ignore[attr-defined]
                found |= {name.id: code for name, each in pairs if isinstance(name, ast.Name) and (code := _code(each))}
        return found

    @cached_property
    def imports(self) -> Mapping[str, tuple[str, str]]:
        """What names mean that come from elsewhere: a module, and a name in it."""
        found = (node for node in self.nodes if isinstance(node, ast.ImportFrom))
        return {alias.asname or alias.name: (str(node.module), alias.name) for node in found for alias in node.names}

    def codes(self) -> Iterator[str]:
        """Yield the codes that stand in the module, but not as keys of a table."""
        keys = {id(key) for node in self.nodes if isinstance(node, ast.Dict) for key in node.keys}
        yield from (code for node in self.nodes if id(node) not in keys and (code := _code(node)))


def _calls(source: _Source, sources: Mapping[str, _Source]) -> Iterator[tuple[str, set[str]]]:
    """Yield the codes that are passed to a call, with the severities that are passed beside them."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and not _is_row(node) and not _looks_up(node):
            arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
            codes = [code for each in arguments if (code := _resolved(each, source, sources))]
            if codes:
                yield codes[0], _severities(arguments) or {"error"}


def _is_row(call: ast.Call) -> bool:
    """Return whether a call is a row of a table of rules, whose code says nothing of a severity."""
    return isinstance(call.func, ast.Name) and call.func.id in ("Rule", "ChapterRule", "PlanRule", "TextRule", "_measure")


def _looks_up(call: ast.Call) -> bool:
    """Return whether a call asks for the thresholds of a rule: `strictness.of(CODE)`."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "of"


def _severities(arguments: Iterable[ast.expr]) -> set[str]:
    inner = (node for each in arguments for node in ast.walk(each) if isinstance(node, ast.Constant))
    return {node.value for node in inner if node.value in SEVERITIES}


def _resolved(node: ast.expr, source: _Source, sources: Mapping[str, _Source]) -> str | None:
    """Return the code that an argument is: written out, by a name of this module, or by one of another."""
    match node:
        case ast.Name(id=name) if name in source.constants:
            return source.constants[name]
        case ast.Name(id=name) if name in source.imports:
            module, other = source.imports[name]
            return sources[module].constants.get(other) if module in sources else None
        case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in source.imports:
            module = ".".join(source.imports[name])
            return sources[module].constants.get(attribute) if module in sources else None
    return _code(node)


def _code(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        return node.value
    return None


def _both_tuples(*nodes: ast.AST) -> bool:
    return all(isinstance(node, ast.Tuple) for node in nodes)
