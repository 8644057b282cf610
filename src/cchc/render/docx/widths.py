"""How wide the columns of a table must be so that it takes as few lines as possible."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cchc.patterns import pattern_of
from cchc.render.measure import millimetres

PADDING: Final = 2.4  # millimetres left and right of a cell's text
_STEP: Final = 2.0  # millimetres given away at a time
_FEW: Final = 30  # rows that are worth a closer look
_STEPS: Final = (2.0, 5.0, 9.0)  # millimetres that are moved from one column to another
_MOST_MOVES: Final = 40
_LEAST_SAVED: Final = 0.02  # lines
_LAST: Final = 0.3  # lines that a full last line counts more than an empty one
_BLANK: Final = 0.97  # millimetres between two words, at 11 points
_SAMPLE: Final = 60  # rows that are looked at; more only take time
_LONGEST_WORD: Final = 20.0  # millimetres beyond which a word may be broken
_LONGEST_NUMBER: Final = 45.0  # and heading, and b/a: a broken number is read as two
_NUMBER: Final = pattern_of(r"[\d.,/%]+")


def widths_of(
    headings: Sequence[str], rows: Sequence[Sequence[str]], room: float, points: float
) -> list[float]:
    """Divide *room* millimetres among columns, whose texts are of so many *points*.

    No column is narrower than its longest word; what is left goes, bit by bit, to the columns that
    make the rows high.
    """
    step = max(1, len(rows) // _SAMPLE)
    some = [*rows[::step], *([_longest_numbers(rows)] if step > 1 else ()), headings]
    texts = [[_Text.of(text, points, bold=row is headings) for text in row] for row in some]
    widths = [max(row[at].longest_word for row in texts) + PADDING for at in range(len(headings))]
    for _ in range(int((room - sum(widths)) // _STEP)):
        widths[_most_helped(texts, widths)] += _STEP
    scale = room / sum(widths)
    widths = [width * scale for width in widths]
    return _settled(texts, widths) if len(texts) <= _FEW else widths


def lines_of(
    texts: Sequence[str], widths: Sequence[float], points: float, *, bold: bool = False
) -> float:
    """Count the lines of a row as word processors fill them; what is broken by itself stays so."""
    return max(
        sum(
            int(_height(_Text.of(part, points, bold=bold), width) if part else 1)
            for part in text.split("\n")
        )
        for text, width in zip(texts, widths, strict=True)
    )


def _longest_numbers(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    """Give the longest number of each column: of those that are not looked at none is broken, either."""
    return [
        max(filter(_NUMBER.fullmatch, " ".join(column).split()), key=len, default="")
        for column in zip(*rows, strict=True)
    ]


class _Text(NamedTuple):
    """How long a text is, in millimetres."""

    words: Sequence[float]
    length: float
    longest_word: float
    lost: float  # at the end of each of its lines, where the next word does not fit: half of one

    @classmethod
    def of(cls, text: str, points: float, *, bold: bool) -> "_Text":
        words = text.replace("\n", " ").split(" ")
        widths = [millimetres(word, points, bold=bold) for word in words]
        length = millimetres(text, points, bold=bold)
        longest = max(
            min(width, _LONGEST_NUMBER if bold or _NUMBER.fullmatch(word) else _LONGEST_WORD)
            for word, width in zip(words, widths, strict=True)
        )
        return cls(widths, length, longest + 0.5, length / len(words) / 2)

    def lines(self, room: float) -> float:
        """Estimate its lines in so many millimetres; a part of a line tells how near the next is."""
        return self.length / max(room - self.lost, room / 2)


def _most_helped(texts: Sequence[Sequence[_Text]], widths: Sequence[float]) -> int:
    """Find the column that would lower the rows most if it were a little wider."""
    gained = [0.0] * len(widths)
    rooms = [width - PADDING for width in widths]
    for row in texts:
        lines = [text.lines(room) for text, room in zip(row, rooms, strict=True)]
        second, first = sorted(range(len(lines)), key=lines.__getitem__)[-2:]
        lower = row[first].lines(rooms[first] + _STEP)
        # Below one line, and below the next column, nothing is won.
        gained[first] += lines[first] - max(lower, lines[second], 1.0) if lines[first] > 1 else 0.0
    return max(range(len(gained)), key=lambda at: (gained[at], widths[at]))


class _Move(NamedTuple):
    """Some millimetres from one column to another, and the lines that both then have, row by row."""

    to: int
    giver: int
    step: float
    wider: Sequence[float]
    narrower: Sequence[float]


def _settled(texts: Sequence[Sequence[_Text]], widths: list[float]) -> list[float]:
    """Move a little from column to column as long as that makes rows lower."""
    lines = [[_height(text, w) for text, w in zip(row, widths, strict=True)] for row in texts]
    for _ in range(_MOST_MOVES):
        moves = [(_saved(lines, each), each) for each in _moves(texts, lines, widths)]
        saved, move = max(moves, key=lambda each: each[0], default=(0.0, None))
        if move is None or saved < _LEAST_SAVED:
            break
        widths[move.to] += move.step
        widths[move.giver] -= move.step
        for row, wider, narrower in zip(lines, move.wider, move.narrower, strict=True):
            row[move.to], row[move.giver] = wider, narrower
    return widths


def _moves(
    texts: Sequence[Sequence[_Text]], lines: Sequence[Sequence[float]], widths: Sequence[float]
) -> Iterator[_Move]:
    """Try every column that makes a row high, and every other one to take the room from."""
    columns = range(len(widths))
    least = [max(row[at].longest_word for row in texts) + PADDING for at in columns]
    receivers = sorted({row.index(max(row)) for row in lines if max(row) > 1})
    for step in _STEPS:
        narrow = {
            at: [_height(row[at], widths[at] - step) for row in texts]
            for at in columns
            if widths[at] - step >= least[at]
        }
        for to in receivers:
            wider = [_height(row[to], widths[to] + step) for row in texts]
            for giver, narrower in narrow.items():
                if giver != to:
                    yield _Move(to, giver, step, wider, narrower)


def _saved(lines: Sequence[Sequence[float]], move: _Move) -> float:
    """Count the lines that a move saves; of equal ones the smaller move is better."""
    saved = 0.0
    for row, wider, narrower in zip(lines, move.wider, move.narrower, strict=True):
        others = [x for at, x in enumerate(row) if at not in (move.to, move.giver)]
        saved += max(row) - max(wider, narrower, *others)
    return saved - move.step / 1000


def _height(text: _Text, width: float) -> float:
    """Count the lines of a text as a word processor fills them; the fuller the last, the higher."""
    room, lines, used = width - PADDING, 1, 0.0
    if text.length <= room:
        return 1.0
    for word in text.words:
        if used and used + _BLANK + word > room:
            lines, used = lines + 1, word
        else:
            used += word + (_BLANK if used else 0.0)
    return lines + _LAST * used / room
