"""Presentations that have their masters in common: python-pptx would read all of them again for each file, and write them again, too."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import PartFactory, _Relationship
from pptx.package import Package
from pptx.shared import ElementProxy

_SHARED = {RELATIONSHIP_TYPE.SLIDE_MASTER, RELATIONSHIP_TYPE.NOTES_MASTER, RELATIONSHIP_TYPE.THEME}
_WRITTEN: WeakKeyDictionary[Any, bytes] = WeakKeyDictionary()


def settle(presentation: Any) -> None:
    """Write down the parts of a presentation that its copies have in common: nothing may change these from now on."""
    own = {presentation.part, *(each.target_part for each in presentation.part.rels.values() if _is_own(each))}
    for part in presentation.part.package.iter_parts():
        if part not in own:
            _WRITTEN[part] = part.blob


def a_copy(presentation: Any) -> Any:
    """Return a presentation without slides that may be changed, with the masters and layouts of another one."""
    package = Package("")
    main = presentation.part
    made = _copied(main, package)
    for each in main.rels.values():
        _relate(made, each, _copied(each.target_part, package) if _is_own(each) else _target(each))
    for each in main.package._rels.values():
        _relate(package, each, made if _target(each) is main else _target(each))
    return made.presentation


def let_go(presentation: Any) -> None:
    """Take a copy apart that is done with: its parts refer to each other in circles, as do a slide and what is in it.

    They would stay until Python looks for circles: some 5 MB of the decks of a clinic.
    """
    package = presentation.part.package
    for part in [each for each in package.iter_parts() if each not in _WRITTEN]:
        for known in [each for each in vars(part).values() if isinstance(each, ElementProxy)]:
            vars(known).clear()
        vars(part).clear()
    vars(package).clear()
    vars(presentation).clear()


def blob_of(part: Any) -> bytes:
    """Return the bytes of a part."""
    known = _WRITTEN.get(part)
    return part.blob if known is None else known


def _is_own(relation: Any) -> bool:
    """Return whether a presentation has a part of its own by a relation: how it is shown differs from deck to deck."""
    return not relation.is_external and relation.reltype not in _SHARED


def _copied(part: Any, package: Package) -> Any:
    """Return a part of its own for another package; what it refers to, apart from the presentation itself, is the same."""
    made = PartFactory(part.partname, part.content_type, package, part.blob)
    if part is not part.package.main_document_part:
        for each in part.rels.values():
            _relate(made, each, _target(each))
    return made


def _relate(owner: Any, relation: Any, target: Any) -> None:
    """Give a part a relation of the same id and kind as another one has."""
    mode, base = relation._target_mode, owner._rels._base_uri
    owner._rels._rels[relation.rId] = _Relationship(base, relation.rId, relation.reltype, mode, target)


def _target(relation: Any) -> Any:
    """Return a part, or an address outside."""
    return relation.target_ref if relation.is_external else relation.target_part
