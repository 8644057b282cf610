"""Reporting bodies, kept column by column: a national registry has a million of them."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Annotated, TypeVar

from cchc.definitions.dates import days_of
from cchc.definitions.declaration import As, Day, Id, Several, Text, Texts, declaration, key
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.unit_naming import DistinctNames
from cchc.values import dataclass

Value = TypeVar("Value")


class Whole(StrEnum):
    """Whether all of a unit went to its successors."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@declaration
class Unit:
    """One reporting body.  ``level`` is None for a body that no registry knows."""

    code: Text = key("mã, duy nhất trong danh mục", "its code, once in the registry")
    name: Text = key("tên", "its name")
    level: Annotated[Level | None, As.STATED] = key(
        "`province`, `district`, `commune`, `office` hoặc `officer`",
        "`province`, `district`, `commune`, `office` or `officer`",
    )
    parent: Text | None = key("mã đơn vị cấp trên", "code of the body above", default=None)
    aliases: Texts = key("các tên khác", "further names", default=())
    valid_from: Day | None = key(
        "ngày đầu tồn tại; để trống là không rõ", "the first day; empty means open", default=None
    )
    valid_to: Day | None = key(
        "ngày cuối tồn tại, tính cả ngày này", "the last day, included", default=None
    )
    succeeded_by: Annotated[tuple[Text, ...], Several(empty=True)] | None = key(
        "mã các đơn vị kế thừa; danh sách rỗng là đã tra mà không có đơn vị nào (trong CSV ghi «-»)",
        "codes of the units that took its place; an empty list says that none is known («-» in CSV)",
        default=None,
    )
    went_whole: Whole = key(
        "`true`: toàn bộ đơn vị về đơn vị kế thừa; `false`: chỉ một phần; `unknown`: chưa rõ, như khi"
        " chỉ có nguồn thứ cấp",
        "`true`: all of it went to its successors; `false`: only a part; `unknown`: it is not known, as"
        " where only second-hand sources name them",
        default=Whole.UNKNOWN,
    )

    def months_in(self, year: int) -> range:
        """Give the months of a year in which it existed on at least one day."""
        return _months_between(self.valid_from, self.valid_to, year)


def _months_between(start: str | None, end: str | None, year: int) -> range:
    first, last = days_of(Period(year))
    if (start and start > last) or (end and end < first):
        return range(0)
    return range(int(max(start or first, first)[5:7]), int(min(end or last, last)[5:7]) + 1)


@declaration
class UnitsFile:
    """One .yaml file under ``targets/units/``."""

    id: Id = key("trùng với tên tệp", "the file name")
    open: Mapping[Level, Texts] = key(
        "cấp nào chưa liệt kê hết, và từ đầu tên của những đơn vị đó:"
        " `{province: [Phòng, Văn phòng]}`",
        "the levels of which not all units are listed, and the first words of their names:"
        " `{province: [Phòng, Văn phòng]}`",
        factory=dict,
    )
    one_body: bool = key(
        "`true`: mọi đơn vị là bộ phận của một cơ quan; cơ quan tự gửi số liệu thì không đòi bộ phận nào",
        "`true`: all units are parts of one body; where that reports by itself none of them owes anything",
        default=False,
    )
    units: Annotated[tuple[Unit, ...], Several(distinct=False)] = key(
        "các đơn vị, mỗi đơn vị có các khóa dưới đây", "the bodies, each with the keys below"
    )


