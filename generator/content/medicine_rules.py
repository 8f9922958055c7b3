"""The rules of medicines: their names, and options that say where a prescription is needed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.model import PLACEHOLDERS, Book
from generator.problems import Problem
from generator.yamlsource.tree import Scalar, keys_with_values
from generator.yamlsource.validate import Validated


def prescriptions(content: Validated[Book]) -> Iterator[Problem]:
    """Yield options that name a medicine on prescription in the clinic's country and do not say so."""
    tree, country = content.tree, content.value(("clinic", "country"), str)
    medicines = tree.at(("medicines",))
    needed = [
        name
        for name in (medicines if isinstance(medicines, dict) else ())
        if country and content.value(("medicines", name, "status", country), str) == "prescription"
    ]
    for path in (option for c in tree.items("conditions") for option in tree.items(*c, "options")):
        said = " ".join(str(scalar) for key in ("name", "how") if isinstance(scalar := tree.at((*path, key)), Scalar))
        named = next((name for name in needed if "{" + name + "}" in said.casefold()), None)
        given = "prescription" in keys_with_values(tree.at(path))
        if named and (not given or content.value((*path, "prescription"), bool) is False):
            message = f"{{{named}}} needs a prescription in {country}"
            at = "prescription" if given else "name"
            yield Problem("M070", message, tree.location((*path, at)), "write  prescription: yes  in this option")


def medicines_and_placeholders(content: Validated[Book]) -> Iterator[Problem]:
    """Yield medicines that are called like something else that texts may stand for: {phone} would be printed as a medicine."""
    medicines = content.tree.at(("medicines",))
    for name in medicines if isinstance(medicines, dict) else ():
        if name in PLACEHOLDERS:
            message = f"a medicine cannot be called {name}, because {{{name}}} stands for something else in texts"
            yield Problem("M079", message, content.tree.key_location(("medicines", name)), "use the medicine's own name")
