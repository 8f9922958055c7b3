"""A deck with every layout and every figure, as a clinic might show it, for the tests of slides and finished decks."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import yaml

from generator.design.theme import Theme
from generator.document.approval import Approval
from generator.document.blocks import AnswerCell, AnswerStrip, HelpCell, HelpRow, Quantity, Scales
from generator.document.chart import Bar, BarChart
from generator.document.deck import Deck, Layout, Notes, Slide, SlideTable, Slot, SlotLine, SlotPart
from generator.document.plain import words
from generator.document.rendered import Rendered
from generator.figures.cycle import CycleWords, GrowthCycle
from generator.figures.names import Pattern
from generator.figures.qr import QrCode
from generator.figures.scalp import ScalpPattern
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.spread import spread
from generator.problems import Location
from generator.text import Span, Text, numbers_in

ROOT = Path(__file__).parents[3]
ADDRESS = "https://clinic.example/exosomes"
START, KNOWN, CHOICE, END = "Your type", "What is known", "Your choice", "Next steps"
STEPS: tuple[Slot, ...] = ("step-1", "step-2", "step-3")
PATTERNS: tuple[Pattern, ...] = ("crown-and-temples", "patches", "diffuse", "hairline", "scar")
_places = iter(range(1, 10_000))


def text(words: str) -> Text:
    """Return words as if each had been written on a line of its own."""
    return Text.of(words, Location("content.yaml", next(_places), 5, words))


def lines(*words: str, head: bool = True) -> tuple[SlotLine, ...]:
    """Return a head or lead with its points, or points only."""
    return tuple(SlotLine(text(w), level=0 if head and n == 0 else 1) for n, w in enumerate(words))


def plain(*words: str) -> tuple[SlotLine, ...]:
    """Return lines of the first level."""
    return tuple(SlotLine(text(w)) for w in words)


def slide(
    key: str,
    layout: Layout,
    title: str,
    section: str,
    given: dict[Slot, tuple[SlotLine, ...]] | None = None,
    parts: dict[Slot, SlotPart] | None = None,
    *,
    sources: str = "",
    back: str = "",
    skip: str = "",
) -> Slide:
    """Return a slide with notes of two sentences and a question."""
    notes = Notes(
        (text(f"Say what this slide is for: {title}."), text("Then stop.")),
        text("Ask: what would you like to know?"),
        text("Sources: 1, Trial of a drop.") if sources else None,
    )
    return Slide(
        key,
        layout,
        text(title),
        notes,
        section,
        given or {},
        parts or {},
        text(sources) if sources else None,
        SlotLine(text("All types"), to=back) if back else None,
        SlotLine(text("Skip this type"), to=skip) if skip else None,
        Location("content.yaml", next(_places)),
    )


def scalp(pattern: Pattern) -> ScalpPattern:
    """Return a pattern of hair loss without labels."""
    return ScalpPattern(pattern, (), f"A head with hair loss: {pattern}")


def table(rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], alt: str) -> SlideTable:
    """Return a table of plain cells."""
    return SlideTable(tuple(tuple(text(cell) for cell in row) for row in rows), widths, alt)


def code() -> QrCode:
    """Return a code that opens the clinic's page."""
    return QrCode(ADDRESS, f"QR code that opens {ADDRESS}")


def types() -> tuple[Slide, ...]:
    """Return a map, with links there and back, and what brings people here."""
    names = ("Pattern hair loss", "Alopecia areata", "Telogen effluvium", "Traction alopecia", "Scarring alopecia")
    studied = ("425 people", "3 people", "No study", "No study", "No study")
    places: tuple[Slot, ...] = ("link-1", "link-2", "link-3", "link-4", "link-5")
    arts: tuple[Slot, ...] = ("art-1", "art-2", "art-3", "art-4", "art-5")
    links: dict[Slot, tuple[SlotLine, ...]] = {
        place: (SlotLine(text(name), to="waiting"), SlotLine(text(count), 1, to="waiting"))
        for place, name, count in zip(places, names, studied, strict=True)
    }
    heads: dict[Slot, SlotPart] = {art: scalp(pattern) for art, pattern in zip(arts, PATTERNS, strict=True)}
    cards: dict[Slot, tuple[SlotLine, ...]] = {
        "card-1": plain("Know what this is"),
        "card-2": plain("Keep the hair I have"),
        "card-3": plain("Ask about the new drop"),
    }
    shown: dict[Slot, SlotPart] = {
        "art-1": scalp("patches"),
        "art-2": scalp("crown-and-temples"),
        "art-3": scalp("hairline"),
    }
    return (
        slide("map", "map", "Five types of hair loss: three have no study at all", START, links, heads, sources="Sources: 1 to 3"),
        slide("cards", "cards", "What would you most like from today?", START, cards, shown),
    )


