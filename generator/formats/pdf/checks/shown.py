"""What a page shows, as text by marked-content id: its content stream is read, with the maps from its fonts' codes to letters."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from generator.remembering import kept

_OPERATORS = "BDC BMC EMC Tf Tj TJ Tm"
_FOOT = 8  # stretches of marked content at a page's end, among them its foot, which differs from clinic to clinic
_BASELINE = 5  # of the six numbers that place words (ISO 32000-1, 9.4.2)
_UNPLAIN = (b"(", b"%", b"BI", b"'", b'"')  # strings of letters, comments, images in line, operators that show text on a new line
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f]*)>")
_LOOKS = re.compile(
    rb"/MCID (?P<mcid>\d+)>> BDC(?=\s)|(?P<bdc>BDC)(?=\s)|(?P<bmc>BMC)(?=\s)|/(?P<font>[\w+-]+) [\d.]+ Tf(?=\s)"
    rb"|(?:[-\d.]+ ){5}(?P<placed>(?P<height>[-\d.]+) Tm)(?=\s)"
    rb"|(?P<shown><(?:[0-9A-Fa-f]{2})*> Tj)(?=\s)|(?P<array>\[(?:<(?:[0-9A-Fa-f]{2})*>|[-\d. ])*\] TJ)(?=\s)"
)


class Shown(NamedTuple):
    """What one operator shows, and how high on the page its baseline is, in points."""

    text: str
    baseline: float


def shown(content: bytes, fonts: Mapping[str, Font]) -> Mapping[int, Sequence[Shown]]:
    """Return what a page shows by marked-content id, from the operators that draw it and its fonts by their names."""
    parts = content.rsplit(b"EMC", _FOOT)
    if not _is_plain(parts):
        return _by_mark(_read_by_qpdf(content, "").coded, fonts)
    head, *foot = parts
    above, font = _head(head, tuple(fonts.items()))
    found = dict(above)
    for mark, below in _by_mark(_stretches(foot, font).coded, fonts).items():
        found[mark] = (*found.get(mark, ()), *below)
    return found


@kept(1024)  # of pages, about 20 MB: those of all handouts of ten conditions
def _head(content: bytes, fonts: tuple[tuple[str, Font], ...]) -> tuple[Mapping[int, Sequence[Shown]], str]:
    """Return what all but a page's foot shows, which pages of other files have as well, and the font at its end."""
    read = _stretches(content.split(b"EMC"), "")
    return _by_mark(read.coded, dict(fonts)), read.font


def _by_mark(coded: Iterable[_Coded], fonts: Mapping[str, Font]) -> dict[int, Sequence[Shown]]:
    found: dict[int, list[Shown]] = {}
    for each in coded:
        found.setdefault(each.mcid, []).append(Shown(fonts[each.font].text(each.codes), each.baseline))
    return {mark: tuple(each) for mark, each in found.items()}


def _stretches(parts: Iterable[bytes], font: str) -> _Read:
    """Return what is shown, one stretch of marked content after the other, beginning with a font."""
    coded: list[_Coded] = []
    for part in parts:
        read = _part(part, font)
        font = read.font
        coded += read.coded
    return _Read(tuple(coded), font)


def _is_plain(parts: Sequence[bytes]) -> bool:
    """Return whether EMC, by which a content stream is parted, can be nothing but an operator in it."""
    head, *foot = parts
    alone = all(part.endswith(b"\n") for part in parts[:-1]) and all(part.startswith(b"\n") for part in foot)
    return alone and _has_plain(head) and all(map(_has_no_signs, foot))


@kept(1024)  # as many heads as below
def _has_plain(content: bytes) -> bool:
    """Return the same of the part of a page that other files have as well."""
    return _has_no_signs(content) and content.count(b"EMC") == content.count(b"\nEMC\n")


def _has_no_signs(content: bytes) -> bool:
    """Return whether there are no strings but hexadecimal ones, no comments and no images in line."""
    return not any(sign in content for sign in _UNPLAIN)


class _Coded(NamedTuple):
    """What one operator shows: the id of its marked content, the name of a font with its codes, and the height of the baseline."""

    mcid: int
    font: str
    codes: bytes
    baseline: float


class _Read(NamedTuple):
    """What is read in part of a content stream: what it shows, in order, and the font at the end."""

    coded: tuple[_Coded, ...]
    font: str


