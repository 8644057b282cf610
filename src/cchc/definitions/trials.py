"""How the tests of definitions ended, as values: what was tried, what is wrong, what nobody noticed."""

from collections.abc import Sequence
from typing import NamedTuple

from cchc.diagnostics import Location
from cchc.values import dataclass
from cchc.words import Words


@dataclass(frozen=True, slots=True)
class Trial:
    """A test that was run; without *problems* it holds."""

    subject: str  # the file, and the item of a target
    name: str
    place: Location
    problems: Sequence[Words] = ()


class Change(NamedTuple):
    """One step by which a definition was changed, and whether a test noticed."""

    subject: str
    what: str
    place: Location
    is_noticed: bool
