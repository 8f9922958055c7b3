"""A package saved with the same bytes from the same slides, at any time and on any machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from pptx.opc.oxml import serialize_part_xml
from pptx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from pptx.opc.serialized import _ContentTypesItem

from generator.formats.pptx.gaps.elements import Element

_OLDEST_DATE = (1980, 1, 1, 0, 0, 0)  # the first date a zip file can hold


def saved(presentation: Element) -> bytes:
    """Return the file: types first, then the parts in order of name, with a fixed date and no trace of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in _files(presentation.part.package):
            entry = zipfile.ZipInfo(name, _OLDEST_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return out.getvalue()


def _files(package: Element) -> Iterator[tuple[str, bytes]]:
    parts = sorted(package.iter_parts(), key=lambda part: part.partname)
    yield CONTENT_TYPES_URI.membername, serialize_part_xml(_ContentTypesItem.xml_for(parts))
    yield PACKAGE_URI.rels_uri.membername, package._rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part._rels:
            yield part.partname.rels_uri.membername, part.rels.xml
