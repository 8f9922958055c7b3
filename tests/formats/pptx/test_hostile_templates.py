"""A template from outside: nothing in it that runs, is fetched from elsewhere or is not known reaches a deck, and all of it is reported."""

from __future__ import annotations

import io
import re
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from generator.formats.pptx import archive as archives
from generator.formats.pptx.addresses import is_safe_address
from generator.formats.pptx.clinic_template import read_template
from generator.formats.pptx.pictures import is_inert
from generator.formats.pptx.template_problems import check_template
from generator.problems import errors
from tests.each import rows
from tests.formats.pptx.checks.mutations import Change, Files, changed, without
from tests.formats.pptx.clinic_templates import (
    LAYOUT,
    MAIN,
    MARK,
    MASTER,
    OFFICE,
    THEME,
    Related,
    Swapped,
    as_admitted,
    inserted,
    made_on,
    ours,
    related,
    relations_name,
    small,
    template,
    told,
    types,
    unpacked,
    zipped,
)
from tests.open_xml_sdk import needs_sdk, of_sdk

MS = "http://schemas.microsoft.com/office"
PML = "application/vnd.openxmlformats-officedocument.presentationml."
# All that the relations of a deck may be, written down apart from the program's own list.
ALLOWED = {
    *(OFFICE + kind for kind in (
        "officeDocument", "extended-properties", "slideMaster", "slideLayout", "slide", "notesMaster", "notesSlide", "handoutMaster",
        "theme", "themeOverride", "presProps", "viewProps", "tableStyles", "image", "hyperlink",
    )),
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
}  # fmt: skip
ALLOWED_TYPES = {
    "application/xml", *(f"application/vnd.openxmlformats-package.{kind}+xml" for kind in ("relationships", "core-properties")),
    *(f"application/vnd.openxmlformats-officedocument.{kind}+xml" for kind in ("extended-properties", "theme", "themeOverride")),
    *(f"{PML}{kind}+xml" for kind in (
        "presentation.main", "slideMaster", "slideLayout", "slide", "notesMaster", "notesSlide", "handoutMaster", "presProps",
        "viewProps", "tableStyles",
    )),
    "image/png", "image/jpeg", "image/gif", "image/bmp", "image/tiff", "image/x-emf", "image/x-wmf", "image/svg+xml",
}  # fmt: skip


CHARTS = {OFFICE + "chart", OFFICE + "package"}  # of a deck with charts, each with the workbook of its numbers
CHARTS_TYPES = {f"application/vnd.openxmlformats-officedocument.{kind}" for kind in ("drawingml.chart+xml", "spreadsheetml.sheet")}


def png(width: int = 8, height: int = 8) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#8B1A2B").save(out, "PNG")
    return out.getvalue()


def picture(attributes: str, more: str = "", film: str = "") -> str:
    """Return a picture on a layout."""
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="77" name="Photo" descr="A door"/><p:cNvPicPr/><p:nvPr userDrawn="1">'
        f"{film}</p:nvPr></p:nvPicPr><p:blipFill><a:blip {attributes}>{more}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def on_layout(xml: str) -> Swapped:
    return inserted(LAYOUT, "</p:spTree>", xml)


def button(link: str) -> Swapped:
    """Return the change that puts a link on a shape of the layout."""
    return on_layout(
        f'<p:sp><p:nvSpPr><p:cNvPr id="78" name="Button">{link}</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="9144" cy="9144"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp>'
    )


