"""A clinic with short plans, which tests change."""

from __future__ import annotations

import pytest

from tests.conftest import Project

PLANS = {
    "leaflet": """\
format: pdf
about: condition
profile: information
file: leaflet-{id}
paper: a4
theme: standard
pages: {most: 6, multiple-of: 2}
sections:
  - masthead
  - do-now
  - side-by-side: [support, all-questions]
  - seek-help
  - sources
  - control
""",
    "guide": """\
format: pdf
about: treatment
profile: information
file: treatment-guide
code: HL-10
paper: a4
theme: standard
pages: {most: 8, multiple-of: 2}
sections:
  - masthead
  - side-by-side: [benefits, licence]
  - control
""",
    "aftercare": """\
format: pdf
about: aftercare
profile: information
file: aftercare
code: HL-11
pages: {most: 2}
sections: [masthead, care, control]
""",
    "deck": """\
format: pptx
about: all
profile: information
file: clinic-deck
code: HL-12
sections: [map, interest, sources, next-step]
""",
}


@pytest.fixture
def clinic(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with short plans that is the current folder, so that paths are shown as a user sees them."""
    handouts = project.folder / "handouts"
    for file in (
        *(f for f in handouts.glob("*.yaml") if f.stem != "checks"),
        *(f for f in handouts.glob("themes/*.yaml") if f.stem not in ("standard", "clinic", "plain")),
    ):
        file.unlink()
    for kind, text in PLANS.items():
        (handouts / f"{kind}.yaml").write_text(text)
    monkeypatch.chdir(project.folder)
    return project
