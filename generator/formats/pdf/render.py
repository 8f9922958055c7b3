"""Document, theme and paper to the bytes of a tagged PDF, single pages or folded sheets; or the problems that prevent it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.design.colour import Profile
from generator.design.font_files import UnusableFontError
from generator.design.fonts import FontSet
from generator.design.paper import UNSAID, Paper
from generator.design.theme import Theme
from generator.document.binding import bound
from generator.document.blocks import Document, Section
from generator.document.budget import Pages
from generator.document.citations import places
from generator.document.contents import has_contents, numbered
from generator.document.plain import texts
from generator.document.plain import words as words_of
from generator.document.rendered import Excess, Rendered
from generator.document.yielding import run_at, settled, start_of, steps_taken, told, yields_of
from generator.figures.logo import Logo
from generator.formats.pdf.blocks import (  # noqa: F401  # they register
    answers,
    cards,
    clock,
    columns,
    contents,
    facts,
    figure,
    lists,
    masthead,
    scales,
    sections,
    steps,
    tables,
    turning_to,
    words,
)
from generator.formats.pdf.boxes import Box, changed
from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.fonts import Faces, load_faces
from generator.formats.pdf.impose import fold
from generator.formats.pdf.layout_context import Setting, Sizes
from generator.formats.pdf.layouts import LaidSection, SectionSettings, settings_of
from generator.formats.pdf.metadata import describe
from generator.formats.pdf.note_pages import elements_read, note_pages, with_notes
from generator.formats.pdf.page_breaks import Frame
from generator.formats.pdf.pages import draw_pages, footer_height, footer_problems
from generator.formats.pdf.paginate import CLOSER, CLOSEST, Overflow, PlacedPage, filled, lacking, paginate, sparse
from generator.formats.pdf.press import press_sheet
from generator.formats.pdf.sketch import ground_of
from generator.formats.pdf.stamp import Attempt, Stamp, TriedOrder
from generator.formats.pdf.stamping import stamped
from generator.formats.pdf.tags import Element
from generator.problems import Location, Problem, counted
from generator.remembering import Weighed
from generator.text import Text

MOST_STAMPS = 48_000_000  # bytes of files to make others from: three of each of ten conditions' leaflets
STAMPS_OF_EACH = 3  # clinics may be in other countries, or have longer names
_STAMPS: Weighed[str, tuple[tuple[object, ...], Stamp]] = Weighed(MOST_STAMPS, STAMPS_OF_EACH)
_made: deque[tuple[tuple[object, ...], Rendered]] = deque(maxlen=1)  # the pages drawn last: an edition to fold takes them from its booklet


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A document as it fits on its pages, or what still does not; its layout, and what has given way."""

    document: Document
    budget: Pages  # in which sections may begin later than planned
    share: float  # of the space between sections
    attempt: Attempt
    pages: tuple[PlacedPage, ...]
    overflow: Overflow | None
    told: tuple[str, ...]
    problems: tuple[Problem, ...]


def render_document(
    document: Document,
    theme: Theme,
    paper: Paper,
    budget: Pages,
    fonts: FontSet,
    profile: Profile | None = None,
    logo: Logo | None = None,
    *,
    to_sign: bool = False,
) -> Rendered:
    """Return the document as a PDF of at most `budget` pages; a paper for a press needs its `profile`.

    A file `to_sign` has an empty field for a signature on its last page.
    """
    key = pages_key(document, theme, paper, budget, fonts, logo)
    if paper.imposition is None or not _made or _made[0][0] != key:
        _made.append((key, _pages(document, theme, paper, budget, fonts, profile, logo, to_sign)))
    pages = _made[0][1]
    return fold(pages, document, paper.imposition) if paper.imposition else pages


def load(fonts: Iterable[FontSet]) -> None:
    """Load the fonts of handouts; a file that can't be used is reported when a handout is made."""
    for each in set(fonts):
        _loaded(each)


def pages_key(
    document: Document, theme: Theme, paper: Paper, budget: Pages, fonts: FontSet, logo: Logo | None = None
) -> tuple[object, ...]:
    """Return what pages are drawn from: if it is equal, the pages of one file can be folded for the other.

    A paper's printing instructions aren't part of it, nor is a file's name, which only files for a press contain.
    """
    sheet = paper.model_copy(update={"name": "", "instructions": UNSAID, "duplex": "simplex", "imposition": None})
    return sheet, theme, budget, document if paper.press else replace(document, name=""), fonts, logo


