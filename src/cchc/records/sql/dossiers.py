"""One row for each dossier, as parts of a statement: its unit, periods, things and outcomes.

``read`` gives the fields, ``truths`` the conditions, ``judged`` what matters of each record.  Of
records that may repeat a dossier ``ranked`` finds the newest, and ``cchc_single`` joins what those agree
in to all the others.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from cchc.definitions.expressions.tree import Condition, ValueType
from cchc.records.model import Counting
from cchc.records.outcomes import BOTH, IN, IN_MAYBE, MAYBE, OUT
from cchc.records.sql.conditions import asks_presence, condition
from cchc.records.sql.marks import marks
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Question, Table
from cchc.records.sql.reading import field_column, text_column, written

OUTSIDE: Final = -1  # of a day that is in none of the periods


class Part(NamedTuple):
    """A named step of a statement."""

    name: str
    body: str
    is_kept: bool = False  # asked several times, and worked out once


class DossierRows:
    """Prints the steps for one question."""

    def __init__(self, question: Question, table: Table, printer: Printer) -> None:
        self._asked = question
        self._table = table
        self._printer = printer
        self._conditions = list(
            dict.fromkeys(
                part for each in question.countings for part in (each.denominator, each.numerator)
            )
        )
        self.places = [f"p{at}" for at in range(len(question.days))]
        self.outcomes = [f"o{at}" for at in range(len(question.countings))]
        self.shown = [f"c{at}" for at in range(len(question.shown))]
        # What is known of a dossier only where all of its newest records agree.
        self._matters = ["unit", *self.places, *(f"t{at}" for at in range(len(question.things)))]

    @property
    def name(self) -> str:
        """The step that has a row for each dossier."""
        return "cchc_single" if self._asked.source.key else "cchc_judged"

    def records(self) -> list[Part]:
        """Print the steps that give a row for each record; the last one is asked several times."""
        parts = [
            Part("texts", self._texts(self._asked.fields)),
            Part("read", self._read()),
            Part("truths", self._truths()),
            Part("cchc_judged", self._judged()),
        ]
        key = self._asked.source.key
        if key:
            parts += [
                Part("repeated", marks(key, self._asked.source, self._table, self._printer)),
                Part("cchc_marked", self._marked()),
            ]
        return [*parts[:-1], parts[-1]._replace(is_kept=True)]

    def dossiers(self) -> list[Part]:
        """Print the steps from records to dossiers."""
        if not self._asked.source.key:
            return []
        return [Part("ranked", self._ranked()), Part("cchc_single", self._single())]

    def _texts(self, fields: Sequence[str]) -> str:
        source, table = self._asked.source, self._table
        columns = [
            text_column(source.columns[field], *table.columns[field], source, self._printer)
            for field in fields
        ]
        return "SELECT " + ",\n  ".join(columns) + f"\nFROM {self._printer.table(table.name)}"

    def _read(self) -> str:
        printer = self._printer
        columns = [self._field(field) for field in self._asked.fields]
        asked = {name for each in self._conditions for name in asks_presence(each)}
        columns += [printer.cell(field) for field in self._asked.fields if field in asked]
        columns += [
            f"{written(printer.cell(field), self._table.columns[field][1], printer)} AS {each}"
            for field, each in zip(self._asked.shown, self.shown, strict=True)
        ]
        return "SELECT " + ",\n  ".join(columns) + "\nFROM texts"

    def _field(self, field: str) -> str:
        source, stored = self._asked.source, self._table.columns[field][1]
        return field_column(source.columns[field], stored, source, self._printer)

    def _truths(self) -> str:
        """Work out each condition once, however many indicators ask it."""
        name = self._printer.name
        used = {self._asked.source.unit, self._asked.source.key, self._asked.source.newest_by}
        used |= {*self._asked.days, *self._asked.things}
        columns = [name(field) for field in self._asked.fields if field in used]
        columns += [
            f"{condition(each, self._printer)} AS {self._truth(each)}" for each in self._conditions
        ]
        return "SELECT " + ",\n  ".join(columns + self.shown) + "\nFROM read"

    def _judged(self) -> str:
        name, source = self._printer.name, self._asked.source
        small = self._printer.dialect.small_type
        columns = [f"{name(source.unit)} AS unit"]
        if source.key:
            columns.append(f"{name(source.key)} AS dossier")
        if source.key and source.newest_by:
            columns.append(f"{name(source.newest_by)} AS age")
        columns += [
            f"CAST({self._place(day)} AS {small}) AS p{at}"
            for at, day in enumerate(self._asked.days)
        ]
        columns += [f"{name(thing)} AS t{at}" for at, thing in enumerate(self._asked.things)]
        columns += [
            f"CAST({self._outcome(each)} AS {small}) AS o{at}"
            for at, each in enumerate(self._asked.countings)
        ]
        columns += self.shown
        return "SELECT " + ",\n  ".join(columns) + "\nFROM truths"

    def _place(self, day: str) -> str:
        """Say in which period a day lies; NULL where it is not known."""
        column, printer = self._printer.name(day), self._printer
        is_day = self._asked.source.columns[day].field.type.type is ValueType.DAY
        spelled = printer.day if is_day else printer.midnight
        cases = " ".join(
            f"WHEN {column} >= {spelled(span.first)} AND {column} < {spelled(span.end)} THEN {at}"
            for at, span in enumerate(self._asked.spans)
        )
        return f"CASE WHEN {column} IS NULL THEN NULL {cases} ELSE {OUTSIDE} END"

    def _truth(self, asked: Condition) -> str:
        return self._printer.name(f"truth {self._conditions.index(asked)}")

    def _outcome(self, counting: Counting) -> str:
        a, b = self._truth(counting.denominator), self._truth(counting.numerator)
        inside = f"CASE WHEN {b} THEN {BOTH} WHEN NOT {b} THEN {IN} ELSE {IN_MAYBE} END"
        return f"CASE WHEN {a} THEN {inside} WHEN NOT {a} THEN {OUT} ELSE {MAYBE} END"

    def _marked(self) -> str:
        mark = self._printer.dialect.mark("dossier")
        return (
            "SELECT cchc_judged.*, repeated.mark IS NOT NULL AS is_repeated\n"
            f"FROM cchc_judged LEFT JOIN repeated ON {mark} = repeated.mark"
        )

    def _ranked(self) -> str:
        """Number the records of a dossier, the newest first; equally new ones have one number."""
        newest = "ORDER BY age DESC NULLS LAST" if self._asked.source.newest_by else ""
        rank = f"rank() OVER (PARTITION BY dossier {newest})" if newest else "1"
        columns = ", ".join(["dossier", *self._matters, *self.outcomes, *self.shown])
        return f"SELECT {columns}, {rank} AS place FROM cchc_marked WHERE is_repeated"

    def _single(self) -> str:
        columns = ", ".join([*self._matters, *self.outcomes, *self.shown])
        same = [
            f"CASE WHEN min({each}) = max({each}) AND count({each}) = count(*) THEN min({each}) END"
            for each in self._matters
        ]
        agreed = [
            f"CASE WHEN min({each}) = max({each}) THEN min({each}) "
            f"WHEN min({each}) >= {IN} THEN {IN_MAYBE} ELSE {MAYBE} END"
            for each in self.outcomes
        ]
        shown = [f"min({each})" for each in self.shown]
        return (
            f"SELECT {columns} FROM cchc_marked WHERE NOT is_repeated\nUNION ALL\n"
            f"SELECT {', '.join(same + agreed + shown)} FROM ranked\n"
            "WHERE place = 1 GROUP BY dossier"
        )
