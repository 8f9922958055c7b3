"""A clinic's own template: whatever program saved it, it works, or each thing it lacks is named before anything is built."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE
from pptx.package import Package
from pptx.util import Inches

from generator.figures.logo import read_logo
from generator.formats import FORMATS
from generator.formats.pptx import opc
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.checks.file import read_deck
from generator.formats.pptx.clinic_template import read_template
from generator.formats.pptx.layout_names import CONTRACT, IDX, OF_A_TALK
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.starter import is_ours
from generator.problems import Location, Problem, errors
from generator.project.templates import load_template
from tests.formats.pptx.clinic_templates import as_admitted, ours, unpacked
from tests.formats.pptx.libreoffice import converted, needs_soffice
from tests.formats.pptx.sample_deck import sample, sample_deck, sample_theme
from tests.formats.pptx.test_validity import of_audit
from tests.named import some
from tests.open_xml_sdk import of_sdk

pytestmark = pytest.mark.covered

HERE = Location("handouts/deck.yaml", 7, 11, "template: our.potx")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _dots() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 100), "#8B1A2B").save(out, "PNG")
    return out.getvalue()


DOTS = read_logo(_dots(), ".png")


def changed(change: Callable[[Any], object], kind: str = CONTENT_TYPE.PML_TEMPLATE_MAIN) -> bytes:
    """Return the template changed and saved by python-pptx, which stands in for PowerPoint; by itself it does not open templates."""
    package = Package.open(io.BytesIO(ours()))
    package.main_document_part._content_type = CONTENT_TYPE.PML_PRESENTATION_MAIN
    change(package.main_document_part.presentation)
    package.main_document_part._content_type = kind
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def layout(presentation: Any, name: str) -> Any:
    return next(each for each in presentation.slide_layouts if each.name == name)


def placeholder(presentation: Any, layout_name: str, name: str) -> Any:
    return next(each for each in layout(presentation, layout_name).placeholders if each.name == name)


def loaded(tmp_path: Path, data: bytes, name: str = "our.potx") -> tuple[Problem, ...]:
    (tmp_path / name).write_bytes(data)
    judge = FORMATS["pptx"].needs.template
    assert judge
    return load_template(name, tmp_path, HERE, judge, sample_theme())[2]


def without(folder: Path, name: str) -> Problem:
    """Return what is wrong with a template that was never put there."""
    judge = FORMATS["pptx"].needs.template
    assert judge
    (problem,) = load_template(name, folder, HERE, judge, sample_theme())[2]
    return problem


def made_on(data: bytes) -> Any:
    rendered = render_deck(sample_deck(), sample_theme(), data)
    assert rendered.problems == (), [problem.message for problem in rendered.problems]
    return Presentation(io.BytesIO(rendered.data))


def test_our_own_saved_by_another_program_serves(tmp_path: Path) -> None:
    data = changed(lambda _: None)
    assert loaded(tmp_path, data) == ()
    assert len(made_on(data).slides) == len(sample_deck().slides)


def test_a_presentation_serves_as_well(tmp_path: Path) -> None:
    assert loaded(tmp_path, changed(lambda _: None, CONTENT_TYPE.PML_PRESENTATION_MAIN), "our.pptx") == ()


def test_the_default_template_of_python_pptx_lacks_every_layout_each_is_named(tmp_path: Path) -> None:
    out = io.BytesIO()
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13 + 1 / 3), Inches(7.5)
    presentation.save(out)
    found = loaded(tmp_path, out.getvalue(), "default.pptx")
    assert {problem.location for problem in found} == {HERE}
    assert {problem.code for problem in errors(found)} == {"H035"}
    assert [problem.message for problem in found if "layout" in problem.message] == [
        f"the template has no layout called {name!r}" for name in OF_A_TALK
    ]


def test_one_that_libreoffice_saved_with_layouts_of_its_own_is_reported_layout_by_layout(tmp_path: Path) -> None:
    """What it really writes is looked at in the whole sweep."""

    def rename(presentation: Any) -> None:
        for each in presentation.slide_layouts:
            each.element.cSld.set("name", "Title Slide")

    properties = b"<Properties><Application>LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2</Application></Properties>"
    package = opc.read_package(changed(rename))
    package["docProps/app.xml"] = replace(package["docProps/app.xml"], data=properties)
    found = loaded(tmp_path, opc.write_package(package))
    assert [problem.message for problem in found] == [f"the template has no layout called {name!r}" for name in OF_A_TALK]
    assert {problem.hint for problem in found} == {"it was saved by LibreOffice, which renames layouts: edit the template in PowerPoint"}


@needs_soffice
@pytest.mark.sweep
def test_one_changed_and_saved_by_libreoffice_is_reported_layout_by_layout(tmp_path: Path) -> None:
    """LibreOffice 7 does not keep our layouts: it writes twelve of its own for each master."""

    def wider(presentation: Any) -> None:
        placeholder(presentation, "Clinic Statement", "Statement").width = Inches(9)

    (tmp_path / "our.pptx").write_bytes(changed(wider, CONTENT_TYPE.PML_PRESENTATION_MAIN))
    converted("potx", tmp_path / "saved", tmp_path / "our.pptx")
    found = loaded(tmp_path, (tmp_path / "saved/our.potx").read_bytes())
    assert [problem.message for problem in found] == [f"the template has no layout called {name!r}" for name in OF_A_TALK]
    assert {problem.hint for problem in found} == {"it was saved by LibreOffice, which renames layouts: edit the template in PowerPoint"}


def test_a_place_that_was_moved_is_used_where_it_stands_now() -> None:
    def move(presentation: Any) -> None:
        statement = placeholder(presentation, "Clinic Statement", "Statement")
        statement.left, statement.top, statement.width, statement.height = Inches(2), Inches(2.2), Inches(10), Inches(4.2)
        art = placeholder(presentation, "Clinic Number", "Art 1")
        art.left = Inches(8)

    slides = {slide.slide_layout.name: slide for slide in made_on(changed(move)).slides}
    (words,) = (shape for shape in slides["Clinic Statement"].placeholders if shape.placeholder_format.idx == IDX["statement"])
    assert (words.left, words.top, words.width) == (Inches(2), Inches(2.2), Inches(10))
    before = {slide.slide_layout.name: slide for slide in Presentation(io.BytesIO(sample().data)).slides}
    here, there = (next(shape for shape in found["Clinic Number"].shapes if shape.shape_type == 6) for found in (before, slides))
    assert there.left < here.left


def test_less_room_is_less_room_for_words() -> None:
    def shrink(presentation: Any) -> None:
        placeholder(presentation, "Clinic Sources", "Source 1").height = Inches(0.6)

    rendered = render_deck(sample_deck(), sample_theme(), changed(shrink))
    assert {problem.code for problem in rendered.problems} == {"T03"}
    assert rendered.data == b""


def test_a_renamed_place_is_found_by_its_number_and_keeps_its_new_name() -> None:
    def rename(presentation: Any) -> None:
        placeholder(presentation, "Clinic Statement", "Statement").name = "What is said"

    slide = next(slide for slide in made_on(changed(rename)).slides if slide.slide_layout.name == "Clinic Statement")
    assert "What is said" in [shape.name for shape in slide.placeholders]


def renumber(presentation: Any, name: str = "Caption") -> None:
    """Delete a placeholder and insert it again: PowerPoint gives it another idx."""
    for each in layout(presentation, "Clinic Drawing").placeholders:
        if each.name == "Caption":
            each.name = name
            each._element.ph.set("idx", "141")
    for slide in presentation.slides:
        for shape in list(slide.placeholders):
            if slide.slide_layout.name == "Clinic Drawing" and shape.placeholder_format.idx == IDX["caption"]:
                shape._element.getparent().remove(shape._element)


def test_a_place_inserted_again_is_found_by_its_name(tmp_path: Path) -> None:
    data = changed(renumber)
    assert loaded(tmp_path, data) == ()
    assert made_on(data)


def test_one_inserted_again_under_another_name_is_missing(tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, changed(lambda presentation: renumber(presentation, "Small words")))
    assert (problem.code, problem.location) == ("H035", HERE)
    assert problem.message == "the template's layout 'Clinic Drawing': its placeholder 'Caption' is missing"
    assert problem.hint == "put one in (Slide Master, Insert Placeholder) and name it 'Caption' in the Selection Pane"


def test_a_renamed_layout_is_named_with_the_one_it_may_be(tmp_path: Path) -> None:
    def rename(presentation: Any) -> None:
        layout(presentation, "Clinic Sources").element.cSld.set("name", "Clinic Source list")

    (problem,) = loaded(tmp_path, changed(rename))
    assert problem.message == "the template has no layout called 'Clinic Sources'"
    assert problem.hint == "was it renamed? There is one called 'Clinic Source list'"


def test_a_place_of_another_kind_or_without_size_is_reported(tmp_path: Path) -> None:
    def spoil(presentation: Any) -> None:
        placeholder(presentation, "Clinic Drawing", "Caption")._element.ph.set("type", "pic")
        placeholder(presentation, "Clinic Sources", "Source 1").height = 0
        placeholder(presentation, "Clinic Say", "Title").left = Inches(9)

    assert [problem.message for problem in loaded(tmp_path, changed(spoil))] == [
        "the template's layout 'Clinic Drawing': its placeholder 'Caption' is of the wrong type (pic)",
        "the template's layout 'Clinic Say': its placeholder 'Title' reaches beyond the slide",
        "the template's layout 'Clinic Sources': its placeholder 'Source 1' has no size",
    ]


def _with_part(name: str, old: bytes, new: bytes) -> bytes:
    """Return the template with a change of one of its parts."""
    package = opc.read_package(ours())
    assert old in package[name].data, name
    return opc.write_package({**package, name: replace(package[name], data=package[name].data.replace(old, new, 1))})


def _layout_part(name: str) -> str:
    return next(part for part, found in opc.read_package(ours()).items() if f'<p:cSld name="{name}"'.encode() in found.data)


MAIN, MASTER, THEME = "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml"
ANIMATED = (
    b'<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"><p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1"/>'
    b'<p:tgtEl><p:spTgt spid="2"/></p:tgtEl></p:cBhvr></p:set></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>'
)
NOT_ANIMATED = b'<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" nodeType="tmRoot"/></p:par></p:tnLst></p:timing>'


def test_a_notes_master_that_is_not_listed_is_reported(tmp_path: Path) -> None:
    """python-pptx adds notes masters without listing them."""
    listed = b'<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
    (problem,) = loaded(tmp_path, _with_part(MAIN, listed, b""))
    assert problem.message == "the template has no notes master"


@pytest.mark.parametrize("number", [b"2147483648", b"256"])
def test_ids_that_powerpoint_would_repair_are_reported(tmp_path: Path, number: bytes) -> None:
    (problem,) = loaded(tmp_path, _with_part(MASTER, b'<p:sldLayoutId id="2147483649"', b'<p:sldLayoutId id="' + number + b'"'))
    assert "ids" in problem.message


@pytest.mark.parametrize("colour", [b'<a:prstClr val="black"/>', b'<a:srgbClr val="12345"/>', b'<a:sysClr val="windowText"/>'])
def test_a_theme_colour_that_cannot_be_read_is_reported(tmp_path: Path, colour: bytes) -> None:
    (problem,) = loaded(tmp_path, _with_part(THEME, b'<a:srgbClr val="0B4A57"/>', colour))
    assert problem.message == "the template's theme colour 'dk2' is not given as red, green and blue"


def test_the_colours_of_the_system_are_those_that_powerpoint_saw_last(tmp_path: Path) -> None:
    """PowerPoint's own themes have such colours."""
    data = _with_part(THEME, b'<a:srgbClr val="FFFFFF"/>', b'<a:sysClr val="window" lastClr="FFFFFF"/>')
    assert loaded(tmp_path, data) == ()
    deck = replace(sample_deck(), slides=sample_deck().slides[1:2])
    assert read_deck(render_deck(deck, sample_theme(), data).data, deck).colours["bg1"] == "FFFFFF"


