"""What each column of a table is: names, counts, printed ratios, ordinals, or not used – and why.

A role needs evidence from the heading and from the cells.  The heading is a path, from the outermost
level to the innermost; a cell that speaks for several columns is nobody's own heading.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import islice
from typing import Final

from cchc.grid import Mark, Marked
from cchc.tables.cells import BLANK, NUMBER, OTHER, TEXT, Profile, kind_of_text
from cchc.tables.forms import Form, best_fit
from cchc.tables.hearing import SILENCE, Ear, Heard, together
from cchc.tables.locate import KEY_ROLES, Merges, Place
from cchc.tables.numbers import shown
from cchc.tables.vocabulary import words_of
from cchc.words.text import tidy

_SAMPLE: Final = 400  # distinct texts of a column by which it is judged
_NOT_COUNTS: Final = frozenset(
    {"threshold", "unit_of_measure", "remark", "assessment", "other_office", "basis"}
)
_REFUSING: Final = frozenset({"previous", "planned"})
_PAIR: Final = re.compile(r"\s*(\d[\d.]*)\s*/\s*(\d[\d.]*)\s*")


class Use(Enum):
    """What a column is used for."""

    KEY = "key"  # says what its rows are about
    COUNT = "count"
    PAIR = "pair"  # «236/240»: b and a in one cell
    PRINTED = "printed"  # a ratio that the sheet prints
    ORDINAL = "ordinal"
    UNUSED = "unused"
    REFUSED = "refused"  # its numbers look like counts, and its heading is not understood


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``measure`` is b, a, the id of a quantity, or None where the rows say it; ``rest`` are the words
    of the heading that nothing explains.
    """

    at: int  # index in the grid
    path: tuple[str, ...]
    heard: Heard
    use: Use
    role: str | None = None
    measure: str | None = None
    why: str | None = None  # of UNUSED and REFUSED: rest, leaf, qualifier, role, planned

    @property
    def heading(self) -> str:
        """The headings above it, from the top."""
        return shown(" > ".join(self.path))


class Cells:
    """What the cells of one column look like, from a sample of its distinct texts."""

    def __init__(self, profile: Profile, at: int, rows: range, ear: Ear) -> None:
        self._values = profile.grid.columns[at]
        self._kinds = profile.kinds[at][rows.start : rows.stop]
        self._rows = rows
        self._ear = ear

    @cached_property
    def texts(self) -> Sequence[str]:
        """Distinct texts that are no numbers."""
        if TEXT not in self._kinds:
            return []
        rows = self._rows
        distinct = dict.fromkeys(self._values[rows.start : rows.stop])
        texts = (v for v in distinct if isinstance(v, str) and kind_of_text(v) == TEXT)
        return list(islice(texts, _SAMPLE))

    @cached_property
    def heard(self) -> Sequence[Heard]:
        """What these texts say."""
        return list(map(self._ear.hear, self.texts))

    @property
    def numbers(self) -> int:
        """How many cells hold a number."""
        return self._kinds.count(NUMBER)

    @property
    def filled(self) -> int:
        """How many cells hold anything."""
        return len(self._kinds) - self._kinds.count(BLANK)

    @property
    def dates(self) -> int:
        """How many cells hold a date or a truth value."""
        return self._kinds.count(OTHER)

    def _values_of_sample(self) -> Iterator[object]:
        kinds = self._kinds
        numbers = (row for offset, row in enumerate(self._rows) if kinds[offset] == NUMBER)
        for row in islice(numbers, _SAMPLE):
            yield self._values[row]

    @cached_property
    def are_percentages(self) -> bool:
        """Whether most numbers are percentages, or have decimals."""
        sample = list(self._values_of_sample())
        return bool(sample) and 2 * sum(map(_is_share, sample)) > len(sample)

    @cached_property
    def are_pairs(self) -> bool:
        """Whether most cells are pairs «236/240» with b ≤ a."""
        sample = list(self._values_of_sample())
        return bool(sample) and 2 * sum(map(_is_pair, sample)) > len(sample)

    def share(self, says: "Sequence[bool]") -> bool:
        """Say whether half of the texts, or more, say something."""
        return bool(says) and 2 * sum(says) >= len(says)

    @cached_property
    def are_units(self) -> bool:
        """Whether half of the texts that are no totals or sections name units."""
        texts = [each for each in self.heard if not self._is_neutral(each)]
        return bool(texts) and self.share([each.unit is not None for each in texts])

    @cached_property
    def are_indicators(self) -> bool:
        """Whether half of the texts name indicators or items."""
        texts = [each for each in self.heard if not self._is_neutral(each)]
        return bool(texts) and self.share([bool(each.indicators) for each in texts])

    @cached_property
    def are_all_items(self) -> bool:
        """Whether every filled cell is an annex item, and none a plain number."""
        return (
            self.numbers == 0
            and self.dates == 0
            and bool(self.heard)
            and all(each.indicators for each in self.heard)
        )

    @cached_property
    def are_measures(self) -> bool:
        """Whether half of the texts say b, a or a quantity."""
        texts = [each for each in self.heard if each.text]
        says = [_is_measure(each) for each in texts]
        return self.share(says)

    @cached_property
    def are_periods(self) -> bool:
        """Whether half of the texts are periods."""
        return self.share([each.period is not None and not each.rest for each in self.heard])

    def _is_neutral(self, heard: Heard) -> bool:
        words = self._ear.vocabulary
        return words.is_total(words_of(heard.text)) or (
            heard.section is not None and heard.unit is None
        )


