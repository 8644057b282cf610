"""Rows that say what their numbers are: b in one row and a in another, brought together."""

from collections.abc import Mapping, Sequence

from cchc.tables.row_types import Rows


def meant(rows: Rows) -> Sequence[frozenset[int]] | None:
    """Say of which indicators each row is b or a in the decision's words.

    A count of several indicators is that of the only one whose other count stands beside it.
    """
    sets, measures = rows.defined, rows.measures
    if sets is None or measures is None or rows.items is not None or not any(sets):
        return None
    sides: dict[str, set[frozenset[int]]] = {"b": set(), "a": set()}
    for each, measure in zip(sets, measures, strict=True):
        if measure in sides:
            sides[measure].add(each)
    found = []
    for each, measure in zip(sets, measures, strict=True):
        others = sides.get({"a": "b", "b": "a"}.get(measure, ""), set())
        parts = [part for part in others if part and part < each]
        found.append(parts[0] if len(parts) == 1 and each not in others else each)
    return found


def records_of(rows: Rows) -> tuple[Sequence[Mapping[str, int]], Sequence[int]]:
    """Bring the rows of one coordinate together: measure → position; and positions that come again.

    A measure that two rows claim is in no record.
    """
    records: dict[tuple[object, ...], dict[str, int]] = {}
    claimed: dict[tuple[object, ...], set[str]] = {}
    twice = []
    columns = (rows.units, rows.items, rows.periods, rows.sections, meant(rows))
    for at, measure in enumerate(rows.measures or ()):
        if measure == "ratio":
            continue
        key = tuple(each[at] if each is not None else None for each in columns)
        record, seen = records.setdefault(key, {}), claimed.setdefault(key, set())
        if measure in seen:
            record.pop(measure, None)
            twice.append(at)
        else:
            record[measure] = at
            seen.add(measure)
    return [record for record in records.values() if record], twice
