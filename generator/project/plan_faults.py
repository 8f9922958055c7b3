"""What is wrong with a plan that its model does not find: names of sections, themes and papers, keys that mean nothing in its format."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.compose.handout import Edition, Handout, SideBySide
from generator.compose.registry import KINDS, RENAMED, kinds_told
from generator.document.budget import Pages
from generator.problems import Location, Problem, did_you_mean, shortened
from generator.project.edition_formats import ONLY_IN_SOME, edition_faults, format_of, one, unknown_formats
from generator.project.needs import Needs
from generator.yamlsource.tree import KeyPath, Tree

CODES: Mapping[str, str] = {
    "H001": "an unknown section",
    "H002": "a section that needs a handout about a condition",
    "H003": "an unknown theme",
    "H004": "an unknown paper",
    "H007": "a placeholder in a file name that can't be filled",
    "H008": "a handout about something its format can't be about",
    "H009": "a key that the handout's format requires, such as the page budget of a PDF",
    "H010": "a section that is listed twice in one handout",
    "H011": "a handout without a code",
    "H014": "a PDF whose first section is not its masthead",
    "H017": "a section to leave out, to begin on a page of its own or to move, that the handout does not have",
    "H020": "a key that means nothing in the handout's format, such as pages in slides",
    "H024": "an edition like one that is not there, or that is itself like another",
}
MASTHEAD = "masthead"


def faults(
    handout: Handout, tree: Tree, themes: Collection[str], papers: Collection[str], formats: Mapping[str, Needs]
) -> Iterator[Problem]:
    """Yield the problems of one plan that its model does not find."""
    if unknown := tuple(unknown_formats(handout, tree, formats)):
        yield from unknown
        return
    needs = formats[handout.format]
    if fits := handout.about in needs.about:
        yield from _section_faults(handout, tree, needs)
    for name, edition in handout.editions.items():
        kind = format_of(handout, edition)
        if edition.sections:
            own = handout.model_copy(update={"sections": edition.sections, "format": kind})
            yield from _section_faults(own, tree, formats[kind], ("editions", name))
        elif kind != handout.format and not edition.like:
            yield from _section_faults(handout.model_copy(update={"format": kind}), tree, formats[kind])
        if edition.longer:
            own = handout.model_copy(update={"sections": edition.longer.sections, "format": kind})
            yield from _section_faults(own, tree, formats[kind], ("editions", name, "longer"))
    if handout.longer:
        yield from _section_faults(handout.model_copy(update={"sections": handout.longer.sections}), tree, needs, ("longer",))
    yield from _likeness_faults(handout, tree)
    yield from _file_faults(handout, tree)
    places: dict[KeyPath, Handout | Edition] = {(): handout, **{("editions", name): e for name, e in handout.editions.items()}}
    for place, form in places.items():
        yield from _form_faults(form, place, handout, tree, themes, papers)
    if fits:
        yield from _key_faults(handout, tree, needs)
    else:  # if the format is wrong, its sections and keys are those of another one
        message, others = f"{one(handout.format)} can't be about '{handout.about}'", _formats_for(handout, formats)
        yield Problem("H008", message, tree.location(("about",)), f"it can be about: {', '.join(needs.about)}{others}")
    yield from edition_faults(handout, tree, formats)
    if handout.about != "condition" and not handout.code:
        yield Problem(
            "H011", "'code' is missing: the code printed on each page", Location(tree.file), "write a number, for example:  code: 94"
        )


def _formats_for(handout: Handout, formats: Mapping[str, Needs]) -> str:
    """Return what to write if the format is wrong, and not what the handout is about: one that has all its sections."""
    kinds = {*handout.kinds}
    fitting = [name for name, needs in formats.items() if handout.about in needs.about and kinds <= {*kinds_told(needs.way)}]
    return f"; or write  format: {' or '.join(fitting)}" if fitting else ""


def _key_faults(handout: Handout, tree: Tree, needs: Needs) -> Iterator[Problem]:
    """Yield the keys that the format requires and the plan lacks, and those that mean nothing in the format."""
    for key, example in needs.required.items():
        if key not in tree.value:
            yield Problem("H009", f"{one(handout.format)} needs '{key}'", Location(tree.file), f"write, for example:  {key}: {example}")
    for key in tree.value:
        if key in ONLY_IN_SOME and key not in needs.allowed and key not in needs.required:
            yield Problem("H020", f"'{key}' means nothing in {one(handout.format)}", tree.key_location((key,)), "take it out")


def _form_faults(
    form: Handout | Edition, place: KeyPath, handout: Handout, tree: Tree, themes: Collection[str], papers: Collection[str]
) -> Iterator[Problem]:
    """Yield the problems of the names in one edition, which is at `place`."""
    if form.theme and form.theme not in themes:
        yield Problem(
            "H003", f"there is no theme '{shortened(form.theme)}'", tree.location((*place, "theme")), did_you_mean(form.theme, themes)
        )
    if form.paper and form.paper not in papers:
        yield Problem(
            "H004", f"there is no paper '{shortened(form.paper)}'", tree.location((*place, "paper")), did_you_mean(form.paper, papers)
        )
    named = [*_in_budget(form.pages, (*place, "pages"))]
    named += _in_budget(form.longer.pages, (*place, "longer", "pages")) if form.longer else ()
    named += [((*place, "leave-out", n), kind) for n, kind in enumerate(form.leave_out or ())]
    orders = enumerate(form.other_orders or ())
    named += [((*place, "other-orders", at, n), kind) for at, order in orders for n, kind in enumerate(order)]
    known = tuple(dict.fromkeys((*handout.kinds, *(kind for each in handout.every_form() for kind in each.kinds))))
    for at, kind in named:
        if kind not in known:
            yield Problem("H017", f"this handout has no section '{shortened(kind)}'", tree.key_location(at), did_you_mean(kind, known))
        elif KINDS[kind].title and {"leave-out", "other-orders"} & {*at}:
            yield Problem("H014", f"a leaflet needs '{kind}': it holds the title", tree.key_location(at), "take it out of this list")


def _in_budget(pages: Pages | None, place: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Yield the sections that a page budget names, each with its place."""
    if pages:
        yield from (((*place, "starts", kind), kind) for kind in pages.starts)
        yield from (((*place, "facing", n), kind) for n, kind in enumerate(pages.facing))
        yield from (((*place, "notes-before"), kind) for kind in (pages.notes_before,) if kind)