def _is_measure(heard: Heard) -> bool:
    says = heard.measure in ("a", "b") or bool(heard.group or heard.kinds)
    return says and heard.measure != "ratio" and heard.is_understood and not heard.indicators


def _is_share(value: object) -> bool:
    if isinstance(value, Marked):
        return value.mark is Mark.PERCENT
    if isinstance(value, float):
        return not value.is_integer()
    return isinstance(value, str) and ("%" in value or "," in value)


def _is_pair(value: object) -> bool:
    found = _PAIR.fullmatch(value) if isinstance(value, str) else None
    return bool(found) and _plain(found[1]) <= _plain(found[2])  # type: ignore[index]


def _plain(digits: str) -> int:
    return int(digits.replace(".", "") or "0")


class Paths:
    """The headings above each column, with and without merged cells."""

    def __init__(self, profile: Profile, merges: Merges, place: Place) -> None:
        self.profile = profile
        self.merges = merges
        self.place = place
        self._levels: dict[int, list[tuple[int, int]]] = {}
        for column in place.band.columns:
            self._levels[column] = list(self._anchors(column))
        speaks: dict[tuple[int, int], set[int]] = {}
        for column, anchors in self._levels.items():
            for anchor in anchors:
                speaks.setdefault(anchor, set()).add(column)
        self._speaks = speaks

    def texts(self, column: int) -> tuple[str, ...]:
        """Give the headings above a column, from the outermost to its own."""
        return tuple(tidy(self.profile.text(*anchor)) for anchor in self._levels[column])

    def has_leaf(self, column: int) -> bool:
        """Say whether the innermost heading is the column's own, not one of several columns."""
        anchors = self._levels[column]
        return bool(anchors) and len(self._speaks[anchors[-1]]) == 1

    def _anchors(self, column: int) -> Iterator[tuple[int, int]]:
        seen: list[tuple[int, int]] = []
        for row in range(self.place.band.top, self.place.band.bottom + 1):
            anchor = self._anchor(row, column, seen)
            if anchor is not None and anchor not in seen:
                seen.append(anchor)
        return iter(seen)

    def _anchor(
        self, row: int, column: int, above: Sequence[tuple[int, int]]
    ) -> tuple[int, int] | None:
        anchor = self.merges.anchor(row, column)
        if self.profile.kind(*anchor) != BLANK:
            return anchor
        if anchor != (row, column) or row == self.place.band.bottom:
            return None
        return self._spoken_for(row, column, above)

    def _spoken_for(
        self, row: int, column: int, above: Sequence[tuple[int, int]]
    ) -> tuple[int, int] | None:
        """Find the filled cell to the left that speaks over blanks: below it something must stand."""
        if not self._has_below(row, column):
            return None
        left = column
        while left > self.place.band.columns.start:
            left -= 1
            anchor = self.merges.anchor(row, left)
            if self.profile.kind(*anchor) != BLANK:
                same = [a for a in self._levels.get(left, ()) if a[0] < row] == list(above)
                return anchor if same and self._has_below(row, left) else None
        return None

    def _has_below(self, row: int, column: int) -> bool:
        return any(
            self.profile.kind(below, column) != BLANK
            for below in range(row + 1, self.place.band.bottom + 1)
        )


