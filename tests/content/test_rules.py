"""The rules between fields, beyond what tests/examples/problems shows."""

from __future__ import annotations

import pytest

from generator.content.read import parse_book
from generator.content.rules import RULES
from generator.problems import Problem
from tests.content.examples import MINIMAL, condition_of
from tests.each import rows

pytestmark = pytest.mark.covered

TEXT = MINIMAL.read_text(encoding="utf-8")
CONDITION = condition_of(TEXT)
CREAM = """\
      - id: steroids
        name: Steroid cream
        how: You put it on the skin.
        asks: You use it every day.
        benefit: It calms the skin.
        harm: It can thin the skin.
        certainty: fairly sure
        prescription: yes
        out_of_100:
          n: 30
          placebo: 10
          group: adults
          time: after 12 weeks
          measure: had more hair
          sources: [regulator-2025]
        sources: [regulator-2025]
"""
NUMBER = CREAM[CREAM.index("        out_of_100:") : CREAM.rindex("        sources: [regulator-2025]\n")]
MEDICINES = """
medicines:
  examplone:
    name: examplone
    class: a steroid
    status: {GB: Prescription, IE: pharmacy}
"""


def counts(way: str, studies: int, people: int, compared: int) -> str:
    return f"        {way}:\n          studies: {studies}\n          people: {people}\n          with_comparison: {compared}\n"


def ours(studies: int, people: int, compared: int) -> tuple[str, str]:
    """Return the change to the studies of the treatment as the clinic gives it."""
    return counts("our_way", 1, 20, 0), counts("our_way", studies, people, compared)


def others(studies: int, people: int, compared: int) -> tuple[str, str]:
    """Return the change to the studies of other ways to give it."""
    return counts("other_ways", 0, 0, 0), counts("other_ways", studies, people, compared)


def told(*changes: tuple[str, str]) -> list[str]:
    text = TEXT
    for find, put in changes:
        assert text.count(find) == 1, find
        text = text.replace(find, put)
    return [_short(problem) for problem in parse_book(text.encode(), "a.yaml")[1]]


def line(words: str, text: str = TEXT) -> int:
    """Return the line on which some words stand."""
    assert text.count(words) == 1, words
    return text[: text.index(words)].count("\n") + 1


def _short(problem: Problem) -> str:
    return f"{problem.location.line if problem.location else 0} {problem.code} {problem.message}"


@rows("tag", ["cy", "pl", "zh-Hans", "zh-Hant-HK", "en-GB", "ckb", "rom", "fa-AF", "AR"])
def test_a_language_that_exists_is_known(tag: str) -> None:
    assert told(("  - tag: cy", f"  - tag: {tag}")) == []


@rows("tag", ["xx", "qqq", "cy-xx", "zz-ZZ"])
def test_a_language_that_does_not_exist_is_named(tag: str) -> None:
    assert told(("  - tag: cy", f"  - tag: {tag}")) == [f"{line('- tag: cy')} M061 '{tag}' is not a known language"]


@rows("name", ["con", "nul", "com1", "lpt9", "aux"])
def test_names_that_windows_keeps_are_refused(name: str) -> None:
    changes = (("  - id: test-hair-loss", f"  - id: {name}"), ("[test-hair-loss]", f"[{name}]"))
    assert told(*changes) == [f"{line('- id: test-hair-loss')} M052 a file cannot be named '{name}'"]


@rows("name", ["console", "con-1", "com", "com10"])
def test_names_that_only_begin_like_those_are_not(name: str) -> None:
    assert told(("  - id: test-hair-loss", f"  - id: {name}"), ("[test-hair-loss]", f"[{name}]")) == []


@rows(
    ("level", "our_way", "other_ways", "count"),
    [
        ("E0", (0, 0, 0), (0, 0, 0), 0),
        ("E0", (1, 0, 0), (0, 0, 0), 1),
        ("E0", (0, 0, 0), (2, 30, 1), 3),
        ("E1", (2, 0, 0), (0, 0, 0), 1),
        ("E1", (2, 9, 0), (0, 0, 0), 2),
        ("E2", (1, 9, 0), (0, 0, 0), 0),
        ("E2", (1, 9, 1), (0, 0, 0), 1),
        ("E2", (1, 9, 0), (1, 9, 1), 1),
        ("E2", (0, 0, 0), (1, 9, 0), 0),
        ("E2", (1, 0, 0), (0, 0, 0), 1),
        ("E2", (1, 0, 0), (0, 9, 0), 0),
        ("E3", (1, 9, 0), (0, 0, 0), 1),
        ("E3", (1, 9, 0), (2, 40, 1), 0),
        ("E4", (0, 0, 0), (0, 0, 0), 3),
    ],
)
def test_counts_fit_the_level_of_evidence(level: str, our_way: tuple[int, int, int], other_ways: tuple[int, int, int], count: int) -> None:
    found = told(("        level: E2", f"        level: {level}"), ours(*our_way), others(*other_ways))
    assert len(found) == count
    assert all(" M056 " in each for each in found)