@pytest.mark.parametrize("where", ["Clinic Cards", "master"])
def test_what_moves_on_a_layout_or_its_master_is_reported(tmp_path: Path, where: str) -> None:
    part, end = (MASTER, b"<p:txStyles>") if where == "master" else (_layout_part(where), b"</p:sldLayout>")
    assert loaded(tmp_path, _with_part(part, end, NOT_ANIMATED + end)) == ()
    (problem,) = loaded(tmp_path, _with_part(part, end, ANIMATED + end))
    assert (problem.severity, problem.code) == ("warning", "H035")
    assert "is animated: the animations are left out" in problem.message
    assert made_on(_with_part(part, end, ANIMATED + end))
    assert b"p:timing" not in unpacked(as_admitted(_with_part(part, end, ANIMATED + end)))


def test_a_transition_of_a_layout_is_left_out_with_its_sound_and_all_that_offers_it() -> None:
    either = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="p14" '
        b'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p:transition p14:dur="9"><p:fade/>'
        b"</p:transition></mc:Choice>"
        b"<mc:Fallback><p:transition><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>"
    )
    data = _with_part(_layout_part("Clinic Drawing"), b"</p:sldLayout>", either + b"</p:sldLayout>")
    assert read_template(data).problems == ()
    assert not {word for word in (b"p:transition", b"AlternateContent") if word in unpacked(as_admitted(data))}