def read_columns(
    profile: Profile, merges: Merges, place: Place, ear: Ear, forms: Sequence[Form] = ()
) -> list[Column]:
    """Say of every column of a table what it is."""
    paths = Paths(profile, merges, place)
    columns = []
    for at in place.band.columns:
        cells = Cells(profile, at, place.body, ear)
        path = paths.texts(at)
        if not path and not cells.filled:
            continue
        heard = together(map(ear.hear, path)) if path else SILENCE
        columns.append(_column(at, path, heard, cells, ear, has_leaf=paths.has_leaf(at)))
    columns = _settle_keys(columns)
    return fitted(columns, forms, ear)


def _column(
    at: int, path: tuple[str, ...], heard: Heard, cells: Cells, ear: Ear, *, has_leaf: bool
) -> Column:
    column = Column(at, path, heard, Use.UNUSED)
    if not has_leaf:
        looks_like_counts = cells.numbers and (heard.measure or heard.group or heard.names_value)
        return replace(column, use=Use.REFUSED if looks_like_counts else Use.UNUSED, why="leaf")
    if heard.role in _NOT_COUNTS:
        clash = heard.measure in ("a", "b")
        return replace(
            column, role=heard.role, use=Use.REFUSED if clash else Use.UNUSED, why="role"
        )
    if heard.role == "ordinal":
        use = Use.KEY if cells.are_all_items else Use.ORDINAL
        return replace(column, use=use, role="item" if use is Use.KEY else "ordinal")
    if heard.role in KEY_ROLES and not heard.measure and not heard.group:
        return replace(column, use=Use.KEY, role=_key_role(heard.role, cells))
    if cells.are_units and not heard.measure and not cells.numbers:
        return replace(column, use=Use.KEY, role="unit")
    if cells.are_periods and not heard.measure and not cells.numbers and heard.role is None:
        return replace(column, use=Use.KEY, role="period")
    if heard.measure == "ratio":
        use = Use.PAIR if cells.are_pairs and not cells.are_percentages else Use.PRINTED
        return replace(column, use=use)
    return _count(column, cells, ear)


def _key_role(role: str, cells: Cells) -> str:
    if role in ("indicator", "field"):
        if cells.are_measures and not cells.are_indicators:
            return "measure"
        if cells.are_units and not cells.are_indicators:
            return "unit"
        if role == "field" and cells.are_indicators:
            return "indicator"
    return role


def _count(column: Column, cells: Cells, ear: Ear) -> Column:
    heard = column.heard
    if not cells.numbers and not (heard.measure or heard.group or heard.kinds):
        if cells.are_indicators and not cells.dates:
            return replace(column, use=Use.KEY, role="indicator")
        return replace(column, why="rest" if heard.rest else None)
    measure = heard.measure or quantity_of(heard, ear)
    says = bool(measure or heard.names_value or heard.kinds or heard.group)
    if not says and not (heard.is_understood and cells.numbers and heard.text):
        return replace(column, why="rest")
    if heard.measure in ("a", "b") and ear.describes(heard.measure, heard.rest):
        heard = replace(heard, rest=())
    names_a_column = heard.measure in ("a", "b") and heard.role is not None  # «Chỉ tiêu giao (a)»
    if heard.rest or heard.clash or names_a_column:
        return replace(column, use=Use.REFUSED, why="rest")
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


