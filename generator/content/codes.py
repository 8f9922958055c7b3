"""The codes of problems between the fields of content.yaml, and in the labels. A code never changes its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # rules between keys
        "M050": "a source id that does not exist",
        "M051": "the same id, code or tag twice",
        "M052": "an id or code that cannot be part of a file name",
        "M054": "more people than there are",
        "M055": "options: the first is no treatment, and exactly one is the clinic's own treatment",
        "M056": "numbers of studies and people that do not fit the level of evidence",
        "M057": "no licence note for the clinic's own country",
        "M059": "a source that nothing refers to (warning)",
        "M060": "a mark in the text that is not understood and is printed as typed (warning)",
        "M061": "an unknown language",
        "M063": "two heads are drawn, without one label for each",
        "M066": "a certainty that is missing, or that means nothing where it stands",
        "M067": "an option with neither a number nor the reason why there is none",
        "M068": "an answer that says more than the evidence, or results of a treatment that is not expected to help",
        "M069": "a condition that does not exist, named in a help item",
        "M070": "a medicine on prescription whose option does not say so",
        "M071": "a country without help lines",
        "M072": "another country's help line",
        "M073": "a help line that nobody has confirmed (warning)",
        "M074": "a file in an earlier format",
        "M075": "a drawing without its labels; or labels, or a second drawing, without a drawing; or a small head that would not be shown",
        "M076": "a mark of another program, such as <br> or *one star*, which is printed as typed (warning)",
        "M077": "two stars without the two others that end the strong words",
        "M078": "a link in a text with an address that can't be opened, or that says less than it does",
        "M079": "a medicine with the name of another placeholder, such as phone",
        "M080": "a name, address, number or link of the clinic that is still an example (warning)",
        "M081": "a picture without words for those who can't see it, or such words without a picture",
        "M082": "a drawing and a picture in one place",
        "M083": "a number of which only the difference is known (more), where more than that would be shown",
        "M084": "names, dates and versions of approvals in content.yaml: the register of approvals holds them",
        "M085": "weeks of which the longer time comes first",
        "M086": "a source or a link in a label, a help line or the name of the clinic, where it would be lost",
        "M087": "fewer words than 'short' for a sign of danger on a slide, which left some out: slides print 'short'",
        # the catalogue of labels
        "L070": "a catalogue of labels that cannot be read",
        "L071": "a label without words",
        "L072": "a placeholder that does not fit",
        "L073": "a label that is missing, given twice or unknown",
        "L074": "a catalogue for another language than its file name says",
        "L075": "a label that says whether a handout is approved",
    }
)