def test_sound_or_film_on_a_layout_is_reported(tmp_path: Path) -> None:
    film = b'<p:nvPr userDrawn="1"><a:videoFile r:link="rId9"/></p:nvPr>'
    (problem,) = loaded(tmp_path, _with_part(_layout_part("Clinic Statement"), b'<p:nvPr userDrawn="1"/>', film))
    assert (problem.severity, problem.message) == (
        "error",
        "the template's layout 'Clinic Statement' holds sound or film without captions",
    )


def test_shapes_whose_points_are_formulas_are_taken() -> None:
    """PowerPoint keeps such points in shapes made from its own."""
    form = (
        b'<p:sp><p:nvSpPr><p:cNvPr id="90" name="Wave"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
        b'<a:ext cx="914400" cy="914400"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/>'
        b'<a:pathLst><a:path><a:moveTo><a:pt x="l" y="t"/></a:moveTo><a:lnTo><a:pt x="r" y="b"/></a:lnTo><a:close/></a:path></a:pathLst>'
        b'</a:custGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr></p:sp></p:spTree>'
    )
    deck = replace(sample_deck(), slides=sample_deck().slides[1:2])
    data = render_deck(deck, sample_theme(), _with_part(MASTER, b"</p:spTree>", form)).data
    assert check_deck(data, deck) == check_deck(render_deck(deck, sample_theme(), ours()).data, deck)


