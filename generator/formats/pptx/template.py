"""Our own template, written part by part from the layouts and a theme's tokens; nothing comes from a library's default deck."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, count

from generator.design.theme import Theme
from generator.formats.pptx import opc
from generator.formats.pptx.layout_model import (
    DEEP,
    FOOT,
    HAIRLINE,
    INK,
    LOGO_PLACE,
    NUMBERED,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    TERRACOTTA,
    WHITE,
    Decor,
    LayoutPlan,
    LevelStyle,
    PlaceholderSpec,
)
from generator.formats.pptx.layout_names import IDX
from generator.formats.pptx.layouts import LAYOUTS, MASTER_DECOR, MASTER_TEXT, MASTER_TITLE, footers
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.markup import (
    DECORATIVE,
    NAMESPACES,
    XML_HEAD,
    A,
    Rectangle,
    Tint,
    attribute,
    colour,
    content,
    emu,
    shape_tree,
    solid,
    transform,
)
from generator.formats.pptx.opc import Part, Relation

TABLE_STYLE = "{6B1F0F51-5C1D-4E0B-9C57-0C11A1C0DE01}"
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_LEVELS = 5  # as many as PowerPoint's interface offers; the last one given is repeated
_DEEPER = 0.3  # inches that each further level is indented
FIRST_ID = 2**31  # ECMA-376-1 19.7.3: ids of masters and layouts start here
_NOTES_PAGE = (6797675, 9926638)  # EMU: A4 less PowerPoint's margins
_NOTES_TYPE = (LevelStyle(14, before=5),)
_OTHER_TYPE = (LevelStyle(18),)
_OFFICE_XML = "application/vnd.openxmlformats-officedocument."
COLOUR_ROLES = {
    "dk1": "ink", "lt1": "white", "dk2": "deep", "lt2": "sand", "accent1": "teal", "accent2": "terracotta", "accent3": "green",
    "accent4": "amber", "accent5": "rose", "accent6": "violet", "hlink": "link", "folHlink": "visited",
}  # fmt: skip
_COLOUR_MAP = (
    'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"'
)
_COMPLEX = {"major": "Times New Roman", "minor": "Arial"}


def build_template(theme: Theme, lang: str, plans: Sequence[LayoutPlan] = LAYOUTS, logo: SlideLogo | None = None) -> dict[str, Part]:
    """Return the parts of a template without slides, with these layouts, the theme's look and the clinic's logo."""
    logo = logo or SlideLogo()
    plans = [logo.clear_of(plan) for plan in plans]
    parts = {
        opc.ROOT: Part("", b"", _relations((opc.OFFICE_DOCUMENT, "ppt/presentation.xml"))),
        "ppt/theme/theme1.xml": Part(f"{_OFFICE_XML}theme+xml", _theme_xml(theme, theme.name)),
        "ppt/theme/theme2.xml": Part(f"{_OFFICE_XML}theme+xml", _theme_xml(theme, f"{theme.name}, notes")),
        "ppt/tableStyles.xml": table_styles_part(),
        "ppt/presProps.xml": _part("presProps", f"<p:presentationPr {NAMESPACES}/>"),
        "ppt/viewProps.xml": _part("viewProps", f"<p:viewPr {NAMESPACES}/>"),
        "ppt/notesMasters/notesMaster1.xml": _part("notesMaster", _notes_master_xml(lang), (opc.THEME, "ppt/theme/theme2.xml")),
        "ppt/presentation.xml": _part(
            "template.main",
            _presentation_xml(),
            (opc.MASTER, "ppt/slideMasters/slideMaster1.xml"),
            (opc.NOTES_MASTER, "ppt/notesMasters/notesMaster1.xml"),
            (f"{opc.OFFICE}presProps", "ppt/presProps.xml"),
            (f"{opc.OFFICE}viewProps", "ppt/viewProps.xml"),
            (opc.THEME, "ppt/theme/theme1.xml"),
            (f"{opc.OFFICE}tableStyles", "ppt/tableStyles.xml"),
        ),
    }  # fmt: skip
    names = [f"ppt/slideLayouts/slideLayout{n}.xml" for n in range(1, len(plans) + 1)]
    master = ((opc.LAYOUT, name) for name in names), ((opc.THEME, "ppt/theme/theme1.xml"),), logo.relations
    parts["ppt/slideMasters/slideMaster1.xml"] = _part("slideMaster", _master_xml(lang, len(plans), logo), *chain(*master))
    for name, plan in zip(names, plans, strict=True):
        related = logo.relations if _shows_own_logo(plan) else ()
        parts[name] = _part("slideLayout", _layout_xml(plan, lang, logo), (opc.MASTER, "ppt/slideMasters/slideMaster1.xml"), *related)
    return parts | logo.parts


def table_styles_part() -> Part:
    """Return the part that holds the style of our tables."""
    return _part("tableStyles", _table_styles_xml())


def _part(kind: str, xml: str, *targets: tuple[str, str]) -> Part:
    return Part(f"{_OFFICE_XML}presentationml.{kind}+xml", (XML_HEAD + xml).encode(), _relations(*targets))


def _relations(*targets: tuple[str, str]) -> tuple[Relation, ...]:
    return tuple(Relation(f"rId{n}", kind, target) for n, (kind, target) in enumerate(targets, 1))


# --- master, layouts, notes master ------------------------------------------------------------------------------------
@cache  # the same in each deck of a build
def _master_xml(lang: str, count_of_layouts: int, logo: SlideLogo) -> str:
    ids = count(2)
    shapes = [_decor(d, next(ids), lang) for d in MASTER_DECOR] + [logo.xml(LOGO_PLACE, ids.__next__, f"rId{count_of_layouts + 2}", lang)]
    shapes += [_placeholder(p, next(ids), lang) for p in (MASTER_TITLE, MASTER_TEXT, *footers())]
    layouts = "".join(f'<p:sldLayoutId id="{FIRST_ID + n}" r:id="rId{n}"/>' for n in range(1, count_of_layouts + 1))
    styles = (
        _levels("p:titleStyle", MASTER_TITLE.levels) + _levels("p:bodyStyle", MASTER_TEXT.levels) + _levels("p:otherStyle", _OTHER_TYPE)
    )
    return (
        f"<p:sldMaster {NAMESPACES}><p:cSld>{_background(WHITE)}{shape_tree(''.join(shapes))}</p:cSld><p:clrMap {_COLOUR_MAP}/>"
        f'<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst><p:hf hdr="0"/><p:txStyles>{styles}</p:txStyles></p:sldMaster>'
    )


def _shows_own_logo(plan: LayoutPlan) -> bool:
    """Return whether a layout needs its own logo: only white layouts show the master's."""
    return plan.background != WHITE


