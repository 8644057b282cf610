"""The units of a report as documents name them, each spelled but once."""

from cchc.counts import Roster
from cchc.definitions.units import Unit
from cchc.document.model import Name


class Names:
    """The units of a roster, by the names that nobody confuses."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._named: dict[str, Name] = {}

    def of(self, unit: Unit) -> Name:
        """Name a unit of the roster."""
        if unit.code not in self._named:
            called = self._roster.called
            rank = called.position[unit.code]
            text, above = called.of(rank), called.body_above(rank)
            self._named[unit.code] = Name(text, unit.code, unit.level, above, rank)
        return self._named[unit.code]

    def with_code(self, unit: Unit) -> str:
        """Name it with its code."""
        called = self._roster.called
        return called.with_code(called.position[unit.code])
