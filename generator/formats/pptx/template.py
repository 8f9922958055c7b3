"""Our own template, made part by part from the table of layouts and a theme's tokens; nothing comes from a library's default deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from lxml import etree

from generator.design.theme import Theme
from generator.document.direction import direction
from generator.formats.pptx import opc
from generator.formats.pptx.gaps.alternatives import about
from generator.formats.pptx.gaps.elements import XmlElement, element, geometry, line, shape_tree, solid, transform, written
from generator.formats.pptx.house_theme import table_styles_xml, theme_xml
from generator.formats.pptx.layout_model import SLIDE_HEIGHT, SLIDE_WIDTH, TINTS, LayoutPlan, LevelStyle, PlaceholderSpec
from generator.formats.pptx.layout_names import EVERY_LAYOUT
from generator.formats.pptx.layouts import foot_rule, of_the_master
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.markup import Rectangle, emu
from generator.formats.pptx.opc import Part, Relation
from generator.formats.pptx.template_shapes import decoration, levels, placeholder

FIRST_ID = 2**31  # ECMA-376-1 19.7.3: ids of masters and layouts start here
_NOTES_PAGE = (6797675, 9926638)  # EMU: A4 less PowerPoint's margins
_NOTES_TYPE = (LevelStyle(14, before=5),)
_OTHER_TYPE = (LevelStyle(18),)
_OFFICE_XML = "application/vnd.openxmlformats-officedocument."
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_MASTER, _NOTES_MASTER = "ppt/slideMasters/slideMaster1.xml", "ppt/notesMasters/notesMaster1.xml"
_ACCENTS = {f"accent{n}": f"accent{n}" for n in range(1, 7)}
_COLOUR_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", **_ACCENTS, "hlink": "hlink", "folHlink": "folHlink"}


@dataclass(frozen=True, slots=True)
class _ThemeLook:
    """A theme that can be told from another by all it says."""

    told: str
    theme: Theme = field(compare=False)


def house_template(theme: Theme, lang: str, logo: SlideLogo) -> Mapping[str, Part]:
    """Return the parts of a presentation without slides: all layouts, the theme's look, the clinic's logo. Made once a process."""
    return _made(_ThemeLook(theme.model_dump_json(), theme), lang, logo)


@lru_cache(maxsize=4)
def _made(look: _ThemeLook, lang: str, logo: SlideLogo) -> Mapping[str, Part]:
    theme = look.theme
    from_right = direction(lang) == "rtl"
    plans = [plan.turned if from_right else plan for plan in map(logo.clear_of, EVERY_LAYOUT)]
    names = [f"ppt/slideLayouts/slideLayout{n}.xml" for n in range(1, len(plans) + 1)]
    of_layouts = tuple((opc.LAYOUT, name) for name in names)
    parts = {
        opc.ROOT: Part("", b"", _relations((opc.OFFICE_DOCUMENT, "ppt/presentation.xml"), (opc.PROPERTIES, "docProps/app.xml"))),
        "docProps/app.xml": app_part(),
        "ppt/theme/theme1.xml": Part(f"{_OFFICE_XML}theme+xml", theme_xml(theme, theme.name)),
        "ppt/theme/theme2.xml": Part(f"{_OFFICE_XML}theme+xml", theme_xml(theme, f"{theme.name}, notes")),
        "ppt/tableStyles.xml": table_styles_part(),
        "ppt/presProps.xml": _part("presProps", element("p:presentationPr")),
        "ppt/viewProps.xml": _part("viewProps", element("p:viewPr")),
        _NOTES_MASTER: _part("notesMaster", _notes_master(lang), (opc.THEME, "ppt/theme/theme2.xml")),
        "ppt/presentation.xml": _part(
            "presentation.main",
            _presentation(_turned(_OTHER_TYPE, lang)),
            (opc.MASTER, _MASTER),
            (opc.NOTES_MASTER, _NOTES_MASTER),
            (f"{opc.OFFICE}presProps", "ppt/presProps.xml"),
            (f"{opc.OFFICE}viewProps", "ppt/viewProps.xml"),
            (opc.THEME, "ppt/theme/theme1.xml"),
            (f"{opc.OFFICE}tableStyles", "ppt/tableStyles.xml"),
        ),
        _MASTER: _part("slideMaster", _master(lang, len(plans), logo), *of_layouts, (opc.THEME, "ppt/theme/theme1.xml"), *logo.relations),
    }
    for name, plan in zip(names, plans, strict=True):
        parts[name] = _part("slideLayout", _layout(plan, lang), (opc.MASTER, _MASTER))
    return parts | logo.parts


def table_styles_part() -> Part:
    """Return the part that holds the style of our tables."""
    return Part(f"{_OFFICE_XML}presentationml.tableStyles+xml", table_styles_xml())


def app_part() -> Part:
    """Return the part for what a program says of itself: nothing, so that files differ only by what they hold."""
    return Part(f"{_OFFICE_XML}extended-properties+xml", written(etree.Element(f"{{{_APP}}}Properties", nsmap={None: _APP})))


def _part(kind: str, root: XmlElement, *targets: tuple[str, str]) -> Part:
    return Part(f"{_OFFICE_XML}presentationml.{kind}+xml", written(root), _relations(*targets))


def _relations(*targets: tuple[str, str]) -> tuple[Relation, ...]:
    return tuple(Relation(f"rId{n}", kind, target) for n, (kind, target) in enumerate(targets, 1))


def _master(lang: str, layouts: int, logo: SlideLogo) -> XmlElement:
    ids = count(2)
    from_right = direction(lang) == "rtl"
    title, text, *foot = (each.turned if from_right else each for each in of_the_master())
    rule = foot_rule().turned if from_right else foot_rule()
    shapes = [decoration(rule, next(ids)), *logo.shapes(ids.__next__, f"rId{layouts + 2}", lang)]
    shapes += [
        placeholder(title, next(ids), lang),
        placeholder(text, next(ids), lang),
        *(placeholder(place, next(ids), lang) for place in foot),
    ]
    listed = (element("p:sldLayoutId", id=FIRST_ID + n, r__id=f"rId{n}") for n in range(1, layouts + 1))
    styles = (("p:titleStyle", title.levels), ("p:bodyStyle", text.levels), ("p:otherStyle", _turned(_OTHER_TYPE, lang)))
    return element(
        "p:sldMaster",
        element("p:cSld", _background(), shape_tree(*shapes)),
        element("p:clrMap", **_COLOUR_MAP),
        element("p:sldLayoutIdLst", *listed),
        element("p:hf", hdr=0, dt=0),
        element("p:txStyles", *(levels(name, style) for name, style in styles)),
    )


def _layout(plan: LayoutPlan, lang: str) -> XmlElement:
    ids = count(2)
    shapes = [decoration(decor, next(ids)) for decor in plan.decor]
    shapes += [placeholder(place, next(ids), lang) for place in plan.placeholders]
    return element(
        "p:sldLayout",
        element("p:cSld", shape_tree(*shapes), name=plan.name),
        element("p:clrMapOvr", element("a:masterClrMapping")),
        preserve=1,
        userDrawn=1,
    )


def _notes_master(lang: str) -> XmlElement:
    """Return the notes page: the slide's picture above its notes, as PowerPoint lays it out on A4."""
    picture = Rectangle(0.717, 0.9, 6.0, 6.0 * SLIDE_HEIGHT / SLIDE_WIDTH)
    image = element(
        "p:sp",
        element(
            "p:nvSpPr",
            about(2, "Slide image"),
            element("p:cNvSpPr", element("a:spLocks", noGrp=1, noRot=1, noChangeAspect=1)),
            element("p:nvPr", element("p:ph", type="sldImg", idx=2)),
        ),
        element("p:spPr", transform(picture), geometry("rect"), element("a:noFill"), line(TINTS["deep"], 0.75)),
    )
    notes = PlaceholderSpec("notes", 3, Rectangle(0.717, 4.8, 6.0, 5.0), _turned(_NOTES_TYPE, lang))
    number = PlaceholderSpec("page", 5, Rectangle(5.7, 10.3, 1.0, 0.35), (LevelStyle(12, align="r"),), "sldNum")
    return element(
        "p:notesMaster",
        element("p:cSld", _background(), shape_tree(image, placeholder(notes, 3, lang), placeholder(number, 4, lang))),
        element("p:clrMap", **_COLOUR_MAP),
        levels("p:notesStyle", _turned(_NOTES_TYPE, lang)),
    )


def _turned(styles: tuple[LevelStyle, ...], lang: str) -> tuple[LevelStyle, ...]:
    """Return how levels are set in a language."""
    return tuple(each.turned for each in styles) if direction(lang) == "rtl" else styles


def _background() -> XmlElement:
    return element("p:bg", element("p:bgPr", solid(TINTS["white"]), element("a:effectLst")))


def _presentation(words: tuple[LevelStyle, ...]) -> XmlElement:
    width, height = _NOTES_PAGE
    return element(
        "p:presentation",
        element("p:sldMasterIdLst", element("p:sldMasterId", id=FIRST_ID, r__id="rId1")),
        element("p:notesMasterIdLst", element("p:notesMasterId", r__id="rId2")),
        element("p:sldSz", cx=emu(SLIDE_WIDTH), cy=emu(SLIDE_HEIGHT)),
        element("p:notesSz", cx=width, cy=height),
        levels("p:defaultTextStyle", words),
        saveSubsetFonts=1,
        autoCompressPictures=0,
    )
