"""Busts: what must be true of each pattern for each skin, each kind of hair and each size."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from itertools import product

import pytest

from generator.figures.bounds import visible_bounds
from generator.figures.curves import flattened, outlines, smooth
from generator.figures.drawing import MIN_STROKE, Path, PathSteps, Shape, resolve
from generator.figures.heads import bust, tones
from generator.figures.heads.chance import Chance
from generator.figures.heads.full import bumpy
from generator.figures.heads.layer import LARGE, MIDDLE, SMALL, TINY, Layer, detail_for
from generator.figures.heads.parting import widened_parting
from generator.figures.heads.receding import receding
from generator.figures.heads.region import mirrored, region
from generator.figures.heads.strands import Comb, combed, strand
from generator.figures.names import Hair, Pattern, Skin, Without
from generator.figures.person import Person
from tests.conftest import ROOT
from tests.design.themes import NAMES, lightness, theme
from tests.each import rows
from tests.figures.gallery import HAIRS, PATTERNS, SKINS, WITHOUT

MM = 72 / 25.4
MOST_STEPS = {25: 1300, 50: 2300, 100: 3400}  # of a bust of straight or coily hair, by the disc's width in mm


def drawn(pattern: Pattern, who: Person, mm: float, *, without: Without | None = None) -> tuple[Path, ...]:
    return tuple(map(as_path, bust.shapes(pattern, who, (mm * MM / 2, mm * MM / 2), mm * MM, without=without)))


def as_path(shape: Shape) -> Path:
    assert isinstance(shape, Path)
    return shape


def area_of(path: PathSteps) -> float:
    """Return the area inside an outline (the shoelace formula)."""
    points = flattened(path)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True))) / 2


def steps(shapes: tuple[Path, ...]) -> int:
    return sum(len(shape.steps) for shape in shapes)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("mm", [16, 25, 50, pytest.param(100, marks=pytest.mark.covered)])
def test_nothing_leaves_the_disc_s_square_and_no_pen_is_too_fine(pattern: Pattern, mm: int) -> None:
    for hair, without in product(HAIRS, (None, *WITHOUT)):
        for shape in drawn(pattern, Person("light", hair), mm, without=without):
            box = visible_bounds(shape)
            assert min(box.left, box.top) >= -0.01, shape.name
            assert max(box.right, box.bottom) <= mm * MM + 0.01, shape.name
            assert shape.paint.stroke is None or shape.paint.width >= MIN_STROKE, shape.name


@pytest.mark.parametrize("pattern", PATTERNS)
def test_at_25_mm_a_strand_is_half_a_point_wide_at_its_waist(pattern: Pattern) -> None:
    scale = 25 * MM / 120
    for detail in (SMALL, MIDDLE, LARGE):
        assert detail.width(0.1) * detail.k >= MIN_STROKE
    assert detail_for(25 * MM).k <= scale
    assert any(shape.apart for shape in drawn(pattern, Person(), 25))


@rows("pattern", PATTERNS)
@rows("mm", MOST_STEPS)
def test_a_bust_has_few_steps(pattern: Pattern, mm: int) -> None:
    assert max(steps(drawn(pattern, Person("light", hair), mm)) for hair in ("straight", "coily")) <= MOST_STEPS[mm]
    assert steps(drawn(pattern, Person("light", "wavy"), mm)) <= 2 * MOST_STEPS[mm]


@pytest.mark.parametrize("hair", HAIRS)
def test_each_pattern_and_each_healthy_head_of_another_view_looks_different(hair: Hair) -> None:
    who = Person("light", hair)
    assert len({drawn(pattern, who, 50) for pattern in PATTERNS}) == len(PATTERNS) == 6
    assert len({drawn(pattern, who, 50, without="healthy") for pattern in PATTERNS}) >= 4


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_kind_of_hair_looks_different_and_a_skin_changes_colours_alone(pattern: Pattern) -> None:
    kinds = [[shape.steps for shape in drawn(pattern, Person("light", hair), 50)] for hair in HAIRS]
    assert kinds[0] != kinds[1] != kinds[2] != kinds[0]
    assert [shape.steps for shape in drawn(pattern, Person("dark", "wavy"), 50)] == kinds[1]
    assert len({drawn(pattern, Person(skin), 50) for skin in SKINS}) == len(SKINS)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_only_a_head_with_a_pattern_has_an_area_of_loss(pattern: Pattern) -> None:
    assert "Area of hair loss" in {shape.name for shape in drawn(pattern, Person(), 50)}
    for without in WITHOUT:
        assert "Area of hair loss" not in {shape.name for shape in drawn(pattern, Person(), 50, without=without)}


@rows("name", NAMES)
@rows("skin", SKINS)
def test_without_colour_what_is_bare_is_lighter_than_hair(name: str, skin: Skin) -> None:
    who = Person(skin)
    level = {role: lightness(resolve(who.colour(role), theme(name).colour)) for role in ("hair", "strand", tones.DARK_STRAND)}
    for bare in ("skin", tones.BARE, tones.SCARRED, tones.GLOSS):
        light = lightness(resolve(who.colour(bare), theme(name).colour))
        assert light - level["hair"] >= 40, (bare, light, level)
        assert light - level["strand"] >= 20, (bare, light, level)
    assert abs(level[tones.DARK_STRAND] - level["hair"]) < 20  # it stays one mass of hair


@rows("name", NAMES)
@rows("skin", SKINS)
def test_without_colour_a_sore_rim_is_darker_than_the_scar_and_lighter_than_hair(name: str, skin: Skin) -> None:
    scar, sore, line, hair = (
        lightness(resolve(Person(skin).colour(role), theme(name).colour)) for role in (tones.SCARRED, tones.SORE, tones.SORE_LINE, "hair")
    )
    assert scar - sore >= 15
    assert sore - hair >= 8
    assert sore - line >= 5
    assert lightness(theme(name).colour(tones.FLAKE)) - sore >= 20


def test_the_same_bytes_in_another_process() -> None:
    code = (
        "from hashlib import sha256\n"
        "from generator.figures.heads import bust\n"
        "from generator.figures.person import Person\n"
        "print(sha256(repr([bust.shapes(p, Person('tan', 'wavy'), (60, 60), 120) for p in bust.KINDS]).encode()).hexdigest())\n"
    )
    own = repr([bust.shapes(p, Person("tan", "wavy"), (60, 60), 120) for p in bust.KINDS])
    for seed in ("1", "2"):
        found = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT, env={"PYTHONHASHSEED": seed}
        )
        assert found.stdout.strip() == sha256(own.encode()).hexdigest()


def test_an_unknown_pattern_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        bust.shapes("unknown", Person(), (60, 60), 120)  # type: ignore[arg-type]


@pytest.mark.parametrize("hair", HAIRS)
def test_more_is_bare_from_stage_to_stage(hair: Hair) -> None:
    def bare(layers: tuple[Layer, ...]) -> float:
        return sum(area_of(layer.steps) for layer in layers if layer.name == "Area of hair loss")

    men = [bare(receding(Comb(hair, MIDDLE, Chance(2)), stage)) for stage in (1, 2, 3)]
    women = [bare(widened_parting(Comb(hair, MIDDLE, Chance(2)), stage)) for stage in (1, 2, 3)]
    assert men[0] < men[1] < men[2]
    assert women[0] < women[1] < women[2]


def test_scale_at_the_edge_of_a_scar_is_drawn_not_only_coloured() -> None:
    names = [shape.name for shape in drawn("scar", Person(), 25)]
    assert {"Redness", "Flakes", "Shine"} <= set(names)
    assert "Pores" not in [shape.name for shape in drawn("scar", Person(), 100)]  # a scar has none


def test_in_a_patch_hairs_broke_off_where_that_can_be_seen() -> None:
    assert "Broken hairs" not in {shape.name for shape in drawn("patches", Person(), 25)}
    assert "Broken hairs" in {shape.name for shape in drawn("patches", Person(), 50)}


def test_hair_falls_only_where_it_is_shed() -> None:
    assert [p for p in PATTERNS if "Shed hair" in {shape.name for shape in drawn(p, Person(), 25)}] == ["diffuse"]
    for without in WITHOUT:
        assert "Shed hair" not in {shape.name for shape in drawn("diffuse", Person(), 25, without=without)}


@pytest.mark.parametrize("hair", HAIRS)
def test_shed_hair_is_still_seen_in_a_small_head_that_is_blurred(hair: Hair) -> None:
    """It tells this head from streaked hair. Of hairs half a point wide, nothing is left where 25 mm are blurred by half a millimetre."""
    shed = [[shape for shape in drawn("diffuse", Person("tan", hair), mm) if shape.name == "Shed hair"] for mm in (25, 100)]
    (small,), (large,) = ([shape.paint.width for shape in shapes] for shapes in shed)
    assert small >= 0.65  # pt
    assert small / 25 > 1.2 * large / 100


def test_smaller_busts_have_fewer_bolder_strands() -> None:
    assert [d.count(100) for d in (TINY, SMALL, MIDDLE, LARGE)] == sorted(d.count(100) for d in (TINY, SMALL, MIDDLE, LARGE))
    assert [d.width(1) for d in (LARGE, MIDDLE, SMALL, TINY)] == sorted(d.width(1) for d in (LARGE, MIDDLE, SMALL, TINY))


def test_points_scattered_over_a_region_are_inside_and_even_from_the_first_on() -> None:
    square = mirrored(((60, 10), (90, 10), (110, 30), (110, 90), (90, 110), (60, 110)))
    inside = region(square)
    points = inside.scattered(200, Chance(1))
    assert 150 <= len(points) <= 200
    assert all(inside.holds(*p) for p in points)
    early = points[:60]
    assert [sum(1 for x, y in early if (x < 60) == left and (y < 60) == top) >= 8 for left in (True, False) for top in (True, False)] == [
        True
    ] * 4


def test_where_nothing_grows_no_point_is_scattered() -> None:
    square = mirrored(((60, 10), (90, 10), (110, 30), (110, 90), (90, 110), (60, 110)))
    points = region(square).scattered(100, Chance(1), lambda x, _: 1.0 if x > 60 else 0.0)
    assert len(points) > 60
    assert all(x > 60 for x, _ in points)


def test_a_strand_follows_the_flow_tapers_and_ends_where_it_would_leave() -> None:
    line = combed((10.0, 10.0), lambda _x, _y: (0.0, 1.0), 20)
    (_, root), *_, (_, _) = strand(line, 2.0)[0], *strand(line, 2.0)[1:], ("Z", ())
    assert line[-1][0] == pytest.approx((10, 30))
    xs = [x for x, _ in flattened(strand(line, 2.0))]
    assert 0.6 <= max(xs) - 10 <= 1.1
    assert abs(root[0][0] - 10) < max(xs) - 10
    small = region(mirrored(((60, 10), (80, 10), (80, 30), (60, 30))))
    stopped = combed((60.0, 12.0), lambda _x, _y: (0.0, 1.0), 40, small)
    assert stopped[-1][0][1] <= 31


def test_chance_is_the_same_each_time_and_shuffling_loses_nothing() -> None:
    assert [Chance(3).share() for _ in range(2)] == [Chance(3).share()] * 2
    assert sorted(Chance(3).shuffled(range(50))) == list(range(50))
    assert Chance(3).shuffled(range(50)) != list(range(50))
    assert all(-2 <= Chance(seed).around(1) <= 2 for seed in range(99))


def test_the_outline_of_coily_hair_is_closed_and_bulges_outwards() -> None:
    ring = mirrored(((60, 10), (95, 25), (110, 60), (95, 95), (60, 110)))
    assert len(list(outlines(bumpy(ring)))) == 1
    plain = max(x for x, _ in flattened(smooth(ring)))
    assert plain + 1 < max(x for x, _ in flattened(bumpy(ring))) < plain + 3
