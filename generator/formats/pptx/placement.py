"""Where things stand on a slide: in the placeholders of its layout, adjusted to what else is on it.

Panels are as high as their words need and share the width when there are fewer of them. Big words take the largest of their sizes that
fits: sizes are the layout's, so that nothing is ever shrunk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.document.binding import bound_text
from generator.document.deck import SlotLine
from generator.formats.pptx.charts import chart_height
from generator.formats.pptx.fit import measure, paragraphs
from generator.formats.pptx.layout_model import PlaceholderRole
from generator.formats.pptx.layout_names import IDX
from generator.formats.pptx.markup import POINTS_PER_INCH, Rectangle
from generator.formats.pptx.placeholders import Placeholder, ReadLayout
from generator.formats.pptx.spread import Spread, WordsByRole, with_bound_tail
from generator.formats.pptx.tables import measured_table
from generator.text import Text

# Places that stand side by side in columns, by layout name: all of a column move together.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Clinic Cards": ("card", "art"), "Clinic Map": ("link", "art"), "Clinic Help": ("number", "reasons"), "Clinic Codes": ("name", "art"),
    "Clinic Steps": ("nth", "step"),
}  # fmt: skip
_PANELS = ("card", "reasons", "link", "step", "sign", "caption")  # filled, and as high as the fullest of them
_ROUNDING = 0.01  # inches
_AIR = 0.25  # inches below a panel's words, unless they stand in its middle
_CHART_AND_WORDS: tuple[PlaceholderRole, PlaceholderRole] = ("chart", "text")
_BESIDE = ("sign", "caption")  # panels level with the middle of what stands beside them
BigWordSizes = Mapping[tuple[str, int], tuple[int, ...]]
# The levels that big words may be set in, the first that fits: by the stem of their place and the level they were given.
_SIZES: BigWordSizes = {
    ("big", 0): (0, 1), ("pair", 0): (0, 1), ("sign", 0): (0, 1), ("sign", 3): (3, 4), ("number", 0): (0, 1, 2), ("dial", 0): (0, 1, 2),
    ("answer", 1): (1, 3, 0), ("answer", 2): (2, 0), ("time", 0): (0, 1), ("why", 0): (0, 1), ("lead", 0): (3, 0, 1, 2),
    ("caption", 0): (0, 1, 2), ("list", 1): (1, 2), ("reasons", 0): (0, 2), ("row", 0): (0, 2),
}  # fmt: skip
_SIZES_ALONE: BigWordSizes = {("card", 0): (2, 0), ("link", 0): (2, 0), ("link", 1): (3, 1)}  # of panels on a slide without drawings
# What may take several lines at its largest. Other words are set large only if each line stays one, as a numeral must.
_MAY_BREAK = ("time", "answer", "caption", "card", "link", "list")
_ALIKE = ("pair", "list", "card", "link")  # places that are compared, or read as one, have the same size
# Places whose lines don't leave a short word alone on the last one.
_TAILS = ("card", "lead", "why", "statement", "caption", "list", "say", "said", "sign", "added", "step")


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """Where everything stands on one slide: its places with their boxes, and its words at the levels they are set in."""

    places: Mapping[PlaceholderRole, Placeholder]
    words: WordsByRole


def placed(spread: Spread, layout: ReadLayout) -> PlacedSlide:
    """Return the places that a slide fills, and its words. What has no place in the layout is left out: that is a problem."""
    places = {role: layout.placeholders[idx] for role, idx in IDX.items() if role in _needed(spread) and idx in layout.placeholders}
    places = dict(_spaced(places, layout))
    places = dict(_large_codes(places, layout, spread))
    places = dict(_wide_words(places, layout))
    sizes = _SIZES if any(stem(role) == "art" for role in spread.drawings) else {**_SIZES, **_SIZES_ALONE}
    words = {role: _unparted(role, lines, places[role], sizes) for role, lines in spread.words.items() if role in places}
    words = dict(_of_one_size(words, sizes))
    places = dict(_low(places, words, spread))
    return PlacedSlide(dict(_below_chart(places, layout)), words)


def _needed(spread: Spread) -> frozenset[PlaceholderRole]:
    return spread.roles | {"page"}


def stem(role: PlaceholderRole) -> str:
    """Return a place's name without its number."""
    name, dash, number = role.rpartition("-")
    return name if dash and number.isdigit() else role


