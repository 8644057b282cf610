"""Counts by Spark, in the session or on the cluster of the user."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cchc.records.model import LOCAL_ZONE, Counting, Group, RecordSource, Span
from cchc.records.sql.dialects import DIALECTS
from cchc.records.sql.printer import Printer
from cchc.records.sql.reading import Stored
from cchc.records.sql.statement import Question, Table, groups_of, statement

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ZONE: Final = "spark.sql.session.timeZone"
_STORED: Final = {
    "string": Stored.TEXT,
    "boolean": Stored.FLAG,
    "date": Stored.DAY,
    "timestamp": Stored.MOMENT,  # seen in the zone of the session
    "timestamp_ntz": Stored.MOMENT,
    "float": Stored.REAL,
    "double": Stored.REAL,
    "tinyint": Stored.WHOLE,
    "smallint": Stored.WHOLE,
    "int": Stored.WHOLE,
    "bigint": Stored.WHOLE,
}


def stored_columns(session: "SparkSession", table: Sequence[str]) -> dict[str, Stored]:
    """Say how a table or view keeps its columns."""
    frame = session.table(Printer(DIALECTS["spark"], binds=True).table(table))
    return {
        column.name: _STORED.get(column.dataType.simpleString(), Stored.OTHER)
        for column in frame.schema.fields
    }


def count(
    session: "SparkSession",
    table: Table,
    source: RecordSource,
    countings: Sequence[Counting],
    spans: Sequence[Span],
) -> list[Group]:
    """Count every indicator for every unit that occurs and every period."""
    printer = Printer(DIALECTS["spark"], binds=True)
    question = Question(source, countings, spans)
    text = statement(question, table, printer)
    zone = session.conf.get(_ZONE) or LOCAL_ZONE
    session.conf.set(_ZONE, LOCAL_ZONE)
    try:
        rows = session.sql(text, args=printer.parameters).collect()
    finally:
        session.conf.set(_ZONE, zone)
    return groups_of(rows, question)
