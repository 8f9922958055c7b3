"""Packages have the same bytes on every kind of computer: a zip file's entries would say on which they were made."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator

import pytest

from generator.document.zips import unzipped, zipped
from tests.made import REAL, decks

PARTS = {"mimetype": b"application/epub+zip", "text.xml": b"<a/>" * 50}


def test_the_same_parts_give_the_same_bytes_on_any_system(monkeypatch: pytest.MonkeyPatch) -> None:
    here = zipped(PARTS, stored={"mimetype"})
    monkeypatch.setattr(sys, "platform", "win32")
    assert zipped(PARTS, stored={"mimetype"}) == here
    assert unzipped(here) == PARTS
    assert [entry.compress_type for entry in zipfile.ZipFile(io.BytesIO(here)).infolist()] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


@pytest.mark.covered
def test_decks_and_the_workbooks_in_them_do_not_say_where_they_were_made() -> None:
    charts = [name for made in decks(REAL) for name, data in packages(made.data) if name.endswith(".xlsx")]
    assert charts
    assert {entry.create_system for made in decks(REAL) for _, data in packages(made.data) for entry in entries(data)} == {0}


def packages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield a package and those in it."""
    yield "", data
    yield from ((name, part) for name, part in unzipped(data).items() if zipfile.is_zipfile(io.BytesIO(part)))


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(data)).infolist()
