"""What is said of the cells of counts: what is wrong with them, and how they were understood."""

from collections.abc import Iterator, Sequence

from cchc import limits
from cchc.counts import BLANK
from cchc.diagnostics import Finding, Location, Rule
from cchc.rules.cells import (
    AboutCell,
    CountTooLarge,
    HalfReported,
    NothingBesideACount,
    ReadAsNothingArose,
    ReadAsNumber,
)
from cchc.tables.numbers import Reading
from cchc.tables.reasons import MEASURES
from cchc.tables.saying import Saying
from cchc.words.text import fold


class SayCells(Saying):
    """Says what there is to say of the cells of one table."""

    def all(self) -> Iterator[Finding]:
        """Say all of it."""
        facts = self.table.facts
        beside = self._beside()
        repairs: dict[tuple[str, int, str], list[tuple[int, Reading]]] = {}
        for column, row, reading in facts.readings:
            rule = reading.rule
            assert rule is not None
            other = beside.get((column.at, row))
            if rule is ReadAsNothingArose and other is not None and other[1] > 0:
                yield NothingBesideACount(
                    found=str(reading.found),
                    column=MEASURES[other[0]],
                    other=MEASURES["a" if other[0] == "b" else "b"],
                    count=other[1],
                ).at(self.place.at(row, column.at))
            elif rule in (ReadAsNumber, ReadAsNothingArose):
                repairs.setdefault((rule.code, column.at, _way(reading)), []).append((row, reading))
            else:
                yield self._of_cell(rule, reading, self.place.at(row, column.at))
        headings = {column.at: column.heading for column in self.table.columns}
        for (_, at, _), cells in repairs.items():
            yield self._repaired(cells, headings.get(at, ""), at)
        yield from self._halves()

    @staticmethod
    def _of_cell(rule: type[Rule], reading: Reading, where: Location) -> Finding:
        if rule is CountTooLarge:
            return CountTooLarge(found=reading.found, limit=limits.COUNT).at(where)
        assert issubclass(rule, AboutCell)
        return rule(found=reading.found).at(where)

    def _repaired(self, cells: Sequence[tuple[int, Reading]], heading: str, at: int) -> Finding:
        row, reading = cells[0]
        where = self.place.at(row, at)
        found = str(reading.found)
        if reading.rule is ReadAsNumber:
            return ReadAsNumber(
                found=found, count=str(reading.number), column=heading, times=len(cells)
            ).at(where)
        return ReadAsNothingArose(found=found, column=heading, times=len(cells)).at(where)

    def _beside(self) -> dict[tuple[int, int], tuple[str, int]]:
        """For cells of b and a: which of the two, and the count beside."""
        facts = self.table.facts.facts
        dashes = {
            (column.at, row)
            for column, row, reading in self.table.facts.readings
            if reading.rule is ReadAsNothingArose
        }
        found: dict[tuple[int, int], tuple[str, int]] = {}
        if not dashes:
            return found
        for at, row in enumerate(facts.rows):
            series = self.table.facts.series[facts.series[at]]
            if len(series.numerators) == len(series.denominators) == 1:
                b, a = series.numerators[0], series.denominators[0]
                if (b, row) in dashes:
                    found[b, row] = ("b", facts.as_[at])
                if (a, row) in dashes:
                    found[a, row] = ("a", facts.bs[at])
        return found

    def _are_blank(self, row: int, columns: Sequence[int]) -> bool:
        """Say whether all terms of a sum are blank; where one is filled, each blank one is named."""
        return not any(self.read.profile.kinds[column][row] for column in columns)

    def _halves(self) -> Iterator[Finding]:
        facts = self.table.facts.facts
        if BLANK not in facts.bs and BLANK not in facts.as_:
            return
        for at, (b, a) in enumerate(zip(facts.bs, facts.as_, strict=True)):
            if (b == BLANK) == (a == BLANK):
                continue
            series = self.table.facts.series[facts.series[at]]
            cells = series.numerators if b == BLANK else series.denominators
            given, missing = ("a", "b") if b == BLANK else ("b", "a")
            if len(cells) == 1 or self._are_blank(facts.rows[at], cells):
                where = self.place.at(facts.rows[at], cells[0])
                yield HalfReported(given=MEASURES[given], missing=MEASURES[missing]).at(where)


def _way(reading: Reading) -> str:
    """Tell ways of writing apart by what stands there beside digits: «1.234», «1 234», «12,0»; «-», «KPS»."""
    signs = (sign for sign in fold(str(reading.found)) if not sign.isdigit())
    return "".join(dict.fromkeys(signs))