@cache  # the same in each deck of a build
def _layout_xml(plan: LayoutPlan, lang: str, logo: SlideLogo) -> str:
    """Return a layout; only white layouts show the master's decoration."""
    ids = count(2)
    shapes = [_decor(d, next(ids), lang) for d in plan.decor]
    if _shows_own_logo(plan):
        shapes.append(logo.xml(plan.logo, ids.__next__, "rId2", lang, plate=plan.background == DEEP))
    shapes += [_placeholder(p, next(ids), lang) for p in plan.placeholders]
    kind = f' type="{plan.type}"' if plan.type else ""
    look, background = ("", "") if plan.background == WHITE else (' showMasterSp="0"', _background(plan.background))
    return (
        f'<p:sldLayout {NAMESPACES}{look}{kind} preserve="1" userDrawn="1">'
        f'<p:cSld name="{attribute(plan.name)}">{background}{shape_tree("".join(shapes))}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


@cache  # the same in each deck of a build
def _notes_master_xml(lang: str) -> str:
    """Return the notes page: the slide's picture above its notes, as PowerPoint lays it out on A4."""
    picture = Rectangle(0.717, 0.9, 6.0, 6.0 * SLIDE_HEIGHT / SLIDE_WIDTH)
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{transform(picture)}{_geometry("rect")}<a:noFill/>'
        f'<a:ln w="9525">{solid(DEEP)}</a:ln></p:spPr></p:sp>'
    )
    notes = PlaceholderSpec("content", "Notes", Rectangle(0.717, 4.8, 6.0, 5.0), _NOTES_TYPE)
    number = PlaceholderSpec("number", "Slide number", Rectangle(5.7, 10.3, 1.0, 0.35), (LevelStyle(12, align="r"),), "sldNum")
    shapes = image + _placeholder(notes, 3, lang, idx=3) + _placeholder(number, 4, lang, idx=5)
    return (
        f"<p:notesMaster {NAMESPACES}><p:cSld>{_background(WHITE)}{shape_tree(shapes)}</p:cSld><p:clrMap {_COLOUR_MAP}/>"
        f"{_levels('p:notesStyle', _NOTES_TYPE)}</p:notesMaster>"
    )


