"""Pictures as SVG, for web pages: the same shapes and numbers as on paper, and the same output each time."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from generator.figures.drawing import Bitmap, Label, Oval, Paint, PathStep, Picture, Rect, Shape, resolve
from generator.figures.lettering import LEADING, wrapped
from generator.text import Span

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
    size = f'width="{_number(picture.width)}pt" height="{_number(picture.height)}pt"'
    view = f'viewBox="0 0 {_number(picture.width)} {_number(picture.height)}"'
    shapes = "\n".join(line for shape in picture.shapes for line in _shape(shape, style))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view} {_about(alt)}\n{shapes}\n</svg>\n'


def _about(alt: str) -> str:
    return f'role="img" aria-label={quoteattr(alt)}>\n<title>{escape(alt)}</title>' if alt else 'aria-hidden="true" focusable="false">'


def _shape(shape: Shape, style: SvgStyle) -> Iterator[str]:
    if isinstance(shape, Label):
        yield from _label(shape, style)
    elif isinstance(shape, Bitmap):
        box = _numbers(x=shape.x, y=shape.y, width=shape.width, height=shape.height)
        yield f'<image{box} preserveAspectRatio="none" href="data:image/png;base64,{b64encode(shape.png).decode()}"/>'
    elif isinstance(shape, Rect):
        box = _numbers(x=shape.x, y=shape.y, width=shape.width, height=shape.height)
        corner = _numbers(rx=min(shape.radius, shape.width / 2, shape.height / 2)) if shape.radius > 0 else ""
        yield f"<rect{box}{corner}{_paint(shape.paint, style)}/>"
    elif isinstance(shape, Oval):
        yield f"<ellipse{_numbers(cx=shape.cx, cy=shape.cy, rx=shape.rx, ry=shape.ry)}{_paint(shape.paint, style)}/>"
    else:
        yield f'<path d="{"".join(map(_step, shape.steps))}"{_paint(shape.paint, style)}/>'


def _step(step: PathStep) -> str:
    verb, points = step
    return verb + " ".join(f"{_number(x)} {_number(y)}" for x, y in points)


def _paint(paint: Paint, style: SvgStyle) -> str:
    fill = f' fill="#{resolve(paint.fill, style.colour)}"' if paint.fill else ' fill="none"'
    if not paint.stroke:
        return fill
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if paint.round else ""
    return f'{fill} stroke="#{resolve(paint.stroke, style.colour)}" stroke-width="{_number(paint.width)}"{ends}'


def _label(label: Label, style: SvgStyle) -> Iterator[str]:
    """Yield the words, a `tspan` to each line; lines break where the drawing has reserved room for them."""
    place = {"left": 0.0, "centre": 0.5, "right": 1.0}[label.align]
    x = label.x + label.width * (1 - place if style.rtl else place)
    font = f'font-family={quoteattr(style.family)} font-size="{_number(style.type_size)}" font-weight="{_WEIGHT if label.strong else 400}"'
    language = (f" lang={quoteattr(style.lang)}" if style.lang else "") + (' direction="rtl"' if style.rtl else "")
    yield f'<text {font} fill="#{resolve(label.colour, style.colour)}" text-anchor="{_ANCHOR[label.align]}"{language}>'
    for number, line in enumerate(_lines(label, style.type_size)):
        y = label.y + (number * LEADING + _BASELINE) * style.type_size
        yield f"<tspan{_numbers(x=x, y=y)}>{line}</tspan>"
    yield "</text>"


def _lines(label: Label, size: float) -> Iterator[str]:
    words = list(_words(label))
    start = 0
    for count in wrapped([word for word, _ in words], label.width, size):
        runs = groupby(words[start : start + count], key=lambda word: word[1])
        yield " ".join(_run(" ".join(word for word, _ in run), span) for span, run in runs)
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


def _run(words: str, span: Span) -> str:
    styles = (f' font-weight="{_STRONG}"' if span.strong else "") + (f" lang={quoteattr(span.lang)}" if span.lang else "")
    return f"<tspan{styles}>{escape(words)}</tspan>" if styles else escape(words)


def _numbers(**values: float) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in values.items())


def _number(value: float) -> str:
    """Return a length with at most two decimals, and 0 without a sign."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
