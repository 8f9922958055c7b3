"""The live view: makes what was saved, shows it, and goes on until it is stopped."""

from __future__ import annotations

import gc
import signal
import socket
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
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
from generator.pipeline.manifest import Entry, read_manifest
from generator.pipeline.publish import is_replaceable
from generator.problems import errors
from generator.remembering import turn
from generator.yamlsource.outside import RefusedFileError, read_file

if TYPE_CHECKING:
    from generator.live.pictures import ChangedPage

PORT = 8765
_PORTS = 50  # tried from the first one on
_MOST_BYTES = 200_000_000
_ENDS_WITHIN = 3  # seconds, before the serving process is ended by force
STANDARD = "standard"  # the edition that most people read
SAVES_IN_A_TURN = 32  # what no save asked for since the last turn is forgotten: each save leaves words and pages that never come again
_HELD = "B002"  # a file that can't be replaced
# Builds only the handouts with these names, or all of them if there are none, and calls something before the first file and after each.
Make = Callable[[Sequence[str], Callable[[], None]], Outcome]


# The files that are drawn, as they were before a save, in the order in which people want to see them.
Before = Mapping[str, tuple[Entry, bytes]]


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
        self._files: Before = {}
        self._shown = self._in_words = False  # since the last save: whether there is a picture, and whether words were changed
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
        self._files = self._drawable()

    def saved(self) -> None:
        """Make what a save changed: first the handout that is likely to show it, or else those beside it, then all others."""
        self._tell(phase="working", changed=())
        self._files, self._shown = self._drawable(), False
        self._seen = state_of_words(self._places.content)
        words = self._read()
        self._in_words, before = words != self._words, self._files
        rounds = self._rounds(likely_handout(self._words, words, _standard(before)))
        self._words = words
        changed: tuple[str, ...] = ()
        for names in rounds:
            outcome = self._make(names, _go_on)
            if errors(outcome.problems) and not _unknown(outcome):
                self._finish(outcome, (), {})  # what only warns is told by the build of all
                break
            changed = (*changed, *_changed(outcome))
            if self._picture(changed, before, in_words=self._in_words):
                break
        self._make_all(changed, before)

    def _rounds(self, likely: str) -> list[tuple[str, ...]]:
        """Return which handouts to make after a save, one round after the other, until what was changed is seen.

        After the likely one come its slides, its short sheet and its large print, which says more; where none is likely, all that most
        people read.
        """
        first, entries = likely or self._focus, [entry for entry, _ in self._files.values()]
        about = next((entry.condition for entry in entries if likely and Path(entry.path).stem == likely), "")
        beside = [each for each in entries if each.edition == STANDARD or (about and each.need == "large-print")]
        others = dict.fromkeys(Path(each.path).stem for each in beside if not about or each.condition == about)
        return [names for names in ((first,), tuple(name for name in others if name != first)) if names] if first else []

    def freed(self) -> bool:
        """Return whether files that could not be replaced can be now."""
        return bool(self._held) and all(map(is_replaceable, self._held))

    def _make_all(self, changed: tuple[str, ...], before: Before) -> None:
        """Make all files. If the words are saved meanwhile, leave off: the person who saved them waits for that handout."""
        with suppress(SupersededError):
            self._finish(self._make((), self._unless_saved), changed, before)

    def _unless_saved(self) -> None:
        if state_of_words(self._places.content) != self._seen:
            raise SupersededError

    def _finish(self, outcome: Outcome, changed: tuple[str, ...], before: Before) -> None:
        """Send what came of a build."""
        self._show_outcome(outcome, changed, before)
        labels = live_labels(self._places.handouts, self._places.output, self._words)
        if labels != self._labels:
            self._labels = labels
            self._tell(Message(self._state, words=labels))

    def _show_outcome(self, outcome: Outcome, changed: tuple[str, ...], before: Before) -> None:
        self._held = tuple(Path(each.location.file) for each in outcome.problems if each.code == _HELD and each.location)
        if errors(outcome.problems):
            self._tell(phase="stopped", problems=shown_problems(outcome.problems))
            return
        every = tuple(dict.fromkeys((*changed, *_changed(outcome))))
        if not self._shown and not self._picture(every, before, in_words=True):
            self._picture(every, before, in_words=False)  # another look, or what only the code at its foot tells apart
        self._tell(phase="fine", changed=every, problems=shown_problems(outcome.problems))

    def _picture(self, changed: Collection[str], before: Before, *, in_words: bool) -> bool:
        """Send the first page that looks different, of the first changed file that has one; with `in_words`, one that says something else.

        Return whether there is one.
        """
        from generator.live.pictures import changed_page, leaves_of

        now = {entry.path: entry for entry in read_manifest(self._places.output).files}
        fonts = self._places.handouts / "fonts"
        for path in (each for each in before if each in changed and each in now):
            entry, data = before[path]
            after = leaves_of(path, self._file(path), fonts)
            codes = {code for code in (entry.on_each_page, now[path].on_each_page) if code}
            if after and (pictures := changed_page(leaves_of(path, data, fonts), after, codes, in_words=in_words)):
                self._show(path, pictures)
                return True
        return False

    def _show(self, path: str, pictures: ChangedPage) -> None:
        page = ShownPage(path, pictures.page, pictures.pages, pictures.places, bool(pictures.before))
        self._focus, self._shown = Path(path).stem, True
        self._tell(Message(self._state, pictures.now, pictures.before), page=page, picture=self._state.picture + 1)

    def _tell(self, message: Message | None = None, **values: object) -> None:
        self._state = replace(self._state, serial=self._state.serial + 1, **values)  # type: ignore[arg-type]  # fields by their names
        self._send(replace(message, state=self._state) if message else Message(self._state))

    def _drawable(self) -> Before:
        """Return the files that can be drawn, as they are now: PDF files that most people read first, then slides, then other editions."""
        from generator.live.pictures import can_be_drawn

        entries = [each for each in read_manifest(self._places.output).files if can_be_drawn(each.path)]
        entries.sort(key=lambda each: (each.edition != STANDARD, not each.path.endswith(".pdf"), -each.count))
        known = ((each, self._files.get(each.path)) for each in entries)
        return {each.path: old if old and old[0].sha256 == each.sha256 else (each, self._file(each.path)) for each, old in known}

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


def _standard(files: Before) -> list[str]:
    return [path for path, (entry, _) in files.items() if entry.edition == STANDARD]


def _go_on() -> None:
    """Let a build go on."""


def _changed(outcome: Outcome) -> tuple[str, ...]:
    return tuple(each.path for each in outcome.files if each.status in ("new", "changed", "removed"))


def _unknown(outcome: Outcome) -> bool:
    """Return whether no handout has the name that was asked for: it may just have got another one."""
    return any(each.code == "B001" for each in outcome.problems)