def test_counts_that_do_not_fit_are_shown_where_they_are() -> None:
    assert told(("        level: E2", "        level: E1"), ours(0, 0, 0), others(3, 0, 0)) == [
        f"{line('        other_ways:') + 1} M056 'studies' must be 0 at level E1"
    ]


def test_more_studies_with_a_comparison_group_than_there_are_is_impossible() -> None:
    first = line("        our_way:")
    assert told(("        level: E2", "        level: E3"), ours(2, 20, 3)) == [f"{first + 3} M054 3 of 2 studies is impossible"]


@rows(
    ("finding", "compared", "count"),
    [("unknown", 0, 0), ("little", 0, 1), ("some", 0, 1), ("Some", 0, 1), ("little", 1, 0), ("some", 1, 0), ("unknown", 1, 0)],
)
def test_an_answer_says_no_more_than_the_evidence(finding: str, compared: int, count: int) -> None:
    level = ("        level: E2", "        level: E3" if compared else "        level: E2")
    changes = (("finding: unknown", f"finding: {finding}"), level, ours(1, 20, compared))
    assert told(*changes) == [f"{line('finding: unknown')} M068 'finding: {finding.lower()}' needs a study with a comparison group"] * count


@pytest.mark.parametrize("finding", ["little", "some"])
def test_a_comparison_group_of_another_way_to_give_it_counts_too(finding: str) -> None:
    assert told(("finding: unknown", f"finding: {finding}"), ("        level: E2", "        level: E3"), others(1, 30, 1)) == []


@pytest.mark.parametrize("finding", ["little", "some"])
def test_level_comparison_and_answer_agree(finding: str) -> None:
    """What the level calls without a comparison group has none that an answer could rest on."""
    assert told(("finding: unknown", f"finding: {finding}"), ours(1, 20, 1)) == [
        f"{line('        our_way:') + 3} M056 'with_comparison' must be 0 at level E2"
    ]


def test_the_answer_that_it_cannot_help_needs_its_reason() -> None:
    results = CONDITION[CONDITION.index("    results:") : CONDITION.index("    options:")]
    at = line("finding: unknown")
    assert told(("finding: unknown", "finding: none"), (results, "")) == [f"{at} M068 'finding: none' needs its reason"]
    assert told(("finding: unknown", "finding: none\n      why_none: null"), (results, "")) == [
        f"{at} M068 'finding: none' needs its reason"
    ]
    given = ("finding: unknown", "finding: unknown\n      why_none: Lost roots do not grow again.")
    assert told(given) == [f"{at + 1} M068 'why_none' has no meaning with 'finding: unknown'"]


def test_what_is_not_expected_to_help_has_no_results() -> None:
    results = CONDITION[CONDITION.index("    results:") : CONDITION.index("    options:")]
    none = ("finding: unknown", "finding: none\n      why_none: Lost roots do not grow again.")
    assert told(none) == [f"{line('    results:') + 1} M068 a treatment that is not expected to help has no results to show"]
    assert told(none, (results, "")) == []
    assert told(none, (results, "    results: null\n")) == []


@pytest.mark.parametrize("certainty", ["", "        certainty: null\n"])
def test_an_option_says_how_certain_it_is(certainty: str) -> None:
    assert told(("        certainty: fairly sure\n", certainty)) == [f"{line('- id: steroids')} M066 'certainty' is missing"]


@pytest.mark.parametrize("kind", ["none", "ours"])
def test_doing_nothing_and_our_own_treatment_have_no_certainty_of_their_own(kind: str) -> None:
    (found,) = told((f"        kind: {kind}\n", f"        kind: {kind}\n        certainty: unsure\n"))
    assert found.startswith(f"{line(f'        kind: {kind}') + 1} M066 'certainty' ")


def test_what_does_not_aim_at_a_cure_has_no_certainty() -> None:
    wig = CREAM.replace(NUMBER, "        why_no_number: Not the aim\n")
    assert told((CREAM, wig)) == [f"{line('certainty: fairly sure')} M066 'certainty' has no meaning where a cure is not the aim"]
    assert told((CREAM, wig.replace("        certainty: fairly sure\n", ""))) == []


