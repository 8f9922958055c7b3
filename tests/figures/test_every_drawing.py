"""What is true of every drawing at every size."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.figures.bounds import visible_bounds
from generator.figures.drawing import MIN_STROKE, Bitmap, Drawing, Label, Painted, Picture, parts
from generator.figures.timeline import Timeline
from tests.each import each
from tests.figures.gallery import ALL, DECK, DECORATION, LABELLED, LEAFLET, PLAIN, colours, drawn, title
from tests.named import examples

pytestmark = pytest.mark.covered

EVERY = each("drawing", lambda: ALL, title)
SIZES = st.tuples(st.floats(40, 900), st.just(0.0) | st.floats(40, 500))
IN_TYPE_SIZES = st.tuples(st.floats(15, 50), st.just(0.0) | st.floats(13, 40), st.sampled_from([12.0, 14.0, 18.0]))


def assert_inside(picture: Picture) -> None:
    for shape in picture.shapes:
        box = visible_bounds(shape)
        assert box.left >= -0.01, shape
        assert box.top >= -0.01, shape
        assert box.right <= picture.width + 0.01, shape
        assert box.bottom <= picture.height + 0.01, shape


def assert_pens_print(picture: Picture) -> None:
    for shape in picture.shapes:
        if isinstance(shape, Painted) and shape.paint.stroke:
            assert shape.paint.width >= MIN_STROKE, shape


@settings(max_examples=examples(150), deadline=None)
@given(drawing=st.sampled_from((*PLAIN, *DECORATION)), size=SIZES)
def test_a_drawing_without_words_stays_in_its_space_and_has_printable_lines(drawing: Drawing, size: tuple[float, float]) -> None:
    picture = drawing.picture(*size, 12)
    assert (picture.width, picture.height) == (size[0], size[1] or picture.height)
    assert_inside(picture)
    assert_pens_print(picture)


@settings(max_examples=examples(150), deadline=None)
@given(drawing=st.sampled_from(LABELLED), units=IN_TYPE_SIZES)
def test_a_drawing_with_words_stays_in_its_space_and_has_printable_lines(drawing: Drawing, units: tuple[float, float, float]) -> None:
    wide, high, type_size = units
    size = (wide * type_size, high * type_size, type_size)
    assume(not high or not isinstance(drawing, Timeline) or drawing.picture(size[0], 0, type_size).height <= size[1])  # its words have room
    picture = drawing.picture(*size)
    assert (picture.width, picture.height) == (size[0], size[1] or picture.height)
    assert_inside(picture)
    assert_pens_print(picture)


@pytest.mark.parametrize("size", [LEAFLET, DECK], ids=["leaflet", "deck"])
@EVERY
def test_the_words_are_the_labels_in_order_and_come_last(drawing: Drawing, size: tuple[float, float, float]) -> None:
    shapes = drawing.picture(*size).shapes
    count = len(drawing.labels)
    assert tuple(s.text for s in shapes if isinstance(s, Label)) == drawing.labels
    assert all(isinstance(s, Label) for s in shapes[len(shapes) - count :])


@pytest.mark.parametrize("size", [LEAFLET, DECK], ids=["leaflet", "deck"])
@each("drawing", lambda: LABELLED, title)
def test_labels_do_not_overlap(drawing: Drawing, size: tuple[float, float, float]) -> None:
    boxes = [visible_bounds(s) for s in drawing.picture(*size).shapes if isinstance(s, Label)]
    for before, after in pairwise(boxes):
        assert before.bottom <= after.top or before.right <= after.left


@EVERY
def test_colours_are_roles_of_the_theme(drawing: Drawing) -> None:
    for shape in drawn(drawing, LEAFLET).shapes:
        used = (
            [shape.colour]
            if isinstance(shape, Label)
            else []
            if isinstance(shape, Bitmap)
            else [c for c in (shape.paint.fill, shape.paint.stroke) if c]
        )
        roles = {role for c in used for role in (parts(c)[0], parts(c)[2])}
        assert roles <= set(colours())


@each("drawing", lambda: (*LABELLED, *PLAIN), title)
def test_an_informative_drawing_has_an_alternative_text(drawing: Drawing) -> None:
    assert drawing.alt


@each("drawing", lambda: DECORATION, title)
def test_decoration_has_no_alternative_text(drawing: Drawing) -> None:
    assert drawing.alt == ""


@EVERY
def test_the_same_recipe_gives_the_same_picture(drawing: Drawing) -> None:
    assert drawing.picture(*LEAFLET) == drawn(drawing, LEAFLET)
    assert hash(drawing) == hash(drawing)


@EVERY
def test_each_shape_is_painted_and_named(drawing: Drawing) -> None:
    for shape in drawn(drawing, DECK).shapes:
        assert not isinstance(shape, Painted) or (shape.name and (shape.paint.fill or shape.paint.stroke))
