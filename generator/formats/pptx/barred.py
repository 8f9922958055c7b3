"""What a presentation may hold that must never reach a deck, by the names of the relations to it, in words a person knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.formats.pptx.archive import plain
from generator.formats.pptx.opc import Relation

_TAKE_OUT = "take it out in PowerPoint (View, Slide Master) and save the template"
_AS_PICTURE = "in PowerPoint (View, Slide Master), cut it, paste it as a picture, and save the template"


@dataclass(frozen=True, slots=True)
class Barred:
    """Something that must not reach a deck: `acts` says that it runs, or is fetched from elsewhere, and so is refused in any case."""

    name: str
    acts: bool = False
    hint: str = _TAKE_OUT


FILM = Barred("sound or film without captions", acts=True)
_MACROS = Barred("macros", acts=True, hint="save it in PowerPoint as 'PowerPoint Template (*.potx)', which holds none")
_BUTTONS = Barred("buttons or menus that run macros", acts=True, hint=_MACROS.hint)
_OBJECT = Barred("an object of another program (OLE)", acts=True, hint=_AS_PICTURE)
_CONTROL = Barred("an ActiveX control", acts=True)
_ADD_IN = Barred("an Office add-in", acts=True, hint="remove the add-in in PowerPoint and save the template")
_TEMPLATE = Barred("a link to another template", acts=True, hint=_MACROS.hint)
_SMART_ART, _CHART = Barred("SmartArt", hint=_AS_PICTURE), Barred("a chart", hint=_AS_PICTURE)
_COMMENTS, _HISTORY, _XML_DATA = Barred("comments"), Barred("history of changes"), Barred("custom XML data")
_SIGNATURE, _LIBRARY = Barred("digital signature"), Barred("link to a slide library")
# By the last word of a relation's type: what stands before it differs from one version of Office to the next.
_BY_TYPE: Mapping[str, Barred] = {
    "vbaProject": _MACROS, "wordVbaData": _MACROS, "extensibility": _BUTTONS, "attachedToolbars": _BUTTONS,
    "oleObject": _OBJECT, "package": _OBJECT, "control": _CONTROL, "activeXControlBinary": _CONTROL, "ctrlProp": _CONTROL,
    "attachedTemplate": _TEMPLATE, "webextension": _ADD_IN, "webextensiontaskpanes": _ADD_IN,
    "audio": FILM, "video": FILM, "media": FILM,
    "chart": _CHART, "chartEx": _CHART,
    **dict.fromkeys(("diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"), _SMART_ART),
    "model3d": Barred("a 3D model", hint=_AS_PICTURE), "ink": Barred("ink", hint=_AS_PICTURE),
    "vmlDrawing": Barred("a drawing of an old kind (VML)", hint=_AS_PICTURE),
    "comments": _COMMENTS, "commentAuthors": _COMMENTS, "authors": _COMMENTS, "person": _COMMENTS,
    "customXml": _XML_DATA, "customXmlProps": _XML_DATA, "printerSettings": Barred("printer settings"), "tags": Barred("tags of add-ins"),
    "font": Barred("embedded fonts"), "slideUpdateInfo": _LIBRARY, "slideUpdateUrl": _LIBRARY, "syncInfo": _LIBRARY,
    "changesInfo": _HISTORY, "revisionInfo": _HISTORY, "hdphoto": Barred("originals of edited pictures"),
    "origin": _SIGNATURE, "signature": _SIGNATURE, "classificationlabels": Barred("sensitivity label"),
    "htmlPubSaveAs": Barred("address of a copy on the web"), "hyperlink": Barred("link"),
    "image": Barred("SVG drawings that run or fetch something"),
}  # fmt: skip


def barred_by(relation: Relation) -> Barred:
    """Return what a relation that is not on the allow-list leads to."""
    kind = relation.type.rstrip("/").rpartition("/")[2]
    if relation.external and kind == "image":
        hint = "in PowerPoint, insert the picture itself in place of the link to it, and save the template"
        return Barred(f"a picture that is fetched from elsewhere ('{plain(relation.target)}')", acts=True, hint=hint)
    known = _BY_TYPE.get(kind)
    if known:
        return known
    if relation.external:
        return Barred(f"something that is fetched from elsewhere ('{plain(relation.target)}')", acts=True)
    return Barred(f"something of an unknown kind ('{plain(kind)}')")