def frame(uri: str, xml: str) -> Swapped:
    return on_layout(
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="79" name="Frame"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="9144" cy="9144"/></p:xfrm><a:graphic><a:graphicData uri="{uri}">{xml}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


LINK = '<a:hlinkClick r:id="rId900"/>'
SVG_EXTENSION = (
    '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId900"/></a:ext></a:extLst>'
)
GOOD_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="a" fill="url(#g)" d="M0 0h9v9z"/></svg>'
PNG_ON_LAYOUT = Related(LAYOUT, "image", "ppt/media/photo.png", data=png(), type="image/png")


def shown_picture(files: Files) -> None:
    """Relate the layout to a PNG picture under an id of its own."""
    PNG_ON_LAYOUT(files)
    name = relations_name(LAYOUT)
    files[name] = files[name].replace(b"rId900", b"rId901")


REFUSED: dict[str, tuple[tuple[Change, ...], str]] = {
    "macros": (
        (
            Related(
                MAIN, f"{MS}/2006/relationships/vbaProject", "ppt/vbaProject.bin", data=MARK, type="application/vnd.ms-office.vbaProject"
            ),
        ),
        "the template holds macros",
    ),
    "buttons for macros": (
        (Related("", f"{MS}/2007/relationships/ui/extensibility", "customUI/customUI14.xml", data=MARK, type="application/xml"),),
        "the template holds buttons or menus that run macros",
    ),
    "an OLE object": (
        (
            Related(LAYOUT, "oleObject", "ppt/embeddings/oleObject1.bin", data=MARK),
            frame(
                "http://schemas.openxmlformats.org/presentationml/2006/ole",
                '<p:oleObj r:id="rId900" progId="Package"><p:embed/></p:oleObj>',
            ),
        ),
        "the template's layout 'Clinic Drawing' holds an object of another program (OLE)",
    ),
    "a linked OLE object": (
        (Related(MASTER, "oleObject", "file:///\\\\HOSTILE\\share\\a.xlsx", external=True),),
        "the template's slide master holds an object of another program (OLE)",
    ),
    "an embedded workbook": (
        (Related(LAYOUT, "package", "ppt/embeddings/a.xlsx", data=MARK),),
        "holds an object of another program (OLE)",
    ),
    "an ActiveX control": (
        (
            Related(MASTER, "control", "ppt/activeX/activeX1.xml", data=MARK),
            inserted(MASTER, "</p:cSld>", '<p:controls><p:control r:id="rId900" name="Box"/></p:controls>'),
        ),
        "the template's slide master holds an ActiveX control",
    ),
    "an add-in": (
        (Related("", f"{MS}/2011/relationships/webextensiontaskpanes", "ppt/webextensions/taskpanes.xml", data=MARK),),
        "the template holds an Office add-in",
    ),
    "an attached template": (
        (Related(MAIN, "attachedTemplate", "https://hostile.example/HOSTILE.dotm", external=True),),
        "the template holds a link to another template",
    ),
    "a picture from outside": (
        (Related(LAYOUT, "image", "https://hostile.example/HOSTILE.png", external=True), on_layout(picture('r:link="rId900"'))),
        "holds a picture that is fetched from elsewhere ('https://hostile.example/HOSTILE.png')",
    ),
    "a picture from outside beside one within": (
        (
            shown_picture,
            Related(LAYOUT, "image", "file:///C:/HOSTILE.png", external=True),
            on_layout(picture('r:embed="rId901" r:link="rId900"')),
        ),
        "holds a picture that is fetched from elsewhere",
    ),
    "a background from outside": (
        (
            Related(MASTER, "image", "\\\\hostile\\HOSTILE.png", external=True),
            Swapped(
                MASTER,
                '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>',
                '<a:blipFill><a:blip r:link="rId900"/><a:stretch/></a:blipFill>',
            ),
        ),
        "the template's slide master holds a picture that is fetched from elsewhere",
    ),
    "a picture of the theme from outside": (
        (
            lambda files: files.update(
                {
                    relations_name(
                        THEME
                    ): b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
                }
            ),
            Related(THEME, "image", "http://hostile.example/HOSTILE.png", external=True),
        ),
        "the template's theme holds a picture that is fetched from elsewhere",
    ),
    "sound": (
        (Related(MASTER, "audio", "ppt/media/HOSTILE.wav", data=MARK, type="audio/wav"),),
        "the template's slide master holds sound or film",
    ),
    "film": (
        (Related(LAYOUT, "video", "file:///HOSTILE.mp4", external=True), on_layout(picture("", film='<a:videoFile r:link="rId900"/>'))),
        "the template's layout 'Clinic Drawing' holds sound or film",
    ),
    "a chart": (
        (
            Related(
                LAYOUT,
                "chart",
                "ppt/charts/chart1.xml",
                data=MARK,
                type="application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            ),
            frame(
                "http://schemas.openxmlformats.org/drawingml/2006/chart",
                '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId900"/>',
            ),
        ),
        "holds a chart",
    ),
    "something new": (
        (Related(LAYOUT, f"{MS}/2031/relationships/hologram", "ppt/HOSTILE.xml", data=MARK), on_layout(picture('r:embed="rId900"'))),
        "holds something of an unknown kind ('hologram')",
    ),
    "something new from outside": ((Related(MASTER, "telemetry", "https://hostile.example/", external=True),), "is fetched from elsewhere"),
    "a link to a script": (
        (Related(LAYOUT, "hyperlink", "javascript:HOSTILE()", external=True), button(LINK)),
        "runs a program or a script",
    ),
    "a link to a program": (
        (Related(LAYOUT, "hyperlink", "HOSTILE.exe", external=True), button('<a:hlinkClick r:id="rId900" action="ppaction://program"/>')),
        "runs a program or a script: 'HOSTILE.exe'",
    ),
    "a link to a macro": ((button('<a:hlinkClick r:id="" action="ppaction://macro?name=HOSTILE"/>'),), "runs a program or a script"),
    "a link to a tool of Windows": (
        (Related(LAYOUT, "hyperlink", "ms-msdt:/id HOSTILE", external=True), button(LINK)),
        "runs a program or a script",
    ),
}
LEFT_OUT: dict[str, tuple[tuple[Change, ...], str]] = {
    "custom XML": ((Related(MAIN, "customXml", "customXml/item1.xml", data=b"<HOSTILE/>", type="application/xml"),), "custom XML data"),
    "printer settings": ((Related(MASTER, "printerSettings", "ppt/printerSettings/printerSettings1.bin", data=MARK),), "printer settings"),
    "comments": (
        (Related(MAIN, "commentAuthors", "ppt/commentAuthors.xml", data=b"<HOSTILE/>", type=f"{PML}commentAuthors+xml"),),
        "comments",
    ),
    "new comments": ((Related(MAIN, f"{MS}/2018/10/relationships/authors", "ppt/authors.xml", data=b"<HOSTILE/>"),), "comments"),
    "a signature": (
        (
            Related(
                "",
                "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
                "_xmlsignatures/origin.sigs",
                data=MARK,
            ),
        ),
        "digital signature",
    ),
    "history": (
        (Related(MAIN, f"{MS}/2016/11/relationships/changesInfo", "ppt/changesInfos/changesInfo1.xml", data=MARK),),
        "history of changes",
    ),
    "tags": (
        (
            Related(MASTER, "tags", "ppt/tags/tag1.xml", data=b"<HOSTILE/>", type=f"{PML}tags+xml"),
            Swapped(
                MASTER, '<p:nvPr userDrawn="1"/>', '<p:nvPr userDrawn="1"><p:custDataLst><p:tags r:id="rId900"/></p:custDataLst></p:nvPr>'
            ),
        ),
        "tags of add-ins",
    ),
    "embedded fonts": (
        (
            Related(MAIN, "font", "ppt/fonts/font1.fntdata", data=MARK, type="application/x-fontdata"),
            inserted(
                MAIN,
                "<p:defaultTextStyle",
                '<p:embeddedFontLst><p:embeddedFont><p:font typeface="HOSTILE"/><p:regular r:id="rId900"/></p:embeddedFont>'
                "</p:embeddedFontLst>",
            ),
        ),
        "embedded fonts",
    ),
    "slide library": (
        (Related(LAYOUT, "slideUpdateInfo", "ppt/slideUpdateInfo/slideUpdateInfo1.xml", data=MARK),),
        "link to a slide library",
    ),
    "original of a picture": (
        (
            shown_picture,
            Related(LAYOUT, f"{MS}/2007/relationships/hdphoto", "ppt/media/hdphoto1.wdp", data=MARK, type="image/vnd.ms-photo"),
            on_layout(
                picture(
                    'r:embed="rId901"',
                    '<a:extLst><a:ext uri="{BEBA8EAE-BF5A-486C-A8C5-ECC9F3942E4B}">'
                    '<a14:imgProps xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"><a14:imgLayer r:embed="rId900"/>'
                    "</a14:imgProps></a:ext></a:extLst>",
                )
            ),
        ),
        "originals of edited pictures",
    ),
    "an active drawing": (
        (
            shown_picture,
            Related(
                LAYOUT,
                "image",
                "ppt/media/photo.svg",
                data=GOOD_SVG.replace(b"<path", b"<script>HOSTILE()</script><path"),
                type="image/svg+xml",
            ),
            on_layout(picture('r:embed="rId901"', SVG_EXTENSION)),
        ),
        "SVG drawings that run or fetch something",
    ),
    "a drawing with a style sheet from outside": (
        (
            shown_picture,
            Related(
                LAYOUT, "image", "ppt/media/photo.svg", data=b'<?xml-stylesheet href="https://HOSTILE/"?>' + GOOD_SVG, type="image/svg+xml"
            ),
            on_layout(picture('r:embed="rId901"', SVG_EXTENSION)),
        ),
        "SVG drawings that run or fetch something",
    ),
    "something new that nobody sees": (
        (Related(MAIN, f"{MS}/2031/relationships/mood", "ppt/HOSTILE.xml", data=MARK),),
        "something of an unknown kind ('mood')",
    ),
    "a link to a file": (
        (Related(LAYOUT, "hyperlink", "file:///C:/HOSTILE.docx", external=True), button(LINK)),
        "it leads to 'file:///C:/HOSTILE.docx'",
    ),
    "a link to a share": (
        (Related(LAYOUT, "hyperlink", "\\\\HOSTILE\\share", external=True), button(LINK)),
        "a link in the template's layout 'Clinic Drawing' is left out",
    ),
    "a link with a password": (
        (Related(LAYOUT, "hyperlink", "https://clinic.example:HOSTILE@evil.example/", external=True), button(LINK)),
        "is left out",
    ),
    "a link that leads nowhere": ((button('<a:hlinkClick r:id="rId904"/>'),), "is left out"),
    "a link on hovering": (
        (
            Related(MASTER, "hyperlink", "file:///HOSTILE", external=True),
            Swapped(MASTER, 'name="Title"/>', 'name="Title"><a:hlinkHover r:id="rId900"/></p:cNvPr>'),
        ),
        "a link in the template's slide master is left out",
    ),
    "a link to a sample": (
        (Related(LAYOUT, "slide", "ppt/slides/slide1.xml"), button('<a:hlinkClick r:id="rId900" action="ppaction://hlinksldjump"/>')),
        "it leads to one of its own slides",
    ),
}
SERVES: dict[str, tuple[Change, ...]] = {
    "a link to a page": (Related(LAYOUT, "hyperlink", "https://clinic.example/a?b=c#d", external=True), button(LINK)),
    "a link to an e-mail": (Related(LAYOUT, "hyperlink", "mailto:desk@clinic.example?subject=Visit", external=True), button(LINK)),
    "a button to go on": (button('<a:hlinkClick r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>'),),
    "a photo": (shown_picture, on_layout(picture('r:embed="rId901"'))),
    "a drawing": (
        shown_picture,
        Related(LAYOUT, "image", "ppt/media/photo.svg", data=GOOD_SVG, type="image/svg+xml"),
        on_layout(picture('r:embed="rId901"', SVG_EXTENSION)),
    ),
    "a metafile": (
        Related(LAYOUT, "image", "ppt/media/photo.emf", data=struct.pack("<I36x4s", 1, b" EMF") + bytes(60), type="image/x-emf"),
        on_layout(picture('r:embed="rId900"')),
    ),
    "a comment in its XML": (
        Swapped(MASTER, "<p:cSld>", "<!-- HOSTILE --><p:cSld>"),
        Swapped(THEME, "<a:clrScheme", "<?HOSTILE x?><a:clrScheme"),
    ),
    "samples with anything": (Related("ppt/slides/slide1.xml", "oleObject", "ppt/embeddings/a.bin", data=MARK),),
    "a picture of itself": (
        Related(
            "", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg", data=MARK
        ),
    ),
    "slides that are counted from 5": (Swapped(MAIN, "<p:presentation ", '<p:presentation firstSlideNum="5" '),),
    "a show of some slides": (
        lambda files: files.update(
            {
                "ppt/presProps.xml": files["ppt/presProps.xml"].replace(
                    b"/>", b'><p:showPr><p:kiosk/><p:sldRg st="1" end="2"/></p:showPr></p:presentationPr>'
                )
            }
        ),
    ),
}


@rows("name", REFUSED)
def test_what_runs_or_is_fetched_or_would_be_missed_is_an_error(name: str) -> None:
    changes, said = REFUSED[name]
    data = template(*changes)
    (problem,) = told(data)
    assert said in problem.message
    assert (problem.code, problem.severity) == ("H035", "error")
    assert problem.hint


def test_no_deck_is_made_on_a_template_with_an_error() -> None:
    assert made_on(template(*REFUSED["macros"][0], of=ours())) == b""


@rows("name", LEFT_OUT)
def test_what_nobody_sees_is_left_out_with_a_warning(name: str) -> None:
    changes, said = LEFT_OUT[name]
    data = template(*changes)
    (problem,) = told(data)
    assert said in problem.message
    assert (problem.code, problem.severity) == ("H035", "warning")
    assert_clean(as_admitted(data))


@rows("name", SERVES)
def test_what_slides_may_have_is_taken_without_a_word(name: str) -> None:
    data = template(*SERVES[name])
    assert told(data) == ()
    assert_clean(as_admitted(data))
    for kept in (
        "https://clinic.example/a?b=c#d",
        "mailto:desk@clinic.example?subject=Visit",
        "ppt/media/photo.png",
        "ppt/media/photo.svg",
    ):
        assert (kept.encode() in unpacked(as_admitted(data))) == (
            kept in str(SERVES[name]) or (kept.endswith(".png") and shown_picture in SERVES[name])
        )


@cache
def deck_on_all() -> bytes:
    """Return a deck on a template with all that is left out, and all that is taken."""
    changes = [*(changes for changes, _ in LEFT_OUT.values()), *SERVES.values()]
    data = template(*(_apart(each, number) for number, one in enumerate(changes) for each in one), of=ours())
    assert errors(told(data)) == ()
    return made_on(data)


def test_a_deck_on_a_template_with_all_of_it_is_clean() -> None:
    assert_clean(deck_on_all())


@needs_sdk
def test_a_deck_on_a_template_with_all_of_it_is_valid(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(deck_on_all())
    assert of_sdk(tmp_path / "deck.pptx") == []


def test_all_that_is_left_out_is_told_in_one_warning() -> None:
    changes = [_apart(each, number) for number, name in enumerate(("custom XML", "comments")) for each in LEFT_OUT[name][0]]
    (problem,) = told(template(*changes))
    assert problem.message == "left out of the slides, which do not need them: the template's comments, custom XML data"


def _apart(change: Change, number: int) -> Change:
    """Return a change that uses other ids and part names than those of another number."""

    def renamed(files: Files) -> None:
        before = dict(files)
        change(files)
        for name in [name for name in files if files[name] != before.get(name)]:
            for old, new in ((b"rId90", b"rId%d90" % (number + 10)), (b"media/photo.", b"media/photo%d." % number)):
                files[name] = files[name].replace(old, new)
            if "media/photo." in name:
                files[name.replace("media/photo.", f"media/photo{number}.")] = files.pop(name)

    return renamed


def assert_clean(deck: bytes, *, real_words: bool = False) -> None:
    """Assert that a deck was made, and holds only what decks may hold: those of real words have charts and phone numbers."""
    assert deck
    kinds, of_parts = (ALLOWED | CHARTS, ALLOWED_TYPES | CHARTS_TYPES) if real_words else (ALLOWED, ALLOWED_TYPES)
    for kind, mode, target in related(deck):
        assert kind in kinds
        phone = real_words and re.fullmatch(r"tel:\+?\d+", target)
        assert mode == "Internal" or (kind.endswith("/hyperlink") and (phone or is_safe_address(target)))
    assert types(deck) <= of_parts
    assert MARK not in unpacked(deck)


@rows(
    "address",
    [
        "https://clinic.example",
        "http://clinic.example:8080/a%20b?c=d&e=(f)#g",
        "mailto:a.b+c@clinic.example",
        "mailto:a@b.example,c@d.example?subject=x",
        "https://192.0.2.1/a",
    ],
)
def test_addresses_that_are_kept(address: str) -> None:
    assert is_safe_address(address)


@rows(
    "address",
    [
        "",
        "www.clinic.example",
        "HTTPS:/clinic.example",
        "https://",
        "https:///a",
        "https://clinic",
        "ftp://clinic.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://a@b.example/",
        "https://clinic.example:0/",
        "https://clinic.example:99999/",
        "https://clinic.example:x/",
        "https://clin\u0456c.example/",
        "https://clinic.example/\u202e",
        "https://clinic.example/a b",
        "https://-a.example/",
        "https://[::1]/",
        "mailto:",
        "mailto:a",
        "mailto:a@b",
        "mailto:a@b.example?subject=x%0d%0aBcc:c",
        "mailto:a@b@c.example",
        "https://clinic.example/" + "a" * 3000,
        "\\\\share\\a",
        "onenote:https://clinic.example",
    ],
)
def test_addresses_that_are_not(address: str) -> None:
    assert not is_safe_address(address)


# --- the file as a whole ----------------------------------------------------------------------------------------------
SIZE = '<p:sldSz cx="12192000" cy="6858000"/>'
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le") + bytes(2000)


def locked() -> bytes:
    """Return the template in a zip file whose directory says that it is encrypted."""
    data = bytearray(small())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def of_type(kind: str) -> bytes:
    return template(Swapped("[Content_Types].xml", f"{PML}template.main+xml", kind))


def second_master(files: Files) -> None:
    """Add a slide master with one layout, as PowerPoint does when slides are pasted with their look."""
    for name, copy in ((MASTER, MASTER.replace("1.xml", "2.xml")), (LAYOUT, LAYOUT.replace("t2.xml", "t902.xml"))):
        files[copy] = files[name]
        kind = "slideMaster" if name == MASTER else "slideLayout"
        typed = f'<Override PartName="/{copy}" ContentType="{PML}{kind}+xml"/></Types>'
        files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", typed.encode())
    rels = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    row = '<Relationship Id="{}" Type="{}{}" Target="{}"/>'
    master = row.format("rId1", OFFICE, "slideLayout", "../slideLayouts/slideLayout902.xml") + row.format(
        "rId26", OFFICE, "theme", "../theme/theme1.xml"
    )
    files[relations_name(MASTER.replace("1.xml", "2.xml"))] = rels % master.encode()
    files[relations_name(LAYOUT.replace("t2.xml", "t902.xml"))] = (
        rels % row.format("rId1", OFFICE, "slideMaster", "../slideMasters/slideMaster2.xml").encode()
    )
    ids = files[MASTER].decode()
    start, end = ids.index("<p:sldLayoutIdLst>"), ids.index("</p:sldLayoutIdLst>")
    files[MASTER.replace("1.xml", "2.xml")] = (
        ids[:start] + '<p:sldLayoutIdLst><p:sldLayoutId id="2147483900" r:id="rId1"/>' + ids[end:]
    ).encode()
    Related(MAIN, "slideMaster", MASTER.replace("1.xml", "2.xml"))(files)
    Swapped(MAIN, "</p:sldMasterIdLst>", '<p:sldMasterId id="2147483800" r:id="rId900"/></p:sldMasterIdLst>')(files)


WHOLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a password": (lambda: compound("EncryptedPackage"), "it is protected by a password"),
    "PowerPoint 97": (lambda: compound("PowerPoint Document"), "it is in the format of PowerPoint before 2007"),
    "Word 97": (lambda: compound("WordDocument"), "it is in a format that Office used before 2007"),
    "a password of the zip": (locked, "it is protected by a password"),
    "OpenDocument": (
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation", "content.xml": b"<a/>"}),
        "OpenDocument",
    ),
    "Keynote": (lambda: zipped({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"}), "it is a Keynote file"),
    "any zip": (lambda: zipped({"letter.txt": b"x"}), "it is a zip file, but not an Office file"),
    "a PDF": (lambda: b"%PDF-1.7\n", "it is not an Office file"),
    "zeros": (lambda: bytes(5000), "it is empty"),
    "Strict": (lambda: template(Swapped("_rels/.rels", OFFICE + "officeDocument", STRICT)), "'Strict Open XML Presentation'"),
    "macros": (lambda: of_type("application/vnd.ms-powerpoint.template.macroEnabled.main+xml"), "it contains macros"),
    "a show": (lambda: of_type(f"{PML}slideshow.main+xml"), "it is a slide show"),
    "Word": (lambda: of_type("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), "it is a Word document"),
    "Excel": (lambda: of_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "it is an Excel workbook"),
    "no presentation": (lambda: template(Swapped("_rels/.rels", OFFICE + "officeDocument", OFFICE + "office")), "it is not a presentation"),
    "4:3": (
        lambda: template(Swapped(MAIN, SIZE, '<p:sldSz cx="9144000" cy="6858000" type="screen4x3"/>')),
        "its slides are 10.00 x 7.50 inches",
    ),
    "portrait": (lambda: template(Swapped(MAIN, SIZE, '<p:sldSz cx="6858000" cy="12192000"/>')), "its slides are 7.50 x 13.33 inches"),
    "no size": (
        lambda: template(Swapped(MAIN, SIZE, "")),
        "its part ppt/presentation.xml is damaged: it does not say how large a slide is",
    ),
    "protected": (
        lambda: template(
            Swapped(
                MAIN,
                "</p:presentation>",
                '<p:modifyVerifier algorithmName="SHA-512" hashData="AA==" saltData="AA==" spinValue="1"/></p:presentation>',
            )
        ),
        "it is protected against changes by a password",
    ),
    "two masters": (lambda: template(second_master), "2 of its layouts are called 'Clinic Drawing'"),
}


@rows("name", WHOLE)
def test_what_concerns_the_whole_file_is_one_problem_before_any_slide(name: str) -> None:
    make, said = WHOLE[name]
    (problem,) = told(make())
    assert said in problem.message


def test_two_masters_serve_if_their_layouts_differ() -> None:
    other = Swapped(LAYOUT.replace("t2.xml", "t902.xml"), 'name="Clinic Drawing"', 'name="Agenda of another clinic"')
    data = template(second_master, other)
    assert told(data) == ()
    assert_clean(as_admitted(data))


# --- damage and size --------------------------------------------------------------------------------------------------
def doubled(name: str, as_name: str) -> bytes:
    """Return the template with one of its files twice."""
    out = io.BytesIO(small())
    with zipfile.ZipFile(out, "a") as archive:
        content = archive.read(name)
        del archive.NameToInfo[name]  # by which it would notice
        archive.writestr(as_name, content)
    return out.getvalue()


def named(name: str) -> bytes:
    return template(lambda files: files.update({name: b"x"}))


def crowd(entries: int) -> bytes:
    return template(lambda files: files.update({f"ppt/x/{n}.xml": b"" for n in range(entries)}))


def with_photo(data: bytes, name: str = "ppt/media/photo.png", kind: str = "image/png") -> bytes:
    return template(Related(LAYOUT, "image", name, data=data, type=kind), on_layout(picture('r:embed="rId900"')))


def moving_gif() -> bytes:
    out = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def huge_png() -> bytes:
    """Return a picture of 30,000 x 30,000 dots in a few bytes."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(c)) + t + c + struct.pack(">I", zlib.crc32(t + c)) for t, c in chunks)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "HOSTILE"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
DAMAGED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a part twice": (lambda: doubled(LAYOUT, LAYOUT), f"two files called {LAYOUT}"),
    "a part in capitals too": (lambda: doubled(LAYOUT, LAYOUT.upper()), f"two files called {LAYOUT.upper()}"),
    "a way out": (lambda: named("../evil.xml"), "a file with a name that is not allowed in it: '../evil.xml'"),
    "an absolute name": (lambda: named("/etc/passwd"), "'/etc/passwd'"),
    "a drive": (lambda: named("C:/evil.xml"), "'C:/evil.xml'"),
    "backslashes": (lambda: named("ppt\\evil.xml"), "'ppt\\evil.xml'"),
    "hidden slashes": (lambda: named("ppt/..%2Fevil.xml"), "'ppt/..%2Fevil.xml'"),
    "too many files": (lambda: crowd(10_001), "it holds more than 10,000 files"),
    "entities": (
        lambda: template(Swapped(LAYOUT, "<p:sldLayout ", LAUGHS + "<p:sldLayout ")),
        f"its part {LAYOUT} is damaged: it declares a document type",
    ),
    "entities in relations": (
        lambda: template(Swapped(relations_name(MASTER), "<Relationships ", LAUGHS + "<Relationships ")),
        "declares a document type",
    ),
    "depth": (
        lambda: template(Swapped(LAYOUT, "</p:spTree>", "<p:grpSp>" * 5000 + "</p:grpSp>" * 5000 + "</p:spTree>")),
        f"its part {LAYOUT} is damaged: it cannot be read",
    ),
    "very many pieces": (
        lambda: template(on_layout("<p:sp/>" * 200_000)),
        "its layouts are made of more than 200,000 pieces",
    ),
    "half a part": (
        lambda: template(lambda files: files.update({LAYOUT: files[LAYOUT][:999]})),
        f"its part {LAYOUT} is damaged: it cannot be read at line 2",
    ),
    "no such part": (lambda: template(without(LAYOUT)), f"the file has no part {LAYOUT}, which another part refers to"),
    "no types": (lambda: template(without("[Content_Types].xml")), "it is a zip file, but not an Office file"),
    "a part of another type": (
        lambda: template(
            Swapped("[Content_Types].xml", f'"/{LAYOUT}" ContentType="{PML}slideLayout+xml"', f'"/{LAYOUT}" ContentType="{PML}slide+xml"')
        ),
        f"its part {LAYOUT} is damaged: it should be of the type",
    ),
    "a picture that is a program": (
        lambda: with_photo(b"MZ" + bytes(99)),
        "its part ppt/media/photo.png is damaged: it is not a whole picture",
    ),
    "a picture with the name of a program": (
        lambda: with_photo(png(), "ppt/media/photo.exe"),
        "its part ppt/media/photo.exe is damaged: its name does not fit its type",
    ),
    "half a picture": (lambda: with_photo(png(400, 400)[:-40]), "it is not a whole picture"),
    "a picture of an odd kind": (
        lambda: with_photo(b"RIFF", "ppt/media/photo.webp", "image/webp"),
        "its picture ppt/media/photo.webp is of the type image/webp, which not every computer shows",
    ),
    "a huge picture": (lambda: with_photo(huge_png()), "its pictures have more than 80 million dots"),
    "a picture that moves": (
        lambda: with_photo(moving_gif(), "ppt/media/photo.gif", "image/gif"),
        "its picture ppt/media/photo.gif moves",
    ),
    "a metafile that is none": (
        lambda: with_photo(bytes(99), "ppt/media/photo.emf", "image/x-emf"),
        "it is not the picture that its name says",
    ),
    "a layout in place of a slide": (
        lambda: template(
            lambda files: (
                files.update({"ppt/slides/slide1.xml": files[LAYOUT], "ppt/slides/_rels/slide1.xml.rels": files[relations_name(LAYOUT)]}),
                Swapped(relations_name(MASTER), "slideLayouts/slideLayout2.xml", "slides/slide1.xml")(files),
                Swapped(
                    "[Content_Types].xml",
                    f'slides/slide1.xml" ContentType="{PML}slide+xml"',
                    f'slides/slide1.xml" ContentType="{PML}slideLayout+xml"',
                )(files),
            )[0]
        ),
        "its part ppt/slides/slide1.xml is damaged: its name is that of another kind of part",
    ),
    "a layout of nobody": (
        lambda: template(Swapped(MASTER, '<p:sldLayoutId id="2147483650" r:id="rId2"/>', "")),
        f"its part {MASTER} is damaged: its list of layouts does not match",
    ),
    "no theme": (lambda: template(Swapped(relations_name(MASTER), OFFICE + "theme", OFFICE + "tags")), "it does not have one theme"),
    "no font of the theme": (
        lambda: template(Swapped(THEME, "<a:minorFont><a:latin", "<a:minorFont><a:ea")),
        f"its part {THEME} is damaged: it has no latin in minorFont in fontScheme",
    ),
    "a colour of the theme too few": (
        lambda: template(Swapped(THEME, "<a:accent6>", "<a:accent7>"), Swapped(THEME, "</a:accent6>", "</a:accent7>")),
        "it has no accent6 in clrScheme",
    ),
    "no number": (lambda: template(Swapped(LAYOUT, '<a:off x="', '<a:off x="banana')), f"its part {LAYOUT} is damaged: at line 2, 'banana"),
    "no size of type": (lambda: template(Swapped(MASTER, ' sz="', ' sz="0" x="')), "'0' makes no sense as 'sz' of "),
    "a colour that is none": (
        lambda: template(Swapped(LAYOUT, 'schemeClr val="', 'schemeClr val="mauve')),
        "makes no sense as 'val' of 'schemeClr'",
    ),
    "a reference to nothing": (lambda: template(on_layout(picture('r:embed="rId77"'))), "it refers to rId77, which it does not have"),
    "an id twice": (
        lambda: template(Swapped(relations_name(MASTER), 'Id="rId2"', 'Id="rId1"')),
        f"its part {relations_name(MASTER)} is damaged: it uses one id twice",
    ),
    "a relation to nothing": (
        lambda: template(Swapped(relations_name(MASTER), 'Target="../slideLayouts/slideLayout2.xml"', 'Target=""')),
        "lacks an id, a type or a target",
    ),
    "a name in another script": (
        lambda: template(Swapped(relations_name(MASTER), "slideLayout2.xml", "slideLayout\u202e2.xml")),
        "the file has no part ppt/slideLayouts/slideLayout\N{REPLACEMENT CHARACTER}2.xml",
    ),
}


@rows("name", DAMAGED)
def test_damage_is_one_problem_that_names_the_part(name: str) -> None:
    make, said = DAMAGED[name]
    (problem,) = told(make())
    assert said in problem.message
    assert problem.hint


def test_no_more_is_unpacked_than_the_limit() -> None:
    data = changed(small(), Swapped(LAYOUT, "</p:sldLayout>", " " * 30_000_000 + "</p:sldLayout>"))
    assert len(data) < 1_000_000
    tracemalloc.start()
    (problem,) = told(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "it is too large once it is unpacked: the limit is 100 MB, and 10 MB without pictures" in problem.message
    assert most < 30_000_000


def test_a_part_that_claims_to_be_small_is_unpacked_no_further_than_it_claims() -> None:
    """The directory of a zip file can say anything."""
    lie = bytearray(small())
    at = lie.rindex(b"PK\x01\x02", 0, lie.rindex(LAYOUT.encode()))
    lie[at + 24 : at + 28] = struct.pack("<I", 10)
    (problem,) = told(bytes(lie))
    assert f"its part {LAYOUT} is damaged: it cannot be unpacked" in problem.message


def test_parts_of_no_use_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slide with a film of any size does no harm: samples are not used."""
    monkeypatch.setattr(archives, "MOST_UNPACKED", 3_000_000)
    film = Related("ppt/slides/slide1.xml", "video", "ppt/media/film.mp4", data=bytes(4_000_000), type="video/mp4")
    assert told(template(film)) == ()
    assert "too large" in told(with_photo(bytes(4_000_000)))[0].message


@rows(
    ("inside", "inert"),
    [
        ('<path id="a" d="M0 0h9"/><use href="#a"/>', True),
        ('<image href="data:image/png;base64,AAAA"/>', True),
        ('<style>.a { fill: red }</style><g style="fill: url(#b)"/>', True),
        ("<script>a()</script>", False),
        ('<path onload="a()" d="M0 0h9"/>', False),
        ('<image href="https://evil.example/a.png"/>', False),
        ('<image xlink:href="a.png"/>', False),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', False),
        ('<a href="javascript:a()"/>', False),
        ("<style>@import 'a.css';</style>", False),
        ("<style>.a { fill: url(https://evil.example/#a) }</style>", False),
        ('<path fill="url( \'//evil.example/a\')" d="M0 0h9"/>', False),
        ("<foreignObject/>", False),
        ('<path d="M0 0h9"><animate attributeName="x"/></path>', False),
        ("<path", False),
    ],
)
def test_drawings_that_run_or_fetch_something_are_known(inside: str, inert: bool) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>'
    assert is_inert(svg.encode(), "photo.svg") == inert


def test_part_names_are_read_in_any_case() -> None:
    data = template(Swapped(relations_name(MASTER), "slideLayout2.xml", "SlideLayout2.xml"))
    assert told(data) == ()
    assert_clean(as_admitted(data))


def test_a_template_without_a_master_for_notes_lacks_only_that() -> None:
    listed = Swapped(MAIN, '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>', "")
    data = template(listed, Swapped(relations_name(MAIN), OFFICE + "notesMaster", OFFICE + "slide"), of=ours())
    own = read_template(data)
    assert [problem.message for problem in check_template(own.package, own.layouts)] == ["the template has no notes master"]


def test_a_master_for_handouts_is_taken_and_none_is_missed() -> None:
    notes = "ppt/notesMasters/notesMaster1.xml"
    copy = notes.replace("notes", "handout").replace("notesMaster1", "handoutMaster1")

    def add(files: Files) -> None:
        files[copy] = re.sub(rb"<p:notesStyle>.*</p:notesStyle>", b"", files[notes]).replace(b"p:notesMaster", b"p:handoutMaster")
        files[relations_name(copy)] = files[relations_name(notes)]
        Related(MAIN, "handoutMaster", copy, data=files[copy], type=f"{PML}handoutMaster+xml")(files)

    assert told(template(add)) == told(template()) == ()
    assert copy.encode() in unpacked(as_admitted(template(add)))
