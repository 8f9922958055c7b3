"""Text as DrawingML: paragraphs of runs, each with its language, and links with the relations they need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.document.deck import SlotLine
from generator.formats.pptx import opc
from generator.formats.pptx.markup import attribute, content
from generator.formats.pptx.opc import Relation
from generator.text import Span, Text

# [MS-ODRAWXML], hlinkClr: a link in the colour of its run
LINK_COLOUR_URI, LINK_COLOUR_SPACE = (
    "{A12FA001-AC4F-418D-AE19-62706E023703}",
    "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
)
_COLOUR_OF_WORDS = f'<a:extLst><a:ext uri="{LINK_COLOUR_URI}"><ahyp:hlinkClr xmlns:ahyp="{LINK_COLOUR_SPACE}" val="tx"/></a:ext></a:extLst>'


class Relations:
    """The relations of a part, in the order they were requested; one for each target."""

    def __init__(self, *targets: tuple[str, str]) -> None:
        self._found: dict[tuple[str, str, bool], Relation] = {}
        for kind, target in targets:
            self.id(kind, target)

    def id(self, kind: str, target: str, external: bool = False) -> str:
        """Return the id of the relation to a part or an external address."""
        key = (kind, target, external)
        if key not in self._found:
            self._found[key] = Relation(f"rId{len(self._found) + 1}", kind, target, external)
        return self._found[key].id

    @property
    def all(self) -> tuple[Relation, ...]:
        """The relations in order."""
        return tuple(self._found.values())


@dataclass(frozen=True, slots=True)
class Destination:
    """A slide that a link can open: its part's name and its title."""

    part: str
    title: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one part's text. `slides` are the destinations of links, by slide id.

    Links have the colour of links, or with `links_as_words` that of the words around them, as on a dark ground; they are underlined too.
    """

    lang: str
    relations: Relations
    slides: Mapping[str, Destination] = field(default_factory=dict)
    links_as_words: bool = False

    def paragraphs(self, lines: Iterable[SlotLine], number_from: int = 1) -> str:
        """Return a paragraph for each line; numbered ones start at `number_from`."""
        return "".join(self.paragraph(line, number_from) for line in lines)

    def paragraph(self, line: SlotLine, number_from: int = 1) -> str:
        """Return one paragraph."""
        level = f' lvl="{line.level}"' if line.level else ""
        numbering = "" if number_from == 1 or line.level else _numbering(number_from)
        properties = f"<a:pPr{level}>{numbering}</a:pPr>" if numbering else f"<a:pPr{level}/>" if level else ""
        return f"<a:p>{properties}{self.runs(line.text, line.to)}</a:p>"

    def runs(self, text: Text, to: str | None = None, look: str = "") -> str:
        """Return the runs of a text; `to` links them to a slide, `look` adds attributes."""
        return "".join(self._run(span, to, look) for span in text.spans if span.text)

    def _run(self, span: Span, to: str | None, look: str) -> str:
        weight = ' b="1"' if span.strong and " b=" not in look else ""
        raised = ' baseline="30000"' if span.cite else ""
        link = self._link(span, to)
        properties = f'<a:rPr lang="{attribute(span.lang or self.lang)}"{weight}{raised}{look}'
        return f"<a:r>{properties}>{link}</a:rPr>{_t(span.text)}</a:r>" if link else f"<a:r>{properties}/>{_t(span.text)}</a:r>"

    @property
    def _link_end(self) -> str:
        return f">{_COLOUR_OF_WORDS}</a:hlinkClick>" if self.links_as_words else "/>"

    def _link(self, span: Span, to: str | None) -> str:
        if to is not None and to in self.slides:
            slide = self.slides[to]
            rid = self.relations.id(opc.SLIDE, slide.part)
            return f'<a:hlinkClick r:id="{rid}" action="ppaction://hlinksldjump" tooltip="{attribute(slide.title)}"{self._link_end}'
        if span.link:
            rid = self.relations.id(opc.HYPERLINK, span.link, external=True)
            return f'<a:hlinkClick r:id="{rid}" tooltip="{attribute(span.link)}"{self._link_end}'
        return ""


def _numbering(start: int) -> str:
    return f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{start}"/>'


def _t(words: str) -> str:
    return f"<a:t>{content(words)}</a:t>"
