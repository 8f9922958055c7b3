"""What ISO 15930-7 (PDF/X-4) asks of a file, as far as a file without layers and transparency can fail it.

There is no free validator of PDF/X, so each rule we know of is checked here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import ImageCms

from tests.formats.pdf import reading
from tests.formats.pdf.faults import missing_fonts

REQUIRED_XMP = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)
ACTIONS = {"/GoTo", "/GoToR", "/JavaScript", "/Launch", "/Named", "/SubmitForm", "/URI"}
OTHER_COLOUR = {"rg", "RG", "sc", "SC", "sh", "ri", "BI"}


def faults(data: bytes) -> list[str]:
    """Return the rules of PDF/X-4 that a file breaks."""
    version = re.match(rb"%PDF-1\.([0-9])\n", data)
    with reading.opened(data) as pdf:
        return [
            *([] if version and int(version[1]) <= 6 else ["6.2.1: a version later than PDF 1.6"]),
            *_file(pdf),
            *_identity(pdf),
            *_output_intent(pdf),
            *_colours(pdf),
            *(f"6.2.5: font {name} is not embedded" for name in missing_fonts(pdf)),
            *_boxes(pdf),
            *_interaction(pdf),
        ]


def _file(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
        yield "6.1: encrypted"
    if len(pdf.trailer.get("/ID", ())) != 2:
        yield "6.1: no file identifier"
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            if "/F" in item:
                yield "6.1: a stream in another file"
            if "/LZWDecode" in str(item.get("/Filter", "")):
                yield "6.1: LZW"
            if item.get("/Subtype") == "/PS" or "/OPI" in item or "/Alternates" in item:
                yield "6.2: PostScript, OPI or alternate pictures"


def _dictionaries(value: Any) -> Iterator[Any]:
    """Yield a dictionary and those within it, but not those it refers to."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Array):
        within = [each for _, each in value.items()] if isinstance(value, pikepdf.Dictionary) else list(value)
        if isinstance(value, pikepdf.Dictionary):
            yield value
        for each in within:
            if not getattr(each, "is_indirect", False):
                yield from _dictionaries(each)


def _identity(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield what the file doesn't say about itself, or says in two ways."""
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if not str(pdf.docinfo.get(key, "")).strip():
            yield f"6.6: no {key}"
    if str(pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield "6.6: it is not said whether it is trapped"
    packet = pdf.Root.Metadata.read_bytes()
    if b"encoding=" in packet.splitlines()[0] or b"bytes=" in packet.splitlines()[0] or "/Filter" in pdf.Root.Metadata:
        yield "6.6: the XMP packet can't be found without reading PDF"
    with pdf.open_metadata() as xmp:
        yield from (f"6.6: no {key}" for key in REQUIRED_XMP if not str(xmp.get(key, "")))
        if xmp.get("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion") != "PDF/X-4":
            yield "6.6: it does not say that it is PDF/X-4"
        if f"/{xmp.get('pdf:Trapped', '')}" != str(pdf.docinfo.get("/Trapped", "")):
            yield "6.6: trapped in two ways"
        if xmp.get("dc:title") != str(pdf.docinfo.get("/Title", "")):
            yield "6.6: two titles"
        yield from (f"it says that it conforms to {key}" for key in ("pdfaid:part", "pdfuaid:part") if key in xmp)


def _output_intent(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [intent for intent in pdf.Root.get("/OutputIntents", ()) if intent.S == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"6.2.2: {len(intents)} output intents for PDF/X"
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "6.2.2: no printing condition"
    if intent.get("/RegistryName") != "http://www.color.org" or not str(intent.get("/Info", "")):
        yield "6.2.2: no registry, or no description"
    data = intent.DestOutputProfile.read_bytes()
    opened = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    if (opened.device_class, opened.xcolor_space, int(intent.DestOutputProfile.N)) != ("prtr", "CMYK", 4) or opened.version >= 5:
        yield "6.2.2: no output profile for four inks"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        resources: Any = page.Resources
        used = {op.name for op in reading.operators(page)}
        yield from (f"6.2.4: colour set with {name}" for name in sorted(used & OTHER_COLOUR))
        for name, space in resources.get("/ColorSpace", {}).items():
            if [str(part) for part in list(space)[:1]] != ["/Separation"] or space[2] != "/DeviceCMYK":
                yield f"6.2.4: colour space {name}"
        for state in resources.get("/ExtGState", {}).values():
            if {"/TR", "/TR2", "/HTP", "/HT", "/SMask"} & set(state.keys()):
                yield "6.2.5: transfer function, halftone or mask"
        for xobject in resources.get("/XObject", {}).values():
            yield from _picture(xobject)


def _picture(xobject: Any) -> Iterator[str]:
    """Yield what is wrong with an image: only opaque ones in four inks are allowed."""
    if xobject.get("/Subtype") != "/Image" or xobject.get("/ColorSpace") != "/DeviceCMYK":
        yield f"6.2: {xobject.get('/Subtype')} in {xobject.get('/ColorSpace')}"
    if {"/SMask", "/Mask", "/Alternates", "/OPI"} & set(xobject.keys()) or xobject.get("/Interpolate"):
        yield "6.2: an image with a mask, alternates or interpolation"


def _boxes(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        if ("/TrimBox" in page.obj) == ("/ArtBox" in page.obj):
            yield "6.2.6: neither TrimBox nor ArtBox, or both"
            return
        media, bleed, trim = ([float(v) for v in page.obj.get(box, page.obj.MediaBox)] for box in ("/MediaBox", "/BleedBox", "/TrimBox"))
        for outer, inner in ((media, bleed), (bleed, trim)):
            if outer[0] > inner[0] or outer[1] > inner[1] or outer[2] < inner[2] or outer[3] < inner[3]:
                yield "6.2.6: a box reaches out of the one it lies in"


def _interaction(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    yield from (f"6.4: {key}" for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties", "/Collection") if key in root)
    if {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}).keys()):
        yield "6.4: scripts or other files within the file"
    for key in ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip"):
        if str(root.ViewerPreferences.get(key, "/MediaBox")) not in ("/MediaBox", "/BleedBox"):
            yield f"6.5: {key}"
    for page in pdf.pages:
        yield from (f"6.3: an annotation {annotation.Subtype}" for annotation in page.obj.get("/Annots", ()))
        yield from (f"6.4: {key} on a page" for key in ("/AA", "/PresSteps") if key in page.obj)
    for item in (each for found in pdf.objects for each in _dictionaries(found)):
        if str(item.get("/S", "")) in ACTIONS:
            yield f"6.4: an action {item.S}"
