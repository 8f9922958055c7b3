"""A presentation's parts and relations as values, read from a file and written to one (ISO/IEC 29500-2).

Files of any origin are read, and damage is reported by part. Files are written in one fixed way, so that the same parts give the
same bytes on any machine at any time.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree
from pptx.opc.packuri import PACKAGE_URI, PackURI

from generator.document.zips import zipped
from generator.formats.pptx.archive import TYPES_PART, Archive, BrokenPartError, UnusableFileError, plain
from generator.formats.pptx.safe_xml import XmlElement, parse_xml, write_xml
from generator.remembering import kept

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OFFICE_DOCUMENT, HYPERLINK = f"{OFFICE}officeDocument", f"{OFFICE}hyperlink"
MASTER, LAYOUT, SLIDE = f"{OFFICE}slideMaster", f"{OFFICE}slideLayout", f"{OFFICE}slide"
NOTES_MASTER, NOTES, THEME = f"{OFFICE}notesMaster", f"{OFFICE}notesSlide", f"{OFFICE}theme"
PROPERTIES = f"{OFFICE}extended-properties"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml."
MAIN_TYPE, SHOW_TYPE, TEMPLATE_TYPE = (
    f"{_PRESENTATION}presentation.main+xml",
    f"{_PRESENTATION}slideshow.main+xml",
    f"{_PRESENTATION}template.main+xml",
)
SLIDE_TYPE, NOTES_TYPE = f"{_PRESENTATION}slide+xml", f"{_PRESENTATION}notesSlide+xml"
ROOT = ""  # the package itself, as the owner of relations
_ROOT_RELATIONS = "_rels/.rels"
_PACKAGE_XML = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_ID = re.compile(r"[^\W\d][\w.-]*")  # XML Schema: xsd:ID


@dataclass(frozen=True, slots=True)
class Relation:
    """A part's link to another part, named without a leading slash, or to an address outside."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its content type, its bytes and what it refers to."""

    type: str
    data: bytes
    relations: tuple[Relation, ...] = ()

    def target(self, kind: str) -> str:
        """Return the name of the first part with a relation of this kind; KeyError if there is none."""
        for relation in self.relations:
            if relation.type == kind and not relation.external:
                return relation.target
        raise KeyError(kind)

    def adding(self, *new: tuple[str, str]) -> Part:
        """Return the part with relations of (type, target) added under free ids."""
        taken = {relation.id for relation in self.relations}
        free = (rid for n in range(1, len(taken) + len(new) + 1) if (rid := f"rId{n}") not in taken)
        return replace(self, relations=self.relations + tuple(Relation(next(free), *pair) for pair in new))


Package = Mapping[str, Part]


def main_name(package: Package) -> str:
    """Return the name of the presentation part."""
    return package[ROOT].target(OFFICE_DOCUMENT)


class MissingPartError(UnusableFileError):
    """The file refers to a part that it does not contain."""


PackageFiles = Mapping[str, bytes]  # of a package, by their names


def as_it_is(files: PackageFiles) -> PackageFiles:
    """Change nothing."""
    return files


def everything(_owner: Part, _relation: Relation) -> bool:
    """Follow each relation."""
    return True


def read_package(data: bytes, follow: Callable[[Part, Relation], bool] = everything, *, own: bool = False) -> dict[str, Part]:
    """Return the parts that the file refers to, by name, and no others; UnusableFileError if it is not an Office file or is damaged.

    Parts that only relations lead to which `follow` turns down are not unpacked; the relations are returned all the same. Of files of
    our `own`, parts that were in another one are not unpacked again.
    """
    archive = Archive(data, own=own)
    types = _Types.of(parse_xml(archive.read(TYPES_PART), TYPES_PART))
    parts = {ROOT: Part("", b"", _relations_of(archive, PACKAGE_URI))}
    waiting = [ROOT]
    while waiting:
        owner = parts[waiting.pop()]
        for relation in owner.relations:
            if not relation.external and relation.target not in parts and follow(owner, relation):
                parts[relation.target] = _read_part(archive, relation.target, types)
                waiting.append(relation.target)
    return parts


def _read_part(archive: Archive, name: str, types: _Types) -> Part:
    if not name or name not in archive:
        raise MissingPartError(f"the file has no part {plain(name)}, which another part refers to")
    return Part(types.type_of(name), archive.read(name), _relations_of(archive, PackURI(f"/{name}")))


