"""P05 over papers of a clinic's own: how sheets are folded, and how near the folds words come."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from generator.design.paper import FoldPanel, Instructions, Margin, Panel, Paper
from generator.project import PlannedEdition
from generator.project.extend import extended
from generator.review.judged import judged
from generator.review.rules import RULES
from generator.yamlsource.reader import parse_yaml, read_yaml
from generator.yamlsource.validate import validate
from tests.each import rows
from tests.made import HANDOUTS, SMALLEST, book, planned
from tests.review.words import words_of

P05 = tuple(rule for rule in RULES if rule.code == "P05")
A4, LETTER, LEGAL = (297.0, 210.0), (279.4, 215.9), (355.6, 215.9)

NAMES = tuple(sorted(file.stem for file in (HANDOUTS / "papers").glob("*.yaml")))


@cache
def paper(name: str) -> Paper:
    """Return a paper that comes with the program, by its file's name."""
    read = {each: tree for each in NAMES if (tree := read_yaml(HANDOUTS / f"papers/{each}.yaml", each)[0])}
    tree, problem = extended(name, read, "paper")
    assert tree, problem
    own, problems = validate(tree, Paper)
    assert own, problems
    return own


@cache
def edition() -> PlannedEdition:
    project = planned(SMALLEST).project
    assert project
    return next(each for each in project.editions if each.kind == "leaflet" and not each.edition)


def folded(sheet: tuple[float, float], measure: float, *panels: tuple[int, float, float, float]) -> Paper:
    """Return a paper with panels, each with its side, its left edge, its width and where its words begin, in mm."""
    width, height = sheet
    return Paper(
        name="Own",
        width=width,
        height=height,
        margin=Margin(left=10, right=10, first_line=10.5, last_line=height - 20, footer=height - 17),
        panel=Panel(side=8, top=8),
        gutter=6,
        side_by_side=False,
        duplex="short-edge",
        measure=measure,
        panels=tuple(FoldPanel(side=side, left=left, width=wide, text=text) for side, left, wide, text in panels),
        instructions=Instructions(sheets="Fold it."),
    )


def told(own: Paper) -> list[tuple[str, str]]:
    """Return the severity and the words of what P05 says of a paper; each panel is written in a place of its own."""
    listed = "".join(f"- {{side: {panel.side}}}\n" for panel in own.panels)
    tree = parse_yaml(f"panels:\n{listed}".encode(), "own.yaml")[0]
    words = replace(words_of(book(SMALLEST)), editions=(replace(edition(), paper=own, paper_tree=tree),))
    return [(problem.severity, problem.message) for problem in judged(words, {}, (), P05).problems]


IN_THREE = ((1, 197, 100, 207.4), (1, 0, 97, 10.4), (2, 0, 100, 10.4), (2, 100, 100, 110.4), (2, 200, 97, 207.4), (1, 97, 100, 107.4))
IN_TWO = ((1, 148.5, 148.5, 158.5), (2, 0, 148.5, 10), (2, 148.5, 148.5, 158.5), (1, 0, 148.5, 10))
TO_AND_FRO = ((1, 198, 99, 208), (2, 0, 99, 10), (2, 99, 99, 109), (2, 198, 99, 208), (1, 99, 99, 109), (1, 0, 99, 10))
GATE = ((1, 222, 75, 232), (1, 0, 75, 10.5), (2, 0, 75, 10.5), (2, 75, 147, 85.5), (2, 222, 75, 232), (1, 75, 147, 85.5))
ROLLED = (
    *((1, 266.7, 88.9, 277), (1, 0, 87.3, 10.5), (2, 0, 88.9, 10.5), (2, 88.9, 88.9, 99), (2, 177.8, 90.5, 188)),
    *((2, 268.3, 87.3, 278.5), (1, 87.3, 90.5, 97.5), (1, 177.8, 88.9, 188)),
)


def test_papers_that_come_with_the_program_fold_well() -> None:
    with_panels = {name: own for name in NAMES if (own := paper(name)).panels}
    assert {"tri-fold", "tri-fold-press", "letter-tri-fold"} <= with_panels.keys()
    assert {name: found for name, own in with_panels.items() if (found := told(own))} == {}


@rows(
    "own",
    [
        folded(A4, 79.2, *IN_THREE),
        folded(A4, 128.5, *IN_TWO),
        folded(A4, 79, *TO_AND_FRO),
        folded(A4, 54, *GATE),
        folded(LEGAL, 66, *ROLLED),
        folded(A4, 79, *TO_AND_FRO[:1], *TO_AND_FRO[4:]),  # one side only
        folded(
            A4, 79.2, *((side, left + 0.4 * (left == 97), width, text) for side, left, width, text in IN_THREE)
        ),  # a folder misses so much
    ],
)
def test_sheets_folded_in_any_way_are_fine(own: Paper) -> None:
    assert told(own) == []


@rows(
    ("own", "said"),
    [
        (
            folded(A4, 79.2, *IN_THREE[:2], (2, 0, 97, 10.4), (2, 97, 100, 107.4), (2, 197, 100, 207.4), IN_THREE[5]),
            "'Own' is folded at 97, 197 mm on side 1, and at 100, 200 mm on side 2, seen from side 1",
        ),
        (folded(A4, 79.2, *IN_THREE[:5], (1, 97, 99, 107.4)), "a panel ends at 196 mm, and panel 1 begins at 197 mm"),
        (folded(A4, 79.2, *IN_THREE[:4], (2, 200, 95, 207.4), IN_THREE[5]), "a panel ends at 295 mm, and the sheet is 297 mm wide"),
        (folded(A4, 79.2, *IN_THREE[:2], (2, 3, 97, 13), *IN_THREE[3:]), "a panel ends at 0 mm, and panel 3 begins at 3 mm"),
        (folded(LETTER, 79.2, *IN_THREE), "a panel ends at 297 mm, and the sheet is 279.4 mm wide"),
        (folded(A4, 128.5, *IN_TWO[:3], (1, 0, 150, 10)), "a panel ends at 150 mm, and panel 1 begins at 148.5 mm"),
        (folded(A4, 79, IN_TWO[0], *TO_AND_FRO[1:4], IN_TWO[3]), "is folded at 148.5 mm on side 1, and at 99, 198 mm on side 2"),
        (folded(A4, 77, TO_AND_FRO[0], TO_AND_FRO[5], *TO_AND_FRO[1:5]), "panel 2 of 'Own' is folded in, and is 0.0 mm narrower"),
        (folded(A4, 76, (1, 197.5, 99.5, 208), (1, 0, 98.5, 10.5), (1, 98.5, 99, 109.5)), "is folded in, and is 0.5 mm narrower"),
        (folded(A4, 82, *IN_THREE), "words may be 4.6 mm from the fold on the right of panel 2 of 'Own'"),
        (folded(A4, 79.2, (1, 197, 100, 201), *IN_THREE[1:]), "words may be 4.0 mm from the fold on the left of panel 1 of 'Own'"),
    ],
)
def test_sheets_that_fold_badly_are_told_with_their_panel(own: Paper, said: str) -> None:
    assert [message for severity, message in told(own) if severity == "error" and said in message]


def test_words_rather_near_a_fold_are_a_warning() -> None:
    near = [(severity, message.partition(" of 'Own'")[0]) for severity, message in told(folded(A4, 80.5, *IN_THREE))]
    assert near == [("warning", "words may be 6.1 mm from the fold on the right of panel 2")]
