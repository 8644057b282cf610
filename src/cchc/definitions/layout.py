"""Layouts: which heading paths of a form mean which quantity, and what its columns are.

A heading path is the headings above a column from top to bottom, ``Tiếp nhận > Trong kỳ > Trực
tuyến``: leaf headings repeat, and only the whole path names a column.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any, Final, NamedTuple

from cchc.values import dataclass

ANY_PREFIX = "..."
GROUP_MARK = "$"  # $received stands for every spelling of that group

KEY_ROLES: Final = frozenset(
    {
        "ordinal",
        "unit",
        "unit_of_commune",
        "unit_of_district",
        "unit_code",
        "indicator",
        "item",
        "field",
        "period",
        "month",
        "quarter",
        "year",
    }
)
"""Roles of columns that say what a row is about."""


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


@dataclass(frozen=True, slots=True)
class Taught:
    """What somebody has said of one column of a form: what it is, and of which indicator."""

    path: tuple[str, ...]
    means: str  # a role, b, a, ratio, unused, or a quantity
    indicator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One official form, or one that was taught."""

    id: str
    title: str
    english: str
    source: str | None
    quantities: Mapping[str, str]  # id → label
    paths: Mapping[str, Sequence[tuple[str, ...]]]  # quantity → its heading paths
    remarks: Sequence[tuple[str, ...]]  # paths of columns that hold no counts
    equations: Sequence[Equation]
    ratios: Sequence[Ratio]
    columns: Sequence[Taught]


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

    def __repr__(self) -> str:
        return f"Layouts({list(self._data.values())!r})"


def layout_of(data: Mapping[str, Any]) -> Layout:
    """Build a layout of checked plain data, fresh from YAML or from the cache."""
    groups = data["groups"]
    return Layout(
        id=data["id"],
        title=data["title"],
        english=data["english"],
        source=data["source"],
        quantities={each["id"]: each["label"] for each in data["quantities"]},
        paths={q["id"]: list(expanded(q["headings"], groups)) for q in data["quantities"]},
        remarks=list(expanded(data["remarks"], groups)),
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
        columns=[
            Taught(segments_of(each["heading"]), each["means"], each["indicator"])
            for each in data["columns"]
        ],
    )


def segments_of(heading: str) -> tuple[str, ...]:
    """Split a heading path as it is written, «Tiếp nhận > Trong kỳ»."""
    return tuple(segment.strip() for segment in heading.split(">"))


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
        segments = segments_of(heading)
        choices = [groups[s[1:]] if s.startswith(GROUP_MARK) else (s,) for s in segments]
        yield from product(*choices)