def test_where_the_kinds_of_options_are_wrong_no_certainty_is_missed() -> None:
    assert {each.split()[1] for each in told(("        kind: none\n", ""))} == {"M055"}
    assert {each.split()[1] for each in told(("        kind: ours\n", ""))} == {"M055"}


def test_a_misspelt_key_of_an_option_is_not_missing_as_well() -> None:
    assert [each.split()[1] for each in told(("certainty: fairly", "certanty: fairly"))] == ["Y030"]
    assert [each.split()[1] for each in told(("        out_of_100:", "        out_of_10:"))] == ["Y030"]


@rows(
    ("option", "count"),
    [
        (NUMBER, 0),
        ("        why_no_number: none-found\n", 0),
        ("", 1),
        ("        out_of_100: null\n", 1),
        (f"{NUMBER}        why_no_number: None found\n", 1),
        (f"{NUMBER}        why_no_number: null\n", 0),
    ],
)
def test_an_option_has_a_number_or_the_reason_why_it_has_none(option: str, count: int) -> None:
    found = told((NUMBER, option))
    assert len(found) == count
    assert all(" M067 " in each for each in found)


def test_a_number_of_people_is_at_most_the_hundred_it_is_out_of() -> None:
    outlook = "      text: Hair often grows back.\n"
    number = "      out_of_100: {n: 101, group: adults, time: in a year, measure: had hair, sources: [review-2024]}\n"
    assert told((outlook, outlook + number)) == [f"{line(outlook) + 1} M054 101 people out of 100 is impossible"]
    assert told((outlook, outlook + number.replace("101", "100"))) == []


def test_a_number_of_people_has_at_most_seven_digits_so_that_it_has_room_everywhere() -> None:
    at = line(ours(0, 0, 0)[0]) + 2
    hint = "'people' must be 9999999 or less"
    assert told(ours(1, 10_000_000, 0)) == [f"{at} Y037 {hint}"]
    assert told(ours(1, 9_999_999, 0)) == []


def test_a_rule_looks_again_at_a_condition_that_has_changed_and_tells_what_is_wrong_each_time() -> None:
    outlook = "      text: Hair often grows back.\n"
    number = "      out_of_100: {n: 101, group: adults, time: in a year, measure: had hair, sources: [review-2024]}\n"
    impossible = [f"{line(outlook) + 1} M054 101 people out of 100 is impossible"]
    found = [told(*(((outlook, outlook + number),) if wrong else ())) for wrong in (False, True, True, False, True)]
    assert found == [[], impossible, impossible, [], impossible]
    above = "# a line more\n"
    assert told((outlook, outlook + number), ("format: 2\n", f"format: 2\n{above}"))[0].startswith(f"{line(outlook) + 2} M054")


@rows(
    ("beside", "problems"),
    [
        ("", []),
        ("          placebo: 4\n", [(1, "'placebo' says how many there were with placebo, and 'more' that only the difference is known")]),
        ("          placebo: null\n", []),
        ("          up_to: no\n", []),
        (
            "          up_to: yes\n",
            [(1, "'up_to' says that the number is the highest one given, and 'more' that only the difference is known")],
        ),
    ],
)
def test_beside_a_difference_to_placebo_no_other_number_is_given(beside: str, problems: list[tuple[int, str]]) -> None:
    placebo = "          placebo: 10\n"
    assert told((placebo, f"          more: yes\n{beside}")) == [f"{line(placebo) + lines} M083 {said}" for lines, said in problems]
    assert told((placebo, f"          more: no\n{beside}")) == []


def test_a_difference_is_not_drawn_as_people() -> None:
    common, outlook = "        - n: 40\n", "      text: Hair often grows back.\n"
    said = "M083 'more' can only be in an option: here the number is drawn as people"
    assert told((common, f"{common}          more: yes\n")) == [f"{line(common) + 1} {said}"]
    number = "      out_of_100: {n: 10, more: yes, group: adults, time: in a year, measure: had hair, sources: [review-2024]}\n"
    assert told((outlook, outlook + number)) == [f"{line(outlook) + 1} {said}"]
    assert told((outlook, outlook + number.replace("more: yes", "more: no"))) == []


@rows(("name", "known"), [("test-hair-loss", True), ("another-hair-loss", False), ("Test hair loss", None)])
def test_a_help_item_names_conditions_that_exist(name: str, known: bool | None) -> None:
    at = line("conditions: [test-hair-loss]")
    expected = {True: [], False: [f"{at} M069 there is no condition '{name}'"]}
    found = told(("[test-hair-loss]", f"[test-hair-loss, {name}]"))
    assert found == (expected[known] if known is not None else [f"{at} Y035 item 2 of 'conditions' cannot be '{name}'"])


