"""Which font file sets which words. All fonts come as Python packages under the SIL Open Font License; none from the system."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

FaceRole = Literal["regular", "medium", "strong", "heading"]


@dataclass(frozen=True, slots=True)
class FontFile:
    """A face in a package. `shaped` scripts need HarfBuzz: letters join, stack or change their order."""

    name: str
    package: str
    file: str
    shaped: bool = False

    @property
    def path(self) -> Path:
        """Return the installed file; FileNotFoundError names the package that is missing."""
        spec = find_spec(self.package)
        if spec is None or spec.origin is None:
            raise FileNotFoundError(f"the font package {self.package} is not installed")
        return Path(spec.origin).parent / "files" / self.file


_FIRA, _PLEX = "fontpkg_fira_sans", "fontpkg_ibm_plex_serif"
TEXT_FACES: dict[FaceRole, FontFile] = {
    "regular": FontFile("FiraSans-Regular", _FIRA, "FiraSans-Regular.ttf"),
    "medium": FontFile("FiraSans-Medium", _FIRA, "FiraSans-Medium.ttf"),
    "strong": FontFile("FiraSans-SemiBold", _FIRA, "FiraSans-SemiBold.ttf"),
    "heading": FontFile("IBMPlexSerif-SemiBold", _PLEX, "IBMPlexSerif-SemiBold.ttf"),
}
SCRIPT_FACES: tuple[FontFile, ...] = (
    FontFile("NotoSansArabic", "fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf", shaped=True),
    FontFile("HindSiliguri-Regular", "fontpkg_hind_siliguri", "HindSiliguri-Regular.ttf", shaped=True),
)
_WEIGHTS: dict[FaceRole, tuple[str, ...]] = {  # the best first
    "regular": ("Regular",),
    "medium": ("Medium", "SemiBold", "Bold"),
    "strong": ("SemiBold", "Bold"),
    "heading": ("SemiBold", "Bold"),
}
SCRIPT_SCALE = 17 / 16  # these scripts look smaller beside Fira Sans at the same size


@cache
def coverage(font: FontFile) -> frozenset[int]:
    """Return the code points the font has glyphs for."""
    from fontTools.ttLib import TTFont

    with TTFont(font.path, lazy=True) as file:
        return frozenset(file.getBestCmap())


@cache
def text_faces(body: str, heading: str) -> dict[FaceRole, FontFile]:
    """Return the faces of two families by role; FileNotFoundError names what is missing."""
    families: dict[FaceRole, str] = {"regular": body, "medium": body, "strong": body, "heading": heading}
    return {role: _face(family, _WEIGHTS[role]) for role, family in families.items()}


def missing_faces(family: str, *, heading: bool) -> str:
    """Return what is missing of a family for its part of a leaflet, in plain words; '' where nothing is."""
    try:
        roles: tuple[FaceRole, ...] = ("heading",) if heading else ("regular", "medium", "strong")
        for role in roles:
            _face(family, _WEIGHTS[role])
    except FileNotFoundError as error:
        return str(error)
    return ""


def _face(family: str, weights: tuple[str, ...]) -> FontFile:
    """Return the first face there is of a family: one file a weight, in TrueType outlines, which is what can be embedded."""
    package, base = f"fontpkg_{'_'.join(family.lower().split())}", family.replace(" ", "")
    if find_spec(package) is None:
        raise FileNotFoundError(f"no font package of the family '{family}' is installed")
    for weight in weights:
        face = FontFile(f"{base}-{weight}", package, f"{base}-{weight}.ttf")
        if face.path.is_file():
            return face
    wanted = " or ".join(f"{base}-{weight}.ttf" for weight in weights)
    raise FileNotFoundError(f"the font package of '{family}' has no file {wanted}")


def uncovered(words: str, text: FontFile = TEXT_FACES["regular"]) -> str:
    """Return the characters of `words` that neither a face for text nor the packaged ones can show, each once, in order."""
    faces = dict.fromkeys((text, TEXT_FACES["regular"], *SCRIPT_FACES))
    return "".join(c for c in dict.fromkeys(words) if not c.isspace() and not any(ord(c) in coverage(f) for f in faces))