def _unparted(role: PlaceholderRole, lines: tuple[SlotLine, ...], place: Placeholder, sizes: BigWordSizes) -> tuple[SlotLine, ...]:
    """Return lines in their size, with the words joined that belong together, and the last ones of a line, where there is room."""
    joined = tuple(_with_text(line, bound_text(line.text)) for line in lines)
    if stem(role) in _TAILS:
        joined = tuple(_with_text(line, with_bound_tail(line.text)) for line in joined)
    sized = _sized(role, joined, place, sizes)
    return _sized(role, lines, place, sizes) if joined != lines and not _fits(sized, place) else sized


def _with_text(line: SlotLine, text: Text) -> SlotLine:
    return line if text == line.text else replace(line, text=text)


def _sized(role: PlaceholderRole, lines: tuple[SlotLine, ...], place: Placeholder, sizes: BigWordSizes) -> tuple[SlotLine, ...]:
    """Return big words at the largest level that fits, or at the smallest one."""
    big = [n for n, line in enumerate(lines) if (stem(role), line.level) in sizes]
    turns = max((len(sizes[stem(role), lines[n].level]) for n in big), default=1)
    tried = [tuple(replace(line, level=_level(role, line.level, turn, sizes)) for line in lines) for turn in range(turns)]
    for turn, candidate in enumerate(tried[:-1]):
        whole = () if turn or stem(role) in _MAY_BREAK else [candidate[n] for n in big]
        if _fits(candidate, place) and not _breaks(whole, place):
            return candidate
    return tried[-1]


def _of_one_size(words: WordsByRole, sizes: BigWordSizes) -> Iterator[tuple[PlaceholderRole, tuple[SlotLine, ...]]]:
    """Yield the words, with those of places that are alike at the same size: the one that all fit in."""
    levels: dict[tuple[str, int], int] = {}
    for group in ((key, given) for key, given in sizes.items() if key[0] in _ALIKE):
        (name, _), given = group
        used = {line.level for role, lines in words.items() if stem(role) == name for line in lines} & set(given)
        levels |= {(name, level): max(used, key=given.index) for level in used}
    for role, lines in words.items():
        yield role, tuple(replace(line, level=levels.get((stem(role), line.level), line.level)) for line in lines)


def _fits(lines: Sequence[SlotLine], place: Placeholder) -> bool:
    found = measure(paragraphs(lines), place)
    return not found.lines_over and not found.wide_word


def _breaks(lines: Sequence[SlotLine], place: Placeholder) -> bool:
    return measure(paragraphs(lines), place).lines > len(lines)


def _level(role: PlaceholderRole, level: int, turn: int, sizes: BigWordSizes) -> int:
    given = sizes.get((stem(role), level), (level,))
    return given[min(turn, len(given) - 1)]


def _spaced(places: Mapping[PlaceholderRole, Placeholder], layout: ReadLayout) -> Iterator[tuple[PlaceholderRole, Placeholder]]:
    """Yield the places, with columns as wide as the slide allows where fewer are filled than the layout has."""
    stems = _COLUMNS.get(layout.name, ())
    heads = {role: layout.placeholders[idx].box for role, idx in IDX.items() if stem(role) in stems[:1] and idx in layout.placeholders}
    filled = [role for role in heads if role in places]
    columns = _first_row(heads.values())
    wide = _widened(columns, len(filled)) if 0 < len(filled) < len(columns) else ()
    moved = {role.rpartition("-")[2]: (heads[role], new) for role, new in zip(filled, wide, strict=False)}
    for role, place in places.items():
        old_and_new = moved.get(role.rpartition("-")[2]) if stem(role) in stems else None
        yield role, place if old_and_new is None else replace(place, box=_moved(place.box, *old_and_new))


