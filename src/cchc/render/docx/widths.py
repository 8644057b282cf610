"""How wide the columns of a table must be so that it takes as few lines as possible."""

from collections.abc import Sequence
from typing import Final

from cchc.render.measure import millimetres

PADDING: Final = 2.4  # millimetres left and right of a cell's text
_STEP: Final = 2.0  # millimetres given away at a time
_SAMPLE: Final = 60  # rows that are looked at; more only take time
_LOST: Final = 1.15  # of a line's length, at the ends of its lines
_LONGEST_WORD: Final = 20.0  # millimetres beyond which a word may be broken


def widths_of(
    headings: Sequence[str], rows: Sequence[Sequence[str]], room: float, points: float
) -> list[float]:
    """Divide *room* millimetres among columns, whose texts are of so many *points*.

    No column is narrower than its longest word; what is left goes, bit by bit, to the columns that
    make the rows high.
    """
    step = max(1, len(rows) // _SAMPLE)
    some = [*rows[::step], headings]
    lengths = [[millimetres(text, points) for text in row] for row in some]
    widths = [
        max(
            _longest_word(text, points, bold=row is headings) for row in some for text in (row[at],)
        )
        + PADDING
        for at in range(len(headings))
    ]
    for _ in range(int((room - sum(widths)) // _STEP)):
        widths[_most_helped(lengths, widths)] += _STEP
    scale = room / sum(widths)
    return [width * scale for width in widths]


def _longest_word(text: str, points: float, *, bold: bool) -> float:
    words = text.replace("\n", " ").split(" ")
    longest = max(millimetres(word, points, bold=bold) for word in words)
    return min(longest, _LONGEST_WORD) + 0.5


def _most_helped(lengths: Sequence[Sequence[float]], widths: Sequence[float]) -> int:
    """Find the column that would lower the rows most if it were a little wider."""
    gained = [0.0] * len(widths)
    rooms = [width - PADDING for width in widths]
    for row in lengths:
        lines = [length * _LOST / room for length, room in zip(row, rooms, strict=True)]
        second, first = sorted(range(len(lines)), key=lines.__getitem__)[-2:]
        lower = row[first] * _LOST / (rooms[first] + _STEP)
        # Below one line, and below the next column, nothing is won.
        gained[first] += lines[first] - max(lower, lines[second], 1.0) if lines[first] > 1 else 0.0
    return max(range(len(gained)), key=lambda at: (gained[at], widths[at]))
