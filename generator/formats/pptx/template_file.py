"""What stands against a template as a whole, found before anything of it is used: its kind, its size, its protection, its masters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.formats.pptx import opc
from generator.formats.pptx.allowed_parts import MAIN_TYPES
from generator.formats.pptx.archive import BrokenPartError, UnusableFileError, plain
from generator.formats.pptx.layout_model import SLIDE_HEIGHT, SLIDE_WIDTH
from generator.formats.pptx.layout_names import CONTRACT
from generator.formats.pptx.markup import EMU_PER_INCH, P, R
from generator.formats.pptx.opc import Package, Part
from generator.formats.pptx.pictures import PICTURE_ENDINGS
from generator.formats.pptx.placeholders import layout_title, tag
from generator.formats.pptx.safe_xml import XmlElement, parse_xml

_STRICT = "http://purl.oclc.org/ooxml/"
_SAVE_AS = "in PowerPoint, save it as 'PowerPoint Template (*.potx)'"
_SAME = 0.02  # inches
MOST_ELEMENTS = 200_000  # of XML; our own template has 22,000
_KINDS = (
    ("macroEnabled", "it contains macros"), ("addin", "it contains macros"), ("slideshow", "it is a slide show"),
    ("wordprocessingml", "it is a Word document"), ("ms-word", "it is a Word document"),
    ("spreadsheetml", "it is an Excel workbook"), ("ms-excel", "it is an Excel workbook"),
)  # fmt: skip


def check_file(package: Package) -> None:
    """Raise UnusableFileError for the first thing that concerns the file as a whole."""
    main = _presentation(package)
    _check_amount(package)
    root = parse_xml(package[main].data, main)
    if root.tag != tag(P, "presentation"):
        raise UnusableFileError("it is not a presentation", _SAVE_AS)
    if root.find(tag(P, "modifyVerifier")) is not None:
        hint = "take the password off in PowerPoint: Save As, Tools, General Options, Password to modify"
        raise UnusableFileError("it is protected against changes by a password", hint)
    _check_size(root, main)
    _check_lists(package, main, root)
    _check_names(package, main)


def _check_amount(package: Package) -> None:
    drawn = {name: part for name, part in package.items() if part.type.endswith("+xml") and part.type not in PICTURE_ENDINGS}
    count = sum(int(parse_xml(part.data, name).xpath("count(//*)")) for name, part in drawn.items())
    if count > MOST_ELEMENTS:
        hint = "paste large drawings on its layouts as pictures (View, Slide Master), and delete layouts that nobody needs"
        raise UnusableFileError(f"its layouts are made of more than {MOST_ELEMENTS:,} pieces", hint)


def _presentation(package: Package) -> str:
    """Return the name of the presentation part."""
    kinds = {relation.type for relation in package[opc.ROOT].relations}
    if any(kind.startswith(_STRICT) for kind in kinds):
        raise UnusableFileError("it is a 'Strict Open XML Presentation', a format that few programs read", _SAVE_AS)
    if opc.OFFICE_DOCUMENT not in kinds:
        raise UnusableFileError("it is not a presentation", _SAVE_AS)
    name = opc.main_name(package)
    kind = package[name].type
    if kind not in MAIN_TYPES:
        raise UnusableFileError(next((said for part, said in _KINDS if part in kind), "it is not a presentation"), _SAVE_AS)
    return name


def _check_size(root: XmlElement, main: str) -> None:
    size = root.find(tag(P, "sldSz"))
    try:
        width, height = (int(size.get(key)) / EMU_PER_INCH for key in ("cx", "cy"))
    except (AttributeError, TypeError, ValueError) as error:
        raise BrokenPartError(main, "it does not say how large a slide is") from error
    if abs(width - SLIDE_WIDTH) > _SAME or abs(height - SLIDE_HEIGHT) > _SAME:
        message = f"its slides are {width:.2f} x {height:.2f} inches, and slides made on it are {SLIDE_WIDTH:.2f} x {SLIDE_HEIGHT:.2f}"
        raise UnusableFileError(message, "in PowerPoint, choose Design, Slide Size, Widescreen (16:9), and look through the layouts")


def _check_lists(package: Package, main: str, root: XmlElement) -> None:
    """Raise BrokenPartError if masters and layouts are listed otherwise than they are related."""
    masters = _targets(package[main], opc.MASTER)
    if not masters:
        raise UnusableFileError("it has no slide master", _SAVE_AS)
    _check_listed(package[main], main, root, "sldMasterId", opc.MASTER)
    _check_listed(package[main], main, root, "notesMasterId", opc.NOTES_MASTER)
    for name in masters:
        _check_listed(package[name], name, parse_xml(package[name].data, name), "sldLayoutId", opc.LAYOUT)
        for layout in _targets(package[name], opc.LAYOUT):
            if list(_targets(package[layout], opc.MASTER)) != [name]:
                raise BrokenPartError(layout, f"it does not belong to the slide master that lists it, {plain(name)}")
    for name in (*masters, *_targets(package[main], opc.NOTES_MASTER)):
        if len(_targets(package[name], opc.THEME)) != 1:
            raise BrokenPartError(name, "it does not have one theme")


def _check_listed(part: Part, name: str, root: XmlElement, entry: str, kind: str) -> None:
    listed = Counter(each.get(tag(R, "id")) for each in root.iter(tag(P, entry)))
    related = Counter(relation.id for relation in part.relations if relation.type == kind)
    if listed != related and not (kind == opc.NOTES_MASTER and not listed):  # one that is not listed is reported as missing
        raise BrokenPartError(name, f"its list of {'layouts' if kind == opc.LAYOUT else 'masters'} does not match what it refers to")


def _check_names(package: Package, main: str) -> None:
    """Raise UnusableFileError if it is not clear which of two layouts a slide is made on."""
    counts = Counter(_layout_names(package, main))
    for name, count in counts.items():
        if count > 1 and name in CONTRACT:
            hint = "in PowerPoint (View, Slide Master), delete or rename all but one; a second slide master can be deleted as a whole"
            raise UnusableFileError(f"{count} of its layouts are called {name!r}", hint)


def _layout_names(package: Package, main: str) -> Iterator[str]:
    for master in _targets(package[main], opc.MASTER):
        for layout in _targets(package[master], opc.LAYOUT):
            yield layout_title(parse_xml(package[layout].data, layout), layout)


def _targets(part: Part, kind: str) -> tuple[str, ...]:
    return tuple(relation.target for relation in part.relations if relation.type == kind)
