"""Which layout a sheet has, told from its heading paths: the one that explains most columns wins."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from cchc import limits
from cchc.definitions.layout import ANY_PREFIX, Kind, Layout, Ratio, Role
from cchc.grid import Range
from cchc.readers.heading_paths import (
    Path,
    heading_paths,
    is_row_of_column_numbers,
    keys,
)
from cchc.readers.sheets import Head

_DEEPEST = 4  # rows of headings
_FEWEST_QUANTITIES = 2
_LETTER = re.compile(r"[(\[]\s*([ab])\s*[)\]]")
_PAIR = (Role.NUMERATOR, Role.DENOMINATOR, Role.RATIO)

_Name = TypeVar("_Name", bound=str)
FindIndicator = Callable[[str], int | None]


class Meaning(NamedTuple):
    """What one column of a layout holds: a role, a quantity or a printed ratio."""

    role: Role | None = None
    quantity: str = ""
    ratio: Ratio | None = None


@dataclass(slots=True)
class Pair:
    """The columns of one indicator in a wide table, by position."""

    numerator: int = -1
    denominator: int = -1
    ratio: int = -1


@dataclass(slots=True)
class Fit:
    """How a layout explains the columns of a sheet under certain heading rows."""

    layout: Layout
    rows: Sequence[Head]
    paths: Sequence[Path]
    roles: dict[Role, int] = field(default_factory=dict)
    quantities: dict[str, int] = field(default_factory=dict)
    ratios: dict[int, Ratio] = field(default_factory=dict)
    pairs: dict[int, Pair] = field(default_factory=dict)  # indicator → its columns
    repeated: list[tuple[int, int]] = field(default_factory=list)  # position, earlier position
    unknown_pairs: list[int] = field(default_factory=list)  # b or a of an unknown indicator
    remarks: set[int] = field(default_factory=set)

    @property
    def explained(self) -> int:
        """How many columns have a meaning of their own."""
        pairs = sum((p.numerator >= 0) + (p.denominator >= 0) for p in self.pairs.values())
        return len(self.roles) + len(self.quantities) + len(self.ratios) + pairs

    @property
    def is_enough(self) -> bool:
        """Say whether counts can be read at all."""
        if self.layout.kind is Kind.WIDE:
            return any(p.numerator >= 0 and p.denominator >= 0 for p in self.pairs.values())
        return len(self.quantities) >= _FEWEST_QUANTITIES

    @property
    def names_at(self) -> int | None:
        """Position of the column that names the rows: of units, or else of fields of work."""
        return self.roles.get(Role.UNIT, self.roles.get(Role.FIELD))

    @property
    def lacks_names(self) -> bool:
        """Say whether nothing names the rows of a form of many units."""
        return self.layout.names_rows and self.names_at is None

    @property
    def heading(self) -> Head:
        """The last row of headings."""
        return self.rows[-1]

    def used(self) -> set[int]:
        """Positions of the columns that are read."""
        pairs = [(p.numerator, p.denominator, p.ratio) for p in self.pairs.values()]
        again = (position for position, _ in self.repeated)
        return {
            *self.roles.values(),
            *self.quantities.values(),
            *self.ratios,
            *(position for pair in pairs for position in pair),
            *again,
        }

    def unused(self) -> list[int]:
        """Positions of the columns that have a heading and are not read."""
        used = self.used() | set(self.unknown_pairs)
        return [i for i, path in enumerate(self.paths) if path and i not in used]


def find_fit(
    heads: Sequence[Head],
    layouts: Sequence[Layout],
    merged: Sequence[Range],
    first_column: int,
    find_indicator: FindIndicator,
) -> Fit | None:
    """Find the layout and the heading rows that explain most columns."""
    heads = _first_cells(heads)
    above = {head.line: head for head in heads}
    tables = [(layout, _table(layout)) for layout in layouts if layout.kind is not Kind.TIDY]
    known = {key for _, table in tables for path in table for key in path}
    best: Fit | None = None
    for rows in _windows(heads):
        paths = heading_paths(rows, above, merged, first_column)
        if not any(key in known for path in set(paths) for text in path for key in keys(text)):
            continue
        for layout, table in tables:
            fit = _fit(layout, table, rows, paths, find_indicator)
            if fit.is_enough and (best is None or _rank(fit) > _rank(best)):
                best = fit
    return best


def _first_cells(heads: Sequence[Head]) -> Sequence[Head]:
    """Leave out rows that cannot head a form because too much stands above them."""
    filled = 0
    for place, head in enumerate(heads):
        filled += sum(cell != "" for cell in head.cells)
        if filled > limits.HEADING_CELLS:
            return heads[: place + 1]
    return heads


def column_numbers_below(heads: Sequence[Head], heading: Head) -> int | None:
    """Give the line of the row of column numbers right below the headings, if there is one."""
    below = next((head for head in heads if head.line > heading.line), None)
    return below.line if below and is_row_of_column_numbers(below.cells) else None


def _rank(fit: Fit) -> tuple[int, int, int]:
    return fit.explained, -len(fit.repeated) - len(fit.unused()), -len(fit.rows)


def _windows(heads: Sequence[Head]) -> Iterator[Sequence[Head]]:
    for start in range(len(heads)):
        for depth in range(1, _DEEPEST + 1):
            if start + depth <= len(heads):
                yield heads[start : start + depth]


def _table(layout: Layout) -> Mapping[Path, Meaning]:
    """Index every heading path of a layout by its folded spellings."""
    table: dict[Path, Meaning] = {}
    entries: list[tuple[Sequence[Path], Meaning]] = [
        *((paths, Meaning(quantity=name)) for name, paths in layout.paths.items()),
        *((paths, Meaning(role=role)) for role, paths in layout.roles.items()),
        *((ratio.paths, Meaning(ratio=ratio)) for ratio in layout.ratios),
    ]
    for loosely in (0, 1):
        for paths, meaning in entries:
            for path in paths:
                key = tuple(s if s == ANY_PREFIX else keys(s)[loosely] for s in path)
                table.setdefault(key, meaning)
    return table


def _meaning(path: Path, table: Mapping[Path, Meaning]) -> Meaning | None:
    for loosely in (0, 1):
        key = tuple(keys(text)[loosely] for text in path)
        if meaning := table.get(key):
            return meaning
        for start in range(len(key)):
            if meaning := table.get((ANY_PREFIX, *key[start:])):
                return meaning
    return None


def _fit(
    layout: Layout,
    table: Mapping[Path, Meaning],
    rows: Sequence[Head],
    paths: Sequence[Path],
    find_indicator: FindIndicator,
) -> Fit:
    fit = Fit(layout, rows, paths)
    for position, path in enumerate(paths):
        if not path:
            continue
        if layout.kind is Kind.WIDE and _take_pair(fit, position, path, table, find_indicator):
            continue
        meaning = _meaning(path, table)
        if meaning is None:
            continue
        if meaning.ratio:
            fit.ratios[position] = meaning.ratio
        elif meaning.quantity:
            _claim(fit, fit.quantities, meaning.quantity, position)
        elif meaning.role is Role.REMARK:
            fit.remarks.add(position)
        elif meaning.role and meaning.role not in _PAIR:
            _claim(fit, fit.roles, meaning.role, position)
    return fit


def _claim(fit: Fit, taken: dict[_Name, int], name: _Name, position: int) -> None:
    if name in taken:
        fit.repeated.append((position, taken[name]))
    else:
        taken[name] = position


def _take_pair(
    fit: Fit,
    position: int,
    path: Path,
    table: Mapping[Path, Meaning],
    find_indicator: FindIndicator,
) -> bool:
    """Take a column as b, a or the ratio of the indicator that its upper headings name."""
    leaf, upper = path[-1], path[:-1]
    role = _pair_role(leaf, table)
    if role is None:
        return False
    bare = _LETTER.sub("", leaf).strip()
    names = (*reversed(upper), bare) if upper else (bare,)
    found = next((i for name in names if (i := find_indicator(name)) is not None), None)
    if found is None:
        if role is not Role.RATIO and upper:
            fit.unknown_pairs.append(position)
        return False
    pair = fit.pairs.setdefault(found, Pair())
    taken = getattr(pair, role.value)
    if taken >= 0:
        fit.repeated.append((position, taken))
    else:
        setattr(pair, role.value, position)
    return True


def _pair_role(leaf: str, table: Mapping[Path, Meaning]) -> Role | None:
    exact, bare = keys(leaf)
    if letter := _LETTER.search(exact):
        return Role.NUMERATOR if letter[1] == "b" else Role.DENOMINATOR
    for key in (exact, bare):
        meaning = table.get((key,))
        if meaning and meaning.role in _PAIR:
            return meaning.role
    return None
