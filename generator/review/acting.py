"""Whether a sentence asks the reader to do something: 'Ask your doctor', 'Do not wait', 'If it hurts, tell us', 'You should rest'."""

from __future__ import annotations

import re

# What handouts ask people to do. A verb that is not here is taken for the beginning of a statement.
_VERBS = (
    "accept|add|agree|allow|answer|apply|arrange|ask|avoid|bathe|be|begin|book|breathe|bring|brush|buy|call|cancel|care|carry|change|check"
    "|chew|choose|clean|collect|comb|come|compare|complete|consider|contact|continue|cool|count|cover|cut|dab|decide|describe|discuss|do"
    "|draw|dress|drink|drive|dry|eat|email|exercise|expect|explain|fill|find|finish|fit|floss|follow|forget|gargle|get|give|go|have|help"
    "|hide|hold|ignore|inform|inhale|inject|insist|join|keep|know|learn|leave|let|lie|lift|limit|list|listen|look|loosen|lower|make|mark"
    "|massage|measure|meet|mention|mind|miss|mix|moisturise|move|name|note|open|order|pack|part|pat|pause|pay|phone|photograph|pick|plan"
    "|practise|prepare|press|print|protect|pull|push|put|raise|reach|read|record|reduce|refuse|register|relax|remember|remind|remove|repeat"
    "|replace|reply|report|request|rest|return|review|ring|rinse|rub|save|say|scratch|search|see|send|set|shade|shampoo|share|shave|show"
    "|shower|sign|sit|skip|sleep|smoke|soak|speak|spread|stand|start|stay|stop|store|stretch|style|swallow|swim|switch|take|talk|tell|test"
    "|text|thank|think|throw|tick|tie|touch|train|travel|treat|trim|try|turn|understand|update|use|visit|wait|walk|warm|wash|watch|wear"
    "|weigh|wipe|work|write"
)
# What may stand before: a time, a condition, a purpose, and so on up to a comma; or a word that makes it stronger or weaker.
_BEFORE = (
    r"(?:(?:please|first|then|now|next|today|tonight|tomorrow|always|never|only|just|also|instead"
    r"|do not|don['’]t|gently|if you can|and|or)\b"
    r"|(?:if|when|whenever|before|after|once|until|while|unless|every|each|for|from|on|at|in|to|as|with|without|within|during|by|twice)\b[^,.:]*[,:]"
    r"|(?:every|each|twice a|once a) \w+\b)[\s,:]*"
)
_ACT = re.compile(rf"\W*(?:{_BEFORE})*(?P<act>{_VERBS})\b(?!-)", re.IGNORECASE)
_AUXILIARY = "is|are|was|were|has|had|can|could|may|might|will|would|does|did|often|usually|sometimes|alone"
_OF_ONE = (
    "matters|helps|heals|grows|falls|takes|comes|goes|means|makes|needs|works|gets|looks|feels|lasts|starts|stops|costs|causes|spreads|itches"
    "|varies|differs|brings|gives"
)
_OF_SEVERAL = (
    "have|take|need|matter|mean|make|cost|cause|vary|differ|apply|depend|open|close|come|start|begin|last|help|work|spread|itch|meet"
)
# 'Rest helps' and 'Care is free' begin with a noun that could be a verb. 'Say can you come' does not.
_SAYS = re.compile(
    rf"\s+(?:(?:of|in|for) [\w ]{{1,20}} )?(?:(?:{_AUXILIARY})\b(?! (?:it|them|you|us|your|the|a|an|any|all)\b)|(?:{_OF_ONE})\b)",
    re.IGNORECASE,
)
# So do 'Test results take a week' and 'Dry skin itches'.
# After some verbs, the same words are an order: 'Help wounds heal', 'Keep windows open'.
_BETWEEN = (
    "the|a|an|your|our|my|his|her|their|its|it|them|us|you|me|him|this|that|these|those|some|any|all|no|each|every|both|to|for|of|in|on|at"
    "|with|by|from|if|when|what|who|how|why|where|which|whether|not|and|or|but|about|out|up|off|down|over|away|back|as|than|then|once"
    "|twice|before|after|until|while|because|so|only"
)
_COMPOUND = re.compile(rf"(?:\s+(?!(?:{_BETWEEN})\b)[\w'’-]+){{1,2}}?\s+(?:{_AUXILIARY}|{_OF_ONE}|{_OF_SEVERAL})\b", re.IGNORECASE)
_GOVERNS = re.compile(
    "let|help|make|see|watch|have|hear|ask|say|think|know|tell|check|expect|remember|explain|show|learn|decide|find|consider|choose|keep|leave"
    "|hold|put|remind|give|get",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\byou (?:should|must|can|could|may want to|need to|have to|will need to)\b", re.IGNORECASE)


def asks_to_act(sentence: str) -> bool:
    """Return whether a sentence asks its reader to do something."""
    act = _ACT.match(sentence)
    return bool(_ASKED.search(sentence) or (act and not _states(act["act"], sentence[act.end() :])))


def _states(first: str, following: str) -> bool:
    """Return whether a word that could be a verb is a noun here, and the beginning of a statement."""
    return bool(_SAYS.match(following) or (not _GOVERNS.fullmatch(first) and _COMPOUND.match(following)))
