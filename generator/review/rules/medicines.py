"""K06: the legal status of what is named. Medicines on prescription must not be advertised: their names are for consultations only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.problems import Problem
from generator.review.finding import Finding, Limits, found
from generator.review.texts import Texts
from generator.review.words import ReviewedWords

CODES: Mapping[str, str] = {"K06": "a medicine named in full, or without its legal status; or a clinic that does not say what it gives"}
# The ends of medicines' international names: WHO, The use of stems in the selection of INN, 2018. Of each, one class on prescription.
_STEMS = re.compile(
    r"\b(?:clobetasol|hydroxychloroquine|dapsone|cyproterone|anthralin|dithranol|diphencyprone|sulfasalazine)\b"
    r"|\b(?!placebo)[A-Za-z]{2,}(?:tinib|citinib|milast|limab|zumab|ximab|tuximab|rcept|steride|lactone|methasone|cinolone|nisolone"
    r"|trexate|sporin|crolimus|prost|lutamide|glitazone|tretin(?:oin)?|thioprine|phenolate"
    r"|floxacin|thromycin|cycline|prazole|sartan|statin|gliptin|gliflozin|glutide)\b"
)


def is_medicine(word: str) -> bool:
    """Return whether a word ends as the names of medicines on prescription do."""
    return bool(_STEMS.fullmatch(word))


def named_in_full(words: Texts, _limits: Limits) -> Iterator[Finding]:
    """Yield medicines that a text names in full, where `{name}` would name them only where that is allowed."""
    listed = dict(words.beside.medicines)
    for said in words.texts:
        if said.path.startswith("medicines/"):
            continue
        typed = said.typed
        folded = typed.casefold()
        for name, key in listed.items():
            if (
                name in folded
                and re.search(rf"(?<![\w{{]){re.escape(name)}(?![\w}}])", typed, re.IGNORECASE)
                and not said.path.endswith("link")
            ):
                message = f"'{name}' is named in full: on screens for the public too, where that is not allowed"
                yield found("K06", said, message, f"write {{{key}}}")
        in_source, is_title = said.path.startswith("sources/"), said.path.endswith("/title")  # which pages for the public print too
        if (is_title or not in_source) and (hit := _STEMS.search(typed)) and hit[0].casefold() not in listed:
            hint = "list it under 'medicines' with its status, and write its name in braces"
            yield found("K06", said, f"'{hit[0]}' is the name of a prescription medicine", hint, "warning" if in_source else "error")


def status_known(words: ReviewedWords, _limits: Limits) -> Iterator[Finding]:
    """Yield medicines without a status in the clinic's country, and a clinic that has not said which product it gives."""
    country = words.book.clinic.country
    for key, medicine in words.book.medicines.items():
        if country not in medicine.status:
            message = f"the status of '{key}' in {country} is not given"
            hint = f"write  {country}: prescription  (or pharmacy, shop, not-licensed) under 'status'"
            yield Finding(Problem("K06", message, medicine.location("status"), hint), f"medicines/{key}/status")
    if words.book.clinic.product is None:
        message = "nobody has said yet which product the clinic gives, and with what licence"
        hint = "fill in 'product': until then patients are told to ask"
        yield Finding(Problem("K06", message, words.book.clinic.location("product"), hint, "warning"), "clinic/product")
