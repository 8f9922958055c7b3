"""A presentation's parts and relations as values. python-pptx reads the package and writes it (ISO/IEC 29500-2).

What is written is packed anew in one fixed way, so that the same parts give the same bytes on any machine and at any time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree
from pptx.exc import PackageNotFoundError
from pptx.opc.oxml import CT_Relationships
from pptx.opc.package import Part as PackagePart
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageReader
from pptx.package import Package as OfficePackage

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
_TYPES_PART = "[Content_Types].xml"
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
        """Return the name of the first part related in this way; KeyError where there is none."""
        for relation in self.relations:
            if relation.type == kind:
                return relation.target
        raise KeyError(kind)

    def adding(self, *new: tuple[str, str]) -> Part:
        """Return the part with relations of (type, target) more, under ids that are free."""
        taken = {relation.id for relation in self.relations}
        free = (rid for n in range(1, len(taken) + len(new) + 1) if (rid := f"rId{n}") not in taken)
        return replace(self, relations=self.relations + tuple(Relation(next(free), *pair) for pair in new))


Package = Mapping[str, Part]


def main_name(package: Package) -> str:
    """Return the name of the presentation part."""
    return package[ROOT].target(OFFICE_DOCUMENT)


def read_package(data: bytes) -> dict[str, Part]:
    """Return a file's parts by name; ValueError where it is no Office file."""
    try:
        package, raw = OfficePackage.open(io.BytesIO(data)), PackageReader(io.BytesIO(data))
        found = [(part, raw[part.partname]) for part in package.iter_parts()]
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, etree.XMLSyntaxError) as error:
        raise ValueError(f"not an Office file: {error}") from error
    root = Part("", b"", tuple(Relation(i, r.reltype, _target(r), r.is_external) for i, r in package._rels.items()))
    return {ROOT: root, **{str(part.partname)[1:]: Part(part.content_type, data, _relations(part)) for part, data in found}}


def _relations(part: PackagePart) -> tuple[Relation, ...]:
    return tuple(Relation(rid, r.reltype, _target(r), r.is_external) for rid, r in part.rels.items())


def _target(relation: object) -> str:
    """Return the name of the related part without a leading slash, or the address outside."""
    return relation.target_ref if relation.is_external else str(relation.target_partname)[1:]  # type: ignore[attr-defined]  # no types


def write_package(package: Package) -> bytes:
    """Return the zip file: types first, then the parts in order of name, with one date and no trace of the machine.

    Parts that nothing refers to are not written, such as the sample slides of a template.
    """
    file = OfficePackage("")
    parts = {
        PackURI(f"/{name}"): PackagePart(PackURI(f"/{name}"), part.type, file, part.data) for name, part in package.items() if name != ROOT
    }
    for name, part in package.items():
        if name != ROOT:
            parts[PackURI(f"/{name}")].load_rels_from_xml(_relations_xml(part), parts)
    for relation in package[ROOT].relations:
        file.relate_to(parts[PackURI(f"/{relation.target}")], relation.type)
    written = io.BytesIO()
    file.save(written)
    return _packed_alike(written.getvalue())


def _relations_xml(part: Part) -> CT_Relationships:
    rows = CT_Relationships.new()
    for r in part.relations:
        rows.add_rel(r.id, r.type, r.target if r.external else f"/{r.target}", r.external)
    return rows


def _packed_alike(data: bytes) -> bytes:
    """Return the same files in a zip file with fixed order, dates and attributes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, key=lambda name: (name != _TYPES_PART, name != "_rels/.rels", name)):
            entry = zipfile.ZipInfo(name, _OLDEST_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, files[name])
    return out.getvalue()
