"""How the tests of definitions ended, as values: what was tried, what is wrong, what nobody noticed."""

from collections.abc import Sequence
from typing import NamedTuple

from cchc.diagnostics import Location
from cchc.values import dataclass
from cchc.words import Words


class Subject(NamedTuple):
    """Whose test it is: the file and the item of a row, and what people call it."""

    id: str
    called: Words


@dataclass(frozen=True, slots=True)
class Trial:
    """A test that was run; without *problems* it holds."""

    subject: Subject
    name: Words
    place: Location
    problems: Sequence[Words] = ()


class Change(NamedTuple):
    """One step by which a definition was changed, and whether a test noticed."""

    subject: Subject
    what: str  # keys and values as the file has them
    place: Location
    is_noticed: bool