def _background(tint: Tint) -> str:
    return f"<p:bg><p:bgPr>{solid(tint)}<a:effectLst/></p:bgPr></p:bg>"


def _placeholder(place: PlaceholderSpec, number: int, lang: str, idx: int | None = None) -> str:
    """Return a placeholder with a style for each level; its prompt is its name, which LibreOffice needs to keep a footer's font."""
    idx = IDX[place.role] if idx is None else idx
    kind = "" if place.type == "obj" else f' type="{place.type}"'
    prompt = "" if place.type in FOOT.values() else ' hasCustomPrompt="1"'
    key = f' idx="{idx}"' if idx else ""
    inset = "".join(f' {name}="{emu(value)}"' for name, value in _inset_names(place))
    geometry = _geometry("rect") + solid(place.fill) if place.fill else ""
    fit = "<a:noAutofit/>" if place.type in FOOT.values() else "<a:normAutofit/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{attribute(place.name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{key}{prompt}/></p:nvPr></p:nvSpPr><p:spPr>{transform(place.box)}{geometry}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square"{inset} rtlCol="0" anchor="{place.anchor}">{fit}</a:bodyPr>'
        f"{_levels('a:lstStyle', place.levels)}{_prompt(place, lang)}</p:txBody></p:sp>"
    )


def _inset_names(place: PlaceholderSpec) -> tuple[tuple[str, float], ...]:
    i = place.insets
    return ("lIns", i.left), ("tIns", i.top), ("rIns", i.right), ("bIns", i.bottom)


def _prompt(place: PlaceholderSpec, lang: str) -> str:
    if place.type == "sldNum":
        run = f'<a:fld id="{NUMBER_FIELD}" type="slidenum"><a:rPr lang="{lang}"/><a:t>‹#›</a:t></a:fld>'
    else:
        run = f'<a:r><a:rPr lang="{lang}"/><a:t>{content(place.name)}</a:t></a:r>'
    return f"<a:p>{run}</a:p>"


def _decor(decor: Decor, number: int, lang: str) -> str:
    style = decor.words_style
    words = ""
    if style:
        look = f'<a:rPr lang="{lang}" sz="{style.size * 100}" b="{int(style.bold)}">{solid(style.tint)}</a:rPr>'
        words = f'<a:pPr algn="{style.align}"/><a:r>{look}<a:t>{content(decor.words)}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{attribute(decor.name)}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(decor.box)}{_geometry(decor.preset, decor.adjust)}{solid(decor.fill)}'
        f'<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p>{words or f"""<a:endParaRPr lang="{lang}"/>"""}</a:p></p:txBody></p:sp>'
    )


def _geometry(preset: str, adjust: int | None = None) -> str:
    guide = "" if adjust is None else f'<a:gd name="adj" fmla="val {adjust}"/>'
    return f'<a:prstGeom prst="{preset}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


