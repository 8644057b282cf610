"""Groups as the rows of a file of counts, which ``check`` reads: u and v stand beside b and a."""

from collections.abc import Iterable
from typing import Final

from cchc.records.model import Group

HEADINGS: Final = ("indicator", "unit", "period", "b", "a", "u", "v")
Row = tuple[str, str, str, int, int, int, int]


def counts_rows(groups: Iterable[Group]) -> list[Row]:
    """Give the rows; groups without a unit have none, and are told by a finding."""
    return [
        (group.indicator, group.unit, group.period.code, *group[3:])
        for group in groups
        if group.unit is not None
    ]
