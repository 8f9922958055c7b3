"""The one list of when to get help: which items apply to a handout, whom each says to turn to, and how its signs are said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from operator import attrgetter

from generator.compose.context import Context
from generator.compose.values import lowered, sentence, without_full_stop
from generator.content.treatment import HelpItem
from generator.text import Text, join

LISTED = ", "
Signs = Callable[[tuple[HelpItem, ...]], Text]  # how the signs of items with the same to turn to are said
NUMBERS = {  # what is called by each number
    "emergency": ("emergency",),
    "hospital": ("hospital",),
    "advice-line": ("advice-line", "advice-line-mind"),
    "crisis-line": ("crisis-line",),
}


def help_items(context: Context) -> tuple[HelpItem, ...]:
    """Return the items of the one list that apply: of the condition; in slides about all, those that all share; in the guide, every one.

    The aftercare sheet has what may follow treatment, and what is urgent for anybody: it may be the only sheet at hand. Where the
    treatment is not offered, what is for now or today after it stays: somebody may have had it elsewhere.
    """
    items = context.book.help
    if context.about == "aftercare":
        return tuple(item for item in items if item.after == "treatment" or (item.when == "now" and not item.conditions))
    if context.about == "treatment":
        return items
    if context.condition is None:
        return tuple(item for item in items if not item.conditions)
    own = (item for item in items if not item.conditions or context.condition.id in item.conditions)
    return tuple(item for item in own if context.offered or item.after != "treatment" or item.when != "soon")


def by_kind(items: tuple[HelpItem, ...]) -> dict[str, tuple[HelpItem, ...]]:
    """Return what to turn to each number for, now."""
    return {kind: tuple(i for i in items if i.when == "now" and i.to in kinds) for kind, kinds in NUMBERS.items()}


def groups(items: Iterable[HelpItem]) -> tuple[tuple[HelpItem, ...], ...]:
    """Return the items with the same to turn to, in the order of the first of each."""
    groups: dict[tuple[str, str | None, str], list[HelpItem]] = {}
    for item in items:
        groups.setdefault((item.to, item.alternative, item.when), []).append(item)
    return tuple(tuple(group) for group in groups.values())


def whom(context: Context, item: HelpItem) -> Text:
    """Return 'Call 999', 'See your GP soon', or where there are two to turn to, 'Call us today on 0123, or call NHS 111 today'."""
    first = _turn_to(context, item.to, item.when)
    if item.alternative is None:
        return first
    return context.labels.say("help_or", first=first, second=lowered(_turn_to(context, item.alternative, item.when)))


def _turn_to(context: Context, to: str, when: str) -> Text:
    return context.labels[f"help_{to}" if when == "now" else f"help_{to}_{when}"]


def is_for_types(context: Context, item: HelpItem) -> bool:
    """Return whether an item is only for some of the types that a handout is about."""
    return context.about == "treatment" and bool(item.conditions)


def of_its_types(context: Context, item: HelpItem, said: Text) -> Text:
    """Return what an item says; in a handout about all types, 'With tennis elbow, your arm goes numb' if it is only for some."""
    if not is_for_types(context, item):
        return said
    return Text(context.labels.say("help_with_types", types=_types(context, item), said=lowered(said)).spans, said.location)


def short_of_its_types(context: Context, item: HelpItem) -> Text:
    """Return what an item says in short, with the names of its types where the handout is about all."""
    return of_its_types(context, item, item.short)


def _types(context: Context, item: HelpItem) -> Text:
    """Return the names of the types that an item is for, as within a sentence."""
    named = tuple(condition.name_in_text for condition in context.book.conditions if condition.id in item.conditions)
    return join(named, LISTED)


def run_in(context: Context, group: tuple[HelpItem, ...]) -> Text:
    """Return 'Call 999: hard to breathe; confused or very unwell', with a full stop."""
    words = join((whom(context, group[0]).strong(), IN_SHORT(group)), ": ")
    return Text(words.spans, group[0].short.location)


def in_full(group: tuple[HelpItem, ...]) -> Text:
    """Return the items' own sentences, as they go on after a colon."""
    first, *others = (sentence(item.text) for item in group)
    return join((lowered(first), *others))


def signs_of(group: tuple[HelpItem, ...], of: Callable[[HelpItem], Text]) -> Text:
    """Return 'hard to breathe; confused or very unwell', with a full stop."""
    return sentence(join(tuple(without_full_stop(lowered(of(item))) for item in group), "; "))


IN_SHORT: Signs = partial(signs_of, of=attrgetter("short"))