def test_its_fonts_and_colours_are_used_and_unknown_widths_reported(tmp_path: Path) -> None:
    def restyle(presentation: Any) -> None:
        master = presentation.slide_master.part
        theme = next(rel.target_part for rel in master.rels.values() if rel.reltype.endswith("/theme"))
        theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Segoe UI"').replace(
            b'<a:srgbClr val="0B4A57"/>', b'<a:srgbClr val="123456"/>'
        )

    data = changed(restyle)
    (problem,) = loaded(tmp_path, data)
    assert (problem.code, problem.severity) == ("H033", "warning")
    assert "'Segoe UI'" in problem.message
    theme = read_template(data).look(sample_theme())
    assert (theme.fonts.deck_body, theme.fonts.deck_heading, theme.colour("deep")) == ("Segoe UI", "Georgia", "123456")
    assert (theme.fonts.body, theme.colour("skin")) == (sample_theme().fonts.body, sample_theme().colour("skin"))


def test_samples_are_dropped_with_all_that_names_them() -> None:
    def list_slides(presentation: Any) -> None:
        from pptx.oxml import parse_xml

        rid = presentation.part._element.sldIdLst[0].rId
        shows = (
            '<p:custShowLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="{rid}"/></p:sldLst></p:custShow></p:custShowLst>'
        )
        presentation.part._element.find("{*}notesSz").addnext(parse_xml(shows))

    data = changed(list_slides)
    one = replace(sample_deck(), slides=sample_deck().slides[1:2])
    made = render_deck(one, sample_theme(), data).data
    presentation = opc.read_package(made)["ppt/presentation.xml"].data
    assert b"custShow" not in presentation
    assert [presentation.count(name) for name in (b"<p:sldIdLst", b"<p14:sectionLst", b"<p14:section ")] == [1, 1, 1]
    assert [name for name in opc.read_package(made) if name.startswith("ppt/slides/")] == ["ppt/slides/slide1.xml"]


