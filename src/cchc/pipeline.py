"""The pipeline: read, check, judge, report.  Opens nothing itself and prints nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, TypedDict, get_args

from cchc.counts import Counts
from cchc.definitions.choose import ChoiceError, choose_period, choose_targets, targets_called
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.definitions.timeline import Timeline
from cchc.engine.binding import Expect
from cchc.engine.evaluate import Evaluation, evaluate
from cchc.engine.not_used import of_other_sets
from cchc.engine.of_nobody import as_anybodys, lost, of_nobody, turned
from cchc.law import Law
from cchc.matching.choose import choose_units
from cchc.reading import FilesRead, Watch, read_files
from cchc.request.check import Request
from cchc.request.reading import Reading
from cchc.results import Bottleneck, GroupTotal, Report
from cchc.tables.blocks import Wanted
from cchc.words import Lang, Words
from cchc.words.numbers import so_many
from cchc.words.terms import UNIT

if TYPE_CHECKING:
    from cchc.tables.inspection import Inspection

_BOTTLENECKS: Final = 5  # units named per missed total

Earlier = Callable[[Period], Report]
"""From the judged period to a report on other counts."""


class _Groups(TypedDict, total=False):
    groups: Sequence[GroupTotal]
    bottlenecks: Sequence[Bottleneck]


def check(
    ask: Request,
    law: Law,
    *,
    against: Sequence[Period | Earlier] = (),
    watch: Watch = iter,
) -> Report:
    """Judge the counts that are asked about by the law in force at the end of their period.

    Without a period that of more than half of the units is judged.  Groups, the
    worst bottlenecks of each missed total and the changes *against* other periods or reports are
    worked out where they are asked for.  *watch* may see the files go by.

    Raises FileNotFoundError for a path that leads to nothing, and ChoiceError for a unit or item
    that does not exist, where no period has a majority, and where no set is in force at its end:
    wrong usage, not bad data.
    """
    timeline = law.timeline
    period = choose_period(ask.period, timeline.year)
    wanted = _items_called(ask.items, timeline) if ask.items else None
    read = read_files(ask, law, period, watch=watch)
    units = _units_called(ask.units, read) if ask.units else None
    asked = Wanted(units, _indicators_of(read, wanted) if wanted else None)
    if units is not None and read.reader.body in units:
        asked = replace(asked, sums=_sums_of_body(ask, timeline, period, wanted, read))
    counts = read.counts(asked)
    judge = partial(_judge, timeline, counts, items=wanted, units=units, expect=ask.expect)
    evaluation = evaluate(
        timeline, counts, items=wanted, units=units, period=period, expect=ask.expect
    )
    if evaluation.candidates:
        raise ChoiceError(_which_period(evaluation.candidates))
    target_set = evaluation.target_set
    for name in ask.items:
        choose_targets(target_set, name)
    said = [*read.said_of(asked), *evaluation.findings]
    said += lost(counts)
    if anybodys := as_anybodys(counts):
        perhaps = evaluate(
            timeline,
            anybodys,
            items=wanted,
            units=units,
            period=evaluation.period,
            expect=ask.expect,
        )
        said += of_nobody(counts, evaluation.judged)
        said += turned(counts, evaluation.judged, perhaps.judged)
    said += of_other_sets(said, law.others())
    report = Report(
        target_set=target_set,
        timeline=timeline,
        definitions=law.definitions,
        period=evaluation.period,
        counts=counts,
        judged=evaluation.judged,
        findings=read.in_order(said),
        inputs=read.inputs,
        rows_left_out=read.left_out_of(asked) + evaluation.rows_left_out,
        expects_all=ask.expect == "all",
        is_filtered=bool(ask.units or ask.items),
        asked_units=units,
        asked_items=_items_in(target_set, wanted) if wanted else (),
    )
    report = replace(report, **_groups_of(report, read.reader.body, ask))
    if not against or report.period is None:
        return report
    from cchc.engine.against import beside, compared, within

    others = [
        within(report, each, judge)
        if isinstance(each, Period)
        else beside(report, each(report.period))
        for each in against
    ]
    return compared(report, others, of_everybody=not ask.units)


def _judge(
    timeline: Timeline,
    counts: Counts,
    *,
    period: Period,
    items: frozenset[tuple[str, str]] | None,
    units: frozenset[int] | None,
    expect: Expect,
) -> Evaluation:
    """Judge another period of the same counts by the law of its own time, whatever set was named."""
    law = timeline.in_its_time(period)
    return evaluate(law, counts, items=items, units=units, period=period, expect=expect)


def inspect(ask: Reading, law: Law) -> "Inspection":
    """Read the files as ``check`` does and say what was understood of each sheet, judging nothing."""
    from cchc.tables.inspection import Inspection

    read = read_files(ask, law, None, describing=True)
    findings = read.in_order(read.findings)
    return Inspection(law.definitions.digest, law.target_set, read.seen, findings)


def _groups_of(report: Report, body: int, ask: Request) -> _Groups:
    """Work out groups and bottlenecks where they are asked for."""
    by = ask.by if ask.by in ("level", "parent") else None
    most = _BOTTLENECKS if ask.bottlenecks else 0
    if not by and not most:
        return {}
    from cchc.engine import bottlenecks, grouping

    judged, counts = report.judged, report.counts
    in_part = bool(ask.units)
    groups = grouping.totals_by(by, judged, counts, body, in_part=in_part) if by else []
    return {
        "groups": groups,
        "bottlenecks": [
            *bottlenecks.of_units(judged, counts, most),
            *bottlenecks.of_groups(judged, groups, counts, most),
        ],
    }


def _units_called(names: Sequence[str], read: FilesRead) -> frozenset[int]:
    reader = read.reader
    unlisted = reader.resolver.open_units
    return frozenset(u for name in names for u in choose_units(reader.units, name, unlisted))


def _sums_of_body(
    ask: Request,
    timeline: Timeline,
    period: Period | None,
    rows: frozenset[tuple[str, str]] | None,
    read: FilesRead,
) -> frozenset[int]:
    """Find the indicators of which totals of others are results of the body, when everybody is judged."""
    if not any(target.assigned for each in timeline.sets for target in each.targets):
        return frozenset()
    everybody = read.counts(Wanted(None, _indicators_of(read, rows) if rows else None))
    judged = evaluate(timeline, everybody, items=rows, period=period, expect=ask.expect)
    owed = {
        (judged.target_set.id, each.target.item)
        for each in judged.judged
        if each.total.is_obligation
    }
    return _indicators_of(read, frozenset(owed))


def _which_period(units: Mapping[Period, int]) -> Words:
    """Say that no period was reported by more than half of the units, and how many reported what."""
    known = sorted(units.items(), key=lambda each: (-each[1], each[0]))
    vi, en = (
        "; ".join(
            f"{period.label(lang)} ({so_many(number, UNIT).in_(lang)})" for period, number in known
        )
        for lang in get_args(Lang)
    )
    return Words(
        f"Các đơn vị gửi số liệu của nhiều kỳ khác nhau: {vi}. Hãy chọn kỳ bằng --period.",
        f"The units sent counts of different periods: {en}. Choose one with --period.",
    )


def _items_called(names: Sequence[str], timeline: Timeline) -> frozenset[tuple[str, str]]:
    """Find the rows that are meant in every set that has them; raises ChoiceError where none has."""
    found: set[tuple[str, str]] = set()
    for name in names:
        own = {
            (each.id, target.item)
            for each in timeline.sets
            for target in targets_called(each, name)
        }
        if not own:
            choose_targets(timeline.main, name)  # says what there is
        found |= own
    return frozenset(found)


def _items_in(target_set: TargetSet, rows: frozenset[tuple[str, str]]) -> list[str]:
    """List the items of a set that are among some rows, in the order of the annex."""
    items = (target.item for target in target_set.targets)
    return [item for item in items if (target_set.id, item) in rows]


def _indicators_of(read: FilesRead, rows: frozenset[tuple[str, str]]) -> frozenset[int]:
    """Find the indicators of some rows in every set: another one may have them under another item."""
    indicators = read.reader.indicators
    wanted = {
        target.indicator.id
        for each in indicators.sets
        for target in each.targets
        if (each.id, target.item) in rows
    }
    return frozenset(index for index, id_ in enumerate(indicators.ids) if id_ in wanted)
