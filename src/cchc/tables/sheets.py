"""All sheets of one file: their facts, and everything that is to be said of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from cchc.definitions.period import Period
from cchc.diagnostics import Finding, Location
from cchc.grid import Grid
from cchc.rules.files import SheetNotUsed
from cchc.rules.forms import LayoutDoesNotFit
from cchc.rules.tables import NumbersInDoubt, NumbersOutsideTables, RunningTotalKept
from cchc.tables.blocks import Block, blocks_of
from cchc.tables.checks import check_tables
from cchc.tables.doubtful import Doubt
from cchc.tables.forms import best_fit
from cchc.tables.percentages import refuse_percentages
from cchc.tables.read import Reader
from cchc.tables.reasons import DOUBTS
from cchc.tables.say_form import difference, no_headings
from cchc.tables.saying import Place
from cchc.tables.table_types import GridRead, TableRead
from cchc.tables.telling import tell
from cchc.tables.turns import NOBODY
from cchc.values import dataclass
from cchc.words import Words

_MOST_NAMED = 20  # rows in one finding


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """The facts of one file, what is to be said of it, and how each sheet was understood."""

    blocks: Sequence[Block]
    findings: Sequence[Finding]
    reads: Sequence[GridRead]
    rows_left_out: int = 0
    unplaced: Mapping[str | None, dict[int, int | None]] = field(default_factory=dict)
    candidates: frozenset[int] = frozenset()  # units that a name may mean which means several


def read_sheets(file: str, grids: Sequence[Grid], reader: Reader) -> SheetsRead:
    """Read every sheet of one file."""
    reads = [reader.read(grid) for grid in grids]
    blocks, findings = list[Block](), list[Finding]()
    unplaced: dict[str | None, dict[int, int | None]] = {}
    any_tables = any(read.tables for read in reads)
    for read in reads:
        if reader.layout is not None and not _fits(read, reader):
            refusal = LayoutDoesNotFit(
                layout=reader.layout, difference=difference(read, reader.forms)
            )
            findings.append(refusal.at(Location(file, read.grid.name)))
            continue
        findings += tell(file, read, reader)
        if not read.tables:
            findings += _without_tables(file, read, reader, others=any_tables)
            continue
        refused = dict(refuse_percentages(file, read, reader))
        for at, table in enumerate(read.tables):
            if table.doubt is not None:
                refused[at] = _doubtful(file, read, table.doubt)
        findings += refused.values()
        if named := dict(_unplaced(read, reader, refused)):
            unplaced[read.grid.name] = named
        findings += check_tables(file, read, reader)
        for block in blocks_of(file, read, refused):
            if _is_judged(block, reader.period):
                blocks.append(block)
            else:
                findings.append(_kept(file, read, block))
    left_out = sum(len(_left_out(table)) for read in reads for table in read.tables)
    candidates = frozenset(
        unit
        for read in reads
        for table in read.tables
        for _, trouble in (*table.rows.troubles, *table.facts.troubles)
        if trouble.kind == "unit_ambiguous"
        for unit in trouble.units
    )
    return SheetsRead(blocks, findings, reads, left_out, unplaced, candidates)


def _unplaced(
    read: GridRead, reader: Reader, refused: Collection[int]
) -> Iterator[tuple[int, int | None]]:
    """Give the lines that gave no counts, with whom they name, to tell whose errors they hold.

    None: a line that names somebody, and nobody knows whom.  Only in a table that names nobody in its
    rows and columns, a line is the sender's.
    """
    for at, table in enumerate(read.tables):
        rows, lines = table.rows, read.grid.lines
        if at in refused or any(row is None for row, _ in table.facts.troubles):
            without: Collection[int] = {*rows.rows, *rows.unplaced, *_left_out(table)}
        else:
            without = _left_out(table)
        named, units_of = _misnamed(table), reader.resolver.turns.units
        names = any((column.role or "").startswith("unit") for column in table.columns)
        across = any(group.unit is not None for group in table.facts.groups)
        for row in without:
            unit = rows.unit_in(row)
            whose = unit if unit != NOBODY or names or across else table.above.unit
            if row in named:
                yield lines[row], named[row]
            elif whose not in (NOBODY, None):
                meant = units_of(whose)
                yield lines[row], meant[0] if len(meant) == 1 else None


def _misnamed(table: TableRead) -> Mapping[int, int | None]:
    """Give the rows whose unit is in doubt: the one that they name, where it is known but did not exist."""
    found: dict[int, int | None] = {}
    for row, trouble in (*table.rows.troubles, *table.facts.troubles):
        if row is not None and trouble.kind in _IN_DOUBT:
            is_known = trouble.kind == "unit_not_valid" and len(trouble.units) == 1
            found[row] = trouble.units[0] if is_known else None
    return found


_IN_DOUBT: Final = {
    *("unit_ambiguous", "unit_contradictory", "unit_elsewhere", "unit_not_valid", "unit_unknown"),
}


def _doubtful(file: str, read: GridRead, doubt: Doubt) -> Finding:
    """Say why none of the numbers of a table is taken."""
    place = Place(file, read.grid).at(doubt.row, doubt.column)
    reason = Words(*(each.format(words=doubt.words) for each in DOUBTS[doubt.kind]))
    return NumbersInDoubt(text=doubt.text, reason=reason).at(place)


def _left_out(table: TableRead) -> set[int]:
    """Give the rows of counts that could not be placed."""
    in_facts = {row for row, _ in table.facts.troubles if row is not None}
    return {row for row, _ in table.rows.troubles} | set(table.rows.ragged) | in_facts


def _fits(read: GridRead, reader: Reader) -> bool:
    """Say whether a sheet has the headings of the one form that is asked for."""
    for table in read.tables:
        paths = [column.path for column in table.columns if column.path]
        if best_fit(paths, reader.forms) or any(form.is_taught(paths) for form in reader.forms):
            return True
    return False


def _without_tables(
    file: str, read: GridRead, reader: Reader, *, others: bool
) -> Iterator[Finding]:
    """Say that a sheet holds no table; numbers without headings are never passed over in silence."""
    place = Location(file, read.grid.name)
    if not others:
        yield no_headings(file, read, reader)
        return
    rows = [read.grid.lines[row] for row, n in enumerate(read.profile.has_number) if n]
    if rows:
        named = ", ".join(map(str, rows[:_MOST_NAMED])) + (", …" if len(rows) > _MOST_NAMED else "")
        yield NumbersOutsideTables(rows=named).at(place)
    reason = Words("không có dòng tiêu đề của bảng số liệu", "it has no headings of counts")
    yield SheetNotUsed(reason=reason).at(place)


def _is_judged(block: Block, wanted: Period | None) -> bool:
    """Say whether facts are judged: running totals beside plain ones only where their period is asked for."""
    return not block.running or set(block.periods) == {wanted}


def _kept(file: str, read: GridRead, block: Block) -> Finding:
    period = block.periods[0]
    row = read.grid.lines.index(block.lines[0])
    column = block.part.columns.denominator - read.grid.first_column
    rule = RunningTotalKept(rows=len(block.lines), period=period.words, option=period.code)
    return rule.at(Place(file, read.grid).at(row, column))
