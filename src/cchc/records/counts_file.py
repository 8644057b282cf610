"""Groups as the rows of a file of counts, which ``check`` reads: u and v stand beside b and a.

Dossiers without a day are in v of each period.  How many they are, and of which list, is said too,
so that whoever adds periods has them once; and what of the list is in nobody's counts, because its unit
is not known or because it could not be read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from cchc.definitions.period import Period
from cchc.records.model import Group

HEADINGS: Final = (
    *("indicator", "unit", "period", "b", "a", "u", "v", "undated", "undated_of"),
    *("of_nobody", "of_nobody_undated", "lost_rows", "lost_files"),
)
Row = tuple[str | int, ...]


class OfList(NamedTuple):
    """The number of a list, and what of it could not be read."""

    number: int
    lost_rows: int = 0
    lost_files: int = 0  # files or sheets


def of_nobody(groups: Iterable[Group]) -> Mapping[tuple[str, Period], tuple[int, int]]:
    """Give how many dossiers of unknown units may be in a, and how many of these have no day."""
    return {
        (each.indicator, each.period): (each.a + each.v, each.undated)
        for each in groups
        if each.unit is None
    }


def counts_rows(groups: Iterable[Group], nobodys: Sequence[Group], of_list: OfList) -> list[Row]:
    """Give the rows of units; what is of unknown ones stands beside them, for it may be of any."""
    beside = of_nobody(nobodys)
    return [
        (
            *(group.indicator, group.unit, group.period.code, *group[3:], of_list.number),
            *beside.get((group.indicator, group.period), (0, 0)),
            *(of_list.lost_rows, of_list.lost_files),
        )
        for group in groups
        if group.unit is not None
    ]