def _relations_of(archive: Archive, owner: PackURI) -> tuple[Relation, ...]:
    """Return a part's relations; targets inside are spelt as the file spells them."""
    name = owner.rels_uri[1:]
    if name not in archive:
        return ()
    relations = _relations(archive.read(name), owner.baseURI, name)
    return tuple(r if r.external else replace(r, target=archive.name_of(r.target)) for r in relations)


@kept(1024)  # the relations of a template's parts are the same in each deck, and so are those of most slides
def _relations(xml: bytes, folder: str, name: str) -> tuple[Relation, ...]:
    """Return the relations of a part in `folder`; targets inside are part names without a leading slash."""
    found = tuple(_relation(row, folder, name) for row in parse_xml(xml, name))
    if len({relation.id for relation in found}) < len(found):
        raise BrokenPartError(name, "it uses one id twice")
    return found


def _relation(row: XmlElement, folder: str, name: str) -> Relation:
    id_, kind, target = row.get("Id", ""), row.get("Type", ""), row.get("Target", "")
    if not _ID.fullmatch(id_) or not kind or not target:
        raise BrokenPartError(name, "one of its entries lacks an id, a type or a target")
    if row.get("TargetMode") == "External":
        return Relation(id_, kind, target, external=True)
    return Relation(id_, kind, posixpath.normpath(posixpath.join(folder, target)).lstrip("/"))


@dataclass(frozen=True, slots=True)
class _Types:
    """The content types of a file: of single parts, and of all others by file extension."""

    parts: Mapping[str, str]
    endings: Mapping[str, str]

    @classmethod
    def of(cls, xml: XmlElement) -> _Types:
        parts = {row.get("PartName").casefold(): row.get("ContentType", "") for row in xml if row.get("PartName")}
        return cls(parts, {row.get("Extension").casefold(): row.get("ContentType", "") for row in xml if row.get("Extension")})

    def type_of(self, name: str) -> str:
        """Return a part's content type. Names are case-insensitive (ISO/IEC 29500-2, 6.2.2)."""
        folded = name.casefold()
        found = self.parts.get(f"/{folded}") or self.endings.get(folded.rpartition(".")[2])
        if not found:
            raise BrokenPartError(name, "the file does not say of what type it is")
        return found


def write_package(package: Package, change: Callable[[PackageFiles], PackageFiles] = as_it_is) -> bytes:
    """Return the zip file: types first, then the parts in order of name, with a fixed date and no trace of the machine.

    Parts that nothing refers to are not written, such as the sample slides of a template. `change` may put something into the files.
    """
    parts = {name: package[name] for name in sorted(_reached(package))}
    files = {
        TYPES_PART: _types_xml(tuple((name, part.type) for name, part in parts.items())),
        _ROOT_RELATIONS: _relations_xml(ROOT, package[ROOT].relations),
    }
    for name, part in parts.items():
        files[name] = part.data
        if part.relations:
            folder, _, file = name.rpartition("/")
            files[f"{folder}/_rels/{file}.rels"] = _relations_xml(folder, part.relations)
    return zipped(change(files))


def _reached(package: Package) -> set[str]:
    """Return the names of the parts that the package refers to, directly or by way of others."""
    reached: set[str] = set()
    waiting = [ROOT]
    while waiting:
        inside = {relation.target for relation in package[waiting.pop()].relations if not relation.external}
        waiting += inside - reached
        reached |= inside
    return reached


@kept(64)  # the same for the decks of a handout, as long as they have the same slides
def _types_xml(types: tuple[tuple[str, str], ...]) -> bytes:
    space = f"{_PACKAGE_XML}content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    for ending, kind in (("rels", _RELATIONS_TYPE), ("xml", "application/xml")):
        etree.SubElement(root, f"{{{space}}}Default", {"Extension": ending, "ContentType": kind})
    for name, kind in types:
        etree.SubElement(root, f"{{{space}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    return write_xml(root)


@kept(1024)  # see above
def _relations_xml(folder: str, relations: tuple[Relation, ...]) -> bytes:
    space = f"{_PACKAGE_XML}relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})
    for relation in relations:
        target = relation.target if relation.external else _relative(relation.target, folder)
        row = etree.SubElement(root, f"{{{space}}}Relationship", {"Id": relation.id, "Type": relation.type, "Target": target})
        if relation.external:
            row.set("TargetMode", "External")
    return write_xml(root)


@lru_cache(maxsize=1024)
def _relative(name: str, folder: str) -> str:
    return posixpath.relpath(f"/{name}", f"/{folder}")
