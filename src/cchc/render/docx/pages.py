"""How many pages a table takes, to choose the type in which it takes no more than it may.

The height of a line is that of the fonts word processors put in the place of a missing one, too:
better a size too small than a page for two lines.
"""

from collections.abc import Iterable, Sequence, Set
from typing import Final, NamedTuple

from cchc.render.measure import millimetres

_LINE: Final = 1.175  # of the size of its letters
_FILLED: Final = 0.98
_BORDER: Final = 0.6  # points between two rows
_FEW: Final = 5  # targets that fit a page with their wordings: nine on two, fourteen on three


class Text(NamedTuple):
    """A paragraph above or below the table, and the size of its letters."""

    text: str
    points: float
    bold: bool = False


def height(texts: Iterable[Text], room: float) -> float:
    """Give the height of paragraphs in points; *room* is in millimetres, of which ends of lines take some."""
    return sum(
        (millimetres(each.text, each.points, bold=each.bold) // (room * _FILLED) + 1)
        * line(each.points)
        for each in texts
    )


def line(points: float) -> float:
    """Give the height of a line, in points."""
    return points * _LINE


def row_height(lines: float, points: float) -> float:
    """Give the height of a row of so many lines, in points."""
    return lines * line(points) + _BORDER


def most_pages(targets: int) -> int:
    """Tell on how many pages so many targets are to stand: nine on two, fourteen on three."""
    return max(1, -(-targets // _FEW))


class Sheet(NamedTuple):
    """The pages of a table: their width, and in points their height and what stands above and below."""

    width: float  # in millimetres
    height: float
    above: float
    below: float

    def pages(self, head: float, rows: Sequence[float], held: Set[int]) -> int:
        """Count the pages of a table whose heading stands on each; some rows are *held* to the next."""
        pages, used = 1, self.above + head
        at = 0
        while at < len(rows):
            end = at + 1
            while end - 1 in held and end < len(rows):
                end += 1
            tall = sum(rows[at:end])
            if used + tall > self.height and used > head:
                pages, used = pages + 1, head
            used += tall
            at = end
        return pages + (used + self.below > self.height)
