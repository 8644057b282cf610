"""Counts by PostgreSQL, where the dossiers already lie in a table of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from cchc.records.model import LOCAL_ZONE, Counting, Group, RecordSource, Span
from cchc.records.sql.dialects import DIALECTS
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Question, Table
from cchc.records.sql.reading import Stored
from cchc.records.sql.statement import groups_of, statement

if TYPE_CHECKING:
    import psycopg

# The numbers that PostgreSQL has for its types.
_STORED: Final = {
    16: Stored.FLAG,
    20: Stored.WHOLE,
    21: Stored.WHOLE,
    23: Stored.WHOLE,
    25: Stored.TEXT,
    700: Stored.REAL,
    701: Stored.REAL,
    1042: Stored.TEXT,
    1043: Stored.TEXT,
    1082: Stored.DAY,
    1114: Stored.MOMENT,
    1184: Stored.MOMENT,  # with a zone: seen in that of the session
}


def stored_columns(
    connection: "psycopg.Connection[Any]", table: Sequence[str]
) -> dict[str, Stored]:
    """Say how a table keeps its columns."""
    import psycopg

    name = Printer(DIALECTS["postgres"], binds=True).table(table)
    with psycopg.RawCursor(connection) as cursor:
        cursor.execute(f"SELECT * FROM {name} LIMIT 0")
        columns = cursor.description or ()
    return {column.name: _STORED.get(column.type_code, Stored.OTHER) for column in columns}


def count(
    connection: "psycopg.Connection[Any]",
    table: Table,
    source: RecordSource,
    countings: Sequence[Counting],
    spans: Sequence[Span],
) -> list[Group]:
    """Count every indicator for every unit that occurs and every period, writing nothing."""
    import psycopg

    printer = Printer(DIALECTS["postgres"], binds=True)
    question = Question(source, countings, spans)
    text = statement(question, table, printer)
    with connection.transaction(), psycopg.RawCursor(connection) as cursor:
        cursor.execute(f"SET LOCAL TIME ZONE '{LOCAL_ZONE}'")
        cursor.execute("SET LOCAL standard_conforming_strings = on")
        cursor.execute("SET LOCAL transaction_read_only = on")
        rows = cursor.execute(text, printer.texts).fetchall()
    return groups_of(rows, question)
