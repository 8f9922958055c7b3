"""The slow spots of python-pptx that can be gone round: what it would find out again at each call is found out once.

It compiles each XPath at each call, a third of its time; for each part that is added it walks over all parts for the next free name, and
for each picture it digests all pictures that are there; and for each placeholder of a new slide, or of its notes, it looks through
those that are there.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from itertools import count
from typing import Any

from lxml import etree
from pptx.opc.package import OpcPackage
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import _nsmap
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.package import Package, _ImageParts
from pptx.parts.image import Image, ImagePart
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import NotesSlide

from generator.formats.pptx.gaps.elements import XmlElement
from generator.remembering import Kept
from generator.trees import Same

_PICTURE = "/ppt/media/image"
_DIGEST = "sha1"  # pictures of a kind that python-pptx doesn't know have none


@cache
def _compiled(expression: str) -> Any:
    return etree.XPath(expression, namespaces=_nsmap)


def _xpath(self: XmlElement, expression: str) -> Any:
    return _compiled(expression)(self)


class _Packages:
    """What is known of the packages that are being made: the names in use, and the pictures. Each part that is named is added, too."""

    def __init__(self) -> None:
        self._names: dict[tuple[Any, str], set[str]] = {}
        self._numbers: dict[Any, list[int]] = {}  # of pictures, in order
        self._pictures: dict[Any, dict[str, Any]] = {}  # by their digests

    def next_partname(self, package: Any, template: str) -> PackURI:
        """Return the next free name: in place of `OpcPackage.next_partname`."""
        prefix = template.partition("%d")[0]
        taken = self._names.get((package, prefix))
        if taken is None:
            taken = self._names[package, prefix] = {each.partname for each in package.iter_parts() if each.partname.startswith(prefix)}
        found = next(name for n in count(len(taken) + 1, -1) if (name := template % n) not in taken)
        taken.add(found)
        return PackURI(found)

    def next_image_partname(self, package: Any, ext: str) -> PackURI:
        """Return the first free name of a picture: in place of `Package.next_image_partname`."""
        taken = self._numbers.get(package)
        if taken is None:
            named = (each.partname for each in package.iter_parts() if each.partname.startswith(_PICTURE))
            taken = self._numbers[package] = sorted(name.idx for name in named if name.idx is not None)
        found = next((n for n, number in enumerate(taken, 1) if n < number), len(taken) + 1)
        insort(taken, found)
        return PackURI(f"{_PICTURE}{found}.{ext}")

    def get_or_add_image_part(self, pictures: Any, file: Any) -> Any:
        """Return the part of a picture, added if need be: in place of `_ImageParts.get_or_add_image_part`."""
        package = pictures._package
        known = self._pictures.get(package)
        if known is None:
            known = self._pictures[package] = {}
            for part in pictures:
                if hasattr(part, _DIGEST):
                    known.setdefault(part.sha1, part)
        image = Image.from_file(file)
        if image.sha1 not in known:
            known[image.sha1] = ImagePart.new(package, image)
        return known[image.sha1]


# Of slides by their layouts' parts, and of notes by their master's: those of three templates.
_PLACEHOLDERS: Kept[Same[Any], tuple[XmlElement, ...]] = Kept(64)


def _cloned_once(clone: Callable[[Any, Any], None], tree_of: Callable[[Any], XmlElement]) -> Callable[[Any, Any], None]:
    """Return what gives a new slide, or new notes, the placeholders of a layout or a master, in place of a method that `clone`s each."""

    def cloned(made: Any, model: Any) -> None:
        tree, known = tree_of(made), _PLACEHOLDERS.get(Same(model.part))
        if known is None:
            before = len(tree)
            clone(made, model)
            _PLACEHOLDERS.keep(Same(model.part), tuple(map(deepcopy, tree[before:])))
        else:
            tree.extend(map(deepcopy, known))

    return cloned


_clone_to_slide = _cloned_once(SlideShapes.clone_layout_placeholders, lambda shapes: shapes._spTree)
_clone_to_notes = _cloned_once(NotesSlide.clone_master_placeholders, lambda notes: notes.shapes._spTree)


def _method(found: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return what does the same as a method of a class: a method of another object would not be given the first one."""

    def method(self: Any, argument: Any) -> Any:
        return found(self, argument)

    return method


@contextmanager
def quick() -> Iterator[None]:
    """Find out each of these once within this block, in which packages are made; what is written is the same."""
    packages = _Packages()
    ours: Mapping[tuple[type, str], Any] = {
        (BaseOxmlElement, "xpath"): _xpath,
        (OpcPackage, "next_partname"): _method(packages.next_partname),
        (Package, "next_image_partname"): _method(packages.next_image_partname),
        (_ImageParts, "get_or_add_image_part"): _method(packages.get_or_add_image_part),
        (SlideShapes, "clone_layout_placeholders"): _clone_to_slide,
        (NotesSlide, "clone_master_placeholders"): _clone_to_notes,
    }
    theirs = {place: getattr(*place) for place in ours}
    try:
        for (kind, name), own in ours.items():
            setattr(kind, name, own)
        yield
    finally:
        for (kind, name), own in theirs.items():
            setattr(kind, name, own)
