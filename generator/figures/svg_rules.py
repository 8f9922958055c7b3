"""What an SVG file may hold: what is drawn as every browser draws it, by lists of what is known. Anything else is refused by name."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.figures.raster import png, read_raster
from generator.figures.refused_picture import AS_PNG, RefusedPictureError
from generator.figures.svg_file import HREFS, elements, name_of
from generator.figures.svg_filters import make_shadows_plain, reads_alike

MOST_PICTURES = 20  # within one file
_SIDE, MOST_PIXELS = 4000, 16_000_000  # of each of them, and of all together
_LONGEST = 2000  # characters of a property's value
_MOST_DRAWN = 100_000  # elements, copies among them: resvg draws them in a second or two
_DEEPEST_USE = 300  # groups within groups, and uses of uses
_TOO_MUCH = "is too complicated to be drawn: its parts are used again and again"
_MOST_STEPS = 60  # of filters: a shadow takes five
_WORDS = {"text", "tspan", "tref", "textPath", "altGlyph", "flowRoot", "flowPara", "flowSpan", "flowRegion"}
_WORDS_ARE = (
    "has words that are not shapes: without their font they would look different",
    "convert its text to paths, or export it as PNG",
)
_MOVES = ("moves (it is an animation)", "export it again as a still picture")
_SCRIPT = ("has a script in it", "export it again without scripts")
_OUTSIDE = ("takes part of itself from outside the file", "export it again with everything inside the file ('embed')")
_REFUSED: Mapping[str, tuple[str, str]] = {
    "script": _SCRIPT,
    "foreignObject": ("has part of a web page in it (foreignObject)", AS_PNG),
    **dict.fromkeys(("animate", "animateTransform", "animateMotion", "animateColor", "set", "discard"), _MOVES),
}
_DRAWN = {
    "svg", "g", "defs", "symbol", "use", "a", "switch", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter", "style",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDropShadow", "feFlood", "feFuncA", "feFuncB",
    "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "feTile",
}  # fmt: skip
# The last six belong to fonts, which no words here use.
_SILENT = {"title", "desc", "metadata", "view", "font", "font-face", "glyph", "missing-glyph", "hkern", "vkern"}
_PAINTS = {"fill", "stroke", "stop-color", "flood-color", "lighting-color", "color"}
_PROPERTIES = {
    *_PAINTS, "fill-opacity", "fill-rule", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-dasharray", "stroke-dashoffset", "opacity", "display", "visibility", "clip-path", "clip-rule", "mask", "mask-type", "filter",
    "flood-opacity", "stop-opacity", "marker", "marker-start", "marker-mid", "marker-end", "overflow", "mix-blend-mode", "isolation",
    "paint-order", "color-interpolation-filters",
}  # fmt: skip
# Of words, which a picture here does not have, of a page around it, or of how finely it is drawn.
_WITHOUT_EFFECT = re.compile(
    r"(-inkscape-|font|text-|letter-|word-|line-|white-space|writing-mode|direction|unicode-bidi|baseline|dominant-|alignment-|glyph-|kerning"
    r"|shape-|solid-|min-|max-|block-progression|cursor|pointer-events|enable-background|color-rendering|color-profile|color-interpolation$|image-rendering"
    r"|buffered-rendering|user-select|-webkit-user-select|inline-size|transition|will-change|touch-action|outline).*"
)
_ONLY: Mapping[str, re.Pattern[str]] = {  # properties that only these values leave as every program draws it
    "vector-effect": re.compile("none"),
    "transform-box": re.compile("view-box"),
    "animation": re.compile("none"),
    "transform": re.compile("none"),
    "-webkit-filter": re.compile("none"),
}
_NEUTRAL: Mapping[str, re.Pattern[str]] = {  # values that change nothing
    **_ONLY,
    "stroke-dasharray": re.compile("none"),
    "mix-blend-mode": re.compile("normal"),
    "isolation": re.compile("auto"),
    "paint-order": re.compile("normal|fill|fill stroke.*"),
    "visibility": re.compile("visible"),
    "display": re.compile("inline|block"),
    "clip-path": re.compile("none"),
    "mask": re.compile("none"),
    "filter": re.compile("none"),
    "marker": re.compile("none"),
    "stroke-dashoffset": re.compile("0(px)?"),
}
_N = r"\s*[-+]?[\d.]+"
_COLOUR = re.compile(  # as resvg reads them: CSS has newer ways, which it would take for black
    rf"#[0-9a-f]{{3,8}}|rgb\({_N}%?[\s,]{_N}%?[\s,]{_N}%?\s*\)|rgba\({_N}%?,{_N}%?,{_N}%?,{_N}\s*\)"
    rf"|hsl\({_N},{_N}%,{_N}%\s*\)|hsla\({_N},{_N}%,{_N}%,{_N}\s*\)|[a-z-]+",
    re.IGNORECASE,
)
_BLENDS = {
    "normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference",
    "exclusion", "hue", "saturation", "color", "luminosity",
}  # fmt: skip
_KEYWORDS = {"none", "transparent", "currentcolor", "inherit", "initial", "context-fill", "context-stroke", "rebeccapurple"}
_CALL = re.compile(r"(?<![-\w])([-\w]+)\(")
_CALLS = {
    "url", "rgb", "rgba", "hsl", "hsla", "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity",
    "saturate", "sepia",
}  # fmt: skip
_SELECTOR = re.compile(r"""[\w\s.#*>+-]*(?:\[[\w\s~|^$*="'-]*\][\w\s.#*>+-]*)*""")
_ADDRESS = re.compile(r"url\(\s*(?:[\"']\s*)?([^\"')]*)", re.IGNORECASE)
_HARMLESS_RULES = re.compile(r"@(?:charset|namespace)\b[^;{}@]*;|@font-face\s*\{[^{}]*\}")  # fonts that no words use
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g)\s*;\s*base64\s*,", re.IGNORECASE)


