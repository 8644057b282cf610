"""What a unit is called: one function for every form of the report."""

from cchc.counts import Roster
from cchc.definitions.units import Unit
from cchc.document.model import Name


class Names:
    """The units of a roster as documents name them, each spelled but once."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._named: dict[str, Name] = {}
        self._ranks: dict[str, int] = {}

    def of(self, unit: Unit) -> Name:
        """Name a unit of the roster."""
        if unit.code not in self._named:
            self._named[unit.code] = Name(unit.name, unit.code, unit.level, self._rank(unit))
        return self._named[unit.code]

    def _rank(self, unit: Unit) -> int:
        if not self._ranks:
            registry, strangers = self._roster.registry, self._roster.strangers
            codes = (*registry.codes, *(each.code for each in strangers))
            self._ranks = {code: at for at, code in enumerate(codes)}
        return self._ranks[unit.code]
