"""The head: six distinct patterns, and labels with leader lines to the right places."""

from __future__ import annotations

from math import hypot

import pytest

from generator.figures.curves import flattened, inside
from generator.figures.drawing import Label, Oval, Path, PathSteps, Picture, mix
from generator.figures.hair import texture
from generator.figures.head import FULL_HAIR, OUTLINE, RECEDED_HAIR, WHORL, reach
from generator.figures.loss import loss
from generator.figures.names import Hair, Pattern
from generator.figures.person import Person
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.text import Text
from tests.design.themes import contrast
from tests.figures.gallery import DECK, HAIRS, LABELS, LEAFLET, PATTERNS, PEOPLE, SKINS


def paths(picture: Picture, name: str) -> list[Path]:
    return [s for s in picture.shapes if isinstance(s, Path) and s.name == name]


def dots(picture: Picture) -> list[Oval]:
    return [s for s in picture.shapes if isinstance(s, Oval) and s.name == "Leader line end"]


def test_each_pattern_looks_different() -> None:
    assert len({ScalpPattern(p, (), "x").picture(*DECK).shapes for p in PATTERNS}) == len(PATTERNS) == 6


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_labels_point_to_the_head_from_the_top_down(pattern: Pattern) -> None:
    picture = ScalpPattern(pattern, LABELS, "x").picture(*LEAFLET)
    (head,) = paths(picture, "Head")
    assert len(dots(picture)) == 3
    assert all(inside(flattened(head.steps), (d.cx, d.cy)) for d in dots(picture))
    heights = [d.cy for d in dots(picture)]
    assert heights == sorted(heights)


@pytest.mark.parametrize("pattern", ["patches", "scar"])
def test_the_first_label_points_to_the_bare_area_and_the_last_to_hair(pattern: Pattern) -> None:
    picture = ScalpPattern(pattern, LABELS, "x").picture(*LEAFLET)
    first, _, last = dots(picture)
    bare = paths(picture, "Area of hair loss")
    (hair,) = paths(picture, "Hair")
    assert any(inside(flattened(area.steps), (first.cx, first.cy)) for area in bare)
    assert inside(flattened(hair.steps), (last.cx, last.cy))
    assert not any(inside(flattened(area.steps), (last.cx, last.cy)) for area in bare)


def test_a_leader_line_has_a_white_casing_that_shows_on_hair() -> None:
    names = [s.name for s in ScalpPattern("patches", LABELS[:1], "x").picture(*LEAFLET).shapes if not isinstance(s, Label)]
    assert names[-3:] == ["Leader line casing", "Leader line", "Leader line end"]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_leader_lines_end_beside_the_first_line_of_their_label(count: int) -> None:
    picture = ScalpPattern("diffuse", LABELS[:count], "x").picture(*LEAFLET)
    labels = [s for s in picture.shapes if isinstance(s, Label)]
    ends = [line.steps[-1][1][0] for line in paths(picture, "Leader line")]
    assert len(ends) == count
    for label, (x, y) in zip(labels, ends, strict=True):
        assert label.x - 12 < x < label.x
        assert label.y < y < label.y + 16


def test_a_head_without_labels_is_centred() -> None:
    picture = ScalpPattern("scar", (), "x").picture(*DECK)
    (head,) = paths(picture, "Head")
    xs = [x for x, _ in flattened(head.steps)]
    assert (min(xs) + max(xs)) / 2 == pytest.approx(DECK[0] / 2)


def test_beside_12_point_type_the_head_is_117_points_wide() -> None:
    (head,) = paths(ScalpPattern("patches", LABELS, "x").picture(*LEAFLET), "Head")
    xs = [x for x, _ in flattened(head.steps)]
    assert max(xs) - min(xs) == pytest.approx(117.2, abs=0.5)


def test_a_fourth_label_is_refused() -> None:
    with pytest.raises(ValueError, match="at most three labels, not 4"):
        ScalpPattern("patches", (*LABELS, LABELS[0]), "x")


def test_each_kind_of_hair_looks_different_and_each_skin_has_its_own_colours() -> None:
    for pattern in PATTERNS:
        heads = [ScalpPattern(pattern, (), "x", who).picture(*DECK).shapes for who in PEOPLE]
        assert len(set(heads)) >= len(SKINS) * (2 if pattern in ("diffuse",) else 3)


@pytest.mark.parametrize("who", PEOPLE, ids=str)
def test_hair_stands_out_from_skin_and_strands_from_hair(who: Person) -> None:
    skin, hair, strand = (who.colour(role) for role in ("skin", "hair", "strand"))
    assert contrast("standard", skin, hair) >= 3  # WCAG 2.2, 1.4.11
    assert contrast("standard", strand, hair) >= 1.5  # the strands only show how the hair lies


@pytest.mark.parametrize("who", PEOPLE, ids=str)
def test_the_person_changes_no_label_and_no_position(who: Person) -> None:
    own, other = (ScalpPattern("patches", LABELS, "x", person).picture(*LEAFLET) for person in (who, Person()))
    assert [s for s in own.shapes if isinstance(s, Label)] == [s for s in other.shapes if isinstance(s, Label)]
    assert dots(own) == dots(other)


@pytest.mark.parametrize("hair", HAIRS)
@pytest.mark.parametrize("outline", [FULL_HAIR, RECEDED_HAIR])
def test_every_kind_of_hair_stays_in_its_outline(outline: PathSteps, hair: Hair) -> None:
    drawn = texture(outline, WHORL, hair)
    assert len(drawn) > 100
    assert all(inside(flattened(outline), points[-1]) for _, points in drawn)


def test_scale_at_the_edge_of_a_scar_is_drawn_not_only_coloured() -> None:
    picture = ScalpPattern("scar", LABELS, "x").picture(*LEAFLET)
    (flakes,) = paths(picture, "Scale at the edge")
    edge = flattened(paths(picture, "Area of hair loss")[0].steps)
    near = [min(hypot(x - ex, y - ey) for ex, ey in edge) for _, ((x, y),) in flakes.steps]
    assert sum(distance < 4 for distance in near) > 60


def test_the_roles_of_light_skin_have_no_suffix() -> None:
    assert [Person("light").colour(role) for role in ("skin", "teal")] == ["skin", "teal"]
    assert [Person("dark").colour(role) for role in ("skin", "teal")] == ["skin-dark", "teal"]
    assert Person("brown").colour(mix("skin", 45, "rose")) == "skin-brown 45 rose"


def test_an_unknown_pattern_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        loss("unknown")


def test_reach_is_the_distance_to_the_outline() -> None:
    assert reach(OUTLINE, (0, 0), 0) == pytest.approx(1.875)
    assert reach(OUTLINE, (0, 0), 180) == pytest.approx(1.875)


def test_the_first_label_of_a_pair_is_below_the_first_head() -> None:
    first, second = ScalpPattern("crown-and-temples", (), "x"), ScalpPattern("patches", (), "x")
    picture = ScalpPair(first, second, (Text.of("One"), Text.of("Two")), "x").picture(*LEAFLET)
    left, right = sorted((shape for shape in picture.shapes if isinstance(shape, Label)), key=lambda label: label.x)
    assert (left.text.plain, right.text.plain) == ("One", "Two")
