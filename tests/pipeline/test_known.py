"""What a build keeps of what it found out: with it, the next build says and makes the same as without it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline import fingerprint, known
from generator.pipeline.jobs import BuildPlan, make_plan
from generator.pipeline.manifest import MANIFEST
from generator.problems import errors
from generator.review.rules import RULES
from tests.conftest import ROOT, Project, small_project
from tests.named import ALL

pytestmark = pytest.mark.covered

DAY = date(2026, 11, 30)
RULES_DIR = ROOT / "tests/examples/rules"
FIRM = {rule.code for rule in RULES if rule.firm}
SAMPLE = None if ALL else 4  # of the groups of examples
SECTION = re.compile(r" *(- )?[a-z_]+:|- ")


@dataclass(frozen=True, slots=True)
class Case:
    """A text of the smallest words, and what a rule finds fault with in its place."""

    code: str
    at: str
    put: object


def cases() -> Iterator[Case]:
    for folder in sorted(RULES_DIR.iterdir()):
        if folder.name not in FIRM:
            for case in yaml.safe_load((folder / "cases.yaml").read_bytes())["fails"]:
                put = case["put"] * case["times"] if "times" in case else case["put"]
                if isinstance(put, str):
                    yield Case(folder.name, case["at"], put)


def groups() -> list[list[Case]]:
    """Return the cases in groups that change each text only once."""
    found: list[list[Case]] = []
    for case in cases():
        if case.code == "V08":  # a mark of quality without a licence is an error of the register, too, and nothing is kept of errors
            continue
        group = next((each for each in found if case.at not in {other.at for other in each}), None)
        if group is None:
            found.append(group := [])
        group.append(case)
    return found


def put(value: Any, at: list[str], words: object) -> bool:
    """Put words in the place of a text, as rules call it; return whether it is there."""
    key: Any = at[0]
    if isinstance(value, list):
        by_id = [n for n, item in enumerate(value) if isinstance(item, dict) and key in (item.get("id"), item.get("country"))]
        key = by_id[0] if by_id else int(key) if key.isdigit() else len(value)
    there = key in value if isinstance(value, dict) else key < len(value)
    if not there:
        return False
    if len(at) > 1:
        return isinstance(value[key], dict | list) and put(value[key], at[1:], words)
    value[key] = words
    return True


def lowered(folder: Path) -> None:
    """Have everything that a rule finds be a warning, so that handouts are planned all the same."""
    codes = sorted({rule.code for rule in RULES} - FIRM)
    (folder / "handouts/checks.yaml").write_text("".join(f"{code}: {{severity: warning, reason: a test}}\n" for code in codes), "utf-8")


def with_lines_moved(words: str, chance: random.Random) -> str:
    """Return words with comments and empty lines between them."""
    lines: list[str] = []
    for line in words.split("\n"):
        if SECTION.match(line) and chance.random() < 0.2:
            lines.append(chance.choice(["", "# a comment", "   # another one", "# make: [it] \"odd'"]))
        lines.append(line)
    return "\n".join(lines)


def planned(project: Project, kept: known.Known | None) -> BuildPlan:
    handouts = project.folder / "handouts"
    return make_plan(project.content, handouts, on=DAY, read=fingerprint.of_handouts(handouts), known=kept)


def words_now(project: Project) -> known.WordsRead:
    from generator.yamlsource.reader import read_yaml
    from generator.yamlsource.shown import shown

    tree, problems = read_yaml(project.content, shown(project.content))
    assert tree
    assert not problems
    words = known.words_of(tree, project.folder / "handouts", fingerprint.of_handouts(project.folder / "handouts") or "", DAY)
    assert words
    return words


def test_what_any_rule_found_is_told_at_the_line_where_it_is_now(project: Project) -> None:
    lowered(project.folder)
    smallest = project.content.read_text("utf-8")
    chance, told = random.Random(7), set[str]()
    every = groups()
    for group in every if SAMPLE is None else chance.sample(every, SAMPLE):
        tree = yaml.safe_load(smallest)
        assert [case for case in group if put(tree, case.at.split("/"), case.put)]
        project.content.write_text(yaml.safe_dump(tree, sort_keys=False, allow_unicode=True), "utf-8")
        first = planned(project, None)
        assert not errors(first.problems), first.problems
        assert first.known
        moved = with_lines_moved(project.content.read_text("utf-8"), chance)
        project.content.write_text(moved, "utf-8")
        again, fresh = planned(project, json.loads(json.dumps(first.known))), planned(project, None)
        assert again.verdict is None, "what was known was not used"
        assert again.problems == fresh.problems
        assert again.strictness == fresh.strictness
        assert again.known == fresh.known
        assert known.planned_with(words_now(project), first.known) == fresh.problems
        told |= {problem.code for problem in fresh.problems}
    assert len(told) > (25 if ALL else 8)


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: project.change("Wear a hat in the sun.", "Wear a cap in the sun."),
        lambda project: project.change("Wear a hat in the sun.", "'Wear a hat in the sun.'"),
        lambda project: (project.folder / "handouts/checks.yaml").write_text("C15: {severity: 'off', reason: a test}\n", "utf-8"),
        lambda project: project.change("What are the signs?", "What are its signs?", "handouts/translations/en.po"),
    ],
    ids=["a word", "quotation marks", "checks.yaml", "a label"],
)
def test_what_was_found_in_anything_else_is_not_used(project: Project, edit: Callable[[Project], object]) -> None:
    before = planned(project, None).known
    assert planned(project, before).verdict is None
    edit(project)
    assert planned(project, before).verdict


@pytest.mark.parametrize("on", [date(2026, 12, 1), date(2027, 1, 1)])
def test_nor_is_what_was_found_on_another_day(project: Project, on: date) -> None:
    handouts = project.folder / "handouts"
    before = planned(project, None).known
    assert make_plan(project.content, handouts, on=on, read=fingerprint.of_handouts(handouts), known=before).verdict


def test_what_was_edited_or_is_not_ours_is_not_used(project: Project) -> None:
    before = planned(project, None).known
    assert before
    text = json.dumps(before)
    chance = random.Random(3)
    for _ in range(60):
        whole = json.loads(text)
        broken(whole, chance)
        if whole != before:
            assert planned_or_not(project, whole) is None, whole
    for odd in ({}, {"of": before["of"]}, {**before, "found": None}, {"of": 1, "digest": []}):
        assert planned_or_not(project, odd) is None
    assert planned_or_not(project, before) is not None


def test_texts_are_quiet_for_other_words_too_but_not_if_the_list_was_edited(project: Project) -> None:
    before = planned(project, None).known
    assert before
    project.change("Wear a hat in the sun.", "Wear a cap in the sun.")
    after = planned(project, before).known
    assert after
    quiet, now = (set(known.quiet_in(each)) for each in (before, after))
    assert len(quiet) > 100
    assert [len(quiet - now), len(now - quiet)] == [1, 1]
    assert known.quiet_in({**before, "quiet": str(before["quiet"])[16:]}) == ()
    assert known.quiet_in({}) == known.quiet_in(None) == ()


def planned_or_not(project: Project, kept: known.Known) -> object:
    return known.judgement_on(words_now(project), kept)


def broken(whole: Any, chance: random.Random) -> None:
    """Change one value somewhere in a JSON text."""
    while True:
        key = chance.choice(list(whole)) if isinstance(whole, dict) else chance.randrange(len(whole))
        if isinstance(whole[key], dict | list) and whole[key] and chance.random() < 0.9:
            whole = whole[key]
            continue
        whole[key] = chance.choice([None, 0, -1, "x", [], {}, True, 1e300, "\ud800"])
        return


def test_one_that_was_edited_with_a_digest_that_is_right_still_has_to_be_well_formed(project: Project) -> None:
    before = planned(project, None).known
    assert before
    for name, value in {
        "found": [{"problem": ["K07", "fatal", "a", "b"], "at": None, "nodes": []}],
        "limits": {},
        "levels": {"T01": "x"},
        "quiet": 7,
    }.items():
        whole: dict[str, object] = {key: part for key, part in {**before, name: value}.items() if key != "digest"}
        assert planned_or_not(project, {**whole, "digest": known._digest(whole)}) is None


def without_what_is_known(project: Project) -> None:
    """Take what a build keeps out of the list of files."""
    manifest = project.output / MANIFEST
    whole = json.loads(manifest.read_text("utf-8"))
    whole.pop("known", None)  # a build that stopped has kept nothing
    manifest.write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", "utf-8")


def files_but_for_what_is_known(project: Project) -> dict[str, bytes]:
    manifest = json.loads((project.output / MANIFEST).read_text("utf-8"))
    return {**project.files(), MANIFEST: json.dumps({**manifest, "known": None}).encode()}


def edits(words: str, chance: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words after each of some edits, with what is to be made then."""
    yield f"# one more comment\n{words}", ()
    words = with_lines_moved(words, chance)
    yield words, ("--only", "aftercare")
    yield words.replace("Wear a hat in the sun.", "Wear a big hat in the sun."), ("--only", "leaflet-test-hair-loss")
    yield words.replace("Wear a hat in the sun.", "Wear: a hat in the sun."), ()
    yield words, ()
    yield with_lines_moved(words, chance), ()


