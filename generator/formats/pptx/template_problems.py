"""What a template lacks that slides need, or has that they must not have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.formats.pptx import opc
from generator.formats.pptx.layout_model import FOOT, LayoutPlan
from generator.formats.pptx.layout_names import CONTRACT, EVERY_LAYOUT, IDX, OF_A_TALK
from generator.formats.pptx.opc import Package
from generator.formats.pptx.placeholders import ReadLayout
from generator.problems import Problem, nearest

CODE = "T05"
_COPY = "copy it from the template that `make template` writes"
_FOR_WORDS = ("body", "obj", "subTitle")  # a placeholder of one of these kinds does for words of the others
_TITLES, _AREAS = ("title", "ctrTitle"), ("pic", "obj", "body", "chart", "media", "dgm", "clipArt")
_SERVES: Mapping[str, tuple[str, ...]] = {
    "title": _TITLES, "ctrTitle": _TITLES, "tbl": ("tbl", "obj"), "pic": _AREAS, **{kind: (kind,) for kind in FOOT.values()},
}  # fmt: skip


def check_template(package: Package, layouts: Mapping[str, ReadLayout], wanted: Collection[str] = OF_A_TALK) -> tuple[Problem, ...]:
    """Return what a template lacks that a deck needs; `wanted` are the names of layouts."""
    return tuple(_check_template(package, layouts, wanted))


def _check_template(package: Package, layouts: Mapping[str, ReadLayout], wanted: Collection[str]) -> Iterator[Problem]:
    main = package[opc.main_name(package)]
    if all(relation.type != opc.NOTES_MASTER for relation in main.relations):
        yield Problem(CODE, "the template has no notes master", hint="add one in PowerPoint: View, Notes Master, save")
    unused = [name for name in layouts if name not in CONTRACT]
    for plan in (plan for plan in EVERY_LAYOUT if plan.name in wanted):
        if plan.name in layouts:
            yield from _layout_problems(plan, layouts[plan.name])
        else:
            yield Problem(CODE, f"the template has no layout called {plan.name!r}", hint=_layout_hint(plan.name, unused, package))


def _layout_hint(name: str, unused: Sequence[str], package: Package) -> str:
    """Return how a layout that is missing may come back."""
    made_with = package.get("docProps/app.xml")
    if made_with and b"<Application>LibreOffice" in made_with.data:
        return "LibreOffice, which saved it, gives layouts names of its own: edit the template in PowerPoint"
    near = nearest(name, unused, 1)
    return f"was it renamed? There is one called {near[0]!r}" if near else _COPY


def _layout_problems(plan: LayoutPlan, layout: ReadLayout) -> Iterator[Problem]:
    for place in plan.placeholders:
        found = layout.placeholders.get(IDX[place.role])
        named = f"the template's layout {plan.name!r}: its placeholder {place.name!r}"
        if found is None:
            hint = f"put one in (Slide Master, Insert Placeholder) and name it {place.name!r} in the Selection Pane"
            yield Problem(CODE, f"{named} is missing", hint=hint)
        elif found.type not in _SERVES.get(place.type, _FOR_WORDS):
            yield Problem(CODE, f"{named} is of another kind ({found.type})", hint=_COPY)
        elif found.box.width <= 0 or found.box.height <= 0:
            yield Problem(CODE, f"{named} has no size", hint="draw it larger")
