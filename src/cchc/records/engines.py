"""One table of dossiers, whoever counts it: the same questions to plain Python and to an engine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Protocol

from cchc.diagnostics import Location
from cchc.grid import Value
from cchc.records import in_python
from cchc.records.binding import Binding, as_bound
from cchc.records.cells import Meaning, written
from cchc.records.model import Counting, Group, RecordSource, Span
from cchc.records.profile import Profile, profile
from cchc.records.truths import Records, read_records
from cchc.values import dataclass

if TYPE_CHECKING:
    import duckdb

    from cchc.records.sql.question import Table

Listed = tuple[Any, ...]  # outcome, unit, then what is shown


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a table came from, and what its columns are."""

    place: Location
    texts: Sequence[str]
    binding: Binding


def joined(headings: Sequence[Heading]) -> Heading:
    """Give one heading for lists of one source: that of the first, then columns that only others have."""
    first = headings[0]
    texts, columns = [*first.texts], dict(first.binding.columns)
    for each in headings:
        for name, at in each.binding.columns.items():
            if name not in columns:
                columns[name] = len(texts)
                texts.append(each.texts[at])
    return Heading(first.place, texts, replace(first.binding, columns=columns))


class Dossiers(Protocol):
    """A table whose columns are bound."""

    @property
    def engine(self) -> str:
        """Name who counts it."""

    @property
    def heading(self) -> Heading:
        """Where it came from."""

    @property
    def source(self) -> RecordSource:
        """The source, with what the table has of it."""

    def units(self) -> list[str]:
        """Give every unit as it is written."""

    def profile(self, source: RecordSource) -> Profile:
        """Count what the records say about themselves."""

    def count(
        self, source: RecordSource, countings: Sequence[Counting], spans: Sequence[Span]
    ) -> list[Group]:
        """Count indicators for all units and periods."""

    def listed(
        self,
        source: RecordSource,
        counting: Counting,
        span: Span,
        outcomes: Collection[int],
        shown: Sequence[str],
    ) -> list[Listed]:
        """List the dossiers with these outcomes, or the things counted."""


@dataclass(frozen=True, slots=True)
class InPython:
    """Columns of cells, counted by the reference."""

    heading: Heading
    cells: Mapping[str, Sequence[Value]]
    _read: dict[str, Sequence[Meaning]] = field(default_factory=dict)
    _last: list[tuple[RecordSource, Records]] = field(default_factory=list)  # one, or none

    @property
    def engine(self) -> str:
        """Name who counts it."""
        return "Python"

    def _records(self, source: RecordSource) -> Records:
        """Give what the cells mean; a column is read once, unless spellings are to be one."""
        if self._last and self._last[0][0] is source:
            return self._last[0][1]
        columns = {}
        for name, cells in self.cells.items():
            if source.columns[name].spellings:
                columns[name] = read_records({name: cells}, source, [name]).columns[name]
                continue
            if name not in self._read:
                self._read[name] = read_records({name: cells}, source, [name]).columns[name]
            columns[name] = self._read[name]
        records = Records(columns, len(next(iter(self.cells.values()))))
        self._last[:] = [(source, records)]
        return records

    @property
    def source(self) -> RecordSource:
        """The source, with what the table has of it."""
        return as_bound(self.heading.binding.source, self.cells)

    def units(self) -> list[str]:
        """Give every unit as it is written."""
        records = self._records(self.source)
        return sorted({u for u in records.columns[self.source.unit] if isinstance(u, str)})

    def profile(self, source: RecordSource) -> Profile:
        """Count what the records say about themselves."""
        return profile(self._records(source), self.cells, source)

    def count(
        self, source: RecordSource, countings: Sequence[Counting], spans: Sequence[Span]
    ) -> list[Group]:
        """Count indicators for all units and periods."""
        return in_python.count(self._records(source), source, countings, spans)

    def listed(
        self,
        source: RecordSource,
        counting: Counting,
        span: Span,
        outcomes: Collection[int],
        shown: Sequence[str],
    ) -> list[Listed]:
        """List the dossiers with these outcomes, or the things counted."""
        records = self._records(source)
        if counting.distinct:
            things = in_python.things_listed(records, source, counting, span, outcomes)
            return sorted(
                ((outcome, unit, thing and str(thing)) for outcome, unit, thing in things),
                key=lambda each: tuple(part or "" for part in each[1:]),
            )
        rows = in_python.list_dossiers(records, source, counting, span, outcomes)
        listed = (
            (outcome, unit, *(self._least(records, name, of_it) for name in shown))
            for outcome, unit, of_it in rows
        )
        return sorted(listed, key=lambda each: tuple(str(part or "") for part in each[1:]))

    def _least(self, records: Records, name: str, rows: Sequence[int]) -> str | None:
        """Give what stands in a cell; of equally new records that differ the least, as an engine does."""
        column, cells = records.columns[name], self.cells[name]
        texts = [text for row in rows if (text := _shown(column[row], cells[row])) is not None]
        return min(texts, default=None)


def _shown(meaning: object, cell: Value) -> str | None:
    """Give what stands in a cell as a text: of a text itself, of a date of a sheet as it is written here."""
    if meaning is None:
        return None
    match cell:
        case datetime() if cell.time() != time():
            return f"{cell:%d/%m/%Y %H:%M:%S}"
        case date():
            return f"{cell:%d/%m/%Y}"
        case _:
            return written(cell)


@dataclass(frozen=True, slots=True)
class InDuckDB:
    """A view over files, counted by DuckDB."""

    heading: Heading
    connection: "duckdb.DuckDBPyConnection"
    table: "Table"
    _marked: "list[Table]" = field(
        default_factory=list
    )  # the table with its marks, once they are found

    @property
    def engine(self) -> str:
        """Name who counts it."""
        return "DuckDB"

    @property
    def source(self) -> RecordSource:
        """The source, with what the table has of it."""
        return as_bound(self.heading.binding.source, self.table.columns)

    def units(self) -> list[str]:
        """Give every unit as it is written."""
        from cchc.records import in_duckdb

        return in_duckdb.units(self.connection, self.table, self.source)

    def profile(self, source: RecordSource) -> Profile:
        """Count what the records say about themselves."""
        from cchc.records import in_duckdb

        return in_duckdb.profile(self.connection, self._with_marks(source), source)

    def _with_marks(self, source: RecordSource) -> "Table":
        """Find the dossiers of several records once, whatever is asked of them."""
        from cchc.records import in_duckdb

        if not self._marked:
            self._marked.append(in_duckdb.marked(self.connection, self.table, source))
        return self._marked[0]

    def count(
        self, source: RecordSource, countings: Sequence[Counting], spans: Sequence[Span]
    ) -> list[Group]:
        """Count indicators for all units and periods."""
        from cchc.records import in_duckdb

        return in_duckdb.count(self.connection, self._with_marks(source), source, countings, spans)

    def listed(
        self,
        source: RecordSource,
        counting: Counting,
        span: Span,
        outcomes: Collection[int],
        shown: Sequence[str],
    ) -> list[Listed]:
        """List the dossiers with these outcomes, or the things counted."""
        from cchc.records import in_duckdb
        from cchc.records.sql.question import Question, Wanted

        question = Question(source, [counting], [span], shown)
        wanted = Wanted(sorted(outcomes), None)
        table = self._with_marks(source)
        return in_duckdb.list_dossiers(self.connection, table, question, wanted)