def known() -> tuple[Slide, ...]:
    """Return numbers, with and without a comparison, and times."""
    waiting = Quantity(
        text("80"), text("in 100 at most, if patches are mild. They may spread or come back."), "80 of 100 people", 80, lead=text("up to")
    )
    dummy = Quantity(text("2"), text("in 100, on the dummy tablet"), "2 of 100 people on a dummy tablet", 2)
    tablet = Quantity(text("25"), text("in 100, on the tablet"), "25 of 100 people on the tablet", 25, twin=dummy)
    three = Quantity(text("3"), text("people in all, in two reports"), "Three people", people=3)
    no_one = Quantity(text("?"), text("in 100: no fair comparison found"), "A question mark: nobody knows")
    labels = (text("Smooth round patch"), text("Short hairs at the edge"), text("Hair like before"), text("Healthy"))
    patches = ScalpPattern("patches", labels, "A head with two smooth round patches, beside a healthy one", beside="healthy")
    cycle = GrowthCycle(
        (text("Growing: years"), text("Changing: weeks"), text("Resting: months")),
        "A hair root in three phases, and two bars: growing is the longest, then resting, then changing.",
        ((104, 312), (3,), (9, 13)),
        CycleWords(text("Shortest"), text("Longest"), text("Years")),
    )
    return (
        slide(
            "waiting",
            "number",
            "If we wait, hair in mild patches often grows back by itself",
            KNOWN,
            {},
            {"number": waiting},
            sources="Source: 2",
            back="map",
            skip="choices",
        ),
        slide(
            "pair",
            "pair",
            "The tablet: about 23 more in 100 had hair back than on the dummy",
            KNOWN,
            {},
            {"number": tablet},
            sources="24 weeks. Sources: 4, 5",
            back="map",
        ),
        slide("people", "number", "Only three people have tried the drop", KNOWN, {}, {"number": three}, back="map"),
        slide(
            "unknown",
            "no-number",
            "Care aims to save the hair you have; no number can be given",
            KNOWN,
            {"lead": plain("Steroid cream or injections", "Some antibiotics", "Malaria tablets")},
            {"number": no_one},
        ),
        slide(
            "figure",
            "figure",
            "Leave your hair alone on the first day",
            KNOWN,
            {"lead": plain("Touch it only with clean hands", "Keep the card that names the drop", "Call us if anything worries you")},
            {"number": Quantity(text("24"), text("hours"), "", lead=text("Leave hair unwashed for"))},
        ),
        slide(
            "time",
            "time",
            "If we wait, more hair may go, and lost roots do not come back",
            KNOWN,
            {
                "time": plain("Days or weeks"),
                "why": plain("not months: that is how soon to see a skin doctor. It may save the hair you have."),
            },
        ),
        slide(
            "cycle",
            "drawing",
            "Each hair grows for years, rests for months, and falls",
            KNOWN,
            {"text": plain("Up to 100 hairs fall each day, and most grow again.")},
            {"art-1": cycle},
        ),
        slide(
            "patches",
            "drawing",
            "Alopecia areata: your defence cells attack hair roots by mistake",
            KNOWN,
            {},
            {"art-1": patches},
            sources="Source: 1",
        ),
        studies(),
        shedding(),
        trial(),
    )


