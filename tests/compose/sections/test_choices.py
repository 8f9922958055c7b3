"""What is known, what a reader can choose, and the numbers beside each choice."""

from __future__ import annotations

from typing import Any

from generator.content.condition import Condition, Counts, GettingCare, TimeSpan
from generator.content.model import Book
from generator.content.part import OnlyIn, OutOf100
from generator.document.blocks import (
    AnswerStrip,
    FactBox,
    Figure,
    List,
    Paragraph,
    Quantity,
    Row,
    Scales,
    Section,
    Table,
    TableRow,
    Yields,
)
from generator.document.plain import texts
from generator.figures.icon_array import IconArray
from tests.compose.sections.composing import changed, found, in_country, leaflet, plain, proven, words
from tests.each import rows
from tests.made import REAL, SMALLEST, book, labels


def condition() -> Condition:
    """Return the condition of the smallest book."""
    return book(SMALLEST).conditions[0]


def test_claims_in_tables_and_below_pictures_keep_their_numbers() -> None:
    cited = words("So it is.[@regulator-2025]")
    options = tuple(option.model_copy(update=dict.fromkeys(("how", "benefit", "harm"), cited)) for option in condition().options)
    common = condition().how_common
    assert common
    of = changed({"options": options, "how_common": common.model_copy(update={"note": cited})})
    said = plain(leaflet("choices", "sources", of=of))
    assert sum(line.count("So it is. [1") for line in said) == 3 * len(options)
    (note,) = [line for line in plain(leaflet("how-common", "sources", of=of)) if "So it is." in line]
    assert note == "Counted: Adults, in one year, who have it. So it is. [1] Source: [2]."


def test_no_treatment_comes_first_and_no_choice_is_marked() -> None:
    for of in (book(SMALLEST), book(REAL)):
        for condition in of.conditions:
            (table,) = found(leaflet("choices", of=of.model_copy(update={"conditions": (condition,)})), Table)
            assert len(table.rows) == len(condition.options)
            assert condition.options[0].kind == "none"


def test_each_choice_says_what_it_may_do_and_how_sure_that_is() -> None:
    (table,) = found(leaflet("choices"), Table)
    assert table.open
    sure = {"none": "", "ours": labels()["sure_very-unsure"].plain, "steroids": labels()["sure_fairly-sure"].plain}
    for row, option in zip(table.rows, condition().options, strict=True):
        said = [each.text.plain for cell in row.cells for each in cell if isinstance(each, Paragraph)]
        prescription = labels()["prescription"].plain if option.prescription else ""
        how = " ".join(part for part in (option.how.plain, prescription) if part)
        benefit = " ".join(part for part in (option.benefit.plain, sure[option.id]) if part)
        assert said == [option.name.plain, how, benefit, f"{option.harm.plain} [{2 if option.id == 'steroids' else 1}]"]


def test_each_choice_has_its_number_or_the_sign_that_there_is_none() -> None:
    wig = condition().options[2].model_copy(update={"id": "wig", "certainty": None, "out_of_100": None, "why_no_number": "not-the-aim"})
    (table,) = found(leaflet("choices", of=changed({"options": (*condition().options, wig)})), Table)
    none, ours, cream, hidden = (_quantity(row) for row in table.rows)
    assert (none.numeral.plain, none.words.plain, none.n, none.people) == ("?", labels()["number_none"].plain, None, None)
    assert (ours.numeral.plain, ours.words.plain, ours.n, ours.people) == (
        "?",
        "20 people had it: no figure out of 100.",
        None,
        20,
    )
    assert (cream.numeral.plain, cream.words.plain, cream.n) == ("30", "had more hair (after 12 weeks) [2]", 30)
    assert cream.twin
    assert (cream.twin.numeral.plain, cream.twin.words.plain, cream.twin.n) == ("10", "with placebo", 10)
    assert [quantity.alt[:9] for quantity in (cream, cream.twin)] == ["30 of 100", "10 of 100"]
    assert cream.alt.endswith("adults, after 12 weeks.")
    assert cream.twin.alt.endswith("adults, after 12 weeks, with placebo.")
    assert (hidden.numeral.plain, hidden.words.plain, hidden.alt) == ("–", labels()["number_aim"].plain, "")
    assert labels()["sure_fairly-sure"].plain not in " ".join(plain_row(table.rows[3]))