# --- levels of text -----------------------------------------------------------------------------------------------------
def _levels(tag: str, styles: Sequence[LevelStyle]) -> str:
    deeper = [replace(styles[-1], margin=styles[-1].margin + _DEEPER * n) for n in range(1, _LEVELS - len(styles) + 1)]
    return f"<{tag}>{''.join(_level(n, style) for n, style in enumerate((*styles, *deeper), 1))}</{tag}>"


def _level(number: int, style: LevelStyle) -> str:
    hang = style.margin if style.hang is None and style.bullet else style.hang or 0.0
    face = "+mj" if style.heading else "+mn"
    return (
        f'<a:lvl{number}pPr marL="{emu(style.margin)}" indent="{-emu(hang)}" algn="{style.align}" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="1"><a:lnSpc><a:spcPct val="{style.spacing * 1000}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>{_bullet(style)}'
        f'<a:defRPr sz="{style.size * 100}" b="{int(style.bold)}" i="0" kern="1200">{solid(style.tint)}<a:latin typeface="{face}-lt"/>'
        f'<a:ea typeface="{face}-ea"/><a:cs typeface="{face}-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def _bullet(style: LevelStyle) -> str:
    if not style.bullet:
        return "<a:buNone/>"
    tint = style.tint if style.tint == WHITE else TERRACOTTA
    if style.bullet == NUMBERED:
        return f'<a:buClr>{colour(tint)}</a:buClr><a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
    return f'<a:buClr>{colour(tint)}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="{style.bullet}"/>'


# --- theme, table style, presentation -----------------------------------------------------------------------------------
def _theme_xml(theme: Theme, name: str) -> bytes:
    name = attribute(name)
    colours = "".join(f'<a:{slot}><a:srgbClr val="{theme.colour(role)}"/></a:{slot}>' for slot, role in COLOUR_ROLES.items())
    families = {"major": theme.fonts.deck_heading, "minor": theme.fonts.deck_body}
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{attribute(family)}"/><a:ea typeface=""/><a:cs typeface="{_COMPLEX[kind]}"/></a:{kind}Font>'
        for kind, family in families.items()
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{w}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>' for w in (9525, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{XML_HEAD}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements><a:clrScheme name="{name}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{fonts}</a:fontScheme><a:fmtScheme name="Flat"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    ).encode()


def _table_styles_xml() -> str:
    """Return the one table style. The first column is bold but has no colour, which LibreOffice would prefer to the first row's."""
    line = f'<a:ln w="9525">{solid(HAIRLINE)}</a:ln>'
    rules = f"<a:bottom>{line}</a:bottom><a:insideH>{line}</a:insideH>"
    return (
        f'<a:tblStyleLst xmlns:a="{A}" def="{TABLE_STYLE}"><a:tblStyle styleId="{TABLE_STYLE}" styleName="Clinic table">'
        f"{_table_part('wholeTbl', INK, WHITE, borders=rules)}{_table_part('firstCol')}{_table_part('firstRow', WHITE, DEEP, bold=True)}"
        "</a:tblStyle></a:tblStyleLst>"
    )


def _table_part(tag: str, words: Tint | None = None, fill: Tint | None = None, bold: bool = False, borders: str = "") -> str:
    if words is None:
        return f'<a:{tag}><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/></a:tcStyle></a:{tag}>'
    weight = ' b="on"' if bold else ""
    look = f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/>{colour(words)}</a:tcTxStyle>'
    ground = f"<a:fill>{solid(fill)}</a:fill>" if fill else ""
    return f"<a:{tag}>{look}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>{ground}</a:tcStyle></a:{tag}>"


def _presentation_xml() -> str:
    width, height = _NOTES_PAGE
    return (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(SLIDE_WIDTH)}" cy="{emu(SLIDE_HEIGHT)}"/><p:notesSz cx="{width}" cy="{height}"/>'
        f"{_levels('p:defaultTextStyle', _OTHER_TYPE)}</p:presentation>"
    )
