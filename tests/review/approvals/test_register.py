"""The register of approvals: one line an act, which says itself whether it is as it was written."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.pipeline.approving import cleaned, sealed_act
from generator.review.approvals.acts import Act
from generator.review.approvals.register import HEAD, Register, later_than, read_register
from generator.yamlsource.reader import parse_yaml
from tests.conftest import ROOT
from tests.each import rows


def act(**changes: object) -> Act:
    values = {
        "date": "2026-11-29", "act": "approve", "handout": "aftercare", "language": "en", "as": "author", "by": "Test Writer",
        "what": "Writer of tests", "version": "1.0", "until": "2027-05-03", "words": "a" * 64, "facts": "b" * 64,
    }  # fmt: skip
    return sealed_act({**values, **changes})


def read(tmp_path: Path, *lines: str) -> tuple[Register, list[str]]:
    file = tmp_path / "approvals.yaml"
    file.write_text(HEAD + "".join(f"{line}\n" for line in lines), "utf-8")
    register, problems = read_register(file, "approvals.yaml")
    return register, [problem.code for problem in problems]


def test_a_line_says_first_what_a_person_wants_to_know() -> None:
    assert act().line().startswith('  - {date: 2026-11-29, act: approve, handout: aftercare, language: en, as: author, by: "Test Writer", ')


def test_without_a_file_or_a_line_nothing_is_approved(tmp_path: Path) -> None:
    assert read_register(tmp_path / "approvals.yaml", "approvals.yaml") == (Register(), ())
    assert read(tmp_path) == (Register(), [])
    assert read_register(ROOT / "handouts/approvals.yaml", "approvals.yaml") == (Register(), ())
    assert (ROOT / "handouts/approvals.yaml").read_text("utf-8") == HEAD


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp", "Mn"]), min_size=1, max_size=60))
@example("NULL")
@example("No")
@example("0x1F")
@example("1e5")
@example("-")
@example("2026-11-29")
@example("Steﬀen Oﬃce")
@example("\ufffcSteﬀen")
def test_any_name_is_read_as_it_was_written(name: str) -> None:
    written = act(by=cleaned(name) or "x")
    tree, problems = parse_yaml(f"{HEAD}{written.line()}\n".encode(), "approvals.yaml")
    assert problems == ()
    assert tree is not None
    assert str(tree.at(("acts", 0, "by"))) == written.by


def test_a_line_that_was_changed_does_not_count(tmp_path: Path) -> None:
    line = act().line()
    assert [each.line() for each in read(tmp_path, line)[0].acts] == [line]
    for find, put in (("Test Writer", "Test Clinician"), ("author", "clinician"), ("a" * 64, "c" * 64), ("2027-05-03", "2099-05-03")):
        assert read(tmp_path, line.replace(find, put)) == (Register(), ["R002"])
    assert read(tmp_path, line.replace("what: ", "role: "))[1] == ["Y030"]


@rows("name", [name for name in Act.model_fields if name != "seal"])
def test_the_seal_is_over_all_that_a_line_says(name: str) -> None:
    whole = act(clinic="leeds", profile="promotion", registration="Test 1",
                read=True, reason="None", copies=1, mark="NHS", rule="K07", where="a", sentence="b", found="c",
                cleared="d", made_of="e" * 64, status="draft", called="Borrador")  # fmt: skip
    assert getattr(whole, name) is not None
    assert whole.model_copy(update={name: None}).right_seal != whole.right_seal


def test_a_line_without_what_it_has_to_say_does_not_count(tmp_path: Path) -> None:
    assert read(tmp_path, act(facts=None).line()) == (Register(), ["R001"])
    assert act(**{"as": "patients"}).lacking == ("read",)
    assert act(**{"as": "patients", "read": False}).lacking == ("reason",)
    assert act(**{"as": "patients", "read": False, "reason": "A comma was moved"}).lacking == ()
    assert act(act="withdraw", **{"as": None}).lacking == ("reason",)
    assert act(act="clear", rule="K07", where="a", reason="It is true", **{"as": None}).lacking == ("sentence",)
    assert act(act="release", **{"as": None}).lacking == ("made_of",)
    assert act(act="print", **{"as": None}).lacking == ("copies",)
    assert act(act="mark", mark="NHS", until=None, **{"as": None}).lacking == ("registration", "until")
    assert act(act="status", status="draft", **{"as": None}).lacking == ("called",)


def test_acts_count_by_day(tmp_path: Path) -> None:
    late, early = act(date="2026-12-01"), act(date="2026-11-30")
    register, _ = read(tmp_path, late.line(), early.line())
    assert [each.seal for each in register.acts] == [early.seal, late.seal]
    assert [each.seal for each in register.until(date(2026, 11, 30)).acts] == [early.seal]
    assert [problem.code for problem in later_than(register, date(2026, 11, 30), "approvals.yaml")] == ["R003"]
    assert list(later_than(register, date(2026, 12, 1), "approvals.yaml")) == []


def test_git_keeps_the_lines_of_two_branches(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        person = ("-c", "user.name=Test", "-c", "user.email=test@clinic.example")
        subprocess.run(["git", *person, *arguments], cwd=tmp_path, check=True, capture_output=True)

    file = tmp_path / "handouts/approvals.yaml"
    file.parent.mkdir()
    file.write_text(HEAD, "utf-8")
    (tmp_path / ".gitattributes").write_text((ROOT / ".gitattributes").read_text("utf-8"), "utf-8")
    git("init", "-b", "one")
    git("add", ".")
    git("commit", "-m", "Begin")
    for branch, by in (("two", "Test Doctor"), ("one", "Test Writer")):
        git("checkout", "-B", branch, *(["one"] if branch == "two" else []))
        file.write_text(f"{HEAD}{act(by=by).line()}\n", "utf-8")
        git("commit", "-am", by)
        git("checkout", "one")
    git("merge", "two")
    register, problems = read_register(file, "approvals.yaml")
    assert problems == ()
    assert {each.by for each in register.acts} == {"Test Doctor", "Test Writer"}
