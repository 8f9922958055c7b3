"""The template that a clinic takes as a start for its own: our layouts in its look, with its own slides as samples."""

from __future__ import annotations

from dataclasses import replace

from generator.document.rendered import Rendered
from generator.formats.pptx import opc
from generator.formats.pptx.job import DeckJob
from generator.formats.pptx.render import render_deck, samples


def render_template(job: DeckJob) -> Rendered:
    """Return a template in the look of a job's slides, with one slide of each layout they are made on."""
    deck = replace(job.deck, slides=samples(job.deck))
    return render_deck(deck, job.theme, logo=job.logo, kind="potx")


def is_ours(data: bytes) -> bool:
    """Return whether a template is just as we write it; one that another program has saved is not."""
    try:
        return opc.write_package(opc.read_package(data)) == data
    except (ValueError, KeyError):
        return False
