"""The manifest: what it says, and that one that can't be trusted is ignored."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.pipeline.manifest import DeskFile, Manifest, manifest_of, read_manifest
from generator.problems import Location, Problem
from tests.each import rows
from tests.pipeline.laid_out import entry, lay_out

LEAFLET = replace(entry("en/leaflet-alopecia-areata.pdf", b""), sha256="ab" * 32, bytes=120_000)
DECK = replace(LEAFLET, path="en/clinic-deck.pptx", handout="deck", need="show", units="slides", count=24, printing=None)
LENGTHS = {"conditions/test-hair-loss/main_point": 36, "control/interest": 24}
COLON = Problem("Y012", "a colon", Location("content.yaml", 41, 18, "    title: Asthma: your plan"), "put quotes round it")
NOWHERE = Problem("B012", "changed by hand", severity="warning")
PAGE = DeskFile("Start here.html", "cd" * 32, 500_000)
MANIFEST = Manifest((LEAFLET, DECK), "12" * 32, "0.1.0", LENGTHS, "2026-11-29", (COLON, NOWHERE), (PAGE,))


def test_a_manifest_reads_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(MANIFEST.text(), "utf-8")
    read = read_manifest(tmp_path)
    assert read == replace(MANIFEST, files=(DECK, LEAFLET))
    assert read.by_path == {LEAFLET.path: LEAFLET, DECK.path: DECK}


@pytest.mark.parametrize("problem", [COLON, NOWHERE, replace(COLON, message="hid\u200bden"), replace(NOWHERE, location=Location(""))])
def test_what_was_written_is_known_as_it_would_be_read(tmp_path: Path, problem: Problem) -> None:
    of_file = replace(LEAFLET, problems=(problem, replace(problem, severity="warning")))
    manifest = replace(MANIFEST, files=(of_file, DECK), problems=(problem,))
    data = manifest.written()
    assert data == manifest.text().encode()
    (tmp_path / "manifest.json").write_bytes(data)
    assert read_manifest(tmp_path) == manifest_of(json.loads(data))


def test_the_manifest_is_written_as_json_of_two_spaces() -> None:
    for manifest in (MANIFEST, Manifest(), replace(MANIFEST, files=(), lengths={})):
        assert manifest.text() == json.dumps(json.loads(manifest.text()), ensure_ascii=False, indent=2) + "\n"


def test_the_manifest_lists_files_by_path_with_keys_in_one_order() -> None:
    whole = json.loads(MANIFEST.text())
    assert list(whole) == ["format", "generator", "on", "inputs", "files", "lengths", "problems", "beside"]
    assert [list(item) for item in whole["files"]] == [
        [
            *["path", "sha256", "bytes", "handout", "edition", "instructions", "language", "title", "subject"],
            *["need", "code", "condition", "plain_name", "medical_name", "twin"],
            units,
            *[
                "shortened",
                "status",
                "reason",
                "words",
                "version",
                "issued",
                "review_by",
                "approved_by",
                "fingerprint",
                "inputs",
                "print",
                "problems",
            ],
        ]
        for units in ("slides", "pages")
    ]
    assert [item["path"] for item in whole["files"]] == [DECK.path, LEAFLET.path]
    assert (
        Manifest((DECK, LEAFLET), MANIFEST.inputs, "0.1.0", LENGTHS, MANIFEST.on, MANIFEST.problems, MANIFEST.beside).text()
        == MANIFEST.text()
    )


@rows(
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
        MANIFEST.text().replace("en/leaflet-alopecia-areata.pdf", "manifest.json"),
        MANIFEST.text().replace("en/leaflet-alopecia-areata.pdf", DECK.path),
        MANIFEST.text().replace('"format": 6', '"format": 6.0'),
        MANIFEST.text().replace('"generator": "0.1.0"', '"generator": 7'),
        MANIFEST.text().replace('"inputs": "', '"inputs": [], "old": "'),
        MANIFEST.text().replace('"bytes": 120000', '"bytes": -1'),
        MANIFEST.text().replace('"pages": 4', f'"pages": {"9" * 5_000}'),
        MANIFEST.text().replace('"pages": 4', f'"pages": {"9" * 50}'),
        MANIFEST.text().replace('"pages": 4', '"\\u001b[2J": 4'),
        MANIFEST.text().replace("Alopecia areata", "\\ud800"),
        MANIFEST.text().replace("ab" * 32, "the digest"),
        '{"format": 6, "generator": "", "on": "", "inputs": null, "files": {}}',
        MANIFEST.text().replace('"need": "show"', '"need": "throw"'),
        MANIFEST.text().replace('"finish": "staple"', '"finish": "glue"'),
        MANIFEST.text().replace('"sheets": 2', '"sheets": -2'),
        MANIFEST.text().replace('"severity": "error"', '"severity": "fatal"'),
        MANIFEST.text().replace('"Start here.html"', '"en/leaflet.pdf"'),
        MANIFEST.text().replace('"Start here.html"', '"../Start here.html"'),
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_ignored(tmp_path: Path, text: str) -> None:
    assert text != MANIFEST.text()
    (tmp_path / "manifest.json").write_text(text)
    assert read_manifest(tmp_path) == Manifest()


def test_a_manifest_that_is_not_utf_8_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(MANIFEST.text().encode().replace(b"Alopecia", b"\xff\xfe"))
    assert read_manifest(tmp_path) == Manifest()


def test_a_manifest_outside_the_folder_is_ignored(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "manifest.json").write_text(MANIFEST.text(), "utf-8")
    (tmp_path / "output/manifest.json").symlink_to("../manifest.json")
    assert read_manifest(tmp_path / "output") == Manifest()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "manifest.json")
    assert read_manifest(tmp_path) == Manifest()


def test_a_file_is_as_made_only_with_its_own_bytes_in_the_folder(tmp_path: Path) -> None:
    output = tmp_path / "output"
    lay_out(output, {"en/a.pdf": b"made"})
    (listed,) = read_manifest(output).files
    assert listed.is_as_made(output)
    (output / "en/a.pdf").write_bytes(b"mine")
    assert not listed.is_as_made(output)
    (output / "en/a.pdf").write_bytes(b"made, and more")
    assert not listed.is_as_made(output)
    (output / "en/a.pdf").unlink()
    assert not listed.is_as_made(output)
    (tmp_path / "a.pdf").write_bytes(b"made")
    (output / "en/a.pdf").symlink_to("../../a.pdf")
    assert not listed.is_as_made(output)


def test_a_missing_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "nowhere") == Manifest()