def _pages(
    document: Document,
    theme: Theme,
    paper: Paper,
    budget: Pages,
    fonts: FontSet,
    profile: Profile | None,
    logo: Logo | None,
    to_sign: bool,
) -> Rendered:
    """Return the document on single pages: made from an earlier file that is alike, or in whole."""
    made_for = paper, theme, budget, fonts, logo
    may_be_stamped = paper.press is None and not to_sign
    if may_be_stamped and (made := _stamped(document, made_for)):
        return made
    faces, problems = _loaded(fonts)
    problems += _without_glyph(document, fonts)
    if problems or not faces:
        return Rendered(b"", 0, tuple(problems))
    setting = Setting(theme.grid, Sizes(tuple(theme.type.items())), paper, faces, problems)
    tried: list[Attempt] = []
    foot, settings = footer_height(document, setting), settings_of(theme, paper, faces, logo)
    frame = Frame(paper.bottom - paper.top - foot, paper.gap, theme.grid / 4, tuple(bottom - paper.top for bottom in paper.feet(foot)))
    fitted = _fitted(bound(document), settings, frame, budget.at_first(), tried)
    if fitted.overflow and (longer := document.in_longer_form):
        return _pages(longer.document, theme, paper, longer.pages, fonts, profile, logo, to_sign)
    if fitted.overflow and budget.usual:
        fitted = _fitted(bound(document), settings, frame, budget, tried)
    fitted, which, orders = _in_best_order(fitted, document, tried, settings, frame)
    document, pages, overflow = fitted.document, fitted.pages, fitted.overflow
    problems += fitted.problems
    notes = note_pages(document, pages, setting, foot)
    root = Element("Document", lang=document.lang, kids=elements_read(fitted.attempt.laid, notes))
    press = press_sheet(paper, profile)
    canvas = TaggedCanvas(paper.size, root, document.lang, press)
    footer = root.child("P") if document.footer.spoken else None
    problems += footer_problems(document, setting)
    excess = _excess(overflow, theme, run_at(document, fitted.budget, overflow.start)) if overflow else None
    if overflow and excess:
        problems.append(_does_not_fit(overflow, excess, document))
    if problems:
        return Rendered(b"", 0, tuple(dict.fromkeys(problems)), excess=excess)
    describe(canvas, document, paper.turned(len(pages)), len(paper.sides(len(pages))))
    ground = ground_of(paper.size[1], theme, press, places(document))
    draw_pages(canvas, document, pages, setting, ground, notes, footer, document.signature if to_sign else "")
    pixels = tuple(canvas.printed)
    printed = canvas.printed_file()
    read, fill = with_notes(document, notes), filled(pages, frame)
    rendered = Rendered(printed.file.data(), canvas.pages, fill=fill, yielded=fitted.told, document=read, pixels=pixels, stamped=False)
    if may_be_stamped:
        own = replace(setting, problems=[])
        stamp = Stamp(orders, which, document, pages, notes, settings, own, fonts, ground, foot, printed, replace(rendered, data=b""))
        _STAMPS.keep(document.name, (made_for, stamp), len(rendered.data))
    return rendered


def _in_best_order(
    found: _Fitted, document: Document, tried: Sequence[Attempt], settings: SectionSettings, frame: Frame
) -> tuple[_Fitted, int, tuple[TriedOrder, ...]]:
    """Return the first of the same words in other orders that has fewest sparse pages and the least white on them, if any does better.

    With it comes its number among the orders in which the words were set, and these; `tried` is how they were set as they are.
    """
    orders, best = [TriedOrder(document, (*tried, found.attempt))], 0
    for other in document.in_orders[1:]:
        if found.overflow or not sparse(found.pages, frame):
            break
        own: list[Attempt] = []
        made = _fitted(bound(other), settings, frame, found.budget, own)
        orders.append(TriedOrder(other, (*own, made.attempt)))
        if not made.overflow and lacking(made.pages, frame) < lacking(found.pages, frame):
            found, best = made, len(orders) - 1
    return found, best, tuple(orders)


def _stamped(document: Document, made_for: tuple[object, ...]) -> Rendered | None:
    """Return the document made from an earlier file of the same name, if there is one that is alike."""
    stamps = (stamp for other, stamp in _STAMPS.get(document.name) if other == made_for)
    return next((made for stamp in stamps if (made := stamped(stamp, document))), None)


def _fitted(document: Document, settings: SectionSettings, frame: Frame, budget: Pages, tried: list[Attempt]) -> _Fitted:
    """Return the pages or what does not fit on them. Where a run of pages is too full, what may yield in it does, step by step.

    Where that is not enough and there are pages to spare, the next run begins later; if there are none, sections come as close as can be.
    A later step may leave room again for what gave way in an earlier one. All attempts are added to those that were `tried`.
    """
    further, yielded, share = yields_of(document, budget), dict[int, int](), CLOSER
    while True:
        found = _attempt(document, settings, frame, budget, share, yielded, tried)
        start = found.overflow.start if found.overflow else 0
        left = [step for step in further.get(start, ()) if step > yielded.get(start, 0)]
        if found.overflow and not left and (freer := budget.freed(start)):
            return _fitted(document, settings, frame, freer, tried)
        if found.overflow and not left and share > CLOSEST:
            share = CLOSEST
            continue
        if found.overflow is None or not left:
            return _with_pages(found if found.overflow else _restored(found, document, settings, frame, yielded, tried), settings, frame)
        yielded[start] = left[0]


