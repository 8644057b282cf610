"""The ratio of each target over the periods at hand, and its change.  Only like is compared with like."""

from collections.abc import Iterator, Mapping, Sequence

from cchc.definitions.level import Level
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.units import Unit
from cchc.document.brief import Brief
from cchc.document.columns import (
    item_column,
    label_column,
    limit_of,
    mark_of,
    percent_of,
    target_cells,
)
from cchc.document.model import Cell, Column, Kind, Outcome, Paragraph, Part, Table
from cchc.document.ratios import points_text
from cchc.document.sentences import only_unit
from cchc.results import Report, Result, Total
from cchc.words import Lang, Words
from cchc.words.numbers import so_many
from cchc.words.terms import UNIT

_NOTE = Words(
    "Tỷ lệ chung của từng kỳ. Chỉ so sánh các kỳ dài bằng nhau; chênh lệch tính bằng điểm phần trăm"
    " và chỉ làm tròn ở bước cuối.",
    "The overall ratio of each period. Only periods of equal length are compared; changes are"
    " percentage points, rounded last.",
)
_NOTE_OF_ONE = Words(
    "Tỷ lệ của đơn vị trong từng kỳ. Chỉ so sánh các kỳ dài bằng nhau; chênh lệch tính bằng điểm"
    " phần trăm và chỉ làm tròn ở bước cuối.",
    "The unit's ratio in each period. Only periods of equal length are compared; changes are"
    " percentage points, rounded last.",
)

Judged = Result | Total
Key = tuple[str, tuple[Level, ...]]  # an indicator's id and the levels it binds


def trend(brief: Brief) -> Iterator[Part]:
    """Follow each target over all periods; nothing where there is but one."""
    report, earlier, lang = brief.report, brief.earlier, brief.lang
    now, periods = report.period, periods_of(report, *earlier)
    if now is None or len(periods) < 2 or not report.judged:
        return
    unit = only_unit(report)
    # What the report itself says of a period prevails.
    by_period = {source.period: _ratios(source, unit) for source in (*earlier, report)}
    previous = previous_of(report, earlier)
    then = {
        Words("So với kỳ trước", "Against previous"): previous.period if previous else None,
        Words("So với cùng kỳ năm trước", "Against last year"): now._replace(year=now.year - 1),
    }
    against = {words: period for words, period in then.items() if period in periods}
    columns = (
        item_column(lang),
        label_column(lang),
        *(Column("period", period.label(lang), Kind.RATIO) for period in periods),
        *(Column("change", words.in_(lang), Kind.RATIO) for words in against),
    )
    rows = []
    for judged in report.judged:
        key = _key(judged.target)
        at = {period: found for period in periods if (found := by_period[period].get(key))}
        sizes = {each.units for each in at.values() if isinstance(each, Total)}
        rows.append(
            (
                *target_cells(judged.target, lang),
                *(_outcome(period, at, judged.target, len(sizes) > 1, lang) for period in periods),
                *(
                    _change(at.get(now), at.get(each) if each else None, lang)
                    for each in against.values()
                ),
            )
        )
    note = Paragraph((_NOTE_OF_ONE if unit else _NOTE).in_(lang), is_note=True)
    cells = _cells(brief, periods, by_period) if brief.scope.everything else ""
    beside = [Paragraph(cells)] if cells and brief.scope.places else []
    title = Words("Diễn biến qua các kỳ", "Over time")
    yield Part("trend", title.in_(lang), [note, Table(columns, rows), *beside])


def _cells(
    brief: Brief,
    periods: Sequence[Period],
    by_period: Mapping[Period | None, Mapping[Key, Judged]],
) -> str:
    """Name the cells of each ratio, target by target and period by period."""
    lang = brief.lang
    reports = {each.period: each for each in (*brief.earlier, brief.report)}
    said = []
    for target in (judged.target for judged in brief.report.judged):
        found = ((each, by_period[each].get(_key(target))) for each in periods)
        named = [
            f"{period.label(lang)}: {cells}"
            for period, judged in found
            if judged and (cells := brief.cells_in(reports[period], judged))
        ]
        if named:
            said.append(f"{target.item}: {'; '.join(named)}.")
    head = Words("Các ô số liệu", "The cells").in_(lang)
    return f"{head}: {' '.join(said)}" if said else ""


def followed(brief: Brief) -> Iterator[Part]:
    """Follow each target over several files, where these were asked for."""
    if len(brief.report.earlier) > 1:
        yield from trend(brief)


def periods_of(*reports: Report) -> list[Period]:
    """List the periods of the reports, the latest last and the longer after the shorter."""
    found = {report.period for report in reports if report.period}
    return sorted(found, key=lambda period: (period.year, period.last, period.months))


def previous_of(report: Report, earlier: Sequence[Report]) -> Report | None:
    """Find the report of the period before that is as long: only like is compared with like."""
    now = report.period
    if now is None:
        return None
    by_period = {each.period: each for each in earlier if each.period}
    before = [period for period in by_period if period.months == now.months and period < now]
    return by_period[max(before)] if before else None


def before(results: Sequence[Result], brief: Brief) -> Sequence[Cell]:
    """Give what each result was in the period before; nothing where there is none."""
    previous = previous_of(brief.report, brief.earlier)
    if previous is None:
        return ()
    from cchc.engine.against import lineage_of
    from cchc.engine.compare import compare

    indicators = (target.indicator for target in previous.target_set.targets)
    return [
        None if change.then is None or change.incomparable else percent_of(change.then, brief.lang)
        for change in compare(
            results, previous.results(), indicators, lineage_of(brief.report, previous)
        )
    ]


def _ratios(report: Report, unit: Unit | None) -> Mapping[Key, Judged]:
    """Give what each indicator came to, for one unit or for all together."""
    if unit is None:
        return {_key(judged.target): judged.total for judged in report.judged}
    return {
        _key(result.target): result
        for result in report.in_full.results()
        if result.unit.code == unit.code
    }


def _key(target: Target) -> Key:
    return target.indicator.id, target.levels


def _outcome(
    period: Period, at: Mapping[Period, Judged], target: Target, sizes_differ: bool, lang: Lang
) -> Cell:
    judged = at.get(period)
    if judged is None:
        return None
    from cchc.engine.compare import incomparable

    notes = []
    if isinstance(judged, Total) and sizes_differ and judged.units:
        notes.append(so_many(judged.units, UNIT).in_(lang))
    mark = mark_of(judged, lang)
    if mark.partial:
        notes.append(Words("chưa đủ", "partial").in_(lang))
    alike = not incomparable(target.indicator, judged.target.indicator)
    return Outcome(
        mark,
        percent_of(judged, lang),
        limit_of(judged.threshold, lang),
        ", ".join(notes),
        period.months if alike else 0,
    )


def _change(now: Judged | None, then: Judged | None, lang: Lang) -> Cell:
    """Spell the difference in percentage points, or why there is none."""
    from cchc.engine.compare import gained, incomparable

    change = gained(now, then)
    if now is None or then is None or change is None:
        return None
    if why := incomparable(now.target.indicator, then.target.indicator):
        return why.in_(lang)
    return points_text(change, lang)
