"""What no line of a tidy table says and was assumed, said when all files are read.

Whether it may mislead shows only then: a yearly table among other yearly tables need not say so.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from cchc.definitions.units import LEVELS
from cchc.diagnostics import Finding
from cchc.rules.forms import PeriodAssumed
from cchc.rules.names import CountsOfTheBody

if TYPE_CHECKING:
    from cchc.readers.gathering import Gathering


def say_assumed(reader: "Gathering") -> Iterator[Finding]:
    """Name the tables whose unit or period was assumed where that may not be what was meant."""
    tables = reader.assuming
    if any(table.above.assumes_period for table in tables) and _has_shorter_periods(reader):
        for table in tables:
            if table.above.assumes_period:
                where = replace(table.place, row=table.layout.heading.line)
                yield PeriodAssumed(year=str(reader.target_set.year)).at(where)
    if any(table.above.assumes_unit for table in tables) and _binds_others(reader):
        unit = reader.counts.roster[reader.body].name
        several = len({part.file for part in reader.counts.parts}) > 1
        for table in tables:
            if table.above.assumes_unit and (several or table.above.lines):
                where = replace(table.place, row=table.layout.heading.line)
                yield CountsOfTheBody(unit=unit).at(where)


def _has_shorter_periods(reader: "Gathering") -> bool:
    counts = reader.counts
    seen = {*counts.periods, *(period for _, period in counts.passed_by if period >= 0)}
    return any(counts.period_list[period].months < 12 for period in seen)


def _binds_others(reader: "Gathering") -> bool:
    """Say whether a target binds any unit but the body of the set."""
    targets, registry = reader.target_set.targets, reader.counts.roster.registry
    if any(target.assigned for target in targets):
        return True
    bound = {LEVELS.index(level) for target in targets for level in target.levels}
    levels = enumerate(registry.level_of)
    return any(level in bound for index, level in levels if index != reader.body)
