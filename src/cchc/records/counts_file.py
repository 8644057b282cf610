"""Groups as the rows of a file of counts, which ``check`` reads: u and v stand beside b and a.

Dossiers without a day are in v of each period.  How many they are, and of which list, is said too,
so that whoever adds periods has them once.
"""

from collections.abc import Iterable
from typing import Final

from cchc.records.model import Group

HEADINGS: Final = ("indicator", "unit", "period", "b", "a", "u", "v", "undated", "undated_of")
Row = tuple[str, str, str, int, int, int, int, int, int]


def counts_rows(groups: Iterable[Group], list_number: int) -> list[Row]:
    """Give the rows; groups without a unit have none, and are told by a finding."""
    return [
        (group.indicator, group.unit, group.period.code, *group[3:], list_number)
        for group in groups
        if group.unit is not None
    ]
