"""The pipeline: read, check, judge, report.  Opens nothing itself and prints nothing."""

from collections.abc import Sequence
from dataclasses import replace

from cchc.counts import Input, Roster
from cchc.definitions.choose import ChoiceError, choose_targets
from cchc.definitions.model import Definitions, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.units import Registry
from cchc.diagnostics import Finding, Location, Severity
from cchc.engine.binding import Expect
from cchc.engine.compare import compare
from cchc.engine.evaluate import evaluate
from cchc.engine.grouping import By, totals_by
from cchc.engine.grouping import bottlenecks as worst_bottlenecks
from cchc.exit_codes import ExitCode
from cchc.readers.csv_file import CsvSheet, open_csv
from cchc.readers.delimited import BrokenQuotes
from cchc.readers.recognised import Inspection, Recognised
from cchc.readers.sheet_choice import FormChoice, read_sheets
from cchc.readers.sheets import Sheet
from cchc.readers.source import Source, read_source
from cchc.readers.tidy import TidyReader
from cchc.readers.wanted import Wanted
from cchc.results import Change, Report, Verdict
from cchc.rules import counts as rules
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe


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
    by: By | None = None,
    bottlenecks: int = 0,
    against: Period | Report | None = None,
    layout: str | None = None,
    sheets: Sequence[str] = (),
) -> Report:
    """Judge the counts in *paths* (``-`` is standard input), of all or of the named units and items.

    Without a *period* the longest stretch from January that was reported is judged.  Groups *by*
    level or parent, the worst *bottlenecks* of each missed total and the changes *against* another
    period or report are worked out where they are asked for.

    Raises FileNotFoundError or IsADirectoryError for a path that is no file, and ChoiceError for
    a unit or item that does not exist: wrong usage, not bad data.
    """
    wanted = frozenset(t.item for name in items for t in choose_targets(target_set, name))
    reader = TidyReader(target_set, Roster(registry))
    if items:
        reader.select = reader.select._replace(indicators=_indicators_of(target_set, wanted))
    if units:
        reader.select_units(units)
    forms = FormChoice(definitions.layouts, layout, Wanted(sheets))
    inputs = _read_all(paths, reader, forms)
    _refuse_units_not_seen(reader, registry)
    forms.wanted.refuse_missing()
    counts, chosen = reader.counts, wanted or None
    evaluation = evaluate(target_set, counts, items=chosen, period=period, expect=expect)
    report = Report(
        target_set=target_set,
        definitions=definitions,
        period=evaluation.period,
        counts=counts,
        judged=evaluation.judged,
        findings=sorted((*reader.findings, *evaluation.findings), key=_in_reading_order),
        inputs=inputs,
        rows_left_out=reader.rows_left_out + evaluation.rows_left_out,
    )
    judged = report.judged
    if isinstance(against, Period):
        then = evaluate(target_set, counts, items=chosen, period=against, expect=expect)
        against = replace(report, period=then.period, judged=then.judged)
    return replace(
        report,
        groups=totals_by(by, judged, counts, reader.body) if by else (),
        bottlenecks=worst_bottlenecks(judged, counts, bottlenecks) if bottlenecks else (),
        changes=_changes(report, against) if against else (),
    )


def _changes(now: Report, then: Report) -> Sequence[Change]:
    indicators = (target.indicator for target in then.target_set.targets)
    return compare(now.results(), then.results(), indicators)


def inspect(
    paths: Sequence[str],
    definitions: Definitions,
    target_set: TargetSet,
    registry: Registry,
    *,
    layout: str | None = None,
    sheets: Sequence[str] = (),
) -> Inspection:
    """Read the files as ``check`` does and say what was understood of each sheet, judging nothing."""
    reader = TidyReader(target_set, Roster(registry))
    seen: list[Recognised] = []
    forms = FormChoice(definitions.layouts, layout, Wanted(sheets), seen)
    _read_all(paths, reader, forms)
    forms.wanted.refuse_missing()
    findings = sorted(reader.findings, key=_in_reading_order)
    return Inspection(definitions.digest, target_set, seen, findings)


def _read_all(paths: Sequence[str], reader: TidyReader, forms: FormChoice) -> list[Input]:
    inputs: list[Input] = []
    for path in paths:
        source = read_source(path)
        if isinstance(source, Finding):
            reader.findings.append(source)
        else:
            inputs.append(Input(path, source.sha256))
            _read_counts(source, reader, forms)
    return inputs


def exit_code(report: Report, *, allow_missed: bool = False) -> ExitCode:
    """Bad data outranks a missed target, and answering nothing is never success."""
    answered = report.tally(Verdict.MET, Verdict.MISSED, Verdict.NOT_APPLICABLE)
    untrusted = any(f.rule.severity is Severity.ERROR for f in report.findings)
    if untrusted or not answered:
        return ExitCode.UNUSABLE
    missed = report.tally(Verdict.MISSED)
    return ExitCode.MISSED if missed and not allow_missed else ExitCode.OK


def _read_counts(source: Source, reader: TidyReader, forms: FormChoice) -> None:
    """Read every sheet of one file; sheets without headings are named, unless none has any."""
    sheets: Sequence[Sheet]
    if source.kind == "text":
        opened = open_csv(source)
        if not isinstance(opened, CsvSheet):
            reader.findings.append(opened)
            return
        sheets = [opened]
    else:
        from cchc.readers.workbook import open_workbook

        sheets, findings = open_workbook(source, forms.wanted)
        reader.findings += findings
    rows, said = len(reader.counts), len(reader.findings)
    try:
        read_sheets(source.path, sheets, reader, forms)
    except BrokenQuotes as error:  # the rows before it may have swallowed others
        reader.counts.cut_back(rows)
        del reader.findings[said:]
        reader.findings.append(rules.QUOTES_BROKEN.at(Location(source.path, row=error.line)))


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


def _in_reading_order(finding: Finding) -> tuple[str, str, int, int, str]:
    place = finding.location
    return place.file, place.sheet or "", place.row or 0, place.column or 0, finding.rule.code
