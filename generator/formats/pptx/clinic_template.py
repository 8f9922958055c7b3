"""A clinic's own template: made ready for slides, and the part of its look that drawings follow."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.design.theme import Theme
from generator.formats.pptx import opc
from generator.formats.pptx.admission import admit
from generator.formats.pptx.allowed_parts import SHOW, TABLE_STYLES, VIEW, follows
from generator.formats.pptx.archive import UnusableFileError
from generator.formats.pptx.gaps.sections import SECTIONS_URI
from generator.formats.pptx.house_theme import COLOUR_ROLES, TABLE_STYLE
from generator.formats.pptx.layout_model import LayoutPlan
from generator.formats.pptx.layout_names import CONTRACT, EVERY_LAYOUT, IDX
from generator.formats.pptx.markup import P
from generator.formats.pptx.opc import Package, Part
from generator.formats.pptx.placeholders import ReadLayout, XmlElement, placeholders, read_layouts, tag
from generator.formats.pptx.safe_xml import parse_xml, write_xml
from generator.formats.pptx.template import table_styles_part
from generator.formats.pptx.template_file import check_file
from generator.formats.pptx.template_values import check_values
from generator.formats.pptx.theme_part import scheme_colours, theme_of, typefaces
from generator.problems import Problem

_STYLES_NAME = "ppt/tableStyles.xml"
_FONT_ROLES = {"majorFont": "deck_heading", "minorFont": "deck_body"}
_OF_SAMPLES = tuple(tag(P, name) for name in ("sldIdLst", "custShowLst", "outlineViewPr", "showPr"))  # showPr: which of them, and how


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template with its layouts by name, and what was left out of it or must not be in it."""

    package: Package
    layouts: Mapping[str, ReadLayout]
    problems: tuple[Problem, ...] = ()

    def families(self) -> tuple[str, ...]:
        """Return the typefaces that text is set in, each once."""
        used = (self.layouts[name] for name in CONTRACT if name in self.layouts)
        found = (level.family for layout in used for place in layout.placeholders.values() for level in place.levels)
        return tuple(sorted({family for family in found if family}))

    def look(self, theme: Theme) -> Theme:
        """Return a theme with this template's colours and typefaces in place of its own, so that drawings match the slides."""
        theirs = theme_of(self.package)
        colours = {COLOUR_ROLES[slot]: digits for slot, digits in scheme_colours(theirs).items() if digits and slot in COLOUR_ROLES}
        families = {_FONT_ROLES[kind]: family for kind, family in typefaces(theirs).items()}
        return theme.model_copy(
            update={"colours": {**theme.colours, **colours}, "fonts": theme.fonts.model_copy(update=families)},
        )


@lru_cache(maxsize=2)  # all decks of a build share one template
def read_template(data: bytes) -> OwnTemplate:
    """Return a template ready to take slides: only what may reach them, without samples, with our table style.

    UnusableFileError says what concerns the file as a whole, or which part of it is damaged.
    """
    try:
        package = opc.read_package(data, follows)
        check_file(package)
        main = opc.main_name(package)
        admitted = admit(_without_samples(package, main))
        check_values(admitted.package)
        ready = _with_table_style(_with_idx_by_name(admitted.package), main)
        return OwnTemplate(ready, read_layouts(ready), admitted.problems)
    except UnusableFileError:
        raise
    except Exception as error:  # a file that another program wrote may lack anything
        raise UnusableFileError("a part of it is missing or damaged") from error


def _with_idx_by_name(package: Package) -> dict[str, Part]:
    """Return the template with our idx on placeholders that have only our name: one that was inserted again got a new idx."""
    parts = dict(package)
    plans = {plan.name: plan for plan in EVERY_LAYOUT}
    for layout in read_layouts(package).values():
        if layout.name in plans:
            found = _renumbered(layout, plans[layout.name])
            if found is not None:
                parts[layout.part] = replace(parts[layout.part], data=write_xml(found))
    return parts


def _renumbered(layout: ReadLayout, plan: LayoutPlan) -> XmlElement | None:
    """Return a layout's XML with idx assigned to placeholders by name; None if none needs one."""
    wanted = {place.name.casefold(): IDX[place.role] for place in plan.placeholders}
    free = {name: idx for name, idx in wanted.items() if idx not in layout.placeholders}
    if not free:
        return None
    changed = False
    element = deepcopy(layout.element)  # what was read is shared by all decks
    for shape, ph in placeholders(element):
        name = shape.find(f".//{tag(P, 'cNvPr')}").get("name", "").casefold()
        if name in free and int(ph.get("idx", 0)) not in wanted.values():
            ph.set("idx", str(free.pop(name)))
            changed = True
    return element if changed else None


def _without_samples(package: Package, main: str) -> dict[str, Part]:
    """Return the template without its slides and all that lists them; parts that nothing refers to are not written."""
    names = (main, *(r.target for r in package[main].relations if r.type in (VIEW, SHOW) and not r.external))
    return {**package, **{name: _without_slides(package[name], name) for name in names}}


def _without_slides(part: Part, name: str) -> Part:
    root = parse_xml(part.data, name)
    lists = [*root.iter(*_OF_SAMPLES), *(ext for ext in root.iter(tag(P, "ext")) if ext.get("uri") == SECTIONS_URI)]
    for each in lists:
        each.getparent().remove(each)
    renumbered = root.attrib.pop("firstSlideNum", None) is not None
    data = write_xml(root) if lists or renumbered else part.data
    return replace(part, data=data, relations=tuple(r for r in part.relations if r.type != opc.SLIDE))


def _with_table_style(package: Package, main: str) -> dict[str, Part]:
    """Return the template with the style of our tables, in case another program dropped it."""
    name = next((r.target for r in package[main].relations if r.type == TABLE_STYLES), "")
    if not name:
        return {**package, _STYLES_NAME: table_styles_part(), main: package[main].adding((TABLE_STYLES, _STYLES_NAME))}
    styles = parse_xml(package[name].data, name)
    if any(style.get("styleId") == TABLE_STYLE for style in styles):
        return dict(package)
    styles.extend(parse_xml(table_styles_part().data, _STYLES_NAME))
    return {**package, name: replace(package[name], data=write_xml(styles))}