@kept(24576)  # parts, about 15 MB: those of all handouts of seven conditions
def _part(content: bytes, font: str) -> _Read:
    """Return what some operators show, beginning with a font, outside of marked content.

    It depends on nothing else, so that equal parts of any files are read once; each file is still read to its last byte. Operators are
    found by their looks, which is quick; a part in which that does not account for each of them is read by qpdf.
    """
    if b"T" not in content:
        return _Read((), font)
    found = list(_LOOKS.finditer(content))
    looks = Counter([each.lastgroup for each in found])
    if not _accounts_for(looks, content):
        return _read_by_qpdf(content, font)
    coded: list[_Coded] = []
    mcid, baseline = None, 0.0
    for each in found:
        match each.lastgroup:
            case "mcid":
                mcid = int(each["mcid"])
            case "bdc" | "bmc":
                mcid = None
            case "font":
                font = f"/{each['font'].decode('ascii')}"
            case "placed":
                baseline = float(each["height"])
            case _:
                if mcid is not None and font:
                    codes = bytes.fromhex(b"".join(_HEXADECIMAL.findall(each[0])).decode("ascii"))
                    coded.append(_Coded(mcid, font, codes, baseline))
    return _Read(tuple(coded), font)


def _accounts_for(looks: Counter[str | None], content: bytes) -> bool:
    """Return whether what was found by its looks is every operator that begins marked content, chooses a font or shows text."""
    return (
        content.count(b"Tj") == looks["shown"]
        and content.count(b"TJ") == looks["array"]
        and content.count(b"Tf") == looks["font"]
        and content.count(b"Tm") == looks["placed"]
        and content.count(b"MCID") == looks["mcid"]
        and content.count(b"BDC") == looks["mcid"] + looks["bdc"]
        and content.count(b"BMC") == looks["bmc"]
    )


def _read_by_qpdf(content: bytes, font: str) -> _Read:
    """Return what operators of any looks show."""
    import pikepdf

    with pikepdf.new() as blank:
        instructions = pikepdf.parse_content_stream(blank.make_stream(content), _OPERATORS)
    coded: list[_Coded] = []
    mcid, baseline = None, 0.0
    for instruction in instructions:
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "BDC":
                properties = operands[1]
                mcid = int(properties["/MCID"]) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else None
            case "BMC" | "EMC":
                mcid = None
            case "Tf":
                font = str(operands[0])
            case "Tm":
                baseline = float(operands[_BASELINE])
            case "Tj" | "TJ":
                if mcid is not None and font:
                    pieces = operands[0] if operator == "TJ" else operands
                    codes = b"".join(bytes(p) for p in pieces if isinstance(p, pikepdf.String))
                    coded.append(_Coded(mcid, font, codes, baseline))
    return _Read(tuple(coded), font)


@dataclass(frozen=True, slots=True)
class Font:
    """A font's codes to text, by its ToUnicode map; one byte per code, two in a Type 0 font."""

    size: int
    to_unicode: bytes

    def text(self, codes: bytes) -> str:
        """Return the letters of codes."""
        if self.size == 1 and (table := _table(self.to_unicode)):
            return codecs.charmap_decode(codes, "replace", table)[0]
        numbers = codes if self.size == 1 else (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
        known = _to_unicode(self.to_unicode)
        return "".join([known.get(number, "\N{REPLACEMENT CHARACTER}") for number in numbers])


def font_of(font: Any) -> Font:
    """Return a font as qpdf reads it."""
    return Font(2 if font.get("/Subtype") == "/Type0" else 1, font.ToUnicode.read_bytes())


@lru_cache(maxsize=128)
def _table(to_unicode: bytes) -> str:
    """Return the letters of all codes of one byte; '' if a code stands for several, which takes longer to read."""
    known = _to_unicode(to_unicode)
    letters = [known.get(code, "\N{REPLACEMENT CHARACTER}") for code in range(256)]
    return "".join(letters) if all(len(each) == 1 for each in letters) else ""


@lru_cache(maxsize=128)  # subsets of a font have few maps, and each page has them all
def _to_unicode(data: bytes) -> Mapping[int, str]:
    """Return code -> text of a ToUnicode map (ISO 32000-1, 9.10.3)."""
    out: dict[int, str] = {}
    cmap = data.decode("ascii", "replace")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            out[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, listed, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:\[([^\]]*)\]|<(\w+)>)", block):
            texts_ = re.findall(r"<(\w*)>", listed)
            for n, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                out[code] = _utf16(texts_[n]) if texts_ else chr(int(start, 16) + n)
    return out


def _utf16(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be", "replace")
