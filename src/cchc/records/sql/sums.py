"""From dossiers to counts, as parts of a statement.

Additive indicators are counted in one pass over the units and all days that put dossiers into
periods; those of different things over the things, those of one field and day together.  Written
with ``SUM(CASE …)``, which treats NULL alike in every engine.
"""

from collections.abc import Sequence

from cchc.records.outcomes import BOTH, EITHER_IN, EITHER_MAYBE, IN, IN_MAYBE, MAYBE
from cchc.records.sql.dossiers import DossierRows, Part
from cchc.records.sql.printer import Printer
from cchc.records.sql.question import Question


class Sums:
    """Prints the steps for one question."""

    def __init__(self, question: Question, rows: DossierRows, printer: Printer) -> None:
        self._asked = question
        self._rows = rows
        self._printer = printer

    def parts(self) -> tuple[list[Part], str]:
        """Print the steps, and what asks them all."""
        parts, answers = list[Part](), list[str]()
        if self._asked.additive:
            parts += [Part("cells", self._cells()), Part("folded", self._folded())]
            answers.append(self._counted())
        for family, members in enumerate(self._asked.families.values()):
            parts += [*self.things(family), Part(f"best {family}", self._best(family, members))]
            answers.append(self._answer(family, members))
        return parts, "\nUNION ALL\n".join(answers)

    def _cells(self) -> str:
        sums = [
            f"{_sum(f'o{at} {test}')} AS {letter}{at}"
            for at in self._asked.additive
            for letter, test in (
                ("b", f"= {BOTH}"),
                ("a", f">= {IN}"),
                ("u", f"= {IN_MAYBE}"),
                ("v", f"= {MAYBE}"),
            )
        ]
        keys = ", ".join(["unit", *self._rows.places])
        return (
            f"SELECT {keys},\n  " + ",\n  ".join(sums) + f"\nFROM {self._rows.name} GROUP BY {keys}"
        )

    def _folded(self) -> str:
        """Give each indicator rows of its own, with the period that its own day says."""
        days, additive = self._asked.days, self._asked.additive
        place = " ".join(
            f"WHEN {at} THEN p{days.index(self._asked.countings[at].period_by)}" for at in additive
        )
        sums = ", ".join(
            f"SUM(CASE i.n {' '.join(f'WHEN {at} THEN {x}{at}' for at in additive)} END) AS {x}"
            for x in "bauv"
        )
        return (
            f"SELECT i.n AS n, unit, CASE i.n {place} END AS p, {sums}\n"
            f"FROM cells CROSS JOIN {_numbers(additive)} AS i(n)\n"
            f"GROUP BY i.n, unit, CASE i.n {place} END"
        )

    def _counted(self) -> str:
        """Spread the indicators over the periods; without a day a dossier is undecided in each."""
        b, a, u = (f"SUM(CASE WHEN p = q.n THEN {x} ELSE 0 END)" for x in "bau")
        v = "SUM(CASE WHEN p = q.n THEN v WHEN p IS NULL THEN a + v ELSE 0 END)"
        undated = "SUM(CASE WHEN p IS NULL THEN a + v ELSE 0 END)"
        return (
            f"SELECT folded.n AS indicator, unit, q.n AS period, {b} AS b, {a} AS a, {u} AS u, {v} AS v,\n"
            f"  {undated} AS undated\n"
            f"FROM folded CROSS JOIN {self._periods} AS q(n)\n"
            "GROUP BY folded.n, unit, q.n"
        )

    @property
    def _periods(self) -> str:
        return _numbers(range(len(self._asked.spans)))

    def things(self, family: int) -> list[Part]:
        """Print the steps that give the best outcome of every thing, and whether one is undecided.

        Dossiers of unknown things are counted apart.
        """
        (thing, day), members = [*self._asked.families.items()][family]
        listed, seen = ", ".join(f"o{at}" for at in members), self._printer.name(f"seen {family}")
        here = " OR ".join(f"o{at} >= {MAYBE}" for at in members)
        known = (
            f"SELECT unit, p{day} AS q, t{thing} AS thing, {listed}, 1 AS n FROM {self._rows.name}"
        )
        maybe = ", ".join(f"CASE WHEN o{at} >= {MAYBE} THEN {MAYBE} ELSE 0 END" for at in members)
        # A dossier without its day is undecided in every period.
        undated = (
            f"SELECT unit, q.n, thing, {maybe}, k FROM (\n"
            f"SELECT unit, t{thing} AS thing, {listed}, count(*) AS k FROM {self._rows.name}\n"
            f"WHERE p{day} IS NULL AND ({here}) GROUP BY unit, t{thing}, {listed}\n"
            f") undated CROSS JOIN {self._periods} AS q(n)"
        )
        best = ", ".join(f"max(o{at}) AS o{at}, max({_doubt(at)}) AS x{at}" for at in members)
        lost = ", ".join(
            f"SUM(CASE WHEN o{at} >= {MAYBE} THEN n ELSE 0 END) AS k{at}, "
            f"SUM(CASE WHEN o{at} IN ({MAYBE}, {IN_MAYBE}, {BOTH}) THEN n ELSE 0 END) AS l{at}"
            for at in members
        )
        return [
            Part(f"seen {family}", f"{known} WHERE p{day} >= 0 AND ({here})\nUNION ALL\n{undated}"),
            Part(
                f"things {family}",
                f"SELECT unit, q, thing, {best} FROM {seen} WHERE thing IS NOT NULL\n"
                "GROUP BY unit, q, thing",
            ),
            Part(
                f"nameless {family}",
                f"SELECT unit, q, {lost} FROM {seen} WHERE thing IS NULL GROUP BY unit, q",
            ),
        ]

    def listed_things(self) -> list[Part]:
        """Print the steps that name each thing of the only indicator and period with its outcome.

        A dossier of an unknown thing is named by itself; where such ones may be in b, all things that are
        late for certain stand equal, for it is not known which.
        """
        single, name = self._rows.name, self._printer.name
        late = f"(o0 = {IN} AND x0 = 0)"
        numbered = (
            f"SELECT unit, thing, o0, x0,\n"
            f"  row_number() OVER (PARTITION BY unit, {late} ORDER BY thing) AS place,\n"
            f"  count(*) OVER (PARTITION BY unit, {late}) AS alike,\n"
            f"  (SELECT max(l0) FROM {name('nameless 0')} lost"
            " WHERE lost.unit IS NOT DISTINCT FROM things.unit) AS spare\n"
            f"FROM {name('things 0')} things"
        )
        stands = (
            f"CASE WHEN o0 = {IN} AND (x0 = 1 OR spare >= alike) THEN {IN_MAYBE}"
            f" WHEN {late} AND place <= spare THEN {EITHER_MAYBE}"
            f" WHEN {late} AND spare > 0 THEN {EITHER_IN} ELSE o0 END"
        )
        listed = (
            f"SELECT {stands} AS outcome, unit, thing FROM numbered\n"
            f"UNION ALL SELECT {MAYBE}, unit, t0 FROM {single}\n"
            f"WHERE t0 IS NULL AND o0 >= {MAYBE} AND (p0 = 0 OR p0 IS NULL)"
        )
        return [*self.things(0), Part("numbered", numbered), Part("listed", listed)]

    def _best(self, family: int, members: Sequence[int]) -> str:
        """Add up the things of every unit and period; every unit has every period."""
        name = self._printer.name
        sums = [
            f"{_sum(test)} AS {letter}{at}"
            for at in members
            for letter, test in (
                ("b", f"o{at} = {BOTH}"),
                ("a", f"o{at} >= {IN}"),
                ("u", f"o{at} >= {IN} AND o{at} < {BOTH} AND x{at} = 1"),
                ("v", f"o{at} = {MAYBE}"),
            )
        ]
        letters = [f"{letter}{at}" for at in members for letter in "bauvkl"]
        tallied = [
            f"{letter}{at}" if letter in "bauv" else "0" for at in members for letter in "bauvkl"
        ]
        lost = [f"{letter}{at}" if letter in "kl" else "0" for at in members for letter in "bauvkl"]
        return (
            f"SELECT unit, q, {', '.join(f'SUM({each}) AS {each}' for each in letters)} FROM (\n"
            f"SELECT unit, q, {', '.join(f'{x} AS {y}' for x, y in zip(tallied, letters, strict=True))}"
            f" FROM (SELECT unit, q, {', '.join(sums)}\n"
            f"FROM {name(f'things {family}')} GROUP BY unit, q) tallied\n"
            f"UNION ALL SELECT unit, q, {', '.join(lost)} FROM {name(f'nameless {family}')}\n"
            f"UNION ALL SELECT unit, q.n, {', '.join('0' for _ in letters)}"
            f" FROM (SELECT DISTINCT unit FROM {self._rows.name}) units CROSS JOIN {self._periods} AS q(n)\n"
            ") every GROUP BY unit, q"
        )

    def _answer(self, family: int, members: Sequence[int]) -> str:
        """Give each indicator rows of its own; of unknown things no more can be in b than a has left."""
        said = {
            letter: " ".join(f"WHEN {at} THEN {text.format(at=at)}" for at in members)
            for letter, text in (
                ("b", "b{at}"),
                ("a", "a{at}"),
                (
                    "u",
                    "CASE WHEN u{at} + l{at} < a{at} - b{at} THEN u{at} + l{at} ELSE a{at} - b{at} END",
                ),
                ("v", "v{at} + k{at}"),
            )
        }
        cases = ", ".join(f"CASE i.n {cases} END AS {letter}" for letter, cases in said.items())
        return (
            f"SELECT i.n AS indicator, unit, q AS period, {cases}, 0 AS undated\n"
            f"FROM {self._printer.name(f'best {family}')} CROSS JOIN {_numbers(members)} AS i(n)"
        )


def _doubt(at: int) -> str:
    return f"CASE WHEN o{at} IN ({MAYBE}, {IN_MAYBE}) THEN 1 ELSE 0 END"


def _sum(test: str) -> str:
    return f"SUM(CASE WHEN {test} THEN 1 ELSE 0 END)"


def _numbers(numbers: Sequence[int]) -> str:
    """Print a table of numbers; a union of as many statements would take Spark minutes to plan."""
    return f"(VALUES {', '.join(f'({number})' for number in numbers)})"
