"""What a section reads of its context: the section holds in any context of which it would read the same.

A section is a pure function of its context. It is given a stand-in for the context, which answers as the context does and writes down each
answer: what an attribute is, what a method returns, what is in a list, how long it is. Parts of the Book, and whatever else holds more than
words and numbers, are stood in for in turn, so that a section that reads one field of a condition depends on that field alone.

Later the same questions are asked of another context, in the same order. As long as the answers are the same, the section would ask the
same next, so it would become the same: the places of words count as answers too. What a property or a method works out is one answer.

Most of what a context holds is the very object that the last one held, as a part of content.yaml that reads as before is the same value.
What is asked of such an object is not asked again: it never changes, so the answers are known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from operator import contains, eq, getitem
from typing import Any, cast

from generator.compose.context import Context
from generator.content.labels import Labels
from generator.content.part import BookPart
from generator.document.approval import Approval
from generator.remembering import Kept
from generator.trees import field_names, same

_HOLD_MORE = (BookPart, Context, Labels, Approval, Mapping)  # what is stood in for, and lists of it


@dataclass(frozen=True, slots=True)
class _Query:
    """What was asked of the answer with a number, the context being 0: `ask` is given it and the arguments, resolved."""

    of: int
    ask: Callable[..., object]
    arguments: tuple[object, ...] = ()
    named: Mapping[str, object] = field(default_factory=dict)
    plain: bool = False  # whether no earlier answer is among the arguments
    name: str = ""  # of the attribute, where one is asked for: most questions are, and need no further call

    def asked(self, answers: list[Any]) -> object:
        """Ask the same of other answers."""
        if self.plain:
            return self.ask(answers[self.of], *self.arguments)
        given = (_resolved(each, answers) for each in self.arguments)
        return self.ask(answers[self.of], *given, **{name: _resolved(each, answers) for name, each in self.named.items()})


@dataclass(frozen=True, slots=True)
class _StoodIn:
    """An answer that is stood in for: its number, of what kind it is, and how much is in it. What is in it was asked for, too."""

    number: int
    kind: type
    length: int

    def is_like(self, answer: object) -> bool:
        """Return whether another answer is of the same kind, with as much in it."""
        return type(answer) is self.kind and (not isinstance(answer, tuple) or len(answer) == self.length)


@dataclass(frozen=True, slots=True)
class _EarlierAnswer:
    """An earlier answer among the arguments of a question, by its number."""

    number: int


@dataclass(slots=True)
class Reads:
    """All questions of one section with their answers, in order."""

    _questions: list[tuple[_Query, object]] = field(default_factory=list)
    _answers: list[Any] = field(default_factory=list)  # what was stood in for, by its number: in the context in which this held last
    _asked_with: list[list[int]] = field(default_factory=list)  # the questions of each of these, and with it
    _fields: list[dict[str, list[int]]] = field(default_factory=list)  # those of them that ask what is in a field, by its name
    _others: list[list[int]] = field(default_factory=list)  # and all others
    _known: dict[tuple[int, str], object] = field(default_factory=dict)

    def of(self, context: Context) -> Context:
        """Return a stand-in for a context."""
        return cast("Context", self._stand_in(context))

    def done(self) -> Reads:
        """Forget what stood in for the answers: nothing is asked any more."""
        self._known = {}
        return self

    def hold(self, context: Context) -> bool:
        """Return whether all questions have the same answers in another context."""
        answers, alike = [context, *self._answers[1:]], list[tuple[int, object]]()
        due = bytearray(len(self._questions))  # what is to be asked: most questions are of what is as it was
        self._ask_of(0, context, due)
        number = due.find(1)
        while number >= 0:
            question, before = self._questions[number]
            try:
                answer = getattr(answers[question.of], question.name) if question.name else question.asked(answers)
            except (LookupError, AttributeError, TypeError):
                return False
            if type(before) is _StoodIn:
                if answer is not answers[before.number]:
                    if not before.is_like(answer):
                        return False
                    self._ask_of(before.number, answer, due)
                    answers[before.number] = answer
            elif before is not answer:
                if not same(before, answer):
                    return False
                alike.append((number, answer))
            number = due.find(1, number + 1)
        self._answers = answers
        for number, answer in alike:  # next time it is seen at a glance that it is the same
            self._questions[number] = (self._questions[number][0], answer)
        return True

    def _ask_of(self, of: int, answer: object, due: bytearray) -> None:
        """Note the questions of an answer, and with it, unless it is as it was: all of them come after it.

        Of a list, what is in it was asked for first, one after the other: what is as it was need not be asked for again. Of what has
        fields, keys or labels, those are not asked for that hold the very same.
        """
        before = self._answers[of]
        if _is_as(before, answer):
            return
        asked = self._asked_with[of]
        if type(before) is type(answer) is tuple:
            for number, one, other in zip(asked, before, answer, strict=False):
                due[number] = one is not other
            asked = asked[len(before) :]
        elif (differing := _differing(before, answer)) is not None:
            fields, asked = self._fields[of], self._others[of]
            for name in differing:
                for number in fields.get(name, ()):
                    due[number] = 1
        for number in asked:
            due[number] = 1

    def get(self, of: int, name: str) -> Any:
        """Return an attribute of an answer, or what stands in for it; it is asked for once."""
        if (of, name) not in self._known:
            self._known[of, name] = self.ask(of, getattr, name)
        return self._known[of, name]

    def ask(self, of: int, ask: Callable[..., object], *arguments: object, **named: object) -> Any:
        """Return the answer to a question, or what stands in for it."""
        given = tuple(map(_numbered, arguments))
        plain = not named and all(type(each) in (str, int) for each in given)
        by_name = {name: _numbered(each) for name, each in named.items()}
        question = _Query(of, ask, given, by_name, plain, str(arguments[0]) if ask is getattr else "")
        answer = question.asked(self._answers)
        number = len(self._questions)
        name = _name_in(self._answers[of], question)
        for each in {of, *_numbers((*given, *by_name.values()))}:
            self._asked_with[each].append(number)
            if each == of and name is not None:
                self._fields[of].setdefault(name, []).append(number)
            else:
                self._others[each].append(number)
        if not _holds_more(answer):
            self._questions.append((question, answer))
            return answer
        self._questions.append((question, _like(answer, len(self._answers))))
        return self._stand_in(answer)

    def _stand_in(self, answer: Any) -> object:
        number = len(self._answers)
        self._answers.append(answer)
        self._asked_with.append([])
        self._fields.append({})
        self._others.append([])
        if isinstance(answer, tuple):
            return tuple(self.ask(number, getitem, n) for n in range(len(answer)))
        return Asked(self, number, answer)


class Asked:
    """Stands in for something in a context."""

    __slots__ = ("_number", "_reads", "_real")

    def __init__(self, reads: Reads, number: int, real: Any) -> None:
        self._reads, self._number, self._real = reads, number, real

    @property  # type: ignore[misc]  # so that isinstance says of it what it says of what it stands in for
    def __class__(self) -> type:
        return type(self._real)

    def __getattr__(self, name: str) -> Any:
        if isinstance(self._real, Mapping):
            return getattr(_AskedMapping(self), name)
        if callable(getattr(type(self._real), name, None)):
            return lambda *arguments, **named: self._reads.ask(self._number, _called, name, *map(_at_hand, arguments), **named)
        return self._reads.get(self._number, name)

    def __getitem__(self, key: Any) -> Any:
        return self._reads.ask(self._number, getitem, key)

    def __contains__(self, key: object) -> bool:
        return bool(self._reads.ask(self._number, contains, key))

    def __iter__(self) -> Iterator[Any]:
        return iter(self._reads.ask(self._number, tuple))

    def __len__(self) -> int:
        return int(self._reads.ask(self._number, len))

    def __bool__(self) -> bool:
        return bool(self._reads.ask(self._number, bool))

    def __eq__(self, other: object) -> bool:
        return bool(self._reads.ask(self._number, eq, other))

    def __hash__(self) -> int:
        return int(self._reads.ask(self._number, hash))


@dataclass(frozen=True, slots=True)
class _AskedMapping:
    """The methods of a mapping that is stood in for."""

    _of: Asked

    def get(self, key: object, default: object = None) -> Any:
        there = key in self._of
        return self._of[key] if there else default

    def keys(self) -> tuple[Any, ...]:
        return tuple(self._of)

    def values(self) -> list[Any]:
        return [self._of[key] for key in self._of]

    def items(self) -> list[tuple[Any, Any]]:
        return [(key, self._of[key]) for key in self._of]


def _called(of: object, method: str, *arguments: object, **named: object) -> object:
    return getattr(of, method)(*arguments, **named)


def _at_hand(argument: object) -> object:
    """Return an argument that can be given more than once."""
    return tuple(argument) if isinstance(argument, Iterator) else argument


def _numbered(argument: object) -> object:
    """Return an argument with the numbers of earlier answers in the place of what stands in for them."""
    if type(argument) is Asked:
        return _EarlierAnswer(argument._number)
    return tuple(map(_numbered, argument)) if type(argument) is tuple else argument


def _numbers(arguments: tuple[object, ...]) -> Iterator[int]:
    """Yield the numbers of the earlier answers among some arguments."""
    for each in arguments:
        if isinstance(each, _EarlierAnswer):
            yield each.number
        elif type(each) is tuple:
            yield from _numbers(each)


def _is_as(before: object, now: object) -> bool:
    """Return whether what is asked of one value is known from another: they are the same object, or labels that say the same.

    Labels remember what they lack, so they have to be asked once more if any of them did.
    """
    if isinstance(before, Labels) and isinstance(now, Labels):
        return before.texts is now.texts and before.values is now.values and before.tag == now.tag and not before.lacked
    return before is now


def _differing(before: object, now: object) -> frozenset[str] | None:
    """Return what does not hold the very same; None if that is not known. Most sections ask some two contexts and conditions."""
    if type(before) is not type(now) or not (isinstance(now, BookPart | Context | Labels) or type(now) is dict):
        return None
    if isinstance(before, Labels) and before.lacked:
        return None
    return _DIFFERING.made((id(before), id(now)), lambda: (before, now, _of_other_values(before, now)))[2]


def _of_other_values(before: Any, now: Any) -> frozenset[str] | None:
    if isinstance(now, Labels):
        filled = _differing(before.values, now.values)
        return None if filled is None or before.texts is not now.texts or before.tag != now.tag else now.holding(filled)
    if type(now) is dict:
        return frozenset([name for name in {**before, **now} if before.get(name, _NONE) is not now.get(name, _NONE)])
    return frozenset([name for name in _fields_of(now) if getattr(before, name) is not getattr(now, name)])


def _fields_of(value: object) -> Collection[str]:
    """Return the names of the fields of a part of the Book or a context; none of anything else."""
    if isinstance(value, BookPart):
        return type(value).model_fields
    return field_names(value) if isinstance(value, Context) else ()


def _name_in(value: object, question: _Query) -> str | None:
    """Return on what in a value alone the answer to a question depends: a field, a key or a label; None if that is not known."""
    if question.name:
        return question.name if question.name in _fields_of(value) else None
    given = question.arguments
    if isinstance(value, Labels) and question.ask is _called and given[0] in _SAYING:
        given = given[1:]
    elif question.ask not in (getitem, contains) or not (type(value) is dict or isinstance(value, Labels)):
        return None
    return given[0] if given and isinstance(given[0], str) else None


_SAYING = ("say", "plain")  # the methods of labels that are given the name of one
_NONE = object()
# With the values, whose identity no others may have.
_DIFFERING: Kept[tuple[int, int], tuple[object, object, frozenset[str] | None]] = Kept(256)


def _resolved(argument: object, answers: list[Any]) -> object:
    if isinstance(argument, _EarlierAnswer):
        return answers[argument.number]
    return tuple(_resolved(each, answers) for each in argument) if type(argument) is tuple else argument


def _holds_more(answer: object) -> bool:
    return any(map(_holds_more, answer)) if isinstance(answer, tuple) else isinstance(answer, _HOLD_MORE)


def _like(answer: object, number: int) -> _StoodIn:
    return _StoodIn(number, type(answer), len(answer) if isinstance(answer, tuple) else 0)
