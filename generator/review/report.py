"""The quality report: what the rules measured and found, what people cleared, what is open, and where a person signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.content.labels import Labels
from generator.design.fonts import FontLibrary
from generator.document.blocks import Block, Heading, List, Paragraph, Section, Table, TableRow
from generator.document.to_write_in import Blanks
from generator.problems import shortened
from generator.review.instruments import DISCERN, PEMAT, items
from generator.review.other_languages import formula_for
from generator.review.readability import Printed, Reading, readings
from generator.review.telling import Findings, in_order, questions
from generator.review.words import ReviewedWords
from generator.text import Text

_GRADES = ("report_smog", "report_kincaid", "report_sentences", "report_words")
_CLAIM = 110  # characters of a sentence in a table
ReportRow = Sequence[Text | str]


def sections(told: Findings, words: ReviewedWords, handouts: Iterable[Printed] = ()) -> tuple[Section, ...]:
    """Return the sections of the report, without its masthead; `handouts` is what each handout prints."""
    labels = words.labels.filling(words.values)
    parts = {
        "report-readability": _readability(words, labels, handouts),
        "report-hardest": _hardest(told, labels),
        "report-evidence": _evidence(words, labels),
        "report-instruments": _instruments(told, labels),
        "report-sources": _sources(words, labels),
        "report-cleared": (*_cleared(told, labels), *_lowered(told, labels)),
        "report-open": _open(told, labels),
        "report-person": _for_a_person(labels),
    }
    return tuple(Section(name, tuple(blocks)) for name, blocks in parts.items() if blocks)


def _readability(words: ReviewedWords, labels: Labels, handouts: Iterable[Printed]) -> tuple[Block, ...]:
    heading = Heading(labels["report_readability"])
    if words.in_english:
        rows = {
            "report_handout": [_grades(each.title, each.reading) for each in handouts],
            "report_about": [_grades(name, reading) for name, reading in readings(words)],
        }
        shown = (_table(labels, (first, *_GRADES), each, (5, 2, 3, 2, 2)) for first, each in rows.items() if each)
        return heading, *shown, Paragraph(labels["report_grades"], "caption")
    formula = formula_for(words.labels.tag)
    return heading, Paragraph(labels.say("report_formula", formula=formula.name) if formula else labels["report_not_measured"])


def _grades(name: Text | str, reading: Reading) -> ReportRow:
    """Return a row of the table; too few sentences have no SMOG grade, and too few words of running text no other one."""
    smog = f"{reading.smog:.1f}" if reading.reliable else ""
    kincaid = f"{reading.running.flesch_kincaid:.1f}" if reading.running.reliable else ""
    return name, smog, kincaid, str(reading.sentences), str(reading.words)


def _hardest(told: Findings, labels: Labels) -> tuple[Block, ...]:
    rows = [(each.sentence, ", ".join(each.long_words), str(each.words)) for each in told.hardest]
    head = ("report_sentence", "report_long_words", "report_words")
    return (Heading(labels["hardest_sentences"]), _table(labels, head, rows, (6, 4, 2))) if rows else ()


def _evidence(words: ReviewedWords, labels: Labels) -> tuple[Block, ...]:
    rows: list[ReportRow] = []
    for condition in words.book.conditions:
        found = condition.can_it_help
        ways = (found.evidence.our_way, found.evidence.other_ways)
        counts = [labels.plain("report_counts", studies=way.studies, people=way.people, compared=way.with_comparison) for way in ways]
        rows.append((condition.plain_name, labels[f"finding_{found.finding}"], *counts))
    head = ("report_about", "report_finding", "report_our_way", "report_other_ways")
    return Heading(labels["report_evidence"]), _table(labels, head, rows, (3, 3, 3, 3))


def _instruments(told: Findings, labels: Labels) -> Iterator[Block]:
    codes = [problem.code for problem in told.problems]
    for heading, instrument in (("report_pemat", PEMAT), ("report_discern", DISCERN)):
        rows = [
            (labels[each.label], labels.say("report_not_yet", rules=", ".join(each.against)) if each.against else labels["report_holds"])
            for each in items(instrument, codes)
        ]
        yield Heading(labels[heading])
        yield _table(labels, ("report_item", "report_seen"), rows, (8, 4))
    yield Paragraph(labels["report_instruments_note"], "caption")


def _sources(words: ReviewedWords, labels: Labels) -> tuple[Block, ...]:
    rows = [
        (
            Text.of(f"{said.location}" if said.location else said.path),
            shortened(said.plain, _CLAIM),
            ", ".join(dict.fromkeys(said.raw.cites)),
        )
        for said in words.prose
        if said.raw.cites
    ]
    head = ("report_where", "report_claim", "report_rests_on")
    return (Heading(labels["report_sources"]), _table(labels, head, rows, (3, 6, 3))) if rows else ()


def _cleared(told: Findings, labels: Labels) -> tuple[Block, ...]:
    rows = [
        (each.finding.problem.code, shortened(each.finding.sentence, _CLAIM), f"{each.by.by}, {each.by.date}", each.by.reason)
        for each in told.judged.cleared
    ]
    heading = Heading(labels["report_cleared"])
    if not rows:
        return heading, Paragraph(labels["report_none_cleared"])
    return heading, _table(labels, ("report_rule", "report_sentence", "report_by", "report_reason"), rows, (1, 5, 3, 3))


def _lowered(told: Findings, labels: Labels) -> tuple[Block, ...]:
    rows = [
        (code, ", ".join((*([setting.severity] if setting.severity else []), *_limits(setting.limits.items()))), setting.reason)
        for code, setting in told.judged.lowered
    ]
    head = ("report_rule", "report_set_to", "report_reason")
    return (Heading(labels["report_lowered"]), _table(labels, head, rows, (2, 4, 6))) if rows else ()


def _limits(limits: Iterable[tuple[str, float]]) -> Iterator[str]:
    return (f"{name}: {value:g}" for name, value in limits)


def _open(told: Findings, labels: Labels) -> tuple[Block, ...]:
    fonts = told.words.fonts if told.words else None
    rows = [
        (str(each.location or ""), each.code, _printable(each.message, fonts), _printable(each.hint, fonts))
        for each in in_order(told.problems)
    ]
    heading = Heading(labels["report_open"])
    if not rows:
        return heading, Paragraph(labels["report_nothing_open"])
    return heading, _table(labels, ("report_where", "report_rule", "report_wrong", "report_way_out"), rows, (4, 2, 5, 5))


def _printable(message: str, fonts: FontLibrary | None) -> str:
    """Return a message without the letters that no font has: it may be about them."""
    lacking = set(fonts.uncovered(message)) if fonts else set()
    return re.sub("…+", "…", "".join("…" if letter in lacking else letter for letter in message))


def _for_a_person(labels: Labels) -> tuple[Block, ...]:
    asked = List(tuple(map(Text.of, questions(labels))), "box")
    blanks = Blanks((labels["report_name"], labels["report_role"], labels["report_date"]), (5, 4, 3))
    return Heading(labels["judge_heading"]), asked, Heading(labels["report_signed"]), blanks


def _table(labels: Labels, head: Sequence[str], rows: Iterable[ReportRow], widths: tuple[int, ...]) -> Table:
    cells = tuple(TableRow(tuple((Paragraph(_text(cell)),) for cell in row)) for row in rows)
    return Table(tuple(labels[key] for key in head), cells, tuple(map(float, widths)))


def _text(words: Text | str) -> Text:
    """Return words for a cell: '–' where there are none, as a cell without words says nothing to a listener."""
    return words if isinstance(words, Text) else Text.of(words or "–")


def markdown(parts: Iterable[Section]) -> str:
    """Return the report as Markdown."""
    return "\n".join(line for section in parts for block in section.blocks for line in _lines(block)).strip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield from (f"## {text.plain}", "")
        case Paragraph(text=text):
            yield from (text.plain, "")
        case List(items=texts):
            yield from (*(f"- [ ] {text.plain}" for text in texts), "")
        case Blanks(fields=fields):
            yield from (*(f"{field.plain}: ____________________  " for field in fields), "")
        case Table(head=head, rows=rows):
            yield f"| {' | '.join(each.plain for each in head)} |"
            yield f"|{' --- |' * len(head)}"
            for row in rows:
                yield f"| {' | '.join(' '.join(_cell(inner) for inner in cell) for cell in row.cells)} |"
            yield ""


def _cell(block: Block) -> str:
    return block.text.plain.replace("|", "\\|") if isinstance(block, Paragraph) else ""
