"""The pipeline: read, check, judge, report.  Opens nothing itself and prints nothing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, TypedDict

from cchc.counts import Input, Roster
from cchc.definitions.choose import ChoiceError, choose_period, choose_targets
from cchc.definitions.model import Definitions, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import Registry
from cchc.diagnostics import Finding
from cchc.engine.counted_twice import maybe_counted_twice
from cchc.engine.evaluate import evaluate
from cchc.law import Law
from cchc.readers.assumed import say_assumed
from cchc.readers.headings import Headings
from cchc.readers.opening import open_file
from cchc.readers.recognised import Inspection, Recognised
from cchc.readers.sheet_choice import FormChoice, read_sheets
from cchc.readers.tidy import TidyReader
from cchc.request import Reading, Request
from cchc.results import Bottleneck, GroupTotal, Report
from cchc.sources.paths import Found, find_files
from cchc.sources.prefetch import Prefetched, prefetch
from cchc.sources.sheet_filter import SheetFilter
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

_BOTTLENECKS: Final = 5  # units named per missed total

Earlier = Callable[[Period], Report]
"""From the judged period to a report on the same months of other counts."""

Watch = Callable[[Sequence[str]], Iterable[str]]
"""Gives the same files back, one by one, and may tell somebody how many are left."""


class _Groups(TypedDict, total=False):
    groups: Sequence[GroupTotal]
    bottlenecks: Sequence[Bottleneck]


def check(
    ask: Request,
    law: Law,
    *,
    against: Period | Earlier | None = None,
    watch: Watch = iter,
) -> Report:
    """Judge the counts that are asked about by one law.

    Without a period the longest stretch from January that was reported is judged.  Groups, the
    worst bottlenecks of each missed total and the changes *against* another period, or an earlier
    report of the same months, are worked out where they are asked for.  *watch* may see the files
    go by.

    Raises FileNotFoundError for a path that leads to nothing, and ChoiceError for a unit or item
    that does not exist: wrong usage, not bad data.
    """
    target_set, registry = law.target_set, law.registry
    period = choose_period(ask.period, target_set.year)
    wanted = frozenset(t.item for name in ask.items for t in choose_targets(target_set, name))
    reader = TidyReader(target_set, Roster(registry), _headings(law.definitions))
    if wanted:
        reader.select = reader.select._replace(indicators=_indicators_of(target_set, wanted))
    if ask.units:
        reader.select_units(ask.units)
    files = _found(ask)
    forms = _forms(ask, law)
    inputs = _read(files, reader, forms, watch)
    _refuse_units_not_seen(reader, registry)
    forms.refuse_missing()
    counts = reader.counts
    judge = partial(
        evaluate,
        target_set,
        counts,
        items=wanted or None,
        units=reader.select.units,
        expect=ask.expect,
    )
    evaluation = judge(period=period)
    twice = maybe_counted_twice(target_set, counts, reader.units.suggested)
    findings = (*reader.findings, *evaluation.findings, *twice)
    report = Report(
        target_set=target_set,
        definitions=law.definitions,
        period=evaluation.period,
        counts=counts,
        judged=evaluation.judged,
        findings=_in_reading_order(findings, files),
        inputs=inputs,
        rows_left_out=reader.rows_left_out + evaluation.rows_left_out,
        expects_all=ask.expect == "all",
        is_filtered=bool(ask.units or ask.items),
    )
    report = replace(report, **_groups_of(report, reader.body, ask))
    if against is None or report.period is None:
        return report
    from cchc.engine import against as compared

    if isinstance(against, Period):
        return compared.within(report, against, judge)
    return compared.beside(report, against(report.period))


def inspect(ask: Reading, law: Law) -> Inspection:
    """Read the files as ``check`` does and say what was understood of each sheet, judging nothing."""
    reader = TidyReader(law.target_set, Roster(law.registry), _headings(law.definitions))
    seen, files = list[Recognised](), _found(ask)
    forms = _forms(ask, law, seen)
    _read(files, reader, forms)
    forms.refuse_missing()
    findings = _in_reading_order(reader.findings, files)
    return Inspection(law.definitions.digest, law.target_set, seen, findings)


@dataclass(slots=True)
class _Files:
    """What is read, in its order, and the place of each sheet in its file."""

    found: Found
    held: Mapping[str, bytes]
    tabs: dict[tuple[str, str | None], int] = field(default_factory=dict)


def _found(ask: Reading) -> _Files:
    named = ask.files
    held = {name: data for name, data in named.items() if data is not None}
    return _Files(find_files(tuple(named), held), held)


def _forms(ask: Reading, law: Law, seen: list[Recognised] | None = None) -> FormChoice:
    layouts = law.definitions.layouts
    return FormChoice(layouts, ask.layout, SheetFilter(ask.sheets), ask.encoding, seen)


def _read(
    files: _Files, reader: TidyReader, forms: FormChoice, watch: Watch = iter
) -> Sequence[Input]:
    """Read every file into the counts of *reader*; give what was read."""
    reader.findings += files.found.findings
    begun = prefetch(watch(files.found.files), files.found.in_folders, files.held)
    inputs = [read for each in begun if (read := _read_file(each, reader, files, forms))]
    reader.findings += say_assumed(reader)
    return inputs


def _groups_of(report: Report, body: int, ask: Request) -> _Groups:
    """Work out groups and bottlenecks where they are asked for."""
    by = ask.by if ask.by in ("level", "parent") else None
    most = _BOTTLENECKS if ask.bottlenecks else 0
    if not by and not most:
        return {}
    from cchc.engine import grouping

    judged, counts = report.judged, report.counts
    return {
        "groups": grouping.totals_by(by, judged, counts, body) if by else (),
        "bottlenecks": grouping.bottlenecks(judged, counts, most, body),
    }


def _read_file(
    each: Prefetched, reader: TidyReader, files: _Files, forms: FormChoice
) -> Input | None:
    """Read every sheet of one file; sheets without headings are named, unless none has any."""
    source = each.source
    if isinstance(source, Finding):
        reader.findings.append(source)
        return None
    sheets, findings = open_file(source, reader, forms)
    reader.findings += findings
    files.tabs.update({(source.path, sheet.name): at for at, sheet in enumerate(sheets)})
    read_sheets(source.path, sheets, reader, forms)
    return Input(each.path, source.sha256)


def _headings(definitions: Definitions) -> Headings:
    return Headings(definitions.layouts.tidy_columns)


def _refuse_units_not_seen(reader: TidyReader, registry: Registry) -> None:
    """A filter names a registered unit, or one that at least occurs in the files."""
    for index in sorted(reader.select.units or ()):
        if index >= len(registry) and index not in reader.counts.units:
            name = reader.counts.roster[index].name
            question = did_you_mean(nearest(name, registry.names))
            raise ChoiceError(
                Words(
                    f"Không có đơn vị «{safe(name)}» trong danh mục hoặc trong tệp.{question.vi}",
                    f"There is no unit «{safe(name)}» in the registry or the file.{question.en}",
                )
            )


def _indicators_of(target_set: TargetSet, items: frozenset[str]) -> frozenset[int]:
    ids = list(dict.fromkeys(target.indicator.id for target in target_set.targets))
    return frozenset(ids.index(t.indicator.id) for t in target_set.targets if t.item in items)


def _in_reading_order(findings: Iterable[Finding], files: _Files) -> list[Finding]:
    """Sort findings as someone who mends the files goes through them: file, sheet, row, column."""
    at_file = {path: at for at, path in enumerate(files.found.files)}

    def order(finding: Finding) -> tuple[int, int, int, int, str]:
        place = finding.location
        # What is said of a whole file comes first, what is said of its hidden sheets last.
        tab = (
            -1
            if place.sheet is None
            else files.tabs.get((place.file, place.sheet), len(files.tabs))
        )
        return at_file.get(place.file, 0), tab, place.row or 0, place.column or 0, finding.rule.code

    return sorted(findings, key=order)
