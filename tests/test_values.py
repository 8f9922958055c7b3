"""Dataclasses with slots behave as Python's own do, and take less time to define."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from importlib import import_module
from time import process_time
from typing import Any, ClassVar, Generic, TypeVar

import pytest

import generator
from generator import values
from generator.values import dataclass

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Place:
    """A value with a field that is not compared, a factory, and a constant of its own."""

    MOST: ClassVar[int] = 3
    name: str
    size: int = 1
    parts: list[int] = field(default_factory=list)
    note: str = field(default="", compare=False, repr=False)

    @property
    def twice(self) -> int:
        return 2 * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    name: str
    size: int = 1


@dataclass(frozen=True, slots=True)
class Whole(Head):
    """It has the fields of another before its own, and gives one of them another default."""

    size: int = 2
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked(Generic[Kind]):
    kind: Kind

    def __post_init__(self) -> None:
        if not self.kind:
            raise ValueError("no kind")


@dataclass(frozen=True, slots=True, eq=False)
class Itself:
    name: str


@dataclass(frozen=True, slots=True)
class Own:
    """Its own methods are kept."""

    name: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own) and other.name.lower() == self.name.lower()

    def __hash__(self) -> int:
        return hash(self.name.lower())

    def __repr__(self) -> str:
        return f"<{self.name}>"


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(slots=True)
class Changing:
    name: str
    parts: list[int] = field(default_factory=list)
    count: int = field(init=False)


def test_a_value_is_made_of_its_fields() -> None:
    place = Place("here", parts=[1])
    assert (place.name, place.size, place.parts, place.note, place.twice, Place.MOST) == ("here", 1, [1], "", 2, 3)
    assert Place("here", 2, [1], "x") == Place(note="y", name="here", size=2, parts=[1])
    assert Place("a").parts is not Place("b").parts
    assert not hasattr(place, "__dict__")
    match place:
        case Place(name, size):
            assert (name, size) == ("here", 1)


@pytest.mark.parametrize("arguments", [(), ("here", 1, [], "", 5)])
def test_missing_and_superfluous_arguments_are_refused_by_name(arguments: tuple[object, ...]) -> None:
    with pytest.raises(TypeError, match=r"Place.__init__\(\) (missing 1 required positional argument: 'name'|takes from 2 to 5)"):
        Place(*arguments)  # type: ignore[arg-type]


def test_a_frozen_value_stays_as_it_is() -> None:
    place = Place("here")
    for name in ("name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(place, name, "there")
        with pytest.raises(FrozenInstanceError):
            delattr(place, name)
    assert place.name == "here"


def test_values_are_equal_if_what_is_compared_of_them_is() -> None:
    assert Whole(name="a", parts=(1,)) == Whole(name="a", parts=(1,)) != Whole(name="a", parts=(2,))
    assert {Whole(name="a"), Whole(name="a"), Whole(name="b")} == {Whole(name="b"), Whole(name="a")}
    assert Head(name="a", size=2) != Whole(name="a")
    assert Checked(1) == Checked(True)
    assert Checked(1) not in (object(), Head(name="a"))
    assert Itself("a") != Itself("a")
    assert Own("A") == Own("a")
    assert {Own("A"), Own("a")} == {Own("a")}
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())
    with pytest.raises(TypeError, match="unhashable"):
        hash(Place("here"))  # its list cannot be hashed
    with pytest.raises(TypeError, match="unhashable"):
        hash(Changing("a"))


def test_a_value_shows_itself_as_it_is_written() -> None:
    assert repr(Place("here", note="x")) == "Place(name='here', size=1, parts=[])"
    assert repr(Whole(name="a")) == "Whole(name='a', size=2, parts=())"
    assert repr(Own("a")) == "<a>"


def test_what_python_offers_for_dataclasses_works() -> None:
    whole = Whole(name="a", parts=(1, 2))
    assert is_dataclass(Whole)
    assert [each.name for each in fields(Whole)] == ["name", "size", "parts"]
    assert replace(whole, size=5) == Whole(name="a", size=5, parts=(1, 2))
    assert asdict(whole) == {"name": "a", "size": 2, "parts": (1, 2)}
    with pytest.raises(ValueError, match="no kind"):
        replace(Checked("x"), kind="")


def test_a_value_goes_from_one_process_to_another() -> None:
    for value in (Place("here", 2, [1], "x"), Whole(name="a"), Checked((1,)), Empty()):
        for other in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
            assert other == value
            assert repr(other) == repr(value)
    assert pickle.loads(pickle.dumps(Place("here", note="x"))).note == "x"


def test_a_value_that_is_not_frozen_changes() -> None:
    changing = Changing("a")
    changing.name = "b"
    assert changing.name == "b"
    with pytest.raises(AttributeError):
        changing.other = 1  # type: ignore[attr-defined]
    same = Changing("b")
    changing.count = same.count = 2
    assert changing == same


def test_all_values_of_the_program_are_made_as_python_would_make_them() -> None:
    ours = list(_ours())
    assert len(ours) > 250
    for cls in ours:
        again = dataclasses.make_dataclass(cls.__name__, [(each.name, Any, _described(each)) for each in fields(cls)])
        assert _arguments(values._written_init(cls)) == _arguments(vars(again)["__init__"]), cls


def _ours(*, written_here: bool = True) -> Iterator[type]:
    """Yield the dataclasses of the program whose `__init__` is written by `generator.values`, or else by Python."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith(("__main__", "resvg_process")) and ".many." not in module.name:
            for each in vars(import_module(module.name)).values():
                if inspect.isclass(each) and each.__module__ == module.name and "__dataclass_params__" in vars(each):
                    params: Any = vars(each)["__dataclass_params__"]
                    if params.init != written_here:
                        yield each


def _described(each: dataclasses.Field[Any]) -> Any:
    given: dict[str, Any] = {"default": each.default, "default_factory": each.default_factory}
    return field(**{key: value for key, value in given.items() if value is not dataclasses.MISSING}, kw_only=each.kw_only, init=each.init)


def _arguments(init: Callable[..., None]) -> list[tuple[str, object, bool, object]]:
    """Return each argument with its kind and its default, that of a factory as True."""
    listed = inspect.signature(init).parameters.values()
    return [(p.name, p.kind, p.default is p.empty, "factory" if _is_factory(p.default) else p.default) for p in listed]


def _is_factory(default: object) -> bool:
    return default is dataclasses.MISSING or type(default).__name__ == "_HAS_DEFAULT_FACTORY_CLASS"


def test_a_value_takes_less_than_half_the_time_to_define() -> None:
    def cost(decorator: Callable[..., Callable[[type], type]]) -> float:
        before = process_time()
        for _ in range(50):
            decorator(frozen=True, slots=True)(
                type("Each", (), {"__annotations__": {"a": int, "b": int, "c": int}, "__module__": __name__})
            )
        return process_time() - before

    assert min(cost(dataclass) for _ in range(3)) < min(cost(dataclasses.dataclass) for _ in range(3)) / 2


def test_modules_take_dataclasses_with_slots_from_here() -> None:
    with_slots = {each for each in _ours(written_here=False) if "__slots__" in vars(each)}
    assert {each.__module__ for each in with_slots} == {"generator.problems"}  # places have an order
