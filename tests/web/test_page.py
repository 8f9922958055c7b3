"""What the front desk's page and the list of folders say, from the list of files."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from lxml import html

from generator.content.front_labels import FRONT
from generator.pipeline.folder import READ_ME, START, START_PARTS
from generator.pipeline.front import Situation
from generator.pipeline.manifest import Entry, Manifest
from generator.problems import Problem, Severity
from generator.web import front_desk
from generator.web.desk import desk_of
from generator.web.files import File, files_of
from generator.web.parts import KeptParts
from generator.web.statuses import STATUSES
from tests.conftest import ROOT
from tests.each import rows
from tests.made import REAL, labels, planned
from tests.web.desks import COLON, NOW, changed, desk, manifest

pytestmark = pytest.mark.covered

WEB = ROOT / "generator/web"


def page(listed: Manifest, inputs: str = NOW) -> str:
    return desk(listed, inputs)[START].decode()


def words(html: str) -> str:
    """Return what a page says, without its markup, style and script."""
    body = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def files(listed: Manifest) -> dict[str, File]:
    project = planned(REAL).project
    assert project
    return {file.entry.path: file for file in files_of(listed.files, desk_of(project, ()), NOW, {})}


def with_file(listed: Manifest, path: str, **values: object) -> Manifest:
    return changed(listed, lambda entry: replace(entry, **values) if entry.path == path else entry)  # type: ignore[arg-type]


def test_the_same_list_gives_the_same_bytes() -> None:
    listed = manifest()
    assert desk(listed) == desk(replace(listed, files=tuple(reversed(listed.files))))


@rows("severity", ["warning", "error"])
def test_no_two_parts_of_a_page_have_one_id(severity: Severity) -> None:
    listed = replace(manifest(), problems=(replace(COLON, severity=severity),))
    ids = html.fromstring(page(listed, "what is read today")).xpath("//@id")
    assert len(ids) == len(set(ids)), sorted({each for each in ids if ids.count(each) > 1})


def test_a_black_file_is_the_twin_of_the_one_in_colour_and_only_offered_beside_it() -> None:
    listed = manifest().by_path
    colour, black = "en/leaflet-alopecia-areata.pdf", "en/grey/leaflet-alopecia-areata-grey.pdf"
    assert (listed[colour].twin, listed[black].twin) == (black, colour)
    assert listed["en/large-print/leaflet-alopecia-areata-large-print.pdf"].twin == ""
    html = page(manifest())
    assert f'<p class="small twin">Black-and-white printer? <a href="{black}"' in html
    assert f'class="go" href="{black}"' not in html


@pytest.mark.measured
def test_a_file_is_called_by_its_kind_and_form() -> None:
    named = {path: file.name for path, file in files(manifest()).items()}
    assert named["en/leaflet-alopecia-areata.pdf"] == "Leaflet"
    assert named["en/booklet/leaflet-alopecia-areata-booklet.pdf"] == "Leaflet, small pages for a screen"
    assert named["web/alopecia-areata/index.html"] == "Leaflet, web page"
    assert named["web/index.html"] == "List of web pages"
    assert named["en/grey/aftercare-grey.pdf"] == "Aftercare sheet, black and white"
    assert named["en/tri-fold-press/at-a-glance-alopecia-areata-tri-fold-press.pdf"] == "One page, folded in three, for a print shop"
    assert named["en/booklet-to-fold/treatment-guide-booklet-to-fold.pdf"] == "Treatment guide, booklet to fold"


def test_files_on_two_sizes_of_paper_are_told_apart() -> None:
    listed = manifest()
    a4 = listed.by_path["en/leaflet-alopecia-areata.pdf"]
    assert a4.printing
    letter = replace(a4, path="en/letter/leaflet-alopecia-areata-letter.pdf", printing=replace(a4.printing, paper="Letter"))
    named = {path: file.name for path, file in files(replace(listed, files=(*listed.files, letter))).items()}
    assert (named[a4.path], named[letter.path]) == ("Leaflet, A4", "Leaflet, Letter")


def test_files_for_the_web_are_called_the_same_on_either_paper() -> None:
    listed = manifest()
    for edition in ("web-pdf", "web-large-print"):
        entry = next(each for each in listed.files if each.edition == edition)
        other = with_file(listed, entry.path, edition=edition.replace("web-", "web-letter-"))
        assert files(other)[entry.path].name == files(listed)[entry.path].name


def test_a_handout_of_the_clinics_own_has_its_title() -> None:
    path = "en/aftercare.pdf"
    assert files(with_file(manifest(), path, handout="diary", title="Your diary"))[path].name == "Your diary"


def test_a_note_has_the_version_or_what_tells_two_drafts_apart() -> None:
    path = "en/leaflet-alopecia-areata.pdf"
    assert files(manifest())[path].note == "HL-02 v2.0, leaflet"
    assert files(with_file(manifest(), path, version="", words="409d49" + "0" * 58))[path].note == "HL-02 draft 409d49, leaflet"


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_has_its_name_and_advice(status: str) -> None:
    said = words(page(changed(manifest(), lambda entry: replace(entry, status=status))))
    assert STATUSES[status].name in said
    assert ("Do not give this" in said) == (status == "withdrawn")
    assert ("nobody has approved" in said) == (STATUSES[status].tone == "draft")


@pytest.mark.measured
def test_an_approval_says_by_whom_and_until_when() -> None:
    approved = changed(manifest(), lambda entry: replace(entry, status="approved", review_by="2028-11-22", approved_by="A. Clinician"))
    said = " ".join(words(page(approved)).split())
    assert "Approved by A. Clinician, until 22 November 2028" in said  # on a card
    assert "Approved until 22 November 2028" in said  # in a panel


def test_a_panel_says_whether_its_own_files_are_approved() -> None:
    """Others of the card may be drafts or withdrawn: that is no reason to throw this one away, nor to hand those out."""

    def signed(entry: Entry) -> Entry:
        if entry.handout == "aftercare":
            return replace(entry, status="approved", review_by="2028-11-22", approved_by="A. Clinician")
        return replace(entry, status="withdrawn") if entry.handout == "guide" else entry

    found = html.document_fromstring(page(changed(manifest(), signed)))
    advice = {each.get("id"): " ".join(each.find_class("advice")[0].text_content().split()) for each in found.find_class("panel")}
    assert advice["p-all-aftercare"] == "Approved until 22 November 2028"
    (panel,) = (each for each in found.find_class("panel") if each.get("id") == "p-all-aftercare")
    assert "Approved by A. Clinician" in panel.text_content()
    assert advice["p-all-guide"].startswith("Withdrawn")
    assert advice["p-alopecia-areata-hand-out"].startswith("Draft")


def test_only_conditions_with_files_are_drawn() -> None:
    one = replace(manifest(), files=tuple(entry for entry in manifest().files if entry.condition == "alopecia-areata"))
    kept = [KeptParts.read(desk(listed)[START_PARTS]).desk for listed in (manifest(), one)]
    drawn = [{each.id for each in of.subjects if each.drawing} for of in kept if of]
    assert len(drawn[0]) > 1
    assert drawn[1] == {"alopecia-areata"}
    assert page(one).count('id="c-') == 1


@pytest.mark.parametrize("made_from", ["the same", "other colours"])
def test_a_drawing_is_taken_over_if_it_was_made_from_the_same(made_from: str) -> None:
    kept = KeptParts.read(desk(manifest())[START_PARTS])
    assert kept.desk
    subjects = (
        replace(each, drawing="<svg/>", drawn_from=each.drawn_from if made_from == "the same" else "") for each in kept.desk.subjects
    )
    before = KeptParts(replace(kept.desk, subjects=tuple(subjects)), kept.pictures).packed
    again = front_desk(Situation(manifest(), NOW, planned(REAL).project, lambda path: before if path == START_PARTS else b""))
    now = KeptParts.read(again[START_PARTS]).desk
    assert now
    drawn = {each.drawing for each in now.subjects}
    assert drawn == {"<svg/>"} if made_from == "the same" else now == kept.desk


def test_files_for_one_need_have_the_fullest_handout_first() -> None:
    panel = re.search(r'id="p-alopecia-areata-press".*?</div></div>\s*</div>', page(manifest()), re.DOTALL)
    assert panel
    assert re.findall(r"<h3>(.*?)</h3>", panel[0])[0] == "Leaflet, for a print shop"
    assert "Here is our leaflet “Patchy hair loss”: https://" in page(manifest())  # as patients call it


@rows(
    ("usual", "one", "said"),
    [("approved", "draft", "Draft"), ("draft", "expired", "Review is overdue"), ("expired", "withdrawn", "Withdrawn")],
)
def test_a_card_says_the_worst_of_its_files(usual: str, one: str, said: str) -> None:
    alike = changed(manifest(), lambda entry: replace(entry, status=usual))
    for listed, shown in ((alike, STATUSES[usual].name), (with_file(alike, "en/leaflet-alopecia-areata.pdf", status=one), said)):
        card = re.search(r'id="c-alopecia-areata".*?</ul>', page(listed), re.DOTALL)
        assert card
        names = [status.name for status in STATUSES.values()]
        assert re.findall("|".join(names), words(card[0]))[:1] == [shown]


def test_files_older_than_the_words_are_counted_and_named() -> None:
    older = changed(manifest(), lambda entry: replace(entry, inputs=NOW if entry.handout == "aftercare" else "earlier"))
    said = words(page(older))
    files = [entry for entry in older.files if not entry.path.endswith(".json")]  # which only programs read
    count = sum(entry.handout != "aftercare" for entry in files)
    assert f"{count} of {len(files)} files are older than the words: run make before you print." in said
    assert "older than the words" not in words(page(manifest()))


def test_a_build_that_stopped_is_told_with_the_line_and_the_way_out() -> None:
    said = words(page(replace(manifest(), problems=(COLON,)), "something else"))
    assert "The last run of make stopped. The files below are from before." in said
    assert "&#39;title&#39; holds a colon, so YAML sees two keys here. content.yaml, line 41 · Y012 title: Asthma: your plan" in said
    assert "Put quotes round the whole text: &#34;Asthma: your plan&#34;" in said
    assert "files are older" not in said


def test_warnings_are_notes() -> None:
    note = Problem("V07", "left out", severity="warning")
    assert "1 note from the last run of make" in words(page(replace(manifest(), problems=(note,))))


def test_words_of_others_are_text_and_never_markup() -> None:
    bad = '</script><img src=x onerror="alert(1)">'
    html = page(replace(changed(manifest(), lambda entry: replace(entry, title=bad)), problems=(replace(COLON, message=bad),)))
    assert "<img" not in html
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert data
    assert {file["title"] for file in json.loads(data[1])["files"]} == {bad}


def test_the_page_can_ask_for_nothing() -> None:
    html = page(manifest())
    assert "default-src 'none'" in html
    assert re.findall(r'\b(?:src|srcset|action)="|url\((?!data:)|@import', html) == []


def test_while_the_words_cannot_be_read_the_page_is_made_of_what_was_kept() -> None:
    listed = manifest()
    kept = desk(listed)
    again = front_desk(Situation(listed, NOW, None, lambda path: kept[START_PARTS] if path == START_PARTS else b""))
    assert again == kept


@rows("data", [b"", b"{", b"[]", b'{"format": 2}', b'{"format": 1, "desk": {"lang": 3}, "pictures": {}}'])
@pytest.mark.measured
def test_without_words_and_without_what_was_kept_nothing_is_written(data: bytes) -> None:
    assert KeptParts.read(data) == KeptParts()
    assert front_desk(Situation(manifest(), NOW, None, lambda _path: data)) == {}


def test_the_list_of_folders_says_what_lies_where() -> None:
    text = desk(manifest())[READ_ME].decode()
    count = len([entry for entry in manifest().files if entry.path.startswith("en/large-print/")])
    assert re.search(rf"^  en/large-print/ +{count} files: in large print\r$", text, re.MULTILINE)
    assert "Open “Start here.html” with a double click." in text


def test_every_label_that_the_page_asks_for_is_in_the_catalogue_and_the_other_way_round() -> None:
    sources = "".join(file.read_text("utf-8") for file in (*WEB.glob("*.py"), *(WEB / "templates").iterdir()))
    asked = set(re.findall(r"\b(?:start|readme)_[a-z_-]*[a-z]\b", sources))
    begun = tuple(re.findall(r"\b((?:start|readme)_[a-z_]+_)\{", sources))
    assert tuple(key for key in labels().texts if key.startswith(("start_", "readme_"))) == FRONT
    unasked = {key for key in FRONT if {key, key.removesuffix("_one"), key.removesuffix("_many")}.isdisjoint(asked)}
    assert {key for key in unasked if not key.startswith(begun)} == set()
    assert {key for key in asked if key not in FRONT and f"{key}_one" not in FRONT} == set()