def test_the_style_of_our_tables_comes_back_where_it_was_dropped() -> None:
    package = opc.read_package(ours())
    bare = re.sub(rb"<a:tblStyle .*</a:tblStyle>", b"", package["ppt/tableStyles.xml"].data)
    made = made_on(opc.write_package({**package, "ppt/tableStyles.xml": replace(package["ppt/tableStyles.xml"], data=bare)}))
    styles = next(part for part in made.part.package.iter_parts() if str(part.partname) == "/ppt/tableStyles.xml")
    assert b'styleName="Clinic table"' in styles.blob


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("our.key", b"", "'our.key' is not a template: its name does not end in .potx or .pptx"),
        ("our.potx", b"", "the template 'our.potx' can't be used: it is empty"),
        ("our.potx", b"A letter", "the template 'our.potx' can't be used: it is not an Office file"),
    ],
)
def test_a_file_that_is_no_presentation_is_reported(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (problem,) = loaded(tmp_path, data, name)
    assert problem.message.startswith(said)
    assert (problem.code, problem.location) == ("H035", HERE)


def test_a_missing_file_one_outside_and_one_with_macros_are_reported(tmp_path: Path) -> None:
    folder = tmp_path / "handouts"
    folder.mkdir()
    (tmp_path / "our.potx").write_bytes(ours())
    assert without(folder, "none.potx").message == "the template 'none.potx' can't be used: this file does not exist"
    assert "this leads to a file outside handouts/" in without(folder, "../our.potx").message
    macros = changed(lambda _: None, "application/vnd.ms-powerpoint.template.macroEnabled.main+xml")
    assert "contains macros" in loaded(folder, macros)[0].message


def test_a_part_that_is_broken_is_reported_and_nothing_is_raised(tmp_path: Path) -> None:
    package = opc.read_package(ours())
    name = next(name for name in package if "slideLayout" in name)
    broken = opc.write_package({**package, name: replace(package[name], data=b"<p:sldLayout")})
    (problem,) = loaded(tmp_path, broken)
    assert problem.message == f"the template 'our.potx' can't be used: its part {name} is damaged: it cannot be read at line 1, column 13"


def test_a_template_is_ours_until_another_program_saves_it() -> None:
    assert is_ours(ours())
    assert not is_ours(changed(lambda _: None))
    assert not is_ours(b"no file")


def test_the_samples_are_one_of_each_layout_and_link_to_nothing() -> None:
    names = [slide.slide_layout.name for slide in Presentation(io.BytesIO(_as_presentation(ours()))).slides]
    assert len(names) == len(set(names))
    assert set(names) <= set(CONTRACT)
    assert set(names) == set(OF_A_TALK)
    with zipfile.ZipFile(io.BytesIO(ours())) as archive:
        slides = "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("ppt/slides/slide"))
    assert "hlinksldjump" not in slides


def _as_presentation(data: bytes) -> bytes:
    package = opc.read_package(data)
    main = opc.main_name(package)
    return opc.write_package({**package, main: replace(package[main], type=opc.MAIN_TYPE)})


def test_the_logo_stands_on_the_master_and_the_words_of_the_foot_beside_it() -> None:
    presentation = Presentation(io.BytesIO(_as_presentation(ours())))
    assert not [each.name for each in presentation.slide_layouts if any(shape.name == "Logo" for shape in each.shapes)]
    footer = placeholder(presentation, "Clinic Statement", "Footer")
    (logo,) = (shape for shape in presentation.slide_master.shapes if shape.name == "Logo")
    assert logo._element.nvGrpSpPr.cNvPr.get("descr") == sample_deck().logo_alt
    assert footer.left > logo.left + logo.width
    assert footer.left + footer.width == placeholder(Presentation(io.BytesIO(sample().data)), "Clinic Statement", "Footer").left + Inches(
        4.6
    )


@pytest.mark.parametrize(
    ("validate", "what"), some([*product(["openxml-audit", "open-xml-sdk"], ["template", "deck", "deck with a logo"])], 4)
)
def test_validators_find_nothing(validate: str, what: str, tmp_path: Path) -> None:
    if validate == "open-xml-sdk" and shutil.which("ooxml-validate") is None:
        pytest.skip("the Open XML SDK's validator is not on the path")
    file = tmp_path / ("t.potx" if what == "template" else "d.pptx")
    file.write_bytes(ours() if what == "template" else render_deck(sample_deck(), sample_theme(), changed(lambda _: None)).data)
    assert (of_audit if validate == "openxml-audit" else of_sdk)(file) == []


def test_a_logo_of_dots_is_one_picture_in_the_file_with_its_words() -> None:
    data = render_deck(sample_deck(), sample_theme(), logo=DOTS).data
    package = opc.read_package(data)
    assert package["ppt/media/logo.png"].data == DOTS.picture.png
    (logo,) = (shape for shape in Presentation(io.BytesIO(data)).slide_master.shapes if shape.name == "Logo")
    assert logo._element.nvPicPr.cNvPr.get("descr") == "Logo of Your Clinic"
    assert logo.image.blob == DOTS.picture.png
    assert logo.width / logo.height == pytest.approx(3, rel=0.01)


def test_without_a_logo_nothing_of_it_is_there() -> None:
    assert not any("media" in name or b'name="Logo' in part.data for name, part in opc.read_package(sample().data).items())
