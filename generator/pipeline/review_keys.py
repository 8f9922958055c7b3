"""How a person goes from change to change on `output/review.html`: by a link beside each, or by the keys j and k."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.builder import ElementMaker
from lxml.etree import _Element

E = ElementMaker(makeelement=html.html_parser.makeelement)
# A key that is a letter can be turned off (WCAG 2.2, 2.1.4), and does nothing while one types or holds another key down.
SCRIPT = """
"use strict";
(() => {
  const pairs = [...document.querySelectorAll(".pair")], keys = document.querySelector(".keys");
  if (!keys || !pairs.length) return;
  const on = keys.querySelector("input"), steps = { j: 1, k: -1 };
  keys.hidden = false;
  const next = (step) => {
    const active = document.activeElement.closest(".pair") ?? (location.hash ? document.querySelector(".pair:target") : null);
    if (active) return pairs[pairs.indexOf(active) + step];
    const below = pairs.findIndex((pair) => pair.getBoundingClientRect().top >= 0);
    return step > 0 ? pairs[below] : pairs[(below < 0 ? pairs.length : below) - 1];
  };
  document.addEventListener("keydown", (event) => {
    const held = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (!on.checked || held || !steps[event.key] || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    const pair = next(steps[event.key]);
    if (!pair) return;
    event.preventDefault();
    pair.tabIndex = -1;
    pair.focus({ preventScroll: true });
    pair.scrollIntoView({ block: "center" });
  });
})();
"""


def keys(changes: int) -> Iterator[_Element]:
    """Yield what says how to go from one of several changes to the next; the part about keys is shown by the script that hears them."""
    if changes < 2:
        return
    yield E.p("Beside each change there is a link to the next and to the one before.")
    said = (" Use the keys ", E.kbd("j"), " for the next change and ", E.kbd("k"), " for the one before")
    yield E.p(E.label(E.input(type="checkbox", checked="checked"), *said), {"class": "keys", "hidden": "hidden"})


def numbered(main: _Element) -> _Element:
    """Return a page's main part with its changes numbered, and with links from each to those beside it."""
    pairs = list(main.iter("article"))
    for number, pair in enumerate(pairs, 1):
        pair.set("id", f"change-{number}")
        ways = (("previous", number - 1), ("next", number + 1))
        links = (E.a(way, href=f"#change-{to}") for way, to in ways if 0 < to <= len(pairs))
        pair[-1].append(E.span(f"{number} of {len(pairs)}", *links, {"class": "steps"}))
    return main
