"""What a file says of itself to a program: which handout it is, of which words, who approved them, and a seal over all its bytes.

It is one line in the file's own properties, as an address has it, so that any program that shows properties shows it. The seal tells
whether a file is as it was made; it is no signature: who has this program can make another seal.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import islice
from urllib.parse import parse_qsl, urlencode

import generator
from generator.document.header import Header
from generator.document.zips import packed, unpacked

SCHEME = "handouts:"
_BEGIN = SCHEME.encode()
UNSEALED = "0" * 64
_SEALED = re.compile(rb"handouts:[\x21-\x7e]{20,6000}?seal=([0-9a-f]{64})")
_PACKAGE = b"PK"
_END = re.compile(rb"%%EOF\n")
_MOST_REVISIONS = 8  # each is digested; the first end is that of the file as it was made, unless a picture has these letters by chance


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is read in a file. `words` and `facts` are digests, dates are ISO dates, what nobody has said is ''."""

    handout: str
    language: str
    status: str
    version: str
    words: str
    facts: str
    issued: str
    until: str
    author: str
    clinician: str
    program: str
    seal: str = UNSEALED


def identifier(header: Header) -> str:
    """Return the line for a file that is not sealed yet."""
    own = header.approval
    about = Provenance(
        handout=header.handout or header.name,
        language=header.lang,
        status=own.status,
        version=own.version,
        words=own.words,
        facts=own.facts,
        issued=own.issued,
        until=own.until,
        author=own.author,
        clinician=own.clinician,
        program=generator.__version__,
    )
    return SCHEME + urlencode([(each.name, getattr(about, each.name)) for each in fields(about)])


def parsed(line: str) -> Provenance | None:
    """Return what a line says, or None if it isn't one of ours."""
    values = dict(parse_qsl(line.removeprefix(SCHEME), keep_blank_values=True)) if line.startswith(SCHEME) else {}
    names = [each.name for each in fields(Provenance)]
    return Provenance(**values) if sorted(values) == sorted(names) else None


def sealed(data: bytes) -> bytes:
    """Return a file's bytes with their seal: those of a plain file, or of a package of parts such as a presentation."""
    if not data.startswith(_PACKAGE):
        return _with(data, _seal_of({"": data}))
    entries = unpacked(data)
    parts = sealed_parts({entry.filename: part for entry, part in entries})
    return packed([(entry, parts[entry.filename]) for entry, _ in entries])


def sealed_parts(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a package with its seal, before they are packed."""
    seal = _seal_of(parts)
    return {name: _with(part, seal) for name, part in parts.items()}


def seal_holds(data: bytes) -> bool:
    """Return whether a file is as it was made: byte for byte, or a package part for part."""
    parts = {entry.filename: part for entry, part in unpacked(data)} if data.startswith(_PACKAGE) else {"": data}
    found = [match[1].decode() for part in parts.values() for match in _SEALED.finditer(part)]
    return len(found) == 1 and found[0] == _seal_of({name: _with(part, UNSEALED) for name, part in parts.items()})


def sealed_part(data: bytes) -> bytes | None:
    """Return the beginning of a PDF file that is as it was made, where something was added to its end, such as a signature.

    An update leaves all bytes before it as they are (ISO 32000-1, 7.5.6). None if no part of the file is as it was made.
    """
    ends = islice((match.end() for match in _END.finditer(data)), _MOST_REVISIONS)
    return next((data[:end] for end in ends if end < len(data) and seal_holds(data[:end])), None)


def _seal_of(parts: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, part in sorted(parts.items()):
        whole.update(f"{name}\0{len(part)}\0".encode())
        whole.update(part)
    return whole.hexdigest()


def _with(part: bytes, seal: str) -> bytes:
    """Return the bytes with another seal in the place of theirs."""
    found = _SEALED.search(part) if _BEGIN in part else None  # most parts of a package have none, and are looked through quickly
    return part[: found.start(1)] + seal.encode() + part[found.end(1) :] if found else part