def _moved(box: Rectangle, old: Rectangle, new: Rectangle) -> Rectangle:
    """Return a box of a column that is as wide as its head now."""
    return replace(box, x=new.x + box.x - old.x, width=box.width + new.width - old.width)


def _first_row(boxes: Iterable[Rectangle]) -> list[Rectangle]:
    """Return the boxes that stand level with the highest one."""
    ordered = sorted(boxes, key=lambda box: (round(box.y, 2), box.x))
    return [box for box in ordered if round(box.y, 2) == round(ordered[0].y, 2)]


def _in_a_row(boxes: Sequence[Rectangle]) -> bool:
    return len({round(box.y, 2) for box in boxes}) == 1


def _widened(boxes: Sequence[Rectangle], count: int) -> tuple[Rectangle, ...]:
    """Return `count` boxes over the width of all, with the same gap between them."""
    ordered = sorted(boxes, key=lambda box: box.x)
    gap = ordered[1].x - ordered[0].x - ordered[0].width
    whole = ordered[-1].x + ordered[-1].width - ordered[0].x
    width = (whole - gap * (count - 1)) / count
    return tuple(replace(ordered[0], x=ordered[0].x + n * (width + gap), width=width) for n in range(count))


def _large_codes(
    places: Mapping[PlaceholderRole, Placeholder], layout: ReadLayout, spread: Spread
) -> Iterator[tuple[PlaceholderRole, Placeholder]]:
    """Yield the places, with the codes of a single row larger: as wide as their columns, over the height that a second row leaves.

    Names that need more lines than the layout has for them take some of it.
    """
    of_names = [layout.placeholders[idx].box for role, idx in IDX.items() if stem(role) == "name" and idx in layout.placeholders]
    rows = sorted({round(box.y, 2) for box in of_names})
    names = {role.rpartition("-")[2]: place.box for role, place in places.items() if stem(role) == "name"}
    words = _more_lines(places, spread)
    more = rows[-1] - rows[0] if len(rows) > 1 and {round(box.y, 2) for box in names.values()} == {rows[0]} else 0.0
    for role, place in places.items():
        name = names.get(role.rpartition("-")[2])
        if not more or name is None or stem(role) not in ("name", "art"):
            yield role, place
            continue
        code = layout.placeholders[IDX[role if stem(role) == "art" else f"art-{role.rpartition('-')[2]}"]].box
        room = code.height + more - words
        side = min(name.width, room)
        lower = min((room + words - side) / 3, room - side)  # what is left over stands above and below
        if stem(role) == "art":
            box = Rectangle(name.x + (name.width - side) / 2, code.y + lower, side, side)
        else:
            top = lower + side + name.y - code.height  # as far below its code as in the layout
            box = replace(name, y=top, height=name.y + name.height + more - top)  # down to where those of a second row end
        yield role, replace(place, box=box)


def _more_lines(places: Mapping[PlaceholderRole, Placeholder], spread: Spread) -> float:
    """Return how many inches the highest of the names needs more than it has."""
    named = ((place, spread.words[role]) for role, place in places.items() if stem(role) == "name")
    needed = (measure(paragraphs(lines), place).height / POINTS_PER_INCH + _ROUNDING - place.box.height for place, lines in named)
    return max((0.0, *needed))


