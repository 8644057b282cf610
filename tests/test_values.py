"""``cchc.values.dataclass`` makes what the standard ``dataclass`` makes; its methods come later."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from functools import cached_property
from typing import Any, ClassVar

import pytest

from cchc.values import dataclass

Maker = Callable[..., Any]
OWN, STANDARD = dataclass, dataclasses.dataclass


def point(make: Maker) -> Any:
    @make(frozen=True, slots=True)
    class Point:
        """Two numbers."""

        dimensions: ClassVar[int] = 2
        x: int
        y: int = 0

        @property
        def swapped(self) -> "Point":
            return Point(self.y, self.x)

    return Point


def with_dict(make: Maker) -> Any:
    @make(frozen=True)
    class Point:
        """Two numbers and what follows from them."""

        x: int
        y: int = 0

        @cached_property
        def total(self) -> int:
            return self.x + self.y

    return Point


def mutable(make: Maker) -> Any:
    @make(slots=True)
    class Point:
        """Numbers that change."""

        x: int
        y: list[int] = field(default_factory=list)

    return Point


def by_name(make: Maker) -> Any:
    @make(frozen=True, slots=True, kw_only=True)
    class Point:
        """One number may be given by its place."""

        y: int = 0
        x: int = field(kw_only=False)

    return Point


def worked_out(make: Maker) -> Any:
    @make(frozen=True, slots=True)
    class Point:
        """One number follows from the other, and is neither shown nor compared."""

        x: int
        y: int = field(init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "y", -self.x)

    return Point


def kept_for_later(make: Maker) -> Any:
    @make(slots=True)
    class Point:
        """Fields that nobody gives, and that are there."""

        x: int
        y: int | None = field(default=None, init=False)
        z: list[int] = field(default_factory=list, init=False)

    return Point


def inherited(make: Maker) -> Any:
    @make(frozen=True, slots=True)
    class Base:
        """One number."""

        x: int

    @make(frozen=True, slots=True)
    class Point(Base):
        """One more."""

        y: int = 7

    return Point


def without_fields(make: Maker) -> Any:
    @make(frozen=True)
    class Point:
        """Nothing."""

    return Point


def of_its_own(make: Maker) -> Any:
    @make(frozen=True)
    class Point:
        """Shown its own way."""

        x: int

        def __repr__(self) -> str:
            return f"<{self.x}>"

    return Point


def bare(make: Maker) -> Any:
    @make
    class Point:
        """Declared without parentheses."""

        x: int

    return Point


KINDS = [
    pytest.param(point, id="frozen, with slots"),
    pytest.param(with_dict, id="frozen, with what is worked out once"),
    pytest.param(mutable, id="one that changes, with a list of its own"),
    pytest.param(by_name, id="fields that are given by name"),
    pytest.param(worked_out, id="a field that is worked out"),
    pytest.param(kept_for_later, id="fields that nobody gives"),
    pytest.param(inherited, id="a field of the class above"),
    pytest.param(without_fields, id="no field at all"),
    pytest.param(of_its_own, id="a method of its own"),
    pytest.param(bare, id="no parentheses"),
]
ARGUMENTS = [
    pytest.param((1,), {}, id="one by its place"),
    pytest.param((1, 2), {}, id="two by their places"),
    pytest.param((), {"x": 1, "y": 2}, id="two by their names"),
    pytest.param((1,), {"y": 2}, id="one by its place, one by its name"),
    pytest.param((), {}, id="none"),
    pytest.param((1,), {"z": 2}, id="one that does not exist"),
]


def told(action: Callable[[], object]) -> object:
    """Give what an action gives, or what kind of thing it raises."""
    try:
        return action()
    except (TypeError, AttributeError) as error:
        return type(error)


def all_of(kind: Any, values: tuple[Any, ...], named: dict[str, Any]) -> list[object]:
    """Give all that can be seen of a kind of value."""

    def made() -> Any:
        return kind(*values, **named)

    def others() -> Any:
        return kind(9) if kind.__match_args__ else kind()

    def state(value: Any) -> object:
        return [getattr(value, each.name) for each in dataclasses.fields(value)]

    def change(name: str) -> object:
        value = made()
        setattr(value, name, 5)
        return state(value)

    def delete(name: str) -> object:
        value = made()
        delattr(value, name)
        return state(value)

    return [
        told(lambda: state(made())),
        told(lambda: repr(made())),
        told(lambda: made() == made()),
        told(lambda: made() == others()),
        told(lambda: made() == 1),
        told(lambda: hash(made()) == hash(made())),
        told(lambda: state(dataclasses.replace(made(), x=3))),
        told(lambda: dataclasses.asdict(made())),
        told(lambda: state(copy.copy(made()))),
        told(lambda: state(copy.deepcopy(made()))),
        told(lambda: change("x")),
        told(lambda: delete("x")),
        told(lambda: hasattr(made(), "__dict__")),
        told(lambda: made().total),
        told(lambda: type(made().swapped).__name__),
        kind.__match_args__,
        kind.__hash__ is None,
        kind.__doc__,
        [
            (each.name, each.kind, each.default is each.empty)
            for each in inspect.signature(kind).parameters.values()
        ],
    ]


@pytest.mark.parametrize("before", [0, 100], ids=["the first", "after many"])
@pytest.mark.parametrize("declared", KINDS)
@pytest.mark.parametrize(("values", "named"), ARGUMENTS)
def test_a_value_is_what_the_standard_dataclass_makes(
    declared: Callable[[Maker], Any], values: tuple[Any, ...], named: dict[str, Any], before: int
) -> None:
    kind = declared(OWN)
    for _ in range(before):
        told(lambda: kind(1))
    assert all_of(kind, values, named) == all_of(declared(STANDARD), values, named)


def test_values_of_two_kinds_are_never_equal() -> None:
    assert point(OWN)(1) != point(OWN)(1)


def test_each_value_has_a_list_of_its_own() -> None:
    kind = mutable(OWN)
    first, second = kind(1), kind(1)
    first.y.append(3)
    assert (first.y, second.y) == ([3], [])


@pytest.mark.parametrize(
    "name", [pytest.param("x", id="a field"), pytest.param("z", id="something new")]
)
def test_a_frozen_value_refuses_by_the_error_of_the_standard_library(name: str) -> None:
    with pytest.raises(FrozenInstanceError, match=f"Point is frozen: {name}"):
        setattr(point(OWN)(1), name, 2)


def test_a_subclass_that_declares_nothing_is_made_by_the_class_above() -> None:
    class Special(point(OWN)):
        __slots__ = ()

    assert (repr(Special(1)).endswith("Special(x=1, y=0)"), Special(1) == Special(1)) == (
        True,
        True,
    )


def test_the_constructor_is_compiled_once_there_are_many_values() -> None:
    kind = point(OWN)
    seen = []
    for at in range(100):
        kind(at)
        seen.append(kind.__init__)
    assert seen[0] is not seen[-1]
    assert len(set(map(id, seen))) == 2


@OWN(frozen=True, slots=True)
class Sent:
    """A value that another process gets."""

    x: int
    y: tuple[int, ...] = ()


def test_a_value_with_slots_survives_being_pickled() -> None:
    assert pickle.loads(pickle.dumps(Sent(1, (2,)))) == Sent(1, (2,))
