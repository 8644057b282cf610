"""How a kind of definition is declared: a frozen dataclass, with a type and a short text per key.

All else is made from that: what a file may hold and what is said where it does not (``checker``),
the plain data of the cache (``plain``), the JSON Schema (``json_schema``) and the tables of the
docs (``keys_table``).  Every run comes through here, so nothing slow may be imported.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, field, fields, is_dataclass
from enum import Enum, auto
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    NamedTuple,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)

from cchc.values import dataclass
from cchc.words import Words

Kind = TypeVar("Kind")
_KEY: Final = "key"
_FOR_JUDGING: Final = "for judging"


class As(Enum):
    """How a value is written in a file, where its type alone does not say it."""

    TEXT = auto()
    ID = auto()
    ITEM = auto()  # of an annex: IV.1
    SECTION = auto()
    DAY = auto()  # 2024-01-29
    NUMBER = auto()  # of a document: 59/QĐ-UBND
    COUNT = auto()  # 0, 1, 2 …
    LACKING = auto()  # a count, or «none»: no number is enough
    YEAR = auto()
    MONTHS = auto()  # a period in any usual spelling
    SHARE = auto()  # 60%
    ROADMAP = auto()  # a mapping of months to thresholds
    INDICATOR = auto()  # the id of one
    LINES = auto()  # of a text: 184-188, 190
    SHA256 = auto()
    STATED = auto()  # a value that may be missing elsewhere, but not in a file


class Several(NamedTuple):
    """What holds for a list or a mapping as a whole."""

    empty: bool = False  # whether it may be
    distinct: bool | str = True  # whether entries differ, or by which of their keys


Text = Annotated[str, As.TEXT]
Id = Annotated[str, As.ID]
Day = Annotated[str, As.DAY]
Texts = Annotated[tuple[Text, ...], Several()]


def key(
    vi: str,
    en: str,
    *,
    name: str = "",
    default: Any = MISSING,
    factory: Any = MISSING,
    for_judging: bool = True,
) -> Any:
    """Declare a key of a file: what it means, and its name where that is no name in Python.

    What is not *for_judging* must have a default, and no run that judges counts has it.
    """
    made: Field[Any] = field(
        default=default,
        default_factory=factory,
        metadata={_KEY: (name, Words(vi, en)), _FOR_JUDGING: for_judging},
    )
    return made


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key, field))
def declaration(kind: type[Kind]) -> type[Kind]:
    """Make a kind of definition of a class; fields without ``key`` do not come from its file."""
    return dataclass(frozen=True, slots=True, kw_only=True)(kind)


class Key(NamedTuple):
    """One key: the attribute that holds it, its type and what it means."""

    attribute: str
    hint: Any
    words: Words
    default: Callable[[], object] | None  # None: the key must be there


@cache
def keys_of(kind: Any) -> Mapping[str, Key]:
    """Give the keys of a kind of definition by the names in its files; none of any other type."""
    return {
        each.metadata[_KEY][0] or each.name: Key(
            each.name, each.type, each.metadata[_KEY][1], _default(each)
        )
        for each in (fields(kind) if is_dataclass(kind) else ())
        if _KEY in each.metadata
    }


def hints_of(kind: Any) -> Mapping[str, Any]:
    """Give the types of what a dataclass is made of, as far as judging needs it."""
    return {
        each.name: each.type
        for each in fields(kind)
        if each.init and each.metadata.get(_FOR_JUDGING, True)
    }


def _default(each: Field[Any]) -> Callable[[], object] | None:
    if each.default is not MISSING:
        return lambda: each.default
    return None if each.default_factory is MISSING else each.default_factory


class Shape(NamedTuple):
    """A type taken apart: ``X | None``, ``Annotated[X, …]``, ``tuple[X, ...]``, ``Mapping[K, X]``."""

    kind: Any  # a class; tuple or Mapping where there are parts
    parts: tuple[Any, ...]  # of a tuple its entries, of a mapping keys and values
    tags: tuple[Any, ...]
    may_be_null: bool

    @property
    def is_declared(self) -> bool:
        """Say whether it is a mapping of keys of its own."""
        return bool(keys_of(self.kind))

    @property
    def several(self) -> Several:
        """Give what holds for the list or mapping as a whole."""
        return next((tag for tag in self.tags if isinstance(tag, Several)), Several())


@cache
def shape_of(hint: Any) -> Shape:
    """Take a type apart."""
    tags: tuple[Any, ...] = ()
    may_be_null = False
    while True:
        origin = get_origin(hint)
        if origin is Annotated:
            tags += hint.__metadata__
            hint = hint.__origin__
        elif origin in {Union, UnionType}:
            may_be_null = True
            (hint,) = (part for part in get_args(hint) if part is not NoneType)
        elif origin is None:
            return Shape(hint, (), tags, may_be_null and As.STATED not in tags)
        else:
            parts = tuple(part for part in get_args(hint) if part is not Ellipsis)
            return Shape(origin, parts, tags, may_be_null)
