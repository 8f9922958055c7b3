"""The finishing pass: adds slides, notes, sections and the deck's properties to a template's package."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from generator.document.deck import Deck, Slide
from generator.document.provenance import identifier
from generator.formats.pptx import opc
from generator.formats.pptx.markup import NAMESPACES, XML_HEAD, P, R, content
from generator.formats.pptx.opc import Package, Part, Relation
from generator.formats.pptx.placeholders import Element, tag

_SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # [MS-PPTX] 2.4.1
_FIRST_SLIDE_ID = 256  # ECMA-376-1 19.7.13
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")  # ECMA-376-1 19.2.1.26
_PROPERTIES_RELATION = f"{opc.OFFICE}presProps"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml"
_BEFORE_SHOW = ("htmlPubPr", "webPr", "prnPr")  # ECMA-376-1, CT_PresentationProperties
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP_TYPE = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Written:
    """A slide and its notes as parts, with those that hold its pictures."""

    slide: Slide
    part: Part
    notes: Part
    media: Mapping[str, Part]


def slide_name(number: int) -> str:
    """Return the name of a slide's part; slides count from 1."""
    return f"ppt/slides/slide{number}.xml"


def notes_name(number: int) -> str:
    """Return the name of the part that holds a slide's notes."""
    return f"ppt/notesSlides/notesSlide{number}.xml"


def finished(template: Package, deck: Deck, slides: Sequence[Written], main_type: str) -> bytes:
    """Return the file; `main_type` says whether it opens as a presentation, a show or a template."""
    main = opc.main_name(template)
    parts = dict(template)
    for number, written in enumerate(slides, 1):
        parts[slide_name(number)] = written.part
        parts[notes_name(number)] = written.notes
        parts.update(written.media)
    parts[main] = replace(_presentation(template[main], deck, [written.slide for written in slides]), type=main_type)
    if deck.pace:
        _loop(parts, main)
    parts["docProps/core.xml"] = Part(_CORE_TYPE, _core_xml(deck))
    parts["docProps/app.xml"] = Part(_APP_TYPE, _app_xml(len(slides)))
    parts[opc.ROOT] = Part("", b"", _root_relations(main))
    return opc.write_package(parts)


def _root_relations(main: str) -> tuple[Relation, ...]:
    targets = ((opc.OFFICE_DOCUMENT, main), (opc.CORE, "docProps/core.xml"), (f"{opc.OFFICE}extended-properties", "docProps/app.xml"))
    return tuple(Relation(f"rId{n}", kind, target) for n, (kind, target) in enumerate(targets, 1))


def _presentation(part: Part, deck: Deck, slides: Sequence[Slide]) -> Part:
    """Return a template's presentation part with these slides, in their sections."""
    with_slides = part.adding(*((opc.SLIDE, slide_name(n)) for n in range(1, len(slides) + 1)))
    rids = [relation.id for relation in with_slides.relations if relation.type == opc.SLIDE]
    root = etree.fromstring(part.data)
    _list_slides(root, rids)
    _list_sections(root, deck, slides)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return replace(with_slides, data=data)


def _loop(parts: dict[str, Part], main: str) -> None:
    """Make the show start again after its last slide. It is not a kiosk: keys stop it and go back, as in a talk (WCAG 2.2.2)."""
    name = next((r.target for r in parts[main].relations if r.type == _PROPERTIES_RELATION), "")
    if not name:
        name = "ppt/presProps.xml"
        parts[main] = parts[main].adding((_PROPERTIES_RELATION, name))
    old = parts.get(name, Part(_PROPERTIES_TYPE, f"{XML_HEAD}<p:presentationPr {NAMESPACES}/>".encode()))
    root = etree.fromstring(old.data)
    for show in root.findall(tag(P, "showPr")):
        root.remove(show)
    show = etree.Element(tag(P, "showPr"), {"loop": "1"})
    etree.SubElement(show, tag(P, "present"))
    before = sum(1 for child in root if child.tag in {tag(P, each) for each in _BEFORE_SHOW})
    root.insert(before, show)
    parts[name] = replace(old, data=etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _list_slides(root: Element, rids: Iterable[str]) -> None:
    slides = etree.Element(tag(P, "sldIdLst"))
    for number, rid in enumerate(rids):
        etree.SubElement(slides, tag(P, "sldId"), {"id": str(_FIRST_SLIDE_ID + number), tag(R, "id"): rid})
    before = [child for child in root if child.tag in {tag(P, name) for name in _BEFORE_SLIDES}]
    before[-1].addnext(slides)


def _list_sections(root: Element, deck: Deck, slides: Sequence[Slide]) -> None:
    """Add the list of sections. A file saved by PowerPoint already has an extension list, and two are invalid."""
    extensions = root.find(tag(P, "extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, tag(P, "extLst"))
    holder = etree.Element(tag(P, "ext"), {"uri": SECTIONS_URI})
    extensions.insert(0, holder)
    listed = etree.SubElement(holder, tag(_SECTIONS, "sectionLst"), nsmap={"p14": _SECTIONS})
    numbered = enumerate(slides)
    for name, group in groupby(numbered, key=lambda pair: pair[1].section):
        members = list(group)
        section = etree.SubElement(listed, tag(_SECTIONS, "section"), {"name": name, "id": _section_id(deck, members[0][1])})
        ids = etree.SubElement(section, tag(_SECTIONS, "sldIdLst"))
        for number, _ in members:
            etree.SubElement(ids, tag(_SECTIONS, "sldId"), {"id": str(_FIRST_SLIDE_ID + number)})


def _section_id(deck: Deck, first: Slide) -> str:
    return f"{{{uuid.uuid5(uuid.NAMESPACE_URL, f'{deck.name}/{first.section}/{first.id}')}}}".upper()


def _core_xml(deck: Deck) -> bytes:
    """Return the properties that programs and screen readers show; `version` and `identifier` say what it was made from."""
    moment = f"{deck.issued}T00:00:00Z"
    plain = {
        "dc:title": deck.title, "dc:subject": deck.subject, "dc:creator": deck.author, "cp:keywords": deck.keywords,
        "cp:lastModifiedBy": deck.author, "cp:revision": "1", "dc:language": deck.lang, "dc:identifier": identifier(deck),
        "cp:version": deck.version,
    }  # fmt: skip
    rows = "".join(f"<{name}>{content(value)}</{name}>" for name, value in plain.items() if value)
    dates = "".join(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified"))
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{rows}{dates}</cp:coreProperties>'
    ).encode()


def _app_xml(slides: int) -> bytes:
    return f'{XML_HEAD}<Properties xmlns="{_APP}"><Slides>{slides}</Slides><Notes>{slides}</Notes></Properties>'.encode()
