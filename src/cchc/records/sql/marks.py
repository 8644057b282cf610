"""Which dossiers may have several records: found first, for they are few.

Ranking all records by their dossiers took half of the time of a count (benchmarks/dossiers.md).
"""

from cchc.records.model import RecordSource
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Table
from cchc.records.sql.reading import field_column, text_column


def marks(key: str, source: RecordSource, table: Table, printer: Printer) -> str:
    """Print what gives a row for each mark that several records have."""
    if table.marks:
        return f"SELECT mark FROM {printer.table(table.marks)}"
    column, (name, stored) = source.columns[key], table.columns[key]
    text = text_column(column, name, stored, source, printer)
    return (
        f"SELECT mark FROM (SELECT {printer.dialect.mark(printer.name(key))} AS mark FROM (\n"
        f"SELECT {field_column(column, stored, source, printer)} FROM (\n"
        f"SELECT {text} FROM {printer.table(table.name)}) keys) named) marks\n"
        "GROUP BY mark HAVING count(mark) > 1"
    )
