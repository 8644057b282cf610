"""A set that extends another one: what its rows leave unsaid is taken from the rows above.  Pure.

Works on plain data before it is checked, so that one schema and one lint serve every set.  What
is inherited has no line of its own: its place is the row that inherits it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from cchc.definitions.declared import Declared, Path
from cchc.definitions.model import Inherit
from cchc.diagnostics import Finding
from cchc.rules.cascade import IndicatorNotAbove, ItemNotAbove, ParentSetUnknown, SetsInCircle
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import shortened

Raw = Declared[Any]  # the plain data of one file, not checked yet
_Row = dict[str, Any]
NO_LABELS: Mapping[str, str] = {}
# What a set inherits: its sections, and all of its rows but their numbers.
EXTENDS: Final = "extends"
INHERITED: Final = ("sections",)
ROWS: Final = "targets"
IN_EVERY_ROW: Final = "item"


def set_above(raw: Raw) -> str | None:
    """Give the id of the set that *raw* extends, if it says so in a way that can be read."""
    found = raw.value.get("extends") if isinstance(raw.value, dict) else None
    return found if isinstance(found, str) else None


def parents_first(
    own: Iterable[Raw], shipped: Iterable[Raw], refused: Iterable[str]
) -> tuple[list[Raw], list[Finding]]:
    """Order the sets so that each comes after the one it extends, the shipped ones that are needed too.

    Those that extend nothing that is there, or themselves, are left out; the findings say why.
    """
    mine = {raw.name: raw for raw in own}
    known = {raw.name: raw for raw in shipped} | mine
    blamed = set(refused)  # a file with findings of its own is not blamed twice
    ordered: dict[str, Raw] = {}
    findings: list[Finding] = []
    for start in mine:
        path: dict[str, Raw] = {}
        name: str | None = start
        while name in known and name not in ordered and name not in path:
            path[name] = known[name]
            name = set_above(known[name])
        if name in path:
            findings += _circle([*path], str(name), known, blamed)
        elif name is not None and name not in ordered:
            findings += _unknown([*path], name, known, blamed)
        else:
            ordered.update(reversed(path.items()))
    return list(ordered.values()), findings


def _circle(
    path: Sequence[str], name: str, known: Mapping[str, Raw], blamed: set[str]
) -> Iterator[Finding]:
    circle = path[path.index(name) :]
    if blamed.isdisjoint(circle):
        shown = " → ".join((*circle, name))
        yield SetsInCircle(found=name, circle=shown).at(known[name].at(["extends"]))
    blamed.update(path)


def _unknown(
    path: Sequence[str], name: str, known: Mapping[str, Raw], blamed: set[str]
) -> Iterator[Finding]:
    if blamed.isdisjoint((path[-1], name)):
        last = known[path[-1]]
        near = did_you_mean(nearest(name, sorted(known)))
        yield ParentSetUnknown(found=name, near=near).at(last.at(["extends"]))
    blamed.update(path)


class _Above(NamedTuple):
    """What a set that is extended has: its rows, those that it does not judge, and labels of indicators."""

    rows: Mapping[str, _Row]
    left_out: Mapping[str, Any]
    labels: Mapping[str, str]


def _left_out(item: str, left_out: Mapping[str, Any]) -> Words | None:
    """Say of a row that the set above leaves it out."""
    if item not in left_out:
        return None
    why = shortened(str(left_out[item]))
    return Words(
        f" Bộ đó không đánh giá mục này: {why}.", f" That set does not judge the row: {why}."
    )


def filled(
    raw: Raw, above: Raw, labels: Mapping[str, str] = NO_LABELS
) -> tuple[Raw, list[Finding]]:
    """Fill in what *raw* leaves to the set *above*; *labels* of indicators are for what is told."""
    findings: list[Finding] = []
    strange: set[Path] = set()
    rows = {row["item"]: row for row in above.value["targets"]}
    over = _Above(rows, above.value.get("not_judged") or {}, labels)
    data = dict(raw.value)
    written = data.get("targets")
    if isinstance(written, list):
        inherited = [
            _filled_row(row, (raw, ["targets", index]), over, findings)
            for index, row in enumerate(written)
        ]
        items = [row.get("item") if isinstance(row, dict) else None for row in written]
        strange = {
            ("targets", index, "item")
            for index, item in enumerate(items)
            if isinstance(item, str) and item not in rows
        }
        if data.get("inherit") == Inherit.ALL.value:
            inherited += [_inheritable(rows[item]) for item in rows if item not in items]
        data["targets"] = inherited
    sections = data.get("sections", {})
    if isinstance(sections, dict):
        data["sections"] = above.value["sections"] | sections
    return Declared(raw.name, data, raw.at, frozenset(strange)), findings


def _filled_row(
    row: Any,
    at: tuple[Raw, Sequence[str | int]],
    over: _Above,
    said: list[Finding],
) -> Any:
    raw, path = at
    rows, labels = over.rows, over.labels
    if not isinstance(row, dict):
        return row
    item = row.get("item")
    if not isinstance(item, str) or item not in rows:
        if isinstance(item, str):
            near = _left_out(item, over.left_out) or did_you_mean(nearest(item, sorted(rows)))
            place = raw.at([*path, "item"])
            said.append(ItemNotAbove(item=item, set=str(set_above(raw)), near=near).at(place))
        if not rows:
            return row
        # Filled from any row, so that what is written here, and only that, is checked.
        any_row = _inheritable(next(iter(rows.values())))
        del any_row["item"]
        return any_row | row
    above = rows[item]
    filled_row = _inheritable(above, own_threshold="threshold" in row) | row
    found, indicator = filled_row["indicator"], above["indicator"]
    if isinstance(found, str) and found != indicator:
        place = raw.at([*path, "indicator"])
        here, there = (labels.get(each, each) for each in (found, indicator))
        said.append(IndicatorNotAbove(found=here, item=item, indicator=there).at(place))
        filled_row["indicator"] = indicator  # said once is enough
    return filled_row


def _inheritable(row: _Row, *, own_threshold: bool = False) -> _Row:
    """Leave out what belongs to the set above alone: its units, tests, the way to another threshold."""
    left_out = (
        {"assigned", "tests", "roadmap", "threshold_cell"}
        if own_threshold
        else {"assigned", "tests"}
    )
    return {key: value for key, value in row.items() if key not in left_out}
