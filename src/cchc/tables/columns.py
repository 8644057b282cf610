"""What each column of a table is: names, counts, printed ratios, ordinals, or not used – and why.

A role needs evidence from the heading and from the cells.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cchc.definitions.layout import KEY_ROLES
from cchc.tables.cells import Profile
from cchc.tables.column_cells import ColumnCells
from cchc.tables.column_types import Column, Use
from cchc.tables.forms import Form
from cchc.tables.heard import SILENCE, Heard, together
from cchc.tables.hearing import Ear
from cchc.tables.paths import Paths
from cchc.tables.places import Merges, Place
from cchc.tables.taught import fitted
from cchc.tables.vocabulary import Says, words_of

_NOT_COUNTS: Final = frozenset(
    {"threshold", "unit_of_measure", "remark", "assessment", "other_office", "basis"}
)
_REFUSING: Final = frozenset({"previous", "planned"})


def read_columns(
    profile: Profile, merges: Merges, place: Place, ear: Ear, forms: Sequence[Form] = ()
) -> list[Column]:
    """Say of every column of a table what it is."""
    paths = Paths(profile, merges, place)
    columns = []
    for at in place.band.columns:
        cells = ColumnCells(profile, at, place.body, ear)
        path = paths.texts(at)
        if not path and not cells.filled:
            continue
        heard = _heard(path, ear)
        if heard.role and cells.numbers and ear.hear(path[-1]).role is None:
            heard = replace(heard, role=None)  # «Thủ tục hành chính» over counts of them
        columns.append(_column(at, path, heard, cells, ear, has_leaf=paths.has_leaf(at)))
    columns = _settle_keys(columns)
    return fitted(columns, forms, ear)


def _heard(path: Sequence[str], ear: Ear) -> Heard:
    """Hear the headings above a column; over b, a or their ratio an outer one may name the indicator."""
    if not path:
        return SILENCE
    *outer, own = path
    leaf = ear.hear(own)
    over = [ear.hear(text) for text in outer]
    for at, heard in enumerate(over):
        if leaf.measure or not heard.is_understood:
            over[at] = ear.hear_over(outer[at])
    heard = together([*over, leaf])
    planned = any(
        Says("qualifier", "planned") in ear.said(text)
        for text in outer
        if not ear.hear(text).unit  # «Sở Giao thông vận tải» over b and a
    )
    if ear.is_of_an_area(heard):  # «Cấp xã (thành phố Kon Tum)» is not the city
        heard = replace(heard, unit=None, clash="area")
    return replace(heard, qualifiers=heard.qualifiers | {"planned"}) if planned else heard


def _column(
    at: int, path: tuple[str, ...], heard: Heard, cells: ColumnCells, ear: Ear, *, has_leaf: bool
) -> Column:
    column = Column(
        at,
        path,
        heard,
        Use.UNUSED,
        has_numbers=cells.numbers > 0,
        may_count=cells.may_be_counts,
    )
    if not has_leaf:
        looks_like_counts = cells.numbers and (heard.measure or heard.group or heard.names_value)
        return replace(column, use=Use.REFUSED if looks_like_counts else Use.UNUSED, why="leaf")
    if heard.role in _NOT_COUNTS:
        clash = heard.measure in ("a", "b")
        return replace(
            column, role=heard.role, use=Use.REFUSED if clash else Use.UNUSED, why="role"
        )
    letters = {text.strip(" .)(").casefold() for text in cells.texts} & {"a", "b"}
    if heard.role == "item" and len(letters) > 1:  # «IV.1», and below it a and b
        return replace(column, use=Use.ORDINAL, role="ordinal")
    if heard.role == "ordinal":
        use = Use.KEY if cells.are_all_items else Use.ORDINAL
        return replace(column, use=use, role="item" if use is Use.KEY else "ordinal")
    if _is_key(column, cells, ear):
        return replace(column, use=Use.KEY, role=_key_role(heard.role or "", cells))
    if cells.are_units and not heard.measure and not cells.numbers:
        return replace(column, use=Use.KEY, role="unit")
    if cells.are_periods and not heard.measure and not cells.numbers and heard.role is None:
        return replace(column, use=Use.KEY, role="period")
    if heard.measure == "ratio":
        use = Use.PAIR if cells.are_pairs and not cells.are_percentages else Use.PRINTED
        return replace(column, use=use)
    return _count(column, cells, ear)


def _is_key(column: Column, cells: ColumnCells, ear: Ear) -> bool:
    """Say whether a column names what its rows are about: a heading over several makes numbers no names."""
    heard = column.heard
    if heard.role not in KEY_ROLES or heard.measure or heard.group:
        return False
    return not cells.may_be_counts or ear.hear(column.path[-1]).role == heard.role


def _key_role(role: str, cells: ColumnCells) -> str:
    if role in ("indicator", "field"):
        # Below the name of each indicator stand «Tử số (b)» and «Mẫu số (a)».
        if cells.are_measures and (cells.hold_both_letters or not cells.are_indicators):
            return "measure"
        if cells.are_units and not cells.are_indicators:
            return "unit"
        if role == "field" and cells.are_indicators:
            return "indicator"
    return role


def _count(column: Column, cells: ColumnCells, ear: Ear) -> Column:
    heard = column.heard
    if not cells.numbers and not (heard.measure or heard.group or heard.kinds):
        return _text(column, cells)
    measure = heard.measure or ear.quantity_of(heard)
    if cells.are_pairs and _is_outcome(column, ear):
        return replace(column, use=Use.PAIR, heard=replace(heard, rest=()))
    says = bool(measure or heard.names_value or heard.kinds or heard.group)
    if not says and not (heard.is_understood and cells.numbers and heard.text):
        return replace(column, why="rest")
    if heard.measure in ("a", "b") and ear.describes(heard.measure, heard.rest):
        heard = replace(heard, rest=())
    names_a_column = heard.measure in ("a", "b") and heard.role is not None  # «Chỉ tiêu giao (a)»
    if heard.rest or heard.clash or names_a_column:
        return replace(column, use=Use.REFUSED, why="area" if heard.clash == "area" else "rest")
    if heard.qualifiers & _REFUSING:
        return replace(column, use=Use.UNUSED, why="qualifier")
    if heard.measure and ("late" in heard.kinds or "carried-over" in heard.kinds):
        why = "qualifier" if "carried-over" in heard.kinds else "late"
        return replace(column, use=Use.UNUSED if why == "qualifier" else Use.REFUSED, why=why)
    if cells.are_pairs and heard.measure is None:
        return replace(column, use=Use.PAIR)
    if measure is None and cells.are_percentages:
        return replace(column, use=Use.PRINTED)
    return replace(column, use=Use.COUNT, measure=measure)


def _is_outcome(column: Column, ear: Ear) -> bool:
    """Say whether a heading only says that its cells are what was done, and none over it otherwise."""
    plain = not column.heard.clash and not column.heard.qualifiers & _REFUSING
    return plain and words_of(column.path[-1]) in ear.vocabulary.titles["outcomes"]


def _text(column: Column, cells: ColumnCells) -> Column:
    """Say what a column of texts is whose heading does not tell it."""
    if cells.are_measures and not {"A", "B"}.intersection(cells.texts):  # these number rooms, too
        return replace(column, use=Use.KEY, role="measure")
    if cells.are_indicators and not cells.dates:
        return replace(column, use=Use.KEY, role="indicator")
    return replace(column, why="rest" if column.heard.rest else None)


def _settle_keys(columns: Sequence[Column]) -> list[Column]:
    """Take the numbers of rows for annex items only where no other column holds the items."""
    has_items = any(c.role == "item" and c.heard.role == "item" for c in columns)
    return [
        replace(column, use=Use.ORDINAL, role="ordinal")
        if has_items and column.role == "item" and column.heard.role == "ordinal"
        else column
        for column in columns
    ]
