"""Forms changed by one step, to see whether a sample sheet is then read otherwise.

A step is a heading or a spelling that is left out, two quantities whose headings are exchanged, a term
of a sum, an equation, a printed percentage, and what a taught column means.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

from cchc.authoring.sheet_cases import problems_of_sheet
from cchc.authoring.subjects import of_layout
from cchc.definitions.declared import Declared, Path
from cchc.definitions.layout import layout_of
from cchc.definitions.layout_file import ColumnEntry, LayoutFile
from cchc.definitions.plain import plain
from cchc.definitions.trials import Change
from cchc.law import Known

_SIDES = {"equations": ("left", "right"), "ratios": ("numerator", "denominator")}
_OTHERWISE = {"b": "a", "a": "b", "unused": "b"}  # any other meaning becomes «unused»


class _Step(NamedTuple):
    what: str
    path: Path
    mutant: LayoutFile


def changes_of_layout(file: Declared[LayoutFile], known: Known) -> Iterator[Change]:
    """Change a form step by step and read its sample sheets by each change."""
    tried = [(case, known.law_of(known.set_of(set_id=case.set))) for case in file.value.tests]
    for what, path, mutant in _steps(file.value):
        layout = layout_of(plain(mutant))
        noticed = any(any(problems_of_sheet(layout, case, law)) for case, law in tried)
        yield Change(of_layout(file), what, file.at(path), noticed)


def _steps(layout: LayoutFile) -> Iterator[_Step]:
    yield from _of_groups(layout)
    yield from _of_headings(layout)
    for key, sides in _SIDES.items():
        yield from _of_sums(layout, key, sides)
    for at, remark in enumerate(layout.remarks):
        yield _Step(f"− {remark}", ("remarks", at), _with(layout, "remarks", at))
    for at, column in enumerate(layout.columns):
        for changed in _otherwise(column):
            what = f"{column.heading}: {_meaning(column)} → {_meaning(changed)}"
            yield _Step(what, ("columns", at), _with(layout, "columns", at, changed))


def _of_groups(layout: LayoutFile) -> Iterator[_Step]:
    """Leave out each spelling that paths share."""
    for name, spellings in layout.groups.items():
        for at, spelling in enumerate(spellings):
            left = {**layout.groups, name: _without(spellings, at)}
            yield _Step(f"− {spelling}", ("groups", name, at), replace(layout, groups=left))


def _of_headings(layout: LayoutFile) -> Iterator[_Step]:
    """Leave out each heading, and exchange those of two quantities that stand beside each other."""
    for key in ("quantities", "ratios"):
        for at, entry in enumerate(getattr(layout, key)):
            for index, heading in enumerate(entry.headings):
                left = replace(entry, headings=_without(entry.headings, index))
                path = (key, at, "headings", index)
                yield _Step(f"− {heading}", path, _with(layout, key, at, left))
    for at, (one, other) in enumerate(pairwise(layout.quantities)):
        exchanged = (replace(one, headings=other.headings), replace(other, headings=one.headings))
        quantities = (*layout.quantities[:at], *exchanged, *layout.quantities[at + 2 :])
        what = f"{one.label} ⇄ {other.label}"
        yield _Step(what, ("quantities", at), replace(layout, quantities=quantities))


def _of_sums(layout: LayoutFile, key: str, sides: tuple[str, str]) -> Iterator[_Step]:
    """Leave out each sum, and each term of one that has several; exchange b and a of a percentage."""
    for at, entry in enumerate(getattr(layout, key)):
        name = getattr(entry, "name", "") or entry.headings[0]
        yield _Step(f"− {name}", (key, at), _with(layout, key, at))
        for side in sides:
            terms: Sequence[str] = getattr(entry, side)
            for index, term in enumerate(terms if len(terms) > 1 else ()):
                left = replace(entry, **{side: _without(terms, index)})
                yield _Step(f"{name}: − {term}", (key, at, side), _with(layout, key, at, left))
        if key == "ratios":
            b, a = (getattr(entry, side) for side in sides)
            swapped = replace(entry, numerator=a, denominator=b)
            yield _Step(f"{name}: b ⇄ a", (key, at), _with(layout, key, at, swapped))


def _otherwise(column: ColumnEntry) -> Iterator[ColumnEntry]:
    yield replace(column, means=_OTHERWISE.get(column.means, "unused"))
    if column.indicator is not None:
        yield replace(column, indicator=None)


def _meaning(column: ColumnEntry) -> str:
    return " ".join(filter(None, (column.means, column.indicator)))


def _with(layout: LayoutFile, key: str, at: int, *entries: Any) -> LayoutFile:
    """Put other entries, or none, in the place of one."""
    values = getattr(layout, key)
    changed: Any = {key: (*values[:at], *entries, *values[at + 1 :])}
    return replace(layout, **changed)


def _without(texts: Sequence[str], at: int) -> tuple[str, ...]:
    return (*texts[:at], *texts[at + 1 :])
