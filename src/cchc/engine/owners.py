"""Whose a finding is: of the unit in its row, else of the only unit in its sheet or file.

A finding in a row that names nobody known, or about a file in which several units report, is nobody's:
it may be about any of them.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cchc.counts import Counts, Unplaced
from cchc.diagnostics import Finding, Location, Severity
from cchc.rules.names import FindingsOfNobody

_NOBODY: frozenset[int] = frozenset()
Row = tuple[str, str | None, int | None]
"""A file, a sheet, a line of it."""


class Stretch(NamedTuple):
    """Lines of a sheet, and the unit in each, as indices into the roster; None for a name unknown.

    ``columns`` are those that its counts stand in; none where the whole line is the unit's.
    """

    file: str
    sheet: str | None
    lines: Sequence[int]
    units: Sequence[int | None]
    columns: Collection[int] = ()


def stretches_of(counts: Counts) -> Iterator[Stretch]:
    """Give the lines that were counted, and those that gave no counts but name somebody."""
    starts = [*(part.first for part in counts.parts), len(counts)]
    for part, (first, end) in zip(counts.parts, pairwise(starts), strict=True):
        lines, units = counts.lines[first:end], counts.units[first:end]
        yield Stretch(part.file, part.sheet, lines, units, part.columns.of_counts)
    yield from unplaced(counts.unplaced)


def unplaced(lines: Unplaced) -> Iterator[Stretch]:
    """Give the lines that gave no counts but name somebody."""
    for (file, sheet), named in lines.items():
        yield Stretch(file, sheet, list(named), list(named.values()))


class Owners:
    """The units of every file and sheet, and of the lines at which something was found."""

    def __init__(self, findings: Iterable[Finding], stretches: Iterable[Stretch]) -> None:
        asked: defaultdict[tuple[str, str | None], set[int]] = defaultdict(set)
        for found in findings:
            asked[found.location.file, found.location.sheet].add(found.location.row or 0)
        self._files: defaultdict[str, set[int | None]] = defaultdict(set)
        self._sheets: defaultdict[tuple[str, str | None], set[int | None]] = defaultdict(set)
        self._rows: defaultdict[Row, list[tuple[int | None, Collection[int]]]] = defaultdict(list)
        for each in stretches:
            here = each.file, each.sheet
            units = set(each.units)
            self._files[each.file] |= units
            self._sheets[here] |= units
            if wanted := asked.get(here):
                for line, unit in zip(each.lines, each.units, strict=True):
                    if line in wanted:
                        self._rows[(*here, line)].append((unit, each.columns))

    def of(self, finding: Finding) -> Collection[int]:
        """Give the unit whose finding it is; nobody where it may be several."""
        place = finding.location
        named = self._rows.get((place.file, place.sheet, place.row), ())
        units = {unit for unit, _ in named}
        if len(units) > 1 and place.column is not None:
            units = {unit for unit, columns in named if place.column in columns}
        if not units:
            units = self._sheets.get((place.file, place.sheet)) or self._files[place.file]
        known = {unit for unit in units if unit is not None}
        return known if len(known) == len(units) == 1 else _NOBODY


def told_of_nobody(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Count the errors and warnings that nobody is told of because they may be anybody's."""
    tally = Counter(each.rule.severity for each in findings)
    errors, warnings = tally[Severity.ERROR], tally[Severity.WARNING]
    if errors or warnings:
        yield FindingsOfNobody(errors=errors, warnings=warnings).at(
            Location(findings[0].location.file)
        )
