"""The whole statement: a row for every indicator, unit and period, with b, a, u and v."""

from collections.abc import Sequence
from typing import Any

from cchc.records.model import Group
from cchc.records.outcomes import MAYBE
from cchc.records.sql.dossiers import DossierRows, Part
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Question, Table, Wanted
from cchc.records.sql.sums import Sums


def statement(question: Question, table: Table, printer: Printer) -> str:
    """Print the statement; the rows are (indicator, unit, period, b, a, u, v, undated).

    The first and third are positions in ``question.countings`` and ``question.spans``.
    """
    rows = DossierRows(question, table, printer)
    sums, answer = Sums(question, rows, printer).parts()
    *first, last = rows.records()
    first = [part._replace(is_kept=printer.dialect.copies_columns) for part in first]
    return _joined([*first, last, *rows.dossiers(), *sums], answer, printer)


def in_steps(
    question: Question, table: Table, printer: Printer
) -> tuple[list[tuple[str, str]], str]:
    """Print it for an engine that works a step out again, and plans it again, for every use of it.

    Gives statements to be kept, each with the name under which later ones ask it, and that of the
    counts.  Only the first one has parameters.
    """
    rows = DossierRows(question, table, printer)
    kept = [
        (last.name, _joined(before, last.body, printer))
        for *before, last in filter(None, (rows.records(), rows.dossiers()))
    ]
    sums, answer = Sums(question, rows, printer).parts()
    return kept, _joined(sums, answer, printer)


def listing(question: Question, table: Table, printer: Printer, wanted: Wanted) -> str:
    """Print the statement of a list: outcome, unit, and the fields shown or the thing counted.

    The question has one indicator and one period.
    """
    rows = DossierRows(question, table, printer)
    parts = [*rows.records(), *rows.dossiers()]
    if question.countings[0].distinct:
        parts += Sums(question, rows, printer).listed_things()
        listed, columns, tests = "listed", ["unit", "thing"], list[str]()
        outcome = "outcome"
    else:
        listed, columns, tests = rows.name, ["unit", *rows.shown], ["(p0 = 0 OR p0 IS NULL)"]
        outcome = f"CASE WHEN p0 IS NULL AND o0 >= {MAYBE} THEN {MAYBE} ELSE o0 END"
    tests.append(f"{outcome} IN ({', '.join(map(str, wanted.outcomes))})")
    if wanted.units is not None:
        tests.append(f"unit IN ({', '.join(map(printer.text, wanted.units))})")
    shown = ", ".join(columns)
    answer = (
        f"SELECT {outcome} AS outcome, {shown} FROM {listed}\n"
        f"WHERE {' AND '.join(tests)} ORDER BY {shown}"
    )
    return _joined(parts, answer, printer)


def groups_of(rows: Sequence[Sequence[Any]], question: Question) -> list[Group]:
    """Name what the rows of a statement number, in the order of the reference."""
    countings, spans = question.countings, question.spans
    ordered = sorted(rows, key=lambda row: (row[0], row[1] is not None, row[1] or "", row[2]))
    return [
        Group(countings[int(i)].indicator, unit, spans[int(q)].period, *map(int, numbers))
        for i, unit, q, *numbers in ordered
    ]


def _joined(parts: Sequence[Part], answer: str, printer: Printer) -> str:
    printed = ",\n".join(
        f"{printer.name(part.name)} AS {printer.dialect.materialized if part.is_kept else ''}(\n"
        f"{part.body}\n)"
        for part in parts
    )
    return f"WITH {printed}\n{answer}" if parts else answer
