"""An approval forged in ten ways and more: each is refused, or what it leads to is shown."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from generator.document.approval import STATUS_WORDS
from generator.document.blocks import Document
from generator.document.plain import words
from generator.pipeline import Outcome, build
from generator.pipeline.jobs import make_plan
from generator.pipeline.releasing import release
from generator.pipeline.template import make_template
from generator.pipeline.verifying import provenance, verify_file
from generator.problems import errors
from generator.review.approvals.register import HEAD, read_register
from tests.formats.pptx.checks.mutations import changed, rewritten
from tests.problems.steps import Watching
from tests.signing import DAY, PLACES, Clinic, clinic_in

pytestmark = pytest.mark.unmeasured
CATALOGUE = "handouts/translations/en.po"
DRAFT = STATUS_WORDS["en"]["draft"]


class Forger(Clinic):
    """The clinic, and what of it a person can change without touching a word that is printed."""

    def own(self, kind: str, text: str, key: str) -> None:
        """Have the aftercare sheet made on a paper or in a theme of the clinic's own."""
        (self.folder / f"handouts/{kind}/ours.yaml").write_text(text, "utf-8")
        self._add(f"\n{key}: ours\n")

    def edition(self, name: str) -> None:
        """Have the aftercare sheet made in one more edition."""
        (self.folder / "handouts/editions.yaml").write_text(f"a4: [standard, {name}]\n", "utf-8")
        self._add(f"\neditions:\n  {name}: {{paper: a4}}\n")

    def _add(self, text: str) -> None:
        plan = self.folder / "handouts/aftercare.yaml"
        plan.write_text(plan.read_text("utf-8") + text, "utf-8")


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    yield from clinic_in(tmp_path)


def told(on: date = DAY) -> list[str]:
    return [problem.code for problem in errors(make_plan(PLACES.content, PLACES.handouts, on=on).problems)]


def said(name: str = "aftercare", on: date = DAY) -> str:
    """Return all that a handout prints, with the foot of its pages."""
    plan = make_plan(PLACES.content, PLACES.handouts, [name], on=on)
    assert not errors(plan.problems), [problem.show() for problem in plan.problems]
    (job,) = plan.jobs
    composed = job.composed
    assert isinstance(composed, Document)
    return " ".join((*words(composed), composed.footer.version.plain, composed.footer.status.plain))


def made(on: date = DAY) -> Outcome:
    return build(PLACES, Watching(), only=["aftercare"], processes=1, on=on)


def test_a_label_cannot_say_that_drafts_are_approved(clinic: Clinic) -> None:
    clinic.change(
        CATALOGUE,
        'msgctxt "label"\nmsgid "not_issued"',
        'msgctxt "label"\nmsgid "status_draft"\nmsgstr "Approved"\n\nmsgctxt "label"\nmsgid "not_issued"',
    )
    assert told() == ["L075"]


@pytest.mark.parametrize(
    "forged",
    [
        *("Approved", "Approved.", "approved for  patients", "Аpprоved", "Ap\u2060proved for patients", "ＡＰＰＲＯＶＥＤ"),
        *("Signed off", "✔ Cleared", "Final version", "A p p r o v e d", "Approved-for-patients", "OK for patients", "Ready to hand out"),
        *("Checked and passed by our doctor", "Ratified by the board", "Issued 1 November 2026", "Authorised for use"),
    ],
)
def test_a_label_cannot_say_so_with_letters_of_other_scripts_or_characters_that_nobody_sees(clinic: Clinic, forged: str) -> None:
    clinic.change(CATALOGUE, 'msgstr "Not issued yet"', f'msgstr "{forged}"')
    assert told() in (["R011"], ["Y025"], ["L070"])


def test_the_catalogue_of_another_language_changes_nothing(clinic: Clinic) -> None:
    shutil.copy(CATALOGUE, "handouts/translations/cy.po")
    before = said()
    clinic.change("handouts/translations/cy.po", 'msgstr "Not issued yet"', 'msgstr "Approved for patients"')
    assert said() == before
    assert DRAFT in before


@pytest.mark.usefixtures("clinic")
def test_a_theme_cannot_hide_the_state() -> None:
    theme = Path("handouts/themes/standard.yaml")
    theme.write_text(theme.read_text("utf-8").replace("amber-text: '", "amber-text: 'FFFFFF' # '", 1), "utf-8")
    assert set(told()) == {"H030"}  # colours that are too close


def test_a_line_by_hand_with_a_wrong_digest_approves_nothing(clinic: Clinic) -> None:
    clinic.approve()
    register = clinic.folder / "handouts/approvals.yaml"
    good = clinic.one().of.subject.words
    acts = read_register(register, "approvals.yaml")[0].acts
    lines = [act.model_copy(update={"words": "0" * 64}) for act in acts]
    sealed = [act.model_copy(update={"seal": act.right_seal}).line() for act in lines]
    register.write_text(HEAD + "\n".join(sealed) + "\n", "utf-8")
    assert (clinic.one().state.status, good in register.read_text("utf-8")) == ("changed", False)
    assert "Approved" not in said()


