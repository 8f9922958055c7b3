"""Review, approval and verification as a person meets them: on the command line and by a word of make."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli_approval, cli_release
from generator.cli import handouts
from generator.pipeline.signing import PASSWORD as PASSWORD_IN
from generator.review.approvals.register import read_register
from tests.conftest import Ran
from tests.keys import PASSWORD, write_key
from tests.problems.steps import lay_out
from tests.repository.test_gate import checkout, make

__all__ = ["checkout"]
SIGN = ("approve", "--only", "aftercare", "--name", "Test Doctor", "--role", "Doctor of tests", "--as", "clinician")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small clinic's folder, which is the current one."""
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, typed: str = "") -> Ran:
    ran = CliRunner().invoke(handouts, arguments, input=typed, standalone_mode=False)
    assert ran.exception is None, ran.exception
    return Ran(ran.return_value, ran.stdout, ran.stderr)


def acts(folder: Path) -> list[str | None]:
    return [act.by for act in read_register(folder / "handouts/approvals.yaml", "approvals.yaml")[0].acts]


def test_nothing_is_signed_unless_somebody_says_yes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run(*SIGN)
    assert (ran.status, acts(folder)) == (1, [])
    assert "Nobody can be asked here: add YES=1" in ran.err
    monkeypatch.setattr(cli_approval, "on_terminal", lambda: True)
    for answer, signed in (("\n", 0), ("no\n", 0), ("y\n", 0), ("yes\n", 1)):
        ran = run(*SIGN, typed=answer)
        assert (ran.status, len(acts(folder))) == (1 - signed, signed)
        assert "I am Test Doctor. I have read what is shown above" in ran.out
    assert "1 line added to handouts/approvals.yaml" in ran.out
    ran = run(*SIGN, "--yes")
    assert (ran.status, len(acts(folder))) == (0, 1)
    assert "you have already approved these words" in ran.err


def test_what_is_approved_is_shown_before_it_is_signed(folder: Path) -> None:
    ran = run(*SIGN, "--yes")
    assert "aftercare  " in ran.out.splitlines()[0]
    assert "sentences, all new to you" in ran.out.splitlines()[0]
    assert "  emergency: 999" in ran.out
    assert acts(folder) == ["Test Doctor"]
    ran = run("approvals")
    assert [line.split()[0] for line in ran.out.splitlines()] == ["aftercare", "clinic-deck", "leaflet-test-hair-loss", "treatment-guide"]
    assert "the author has not signed these words yet" in ran.out


def test_an_approval_is_taken_back(folder: Path) -> None:
    run(*SIGN, "--yes")
    ran = run("approve", "--withdraw", "aftercare", "--name", "Test Doctor", "--yes")
    assert (ran.status, len(acts(folder))) == (1, 1)
    ran = run("approve", "--withdraw", "aftercare", "--name", "Test Doctor", "--reason", "A dose was wrong", "--yes")
    assert (ran.status, len(acts(folder))) == (0, 2)
    assert "withdrawn on " in run("approvals").out


def test_an_approval_is_taken_back_although_the_words_have_mistakes(folder: Path) -> None:
    run(*SIGN, "--yes")
    (folder / "content.yaml").write_text("a: [\n", "utf-8")
    take_back = ("approve", "--name", "Test Doctor", "--reason", "A dose was wrong", "--yes", "--withdraw")
    ran = run(*take_back, "aftercre")
    assert (ran.status, len(acts(folder))) == (1, 1)
    assert "nobody has signed 'aftercre', so there is nothing to take back" in ran.err
    assert "did you mean 'aftercare'?" in ran.err
    ran = run(*take_back, "aftercare.pdf")
    assert (ran.status, len(acts(folder))) == (0, 2)
    register = folder / "handouts/approvals.yaml"
    register.write_text(register.read_text("utf-8").replace('by: "Test Doctor"', 'by: "Test Docter"', 1), "utf-8")
    assert "R002" in run(*take_back, "aftercare").err


def test_a_review_is_shown_and_written(folder: Path) -> None:
    ran = run("review", "--only", "aftercare")
    assert ran.status == 0
    assert {file.name for file in (folder / "output").iterdir()} == {"review.html", "review.docx"}
    ran = run("comments", "output/review.docx")
    assert (ran.status, ran.out) == (0, "There are no comments in output/review.docx.\n")
    assert run("certificate").out == "output/certificate.html: 0 of 4 handouts are approved.\n"


