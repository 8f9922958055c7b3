"""The shapes of our own template: placeholders with a style for each level, and decoration."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache

from generator.formats.pptx.gaps.alternatives import about
from generator.formats.pptx.gaps.elements import XmlElement, colour, element, geometry, line, solid, transform, worded
from generator.formats.pptx.gaps.feet import field
from generator.formats.pptx.layout_model import NUMBERED, SET_BY_PROGRAMS, TINTS, Decor, LevelStyle, PlaceholderSpec
from generator.formats.pptx.markup import emu

_LEVELS = 5  # as many as PowerPoint's interface offers; the last one given is repeated
_DASHES = 1.5  # points
_DEEPER = 0.3  # inches that each further level is indented


def placeholder(place: PlaceholderSpec, number: int, lang: str, idx: int | None = None) -> XmlElement:
    """Return a placeholder; it holds its own name, which LibreOffice needs to keep a footer's font."""
    idx = place.idx if idx is None else idx
    kind = element("p:ph", type=place.type)
    if idx:
        kind.set("idx", str(idx))
    by_programs = place.type in SET_BY_PROGRAMS.values()
    if not by_programs:
        kind.set("hasCustomPrompt", "1")
    look = _look(place) if place.fill or place.dashes else ()
    sides = {key: emu(value) for key, value in zip(("lIns", "tIns", "rIns", "bIns"), _sides(place), strict=True)}
    fitting = element("a:noAutofit" if by_programs else "a:normAutofit")
    body = element("a:bodyPr", fitting, vert="horz", wrap="square", **sides, rtlCol=0, anchor=place.anchor)
    return element(
        "p:sp",
        element("p:nvSpPr", about(number, place.name), element("p:cNvSpPr", element("a:spLocks", noGrp=1)), element("p:nvPr", kind)),
        element("p:spPr", transform(place.box), *look),
        element("p:txBody", body, levels("a:lstStyle", place.levels), element("a:p", _prompt(place, lang))),
    )


def _look(place: PlaceholderSpec) -> tuple[XmlElement, ...]:
    """Return what a placeholder has behind its words and around them."""
    behind = (solid(place.fill),) if place.fill else ()
    around = (line(place.dashes, _DASHES, "sysDash"),) if place.dashes else ()
    return geometry("rect"), *behind, *around


def _sides(place: PlaceholderSpec) -> tuple[float, float, float, float]:
    return place.insets.left, place.insets.top, place.insets.right, place.insets.bottom


def _prompt(place: PlaceholderSpec, lang: str) -> XmlElement:
    if place.type == "sldNum":
        return field("‹#›", lang)
    return element("a:r", element("a:rPr", lang=lang), worded("a:t", place.name))


def decoration(decor: Decor, number: int) -> XmlElement:
    """Return a rectangle that belongs to the layout, so that the slide holds words and figures only."""
    inside = element("a:noFill") if decor.outline else solid(decor.tint)
    return element(
        "p:sp",
        element("p:nvSpPr", about(number, decor.name, ""), element("p:cNvSpPr"), element("p:nvPr", userDrawn=1)),
        element("p:spPr", transform(decor.box), geometry("rect"), inside, line(decor.tint if decor.outline else None, decor.outline)),
    )


def levels(name: str, styles: Sequence[LevelStyle]) -> XmlElement:
    """Return a list of styles, one for each level that programs offer."""
    deeper = [replace(styles[-1], margin=styles[-1].margin + _DEEPER * n) for n in range(1, _LEVELS - len(styles) + 1)]
    return element(name, *(deepcopy(_level(number, style)) for number, style in enumerate((*styles, *deeper), 1)))


@lru_cache(maxsize=256)
def _level(number: int, style: LevelStyle) -> XmlElement:
    """Return the style of one level to take copies of: most placeholders of all layouts share a few."""
    face = "+mj" if style.heading else "+mn"
    families = (element(f"a:{script}", typeface=f"{face}-{short}") for script, short in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")))
    underline = "sng" if style.underline else "none"
    return element(
        f"a:lvl{number}pPr",
        element("a:lnSpc", element("a:spcPct", val=style.spacing * 1000)),
        element("a:spcBef", element("a:spcPts", val=round(style.before * 100))),
        element("a:spcAft", element("a:spcPts", val=0)),
        *_bullet(style),
        element("a:defRPr", solid(style.tint), *families, sz=style.size * 100, b=int(style.bold), i=0, u=underline, kern=1200),
        marL=emu(style.margin), indent=-emu(style.margin) if style.bullet else 0, algn=style.align, defTabSz=914400,
        rtl=int(style.from_right),
        eaLnBrk=1, latinLnBrk=0, hangingPunct=1,
    )  # fmt: skip


def _bullet(style: LevelStyle) -> tuple[XmlElement, ...]:
    if not style.bullet:
        return (element("a:buNone"),)
    tint = element("a:buClr", colour(TINTS["terracotta"]))
    if style.bullet == NUMBERED:
        return tint, element("a:buFont", typeface="+mj-lt"), element("a:buAutoNum", type="arabicPeriod")
    return tint, element("a:buFont", typeface="Arial"), element("a:buChar", char=style.bullet)