def _attempt(
    document: Document,
    settings: SectionSettings,
    frame: Frame,
    budget: Pages,
    share: float,
    yielded: Mapping[int, int],
    tried: list[Attempt],
    kept: frozenset[tuple[int, int]] = frozenset(),
) -> _Fitted:
    """Return the pages with what has yielded in each run but for the steps that are `kept`, or what does not fit."""
    chosen = settled(document, budget, yielded, kept)
    laid = settings.lay(chosen.sections)
    attempt = Attempt(chosen.sections, steps_taken(document, budget, yielded, kept), tuple(laid))
    tried.append(attempt)
    pages, overflow = paginate(_flow(chosen, laid, budget), frame, budget, share)
    problems = tuple(problem for each in laid for problem in each.problems)
    return _Fitted(chosen, budget, share, attempt, pages, overflow, told(document, budget, attempt.steps), problems)


def _restored(
    found: _Fitted, document: Document, settings: SectionSettings, frame: Frame, yielded: Mapping[int, int], tried: list[Attempt]
) -> _Fitted:
    """Return the pages with earlier steps taken back, the last of them first, where their run has room for what gave way."""
    kept: frozenset[tuple[int, int]] = frozenset()
    further = yields_of(document, found.budget)
    for start, last in yielded.items():
        for step in sorted((step for step in further[start] if step < last), reverse=True):
            more = _attempt(document, settings, frame, found.budget, found.share, yielded, tried, kept | {(start, step)})
            if more.overflow is None:
                found, kept = more, kept | {(start, step)}
    return found


def _with_pages(fitted: _Fitted, settings: SectionSettings, frame: Frame) -> _Fitted:
    """Return the same pages with their numbers in the list of contents, which is as high without them."""
    if fitted.overflow or not has_contents(fitted.document):
        return fitted
    begins: dict[str, int] = {}
    for number, page in enumerate(fitted.pages, 1):
        for placed in page:
            if isinstance(section := placed.box.section, Section):
                begins.setdefault(section.id, number)
    document = numbered(fitted.document, begins)
    laid = settings.lay(document.sections)
    pages, _ = paginate(_flow(document, laid, fitted.budget), frame, fitted.budget, fitted.share)
    return replace(fitted, document=document, attempt=Attempt(document.sections, fitted.attempt.steps, tuple(laid)), pages=pages)


def _flow(document: Document, laid: Iterable[LaidSection], budget: Pages) -> list[Box]:
    """Return the boxes of all sections; the first box of some must begin a page. Of sections for the same page, the first there is does."""
    boxes: list[Box] = []
    begun = {0}
    for section, each in zip(document.sections, laid, strict=True):
        own = list(each.boxes)
        notes = budget.notes_before in section.kinds
        own = [changed(box, faces=True) for box in own] if {*budget.facing} & {*section.kinds} else own
        if own:
            start = start_of(section, budget)
            boxes += [changed(own[0], starts_on=0 if start in begun else start, after_notes=notes), *own[1:]]
            begun.add(start)
    return boxes


def _loaded(fonts: FontSet) -> tuple[Faces | None, list[Problem]]:
    """Return the faces, or what is wrong with a font's file."""
    try:
        return load_faces(fonts), []
    except UnusableFontError as error:
        font = error.font
        return None, [Problem("H036", f"this font can't be used: {font.reason}", Location(font.path.as_posix()), font.hint)]


def _without_glyph(document: Document, fonts: FontSet) -> Iterator[Problem]:
    """Yield a problem for each text with characters that no font can show."""
    foot = (document.footer.clinic, document.footer.version, document.footer.status)
    if not fonts.uncovered("".join((*words_of(document), *(text.plain for text in foot)))):
        return
    for text in (*(t for s in document.sections for t in texts(s)), *foot):
        missing = fonts.uncovered(text.plain)
        if missing:
            yield _glyph_problem(text, missing)


def _glyph_problem(text: Text, missing: str) -> Problem:
    named = ", ".join(f"'{c}' (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in missing[:5])
    more = f" and {len(missing) - 5} more" if len(missing) > 5 else ""
    return Problem("F002", f"no font has {named}{more}", text.location, "write it another way, or leave it out")


def _excess(overflow: Overflow, theme: Theme, run: Iterable[Section]) -> Excess:
    lines = max(1, math.ceil(overflow.excess / theme.grid))
    room = f"{overflow.pages} pages" if overflow.pages != 1 else "its page"
    part = _places(overflow.section) if isinstance(overflow.section, Section) else frozenset[Location]()
    return Excess(lines, room, overflow.single, frozenset[Location]().union(*map(_places, run)), part)


def _places(section: Section) -> frozenset[Location]:
    own = tuple(texts(section))
    placed = (text.location for text in own), (span.location for text in own for span in text.spans)
    return frozenset(location for each in placed for location in each if location)


def _does_not_fit(overflow: Overflow, excess: Excess, document: Document) -> Problem:
    heading = overflow.origin.heading if overflow.origin else document.title
    location = overflow.origin.location if overflow.origin else None
    if overflow.single:
        message = f"{document.name}: a part of '{heading}' is about {counted(excess.lines, 'line')} taller than a page"
        return Problem("F001", message, location, "say it in fewer words, or in shorter pieces")
    message = f"{document.name}: '{heading}' and what follows is about {counted(excess.lines, 'line')} too long for {excess.room}"
    return Problem("F001", message, location, "shorten the words; or allow more pages, or leave a section out, in handouts/")
