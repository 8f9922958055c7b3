"""The live view: makes what was saved, shows it, and goes on until it is stopped."""

from __future__ import annotations

import gc
import signal
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from generator.live.likely import likely_handout
from generator.live.saves import saves, state_of_words
from generator.live.state import LiveState, Message, ShownPage, shown_problems
from generator.pipeline import Outcome, Paths
from generator.pipeline.live_labels import live_labels
from generator.pipeline.manifest import read_manifest
from generator.pipeline.publish import is_replaceable
from generator.problems import errors
from generator.remembering import turn
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from generator.live.pictures import Pictures

PORT = 8765
_PORTS = 50  # tried from the first one on
_MOST_BYTES = 200_000_000
_ENDS_WITHIN = 3  # seconds, before the serving process is ended by force
SAVES_IN_A_TURN = 32  # what no save asked for since the last turn is forgotten: each save leaves words and pages that never come again
_HELD = "B002"  # a file that can't be replaced
# Builds only the handouts with these names, or all of them if there are none, and calls something before the first file and after each.
Make = Callable[[Sequence[str], Callable[[], None]], Outcome]


class SupersededError(Exception):
    """The words were saved while files were made of those before."""


def run(places: Paths, make: Make, ready: Callable[[str], None], port: int = PORT) -> None:
    """Build, then build again whenever something is saved; show it in browsers. Ends by KeyboardInterrupt only.

    `ready` is told the address of the page once it can be opened. Raise OSError if no port is free.
    """
    with closing(listening(port)) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}/"
        with _serving(door, places) as send:
            view = LiveView(places, make, send)
            ready(address)
            view.follow(saves(places.content, places.handouts, view.freed))


def listening(port: int) -> socket.socket:
    """Return a socket of this computer alone, on that port or the next one that is free."""
    for each in range(port, port + _PORTS):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", socket.SO_REUSEADDR), 1)
        try:
            door.bind(("127.0.0.1", each))
            door.listen(128)
        except OSError:
            door.close()
            continue
        return door
    raise OSError(f"none of the ports {port} to {port + _PORTS - 1} is free")


