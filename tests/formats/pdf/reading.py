"""What a finished PDF says, read back with pikepdf: its tags with their words, and what each operator belongs to.

Written independently of the reader in `generator/formats/pdf/checks`, so that neither hides the other's mistakes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE", "Tj", "TJ", "'", '"'})
SHOWING = frozenset({"Tj", "TJ", "'", '"'})


@dataclass(frozen=True)
class Operator:
    """One operator of a page. `owner` is its marked-content id, "artifact", or None if it belongs to nothing."""

    name: str
    operands: Any
    owner: int | str | None
    font: str
    size: float


@dataclass
class _State:
    """What is open while a page is read."""

    owners: list[int | str] = field(default_factory=list)
    saved: int = 0
    font: str = ""
    size: float = 0.0

    def take(self, name: str, operands: Any) -> None:
        if name in ("BMC", "BDC"):
            self.owners.append(_owner(operands))
        elif name == "EMC":
            self.owners.pop()
        elif name == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        self.saved += {"q": 1, "Q": -1}.get(name, 0)
        assert self.saved >= 0, "Q without q"


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a file from its bytes."""
    return pikepdf.open(io.BytesIO(data))


def drawn(page: pikepdf.Page) -> bytes:
    """Return what draws a page, from however many streams."""
    contents = page.obj.Contents
    return b"\n".join(each.read_bytes() for each in (contents if isinstance(contents, pikepdf.Array) else [contents]))


def operators(page: pikepdf.Page) -> Iterator[Operator]:
    """Yield a page's operators with what they belong to; fail if marks or graphics states are not balanced."""
    state = _State()
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        state.take(name, operands)
        yield Operator(name, operands, state.owners[-1] if state.owners else None, state.font, state.size)
    assert not state.owners, "marked content left open"
    assert state.saved == 0, "q without Q"


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Yield (depth, structure element) in reading order."""
    yield from _elements(pdf.Root.StructTreeRoot.K, 0)


def kids(element: Any) -> list[Any]:
    """Return an element's kids; a lone one isn't in a list."""
    found = element.get("/K")
    if found is None:
        return []
    return [_plain(kid) for kid in found] if isinstance(found, pikepdf.Array) else [_plain(found)]


def contents(element: Any) -> Iterator[tuple[Any, int]]:
    """Yield (page, marked-content id) of an element's own content."""
    for kid in kids(element):
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID)


def texts(pdf: pikepdf.Pdf) -> dict[tuple[Any, int], str]:
    """Return the text of each marked content, by (page, id)."""
    found: dict[tuple[Any, int], str] = {}
    for page in pdf.pages:
        fonts = {name: to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
        for operator in operators(page):
            if operator.name in SHOWING and isinstance(operator.owner, int):
                key = page.obj.objgen, operator.owner
                found[key] = found.get(key, "") + shown(operator, fonts[operator.font])
    return found


def tag_tree(data: bytes) -> str:
    """Return the structure tree as text: a line per element with its attributes and its words, links on lines below it."""
    with opened(data) as pdf:
        return "\n".join(_tag_lines(pdf.Root.StructTreeRoot.K, texts(pdf), "")) + "\n"


def _tag_lines(element: Any, words: dict[tuple[Any, int], str], indent: str) -> Iterator[str]:
    found = kids(element)
    nested = any(_has_a_line(kid) for kid in found)
    own = "" if nested else "".join(_words(kid, element, words) for kid in found)
    yield indent + " ".join([str(element.S)[1:], *_attributes(element), *([f'"{own}"'] if own else [])])
    for kid in found if nested else ():
        if _has_a_line(kid):
            yield from _tag_lines(kid, words, indent + "  ")
        elif text := _words(kid, element, words):
            yield f'{indent}  "{text}"'


def _has_a_line(kid: Any) -> bool:
    """Return whether a kid is an element of its own. Words that run right to left are in one that says how they read: it has no line."""
    return not isinstance(kid, int) and kid.get("/Type") == "/StructElem" and "/ActualText" not in kid


def _words(kid: Any, element: Any, words: dict[tuple[Any, int], str]) -> str:
    if isinstance(kid, int):
        return words.get((element.Pg.objgen, kid), "")
    if kid.get("/Type") == "/StructElem":
        written, shown = str(kid.ActualText), "".join(_words(part, kid, words) for part in kids(kid))
        assert shown in (written, written[::-1]), "words that run right to left are shown from left to right"
        return written
    return words.get((kid.Pg.objgen, int(kid.MCID)), "") if kid.get("/Type") == "/MCR" else ""


def to_unicode(font: Any) -> tuple[int, dict[int, str]]:
    """Return how many bytes a code of a font has, and each code's text."""
    size = 2 if font.Subtype == "/Type0" else 1
    found: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(font.ToUnicode):
        values = [bytes(value) for value in instruction.operands if isinstance(value, pikepdf.String)]
        if str(instruction.operator) == "endbfchar":
            found |= {int.from_bytes(code): text.decode("utf-16-be") for code, text in zip(values[::2], values[1::2], strict=True)}
        elif str(instruction.operator) == "endbfrange":
            found |= dict(_range(list(instruction.operands)))
    return size, found


def _range(operands: list[Any]) -> Iterator[tuple[int, str]]:
    for first, last, to in zip(operands[::3], operands[1::3], operands[2::3], strict=True):
        start, end = int.from_bytes(bytes(first)), int.from_bytes(bytes(last))
        if isinstance(to, pikepdf.Array):
            yield from ((start + n, bytes(text).decode("utf-16-be")) for n, text in enumerate(to))
        else:
            yield from ((code, chr(int.from_bytes(bytes(to)) + code - start)) for code in range(start, end + 1))


def shown(operator: Operator, font: tuple[int, dict[int, str]]) -> str:
    """Return the text that an operator shows in a font, as `to_unicode` gives it."""
    size, text = font
    pieces = operator.operands[0] if operator.name == "TJ" else operator.operands
    codes = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return "".join(text[int.from_bytes(codes[n : n + size])] for n in range(0, len(codes), size))


def _elements(found: Any, depth: int) -> Iterator[tuple[int, Any]]:
    yield depth, found
    for kid in kids(found):
        if not isinstance(kid, int) and kid.get("/Type") == "/StructElem":
            yield from _elements(kid, depth + 1)


def _plain(kid: Any) -> Any:
    return kid if isinstance(kid, pikepdf.Dictionary) else int(kid)


def _owner(operands: Any) -> int | str:
    if operands[0] == "/Artifact":
        return "artifact"
    return int(operands[1].MCID)


def _attributes(element: Any) -> Iterator[str]:
    for group in element.get("/A", ()):
        for key in ("/ListNumbering", "/Scope", "/Placement"):
            if key in group and group[key] != "/Block":
                yield f"{key[1:]}={str(group[key])[1:]}"
    for key in ("/Lang", "/Alt", "/ActualText"):
        if key in element:
            yield f"{key[1:]}='{element[key]}'"
