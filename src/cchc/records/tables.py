"""Find the list of dossiers in a sheet: which row has the headings, and what stands below it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple, TypeVar

from cchc.diagnostics import Finding, Location
from cchc.grid import Grid, Value
from cchc.records.binding import Binding, bind_any
from cchc.records.merged import fill_merged
from cchc.records.model import RecordSource
from cchc.records.remarks import listed, named, remarks
from cchc.rules.dossiers import (
    HeadingsOverFewerCells,
    RecordRowsLeftOut,
    RecordRowsRagged,
    RecordSourceUnknown,
)
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import fold, safe

_T = TypeVar("_T")
_FIRST_ROWS: Final = 30  # among them are the headings, below titles of the report
SHOWN: Final = 12
_LINES: Final = 5  # that are named of those whose cells may have shifted


@dataclass(frozen=True, slots=True)
class DossierTable:
    """A list of dossiers: its headings, its source, and the cells of each field."""

    place: Location  # of the row of headings
    headings: Sequence[str]
    binding: Binding
    cells: Mapping[str, Sequence[Value]]
    lines: Sequence[int]
    first_column: int


def find_table(
    grid: Grid, sources: Sequence[RecordSource], file: str
) -> tuple[DossierTable | None, list[Finding]]:
    """Find the row of headings that a source speaks for; *sources* has one where the user named it."""
    first_rows = [_texts(grid, row) for row in range(min(grid.height, _FIRST_ROWS))]
    best = best_headings(first_rows, sources)
    if best is None:
        return None, [_unknown(grid, sources, file)]
    row, headings, binding = best
    place = Location(file, grid.name, grid.lines[row])
    if narrow := _cells_below(grid, row, headings):
        filled = sum(bool(heading.strip()) for heading in headings)
        return None, [HeadingsOverFewerCells(headings=filled, cells=narrow).at(place)]
    ragged = _ragged(grid, row, max(binding.columns.values()))
    every = range(row + 1, grid.height)
    below: Sequence[int] = every
    if ragged:
        below = [at for at in every if grid.lines[at] not in ragged]
    columns, said = fill_merged(grid, binding, headings, below, file)
    cells = {name: _at(columns[name], below) for name in binding.columns}
    firsts = _at(grid.columns[0], below)
    texts = {name: [headings[at].strip()] for name, at in binding.columns.items()}
    found_out = [*remarks(cells, firsts, binding.source, texts)]
    left_out, told = _remarks(grid, found_out, below, file)
    told += said
    if left_out:
        kept = [at for at in range(len(below)) if at not in left_out]
        below = _at(below, kept)
        cells = {name: _at(column, kept) for name, column in cells.items()}
    lines = _at(grid.lines, below)
    width = grid.width_of(grid.lines[row])
    table = DossierTable(place, headings, binding, cells, lines, grid.first_column)
    if not ragged:
        return table, told
    first = ", ".join(map(str, [*ragged][:_LINES]))
    rule = RecordRowsRagged(rows=len(ragged), expected=width, lines=first)
    return table, [*told, rule.at(Location(file, grid.name, min(ragged)))]


def _at(column: Sequence[_T], rows: Sequence[int]) -> Sequence[_T]:
    """Take what stands in some rows; of rows that follow each other a slice is ten times as fast."""
    if isinstance(rows, range):
        return column[rows.start : rows.stop]
    return [column[row] for row in rows]


def _texts(grid: Grid, row: int) -> Sequence[str]:
    return [cell if isinstance(cell, str) else "" for cell in grid.row(row)]


class Headings(NamedTuple):
    """The last row of the headings of a list, what stands over each column, and what it is."""

    row: int
    texts: Sequence[str]
    binding: Binding


def best_headings(
    rows: Sequence[Sequence[str]], sources: Sequence[RecordSource]
) -> Headings | None:
    """Find the row that most columns of a source stand in, or two rows, one over the other.

    Of two rows the lower one speaks, and the upper one where that is blank: «Thời gian» over the dates,
    and «Mã hồ sơ» over both.
    """
    best: Headings | None = None
    for row, texts in enumerate(rows):
        single = bind_any(texts, sources)
        if single and (best is None or len(single.columns) > len(best.binding.columns)):
            best = Headings(row, texts, single)
    for row, pair in enumerate(pairwise(rows), start=1):
        texts = [
            below if below.strip() else above for above, below in zip_longest(*pair, fillvalue="")
        ]
        double = bind_any(texts, sources)
        if (
            double
            and (best is None or len(double.columns) > len(best.binding.columns))
            and _are_headings(pair, double)
        ):
            best = Headings(row, texts, double)
    return best


def _are_headings(pair: tuple[Sequence[str], Sequence[str]], binding: Binding) -> bool:
    """Say whether both rows name columns: a row of a dossier below headings names none."""
    known = {fold(each) for column in binding.source.columns.values() for each in column.headings}
    above, below = ({fold(text) for text in row if text.strip()} for row in pair)
    return bool(above & known) and bool(below & known)


def _remarks(
    grid: Grid, found: Sequence[int], below: Sequence[int], file: str
) -> tuple[frozenset[int], list[Finding]]:
    """Tell of rows that are no dossiers; of those without any text there is nothing to tell."""
    names = {at: name for at in found if (name := named(grid.row(below[at])))}
    if not names:
        return frozenset(found), []
    rule = RecordRowsLeftOut(rows=len(names), named=listed([*names.values()]))
    place = Location(file, grid.name, grid.lines[below[min(names)]])
    return frozenset(found), [rule.at(place)]


def _ragged(grid: Grid, row: int, last: int) -> dict[int, int]:
    """Leave out lines of a text in which a cell too many or too few may have shifted the others.

    Below the headings at *row*, of which the one at *last* is the last that is read; gives how many
    cells a line has.
    """
    width = grid.width_of(grid.lines[row])
    return {
        line: own
        for line, own in grid.ragged_at(width).items()
        if line > grid.lines[row] and (own > width or own <= last)
    }


def _unknown(grid: Grid, sources: Sequence[RecordSource], file: str) -> Finding:
    """Quote the fullest of the first rows: probably it has the headings."""
    rows = [
        [text for text in grid.row(row) if isinstance(text, str) and text.strip()]
        for row in range(min(grid.height, _FIRST_ROWS))
    ]
    fullest = max(rows, key=len, default=[])
    return unknown(fullest[:SHOWN], sources).at(Location(file, grid.name))


def unknown(headings: Sequence[str], sources: Sequence[RecordSource]) -> RecordSourceUnknown:
    """Say that no source fits; of one that was named, what it lacks."""
    found = ", ".join(f"«{safe(heading)}»" for heading in headings) or "–"
    known, way = ", ".join(source.id for source in sources), _NAME_IT
    if len(sources) == 1:
        unit = sources[0].columns[sources[0].unit]
        spelled = ", ".join(f"«{each}»" for each in unit.headings)
        way = Words(
            f"Nguồn này cần cột {spelled}; hãy xuất đủ cột, hoặc khai báo tiêu đề trong record-sources/.",
            f"This source needs a column {spelled}; export it, or declare its heading in record-sources/.",
        )
    return RecordSourceUnknown(found=found, known=known, way=way)


_NAME_IT: Final = Words(
    "Hãy chỉ rõ nguồn bằng --source, hoặc khai báo các cột này một lần trong record-sources/ của thư mục"
    " định nghĩa (cchc init tạo ra).",
    "Name the source with --source, or declare these columns once in record-sources/ of a folder of"
    " definitions (cchc init makes one).",
)


def _cells_below(grid: Grid, row: int, headings: Sequence[str]) -> int:
    """Give how many cells most lines of a text have, where those are fewer than the headings, else 0.

    Such an export has shifted: a heading does not stand above its own cells.  In a sheet all lines
    have as many; there ``checks`` finds it.
    """
    below = grid.lines[row + 1 :]
    if not grid.is_text or not below:
        return 0
    usual, lines = Counter(map(grid.width_of, below)).most_common(1)[0]
    wanted = sum(bool(heading.strip()) for heading in headings)
    return usual if usual < wanted and 2 * lines > len(below) else 0
