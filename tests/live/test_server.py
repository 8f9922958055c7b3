"""What is served to browsers on this computer, and what is not, to anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.content.front_labels import LIVE
from generator.live.state import LiveState, Message
from generator.pipeline.live_labels import DIRECTION, LANGUAGE

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from generator.live.server import Board


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "content.yaml").write_text("a secret", "utf-8")
    (tmp_path / "secret.pdf").write_bytes(b"a secret")
    folder = tmp_path / "output"
    (folder / "en/large-print").mkdir(parents=True)
    (folder / "en/guide.pdf").write_bytes(b"%PDF-1.7 the guide")
    (folder / "en/large-print/guide-large-print.pdf").write_bytes(b"%PDF-1.7 larger")
    (folder / "manifest.json").write_text("{}", "utf-8")
    (folder / ".unfinished.pdf").write_bytes(b"half a file")
    (folder / "notes.py").write_text("a program", "utf-8")
    (folder / "en/link.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "out").symlink_to(tmp_path)
    return folder


WORDS = {**{key: f"say {key}" for key in LIVE}, LANGUAGE: "en-GB", DIRECTION: "ltr"}


def opened(output: Path, board: Board | None = None, base_url: str = "http://127.0.0.1:8765") -> TestClient:
    from starlette.testclient import TestClient

    from generator.live.server import Board, application

    return TestClient(application(board or Board(WORDS), output), base_url=base_url)


@pytest.fixture
def client(output: Path) -> Iterator[TestClient]:
    with opened(output) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/en/guide.pdf", "application/pdf"),
        ("/en/large-print/guide-large-print.pdf", "application/pdf"),
        ("/manifest.json", "application/json"),
        ("/live/live.js", "text/javascript; charset=utf-8"),
        ("/live/live.css", "text/css; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
    ],
)
def test_what_was_made_is_served(client: TestClient, path: str, kind: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/../content.yaml",
        "/%2e%2e/content.yaml",
        "/%2e%2e%2fcontent.yaml",
        "/en/../../secret.pdf",
        "/en/%2e%2e/%2e%2e/secret.pdf",
        "/en\\..\\..\\secret.pdf",
        "//etc/passwd",
        "/etc/passwd.txt",
        "/en/link.pdf",
        "/out/secret.pdf",
        "/.unfinished.pdf",
        "/en/.hidden.pdf",
        "/notes.py",
        "/en",
        "/en/",
        "/en/guide.pdf/",
        "/en/guide.pdf%00.txt",
        "/nothing.pdf",
        "/live/",
        "/live/view.py",
        "/live/now-1.png",
        "/live/../server.py",
        "/" + "a" * 5000 + ".pdf",
    ],
)
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"secret" not in answer.content


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "192.168.0.7:8765", "[::1]:8765", ""])
@pytest.mark.parametrize("path", ["/", "/en/guide.pdf", "/live/events"])
def test_another_host_in_the_request_is_refused(client: TestClient, host: str, path: str) -> None:
    answer = client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert b"guide" not in answer.content


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_changed(client: TestClient, method: str) -> None:
    assert client.request(method, "/en/guide.pdf").status_code == 405


def test_the_live_view_stands_above_the_start_page(client: TestClient, output: Path) -> None:
    (output / "Start here.html").write_text('<!doctype html><html><body class="a"><h1>Hello</h1></body></html>', "utf-8")
    text = client.get("/").text
    assert text.index('<body class="a">') < text.index('id="live"') < text.index("<h1>Hello</h1>")
    assert client.get("/Start%20here.html").text.count("live") == 0


def test_a_page_without_a_body_stays_as_it_is() -> None:
    from generator.live.server import with_panel

    assert with_panel(b"plain words", WORDS) == b"plain words"


def test_pictures_are_served_once_there_are_some(output: Path) -> None:
    from generator.live.server import Board

    board = Board(WORDS)
    with opened(output, board, "http://localhost") as client:
        board.put(Message(LiveState(1, "fine", picture=1), b"now", b"before"))
        board.put(Message(LiveState(2, "fine", picture=1)))
        assert (client.get("/live/now-1.png").content, client.get("/live/before-1.png").content) == (b"now", b"before")


def test_each_state_is_told_once_and_the_page_if_it_is_another_one(output: Path) -> None:
    import asyncio

    from generator.live.server import Board, _events

    async def told() -> list[str]:
        board = Board(WORDS)
        events, found = _events(board, output), []
        found.append(await anext(events))
        (output / "Start here.html").write_text("<body>new</body>", "utf-8")
        board.put(Message(LiveState(1, "working")))
        found.append(await anext(events))
        board.put(Message(LiveState(2, "fine", changed=("en/guide.pdf",))))
        found += [await anext(events), await anext(events)]
        board.close()
        found += [each async for each in events]
        return found

    kinds = [each.partition("\n")[0].removeprefix("event: ") for each in asyncio.run(told())]
    assert kinds == ["state", "state", "state", "page"]


def test_a_word_of_the_view_that_has_changed_is_news(output: Path) -> None:
    import asyncio

    from generator.live.server import Board, _events

    async def told() -> list[str]:
        board = Board(WORDS)
        events = _events(board, output)
        board.put(Message(LiveState(1, "fine")))
        found = [await anext(events)]
        board.put(Message(LiveState(2, "fine"), words={**WORDS, "live_fine": "All is made."}))
        return [*found, await anext(events), await anext(events)]

    assert [each.partition("\n")[0] for each in asyncio.run(told())] == ["event: state", "event: page", "event: state"]


def test_the_view_has_its_words_from_the_catalogue_and_none_of_them_is_markup(output: Path) -> None:
    from generator.live.server import Board

    words = {**WORDS, "live_open": "Open <b>the</b> file", "live_title": "A title", "live_fine": "</script><b>"}
    with opened(output, Board(words)) as client:
        text = client.get("/").text
    assert "Open &lt;b&gt;the&lt;/b&gt; file" in text
    assert "<title>A title</title>" in text
    assert '<html lang="en-GB" dir="ltr">' in text
    assert text.count("</script>") == 2
    assert not re.findall(r"{\w+}", text)
