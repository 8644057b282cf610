"""Counts by Spark, in the session or on the cluster of the user."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cchc.records.model import LOCAL_ZONE, Counting, Group, RecordSource, Span
from cchc.records.sql.dialects import DIALECTS
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Question, Table
from cchc.records.sql.reading import Stored
from cchc.records.sql.statement import groups_of, in_steps

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ZONE: Final = "spark.sql.session.timeZone"
# Merging projections would copy the reading of a date into every condition that asks for it, and
# the plan is spelled out as text however long it is.
_SETTINGS: Final = {
    _ZONE: LOCAL_ZONE,
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    "spark.sql.maxPlanStringLength": "2000",
    # Else ``${x}`` in the name of a column would be replaced by a setting called x.
    "spark.sql.variable.substitute": "false",
}
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
    kept, counts_asked = in_steps(question, table, printer)
    before = {name: session.conf.get(name, None) for name in _SETTINGS}
    for name, value in _SETTINGS.items():
        session.conf.set(name, value)
    try:
        texts = printer.named
        for name, text in kept:
            # A checkpoint, not a cache: below a cache Spark would plan all that led to it, each time.
            session.sql(text, args=texts or None).localCheckpoint().createOrReplaceTempView(name)
            texts = {}
        rows = session.sql(counts_asked).collect()
        for name, _ in kept:
            session.catalog.dropTempView(name)
    finally:
        for name, was in before.items():
            if was is None:
                session.conf.unset(name)
            else:
                session.conf.set(name, was)
    return groups_of(rows, question)
