"""Counts by DuckDB, embedded: CSV and Parquet files of any size, read where they lie."""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from cchc.records.model import LOCAL_ZONE, Counting, Group, RecordSource, Span
from cchc.records.profile import NO_KEY, NO_UNIT, REPEATED, Profile, Unread
from cchc.records.remarks import Remarks, named
from cchc.records.sql.dialects import DIALECTS
from cchc.records.sql.printer import Printer
from cchc.records.sql.profiling import SINGLE, Profiling
from cchc.records.sql.question import Question, Table, Wanted
from cchc.records.sql.reading import Stored
from cchc.records.sql.remarks import remark_rows
from cchc.records.sql.statement import groups_of, listing, statement

if TYPE_CHECKING:
    import duckdb

_MARKS: Final = ("cchc_marks",)
MEMORY: Final = "900MB"  # beyond it DuckDB writes to disk
KEPT: Final = (
    256 * 2**20
)  # bytes of CSV that are taken apart once, and kept (benchmarks/dossiers.md)
_STORED: Final = {
    "VARCHAR": Stored.TEXT,
    "BOOLEAN": Stored.FLAG,
    "DATE": Stored.DAY,
    "TIMESTAMP": Stored.MOMENT,
    "TIMESTAMP WITH TIME ZONE": Stored.MOMENT,  # in the zone of the session
    "TIMESTAMP_S": Stored.MOMENT,
    "TIMESTAMP_MS": Stored.MOMENT,
    "TIMESTAMP_NS": Stored.NANOSECONDS,
    "TIMESTAMPTZ_NS": Stored.ZONED_NANOSECONDS,
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
    relation = connection.sql("FROM " + Printer(DIALECTS["duckdb"], binds=True).table(table))
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
    rows = connection.execute(text, printer.named).fetchall()
    return groups_of(rows, question)


def list_dossiers(
    connection: "duckdb.DuckDBPyConnection", table: Table, question: Question, wanted: Wanted
) -> list[tuple[Any, ...]]:
    """List dossiers, or the things counted: outcome, unit, and what is shown."""
    printer = Printer(DIALECTS["duckdb"], binds=True)
    text = listing(question, table, printer, wanted)
    return connection.execute(text, printer.named).fetchall()


def units(connection: "duckdb.DuckDBPyConnection", table: Table, source: RecordSource) -> list[str]:
    """Give every unit as it is written."""
    printer = Printer(DIALECTS["duckdb"], binds=True)
    text = Profiling(source, table, printer).units()
    return [unit for (unit,) in connection.execute(text, printer.named).fetchall()]


def marked(connection: "duckdb.DuckDBPyConnection", table: Table, source: RecordSource) -> Table:
    """Find the dossiers that may have several records, once for all that asks for them."""
    printer = Printer(DIALECTS["duckdb"], binds=True)
    text = Profiling(source, table, printer).marks()
    if text is None or table.marks:
        return table
    _keep(connection, _MARKS, text, printer)
    return table._replace(marks=_MARKS)


def _keep(
    connection: "duckdb.DuckDBPyConnection", name: Sequence[str], text: str, printer: Printer
) -> None:
    """Keep what a statement gives in a table of the session."""
    table = printer.table(name)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {text}", _used(printer, text))


def _used(printer: Printer, text: str) -> dict[str, str]:
    return {name: value for name, value in printer.named.items() if f"${name} " in text}


def profile(connection: "duckdb.DuckDBPyConnection", table: Table, source: RecordSource) -> Profile:
    """Count what the records say about themselves."""
    printer = Printer(DIALECTS["duckdb"], binds=True)
    asked = Profiling(source, marked(connection, table, source), printer)

    def rows(text: str | None) -> list[tuple[Any, ...]]:
        return connection.execute(text, _used(printer, text)).fetchall() if text else []

    if single := asked.single():
        _keep(connection, SINGLE, single, printer)
    ((*numbers, without_key),) = rows(asked.cells())
    cells = {name: numbers[2 * at : 2 * at + 2] for at, name in enumerate(asked.fields)}
    ((repeated, torn),) = rows(asked.repeated()) or [(0, 0)]
    by_unit = {unit: [*map(int, numbers)] for unit, *numbers in rows(asked.by_unit())}
    dossiers, *orders = map(sum, zip(*by_unit.values(), strict=True)) if by_unit else [0]
    ends = rows(asked.common_end())
    reversed_ = {pair: many for pair, many in zip(asked.orders, orders, strict=False) if many}
    without_unit = by_unit.get(None, [0])[0] - int(torn)
    several = ((REPEATED, repeated), (NO_UNIT, without_unit), (NO_KEY, without_key))
    asked_for: list[tuple[str, ...]] = [*reversed_, *(what for what, many in several if many)]
    named = {what: tuple(text for (text,) in rows(asked.named(what))) for what in asked_for}
    return Profile(
        dossiers=dossiers,
        unread={
            name: Unread(
                cells=int(unread),
                filled=int(filled),
                samples=tuple(text for (text,) in rows(asked.samples(name))),
                are_numbers=table.columns[name][1] in (Stored.WHOLE, Stored.REAL),
            )
            for name, (unread, filled) in cells.items()
            if unread
        },
        filled={name: int(filled) for name, (_, filled) in cells.items()},
        reversed=reversed_,
        on_time={
            unit: (numbers[-2], numbers[-1])
            for unit, numbers in by_unit.items()
            if asked.says_on_time and numbers[-2]
        },
        common_end=(ends[0][0], int(ends[0][1])) if ends else None,
        repeated=int(repeated),
        of_several_units=int(torn),
        torn=tuple(key for (key,) in rows(asked.torn())) if torn else (),
        without_key=int(without_key),
        without_unit=without_unit,
        named={what: texts for what, texts in named.items() if texts},
    )


def headings_of(
    connection: "duckdb.DuckDBPyConnection", path: str, delimiter: str | None
) -> Sequence[str]:
    """Name the columns of one file.  Raises the engine's own error where it is not what its name says."""
    return _read(connection, [path], delimiter).columns


def open_files(
    connection: "duckdb.DuckDBPyConnection",
    paths: Sequence[str],
    delimiter: str | None,
    kept: int = KEPT,
    renamed: Sequence[Mapping[str, str]] = (),
) -> Sequence[str]:
    """Give the view ``dossiers`` over Parquet files, or CSV files with that delimiter; name its columns.

    *renamed* says of each file which column goes under which name, where headings differ.  All is
    read through, or a fault below the first rows would end the count; CSV files of no more than *kept*
    bytes are kept as they are then.
    Raises the engine's own error where a file is not what its name says.
    """
    relation = (
        _below_each_other(connection, paths, delimiter, renamed)
        if renamed
        else _read(connection, paths, delimiter)
    )
    if is_kept(paths, delimiter, kept):
        connection.execute("ATTACH ':memory:' AS kept (COMPRESS)")
        relation.create(f"kept.{VIEW[0]}")
        relation = connection.table(f"kept.{VIEW[0]}")
    else:
        relation.aggregate("bit_xor(hash(COLUMNS(*)))").fetchall()  # a count would read no values
    relation.create_view(VIEW[0])
    return relation.columns


def _read(
    connection: "duckdb.DuckDBPyConnection", paths: Sequence[str], delimiter: str | None
) -> "duckdb.DuckDBPyRelation":
    """Read files of the same headings.

    Paths go to the engine as values.  Everything in a CSV file is a text, so that no code becomes
    a number.
    """
    if delimiter is None:
        return connection.read_parquet([*paths], union_by_name=True)
    return connection.read_csv(
        [*paths],
        header=True,
        skiprows=0,  # else rows before the widest one may be passed over
        all_varchar=True,
        delimiter=delimiter,
        quotechar='"',
        escapechar='"',
        union_by_name=True,
    )


def _below_each_other(
    connection: "duckdb.DuckDBPyConnection",
    paths: Sequence[str],
    delimiter: str | None,
    renamed: Sequence[Mapping[str, str]],
) -> "duckdb.DuckDBPyRelation":
    """Put files below each other by the names that their columns go under; what one lacks is NULL."""
    printer = Printer(DIALECTS["duckdb"], binds=True)
    parts = []
    for at, (path, names) in enumerate(zip(paths, renamed, strict=True)):
        _read(connection, [path], delimiter).create_view(part := f"cchc_part_{at}")
        columns = (f"{printer.name(old)} AS {printer.name(new)}" for new, old in names.items())
        parts.append(f"SELECT {', '.join(columns)} FROM {part}")
    return connection.sql(" UNION ALL BY NAME ".join(parts))


def is_kept(paths: Sequence[str], delimiter: str | None, kept: int = KEPT) -> bool:
    """Say whether files are CSV of no more than *kept* bytes together."""
    return delimiter is not None and sum(map(os.path.getsize, paths)) <= kept


def leave_remarks_out(
    connection: "duckdb.DuckDBPyConnection", table: Table, rule: Remarks, first: str
) -> list[str]:
    """Take out of what is kept the rows that are no dossiers; give the first text of each."""
    printer = Printer(DIALECTS["duckdb"], binds=True)
    text = remark_rows(rule, table, first, printer)
    is_remark, taken = rule.test(), list[str]()
    names = []
    for row, *found in connection.execute(text, printer.named).fetchall():
        start, *cells = (cell or "" for cell in found)
        if is_remark(start, dict(zip(rule.headings, cells, strict=True))):
            taken.append(str(row))
            names.append(named([start, *cells]))
    if taken:
        connection.execute(f"DELETE FROM kept.{VIEW[0]} WHERE rowid IN ({', '.join(taken)})")
    return [name for name in names if name]


VIEW: Final = ("dossiers",)
