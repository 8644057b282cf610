"""One table, and one sheet, as they were understood."""

from collections.abc import Sequence
from dataclasses import field

from cchc.grid import Grid
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column
from cchc.tables.doubtful import Doubt
from cchc.tables.fact_types import Above, Assembled
from cchc.tables.lines import Line
from cchc.tables.old_code_pages import Converted
from cchc.tables.places import Place
from cchc.tables.reasons import ROWS
from cchc.tables.row_types import Rows
from cchc.tables.scope_types import Scope, SenderSaid
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table of a sheet, as it was understood."""

    place: Place
    columns: Sequence[Column]
    rows: Rows
    scope: Scope
    above: Above
    facts: Assembled
    sender: SenderSaid | None = None  # who speaks, where the rows name nobody
    is_body: bool = False  # nobody is named, and the set binds nobody but its body
    period_line: Line | None = None
    doubt: Doubt | None = None  # why none of its numbers is taken


@dataclass(frozen=True, slots=True)
class GridRead:
    """One sheet, as it was understood."""

    grid: Grid
    profile: Profile
    tables: Sequence[TableRead]
    converted: Converted | None = None
    strays: Sequence[int] = field(default=())  # rows with numbers that belong to no table

    @property
    def has_counts(self) -> bool:
        """Whether any number was understood, of whom, of what and of when, though it may be doubted."""
        return any(
            len(table.facts.facts.rows) or any(t.kind in ROWS for _, t in table.facts.troubles)
            for table in self.tables
        )
