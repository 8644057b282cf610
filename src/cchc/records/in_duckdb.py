"""Counts by DuckDB, embedded: CSV and Parquet files of any size, read where they lie."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from cchc.records.model import LOCAL_ZONE, Counting, Group, RecordSource, Span
from cchc.records.sql.dialects import DIALECTS
from cchc.records.sql.printer import Printer
from cchc.records.sql.reading import Stored
from cchc.records.sql.statement import Question, Table, groups_of, statement

if TYPE_CHECKING:
    import duckdb

MEMORY: Final = "900MB"  # beyond it DuckDB writes to disk
_STORED: Final = {
    "VARCHAR": Stored.TEXT,
    "BOOLEAN": Stored.FLAG,
    "DATE": Stored.DAY,
    "TIMESTAMP": Stored.MOMENT,
    "TIMESTAMP WITH TIME ZONE": Stored.MOMENT,  # in the zone of the session
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
    connection.execute(f"SET TimeZone = '{LOCAL_ZONE}'")
    return connection


def stored_columns(
    connection: "duckdb.DuckDBPyConnection", table: Sequence[str]
) -> dict[str, Stored]:
    """Say how a table keeps its columns."""
    relation = connection.table(Printer(DIALECTS["duckdb"], binds=True).table(table))
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
    question = Question(source, countings, spans)
    text = statement(question, table, printer)
    rows = connection.execute(text, printer.parameters).fetchall()
    return groups_of(rows, question)
