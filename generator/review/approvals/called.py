"""What the states of a handout are called in a language that does not come with the program: a person puts a name to these words.

Those of shipped languages are in `generator.document.approval`, and nobody can change them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from generator.document.approval import STATUS_WORDS, STATUSES, Status, language_of
from generator.review.approvals.posing import seen
from generator.review.approvals.register import Register

MOST = 40  # letters: a chip in the masthead and a page's foot have room for no more
_LANGUAGE = re.compile(r"[a-z]{2,3}")  # BCP 47's first part


def status_words_in(register: Register, day: date, tag: str) -> Mapping[Status, str]:
    """Return what somebody has said the states are called in a language, by this day; nothing until all have words of their own.

    `tag` is that of a catalogue, such as es-MX. Half a set would leave some pages in two languages.
    """
    language = language_of(tag)
    acts = (act for act in register.until(day).acts if act.act == "status" and act.language == language)
    found: dict[Status, str] = {act.status: act.called for act in acts if act.status and act.called}
    complete = language not in STATUS_WORDS and set(found) == set(STATUSES)
    return found if complete and len({seen(each) for each in found.values()}) == len(STATUSES) else {}


def wrong_words(language: str, status: str, called: str) -> str:
    """Return what is wrong with words for a state in a language; '' if nothing is."""
    if not _LANGUAGE.fullmatch(language):
        return f"'{language}' is no language: write two or three small letters, such as es"
    if language in STATUS_WORDS:
        return f"what the states are called in '{language}' comes with the program, and can't be changed"
    if status not in STATUSES:
        return f"there is no state '{status}': there are {', '.join(STATUSES)}"
    if len(called) > MOST:
        return f"'{called}' has {len(called)} letters, and there is room for {MOST}"
    if status != "approved" and any(seen(called) == seen(words["approved"]) for words in STATUS_WORDS.values()):
        return f"'{called}' is what an approved handout is called"
    return ""
