"""What people read beside the words of handouts: names of files and folders, of editions, papers and themes, and what templates print."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.printed import Passage
from generator.formats import FORMATS
from generator.project import PlannedEdition, Project


def said_beside(project: Project) -> Iterator[Passage]:
    """Yield all of that, each once, located where it is written."""
    found = (passage for planned in project.editions for passage in (*_named(planned), *_of_look(planned)))
    yield from dict.fromkeys(found)
    templates = {each.template: each for each in project.editions if each.template}
    for template, planned in templates.items():
        place = planned.tree.location(("template",))
        yield from (Passage(words, location=place) for words in FORMATS[planned.handout.format].template_words(template))


def _named(planned: PlannedEdition) -> Iterator[Passage]:
    """Yield the names of an edition's file, its folder and its own, whole and in parts: 'aftercare-approved' says it too."""
    handout = planned.handout
    for key, name in (("file", handout.file), ("folder", handout.folder or ""), ("editions", planned.edition)):
        place = planned.tree.key_location(("editions", planned.edition) if key == "editions" else (key,))
        parts = [part for each in name.split("/") for part in each.split("-")]
        yield from (Passage(words, location=place) for words in (" ".join(parts), *parts) if words)


def _of_look(planned: PlannedEdition) -> Iterator[Passage]:
    """Yield the names of an edition's paper and theme, and how to print it, which the list of files shows."""
    paper, theme = planned.paper_tree, planned.theme_tree
    for words, tree, key in (
        (planned.paper.name, paper, "name"),
        (planned.paper.instructions, paper, "instructions"),
        (planned.theme.name, theme, "name"),
    ):
        yield Passage(words, location=tree.location((key,)) if tree else None)
