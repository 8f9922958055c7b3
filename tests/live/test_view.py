"""The live view as somebody uses it: save, look, put a mistake right, press Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

from generator.pipeline.folder import START
from tests.browser import SCREENS, Opened, launched, needs_axe, needs_chromium
from tests.conftest import Project
from tests.named import some

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.unmeasured, needs_chromium]
WITHIN = 60_000  # milliseconds: a busy machine is slow
LEAFLET = "en/leaflet-other-hair-loss.pdf"
PICTURE = "#live figure:not([hidden]) img[alt*='leaflet-other-hair-loss.pdf']"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@contextmanager
def watching(project: Project, *options: str) -> Generator[tuple[subprocess.Popen[str], str]]:
    """Start the command; yield it and the address that it tells."""
    process = project.start("watch", "--jobs", "1", *options)
    try:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Open http://127.0.0.1:"), line + (process.stderr.read() if process.stderr else "")
        yield process, line.split()[1]
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def watcher(pristine: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, str]]:
    """Yield a project that is watched, with the address: starting that takes longer than a save."""
    folder = tmp_path_factory.mktemp("watched") / "clinic"
    shutil.copytree(pristine.folder, folder)
    project = Project(folder)
    with watching(project, "--port", str(free())) as (_, address):
        yield project, address


@pytest.fixture
def watched(watcher: tuple[Project, str]) -> Iterator[tuple[Project, str]]:
    """Yield the project that is watched; afterwards its words are put back and made, whatever became of the test."""
    project, address = watcher
    until("all files are made", lambda: state(address)["phase"] == "fine")
    words, made, leaflet = project.content.read_text("utf-8"), project.files(), project.output / LEAFLET
    yield project, address
    leaflet.chmod(0o644)
    serial = state(address)["serial"]
    project.content.write_text(words, "utf-8")
    until("the words are put back", lambda: _fine_since(serial, state(address)) and project.files() == made)


def _fine_since(serial: int, now: dict[str, Any]) -> bool:
    return bool(now["phase"] == "fine" and now["serial"] > serial)


def state(address: str) -> dict[str, Any]:
    """Return what the page is to show now."""
    with urlopen(f"{address}live/events", timeout=WITHIN / 1000) as events:
        return next(json.loads(line.removeprefix(b"data: ")) for line in events if line.startswith(b"data: "))


def until(what: str, holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    ends = time.monotonic() + WITHIN / 1000
    while not holds():
        assert time.monotonic() < ends, f"in vain: {what}"
        time.sleep(0.1)


def phase(page: Page, name: str) -> None:
    page.wait_for_selector(f"#live[data-phase={name}]", timeout=WITHIN)


@contextmanager
def brings(page: Page, project: Project, name: str) -> Generator[None]:
    """Wait until the page shows the phase that a save brings, and is loaded again if the start page says something else then.

    It may show that phase already, and the picture of an earlier save.
    """
    start, serial = (project.output / START).read_bytes(), page.get_attribute("#live", "data-serial")
    page.evaluate("document.body.dataset.earlier = ''")
    yield
    came = f"#live[data-phase={name}]:not([data-serial='{serial}'])"
    page.wait_for_selector(came, timeout=WITHIN)
    if (project.output / START).read_bytes() != start:
        page.wait_for_selector(f"body:not([data-earlier]) {came}", timeout=WITHIN)


def free() -> int:
    from generator.live.view import listening

    with listening(20_000 + os.getpid() % 20_000) as door:
        return int(door.getsockname()[1])


def test_a_save_is_made_and_shown_and_mistakes_come_and_go(watched: tuple[Project, str], page: Page) -> None:
    project, address = watched
    page.goto(address)
    phase(page, "fine")
    words = project.content.read_text("utf-8")

    with page.expect_event("load", timeout=WITHIN), brings(page, project, "fine"):  # the start page says something else
        project.change("Wear a cap in the sun.", "Wear a straw hat in the sun.")
    page.wait_for_selector(PICTURE, timeout=WITHIN)
    assert not page.is_visible("#live [data-part=changed]")
    page.click("#live [data-part=files] summary")
    assert LEAFLET in page.locator("#live [data-part=changed] li").all_inner_texts()
    assert "1 changed place is outlined" in page.inner_text("#live figcaption")
    assert page.evaluate("document.querySelector('#live [data-part=now]').naturalWidth") > 800
    page.click("#live [data-part=compare]")
    assert page.is_visible("#live [data-part=before]")
    assert page.request.get(address + LEAFLET).body() == project.files()[LEAFLET]

    with brings(page, project, "stopped"):
        project.content.write_text(words.replace("phone:", "fone:", 1), "utf-8")
    assert not page.is_visible("#live figure")
    assert "content.yaml:" in page.inner_text("#live [data-part=problems]")
    assert "did you mean 'phone'?" in page.inner_text("#live [data-part=problems]")

    with brings(page, project, "fine"):
        project.content.write_text(words, "utf-8")
    assert page.locator("#live li.error").count() == 0


@needs_axe
def test_nobody_is_kept_out_whatever_a_save_brings(watched: tuple[Project, str], browser: Browser) -> None:
    project, address = watched
    with closing(browser.new_page(bypass_csp=True)) as page:  # for axe-core, which is put into the page
        shown = Opened(page)
        page.goto(address)
        phase(page, "fine")
        assert findings(shown) == {}
        with brings(page, project, "fine"):
            project.change("Wear a cap in the sun.", "Wear a linen hat in the sun.")
        page.wait_for_selector(PICTURE, timeout=WITHIN)
        page.click("#live [data-part=compare]")
        assert findings(shown) == {}
        with brings(page, project, "stopped"):
            project.change("phone:", "fone:")
        assert findings(shown) == {}


def findings(shown: Opened) -> dict[str, object]:
    """Return what axe-core finds on screens, and those on which one would scroll sideways."""
    found: dict[str, object] = {}
    for screen in some(SCREENS, 3):
        shown.on(screen)
        if kept_out := shown.findings():
            found[screen.name] = kept_out
        elif shown.width() > screen.width:
            found[screen.name] = shown.width()
    shown.on(SCREENS[0])
    return found


def test_a_file_that_is_open_elsewhere_is_named_and_made_once_it_is_closed(watched: tuple[Project, str], page: Page) -> None:
    project, address = watched
    leaflet = project.output / LEAFLET
    page.goto(address)
    phase(page, "fine")
    before = leaflet.read_bytes()
    leaflet.chmod(0o444)  # which Windows reports as it does a file that is open in another program
    with brings(page, project, "stopped"):
        project.change("Wear a cap in the sun.", "Wear a felt hat in the sun.")
    told = page.inner_text("#live [data-part=problems]")
    assert LEAFLET in told
    assert "close it in your PDF viewer" in told
    assert leaflet.read_bytes() == before
    with brings(page, project, "fine"):  # nothing was saved since
        leaflet.chmod(0o644)
    assert leaflet.read_bytes() != before


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this computer doesn't tell the processes that another one started")
def test_ctrl_c_is_left_to_the_command_from_the_first_moment_and_ends_it(built: Project, page: Page) -> None:
    """A terminal sends it to the server's process as well, which would tell in Python where it was if it had not yet begun."""
    with watching(built, "--port", str(free())) as (process, address):
        started = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()
        ignored = [re.findall(r"SigIgn:\s*(\w+)", Path(f"/proc/{each}/status").read_text("ascii")) for each in started]
        assert [bool(int(mask, 16) >> (signal.SIGINT - 1) & 1) for (mask,) in ignored] == [True] * len(started) != []
        page.goto(address)
        phase(page, "fine")
        assert page.inner_text("#live-heading") == "All files are up to date."
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=WITHIN / 1000)
        assert (process.returncode, out.splitlines()[-1]) == (0, "Stopped: no file is half written."), err
        phase(page, "gone")


