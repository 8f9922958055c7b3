"""The page that lists all pages: what it is called, and the handouts to choose from."""

from __future__ import annotations

from generator.compose.context import Context
from generator.compose.sections.masthead import status_of
from generator.document.blocks import Block, Masthead
from generator.document.page import Shelf
from generator.text import Text


def masthead(context: Context) -> tuple[Block, ...]:
    """Return whose handouts these are."""
    clinic, (title, subtitle) = context.book.clinic, title_of(context)
    logo = context.labels.plain("logo_alt", name=clinic.name)
    return (Masthead(clinic.name, clinic.service, title, subtitle, logo_alt=logo, status=status_of(context), approved=context.approved),)


def title_of(context: Context) -> tuple[Text, Text]:
    """Return title and subtitle of the list."""
    return context.labels["pages_title"], context.labels["pages_subtitle"]


def shelf(context: Context) -> tuple[Block, ...]:  # noqa: ARG001  # which pages there are is known once all are planned
    """Return the list, to be filled with the handouts."""
    return (Shelf(),)
