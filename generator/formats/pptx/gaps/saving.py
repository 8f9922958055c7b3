"""A package saved with the same bytes from the same slides, at any time and on any machine."""

from __future__ import annotations

from generator.formats.pptx import opc
from generator.formats.pptx.gaps.elements import XmlElement
from generator.formats.pptx.gaps.opening import blob_of
from generator.formats.pptx.opc import Package, Part, Relation


def parts_of(presentation: XmlElement) -> Package:
    """Return the parts of a presentation as values, to be written as we write all packages: in a fixed order, with fixed dates."""
    package = presentation.part.package
    parts = {opc.ROOT: Part("", b"", _relations(package._rels))}
    for part in package.iter_parts():
        parts[part.partname.membername] = Part(part.content_type, blob_of(part), _relations(part.rels) if part._rels else ())
    return parts


def _relations(given: XmlElement) -> tuple[Relation, ...]:
    return tuple(
        Relation(each.rId, each.reltype, each.target_ref if each.is_external else each.target_part.partname.membername, each.is_external)
        for each in given.values()
    )
