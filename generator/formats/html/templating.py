"""Templates beside the code: one macro a kind of block, found by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.document.blocks import Block, Section
from generator.formats.html.presenter import Presenter

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.environment import TemplateModule

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment() -> Environment:
    """Return the environment of all templates: what they are given is escaped, and what they name must be there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def text_of(name: str) -> str:
    """Return a file beside the templates that is not a template: a style sheet or a script."""
    return (TEMPLATES / name).read_text("utf-8")


def drawn(presenter: Presenter) -> list[Markup]:
    """Return the sections of a document."""
    module: TemplateModule

    def blocks(items: Iterable[Block], section: Section) -> Markup:
        return Markup("").join(_macro(module, block)(block, section) for block in items)

    module = environment().get_template("blocks.html").make_module({"p": presenter, "blocks": blocks})
    return [_macro(module, section)(section, section) for section in presenter.document.sections]


def _macro(module: TemplateModule, block: Block) -> Callable[..., Any]:
    """Return the macro named for a kind of block: `answerstrip` for AnswerStrip."""
    return getattr(module, type(block).__name__.lower())  # type: ignore[no-any-return]