def test_a_line_that_was_edited_is_an_error(clinic: Clinic) -> None:
    clinic.approve()
    text = (clinic.folder / "handouts/approvals.yaml").read_text("utf-8")
    (clinic.folder / "handouts/approvals.yaml").write_text(text.replace("Test Doctor", "Somebody Famous"), "utf-8")
    assert set(told()) == {"R002"}


def test_an_old_manifest_keeps_no_state(clinic: Clinic) -> None:
    clinic.approve()
    assert not errors(made().problems)
    manifest = Path("output/manifest.json").read_text("utf-8")
    approved = Path("output/en/aftercare.pdf").read_bytes()
    clinic.withdraw("aftercare", "A dose was wrong")
    made()
    assert Path("output/en/aftercare.pdf").read_bytes() != approved
    Path("output/manifest.json").write_text(manifest, "utf-8")
    Path("output/en/aftercare.pdf").write_bytes(approved)
    assert [each.status for each in made().files] == ["changed"]
    listed = json.loads(Path("output/manifest.json").read_text("utf-8"))
    assert [(each["status"], listed["on"]) for each in listed["files"]] == [("withdrawn", "2026-11-29")]
    Path("old.pdf").write_bytes(approved)
    assert verify_file(Path("old.pdf"), clinic.review()).verdict == "withdrawn"


def test_a_manifest_that_was_edited_says_nothing_of_an_approval(clinic: Clinic) -> None:
    made()
    manifest = clinic.folder / "output/manifest.json"
    listed = json.loads(manifest.read_text("utf-8"))
    listed["files"] = [{**each, "status": "approved", "version": "9.9", "approved_by": "Dr No"} for each in listed["files"]]
    manifest.write_text(json.dumps(listed), "utf-8")
    assert [each.status for each in made().files] == ["unchanged"]
    (entry,) = json.loads(manifest.read_text("utf-8"))["files"]
    assert (entry["status"], entry["version"], entry["approved_by"]) == ("draft", "", "")


def test_nothing_is_released_by_a_clock_that_was_set_back(clinic: Clinic) -> None:
    clinic.approve()
    clinic.withdraw("aftercare", "A dose was wrong", on=date(2027, 1, 10))
    done = release(PLACES, Watching(), only=["aftercare"], processes=1, on=date(2026, 12, 1))
    assert [problem.code for problem in errors(done.outcome.problems)] == ["R013"]
    assert not Path("output/release").exists()


def test_a_clock_that_was_set_back_is_told(clinic: Clinic) -> None:
    clinic.approve(on=date(2026, 11, 29))
    assert "Approved" not in said(on=date(2026, 11, 28))
    clinic.withdraw("aftercare", "A dose was wrong", on=date(2027, 1, 10))
    plan = make_plan(PLACES.content, PLACES.handouts, ["aftercare"], on=date(2026, 12, 1))
    assert "R003" in [problem.code for problem in plan.problems]
    assert "Review by 3 May 2027" in said(on=date(2026, 12, 1)).replace("\xa0", " ")  # the page itself says until when


def test_a_logo_that_says_approved_is_on_a_page_that_says_draft_too(clinic: Clinic) -> None:
    Image.new("RGB", (400, 200), "white").save("handouts/themes/stamp.png")
    theme = clinic.folder / "handouts/themes/standard.yaml"
    theme.write_text(theme.read_text("utf-8") + "\nlogo: themes/stamp.png\n", "utf-8")
    assert said().count(DRAFT) >= 2
    assert clinic.review("aftercare").look == ("themes/stamp.png",)  # what no program can read is named to the person who approves


def test_a_template_of_the_clinics_own_is_named_to_the_person_who_approves(clinic: Clinic) -> None:
    make_template(PLACES, Watching())
    shutil.copy("output/clinic-template.potx", "handouts/own.potx")
    deck = clinic.folder / "handouts/deck.yaml"
    deck.write_text(deck.read_text("utf-8") + "\ntemplate: own.potx\n", "utf-8")
    assert clinic.review("clinic-deck").look == ("own.potx",)


@pytest.mark.usefixtures("clinic")
def test_words_of_the_clinics_own_cannot_say_so_on_any_page() -> None:
    before = Path("content.yaml").read_text("utf-8")
    for find, put in (
        ("hours: ", "hours: Approved for patients # "),
        ("service: ", "service: Approved by the NHS # "),
        ("- Rest.", "- Approved."),
        ("- Rest.", "- Signed off by our doctors."),
        ("- Rest.", "- Version 2.0 approved"),
        ("- Rest.", "- This sheet has been approved."),
    ):
        assert before.count(find) == 1
        Path("content.yaml").write_text(before.replace(find, put), "utf-8")
        assert set(told()) <= {"R011", "V08"}
        assert told()