def test_builds_with_and_without_it_say_and_make_the_same(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with_it, without = small_project(tmp_path / "a"), small_project(tmp_path / "b")
    words = with_it.content.read_text("utf-8")
    for project in (with_it, without):
        assert project.run("build", "--on", "2026-11-30").status == 0
    for edited, only in edits(words, random.Random(5)):
        without_what_is_known(without)
        for project in (with_it, without):
            project.content.write_text(edited, "utf-8")
            if only:
                (project.output / "en/leaflet-test-hair-loss.pdf").unlink(missing_ok=True)
        arguments = ("build", "--on", "2026-11-30", *only)
        assert with_it.run(*arguments) == without.run(*arguments)
        assert files_but_for_what_is_known(with_it) == files_but_for_what_is_known(without)
    assert with_it.run("build", "--on", "2026-11-30").out.startswith("Nothing has changed")


def test_where_only_a_comment_has_changed_and_the_list_cannot_be_written_it_is_told_why(built: Project) -> None:
    (built.output / MANIFEST).chmod(0o444)
    built.content.write_text(f"# a comment\n{built.content.read_text('utf-8')}", "utf-8")
    before = built.files()
    ran = built.run("build")
    assert (ran.status, "B002" in ran.err, built.files() == before) == (1, True, True), ran
    (built.output / MANIFEST).chmod(0o644)
    assert "5 unchanged in output/" in built.run("build").out


@pytest.mark.measured
def test_a_file_that_is_not_as_it_was_made_is_made_again_though_only_a_comment_has_changed(built: Project) -> None:
    before = built.files()
    (built.output / "en/aftercare.pdf").write_bytes(b"somebody's own")
    built.content.write_text(f"# a comment\n{built.content.read_text('utf-8')}", "utf-8")
    assert "1 changed" in built.run("build").out
    assert built.files()["en/aftercare.pdf"] == before["en/aftercare.pdf"]
