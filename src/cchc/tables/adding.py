"""What the sums of a form come to in the rows of a table, for what checks it with them."""

from collections.abc import Sequence

from cchc.counts import BLANK, WRONG
from cchc.definitions.layout import Sum
from cchc.tables.column_types import Column
from cchc.tables.fact_types import Group
from cchc.tables.read import Reader
from cchc.tables.saying import Place, Saying
from cchc.tables.table_types import GridRead, TableRead

Terms = Sequence[tuple[int, Column]]
"""Sign and column: what a count is made of."""


class Adding(Saying):
    """Adds columns of one table up, row by row."""

    def __init__(self, place: Place, read: GridRead, table: TableRead, reader: Reader) -> None:
        super().__init__(place, read, table, reader)
        self.facts = table.facts
        self.rows = table.rows.rows

    def terms(self, terms: Sum, group: Group) -> Terms | None:
        """Give the columns of a sum as the table has them; None where one is not there or not read."""
        terms = self._as_there(terms, group)
        if any(term.quantity not in group.columns for term in terms):
            return None
        found = [(term.sign, group.columns[term.quantity]) for term in terms]
        return found if all(c.at in self.facts.numbers for _, c in found) else None

    def _as_there(self, terms: Sum, group: Group) -> Sum:
        """Put a column that holds several quantities, «Trước hạn và đúng hạn», in the place of these."""
        for whole, parts in self.reader.ear.vocabulary.sums.items():
            named = [term for term in terms if term.quantity in parts]
            if (
                len(named) == len(parts)
                and whole in group.columns
                and not group.columns.keys() >= {*parts}
            ):
                others = [term for term in terms if term not in named]
                terms = (*others, named[0]._replace(quantity=whole))
        return terms

    def value(self, at: int, terms: Terms) -> int:
        """Add up a sum in one row of data; below 0 where a part is blank or wrong."""
        numbers = [self.facts.numbers[column.at][at] for _, column in terms]
        if min(numbers) < 0:
            return WRONG if WRONG in numbers else BLANK
        return sum(sign * number for (sign, _), number in zip(terms, numbers, strict=True))