def test_an_exclusion_is_left_out_for_conditions_that_exist() -> None:
    short = "        short: An infection of the scalp\n"
    assert told((short, f"{short}        left_out_for: [test-hair-loss]\n")) == []
    found = told((short, f"{short}        left_out_for: [test-hair-los]\n"))
    assert found == [f"{line(short) + 1} M069 there is no condition 'test-hair-los'"]


@rows(
    ("country", "prescription", "count"),
    [
        ("GB", "prescription: yes", 0),
        ("GB", "prescription: no", 1),
        ("GB", "notes: []", 1),
        ("IE", "prescription: no", 0),
        ("US", "notes: []", 0),
    ],
)
@rows("name", ["name: '{Examplone} cream'", "name: 'Cream with {examplone}'"])
def test_a_medicine_on_prescription_in_the_clinics_country_says_so(name: str, country: str, prescription: str, count: int) -> None:
    changes = (
        ("name: Steroid cream", name),
        ("prescription: yes", prescription),
        ("  country: GB\n  address", f"  country: {country}\n  address"),
    )
    found = told(*changes, ("\nsources:\n", f"{MEDICINES}\nsources:\n"))
    place = "prescription: yes" if "prescription" in prescription else "name: Steroid cream"
    assert found == [f"{line(place)} M070 {{examplone}} needs a prescription in GB"] * count


def test_a_prescription_is_known_by_how_a_treatment_works_too() -> None:
    how = ("how: You put it on the skin.", "how: '{Examplone} calms the skin.'")
    changes = (how, ("prescription: yes", "prescription: no"), ("\nsources:\n", f"{MEDICINES}\nsources:\n"))
    assert [each.split()[1] for each in told(*changes)] == ["M070"]


def test_a_prescription_that_is_neither_yes_nor_no_is_one_problem() -> None:
    changes = (("name: Steroid cream", "name: '{Examplone} cream'"), ("prescription: yes", "prescription: perhaps"))
    assert [each.split()[1] for each in told(*changes, ("\nsources:\n", f"{MEDICINES}\nsources:\n"))] == ["Y034"]


def test_a_source_in_the_second_line_of_a_text_is_found() -> None:
    words = "text: Some people had more hair. Others"
    assert told((words, "text: Some people\n        had more hair [@nobody-1999]. Others")) == [
        f"{line(words) + 1} M050 there is no source 'nobody-1999'"
    ]


def test_a_malformed_id_in_a_list_hides_nothing_about_its_neighbours() -> None:
    sources = "        sources: [review-2024]\n    headline: One idea"
    assert told((sources, sources.replace("review-2024", "Review 2024, review-2042"))) == [
        f"{line(sources)} Y035 item 1 of 'sources' cannot be 'Review 2024'",
        f"{line(sources)} M050 there is no source 'review-2042'",
    ]


def test_an_answer_as_it_is_spoken_is_judged_as_it_is_meant() -> None:
    found = told(("        level: E2", "        level: e0"), ("kind: ours", "kind: Ours"))
    first = line("        our_way:")
    assert found == [f"{first + 1} M056 'studies' must be 0 at level E0", f"{first + 2} M056 'people' must be 0 at level E0"]


def test_words_and_sources_for_another_country_are_not_unused() -> None:
    note = (
        "    - country: US\n      headline: No\n      short: No.\n      text: No.\n      points: [No]\n"
        "      sources: [far-2020]\n      checked: 2026-11-01\n"
    )
    source = "  far-2020:\n    authors: A\n    title: B\n    publisher: C\n    year: null\n    link: https://far.example\n    kind: news\n"
    assert told(("  aftercare:\n", f"{note}  aftercare:\n"), ("\nsources:\n", f"\nsources:\n{source}")) == []


def test_warnings_do_not_keep_the_book_back() -> None:
    book, problems = parse_book(TEXT.replace("- Rest.", "- Rest [now]().").encode(), "a.yaml")
    assert book is not None
    assert [(p.code, p.severity) for p in problems] == [("M060", "warning")]


@rows("typed", ["[@survey-2024, @survey-2024]", "[@survey-2024; survey-2024]", "[@survey-2024 @survey-2024]"])
def test_several_sources_in_one_pair_of_brackets_are_one_fault_with_the_way_to_write_them(typed: str) -> None:
    _, problems = parse_book(TEXT.replace("- Rest.", f"- 'Rest.{typed}'").encode(), "a.yaml")
    assert [(each.code, each.hint) for each in problems] == [
        ("M060", "write each source in brackets of its own: [@survey-2024][@survey-2024]")
    ]


