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
_BASELINE = 5  # of the six numbers that place words (ISO 32000-1, 9.4.2)
_UNPLAIN = (b"(", b"%", b"BI", b"'", b'"')  # strings of letters, comments, images in line, operators that show text on a new line
_HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f]*)>")
_OF_TEXT = (b"Tj", b"TJ", b"Tf", b"Tm")
_END = b"EMC"
_MARKING, _LONGEST_MARKING = (b"MCID", b"BDC", b"BMC"), 4
_LOOKS_WITHOUT_TEXT = re.compile(rb"/MCID (?P<mcid>\d+)>> BDC(?=\s)|(?P<bdc>BDC)(?=\s)|(?P<bmc>BMC)(?=\s)")
_LOOKS = re.compile(
    rb"/MCID (?P<mcid>\d+)>> BDC(?=\s)|(?P<bdc>BDC)(?=\s)|(?P<bmc>BMC)(?=\s)|/(?P<font>[\w+-]+) [\d.]+ Tf(?=\s)"
    rb"|(?:[-\d.]+ ){5}(?P<placed>(?P<height>[-\d.]+) Tm)(?=\s)"
    rb"|(?P<shown><(?:[0-9A-Fa-f]{2})*> Tj)(?=\s)|(?P<array>\[(?:<(?:[0-9A-Fa-f]{2})*>|[-\d. ])*\] TJ)(?=\s)"
)


class Shown(NamedTuple):
    """What one operator shows, and how high on the page its baseline is, in points."""

    text: str
    baseline: float


class TextState(NamedTuple):
    """What the operators at the beginning of a stream depend on: the font, the marked content that is open, and the baseline."""

    font: str = ""
    mark: int | None = None
    baseline: float = 0.0


BEGIN = TextState()  # of a page


_StateAfter = tuple[TextState, "_ReadContent"]  # of a stream: the state before it, and what is read in it


class ReadStream(NamedTuple):
    """A stream of a page as it was read: the state before it, what each marked content shows in it, and the state after it.

    `parts` are what is between its EMCs, each with the state before it and what is read in it.
    """

    before: TextState
    shown: Mapping[int, Sequence[Shown]]
    after: TextState
    parts: Sequence[_StateAfter]


def shown(streams: Sequence[bytes], fonts: Mapping[str, Font]) -> Mapping[int, Sequence[Shown]]:
    """Return what a page shows by marked-content id, from the streams of operators that draw it and its fonts by their names."""
    read = read_streams(streams, fonts)
    return _by_mark(_read_by_qpdf(b"\n".join(streams), BEGIN).coded, fonts) if read is None else together(read)


def read_streams(streams: Sequence[bytes], fonts: Mapping[str, Font]) -> list[ReadStream] | None:
    """Return the streams of a page, each as it was read; None if they are not all plain: see `read_stream`."""
    read: list[ReadStream] = []
    for each in streams:
        own = read_stream(each, fonts, read[-1].after if read else BEGIN)
        if own is None:
            return None
        read.append(own)
    return read


def together(streams: Iterable[ReadStream]) -> dict[int, Sequence[Shown]]:
    """Return what streams of one page show by marked content, which may be in several of them."""
    found: dict[int, Sequence[Shown]] = {}
    for each in streams:
        for mark, own in each.shown.items():
            found[mark] = (*found[mark], *own) if mark in found else own
    return found


def read_stream(
    content: bytes, fonts: Mapping[str, Font], before: TextState, known: tuple[bytes, Sequence[_StateAfter]] | None = None
) -> ReadStream | None:
    """Return a stream as it is read; None if EMC, by which it is parted, might be something else than an operator in it.

    Parts that are `known` of a stream in the same place of another file, which has its bytes with it, are not read again if they begin in
    the same state.
    """
    found = _parts(content, before, known) if known else _whole(content, before)
    if found is None:
        return None
    return ReadStream(before, _by_mark([each for _, read in found for each in read.coded], fonts), found[-1][1].after, found)


