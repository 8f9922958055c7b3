"""Templates damaged by chance: each ends in a deck that holds only what decks may hold, or in a problem that names the place."""

from __future__ import annotations

import io
import os
import random
import re
import time
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pptx import Presentation

from generator.pipeline.template import TEMPLATE
from tests.conftest import Project, once
from tests.each import each
from tests.formats.pptx.clinic_templates import ours, zipped
from tests.formats.pptx.test_hostile_templates import assert_clean

pytestmark = pytest.mark.covered

Files = dict[str, bytes]
MOST_SECONDS = 30
MANY, FEW = range(100), (3, 29)
ODD = (b"", b"0", b"-1", b"banana", b"NaN", b"99999999999999999999", b"1.5", b"50%", b"../../x", b"&lt;b>", "١٢".encode(), b"rId1", b"true")
ADDRESSES = (
    "https://evil.example/a.png",
    "file:///etc/passwd",
    "\\\\evil\\share",
    "javascript:alert(1)",
    "slideLayout99.xml",
    "NULL",
    "#",
    "../..",
)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _name(files: Files, chance: random.Random, ending: str = ".xml") -> str:
    """Return one of the parts that decks are made on."""
    return chance.choice(
        [name for name in files if name.endswith(ending) and "slides/" not in name.lower() and "notesslides" not in name.lower()]
    )


def _replaced(files: Files, name: str, pattern: bytes, new: Callable[[re.Match[bytes]], bytes], chance: random.Random) -> None:
    """Change one of the matches of a pattern in a part."""
    found = list(re.finditer(pattern, files[name]))
    if found:
        one = chance.choice(found)
        files[name] = files[name][: one.start()] + new(one) + files[name][one.end() :]


def flip_bytes_of_a_part(files: Files, chance: random.Random) -> None:
    name = _name(files, chance)
    files[name] = _flipped(files[name], chance)


def cut_a_part(files: Files, chance: random.Random) -> None:
    name = _name(files, chance)
    files[name] = _cut(files[name], chance)


def remove_a_part(files: Files, chance: random.Random) -> None:
    del files[_name(files, chance, chance.choice((".xml", ".rels")))]


def swap_two_parts(files: Files, chance: random.Random) -> None:
    one, other = _name(files, chance), _name(files, chance)
    files[one], files[other] = files[other], files[one]


def change_an_attribute(files: Files, chance: random.Random) -> None:
    _replaced(files, _name(files, chance), rb'(?<= )([\w:]+)="[^"]*"', lambda found: found[1] + b'="' + chance.choice(ODD) + b'"', chance)


def remove_an_attribute(files: Files, chance: random.Random) -> None:
    _replaced(files, _name(files, chance), rb' [\w:]+="[^"]*"', lambda _: b"", chance)


def rename_an_element(files: Files, chance: random.Random) -> None:
    _replaced(
        files, _name(files, chance), rb"<[ap]:\w+(?=[^>]*/>)", lambda _: chance.choice((b"<a:off", b"<p:ph", b"<a:blip", b"<b")), chance
    )


def remove_an_element(files: Files, chance: random.Random) -> None:
    _replaced(files, _name(files, chance), rb"<([ap]:\w+)[^>]*/>|<([ap]:\w+)(?: [^>]*)?>(?:(?!<\2[ >]).)*?</\2>", lambda _: b"", chance)


def double_an_element(files: Files, chance: random.Random) -> None:
    _replaced(files, _name(files, chance), rb"<[ap]:\w+[^>]*/>", lambda found: found[0] * chance.choice((2, 50)), chance)


def retarget_a_relation(files: Files, chance: random.Random) -> None:
    target = chance.choice((*ADDRESSES, *(f"/{name}" for name in files)))
    mode = chance.choice(("", '" TargetMode="External'))
    _replaced(files, _name(files, chance, ".rels"), rb'Target="[^"]*"', lambda _: f'Target="{target}{mode}"'.encode(), chance)


def change_the_type_of_a_relation(files: Files, chance: random.Random) -> None:
    kind = chance.choice((b"oleObject", b"image", b"theme", b"slideLayout", b"slideMaster", b"notesMaster", b"hyperlink", b"control", b"x"))
    _replaced(files, _name(files, chance, ".rels"), rb'(?<=relationships/)\w+(?=" Target)', lambda _: kind, chance)


def change_a_content_type(files: Files, chance: random.Random) -> None:
    kind = chance.choice((b"image/png", b"application/xml", b"", b"application/vnd.ms-office.activeX+xml", b"text/html"))
    _replaced(files, "[Content_Types].xml", rb'ContentType="[^"]*"', lambda _: b'ContentType="' + kind + b'"', chance)


WITHIN = (
    flip_bytes_of_a_part, cut_a_part, remove_a_part, swap_two_parts, change_an_attribute, change_an_attribute, remove_an_attribute,
    rename_an_element, remove_an_element, double_an_element, retarget_a_relation, change_the_type_of_a_relation, change_a_content_type,
)  # fmt: skip


def mutant(data: bytes, seed: int) -> bytes:
    """Return a template damaged in a way that the seed decides."""
    chance = random.Random(seed)
    if chance.random() < 0.15:
        return chance.choice((_flipped, _cut))(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.choice((1, 1, 3))):
        chance.choice(WITHIN)(files, chance)
    return zipped(files)


def _with_template(folder: Path) -> None:
    """Lay out a project whose deck is made on the template that `handouts template` writes, once for all mutants."""
    from tests.conftest import _copy_handouts, smallest

    (folder / "content.yaml").write_text(smallest(), "utf-8")
    _copy_handouts(folder)
    project = Project(folder)
    assert project.run("template").status == 0
    (project.output / TEMPLATE).rename(folder / "handouts/our.potx")
    project.change("code: 92", "code: 92\ntemplate: our.potx", "handouts/deck.yaml")
    ran = project.run("build", "--only", "clinic-deck")
    assert ran.status == 0, ran.err


def seeds() -> Iterable[int]:
    return MANY if os.environ.get("ALL") == "1" else FEW


@each("seed", seeds)
def test_a_damaged_template_ends_in_a_deck_or_in_a_problem(seed: int) -> None:
    project = Project(once("mutants", _with_template))
    named = project.folder / "handouts/our.potx"
    whole, before, began = named.read_bytes(), project.files(), time.process_time()
    try:
        named.write_bytes(mutant(whole, seed))
        ran = project.run("build", "--only", "clinic-deck")
    finally:
        named.write_bytes(whole)
    assert time.process_time() - began < MOST_SECONDS
    if ran.status == 0:
        deck = project.files()["en/clinic-deck.pptx"]
        assert_clean(deck, real_words=True)
        assert Presentation(io.BytesIO(deck)).slides
    else:
        assert ran.status == 1, ran.err
        assert handouts(project.files()) == handouts(before)
        assert re.search(r"^(handouts/deck\.yaml:\d+:\d+|content\.yaml:\d+:\d+)  \w+  error  ", ran.err, re.MULTILINE), ran.err


def handouts(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return what patients are given; the page that says how things stand tells of the problem."""
    return {name: data for name, data in files.items() if "/" in name}


def test_no_two_mutants_are_alike() -> None:
    assert len({mutant(ours(), seed) for seed in range(12)}) == 12
