"""How wide the columns of a sheet are, in characters."""

from collections.abc import Mapping
from typing import Final

from cchc.document.model import Column, Kind

_WIDTH: Final[Mapping[str, float]] = {
    "wording": 64,
    "label": 48,
    "remark": 44,
    "responsible": 19,
    "coordinating": 17,
    "measure": 7,
    "stated": 9,
    "basis": 42,
    "units": 9,
    "lift": 14,
    "period": 24,
    "change": 14,
    "needed": 18,
    "outlook": 46,
    "state": 18,
    "since": 16,
    "items": 36,
    "severity": 11,
    "file": 24,
    "sheet": 15,
    "cell": 14,
    "message": 52,
    "fix": 46,
    "what": 30,
    "value": 60,
    "sha256": 76,
    "rank": 12,
    "beside": 20,
    "slip": 44,
}
# Of a list that is printed upright; what is longer than a label's column is read on the screen.
_UPRIGHT: Final[Mapping[str, float]] = {
    "unit": 29,
    "item": 7,
    "label": 35,
    "b": 10,
    "a": 10,
    "ratio": 10,
    "threshold": 10,
    "annual": 10,
    "verdict": 17,
    "of_these": 9,
    "further": 9,
    "then": 10,
    "change": 11,
    "remark": 34,
}
_WIDTH_OF: Final[Mapping[Kind, float]] = {
    Kind.ITEM: 8,
    Kind.NAME: 30,
    Kind.TEXT: 40,
    Kind.COUNT: 12,
    Kind.RATIO: 12,
    Kind.THRESHOLD: 14,
    Kind.LACK: 11,
    Kind.VERDICT: 16,
    Kind.PLACE: 28,
}


def width_of(column: Column, *, upright: bool) -> float:
    """Give the width of a column: its own, or that of its kind."""
    own = _UPRIGHT.get(column.key) if upright else None
    return own or _WIDTH.get(column.key) or _WIDTH_OF[column.kind]
