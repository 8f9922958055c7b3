"""C05: sentences that say what is done and not who does it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.remembering import kept
from generator.review.chapters import Chapter
from generator.review.finding import Finding, Limits, found
from generator.review.rules.sentence_length import parts
from generator.review.sentences import REMEMBERED, is_whole

CODES: Mapping[str, str] = {"C05": "many sentences in the passive: they do not say who does what"}
FEWEST = 20  # sentences, below which a share means little
_IRREGULAR = (
    "done|given|made|seen|known|shown|told|taken|found|put|left|kept|held|sent|said|paid|lost|worn|drawn|grown|begun|chosen|written|built"
    "|bitten|brought|bought|caught|cut|driven|eaten|fed|felt|forgotten|frozen|heard|hidden|hurt|led|met|read|run|set|sold|spent|spoken"
    "|taught|thought|thrown|torn|understood|woken"
)
# What looks like a participle and says how somebody or something is, or what it is called: nobody does it.
_STATES = (
    "tired|worried|bored|scared|interested|pleased|delighted|embarrassed|ashamed|upset|relaxed|depressed|stressed|disappointed|frightened"
    "|surprised|satisfied|excited|married|divorced|retired|aged|used to|supposed to|allowed to|indeed|need|red|bed|called|named|entitled"
    "|qualified|experienced|advanced|limited|mixed|detailed|crowded|inflamed|swollen|crusted|infected|located|related|based|involved"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:(?:not|yet|now|often|also|then|just|ever|never|always|sometimes|being|\w+ly)\s+)*"
    rf"(?!(?:{_STATES})\b)(?:\w{{2,}}ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)


_is_passive = kept(REMEMBERED)(_PASSIVE.search)


def passive(words: Chapter, limits: Limits) -> Iterator[Finding]:
    """Yield each part of the file with too large a share of passive sentences, at the first of them."""
    for part in parts(words):
        whole = [(said, sentence) for said in part for sentence in said.sentences if is_whole(sentence)]
        hits = [(said, sentence) for said, sentence in whole if _is_passive(sentence)]
        share = 100 * len(hits) / max(1, len(whole))
        if len(whole) >= FEWEST and share > limits["per_cent"]:
            said, sentence = hits[0]
            message = f"{share:.0f} of 100 sentences of this part are passive, such as this one"
            yield found("C05", said, message, "say who does it: 'we check', 'a nurse washes'", "warning", sentence)