def check_svg(root: etree._Element) -> None:
    """Raise RefusedPictureError for anything that would come out otherwise than intended; pictures and shadows within it are made plain."""
    every = list(elements(root))
    for element in every:
        make_shadows_plain(element)
        _check_element(element)
    if sum(name_of(element).startswith("fe") for element in every) > _MOST_STEPS:
        raise RefusedPictureError(f"has more than {_MOST_STEPS} steps of filters")
    if _Copies({each: element for element in every if (each := element.get("id"))}).of(root) > _MOST_DRAWN:
        raise RefusedPictureError(_TOO_MUCH, AS_PNG)
    _embed_all([element for element in every if name_of(element) == "image"])


@dataclass(slots=True)
class _Copies:
    """Counts what an element draws with all that it uses: a few lines can draw the same shape a million times."""

    by_id: Mapping[str, etree._Element]
    known: dict[str, int] = field(default_factory=dict)  # by id; 0 while it is counted, as what uses itself is not drawn

    def of(self, element: etree._Element, depth: int = 0) -> int:
        """Return how many elements are drawn; RefusedPictureError for uses of uses that no program writes."""
        if depth > _DEEPEST_USE:
            raise RefusedPictureError(_TOO_MUCH, AS_PNG)
        own = element.get("id", "")
        if own in self.known:
            return self.known[own]
        if own:
            self.known[own] = 0
        count = 1
        for each in element:
            count += self.of(each, depth + 1) if isinstance(each.tag, str) else 0
        if (used := self._used_by(element)) is not None:
            count += self.of(used, depth + 1)
        if own:
            self.known[own] = count
        return count

    def _used_by(self, element: etree._Element) -> etree._Element | None:
        to = next((value.strip() for key, value in element.attrib.items() if key in HREFS), "") if name_of(element) == "use" else ""
        return self.by_id.get(to.removeprefix("#"))


# --- elements ---------------------------------------------------------------------------------------------------------
def _check_element(element: etree._Element) -> None:
    name = name_of(element)
    if name in _REFUSED:
        raise RefusedPictureError(*_REFUSED[name])
    if name in _WORDS and any(letters.strip() for letters in element.itertext()):
        raise RefusedPictureError(*_WORDS_ARE)
    if name not in _DRAWN | _SILENT | _WORDS:
        raise RefusedPictureError(f"has a part that not every program draws ('{name}')")
    if name == "style":
        _check_sheet("".join(element.itertext()), element.get("media", "all").strip())
    for attribute, value in element.attrib.items():
        _check_attribute(name, attribute, value)


def _check_attribute(element: str, name: str, value: str) -> None:
    if name in HREFS:
        _check_reference(element, value.strip())
    elif name.startswith("on"):
        raise RefusedPictureError(f"{_SCRIPT[0]} ('{name}')", _SCRIPT[1])
    elif name == "style":
        _check_declarations(value)
    elif name != "transform":  # as an attribute, it is drawn; in a style, its units are not understood everywhere
        _check_property(name, value)
    _check_addresses(value)


def _check_reference(element: str, to: str) -> None:
    if re.match(r"\s*javascript\s*:", to, re.IGNORECASE):
        raise RefusedPictureError(*_SCRIPT)
    if element not in ("a", "image") and not to.startswith("#"):
        raise RefusedPictureError(*_OUTSIDE)


def _embed_all(pictures: Sequence[etree._Element]) -> None:
    if len(pictures) > MOST_PICTURES:
        raise RefusedPictureError(f"has {len(pictures)} pictures in it; the limit is {MOST_PICTURES}")
    pixels = 0
    for picture in pictures:
        pixels += _embed(picture)
        if pixels > MOST_PIXELS:
            raise RefusedPictureError(f"has more than {MOST_PIXELS // 1_000_000} million pixels in it")