@pytest.mark.parametrize(
    "forged",
    [
        *("ᴀᴘᴘʀᴏᴠᴇᴅ", "🅐🅟🅟🅡🅞🅥🅔🅓", "𝐀𝐩𝐩𝐫𝐨𝐯𝐞𝐝", "Appr0ved", "Approvéd", "Ꭺpproved", "Αpproved", "Approved₁", "Ap-proved"),
        *(
            "Approved – November",
            "Approved: Dr Smith",
            "Approved[for patients]",
            "Seen and approved",
            "This has our approval",
            "Good to go",
        ),
    ],
)
def test_no_label_says_so_in_letters_that_look_alike_or_in_other_words(clinic: Clinic, forged: str) -> None:
    clinic.change(CATALOGUE, 'msgstr "Not issued yet"', f'msgstr "{forged}"')
    assert told() == ["R011"]


@pytest.mark.parametrize(
    "forge",
    [
        lambda clinic: clinic.change("handouts/aftercare.yaml", "code: HL-11", "code: Approved"),
        lambda clinic: clinic.change("handouts/aftercare.yaml", "file: aftercare", "file: aftercare-approved"),
        lambda clinic: clinic.change("handouts/aftercare.yaml", "file: aftercare", "file: approved-for-patients"),
        lambda clinic: clinic.change("handouts/aftercare.yaml", "file: aftercare", "file: aftercare\nfolder: approved"),
        lambda clinic: clinic.own("papers", "extends: a4\nname: A4, approved for patients\n", "paper"),
        lambda clinic: clinic.own("papers", "extends: a4\nname: Ours\ninstructions: Signed off by our doctors.\n", "paper"),
        lambda clinic: clinic.own("themes", "extends: standard\nname: Approved\n", "theme"),
        lambda clinic: clinic.edition("approved"),
    ],
    ids=["code", "part of a file's name", "file's name", "folder", "paper", "how to print", "theme", "edition"],
)
def test_no_name_beside_the_words_says_so(clinic: Clinic, forge: Callable[[Forger], None]) -> None:
    forge(Forger(clinic.folder))
    assert told() == ["R011"]


STAMP = (
    '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Stamp"{about}/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="3000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
    "<p:txBody><a:bodyPr/><a:lstStyle/>"
    "{paragraphs}</p:txBody></p:sp></p:spTree>"
)
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout3.xml"


def stamp(*paragraphs: str, about: str = "") -> str:
    """Return a shape with words of its own, each letter of which is a run, and the end of the tree that it is put into."""
    runs = ("".join(f'<a:r><a:rPr lang="en-GB"/><a:t>{letter}</a:t></a:r>' for letter in words_) for words_ in paragraphs)
    return STAMP.format(about=about, paragraphs="".join(f"<a:p>{each}</a:p>" for each in runs))


@pytest.mark.parametrize(
    ("part", "shape", "codes"),
    [
        (MASTER, stamp("Approved for patients"), ["R011"]),
        (LAYOUT, stamp("Approved for", "patients"), ["R011"]),
        (LAYOUT, stamp("", about=' descr="Approved"'), ["R011"]),
        (MASTER, stamp("PIF TICK"), ["R012"]),
        (MASTER, stamp("Our clinic, since 1998"), []),
    ],
    ids=["master", "two lines of a layout", "alternative text", "mark of quality", "slogan"],
)
def test_a_template_of_the_clinics_own_cannot_print_it_on_slides(clinic: Clinic, part: str, shape: str, codes: list[str]) -> None:
    make_template(PLACES, Watching())
    data = Path("output/clinic-template.potx").read_bytes()
    Path("handouts/own.potx").write_bytes(changed(data, rewritten(part, "</p:spTree>", shape)))
    deck = clinic.folder / "handouts/deck.yaml"
    deck.write_text(deck.read_text("utf-8") + "\ntemplate: own.potx\n", "utf-8")
    assert told() == codes


def test_a_font_that_draws_other_letters_is_named_to_the_person_who_approves(clinic: Clinic) -> None:
    assert clinic.review("aftercare").look == ()
    file = clinic.folder / "handouts/fonts/fira-sans/FiraSans-Regular.ttf"
    with TTFont(file) as font:
        glyphs = font["glyf"]
        glyphs["D"], glyphs["A"] = glyphs["A"], glyphs["D"]  # Draft is drawn as Araft
        font.save(file)
    assert clinic.review("aftercare").look == ("fonts/fira-sans/FiraSans-Regular.ttf",)


