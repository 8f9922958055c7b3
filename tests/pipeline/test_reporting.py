"""The quality report: tagged as every PDF file is, with what was measured, what is open, and where a person signs."""

from __future__ import annotations

import pikepdf
from pypdfium2 import PdfDocument

from tests.conftest import Project


def test_a_report_is_written_as_pdf_and_markdown_and_not_again_if_nothing_has_changed(project: Project) -> None:
    ran = project.run("report")
    assert ran.status == 0, ran.err
    output = project.folder / "output"
    pdf, markdown = output / "quality-report.pdf", output / "quality-report.md"
    before = pdf.read_bytes(), markdown.read_bytes(), pdf.stat().st_mtime_ns
    said = markdown.read_text("utf-8")
    assert said.startswith("# Quality report\n")
    assert "| Test hair loss | " in said
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in said.splitlines() if line.startswith("| HL-")]
    assert [row[0].partition(" · ")[2] for row in rows] == [
        "After your treatment",
        "Hair loss and exosomes",
        "Test hair loss: choices and exosomes",
        "Exosome treatment for hair loss",
    ]
    assert all(3 < float(smog) < 9 and int(count) >= 30 for _, smog, _, count, _ in rows)
    graded = [float(kincaid) for _, _, kincaid, _, _ in rows if kincaid != "–"]  # few sentences, many points: no grade
    assert len(graded) >= 2
    assert max(graded) < 9
    assert "nobody is there to clear it" in said  # the reason why a rule is off
    assert "- [ ] Is it kind, and does it blame nobody?" in said
    assert "[@" not in said
    pages = [page.get_textpage().get_text_bounded() for page in PdfDocument(pdf)]
    assert "Quality report" in pages[0]
    assert "Read by" in pages[-1]
    with pikepdf.open(pdf) as read:
        assert read.Root.MarkInfo.Marked
        assert str(read.Root.Lang) == "en-GB"
    assert project.run("report").status == 0
    assert (pdf.read_bytes(), markdown.read_bytes(), pdf.stat().st_mtime_ns) == before


def test_no_report_is_written_while_there_are_errors(project: Project) -> None:
    project.change("steps_note: Nobody knows how many are best.", "steps_note: We guarantee a cure.")
    ran = project.run("report")
    assert ran.status == 1
    assert "K01  error" in ran.err
    assert not (project.folder / "output/quality-report.pdf").exists()


def test_check_fails_on_warnings_only_if_it_is_strict(project: Project) -> None:
    project.change("K07: {severity: off, reason: nobody is there to clear it}\n", "", "handouts/checks.yaml")
    ran = project.run("check", "--format", "markdown")
    assert (ran.status, ran.err) == (0, "")
    assert "| K07 | warning |" in ran.out
    assert ran.out.rstrip().splitlines()[-1].startswith("- [ ] ")
    assert project.run("check", "--format", "github", "--strict").status == 1