def quantity_of(heard: Heard, ear: Ear) -> str | None:
    """Give the id of the quantity that a group and a kind make, if they make one."""
    if heard.group is None or len(heard.kinds) > 1:
        return None
    kind = next(iter(heard.kinds), "total")
    if heard.group == "received" and "current" in heard.qualifiers and kind == "total":
        return None  # what came in anew, without what was carried over
    if "part" in heard.qualifiers and kind == "total":
        return None
    return ear.vocabulary.quantities.get((heard.group, kind))


def _settle_keys(columns: Sequence[Column]) -> list[Column]:
    """Take the numbers of rows for annex items only where no other column holds the items."""
    has_items = any(c.role == "item" and c.heard.role == "item" for c in columns)
    return [
        replace(column, use=Use.ORDINAL, role="ordinal")
        if has_items and column.role == "item" and column.heard.role == "ordinal"
        else column
        for column in columns
    ]


def fitted(columns: Sequence[Column], forms: Sequence[Form], ear: Ear) -> list[Column]:
    """Let a form that was taught, else the one that explains most columns, say what its own are.

    The others stay as heard.  Of the cells all checks stay: a taught column of percentages is refused
    cell by cell.
    """
    paths = [column.path for column in columns if column.path]
    if (taught := next((form for form in forms if form.is_taught(paths)), None)) is not None:
        return [_as_taught(column, taught, ear) for column in columns]
    fit = best_fit(
        [column.path for column in columns if column.use not in (Use.KEY, Use.ORDINAL)], forms
    )
    if fit is None:
        return list(columns)
    named = []
    for column in columns:
        quantity = fit.quantity(column.path)
        if quantity is not None and column.use is not Use.KEY:
            named.append(replace(column, use=Use.COUNT, measure=quantity, why=None))
        elif fit.is_ratio(column.path):
            named.append(replace(column, use=Use.PRINTED))
        elif fit.is_remark(column.path):
            named.append(replace(column, use=Use.UNUSED, role="remark", why="role"))
        else:
            named.append(column)
    return named


def _as_taught(column: Column, form: Form, ear: Ear) -> Column:
    """Make of a column what somebody has said of it."""
    said = form.meaning(column.path)
    if said is None:
        return column
    means = said.means
    heard = replace(column.heard, rest=(), clash=None)
    if said.indicator is not None:
        heard = replace(heard, indicators=frozenset(ear.indicators.find(said.indicator)))
    column = replace(column, heard=heard, why=None, measure=None, role=None)
    if means in KEY_ROLES | {"measure"} and means != "ordinal":
        return replace(column, use=Use.KEY, role=means)
    uses = {
        "ordinal": Use.ORDINAL,
        "ratio": Use.PRINTED,
        "unused": Use.UNUSED,
        "pair": Use.PAIR,
        "value": Use.COUNT,
    }
    if means in uses:
        return replace(column, use=uses[means], role="ordinal" if means == "ordinal" else None)
    return replace(column, use=Use.COUNT, measure=means)


def taught_as(column: Column) -> str:
    """Say what a column is in the words of a layout; a question mark where nobody knows."""
    match column.use:
        case Use.KEY:
            return column.role or "?"
        case Use.COUNT:
            return column.measure or "value"
        case Use.REFUSED:
            return "?"
        case Use.UNUSED if column.why == "rest":
            return "?"
    return {
        Use.ORDINAL: "ordinal",
        Use.PRINTED: "ratio",
        Use.PAIR: "pair",
    }.get(column.use, "unused")
