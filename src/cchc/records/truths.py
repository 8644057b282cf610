"""What is true of each dossier: the meaning of its cells, and conditions about them.

Column by column, and every distinct part of the expressions once.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import Any, Final

from cchc.definitions.expressions.tree import (
    And,
    Compare,
    Condition,
    DayOf,
    Field,
    Flagged,
    Not,
    OneOf,
    Operand,
    Or,
    Present,
    Truth,
    Value,
)
from cchc.grid import Value as Cell
from cchc.records.cells import Known, Meaning, reader
from cchc.records.model import UNREADABLE, RecordSource
from cchc.records.outcomes import FALSE, TRUE, UNKNOWN
from cchc.values import dataclass

_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CONTRARY: Final = bytes((TRUE, UNKNOWN, FALSE))


@dataclass(slots=True)
class Records:
    """Dossiers as columns of meanings, by the names of their fields."""

    columns: Mapping[str, Sequence[Meaning]]
    height: int
    _truths: dict[Condition, bytes] = field(default_factory=dict)
    # Positions of the records that count, by the fields that decide it: found once for all that asks.
    newest: dict[tuple[str | None, str | None], tuple[Any, Any]] = field(default_factory=dict)

    def truths(self, condition: Condition) -> bytes:
        """Give the truth of a condition for every dossier; equal conditions are worked out once."""
        found = self._truths.get(condition)
        if found is None:
            found = self._truths[condition] = self._work_out(condition)
        return found

    def _work_out(self, condition: Condition) -> bytes:
        match condition:
            case Truth(value):
                return bytes((TRUE if value else FALSE,)) * self.height
            case Flagged(asked):
                return bytes(
                    [
                        TRUE if value is True else FALSE if value is False else UNKNOWN
                        for value in self.columns[asked.name]
                    ]
                )
            case Present(asked):
                return bytes(
                    [
                        FALSE if value is None else UNKNOWN if value is UNREADABLE else TRUE
                        for value in self.columns[asked.name]
                    ]
                )
            case Not(part):
                return self.truths(part).translate(_CONTRARY.ljust(256))
            case And(parts):
                return bytes(map(min, *map(self.truths, parts)))
            case Or(parts):
                return bytes(map(max, *map(self.truths, parts)))
            case OneOf(operand, values):
                return self._one_of(operand, frozenset(value.value for value in values))
            case Compare(sign, left, right):
                return self._compare(_COMPARISONS[sign], left, right)

    def _one_of(self, operand: Operand, values: frozenset[object]) -> bytes:
        return bytes(
            [
                UNKNOWN if value is None else TRUE if value in values else FALSE
                for value in self._known(operand)
            ]
        )

    def _compare(
        self, holds: Callable[[object, object], bool], left: Operand, right: Operand
    ) -> bytes:
        pairs = zip(self._known(left), self._known(right), strict=True)
        return bytes(
            [
                UNKNOWN if x is None or y is None else TRUE if holds(x, y) else FALSE
                for x, y in pairs
            ]
        )

    def known(self, name: str) -> Sequence[Known | None]:
        """Give a column in which None is all that is not known."""
        return [None if v is UNREADABLE else v for v in self.columns[name]]

    def _known(self, operand: Operand) -> Sequence[object]:
        """Give a column in which None is all that is not known."""
        match operand:
            case Value(value):
                return [value] * self.height
            case Field(name):
                return self.known(name)
            case DayOf(moment):
                return [
                    v.date() if isinstance(v, datetime) else None for v in self.columns[moment.name]
                ]


def read_records(
    cells: Mapping[str, Sequence[Cell]], source: RecordSource, wanted: Iterable[str]
) -> Records:
    """Work out what the cells mean; equal cells of a column once."""
    columns: dict[str, Sequence[Meaning]] = {}
    height = len(next(iter(cells.values()), ()))
    for name in wanted:
        meaning_of, column = reader(source.columns[name], source), cells[name]
        different = dict.fromkeys(column)
        # Few are repeated; or True, which is none, would be taken for an equal 1.
        apart = len(_NUMBERS.intersection(map(type, column))) > 1
        if apart or 2 * len(different) > len(column):
            columns[name] = list(map(meaning_of, column))
            continue
        seen = {cell: meaning_of(cell) for cell in different}
        columns[name] = list(map(seen.__getitem__, column))
    return Records(columns, height)


_NUMBERS: Final = frozenset({bool, int, float})
