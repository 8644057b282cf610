"""The whole statement: a row for every indicator, unit and period, with b, a, u and v.

``read`` gives the fields, ``judged`` what matters of each record, ``ranked`` and ``single`` one
row for each dossier, then the additive indicators are counted in one pass over the units and all
days that put them into periods, and each distinct one over its things.  Written with
``SUM(CASE …)``, which treats NULL alike in every engine.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from cchc.definitions.expressions.tree import ValueType
from cchc.records.model import Counting, Group, RecordSource, Span
from cchc.records.outcomes import BOTH, IN, IN_MAYBE, MAYBE
from cchc.records.sql.conditions import asks_presence, condition
from cchc.records.sql.printer import Printer
from cchc.records.sql.reading import TEXT, Stored, field_columns, text_column
from cchc.values import dataclass

_OUTSIDE: Final = -1


class Table(NamedTuple):
    """The table to count: its name as the engine knows it, and where each field stands in it."""

    name: tuple[str, ...]  # with its schema or catalogue, if it needs them
    columns: Mapping[str, tuple[str, Stored]]  # field → column and how it is kept


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked."""

    source: RecordSource
    countings: Sequence[Counting]
    spans: Sequence[Span]
    shown: Sequence[str] = ()  # fields whose texts a list of dossiers shows

    @property
    def fields(self) -> list[str]:
        """The fields that are needed, in the order of the source."""
        wanted = {name for each in self.countings for name in each.fields}
        wanted |= {
            *self.shown,
            self.source.unit,
            self.source.key or "",
            self.source.newest_by or "",
        }
        return [name for name in self.source.columns if name in wanted]


class Wanted(NamedTuple):
    """Which dossiers of an indicator are to be listed."""

    outcomes: Sequence[int]
    units: Sequence[str] | None  # as the records write them; None for all


def listing(question: Question, table: Table, printer: Printer, wanted: Wanted) -> str:
    """Print the statement of a list: outcome, unit, and the fields shown or the thing counted.

    The question has one indicator and one period.
    """
    return _Statement(question, table, printer).listed(wanted)


def statement(question: Question, table: Table, printer: Printer) -> str:
    """Print the statement; the rows are (indicator, unit, period, b, a, u, v), the first and third numbers.

    They are positions in ``question.countings`` and ``question.spans``.
    """
    return _Statement(question, table, printer).whole()


def in_two_steps(question: Question, table: Table, printer: Printer) -> tuple[str, str, str]:
    """Print it for an engine that would work out the rows again for every count of them.

    Gives the statement of the rows, the name under which the counts ask them, and theirs.
    """
    made = _Statement(question, table, printer)
    rows, counts = made.steps()
    return rows, made.kept, counts


def groups_of(rows: Sequence[Sequence[Any]], question: Question) -> list[Group]:
    """Name what the rows of a statement number, in the order of the reference."""
    countings, spans = question.countings, question.spans
    ordered = sorted(rows, key=lambda row: (row[0], row[1] is not None, row[1] or "", row[2]))
    return [
        Group(countings[int(i)].indicator, unit, spans[int(q)].period, *map(int, (b, a, u, v)))
        for i, unit, q, b, a, u, v in ordered
    ]


