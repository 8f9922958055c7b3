"""`Start here.html`: one file without a request to anywhere, made from the list of files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING

from generator.content.language import LANGUAGE
from generator.document.approval import language_of
from generator.document.direction import direction
from generator.pipeline.folder import folder_of
from generator.pipeline.manifest import Manifest
from generator.pipeline.remembered import remembered
from generator.problems import Problem, errors
from generator.web.cards import DeskCard, cards, general
from generator.web.desk import Desk
from generator.web.files import File, files_of
from generator.web.pictures import FirstPage
from generator.web.statuses import STATUSES
from generator.web.steps import PrintStep

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_TEMPLATES = Path(__file__).parent / "templates"
_MANY = 8  # conditions: with more, a wall of cards is only of use folded
_EXAMPLE = ".example"  # the top-level domain that opens nothing (RFC 2606)
_IN_SCRIPT = (
    *("start_find_opens", "start_find_without", "start_words_alike", "start_words_idle"),
    *("start_find_one", "start_find_many", "start_ask_first", "start_ask_nothing"),
    *("start_ask_no_large_page", "start_ask_guide", "start_open", "start_open_what", "start_slip_add", "start_slip_added"),
    *("start_slip_remove", "start_slip_remove_what", "start_slip_one", "start_slip_many", "start_note_given", "start_send_copied"),
    *("start_filter_one", "start_filter_many"),
)


@dataclass(frozen=True, slots=True)
class FilesAbout:
    """The files about one condition, or about none of them."""

    name: str
    doctors: str
    files: tuple[File, ...]


def page(desk: Desk, manifest: Manifest, inputs: str, pictures: Mapping[str, FirstPage]) -> str:
    """Return the page; files that were not made from what the last build read (`inputs`) are shown as older than the words."""
    files = tuple(file for file in files_of(manifest.files, desk, inputs, pictures) if not file.for_programs)
    of_types, of_all = cards(files, desk), general(files, desk)
    return _rendered(
        _environment().get_template("start.html.j2"),
        desk=desk,
        direction=direction(desk.lang),
        status_lang="" if language_of(desk.lang) == LANGUAGE else LANGUAGE,  # of the program's own words
        phone=desk.phone if direction(desk.lang) == "ltr" else desk.phone.replace(" ", "\xa0"),  # else its groups go from right to left
        say=desk.say,
        day=partial(_day, desk.lang),
        count=desk.count,
        cards=of_types,
        everyone=of_all,
        folded=len(of_types) > _MANY,
        files=files,
        groups=tuple(_groups(files, of_types, of_all)),
        ways=ways_of(files),
        kinds=tuple(dict.fromkeys(file.kind for file in files)),
        languages=tuple(sorted({file.entry.language for file in files})),
        statuses=tuple(dict.fromkeys(file.status for file in files)),
        stale=() if errors(manifest.problems) else tuple(file for file in files if file.stale),
        drafts=sum(file.status.tone == "draft" for file in files),
        stopped=tuple(map(_told, errors(manifest.problems))),
        notes=tuple(_told(each) for each in (*manifest.problems, *remembered(manifest.files)) if each.severity == "warning"),
        folders=", ".join(dict.fromkeys(folder_of(file.entry.path) for file in files)),
        pictures=[(key, picture) for key, picture in sorted(pictures.items())],
        example=_EXAMPLE in desk.link,
        overdue=STATUSES["expired"].name,
        script={"files": [_for_script(file, desk) for file in files], "words": {key: desk.say(key) for key in _IN_SCRIPT}},
    )


def ways_of(files: Iterable[File]) -> Mapping[tuple[PrintStep, ...], str]:
    """Return a letter for each way to print a file, in the order of the files: on paper the list says each way once."""
    ways = dict.fromkeys(file.steps for file in files)
    return {steps: _letter(number) for number, steps in enumerate(ways)}


def _letter(number: int) -> str:
    """Return A to Z, then A1 to Z1 and so on."""
    more, place = divmod(number, len(ascii_uppercase))
    return f"{ascii_uppercase[place]}{more or ''}"


def _groups(files: Iterable[File], of_types: Iterable[DeskCard], of_all: DeskCard | None) -> Iterator[FilesAbout]:
    listed = tuple(files)
    for card in of_types:
        yield FilesAbout(card.name, card.doctors, tuple(file for file in listed if file.entry.condition == card.id))
    if of_all:
        yield FilesAbout(of_all.name, "", tuple(file for file in listed if not file.entry.condition))


@dataclass(frozen=True, slots=True)
class ToldProblem:
    """A problem as the page shows it: a sentence, its place, the line itself, and the way out."""

    code: str
    sentence: str
    file: str
    line: int
    source: str
    hint: str


def _told(problem: Problem) -> ToldProblem:
    at = problem.location
    sentence, hint = (words[:1].upper() + words[1:] for words in (problem.message, problem.hint))
    return ToldProblem(problem.code, sentence, at.file if at else "", at.line if at else 0, at.source.strip() if at else "", hint)


def _day(lang: str, iso: str) -> str:
    """Return an ISO date in words."""
    from babel import Locale
    from babel.dates import format_date

    return format_date(date.fromisoformat(iso), "long", locale=Locale.parse(lang, sep="-"))


def _for_script(file: File, desk: Desk) -> dict[str, str]:
    """Return what the script knows of a file: the keys are short, as each file has them."""
    entry = file.entry
    about = {"path": file.href, "about": entry.condition, "need": entry.need, "handout": entry.handout, "language": entry.language}
    advice = desk.say(file.status.advice) if file.status.tone in ("overdue", "withdrawn") else ""
    return {
        **about,
        "advice": advice,
        "name": file.name,
        "note": file.note,
        "length": file.length,
        "title": entry.title,
        "status": file.status.tone,
    }


def _rendered(template: Template, **given: object) -> str:
    """Return what a template makes of this, as its own `render` does.

    Its macros and their names refer to each other: what was given would stay in memory until Python looks for such circles.
    """
    context = template.new_context(given)
    page = "".join(template.root_render_func(context))
    context.vars.clear()
    context.exported_vars.clear()
    return page


@cache
def _environment() -> Environment:
    """Return the environment of the templates: what they are given is escaped, and what they name must be there."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def as_it_is(name: str) -> Markup:
        return Markup((_TEMPLATES / name).read_text("utf-8"))  # a file of ours beside the templates

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # a page is rendered once: to fold its constants before takes longer
    )
    environment.globals |= {"as_it_is": as_it_is, "drawn": Markup}  # drawings are SVG that the program makes
    return environment
