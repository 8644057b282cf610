"""What merged cells of a list of dossiers say: a name in them is that of all their rows."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from cchc.definitions.expressions.tree import ValueType
from cchc.diagnostics import Finding, Location, column_letters
from cchc.grid import Grid, Value
from cchc.records.binding import Binding
from cchc.rules.rows import MergedCellsFilled

_NAMES: Final = (ValueType.TEXT, ValueType.CODE)  # a date or a number may be of the first row alone


def fill_merged(
    grid: Grid, binding: Binding, headings: Sequence[str], below: Collection[int], file: str
) -> tuple[Mapping[str, Sequence[Value]], list[Finding]]:
    """Give the column of each field, with what its merged cells say in every row *below* the headings.

    The number of a dossier is of one row, however its cell is merged.
    """
    columns = {name: grid.columns[at] for name, at in binding.columns.items()}
    told: list[Finding] = []
    if not grid.merged:
        return columns, told
    wanted, source = frozenset(below), binding.source
    for name, at in binding.columns.items():
        if name == source.key or source.columns[name].field.type.type not in _NAMES:
            continue
        column, times, areas = [*columns[name]], 0, []
        for area in grid.merged:
            rows = range(bisect_left(grid.lines, area.top), bisect_right(grid.lines, area.bottom))
            blank = [row for row in rows[1:] if column[row] == "" and row in wanted]
            if (
                area.left == grid.column_number(at)
                and blank
                and _begins(grid, rows, area.top, wanted)
            ):
                for row in blank:
                    column[row] = column[rows[0]]
                times += len(blank)
                areas.append(area)
        if areas and columns[name] != column:
            columns[name] = column
            letters, first = column_letters(areas[0].left), areas[0]
            rule = MergedCellsFilled(
                column=headings[at],
                range=f"{letters}{first.top}:{letters}{first.bottom}",
                rows=times,
            )
            told.append(rule.at(Location(file, grid.name, first.top, first.left)))
    return columns, told


def _begins(grid: Grid, rows: range, top: int, wanted: Collection[int]) -> bool:
    """Say whether the row that speaks for an area is there, among those of dossiers."""
    return bool(rows) and grid.lines[rows[0]] == top and rows[0] in wanted
