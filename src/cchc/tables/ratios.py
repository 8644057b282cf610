"""Whether the percentages that a table prints, in columns or in rows, are those of its counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from cchc.diagnostics import Finding
from cchc.rules.forms import PrintedRatioDisagrees
from cchc.tables.adding import Adding, Terms
from cchc.tables.column_types import Column, Use
from cchc.tables.fact_types import Group
from cchc.tables.printed import Readings, as_printed, says_the_same
from cchc.tables.row_types import RowIs
from cchc.words import Words
from cchc.words.numbers import percent

_Coordinates = tuple[int | None, ...]
_Key = int | _Coordinates
"""The row of a part, or the coordinates of a row."""


class PrintedRatios(Adding):
    """Compares printed percentages with b/a, as exact as they are printed."""

    def ratios(self) -> Iterator[Finding]:
        """Printed percentages against b/a, as exact as they are printed."""
        for printed, b, a in self._printed():
            differing = list(self._differing(printed, b, a))
            # «Tăng/giảm (%)» is another ratio: what has no word of any indicator and agrees nowhere.
            ear, rest = self.reader.ear, printed.heard.rest
            is_other = bool(rest) and not any(ear.describes(s, (w,)) for s in "ba" for w in rest)
            if None in differing or not is_other:
                yield from filter(None, differing)

    def _differing(self, printed: Column, b: Terms, a: Terms) -> Iterator[Finding | None]:
        """Yield for each row with a ratio that it differs, or nothing where it agrees."""
        values = self.read.grid.columns[printed.at]
        for at, row in enumerate(self.rows):
            numerator, denominator = self.value(at, b), self.value(at, a)
            found, readings = as_printed(values[row])
            if numerator < 0 or denominator <= 0 or not readings:
                continue
            rule = _disagrees(found, readings, numerator, denominator)
            yield None if rule is None else rule.at(self.place.at(row, printed.at))

    def _made_of(self, group: Group) -> tuple[Terms, Terms] | None:
        """Give what b and a of a form were made of, where all its indicators are made alike."""
        made = {
            (b, a) for b, a, other in self.facts.made.values() if other.columns == group.columns
        }
        if len(made) != 1:
            return None
        [(b, a)] = made
        numerator, denominator = self.terms(b, group), self.terms(a, group)
        return (numerator, denominator) if numerator and denominator else None

    def _printed(self) -> Iterator[tuple[Column, Terms, Terms]]:
        printed = [c for c in self.table.columns if c.use is Use.PRINTED]
        for group in self.facts.groups:
            if (pair := group.columns.get("pair")) and pair.at in self.facts.numbers:
                yield pair, [(1, pair)], [(1, replace(pair, at=-1 - pair.at))]
            b, a = group.columns.get("b"), group.columns.get("a")
            beside = [c for c in printed if says_the_same(c, group)]
            if b and a and len(beside) == 1 and {b.at, a.at} <= set(self.facts.numbers):
                yield beside[0], [(1, b)], [(1, a)]
            elif len(beside) == 1 and (made := self._made_of(group)) is not None:
                yield beside[0], *made
            for form in self.reader.forms:
                for ratio in form.ratios:
                    terms = [
                        self.terms(side, group) for side in (ratio.numerator, ratio.denominator)
                    ]
                    column = next((c for c in printed if form.is_ratio(c.path)), None)
                    if column and terms[0] and terms[1]:
                        yield column, terms[0], terms[1]

    def rows_of_ratios(self) -> Iterator[Finding]:
        """Percentages in rows of their own against the one pair of b and a that they belong to."""
        measures = self.table.rows.measures
        if measures is None:
            return
        pairs = self._pairs()
        heads = [other.row for other in self.table.rows.others if other.what is RowIs.RATIO]
        named: list[tuple[int, _Key]] = [(row, row) for row in heads]
        stacked: list[tuple[int, _Key]] = [
            (self.rows[at], self._coordinates(at))
            for at, measure in enumerate(measures)
            if measure == "ratio"
        ]
        for row, key in (*named, *stacked):
            for column in self.table.columns:
                found, readings = as_printed(self.read.grid.columns[column.at][row])
                own = pairs.get((column.at, key), ())
                if len(own) != 1 or not readings:
                    continue
                rule = _disagrees(found, readings, *own[0])
                if rule is not None:
                    yield rule.at(self.place.at(row, column.at))

    def _pairs(self) -> Mapping[tuple[int, _Key], Sequence[tuple[int, int]]]:
        """Give b and a of every column, by the row of each part they stand in, and by their coordinates."""
        facts, rows = self.facts.facts, self.table.rows
        found: dict[tuple[int, _Key], list[tuple[int, int]]] = {}
        position = {row: at for at, row in enumerate(self.rows)}
        for row, b, a, series in zip(facts.rows, facts.bs, facts.as_, facts.series, strict=True):
            if b < 0 or a <= 0 or (at := position.get(row)) is None:
                continue
            parts: set[_Key] = {section.row for section in rows.stacks[rows.sections[at]]}
            for column in set(self.facts.series[series].numerators):
                for key in parts | {self._coordinates(at)}:
                    found.setdefault((column, key), []).append((b, a))
        return found

    def _coordinates(self, at: int) -> _Coordinates:
        """Give what the rows of one pair and of its ratio have in common."""
        rows = self.table.rows
        columns = (rows.units, rows.items, rows.periods, rows.sections)
        return tuple(each[at] if each is not None else None for each in columns)


def _points(gap: Fraction) -> Words:
    """Spell a difference of percentages with two digits, never as nothing."""
    hundredths = max(1, int(gap * 100 + Fraction(1, 2)))
    whole, rest = divmod(hundredths, 100)
    return Words(f"{whole},{rest:02}", f"{whole}.{rest:02}")


def _disagrees(
    found: str, readings: Readings, numerator: int, denominator: int
) -> PrintedRatioDisagrees | None:
    """Compare a printed percentage with b/a; offices round, some cut: one last digit is forgiven."""
    exact = Fraction(100 * numerator, denominator)
    if any(abs(number - exact) <= step for number, step in readings):
        return None
    return PrintedRatioDisagrees(
        found=found,
        b=numerator,
        a=denominator,
        percent=Words(
            percent(numerator, denominator, "vi"),
            percent(numerator, denominator, "en"),
        ),
        difference=_points(abs(readings[0][0] - exact)),
    )
