"""`clean`: what builds have made is deleted, and nothing else."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline.clean import clean
from generator.pipeline.manifest import MANIFEST
from generator.pipeline.publish import opened
from tests.conftest import Project
from tests.pipeline.killing import each_kill
from tests.pipeline.laid_out import lay_out, tree

FILES = {"en/a.pdf": b"a", "en/b.pdf": b"b", "en/press/c.pdf": b"c", "cy/d.pdf": b"d"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output folder as a build leaves it."""
    lay_out(tmp_path / "output", FILES)
    return tmp_path / "output"


def line(output: Path) -> str:
    """Clean, and return what is said."""
    cleaned = clean(output, lambda: None)
    assert cleaned.problems == ()
    return cleaned.line("output")


def test_what_was_made_is_deleted_with_the_folders_it_was_in(output: Path) -> None:
    assert line(output) == "output/: 5 files deleted"
    assert tree(output) == {}
    assert line(output) == "output/: nothing to delete"


def test_without_a_folder_there_is_nothing_to_delete(tmp_path: Path) -> None:
    assert line(tmp_path / "output") == "output/: nothing to delete"
    assert list(tmp_path.iterdir()) == []


def test_files_and_folders_of_the_users_own_stay(output: Path) -> None:
    own = {".gitignore": "*", "en/mine.pdf": "mine", ".new-abc/x": "mine", "empty/": "", "en/press/empty/": ""}
    for path, text in own.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).mkdir() if path.endswith("/") else (output / path).write_text(text)
    assert line(output) == "output/: 5 files deleted"
    assert tree(output) == {**own, ".new-abc/": "", "en/": "", "en/press/": ""}


def test_a_file_that_was_changed_is_kept_and_named(output: Path) -> None:
    (output / "en/a.pdf").write_text("mine")
    (output / "cy/d.pdf").write_text("")
    assert line(output) == "output/: 3 files deleted; kept, as changed or moved by hand: cy/d.pdf, en/a.pdf"
    assert tree(output) == {"en/": "", "en/a.pdf": "mine", "cy/": "", "cy/d.pdf": ""}


def test_of_many_changed_files_some_are_named(tmp_path: Path) -> None:
    lay_out(tmp_path, {f"en/{name}.pdf": b"made" for name in "abcdefgh"})
    for name in "abcdefg":
        (tmp_path / f"en/{name}.pdf").write_text("mine")
    kept = "kept, as changed or moved by hand: en/a.pdf, en/b.pdf, en/c.pdf, en/d.pdf, en/e.pdf and 2 more"
    assert line(tmp_path) == f"output/: 2 files deleted; {kept}"


def test_the_template_for_slides_is_kept(output: Path) -> None:
    (output / "clinic-template.potx").write_text("made")
    assert line(output) == "output/: 5 files deleted; kept, as yours to change: clinic-template.potx"
    assert tree(output) == {"clinic-template.potx": "made"}


def linked_file(output: Path) -> None:
    (output / "en/a.pdf").replace(output.with_name("a.pdf"))
    (output / "en/a.pdf").symlink_to("../../a.pdf")


def linked_folder(output: Path) -> None:
    (output / "en").rename(output.with_name("elsewhere"))
    (output / "en").symlink_to("../elsewhere")


def linked_inside(output: Path) -> None:
    (output / "en").rename(output / "fr")
    (output / "en").symlink_to("fr")


def folder_instead(output: Path) -> None:
    (output / "en/a.pdf").unlink()
    (output / "en/a.pdf").mkdir()


def pipe_instead(output: Path) -> None:
    (output / "en/a.pdf").unlink()
    os.mkfifo(output / "en/a.pdf")


