"""The rule of ``remarks`` as a statement: rows below a list that are no dossiers.

For DuckDB alone, which keeps what offices write as CSV; in Parquet and databases nobody signs.
"""

from cchc.records.model import RecordSource
from cchc.records.remarks import BEGINNINGS, ENDS, TOTALS, is_text
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Table
from cchc.records.sql.reading import text_column


def remark_rows(source: RecordSource, table: Table, first: str, printer: Printer) -> str:
    """Print what gives such rows: their numbers, and their texts; *first* is the first column."""
    columns = table.columns
    texts = [text_column(source.columns[name], *columns[name], source, printer) for name in columns]
    cells = {name: printer.cell(name) for name in columns}
    no_facts = " AND ".join(
        f"{cell} IS NULL" for name, cell in cells.items() if not is_text(source, name)
    )
    sums = _is_sum('"##first"', printer)
    without_key = f"({sums} OR ({no_facts or 'TRUE'}))"
    test, candidates = without_key, ""
    if source.key in cells:
        key = cells[str(source.key)]
        raw = printer.name(columns[str(source.key)][0])
        # Few are any: trimming all cells of the others took a sixth of a count (benchmarks/dossiers.md).
        listed = ", ".join(map(printer.text, sorted({*BEGINNINGS, *source.blanks})))
        begins = f"substr({raw}, 1, 1) IN ({listed})"
        blank = f"{raw} IN ({listed})"
        candidates = f" WHERE {raw} IS NULL OR {begins} OR {blank}"
        test = f"CASE WHEN {key} IS NULL THEN {without_key} ELSE {_is_sum(key, printer)} END"
    shown = ", ".join(['"##first"', *cells.values()])
    return (
        f'SELECT "##row", {shown} FROM (SELECT rowid AS "##row", {printer.name(first)} AS "##first",'
        f" {', '.join(texts)} FROM kept.{printer.table(table.name)}{candidates}) texts\n"
        f'WHERE {test} ORDER BY "##row"'
    )


def _is_sum(cell: str, printer: Printer) -> str:
    ends = " || ".join(f"chr({ord(end)})" for end in ENDS)
    said = f"nfc_normalize(lower(trim({cell}, {ends})))"
    return f"coalesce({said} IN ({', '.join(map(printer.text, TOTALS))}), FALSE)"
