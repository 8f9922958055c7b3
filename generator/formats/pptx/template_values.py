"""The values in a template that slides are measured and coloured by: each is checked once, so that whatever uses them may rely on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator.formats.pptx.allowed_parts import LAYOUT_TYPE, MASTER_TYPE, NOTES_MASTER_TYPE, THEME_TYPE
from generator.formats.pptx.archive import BrokenPartError, plain
from generator.formats.pptx.markup import A, P
from generator.formats.pptx.opc import Package
from generator.formats.pptx.placeholders import tag
from generator.formats.pptx.safe_xml import XmlElement, parse_xml

_Check = Callable[[str], bool]
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_SIX_DIGITS = re.compile(r"[0-9A-Fa-f]{6}")
COLOUR_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
_MAPPED = ("bg1", "tx1", "bg2", "tx2", *COLOUR_SLOTS[4:])
_SCHEME_NAMES = {*COLOUR_SLOTS, *_MAPPED, "phClr"}


def _any(_value: str) -> bool:
    return True


def _whole(least: int, most: int) -> _Check:
    """Return the check for a whole number from `least` to `most`."""
    return lambda value: bool(_WHOLE.fullmatch(value)) and least <= int(value) <= most


_FAR = 27_273_042_316_900  # EMU, ECMA-376-1 20.1.10.16
_PLACE, _SIZE, _ID = _whole(-_FAR, _FAR), _whole(0, _FAR), _whole(0, 2**32 - 1)
_INSET = _whole(-(2**31), 2**31 - 1)
_SHARE = _whole(-(2**31), 2**31 - 1)  # 1/1000 per cent
_CHANGES = (  # of a colour; those for red, green and blue are hardly ever used, but they are read all the same
    "tint",
    "shade",
    *(f"{of}{how}" for of in ("alpha", "hue", "sat", "lum", "red", "green", "blue") for how in ("", "Mod", "Off")),
)
# By element, the attributes that are read, with what they may be (ECMA-376-1, 20.1.10 and 21.1.2). Those marked True must be there.
_VALUES: Mapping[str, Mapping[str, tuple[_Check, bool]]] = {
    tag(A, "off"): {"x": (_PLACE, True), "y": (_PLACE, True)},
    tag(A, "ext"): {"cx": (_SIZE, False), "cy": (_SIZE, False)},
    tag(A, "bodyPr"): dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), (_INSET, False)),
    **{
        tag(A, f"lvl{level}pPr"): {"marL": (_whole(0, 51_206_400), False), "indent": (_whole(-51_206_400, 51_206_400), False)}
        for level in range(1, 10)
    },
    **{tag(A, name): {"sz": (_whole(100, 400_000), False)} for name in ("defRPr", "rPr", "endParaRPr")},
    tag(A, "spcPct"): {"val": (_whole(0, 13_200_000), True)},
    tag(A, "spcPts"): {"val": (_whole(0, 158_400), True)},
    tag(A, "gs"): {"pos": (_whole(0, 100_000), True)},
    tag(A, "lin"): {"ang": (_whole(0, 21_599_999), False)},
    tag(A, "path"): {"w": (_SIZE, False), "h": (_SIZE, False)},
    tag(A, "schemeClr"): {"val": (_SCHEME_NAMES.__contains__, True)},
    **{tag(A, name): {"val": (_any, True)} for name in ("srgbClr", "sysClr")},
    **{tag(A, name): {"val": (_SHARE, False)} for name in _CHANGES},
    tag(A, "latin"): {"typeface": (_any, True)},
    tag(P, "ph"): {"idx": (_ID, False)},
    tag(P, "cNvPr"): {"id": (_ID, True), "name": (_any, True)},
    tag(P, "sldLayoutId"): {"id": (_ID, False)},
    tag(P, "sldMasterId"): {"id": (_ID, False)},
    tag(P, "clrMap"): dict.fromkeys(_MAPPED, (COLOUR_SLOTS.__contains__, True)),
}  # fmt: skip
# What a part of each type must have within it, given as a path.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    LAYOUT_TYPE: (f"{tag(P, 'cSld')}/{tag(P, 'spTree')}",),
    MASTER_TYPE: (f"{tag(P, 'cSld')}/{tag(P, 'spTree')}", tag(P, "clrMap")),
    NOTES_MASTER_TYPE: (f"{tag(P, 'cSld')}/{tag(P, 'spTree')}", tag(P, "clrMap")),
    THEME_TYPE: (
        *(f".//{tag(A, 'clrScheme')}/{tag(A, slot)}/*" for slot in COLOUR_SLOTS),
        *(f".//{tag(A, 'fontScheme')}/{tag(A, kind)}/{tag(A, 'latin')}" for kind in ("majorFont", "minorFont")),
    ),
}
_ROOTS = {
    LAYOUT_TYPE: tag(P, "sldLayout"), MASTER_TYPE: tag(P, "sldMaster"), NOTES_MASTER_TYPE: tag(P, "notesMaster"),
    THEME_TYPE: tag(A, "theme"),
}  # fmt: skip
_SHAPES = {tag(P, "sp"): tag(P, "nvSpPr"), tag(P, "pic"): tag(P, "nvPicPr")}


def check_values(package: Package) -> None:
    """Raise BrokenPartError that names the part, the line and the value, if one that is read is missing or makes no sense."""
    for name, part in package.items():
        if part.type.endswith("+xml") and name:
            root = parse_xml(part.data, name)
            _check_structure(root, part.type, name)
            for element in root.iter(*_VALUES):
                _check_element(element, name)


def _check_structure(root: XmlElement, kind: str, name: str) -> None:
    if kind in _ROOTS and root.tag != _ROOTS[kind]:
        raise BrokenPartError(name, "it does not hold what its type says")
    for path in _NEEDED.get(kind, ()):
        if root.find(path) is None:
            raise BrokenPartError(name, f"it has no {' in '.join(reversed(_words(path)))}")
    for shape in root.iter(*_SHAPES):
        if shape.find(f"{_SHAPES[shape.tag]}/{tag(P, 'cNvPr')}") is None or shape.find(tag(P, "spPr")) is None:
            raise BrokenPartError(name, f"at line {shape.sourceline}, a shape is not complete")
    for ph in root.iter(tag(P, "ph")):
        if ph.find(f"../../{tag(P, 'cNvPr')}") is None or ph.getparent().tag != tag(P, "nvPr"):
            raise BrokenPartError(name, f"at line {ph.sourceline}, a placeholder is not complete")


def _words(path: str) -> list[str]:
    return [word for step in re.sub(r"\{[^}]*\}", "", path).split("/") if (word := step.strip(".*"))]


def _check_element(element: XmlElement, name: str) -> None:
    for key, (check, needed) in _VALUES[element.tag].items():
        value = element.get(key)
        if value is None and needed:
            raise BrokenPartError(name, f"at line {element.sourceline}, '{_short(element)}' has no '{key}'")
        if value is not None and not check(value):
            raise BrokenPartError(name, f"at line {element.sourceline}, '{plain(value)}' makes no sense as '{key}' of '{_short(element)}'")


def _short(element: XmlElement) -> str:
    return str(element.tag).rpartition("}")[2]
