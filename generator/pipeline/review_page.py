"""`output/review.html`: what changed, sentence by sentence, on one page that needs no other file, is read by keys alone and prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lxml import html
from lxml.builder import ElementMaker
from lxml.etree import _Element

from generator.content.language import LANGUAGE
from generator.document.approval import SHORT
from generator.pipeline.review_keys import SCRIPT, keys, numbered
from generator.pipeline.reviewing import HandoutReview, Review
from generator.review.alignment import MARKED, Pair, changes, differences

E = ElementMaker(makeelement=html.html_parser.makeelement)
ONLY_A_PERSON = (
    "Is each claim true, and does its source say so?",
    "Is a harm, a cost or a choice missing that you would tell your own family?",
    "Would somebody who is worried, tired or new to the subject understand it at first reading?",
    "Do the pictures show what the words say, and people like your patients?",
    "Is it clear whom to turn to, and are all numbers of the help lines right?",
)
_READ_BY = {
    "promotion": "What anybody may read, as on the web: it gives the class of a prescription medicine, not its name.",
    "information": "What is handed over in a consultation. What anybody may read is signed apart.",
}
_STYLE = """
:root { color-scheme: light dark; --ins: #0b6b3a; --insbg: #dff3e6; --del: #9b1c1c; --delbg: #fbe4e4; --rule: #8a8f98; }
@media (prefers-color-scheme: dark) { :root { --ins: #8fe3b1; --insbg: #12351f; --del: #ffb1ac; --delbg: #45171a; } }
html { background: Canvas; color: CanvasText; }
body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; overflow-wrap: break-word; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
.pair { border-block-start: 1px solid var(--rule); display: grid; gap: .25rem 1.5rem; padding: .6rem 0; }
.pair { grid-template-columns: 1fr 1fr 9rem; }
.alone { grid-template-columns: 1fr 9rem; }
.pair > p { margin: 0; overflow-wrap: anywhere; }
.pair b { display: block; font-size: .8rem; font-weight: 600; }
.place { font-size: .85rem; }
.counted { display: inline-block; border: 2px solid; border-radius: .25rem; padding-inline: .3rem; }
ins { background: var(--insbg); color: var(--ins); }
del { background: var(--delbg); color: var(--del); }
mark { background: none; border: 1.5px solid; color: inherit; padding-inline: .1rem; }
cite { border-block-end: 2px dotted; font-style: normal; }
.pair { scroll-margin-block: 30vh; }
.pair:target, .pair:focus { outline: 3px solid; outline-offset: 4px; }
.steps { display: flex; flex-wrap: wrap; gap: .25rem .75rem; }
kbd { border: 1px solid; border-radius: .25rem; font: inherit; padding-inline: .35rem; }
details summary { cursor: pointer; padding: .5rem 0; }
label { display: block; padding: .25rem 0; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
table { border-collapse: collapse; }
td, th { border-block-end: 1px solid var(--rule); padding: .3rem .8rem .3rem 0; text-align: start; vertical-align: top; }
pre { white-space: pre-wrap; }
@media (max-width: 44rem) { .pair { grid-template-columns: 1fr; } td, th { overflow-wrap: anywhere; padding-inline-end: .4rem; } }
@media print {
  body { font-size: 10pt; max-width: none; padding: 0; }
  .pair { break-inside: avoid; grid-template-columns: 1fr 1fr 8rem; }
  .alone { grid-template-columns: 1fr 8rem; }
  .pair:target, .pair:focus { outline: none; }
  .keys, .steps a { display: none; }
  h2, h2 + p, h3 { break-after: avoid; }
}
"""


def page(review: Review) -> bytes:
    """Return the page; nothing in it changes anything: only `make approve` does."""
    title = "What changed since the last approval"
    shown: set[tuple[str, str]] = set()
    body = (
        E.h1(title),
        E.p(f"Words and approvals as they are on {review.signed.day.isoformat() if review.signed else '?'}. This page changes nothing."),
        E.p("What stands in angle brackets, as ⟨version⟩, is filled in by the approval itself."),
        *keys(sum(len(changes(each.pairs)) for each in review.handouts)),
        _overview(review.handouts),
        *_facts(review),
        *_look(review),
        *(part for each in review.handouts for part in _handout(each, review, shown)),
        E.h2("What only a person can judge"),
        E.ul(*(E.li(E.label(E.input(type="checkbox"), " ", each)) for each in ONLY_A_PERSON)),
        E.h2("To approve"),
        E.p("When you agree with all that is shown, type this line, with your own name and role, and AS=author if you wrote the words:"),
        E.pre('make approve NAME="…" ROLE="…" REGISTRATION="…" AS=clinician'),
        E.p("Or sign here, for somebody to type it:", E.br(), E.br(), "Name, role, date: ________________________________________________"),
    )
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width,initial-scale=1"),
        E.title(title),
        E.link(rel="icon", href="data:,"),
        E.style(f"{_STYLE}@page {{ margin: 15mm; size: {review.sheet.name}; }}\n"),
    )
    whole = E.html(head, E.body(numbered(E.main(*body)), E.script(SCRIPT)), lang=LANGUAGE)
    return bytes(html.tostring(whole, doctype="<!doctype html>", encoding="utf-8"))


def _overview(handouts: Sequence[HandoutReview]) -> _Element:
    rows = (
        E.tr(
            E.td(E.a(each.name, href=f"#{each.name}")),
            E.td(each.state.status),
            E.td(_since(each)),
            *(E.td(str(each.count(kind))) for kind in ("changed", "new", "gone", "same")),
        )
        for each in handouts
    )
    head = ("handout", "state", "compared with", "changed", "new", "gone", "the same")
    return E.table(E.thead(E.tr(*(E.th(name, scope="col") for name in head))), E.tbody(*rows))


def _facts(review: Review) -> Iterator[_Element]:
    yield E.h2("The clinic's own facts")
    yield E.p("A clinician approves these with the words, wherever they are printed.")
    rows = (line.partition(": ") for line in review.facts.splitlines())
    yield E.table(E.tbody(*(E.tr(E.th(name, scope="row"), E.td(*_marked(words))) for name, _, words in rows)))


def _look(review: Review) -> Iterator[_Element]:
    """Yield what no program can read: a logo, or a template's picture, in which words may stand."""
    if review.look:
        yield E.p(f"Not part of what is approved, so look at a page: {', '.join(review.look)}. No word in it may say that it is approved.")


def _handout(each: HandoutReview, review: Review, shown: set[tuple[str, str]]) -> Iterator[_Element]:
    """Yield what changed in a handout; a change that another handout on the page has too is shown once."""
    yield E.h2(each.name, id=each.name)
    reason = f": {each.state.reason}" if each.state.reason else ""
    if words := _READ_BY.get(each.of.subject.profile):
        yield E.p(words)
    yield E.p(f"{each.state.status}{reason}. Code {each.of.subject.words[:SHORT]}. Compared with {_since(each)}.")
    found = changes(each.pairs)
    fresh = [pair for pair in found if (pair.before, pair.now) not in shown]
    shown.update((pair.before, pair.now) for pair in found)
    for part, group in groupby(fresh, key=lambda pair: pair.part):
        yield E.h3(part or "the whole handout")
        yield from (_pair(pair, review) if each.since else _alone(pair, review) for pair in group)
    if len(fresh) < len(found):
        yield E.p(f"{len(found) - len(fresh)} more changes are shown above, with a handout that has them too.")
    if not found:
        yield E.p("Nothing has changed.")
    same = [pair for pair in each.pairs if pair.kind == "same"]
    if same:
        yield E.details(
            E.summary(f"{len(same)} sentences that are the same"),
            *(E.p(*_spoken(review, _marked(review.filled(pair.now)))) for pair in same),
        )


def _alone(pair: Pair, review: Review) -> _Element:
    """Return a sentence of a handout that nobody has approved yet: all of it is new, so there is nothing to set it beside."""
    return E.article(E.p(*_spoken(review, _marked(review.filled(pair.now)))), _place(pair, []), {"class": "pair alone"})


def _pair(pair: Pair, review: Review) -> _Element:
    before, now = review.filled(pair.before), review.filled(pair.now)
    runs = differences(before, now) if before and now else (("gone", before), ("new", now))
    old = [node for sign, words in runs if sign != "new" for node in _run("del" if sign == "gone" else "", words)]
    new = [node for sign, words in runs if sign != "gone" for node in _run("ins" if sign == "new" else "", words)]
    kind: list[_Element | str] = [pair.kind]
    if pair.kind == "changed" and pair.touches_numbers:
        kind += [E.br(), E.span("a number or source", {"class": "counted"})]
    old, new = _spoken(review, old), _spoken(review, new)
    return E.article(E.p(E.b("before"), *old), E.p(E.b("now"), *new), _place(pair, [*kind, E.br()]), {"class": "pair"})


def _spoken(review: Review, words: Iterable[_Element | str]) -> list[_Element | str]:
    """Return words of handouts; the page is in the program's language, so those of another one say so."""
    return [*words] if review.language in ("", LANGUAGE) else [E.span(*words, lang=review.language, dir="auto")]


def _place(pair: Pair, kind: Sequence[_Element | str]) -> _Element:
    """Return what kind of change it is, where it is written, and a box to tick."""
    where = str(pair.place).rsplit(":", 1)[0] if pair.place and pair.place.line else ""
    return E.p(*kind, where, E.label(E.input(type="checkbox"), " agreed"), {"class": "place"})


def _run(tag: str, words: str) -> Iterable[_Element | str]:
    if not words:
        return ()
    return (E(tag, *_marked(words)),) if tag else _marked(words)


def _marked(words: str) -> Iterator[_Element | str]:
    """Yield words with their numbers boxed and their sources dotted."""
    done = 0
    for found in MARKED.finditer(words):
        if found.start() > done:
            yield words[done : found.start()]
        yield E("cite" if found["source"] else "mark", found.group())
        done = found.end()
    if done < len(words):
        yield words[done:]


def _since(each: HandoutReview) -> str:
    return f"version {each.since.version}, approved on {each.since.day}" if each.since else "nothing: nobody has approved it yet"
