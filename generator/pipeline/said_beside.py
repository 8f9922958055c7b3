"""What people read beside the words of handouts: names of files and folders, of editions, papers and themes, and what templates print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document.printed import Passage
from generator.formats import FORMATS
from generator.project import PlannedEdition, Project
from generator.remembering import OfEach


def said_beside(project: Project) -> Iterator[Passage]:
    """Yield all of that, each once, located where it is written."""
    yield from _BESIDE(project.editions)


def _said_by(editions: Iterable[PlannedEdition]) -> tuple[Passage, ...]:
    found = dict.fromkeys(passage for planned in editions for passage in (*_named(planned), *_of_look(planned)))
    templates = {each.template: each for each in editions if each.template}
    return (*found, *(passage for template, planned in templates.items() for passage in _in_template(template, planned)))


def _in_template(template: bytes, planned: PlannedEdition) -> Iterator[Passage]:
    place = planned.tree.location(("template",))
    return (Passage(words, location=place) for words in FORMATS[planned.handout.format].template_words(template))


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
        *((words, paper, "instructions") for words in planned.paper.instructions.each),
        (planned.theme.name, theme, "name"),
    ):
        yield Passage(words, location=tree.location((key,)) if tree else None)


_BESIDE = OfEach(_said_by, 4)  # the editions of a folder are the same until something in it changes
