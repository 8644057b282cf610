"""Rows of a list that may be no dossiers, as a statement: ``remarks`` decides of these few.

For DuckDB alone, which keeps what offices write as CSV; in Parquet and databases nobody signs.
"""

from typing import Final

from cchc.records.cells import SPACES
from cchc.records.remarks import SHORT, Remarks
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Table

_SUM: Final = "[ \t\r\n\u00a0]*(?:[Tt].{1,3}ng|[Cc].{1,3}ng|[Tt][Oo][Tt][Aa][Ll]|[TtCc].{1,3}NG)"


def remark_rows(rule: Remarks, table: Table, first: str, printer: Printer) -> str:
    """Print what gives such rows: their numbers, their first cell, and those of the fields."""
    names = {name: printer.name(table.columns[name][0]) for name in rule.headings}
    unit = names[rule.source.unit]
    blanks = {"", *SPACES, *rule.source.blanks, *rule.headings[rule.source.unit]}
    listed = ", ".join(map(printer.text, sorted(blanks)))
    sums = {printer.name(first), names.get(rule.source.key or "", printer.name(first))}
    key = rule.source.key or ""
    tests = [
        *([f"{names[key]} IS NULL OR {names[key]} = ''"] if key in names else []),
        f"{unit} IS NULL OR length({unit}) <= {SHORT} OR {unit} IN ({listed})",
        f"trim({unit}, {_spaces()}) IN ({listed})",
        *(f"regexp_matches({each}, {printer.text('^' + _SUM)})" for each in sorted(sums)),
        " AND ".join(
            f"coalesce(substr({names[each]}, 1, 1) NOT BETWEEN '0' AND '9', TRUE)"
            for each in rule.dated()
        )
        or "TRUE",
    ]
    return (
        f"SELECT rowid, {', '.join([printer.name(first), *names.values()])}\n"
        f"FROM kept.{printer.table(table.name)}\n"
        f"WHERE {' OR '.join(f'({each})' for each in tests)} ORDER BY rowid"
    )


def _spaces() -> str:
    return " || ".join(f"chr({ord(each)})" for each in SPACES)
