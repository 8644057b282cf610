"""A value as one file declares it, and the way back to its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from cchc.diagnostics import Location

Value_co = TypeVar("Value_co", covariant=True)


class Locate(Protocol):
    """The way from a path of keys and indexes to a place."""

    def __call__(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Say where *path* leads; with *key*, where its last key stands."""


@dataclass(frozen=True, slots=True)
class Declared(Generic[Value_co]):
    """What a file says, the file's name without its ending, and its places."""

    name: str
    value: Value_co
    at: Locate