def _embed(picture: etree._Element) -> int:
    """Replace a picture within the file by the same in plain pixels, and return how many those are."""
    data = _address(picture)
    try:
        pixels = read_raster(base64.b64decode(data, validate=True), _SIDE)
    except RefusedPictureError as error:
        raise RefusedPictureError(f"has a picture in it that {error}", error.hint) from error
    except ValueError as error:  # of base64
        raise RefusedPictureError("has a damaged picture in it") from error
    for name in HREFS:
        picture.attrib.pop(name, None)
    picture.set(HREFS[1], f"data:image/png;base64,{base64.b64encode(png(pixels)).decode()}")
    return pixels.width * pixels.height


def _address(picture: etree._Element) -> str:
    """Return what the address of a picture within the file holds, in base64; RefusedPictureError if it leads elsewhere."""
    address = next((value.strip() for name in HREFS if (value := picture.get(name))), "")
    head = _EMBEDDED.match(address)
    if head:
        return "".join(address[head.end() :].split()).replace("%3D", "=").replace("%2B", "+")
    if address[:5].lower() == "data:":
        raise RefusedPictureError("has a picture in it that is neither PNG nor JPEG")
    raise RefusedPictureError(*_OUTSIDE)


# --- style ------------------------------------------------------------------------------------------------------------
def _check_sheet(sheet: str, media: str) -> None:
    if media not in ("", "all", "screen"):
        raise _odd_style(f"media: {media}")
    words = _HARMLESS_RULES.sub(" ", _without_remarks(sheet).replace("<!--", " ").replace("-->", " "))
    if "@import" in words:
        raise RefusedPictureError(*_OUTSIDE)
    if "keyframes" in words:
        raise RefusedPictureError(*_MOVES)
    if found := re.search(r"@[\w-]+|\\", words):
        raise _odd_style(found[0])
    *rules, rest = words.split("}")
    if rest.strip():
        raise _odd_style(rest.strip())
    for selector, _, body in (rule.partition("{") for rule in rules):
        if not _SELECTOR.fullmatch(selector.replace(",", " ")):
            raise _odd_style(" ".join(selector.split()))
        _check_declarations(body)


def _without_remarks(style: str) -> str:
    first, *others = style.split("/*")
    return " ".join((first, *(other.partition("*/")[2] for other in others)))


def declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield each property of a style with its value."""
    for part in _without_remarks(style).split(";"):
        name, colon, value = part.partition(":")
        if colon:
            before, _, last = value.rpartition("!")
            yield name.strip().lower(), (before if last.strip() == "important" else value).strip()


def has_no_effect(name: str, value: str) -> bool:
    """Return whether a property changes nothing in a picture without words, whatever is drawn."""
    return bool(_WITHOUT_EFFECT.fullmatch(name)) or (name in _NEUTRAL and bool(_NEUTRAL[name].fullmatch(value)))


def _check_declarations(style: str) -> None:
    _check_addresses(style)
    if "\\" in style:
        raise _odd_style("\\")
    for name, value in declarations(style):
        if name.startswith(("animation", "-webkit-animation")) and value != "none":
            raise RefusedPictureError(*_MOVES)
        if name not in _PROPERTIES | _ONLY.keys() and not _WITHOUT_EFFECT.fullmatch(name):
            raise _odd_style(name)
        _check_property(name, value)


def _check_property(name: str, value: str) -> None:
    """Refuse a value that not every program understands; where one doesn't, it would draw something else without a word."""
    if len(value) > _LONGEST and name in _PROPERTIES | _ONLY.keys():
        raise _odd_style(f"{name}: {value}")
    if name in _ONLY and not _ONLY[name].fullmatch(value):
        raise _odd_style(f"{name}: {value}")
    if name == "pathLength":
        raise _odd_style(name)
    if name not in _PROPERTIES:
        return
    if name == "filter" and not reads_alike(value):
        raise _odd_style(f"{name}: {value}")
    if name in _PAINTS:
        _check_colour(re.sub(r"url\([^)]*\)|icc-color\([^)]*\)", "", value).strip())
    elif unknown := [call for call in _CALL.findall(value) if call.lower() not in _CALLS]:
        raise _odd_style(f"{unknown[0]}()")
    if name == "mix-blend-mode" and value not in _BLENDS:
        raise _odd_style(f"{name}: {value}")


def _check_colour(value: str) -> None:
    from PIL.ImageColor import colormap

    word = value.lower()
    if word and not (_COLOUR.fullmatch(word) and ("#" in word or "(" in word or word in _KEYWORDS or word in colormap)):
        raise RefusedPictureError(f"has the colour '{value[:40]}', which not every program knows", "write colours as #0B4A57")


def _check_addresses(value: str) -> None:
    """Refuse an address that leads out of the file."""
    if any(not address.startswith("#") for address in _ADDRESS.findall(value)):
        raise RefusedPictureError(*_OUTSIDE)


def _odd_style(what: str) -> RefusedPictureError:
    return RefusedPictureError(f"has a style that not every program draws ('{what[:40]}')")