@kept(4096)  # streams, about 20 MB: those of all handouts of ten conditions
def _whole(content: bytes, before: TextState) -> Sequence[_StateAfter] | None:
    """Return the parts of a stream that other files may have as well, whatever the letters of their fonts are."""
    return _parts(content, before, None)


def _parts(content: bytes, before: TextState, known: tuple[bytes, Sequence[_StateAfter]] | None) -> Sequence[_StateAfter] | None:
    parts = content.split(_END)
    if not _is_plain(content, parts):
        return None
    earlier = [*zip(known[0].split(_END), known[1], strict=True)] if known else []
    found: list[_StateAfter] = []
    state = before
    for n, part in enumerate(parts):
        own, read = earlier[n] if n < len(earlier) else _NO_PART
        if own != part or read[0] != state:
            read = state, _FURTHER(part, state) if known else _part(part, state)
        found.append(read)
        state = TextState(read[1].after.font)
    return found


def _by_mark(coded: Iterable[_Coded], fonts: Mapping[str, Font]) -> dict[int, Sequence[Shown]]:
    found: dict[int, list[Shown]] = {}
    for each in coded:
        found.setdefault(each.mcid, []).append(Shown(fonts[each.font].text(each.codes), each.baseline))
    return {mark: tuple(each) for mark, each in found.items()}


def _is_plain(content: bytes, parts: Sequence[bytes]) -> bool:
    """Return whether EMC, by which a content stream is parted, can be nothing but an operator in it.

    There are no strings but hexadecimal ones, no comments and no images in line.
    """
    begins = parts[0].endswith(b"\n") or not parts[0] or len(parts) == 1  # a stream begins at the beginning of an operator or operand
    alone = begins and all(part.endswith(b"\n") for part in parts[1:-1]) and all(part.startswith(b"\n") for part in parts[1:])
    return alone and not any(sign in content for sign in _UNPLAIN)


class _Coded(NamedTuple):
    """What one operator shows: the id of its marked content, the name of a font with its codes, and the height of the baseline."""

    mcid: int
    font: str
    codes: bytes
    baseline: float


class _ReadContent(NamedTuple):
    """What is read in part of a content stream: what it shows, in order, and the state at the end."""

    coded: tuple[_Coded, ...]
    after: TextState


_NO_PART: tuple[bytes | None, _StateAfter] = (None, (BEGIN, _ReadContent((), BEGIN)))


def _part(content: bytes, before: TextState) -> _ReadContent:
    """Return what some operators show that begin in some state.

    Operators are found by their looks, which is quick; a part in which that does not account for each of them is read by qpdf.
    """
    if any(each in content for each in _OF_TEXT):
        looked_at, look = content, _LOOKS
    else:  # nothing that marks content is in the rest of a drawing
        looked_at, look = content[: max(map(content.rfind, _MARKING)) + _LONGEST_MARKING + 1], _LOOKS_WITHOUT_TEXT
    found = list(look.finditer(looked_at))
    looks = Counter([each.lastgroup for each in found])
    if not _accounts_for(looks, looked_at):
        return _read_by_qpdf(content, before)
    coded: list[_Coded] = []
    font, mcid, baseline = before
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
    return _ReadContent(tuple(coded), TextState(font, mcid, baseline))


# Parts that differ from clinic to clinic, such as the feet of pages: many handouts of a clinic have the same.
_FURTHER = kept(2048)(_part)


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


def _read_by_qpdf(content: bytes, before: TextState) -> _ReadContent:
    """Return what operators of any looks show."""
    import pikepdf

    with pikepdf.new() as blank:
        instructions = pikepdf.parse_content_stream(blank.make_stream(content), _OPERATORS)
    coded: list[_Coded] = []
    font, mcid, baseline = before
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
    return _ReadContent(tuple(coded), TextState(font, mcid, baseline))


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