@dataclass(frozen=True, kw_only=True)
class Registry:
    """The bodies known to a target set; position *i* of every column is one body.

    ``level_of`` holds an index into ``LEVELS``; rare attributes are kept by position.
    """

    id: str
    codes: Sequence[str]
    names: Sequence[str]
    level_of: bytes
    parents: Sequence[str]  # "" for none
    aliases: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    validity: Mapping[int, tuple[str | None, str | None]] = field(default_factory=dict)
    # Who took its place, and whether all of it went there; empty where none is known.
    successors: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    went_whole: Mapping[int, Whole] = field(default_factory=dict)
    # Level → first words of the names of bodies that may be missing from the list.
    open: Mapping[Level, tuple[str, ...]] = field(default_factory=dict)
    one_body: bool = False  # whether all units are parts of one body
    # Whether no two names are equal; None where nobody has looked yet.
    names_differ: bool | None = field(default=None, compare=False)

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def called(self) -> DistinctNames:
        """What each is called wherever people read it."""
        return DistinctNames(self.codes, self.names, self.parents)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Index the bodies by code."""
        return {code: at for at, code in enumerate(self.codes)}

    def above(self, index: int) -> Sequence[int]:
        """Give the bodies that one stands in, the nearest first; a ring of parents is walked once."""
        found: list[int] = []
        at = self.position.get(self.parents[index])
        while at is not None and at != index and at not in found:
            found.append(at)
            at = self.position.get(self.parents[at])
        return found

    def not_valid(self, first: str, last: str) -> set[int]:
        """Find the bodies that existed on no day from *first* to *last* (ISO dates)."""
        return {
            index
            for index, (start, end) in self.validity.items()
            if (start and start > last) or (end and end < first)
        }

    def outside(self, body: str) -> frozenset[int]:
        """Find who is neither a body nor below it; nobody where no other unit stands above the body.

        A department's set may use the registry of its province: it is for the department alone.
        """
        position = self.position
        if body not in position or self.parents[position[body]] not in position:
            return frozenset()
        inside = {position[body]}
        below: dict[str, list[int]] = {}
        for at, parent in enumerate(self.parents):
            below.setdefault(parent, []).append(at)
        waiting = [body]
        while waiting:
            found = [at for at in below.get(waiting.pop(), ()) if at not in inside]
            inside.update(found)
            waiting += (self.codes[at] for at in found)
        return frozenset(range(len(self))) - inside

    def take_turns(self, units: Sequence[int]) -> bool:
        """Say whether no two of these bodies ever existed on the same day."""
        dates = sorted(
            (start or "", end or "9999-12-31")
            for start, end in (self.validity.get(unit, (None, None)) for unit in units)
        )
        return all(before[1] < after[0] for before, after in pairwise(dates))

    def months_of(self, index: int, year: int) -> range:
        """Give the months of a year in which a body existed on at least one day."""
        if index not in self.validity:
            return range(1, 13)
        return _months_between(*self.validity[index], year)

    def __getitem__(self, index: int) -> Unit:
        valid_from, valid_to = self.validity.get(index, (None, None))
        return Unit(
            code=self.codes[index],
            name=self.names[index],
            level=LEVELS[self.level_of[index]],
            parent=self.parents[index] or None,
            aliases=self.aliases.get(index, ()),
            valid_from=valid_from,
            valid_to=valid_to,
            succeeded_by=self.successors.get(index),
            went_whole=self.went_whole.get(index, Whole.UNKNOWN),
        )


LEVELS = tuple(Level)
INSIDE_A_BODY = frozenset({Level.OFFICE, Level.OFFICER})
NO_LEVEL = 255  # in ``level_of``, where a level was refused


def existing_in(registry: Registry, period: Period) -> Registry:
    """Keep the units that existed on at least one day of a period; free where nothing is dated."""
    gone = registry.not_valid(*days_of(period))
    if not gone:
        return registry
    kept = [index for index in range(len(registry)) if index not in gone]
    return replace(
        registry,
        codes=[registry.codes[index] for index in kept],
        names=[registry.names[index] for index in kept],
        level_of=bytes(registry.level_of[index] for index in kept),
        parents=[registry.parents[index] for index in kept],
        aliases=_moved(registry.aliases, kept),
        validity=_moved(registry.validity, kept),
        successors=_moved(registry.successors, kept),
        went_whole=_moved(registry.went_whole, kept),
        names_differ=None,
    )


def _moved(column: Mapping[int, Value], kept: Sequence[int]) -> dict[int, Value]:
    """Keep a rare attribute of the units that are kept, at their new positions."""
    return {new: column[old] for new, old in enumerate(kept) if old in column}