def test_the_next_free_port_is_taken() -> None:
    from generator.live.view import listening

    with listening(free()) as first, listening(first.getsockname()[1]) as second:
        assert second.getsockname()[1] > first.getsockname()[1]
        assert {each.getsockname()[0] for each in (first, second)} == {"127.0.0.1"}


def test_where_no_port_is_free_it_says_so(monkeypatch: pytest.MonkeyPatch, project: Project) -> None:
    def refuse(_socket: socket.socket, _address: tuple[str, int]) -> None:
        raise OSError("in use")

    monkeypatch.setattr(socket, "socket", type("Refused", (socket.socket,), {"bind": refuse}))
    ran = project.run("watch", "--port", "20000")
    assert (ran.status, ran.err) == (1, "The page can't be shown: none of the ports 20000 to 20049 is free.\n")


def test_the_server_ends_with_the_program_even_if_that_is_killed(built: Project) -> None:
    with watching(built, "--port", str(free())) as (process, address):
        port = int(address.rstrip("/").rpartition(":")[2])
        process.kill()
        process.wait()
        for _ in range(100):
            with socket.socket() as door:
                door.settimeout(1)
                if door.connect_ex(("127.0.0.1", port)):
                    return
            time.sleep(0.1)
        pytest.fail("the page is still served")
