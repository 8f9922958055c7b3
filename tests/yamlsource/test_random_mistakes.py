"""However a file is damaged: a Book or Problems come out, never an exception, and every mark lies inside the file."""

from __future__ import annotations

import random
import re

import pytest

from generator.content import codes as content_codes
from generator.content.read import parse_book
from generator.problems import Problem, errors
from generator.yamlsource import codes as yaml_codes
from tests.content.examples import MINIMAL
from tests.named import some

pytestmark = pytest.mark.unmeasured

TEXT = MINIMAL.read_text(encoding="utf-8")
_FORM = {code for code in yaml_codes.CODES if "Y010" <= code <= "Y039"}
_RULES = {code for code in content_codes.CODES if "M050" <= code <= "M070"}
ODD = [
    *"\t\"'[]{}:#&*!|>%@`-?,\\ \n\r\0\x07\u2028\ufeff\u00a0é😀",
    *(": ", "- ", " #", "---\n", "...\n", "<<: ", "? ", "&a ", "*a ", "!x ", "''", '"\\x', "\ud800"),
]


def damaged(chance: random.Random, times: int) -> str:
    lines = TEXT.split("\n")
    for _ in range(times):
        _damage(chance, lines)
    return "\n".join(lines)


def _damage(chance: random.Random, lines: list[str]) -> None:
    n, m = chance.randrange(len(lines)), chance.randrange(len(lines))
    column = chance.randrange(len(lines[n]) + 1)
    head, tail = lines[n][:column], lines[n][column:]
    match chance.randrange(8):
        case 0 if len(lines) > 1:
            del lines[n]
        case 1:
            lines.insert(m, lines[n])
        case 2:
            lines[n], lines[m] = lines[m], lines[n]
        case 3:
            lines[n] = " " * chance.randrange(12) + lines[n].lstrip()
        case 4:
            lines[n] = "\t" * chance.randrange(3) + lines[n].lstrip()
        case 5:
            lines[n : n + 1] = [head, tail]
        case 6:
            lines[n] = head + tail[1:]
        case _:
            lines[n] = head + chance.choice(ODD) + tail


def check(text: str) -> tuple[Problem, ...]:
    book, problems = parse_book(text.encode("utf-8", "surrogatepass"), "a.yaml")
    assert (book is None) == bool(errors(problems))
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.show()
        assert problem.location is not None
        if problem.location.line:
            line = lines[problem.location.line - 1]
            assert problem.location.source == line or problem.code == "Y004"
            assert 1 <= problem.location.column <= len(line) + 1
    return problems


@pytest.mark.parametrize("seed", some(range(10), 5))
def test_a_damaged_file_is_answered(seed: int) -> None:
    for n in range(40):
        check(damaged(random.Random(seed * 1000 + n), 1 + n % 5))


def test_one_mistake_is_answered_in_few_words() -> None:
    counts = sorted(len(check(damaged(random.Random(seed), 1))) for seed in some(range(400), 16))
    assert counts[len(counts) // 2] <= 1
    assert counts[len(counts) * 19 // 20] <= 6
    assert counts[-1] <= 25


def test_a_mistake_in_the_form_has_no_rule_follow() -> None:
    """Each key in turn is misspelt, or its line lost: what rests on it is then unknown, not wrong."""
    lines = TEXT.split("\n")
    for n, line in some(list(enumerate(lines)), 14):
        if key := re.match(r"( *(?:- )?)([\w-]+)(:.*)", line):
            for put in (f"{key[1]}{key[2]}xq{key[3]}", ""):
                codes = {p.code for p in check("\n".join((*lines[:n], put, *lines[n + 1 :])))}
                assert not codes & _FORM or not codes & _RULES, (n + 1, put, codes)


def test_bytes_without_sense_are_answered() -> None:
    for seed in range(200):
        parse_book(random.Random(seed).randbytes(1 + seed), "a.yaml")
