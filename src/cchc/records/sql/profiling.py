"""The numbers of ``profile`` as statements: what cannot be read, what is out of order, what repeats."""

from collections.abc import Iterable, Sequence
from typing import Final

from cchc.definitions.expressions.tree import ValueType
from cchc.records.model import RecordSource
from cchc.records.profile import DUE, END, NO_KEY, NO_UNIT, ORDERED, REPEATED, SAMPLES
from cchc.records.sql.marks import marks
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Table
from cchc.records.sql.reading import field_column, text_column, written

SINGLE: Final = ("cchc_single",)  # the table with a row for each dossier of several records
# No field is called so.
_PLACE, _TIMES, _TORN, _KEY = '"##place"', '"##times"', '"##torn"', '"##key"'


class Profiling:
    """Prints the statements of one table and source; *table* has its marks where there are any."""

    def __init__(self, source: RecordSource, table: Table, printer: Printer) -> None:
        self._source = source
        self._table = table
        self._printer = printer
        self.fields = [name for name in source.columns if name in table.columns]
        self.orders = [pair for pair in ORDERED if self._has(*pair)]
        used = {source.unit, *(name for pair in ORDERED for name in pair)}
        self._of_dossiers = [name for name in self.fields if name in used]

    def _has(self, *names: str) -> bool:
        moments = (ValueType.MOMENT, ValueType.DAY)
        return all(
            name in self.fields and self._source.columns[name].field.type.type in moments
            for name in names
        )

    @property
    def says_on_time(self) -> bool:
        """Whether it is known of dossiers that they end on time."""
        return self._has(END, DUE)

    def _name(self, field: str) -> str:
        return self._printer.name(field)

    def _read(self, fields: Iterable[str], *, texts: bool = False) -> str:
        """Print what reads *fields*, and what stands there."""
        source, printer, columns = self._source, self._printer, self._table.columns
        wanted = dict.fromkeys(fields)
        written = ", ".join(
            text_column(source.columns[name], *columns[name], source, printer) for name in wanted
        )
        read = [
            field_column(source.columns[name], columns[name][1], source, printer) for name in wanted
        ]
        read += [printer.cell(name) for name in wanted if texts]
        return (
            f"WITH texts AS (SELECT {written} FROM {printer.table(self._table.name)}),\n"
            f"read AS (SELECT {', '.join(read)} FROM texts)"
        )

    def _dossiers(self, select: str, fields: Sequence[str]) -> str:
        """Put what gives a row for each dossier before a statement."""
        listed, key = ", ".join(map(self._name, fields)), self._source.key
        if not self._table.marks or not key:
            return f"{self._read(fields)},\ndossiers AS (SELECT {listed} FROM read)\n{select}"
        found, mark = self._printer.table(self._table.marks), self._mark(key)
        return (
            f"{self._read([*fields, key])},\n"
            f"dossiers AS (SELECT {listed} FROM read LEFT JOIN {found} AS several"
            f" ON {mark} = several.mark WHERE several.mark IS NULL\n"
            f"UNION ALL SELECT {listed} FROM {self._printer.table(SINGLE)})\n{select}"
        )

    def _mark(self, key: str) -> str:
        return self._printer.dialect.mark(self._name(key))

    def marks(self) -> str | None:
        """Marks that several records have."""
        key = self._source.key
        return marks(key, self._source, self._table, self._printer) if key else None

    def single(self) -> str | None:
        """Of each dossier with a mark that several have: its key, what its newest records agree in."""
        key, age = self._source.key, self._source.newest_by
        if not key or not self._table.marks:
            return None
        name, unit = self._name(key), self._name(self._source.unit)
        order = f" ORDER BY {self._name(age)} DESC NULLS LAST" if age else ""
        place = f"rank() OVER (PARTITION BY {name}{order})" if age else "1"
        agreed = ", ".join(
            f"CASE WHEN {_is_one(each)} THEN min({each}) END AS {each}"
            for each in map(self._name, self._of_dossiers)
        )
        fields = [*self._of_dossiers, key, *([age] if age else [])]
        return (
            f"{self._read(fields)},\n"
            f"ranked AS (SELECT *, {place} AS {_PLACE}, count(*) OVER (PARTITION BY {name}) AS {_TIMES}\n"
            f"FROM read WHERE {self._mark(key)} IN (SELECT mark FROM"
            f" {self._printer.table(self._table.marks)}))\n"
            f"SELECT {name} AS {self._printer.cell(key)}, {agreed}, max({_TIMES}) AS {_TIMES},\n"
            f"count({unit}) > 0 AND NOT ({_is_one(unit)}) AS {_TORN}\n"
            f"FROM ranked WHERE {_PLACE} = 1 GROUP BY {name}"
        )

    def repeated(self) -> str | None:
        """Dossiers of several records, and those of them whose newest name several units."""
        if not self._table.marks:
            return None
        single = self._printer.table(SINGLE)
        return f"SELECT {_sum(f'{_TIMES} > 1')}, {_sum(_TORN)} FROM {single}"

    def torn(self) -> str:
        """The first keys of dossiers whose newest records name several units."""
        key = self._printer.cell(str(self._source.key))
        single = self._printer.table(SINGLE)
        return f"SELECT {key} FROM {single} WHERE {_TORN} ORDER BY {key} LIMIT {SAMPLES}"

    def named(self, what: tuple[str, ...]) -> str | None:
        """The first keys of some dossiers, or, where these have none, their first units."""
        unit, source = self._name(self._source.unit), self._source
        if what == NO_KEY:
            test = f"{self._name(source.key)} IS NULL" if source.key else "TRUE"
            fields = [source.unit, *([source.key] if source.key else [])]
            return (
                f"{self._read(fields)}\nSELECT DISTINCT {unit} FROM read"
                f" WHERE {test} AND {unit} IS NOT NULL ORDER BY {unit} LIMIT {SAMPLES}"
            )
        if not source.key:
            return None
        if what == REPEATED:
            return self._keys(f"{_TIMES} > 1", of_several=True)
        if what == NO_UNIT:
            return self._keys(f"{unit} IS NULL AND NOT {_TORN}")
        first, second = map(self._name, what)
        return self._keys(f"{first} > {second}")

    def _keys(self, test: str, *, of_several: bool = False) -> str:
        """Give the first keys of dossiers that pass a test."""
        key, single = str(self._source.key), self._printer.table(SINGLE)
        name, cell = self._name(key), self._printer.cell(key)
        fields = [*self._of_dossiers, key]
        listed = ", ".join(map(self._name, self._of_dossiers))
        parts = []
        if not of_several:
            apart = ""
            if self._table.marks:
                found = self._printer.table(self._table.marks)
                apart = f" WHERE {self._mark(key)} NOT IN (SELECT mark FROM {found} WHERE mark IS NOT NULL)"
                apart += f" OR {name} IS NULL"
            columns = f"{name} AS {_KEY}, {listed}, FALSE AS {_TORN}, 1 AS {_TIMES}"
            parts.append(f"SELECT {columns} FROM read{apart}")
        if self._table.marks:
            columns = f"{cell} AS {_KEY}, {listed}, {_TORN}, {_TIMES}"
            parts.append(f"SELECT {columns} FROM {single}")
        every = "\nUNION ALL ".join(parts)
        return (
            f"{self._read(fields)},\nkeyed AS ({every})\nSELECT DISTINCT {_KEY} FROM keyed"
            f" WHERE {test} AND {_KEY} IS NOT NULL ORDER BY {_KEY} LIMIT {SAMPLES}"
        )

    def cells(self) -> str:
        """Unreadable and filled cells of every field; records without a key."""
        counted = []
        for name in self.fields:
            counted.append(
                _sum(f"{self._printer.cell(name)} IS NOT NULL AND {self._name(name)} IS NULL")
            )
            counted.append(f"count({self._printer.cell(name)})")
        key = self._name(self._source.key) if self._source.key else "NULL"
        counted.append(_sum(f"{key} IS NULL"))
        return f"{self._read(self.fields, texts=True)}\nSELECT {', '.join(counted)} FROM read"

    def by_unit(self) -> str:
        """By unit: dossiers; pairs out of order; those on time, and those that end when they are due."""
        unit = self._name(self._source.unit)
        counted = ["count(*)"]
        counted += [_sum(f"{self._name(one)} > {self._name(other)}") for one, other in self.orders]
        if self.says_on_time:
            end, due = map(self._name, (END, DUE))
            day = f"CAST({end} AS DATE)"
            on_time = f"{day} <= CAST({due} AS DATE)"
            counted.append(_sum(on_time))
            counted.append(_sum(f"{on_time} AND {end} = {due} AND {end} <> {self._midnight(end)}"))
        select = f"SELECT {unit}, {', '.join(counted)} FROM dossiers GROUP BY {unit}"
        return self._dossiers(select, self._of_dossiers)

    def common_end(self) -> str | None:
        """The moment at which most dossiers end, midnights left out."""
        if not self._has(END):
            return None
        end = self._name(END)
        return self._dossiers(
            f"SELECT {end}, count(*) FROM dossiers WHERE {end} <> {self._midnight(end)}"
            f" GROUP BY {end} ORDER BY count(*) DESC, {end} LIMIT 1",
            [END],
        )

    def _midnight(self, moment: str) -> str:
        return f"CAST(CAST({moment} AS DATE) AS {self._printer.dialect.moment_type})"

    def units(self) -> str:
        """Every unit as it is written."""
        unit = self._name(self._source.unit)
        return (
            f"{self._read([self._source.unit])}\n"
            f"SELECT DISTINCT {unit} FROM read WHERE {unit} IS NOT NULL ORDER BY {unit}"
        )

    def samples(self, field: str) -> str:
        """The most frequent texts of a field that cannot be read."""
        text = written(self._printer.cell(field), self._table.columns[field][1], self._printer)
        return (
            f"{self._read([field], texts=True)}\n"
            f"SELECT {text} FROM read WHERE {self._printer.cell(field)} IS NOT NULL"
            f" AND {self._name(field)} IS NULL GROUP BY {text}"
            f" ORDER BY count(*) DESC, {text} LIMIT {SAMPLES}"
        )


def _is_one(column: str) -> str:
    """Ask whether all records of a group have the same."""
    return f"min({column}) = max({column}) AND count({column}) = count(*)"


def _sum(test: str) -> str:
    return f"COALESCE(SUM(CASE WHEN {test} THEN 1 ELSE 0 END), 0)"
