"""What the sums of a recipe come to in one table: which of its columns are added, and what they give."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Final

from cchc.counts import BLANK, WRONG
from cchc.definitions.layout import Sum, Term
from cchc.tables.column_types import Column
from cchc.tables.meant import Trouble
from cchc.tables.vocabulary import Vocabulary
from cchc.values import dataclass

Numbers = Mapping[int, "array[int]"]
"""Column → the numbers of the rows."""
OF_ON_TIME: Final = ("settled-total", "settled-on-time", "settled-late")
_ROWS_PER_SLIP: Final = 3


@dataclass(frozen=True, slots=True)
class Added:
    """A count of each row, the columns it was added up from, and the rows where that fails."""

    numbers: Sequence[int]
    columns: tuple[int, ...]
    troubles: list[tuple[int, Trouble]] = field(default_factory=list)  # by position of the row


def terms_there(
    terms: Sum,
    have: Mapping[str, Column],
    numbers: Numbers,
    vocabulary: Vocabulary,
    *,
    on_time_is_all: bool,
) -> Sum | None:
    """Give the quantities that a sum is made of as a table has them; None where one lacks.

    *on_time_is_all*: «đúng hạn» holds the early ones, by what the table says.
    """
    wanted = [term.quantity for term in terms]

    def instead(gone: Sequence[str], *put: str) -> Sum | None:
        kept = [term for term in terms if term.quantity not in gone]
        found = (*kept, *(Term(1, each) for each in put))
        return terms_there(found, have, numbers, vocabulary, on_time_is_all=on_time_is_all)

    def is_there(quantity: str) -> bool:
        parts = vocabulary.sums.get(quantity, ())
        return quantity in have or (bool(parts) and set(parts) <= set(have))

    for whole, parts in vocabulary.sums.items():
        if set(parts) <= set(wanted) and not set(parts) <= set(have):
            if whole in have:
                return instead(parts, whole)
            if _on_time_alone(whole, have, numbers, on_time_is_all=on_time_is_all):
                return instead(parts, "settled-on-time")
        if whole in wanted and whole not in have and all(map(is_there, parts)):
            return instead([whole], *parts)
    return terms if all(each in have for each in wanted) else None


def _on_time_alone(
    whole: str, have: Mapping[str, Column], numbers: Numbers, *, on_time_is_all: bool
) -> bool:
    """Say whether «đúng hạn» without «trước hạn» holds the early ones, as the decision's own word does.

    It does where the rows prove total = on time + late, or where the table tells neither early nor late.
    """
    if whole != "settled-in-time" or "settled-early" in have or "settled-on-time" not in have:
        return False
    if "settled-total" not in have:
        return False
    if "settled-late" not in have:
        return on_time_is_all
    agreeing, differing = rows_of_on_time(have, numbers)
    if not differing:
        return bool(agreeing)
    # A mistyped row or two among many do not make the others doubtful; they are left out themselves.
    in_columns = all(have[name].at in numbers and have[name].at >= 0 for name in OF_ON_TIME)
    return in_columns and len(agreeing) > _ROWS_PER_SLIP * len(differing)


def rows_of_on_time(
    have: Mapping[str, Column], numbers: Numbers
) -> tuple[Sequence[int], Sequence[int]]:
    """Give the positions of the rows in which total = on time + late, and of those in which it is not."""
    rows = zip(*(numbers[have[name].at] for name in OF_ON_TIME), strict=True)
    known = [(at, t == b + late) for at, (t, b, late) in enumerate(rows) if min(t, b, late) >= 0]
    return [at for at, agrees in known if agrees], [at for at, agrees in known if not agrees]


def add_up(terms: Sum, have: Mapping[str, Column], numbers: Numbers, of: tuple[int, str]) -> Added:
    """Add the columns of a sum row by row; *of* is the indicator and side that the sum is for."""
    columns = [(term.sign, have[term.quantity]) for term in terms]
    lists = [numbers[column.at] for _, column in columns]
    if len(columns) == 1 and columns[0][0] == 1:
        return Added(lists[0], (columns[0][1].at,))
    indicator, side = of
    added: list[int] = []
    troubles = []
    for at, parts in enumerate(zip(*lists, strict=True)):
        if WRONG in parts:
            added.append(WRONG)
        elif BLANK in parts:
            added.append(BLANK)
            if any(part != BLANK for part in parts):
                blank = columns[parts.index(BLANK)][1]
                trouble = Trouble("part_blank", blank.at, side, indicators=(indicator,))
                troubles.append((at, trouble))
        else:
            total = sum(sign * part for (sign, _), part in zip(columns, parts, strict=True))
            if total < 0:
                troubles.append((at, Trouble("sum_negative", columns[0][1].at, str(total))))
            added.append(total if total >= 0 else WRONG)
    return Added(added, tuple(column.at for _, column in columns), troubles)
