"""Which font files set which words: they are found by family name in `handouts/fonts/`, never in the system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_letters
from typing import TYPE_CHECKING, Literal, NamedTuple

from generator.design.font_files import ENDINGS, NORMAL_WIDTH, FontFile, UnusableFont, read_font
from generator.trees import Same

if TYPE_CHECKING:
    import uharfbuzz

FaceRole = Literal["regular", "medium", "strong", "heading"]
WEIGHTS: Mapping[FaceRole, int] = {"regular": 400, "medium": 500, "strong": 600, "heading": 600}
BODY_ROLES: tuple[FaceRole, ...] = ("regular", "medium", "strong")
USUAL_FAMILY = "Fira Sans"  # for letters that a theme's family lacks
SCRIPT_SCALE = 17 / 16  # letters of other scripts look smaller beside Fira Sans at the same size


class TextFiles(NamedTuple):
    """A face for each role."""

    regular: FontFile
    medium: FontFile
    strong: FontFile
    heading: FontFile


@dataclass(frozen=True, slots=True)
class FontSet:
    """The files that set one handout: `text` first, `usual` for letters that it lacks, then one file of each family for other scripts."""

    text: TextFiles
    usual: TextFiles | None
    scripts: tuple[FontFile, ...]

    def uncovered(self, words: str) -> str:
        """Return the characters of `words` that none of the fonts has, each once, in order."""
        return _uncovered(words, (self.text.regular, *self.scripts))


@dataclass(frozen=True, slots=True)
class FontLibrary:
    """All fonts of a folder, and the files there that can't be used."""

    files: tuple[FontFile, ...] = ()
    unusable: tuple[UnusableFont, ...] = ()

    @property
    def families(self) -> tuple[str, ...]:
        """The families that can set the words of a leaflet: with its letters; a variable font's weights would have to be split first."""
        return tuple(sorted({file.family for file in self.files if not file.variable and not _uncovered(ascii_letters, (file,))}))

    def font_set(self, body: str, heading: str) -> FontSet | None:
        """Return the files that set a handout in two families; None where one of them is missing."""
        text = self._text_files(body, heading)
        return FontSet(text, self._text_files(USUAL_FAMILY, USUAL_FAMILY), self._scripts()) if text else None

    def nearest(self, family: str, weight: int) -> FontFile | None:
        """Return the face of a family that is nearest to an upright one of this weight; None if the family has none."""
        named = (file for file in self._of(family) if not file.variable)
        return min(named, key=lambda file: _preference(file, weight), default=None)

    def is_variable(self, family: str) -> bool:
        """Return whether all files of a family are variable."""
        return {file.variable for file in self._of(family)} == {True}

    def uncovered(self, words: str) -> str:
        """Return the characters of `words` that no font has, each once, in order."""
        return _lacking(words, Same(self))

    def faces(self) -> tuple[FontFile, ...]:
        """Return a regular face of each family, that of most words first."""
        return tuple(sorted(self._scripts(), key=lambda file: _folded(file.family) != _folded(USUAL_FAMILY)))

    def _text_files(self, body: str, heading: str) -> TextFiles | None:
        regular, medium, strong = (self.nearest(body, WEIGHTS[role]) for role in BODY_ROLES)
        head = self.nearest(heading, WEIGHTS["heading"])
        return TextFiles(regular, medium, strong, head) if regular and medium and strong and head else None

    def _scripts(self) -> tuple[FontFile, ...]:
        return _of_scripts(self.files)

    def _of(self, family: str) -> Iterator[FontFile]:
        return (file for file in self.files if _folded(file.family) == _folded(family))


def read_library(folder: Path) -> FontLibrary:
    """Return the fonts in a folder and its subfolders; a missing folder has none."""
    files: dict[str, FontFile] = {}
    unusable: list[UnusableFont] = []
    for path in _font_paths(folder):
        font = read_font(path, folder)
        if isinstance(font, FontFile) and font.name in files:
            font = UnusableFont(path, f"its own name is {font.name}, as is that of {files[font.name].path.name}", "delete one of the two")
        if isinstance(font, FontFile):
            files[font.name] = font
        else:
            unusable.append(font)
    return FontLibrary(tuple(files.values()), tuple(unusable))


def _font_paths(folder: Path) -> list[Path]:
    """Return the paths of what looks like a font, in order, without what a Mac leaves beside each file."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)
    return sorted(path for path in found if not any(part.startswith((".", "__")) for part in path.relative_to(folder).parts))


@lru_cache(maxsize=4)
def _of_scripts(files: tuple[FontFile, ...]) -> tuple[FontFile, ...]:
    """Return one regular face of each family."""
    families: dict[str, list[FontFile]] = {}
    for file in files:
        families.setdefault(_folded(file.family), []).append(file)
    faces = (families[_folded(family)] for family in dict.fromkeys(file.family for file in files))
    return tuple(min(face, key=lambda file: (_preference(file, WEIGHTS["regular"]), file.variable)) for face in faces)


def _preference(file: FontFile, weight: int) -> tuple[tuple[int, int], bool, tuple[int, int]]:
    """Return a sort key for faces that replace an upright one of this weight (CSS Fonts 4, 5.2): by width, slant, then weight."""
    width = file.width - NORMAL_WIDTH
    return (int(width > 0), abs(width)), file.slanted, _weight_preference(file.weight, weight)


def _weight_preference(weight: int, wanted: int) -> tuple[int, int]:
    """Return a sort key for weights that replace the one wanted.

    For 400 to 500: heavier ones up to 500, then lighter ones, then those above 500. Below 400 lighter ones come first, above 500 heavier.
    """
    if 400 <= wanted <= 500:
        rank = 0 if wanted <= weight <= 500 else 1 if weight < wanted else 2
    else:
        rank = int(weight > wanted) if wanted < 400 else int(weight < wanted)
    return rank, abs(weight - wanted)


def _folded(family: str) -> str:
    return " ".join(family.split()).casefold()


@cache
def coverage(font: FontFile) -> frozenset[int]:
    """Return the code points the font has glyphs for."""
    return frozenset(harfbuzz(font).unicodes)


@cache
def harfbuzz(font: FontFile) -> uharfbuzz.Face:
    """Return the font as HarfBuzz reads it, which takes a tenth of the time that fontTools needs."""
    import uharfbuzz

    return uharfbuzz.Face(font.path.read_bytes())


@lru_cache(maxsize=1024)  # names and lines of languages
def _lacking(words: str, library: Same[FontLibrary]) -> str:
    return _uncovered(words, library.value._scripts())


def _uncovered(words: str, fonts: Iterable[FontFile]) -> str:
    covered = _covered(tuple(fonts))
    return "".join([c for c in dict.fromkeys(words) if c not in covered and not c.isspace()])


@lru_cache(maxsize=64)  # sets of fonts, and each font by itself
def _covered(fonts: tuple[FontFile, ...]) -> frozenset[str]:
    """Return the characters that some font has."""
    return frozenset(map(chr, frozenset[int]().union(*map(coverage, fonts))))