@pytest.mark.parametrize(
    ("forge", "codes"),
    [
        (lambda text: text.replace("acts:", "acts:\n---\nacts:"), {"Y020"}),
        (lambda text: f"{text}\nacts: []\n", {"Y016"}),
        (lambda text: text.replace("  - {", "  - &a {", 1) + "  - *a\n", {"Y017", "Y032"}),
        (lambda text: text.replace("  - {", "  - &a {", 1) + "  - {<<: *a, handout: guide}\n", {"Y017"}),
        (lambda text: f"{text}<<<<<<< HEAD\n=======\n>>>>>>> theirs\n", {"Y027"}),
        (lambda text: text.replace("date: 2026-11-29", "date: 2026-11-29T23:00:00+14:00", 1), {"Y036"}),
        (lambda text: text.replace("until: 2027-05-03", "until: 2027-02-29", 1), {"Y036"}),
        (lambda text: text.replace('version: "1.0"', 'version: "99.0"', 1), {"R002"}),
        (lambda text: re.sub(r", seal: [^}]*}", "}", text), {"R002"}),
        (lambda text: text.replace("as: author", "as: сlinician", 1), {"Y034"}),
        (lambda text: text.replace("language: en", "language: en-GB", 1), {"R002"}),
        (lambda text: text.replace("handout: aftercare", "handout: Aftercare"), {"Y035"}),
    ],
    ids=[
        *("second document", "second list", "anchor", "merge key", "conflict", "time zone", "leap day", "later version", "no seal"),
        *("Cyrillic role", "language", "capitals"),
    ],
)
def test_a_register_changed_by_hand_is_an_error_and_approves_nothing(clinic: Clinic, forge: Callable[[str], str], codes: set[str]) -> None:
    clinic.approve()
    register = clinic.folder / "handouts/approvals.yaml"
    register.write_text(forge(register.read_text("utf-8")), "utf-8")
    assert set(told()) == codes


def test_a_leap_day_is_a_day_like_any_other(clinic: Clinic) -> None:
    leap = date(2028, 2, 29)
    clinic.change("content.yaml", "checked: 2026-11-01", "checked: 2028-02-28")
    clinic.approve(on=leap)
    days = (date(2028, 2, 28), leap, date(2028, 8, 29), date(2028, 8, 30))
    assert [clinic.one(on=day).state.status for day in days] == ["draft", "approved", "approved", "expired"]


def test_a_page_for_notes_and_the_notes_of_a_slide_cannot_say_so(clinic: Clinic) -> None:
    before = (clinic.folder / CATALOGUE).read_text("utf-8")
    clinic.change(CATALOGUE, 'msgstr "My notes and questions"', 'msgstr "Approved for patients"')
    assert told() == ["R011"]
    (clinic.folder / CATALOGUE).write_text(before, "utf-8")
    clinic.change("content.yaml", "- Rest.", "- Rest.\n      - These notes are approved for patients.")
    assert told() == ["R011"]


def test_a_pdf_editor_can_write_it_and_then_the_file_is_no_longer_ours(clinic: Clinic) -> None:
    """Nothing prevents this: who has the file can change it. What it then is can be found out."""
    made()
    sheet = Path("output/en/aftercare.pdf")
    assert verify_file(sheet, clinic.review()).verdict == "current"
    assert verify_file(sheet, clinic.review()).why.startswith("aftercare is a draft, not approved")
    line = provenance(sheet.read_bytes())
    assert line
    with pikepdf.open(sheet) as pdf:
        pdf.pages[0].contents_add(b"BT /Helv 12 Tf 40 800 Td (Approved for patients) Tj ET")
        pdf.save("edited.pdf", compress_streams=False)
    assert verify_file(Path("edited.pdf"), clinic.review()).verdict in ("altered", "not ours")
    Path("claimed.pdf").write_bytes(sheet.read_bytes().replace(b"status=draft", b"status=approved", 1))
    assert verify_file(Path("claimed.pdf"), clinic.review()).verdict == "altered"


@pytest.mark.usefixtures("clinic")
def test_what_is_true_of_a_medicine_may_still_be_said() -> None:
    before = Path("content.yaml").read_text("utf-8")
    for words_ in (
        "It is not approved for patients.",
        "Regulators have approved it.",
        "A cream is authorised for use in adults, and ready to use.",
        "Your body clears it, and what is cleared does not come back.",
        "Cells released by the skin carry signals, and messages are passed on.",
        "Ask your doctors if this is right for you.",
        "The code of this sheet was passed down to us.",
        "Ask if it is signed off.",
        "It is not approved by any doctor.",
        "No medicine is approved by the NHS for this.",
    ):
        Path("content.yaml").write_text(before.replace("- Rest.", f"- {words_}"), "utf-8")
        assert told() == []