def _quantity(row: TableRow) -> Quantity:
    (quantity,) = [block for block in row.cells[1] if isinstance(block, Quantity)]
    return quantity


def plain_row(row: TableRow) -> list[str]:
    """Return the texts of a row."""
    return [text.plain for cell in row.cells for block in cell for text in texts(block)]


def test_a_number_that_is_only_a_difference_says_so_and_is_drawn_as_one() -> None:
    number = _group(18, "men", more=True, time="in a year", measure="saw better hair")
    of = _with_number(number)
    (table,) = found(leaflet("choices", of=of), Table)
    quantity = _quantity(table.rows[2])
    assert (quantity.numeral.plain, quantity.words.plain) == ("18", "more of 100 saw better hair than with placebo (in a year) [1]")
    assert (quantity.n, quantity.twin, quantity.counts) == (18, None, "more")
    assert quantity.alt == "18 of 100 people drawn as plus signs, the rest as points: so many more than with placebo, men, in a year."
    (short,) = found(leaflet("options-in-short", of=of), Table)
    assert plain_row(short.rows[2])[1:3] == ["18", "more of 100 saw better hair than with placebo (in a year)"]
    assert _quantity(short.rows[2]).n is None


def _with_number(number: OutOf100) -> Book:
    """Return a book in which only the last of three choices has a number: this one."""
    none, ours, cream = condition().options[:3]
    return changed({"options": (none, ours, cream.model_copy(update={"out_of_100": number}))})


def test_an_upper_limit_is_drawn_otherwise_than_what_was_counted() -> None:
    number = _group(80, "people with a few patches", up_to=True)
    (table,) = found(leaflet("choices", of=_with_number(number)), Table)
    quantity = _quantity(table.rows[2])
    assert (quantity.lead and quantity.lead.plain, quantity.numeral.plain, quantity.n, quantity.counts) == ("up to", "80", 80, "at-most")
    assert quantity.alt.startswith("At most 80 of 100 people drawn as half-dark discs, the rest as pale ones: people with a few patches")


@rows(
    ("given", "says"),
    [({}, ""), ({"up_to": True}, "options_halves"), ({"more": True}, "options_plus")],
)
def test_above_the_table_stands_how_its_numbers_are_drawn(given: dict[str, bool], says: str) -> None:
    said = " ".join(plain(leaflet("choices", of=_with_number(_group(30, "adults", **given)))))
    assert labels().plain("options_dots") in said
    assert [key for key in ("options_halves", "options_plus") if labels().plain(key) in said] == ([says] if says else [])


@rows(("given", "counts"), [({}, "found"), ({"up_to": True}, "at-most"), ({"more": True}, "more")])
def test_how_common_it_is_is_drawn_by_the_same_rule(given: dict[str, bool], counts: str) -> None:
    (figure,) = found(leaflet("how-common", of=_counting(_group(33, "women", **given))), Figure)
    assert isinstance(figure.drawing, IconArray)
    assert (figure.drawing.n, figure.drawing.counts) == (33, counts)


@rows(
    ("people", "studies", "said", "own"),
    [
        (0, 0, ("0", "people treated our way: no study"), "No figure found."),  # people were studied, though not for this
        (1, 1, ("1", "person treated our way, in 1 study"), "1 person had it: no figure out of 100."),
        (2, 1, ("2", "people treated our way, in 1 study"), "2 people had it: no figure out of 100."),
        (70, 4, ("70", "people treated our way, in 4 studies"), "70 people had it: no figure out of 100."),
        (900, 4, ("900", "people treated our way, in 4 studies"), "900 people studied: no figure out of 100."),
    ],
)
def test_as_many_people_are_drawn_as_there_were_if_they_can_be_counted(people: int, studies: int, said: tuple[str, str], own: str) -> None:
    others = Counts(studies=1, people=3, with_comparison=0)
    of = changed(proven("E2", our_way=Counts(studies=studies, people=people, with_comparison=0), other_ways=others))
    (strip,) = found(leaflet("answer", of=of), AnswerStrip)
    grounds = strip.cells[1].answer
    assert isinstance(grounds, Quantity)
    assert (grounds.numeral.plain, grounds.words.plain) == said
    assert grounds.people == (people if 0 < people <= 100 else None)
    (table,) = found(leaflet("choices", of=of), Table)
    ours = _quantity(table.rows[1])
    assert (ours.numeral.plain, ours.words.plain, ours.people) == ("?", own, grounds.people)  # 70 would read as 70 of 100
    assert ours.uncounted == (people > 0), "beside counted people a disc would say that each of them had the result"
    assert not grounds.uncounted
    drawn = 0 < people <= 100
    assert ours.alt.startswith(("One person, one ring" if people == 1 else f"{people} people, one ring each") if drawn else "")
    assert bool(ours.alt) == drawn


