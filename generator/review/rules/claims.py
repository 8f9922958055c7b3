"""K01 to K05: words that promise more than anybody can know, praise, press, or let others praise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.review.any_case import AnyCase
from generator.review.claims import first_made, is_made, is_quoted
from generator.review.finding import Finding, Limits, found
from generator.review.said import Said, is_ours
from generator.review.texts import Texts

CODES: Mapping[str, str] = {
    "K01": "a promise: cure, guarantee, 100%, without risk",
    "K02": "natural or free of chemicals, as if that made it safe; or just 'safe'",
    "K03": "a claim of proof without the source that shows it",
    "K04": "praise above others, haste, or an offer",
    "K05": "a success told by a patient, praise by doctors, or a picture of before and after",
}
_EVER = r"(?:\w+ )?(?:for ?ever|for good|for life|a lifetime|all your life|for the rest of your life|once and for all)"
_LAST_OF_LOSS = r"(?:loss|baldness|thinning|shedding)"
_LOSS = rf"(?:\w+ loss|{_LAST_OF_LOSS})"
# Meat is cured with salt, and a gel by light.
_NOT_OF_THINGS = r"(?<!heat-)(?<!salt-)(?<!light-)(?<!dry-)(?<!air-)"
_THINGS = (
    r"(?! (?:meats?|ham|bacon|pork|fish|sausages?|resin|gel|nails?|(?:by|in|under|with) (?:the )?(?:light|heat|smoke|salt|lamp|sun))\b)"
)
_PROMISES = (
    r"\b(?:(?:we|i) (?:promise|guarantee) (?:you )?(?:that )?(?:it|this|there|you|nothing|nobody|no one)\b[^.;]*"
    rf"|cures?|{_NOT_OF_THINGS}cured{_THINGS}|curing|curative|guarante\w+|miracles?|miraculous|breakthrough|ground[- ]?breaking"
    r"|risk[- ]free|side[- ]effect[- ]free"
    r"|wonder (?:drug|cure)|fail[- ]?safe|foolproof|secret (?:ingredient|formula)"
    r"|permanent(?:ly)? (?:fix(?:es)?|solutions?|answer|results?|regrowth|regrows?|ends?)"
    r"|promises? (?:you|that|to|more|new|thick\w*|full\w*|results?|regrow\w*|success)"
    r"|(?:regrowth|results?|success) (?:is|are) (?:assured|certain)|(?:side[- ]effects?|harms?) (?:is|are) impossible"
    r"|(?:no|zero|without(?: any)?|free (?:of|from)) (?:known |any )?(?:risks?|side[- ]effects?|adverse (?:effects?|events?|reactions?)"
    r"|dangers?|complications?|downtime)(?! (?:from|data|were|was|is known))"
    r"|(?:nobody|no one) (?:has |was |is )?(?:ever )?(?:been )?(?:harmed|hurt)"
    r"|(?:always|never fails? to|sure to|certain to|will definitely|bound to)"
    r" (?:works?|helps?|(?:re)?grows?|brings? (?:\w+ ){0,3}back|restores?|cures?|heals?|fills? in|comes? back)"
    r"|never (?:fails|harms?|hurts?|causes? (?:any |you )?(?:harm|pain|scars?|problems?|side[- ]effects?))"
    r"|nothing (?:can|could|will) (?:ever )?go wrong|you (?:can['’]?t|cannot|can not) lose(?=\W*$|[,;])"
    r"|(?:results?|regrowth) (?:is|are|will be) (?:permanent|lasting)"
    r"|(?:results?|effects?|benefits?|regrowth|(?:new|thick|thicker|full|fuller) \w+)"
    rf" (?:that |which |will )*(?:lasts?|stays?|remains?) {_EVER}"
    rf"|(?:ends?|stops?|beats?|solves?|fix(?:es)?|banish(?:es)?) (?:your |the |all )*{_LOSS} {_EVER}"
    rf"|{_LOSS} (?:ends?|stops?|is gone) {_EVER}|(?:everlasting|lifelong) (?:results?|effects?|benefits?|regrowth|growth)"
    r"|(?:it|results?|effects?) never (?:wears? off|fades?)|you will never (?:\w+ ){1,3}again"
    r"|say goodbye to|(?:can['’]?t|cannot|can not) go wrong"
    r"|(?:completely|totally|entirely|perfectly) (?:safe|painless|harmless)|painless|works? (?:for (?:everyone|everybody|all)|every time)"
    r"|(?:everyone|everybody) (?:who [\w ]{2,30} )?(?:benefits?|sees|gets) (?:more|new|results?|it)"
    r"|(?:you will (?:see|have|get|notice|keep)|your \w+ will (?:come back|grow|be (?:back|thick\w*|full\w*))|you will regrow)"
    r" (?:your |real )*(?:(?:more|new|thick\w*|full\w*) \w+(?! (?:in|on|fall|loss|com|shed))|(?:your \w+ )?back|regrowth|again"
    r"|thick\w*|full\w*))\b"
    r"|\b(?:100|one hundred) ?(?:%|per ?cent)(?! (?:of|cotton))"
)
_ABSOLUTE = AnyCase(_PROMISES, hint=_PROMISES.replace(rf"|{_LOSS} ", rf"|{_LAST_OF_LOSS} "))
# Said of a treatment, this is a promise; an illness may last a lifetime.
_LASTS = (
    r"\b(?:(?:it|this|treatment|\w+ that|\w+ which) (?:will )?(?:lasts?|stays?|holds?|works?)|done"
    r"|keep (?:it|them)|(?:it|they|this) (?:is|are) yours)"
    rf" {_EVER}\b"
)
_LASTING = AnyCase(_LASTS, hint=_LASTS.replace(r"\w+ that|\w+ which", "that|which"))
_DENYING = re.compile(r"\b(?:no|zero|without|free)\b", re.IGNORECASE)
_NATURAL = AnyCase(
    r"\b(?:all[- ]natural|natural(?:ly)?(?! (?:colou?r|course|look|shade|style|curls?|light))|herbal|organic|(?:chemical|drug)[- ]free"
    r"|toxin[- ]free|non[- ]toxic|from nature|pure(?= and))\b"
)
_GOOD = AnyCase(
    r"\b(?:safe(?:ly|r|st|ty)?|effective(?:ly)?|gentle|gently|harmless"
    r"|(?:can['’]?t|cannot|can not|won['’]?t|will not) (?:hurt|harm)|works?|healthy|pure(?! and)|kind to|mild)\b"
)
_SAFE = AnyCase(
    r"\b(?:safe(?! (?:side|to (?:wash|drive|swim|drink|eat|travel|exercise|shower|dye|cut))\b)"
    r"|safer|safest|safely|harmless|safety (?:record|profile)|well[- ]tolerated)\b"
)
_KEPT_SAFE = re.compile(
    r"\b(?:keep|kept|keeps|store|stay)\b[^.;:]{0,40}$|(?:^\W*|[,;:–—] ?|\bjust )to be $", re.IGNORECASE
)  # 'keep it safe', 'to be safe, ask'
_PROOF = AnyCase(
    r"\b(?:(?:clinically|scientifically|medically) \w+|proven|(?:science|research|evidence)[- ](?:backed|based|led)"
    r"|(?:backed|supported) by (?:\w+ )?(?:science|research|trials?|studies|evidence)|(?:has|have) (?:been )?proved"
    r"|(?:strong|clear|solid|robust|compelling|growing|scientific|clinical) (?:evidence|proof)|(?:been|was|were|is|are) shown to"
    r"|known to|proof that|(?:studies|study|trials?|research|science|evidence|tests?) (?:has |have )?(?:clearly )?(?:shows?|showed"
    r"|shown|proves?|proved|confirms?|demonstrates?)(?! (?:you|your|us|how|if|whether|what)\b))\b"
)
_BETTER = AnyCase(
    r"\b(?:best(?! (?:(?:way )?you can|(?:time|day|place|person) to|trials?|stud(?:y|ies)|evidence|reviews?|guess|known)\b)"
    r"|superior|unrivalled|unbeatable|unique|unlike any other"
    r"|leading"
    r"|world[- ]class|state[- ]of[- ]the[- ]art|cutting[- ]edge|next[- ]generation|award[- ]winning"
    r"|game[- ]chang\w+|number one|most (?:advanced|effective|powerful)|works? better"
    r"|(?:better|faster|safer|stronger|more (?:effective|powerful|natural)) than(?! (?:salt water|(?:a )?placebo|no treatment"
    r"|nothing|before)\b)"
    r"|as (?:good|effective|powerful|strong) as (?:an? |the |any )?(?:\w+ )?(?:transplants?|surgery|operations?|minoxidil|finasteride"
    r"|tablets|pills|creams?|steroids?|medicines?|drugs?)|outperforms?|beats? (?:minoxidil|finasteride|creams?|tablets|any|every|all|other)"
    r"|gold standard|revolutionary|an alternative to)\b|\bno\.? ?1\b"
)
_SPEED = AnyCase(
    r"\b(?:instant(?:ly)?|overnight|(?:immediate|fast|quick|rapid|speedy) (?:results?|regrowth|growth|effects?)|within days|in no time"
    r"|(?:works?|helps?) (?:at once|straight away|right away)"
    r"|results? (?:in|within|after) (?:\w+ )?(?:days?|hours?)"
    r"|in (?:just|only|as little as) (?:\w+ ){1,2}(?:days?|weeks?|sessions?|visits?)|quick fix)\b"
)
_OFFER = AnyCase(
    r"\b(?:discounts?|book (?:now|today|your(?! (?:check|blood|test|next|follow)))|special offers?|limited (?:time|offer|places)"
    r"|(?:places|spaces|appointments) are (?:limited|few)|(?:\d+|few|last) (?:places|spaces|slots|appointments) (?:left|remain\w*)"
    r"|\d+ ?(?:%|per cent) (?:off|less)|save (?:up to )?(?:[£€$] ?)?\d+|half[- ]price|two for one|instalments|interest[- ]free"
    r"|(?:buy|book|pay for) (?:one|two|three|\d+)\b[^.]{0,30}\bfree|bring a friend|before it is too late"
    r"|free (?:consultations?|sessions?|trial session)|hurry|act now|don['’]t miss|do not miss|last chance|while stocks last"
    r"|package deals?|refer a friend|vouchers?)\b|(?<!\w)[£€$] ?\d[\d,.]*\b"
)
_DOCTORS = r"(?:doctors|experts|dermatologists|specialists|surgeons|scientists|nurses)"
_FANS = rf"(?:{_DOCTORS}|celebrities|stars|patients|clients|users|customers)"
_NO_PRAISE = (  # what experts agree on may be that nobody knows
    r"(?![^.;]*(?:n['’]t|\b(?:no|not|nobody|none|little|few|unknown|unclear|unsure|only|too early|more (?:studies|research|trials|work))"
    r"\b))"
)
_PRAISE = AnyCase(
    rf"\b{_FANS} (?:all |would )*(?:recommend|endorse|love|trust|swear by|choose|rave|praise)\b"
    rf"|\b{_DOCTORS} (?:all |now |would )*(?:(?:agree|say (?:that )?(?:it|this|exactly))\b{_NO_PRAISE}|(?:back|prefer|favour|vouch for)"
    r" (?:it|this|us|our)\b)"
    r"|\b(?:patients|clients|users|customers) (?:all )?(?:say|tell us) [^.;]{0,25}\b(?:love|happy|happier|pleased|delighted|worth it)\b"
    rf"|\b(?:recommended|endorsed|trusted|loved|preferred|chosen) by (?:\w+ )?(?:{_FANS}|thousands)\b"
    rf"|\b(?:the|first|number one) choice of (?:\w+ )?{_FANS}\b"
    r"|\b(?:doctor|dermatologist|expert)[- ](?:recommended|approved|trusted)\b|\bused by (?:top|leading|many) \w+|\bas seen (?:on|in) "
    r"|\b(?:success stor(?:y|ies)|testimonials?|five[- ]star|5[- ]star|happy (?:patients|clients|customers)"
    r"|(?:five|5) stars"
    r"|(?:our|most|all|many) (?:of our )?(?:patients|clients|customers|people|women|men)"
    r" (?:are|were|feel) (?:\w+ )?(?:happy|satisfied|pleased|delighted))\b"
)
_OWN_STORY = AnyCase(
    r"\b(?:i|my \w+|we both)\b.{0,60}?\b(?:(?:grew|came|is|are|was|were) (?:\w+ )?(?:back|thick(?:er)?|full(?:er)?|gone)|changed my life"
    r"|worked (?:for me|wonders)"
    r"|(?:so|very|really) happy|delighted|amazed|amazing|got my \w+ back|love (?:the|my) results?|recommend)\b"
    r"|\b(?:changed my life|gave me back my \w+)\b"
)
_PICTURES = AnyCase(
    r"\bbefore(?: and | & |-and-|/)after\b(?! (?:you|your|the|each|every|an?|it|them|that|washing|touching|using|treatment|injections?)\b)"
    r"|\b(?:see|look at|our|these|show\w*)\b[^.]{0,40}\b(?:pictures?|photo\w*|images?)\b[^.]{0,20}\bbefore (?:and|&) after\b"
)
_TAKEN = re.compile(r"\W*(?:please )?(?:take|keep|bring)\b", re.IGNORECASE)  # 'take a photo before and after' asks for one
_NUMBER = re.compile(r"\d")


def promises(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield promises; doing nothing may say that it has no risk."""
    lasting = (said for said in words.all if not said.path.startswith("conditions/") or is_ours(said, words.beside.names_of_ours))
    for said, sentence, hit in (*_hits(words.all, _ABSOLUTE), *_hits(lasting, _LASTING)):
        if _of_no_treatment(words, said) or (said.key in ("title", "caution") and _DENYING.match(hit[0]) and "operation" in sentence):
            continue
        if is_made(sentence, *hit.span()):
            hint = "say what was seen, in how many, and what nobody knows"
            yield found("K01", said, f"'{hit[0]}' is a promise that nobody can keep", hint, sentence=sentence)


