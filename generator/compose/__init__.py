"""Book and handout to a Document or a Deck: sections in the handout's order, sources numbered, words digested."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.compose.context import Context, SlideSection
from generator.compose.handout import Handout, SideBySide
from generator.compose.registry import BLOCKS, DECK_TITLES, MASTHEADS, NEED_CONDITION, SCREENS, SLIDES, SLIDES_NEED_CONDITION, WHOLE
from generator.compose.sections.masthead import title_of
from generator.content.labels import Labels
from generator.content.model import Book, Condition
from generator.content.numbers import numbers_of
from generator.document.blocks import JOINT, Document, Footer, Row, Section
from generator.document.deck import Deck, Notes, Slide
from generator.document.plain import digest, words
from generator.problems import Problem, did_you_mean
from generator.text import Text, join

SLIDE_SECTIONS: Mapping[str, Mapping[str, SlideSection]] = {"pptx": SLIDES, "ppsx": SCREENS}


def compose(book: Book, handout: Handout, condition: Condition | None, labels: Labels, lang: str) -> Document:
    """Return one handout as a document, about `condition` where the handout is one of a condition."""
    context = _context(book, handout, condition, labels)
    sections = tuple(s for entry in handout.sections for s in _sections(entry, context))
    title, subtitle = MASTHEADS.get(handout.kinds[0], title_of)(context)
    control = book.control
    document = Document(
        name=handout.file.format(id=condition.id if condition else ""),
        lang=_language(labels, lang),
        title=title.plain,
        subject=subtitle.plain,
        author=control.author.plain if control.author else book.clinic.name.plain,
        version=control.version,
        issued=control.issued.isoformat(),
        digest="",
        footer=_footer(context, handout),
        sections=sections,
        keywords=_keywords(book, condition),
        notes=labels["notes_lines"],
    )
    return replace(document, digest=digest(words(document)))


def compose_deck(book: Book, handout: Handout, condition: Condition | None, labels: Labels, lang: str) -> Deck:
    """Return one handout as a deck, about `condition` where the handout is one of a condition."""
    context = _context(book, handout, condition, labels)
    slides = _linked(
        tuple(_without_references(slide, context) for kind in handout.kinds for slide in SLIDE_SECTIONS[handout.format][kind](context))
    )
    title, subtitle = DECK_TITLES[handout.format](context)
    control = book.control
    deck = Deck(
        name=handout.file.format(id=condition.id if condition else ""),
        lang=_language(labels, lang),
        title=title.plain,
        subject=subtitle.plain,
        author=control.author.plain if control.author else book.clinic.name.plain,
        version=control.version,
        issued=control.issued.isoformat(),
        digest="",
        footer=_one_line(_footer(context, handout)),
        date_line=labels.say("issued_line", date=labels.day(control.issued)),
        slides=slides,
        keywords=_keywords(book, condition),
        continued=labels.plain("continued", title="{title}", part="{part}", parts="{parts}"),
        numbers=numbers_of(book, labels),
        logo_alt=labels.plain("logo_alt", name=book.clinic.name),
    )
    return replace(deck, digest=digest(words(deck)))


def _without_references(slide: Slide, context: Context) -> Slide:
    """Return a slide as it is shown: nobody could follow a number there, and the notes name the sources."""
    bare = replace(context, numbers={}).cited
    rows = tuple(tuple(map(bare, row)) for row in slide.table.rows) if slide.table else ()
    return replace(
        slide,
        title=bare(slide.title),
        label=bare(slide.label) if slide.label else None,
        notes=_notes_with(slide.notes, bare),
        slots={slot: tuple(replace(line, text=bare(line.text)) for line in lines) for slot, lines in slide.slots.items()},
        table=replace(slide.table, rows=rows) if slide.table else None,
    )


def _notes_with(notes: Notes, change: Callable[[Text], Text]) -> Notes:
    return Notes(tuple(map(change, notes.say)), change(notes.ask) if notes.ask else None, notes.sources)


def _one_line(footer: Footer) -> Text:
    return join((footer.clinic, footer.version, footer.status), " · ")


def _linked(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """Return the slides without lines that open one the handout leaves out, as items of the agenda may."""
    ids = {slide.id for slide in slides}
    return tuple(
        replace(s, slots={slot: tuple(x for x in lines if x.to is None or x.to in ids) for slot, lines in s.slots.items()}) for s in slides
    )


def _keywords(book: Book, condition: Condition | None = None) -> str:
    conditions = (condition,) if condition else book.conditions
    return "; ".join((book.treatment.name.plain, *(c.name.plain for c in conditions)))


def _language(labels: Labels, lang: str) -> str:
    return labels.plain("language_tag") if lang == "en" else lang


def _context(book: Book, handout: Handout, condition: Condition | None, labels: Labels) -> Context:
    listed = condition.sources if condition else tuple(book.sources)
    shown = listed if handout.format != "pdf" or "sources" in handout.kinds else ()  # no number without its list
    numbers = {source: n for n, source in enumerate(dict.fromkeys(shown), 1)}
    return Context(book, labels, handout.about, condition.code if condition else handout.code or "", condition, numbers)


def _sections(entry: str | SideBySide, context: Context) -> Iterator[Section]:
    if isinstance(entry, str):
        blocks = BLOCKS[entry](context)
        if blocks:
            yield Section(entry, blocks, whole=entry in WHOLE)
        return
    columns = tuple(blocks for kind in entry.side_by_side if (blocks := BLOCKS[kind](context)))
    if columns:
        widths = (6, 6) if len(columns) > 1 else (12,)
        yield Section(JOINT.join(entry.side_by_side), (Row(columns, widths),), whole=True)


def _footer(context: Context, handout: Handout) -> Footer:
    labels, book = context.labels, context.book
    version = join((Text.of(context.code), labels.say("version_line", version=book.control.version)), " · ")
    status = labels["status_approved" if context.approved else "status_draft"]
    page = labels.plain("page_of", page="{page}", pages="{pages}")
    return Footer(book.clinic.name, version, status, page, spoken="control" not in handout.kinds)


def section_problems(handout: Handout) -> Iterator[tuple[int, str, Problem]]:
    """Yield (index in `sections`, kind, problem) for kinds that do not exist or that need a condition the handout has not."""
    table: dict[str, object] = dict(SLIDE_SECTIONS.get(handout.format, BLOCKS))
    for index, entry in enumerate(handout.sections):
        for kind in (entry,) if isinstance(entry, str) else entry.side_by_side:
            if kind not in table:
                yield index, kind, Problem("P001", f"there is no section '{kind}' for {handout.format}", None, did_you_mean(kind, table))
            elif kind in (NEED_CONDITION if handout.format == "pdf" else SLIDES_NEED_CONDITION) and handout.about != "condition":
                hint = "leave it out here, or set `about: condition`"
                yield index, kind, Problem("P002", f"the section '{kind}' needs a handout about a condition", None, hint)
