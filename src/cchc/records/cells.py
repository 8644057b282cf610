"""What a cell of a list of dossiers means: a value of its field, missing, or unreadable.

This is the reference that the statements for engines repeat; every rule here is one that all of
them can follow.  Nothing is guessed: a procedure's code that a program has turned into a number
(1.000600 and 1.0006 are then the same) is unreadable, and so is a code that the source's list
does not have.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from cchc.definitions.expressions.tree import ValueType
from cchc.grid import Marked, Value
from cchc.records.dates import reader_of
from cchc.records.model import LOCAL_AHEAD, UNREADABLE, RecordColumn, RecordSource, Unreadable

SPACES: Final = " \t\r\n\u00a0"
EXACT: Final = 2**53  # above it a number of a sheet may be any of its neighbours
WHOLE: Final = "-?[0-9]{1,18}"
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

Known = str | int | bool | date | datetime
Meaning = Known | Unreadable | None


def reader(column: RecordColumn, source: RecordSource) -> Callable[[Value], Meaning]:
    """Make the function from a cell of *column* to what it means."""
    match column.field.type.type:
        case ValueType.TEXT:
            return _texts(column, source)
        case ValueType.CODE:
            return lambda cell: _coded(cell, column, source)
        case ValueType.FLAG:
            return lambda cell: cell if isinstance(cell, bool) else _flag(cell, column, source)
        case ValueType.NUMBER:
            return lambda cell: _number(cell, source)
        case ValueType.MOMENT:
            return _moments(column, source)
        case ValueType.DAY:
            moment_of = _moments(column, source)
            return lambda cell: _day(moment_of(cell))


def written(cell: Value) -> str:
    """Write what stands in a cell: of a whole number, which sheets keep with a point, without it.

    Of an error, as the sheet shows it: «#N/A».

    >>> written(99.0), written(1.0006), written(" 9 ")
    ('99', '1.0006', '9')
    """
    if isinstance(cell, Marked):
        return cell.shown
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < EXACT:
        return str(int(cell))
    return cell.strip(SPACES) if isinstance(cell, str) else str(cell)


def _text(cell: Value, source: RecordSource) -> str | Unreadable | None:
    match cell:
        case str():
            text = cell.strip(SPACES)
            return None if not text or text in source.blanks else text
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case float() if cell.is_integer() and abs(cell) < EXACT:
            return str(int(cell))
        case float() | date() | time() | timedelta() | Marked():
            return UNREADABLE


def _texts(
    column: RecordColumn, source: RecordSource
) -> Callable[[Value], str | Unreadable | None]:
    spellings, blanks = column.spellings or {}, source.blanks

    def text_of(cell: Value) -> str | Unreadable | None:
        if isinstance(cell, str):
            text = cell.strip(SPACES)
            return None if not text or text in blanks else spellings.get(text, text)
        other = _text(cell, source)
        return spellings.get(other, other) if isinstance(other, str) else other

    return text_of


def _coded(cell: Value, column: RecordColumn, source: RecordSource) -> str | Unreadable | None:
    text = _text(cell, source)
    if not isinstance(text, str):
        return text
    return (column.codes or {}).get(text, UNREADABLE)


def _flag(cell: Value, column: RecordColumn, source: RecordSource) -> bool | Unreadable | None:
    code = _coded(cell, column, source)
    return code == "true" if isinstance(code, str) else code


def _number(cell: Value, source: RecordSource) -> int | Unreadable | None:
    text = UNREADABLE if isinstance(cell, bool) else _text(cell, source)
    if not isinstance(text, str):
        return text
    return int(text) if re.fullmatch(WHOLE, text) else UNREADABLE


def _moments(
    column: RecordColumn, source: RecordSource
) -> Callable[[Value], datetime | Unreadable | None]:
    read = reader_of(column.formats, source.ahead, LOCAL_AHEAD)
    blanks = source.blanks

    def moment(cell: Value) -> datetime | Unreadable | None:
        if isinstance(cell, str):
            text = cell.strip(SPACES)
            return None if not text or text in blanks else read(text) or UNREADABLE
        if not isinstance(cell, date):
            return UNREADABLE
        found = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else UNREADABLE

    return moment


def _day(moment: datetime | Unreadable | None) -> date | Unreadable | None:
    return moment.date() if isinstance(moment, datetime) else moment
