"""A form once its headings are understood: rows, the numbers of its columns, and its addresses."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cchc.counts import BLANK, WRONG
from cchc.definitions.layout import Sum
from cchc.diagnostics import Location, column_letters
from cchc.readers.form_rows import FormRow
from cchc.readers.layouts import Fit
from cchc.readers.numbers import Reading, read_column

Terms = Sequence[tuple[int, int]]
"""(sign, position of the column): what a count is made of."""


@dataclass(frozen=True, slots=True)
class FormTable:
    """The rows of units of one sheet, and beside them its other rows."""

    place: Location
    left: int  # number of the column at position 0
    fit: Fit
    units: Sequence[FormRow]
    others: Sequence[FormRow]
    numbers: Mapping[int, "array[int]"]  # position → the numbers of the rows of units
    remarkable: Mapping[int, Sequence[tuple[int, Reading]]]  # position → (row, what is to be said)

    def at(self, line: int, position: int | None = None) -> Location:
        """Say where a row, or a cell of it, stands."""
        column = None if position is None else position + self.left
        return Location(self.place.file, self.place.sheet, line, column)

    def address(self, line: int, position: int) -> str:
        """Spell a cell as its program does: D7 of a workbook, line:column of a text file."""
        column = position + self.left
        return f"{column_letters(column)}{line}" if self.place.sheet else f"{line}:{column}"

    def formula(self, line: int, terms: Terms) -> str:
        """Spell what a count is made of: H7 + I7."""
        first, *rest = terms
        text = self.address(line, first[1])
        for sign, position in rest:
            text += f" {'+' if sign > 0 else '−'} {self.address(line, position)}"
        return text

    def terms(self, sum_: Sum) -> Terms | None:
        """Find the columns of a sum; None where the form lacks one of them."""
        columns = self.fit.quantities
        if any(term.quantity not in columns for term in sum_):
            return None
        return [(term.sign, columns[term.quantity]) for term in sum_]

    def value(self, row: int, terms: Terms) -> int:
        """Add up the cells of one row; BLANK or WRONG where one of them is, wrong before blank."""
        numbers = [self.numbers[position][row] for _, position in terms]
        if min(numbers) < 0:
            return WRONG if WRONG in numbers else BLANK
        return sum(sign * number for (sign, _), number in zip(terms, numbers, strict=True))


def read_table(
    place: Location, left: int, fit: Fit, units: Sequence[FormRow], others: Sequence[FormRow]
) -> FormTable:
    """Read every column of counts."""
    positions = counted(fit)
    readings = {at: read_column([row.cells[at] for row in units]) for at in positions}
    numbers = {at: reading[0] for at, reading in readings.items()}
    remarkable = {at: reading[1] for at, reading in readings.items()}
    return FormTable(place, left, fit, units, others, numbers, remarkable)


def counted(fit: Fit) -> list[int]:
    """List the positions of the columns that hold counts, from left to right."""
    pairs = [at for pair in fit.pairs.values() for at in (pair.numerator, pair.denominator)]
    return sorted({*fit.quantities.values(), *(at for at in pairs if at >= 0)})