def studies() -> Slide:
    """Return the people studied in each type: a part of them in front, and types without any."""
    bars = (
        Bar(text("Pattern hair loss"), 425, text("425"), 70, text("70 by injection")),
        Bar(text("Alopecia areata"), 3, text("3"), 2, text("2 by injection")),
        *(Bar(text(name), 0, text("0: no study")) for name in ("Telogen effluvium", "Traction alopecia", "Scarring alopecia")),
    )
    note = text("Only 70 of the 425 had injections, which is what we give.")
    chart = BarChart(
        bars, "People studied: 425 with pattern hair loss, 3 with alopecia areata, nobody else", text("People"), text("By injection"), note
    )
    return slide(
        "studies", "chart", "Nearly all people studied had pattern hair loss", KNOWN, {}, {"chart": chart}, sources="Sources: 2, 3, 5 to 11"
    )


def shedding() -> Slide:
    """Return spans of time: from so many months up to so many."""
    bars = (
        Bar(text("Shock to shedding"), 4, text("up to 4 months"), 2, text("from 2")),
        Bar(text("Shedding to settled"), 6, text("up to 6 months"), 3, text("from 3")),
    )
    chart = BarChart(bars, "Shedding begins 2 to 4 months after a shock and settles 3 to 6 months later", text("Months"), text("At least"))
    return slide("shedding", "chart", "Wait: shedding mostly settles in three to six months", KNOWN, {}, {"chart": chart})


def trial() -> Slide:
    """Return the one trial, beside its dummy."""
    bars = (Bar(text("The drop"), 9.5, text("9.5 hairs")), Bar(text("Salt water (dummy)"), 1.5, text("1.5 hairs"), quiet=True))
    chart = BarChart(
        bars, "Hairs gained: 9.5 with the drop, 1.5 with salt water", text("Hairs gained"), note=text("20 men, week 16, middle values.")
    )
    return slide("trial", "chart", "One fair trial saw a few more hairs", KNOWN, {}, {"chart": chart}, sources="Source: 4")


def choice() -> tuple[Slide, ...]:
    """Return what the treatment rests on, harms, values and options."""
    strip = AnswerStrip(
        (
            AnswerCell(text("Can the drop help?"), text("We do not know"), text("Our view: possibly. We sell it.")),
            AnswerCell(text("What it rests on"), three_people(), text("in two reports")),
            AnswerCell(text("Approved?"), text("No"), text("not licensed"), warns=True),
        ),
        (4, 4, 4),
    )
    scales = Scales(
        text("Mark the ring nearest to how you feel"),
        (
            (text("Hair back soon"), text("Waiting is fine")),
            (text("Strong evidence"), text("Not knowing is fine")),
            (text("Low cost"), text("Any cost is fine")),
        ),
        text("I choose"),
    )
    options = table(
        (
            ("Choice", "Hair back, of 100", "Watch for"),
            ("Wait", "up to 80, if mild", "may spread"),
            ("Steroids", "no number", "thin skin"),
            ("Tablets", "25; dummy 2", "rare serious harms"),
            ("Wigs", "not the aim", "cost"),
        ),
        (3, 4, 4),
        "Four choices, what each can do and what to watch for",
    )
    named = (("Talk", "Health check"), ("Drop", "On the sore skin"), ("Aftercare", "No washing for 24 hours"))
    steps: dict[Slot, tuple[SlotLine, ...]] = {
        slot: (SlotLine(text(name), number=n), SlotLine(text(point), 1))
        for n, (slot, (name, point)) in enumerate(zip(STEPS, named, strict=True), 1)
    }
    reported = lines("Reported", "Sore, swollen scalp", "Lumps", "Serious infection, after other uses")
    unknown = lines("Not known", "How often", "Long-term harm", "After cancer", "With immune illness")
    return (
        slide("answer", "answer", "The drop: three people in all, and no fair test", CHOICE, {}, {"strip": strip}, sources="Sources: 6, 7"),
        slide(
            "harms",
            "two-lists",
            "Some harms are known, and how often is not",
            CHOICE,
            {"list-1": reported, "list-2": unknown},
            sources="Sources: 8 to 11",
        ),
        slide("steps", "steps", "We give the drop in three steps", CHOICE, steps),
        slide("scales", "scales", "What matters most to you?", CHOICE, {}, {"scales": scales}),
        slide("choices", "table", "Four choices, and you may change your mind", CHOICE, {}, {"table": options}),
        slide(
            "interest",
            "statement",
            "We sell this treatment, so we have an interest in it",
            CHOICE,
            {
                "statement": plain(
                    "We found no product that is a licensed medicine for hair loss.", "See a doctor before you pay any clinic, ours too."
                )
            },
        ),
    )


