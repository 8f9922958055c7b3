"""The manifest: what it says, and that one that can't be trusted is ignored."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generator.pipeline.manifest import Entry, Manifest, read_manifest

LEAFLET = Entry(
    path="en/leaflet-alopecia-areata.pdf",
    sha256="ab" * 32,
    bytes=120_000,
    handout="leaflet",
    edition="standard",
    instructions="Print on both sides.",
    language="en",
    title="Alopecia areata",
    units="pages",
    count=4,
    words="cd" * 32,
    version="1.0",
    issued="2026-11-22",
    review_by="2028-11-22",
    fingerprint="ef" * 32,
)
DECK = replace(LEAFLET, path="en/clinic-deck.pptx", handout="deck", units="slides", count=24)
MANIFEST = Manifest((LEAFLET, DECK), "12" * 32, "0.1.0")


def test_a_manifest_reads_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(MANIFEST.text(), "utf-8")
    read = read_manifest(tmp_path)
    assert read == replace(MANIFEST, files=(DECK, LEAFLET))
    assert read.by_path == {LEAFLET.path: LEAFLET, DECK.path: DECK}


def test_the_manifest_lists_files_by_path_with_keys_in_one_order() -> None:
    whole = json.loads(MANIFEST.text())
    assert list(whole) == ["format", "generator", "inputs", "files"]
    assert [list(item) for item in whole["files"]] == [
        [
            *["path", "sha256", "bytes", "handout", "edition", "instructions", "language", "title"],
            units,
            *["words", "version", "issued", "review_by", "fingerprint"],
        ]
        for units in ("slides", "pages")
    ]
    assert [item["path"] for item in whole["files"]] == [DECK.path, LEAFLET.path]
    assert Manifest((DECK, LEAFLET), MANIFEST.inputs, "0.1.0").text() == MANIFEST.text()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '"words"',
        '{"format": 1, "generator": "", "inputs": null, "files": []}',
        '{"format": 1, "generator": "", "inputs": null, "files": [{}]}',
        '{"format": 1, "generator": "", "inputs": null, "files": [3]}',
        "[" * 100_000,
        MANIFEST.text().replace('"pages": 4', '"pages": "4"'),
        MANIFEST.text().replace('"pages": 4', '"pages": true'),
        MANIFEST.text().replace("en/leaflet-alopecia-areata.pdf", "../leaflet.pdf"),
        MANIFEST.text().replace("en/leaflet-alopecia-areata.pdf", "/etc/passwd"),
        MANIFEST.text().replace("en/leaflet-alopecia-areata.pdf", "en/../../leaflet.pdf"),
        MANIFEST.text().replace("en/leaflet-alopecia-areata.pdf", ".gitignore"),
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_ignored(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    assert read_manifest(tmp_path) == Manifest()


def test_a_missing_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "nowhere") == Manifest()
