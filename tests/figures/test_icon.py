"""Icons come from data: by name, as strokes in the colours of the theme."""

from __future__ import annotations

import pytest

from generator.figures.bounds import visible_bounds
from generator.figures.drawing import Path
from generator.figures.icon import Icon, parse_icons
from tests.each import each
from tests.figures.gallery import HANDOUTS, icon_names

ICONS = parse_icons((HANDOUTS / "icons/lucide.json").read_text("utf-8"))


def drawn(icon: Icon, side: float = 24) -> Path:
    (path,) = icon.picture(side, side, 12).shapes
    assert isinstance(path, Path)
    return path


def test_an_unknown_name_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="sproat"):
        ICONS.icon("sproat")


def test_an_icon_is_stroked_in_the_given_colour() -> None:
    path = drawn(ICONS.icon("check", "deep"))
    assert (path.paint.stroke, path.paint.fill, path.paint.round) == ("deep", None, True)
    assert path.steps == (("M", ((20.0, 6.0),)), ("L", ((9.0, 17.0),)), ("L", ((4.0, 12.0),)))


@each("name", icon_names)
def test_every_icon_fills_most_of_its_square(name: str) -> None:
    box = visible_bounds(drawn(ICONS.icon(name)))
    assert max(box.right - box.left, box.bottom - box.top) > 13
    assert min(box.left, box.top, 24 - box.right, 24 - box.bottom) >= 0


@each("name", icon_names)
def test_every_icon_is_well_formed_and_stays_on_its_grid(name: str) -> None:
    path = drawn(ICONS.icon(name))
    assert path.steps[0][0] == "M"
    assert all(len(points) == {"M": 1, "L": 1, "C": 3, "Z": 0}[verb] for verb, points in path.steps)
    assert all(-1 <= v <= 25 for _, points in path.steps for p in points for v in p)
    assert len(path.steps) >= 2 * len(ICONS.paths[name])  # each path draws something


def test_there_are_icons_for_the_topics_of_a_hair_clinic() -> None:
    wanted = {"scissors", "syringe", "pill", "bandage", "thermometer", "heart-pulse", "shower-head", "sun", "wind", "bed", "baby", "phone"}
    assert wanted <= set(icon_names())
    assert len(icon_names()) >= 30


def test_dots_are_long_enough_for_viewers_to_draw() -> None:
    dot = drawn(ICONS.icon("triangle-alert")).steps[-2:]
    (_, (start,)), (_, (end,)) = dot
    assert end[0] - start[0] == pytest.approx(0.2)


def test_quadratic_curves_become_cubic_ones() -> None:
    path = drawn(Icon("bow", ("M0 0Q12 24 24 0",)))
    assert path.steps[1] == ("C", ((8.0, 16.0), (16.0, 16.0), (24.0, 0.0)))


def test_the_licence_stands_beside_the_icons() -> None:
    assert "ISC License" in (HANDOUTS / "icons/LICENSE").read_text("utf-8")


def test_any_names_and_paths_can_be_read() -> None:
    assert drawn(parse_icons('{"line": ["M0 12h24"]}').icon("line")).steps[-1] == ("L", ((24.0, 12.0),))
