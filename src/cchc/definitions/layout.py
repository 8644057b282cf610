"""Layouts: which heading paths mean which quantity, and how the rows of a form are told apart.

A heading path is the headings above a column from top to bottom, ``Tiếp nhận > Trong kỳ > Trực
tuyến``: leaf headings repeat, and only the whole path names a column.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from typing import Any, NamedTuple

from cchc.definitions.level import Level

ANY_PREFIX = "..."
GROUP_MARK = "$"  # $received stands for every spelling of that group


class Kind(StrEnum):
    """How a sheet says what it says."""

    TIDY = "tidy"  # one row per indicator, unit and period
    WIDE = "wide"  # one row per unit, a pair of columns b and a per indicator
    FORM = "form"  # one row per unit (or field of work), a column per quantity


class Role(StrEnum):
    """What a column may be besides a quantity."""

    NUMBER = "number"  # STT
    INDICATOR = "indicator"
    ITEM = "item"  # its number in the annex
    UNIT = "unit"
    FIELD = "field"  # of work of the one body that reports; or units, where a row names one
    UNIT_CODE = "unit_code"
    PERIOD = "period"
    NUMERATOR = "numerator"  # of the indicator that the headings above name
    DENOMINATOR = "denominator"
    UNDECIDED_B = "undecided_b"  # in a, and it is not known whether in b
    UNDECIDED_A = "undecided_a"  # it is not known whether in a
    RATIO = "ratio"  # the percentage printed beside them
    REMARK = "remark"  # read by people only


class Term(NamedTuple):
    """A quantity that is added (+1) or subtracted (−1)."""

    sign: int
    quantity: str


Sum = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How an indicator's b and a are made from the quantities of forms."""

    numerator: Sum
    denominator: Sum

    @property
    def quantities(self) -> frozenset[str]:
        """Every quantity it takes."""
        return frozenset(term.quantity for term in (*self.numerator, *self.denominator))


@dataclass(frozen=True, slots=True)
class Equation:
    """An arithmetic that holds in a form filled in without mistakes, by the name offices give it."""

    name: str  # "3=4+5+6", in the numbers of the form's columns
    left: Sum
    right: Sum


@dataclass(frozen=True, slots=True)
class Ratio:
    """A percentage that the form prints, and the b and a that it should be."""

    paths: Sequence[tuple[str, ...]]
    numerator: Sum
    denominator: Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way in which sheets are laid out."""

    id: str
    title: str
    english: str
    kind: Kind
    source: str | None
    names_rows: bool  # whether its rows must be named by a column of units, or of fields
    roles: Mapping[Role, Sequence[tuple[str, ...]]]
    quantities: Mapping[str, str]  # id → label
    paths: Mapping[str, Sequence[tuple[str, ...]]]  # quantity → its heading paths
    equations: Sequence[Equation]
    ratios: Sequence[Ratio]
    sections: Mapping[str, Level | None]  # label → the level of the units below it
    totals: Sequence[str] = field(default=())


class Layouts(Mapping[str, Layout]):
    """The layouts of a folder by their ids, each built when it is asked for: most runs need none."""

    def __init__(self, data: Sequence[Mapping[str, Any]] = ()) -> None:
        self._data = {each["id"]: each for each in data}
        self._built: dict[str, Layout] = {}

    def __getitem__(self, name: str) -> Layout:
        if name not in self._built:
            self._built[name] = layout_of(self._data[name])
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    @property
    def tidy_columns(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Give role and headings of every column that a tidy table may have."""
        for each in self._data.values():
            if each["kind"] == Kind.TIDY:
                yield from each["columns"].items()

    def __repr__(self) -> str:
        return f"Layouts({list(self._data.values())!r})"


def layout_of(data: Mapping[str, Any]) -> Layout:
    """Build a layout of checked plain data, fresh from YAML or from the cache."""
    groups = data["groups"]
    return Layout(
        id=data["id"],
        title=data["title"],
        english=data["english"],
        kind=Kind(data["kind"]),
        source=data["source"],
        names_rows=data["names_rows"],
        roles={Role(r): list(expanded(paths, groups)) for r, paths in data["columns"].items()},
        quantities={each["id"]: each["label"] for each in data["quantities"]},
        paths={q["id"]: list(expanded(q["headings"], groups)) for q in data["quantities"]},
        equations=[
            Equation(each["name"], sum_of(each["left"]), sum_of(each["right"]))
            for each in data["equations"]
        ],
        ratios=[
            Ratio(
                list(expanded(each["headings"], groups)),
                sum_of(each["numerator"]),
                sum_of(each["denominator"]),
            )
            for each in data["ratios"]
        ],
        sections={
            label: None if level == "none" else Level(level)
            for level, labels in data["sections"].items()
            for label in labels
        },
        totals=tuple(data["totals"]),
    )


def sum_of(names: Sequence[str]) -> Sum:
    """Read a list of quantities; a minus before a name subtracts it."""
    return tuple(
        Term(-1, name.removeprefix("-")) if name.startswith("-") else Term(1, name)
        for name in names
    )


def expanded(
    headings: Sequence[str], groups: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, ...]]:
    """Yield every path that *headings* stand for, each group replaced by its spellings in turn."""
    for heading in headings:
        segments = [segment.strip() for segment in heading.split(">")]
        choices = [groups[s[1:]] if s.startswith(GROUP_MARK) else (s,) for s in segments]
        yield from product(*choices)
