"""Counts by DuckDB, embedded: CSV and Parquet files of any size, read where they lie."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from cchc.records.model import Counting, Group, RecordSource, Span
from cchc.records.sql.dialects import DIALECTS
from cchc.records.sql.printer import Printer
from cchc.records.sql.reading import Stored
from cchc.records.sql.statement import Question, Table, statement

if TYPE_CHECKING:
    import duckdb

MEMORY: Final = "900MB"  # beyond it DuckDB writes to disk
_STORED: Final = {
    "VARCHAR": Stored.TEXT,
    "BOOLEAN": Stored.FLAG,
    "DATE": Stored.DAY,
    "TIMESTAMP": Stored.MOMENT,
    "TIMESTAMP_S": Stored.MOMENT,
    "TIMESTAMP_MS": Stored.MOMENT,
    "TIMESTAMP_NS": Stored.MOMENT,
    "FLOAT": Stored.REAL,
    "DOUBLE": Stored.REAL,
}
_WHOLE: Final = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")


def connect() -> "duckdb.DuckDBPyConnection":
    """Open an engine that knows no files of its own, loads nothing and draws nothing."""
    import duckdb

    settings: dict[str, Any] = {
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }
    connection = duckdb.connect(config=settings)
    connection.execute("SET enable_progress_bar = false")
    return connection


def stored_columns(connection: "duckdb.DuckDBPyConnection", table: str) -> dict[str, Stored]:
    """Say how a table keeps its columns."""
    relation = connection.table(table)
    return {
        name: Stored.WHOLE if str(kind) in _WHOLE else _STORED.get(str(kind), Stored.OTHER)
        for name, kind in zip(relation.columns, relation.types, strict=True)
    }


def count(
    connection: "duckdb.DuckDBPyConnection",
    table: Table,
    source: RecordSource,
    countings: Sequence[Counting],
    spans: Sequence[Span],
) -> list[Group]:
    """Count every indicator for every unit that occurs and every period."""
    printer = Printer(DIALECTS["duckdb"], binds=True)
    text = statement(Question(source, countings, spans), table, printer)
    rows = connection.execute(text, printer.parameters).fetchall()
    return groups_of(rows, countings, spans)


def groups_of(
    rows: Sequence[Sequence[Any]], countings: Sequence[Counting], spans: Sequence[Span]
) -> list[Group]:
    """Name what the rows of a statement number, in the order of the reference."""
    return [
        Group(countings[int(i)].indicator, unit, spans[int(q)].period, *map(int, (b, a, u, v)))
        for i, unit, q, b, a, u, v in sorted(
            rows, key=lambda row: (row[0], row[1] is not None, row[1] or "", row[2])
        )
    ]
