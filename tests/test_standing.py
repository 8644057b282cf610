"""The place of a unit among its kind: exact, ties shared, those without a ratio counted beside."""

from dataclasses import replace

import pytest

from cchc.definitions.indicator import Better
from cchc.definitions.level import Level
from cchc.engine.standing import Standing, Standings
from factories import Row, registry, report, target, target_set
from made_up import ON_TIME

NAMES = ("Xã Một", "Xã Hai", "Xã Ba", "Xã Bốn", "Xã Năm")
UNITS = registry(
    [
        ("62", "Tỉnh", Level.PROVINCE),
        ("612", "Huyện", Level.DISTRICT),
        *((f"2{at}", name, Level.COMMUNE) for at, name in enumerate(NAMES)),
    ]
)


def places(*pairs: tuple[int, int] | None, better: Better = Better.HIGHER) -> list[Standing | None]:
    """Give the places of as many communes; the district beside them has the best ratio."""
    indicator = replace(ON_TIME, better=better)
    rows = [Row(name, *pair) for name, pair in zip(NAMES, pairs, strict=False) if pair]
    judged = report(
        [Row("Huyện", 100, 100), *rows], of=target_set(target(of=indicator)), units=UNITS
    )
    standings = Standings(judged)
    return [standings.of(judged.judged[0], 2 + at) for at in range(len(pairs))]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([(9, 10), (8, 10), (7, 10)], [1, 2, 3], id="by ratio"),
        pytest.param([(9, 10), (90, 100), (7, 10)], [1, 1, 3], id="equal ratios share a place"),
        pytest.param([(10**9, 10**9 + 1), (10**9 - 1, 10**9), (1, 2)], [1, 2, 3], id="no rounding"),
        pytest.param([(9, 10), (11, 10), (7, 10)], [1, None, 2], id="a wrong number has no place"),
        pytest.param([(9, 10), (0, 0), (7, 10)], [1, None, 2], id="what did not arise has none"),
        pytest.param([(9, 10), None, (7, 10)], [1, None, 2], id="who is silent has none"),
    ],
)
def test_places(pairs: list[tuple[int, int] | None], expected: list[int | None]) -> None:
    assert [each and each.place for each in places(*pairs)] == expected


def test_where_less_is_better_the_smallest_is_first() -> None:
    found = places((9, 10), (8, 10), (7, 10), better=Better.LOWER)
    assert [each and each.place for each in found] == [3, 2, 1]


def test_those_without_a_place_are_counted() -> None:
    first, *_ = places((9, 10), (11, 10), (0, 0), (9, 10))
    assert first == Standing(place=1, ranked=2, sharing=1, silent=1, wrong=1, empty=1, undecided=0)


def test_a_unit_of_no_registry_has_no_kind() -> None:
    judged = report([Row("Xã Lạ", 9, 10), Row("Xã Một", 9, 10)], units=UNITS)
    standings = Standings(judged)
    assert standings.of(judged.judged[0], len(UNITS)) is None
    assert standings.of(judged.judged[0], 2) == Standing(1, 1, 0, 4, 0, 0, 0)
