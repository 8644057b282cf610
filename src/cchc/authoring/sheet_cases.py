"""The sample sheets that layouts carry: read as a file of that form is read, and compared count by count."""

from collections.abc import Iterator, Sequence

from cchc.counts import BLANK, Counts, Roster
from cchc.definitions.cases import CountsRead, SheetCase
from cchc.definitions.declared import Declared
from cchc.definitions.layout_file import LayoutFile
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period, read_period
from cchc.definitions.trials import Trial
from cchc.diagnostics import Finding
from cchc.grid import Grid
from cchc.law import Known, Law
from cchc.rules.definition_tests import CaseBroken
from cchc.tables.blocks import Wanted, concat
from cchc.tables.forms import Form
from cchc.tables.read import Reader
from cchc.tables.sheets import read_sheets
from cchc.tables.vocabulary import vocabulary_of
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest

_CELL = "|"
Read = tuple[str, str, str, int, int]  # unit, indicator, period, b and a


def broken_sheet_tests(
    layouts: Sequence[Declared[LayoutFile]], sets: Sequence[TargetSet]
) -> Iterator[Finding]:
    """Tell sample sheets whose set is not there, or that expect what the set does not have."""
    known = {each.id: each for each in sets}
    for file in layouts:
        for index, case in enumerate(file.value.tests if file.is_whole else ()):
            if reason := _why_broken(case, known):
                yield CaseBroken(reason=reason).at(file.at(["tests", index]))


def _why_broken(case: SheetCase, known: dict[str, TargetSet]) -> Words | None:
    if case.set not in known:
        near = did_you_mean(nearest(case.set, sorted(known)))
        return Words(
            f"không có bộ chỉ tiêu «{case.set}»{near.vi}", f"there is no set «{case.set}»{near.en}"
        )
    has = {target.indicator.id for target in known[case.set].targets}
    strange = next((each.indicator for each in case.counts if each.indicator not in has), None)
    if strange is None:
        return None
    return Words(
        f"bộ «{case.set}» không có chỉ số «{strange}»",
        f"the set «{case.set}» has no indicator «{strange}»",
    )


def sheet_trials(file: Declared[LayoutFile], known: Known) -> Iterator[Trial]:
    """Read the sample sheets of a layout."""
    for index, case in enumerate(file.value.tests):
        law = known.law_of(known.set_of(set_id=case.set))
        place = file.at(["tests", index])
        yield Trial(file.name, case.name, place, [*_problems(file.name, case, law)])


def _problems(layout: str, case: SheetCase, law: Law) -> Iterator[Words]:
    year = law.target_set.year
    expected = [_expected(each, year) for each in case.counts]
    found = _read(layout, case, law)
    for each in expected:
        if each not in found:
            yield Words(f"không đọc được {_spelled(each)}", f"{_spelled(each)} was not read")
    for each in found:
        if each not in expected:
            yield Words(f"lại đọc được {_spelled(each)}", f"{_spelled(each)} was read")


def _expected(counts: CountsRead, year: int) -> Read:
    period = (read_period(counts.period, year) if counts.period else None) or Period(year)
    b, a = (BLANK if n is None else n for n in (counts.numerator, counts.denominator))
    return counts.unit, counts.indicator, period.code, b, a


def _spelled(read: Read) -> str:
    unit, indicator, period, *both = read
    b, a = ("–" if number == BLANK else number for number in both)
    return f"{unit} {indicator} {period} {b}/{a}"


def _read(layout: str, case: SheetCase, law: Law) -> list[Read]:
    definitions = law.definitions
    reader = Reader(
        law.timeline,
        law.registry,
        vocabulary_of(definitions.vocabulary),
        [Form(definitions.layouts[layout])],
    )
    reader.layout = layout
    sheets = read_sheets(f"{layout}.yaml", [_grid(case.rows)], reader)
    roster = Roster(law.registry, list(reader.resolver.open_units))
    return [*_counts_of(concat(sheets.blocks, roster, reader.indicators.ids, Wanted()))]


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
