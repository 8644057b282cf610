"""Rows below a list that are no dossiers: who drew it up, and sums.

A row is left out only where it cannot be one: it has no key and nothing but texts, or it says that it is
a sum.  Each is told.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cchc.definitions.expressions.tree import ValueType
from cchc.grid import Value
from cchc.records.cells import SPACES, written
from cchc.records.model import RecordSource
from cchc.words.text import safe, shortened

TOTALS: Final = ("tổng", "tổng số", "tổng cộng", "cộng", "cộng chung", "total")
ENDS: Final = f"{SPACES}:"  # cut off both ends of what may say that a row is a sum
NAMED: Final = 3  # rows that are named by their first texts


def remarks(
    cells: Mapping[str, Sequence[Value]], first: Sequence[Value], source: RecordSource
) -> Iterator[int]:
    """Give the positions of such rows; *first* is the first column, whatever it holds."""
    keys = cells.get(source.key or "")
    candidates: Sequence[int] = range(len(first))
    if keys is not None:
        candidates = [
            at
            for at, key in enumerate(keys)
            if isinstance(key, str) and (key[:1] in BEGINNINGS or key in source.blanks)
        ]
    known = [column for name, column in cells.items() if not is_text(source, name)]
    for at in candidates:
        has_key = keys is not None and not _is_blank(keys[at], source)
        if has_key:
            is_remark = keys is not None and _is_sum(keys[at])
        else:
            is_remark = _is_sum(first[at]) or all(_is_blank(each[at], source) for each in known)
        if is_remark:
            yield at


def is_text(source: RecordSource, name: str) -> bool:
    """Say whether a field may hold any text, as a signature does."""
    return source.columns[name].field.type.type is ValueType.TEXT


def _is_blank(cell: Value, source: RecordSource) -> bool:
    if not isinstance(cell, str):
        return False
    text = cell.strip(SPACES)
    return not text or text in source.blanks


def _is_sum(cell: Value) -> bool:
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return False
    return unicodedata.normalize("NFC", cell.strip(ENDS).lower()) in TOTALS


_LONGEST: Final = 40
# Of what may be a remark; "" is where nothing stands.
BEGINNINGS: Final = frozenset({"", *SPACES, *(text[0] for text in TOTALS), "T", "C"})


def named(row: Sequence[Value]) -> str:
    """Name a row by the first text that stands in it."""
    return next((text for cell in row if (text := written(cell))), "")


def listed(names: Sequence[str]) -> str:
    """Name the first of some rows."""
    return ", ".join(f"«{safe(shortened(name))}»" for name in names[:NAMED])
