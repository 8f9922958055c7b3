"""Templates beside the code: one macro a kind of block, found by its name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.document.blocks import Block, Section
from generator.formats.html.presenter import Presenter
from generator.remembering import Kept
from generator.trees import Same

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.environment import TemplateModule

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the environment of all templates: what they are given is escaped, and what they name must be there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def load() -> None:
    """Compile all templates before processes are forked, as each of them would compile those that it needs again."""
    for name in environment().list_templates(extensions=("html", "opf", "xhtml")):
        environment().get_template(name)


def text_of(name: str) -> str:
    """Return a file beside the templates that is not a template: a style sheet or a script."""
    return (TEMPLATES / name).read_text("utf-8")


@dataclass(frozen=True, slots=True)
class _DrawnSection:
    """A section as it was drawn, and what that left behind: places, names of fields, and headings whose anchors were asked for."""

    markup: Markup
    placed: frozenset[str]
    fields: tuple[str, ...]
    asked: tuple[tuple[int, str], ...]

    def holds(self, presenter: Presenter) -> bool:
        """Return whether headings have the same anchors."""
        return all(presenter.anchors.get(heading, "") == anchor for heading, anchor in self.asked)


_DRAWN: Kept[tuple[Hashable, ...], _DrawnSection] = Kept(1024)  # sections, about 10 MB: those of the pages of fifteen conditions


def drawn(presenter: Presenter) -> list[Markup]:
    """Return the sections of a document. An e-book has those of its page, and most are those of the next clinic, too."""
    macros = cache(partial(_macros, presenter))  # made once, if any section has to be drawn
    return [_drawn(presenter, section, macros) for section in presenter.document.sections]


def _drawn(presenter: Presenter, section: Section, macros: Callable[[], TemplateModule]) -> Markup:
    key = (Same(section), presenter.look, frozenset(presenter.placed), len(presenter.fields))
    known = _DRAWN.get(key)
    if known is None or not known.holds(presenter):
        known = _drawn_now(presenter, section, macros())
        _DRAWN.keep(key, known)
    else:
        presenter.placed.update(known.placed)
        presenter.fields.extend(known.fields)
    return known.markup


def _drawn_now(presenter: Presenter, section: Section, macros: TemplateModule) -> _DrawnSection:
    placed, fields, asked = frozenset(presenter.placed), len(presenter.fields), len(presenter.asked)
    markup = _macro(macros, section)(section, section)
    return _DrawnSection(markup, frozenset(presenter.placed - placed), tuple(presenter.fields[fields:]), tuple(presenter.asked[asked:]))


def _macros(presenter: Presenter) -> TemplateModule:
    """Return the macros for one document."""
    module: TemplateModule

    def blocks(items: Iterable[Block], section: Section) -> Markup:
        return Markup("").join(_macro(module, block)(block, section) for block in items)

    module = environment().get_template("blocks.html").make_module({"p": presenter, "blocks": blocks})
    return module


def _macro(module: TemplateModule, block: Block) -> Callable[..., Any]:
    """Return the macro named for a kind of block: `answerstrip` for AnswerStrip."""
    return getattr(module, type(block).__name__.lower())  # type: ignore[no-any-return]
