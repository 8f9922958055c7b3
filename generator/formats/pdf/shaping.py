"""Faces of scripts whose letters join, stack or change order: each cluster that HarfBuzz shapes is one code of a Type 0 font.

ToUnicode gives each code its letters as written. Clusters of several glyphs become one composite glyph.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFDocument

from generator.design.font_files import FontFile
from generator.design.fonts import coverage, harfbuzz
from generator.formats.pdf.clusters import Cluster, Glyphs, shape
from generator.formats.pdf.objects import Compressed, Raw, compressed, name, ready, string
from generator.formats.pdf.to_unicode import to_unicode_map
from generator.trees import Newest

if TYPE_CHECKING:
    import uharfbuzz
    from fontTools.ttLib import TTFont

_UNSEEN = 1  # the width, in font units, of a code that draws nothing: PDFium, as in Chrome, drops letters without any
_OUTLINE_TABLES = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")
_HINTING_LIMITS = (
    "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
)  # fmt: skip


class _CompositeFont(NamedTuple):
    """A TrueType file with the glyphs in use, the glyph and the letters of each code, and the codes with their widths."""

    file: Compressed
    to_glyphs: Compressed
    to_unicode: Compressed
    widths: list[object]


class ShapedFace:
    """A face that needs shaping."""

    def __init__(self, file: FontFile, scale: float) -> None:
        self.file = file
        self.scale = scale
        self._used: WeakKeyDictionary[PDFDocument, dict[Cluster, int]] = WeakKeyDictionary()  # cluster -> code
        self._shaped = Newest[tuple[str, bool], tuple[Cluster, ...]](4096)  # words: a language's line has few, names of clinics are many
        self._programs = Newest[tuple[Cluster, ...], _CompositeFont](64)  # of some 20 KB

    @cached_property
    def _font(self) -> TTFont:
        from fontTools.ttLib import TTFont

        return TTFont(self.file.path, recalcTimestamp=False)  # not lazy: that would keep the file open

    @cached_property
    def _harfbuzz(self) -> uharfbuzz.Font:
        import uharfbuzz as hb

        return hb.Font(harfbuzz(self.file))

    @property
    def _postscript_name(self) -> str:
        import uharfbuzz as hb

        return str(harfbuzz(self.file).get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.file.name)

    @property
    def _units(self) -> int:
        return int(harfbuzz(self.file).upem)

    def covers(self, letters: str) -> bool:
        """Return whether the font has a glyph for each of the letters."""
        return all(ord(letter) in coverage(self.file) for letter in letters)

    def width(self, words: str, level: int = 0) -> float:
        """Return the advance width in thousandths of the size."""
        return sum(c.advance for c in self._clusters(words, level)) * 1000 * self.scale / self._units

    def show(self, words: str, size: float, document: PDFDocument, level: int = 0) -> str:
        """Return operators that show the words, from left to right also where they run right to left."""
        return self.written(words, size, level, self._codes(document))

    def written(self, words: str, size: float, level: int, codes: dict[Cluster, int]) -> str:
        """Return the same operators in a file with these codes; clusters without one get the next ones."""
        per_unit = 1000 / self._units
        parts: list[str] = []
        for cluster in self._clusters(words, level):
            code = codes.setdefault(cluster, len(codes) + 1)
            parts.append(f"<{code:04X}>{_step((self._drawn_width(cluster) - cluster.advance) * per_unit)}")
        return f"/{self.file.name} {size * self.scale:g} Tf [{''.join(parts)}] TJ"

    def _clusters(self, words: str, level: int) -> tuple[Cluster, ...]:
        key = words, bool(level & 1)
        if key not in self._shaped:
            self._shaped[key] = shape(self._harfbuzz, words, leftward=key[1])
        return self._shaped[key]

    def _drawn_width(self, cluster: Cluster) -> int:
        if cluster.single:
            return int(self._harfbuzz.get_glyph_h_advance(cluster.glyphs[0][0]))
        return cluster.advance if cluster.glyphs else _UNSEEN

    def use(self, clusters: Iterable[Cluster], document: PDFDocument) -> None:
        """Give clusters their codes in a document, in this order."""
        codes = self._codes(document)
        for cluster in clusters:
            codes.setdefault(cluster, len(codes) + 1)

    def used(self, document: PDFDocument) -> tuple[Cluster, ...]:
        """Return what has codes in a document, in their order."""
        return tuple(self._used.get(document, ()))

    def _codes(self, document: PDFDocument) -> dict[Cluster, int]:
        if document not in self._used:
            self._used[document] = {}
            document.delayedFonts.append(self)  # reportlab calls addObjects on these when the file is written
        return self._used[document]

    # -- the font file ------------------------------------------------------------------------------------------
    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802  # the name reportlab calls
        """Embed the glyphs in use as a Type 0 font."""
        clusters = tuple(self._used.pop(document))
        if clusters not in self._programs:  # most handouts of a build use the same few words
            self._programs[clusters] = self._program(clusters)
        program = self._programs[clusters]
        base = name("AAAAAA+" + self._postscript_name.replace(" ", ""))
        descendant = {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0},
            "CIDToGIDMap": document.Reference(ready(program.to_glyphs)),
            "DW": 1000,
            "W": program.widths,
            "FontDescriptor": document.Reference(Raw(self._descriptor(base, document, program.file))),
        }
        font = {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": base,
            "Encoding": name("Identity-H"),
            "DescendantFonts": [document.Reference(Raw(descendant))],
            "ToUnicode": document.Reference(ready(program.to_unicode)),
        }
        document.idToObject["BasicFonts"].dict[self.file.name] = document.Reference(Raw(font))

    def _program(self, clusters: tuple[Cluster, ...]) -> _CompositeFont:
        """Return what embeds clusters, whose codes are their numbers from 1."""
        data, glyph_ids = self._subset(clusters)
        widths: list[object] = []
        for code, cluster in enumerate(clusters, 1):
            widths += [code, [round(self._drawn_width(cluster) * 1000 / self._units)]]
        to_glyphs = b"".join(g.to_bytes(2, "big") for g in glyph_ids)
        return _CompositeFont(compressed(data), compressed(to_glyphs), compressed(_to_unicode(clusters)), widths)

    def _descriptor(self, base: str, document: PDFDocument, file: Compressed) -> dict[str, object]:
        os2, head, k = self._font["OS/2"], self._font["head"], 1000 / self._units
        return {
            "Type": name("FontDescriptor"),
            "FontName": base,
            "Flags": 4,  # symbolic: its codes are our own
            "ItalicAngle": 0,
            "StemV": 80,
            "Ascent": round(os2.sTypoAscender * k),
            "Descent": round(os2.sTypoDescender * k),
            "CapHeight": round(getattr(os2, "sCapHeight", 700) * k),
            "FontBBox": [round(v * k) for v in (head.xMin, head.yMin, head.xMax, head.yMax)],
            "FontFile2": document.Reference(ready(file, Length1=file.length)),
        }

    def _subset(self, clusters: tuple[Cluster, ...]) -> tuple[bytes, list[int]]:
        """Return a TrueType file with the glyphs in use, and the glyph id of each code (0 first)."""
        from fontTools.ttLib import TTFont

        font = TTFont(self.file.path, recalcTimestamp=False)
        font.setGlyphOrder([f"glyph{n}" for n in range(font["maxp"].numGlyphs)])  # their own names take long to read, and are left out
        _reduce(font, {glyph for c in clusters for glyph, _, _ in c.glyphs})
        order = font.getGlyphOrder()
        glyph_ids = [0]
        made: dict[Glyphs, int] = {}
        for cluster in clusters:
            if cluster.single:
                glyph_ids.append(cluster.glyphs[0][0])
                continue
            if cluster.glyphs not in made:
                made[cluster.glyphs] = _add_composite(font, order, cluster, f"cluster{len(made)}")
            glyph_ids.append(made[cluster.glyphs])
        out = io.BytesIO()
        font.save(out, reorderTables=True)
        return out.getvalue(), glyph_ids


def _reduce(font: TTFont, used: Iterable[int]) -> None:
    """Leave only outlines in a font, and only those of the glyphs in use; these keep their ids.

    fontTools.subset does the same, and more that is not needed here: loading it takes longer than laying out a leaflet.
    """
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    order, glyf, hmtx = font.getGlyphOrder(), font["glyf"], font["hmtx"]
    kept = _with_components([order[0], *(order[glyph] for glyph in used)], glyf)
    order = order[: max(map(font.getGlyphID, kept)) + 1]
    glyf.glyphs = {each: glyf.glyphs[each] if each in kept else Glyph(b"") for each in order}
    hmtx.metrics = {each: hmtx.metrics[each] if each in kept else (0, 0) for each in order}
    for each in kept:
        glyf.glyphs[each].trim(remove_hinting=True)
    for tag in set(font.keys()) - {"GlyphOrder", *_OUTLINE_TABLES}:
        del font[tag]
    for limit in _HINTING_LIMITS:
        setattr(font["maxp"], limit, 0)
    font["maxp"].maxZones = 1
    font.setGlyphOrder(order)
    glyf.glyphOrder = order


def _with_components(names: Iterable[str], glyf: Any) -> set[str]:
    """Return glyphs and the glyphs they are made of."""
    found, waiting = set[str](), list(names)
    while waiting:
        found.add(one := waiting.pop())
        waiting += [each for each in glyf.glyphs[one].getComponentNames(glyf) if each not in found]
    return found


def _add_composite(font: TTFont, order: list[str], cluster: Cluster, glyph_name: str) -> int:
    """Add one glyph made of the cluster's glyphs; return its id."""
    from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

    glyph: Any = Glyph()
    glyph.numberOfContours = -1 if cluster.glyphs else 0
    glyph.components = []
    for gid, x, y in cluster.glyphs:
        part: Any = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = order[gid], x, y, 0x0006  # arguments are xy; round to the grid
        glyph.components.append(part)
    font["glyf"][glyph_name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][glyph_name] = (cluster.advance if cluster.glyphs else _UNSEEN, getattr(glyph, "xMin", 0))
    return int(font.getGlyphOrder().index(glyph_name))


def _to_unicode(clusters: Iterable[Cluster]) -> bytes:
    """Return the CMap that gives each code its letters (ISO 32000-1, 9.10.3)."""
    lines = [f"<{code:04X}> <{each.letters.encode('utf-16-be').hex().upper()}>" for code, each in enumerate(clusters, 1)]
    return to_unicode_map(lines, digits=4)


def _step(thousandths: float) -> str:
    rounded = round(thousandths, 2)
    return f" {rounded:g} " if rounded else ""
