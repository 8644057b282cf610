"""A value as one file declares it, and the way back to its lines."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeAlias, TypeVar

from cchc.diagnostics import Location
from cchc.values import dataclass

Value_co = TypeVar("Value_co", covariant=True)
Path: TypeAlias = tuple[str | int, ...]


class Locate(Protocol):
    """The way from a path of keys and indexes to a place."""

    def __call__(self, path: Sequence[str | int] = (), *, key: bool = False) -> Location:
        """Say where *path* leads; with *key*, where its last key stands."""


@dataclass(frozen=True, slots=True)
class Declared(Generic[Value_co]):
    """What a file says, the file's name without its ending, and its places.

    What was refused has been told, and its attribute is not there: whoever reads an attribute of a
    file that is not whole asks first whether it is sound.
    """

    name: str
    value: Value_co
    at: Locate
    broken: frozenset[Path] = frozenset()
    around: frozenset[Path] = frozenset()  # every beginning of a broken path

    @property
    def is_whole(self) -> bool:
        """Say whether nothing was refused."""
        return not self.broken

    def has(self, *path: str | int) -> bool:
        """Say whether there is a value, though something inside it may have been refused."""
        return not any(path[:end] in self.broken for end in range(len(path) + 1))

    def is_sound(self, *path: str | int) -> bool:
        """Say whether the value at *path* was accepted with all that is in it."""
        return self.has(*path) and path not in self.around