def test_where_nobody_was_studied_in_any_way_that_is_said() -> None:
    nobody = Counts(studies=0, people=0, with_comparison=0)
    of = changed(proven("E0", our_way=nobody, other_ways=nobody))
    (strip,) = found(leaflet("answer", of=of), AnswerStrip)
    grounds = strip.cells[1].answer
    assert isinstance(grounds, Quantity)
    assert grounds.words.plain == "people: we found no study"
    (table,) = found(leaflet("choices", of=of), Table)
    assert _quantity(table.rows[1]).words.plain == "We found no study."


@rows(
    ("ours", "others", "said"),
    [
        ((0, 0), 0, "We found no study in this type."),
        ((0, 0), 3, "Nobody has studied it the way we give it."),
        ((3, 0), 0, "It was compared with nothing."),
        ((1, 1), 0, "The one study compared it with something else."),
        ((3, 1), 0, "Only 1 of 3 studies compared it with anything else."),
        ((3, 2), 0, "2 of 3 studies compared it with something else."),
        ((3, 3), 0, "All 3 studies compared it with something else."),
    ],
)
def test_below_the_finding_is_how_much_of_it_was_compared(ours: tuple[int, int], others: int, said: str) -> None:
    studies, compared = ours
    counts = {"our_way": Counts(studies=studies, people=30 * studies, with_comparison=compared)}
    counts["other_ways"] = Counts(studies=others, people=30 * others, with_comparison=0)
    (strip,) = found(leaflet("answer", of=changed(proven("E3", **counts))), AnswerStrip)
    assert strip.cells[0].text.plain == said


def test_notes_on_a_choice_are_printed_in_their_country_only() -> None:
    assert "Ask the NHS first." in " ".join(plain(leaflet("choices", of=_noted("GB"))))
    assert "Ask" not in " ".join(plain(leaflet("choices", of=_noted("US"))))


def _noted(country: str) -> Book:
    """Return a book in a country whose first choice has a note for Britain."""
    note = OnlyIn.model_validate({"text": "Ask the {health_service} first.", "only": "GB"})
    first, *rest = condition().options
    return in_country(country, changed({"options": (first.model_copy(update={"notes": (note,)}), *rest)}))


def test_numbers_are_drawn_where_there_are_some() -> None:
    (counted,) = found(leaflet("how-common"), Figure)
    assert isinstance(counted.drawing, IconArray)
    assert counted.drawing.alt[:9] == "40 of 100"
    assert leaflet("how-common", of=changed({"how_common": None})).sections == ()


def test_a_number_says_who_was_counted_when_and_what_they_had() -> None:
    said = plain(leaflet("how-common"))
    assert "40 out of 100 (in one year)" in said
    assert "Counted: Adults, in one year, who have it. The study was small. Source: [1]." in said


def test_numbers_of_different_groups_say_whose_each_is() -> None:
    men, women = (_group(n, group) for n, group in ((40, "men"), (20, "women")))
    (row,) = found(leaflet("how-common", of=_counting(men, women)), Row)
    assert row.widths == (6, 6)
    assert [[each.drawing.alt[:9] for each in column if isinstance(each, Figure)] for column in row.columns] == [
        ["40 of 100"],
        ["20 of 100"],
    ]
    assert [column[-1].text.plain for column in row.columns if isinstance(column[-1], Paragraph)] == ["Men", "Women"]
    note = "Counted: men who have it. Counted: women who have it. The study was small. Source: [1]."
    assert note in plain(leaflet("how-common", of=_counting(men, women)))


def test_numbers_of_one_group_name_it_once() -> None:
    (row,) = found(leaflet("how-common", of=_counting(_group(40, "men"), _group(60, "men", time="by age 70"))), Row)
    labels_ = [column[-1].text.plain for column in row.columns if isinstance(column[-1], Paragraph)]
    assert labels_ == ["40 out of 100 (in one year)", "60 out of 100 (by age 70)"]