@pytest.mark.parametrize("change", [linked_file, linked_folder, linked_inside, folder_instead, pipe_instead])
def test_nothing_is_deleted_through_a_link_and_nothing_that_is_not_a_file(output: Path, change: Callable[[Path], None]) -> None:
    change(output)
    before = {each for each in output.parent.rglob("*") if each.name in ("a.pdf", "b.pdf", "c.pdf", "en", "elsewhere", "fr")}
    expected = {each for each in before if not (each.name in ("b.pdf", "c.pdf") and each.parent.name in ("en", "press"))}
    said = line(output)
    assert "kept, as changed or moved by hand: en/a.pdf" in said
    left = {each for each in output.parent.rglob("*") if each.name in ("a.pdf", "b.pdf", "c.pdf", "en", "elsewhere", "fr")}
    assert left == (before if "linked_" in change.__name__ and change is not linked_file else expected)


@pytest.mark.parametrize("path", ["../x.pdf", "en/../../x.pdf", "{absolute}", "x.pdf", ".gitignore", "en/press/deep/x.pdf"])
def test_a_manifest_that_leads_out_is_not_believed_and_stays(output: Path, path: str) -> None:
    victim = output.with_name("x.pdf")
    victim.write_bytes(b"a")
    manifest = output / MANIFEST
    manifest.write_text(manifest.read_text().replace("en/a.pdf", path.format(absolute=victim)))
    before = tree(output.parent)
    (problem,) = clean(output, lambda: None).problems
    assert (problem.code, problem.severity, problem.location and problem.location.file) == ("B013", "warning", str(manifest))
    assert tree(output.parent) == before


def link_out(path: Path) -> None:
    path.symlink_to("../manifest")


def link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize("kind", [os.mkfifo, Path.mkdir, link_out, link_to_nowhere])
def test_a_manifest_that_is_not_a_file_in_the_folder_is_not_read(output: Path, kind: Callable[[Path], None]) -> None:
    (output / MANIFEST).replace(output.with_name("manifest"))
    kind(output / MANIFEST)
    (problem,) = clean(output, lambda: None).problems
    assert problem.code == "B013"
    assert (output / "en/a.pdf").read_text() == "a"


def test_a_linked_output_is_refused(output: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("output")
    before = tree(output)
    (problem,) = clean(tmp_path / "link", lambda: None).problems
    assert (problem.code, problem.severity) == ("B011", "error")
    assert tree(output) == before


def test_a_file_that_cannot_be_deleted_is_a_problem_and_can_be_deleted_later(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def open_elsewhere(self: Path, missing_ok: bool = False) -> None:
        if self.name == "b.pdf":
            raise PermissionError(errno.EACCES, "open in another program", str(self))
        unlink(self, missing_ok)

    with monkeypatch.context() as for_now:
        for_now.setattr(Path, "unlink", open_elsewhere)
        (problem,) = clean(output, lambda: None).problems
    assert (problem.code, problem.location and problem.location.file) == ("B002", str(output / "en/b.pdf"))
    clean(output, lambda: None)
    assert tree(output) == {}


def test_it_waits_for_a_build(output: Path) -> None:
    waits = threading.Event()
    other = threading.Thread(target=clean, args=(output, waits.set))
    with opened(output, lambda: None):
        other.start()
        assert waits.wait(10)
        assert (output / "en/a.pdf").exists()
    other.join(10)
    assert tree(output) == {}


def test_after_a_kill_it_is_continued(output: Path) -> None:
    for _ in each_kill(lambda: clean(output, lambda: None), lambda: lay_out(output, FILES), output):
        clean(output, lambda: None)
        assert [path for path, text in tree(output).items() if text] == []


def test_the_command_says_what_it_does_and_a_build_makes_the_files_again(built: Project) -> None:
    files = built.files()
    ran = built.run("clean")
    assert (ran.status, ran.out, ran.err) == (0, f"output/: {len(files)} files deleted\n", "")
    assert built.files() == {}
    assert built.run("build", "--only", "aftercare").status == 0
    assert built.files()["en/aftercare.pdf"] == files["en/aftercare.pdf"]


def test_the_command_leaves_what_it_cannot_account_for(built: Project) -> None:
    (built.output / MANIFEST).write_text("mine")
    before = built.files()
    ran = built.run("clean")
    assert (ran.status, ran.out) == (0, "output/: nothing deleted\n")
    assert "output/manifest.json  B013  warning  nothing was deleted: this is not the list of files" in ran.err
    assert built.files() == before
