"""Ratios that a table prints: how a cell spells one, and which ways there are to read it."""

from fractions import Fraction
from typing import Final

from cchc.grid import Mark, Marked, Value
from cchc.patterns import pattern_of
from cchc.tables.column_types import Column
from cchc.tables.fact_types import Group
from cchc.tables.pair_cells import pair_in

_PERCENT = pattern_of(r"(\d{1,9})(?:[.,](\d{1,12}))?\s*(%)?")
_LARGEST_SHARE: Final = 2  # a number up to this may be the share itself, 0,95 for 95%


Readings = list[tuple[Fraction, Fraction]]
"""Each way to read a percentage: its value and what its last digit is worth."""


def says_the_same(column: Column, group: Group) -> bool:
    """Say whether a printed ratio may be of the unit, indicators and period that a group of counts is of.

    A heading may leave to a title or to the rows which indicator and period it is.
    """
    heard = column.heard
    if heard.period is not None and heard.period != group.period:
        return False
    named = heard.indicators and group.indicators
    return heard.unit == group.unit and (not named or bool(heard.indicators & group.indicators))


def as_printed(value: Value) -> tuple[str, Readings]:
    """Give a percentage as written, and each way to read it: its value and its last digit's worth."""
    if isinstance(value, Marked):
        value = value.shown.replace(",", ".") if value.mark is Mark.PERCENT else ""
    if isinstance(value, float | int) and not isinstance(value, bool):
        value = repr(value)
    if isinstance(value, str) and (pair := pair_in(value)):
        value = pair.percent
    found = _PERCENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return "", []
    whole, decimals, sign = found[1], (found[2] or "").rstrip("0"), found[3]
    scale = 10 ** len(decimals)
    number, step = Fraction(int(whole + decimals), scale), Fraction(1, scale)
    readings = [(number, step)]
    if not sign and number <= _LARGEST_SHARE:
        readings.append((number * 100, step * 100))
    return found[0], readings
