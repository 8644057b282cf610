"""The sample sheets that layouts carry: read as a file of that form is read, and compared count by count."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from cchc.authoring.subjects import of_layout
from cchc.counts import BLANK, Counts, Roster
from cchc.definitions.cases import CountsRead, SheetCase
from cchc.definitions.declared import Declared
from cchc.definitions.layout import KEY_ROLES, Layout
from cchc.definitions.layout_file import LayoutFile
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period, read_period
from cchc.definitions.trials import Trial
from cchc.diagnostics import Finding, Location, Severity
from cchc.grid import Grid
from cchc.law import Known, Law
from cchc.rules.definition_tests import CaseBroken
from cchc.tables.blocks import Wanted, concat
from cchc.tables.forms import Form
from cchc.tables.inspection import ColumnRead, describe
from cchc.tables.read import Reader
from cchc.tables.sheets import read_sheets
from cchc.tables.vocabulary import vocabulary_of
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest

_CELL = "|"
_RATIO, _UNUSED, _NOT_DECLARED = "ratio", "unused", "?"
_COLUMNS = Words("các cột", "its columns")
_FINDINGS = Words("các lỗi và cảnh báo", "its errors and warnings")
Read = tuple[str, str, str, int, int]  # unit, indicator, period, b and a


class SheetSaid(NamedTuple):
    """What was read of a sample sheet: its counts, what its columns are, and the codes that were told."""

    counts: Sequence[Read]
    columns: Sequence[str]
    codes: Sequence[str]


def broken_sheet_tests(
    layouts: Sequence[Declared[LayoutFile]], sets: Sequence[TargetSet]
) -> Iterator[Finding]:
    """Tell sample sheets whose set is not there, or that expect what the set does not have."""
    known = {each.id: each for each in sets}
    for file in layouts:
        for index, case in enumerate(file.value.tests if file.is_whole else ()):
            if why := _why_broken(case, known):
                reason, near = why
                yield CaseBroken(reason=reason, near=near).at(file.at(["tests", index]))


def _why_broken(case: SheetCase, known: dict[str, TargetSet]) -> tuple[Words, Words] | None:
    """Say why a sample sheet cannot be read, and what may have been meant."""
    if case.set not in known:
        near = did_you_mean(nearest(case.set, sorted(known)))
        no_set = Words(f"không có bộ chỉ tiêu «{case.set}»", f"there is no set «{case.set}»")
        return no_set, near
    has = {target.indicator.id for target in known[case.set].targets}
    strange = next((each.indicator for each in case.counts if each.indicator not in has), None)
    if strange is None:
        return None
    no_indicator = Words(
        f"bộ «{case.set}» không có chỉ số «{strange}»",
        f"the set «{case.set}» has no indicator «{strange}»",
    )
    return no_indicator, did_you_mean(nearest(strange, sorted(has)))


def sheet_trials(
    file: Declared[LayoutFile], known: Known, left_out: Set[Location]
) -> Iterator[Trial]:
    """Read the sample sheets of a layout."""
    for index, case in enumerate(file.value.tests):
        place = file.at(["tests", index])
        if place in left_out:
            continue
        law = known.law_of(known.set_of(set_id=case.set))
        problems = problems_of_sheet(known.definitions.layouts[file.name], case, law)
        yield Trial(of_layout(file), Words(case.name, case.name), place, [*problems])


def problems_of_sheet(layout: Layout, case: SheetCase, law: Law) -> Iterator[Words]:
    """Say in what a sample sheet is not read as its test expects."""
    year = law.target_set.year
    items = {target.indicator.id: target.item for target in reversed(law.target_set.targets)}
    expected = [_expected(each, year) for each in case.counts]
    found = _read(layout, case, law)
    for each in expected:
        if each not in found.counts:
            said = _spelled(each, items)
            yield Words(f"không đọc được {said}", f"{said} was not read")
    for each in found.counts:
        if each not in expected:
            said = _spelled(each, items)
            yield Words(f"lại đọc được {said}", f"{said} was read")
    columns = None if case.columns is None else [*map(str.strip, case.columns.split(_CELL))]
    if columns not in (None, found.columns):
        yield _other(_COLUMNS, f" {_CELL} ".join(found.columns))
    if case.findings is not None and sorted(case.findings) != found.codes:
        yield _other(_FINDINGS, ", ".join(found.codes) or "–")


def _other(what: Words, found: str) -> Words:
    return Words(f"{what.vi} lại là: {found}", f"{what.en} are: {found}")


def _expected(counts: CountsRead, year: int) -> Read:
    period = (read_period(counts.period, year) if counts.period else None) or Period(year)
    b, a = (BLANK if n is None else n for n in (counts.numerator, counts.denominator))
    return counts.unit, counts.indicator, period.code, b, a


def _spelled(read: Read, items: Mapping[str, str]) -> str:
    unit, indicator, period, *both = read
    b, a = ("–" if number == BLANK else number for number in both)
    return f"{unit} {items[indicator]} {period} {b}/{a}"


def _read(layout: Layout, case: SheetCase, law: Law) -> SheetSaid:
    form = Form(layout)
    reader = Reader(law.timeline, law.registry, vocabulary_of(law.definitions.vocabulary), [form])
    reader.layout = layout.id
    file = f"{layout.id}.yaml"
    sheets = read_sheets(file, [_grid(case.rows)], reader)
    roster = Roster(law.registry, list(reader.resolver.open_units))
    counts = concat(sheets.blocks, roster, reader.indicators.ids, Wanted())
    tables = [table for read in sheets.reads for table in describe(file, read, reader)]
    # What is told twice of one cell is one finding.
    told = {
        (each.rule.code, each.location)
        for each in sheets.findings
        if each.rule.severity is not Severity.NOTE
    }
    return SheetSaid(
        counts=[*_counts_of(counts)],
        columns=[_meaning(form, column) for table in tables for column in table.columns],
        codes=sorted(code for code, _ in told),
    )


def _meaning(form: Form, column: ColumnRead) -> str:
    """Say what a form declares of a column; that the vocabulary knows its counts, too, is not asked."""
    taught, quantity = form.meaning(column.path), form.quantity(column.path)
    if taught is not None:
        return taught.means
    if quantity is not None:
        return quantity
    if form.is_ratio(column.path):
        return _RATIO
    if form.is_remark(column.path):
        return _UNUSED
    return column.key if column.key in KEY_ROLES else _NOT_DECLARED


def _grid(rows: Sequence[str]) -> Grid:
    cells = [[cell.strip() for cell in row.split(_CELL)] for row in rows]
    width = max(map(len, cells))
    padded = [[*row, *[""] * (width - len(row))] for row in cells]
    columns = [*zip(*padded, strict=True)]
    return Grid(name=None, columns=columns, lines=range(1, len(rows) + 1), is_text=True)


def _counts_of(counts: Counts) -> Iterator[Read]:
    for at, unit in enumerate(counts.units):
        yield (
            counts.roster[unit].name,
            counts.indicator_ids[counts.indicators[at]],
            counts.period_list[counts.periods[at]].code,
            counts.numerators[at],
            counts.denominators[at],
        )
