"""``dataclass``: values with typed fields, as the standard library makes them, but made sooner.

The standard ``dataclass`` writes and compiles six methods for every class at every start; a small
check needs the constructor of two classes in three and next to nothing else, and spent a quarter of
its time so (``benchmarks/bench_start.py``).  Here the standard library finds the fields, so that its
``fields``, ``replace`` and ``asdict`` know the classes; a constructor is compiled when many values
were made, and all other methods are shared.  Type checkers see the standard ``dataclass``.
"""

import dataclasses
import inspect
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from functools import cache, partial
from itertools import count
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

__all__ = ["dataclass"]

Kind = TypeVar("Kind")
_Step = tuple[str, bool, Callable[[], object] | None]
_GIVEN_TO_NOBODY: Final = object()  # stands for a value that a factory makes
# Of a kind of value: as many as may be filled in the time in which a constructor is compiled.
_MANY: Final = 32


def _made(kind: type[Kind], *, frozen: bool, slots: bool, kw_only: bool) -> type[Kind]:
    """Give a class its fields and methods; those that it wrote itself stay."""
    counted = count(1)

    def construct(self: Any, *values: object, **named: object) -> None:
        if next(counted) < _MANY and _filled(self, made, values, named):
            return
        constructor = _constructor(made, frozen=frozen)
        setattr(made, "__init__", constructor)  # noqa: B010 (a method, for mypy)
        constructor(self, *values, **named)

    methods: dict[str, object] = {"__init__": construct, "__repr__": _repr, "__eq__": _equals}
    methods["__hash__"] = _hash if frozen else None
    methods["__signature__"] = _Signature()
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse, "__setstate__": _restore}
    for name, method in methods.items():
        if name not in vars(kind):
            setattr(kind, name, method)
    with_fields = dataclasses.dataclass(
        init=False, repr=False, eq=False, slots=slots, kw_only=kw_only
    )
    made = with_fields(kind)
    return made


def _dataclass(
    kind: type[Kind] | None = None,
    *,
    frozen: bool = False,
    slots: bool = False,
    kw_only: bool = False,
) -> type[Kind] | Callable[[type[Kind]], type[Kind]]:
    """Make a kind of value of a class, as the standard ``dataclass`` does."""
    if kind is None:
        return lambda kind: _made(kind, frozen=frozen, slots=slots, kw_only=kw_only)
    return _made(kind, frozen=frozen, slots=slots, kw_only=kw_only)


if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    dataclass = _dataclass


def _filled(self: Any, kind: type, values: tuple[object, ...], named: dict[str, object]) -> bool:
    """Give a value its fields one by one; what is missing or too many is left to the constructor."""
    places, plan, is_worked_out = _plan(kind)
    given = dict(zip(places, values, strict=False)) | named
    contents, left = [], len(values) + len(named)
    for name, is_given, make in plan:
        if is_given and name in given:
            contents.append((name, given[name]))
            left -= 1
        elif make is not None:
            contents.append((name, make()))
        elif is_given:
            return False
    if left:
        return False
    for name, value in contents:
        object.__setattr__(self, name, value)
    if is_worked_out:
        self.__post_init__()
    return True


@cache
def _plan(kind: Any) -> tuple[tuple[str, ...], tuple[_Step, ...], bool]:
    """List what is given by its place, then each field, whether it is given, and what makes it else."""
    plan: list[_Step] = []
    for each in fields(kind):
        make: Callable[[], object] | None = None
        if each.default is not MISSING:
            make = partial(_same, each.default)
        if each.default_factory is not MISSING:
            make = each.default_factory
        plan.append((each.name, each.init, make))
    places = [each.name for each in fields(kind) if each.init and not each.kw_only]
    return tuple(places), tuple(plan), hasattr(kind, "__post_init__")


def _same(value: object) -> object:
    return value


def _constructor(kind: type, *, frozen: bool) -> Callable[..., None]:
    """Write the constructor of a kind of value: a parameter and a line for each field."""
    known: dict[str, Any] = {"assign": object.__setattr__, "ABSENT": _GIVEN_TO_NOBODY}
    parameters, lines = ["self"], []
    for each in sorted(fields(kind), key=lambda each: bool(each.kw_only)):
        name = each.name
        known |= {f"default_{name}": each.default, f"make_{name}": each.default_factory}
        if each.init:
            if each.kw_only and "*" not in parameters:
                parameters.append("*")
            parameters.append(name + _default(each))
        if value := _value(each):
            lines.append(
                f"{_assign(kind, name, known)}{value})" if frozen else f"self.{name} = {value}"
            )
    if hasattr(kind, "__post_init__"):
        lines.append("self.__post_init__()")
    head = f"def __init__({', '.join(parameters)}):"
    exec("\n ".join([head, *(lines or ["pass"])]), known)
    made: Callable[..., None] = known["__init__"]
    made.__annotations__ = {each.name: each.type for each in fields(kind) if each.init}
    made.__qualname__ = f"{kind.__qualname__}.__init__"
    return made


def _assign(kind: type, name: str, known: dict[str, Any]) -> str:
    """Spell the assignment of a frozen field up to its value; where it has a slot, by the slot itself.

    Values are made by the thousand: that takes a third less (benchmarks/page.md).
    """
    slot = getattr(kind, name, None)
    if not isinstance(slot, MemberDescriptorType):
        return f"assign(self, {name!r}, "
    known[f"assign_{name}"] = slot.__set__
    return f"assign_{name}(self, "


def _default(each: "Field[Any]") -> str:
    """Spell the default of a parameter."""
    if each.default_factory is not MISSING:
        return "=ABSENT"
    return "" if each.default is MISSING else f"=default_{each.name}"


def _value(each: "Field[Any]") -> str:
    """Spell what a field holds at first; nothing where ``__post_init__`` works it out."""
    name = each.name
    if each.default_factory is not MISSING:
        return f"make_{name}() if {name} is ABSENT else {name}" if each.init else f"make_{name}()"
    if each.init:
        return name
    return "" if each.default is MISSING else f"default_{name}"


@cache
def _compared(kind: Any) -> Callable[[object], object]:
    """Give what takes the fields that are compared out of a value."""
    names = [each.name for each in fields(kind) if each.compare]
    return attrgetter(*names) if names else lambda _: ()


def _equals(self: Any, other: object) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    kind: Any = type(self)
    values = _compared(kind)
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


def _repr(self: Any) -> str:
    shown = (each.name for each in fields(self) if each.repr)
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__} is frozen: {name}")


def _restore(self: object, state: Any) -> None:
    """Take the fields of a copy, which its class lets nobody assign."""
    without_slots, in_slots = state if isinstance(state, tuple) else (state, None)
    for name, value in {**(without_slots or {}), **(in_slots or {})}.items():
        object.__setattr__(self, name, value)


class _Signature:
    """Tell ``help`` and notebooks which fields a constructor takes, before it is written."""

    def __get__(self, value: object, kind: type) -> inspect.Signature:
        of_all = inspect.signature(_constructor(kind, frozen=True))
        return of_all.replace(parameters=[*of_all.parameters.values()][1:])  # without self
