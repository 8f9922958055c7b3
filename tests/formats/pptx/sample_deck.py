"""A deck with every layout, as a clinic might show it, for the tests of slides and finished decks."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from generator.design.theme import Theme
from generator.document.approval import Approval
from generator.document.deck import Deck, Layout, Notes, Slide, SlideTable, Slot, SlotLine
from generator.document.plain import words
from generator.document.rendered import Rendered
from generator.figures.cycle import CycleWords, GrowthCycle
from generator.figures.drawing import Drawing
from generator.figures.exosome import Exosome
from generator.figures.icon import IconSet, parse_icons
from generator.figures.icon_array import IconArray
from generator.figures.meter import EvidenceMeter
from generator.figures.names import Pattern
from generator.figures.qr import QrCode
from generator.figures.scalp import ScalpPattern
from generator.formats.pptx.render import render_deck
from generator.problems import Location
from generator.text import Span, Text, numbers_in

ROOT = Path(__file__).parents[3]
ADDRESS = "https://clinic.example/exosomes"
WELCOME, BASICS, TYPES, TREATMENT, NEXT = "Welcome", "The basics", "Your type of hair loss", "Treatment", "Next steps"
Tone = Literal["good", "maybe", "poor", "unknown", ""]
_places = iter(range(1, 10_000))


def text(words: str) -> Text:
    """Return words as if each had been written on a line of its own."""
    return Text.of(words, Location("content.yaml", next(_places), 5, words))


def lines(*words: str, head: bool = True) -> tuple[SlotLine, ...]:
    """Return a head or lead with its points, or points only."""
    return tuple(SlotLine(text(w), level=0 if head and n == 0 else 1) for n, w in enumerate(words))


def numbered(*words: str) -> tuple[SlotLine, ...]:
    return tuple(SlotLine(text(w)) for w in words)


def slide(
    key: str,
    layout: Layout,
    title: str,
    section: str,
    slots: dict[Slot, tuple[SlotLine, ...]],
    *,
    label: str = "",
    drawings: dict[Slot, Drawing] | None = None,
    icons: dict[Slot, str] | None = None,
    table: SlideTable | None = None,
    tone: Tone = "",
) -> Slide:
    notes = Notes((text(f"Say what this slide is for: {title}."), text("Then stop.")), text("Ask: what would you like to know?"))
    return Slide(
        key,
        layout,
        text(title),
        notes,
        section,
        text(label or section) if layout not in ("title", "closing") else None,
        slots,
        drawings or {},
        icons or {},
        table,
        tone,
        Location("content.yaml", next(_places)),
    )


def cards(*items: tuple[str, str, str], caption: str = "") -> tuple[dict[Slot, tuple[SlotLine, ...]], dict[Slot, str]]:
    places: tuple[Slot, ...] = ("item-1", "item-2", "item-3", "item-4")
    slots = {place: lines(head, words) for place, (_, head, words) in zip(places, items, strict=False)}
    if caption:
        slots["caption"] = numbered(caption)
    return slots, {place: icon for place, (icon, _, _) in zip(places, items, strict=False)}


def steps(*items: tuple[str, str, str], caption: str = "") -> dict[Slot, tuple[SlotLine, ...]]:
    places: tuple[Slot, ...] = ("item-1", "item-2", "item-3", "item-4", "item-5", "item-6")
    slots: dict[Slot, tuple[SlotLine, ...]] = {
        place: tuple(SlotLine(text(words), level) for level, words in enumerate(item)) for place, item in zip(places, items, strict=False)
    }
    if caption:
        slots["caption"] = numbered(caption)
    return slots


def table(rows: tuple[tuple[str, ...], ...], widths: tuple[float, ...], alt: str) -> SlideTable:
    return SlideTable(tuple(tuple(text(cell) for cell in row) for row in rows), widths, alt)


def welcome() -> tuple[Slide, ...]:
    agenda = (
        ("What exosomes are", "what"),
        ("How they may help hair", "how"),
        ("Your type of hair loss", "where"),
        ("Treatment, step by step", "steps"),
        ("Benefits and risks", "compare"),
        ("Questions to ask", "questions"),
    )
    return (
        slide(
            "title",
            "title",
            "Exosomes and hair loss",
            WELCOME,
            {
                "subtitle": numbered("What they are, where they may help, and what to ask before you decide"),
                "clinic": numbered("Your Clinic · version 1.0 · review by November 2028"),
            },
        ),
        slide(
            "agenda",
            "agenda",
            "What we will cover",
            WELCOME,
            {
                "content": tuple(SlotLine(text(words), to=to) for words, to in agenda),
                "note": lines("Stop us any time", "Please ask about any word or number that is not clear. There are no silly questions."),
            },
            icons={"note": "message-circle-question-mark"},
            label="Exosomes and hair loss",
        ),
    )


def basics() -> tuple[Slide, ...]:
    how, how_icons = cards(
        ("sprout", "Wake resting roots", "Growth factors may nudge roots to grow. So say tests on cells."),
        ("shield-check", "Calm a sore scalp", "This rests on lab work. No study shows it on a scalp."),
        ("droplets", "Bring more blood", "New blood vessels may form. We do not know if they do in you."),
        ("layers", "Make collagen", "More of it may make skin strong. No hair study tests this."),
        caption="These ideas come from early research. None is proven for hair loss.",
    )
    return (
        slide(
            "what",
            "visual",
            "What are exosomes?",
            BASICS,
            {
                "content": lines(
                    "Exosomes are tiny bubbles that cells send out.",
                    "Far too small to see",
                    "They carry messages to other cells",
                    "The ones we use are made in a lab",
                    "They are not the same as PRP, which is made from your own blood",
                ),
                "caption": numbered("Not to scale"),
            },
            drawings={
                "visual": Exosome(
                    (text("Growth signals"), text("Proteins"), text("Genetic messages")),
                    "A round bubble with a double wall. Inside are growth signals, proteins and genetic messages.",
                )
            },
        ),
        slide(
            "cycle",
            "visual",
            "How hair grows",
            BASICS,
            {
                "content": lines(
                    "Each hair grows, rests, falls and starts again.",
                    "Genes, stress, hormones or illness can upset this",
                    "The hope is that exosomes help roots to work well again",
                ),
                "caption": numbered("The roots are not to scale"),
            },
            drawings={
                "visual": GrowthCycle(
                    (text("Growing: years"), text("Changing: weeks"), text("Resting: months")),
                    "A hair root in three phases, and two bars: growing is the longest, then resting, then changing.",
                    ((104, 312), (3,), (9, 13)),
                    CycleWords(text("Shortest"), text("Longest"), text("Years")),
                )
            },
        ),
        slide(
            "array",
            "visual",
            "About 10 in 100 hairs are resting",
            BASICS,
            {
                "content": lines(
                    "On a healthy scalp most hairs are growing.", "About 10 in every 100 are resting", "Losing 50 to 100 a day is normal"
                ),
                "caption": numbered("Rounded figures from textbooks. See the sources at the end."),
            },
            drawings={
                "visual": IconArray(
                    10, 100, "100 discs in ten rows of ten. 10 are filled: these hairs are resting.", text("10 in 100 are resting")
                )
            },
        ),
        slide("how", "cards", "How exosomes may help hair", BASICS, how, icons=how_icons),
        slide(
            "licence",
            "content",
            "Is it approved? Not for hair loss, by any regulator we checked",
            BASICS,
            {
                "content": (
                    *lines(
                        "No regulator we checked has approved exosomes for hair loss.",
                        "US: the FDA says it has approved no exosome product for any use",
                        "UK: ask us what our product is and what licence it has",
                    ),
                    SlotLine(text("A listing with a regulator is not approval"), 2),
                    *lines(
                        "EU: parts made from human cells are barred in cosmetics",
                        "We have an interest in this treatment: we charge for it",
                        head=False,
                    ),
                ),
                "caption": numbered("Checked on 22 November 2026. Ask us for the sources."),
            },
        ),
    )


TypeRow = tuple[str, str, Pattern, str, str, Tone, str, int]
TYPES_OF_LOSS: tuple[TypeRow, ...] = (
    (
        "pattern",
        "Pattern hair loss",
        "crown-and-temples",
        "male and female pattern baldness",
        "Yes",
        "good",
        "Small studies, no comparison",
        2,
    ),
    ("areata", "Alopecia areata", "patches", "patchy hair loss", "Possibly", "maybe", "Reports of 3 people", 2),
    ("telogen", "Telogen effluvium", "diffuse", "heavy hair shedding", "Yes", "good", "No study found", 0),
    ("traction", "Traction alopecia", "hairline", "hair loss from tight styles", "Yes, if early", "maybe", "No study found", 0),
    ("scarring", "Scarring alopecia", "scar", "roots lost to scars", "Unlikely", "poor", "No study found", 0),
)
FINDINGS = {"good": "It may help", "maybe": "It may help a little", "poor": "Not expected to help"}


def types() -> tuple[Slide, ...]:
    rows = (("Type of hair loss", "What is known", "How strong is the evidence?"), *((t[1], FINDINGS[t[5]], t[6]) for t in TYPES_OF_LOSS))
    overview = slide(
        "where",
        "table",
        "Where could exosomes help?",
        TYPES,
        {"caption": numbered("A clinician will tell you which type you have.")},
        table=table(rows, (0.4, 0.25, 0.35), "Five types of hair loss, what is known of each, and how strong the evidence is."),
    )
    pairs = [part for n, row in enumerate(TYPES_OF_LOSS, 1) for part in _type(n, row)]
    return (overview, *pairs, options())


def _type(number: int, row: TypeRow) -> tuple[Slide, Slide]:
    key, name, pattern, also, view, tone, strength, level = row
    what = slide(
        key,
        "condition",
        f"{name}: what it is",
        TYPES,
        {
            "content": lines(
                "Hair gets thin slowly over years, or falls in patches, or all at once.",
                "It is not your fault",
                "See a doctor first if it is sudden or sore",
            ),
            "caption": numbered("Head with hair loss"),
        },
        label=f"Type {number} of 5 · {also}",
        drawings={"visual": ScalpPattern(pattern, (), f"A head: where hair is lost in {name}.")},
    )
    answer = slide(
        f"{key}-answer",
        "answer",
        f"{name}: can exosomes help?",
        TYPES,
        {
            "answer": (SlotLine(text("What is known"), 1), SlotLine(text(FINDINGS[tone]))),
            "evidence": lines(strength, "We cannot be sure until larger studies compare people."),
            "known": lines(
                "What we know", "Most studies had only men in them", "In small studies people had more hair, on average, at 4 to 24 weeks"
            ),
            "opinion": lines("Our clinic’s own view", f"Our clinic’s own view is “{view.lower()}”, and we sell this treatment."),
        },
        label=name,
        drawings={"evidence": EvidenceMeter(level, 4, tone, f"{level} of 4 bars are filled: {strength.lower()}.")},
        tone=tone,
    )
    return what, answer


def options() -> Slide:
    rows = (
        ("Choice", "How it may help", "How it may harm", "How sure?"),
        ("No treatment", "You spend nothing and face no risk from treatment.", "The loss tends to go on slowly.", "Fairly sure"),
        (
            "Minoxidil",
            "It may slow the loss and bring back some hair.",
            "It can irritate the scalp. You lose the gain if you stop.",
            "Fairly sure",
        ),
        (
            "Finasteride (men only)",
            "It may slow the loss. Full effect can take 12 months.",
            "Low mood, and sex problems that may last.",
            "Fairly sure",
        ),
        (
            "Hair transplant",
            "It helps some people whose hair loss suits it.",
            "It is an operation, so it may hurt, bleed or scar.",
            "Not very sure",
        ),
        ("Wigs, hats and styles", "You can start and stop when you like.", "The loss goes on. Good wigs cost money.", "Not studied"),
        (
            "Exosome treatment",
            "It may help a little. Some people had more hair.",
            "A sore, red or swollen scalp. Lumps and infection.",
            "Very unsure",
        ),
    )
    return slide(
        "options",
        "table",
        "Pattern hair loss: your choices",
        TYPES,
        {},
        label="Pattern hair loss",
        table=table(rows, (0.2, 0.32, 0.32, 0.16), "Six choices: how each may help and harm, and how sure we are."),
    )


def treatment() -> tuple[Slide, ...]:
    care, care_icons = cards(
        ("shower-head", "First 24 hours", "Do not wash your hair. Touch your scalp with clean hands only."),
        ("scan-search", "Each day", "Look at your scalp every day for a week."),
        ("hand-heart", "Be gentle", "Do not scratch or rub. Ask before you swim or dye your hair."),
        ("phone", "Call us", "Call for redness or pain that gets worse, pus or a lump that stays."),
        caption="Trouble breathing, or a swollen face, lips or tongue: call 999.",
    )
    calls, call_icons = cards(
        ("phone", "Call us", "Redness, heat or pain that gets worse. A lump that stays. Any change that worries you."),
        ("clock", "Call 111", "Fever or chills after treatment. Say that you had exosomes, and when."),
        ("triangle-alert", "Call 999", "Trouble breathing. A swollen face, lips or tongue. Black or blistered skin."),
    )
    choose, choose_icons = cards(
        ("check", "It may suit you if", "You know your type of hair loss, and you have time and money for something that may not work."),
        ("x", "It does not suit you if", "You are pregnant or under 18, have or had cancer, or have an infection or an immune illness."),
    )
    visit = (
        ("Consultation", "Before you decide", "We find out which type of hair loss you have. Ask what the product is."),
        ("We prepare", "On the day", "We clean your scalp. A numbing cream may help."),
        ("We inject", "On the day", "A fine needle puts small amounts into the thin areas."),
        ("Afterwards", "The next 24 hours", "We give you a note with the product name and batch number."),
    )
    return (
        slide("steps", "steps", "What happens, step by step", TREATMENT, steps(*visit, caption="Your plan may have more than one visit.")),
        slide(
            "steps-3",
            "steps",
            "Three things to do before you pay",
            TREATMENT,
            steps(
                ("See a doctor", "First", "Find out which type of hair loss you have. It costs nothing to ask."),
                ("Ask questions", "At the clinic", "Take our list with you. Write the answers down."),
                ("Take your time", "At home", "Think about what result would be worth the cost and the risk."),
            ),
        ),
        slide(
            "steps-5",
            "steps",
            "How a trial finds out if it works",
            TREATMENT,
            steps(
                ("Ask", "Start", "Who might it help?"),
                ("Share out", "Week 1", "By chance, some get a dummy."),
                ("Treat", "Weeks 1 to 12", "No one knows who gets which."),
                ("Count", "Week 24", "Hairs are counted in a photo."),
                ("Compare", "End", "Which group has more?"),
                caption="Only one small trial so far was made like this.",
            ),
        ),
        slide(
            "steps-6",
            "steps",
            "Your scalp, week by week",
            TREATMENT,
            steps(
                ("Day 1", "Sore", "Keep it clean and dry."),
                ("Days 2 to 7", "Settling", "Look at it each day."),
                ("Week 2", "Calm", "Wash and brush as you like."),
                ("Week 4", "Check", "Tell us of any lump."),
                ("Week 12", "First look", "We compare photos with you."),
                ("Week 24", "Second look", "You decide whether to go on."),
            ),
        ),
        slide(
            "compare",
            "compare",
            "Possible benefits and risks",
            TREATMENT,
            {
                "head-1": numbered("Possible benefits"),
                "content": numbered(
                    "No cuts or stitches, and home the same day", "It may help a little: small studies", "It may act on more than one cause"
                ),
                "head-2": numbered("Risks and unknowns"),
                "content-2": numbered(
                    "Sore, red or swollen scalp", "Lumps, or infection from the needle", "No one knows what it does after 12 months"
                ),
            },
            icons={"head-1": "circle-check", "head-2": "triangle-alert"},
        ),
        slide("suits", "cards", "Does it suit you?", TREATMENT, choose, icons=choose_icons),
        slide("aftercare", "cards", "Looking after your scalp", TREATMENT, care, icons=care_icons),
        slide("calls", "cards", "When to call for help", TREATMENT, calls, icons=call_icons),
    )


def next_steps() -> tuple[Slide, ...]:
    sources = (
        ("National Health Service. Hair loss", "https://www.nhs.uk/conditions/hair-loss/"),
        ("British Association of Dermatologists. Patient leaflets", "https://www.skinhealthinfo.org.uk"),
        ("Alopecia UK. Help and support", "https://www.alopecia.org.uk"),
        ("US Food and Drug Administration. Notice on exosome products", "https://www.fda.gov/vaccines-blood-biologics"),
    )
    listed = tuple(
        line
        for name, link in sources
        for line in (SlotLine(text(name)), SlotLine(Text((Span(link.removeprefix("https://www."), link=link),)), 1))
    )
    return (
        slide(
            "questions",
            "questions",
            "Questions to ask us",
            NEXT,
            {
                "content": numbered(
                    "What good might it do for my type?",
                    "What harms could I get, and who helps me then?",
                    "What else could I try?",
                    "What will happen if I do nothing?",
                ),
                "content-2": numbered(
                    "What will it cost in all?",
                    "Is the product licensed here?",
                    "What is it made from, and who made it?",
                    "Who will treat me, and how are they trained?",
                ),
            },
        ),
        slide("sources", "sources", "Where this information comes from", NEXT, {"content": listed}),
        slide(
            "closing",
            "closing",
            "Thank you. What matters to you?",
            NEXT,
            {
                "content": numbered(
                    "Talk to us before you decide.", "You can take your time, or say no.", "Ask for the leaflet on your type."
                ),
                "clinic": numbered("HL-12 · version 1.0", "Issued 22 November 2026 · review by 22 November 2028"),
                "caption": (SlotLine(text("Scan for our leaflets")), SlotLine(Text((Span("clinic.example/exosomes", link=ADDRESS),)), 1)),
            },
            drawings={"qr": QrCode(ADDRESS, f"QR code that opens {ADDRESS}")},
        ),
    )


@cache
def sample_deck() -> Deck:
    """Return the deck, which may contain the numbers that it contains."""
    said = frozenset(numbers_in(" ".join((*words(_deck()), *(d.alt for s in _deck().slides for d in s.drawings.values())))))
    return replace(_deck(), numbers=said)


@cache
def _deck() -> Deck:
    return Deck(
        name="clinic-deck",
        lang="en-GB",
        title="Exosomes and hair loss",
        subject="What they are, where they may help, and what to ask",
        author="Your Clinic",
        issued="2026-11-22",
        approval=Approval(words="0f1e2d3c" * 8, version="1.0"),
        footer=Text.of("Draft: not approved for patients · HL-12 version 1.0 · 0f1e2d3c"),
        date_line=Text.of("November 2026"),
        slides=(*welcome(), *basics(), *types(), *treatment(), *next_steps()),
        keywords="exosomes; hair loss",
        continued="{title} ({part} of {parts})",
        logo_alt="Logo of Your Clinic",
    )


@cache
def sample_theme() -> Theme:
    """Return the standard theme."""
    return Theme.model_validate(yaml.safe_load((ROOT / "handouts/themes/standard.yaml").read_text("utf-8")))


@cache
def sample_icons() -> IconSet:
    """Return the project's icons."""
    return parse_icons((ROOT / "handouts/icons/lucide.json").read_text("utf-8"))


@cache
def sample() -> Rendered:
    """Return the deck as rendered."""
    return render_deck(sample_deck(), sample_theme(), sample_icons())
