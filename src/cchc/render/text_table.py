"""A table as text or as a Rich table: numbers on the right, folded to the width of a terminal.

Rich draws tables on a terminal.  Where nobody looks at colours, or where there are thousands of
rows, ``plain`` writes the same table in a fraction of the time (benchmarks/README.md has figures).
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, zip_longest
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cchc.diagnostics import Severity
from cchc.document.model import Across, Cell, Column, Grade, Kind, Mark, Table, Tally, Tone, Toned
from cchc.document.spelling import text_of
from cchc.patterns import pattern_of
from cchc.results import Verdict
from cchc.words import Lang
from cchc.words.text import safe

if TYPE_CHECKING:
    from rich.table import Table as RichTable

_GAP = "  "
_NARROWEST = 8  # a column that is cut short is never squeezed below this many characters
_LONG_WORD = 16  # a longer word may be broken where room is short
# Anything outside these ranges may be zero or two cells wide and must be measured letter by letter.
_MAY_BE_ODD = pattern_of("[^\x20-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2190-\u22ff]")
_SGR = {
    "green": "32",
    "yellow": "33",
    "red": "31",
    "cyan": "36",
    "magenta": "35",
    "bold": "1",
    "dim": "2",
}


class Spelled(NamedTuple):
    """A text and how it looks: words such as ``bold red``, or nothing."""

    text: str
    style: str = ""


# A word, then a colour: the table must survive a black-and-white printer.
_VERDICT: Final = {
    Verdict.MET: "green",
    Verdict.MISSED: "bold red",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.INCONCLUSIVE: "magenta",
    Verdict.NOT_REPORTED: "yellow",
    Verdict.INVALID: "bold yellow",
}
_TONE: Final[Mapping[Tone, str]] = {
    "good": "green",
    "bad": "red",
    "doubtful": "yellow",
    "pale": "dim",
    "key": "cyan",
    "strong": "bold",
}
_SEVERITY: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
# Numbers stand on the right.
RIGHT: Final = frozenset({Kind.COUNT, Kind.RATIO, Kind.THRESHOLD, Kind.LACK})
# Where room is short these spread over several lines; labels are cut, and the first to go.
_FOLDS: Final = frozenset({Kind.NAME, Kind.TEXT, Kind.PLACE, Kind.VERDICT, Kind.LACK})


def paint(text: str, style: str) -> str:
    """Colour *text* for a terminal."""
    codes = ";".join(_SGR[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text


def unpainted(text: str, _style: str) -> str:
    """Leave *text* as it is: for pipes and files."""
    return text


def plain(
    table: Table,
    lang: Lang,
    *,
    width: int | None = None,
    paint: Callable[[str, str], str] = unpainted,
) -> str:
    """Write the table as lines of text, at most *width* cells wide where folding can do it."""
    fitted = _fit_into(table, lang, width)
    rule = [Spelled("─" * wide, "dim") for wide in fitted.widths]
    head, *rows = (_lines(row, fitted) for row in fitted.rows)
    lines = []
    for line in chain(_at_the_bottom(head), [rule], *rows):
        written = _GAP.join(
            _align(cell, wide, column.kind in RIGHT, paint)
            for cell, wide, column in zip(line, fitted.widths, fitted.columns, strict=True)
        )
        lines.append(written.rstrip())
    return "\n".join(lines) + "\n"


def rich_table(table: Table, lang: Lang, width: int) -> "RichTable":
    """Build the Rich table, *width* cells wide at most where folding can do it."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    fitted = _fit_into(table, lang, width)
    head, *rows = fitted.rows
    drawn = RichTable(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for column, cell, wide in zip(fitted.columns, head, fitted.widths, strict=True):
        justify: Literal["left", "right"] = "right" if column.kind in RIGHT else "left"
        drawn.add_column(Text(cell.text), justify=justify, width=wide, overflow="fold")
    for row in rows:
        # Text, never markup: a unit named "[A]" prints as "[A]".
        drawn.add_row(*(Text(text, style) for text, style in _cut(row, fitted)))
    return drawn


def fits(table: Table, lang: Lang, width: int) -> bool:
    """Say whether the table can be *width* cells wide without a number being broken."""
    return _total(_fit_into(table, lang, width).widths) <= width


class _Fitted(NamedTuple):
    """A table whose columns have a width; the first row is the heading."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Spelled]]
    widths: Sequence[int]


def _fit_into(table: Table, lang: Lang, room: int | None) -> _Fitted:
    """Find the widths; where even the narrowest do not fit, what may be cut short goes."""
    rows = _safe_rows(table, lang)
    widths = _widths(table.columns, rows, room)
    kept = [at for at, column in enumerate(table.columns) if not column.longest]
    if room is None or _total(widths) <= room or len(kept) == len(widths):
        return _Fitted(table.columns, rows, widths)
    columns = [table.columns[at] for at in kept]
    rows = [[row[at] for at in kept] for row in rows]
    return _Fitted(columns, rows, _widths(columns, rows, room))


def _safe_rows(table: Table, lang: Lang) -> list[Sequence[Spelled]]:
    """Give the heading and the rows with nothing in them that could steer a terminal."""
    head = [Spelled(safe(column.heading), "bold") for column in table.columns]
    return [head, *spelled_rows(table, lang)]


def spelled_rows(table: Table, lang: Lang) -> Iterator[Sequence[Spelled]]:
    """Spell the cells of each row."""
    blank = [Spelled("")] * (len(table.columns) - 2)
    for row in table.rows:
        if isinstance(row, Across):
            yield [*(spell(Toned(text, "strong"), lang) for text in row), *blank]
        else:
            yield [spell(cell, lang) for cell in row]


def spell(cell: Cell, lang: Lang) -> Spelled:
    """Spell a cell with nothing in it that could steer a terminal."""
    text = safe(text_of(cell, lang))
    if isinstance(cell, Mark | Tally):
        return Spelled(text, _VERDICT[cell.verdict])
    if isinstance(cell, Toned):
        return Spelled(text, _TONE[cell.tone])
    return Spelled(text, _SEVERITY[cell.severity]) if isinstance(cell, Grade) else Spelled(text)


def _widths(
    columns: Sequence[Column], rows: Sequence[Sequence[Spelled]], room: int | None
) -> list[int]:
    head, *body = rows
    widest = [max(_cells(cell.text) for cell in cells) for cells in zip(*rows, strict=True)]
    widths = [
        min(wide, column.longest or wide) for wide, column in zip(widest, columns, strict=True)
    ]
    if room is None or _total(widths) <= room:
        return widths
    # Headings fold before any row does.
    below = [max(map(_cells, texts), default=0) for texts in _texts(body, len(columns))]
    narrower = [
        min(wide, max(own, _longest_word([cell.text])))
        for wide, own, cell in zip(widths, below, head, strict=True)
    ]
    least = [
        min(wide, _least(column, texts))
        for wide, column, texts in zip(narrower, columns, _texts(rows, len(columns)), strict=True)
    ]
    return _squeeze(narrower, least, room)


def _texts(rows: Sequence[Sequence[Spelled]], columns: int) -> list[list[str]]:
    """Give the texts of each column."""
    return [[row[at].text for row in rows] for at in range(columns)]


def _least(column: Column, texts: Sequence[str]) -> int:
    """Say how narrow a column may become: numbers and codes are never broken."""
    if column.longest:
        return _NARROWEST
    return (
        min(_longest_word(texts), _LONG_WORD) if column.kind in _FOLDS else max(map(_cells, texts))
    )


def _longest_word(texts: Sequence[str]) -> int:
    return max(_cells(word) for text in texts for word in text.split(" "))


def _squeeze(widths: list[int], least: Sequence[int], room: int) -> list[int]:
    """Take from the widest column that gives way until all fits or nothing more can be taken."""
    narrowed = list(widths)
    for _ in range(_total(widths) - room):
        yielding = [at for at, wide in enumerate(narrowed) if wide > least[at]]
        if not yielding:
            break
        narrowed[max(yielding, key=narrowed.__getitem__)] -= 1
    return narrowed


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _cut(row: Sequence[Spelled], fitted: _Fitted) -> list[Spelled]:
    """Shorten texts that may not fold to the width of their column."""
    return [
        Spelled(_start_of(cell.text, wide - 1).rstrip() + "…", cell.style)
        if column.longest and _cells(cell.text) > wide
        else cell
        for cell, column, wide in zip(row, fitted.columns, fitted.widths, strict=True)
    ]


def _cells(text: str) -> int:
    """Measure a text as a terminal shows it."""
    if not _MAY_BE_ODD.search(text):
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0  # a mark on the letter before it
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _start_of(text: str, width: int) -> str:
    """Take as much of a text as fits, and one character at least."""
    if not _MAY_BE_ODD.search(text):
        return text[: max(width, 1)]
    wide = accumulate(map(_cells_of, text))
    return text[: max(sum(cells <= width for cells in wide), 1)]


def _align(cell: Spelled, width: int, right: bool, paint: Callable[[str, str], str]) -> str:
    space = " " * (width - _cells(cell.text))
    text = paint(cell.text, cell.style) if cell.text else ""
    return space + text if right else text + space


def _lines(row: Sequence[Spelled], fitted: _Fitted) -> list[Sequence[Spelled]]:
    row = _cut(row, fitted)
    if all(_cells(cell.text) <= wide for cell, wide in zip(row, fitted.widths, strict=True)):
        return [row]
    folded = [_fold(cell.text, wide) for cell, wide in zip(row, fitted.widths, strict=True)]
    return [
        [Spelled(part, cell.style) for part, cell in zip(parts, row, strict=True)]
        for parts in zip_longest(*folded, fillvalue="")
    ]


def _at_the_bottom(lines: Sequence[Sequence[Spelled]]) -> list[Sequence[Spelled]]:
    """Let folded headings end in the line above the rule."""
    columns = ([cell for cell in column if cell.text] for column in zip(*lines, strict=True))
    raised = ([*[Spelled("")] * (len(lines) - len(cells)), *cells] for cells in columns)
    return list(zip(*raised, strict=True))


def _fold(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and _cells(lines[-1]) + 1 + _cells(word) <= width:
            lines[-1] += f" {word}"
            continue
        rest = word
        while _cells(rest) > width:  # a word wider than its column is broken
            lines.append(_start_of(rest, width))
            rest = rest[len(lines[-1]) :]
        lines.append(rest)
    return lines
