"""A clinic that works in another language: its project says which, and all its files do."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import yaml
from lxml import html
from pptx import Presentation

from generator.content.references import is_text
from generator.document.approval import STATUS_WORDS
from generator.formats.pdf.checks.words import read_words
from tests.conftest import ROOT, Project, once, small_project
from tests.translated import Letters, accented, arabic, said, translate

ENGLISH, ID = "https://clinic.test/hair/{id}", "test-hair-loss"
LANGUAGES: dict[str, tuple[str, str, str, Letters]] = {
    "ar": ("ar", "rtl", "العربية", arabic),
    "fr": ("fr-CA", "ltr", "Français", accented),
}


def link_to(language: str) -> str:
    return ENGLISH.replace("/hair/", f"/{language}/")


def lay(folder: Path, language: str) -> None:
    """Lay out and build a clinic's project in a language; the English one beside it leads to the others, and they to it."""
    small_project(folder)
    (folder / "handouts/editions.yaml").write_text("a4: [standard]\nweb: [standard, book, status, pdf]\n", "utf-8")
    for plan in ("leaflet", "web"):
        (folder / f"handouts/{plan}.yaml").write_text((ROOT / f"handouts/{plan}.yaml").read_text("utf-8"), "utf-8")
    others = [(name, tag, link_to(key)) for key, (tag, _, name, _) in LANGUAGES.items()]
    if language != "en":
        tag, _, _, letters = LANGUAGES[language]
        translate(folder, language, tag, letters)
        _fit_a_label(folder, language)
        others = [("English", "en", ENGLISH)]
    words = yaml.safe_load((folder / "content.yaml").read_text("utf-8"))
    words["clinic"]["leaflet_link"] = ENGLISH if language == "en" else link_to(language)
    words["languages"] = [{"tag": tag, "name": name, "text": name, "reviewed": True, "leaflet_link": link} for name, tag, link in others]
    (folder / "content.yaml").write_text(yaml.safe_dump(words, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    ran = Project(folder).run("build")
    assert ran.status == 0, ran.err
    assert ("H054" in ran.err) is (language == "ar")


def _fit_a_label(folder: Path, language: str) -> None:
    """Shorten a label in a drawing: one letter for each of English makes a word in Arabic letters that has no room there."""
    for file in (folder / "content.yaml", folder / f"handouts/translations/{language}.po"):
        file.write_text(file.read_text("utf-8").replace(arabic("messages"), arabic("notes")), "utf-8")


def built(language: str) -> Project:
    return Project(once(f"in-{language}", lambda folder: lay(folder, language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_files_are_in_the_language_of_the_words(language: str) -> None:
    project, (tag, direction, _, _) = built(language), LANGUAGES[language]
    files = json.loads((project.output / "manifest.json").read_text("utf-8"))["files"]
    assert {each["language"] for each in files} == {language}
    assert {each["path"].partition("/")[0] for each in files} == {language, "web"}
    assert {Path(each["path"]).suffix for each in files} >= {".pdf", ".html", ".epub", ".json", ".pptx"}
    for each in files:
        file = project.output / each["path"]
        if file.suffix == ".pdf":
            with pikepdf.open(file) as pdf:
                assert str(pdf.Root.Lang) == tag, file
        if file.suffix == ".html":
            whole = html.fromstring(file.read_bytes())
            assert (whole.get("lang"), whole.get("dir")) == (tag, direction), file
    desk = html.fromstring((project.output / "Start here.html").read_bytes())
    assert (desk.get("lang"), desk.get("dir")) == (tag, direction)
    assert {each.get("lang") for each in desk.iter("span") if each.text == "Draft"} == {"en"}  # the program's own word
    phone = " 020 0946 0123"  # whose groups would be seen the other way round between words from the right
    assert (phone in desk.text_content()) is (direction == "ltr")
    assert (phone.replace(" ", "\xa0")[1:] in desk.text_content()) is (direction == "rtl")
    page = html.fromstring((project.output / f"web/{ID}/index.html").read_bytes())
    draft = STATUS_WORDS["en"]["draft"]  # until a person has said what it is called in this language
    assert {each.get("lang") for each in page.iter("span") if each.text == draft} == {"en"}
    with zipfile.ZipFile(BytesIO((project.output / f"web/{ID}/{ID}.epub").read_bytes())) as book:
        package = book.read(next(name for name in book.namelist() if name.endswith(".opf"))).decode()
        chapters = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    assert f"<dc:language>{tag}</dc:language>" in package
    assert ('page-progression-direction="rtl"' in package) is (direction == "rtl")
    assert chapters
    assert all(f'xml:lang="{tag}"' in each for each in chapters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_leads_to_the_other(language: str) -> None:
    tag, _, name, _ = LANGUAGES[language]
    for project, there, lang, shown in ((built("en"), link_to(language), tag, name), (built(language), ENGLISH, "en", "English")):
        address = there.replace("{id}", ID)
        page = html.fromstring((project.output / f"web/{ID}/index.html").read_bytes())
        links = [(each.get("href"), each.get("hreflang"), each.text_content()) for each in page.iter("a") if each.get("hreflang")]
        assert (address, lang, shown) in links
        folder = "en" if project.folder.name == "in-en" else language
        with pikepdf.open(project.output / f"{folder}/leaflet-{ID}.pdf") as pdf:
            found = [str(each.A.URI) for sheet in pdf.pages for each in sheet.get("/Annots", ()) if "/A" in each and "/URI" in each.A]
        assert address in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_on_paper_are_those_that_were_written(language: str) -> None:
    project, letters = built(language), LANGUAGES[language][3]
    point = str(yaml.safe_load(project.content.read_text("utf-8"))["conditions"][0]["main_point"])
    assert is_text(("conditions", 0, "main_point"))
    assert re.search(r"[^\x00-\x7f]", point)
    read = " ".join(read_words((project.output / f"{language}/leaflet-{ID}.pdf").read_bytes()))
    for words in (point, said("What are the signs?", letters)):
        assert " ".join(words.split()) in " ".join(read.split())


def test_a_language_without_a_catalogue_says_what_to_do(project: Project) -> None:
    project.change("format: 2", "format: 2\nlanguage: pl")
    ran = project.run("build")
    assert ran.status == 1
    assert "handouts/translations/pl.po" in ran.err
    assert "copy en.po to this name and translate it, or correct 'language' in content.yaml" in ran.err
    project.change("language: pl", "language: xx")
    assert "'xx' is not a known language" in project.run("build").err


def test_english_need_not_be_said(project: Project) -> None:
    assert project.run("build", "--only", "aftercare").status == 0
    without = project.files()["en/aftercare.pdf"]
    project.change("format: 2", "format: 2\nlanguage: en")
    assert project.run("build", "--only", "aftercare").status == 0
    assert project.files()["en/aftercare.pdf"] == without


def test_slides_begin_where_their_words_do() -> None:
    """Seen in a mirror: each title, list and table of a language from right to left stands and begins on the right."""
    english, arabic_ = (Presentation(str(built(language).output / f"{language}/clinic-deck.pptx")) for language in ("en", "ar"))
    assert len(english.slides) == len(arabic_.slides)
    for one, other in zip(english.slide_layouts, arabic_.slide_layouts, strict=True):
        for shape, turned in zip(one.placeholders, other.placeholders, strict=True):
            assert abs(shape.left + shape.width + turned.left - english.slide_width) <= 2, (one.name, shape.name)  # EMU
            levels = [level.attrib for level in turned._element.iter("{*}lvl1pPr")]
            assert {level["rtl"] for level in levels} == {"1"}
            assert {level["algn"] for level in levels} <= {"r", "ctr", "l"}
    titles = [level.get("algn") for level in arabic_.slide_master._element.iter("{*}lvl1pPr")]
    assert titles[0] == "r"
    words = [shape.text_frame.text for slide in arabic_.slides for shape in slide.placeholders if shape.has_text_frame]
    assert any("\u0600" < letter < "\u06ff" for each in words for letter in each)
