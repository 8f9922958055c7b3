"""Templates as clinics and others send them: ours, with parts, relations and words added or changed within the zip file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lxml import etree

from generator.figures.logo import read_logo
from generator.formats.pptx import opc
from generator.formats.pptx.archive import UnusableFileError
from generator.formats.pptx.clinic_template import read_template
from generator.formats.pptx.render import render_deck, samples
from generator.problems import Problem
from tests.formats.pptx.checks.mutations import Change, Files
from tests.formats.pptx.sample_deck import sample_deck, sample_theme

MAIN, MASTER, THEME, LAYOUT = (
    "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml", "ppt/slideLayouts/slideLayout2.xml",
)  # fmt: skip
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MARK = b"HOSTILE"  # within each part that must not reach a deck
LOGO = read_logo(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#8B1A2B"/></svg>', ".svg")


@cache
def ours() -> bytes:
    """Return the template that a clinic starts from: our layouts with samples."""
    deck = replace(sample_deck(), slides=samples(sample_deck()))
    return render_deck(deck, sample_theme(), logo=LOGO, kind="potx").data


@cache
def small() -> bytes:
    """Return our template with three of its layouts and one sample: enough to see what of it is taken, in a tenth of the time."""
    package = opc.read_package(ours())
    kept = {f"ppt/slideLayouts/slideLayout{n}.xml" for n in (1, 2, 3)} | {"ppt/slides/slide1.xml"}
    for name, kind in ((MASTER, opc.LAYOUT), (MAIN, opc.SLIDE)):
        gone = {r.id.encode() for r in package[name].relations if r.type == kind and r.target not in kept}
        relations = tuple(r for r in package[name].relations if r.id.encode() not in gone)
        listed = rb'<p:(sldLayoutId|sldId) id="\d+" r:id="(%s)"/>' % b"|".join(gone)
        data = re.sub(listed, b"", package[name].data)
        package[name] = replace(package[name], relations=relations, data=data)
    return opc.write_package(package)


@cache
def _files(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def template(*changes: Change, of: bytes = b"") -> bytes:
    """Return a template, the small one of ours unless another is given, with changes of the files within it."""
    files = dict(_files(of or small()))
    for change in changes:
        change(files)
    return zipped(files)


def zipped(files: Files) -> bytes:
    """Return a zip file, not compressed: so it is made and read in no time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations_name(owner: str) -> str:
    folder, _, file = owner.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


@dataclass(frozen=True)
class Related:
    """A change that relates a part to another, or to an address outside, under the id rId900."""

    owner: str
    kind: str
    target: str
    external: bool = False
    data: bytes | None = None
    type: str = "application/octet-stream"

    def __call__(self, files: Files) -> None:
        name = relations_name(self.owner)
        mode = ' TargetMode="External"' if self.external else ""
        kind = self.kind if ":" in self.kind else OFFICE + self.kind
        target = self.target if self.external else f"/{self.target}"
        row = f'<Relationship Id="rId900" Type="{kind}" Target="{target}"{mode}/></Relationships>'
        files[name] = files[name].replace(b"</Relationships>", row.encode())
        if self.data is not None:
            files[self.target] = self.data
            typed = f'<Override PartName="/{self.target}" ContentType="{self.type}"/></Types>'
            files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(b"</Types>", typed.encode())


@dataclass(frozen=True)
class Swapped:
    """A change that replaces the first of some words in a part."""

    part: str
    old: str
    new: str

    def __call__(self, files: Files) -> None:
        assert self.old.encode() in files[self.part], self.old
        files[self.part] = files[self.part].replace(self.old.encode(), self.new.encode(), 1)


def inserted(part: str, before: str, xml: str) -> Swapped:
    """Return the change that inserts XML."""
    return Swapped(part, before, xml + before)


def told(data: bytes) -> tuple[Problem, ...]:
    """Return what is told of a template as it is read; what keeps it from being read is the only problem."""
    try:
        return read_template(data).problems
    except UnusableFileError as error:
        return (Problem("H035", str(error), None, error.hint),)


def as_admitted(data: bytes) -> bytes:
    """Return a presentation of all that a template brings into a deck."""
    package = read_template(data).package
    return opc.write_package({**package, MAIN: replace(package[MAIN], type=opc.MAIN_TYPE)})


def made_on(data: bytes) -> bytes:
    """Return a short deck on a template; b"" if none can be made."""
    deck = replace(sample_deck(), slides=tuple(each for each in sample_deck().slides if each.id in ("cards", "cycle")))
    return render_deck(deck, sample_theme(), data).data


def related(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield all relations of a file, read without the program: type, mode and target of each."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                for row in etree.fromstring(archive.read(name)):
                    yield row.get("Type"), row.get("TargetMode", "Internal"), row.get("Target")


def types(data: bytes) -> set[str]:
    """Return the content types that a file lists for its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return set(re.findall(r'ContentType="([^"]+)"', archive.read("[Content_Types].xml").decode()))


def unpacked(data: bytes) -> bytes:
    """Return all that is in a file, one part after the other, with the parts' names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())