def three_people() -> Quantity:
    """Return the number of people studied, as an answer in a strip."""
    return Quantity(text("3"), text("people"), "Three people", people=3)


def end() -> tuple[Slide, ...]:
    """Return help, the next step, codes and sources."""
    urgent = HelpCell(text("999"), text("Emergency"), (text("Hard to breathe"), text("Swollen face")))
    advice = HelpCell(text("111"), text("Advice line"), (text("Fever"), text("Severe pain")))
    us = HelpCell(text("020 7946 0123"), text("Us"), (text("Spreading redness"),))
    hospital = HelpCell(text("A&E"), text("Hospital"), (text("Black or blistered skin"),))
    named = (
        ("National Health Service. Hair loss", "https://www.nhs.uk/conditions/hair-loss/"),
        ("Association of Dermatologists. Leaflets", "https://www.skinhealthinfo.org.uk"),
    )
    listed = tuple(
        line
        for number, (name, link) in enumerate(named, 1)
        for line in (SlotLine(text(name), number=number), SlotLine(Text((Span(link.removeprefix("https://www."), link=link),)), 1))
    )
    more = (SlotLine(text("Trial of a drop, 20 men, 2024"), number=3), SlotLine(text("Review of reports, 2025"), number=4))
    opened: dict[Slot, tuple[SlotLine, ...]] = {
        "link-1": plain("Pattern hair loss"),
        "link-2": plain("Alopecia areata"),
        "link-3": plain("Aftercare"),
    }
    codes: dict[Slot, SlotPart] = {"art-1": code(), "art-2": code(), "art-3": code()}
    asked = plain("What is in it? Who gives it?", "What else could help me?", "What if I wait?")
    return (
        slide("help", "help", "Get urgent help now", END, {}, {"help": HelpRow((urgent, hospital, advice, us))}, sources="Source: 1"),
        slide("help-3", "help", "Whom to call, the most urgent first", END, {}, {"help": HelpRow((urgent, advice, us))}),
        slide(
            "next",
            "next",
            "Next step: see a doctor first, and read this at home",
            END,
            {"code-words": plain("Leaflet: alopecia areata")},
            {"help": HelpRow((urgent, advice, us)), "code": code()},
        ),
        slide(
            "say",
            "say",
            "A question worth asking: is the product licensed?",
            END,
            {"lead": asked, "code-words": plain("Read more at home")},
            {"code": code()},
        ),
        slide("codes", "codes", "Take a leaflet home: scan one of these", END, opened, codes),
        slide("sources", "sources", "Where this information comes from", END, {"list-1": listed, "list-2": more}),
    )


@cache
def sample_deck() -> Deck:
    """Return the deck, which may contain the numbers that it contains."""
    deck = _deck()
    alts = [drawing.alt for each in deck.slides for drawing in spread(each, deck).drawings.values()]
    figures = [part.alt for each in deck.slides for part in each.parts.values() if isinstance(part, BarChart | SlideTable)]
    return replace(deck, numbers=frozenset(numbers_in(" ".join((*words(deck), *alts, *figures)))))


@cache
def _deck() -> Deck:
    return Deck(
        name="clinic-deck",
        lang="en-GB",
        title="Hair loss and a new drop",
        subject="What it is, where it may help, and what to ask",
        author="Your Clinic",
        issued="2026-11-22",
        approval=Approval(words="0f1e2d3c" * 8, version="1.0"),
        footer=Text.of("HL-12 · version 1.0 · 0f1e2d3c"),
        status=Text.of("Draft: not approved for patients"),
        slides=(*types(), *known(), *choice(), *end()),
        keywords="hair loss; drop",
        continued="{title} ({part} of {parts})",
        logo_alt="Logo of Your Clinic",
    )


@cache
def sample_theme() -> Theme:
    """Return the standard theme."""
    return Theme.model_validate(yaml.safe_load((ROOT / "handouts/themes/standard.yaml").read_text("utf-8")))


@cache
def sample() -> Rendered:
    """Return the deck as rendered."""
    return render_deck(sample_deck(), sample_theme())
