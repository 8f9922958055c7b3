"""What a format is: one value that says how its files are composed, planned, rendered and checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from generator.document.needs import Need

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from generator.compose import Composed, Composer
    from generator.compose.handout import Handout
    from generator.content.condition import Condition
    from generator.document.approval import Approval
    from generator.document.companion import Companion
    from generator.document.header import Header
    from generator.document.limits import Strictness
    from generator.document.printing import Printing
    from generator.document.rendered import Rendered
    from generator.document.target import Target
    from generator.problems import Problem
    from generator.project import PlannedEdition
    from generator.project.needs import Needs

WordsT = TypeVar("WordsT")


class Job(Protocol):
    """One file to make, with everything it is made from. Each format has its own kind, a `Target` with more fields."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def path(self) -> str:
        """Where it goes, below output/."""

    @property
    def handout(self) -> str:
        """The plan it belongs to."""

    @property
    def edition(self) -> str:
        """Its edition, '' for the standard one."""

    @property
    def format(self) -> str:
        """Its format, as in handouts/."""

    @property
    def lang(self) -> str:
        """The language of its words."""

    @property
    def condition(self) -> str:
        """The id of the type it is about, '' if it is about none or all of them."""

    @property
    def name(self) -> str:
        """The file's name without folder or suffix."""

    @property
    def composed(self) -> Header:
        """Its words, with what the handout says about itself."""

    def instructions(self, count: int) -> str:
        """Return how to print and fold its `count` pages, for the list of files; '' if it isn't printed."""

    def printing(self, count: int) -> Printing | None:
        """Return how its `count` pages are printed; None if it isn't printed."""

    @property
    def weight(self) -> int:
        """How long it takes compared with the others, so that the longest starts first."""


class Leaves(Protocol):
    """The pages or slides of a finished file, to be looked at. `codes` are words that stand on each and that nobody is to look at."""

    def __len__(self) -> int: ...

    def made_of(self, index: int, codes: Collection[str]) -> Hashable:
        """Return what tells one from another, without those codes: its words at least."""

    def drawn(self, index: int, dpi: float, codes: Collection[str] = ()) -> Image.Image:
        """Return a picture of one, without those codes."""


J = TypeVar("J", bound=Job)
Companions = Callable[[], "tuple[Companion, ...]"]


def _nothing_to_load(_jobs: Sequence[Any]) -> None:
    """Load nothing: a format whose renderer is light."""


def _nothing_to_foresee(_job: Any) -> Iterable[Problem]:
    """Foresee nothing: a format whose files are measured as they are made."""
    return ()


def _no_words(_template: bytes) -> tuple[str, ...]:
    """Return no words: a format without templates of the clinic's own."""
    return ()


def _by_itself(job: Job) -> Hashable:
    """Return a batch of one job."""
    return job.path


@dataclass(frozen=True, slots=True)
class Format(Generic[WordsT, J]):
    """A kind of file. `units` is what its length is counted in, in the plural; `needs` what a plan must say for it.

    `media_type` is what web servers call it (IANA).

    `compose` has a composer put the words together, once for all editions that say the same; `plan` turns them into a job, and can ask
    for all files that are planned. `load` loads what some jobs need for drawing, before processes are forked. Jobs of one `batch`, of
    whatever format, share work, so one process makes them one after the other. `foresee` says what can be known to go wrong before
    anything is drawn. `leaves` draws what is in a finished file, with the fonts of a folder, without the program that opens it;
    ValueError if that can't be read.
    `template_words` are what a template of the clinic's own prints by itself. `need` is what its files are for, unless a plan says more.
    """

    compose: Callable[[Composer, Handout, Condition | None, Approval], Composed[Any]]
    plan: Callable[[Target, WordsT, PlannedEdition, Companions], J]
    render: Callable[[J], Rendered]
    check: Callable[[J, Rendered, Strictness], Iterable[Problem]]
    units: str
    media_type: str
    needs: Needs
    load: Callable[[Sequence[J]], None] = _nothing_to_load
    batch: Callable[[J], Hashable] = _by_itself
    foresee: Callable[[J], Iterable[Problem]] = _nothing_to_foresee
    template_words: Callable[[bytes], tuple[str, ...]] = _no_words
    leaves: Callable[[bytes, Path], Leaves] | None = None
    need: Need = "hand-out"
