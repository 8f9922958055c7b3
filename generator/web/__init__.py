"""The front desk's page and the list of folders beside it, made from the list of files. What makes them is loaded when they are made."""

from __future__ import annotations

from collections.abc import Mapping

from generator.pipeline.front import Situation


def front_desk(situation: Situation) -> Mapping[str, bytes]:
    """Return the files for the front desk; none if the words can't be read and were never read before."""
    from generator.pipeline.folder import READ_ME, START, START_PARTS
    from generator.web.desk import desk_of
    from generator.web.page import page
    from generator.web.parts import KeptParts
    from generator.web.pictures import pictures_of
    from generator.web.read_me import read_me

    kept = KeptParts.read(situation.read(START_PARTS))
    shown = {entry.condition for entry in situation.manifest.files}
    desk = desk_of(situation.project, shown, kept.desk) if situation.project else kept.desk
    if desk is None:
        return {}
    pictures = pictures_of(situation.manifest.files, situation.read, kept.pictures)
    return {
        START: page(desk, situation.manifest, situation.inputs, pictures).encode(),
        READ_ME: read_me(desk, situation.manifest).encode(),
        START_PARTS: KeptParts(desk, pictures).packed,
    }
