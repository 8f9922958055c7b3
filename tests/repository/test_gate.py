"""What building relies on: locked packages, a Makefile with plain messages, and a CI that skips nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import OURS, ROOT, RUN, clear
from tests.pipeline.laid_out import lay_out

pytestmark = pytest.mark.covered

LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(name: str) -> dict[str, str]:
    """Return the packages of a lock with their versions."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+) \\$", (ROOT / name).read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host_and_no_folder(name: str) -> None:
    assert not re.findall(r"https?:|file:|^\s*-", (ROOT / name).read_text().replace("    --hash=", "    "), re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_has_hashes(name: str) -> None:
    blocks = re.split(r"^(?=[a-z])", (ROOT / name).read_text(), flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked(name)) > 20
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_tests_run_with_the_versions_that_build() -> None:
    build, tests = (locked(name) for name in LOCKS)
    assert build.items() <= tests.items()


def test_every_package_declared_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [{re.split(r"[=<>]", each.lower())[0] for each in project["dependencies"]}]
    declared.append({each.lower().partition("[")[0] for each in project["optional-dependencies"]["dev"]})
    assert [names - locked(lock).keys() for names, lock in zip(declared, LOCKS, strict=True)] == [set(), set()]


@pytest.fixture
def within(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return a place for tests with this project's rules; the folder of the run stays that of the run around them."""
    monkeypatch.setenv(RUN, os.environ[RUN])
    pytester.makeconftest((ROOT / "tests/conftest.py").read_text().replace('pytest_plugins = ["pytester"]\n', ""))
    return pytester


def run(tests: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run tests in this process, without the plugins that only a whole run needs."""
    return tests.runpytest_inprocess("-p", "no:xdist", "-p", "no:cov", "-p", "no:hypothesispytest", *arguments)


@pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux keeps files in memory")
def test_what_a_killed_run_left_in_memory_goes_with_the_next_one(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as ended:
        pass
    left, running, others = (tmp_path / name for name in (f"{OURS}{ended.pid}-a", f"{OURS}{os.getpid()}-a", "handouts-of-a-person"))
    for folder in (left, running, others):
        folder.mkdir()
    clear(tmp_path)
    assert set(tmp_path.iterdir()) == {running, others}


def test_a_skipped_test_fails_in_ci(within: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    within.makepyfile(
        test_some="import pytest\ndef test_some():\n    pytest.skip('soffice is not installed')\ndef test_other():\n    pass\n",
        test_whole="import pytest\npytest.skip('no java', allow_module_level=True)\n",
        test_expected="import pytest\n@pytest.mark.xfail(strict=True)\ndef test_expected():\n    assert False\n",
    )
    monkeypatch.setenv("CI", "")
    run(within).assert_outcomes(passed=1, skipped=2, xfailed=1)
    monkeypatch.setenv("CI", "true")
    result = run(within, "--continue-on-collection-errors")
    result.assert_outcomes(passed=1, failed=1, errors=1, xfailed=1)
    result.stdout.fnmatch_lines(["*skipped in CI*soffice is not installed*"])


def test_only_an_absent_validator_may_be_skipped_in_ci(within: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    reasons = ("verapdf is not on the PATH", "the Open XML SDK's validator is not on the path", "LibreOffice is not installed")
    tests = "".join(f"@pytest.mark.skipif(True, reason={why!r})\ndef test_{n}():\n    pass\n" for n, why in enumerate(reasons))
    within.makepyfile(test_some=f"import pytest\n{tests}")
    monkeypatch.setenv("CI", "true")
    monkeypatch.delenv("HANDOUTS_VALIDATORS", raising=False)  # which CI may have set for this run
    run(within).assert_outcomes(errors=3)
    monkeypatch.setenv("HANDOUTS_VALIDATORS", "absent")
    run(within).assert_outcomes(skipped=2, errors=1)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with a space and a quote in its name that has all `make` needs to begin."""
    folder = tmp_path / "the clinic's handouts"
    folder.mkdir()
    for name in ("Makefile", *LOCKS):
        shutil.copy(ROOT / name, folder)
    return folder


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as from a terminal, even from within `make test`."""
    env = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES", "TESTS"}}
    return subprocess.run(["make", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300)


def test_make_help_lists_every_target(checkout: Path) -> None:
    ran = make(checkout, "help")
    targets = re.findall(r"^\.PHONY: (.*)$", (checkout / "Makefile").read_text(), re.MULTILINE)[0].split()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [target for target in targets if target != "build" and f"make {target}" not in ran.stdout] == []
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("python", ["", "false", "no-such-python"])
def test_make_says_so_when_python_is_missing_or_too_old(checkout: Path, python: str) -> None:
    ran = make(checkout, f"PYTHON={python}")
    assert ran.returncode == 2
    assert ran.stdout.splitlines() == [
        "This program needs Python 3.11 or newer, and this computer doesn't have it.",
        "  Debian, Ubuntu:  sudo apt install python3 python3-venv",
        "  Mac:             brew install python",
    ]


def test_make_says_so_when_venv_is_missing(checkout: Path) -> None:
    bare = checkout / "python"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexec python3 "$@"\n')
    bare.chmod(0o755)
    ran = make(checkout, "PYTHON=./python")
    assert ran.returncode == 2
    assert ran.stdout.splitlines()[-1] == "  Debian, Ubuntu:  sudo apt install python3-venv"


def fake_python(folder: Path) -> None:
    """Put a python3 into `folder` that makes environments that log what they are asked to do instead of doing it."""
    inner = '#!/bin/sh\ncase "$*" in *runs*) echo runs;; *) echo "$@" >> log;; esac\n'
    script = f"""#!/bin/sh
case "$*" in
  *"-m venv"*) echo "$@" >> log; rm -rf .venv; mkdir -p .venv/bin; cat > .venv/bin/python <<'END'
{inner}END
  chmod +x .venv/bin/python;;
esac
"""
    (folder / "python").write_text(script)
    (folder / "python").chmod(0o755)


def log(folder: Path) -> list[str]:
    lines = (folder / "log").read_text().splitlines()
    (folder / "log").unlink()
    return lines


VENV = "-m venv --clear .venv"
INSTALL = "-m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock"
BUILD = "-m generator build"


def test_make_installs_once_and_again_after_a_change_an_interruption_or_a_move(checkout: Path) -> None:
    fake_python(checkout)
    assert make(checkout, "PYTHON=./python").returncode == 0
    assert log(checkout) == [VENV, INSTALL, BUILD]
    assert make(checkout, "PYTHON=./python").stdout == ""
    assert log(checkout) == [BUILD]
    (checkout / ".venv/ready").unlink()  # interrupted: it is written last
    make(checkout, "PYTHON=./python")
    assert log(checkout) == [VENV, INSTALL, BUILD]
    (checkout / ".venv/bin/python").unlink()  # the system's Python was replaced
    make(checkout, "PYTHON=./python")
    assert log(checkout) == [VENV, INSTALL, BUILD]


def test_make_passes_the_names_in_only_on(checkout: Path) -> None:
    fake_python(checkout)
    make(checkout, "PYTHON=./python", "ONLY=aftercare clinic-deck")
    assert log(checkout)[-1] == "-m generator build --only aftercare --only clinic-deck"


@pytest.fixture
def cleanable(checkout: Path) -> Path:
    """Return a checkout with the program's sources, but none of its packages, and what `make` leaves beside them."""
    shutil.copytree(ROOT / "generator", checkout / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("tests/__pycache__", "generator/__pycache__", ".venv/lib", ".ruff_cache/0", ".mypy_cache", ".pytest_cache"):
        (checkout / name).mkdir(parents=True)
    (checkout / ".venv/ready").touch()
    return checkout


def below(folder: Path) -> set[str]:
    """Return the paths of all files and folders in a folder."""
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*")}


def test_make_clean_needs_no_packages_removes_what_was_made_and_leaves_the_rest(cleanable: Path) -> None:
    lay_out(cleanable / "output", {"en/a.pdf": b"a", "en/press/b.pdf": b"b"})
    for own in (".gitignore", "en/mine.pdf", "notes.txt"):
        (cleanable / "output" / own).touch()
    sources = below(ROOT / "generator") - {each for each in below(ROOT / "generator") if "__pycache__" in each}
    ran = make(cleanable, "clean")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "output/: 3 files deleted\n", "")
    assert below(cleanable / "output") == {".gitignore", "en", "en/mine.pdf", "notes.txt"}
    assert {each.name for each in cleanable.iterdir()} == {"Makefile", *LOCKS, "generator", "tests", "output"}
    assert below(cleanable / "generator") == sources


def test_make_clean_works_without_output(cleanable: Path) -> None:
    ran = make(cleanable, "clean")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "output/: nothing to delete\n", "")
    assert not (cleanable / ".venv").exists()
    assert not (cleanable / "output").exists()


def test_make_clean_leaves_what_it_cannot_account_for_and_says_so(cleanable: Path) -> None:
    (cleanable / "output").symlink_to(cleanable.parent)
    ran = make(cleanable, "clean")
    assert ran.returncode == 2
    assert ran.stderr.startswith("output  B011  error  this is a link, and files are only put into the folder itself\n")
    assert not (cleanable / ".venv").exists()


def test_make_clean_falls_back_on_the_python_of_the_packages(cleanable: Path) -> None:
    lay_out(cleanable / "output", {"en/a.pdf": b"a"})
    (cleanable / ".venv/bin").mkdir()
    (cleanable / ".venv/bin/python").symlink_to(Path(sys.executable).resolve())
    nothing = cleanable / "no-python"
    nothing.mkdir()
    for tool in ("make", "sh", "rm", "find"):
        (nothing / tool).symlink_to(shutil.which(tool) or "")
    env = {"PATH": str(nothing)}
    ran = subprocess.run(["make", "clean"], cwd=cleanable, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "output/: 2 files deleted\n"), ran.stderr
    assert not (cleanable / ".venv").exists()
    gone = subprocess.run(["make", "clean"], cwd=cleanable, env=env, capture_output=True, text=True, check=False)
    assert gone.returncode == 2
    assert gone.stdout.startswith("This program needs Python 3.11 or newer")


def test_without_the_packages_the_program_says_how_to_get_them(cleanable: Path) -> None:
    ran = subprocess.run([sys.executable, "-S", "-m", "generator", "build"], cwd=cleanable, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (2, "The packages that this program needs are not installed. To install them, type: make\n")