def test_an_upper_limit_is_called_one() -> None:
    said = plain(leaflet("how-common", of=_counting(_group(33, "women", up_to=True))))
    assert "Up to 33 out of 100 (in one year)" in said


def _group(n: int, group: str, **more: Any) -> OutOf100:
    common = condition().how_common
    assert common
    given = {key: words(value) if isinstance(value, str) else value for key, value in more.items()}
    return common.numbers[0].model_copy(update={"n": n, "group": words(group), **given})


def _counting(*numbers: OutOf100) -> Book:
    """Return a book that counts how common the condition is, and nothing else."""
    common = condition().how_common
    assert common
    return changed({"how_common": common.model_copy(update={"numbers": numbers}), "options": condition().options[:2]})


def test_the_last_of_the_times_is_a_bar_that_a_listener_hears_in_words() -> None:
    times = tuple(
        TimeSpan.model_construct(what=words(f"Time {n}"), months=months, sources=("regulator-2025",))
        for n, months in enumerate(((2, 4), (3, 6)))
    )
    outlook = condition().outlook.model_copy(update={"times": times})
    (box,) = found(leaflet("topics", of=changed({"outlook": outlook})), FactBox)
    assert box.figure
    assert box.figure.drawing.labels[0].plain == "Time 1 in 3 to 6 months"
    assert box.figure.drawing.alt == "Time 1 in 3 to 6 months: a bar on a scale of 12 months, solid to month 3 and hatched to month 6."
    assert box.text
    assert box.text.plain == "Hair often grows back. Source: [1]."


def test_the_outlook_is_a_fact_with_its_answer_or_its_number() -> None:
    outlook = condition().outlook
    (box,) = found(leaflet("topics"), FactBox)
    assert box == FactBox(outlook.title, outlook.answer, outlook.text)
    of = changed({"outlook": outlook.model_copy(update={"out_of_100": _group(70, "adults", up_to=True, measure="had it all back")})})
    (box,) = found(leaflet("topics", of=of), FactBox)
    assert isinstance(box.answer, Quantity)
    assert box.answer.lead
    assert (box.answer.lead.plain, box.answer.numeral.plain, box.answer.n) == ("up to", "70", 70)
    assert box.answer.words.plain == "of 100 adults had it all back (in one year) [1]"
    assert box.text is not None
    assert box.text.plain == "Hair often grows back."


def test_what_matters_has_three_pairs_and_a_line_for_the_choice() -> None:
    (scales,) = found(leaflet("what-matters"), Scales)
    assert (scales.title.plain, len(scales.pairs), scales.line.plain) == (
        "What matters to me? Mark one circle on each line, and show your GP or us.",
        3,
        "My choice for now",
    )
    assert len({words_.plain for pair in scales.pairs for words_ in pair}) == 6


def test_to_wait_is_nothing_to_weigh_where_other_care_is_urgent() -> None:
    care = GettingCare.model_validate({"title": "How?", "steps": [{"title": "Call", "text": "Say it."}, {"title": "Go", "text": "Today."}]})
    (scales,) = found(leaflet("what-matters", of=changed({"getting_care": care})), Scales)
    said = [words_.plain for pair in scales.pairs for words_ in pair]
    assert labels()["matters_1_right"].plain not in said
    assert scales.pairs[0] == (labels()["matters_4_left"], labels()["matters_4_right"])


def _with_numbers(*numbers: OutOf100) -> Book:
    """Return a book with a choice without a number, then one with each of these."""
    without = condition().options[0].model_copy(update={"out_of_100": None, "why_no_number": "none-found"})
    rows = [without.model_copy(update={"id": f"n{n}", "kind": "other", "out_of_100": each}) for n, each in enumerate(numbers)]
    return changed({"options": (without, *rows)})


def test_how_to_read_the_numbers_stands_before_the_table() -> None:
    def reading(*numbers: OutOf100) -> str:
        return plain(leaflet("choices", of=_with_numbers(*numbers)))[1]

    dots, note, placebo = (labels()[f"{key}"].plain for key in ("options_dots", "choices_note", "options_placebo"))
    one, two = _group(20, "people"), _group(30, "people")
    assert reading(one).endswith(dots)
    assert reading(one, two).endswith(f"{dots} {note}")
    assert reading(one, _group(30, "people", placebo=10)).endswith(f"{dots} {note} {placebo}")
    assert reading(_group(30, "people", more=True)).endswith(placebo)


