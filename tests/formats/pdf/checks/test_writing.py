"""Beside questions there are lines to write on: as many as the file has, however the page was filled, and far enough apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.document.blocks import Block, Document, List, Row
from generator.document.limits import SHIPPED
from generator.document.to_write_in import WritingLines
from generator.formats.pdf.checks.writing import CODE, check, ruled
from generator.problems import Problem
from tests.formats.pdf.sample import document, paragraph, printed, words
from tests.made import REAL, made

pytestmark = pytest.mark.covered

LIMITS = SHIPPED.of(CODE)


def asking(lines: int) -> Document:
    return document(Row(((List((words("What else is there?"),), "box"),), (WritingLines(words("Notes"), lines),)), (6, 6)))


def found(count: int, **changes: float) -> Iterator[Problem]:
    of = asking(count)
    yield from check(of, printed(of).data, {**LIMITS, **changes})


def most(of: Document) -> int:
    return max(each.lines for each in ruled(printed(of).data))


def test_enough_lines_pass() -> None:
    assert list(found(5)) == []


def test_few_lines_and_lines_that_are_near_each_other_are_told() -> None:
    (problem,) = found(1, lines=most(asking(1)) + 1)
    assert (problem.code, problem.severity) == ("C12", "warning")
    assert problem.message.endswith("lines to write on beside the questions; 6 give room for answers")
    (problem,) = found(5, pitch=9)
    assert problem.message == "sample: the lines to write on are 7.9 mm apart; 9 are needed"


def test_lines_are_counted_as_they_are_drawn_and_none_where_there_is_nothing_to_ask() -> None:
    assert most(asking(7)) - most(asking(6)) == 1
    nothing: tuple[Block, ...] = (paragraph("Nothing to ask."),)
    assert list(check(document(*nothing), printed(document(*nothing)).data, LIMITS)) == []


@pytest.mark.parametrize("name", ["leaflet-alopecia-areata", "treatment-guide"])
def test_our_own_files_have_lines(name: str) -> None:
    file = made(REAL, name)
    assert list(check(file.document, file.data, {**LIMITS, "lines": 3})) == []
