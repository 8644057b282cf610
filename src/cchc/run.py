"""The pipeline: read, check, judge, report.  Opens nothing itself and prints nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypedDict

from cchc.counts import Input, Roster
from cchc.definitions.choose import ChoiceError, choose_targets
from cchc.definitions.model import Definitions, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import Registry
from cchc.diagnostics import Finding, Location, Severity
from cchc.engine.binding import Expect
from cchc.engine.counted_twice import maybe_counted_twice
from cchc.engine.evaluate import evaluate
from cchc.exit_codes import ExitCode
from cchc.readers.ahead import Ahead, read_ahead
from cchc.readers.assumed import say_assumed
from cchc.readers.delimited import BrokenQuotes
from cchc.readers.encodings import Encoding
from cchc.readers.headings import Headings
from cchc.readers.opening import open_file
from cchc.readers.paths import find_files
from cchc.readers.recognised import Inspection, Recognised
from cchc.readers.sheet_choice import FormChoice, read_sheets
from cchc.readers.tidy import TidyReader
from cchc.readers.wanted import Wanted
from cchc.results import Bottleneck, GroupTotal, Report, Verdict
from cchc.rules.files import QuotesBroken
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.engine.grouping import By

_Tabs = dict[tuple[str, str | None], int]
"""(file, sheet) → its place among the sheets of the file."""

Earlier = Callable[[Period], Report]
"""From the judged period to a report on the same months of other counts."""


class _Groups(TypedDict, total=False):
    groups: Sequence[GroupTotal]
    bottlenecks: Sequence[Bottleneck]


def check(
    paths: Sequence[str],
    definitions: Definitions,
    target_set: TargetSet,
    registry: Registry,
    *,
    units: Sequence[str] = (),
    items: Sequence[str] = (),
    period: Period | None = None,
    expect: Expect = "reported",
    by: "By | None" = None,
    bottlenecks: int = 0,
    against: Period | Earlier | None = None,
    progress: Callable[[Sequence[str]], Iterable[str]] = iter,
    layout: str | None = None,
    sheets: Sequence[str] = (),
    encoding: Encoding | None = None,
) -> Report:
    """Judge the counts in *paths* (``-`` is standard input), of all or of the named units and items.

    Without a *period* the longest stretch from January that was reported is judged.  Groups *by*
    level or parent, the worst *bottlenecks* of each missed total and the changes *against* another
    period, or an earlier report of the same months, are worked out where they are asked for.
    Folders and patterns are expanded; *progress* may watch the files go by.

    Raises FileNotFoundError for a path that leads to nothing, and ChoiceError for a unit or item
    that does not exist: wrong usage, not bad data.
    """
    wanted = frozenset(t.item for name in items for t in choose_targets(target_set, name))
    reader = TidyReader(target_set, Roster(registry), _headings(definitions))
    if items:
        reader.select = reader.select._replace(indicators=_indicators_of(target_set, wanted))
    if units:
        reader.select_units(units)
    found, tabs = find_files(paths), _Tabs()
    forms = FormChoice(definitions.layouts, layout, Wanted(sheets), encoding)
    reader.findings += found.findings
    files = read_ahead(progress(found.files), found.in_folders)
    inputs = [read for each in files if (read := _read_file(each, reader, tabs, forms))]
    reader.findings += say_assumed(reader)
    _refuse_units_not_seen(reader, registry)
    forms.wanted.refuse_missing()
    counts = reader.counts
    judge = partial(
        evaluate, target_set, counts, items=wanted or None, units=reader.select.units, expect=expect
    )
    evaluation = judge(period=period)
    twice = maybe_counted_twice(target_set, counts, reader.units.suggested)
    findings = (*reader.findings, *evaluation.findings, *twice)
    report = Report(
        target_set=target_set,
        definitions=definitions,
        period=evaluation.period,
        counts=counts,
        judged=evaluation.judged,
        findings=_in_reading_order(findings, found.files, tabs),
        inputs=inputs,
        rows_left_out=reader.rows_left_out + evaluation.rows_left_out,
    )
    report = replace(report, **_groups_of(report, reader.body, by, bottlenecks))
    if against is None or report.period is None:
        return report
    from cchc.engine import against as compared

    if isinstance(against, Period):
        return compared.within(report, against, judge)
    return compared.beside(report, against(report.period))


def _groups_of(report: Report, body: int, by: "By | None", bottlenecks: int) -> _Groups:
    """Work out groups and bottlenecks where they are asked for."""
    if not by and not bottlenecks:
        return {}
    from cchc.engine import grouping

    judged, counts = report.judged, report.counts
    return {
        "groups": grouping.totals_by(by, judged, counts, body) if by else (),
        "bottlenecks": grouping.bottlenecks(judged, counts, bottlenecks, body),
    }


def inspect(
    paths: Sequence[str],
    definitions: Definitions,
    target_set: TargetSet,
    registry: Registry,
    *,
    layout: str | None = None,
    sheets: Sequence[str] = (),
    encoding: Encoding | None = None,
) -> Inspection:
    """Read the files as ``check`` does and say what was understood of each sheet, judging nothing."""
    reader, seen = (
        TidyReader(target_set, Roster(registry), _headings(definitions)),
        list[Recognised](),
    )
    found, tabs = find_files(paths), _Tabs()
    forms = FormChoice(definitions.layouts, layout, Wanted(sheets), encoding, seen)
    for each in read_ahead(found.files, found.in_folders):
        _read_file(each, reader, tabs, forms)
    reader.findings += say_assumed(reader)
    forms.wanted.refuse_missing()
    findings = _in_reading_order((*found.findings, *reader.findings), found.files, tabs)
    return Inspection(definitions.digest, target_set, seen, findings)


def exit_code(report: Report, *, allow_missed: bool = False) -> ExitCode:
    """Bad data outranks a missed target, and answering nothing is never success."""
    answered = report.tally(Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE)
    untrusted = any(f.rule.severity is Severity.ERROR for f in report.findings)
    if untrusted or not answered:
        return ExitCode.UNUSABLE
    missed = report.tally(Verdict.MISSED)
    return ExitCode.MISSED if missed and not allow_missed else ExitCode.OK


def _read_file(each: Ahead, reader: TidyReader, tabs: _Tabs, forms: FormChoice) -> Input | None:
    """Read every sheet of one file; sheets without headings are named, unless none has any."""
    source = each.source
    if isinstance(source, Finding):
        reader.findings.append(source)
        return None
    sheets, findings = open_file(source, reader, forms, each.grids)
    reader.findings += findings
    tabs.update({(source.path, sheet.name): at for at, sheet in enumerate(sheets)})
    rows, said = len(reader.counts), len(reader.findings)
    try:
        read_sheets(source.path, sheets, reader, forms)
    except BrokenQuotes as error:  # in a form; the rows before it may have swallowed others
        reader.counts.cut_back(rows)
        del reader.findings[said:]
        reader.findings.append(QuotesBroken().at(Location(source.path, row=error.line)))
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


def _in_reading_order(
    findings: Iterable[Finding], paths: Sequence[str], tabs: _Tabs
) -> list[Finding]:
    """Sort findings as someone who mends the files goes through them: file, sheet, row, column."""
    files = {path: at for at, path in enumerate(paths)}

    def order(finding: Finding) -> tuple[int, int, int, int, str]:
        place = finding.location
        # What is said of a whole file comes first, what is said of its hidden sheets last.
        tab = -1 if place.sheet is None else tabs.get((place.file, place.sheet), len(tabs))
        return files.get(place.file, 0), tab, place.row or 0, place.column or 0, finding.rule.code

    return sorted(findings, key=order)
