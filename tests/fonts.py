"""Makes the fonts in handouts/fonts/ that come from a package of npm: `python -m tests.fonts`. npm downloads the packages.

A folder with an origin.yaml is all it takes: `made-from` names the package, its version, its SHA-512 as npm writes it, and the web font in
it. The web font is unpacked; with `only-what-is-said-in`, a list of languages of content.yaml, just what their lines need is kept.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from fontTools.ttLib import TTFont

from tests.made import REAL, book
from tests.typefaces import FOLDER, sha256


def main() -> None:
    """Make each font whose origin says what it is made from, and note its digest there."""
    for folder, origin in made_fonts():
        source = origin["made-from"]
        path = folder / f"{origin['family'].replace(' ', '')}-Regular.ttf"
        path.write_bytes(unpacked(web_font(source), origin["family"], letters_of(origin)))
        _note(folder / "origin.yaml", path)
        print(f"{path.relative_to(FOLDER)}  {path.stat().st_size / 1000:.0f} kB")


def made_fonts() -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the folders of the fonts that are made here, with what their origin says."""
    for file in sorted(FOLDER.glob("*/origin.yaml")):
        origin = yaml.safe_load(file.read_text("utf-8"))
        if "made-from" in origin:
            yield file.parent, origin


def letters_of(origin: Mapping[str, Any]) -> str:
    """Return the letters that a font is cut down to, each once; none if it keeps all."""
    wanted: Sequence[str] = origin.get("only-what-is-said-in", ())
    said = (text.plain for each in book(REAL).languages if each.tag in wanted for text in (each.name, each.text))
    return "".join(sorted({letter for words in said for letter in words if not letter.isspace()}))


def web_font(source: Mapping[str, str]) -> bytes:
    """Return a file of a package of npm, which is downloaded and compared with its digest."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{source['package']}@{source['version']}"
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", folder, wanted], check=True, stdout=subprocess.DEVNULL)
        (package,) = Path(folder).iterdir()
        digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode("ascii")
        if f"sha512-{digest}" != source["integrity"]:
            raise ValueError(f"{wanted} is not what it was: sha512-{digest}")
        with tarfile.open(package) as files:
            found = files.extractfile(f"package/{source['file']}")
            assert found
            return found.read()


def unpacked(font: bytes, family: str, letters: str = "") -> bytes:
    """Return a web font as a TrueType file, the same bytes each time: with these letters alone, if any are given.

    It gets its family's name: the name table of some calls the regular weight thin, as that of the variable font does that it was cut from.
    """
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as file:
        if letters:
            from fontTools import subset  # which takes a while to load

            options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False)
            worker = subset.Subsetter(options)
            worker.populate(text=letters)
            worker.subset(file)
        for number, words in {1: family, 2: "Regular", 4: f"{family} Regular", 6: f"{family.replace(' ', '')}-Regular"}.items():
            file["name"].setName(words, number, 3, 1, 0x409)
        file.flavor = None
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def _note(origin: Path, font: Path) -> None:
    """Write a font's digest into its origin, as its last line."""
    words = origin.read_text("utf-8")
    origin.write_text(
        re.sub(r"^sha256:\n(  .+\n)*\Z", "", words, flags=re.MULTILINE) + f"sha256:\n  {font.name}: {sha256(font)}\n", "utf-8"
    )


if __name__ == "__main__":
    main()
