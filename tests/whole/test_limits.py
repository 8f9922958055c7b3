"""What a writer may have: one condition or twenty, two choices or seven, no number or three. Each is made into files, or is told of."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.condition import MAX_CONDITIONS
from generator.formats import Job
from generator.pipeline.jobs import make_plan
from generator.problems import errors
from tests.formats.pdf.measure import fit
from tests.made import HANDOUTS, REAL, make, of_known_kinds, render, told, with_six_pages
from tests.named import some
from tests.whole.test_editions import all_on_letter

pytestmark = pytest.mark.unmeasured

Node = dict[str, Any]
MOST_CHOICES, FOUR = 7, 4
FULL, NARROW_FULL, PANEL_FULL = 0.8, 0.7, 0.65  # of a page, of one of large print or of a booklet, and of a panel
LONGER_FULL = 0.7  # of a page of six
NARROW = ("large-print", "booklet")
ABOUT_ALL = ("treatment-guide", "clinic-deck", "waiting-room")
_NAMING = ("conditions", "left_out_for")  # keys that name types
NUMBER = {
    "n": 26,
    "placebo": 14,
    "group": "adults",
    "time": "in 6 trials",
    "measure": "people saw clearly more hair",
    "sources": ["cochrane-fphl-2016"],
}


class _Plain(yaml.SafeDumper):
    """Writes no anchors, which content.yaml may not have."""

    def ignore_aliases(self, _: Any) -> bool:
        return True


def written(book: Node, folder: Path) -> Path:
    content = folder / "content.yaml"
    content.write_text(yaml.dump(book, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110), "utf-8")
    return content


def shipped() -> Node:
    book: Node = yaml.safe_load(REAL.read_text("utf-8"))
    return book


def with_conditions(count: int) -> Node:
    """Return the words with so many conditions, of which those after the fifth are like the first five under other names."""
    book = shipped()
    own = book["conditions"]
    book["conditions"] = [deepcopy(own[n % len(own)]) if n >= len(own) else own[n] for n in range(count)]
    for n, condition in enumerate(book["conditions"][len(own) :], len(own) + 1):
        _rename(condition, n)
    kept = {condition["id"] for condition in book["conditions"]}
    book["help"] = [item for item in book["help"] if kept & set(item.get("conditions", kept))]
    for key, item in ((key, item) for key in _NAMING for item in (*book["help"], *book["treatment"]["not_suitable"]["items"])):
        if named := [id_ for id_ in item.pop(key, ()) if id_ in kept]:
            item[key] = named
    return book


def _rename(condition: Node, n: int) -> None:
    names = {"id": f"type-{n}", "code": f"HL-{n:02}", "plain_name": f"Hair loss {n}", "medical_name": f"alopecia {n}"}
    condition.update(names, name_in_text=f"hair loss {n}")
    for slide in condition["slides"]:
        slide["headline"] = f"Type {n}: what is known of its {slide['id']}"


def with_choices(count: int, numbers: int) -> Node:
    """Return the words of one condition with so many choices, and numbers for so many of them."""
    book = with_conditions(1)
    condition = book["conditions"][0]
    none, *others, ours = condition["options"]
    others = [_like(others[n % len(others)], n) for n in range(count - 2)]
    for n, option in enumerate(others):
        option.pop("out_of_100", None)
        option.pop("why_no_number", None)
        number = {"out_of_100": NUMBER | {"n": 26 + 7 * n}} if n < numbers else {"why_no_number": "none-found"}
        option.update(number, certainty="unsure")
    condition["options"] = [none, *others, ours]
    if not numbers:
        del condition["how_common"]
    return book


def _like(option: Node, n: int) -> Node:
    like = deepcopy(option)
    name = f"{option['name'].translate({123: None, 125: None})[:16].strip()} {n + 1}"
    return {**like, "id": f"choice-{n + 1}", "name": name, "short": {**like["short"], "name": name}}


def assert_made(job: Job) -> None:
    """Make a file."""
    (known,) = of_known_kinds((job,))
    made = make(known)
    assert not errors(made.problems), told(made.problems)
    assert made.units


@pytest.mark.sweep
@pytest.mark.parametrize("choices", [2, 3])
def test_few_choices_leave_no_page_of_a_leaflet_half_empty(choices: int, tmp_path: Path) -> None:
    plan = make_plan(written(with_choices(choices, 0), tmp_path), HANDOUTS, judge=False)
    (job,) = (job for job in of_known_kinds(plan.jobs) if (job.handout, job.edition) == ("leaflet", ""))
    leaflet = make(job)
    assert min(fit.fills(leaflet.data, leaflet.pdf.paper)) >= FULL


@pytest.mark.sweep
@pytest.mark.parametrize(("choices", "numbers"), [(2, 0), (MOST_CHOICES, 0), (MOST_CHOICES, 3)])
def test_two_to_seven_choices_leave_no_page_of_large_print_or_of_a_booklet_sparse(choices: int, numbers: int, tmp_path: Path) -> None:
    """On A4 and on Letter; a choice with a number and one with placebo, which may not be parted, leaves room for the next one."""
    content = written(with_choices(choices, numbers), tmp_path)
    on_a4 = make_plan(content, HANDOUTS, judge=False).jobs
    for job in of_known_kinds((*on_a4, *all_on_letter(content))):
        if job.handout == "leaflet" and job.edition.endswith(NARROW):
            leaflet = make(job)
            *filled, _ = fit.fills(leaflet.data, leaflet.pdf.paper)
            assert [fill for fill in filled if fill < NARROW_FULL] == [], job.name


@pytest.mark.sweep
@pytest.mark.parametrize("choices", [2, 3])
def test_few_choices_leave_no_panel_of_a_folded_sheet_half_empty(choices: int, tmp_path: Path) -> None:
    """With few choices there is room for what each asks of the reader."""
    plan = make_plan(written(with_choices(choices, 0), tmp_path), HANDOUTS, judge=False)
    (job,) = (job for job in of_known_kinds(plan.jobs) if job.edition == "tri-fold")
    sheet = make(job)
    assert min(fit.panel_fills(sheet.data, sheet.pdf.paper)) >= PANEL_FULL


@pytest.mark.sweep
@pytest.mark.parametrize(("choices", "numbers"), [(2, 0), (MOST_CHOICES, 3)])
def test_two_to_seven_choices_fit_on_letter_too(choices: int, numbers: int, tmp_path: Path) -> None:
    for job in all_on_letter(written(with_choices(choices, numbers), tmp_path)):
        if job.handout in ("leaflet", "summary"):
            assert_made(job)


@pytest.mark.parametrize(
    ("choices", "numbers"), some([(6, 2), *((c, n) for c in (4, 5, 6, 7) for n in (0, 1, 2, 3) if (c, n) != (6, 2))], 16)
)
def test_where_six_pages_are_allowed_nothing_gives_way_on_six_and_the_last_is_whom_to_call(
    choices: int, numbers: int, tmp_path: Path
) -> None:
    """What gives way does so to stay on four; on six, there is room for all, and each page is worth its paper."""
    plan = make_plan(written(with_choices(choices, numbers), tmp_path), with_six_pages(), judge=False)
    (job,) = (job for job in of_known_kinds(plan.jobs) if (job.handout, job.edition) == ("leaflet", ""))
    rendered = render(job)
    assert rendered.problems == ()
    assert rendered.units in (FOUR, 6)
    if rendered.units == 6:
        assert rendered.yielded == ()
        assert min(rendered.fill) >= LONGER_FULL
        assert rendered.fill[-1] >= FULL
    else:
        assert min(rendered.fill) >= FULL


@pytest.mark.sweep
@pytest.mark.parametrize("count", [1, 7, MAX_CONDITIONS])
def test_what_is_about_all_types_holds_any_number_of_them(count: int, tmp_path: Path) -> None:
    plan = make_plan(written(with_conditions(count), tmp_path), HANDOUTS, ABOUT_ALL, judge=False)
    assert not errors(plan.problems), told(plan.problems)
    for job in of_known_kinds(plan.jobs):
        assert_made(job)


LONG_NAMES = (
    "Central centrifugal cicatricial alopecia",
    "Frontal fibrosing alopecia after the menopause, in women",
    "Chemotherapy-induced hair loss",
    "Dissecting cellulitis of the scalp",
    "Acne keloidalis of the nape of the neck",
)


@pytest.mark.sweep
@pytest.mark.parametrize("count", [1, len(LONG_NAMES), MAX_CONDITIONS])
def test_what_is_about_all_types_holds_long_names_too(count: int, tmp_path: Path) -> None:
    book = with_conditions(count)
    for n, condition in enumerate(book["conditions"]):
        condition["plain_name"] = f"{LONG_NAMES[n % len(LONG_NAMES)]} {n}"
    plan = make_plan(written(book, tmp_path), HANDOUTS, ABOUT_ALL, judge=False)
    assert not errors(plan.problems), told(plan.problems)
    for job in of_known_kinds(plan.jobs):
        assert_made(job)


@pytest.mark.sweep
@pytest.mark.parametrize(("choices", "numbers"), [(2, 0), (MOST_CHOICES, 0), (MOST_CHOICES, 3)])
def test_every_handout_about_one_type_holds_two_to_seven_choices(choices: int, numbers: int, tmp_path: Path) -> None:
    plan = make_plan(written(with_choices(choices, numbers), tmp_path), with_six_pages(), judge=False)
    assert not errors(plan.problems), told(plan.problems)
    for job in of_known_kinds(plan.jobs):
        if job.handout in ("leaflet", "summary", "consultation"):
            assert_made(job)
