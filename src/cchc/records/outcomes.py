"""What one dossier is to one indicator, as a digit; and what several are together.

Five outcomes hold all of Kleene's nine, because b counts only within a: a dossier of which it
cannot be said whether it is in a may be in b as well.
"""

from typing import Final

OUT: Final = 0  # not in a
MAYBE: Final = 1  # it cannot be said whether in a
IN: Final = 2  # in a, not in b
IN_MAYBE: Final = 3  # in a; it cannot be said whether in b
BOTH: Final = 4  # in a and in b

# Of things alone: some of those that stand equal may be in b, nobody knows which; so many of them are
# listed as not in b, and so many as undecided, as are counted.
EITHER_IN: Final = 5
EITHER_MAYBE: Final = 6
LATE: Final = (IN, EITHER_IN)
UNDECIDED: Final = (MAYBE, IN_MAYBE, EITHER_MAYBE)
ALL: Final = (*UNDECIDED, *LATE, BOTH)

FALSE: Final = 0
UNKNOWN: Final = 1
TRUE: Final = 2


def outcome(denominator: int, numerator: int) -> int:
    """Join two truth values."""
    return (OUT, MAYBE, IN + numerator)[denominator]


OUTCOMES: Final = bytes(outcome(d, n) for d in (FALSE, UNKNOWN, TRUE) for n in (0, 1, 2))
"""Outcome at ``3 * denominator + numerator``."""


def agreed(lowest: int, highest: int) -> int:
    """Give what equally new records of one dossier say together: what they agree in, no more."""
    if lowest == highest:
        return lowest
    return IN_MAYBE if lowest >= IN else MAYBE
