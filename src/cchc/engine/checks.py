"""Checks of rows against each other and of b against a.  Each yields the rows it breaks and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from operator import gt
from typing import Final, NamedTuple

from cchc import limits
from cchc.counts import Counts, UndecidedOfRow, gather, stands_in
from cchc.definitions.indicator import Indicator
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.diagnostics import Finding, column_letters
from cchc.engine.binding import Binding
from cchc.rules.names import TargetNotAssigned
from cchc.rules.rows import (
    CountedFromTwoLists,
    NumeratorExceedsDenominator,
    NumeratorWithoutDenominator,
    ReportedTwice,
    ReportedTwiceDifferently,
    UndecidedExceed,
)
from cchc.words import Words
from cchc.words.numbers import count
from cchc.words.terms import LEVEL

_UNKNOWN = Words("không rõ cấp", "level unknown")
_TYPED: Final = UndecidedOfRow(0, 0)


Groups = Mapping[str, Mapping[Period, Sequence[int]]]
"""Indicator → period → its rows, each unit in one of them."""


class Flaw(NamedTuple):
    """A finding about a row."""

    row: int
    finding: Finding


def numerator_exceeds_denominator(
    counts: Counts, rows: Sequence[int], indicator: Indicator
) -> Iterator[Flaw]:
    """Where b is a part of a, b ≤ a; and nothing is ever counted of nothing."""
    if not indicator.part_of_whole:
        yield from _numerator_without_denominator(counts, rows)
        return
    b, a = counts.numerators, counts.denominators
    _, bs, as_ = stands_in(counts, rows)
    for row in compress(rows, map(gt, bs, as_)):
        if a[row] >= 0:
            columns = counts.part_of(row).columns
            finding = NumeratorExceedsDenominator(
                numerator=_made_of(counts, row, b[row], columns.numerators),
                denominator=_made_of(counts, row, a[row], columns.denominators),
            ).at(counts.location(row, columns.numerator))
            yield Flaw(row, finding)


_WITHOUT_A_DAY: Final = {"undated": "v", "of_nobody_undated": "of_nobody"}


def undecided_exceed(counts: Counts, rows: Sequence[int], indicator: Indicator) -> Iterator[Flaw]:
    """What is undecided of b is in a and not in b; what has no day is among the undecided of a."""
    for row in sorted(counts.undecided.keys() & set(rows)) if counts.undecided else ():
        found, b, a = counts.undecided[row], counts.numerators[row], counts.denominators[row]
        most = a - b if indicator.part_of_whole else a
        place = counts.location(row, counts.part_of(row).columns.numerator)
        if 0 <= most < found.u:
            whole = "a − b" if indicator.part_of_whole else "a"
            yield Flaw(
                row, UndecidedExceed(part="u", found=found.u, whole=whole, most=most).at(place)
            )
        for part, whole in _WITHOUT_A_DAY.items():
            many, most = getattr(found, part), getattr(found, whole)
            if many > most:
                rule = UndecidedExceed(part=part, found=many, whole=whole, most=most)
                yield Flaw(row, rule.at(place))


def _numerator_without_denominator(counts: Counts, rows: Sequence[int]) -> Iterator[Flaw]:
    """Where a is 0, there is no ratio that some b could be in."""
    b, a = counts.numerators, counts.denominators
    for row in rows:
        if a[row] == 0 and b[row] > 0:
            columns = counts.part_of(row).columns
            numerator = _made_of(counts, row, b[row], columns.numerators)
            finding = NumeratorWithoutDenominator(numerator=numerator)
            yield Flaw(row, finding.at(counts.location(row, columns.numerator)))


def _made_of(counts: Counts, row: int, number: int, columns: Sequence[int]) -> int | Words:
    """Name the cells of a count that was made of several."""
    if len(columns) < 2:
        return number
    sheet, line = counts.part_of(row).sheet, counts.lines[row]
    cells = " + ".join(f"{column_letters(c)}{line}" if sheet else f"{line}:{c}" for c in columns)
    return Words(f"{count(number, 'vi')} ({cells})", f"{count(number, 'en')} ({cells})")


def reported_twice(counts: Counts, rows: Sequence[int]) -> tuple[list[Flaw], set[int], set[int]]:
    """One unit says one thing about one indicator and period; also gives the rows to leave out.

    The last of these are of lists that have nothing of the period, but perhaps dossiers without a day.
    """
    units, _, _ = stands_in(counts, rows)
    if len(set(units)) == len(units):
        return [], set(), set()
    by_unit: Mapping[int, list[int]] = defaultdict(list)
    for unit, row in zip(units, rows, strict=True):
        by_unit[unit].append(row)
    flaws: list[Flaw] = []
    repeats: set[int] = set()
    empty: set[int] = set()
    for same in by_unit.values():
        empty |= _of_empty_lists(counts, same)
        first, *others = [row for row in same if row not in empty]
        repeats.update(others)
        for row in others:
            flaws += _compare(counts, first, row)
            if len(flaws) > limits.FINDINGS_OF_A_FILE:
                return flaws, repeats, empty  # nothing will be judged
    return flaws, repeats, empty


def _of_empty_lists(counts: Counts, same: Sequence[int]) -> set[int]:
    """Give the rows of lists that have nothing of a unit, where another list has something of it.

    Monthly lists that are counted one by one have a row for every month.
    """
    lists = {row: each for row in same if (each := counts.undecided.get(row)) and each.undated_of}
    if len(lists) < len(same) or len({each.undated_of for each in lists.values()}) < len(same):
        return set()
    empty = [
        row for row, each in lists.items() if _is_undated(each) and not counts.denominators[row]
    ]
    return {*(empty if len(empty) < len(same) else empty[1:])}


def _is_undated(found: UndecidedOfRow) -> bool:
    """Say whether nothing is of the period for certain: all that may be has no day."""
    return not found.u and (found.v, found.of_nobody) == (found.undated, found.of_nobody_undated)


def _compare(counts: Counts, first: int, row: int) -> Iterator[Flaw]:
    lists = [counts.undecided.get(each, _TYPED).undated_of for each in (first, row)]
    are_lists = 0 not in lists and len({*lists}) > 1
    if _pair(counts, first) == _pair(counts, row) and not are_lists:
        place = counts.location_beside(row, first).text
        yield Flaw(row, ReportedTwice(place=place).at(counts.location(row)))
        return
    for this, other in ((first, row), (row, first)):
        finding = (CountedFromTwoLists if are_lists else ReportedTwiceDifferently)(
            this=_spell(counts, this),
            other=_spell(counts, other),
            place=counts.location_beside(this, other).text,
        ).at(counts.location(this))
        yield Flaw(this, finding)


def _pair(counts: Counts, row: int) -> tuple[int, int]:
    return counts.numerators[row], counts.denominators[row]


def _spell(counts: Counts, row: int) -> str:
    return "/".join("?" if count < 0 else str(count) for count in _pair(counts, row))


def not_assigned(
    target_set: TargetSet,
    counts: Counts,
    binding: Binding,
    groups: Groups,
) -> Iterator[Flaw]:
    """A row that no target binds: the indicator is assigned, but not to this level."""
    for indicator, by_period in groups.items():
        targets = [target for target in target_set.targets if target.indicator.id == indicator]
        if any(map(binding.binds_all, targets)):
            continue
        for rows in by_period.values():
            units = gather(counts.units, rows)
            bound = (binding.bound(target, units) for target in targets)
            judged = {position for positions in bound for position in positions}
            for position in sorted(set(range(len(rows))) - judged):
                row, unit = rows[position], counts.roster[units[position]]
                finding = TargetNotAssigned(
                    unit=counts.roster.called.of(units[position]),
                    level=LEVEL[unit.level] if unit.level else _UNKNOWN,
                    item=", ".join(target.item for target in targets),
                ).at(counts.location(row, counts.part_of(row).columns.unit))
                yield Flaw(row, finding)