@contextmanager
def _without_interruption() -> Iterator[None]:
    """Have a process that is started here ignore Ctrl-C from its first moment, before its own code can: it is left to us."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # only the main thread may, where Ctrl-C comes in
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _serving(door: socket.socket, places: Paths) -> Iterator[Callable[[Message], None]]:
    """Serve in a process of its own; yield what sends it a message."""
    from generator.live.server import serve

    context = get_context("spawn")
    incoming, outgoing = context.Pipe(duplex=False)
    words = live_labels(places.handouts, places.output, words_at(places.content))
    process = context.Process(target=serve, args=(door, incoming, places.output, words), daemon=True)
    with _without_interruption():
        process.start()
    incoming.close()

    def send(message: Message) -> None:
        with suppress(OSError):  # a server that has gone can't show anything: the terminal does
            outgoing.send(message)

    try:
        yield send
    finally:
        outgoing.close()
        process.join(_ENDS_WITHIN)
        process.kill()
        process.join()


class LiveView:
    """Builds after each save, the likeliest handout first, and sends what is to be seen."""

    def __init__(self, places: Paths, make: Make, send: Callable[[Message], None]) -> None:
        self._places, self._make, self._send = places, make, send
        self._state = LiveState(0, "working")
        self._focus = ""
        self._held: tuple[Path, ...] = ()  # files that another program has open, so that nothing could be written
        self._seen = state_of_words(places.content)
        self._words = self._read()
        self._labels = live_labels(places.handouts, places.output, self._words)

    def follow(self, saved: Iterable[None], saves_in_a_turn: int = SAVES_IN_A_TURN) -> None:
        """Make everything, then what each save changed."""
        self.first()
        for number, _ in enumerate(saved, 1):
            self.saved()
            if number % saves_in_a_turn == 0:
                turn()
                gc.collect()  # while nobody waits: what was kept holds some of it in circles

    def first(self) -> None:
        """Make everything that is out of date."""
        self._tell(phase="working")
        self._make_all((), {})

    def saved(self) -> None:
        """Make what a save changed: first the handout that is likely to show it, then all others."""
        self._tell(phase="working", changed=())
        before = self._standard()
        self._seen = state_of_words(self._places.content)
        words = self._read()
        self._focus = likely_handout(self._words, words, before) or self._focus
        self._words = words
        changed: tuple[str, ...] = ()
        if self._focus:
            outcome = self._make((self._focus,), _go_on)
            if errors(outcome.problems) and not _unknown(outcome):
                self._finish(outcome, (), {})  # what only warns is told by the build of all
            else:
                changed = _changed(outcome)
                self._picture(changed, before)
        self._make_all(changed, before)

    def freed(self) -> bool:
        """Return whether files that could not be replaced can be now."""
        return bool(self._held) and all(map(is_replaceable, self._held))

    def _make_all(self, changed: tuple[str, ...], before: Mapping[str, bytes]) -> None:
        """Make all files. If the words are saved meanwhile, leave off: the person who saved them waits for that handout."""
        with suppress(SupersededError):
            self._finish(self._make((), self._unless_saved), changed, before)

    def _unless_saved(self) -> None:
        if state_of_words(self._places.content) != self._seen:
            raise SupersededError

    def _finish(self, outcome: Outcome, changed: tuple[str, ...], before: Mapping[str, bytes]) -> None:
        """Send what came of a build."""
        self._show_outcome(outcome, changed, before)
        labels = live_labels(self._places.handouts, self._places.output, self._words)
        if labels != self._labels:
            self._labels = labels
            self._tell(Message(self._state, words=labels))

    def _show_outcome(self, outcome: Outcome, changed: tuple[str, ...], before: Mapping[str, bytes]) -> None:
        self._held = tuple(Path(each.location.file) for each in outcome.problems if each.code == _HELD and each.location)
        if errors(outcome.problems):
            self._tell(phase="stopped", problems=shown_problems(outcome.problems))
            return
        every = tuple(dict.fromkeys((*changed, *_changed(outcome))))
        if not changed:
            self._picture(every, before)
        self._tell(phase="fine", changed=every, problems=shown_problems(outcome.problems))

    def _picture(self, changed: Sequence[str], before: Mapping[str, bytes]) -> None:
        """Send the first page that looks different, of the first changed file that has one."""
        from generator.live.pictures import changed_page

        for path in changed:
            if path in before and (pictures := changed_page(before[path], self._file(path))):
                self._show(path, pictures)
                return

    def _show(self, path: str, pictures: Pictures) -> None:
        page = ShownPage(path, pictures.page, pictures.pages, pictures.places, bool(pictures.before))
        self._focus = Path(path).stem
        self._tell(Message(self._state, pictures.now, pictures.before), page=page, picture=self._state.picture + 1)

    def _tell(self, message: Message | None = None, **values: object) -> None:
        self._state = replace(self._state, serial=self._state.serial + 1, **values)  # type: ignore[arg-type]  # fields by their names
        self._send(replace(message, state=self._state) if message else Message(self._state))

    def _standard(self) -> dict[str, bytes]:
        """Return the PDF files that most people read, as they are now, the longest first."""
        entries = sorted(read_manifest(self._places.output).files, key=lambda each: -each.count)
        return {each.path: self._file(each.path) for each in entries if each.edition == "standard" and each.path.endswith(".pdf")}

    def _file(self, path: str) -> bytes:
        try:
            return read_file(self._places.output / path, _MOST_BYTES, within=self._places.output)
        except RefusedFileError:
            return b""

    def _read(self) -> str:
        return words_at(self._places.content)


def words_at(content: Path) -> str:
    """Return the words' file as it is now, whatever is wrong with it; '' if it can't be read."""
    try:
        return read_file(content, _MOST_BYTES).decode("utf-8", "replace")
    except RefusedFileError:
        return ""


def _go_on() -> None:
    """Let a build go on."""


def _changed(outcome: Outcome) -> tuple[str, ...]:
    return tuple(each.path for each in outcome.files if each.status in ("new", "changed", "removed"))


def _unknown(outcome: Outcome) -> bool:
    """Return whether no handout has the name that was asked for: it may just have got another one."""
    return any(each.code == "B001" for each in outcome.problems)
