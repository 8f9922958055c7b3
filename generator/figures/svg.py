"""Pictures as SVG, for web pages: the same shapes and numbers as on paper, and the same output each time."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from lxml import etree

from generator.figures.drawing import Bitmap, Label, Oval, Paint, Path, PathStep, Picture, Rect, resolve
from generator.figures.lettering import LEADING, wrapped
from generator.text import Span

XmlElement = Any  # an lxml element: lxml has no type hints
_SVG = "http://www.w3.org/2000/svg"
_ANCHOR = {"left": "start", "centre": "middle", "right": "end"}
_BASELINE = 1.0  # of the type size, below the top of its line, as the PDF sets a line
_WEIGHT, _STRONG = 500, 600  # of labels, medium as on paper; and of strong words in them


@dataclass(frozen=True, slots=True)
class SvgStyle:
    """How to set the words of a picture; `colour` gives the six hexadecimal digits of a role."""

    type_size: float  # pt
    colour: Callable[[str], str]
    family: str = "Fira Sans, sans-serif"
    lang: str = ""
    rtl: bool = False


def svg(picture: Picture, alt: str, style: SvgStyle) -> str:
    """Return a picture as an `svg` element, one shape to a line; '' as `alt` marks decoration, which assistive technology skips."""
    width, height = _number(picture.width), _number(picture.height)
    read = {"role": "img", "aria_label": alt} if alt else {"aria_hidden": "true", "focusable": "false"}
    root = _element("svg", "\n", width=f"{width}pt", height=f"{height}pt", viewBox=f"0 0 {width} {height}", direction="ltr", **read)
    if alt:
        root.append(_element("title", alt))
    for paint, run in groupby(picture.shapes, key=_paint_of_oval):
        shapes = tuple(run)
        if paint and len(shapes) > 1:  # people, a disc each: their paint is said once
            root.append(_element("g", "\n", **_paint(paint, style)))
            root[-1].extend(_element("ellipse", **_round(each)) for each in shapes if isinstance(each, Oval))
        else:
            root.extend(_label(each, style) if isinstance(each, Label) else _shape(each, style) for each in shapes)
    return str(etree.tostring(root, encoding="unicode"))


def _paint_of_oval(shape: Label | Bitmap | Rect | Oval | Path) -> Paint | None:
    return shape.paint if isinstance(shape, Oval) else None


def _round(oval: Oval) -> dict[str, str]:
    return _numbers(cx=oval.cx, cy=oval.cy, rx=oval.rx, ry=oval.ry)


def _element(name: str, words: str = "", /, **attributes: str) -> XmlElement:
    """Return an element on a line of its own; an argument `font_size` is the attribute `font-size`."""
    made = etree.Element(etree.QName(_SVG, name), {key.replace("_", "-"): value for key, value in attributes.items()}, nsmap={None: _SVG})
    made.text, made.tail = words or None, "\n"
    return made


def _shape(shape: Bitmap | Rect | Oval | Path, style: SvgStyle) -> XmlElement:
    if isinstance(shape, Bitmap):
        data = f"data:image/png;base64,{b64encode(shape.png).decode()}"
        return _element("image", **_box(shape), preserveAspectRatio="none", href=data)
    if isinstance(shape, Rect):
        corner = _numbers(rx=min(shape.radius, shape.width / 2, shape.height / 2)) if shape.radius > 0 else {}
        return _element("rect", **_box(shape), **corner, **_paint(shape.paint, style))
    if isinstance(shape, Oval):
        return _element("ellipse", **_round(shape), **_paint(shape.paint, style))
    return _element("path", d="".join(map(_step, shape.steps)), **_paint(shape.paint, style))


def _box(shape: Bitmap | Rect) -> dict[str, str]:
    return _numbers(x=shape.x, y=shape.y, width=shape.width, height=shape.height)


def _step(step: PathStep) -> str:
    verb, points = step
    return verb + " ".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _paint(paint: Paint, style: SvgStyle) -> dict[str, str]:
    fill = {"fill": f"#{resolve(paint.fill, style.colour)}" if paint.fill else "none"}
    if not paint.stroke:
        return fill
    ends = {"stroke_linecap": "round", "stroke_linejoin": "round"} if paint.round else {}
    return fill | {"stroke": f"#{resolve(paint.stroke, style.colour)}", "stroke_width": _number(paint.width)} | ends


def _label(label: Label, style: SvgStyle) -> XmlElement:
    """Return the words, a `tspan` to each line; lines break where the drawing has reserved room for them."""
    place = {"left": 0.0, "centre": 0.5, "right": 1.0}[label.align]
    x = label.x + label.width * (1 - place if style.rtl else place)
    size, weight = _number(style.type_size), str(_WEIGHT if label.strong else 400)
    font = {"font_family": style.family, "font_size": size, "font_weight": weight, "fill": f"#{resolve(label.colour, style.colour)}"}
    language = ({"lang": style.lang} if style.lang else {}) | ({"direction": "rtl"} if style.rtl else {})
    made = _element("text", "\n", **font, text_anchor=_ANCHOR[label.align], **language)
    for number, runs in enumerate(_lines(label, style.type_size)):
        y = label.y + (number * LEADING + _BASELINE) * style.type_size
        line = _element("tspan", **_numbers(x=x, y=y))
        for n, (words, span) in enumerate(runs):
            _write(line, " " if n else "")
            if span.strong or span.lang:
                line.append(_run(words, span))
            else:
                _write(line, words)
        made.append(line)
    return made


def _run(words: str, span: Span) -> XmlElement:
    weight = {"font_weight": str(_STRONG)} if span.strong else {}
    made = _element("tspan", words, **weight, **({"lang": span.lang} if span.lang else {}))
    made.tail = None
    return made


def _write(line: XmlElement, words: str) -> None:
    """Write words at the end of a line."""
    if len(line):
        line[-1].tail = (line[-1].tail or "") + words
    else:
        line.text = (line.text or "") + words


def _lines(label: Label, size: float) -> Iterator[list[tuple[str, Span]]]:
    """Yield each line as runs of words that are set alike."""
    words = list(_words(label))
    start = 0
    for count in wrapped([word for word, _ in words], label.width, size):
        runs = groupby(words[start : start + count], key=lambda word: word[1])
        yield [(" ".join(word for word, _ in run), span) for span, run in runs]
        start += count


def _words(label: Label) -> Iterator[tuple[str, Span]]:
    """Yield each word with the span it begins in; formatting seldom changes within a word."""
    begun = ""
    owner: Span | None = None
    for span in label.text.spans:
        for letter in span.text:
            if letter in " \n\t":
                if begun and owner:
                    yield begun, owner
                begun, owner = "", None
            else:
                begun, owner = begun + letter, owner or span
    if begun and owner:
        yield begun, owner


def _numbers(**values: float) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> str:
    """Return a length with at most two decimals, and 0 without a sign."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