class _Statement:
    def __init__(self, question: Question, table: Table, printer: Printer) -> None:
        self._asked = question
        self._table = table
        self._printer = printer
        self._days = list(dict.fromkeys(each.period_by for each in question.countings))
        self._things = list(
            dict.fromkeys(each.distinct for each in question.countings if each.distinct)
        )
        self._additive = [at for at, each in enumerate(question.countings) if not each.distinct]

    def whole(self) -> str:
        """Print all as one statement."""
        *first, last = self._first()
        rest, answers = self._rest()
        parts = [
            *(self._part(*part, keep=self._printer.dialect.copies_columns) for part in first),
            self._part(*last, keep=True),
            *(self._part(*part) for part in rest),
        ]
        return "WITH " + ",\n".join(parts) + f"\n{answers}"

    def steps(self) -> tuple[str, str]:
        """Print two statements: the rows that the second one asks, by their name, and the counts."""
        *parts, (_, last) = self._first()
        rest, answers = self._rest()
        listed = [",\n".join(self._part(*part) for part in each) for each in (parts, rest)]
        return f"WITH {listed[0]}\n{last}", f"WITH {listed[1]}\n{answers}"

    def _part(self, name: str, body: str, *, keep: bool = False) -> str:
        kept = self._printer.dialect.materialized if keep else ""
        return f"{self._printer.name(name)} AS {kept}(\n{body}\n)"

    @property
    def kept(self) -> str:
        """The rows that are worked out once and asked several times."""
        return "cchc_ranked" if self._asked.source.key else "cchc_judged"

    def _first(self) -> list[tuple[str, str]]:
        parts = [("texts", self._texts()), ("read", self._read()), ("cchc_judged", self._judged())]
        return [*parts, ("cchc_ranked", self._ranked())] if self._asked.source.key else parts

    def _rest(self) -> tuple[list[tuple[str, str]], str]:
        parts, single = list[tuple[str, str]](), "cchc_judged"
        if self._asked.source.key:
            parts, single = [("single", self._single())], "single"
        answers = []
        if self._additive:
            parts += [("cells", self._cells(single)), ("folded", self._folded())]
            answers.append(self._counted())
        for at, counting in enumerate(self._asked.countings):
            if counting.distinct:
                parts += self._distinct(at, counting, single)
                answers.append(f"SELECT * FROM {self._printer.name(f'answer {at}')}")
        return parts, "\nUNION ALL\n".join(answers)

    def listed(self, wanted: "Wanted") -> str:
        """Print the dossiers of the only indicator and period, or its things, that are wanted."""
        parts, single = self._first(), "cchc_judged"
        if self._asked.source.key:
            parts, single = [*parts, ("single", self._single())], "single"
        if self._asked.countings[0].distinct:
            parts += self._distinct(0, self._asked.countings[0], single)
            rows, columns, place = self._printer.name("dated 0"), "unit, thing", "q = 0"
            outcome = f"CASE WHEN o BETWEEN {IN} AND {IN_MAYBE} THEN {IN} + x ELSE o END"
        else:
            rows, columns = single, ", ".join(["unit", *self._shown])
            place = "(p0 = 0 OR p0 IS NULL)"
            outcome = f"CASE WHEN p0 IS NULL AND o0 >= {MAYBE} THEN {MAYBE} ELSE o0 END"
        tests = [place, f"{outcome} IN ({', '.join(map(str, wanted.outcomes))})"]
        if wanted.units is not None:
            tests.append(f"unit IN ({', '.join(map(self._printer.text, wanted.units))})")
        if self._asked.countings[0].distinct:
            tests.append("thing IS NOT NULL")
        named = ",\n".join(self._part(*part) for part in parts)
        return (
            f"WITH {named}\nSELECT {outcome} AS outcome, {columns} FROM {rows}\n"
            f"WHERE {' AND '.join(tests)} ORDER BY {columns}"
        )

    def _texts(self) -> str:
        source, table = self._asked.source, self._table
        columns = [
            text_column(source.columns[field], *table.columns[field], source, self._printer)
            for field in self._asked.fields
        ]
        return "SELECT " + ",\n  ".join(columns) + f"\nFROM {self._printer.table(table.name)}"

    def _read(self) -> str:
        present = {
            field
            for each in self._asked.countings
            for field in asks_presence(each.denominator) | asks_presence(each.numerator)
        }
        columns = [
            printed
            for field in self._asked.fields
            for printed in field_columns(
                self._asked.source.columns[field],
                self._table.columns[field][1],
                self._asked.source,
                self._printer,
                with_presence=field in present,
            )
        ]
        text = self._printer.dialect.text_type
        columns += [
            f"CAST({self._printer.name(field + TEXT)} AS {text}) AS {each}"
            for field, each in zip(self._asked.shown, self._shown, strict=True)
        ]
        return "SELECT " + ",\n  ".join(columns) + "\nFROM texts"

    def _judged(self) -> str:
        name, source = self._printer.name, self._asked.source
        small = self._printer.dialect.small_type
        columns = [f"{name(source.unit)} AS unit"]
        if source.key:
            columns.append(f"{name(source.key)} AS dossier")
        if source.key and source.newest_by:
            columns.append(f"{name(source.newest_by)} AS age")
        columns += [
            f"CAST({self._place(day)} AS {small}) AS p{at}" for at, day in enumerate(self._days)
        ]
        columns += [f"{name(thing)} AS t{at}" for at, thing in enumerate(self._things)]
        columns += [
            f"CAST({self._outcome(each)} AS {small}) AS o{at}"
            for at, each in enumerate(self._asked.countings)
        ]
        columns += self._shown
        return "SELECT " + ",\n  ".join(columns) + "\nFROM read"

    def _place(self, day: str) -> str:
        """Say in which period a day lies; NULL where it is not known."""
        column, printer = self._printer.name(day), self._printer
        is_day = self._asked.source.columns[day].field.type.type is ValueType.DAY
        spelled = printer.day if is_day else printer.midnight
        cases = " ".join(
            f"WHEN {column} >= {spelled(span.first)} AND {column} < {spelled(span.end)} THEN {at}"
            for at, span in enumerate(self._asked.spans)
        )
        return f"CASE WHEN {column} IS NULL THEN NULL {cases} ELSE {_OUTSIDE} END"

    def _outcome(self, counting: Counting) -> str:
        denominator = condition(counting.denominator, self._printer)
        numerator = condition(counting.numerator, self._printer)
        inside = f"CASE WHEN {numerator} THEN 4 WHEN NOT {numerator} THEN 2 ELSE 3 END"
        return f"CASE WHEN {denominator} THEN {inside} WHEN NOT {denominator} THEN 0 ELSE 1 END"

    @property
    def _matters(self) -> list[str]:
        """The columns of a dossier that are known only where all of its newest records agree."""
        return ["unit", *self._places, *(f"t{at}" for at in range(len(self._things)))]

    @property
    def _places(self) -> list[str]:
        return [f"p{at}" for at in range(len(self._days))]

    @property
    def _outcomes(self) -> list[str]:
        return [f"o{at}" for at in range(len(self._asked.countings))]

    @property
    def _shown(self) -> list[str]:
        return [f"c{at}" for at in range(len(self._asked.shown))]

    def _ranked(self) -> str:
        """Number the records of a dossier, the newest first, and count those as new as each."""
        newest = "ORDER BY age DESC NULLS LAST" if self._asked.source.newest_by else ""
        over = f"OVER (PARTITION BY dossier {newest})"
        rank = f"rank() {over}" if newest else "1"
        columns = ", ".join(["dossier", *self._matters, *self._outcomes, *self._shown])
        # The count of a window that is ordered counts up to the last of those that are equal.
        inner = f"SELECT {columns}, {rank} AS place, count(*) {over} AS alike FROM cchc_judged"
        return f"SELECT * FROM ({inner}) numbered WHERE dossier IS NULL OR place = 1"

    def _single(self) -> str:
        columns = ", ".join([*self._matters, *self._outcomes, *self._shown])
        same = [
            f"CASE WHEN min({each}) = max({each}) AND count({each}) = count(*) THEN min({each}) END"
            for each in self._matters
        ]
        agreed = [
            f"CASE WHEN min({each}) = max({each}) THEN min({each}) "
            f"WHEN min({each}) >= {IN} THEN {IN_MAYBE} ELSE {MAYBE} END"
            for each in self._outcomes
        ]
        shown = [f"min({each})" for each in self._shown]
        return (
            f"SELECT {columns} FROM cchc_ranked WHERE dossier IS NULL OR alike = 1\nUNION ALL\n"
            f"SELECT {', '.join(same + agreed + shown)} FROM cchc_ranked\n"
            "WHERE dossier IS NOT NULL AND alike > 1 GROUP BY dossier"
        )

    def _cells(self, single: str) -> str:
        sums = [
            f"SUM(CASE WHEN o{at} {test} THEN 1 ELSE 0 END) AS {letter}{at}"
            for at in self._additive
            for letter, test in (
                ("b", f"= {BOTH}"),
                ("a", f">= {IN}"),
                ("u", f"= {IN_MAYBE}"),
                ("v", f"= {MAYBE}"),
            )
        ]
        keys = ", ".join(["unit", *self._places])
        return f"SELECT {keys},\n  " + ",\n  ".join(sums) + f"\nFROM {single} GROUP BY {keys}"

    def _folded(self) -> str:
        """Give each indicator rows of its own, with the period that its own day says."""
        countings = self._asked.countings
        place = " ".join(
            f"WHEN {at} THEN p{self._days.index(countings[at].period_by)}" for at in self._additive
        )
        sums = ", ".join(
            f"SUM(CASE i.n {' '.join(f'WHEN {at} THEN {x}{at}' for at in self._additive)} END) AS {x}"
            for x in "bauv"
        )
        return (
            f"SELECT i.n AS n, unit, CASE i.n {place} END AS p, {sums}\n"
            f"FROM cells CROSS JOIN ({_numbers(self._additive)}) i\n"
            f"GROUP BY i.n, unit, CASE i.n {place} END"
        )

    def _counted(self) -> str:
        """Spread the indicators over the periods; without a day a dossier is undecided in each."""
        b, a, u = (f"SUM(CASE WHEN p = q.n THEN {x} ELSE 0 END)" for x in "bau")
        v = "SUM(CASE WHEN p = q.n THEN v WHEN p IS NULL THEN a + v ELSE 0 END)"
        return (
            f"SELECT folded.n AS indicator, unit, q.n AS period, {b} AS b, {a} AS a, {u} AS u, {v} AS v\n"
            f"FROM folded CROSS JOIN ({_numbers(range(len(self._asked.spans)))}) q\n"
            "GROUP BY folded.n, unit, q.n"
        )

    def _distinct(self, at: int, counting: Counting, single: str) -> list[tuple[str, str]]:
        name = self._printer.name
        place = f"p{self._days.index(counting.period_by)}"
        thing = f"t{self._things.index(str(counting.distinct))}"
        things, dated, best = (name(f"{each} {at}") for each in ("things", "dated", "best"))
        doubted = f"CASE WHEN o{at} IN ({MAYBE}, {IN_MAYBE}) THEN 1 ELSE 0 END"
        lost_in_b = f"CASE WHEN o{at} IN ({MAYBE}, {IN_MAYBE}, {BOTH}) THEN 1 ELSE 0 END"
        seen = (
            f"SELECT unit, {place} AS p, {thing} AS thing, max(o{at}) AS o, max({doubted}) AS x,\n"
            f"  CASE WHEN {thing} IS NULL THEN count(*) ELSE 0 END AS k,\n"
            f"  CASE WHEN {thing} IS NULL THEN SUM({lost_in_b}) ELSE 0 END AS kb\n"
            f"FROM {single} WHERE o{at} >= {MAYBE} AND ({place} IS NULL OR {place} >= 0)\n"
            f"GROUP BY unit, {place}, {thing}"
        )
        periods = _numbers(range(len(self._asked.spans)))
        # A dossier without its day is undecided in every period, and every unit has every period.
        spread = (
            "SELECT unit, q, thing, max(o) AS o, max(x) AS x, SUM(k) AS k, SUM(kb) AS kb FROM (\n"
            f"SELECT unit, p AS q, thing, o, x, k, kb FROM {things} WHERE p IS NOT NULL\n"
            f"UNION ALL SELECT unit, q.n, thing, {MAYBE}, 1, k, k FROM {things}"
            f" CROSS JOIN ({periods}) q WHERE p IS NULL\n"
            "UNION ALL SELECT unit, q.n, NULL, 0, 0, 0, 0"
            f" FROM (SELECT DISTINCT unit FROM {single}) units CROSS JOIN ({periods}) q\n"
            ") every GROUP BY unit, q, thing"
        )
        tallied = (
            "SELECT unit, q,\n"
            f"  {_sum(f'thing IS NOT NULL AND o = {BOTH}')} AS b,\n"
            f"  {_sum(f'thing IS NOT NULL AND o >= {IN}')} AS a,\n"
            f"  {_sum(f'thing IS NOT NULL AND o >= {IN} AND o < {BOTH} AND x = 1')} AS u,\n"
            f"  {_sum(f'thing IS NOT NULL AND o = {MAYBE}')} AS v, SUM(k) AS k, SUM(kb) AS kb\n"
            f"FROM {dated} GROUP BY unit, q"
        )
        answer = (
            f"SELECT {at} AS indicator, unit, q AS period, b, a,\n"
            f"  CASE WHEN u + kb < a - b THEN u + kb ELSE a - b END AS u, v + k AS v FROM {best}"
        )
        return [
            (f"things {at}", seen),
            (f"dated {at}", spread),
            (f"best {at}", tallied),
            (f"answer {at}", answer),
        ]


def _sum(test: str) -> str:
    return f"SUM(CASE WHEN {test} THEN 1 ELSE 0 END)"


def _numbers(numbers: Sequence[int]) -> str:
    return " UNION ALL ".join(f"SELECT {number} AS n" for number in numbers)
