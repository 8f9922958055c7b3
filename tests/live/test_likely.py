"""Which handout a change is made first."""

from __future__ import annotations

from generator.live.likely import likely_handout
from tests.each import rows

WORDS = """\
clinic:
  name: Ours
conditions:
  - id: first-loss
    what: Hair goes.
    options:
      - id: wait
        text: Wait.
  - id: other-loss  # the other one
    what: Hair goes too.
questions:
  - id: cost
    text: What does it cost?
"""
PATHS = ("en/leaflet-first-loss.pdf", "en/leaflet-other-loss.pdf", "en/guide.pdf", "en/at-a-glance-other-loss.pdf")


@rows(
    ("old", "new", "name"),
    [
        ("Hair goes.", "Hair leaves.", "leaflet-first-loss"),
        ("Wait.", "Wait a year.", "leaflet-first-loss"),
        ("Hair goes too.", "Hair leaves too.", "leaflet-other-loss"),
        ("    what: Hair goes too.\n", "", "leaflet-first-loss"),  # what follows a line that went can't tell more
        ("name: Ours", "name: Theirs", ""),
        ("it cost", "it really cost", ""),
        ("Ours", "Ours", ""),
    ],
)
def test_a_change_within_a_condition_is_shown_in_its_first_handout(old: str, new: str, name: str) -> None:
    changed = WORDS.replace(old, new)
    assert likely_handout(WORDS, changed, PATHS) == (name if "too.\n" not in old else "")


@rows("words", ["", "\n", "a: 1", WORDS * 2])
def test_any_file_gives_a_name_or_none(words: str) -> None:
    assert likely_handout(WORDS, words, PATHS) in {"", "leaflet-first-loss", "leaflet-other-loss"}
