"""Of a file like one that was read before, only what differs is read; and what differs is found, whatever it is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from generator.document.blocks import Document
from generator.formats.pdf.checks import earlier
from generator.formats.pdf.checks.lines import full_lines
from generator.formats.pdf.checks.words import check_words, read_back
from generator.formats.pdf.checks.writing import ruled
from generator.formats.pdf.reference_table import objects_of, table_of
from tests.formats.pdf.sample import SAMPLE, document, paragraph, printed, words

NAME = SAMPLE.name


def of_clinic(name: str) -> Document:
    """Return the sample with another name at the foot of each page, and in a line."""
    (head, *rest), foot = SAMPLE.sections, replace(SAMPLE.footer, clinic=words(name))
    return replace(SAMPLE, footer=foot, sections=(head, *rest, *document(paragraph(f"Ask {name}.")).sections[1:]))


ONE, OTHER = of_clinic("Nadia Clinic"), of_clinic("Diana Clinic")


@pytest.fixture(autouse=True)
def after_one() -> Iterator[None]:
    """Let the first clinic's file be read, and nothing else."""
    forget()
    read_back(printed(ONE).data, NAME)
    yield
    forget()


def forget() -> None:
    earlier._EARLIER.clear()
    read_back.cache_clear()


@pytest.fixture
def in_whole(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return a list that gets each file that is read in whole."""
    from generator.formats.pdf.checks import words as module

    files, read = list[bytes](), module._read

    def reading(data: bytes, *more: Any) -> object:
        files.append(data)
        return read(data, *more)

    monkeypatch.setattr(module, "_read", reading)
    return files


def test_a_further_file_is_read_as_if_there_were_no_other(in_whole: list[bytes]) -> None:
    data = printed(OTHER).data
    further = read_back(data, NAME)
    assert len(in_whole) == 0
    lines, pens = full_lines(data, NAME), list(ruled(data, NAME))
    forget()
    alone = read_back(data, NAME)
    assert len(in_whole) == 1
    assert further.words == alone.words
    assert further.contents == alone.contents
    assert [(each.words, each.baseline) for each in further.pieces] == [(each.words, each.baseline) for each in alone.pieces]
    assert (lines, pens) == (full_lines(data, NAME), list(ruled(data, NAME)))
    assert "Diana" in further.words


def test_words_of_another_clinic_are_found(in_whole: list[bytes]) -> None:
    assert list(check_words(OTHER, printed(OTHER).data)) == []
    (problem,) = check_words(OTHER, printed(ONE).data)
    assert problem.code == "A07"
    assert "'Diana" in problem.message
    assert len(in_whole) == 0


def with_stream(data: bytes, old: bytes, new: bytes) -> bytes:
    """Return a file with the operators of one stream changed, compressed to the same length, so that all else stays where it is."""
    for number, written in objects_of(data).items():
        begun = re.match(rb"%d 0 obj\n<</Filter /FlateDecode/Length (\d+)>>\nstream\n" % number, written)
        if not begun or old not in zlib.decompress(written[begun.end() : begun.end() + int(begun[1])]):
            continue
        content = zlib.decompress(written[begun.end() : begun.end() + int(begun[1])]).replace(old, new, 1)
        for level in range(10):
            packed = zlib.compress(content, level)
            filled = packed + b"\0" * (int(begun[1]) - len(packed))
            if len(filled) == int(begun[1]):
                return data.replace(written, written[: begun.end()] + filled + written[begun.end() + len(filled) :])
    raise LookupError(old)


def test_a_stream_of_the_same_length_is_read_too() -> None:
    data = printed(OTHER).data
    lost = with_stream(data, b"Ask Diana".hex().encode(), b"Ask Nadia".hex().encode())
    assert len(lost) == len(data)
    assert [problem.code for problem in check_words(OTHER, lost)] == ["A07"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"/StructParents (\d+)/Tabs /S", rb"/Tabs /S/StructParents \1"),
        (rb"/MissingWidth", rb"/MissingWIDTH"),
        (rb"/S /Document", rb"/S /Documenx"),
    ],
)
def test_a_file_that_differs_in_what_says_where_words_are_is_read_as_if_alone(old: bytes, new: bytes) -> None:
    data = printed(OTHER).data
    changed = re.sub(old, new, data, count=1)
    assert changed != data
    assert read_back(changed, NAME).words == read_back(changed).words


def test_an_element_that_another_program_wrote_is_read_as_it_reads(in_whole: list[bytes]) -> None:
    data = printed(OTHER).data
    spaced = re.sub(rb"(/S /P)(/P \d+ 0 R)(/Pg \d+ 0 R)", rb"\2\1\3", data)
    assert len(spaced) == len(data)
    further = read_back(spaced, NAME)
    assert len(in_whole) == 0
    assert further.words == read_back(data, NAME).words


def test_only_objects_that_differ_are_told_to() -> None:
    files = [printed(each).data for each in (ONE, OTHER)]
    one, other = (earlier.extents_of(table) for each in files if (table := table_of(each)))
    assert one
    assert other
    objects = [*map(objects_of, files)]
    expected = {number for number, written in objects[0].items() if objects[1][number] != written}
    assert sorted(one.differing(other) or ()) == sorted(expected)
    assert len(expected) == 2  # a stream of the page with other words, and what all pages have at their feet


def test_a_file_whose_objects_are_in_another_order_is_not_compared() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
    data = printed(OTHER).data
    table = table_of(data)
    assert table
    assert earlier.extents_of(table)
    moved = re.sub(rb"(\d{10}) 00000 n \n(\d{10}) 00000 n \n", rb"\2 00000 n \n\1 00000 n \n", data[table.begins :], count=1)
    swapped = table_of(data[: table.begins] + moved)
    assert swapped
    assert earlier.extents_of(swapped) is None
