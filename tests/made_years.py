"""Random years made up for tests: who is there, what is due of whom, and what came in.  Plain values.

A unit, an indicator and an item are texts; a period is its first and its last month.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final, NamedTuple

Span = tuple[int, int]  # first and last month
Pair = tuple[int, int]  # b and a
BODY: Final = "62"
YEAR: Final[Span] = (1, 12)
MONTHS: Final = [(m, m) for m in range(1, 13)]
QUARTERS: Final = [(1, 3), (4, 6), (7, 9), (10, 12)]
RUNNING: Final = [(1, m) for m in range(1, 13)]
PLANS: Final = (
    *(MONTHS, QUARTERS, RUNNING, [(1, 6), YEAR]),
    *([*QUARTERS, *RUNNING], [*QUARTERS, *MONTHS], [*MONTHS, *RUNNING]),
    *([*QUARTERS, (1, 9), YEAR], [*MONTHS, (1, 9), (6, 8)]),
)
WANTED: Final = [YEAR, (1, 6), (7, 12), (1, 9), *QUARTERS, (5, 5), (7, 7), (8, 8)]
LEVELS: Final = ("province", "district", "commune", "office", "officer")


class Due(NamedTuple):
    """A threshold as a decision writes it, and its bounds in percent; None is open."""

    text: str
    low: int | None = None
    high: int | None = None
    is_strict: bool = False

    def admits(self, b: int, a: int) -> bool:
        """Compare the ratio itself."""
        ratio = Fraction(100 * b, a)
        if self.is_strict:
            return (self.low is None or ratio > self.low) and (
                self.high is None or ratio < self.high
            )
        return (self.low is None or ratio >= self.low) and (self.high is None or ratio <= self.high)


DUE: Final = (
    Due("Tối thiểu 50", low=50),
    Due("75", low=75),
    Due("trên 60%", low=60, is_strict=True),
    Due("Không quá 50%", high=50),
    Due("dưới 75%", high=75, is_strict=True),
    Due("từ 40% đến 75%", low=40, high=75),
    Due("100", low=100),
)


class Unit(NamedTuple):
    """A unit of the registry, and the days (ISO) between which it exists."""

    level: str
    parent: str
    start: str | None = None
    end: str | None = None

    def exists_in(self, span: Span) -> bool:
        """Whether it exists on a day of these months."""
        return any(self.exists_on(month, day) for month in months(span) for day in (1, 15, 28))

    def exists_on(self, month: int, day: int) -> bool:
        """Whether it exists on a day; units come and go on the 1st, the 15th and the 28th."""
        written = f"2023-{month:02}-{day:02}"
        return (self.start or written) <= written <= (self.end or written)


class Own(NamedTuple):
    """What somebody has to whom a row is passed on: nothing, or what overrides the row."""

    due: Due | None = None
    roadmap: tuple[tuple[Span, Due], ...] = ()
    share: int | None = None


class Item(NamedTuple):
    """A row of an annex."""

    name: str
    indicator: str
    due: Due
    roadmap: tuple[tuple[Span, Due], ...] = ()
    levels: tuple[str, ...] = LEVELS
    passed_on: Mapping[str, Own] = {}


class Kind(NamedTuple):
    """An indicator."""

    adds_up: bool
    is_part: bool
    when_empty: str


class Row(NamedTuple):
    """A row of the file."""

    unit: str
    indicator: str
    span: Span
    b: int | None
    a: int | None


@dataclass(frozen=True)
class Case:
    """A year: who is there, which rows of annexes are in force from which month, and what came in."""

    units: Mapping[str, Unit]
    kinds: Mapping[str, Kind]
    sets: Sequence[tuple[int, Sequence[Item]]]  # from this month on
    rows: Sequence[Row]
    asked: Span | None
    expect_all: bool = False


def months(span: Span) -> range:
    """Give its months."""
    return range(span[0], span[1] + 1)


def added(pairs: Iterable[Pair]) -> Pair:
    each = list(pairs)
    return sum(b for b, _ in each), sum(a for _, a in each)


# --- what comes in ---------------------------------------------------------------------------

FLAT: Final = {
    "s1": Unit("province", BODY),
    "s2": Unit("province", BODY),
    "d1": Unit("district", BODY),
    "x1": Unit("commune", "d1"),
    "x2": Unit("commune", "d1"),
    "x3": Unit("commune", BODY),
}
CASCADE: Final = {
    "p1": Unit("office", BODY),
    "p2": Unit("office", BODY),
    "c1": Unit("officer", "p1"),
    "c2": Unit("officer", "p1"),
    "c3": Unit("officer", "p2"),
}
STRANGERS: Final = ("lạ 1", "lạ 2")


def draw(random: Random) -> Case:
    """Make a year up."""
    is_flat = random.random() < 0.5
    units = {BODY: Unit("province", "")} | {
        code: _dated(random, unit) for code, unit in (FLAT if is_flat else CASCADE).items()
    }
    kinds = {
        name: Kind(
            adds, random.random() < 0.9, random.choice(["not_applicable"] * 3 + ["met", "missed"])
        )
        for name, adds in (("x", True), ("y", False), ("z", True))
    }
    first = [_item(random, "I.1", "x", units, is_flat), _item(random, "I.2", "y", units, is_flat)]
    sets: list[tuple[int, Sequence[Item]]] = [(1, first)]
    if random.random() < 0.4:
        changed = random.choice(["x", "x", "z"])
        later = [_item(random, "I.1", changed, units, is_flat)]
        if random.random() < 0.8:
            moved = random.choice(["I.2", "I.2", "I.3"])
            later.append(_item(random, moved, "y", units, is_flat))
        sets.append((7, later))
    known = {item.indicator for _, items in sets for item in items}
    rows = [row for name in sorted(known) for row in _rows(random, name, units, is_flat)]
    random.shuffle(rows)
    asked = None if random.random() < 0.2 else random.choice(WANTED)
    return Case(units, kinds, sets, rows, asked, random.random() < 0.25)


def _dated(random: Random, unit: Unit) -> Unit:
    day = f"2023-{random.randint(2, 11):02}-{random.choice(['01', '15', '28'])}"
    match random.random():
        case drawn if drawn < 0.15:
            return unit._replace(start=day)
        case drawn if drawn < 0.3:
            return unit._replace(end=day)
    return unit


def _roadmap(random: Random) -> tuple[tuple[Span, Due], ...]:
    spans = random.choice([[], [], [], QUARTERS[1:3], QUARTERS, [(1, 6), (4, 6)], [(8, 8)]])
    return tuple((span, random.choice(DUE)) for span in spans)


def _item(random: Random, name: str, indicator: str, units: Iterable[str], is_flat: bool) -> Item:
    item = Item(name, indicator, random.choice(DUE), _roadmap(random))
    if is_flat:
        levels = random.choice(
            [LEVELS, LEVELS, ("commune",), ("province", "district"), ("office",)]
        )
        return item._replace(levels=levels)
    if random.random() < 0.2:
        return item
    named = random.sample([u for u in units if u != BODY], random.randint(1, 5))
    shares = random.choice([{}, {"p1": 60, "p2": 40}, {"p1": 60, "p2": 40, "c1": 35, "c2": 25}])
    if shares:
        named = [*shares]
    own = {
        unit: Own(random.choice([None, *DUE[:2]]), _roadmap(random), shares.get(unit))
        for unit in named
    }
    return item._replace(passed_on=own)


def _rows(random: Random, name: str, units: Mapping[str, Unit], is_flat: bool) -> Iterator[Row]:
    slips = random.choice([0, 0, 0.005, 0.05])
    alike = random.choice([None, None, MONTHS, QUARTERS, RUNNING, [YEAR]])
    truths: dict[str, Mapping[int, Pair]] = {}
    for unit in [*units, *(STRANGERS if random.random() < 0.2 else ())]:
        if random.random() < 0.25:
            continue
        a = {month: random.randint(0, 4) for month in range(1, 13)}
        truth = {month: (random.randint(a[month] // 2, a[month]), a[month]) for month in a}
        if unit in ("p1", "p2") and not is_flat and random.random() < 0.3:
            inside = [truths[u] for u in truths if CASCADE.get(u, CASCADE["p1"]).parent == unit]
            truth = {m: added(each[m] for each in inside) for m in truth} if inside else truth
        truths[unit] = truth
        spans = alike or random.choice(PLANS)
        if random.random() < 0.4:
            spans = [span for span in spans if random.random() < 0.7]
        if random.random() < 0.1:
            spans = [*spans, random.choice([(1, 6), (2, 5), (7, 12), (6, 6), *QUARTERS])]
        for span in dict.fromkeys(spans):
            row = Row(unit, name, span, *added(truth[m] for m in months(span)))
            if unit in STRANGERS or units[unit].exists_in(span):
                yield from _slips(random, row) if random.random() < slips else [row]


def _slips(random: Random, row: Row) -> Sequence[Row]:
    """Write a row down wrongly, or twice."""
    assert row.b is not None
    assert row.a is not None
    return random.choice(
        (
            [row._replace(b=row.a + 1)],
            [row._replace(a=row.a + 1)],
            [row._replace(b=max(row.b - 1, 0))],
            [row._replace(b=None)],
            [row._replace(a=None)],
            [row, row],
            [row, row._replace(a=row.a + 2)],
        )
    )
