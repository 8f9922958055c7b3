"""What matters to a reader, to mark and to write: on a page with room there are more lines for the choice, where words are large."""

from __future__ import annotations

from generator.document.blocks import Scales
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.facts import writing_pitch
from generator.formats.pdf.blocks.scales import MORE_LINES
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.fonts import load_faces
from generator.formats.pdf.layout_context import Setting, Sizes
from generator.formats.pdf.tags import Element
from tests.formats.pdf.sample import words
from tests.made import REAL, made

SCALES = Scales(words("What matters to me?"), ((words("A result soon"), words("I can wait")),) * 3, words("My choice for now"))


def scales(name: str) -> tuple[Box, float]:
    """Return the scales as they are set in a file of ours, and how far lines to write on are apart there."""
    job = made(REAL, name).pdf
    setting = Setting(job.theme.grid, Sizes(tuple(job.theme.type.items())), job.paper, load_faces(job.fonts))
    (box,) = lay(SCALES, job.paper.text_width, Element(""), setting)
    return box, setting.on_grid(writing_pitch(setting))


def test_in_large_print_the_choice_gets_as_many_lines_as_there_is_room_for_and_no_more_than_look_meant() -> None:
    box, pitch = scales("leaflet-alopecia-areata-large-print")
    assert box.stretch
    assert box.grown
    heights = [box.grown(box.height + room).height - box.height for room in (0, pitch - 1, pitch, 2.5 * pitch, 100 * pitch)]
    assert heights == [0, 0, pitch, 2 * pitch, MORE_LINES * pitch]


def test_in_ordinary_print_the_choice_has_one_line() -> None:
    box, _ = scales("leaflet-alopecia-areata")
    assert not box.stretch