def _wide_words(places: Mapping[PlaceholderRole, Placeholder], layout: ReadLayout) -> Iterator[tuple[PlaceholderRole, Placeholder]]:
    """Yield the places, with words that stand alone, or a drawing, over the room of what is not beside them."""
    for role, place in places.items():
        beside = {"lead": "code", "art-1": "caption"}.get(role, "")
        empty = layout.placeholders.get(IDX[beside]) if beside and beside not in places else None
        if empty is not None and empty.box.x > place.box.x:
            yield role, replace(place, box=replace(place.box, width=empty.box.x + empty.box.width - place.box.x))
        else:
            yield role, place


def _low(
    places: Mapping[PlaceholderRole, Placeholder], words: WordsByRole, spread: Spread
) -> Iterator[tuple[PlaceholderRole, Placeholder]]:
    """Yield the places, with panels, tables and charts only as high as they need."""
    for role, place in places.items():
        if stem(role) in _PANELS and role in words and not _has_art(role, spread):
            low = _as_high_as_fullest(role, place, places, words)
            alone = (stem(role), 0) in _SIZES_ALONE
            yield role, _in_the_middle(low, place.box) if alone or stem(role) in _BESIDE else low
        elif role == "table" and spread.table:
            yield role, replace(place, box=replace(place.box, height=min(place.box.height, measured_table(spread.table, place).height)))
        elif role == "chart" and spread.chart:
            room = replace(place.box, height=place.box.height - _more_below(places, words))
            yield role, replace(place, box=replace(room, height=chart_height(spread.chart, room)))
        elif role == "text" and spread.chart:
            more = _more_below(places, words)
            yield role, replace(place, box=replace(place.box, y=place.box.y - more, height=place.box.height + more))
        else:
            yield role, place


def _more_below(places: Mapping[PlaceholderRole, Placeholder], words: WordsByRole) -> float:
    """Return how many inches more the words below a chart need than their layout has for them: the chart makes room."""
    place, chart, lines = places.get("text"), places.get("chart"), words.get("text")
    if place is None or chart is None or not lines or place.box.y < chart.box.y + chart.box.height:
        return 0.0
    inset = place.box.height - place.words_box.height
    needed = measure(paragraphs(lines), place).height / POINTS_PER_INCH + inset + _ROUNDING
    return min(max(0.0, needed - place.box.height), chart.box.height / 2)


def _in_the_middle(place: Placeholder, room: Rectangle) -> Placeholder:
    return replace(place, box=replace(place.box, y=room.y + (room.height - place.box.height) / 2))


def _below_chart(places: Mapping[PlaceholderRole, Placeholder], layout: ReadLayout) -> Iterator[tuple[PlaceholderRole, Placeholder]]:
    """Yield the places, with the words below a chart of few bars close to it, and both in the middle of their room."""
    chart, text, down = places.get("chart"), places.get("text"), 0.0
    if chart is not None and text is not None:
        given, below = (layout.placeholders[IDX[role]].box for role in _CHART_AND_WORDS)
        higher = below.y - text.box.y  # for words that need more lines than the layout has for them
        down = (given.height - higher - chart.box.height) / 2 if below.y >= given.y + given.height else 0.0
    for role, place in places.items():
        lower = {"chart": down, "text": -down}.get(role, 0.0)
        yield role, replace(place, box=replace(place.box, y=place.box.y + lower)) if lower else place


def _has_art(role: PlaceholderRole, spread: Spread) -> bool:
    return f"art-{role.rpartition('-')[2]}" in spread.drawings


def _as_high_as_fullest(
    role: PlaceholderRole, place: Placeholder, places: Mapping[PlaceholderRole, Placeholder], words: WordsByRole
) -> Placeholder:
    panels = {other: places[other] for other in words if stem(other) == stem(role)}
    if place.fill is None or not _in_a_row([panel.box for panel in panels.values()]):
        return place
    needed = max(measure(paragraphs(words[other]), panel).height for other, panel in panels.items()) / POINTS_PER_INCH
    height = place.insets.top + needed + place.insets.bottom + (0 if place.anchor == "ctr" else _AIR)
    return replace(place, box=replace(place.box, height=min(place.box.height, height)))