def natural(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield what is called natural as if it were good, and what is called safe without more; what is kept safe is no claim."""
    for said in words.all:
        for sentence in said.sentences:
            safe = first_made(_SAFE, sentence)
            if (hit := first_made(_NATURAL, sentence)) and (good := first_made(_GOOD, sentence)):
                hint = "say what it is made of, and what is known of its harm"
                yield found("K02", said, f"'{hit[0]}' and '{good[0]}': one does not follow from the other", hint, sentence=sentence)
            elif safe and not _ABSOLUTE.search(sentence) and not _KEPT_SAFE.search(sentence[: safe.start()]):
                hint = "say which harms were looked for, in how many people"
                yield found("K02", said, f"'{safe[0]}' says more than anybody knows", hint, "warning", sentence)


def proof(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield claims of proof in sentences that cite nothing, nor have a source directly after them."""
    for said, sentence, hit in _hits(words.all, _PROOF):
        if sentence not in said.cited and is_made(sentence, *hit.span()):
            yield found("K03", said, f"'{hit[0]}', but no source is named", "add its source, such as [@review-2024]", sentence=sentence)


def comparisons(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield praise of the clinic's own treatment above others, its speed, and offers of any kind."""
    for said in words.all:
        ours = is_ours(said, words.beside.names_of_ours)
        for sentence in said.sentences:
            if ours and (hit := first_made(_BETTER, sentence) or first_made(_SPEED, sentence)):
                message = f"'{hit[0]}' sets the clinic's own treatment above others"
                if _NUMBER.search(sentence) and not _SPEED.fullmatch(hit[0]):
                    yield found("K04", said, message, "say the two numbers only", "warning", sentence)
                else:
                    yield found("K04", said, message, "say what was compared, with the two numbers, or leave it out", sentence=sentence)
            if hit := first_made(_OFFER, sentence):
                hint = "a handout about treatment carries no offers: take it out"
                yield found("K04", said, f"'{hit[0]}' is an offer, or hurries people", hint, sentence=sentence)


def praise(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield what patients and doctors are made to say, and pictures of before and after."""
    for said in words.all:
        for sentence in said.sentences:
            if hit := first_made(_PRAISE, sentence):
                hint = "praise is no evidence: say what studies saw"
                yield found("K05", said, f"'{hit[0].strip()}' lets others praise", hint, sentence=sentence)
            elif (told := _OWN_STORY.search(sentence)) and (is_quoted(said.plain, told[0]) or is_ours(said, words.beside.names_of_ours)):
                hint = "one person's story is no evidence: take it out"
                yield found("K05", said, f"'{told[0]}' is a patient's success story", hint, sentence=sentence)
            elif (hit := first_made(_PICTURES, sentence)) and not _TAKEN.match(sentence):
                yield found("K05", said, f"'{hit[0]}' pictures promise a result", "show what the condition looks like", sentence=sentence)


def _hits(texts: Iterator[Said], pattern: AnyCase) -> Iterator[tuple[Said, str, re.Match[str]]]:
    for said in texts:
        for sentence in said.sentences if pattern.search(said.plain) else ():
            for hit in pattern.finditer(sentence):
                yield said, sentence, hit


def _of_no_treatment(words: Texts, said: Said) -> bool:
    parts = said.path.split("/")
    return len(parts) > 3 and parts[0] == "conditions" and parts[2] == "options" and (parts[1], parts[3]) in words.beside.no_treatment
