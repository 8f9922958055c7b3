"""Syllables as one hears them: what counts in a grade is whether a word has three or more."""

from __future__ import annotations

from generator.review.syllables import syllables
from tests.each import rows

HEARD = {
    1: "hair scalp the she through helped times hope scale care cared called scales clothes vague it's",
    2: (
        "treatment table tables acre wanted needed tumbled places boxes changes wishes guideline something lifetime therefore"
        " patient's special region million junior language equal persuade gorgeous people surgeon studied being drying headache"
        " side-effect unique careful someone searches trial's create diet's"
    ),
    3: "medicine carefully diary usual audience idea reaction carrier easiest nucleic suicide ponytails surgery possibly allergy",
    4: "areata minoxidil finasteride organism's reality vitiligo",
    5: "alopecia androgenetic experimental universalis baricitinib",
}


@rows(("word", "count"), [(word, count) for count, words in HEARD.items() for word in words.split()])
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_curly_and_straight_apostrophes_are_alike() -> None:
    assert syllables("clinic’s") == syllables("clinic's") == 2