def test_all_rules_hold_for_every_condition() -> None:
    """A second condition, with each mistake a condition can hold, is answered for each of them."""
    second = (
        CONDITION.replace("        - n: 40", "        - n: 101")
        .replace("kind: ours", "kind: ours\n        certainty: unsure")
        .replace("people: 20\n          with", "people: 0\n          with")
        .replace("finding: unknown", "finding: some")
        .replace("          n: 30", "          n: 130")
        .replace(
            "        why_no_number: none-found\n        sources: [review-2024]\n      - id: ours",
            "        sources: [review-2024]\n      - id: ours",
        )
        .replace("    drawing:", "    second_drawing: {pattern: scar, labels: [One, Two]}\n    drawing:")
    )
    codes = [each.split()[1] for each in told((CONDITION, CONDITION + second))]
    assert sorted(codes) == ["M051", "M051", "M054", "M054", "M056", "M063", "M066", "M067", "M068"]


LABELS = "  drawing_labels:\n    - Signals\n    - Proteins\n    - Messages\n"
HEAD = "    drawing:\n      pattern: patches\n      labels:\n        - Round bare patches\n"


def test_a_drawing_of_the_treatment_needs_its_labels() -> None:
    assert told((LABELS, "")) == [f"{line('  drawing: vesicle')} M075 'drawing' needs 'drawing_labels'"]


@pytest.mark.parametrize("none", ["", "  drawing: null\n"])
def test_labels_of_a_drawing_that_is_not_there_are_told(none: str) -> None:
    (found,) = told(("  drawing: vesicle\n", none))
    assert found == f"{line('  drawing_labels:') - (not none)} M075 'drawing_labels' is for a drawing, but there is none"
    assert told(("  drawing: vesicle\n", none), (LABELS, "")) == []


def test_a_second_drawing_without_a_first_is_told() -> None:
    second = HEAD.replace("drawing", "second_drawing")
    assert told((HEAD, second)) == [f"{line(HEAD)} M075 'second_drawing' goes beside a drawing, but there is none"]
    assert told((HEAD, HEAD + second)) == []
    assert told((HEAD, "")) == []


def test_a_small_head_that_would_not_be_shown_is_told() -> None:
    small, who = "      beside: {style: loose, label: Loose}\n", "      who: Men\n"
    second = HEAD.replace("drawing", "second_drawing")
    message = "M075 'beside' is for a head without a second person beside it"
    assert told((HEAD, HEAD + small)) == []
    assert told((HEAD, HEAD + small + second)) == []
    assert told((HEAD, HEAD + small + second + who)) == []
    assert told((HEAD, HEAD + who + small + second + who)) == [f"{line(HEAD) + 5} {message}"]
    assert told((HEAD, HEAD + second + small)) == [f"{line(HEAD) + 8} {message}"]


@rows(
    ("find", "what"),
    [
        ("  - id: good", "the id 'choices'"),
        ("  - id: life", "the id 'face'"),
        ("      - id: ours", "the id 'none'"),
        ("      - id: wait", "the id 'type'"),
    ],
)
def test_two_of_a_list_have_two_names(find: str, what: str) -> None:
    id_line, name = f"{find}\n", what.split("'")[1]
    (found,) = told((id_line, f"{find.partition(':')[0]}: {name}\n"))
    assert found == f"{line(id_line)} M051 {what} is given twice"


def test_each_rule_is_in_the_table_once() -> None:
    assert len(RULES) == len(set(RULES)) == 21


@rows("name", ["phone", "our_people", "crisis_line"])
def test_a_medicine_has_no_name_that_stands_for_something_else(name: str) -> None:
    (found,) = told(("\nlanguages:\n", f"{MEDICINES.replace('  examplone:', f'  {name}:')}\nlanguages:\n"))
    assert found.endswith(f"M079 a medicine cannot be called {name}, because {{{name}}} stands for something else in texts")


@rows("code", ["UK", "ZZ", "QQ"])
def test_a_code_that_is_no_countrys_is_an_error(code: str) -> None:
    assert told(("      only: GB\n", f"      only: {code}\n")) == [f"{line('      only: GB')} Y035 'only' is not the code of a country"]


@rows("code", ["EU", "XK", "IE"])
def test_words_may_be_for_a_region_or_another_country(code: str) -> None:
    assert told(("      only: GB\n", f"      only: {code}\n")) == []
