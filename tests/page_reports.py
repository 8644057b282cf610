"""Reports made up for the tests of the page: real evaluation of invented counts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from cchc.counts import BLANK, WRONG, Columns, Counts, Input, Part, Roster
from cchc.definitions.indicator import (
    Better,
    Count,
    Formula,
    Indicator,
    Labels,
    OverTime,
    WhenEmpty,
)
from cchc.definitions.level import Level
from cchc.definitions.model import Dates, Definitions, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.definitions.timeline import timeline_of
from cchc.definitions.units import LEVELS, Registry, Unit
from cchc.diagnostics import Finding, Location
from cchc.engine.binding import Expect
from cchc.engine.evaluate import evaluate
from cchc.results import Report
from cchc.rules.names import UnitUnknown

Q1, Q2, Q3 = (Period(2024, 3 * quarter + 1, 3 * quarter + 3) for quarter in range(3))
LAST_YEAR = Period(2023, 7, 9)
AT_LEAST_95 = Threshold(text="Tối thiểu 95", low=Decimal(95))
ALL = Threshold(text="100", low=Decimal(100))
AT_MOST_5 = Threshold(text="Tối đa 5", high=Decimal(5))
FILE = "so-lieu.csv"
FIRST = "Tổng hợp"  # the unit that the set belongs to


class Row(NamedTuple):
    """What one unit reported; None for b is a blank cell, a text is no number."""

    item: str
    unit: str
    b: int | str | None
    a: int
    period: Period = Q3


def indicator(item: str, better: Better = Better.HIGHER) -> Indicator:
    return Indicator(
        id=f"ratio-{item.lower().replace('.', '-')}",
        label=f"Tỷ lệ hồ sơ loại {item} đúng hạn",
        numerator=Count(label="Số hồ sơ đúng hạn"),
        denominator=Count(label="Tổng số hồ sơ"),
        english=Labels(
            label=f"Share of dossiers of kind {item} on time",
            numerator="Dossiers on time",
            denominator="Dossiers",
        ),
        scope=None,
        formula=Formula.INFERRED,
        part_of_whole=True,
        over_time=OverTime.SUM,
        when_empty=WhenEmpty.NOT_APPLICABLE,
        better=better,
        aliases=(),
        note=None,
    )


def target(item: str, threshold: Threshold = AT_LEAST_95, **changes: object) -> Target:
    better = Better.HIGHER if threshold.high is None else Better.LOWER
    made = Target(
        item=item,
        indicator=indicator(item, better),
        wording=f"Tỷ lệ hồ sơ loại {item} được giải quyết đúng hạn",
        levels=tuple(Level),
        threshold=threshold,
        unit_of_measure="%",
        responsible=("Các phòng, đơn vị",),
        coordinating=(),
        basis="Quyết định số 59/QĐ-UBND ngày 29/01/2024",
        scope=None,
        note=None,
    )
    return replace(made, **changes)


def target_set(targets: Sequence[Target], **changes: object) -> TargetSet:
    made = TargetSet(
        id="tinh-2024",
        year=2024,
        title="Giao chỉ tiêu năm 2024",
        issuer="Ủy ban nhân dân tỉnh",
        number=None,
        issued=None,
        effective=Dates(),
        document=None,
        registry="tinh-2024",
        body="tong-hop",
        sections={section: f"Nhóm {section}" for section in {t.section for t in targets}},
        targets=tuple(targets),
    )
    return replace(made, **changes)


def registry(units: Sequence[str], level: Level = Level.COMMUNE) -> Registry:
    names = [FIRST, *units]
    return Registry(
        id="tinh-2024",
        codes=["tong-hop", *(f"u{index}" for index in range(len(units)))],
        names=names,
        level_of=bytes([0, *[LEVELS.index(level)] * len(units)]),
        parents=[""] * len(names),
    )


def report(
    rows: Iterable[Row],
    targets: Sequence[Target],
    *,
    units: Sequence[str] | None = None,
    level: Level = Level.COMMUNE,
    inputs: Sequence[Input] = (Input(FILE, "ab" * 32),),
    findings: Sequence[Finding] = (),
    expect: Expect = "reported",
    **changes: object,
) -> Report:
    """Judge *rows*; units that *units* does not name are strangers if it is given."""
    rows = list(rows)
    known = list(dict.fromkeys(row.unit for row in rows)) if units is None else list(units)
    roster = Roster(registry([name for name in known if name != FIRST], level))
    position = {name: index for index, name in enumerate(roster.registry.names)}
    the_set = target_set(targets, **changes)
    ids = list(dict.fromkeys(each.indicator.id for each in targets))
    id_of = {each.item: ids.index(each.indicator.id) for each in targets}
    counts = Counts(roster, ids, list(dict.fromkeys(row.period for row in rows)))
    counts.parts.append(Part(0, FILE, None, Columns(4, 5, 2)))
    for line, row in enumerate(rows):
        if row.unit not in position:
            position[row.unit] = len(roster)
            roster.unregistered.append(Unit(code=row.unit, name=row.unit, level=None))
        counts.lines.append(line + 2)
        counts.units.append(position[row.unit])
        counts.indicators.append(id_of[row.item])
        counts.periods.append(counts.period_list.index(row.period))
        counts.numerators.append(_cell(row.b))
        counts.denominators.append(row.a)
        if isinstance(row.b, str):
            counts.broken.add(line)
    evaluation = evaluate(the_set, counts, expect=expect)
    return Report(
        target_set=the_set,
        timeline=timeline_of(the_set),
        definitions=Definitions(indicators={}, target_sets=(the_set,), digest="cd" * 32),
        period=evaluation.period,
        counts=counts,
        judged=evaluation.judged,
        findings=[*findings, *evaluation.findings],
        inputs=inputs,
        rows_left_out=evaluation.rows_left_out,
    )


def large(units: int = 132, targets: int = 14, period: Period = Q3) -> Report:
    """A province in one quarter; the counts follow a rule, so that every run has the same."""
    chosen = [
        target(f"{'I' * (1 + i // 5)}.{1 + i % 5}", (AT_LEAST_95, ALL)[i % 7 == 3])
        for i in range(targets)
    ]
    rows = []
    for t, each in enumerate(chosen):
        for u in range(units):
            turn = (u * 7919 + t * 104729 + period.last * 1299709) % 1000
            a = 20 + (u * 31 + t * 17 + turn) % 2900
            b = a if turn % 3 else a * (940 + turn % 60) // 1000
            if turn >= 985:
                continue
            name = f"Xã Đăk Số {u + 1}"
            if turn >= 970:
                rows.append(Row(each.item, name, "95%", a, period))
            elif turn >= 955:
                rows.append(Row(each.item, name, 0, 0, period))
            else:
                rows.append(Row(each.item, name, b, a, period))
    return report(rows, chosen)


IV_1, IV_2 = target("IV.1"), target("IV.2", ALL)
A, B, C = "Xã Đăk Hà", "Xã Đắk Tô", "Xã Sa Thầy"
HOSTILE = (
    "</title></style></script><script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    '=HYPERLINK("http://a.example")',
    "&amp; {{ 7*7 }} {% raw %} <b>",
    "\u202eđảo\u2066 \x1b[31m\x00\u200b\ud800",
)


def three_units() -> Report:
    """Met, missed, blank, wrong, nothing arisen and silent, all in one quarter."""
    return report(
        [
            Row("IV.1", A, 94_996, 100_000),
            Row("IV.1", B, 95, 100),
            Row("IV.1", C, None, 100),
            Row("IV.2", A, "95%", 100),
            Row("IV.2", B, 0, 0),
        ],
        [IV_1, IV_2],
    )


def hostile(text: str) -> Report:
    """Put *text* wherever a text can come from."""
    count, labels = Count(label=text), Labels(label=text, numerator=text, denominator=text)
    spoilt = replace(
        IV_1,
        indicator=replace(
            IV_1.indicator, label=text, numerator=count, denominator=count, english=labels,
            note=text, scope=text,
        ),
        wording=text, basis=text, scope=text, note=text, responsible=(text,), coordinating=(text,),
        threshold=replace(AT_LEAST_95, text=text),
    )  # fmt: skip
    finding = UnitUnknown(found=text, registry=text, near=text).at(Location(text, text, 1, 1))
    rows = [Row("IV.1", text, 1, 10), Row("IV.1", "Xã khác", 1, 10)]
    return report(
        rows, [spoilt], units=["Xã khác", text + "!"], findings=[finding],
        inputs=[Input(text, "ab" * 32)], id=text, title=text, issuer=text, number=text,
        sections={"IV": text},
    )  # fmt: skip


def _cell(b: int | str | None) -> int:
    if b is None:
        return BLANK
    return WRONG if isinstance(b, str) else b