def test_where_no_choice_has_a_number_how_sure_anyone_can_be_stands_below_each_sign_for_that() -> None:
    real, seen = book(REAL), []
    for condition in real.conditions:
        of = real.model_copy(update={"conditions": (condition,)})
        (full,), (sheet,), (panel,) = (
            found(leaflet(kind, of=of), Table) for kind in ("choices", "options-in-short", "options-in-two-columns")
        )
        counted = any(option.out_of_100 for option in condition.options)
        unfound = any(option.why_no_number == "none-found" and option.kind != "ours" for option in condition.options)
        heads = [[text.plain for text in table.head] for table in (full, sheet, panel)]
        assert heads[0][1:] == ["Out of 100 people" if counted else "Number, and how sure", "Possible benefits", "Possible harms"]
        assert ["Out of 100 people" in head for head in heads[1:]] == [counted] * 2
        assert ["No figure found." in plain_cells(table) for table in (full, sheet, panel)] == [
            unfound,
            counted and unfound,
            counted and unfound,
        ]
        if not counted:
            assert heads[1][1:] == ["Out of 100", "Possible benefits", "Possible harms", "How sure?"]
            assert heads[2][1:] == ["Possible benefits, harms"]
            for row, option in zip(full.rows, condition.options, strict=True):
                assert _quantity(row).numeral.plain == ("–" if option.why_no_number == "not-the-aim" else "?")
                kinds = [type(block) for block in row.cells[1]]
                sure = option.kind == "ours" or bool(option.certainty)
                assert kinds == ([Quantity, Figure, Paragraph] if sure else [Quantity])
            assert plain(leaflet("choices", of=of))[1].endswith("The more bars are filled, the surer we are that it helps.")
            assert {table.caption and table.caption.plain[:17] for table in (sheet, panel)} == {"We found no figur"}
            assert "We found no figure" not in (full.caption.plain if full.caption else ""), "each row says it"
        seen.append(counted)
    assert {*seen} == {True, False}


def test_notes_on_a_choice_are_printed_where_no_choice_has_a_number() -> None:
    uncounted = tuple(
        option.model_copy(update={"out_of_100": None, "why_no_number": "none-found", "notes": (words(f"Note {n}."),)})
        for n, option in enumerate(condition().options)
    )
    (table,) = found(leaflet("choices", of=changed({"options": uncounted})), Table)
    assert table.caption
    assert table.caption.plain == " ".join(f"Note {n}." for n in range(len(uncounted)))


def plain_cells(table: Table) -> set[str]:
    return {text.plain for row in table.rows for cell in row.cells for text in texts(Section("x", cell))}


def test_a_sheet_keeps_its_column_of_numbers_where_a_choice_has_no_short_words() -> None:
    real = book(REAL)
    shedding = next(each for each in real.conditions if not any(option.out_of_100 for option in each.options))
    first, *others = shedding.options
    without = shedding.model_copy(update={"options": (first.model_copy(update={"short": None}), *others)})
    of = real.model_copy(update={"conditions": (without,)})
    for kind in ("options-in-short", "options-in-two-columns"):
        (table,) = found(leaflet(kind, of=of), Table)
        assert table.head[1].plain == "Out of 100 people"
        assert "No figure found." in plain_cells(table)


def test_what_choices_ask_fills_a_page_and_is_not_missed_where_there_is_no_room() -> None:
    (yields,) = leaflet("what-choices-ask-if-room").sections[0].blocks
    assert isinstance(yields, Yields)
    assert (yields.brief, yields.told) == ((), "")
    (before,) = leaflet("living-well-in-panel-if-room").sections[0].blocks
    assert isinstance(before, Yields)
    assert before.step < yields.step
    _, asked = yields.full
    assert isinstance(asked, List)
    assert len(asked.items) == len(book(SMALLEST).conditions[0].options)


def test_people_whom_nobody_counted_are_told_as_such_beside_their_rings() -> None:
    """Where others were counted, nobody may take those who were only treated for people who had the result."""
    ours = Counts(studies=1, people=20, with_comparison=0)
    (table,) = found(leaflet("choices", of=changed(proven("E2", our_way=ours, other_ways=ours))), Table)
    (quantity,) = [block for row in table.rows for cell in row.cells for block in cell if isinstance(block, Quantity) and block.uncounted]
    assert quantity.people == 20
    assert "no figure out of 100" in quantity.words.plain