def test_files_and_codes_are_verified(folder: Path) -> None:
    (folder / "theirs.pdf").write_bytes(b"%PDF-1.7\n")
    ran = run("verify", "theirs.pdf", "--code", "abcdef")
    assert (ran.status, [line.partition(". ")[0] for line in ran.out.splitlines()]) == (1, ["theirs.pdf: not ours", "abcdef: unknown"])
    assert run("verify").status == 2


def test_a_release_of_drafts_is_refused_with_all_that_is_missing(folder: Path) -> None:
    ran = run("release")
    assert ran.status == 1
    assert ran.err.count("R013") == 4
    assert not (folder / "output/release").exists()


def test_a_key_is_opened_with_the_password_of_the_environment_or_one_that_is_typed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = write_key(folder.parent / "key.p12")
    ran = run("release", "--sign", str(key))
    assert (ran.status, "this key needs a password" in ran.err) == (1, True)
    monkeypatch.setenv("HANDOUTS_SIGN", "")  # as make sets it where no SIGN is typed
    assert "R013" in run("release").err
    monkeypatch.setenv("HANDOUTS_SIGN", str(key))
    monkeypatch.setenv(PASSWORD_IN, "guessed")
    assert "the password does not open this key" in run("release").err
    monkeypatch.setenv(PASSWORD_IN, PASSWORD)
    assert "R013" in run("release").err  # drafts are refused; the key isn't
    monkeypatch.delenv(PASSWORD_IN)
    monkeypatch.setattr(cli_release, "on_terminal", lambda: True)
    for typed, told in (("guessed", "the password does not open this key"), (PASSWORD, "R013")):
        monkeypatch.setattr(cli_release, "getpass", lambda _asked, typed=typed: typed)
        ran = run("release")
        assert (told in ran.err, typed in ran.out + ran.err) == (True, False)


def test_mistakes_in_the_words_stand_in_the_way_of_any_approval(folder: Path) -> None:
    text = (folder / "content.yaml").read_text("utf-8")
    (folder / "content.yaml").write_text(text.replace("- Rest.", "- Rest [@nobody-1999]."), "utf-8")
    for command in (("review",), (*SIGN, "--yes"), ("approvals",), ("certificate",), ("verify", "--code", "abcdef")):
        ran = run(*command)
        assert (ran.status, "M050" in ran.err) == (1, True)
    assert acts(folder) == []


ODD = """O'Neill "the $pen", $(shell date) `id` \\ #1; a=b & c"""


def test_what_is_typed_after_a_word_of_make_arrives_unharmed(checkout: Path) -> None:
    python = checkout / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(
        '#!/bin/sh\n[ "$1" = -I ] && { echo runs; exit; }\nfor each; do printf "%s\\n" "$each"; done\nenv | grep ^HANDOUTS_ | sort\n'
    )
    python.chmod(0o755)
    (checkout / ".venv/ready").touch()
    ran = make(checkout, "approve", f"NAME={ODD}", "AS=author", "ONLY=aftercare clinic-deck", "YES=1")
    words = ran.stdout.splitlines()
    assert words[2:8] == ["approve", "--only", "aftercare", "--only", "clinic-deck", "--yes"]
    assert f"HANDOUTS_NAME={ODD}" in words
    assert "HANDOUTS_AS=author" in words
    words = make(checkout, "verify", f"FILE={ODD}").stdout.splitlines()
    assert words[2:5] == ["verify", "--", ODD]
    assert f"HANDOUTS_SIGN={ODD}" in make(checkout, "release", f"SIGN={ODD}").stdout.splitlines()


def test_a_name_that_only_the_environment_has_is_not_taken(checkout: Path) -> None:
    """Some systems set NAME to the computer's name."""
    python = checkout / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\n[ "$1" = -I ] && { echo runs; exit; }\nenv | grep ^HANDOUTS_NAME= || true\n')
    python.chmod(0o755)
    (checkout / ".venv/ready").touch()
    env = {"PATH": "/usr/bin:/bin", "NAME": "COMPUTER"}
    ran = subprocess.run(["make", "approve"], cwd=checkout, env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "HANDOUTS_NAME="
