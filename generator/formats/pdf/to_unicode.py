"""What makes a file's text exact: the map from a font's codes to the letters as written (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from collections.abc import Sequence


def to_unicode_map(lines: Sequence[str], digits: int) -> bytes:
    """Return the CMap with these lines, each a code of so many hexadecimal digits and its letters."""
    body = "".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n" for part in _in_hundreds(lines))
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def "
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange\n{body}"
        "endcmap CMapName currentdict /CMap defineresource pop end end\n"
    ).encode("ascii")


def _in_hundreds(lines: Sequence[str]) -> list[Sequence[str]]:
    return [lines[i : i + 100] for i in range(0, len(lines), 100)]
