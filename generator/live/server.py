"""Serves output/ and the live view to browsers on this computer, and to nobody else."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from generator.formats import FORMATS
from generator.live.state import LiveState, Message, WordsByLabel
from generator.pipeline.folder import START
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    import socket
    from multiprocessing.connection import Connection

    from starlette.requests import Request

_HOSTS = ["127.0.0.1", "localhost"]  # another name that leads here is a page elsewhere that wants to look in
_MOST_BYTES = 200_000_000
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]*(\.[A-Za-z0-9]+)?")
_BEGIN = re.compile(rb'<body[^>]*>\s*(?:<a class="skip"[^>]*>[^<]*</a>)?')
_BESIDE = {  # what lies beside the handouts
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "png": "image/png",
    "potx": "application/vnd.openxmlformats-officedocument.presentationml.template",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_AWAKE = 15  # seconds, after which a line without news is kept open by a comment


class Board:
    """The latest message, and those who wait for the next one."""

    def __init__(self, words: WordsByLabel) -> None:
        self.words = words
        self.message = Message(LiveState(0, "working"))
        self.now, self.before = b"", b""
        self.closed = False
        self._next = asyncio.Event()

    def put(self, message: Message) -> None:
        """Show a message."""
        self.message = message
        self.words = message.words or self.words
        if message.now:
            self.now, self.before = message.now, message.before
        self._wake()

    def close(self) -> None:
        """Let all who wait go home."""
        self.closed = True
        self._wake()

    async def news(self) -> None:
        """Wait for the next message, but not for long."""
        waiting = self._next
        try:
            async with asyncio.timeout(_AWAKE):
                await waiting.wait()
        except TimeoutError:
            return

    def _wake(self) -> None:
        self._next.set()
        self._next = asyncio.Event()


def application(board: Board, output: Path) -> Starlette:
    """Return what answers requests: the start page with the live view above it, its events and pictures, and the files in `output`."""

    async def start(_request: Request) -> Response:
        return _answer(with_panel(_start_page(output) or _filled("bare.html", board.words), board.words), "html")

    async def events(_request: Request) -> Response:
        return StreamingResponse(_events(board, output), media_type="text/event-stream", headers=_HEADERS)

    async def own(request: Request) -> Response:
        name = request.path_params["name"]
        if re.fullmatch(r"(now|before)-\d+\.png", name):
            data = board.now if name.startswith("now") else board.before
            return _answer(data, "png") if data else _missing()
        return _answer(_packaged(name), name.rpartition(".")[2]) if name in ("live.css", "live.js") else _missing()

    async def file(request: Request) -> Response:
        return await asyncio.to_thread(_file, output, request.path_params["path"])

    routes = [
        Route("/", start),
        Route("/live/events", events),
        Route("/live/{name}", own),
        Route("/{path:path}", file),
    ]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=_HOSTS, www_redirect=False)])


def with_panel(page: bytes, words: WordsByLabel) -> bytes:
    """Return a page with the live view, in these words, at its beginning, after the link that leads past all this."""
    panel = _filled("panel.html", words)
    return _BEGIN.sub(lambda found: found[0] + panel, page, count=1)


def _filled(name: str, words: WordsByLabel) -> bytes:
    """Return a page of ours with words in the place of their labels, and all of them as JSON for its script."""
    data = json.dumps(dict(words), ensure_ascii=False).replace("<", r"\u003c")
    values = {**{key: escape(value) for key, value in words.items()}, "words": data}
    return re.sub(r"{(\w+)}", lambda found: values[found[1]], _packaged(name).decode()).encode()


def serve(listening: socket.socket, incoming: Connection[Message, None], output: Path, words: WordsByLabel) -> None:
    """Serve until the other end of the line is closed: the life of a process of its own. Ctrl-C is left to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asyncio.run(_serve(listening, incoming, output, words))


async def _serve(listening: socket.socket, incoming: Connection[Message, None], output: Path, words: WordsByLabel) -> None:
    board = Board(words)
    config = uvicorn.Config(
        application(board, output),
        log_config=None,
        access_log=False,
        lifespan="off",
        http="h11",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve([listening]))
    while message := await asyncio.to_thread(_received, incoming):
        board.put(message)
    board.close()
    server.should_exit = True
    await serving


def _received(incoming: Connection[Message, None]) -> Message | None:
    try:
        return incoming.recv()
    except (EOFError, OSError):
        return None


class _Server(uvicorn.Server):
    """A server that leaves signals alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


async def _events(board: Board, output: Path) -> AsyncIterator[str]:
    """Yield each state as an event, and `page` where the start page is another one than before."""
    serial, page = -1, _digest(board, output)
    while not board.closed:
        state = board.message.state
        if state.serial == serial:
            yield ": still here\n\n"
        else:
            serial = state.serial
            yield f"event: state\ndata: {state.json()}\n\n"
            if state.phase != "working" and (now := _digest(board, output)) != page:
                page = now
                yield "event: page\ndata: changed\n\n"
        if board.message.state.serial == serial and not board.closed:
            await board.news()


def _digest(board: Board, output: Path) -> str:
    """Return what stands for the page and the words of the view above it."""
    return sha256(_start_page(output) + json.dumps(dict(board.words)).encode()).hexdigest()


def _start_page(output: Path) -> bytes:
    """Return the front desk's page; nothing while there is none."""
    try:
        return read_file(output / START, _MOST_BYTES, within=output)
    except RefusedFileError:
        return b""


def _packaged(name: str) -> bytes:
    return files("generator.live").joinpath(name).read_bytes()


def _file(output: Path, path: str) -> Response:
    """Return a file of `output`: nothing hidden, nothing that is reached through a link, nothing of another kind than is made there."""
    parts, ending = path.split("/"), PurePosixPath(path).suffix[1:].lower()
    if not _media_type(ending) or not all(_SAFE_NAME.fullmatch(part) for part in parts):
        return _missing()
    try:
        return _answer(read_file(output.joinpath(*parts), _MOST_BYTES, within=output), ending)
    except RefusedFileError:
        return _missing()


def _answer(data: bytes, ending: str) -> Response:
    return Response(data, media_type=_media_type(ending), headers=_HEADERS)


def _media_type(ending: str) -> str:
    """Return the media type of what is served by this ending; '' if nothing is."""
    form = FORMATS.get(ending)
    return form.media_type if form else _BESIDE.get(ending, "")


def _missing() -> Response:
    return PlainTextResponse("There is no such file.", 404, headers=_HEADERS)
