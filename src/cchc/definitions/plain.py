"""Definitions as plain data, which JSON can keep, and back: the types say how.  Pure.

Every run that has a cache comes through here, so nothing slow may be imported.
"""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from cchc.definitions.declaration import As, hints_of, shape_of

Kind = TypeVar("Kind")
Known = Mapping[str, Any]  # indicators by their ids
_Build = Callable[[Any, Known], Any]


def plain(value: Any) -> Any:
    """Give a value as plain data; decimals as text, because JSON has only floats."""
    match value:
        case Enum():
            return value.value
        case Decimal():
            return str(value)
        case tuple() | list():
            return [plain(entry) for entry in value]
        case Mapping():
            return {plain(name): plain(entry) for name, entry in value.items()}
    if not is_dataclass(value):
        return value
    return {
        name: getattr(value, name).id
        if As.INDICATOR in shape_of(hint).tags
        else plain(getattr(value, name))
        for name, hint in hints_of(type(value)).items()
    }


def built(kind: type[Kind], data: Any, known: Known) -> Kind:
    """Build a value of checked plain data; indicators that it names are taken from *known*."""
    hint: Any = kind
    build = _builder(hint)
    made: Kind = data if build is None else build(data, known)
    return made


@cache
def _builder(hint: Any) -> _Build | None:
    """Make the function that builds one type; None where the data is the value."""
    shape = shape_of(hint)
    build = _indicator if As.INDICATOR in shape.tags else _whole(shape.kind, shape.parts)
    if build is None or not shape.may_be_null:
        return build
    return lambda data, known: None if data is None else build(data, known)


def _indicator(data: Any, known: Known) -> Any:
    return known[data]


def _whole(kind: Any, parts: tuple[Any, ...]) -> _Build | None:
    if is_dataclass(kind):
        return _object(kind)
    if kind is tuple:
        one = _builder(parts[0])
        if one is None:
            return lambda data, _: tuple(data)
        return lambda data, known: tuple([one(entry, known) for entry in data])
    if kind is Mapping:
        if not any(map(_builder, parts)):
            return None
        name, each = (_builder(part) or _same for part in parts)
        return lambda data, known: {name(n, known): each(e, known) for n, e in data.items()}
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda data, _: members[data]
    return (lambda data, _: Decimal(data)) if kind is Decimal else None


def _same(data: Any, _: Known) -> Any:
    return data


def _object(kind: Any) -> _Build:
    """Build what has fields: those that need no building are handed over as they are."""
    parts = [(name, _builder(hint)) for name, hint in hints_of(kind).items()]
    built_ones = [(name, build) for name, build in parts if build is not None]

    def build_object(data: Any, known: Known) -> Any:
        return kind(**data | {name: build(data[name], known) for name, build in built_ones})

    return build_object
