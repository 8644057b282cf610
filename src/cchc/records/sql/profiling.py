"""The numbers of ``profile`` as statements: what cannot be read, what is out of order, what repeats."""

from collections.abc import Sequence

from cchc.definitions.expressions.tree import ValueType
from cchc.records.model import RecordSource
from cchc.records.profile import DUE, END, ORDERED, SAMPLES
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Table
from cchc.records.sql.reading import field_column, text_column


class Profiling:
    """Prints the statements of one table and source."""

    def __init__(self, source: RecordSource, table: Table, printer: Printer) -> None:
        self._source = source
        self._table = table
        self._printer = printer
        self.fields = [name for name in source.columns if name in table.columns]
        self.orders = [pair for pair in ORDERED if self._has(*pair)]

    def _has(self, *names: str) -> bool:
        moments = (ValueType.MOMENT, ValueType.DAY)
        return all(
            name in self.fields and self._source.columns[name].field.type.type in moments
            for name in names
        )

    def _name(self, field: str) -> str:
        return self._printer.name(field)

    def _from(self, select: str, fields: Sequence[str]) -> str:
        """Put what reads *fields* before a statement."""
        source, printer, columns = self._source, self._printer, self._table.columns
        texts = ", ".join(
            text_column(source.columns[name], *columns[name], source, printer) for name in fields
        )
        read = [
            field_column(source.columns[name], columns[name][1], source, printer) for name in fields
        ]
        read += [printer.cell(name) for name in fields]
        return (
            f"WITH texts AS (SELECT {texts} FROM {printer.table(self._table.name)}),\n"
            f"read AS (SELECT {', '.join(read)} FROM texts)\n{select}"
        )

    def totals(self) -> str:
        """Rows; unreadable and filled cells of every field; pairs out of order; rows without key, unit."""
        counted = ["count(*)"]
        for name in self.fields:
            counted.append(
                _sum(f"{self._printer.cell(name)} IS NOT NULL AND {self._name(name)} IS NULL")
            )
            counted.append(f"count({self._printer.cell(name)})")
        counted += [_sum(f"{self._name(one)} > {self._name(other)}") for one, other in self.orders]
        key = self._name(self._source.key) if self._source.key else "NULL"
        counted += [_sum(f"{key} IS NULL"), _sum(f"{self._name(self._source.unit)} IS NULL")]
        return self._from(f"SELECT {', '.join(counted)} FROM read", self.fields)

    def units(self) -> str:
        """Every unit as it is written."""
        unit = self._name(self._source.unit)
        select = f"SELECT DISTINCT {unit} FROM read WHERE {unit} IS NOT NULL ORDER BY {unit}"
        return self._from(select, [self._source.unit])

    def samples(self, field: str) -> str:
        """The most frequent texts of a field that cannot be read."""
        text = f"CAST({self._printer.cell(field)} AS {self._printer.dialect.text_type})"
        return self._from(
            f"SELECT {text} FROM read WHERE {self._printer.cell(field)} IS NOT NULL"
            f" AND {self._name(field)} IS NULL GROUP BY {text}"
            f" ORDER BY count(*) DESC, {text} LIMIT {SAMPLES}",
            [field],
        )

    def on_time(self) -> str | None:
        """By unit: dossiers on time, and those that end in the second they are due."""
        if not self._has(END, DUE):
            return None
        unit, end, due = map(self._name, (self._source.unit, END, DUE))
        day = f"CAST({end} AS DATE)"
        midnight = f"CAST({day} AS {self._printer.dialect.moment_type})"
        return self._from(
            f"SELECT {unit}, count(*), {_sum(f'{end} = {due} AND {end} <> {midnight}')} FROM read"
            f" WHERE {day} <= CAST({due} AS DATE) GROUP BY {unit}",
            [self._source.unit, END, DUE],
        )

    def common_end(self) -> str | None:
        """The moment at which most dossiers end, midnights left out."""
        if not self._has(END):
            return None
        end = self._name(END)
        midnight = f"CAST(CAST({end} AS DATE) AS {self._printer.dialect.moment_type})"
        return self._from(
            f"SELECT {end}, count(*) FROM read WHERE {end} <> {midnight}"
            f" GROUP BY {end} ORDER BY count(*) DESC, {end} LIMIT 1",
            [END],
        )

    def repeated(self) -> str | None:
        """How many dossiers have several records."""
        if not self._source.key:
            return None
        key = self._name(self._source.key)
        return self._from(
            f"SELECT count(*) FROM (SELECT {key} FROM read WHERE {key} IS NOT NULL"
            f" GROUP BY {key} HAVING count(*) > 1) several",
            [self._source.key],
        )


def _sum(test: str) -> str:
    return f"COALESCE(SUM(CASE WHEN {test} THEN 1 ELSE 0 END), 0)"
