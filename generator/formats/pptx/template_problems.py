"""What a clinic's template lacks that slides need, or contains that they must not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree

from generator.formats.pptx import opc
from generator.formats.pptx.admission import CODE
from generator.formats.pptx.layout_model import SET_BY_PROGRAMS, SLIDE_HEIGHT, SLIDE_WIDTH, LayoutPlan
from generator.formats.pptx.layout_names import CONTRACT, EVERY_LAYOUT, IDX, OF_A_TALK
from generator.formats.pptx.markup import P, Rectangle
from generator.formats.pptx.opc import Package
from generator.formats.pptx.placeholders import ReadLayout, XmlElement, tag
from generator.formats.pptx.template import FIRST_ID
from generator.formats.pptx.theme_part import scheme_colours, theme_of
from generator.problems import Problem, nearest

_ROUNDING = 0.01  # inches
_COPY = "copy it from the template that `make template` writes"
_FOR_WORDS = ("body", "obj", "subTitle")  # placeholders of these types can stand in for one another
_TITLES, _AREAS = ("title", "ctrTitle"), ("pic", "obj", "body", "chart", "media", "dgm", "clipArt")
_SERVES: Mapping[str, tuple[str, ...]] = {
    "title": _TITLES, "ctrTitle": _TITLES, "tbl": ("tbl", "obj"), "chart": ("chart", "obj"), "pic": _AREAS,
    **{kind: (kind,) for kind in SET_BY_PROGRAMS.values()},
}  # fmt: skip


def check_template(package: Package, layouts: Mapping[str, ReadLayout], wanted: Collection[str] = OF_A_TALK) -> tuple[Problem, ...]:
    """Return the problems of a template; `wanted` are the names of the layouts that a deck needs."""
    used = [layouts[name] for name in wanted if name in layouts]
    presentation = etree.fromstring(package[opc.main_name(package)].data)
    return (
        *_of_notes(package, presentation),
        *_of_layouts(package, layouts, wanted),
        *_of_ids(presentation, used),
        *_of_colours(package),
    )


def _of_notes(package: Package, presentation: XmlElement) -> Iterator[Problem]:
    related = any(relation.type == opc.NOTES_MASTER for relation in package[opc.main_name(package)].relations)
    if not related or presentation.find(tag(P, "notesMasterIdLst")) is None:
        yield Problem(CODE, "the template has no notes master", hint="add one in PowerPoint: View, Notes Master, save")


def _of_layouts(package: Package, layouts: Mapping[str, ReadLayout], wanted: Collection[str]) -> Iterator[Problem]:
    unused = [name for name in layouts if name not in CONTRACT]
    for plan in (plan for plan in EVERY_LAYOUT if plan.name in wanted):
        if plan.name in layouts:
            yield from _of_layout(plan, layouts[plan.name])
        else:
            yield Problem(CODE, f"the template has no layout called {plan.name!r}", hint=_layout_hint(plan.name, unused, package))


def _of_ids(presentation: XmlElement, layouts: Sequence[ReadLayout]) -> Iterator[Problem]:
    """Yield a problem where PowerPoint would repair ids: masters and layouts share one range (ECMA-376-1 19.7.3)."""
    masters = {id(layout.master): layout.master for layout in layouts}.values()
    listed = (entry for root in (presentation, *masters) for entry in root.iter(tag(P, "sldMasterId"), tag(P, "sldLayoutId")))
    ids = [int(entry.get("id")) for entry in listed if entry.get("id")]
    if len(set(ids)) < len(ids) or any(number < FIRST_ID for number in ids):
        hint = "open it in PowerPoint, which repairs them, and save it"
        yield Problem(CODE, "the ids of the template's masters and layouts are repeated or out of range", hint=hint)


def _of_colours(package: Package) -> Iterator[Problem]:
    for slot, digits in scheme_colours(theme_of(package)).items():
        if not digits:
            hint = "choose it again in PowerPoint: Design, Variants, Colors, Customize Colors"
            yield Problem(CODE, f"the template's theme colour {slot!r} is not given as red, green and blue", hint=hint)


def _layout_hint(name: str, unused: Sequence[str], package: Package) -> str:
    """Return how to get a missing layout back."""
    made_with = package.get("docProps/app.xml")
    if made_with and b"<Application>LibreOffice" in made_with.data:
        return "it was saved by LibreOffice, which renames layouts: edit the template in PowerPoint"
    near = nearest(name, unused, 1)
    return f"was it renamed? There is one called {near[0]!r}" if near else _COPY


def _of_layout(plan: LayoutPlan, layout: ReadLayout) -> Iterator[Problem]:
    for place in plan.placeholders:
        found = layout.placeholders.get(IDX[place.role])
        named = f"the template's layout {plan.name!r}: its placeholder {place.name!r}"
        if found is None:
            hint = f"put one in (Slide Master, Insert Placeholder) and name it {place.name!r} in the Selection Pane"
            yield Problem(CODE, f"{named} is missing", hint=hint)
        elif found.type not in _SERVES.get(place.type, _FOR_WORDS):
            yield Problem(CODE, f"{named} is of the wrong type ({found.type})", hint=_COPY)
        elif found.box.width <= 0 or found.box.height <= 0:
            yield Problem(CODE, f"{named} has no size", hint="draw it larger")
        elif not _on_slide(found.box):
            yield Problem(CODE, f"{named} reaches beyond the slide", hint="move it, or make it smaller")


def _on_slide(box: Rectangle) -> bool:
    right, bottom = box.x + box.width, box.y + box.height
    return min(box.x, box.y) >= -_ROUNDING and right <= SLIDE_WIDTH + _ROUNDING and bottom <= SLIDE_HEIGHT + _ROUNDING
