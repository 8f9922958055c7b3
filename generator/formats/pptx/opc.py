"""A presentation's parts and relations as values, read from a file and written to one (ISO/IEC 29500-2).

python-pptx reads files of any origin. Files are written in one fixed way, so that the same parts give the same bytes on any
machine at any time.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree
from pptx.exc import PackageNotFoundError
from pptx.opc.packuri import PACKAGE_URI, PackURI
from pptx.opc.serialized import PackageReader

from generator.formats.pptx.markup import XML_HEAD, attribute

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
OFFICE_DOCUMENT, HYPERLINK = f"{OFFICE}officeDocument", f"{OFFICE}hyperlink"
MASTER, LAYOUT, SLIDE = f"{OFFICE}slideMaster", f"{OFFICE}slideLayout", f"{OFFICE}slide"
NOTES_MASTER, NOTES, THEME = f"{OFFICE}notesMaster", f"{OFFICE}notesSlide", f"{OFFICE}theme"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml."
MAIN_TYPE, SHOW_TYPE, TEMPLATE_TYPE = (
    f"{_PRESENTATION}presentation.main+xml",
    f"{_PRESENTATION}slideshow.main+xml",
    f"{_PRESENTATION}template.main+xml",
)
SLIDE_TYPE, NOTES_TYPE = f"{_PRESENTATION}slide+xml", f"{_PRESENTATION}notesSlide+xml"
ROOT = ""  # the package itself, as the owner of relations
_TYPES_PART, _ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
_PACKAGE_XML = "http://schemas.openxmlformats.org/package/2006/"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_OLDEST_DATE = (1980, 1, 1, 0, 0, 0)  # the first date a zip file can hold


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
            if relation.type == kind:
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


class MissingPartError(ValueError):
    """The file refers to a part that it does not contain."""


def read_package(data: bytes) -> dict[str, Part]:
    """Return the parts of a file that are referred to, by name; ValueError if it is not an Office file or is incomplete."""
    file = PackageReader(io.BytesIO(data))
    try:
        types = _Types.of(etree.fromstring(file[PackURI(f"/{_TYPES_PART}")]))
        parts = {ROOT: Part("", b"", _read_relations(file, PACKAGE_URI))}
        waiting = [relation.target for relation in parts[ROOT].relations if not relation.external]
        while waiting:
            name = waiting.pop()
            if name not in parts:
                parts[name] = _read_part(file, name, types)
                waiting += [relation.target for relation in parts[name].relations if not relation.external]
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, etree.XMLSyntaxError) as error:
        raise ValueError(f"not an Office file: {error}") from error
    return parts


def _read_part(file: PackageReader, name: str, types: _Types) -> Part:
    uri = PackURI(f"/{name}")
    if uri not in file:  # type: ignore[comparison-overlap]  # its type hints expect bytes
        raise MissingPartError(f"the file has no part {name}, which another part refers to")
    return Part(types.type_of(name), file[uri], _read_relations(file, uri))


def _read_relations(file: PackageReader, owner: PackURI) -> tuple[Relation, ...]:
    xml = file.rels_xml_for(owner)
    return () if xml is None else _relations(xml, owner.baseURI)


@lru_cache(maxsize=256)  # the relations of a template's parts are the same in each deck
def _relations(xml: bytes, folder: str) -> tuple[Relation, ...]:
    """Return the relations of a part in `folder`; targets inside are part names without a leading slash."""
    found = []
    for row in etree.fromstring(xml):
        external, target = row.get("TargetMode") == "External", row.get("Target")
        name = target if external else posixpath.normpath(posixpath.join(folder, target))[1:]
        found.append(Relation(row.get("Id"), row.get("Type"), name, external))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Types:
    """The content types of a file: of single parts, and of all others by file extension."""

    parts: Mapping[str, str]
    endings: Mapping[str, str]

    @classmethod
    def of(cls, xml: etree._Element) -> _Types:
        parts = {row.get("PartName").casefold(): row.get("ContentType") for row in xml if row.get("PartName")}
        return cls(parts, {row.get("Extension").casefold(): row.get("ContentType") for row in xml if row.get("Extension")})

    def type_of(self, name: str) -> str:
        """Return a part's content type; KeyError if the file gives none. Names are case-insensitive (ISO/IEC 29500-2, 6.2.2)."""
        folded = name.casefold()
        return self.parts.get(f"/{folded}") or self.endings[folded.rpartition(".")[2]]


def write_package(package: Package) -> bytes:
    """Return the zip file: types first, then the parts in order of name, with a fixed date and no trace of the machine.

    Parts that nothing refers to are not written, such as the sample slides of a template.
    """
    parts = {name: package[name] for name in sorted(_reached(package))}
    files = {_TYPES_PART: _types_xml(parts), _ROOT_RELATIONS: _relations_xml(ROOT, package[ROOT].relations)}
    for name, part in parts.items():
        files[name] = part.data
        if part.relations:
            folder, _, file = name.rpartition("/")
            files[f"{folder}/_rels/{file}.rels"] = _relations_xml(folder, part.relations)
    return _packed(files)


def _reached(package: Package) -> set[str]:
    """Return the names of the parts that the package refers to, directly or by way of others."""
    reached: set[str] = set()
    waiting = [ROOT]
    while waiting:
        inside = {relation.target for relation in package[waiting.pop()].relations if not relation.external}
        waiting += inside - reached
        reached |= inside
    return reached


def _types_xml(parts: Package) -> bytes:
    overrides = "".join(f'<Override PartName="/{attribute(name)}" ContentType="{part.type}"/>' for name, part in parts.items())
    defaults = f'<Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/><Default Extension="xml" ContentType="application/xml"/>'
    return f'{XML_HEAD}<Types xmlns="{_PACKAGE_XML}content-types">{defaults}{overrides}</Types>'.encode()


def _relations_xml(folder: str, relations: Iterable[Relation]) -> bytes:
    rows = "".join(_relation_xml(folder, relation) for relation in relations)
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE_XML}relationships">{rows}</Relationships>'.encode()


def _relation_xml(folder: str, relation: Relation) -> str:
    target, mode = (relation.target, ' TargetMode="External"') if relation.external else (_relative(relation.target, folder), "")
    return f'<Relationship Id="{relation.id}" Type="{relation.type}" Target="{attribute(target)}"{mode}/>'


@lru_cache(maxsize=1024)
def _relative(name: str, folder: str) -> str:
    return posixpath.relpath(f"/{name}", f"/{folder}")


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Return a zip file with the files in their order, with fixed dates and attributes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _OLDEST_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return out.getvalue()
