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
from cchc.records.model import UNREADABLE, RecordColumn, RecordSource, Unreadable

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
            return lambda cell: _spelled(_text(cell, source), column)
        case ValueType.CODE:
            return lambda cell: _coded(cell, column, source)
        case ValueType.FLAG:
            return lambda cell: cell if isinstance(cell, bool) else _flag(cell, column, source)
        case ValueType.NUMBER:
            return lambda cell: _number(cell, source)
        case ValueType.MOMENT:
            return lambda cell: _moment(cell, column, source)
        case ValueType.DAY:
            return lambda cell: _day(cell, column, source)


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


def _spelled(text: str | Unreadable | None, column: RecordColumn) -> str | Unreadable | None:
    return (column.spellings or {}).get(text, text) if isinstance(text, str) else text


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


def _moment(
    cell: Value, column: RecordColumn, source: RecordSource
) -> datetime | Unreadable | None:
    if isinstance(cell, date):
        found = cell if isinstance(cell, datetime) else datetime.combine(cell, time())
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else UNREADABLE
    text = _text(cell, source) if isinstance(cell, str) else UNREADABLE
    if not isinstance(text, str):
        return text
    form = next((form for form in column.formats if form.fits(text)), None)
    moment = form.read(text) if form else None
    if not form or not moment:
        return UNREADABLE
    return moment + source.ahead if form.has_time else moment


def _day(cell: Value, column: RecordColumn, source: RecordSource) -> date | Unreadable | None:
    moment = _moment(cell, column, source)
    return moment.date() if isinstance(moment, datetime) else moment
