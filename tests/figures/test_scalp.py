"""A head with hair loss: labels with lines to the right places, beside the same head healthy, or alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.figures.bounds import visible_bounds
from generator.figures.curves import flattened, inside
from generator.figures.drawing import Label, Oval, Path, Picture, mix
from generator.figures.healthy_head import HealthyHead
from generator.figures.names import Pattern, Without
from generator.figures.person import Person
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.text import Text
from tests.design.themes import contrast
from tests.each import rows
from tests.figures.gallery import DECK, LABELS, LEAFLET, PATTERNS, PEOPLE, WITHOUT

NORMAL = Text.of("Normal")


def paths(picture: Picture, name: str) -> list[Path]:
    return [s for s in picture.shapes if isinstance(s, Path) and s.name == name]


def dots(picture: Picture) -> list[Oval]:
    return [s for s in picture.shapes if isinstance(s, Oval) and s.name == "Leader line end"]


def labels(picture: Picture) -> list[Label]:
    return [s for s in picture.shapes if isinstance(s, Label)]


def covers(path: Path, x: float, y: float) -> bool:
    return inside(flattened(path.steps), (x, y))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_labels_point_into_the_disc_from_the_top_down(pattern: Pattern) -> None:
    picture = ScalpPattern(pattern, LABELS, "x").picture(*LEAFLET)
    (disc,) = paths(picture, "Disc")
    assert len(dots(picture)) == 3
    assert all(covers(disc, d.cx, d.cy) for d in dots(picture))
    heights = [d.cy for d in dots(picture)]
    assert heights == sorted(heights)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_first_label_points_to_where_hair_is_lost_and_the_last_to_where_it_is_not(pattern: Pattern) -> None:
    picture = ScalpPattern(pattern, LABELS, "x").picture(*LEAFLET)
    first, _, last = dots(picture)
    bare = paths(picture, "Area of hair loss")
    assert any(covers(area, first.cx, first.cy) for area in bare)
    if pattern == "diffuse":  # it is lost all over, and the last label is about the skin that shows
        assert any(covers(area, last.cx, last.cy) for area in bare)
    else:
        assert not any(covers(area, last.cx, last.cy) for area in bare)
        assert any(covers(hair, last.cx, last.cy) for hair in paths(picture, "Hair"))


def test_a_leader_line_has_a_white_casing_that_shows_on_hair() -> None:
    names = [s.name for s in ScalpPattern("patches", LABELS[:1], "x").picture(*LEAFLET).shapes if not isinstance(s, Label)]
    assert names[-3:] == ["Leader line casing", "Leader line", "Leader line end"]


@rows("count", [1, 2, 3])
def test_leader_lines_end_beside_the_first_line_of_their_label(count: int) -> None:
    picture = ScalpPattern("diffuse", LABELS[:count], "x").picture(*LEAFLET)
    ends = [line.steps[-1][1][0] for line in paths(picture, "Leader line")]
    assert len(ends) == count
    for label, (x, y) in zip(labels(picture), ends, strict=True):
        assert label.x - 12 < x < label.x
        assert label.y < y < label.y + 16


def test_beside_12_point_type_the_disc_is_138_points_wide() -> None:
    (disc,) = paths(ScalpPattern("patches", LABELS, "x").picture(*LEAFLET), "Disc")
    box = visible_bounds(disc)
    assert box.right - box.left == pytest.approx(138, abs=0.1)


def test_a_fourth_label_is_refused_and_so_is_a_healthy_head_without_one() -> None:
    with pytest.raises(ValueError, match="at most three labels, not 4"):
        ScalpPattern("patches", (*LABELS, LABELS[0]), "x")
    with pytest.raises(ValueError, match="needs a label"):
        ScalpPattern("patches", (), "x", beside="healthy")


@rows("who", PEOPLE, ids=str)
def test_hair_stands_out_from_skin_and_strands_from_hair(who: Person) -> None:
    skin, hair, strand = (who.colour(role) for role in ("skin", "hair", "strand"))
    assert contrast("standard", skin, hair) >= 3  # WCAG 2.2, 1.4.11
    assert contrast("standard", strand, hair) >= 1.2  # the strands only show how the hair lies


@rows("who", PEOPLE, ids=str)
def test_the_person_changes_no_label_and_no_position(who: Person) -> None:
    own, other = (ScalpPattern("patches", LABELS, "x", person).picture(*LEAFLET) for person in (who, Person()))
    assert labels(own) == labels(other)
    assert dots(own) == dots(other)


def test_the_roles_of_light_skin_have_no_suffix() -> None:
    assert [Person("light").colour(role) for role in ("skin", "teal")] == ["skin", "teal"]
    assert [Person("dark").colour(role) for role in ("skin", "teal")] == ["skin-dark", "teal"]
    assert Person("brown").colour(mix("skin", 45, "rose")) == "skin-brown 45 rose"


@rows("pattern", PATTERNS)
@rows("without", WITHOUT)
def test_beside_it_stands_the_same_head_without_loss_smaller_and_with_its_word(pattern: Pattern, without: Without) -> None:
    for words in ((NORMAL,), (*LABELS, NORMAL)):
        picture = ScalpPattern(pattern, words, "x", beside=without).picture(*LEAFLET)
        large, small = (visible_bounds(disc) for disc in paths(picture, "Disc"))
        assert 0.3 < (small.right - small.left) / (large.right - large.left) < 0.6
        shown = [area for area in paths(picture, "Area of hair loss") if visible_bounds(area).left > small.left]
        assert shown == []
        assert labels(picture)[-1].text == NORMAL
        alone = HealthyHead(pattern, "x", without=without).picture(small.right - small.left, 0, 12)
        assert {s.name for s in alone.shapes if not isinstance(s, Label)} <= {s.name for s in picture.shapes if not isinstance(s, Label)}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_alone_it_fills_a_ring_of_any_diameter(pattern: Pattern) -> None:
    for drawing in (ScalpPattern(pattern, (), "x"), HealthyHead(pattern, "x")):
        for diameter in (20.0, 54.0, 130.0, 300.0):
            picture = drawing.picture(diameter, diameter, 12)
            (disc,) = paths(picture, "Disc")
            box = visible_bounds(disc)
            assert (box.left, box.top, box.right, box.bottom) == pytest.approx((0, 0, diameter, diameter), abs=0.01)


def test_the_first_label_of_a_pair_is_below_the_first_head() -> None:
    first, second = ScalpPattern("crown-and-temples", (), "x"), ScalpPattern("patches", (), "x")
    picture = ScalpPair(first, second, (Text.of("One"), Text.of("Two")), "x").picture(*LEAFLET)
    left, right = sorted(labels(picture), key=lambda label: label.x)
    assert (left.text.plain, right.text.plain) == ("One", "Two")


@pytest.mark.parametrize("size", [LEAFLET, DECK, (253.0, 110.0, 12.0), (600.0, 200.0, 24.0)])
def test_each_head_of_a_pair_is_beside_the_same_one_without_its_pattern(size: tuple[float, float, float]) -> None:
    """What is lost is seen in a woman, too, only beside what was there."""
    first, second = ScalpPattern("crown-and-temples", (), "x"), ScalpPattern("over-the-top", (), "x")
    words = (Text.of("Men: temples and crown"), NORMAL, Text.of("Women: over the top"), NORMAL)
    picture = ScalpPair(first, second, words, "x", "healthy").picture(*size)
    one, small, other, as_small = (visible_bounds(disc) for disc in paths(picture, "Disc"))
    for large, beside in ((one, small), (other, as_small)):
        assert 0.4 < (beside.right - beside.left) / (large.right - large.left) < 0.6
        assert beside.bottom == pytest.approx(large.bottom)
        assert large.left < beside.left < large.right < beside.right
    assert one.right < other.left
    assert as_small.right <= size[0] + 0.01
    below = labels(picture)
    assert [label.text for label in below] == [*words]
    assert min(label.y for label in below) > one.bottom
    assert all(a.x + a.width < b.x for a, b in pairwise(below))
    assert max(label.y + label.height for label in below) <= picture.height + 0.01


def test_a_pair_beside_small_heads_has_a_word_for_them() -> None:
    one = ScalpPattern("patches", (), "x")
    with pytest.raises(ValueError, match="so have"):
        ScalpPair(one, one, (Text.of("One"), Text.of("Two")), "x", "healthy")
