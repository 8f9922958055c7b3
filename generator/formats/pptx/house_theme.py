"""The theme of our own template, and the style of its tables."""

from __future__ import annotations

from generator.design.theme import Theme
from generator.formats.pptx.gaps.elements import XmlElement, colour, element, solid, written
from generator.formats.pptx.layout_model import TINTS
from generator.formats.pptx.markup import Tint

TABLE_STYLE = "{6B1F0F51-5C1D-4E0B-9C57-0C11A1C0DE01}"
COLOUR_ROLES = {
    "dk1": "ink", "lt1": "white", "dk2": "deep", "lt2": "sand", "accent1": "teal", "accent2": "terracotta", "accent3": "green",
    "accent4": "amber", "accent5": "rose", "accent6": "violet", "hlink": "link", "folHlink": "visited",
}  # fmt: skip
_COMPLEX = {"major": "Times New Roman", "minor": "Arial"}
_RULE, _HEAD_RULE = 0.75, 2.25  # points


def theme_xml(theme: Theme, name: str) -> bytes:
    """Return a theme part with a look's colours and typefaces."""
    colours = (element(f"a:{slot}", element("a:srgbClr", val=theme.colour(role))) for slot, role in COLOUR_ROLES.items())
    families = {"major": theme.fonts.deck_heading, "minor": theme.fonts.deck_body}
    parts = element(
        "a:themeElements",
        element("a:clrScheme", *colours, name=name),
        element("a:fontScheme", *(_fonts(kind, family) for kind, family in families.items()), name=name),
        _flat(),
    )
    return written(element("a:theme", parts, element("a:objectDefaults"), element("a:extraClrSchemeLst"), name=name))


def _fonts(kind: str, family: str) -> XmlElement:
    faces = (("latin", family), ("ea", ""), ("cs", _COMPLEX[kind]))
    return element(f"a:{kind}Font", *(element(f"a:{script}", typeface=typeface) for script, typeface in faces))


def _flat() -> XmlElement:
    """Return the effects that shapes may take from the theme: none."""
    of_shape = Tint("phClr")
    lines = (
        element("a:ln", solid(of_shape), element("a:prstDash", val="solid"), w=width, cap="flat", cmpd="sng", algn="ctr")
        for width in (9525, 12700, 19050)
    )
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", *(solid(of_shape) for _ in range(3))),
        element("a:lnStyleLst", *lines),
        element("a:effectStyleLst", *(element("a:effectStyle", element("a:effectLst")) for _ in range(3))),
        element("a:bgFillStyleLst", *(solid(of_shape) for _ in range(3))),
        name="Flat",
    )


def table_styles_xml() -> bytes:
    """Return the one table style. The first column is bold but has no colour, which LibreOffice would prefer to the first row's."""
    hairline, deep = TINTS["hairline"], TINTS["deep"]
    whole = _of_table("wholeTbl", TINTS["ink"], (_rule("bottom", hairline, _RULE), _rule("insideH", hairline, _RULE)))
    first = element("a:firstCol", element("a:tcTxStyle", b="on"), element("a:tcStyle", element("a:tcBdr")))
    head = _of_table("firstRow", deep, (_rule("bottom", deep, _HEAD_RULE),), bold=True)
    style = element("a:tblStyle", whole, first, head, styleId=TABLE_STYLE, styleName="Clinic table")
    listed = element("a:tblStyleLst", style)
    listed.set("def", TABLE_STYLE)
    return written(listed)


def _of_table(part: str, words: Tint, rules: tuple[XmlElement, ...], *, bold: bool = False) -> XmlElement:
    look = element("a:tcTxStyle", element("a:fontRef", idx="minor"), colour(words), **({"b": "on"} if bold else {}))
    ground = element("a:fill", solid(TINTS["white"]))
    return element(f"a:{part}", look, element("a:tcStyle", element("a:tcBdr", *rules), ground))


def _rule(side: str, tint: Tint, points: float) -> XmlElement:
    return element(f"a:{side}", element("a:ln", solid(tint), w=round(points * 12700), cmpd="sng"))
