"""The parts that a clinic's template may bring into a deck, and what each may refer to: an allow-list. No other part is unpacked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.formats.pptx import opc
from generator.formats.pptx.archive import BrokenPartError, UnusableFileError, plain
from generator.formats.pptx.opc import Package, Part, Relation
from generator.formats.pptx.pictures import PICTURE_ENDINGS

_OFFICE = "application/vnd.openxmlformats-officedocument."
_PRESENTATION = f"{_OFFICE}presentationml."
MAIN_TYPES = (opc.MAIN_TYPE, opc.TEMPLATE_TYPE)
MASTER_TYPE, LAYOUT_TYPE, NOTES_MASTER_TYPE, HANDOUT_MASTER_TYPE = (
    f"{_PRESENTATION}{kind}+xml" for kind in ("slideMaster", "slideLayout", "notesMaster", "handoutMaster")
)
THEME_TYPE, _OVERRIDE_TYPE = f"{_OFFICE}theme+xml", f"{_OFFICE}themeOverride+xml"
_TABLE_STYLES_TYPE = f"{_PRESENTATION}tableStyles+xml"
IMAGE, TABLE_STYLES, VIEW, SHOW, _HANDOUT_MASTER, _OVERRIDE, _PROPERTIES = (
    f"{opc.OFFICE}{kind}"
    for kind in ("image", "tableStyles", "viewProps", "presProps", "handoutMaster", "themeOverride", "extended-properties")
)
# The content types that a relation may lead to.
_LEADS_TO: Mapping[str, tuple[str, ...]] = {
    opc.MASTER: (MASTER_TYPE,),
    opc.LAYOUT: (LAYOUT_TYPE,),
    opc.NOTES_MASTER: (NOTES_MASTER_TYPE,),
    _HANDOUT_MASTER: (HANDOUT_MASTER_TYPE,),
    opc.THEME: (THEME_TYPE,),
    _OVERRIDE: (_OVERRIDE_TYPE,),
    SHOW: (f"{_PRESENTATION}presProps+xml",),
    VIEW: (f"{_PRESENTATION}viewProps+xml",),
    TABLE_STYLES: (_TABLE_STYLES_TYPE,),
    _PROPERTIES: (f"{_OFFICE}extended-properties+xml",),
    IMAGE: tuple(PICTURE_ENDINGS),
}
_OF_PRESENTATION = frozenset({opc.MASTER, opc.NOTES_MASTER, _HANDOUT_MASTER, opc.THEME, SHOW, VIEW, TABLE_STYLES})
# What a part of each type may refer to within the file; the package itself has no type.
_MAY_REFER: Mapping[str, frozenset[str]] = {
    "": frozenset({opc.OFFICE_DOCUMENT, _PROPERTIES}),
    **dict.fromkeys(MAIN_TYPES, _OF_PRESENTATION),
    MASTER_TYPE: frozenset({opc.LAYOUT, opc.THEME, IMAGE}),
    LAYOUT_TYPE: frozenset({opc.MASTER, _OVERRIDE, IMAGE}),
    NOTES_MASTER_TYPE: frozenset({opc.THEME, IMAGE}),
    HANDOUT_MASTER_TYPE: frozenset({opc.THEME, IMAGE}),
    THEME_TYPE: frozenset({IMAGE}),
    _TABLE_STYLES_TYPE: frozenset({IMAGE}),
    _OVERRIDE_TYPE: frozenset({IMAGE}),
}
_OURS = re.compile(r"ppt/(slides|notesSlides)/|docProps/(?!app\.xml$)|(.*/)?_rels/|\[content_types\]", re.IGNORECASE)
_FIXED = {"docprops/app.xml": _PROPERTIES, "ppt/presprops.xml": SHOW, "ppt/tablestyles.xml": TABLE_STYLES}  # names that decks rely on


def follows(owner: Part, relation: Relation) -> bool:
    """Return whether a relation leads to a part that a deck may hold."""
    return not relation.external and relation.type in _MAY_REFER.get(owner.type, ())


def check_parts(package: Package) -> None:
    """Raise BrokenPartError if a part is not what the relation to it says, or if its name does not fit what it is."""
    for owner in package.values():
        for relation in owner.relations:
            if follows(owner, relation) and relation.type in _LEADS_TO:
                _check_type(relation, package[relation.target].type)
    for name, part in package.items():
        if name:
            _check_name(name, part.type)


def _check_type(relation: Relation, found: str) -> None:
    wanted = _LEADS_TO[relation.type]
    if found in wanted:
        return
    if relation.type == IMAGE:
        hint = "in PowerPoint, cut the picture and paste it as a PNG picture"
        raise UnusableFileError(f"its picture {plain(relation.target)} is of the type {plain(found)}, which not every computer shows", hint)
    raise BrokenPartError(relation.target, f"it should be of the type {wanted[0]}, and is of the type {plain(found)}")


def _check_name(name: str, kind: str) -> None:
    fixed = _FIXED.get(name.casefold())
    if _OURS.match(name) or (fixed and kind not in _LEADS_TO[fixed]):
        raise BrokenPartError(name, "its name is that of another kind of part")
    if not name.casefold().endswith(PICTURE_ENDINGS.get(kind, (".xml",))):
        raise BrokenPartError(name, f"its name does not fit its type, {plain(kind)}")
