"""How grids travel from one process to another: lines of JSON, every one of them checked.

Nothing that arrives is taken on trust: what sent it may have read a hostile file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from cchc.diagnostics import Rule
from cchc.grid import Mark, Marked, Range, Value
from cchc.rules.files import EncodingUnknown, FileTooLarge, NotATable, WorkbookDamaged
from cchc.sources.refusals import Malformed, Refused
from cchc.sources.sheet_cells import SheetCells
from cchc.words import Words

_REFUSALS: Mapping[str, type[Rule]] = {
    rule.code: rule
    for rule in (
        EncodingUnknown,
        FileTooLarge,
        NotATable,
        WorkbookDamaged,
    )
}
_END = ["end"]


def packed(grids: Iterable[SheetCells]) -> Iterator[str]:
    """Write grids as lines."""
    for grid in grids:
        rows, columns = sorted(grid.hidden_rows), sorted(grid.hidden_columns)
        merged = [list(area) for area in grid.merged]
        yield _line("sheet", grid.name, grid.hidden, rows, columns, merged)
        for row, cells in grid.cells.items():
            yield _line("row", row, [[at, _plain(value)] for at, value in cells.items()])
    yield _line(*_END)


def packed_refusal(refused: Refused) -> str:
    """Write why a file is refused as a line."""
    values = {
        name: [value.vi, value.en] if isinstance(value, Words) else value
        for name, value in vars(refused.rule).items()
    }
    return _line("refused", refused.rule.code, values)


def unpacked(lines: bytes) -> list[SheetCells]:
    """Read the grids; raises Refused where the sender refused the file, and Malformed."""
    *messages, last = lines.splitlines() or [b""]
    try:
        match json.loads(last or b"null"):
            case ["refused", str(code), dict(values)]:
                raise Refused(_REFUSALS[code](**{k: _said(v) for k, v in values.items()}))
            case ["end"]:
                return _grids(map(json.loads, messages))
        raise Malformed("it ends too early")
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
        raise Malformed(str(error)) from error


def _grids(messages: Iterable[Any]) -> list[SheetCells]:
    grids: list[SheetCells] = []
    for message in messages:
        match message:
            case ["sheet", str(name), bool(hidden), list(rows), list(columns), list(merged)]:
                areas = [Range(*map(_whole, area)) for area in merged]
                unseen = set(map(_whole, rows)), set(map(_whole, columns))
                grids.append(SheetCells(name, hidden, {}, *unseen, areas))
            case ["row", int(row), list(cells)]:
                for column, value in cells:
                    grids[-1].put(row, _whole(column), _value(value))
            case _:
                raise Malformed("an unknown message")
    return grids


def _line(*parts: object) -> str:
    return json.dumps(parts, separators=(",", ":")) + "\n"


def _plain(value: Value) -> object:
    match value:
        case Marked():
            return ["marked", value.mark.value, value.shown, value.value]
        case str() | bool() | float() | int():
            return value
        case timedelta():
            return ["span", value.total_seconds()]
        case datetime() | date() | time():
            return [type(value).__name__, value.isoformat()]


def _value(plain: Any) -> Value:
    match plain:
        case bool() | str() | float():
            return plain
        case int():
            return float(plain)
        case ["marked", str(mark), str(shown), float() | int() as beneath]:
            return Marked(Mark(mark), shown, float(beneath))
        case ["span", float(seconds)]:
            return timedelta(seconds=seconds)
        case ["datetime", str(text)]:
            return datetime.fromisoformat(text)
        case ["date", str(text)]:
            return date.fromisoformat(text)
        case ["time", str(text)]:
            return time.fromisoformat(text)
    raise Malformed("an unknown kind of cell")


def _said(value: Any) -> object:
    match value:
        case [str(vi), str(en)]:
            return Words(vi, en)
        case str() | int():
            return value
    raise Malformed("an unknown kind of word")


def _whole(number: Any) -> int:
    if type(number) is not int or not 0 < number <= 2**24:
        raise Malformed("no number of a row or column")
    return number
