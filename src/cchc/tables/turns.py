"""Units that bear one name one after the other: which of them is meant shows with the period of a row.

A commune that was merged and kept its name is the old unit in June and the new one in July.  Until
the period of a row is known, all who bear the name stand under one number, below that of nobody.
"""

from collections.abc import Sequence
from typing import Final

from cchc.definitions.dates import days_of
from cchc.definitions.period import Period
from cchc.definitions.units import Registry

NOBODY: Final = -1  # in a column of units: the row names none


class Turns:
    """The names of a registry that several units bear in turn."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._turns: list[tuple[int, ...]] = []
        self._gone: dict[Period, set[int]] = {}

    def number_of(self, units: Sequence[int]) -> int | None:
        """Give the one number of units of which no two ever existed on the same day; None of others."""
        if len(units) < 2 or not self._registry.take_turns(units):
            return None
        turn = tuple(units)
        if turn not in self._turns:
            self._turns.append(turn)
        return NOBODY - 1 - self._turns.index(turn)

    def units(self, number: int) -> tuple[int, ...]:
        """Give the units behind a number; a unit stands for itself."""
        return (number,) if number >= NOBODY else self._turns[NOBODY - 1 - number]

    def existing(self, number: int, period: Period) -> tuple[int, ...]:
        """Give those of the units behind a number that existed on some day of a period."""
        return tuple(unit for unit in self.units(number) if unit not in self.gone(period))

    def gone(self, period: Period) -> set[int]:
        """Give the units that existed on no day of a period."""
        if period not in self._gone:
            self._gone[period] = self._registry.not_valid(*days_of(period))
        return self._gone[period]