def _file_faults(handout: Handout, tree: Tree) -> Iterator[Problem]:
    forms: dict[KeyPath, Handout | Edition] = {(): handout, **{("editions", name): e for name, e in handout.editions.items()}}
    for place, form in forms.items():
        for key in ("file", "folder"):
            for placeholder in re.findall(r"\{[^}]*\}?|\}", getattr(form, key) or ""):
                if placeholder != "{id}" or handout.about != "condition":
                    hint = "only {id} can be used here, and only in a handout about a condition"
                    yield Problem("H007", f"'{placeholder}' can't be filled", tree.location((*place, key)), hint)


def _likeness_faults(handout: Handout, tree: Tree) -> Iterator[Problem]:
    """Yield the editions that are like one that does not exist, or like one that itself is like another."""
    plain = [name for name, edition in handout.editions.items() if not edition.like]
    for name, edition in handout.editions.items():
        if not edition.like or edition.like in plain:
            continue
        other, message = handout.editions.get(edition.like), f"there is no edition '{shortened(edition.like)}' to be like"
        hint = did_you_mean(edition.like, plain) if plain else "take this out: there is no other edition"
        if other is edition:
            message, hint = "an edition can't be like itself", "name another one, or take this out"
        elif other:
            message = f"the edition '{shortened(edition.like)}' is itself like another"
            hint = f"write, for example:  like: {other.like}" if other.like in plain else hint
        yield Problem("H024", message, tree.location(("editions", name, "like")), hint)


def _section_faults(handout: Handout, tree: Tree, needs: Needs, form: KeyPath = ()) -> Iterator[Problem]:
    """Yield the problems of a handout's sections, which are listed in the edition at `form`."""
    known = kinds_told(needs.way)
    for index, entry in enumerate(handout.sections):
        for kind in entry.side_by_side if isinstance(entry, SideBySide) else (entry,):
            location = tree.location((*form, *_place(handout, index, kind)))
            if kind not in known:
                yield Problem("H001", f"there is no section '{shortened(kind)}' for {handout.format}", location, _now_called(kind, known))
            elif known[kind].needs_condition and handout.about != "condition":
                hint = "leave it out here, or set `about: condition`"
                yield Problem("H002", f"the section '{kind}' needs a handout about a condition", location, hint)
    if needs.masthead and not _holds_title(handout):
        message = f"a leaflet needs '{MASTHEAD}' as its first section: it holds the title"
        yield Problem("H014", message, tree.key_location((*form, "sections")), f"write  - {MASTHEAD}  above all other sections")
    seen: set[str] = set()
    for index, entry in enumerate(handout.sections):
        for kind in entry.side_by_side if isinstance(entry, SideBySide) else (entry,):
            if kind in seen:
                location = tree.location((*form, *_place(handout, index, kind)))
                yield Problem("H010", f"the section '{kind}' is listed twice", location, "take one of them out")
            seen.add(kind)


def _now_called(kind: str, known: Collection[str]) -> str:
    """Return what a section with a former name is called now, or which known ones its name is like."""
    now = next((name for name in RENAMED.get(kind, ()) if name in known), None)
    return f"it is called '{now}' now" if now else did_you_mean(kind, known)


def _holds_title(handout: Handout) -> bool:
    first = handout.sections[0]
    return isinstance(first, str) and first in KINDS and KINDS[first].title is not None


def _place(handout: Handout, index: int, kind: str) -> KeyPath:
    """Return where a section is listed; if it is side by side with itself, the second place."""
    entry = handout.sections[index]
    if not isinstance(entry, SideBySide):
        return ("sections", index)
    last = max(n for n, each in enumerate(entry.side_by_side) if each == kind)
    return ("sections", index, "side-by-side", last)
