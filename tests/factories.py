"""Counts, registries and reports made up for tests.  A test names only what it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from cchc.counts import BLANK, Columns, Counts, Input, Part, Roster
from cchc.definitions.indicator import Indicator, WhenEmpty
from cchc.definitions.level import Level
from cchc.definitions.model import Definitions, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import read_threshold
from cchc.definitions.timeline import timeline_of
from cchc.definitions.units import LEVELS, Registry, Unit
from cchc.diagnostics import Finding
from cchc.engine.binding import Expect
from cchc.engine.evaluate import Evaluation, evaluate
from cchc.results import GroupTotal, Report
from made_up import IV_1, ON_TIME, TINH_2023

YEAR = Period(2023)
Q3 = Period(2023, 7, 9)
Q4 = Period(2023, 10, 12)

TINH, SO_NOI_VU, SO_TU_PHAP = "Tỉnh Kon Tum", "Sở Nội vụ", "Sở Tư pháp"
DAK_TO, TAN_CANH, KON_DAO = "Huyện Đắk Tô", "Xã Tân Cảnh", "Xã Kon Đào"
UNITS: tuple[tuple[str, str, Level], ...] = (
    ("62", TINH, Level.PROVINCE),
    ("so-noi-vu", SO_NOI_VU, Level.PROVINCE),
    ("so-tu-phap", SO_TU_PHAP, Level.PROVINCE),
    ("612", DAK_TO, Level.DISTRICT),
    ("23437", TAN_CANH, Level.COMMUNE),
    ("23434", KON_DAO, Level.COMMUNE),
)

DEPARTMENT = Registry(
    id="so-a",
    codes=["62", "p1", "p2", "cv1", "cv2"],
    names=["Sở A", "Phòng 1", "Phòng 2", "Chuyên viên 1", "Chuyên viên 2"],
    level_of=bytes(
        LEVELS.index(level)
        for level in (Level.PROVINCE, Level.OFFICE, Level.OFFICE, Level.OFFICER, Level.OFFICER)
    ),
    parents=["", "62", "62", "p1", "p1"],
)
"""A body of a province with two rooms, and an officer in each."""


class Row(NamedTuple):
    """One row of a file: a unit, its b and a, and for what; None is a blank cell."""

    unit: str
    b: int | None
    a: int | None
    indicator: str = ON_TIME.id
    period: Period = YEAR


def indicator(id_: str = ON_TIME.id, *, when_empty: str = "not_applicable") -> Indicator:
    """Make an indicator of dossiers."""
    return replace(ON_TIME, id=id_, when_empty=WhenEmpty(when_empty))


def target(
    threshold: str | Threshold = "Tối thiểu 95",
    *,
    item: str = "IV.1",
    of: Indicator = ON_TIME,
    levels: Iterable[Level] = LEVELS,
) -> Target:
    """Make a target with the threshold as a decision writes it."""
    read = read_threshold(threshold) if isinstance(threshold, str) else threshold
    return replace(IV_1, item=item, indicator=of, levels=tuple(levels), threshold=read)


def target_set(*targets: Target) -> TargetSet:
    """Make the province's set of 2023."""
    return replace(TINH_2023, targets=targets or (target(),))


def registry(units: Sequence[tuple[str, str, Level]] = UNITS) -> Registry:
    """Make a registry; the first unit is the body above all others."""
    return Registry(
        id="tinh-2023",
        codes=[code for code, _, _ in units],
        names=[name for _, name, _ in units],
        level_of=bytes(LEVELS.index(level) for *_, level in units),
        parents=["", *[units[0][0]] * (len(units) - 1)],
    )


def counts(
    rows: Iterable[Row | tuple[str, int | None, int | None]],
    *,
    of: TargetSet | None = None,
    units: Registry | None = None,
    broken: Iterable[int] = (),
) -> Counts:
    """Make the counts of one file: its headings stand in row 1, unit, b and a in columns 1 to 3."""
    roster = Roster(units or registry())
    ids = list(dict.fromkeys(each.indicator.id for each in (of or target_set()).targets))
    periods: list[Period] = []
    made = Counts(roster, ids, periods, broken=set(broken))
    made.parts.append(Part(0, "so-lieu.csv", None, Columns(numerator=2, denominator=3, unit=1)))
    for line, row in enumerate((Row(*row) for row in rows), start=2):
        if row.period not in periods:
            periods.append(row.period)
        made.lines.append(line)
        made.units.append(_position(roster, row.unit))
        made.indicators.append(ids.index(row.indicator))
        made.periods.append(periods.index(row.period))
        made.numerators.append(BLANK if row.b is None else row.b)
        made.denominators.append(BLANK if row.a is None else row.a)
    return made


def _position(roster: Roster, name: str) -> int:
    names = [*roster.registry.names, *(each.name for each in roster.unregistered)]
    if name not in names:
        roster.unregistered.append(Unit(code=name, name=name, level=None))
        names.append(name)
    return names.index(name)


def evaluation(
    rows: Iterable[Row | tuple[str, int | None, int | None]],
    *,
    of: TargetSet | None = None,
    items: frozenset[str] | None = None,
    period: Period | None = None,
    expect: Expect = "reported",
    broken: Iterable[int] = (),
) -> Evaluation:
    """Judge rows."""
    judged_set = of or target_set()
    rows_asked = None if items is None else frozenset((judged_set.id, each) for each in items)
    made = counts(rows, of=judged_set, broken=broken)
    return evaluate(judged_set, made, items=rows_asked, period=period, expect=expect)


def report(
    rows: Iterable[Row | tuple[str, int | None, int | None]],
    *,
    of: TargetSet | None = None,
    units: Registry | None = None,
    findings: Sequence[Finding] = (),
    broken: Iterable[int] = (),
    rows_left_out: int = 0,
) -> Report:
    """Judge rows and report on them, with *findings* that reading them might have had."""
    judged_set = of or target_set()
    made = counts(rows, of=judged_set, units=units, broken=broken)
    judged = evaluate(judged_set, made)
    return Report(
        target_set=judged_set,
        timeline=timeline_of(judged_set),
        definitions=Definitions(
            indicators={each.indicator.id: each.indicator for each in judged_set.targets},
            target_sets=(judged_set,),
            digest="0" * 64,
        ),
        period=judged.period,
        counts=made,
        judged=judged.judged,
        findings=[*findings, *judged.findings],
        inputs=[Input("so-lieu.csv", "1" * 64)],
        rows_left_out=rows_left_out + judged.rows_left_out,
    )


def sums_by_group(groups: Iterable[GroupTotal]) -> dict[str, tuple[int, int, int, str, bool]]:
    """Give the units, b, a, the verdict and whether it is partial of each group, by its name."""
    return {
        each.group.vi: (
            each.total.units,
            each.total.numerator,
            each.total.denominator,
            each.total.verdict.code,
            each.total.partial,
        )
        for each in groups
    }
