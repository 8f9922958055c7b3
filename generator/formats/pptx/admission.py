"""What of a clinic's template reaches a deck: parts, links and pictures on the allow-lists. All else is left out, and reported.

What nobody sees is left out with a warning. What runs or is fetched from elsewhere, and what cannot be taken out without changing
what slides show, is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from generator.formats.pptx import opc
from generator.formats.pptx.addresses import is_safe_address, runs_something
from generator.formats.pptx.allowed_parts import (
    HANDOUT_MASTER_TYPE,
    LAYOUT_TYPE,
    MASTER_TYPE,
    NOTES_MASTER_TYPE,
    THEME_TYPE,
    check_parts,
    follows,
)
from generator.formats.pptx.archive import BrokenPartError, plain
from generator.formats.pptx.barred import FILM, Barred, barred_by
from generator.formats.pptx.markup import A, P, R
from generator.formats.pptx.opc import Package, Part, Relation
from generator.formats.pptx.pictures import PICTURE_ENDINGS, SVG, check_pictures, is_inert
from generator.formats.pptx.safe_xml import XmlElement, parse_xml, reads_alike, write_xml
from generator.problems import Problem

CODE = "H035"
# By the last word of a relation's type: every deck has its own, or, of thumbnails, none.
_SILENT = {"core-properties", "custom-properties", "thumbnail", "slide"}
_RELATED = f"{{{R}}}"
_REFERRING = etree.XPath("//*[@r:*]", namespaces={"r": R})
_CLICKS = tuple(f"{{{A}}}{name}" for name in ("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_MOTION = tuple(f"{{{P}}}{name}" for name in ("timing", "transition"))
_MEDIA = tuple(f"{{{A}}}{kind}" for kind in ("videoFile", "audioFile", "wavAudioFile", "quickTimeFile", "audioCd"))
# What can be taken out, with all in it, and slides look the same.
_UNSEEN = {
    *_CLICKS, f"{{{A}}}snd", f"{{{A}}}ext", f"{{{P}}}ext",
    *(f"{{{P}}}{name}" for name in ("custDataLst", "embeddedFontLst", "smartTags", "htmlPubPr")),
}  # fmt: skip
_SPARE = {f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}" for name in ("AlternateContent", "Choice", "Fallback")}
_WITHIN_SHOW = re.compile(
    r"ppaction://hlinkshowjump\?jump=(nextslide|previousslide|firstslide|lastslide|lastslideviewed|endshow)|ppaction://noaction"
)
_RUNNING = re.compile(r"ppaction://(program|macro|ole)\b", re.IGNORECASE)
_WHERE: Mapping[str, str] = {
    MASTER_TYPE: "slide master", NOTES_MASTER_TYPE: "notes master", HANDOUT_MASTER_TYPE: "handout master", THEME_TYPE: "theme",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Admitted:
    """The parts of a template that may reach a deck, and what was left out or stands in the way."""

    package: Package
    problems: tuple[Problem, ...]


def admit(package: Package) -> Admitted:
    """Return a template, its samples gone, without what must not reach a deck; BrokenPartError if a part is damaged."""
    check_parts(package)
    check_pictures((name, part.type, part.data) for name, part in package.items() if part.type in PICTURE_ENDINGS)
    cleaners = {name: _Cleaner.of(name, part, package) for name, part in package.items()}
    parts = {name: cleaner.clean() for name, cleaner in cleaners.items()}
    found = [problem for cleaner in cleaners.values() for problem in cleaner.problems]
    unseen = {barred.name for cleaner in cleaners.values() for barred in cleaner.unseen}
    return Admitted(parts, tuple(dict.fromkeys([*found, *_left_out(unseen)])))


def _is_harmless(name: str, package: Package) -> bool:
    return package[name].type != SVG or is_inert(package[name].data, name)


def _left_out(names: set[str]) -> Iterator[Problem]:
    """Yield one warning for all that nobody sees."""
    if names:
        hint = "there is nothing to do; to take them out of the template too: File, Info, Check for Issues, Inspect Document"
        yield Problem(
            CODE, f"left out of the slides, which do not need them: the template's {', '.join(sorted(names))}", None, hint, "warning"
        )


@dataclass(slots=True)
class _Cleaner:
    """Takes out of one part what must not reach a deck, and notes what that was; `seen` are the ids that cannot be taken out unseen."""

    name: str
    part: Part
    root: XmlElement
    kept: dict[str, Relation]
    others: Mapping[str, Relation]
    problems: list[Problem]
    unseen: list[Barred]
    seen: set[str]
    changed: bool = False

    @classmethod
    def of(cls, name: str, part: Part, package: Package) -> _Cleaner:
        """Return the cleaner of a part, with its relations sorted into those that a deck may have and others."""
        root = parse_xml(part.data, name) if name and part.type not in PICTURE_ENDINGS else None
        kept = {relation.id: relation for relation in part.relations if follows(part, relation) and _is_harmless(relation.target, package)}
        others = {relation.id: relation for relation in part.relations if relation.id not in kept}
        return cls(name, part, root, kept, others, [], [], set())

    def clean(self) -> Part:
        """Return the part as it may reach a deck."""
        if self.root is not None:
            self._stop_motion()
            self._refuse_media()
            self._cut_links()
            self._cut_references()
        self._note_relations()
        relations = tuple(relation for relation in self.part.relations if relation.id in self.kept)
        return replace(self.part, relations=relations, data=self._data())

    def _data(self) -> bytes:
        """Return the part's bytes, as they were unless something was taken out or others than this reader would read more in them."""
        if self.root is None:
            return self.part.data
        as_it_was = not self.changed and reads_alike(self.part.data, self.root)
        return self.part.data if as_it_was else write_xml(self.root)

    @property
    def where(self) -> str:
        """What the part is called in a message."""
        if self.part.type == LAYOUT_TYPE:
            holder = self.root.find(f"{{{P}}}cSld")
            return f"the template's layout {('' if holder is None else holder.get('name', ''))[:60]!r}"
        return f"the template's {_WHERE[self.part.type]}" if self.part.type in _WHERE else "the template"

    def _stop_motion(self) -> None:
        """Take out animations and transitions: nothing on a handout's slides moves (WCAG 2.2, 2.2.2)."""
        moving = list(self.root.iter(*_MOTION))
        if any(next(element.iter(f"{{{P}}}spTgt"), None) is not None for element in moving):
            hint = "take the animations out of the template too, if you like"
            self.problems.append(
                Problem(CODE, f"{self.where} is animated: the animations are left out of the slides", None, hint, "warning")
            )
        for element in moving:
            self._remove(element)

    def _refuse_media(self) -> None:
        if next(self.root.iter(*_MEDIA), None) is not None:
            self._refuse(FILM)

    def _cut_links(self) -> None:
        for click in list(self.root.iter(*_CLICKS)):
            action, rid = click.get("action", ""), click.get(f"{_RELATED}id", "")
            relation = self.others.get(rid)
            address = relation.target if relation else ""
            if _RUNNING.match(action) or runs_something(address):
                hint = "take the link off in PowerPoint (View, Slide Master) and save the template"
                message = f"a link in {self.where} runs a program or a script: '{plain(address or action)}'"
                self.problems.append(Problem(CODE, message, None, hint))
            elif (
                relation
                and relation.type == opc.HYPERLINK
                and relation.external
                and is_safe_address(address)
                and not (action or click.get("invalidUrl"))
            ):
                self.kept[rid] = relation
                continue
            elif not rid and (not action or _WITHIN_SHOW.fullmatch(action)):
                continue
            else:
                self._report_link(relation, action)
            self._remove(click)

    def _report_link(self, relation: Relation | None, action: str) -> None:
        to = "one of its own slides" if relation and relation.type == opc.SLIDE else f"'{plain(relation.target if relation else action)}'"
        hint = "a link on a slide can lead to a whole address that begins with https://, http:// or mailto:"
        self.problems.append(Problem(CODE, f"a link in {self.where} is left out: it leads to {to}", None, hint, "warning"))

    def _cut_references(self) -> None:
        """Take out what refers to something that must not reach a deck, unless slides would look different without it."""
        for element in [each for each in _REFERRING(self.root) if each.tag not in _MEDIA]:
            for rid in [value for key, value in element.attrib.items() if key.startswith(_RELATED) and value not in self.kept]:
                unseen = next((each for each in (element, *element.iterancestors()) if each.tag in _UNSEEN), None)
                if unseen is not None:
                    self._remove(unseen)
                elif rid in self.others:
                    self.seen.add(rid)
                elif rid:
                    raise BrokenPartError(self.name, f"it refers to {plain(rid)}, which it does not have")

    def _note_relations(self) -> None:
        for relation in self.others.values():
            if (
                relation.id in self.kept
                or (relation.type == opc.HYPERLINK and relation.id not in self.seen)
                or relation.type.rpartition("/")[2] in _SILENT
            ):
                continue
            barred = barred_by(relation)
            if barred.acts or relation.id in self.seen:
                self._refuse(barred)
            else:
                self.unseen.append(barred)

    def _refuse(self, barred: Barred) -> None:
        self.problems.append(Problem(CODE, f"{self.where} holds {barred.name}", None, barred.hint))

    def _remove(self, element: XmlElement) -> None:
        """Take an element out, with what stands there only to offer it."""
        self.changed = True
        above = element.getparent()
        if above is None:
            return
        above.remove(element)
        if above.tag in _SPARE and len(above) == 0:
            self._remove(above)
