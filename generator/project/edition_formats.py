"""Editions in another format than their handout: a page or an e-book of a leaflet. Each must fit its own format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compose.handout import Edition, Handout
from generator.problems import Problem, did_you_mean, shortened
from generator.project.needs import Needs
from generator.yamlsource.tree import Tree

# Keys of a plan that not every format has.
ONLY_IN_SOME = frozenset({"pages", "slides", "paper", "template", "editions", "other-orders", "longer"})


def one(form: str) -> str:
    """Return a format with its article: 'a pdf', 'an epub'."""
    return f"an {form}" if form[0] in "aehio" else f"a {form}"  # an h is spoken as 'aitch'


def format_of(handout: Handout, edition: Edition) -> str:
    """Return an edition's format: its own, that of the edition it is like, or the handout's."""
    like = handout.editions.get(edition.like) if edition.like else None
    return edition.format or (like.format if like else None) or handout.format


def unknown_formats(handout: Handout, tree: Tree, formats: Mapping[str, Needs]) -> Iterator[Problem]:
    """Yield a Problem for each format that there is not, of the handout or of an edition."""
    if handout.format not in formats:
        yield _unknown(handout.format, tree, ("format",), formats)
    for name, edition in handout.editions.items():
        if edition.format and edition.format not in formats:
            yield _unknown(edition.format, tree, ("editions", name, "format"), formats)


def _unknown(name: str, tree: Tree, place: tuple[str, ...], formats: Mapping[str, Needs]) -> Problem:
    return Problem("H021", f"there is no format '{shortened(name)}'", tree.location(place), did_you_mean(name, formats.keys()))


def edition_faults(handout: Handout, tree: Tree, formats: Mapping[str, Needs]) -> Iterator[Problem]:
    """Yield the keys of editions that mean nothing in their format, and what is missing for a format that is not the handout's."""
    for name, edition in handout.editions.items():
        form = format_of(handout, edition)
        needs, place = formats[form], ("editions", name)
        keys = {key.replace("_", "-") for key in edition.model_fields_set}  # as they are written in a plan
        for key in sorted(keys & (ONLY_IN_SOME - {*needs.allowed, *needs.required})):
            yield Problem("H020", f"'{key}' means nothing in {one(form)}", tree.key_location((*place, key)), "take it out")
        if form == handout.format:
            continue
        if handout.about not in needs.about:
            message = f"{one(form)} can't be about '{handout.about}'"
            yield Problem("H008", message, tree.key_location(place), "it can be about: " + ", ".join(needs.about))
        like = handout.editions.get(edition.like) if edition.like else None
        said = {*tree.value, *edition.model_fields_set, *(like.model_fields_set if like else ())}
        for key, example in needs.required.items():
            if key not in said:
                yield Problem("H009", f"{one(form)} needs '{key}'", tree.key_location(place), f"write, for example:  {key}: {example}")
