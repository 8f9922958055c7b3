"""What a parser says is understood where the repair finds nothing: both of PyYAML's parsers, in plain words."""

from __future__ import annotations

import pytest
import yaml

from generator.problems import Problem
from generator.yamlsource import composer
from generator.yamlsource.composer import compose
from generator.yamlsource.parser_errors import explain, line_of
from generator.yamlsource.source_lines import SourceLines
from tests.each import rows


@pytest.fixture(params=[yaml.CBaseLoader, yaml.BaseLoader], ids=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composer, "_LOADER", request.param)


def explained(text: str) -> tuple[Problem, int]:
    source = SourceLines("a.yaml", text.split("\n"))
    error = compose(text, source).error
    assert error is not None
    return explain(error, source), line_of(error)


@pytest.mark.usefixtures("parser")
@rows(
    ("text", "code", "place"),
    [
        ("a: b\nc: d: e\n", "Y012", "2:5"),
        ("a: b\nwords\nc: d\n", "Y018", "2:1"),
        ("a: b\nc: 'd\ne: f\n", "Y014", "2:4"),
        ("a: b\nc: 'd\n---\n", "Y014", "2:4"),
        ("a: b\nc: [d\ne: f\n", "Y014", "2:4"),
        ("a: b\nc: {d\ne: f\n", "Y014", "2:4"),
        ("a: b\nc: [d, , e]\n", "Y014", "2:8"),
        ("a: b\n\tc: d\n", "Y011", "2:1"),
        ('a: b\nc: "\\d"\n', "Y023", "2:4"),
        ('a: b\nc: "\\xZZ"\n', "Y023", "2:4"),
        ("a: b\nc: @d\n", "Y015", "2:4"),
        ("a: b\nc: - d\n", "Y013", "2:4"),
        ("a: b\nc: ? d\n", "Y015", "2:4"),
        ("a: b\nc: | d\n", "Y015", "2:6"),
        ("a: b\nc: 'd' e\n", "Y014", "2:8"),
        ("a: b\nc: {d: e} f\n", "Y014", "2:11"),
        (" a: b\nc: d\n", "Y013", "2:1"),
        ("a: b\n- c\n", "Y013", "2:1"),
        ("- a\nb: c\n", "Y013", "2:1"),
        ("%YAML 3.0\n---\na: b\n", "Y010", "1:1"),
        ("%YAML 1.1\n%YAML 1.1\n---\na: b\n", "Y010", "2:1"),
    ],
)
def test_a_parsers_words_are_told_in_plain_ones(text: str, code: str, place: str) -> None:
    problem, line = explained(text)
    assert problem.location is not None
    assert (problem.code, f"{problem.location.line}:{problem.location.column}") == (code, place)
    assert line >= problem.location.line - 1
    assert problem.hint


def test_words_that_are_not_known_are_passed_on() -> None:
    problem = explain(yaml.YAMLError("something new\nin line 3"), SourceLines("a.yaml", ["a: b"]))
    assert problem.message == "this cannot be read as YAML: something new"
    assert problem.location is not None
    assert (problem.location.line, problem.location.column) == (1, 1)


@pytest.mark.usefixtures("parser")
@rows("directives", ["%YAML 3.0", "%YAML 1.1\n%YAML 1.1"])
def test_a_directive_is_told_in_our_own_words(directives: str) -> None:
    problem, _ = explained(f"{directives}\n---\na: b\n")
    assert (problem.message, problem.hint) == ("this line is for programs that read YAML, and handouts do not use it", "remove it")
