"""What a column of a table can be, and one column as it was understood."""

from enum import Enum

from cchc.tables.heard import Heard
from cchc.tables.numbers import shown
from cchc.values import dataclass


class Use(Enum):
    """What a column is used for."""

    KEY = "key"  # says what its rows are about
    COUNT = "count"
    PAIR = "pair"  # «236/240»: b and a in one cell
    PRINTED = "printed"  # a ratio that the sheet prints
    ORDINAL = "ordinal"
    UNUSED = "unused"
    REFUSED = "refused"  # its numbers look like counts, and its heading is not understood


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``measure`` is b, a, the id of a quantity, or None where the rows say it; ``rest`` are the words
    of the heading that nothing explains.
    """

    at: int  # index in the grid
    path: tuple[str, ...]
    heard: Heard
    use: Use
    role: str | None = None
    measure: str | None = None
    has_numbers: bool = False
    may_count: bool = False  # its numbers are whole, and none has a sign
    why: str | None = None  # of UNUSED and REFUSED: rest, leaf, qualifier, role, planned

    @property
    def heading(self) -> str:
        """The headings above it, from the top."""
        return shown(" > ".join(self.path))
