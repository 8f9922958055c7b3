"""A document as an e-book (EPUB 3.3): the same sections as its page, in the files that a reading system wants."""

from __future__ import annotations

from markupsafe import Markup

from generator.document.binding import bound
from generator.document.direction import direction
from generator.document.provenance import identifier, sealed_parts
from generator.document.rendered import Rendered
from generator.document.zips import zipped
from generator.formats.html.anchors import headings
from generator.formats.html.job import PageJob
from generator.formats.html.page import words_around
from generator.formats.html.presenter import presenter_of
from generator.formats.html.styles import style_of_book
from generator.formats.html.templating import drawn, environment, text_of

BOOK_TEXT = "EPUB/text.xhtml"
_TYPE = "mimetype"


def render_book(job: PageJob, *, seal: bool = False) -> Rendered:
    """Return a document as an EPUB file; with `seal` it has one."""
    document = bound(job.document)
    presenter = presenter_of(document, job.theme, job.logo)
    sections = drawn(presenter)
    said = words_around(document)
    given = {
        "d": document,
        "identifier": identifier(document),
        "said": said,
        "presenter": presenter,
        "sections": sections,
        "contents": headings(document),
        "direction": direction(document.lang),
        "style": Markup(style_of_book(job.theme)),  # our own rules
        "has_drawings": any("<svg" in section for section in sections),
    }
    texts = {
        "META-INF/container.xml": text_of("container.xml"),
        "EPUB/package.opf": environment().get_template("package.opf").render(given),
        "EPUB/contents.xhtml": environment().get_template("contents.xhtml").render(given),
        BOOK_TEXT: environment().get_template("text.xhtml").render(given),
    }
    # Its first file says what it is, and is not compressed (EPUB 3.3, 4.2.2).
    parts = {_TYPE: b"application/epub+zip", **{name: text.encode("utf-8") for name, text in texts.items()}}
    return Rendered(zipped(sealed_parts(parts) if seal else parts, stored={_TYPE}), 1)
