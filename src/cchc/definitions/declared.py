"""A value as one file declares it, and the way back to its lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from cchc.diagnostics import Location

Declaration = TypeVar("Declaration", covariant=True)


class Locate(Protocol):
    """Say where a path of keys and indexes leads; with *key*, where its last key stands."""

    def __call__(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location: ...


@dataclass(frozen=True, slots=True)
class Declared(Generic[Declaration]):
    """What a file says, the file's name without its ending, and its places."""

    name: str
    value: Declaration
    at: Locate
