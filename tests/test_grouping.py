"""Totals of parts of the province, and the units that hold a total down."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS
from cchc.engine import bottlenecks
from cchc.engine.evaluate import evaluate
from cchc.engine.grouping import By, totals_by
from cchc.results import Bottleneck, GroupTotal
from cchc.words import Words
from factories import (
    DAK_TO,
    KON_DAO,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    TINH,
    UNITS,
    Row,
    counts,
    indicator,
    registry,
    sums_by_group,
    target,
    target_set,
)

BODY = 0
Rows = Sequence[tuple[str, int | None, int | None]]


def district_registry():
    """Put the two communes below their district."""
    made = registry()
    return type(made)(
        id=made.id,
        codes=made.codes,
        names=made.names,
        level_of=made.level_of,
        parents=["", "62", "62", "62", "612", "612"],
    )


def grouped(by: By, rows: Rows, *, threshold: str = "90", expect="reported") -> list[GroupTotal]:
    of = target_set(target(threshold))
    made = counts(rows, of=of, units=district_registry())
    return totals_by(by, evaluate(of, made, expect=expect).judged, made, BODY)


def test_levels_add_b_and_a() -> None:
    rows = [(TAN_CANH, 1, 1), (KON_DAO, 17, 19), (SO_NOI_VU, 4, 5), (DAK_TO, 9, 10)]
    assert sums_by_group(grouped("level", rows)) == {
        "cấp xã": (2, 18, 20, "met", False),
        "cấp tỉnh": (1, 4, 5, "missed", False),
        "cấp huyện": (1, 9, 10, "met", False),
    }


def test_a_body_stands_with_those_beside_it_and_its_units_stand_below_it() -> None:
    rows = [(TAN_CANH, 1, 2), (KON_DAO, 3, 4), (DAK_TO, 5, 6), (SO_NOI_VU, 7, 8)]
    assert sums_by_group(grouped("parent", rows)) == {
        DAK_TO: (2, 4, 6, "missed", False),
        TINH: (2, 12, 14, "missed", False),
    }


def test_a_room_added_to_the_registry_changes_no_group() -> None:
    rows = [(SO_NOI_VU, 9, 10), (SO_TU_PHAP, 8, 10)]
    with_room = district_registry()
    with_room = replace(
        with_room,
        codes=[*with_room.codes, "phong-1"],
        names=[*with_room.names, "Phòng 1"],
        level_of=with_room.level_of + bytes([LEVELS.index(Level.OFFICE)]),
        parents=[*with_room.parents, "so-noi-vu"],
    )
    of = target_set(target("90"))
    both = [
        sums_by_group(totals_by("parent", evaluate(of, made).judged, made, BODY))
        for made in (counts(rows, of=of, units=units) for units in (district_registry(), with_room))
    ]
    assert both == [{TINH: (2, 17, 20, "missed", False)}] * 2


def test_two_bodies_of_one_name_are_two_groups_that_nobody_confuses() -> None:
    twins = replace(district_registry(), names=["Tỉnh", "A", "B", "A", "Xã 1", "Xã 2"])
    twins = replace(twins, parents=["", "62", "62", "62", "so-noi-vu", "612"])
    of = target_set(target("90"))
    made = counts([("Xã 1", 1, 1), ("Xã 2", 1, 2)], of=of, units=twins)
    found = totals_by("parent", evaluate(of, made).judged, made, BODY)
    assert [(each.group.vi, each.total.denominator) for each in found] == [
        ("A (so-noi-vu)", 1),
        ("A (612)", 2),
    ]


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        pytest.param(["", ""], {"không có đơn vị cấp trên": 2}, id="nobody above"),
        pytest.param(["", "gone"], {"gone": 2}, id="a body that is not listed in this year"),
    ],
)
def test_who_has_no_body_above_is_in_a_group_too(
    parents: list[str], expected: dict[str, int]
) -> None:
    units = replace(registry(UNITS[:2]), parents=parents)
    of = target_set(target("90"))
    made = counts([(SO_NOI_VU, 1, 2)], of=of, units=units)
    found = totals_by("parent", evaluate(of, made).judged, made, BODY)
    assert {each.group.vi: each.total.denominator for each in found} == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [(TAN_CANH, 9, 10), (KON_DAO, None, 10)],
            {"cấp xã": (1, 9, 10, "met", True)},
            id="one that says nothing makes its group partial",
        ),
        pytest.param(
            [(TAN_CANH, None, 10)],
            {"cấp xã": (0, 0, 0, "not_reported", True)},
            id="none that says anything",
        ),
        pytest.param(
            [(TAN_CANH, 11, 10)], {"cấp xã": (0, 0, 0, "invalid", True)}, id="none to be trusted"
        ),
        pytest.param(
            [(TINH, 50, 50), (TAN_CANH, 9, 10)],
            {"cấp xã": (1, 9, 10, "met", False)},
            id="the body is in no group",
        ),
        pytest.param(
            [("Xã mới", 9, 10)], {"không rõ cấp": (1, 9, 10, "met", False)}, id="a stranger"
        ),
    ],
)
def test_groups(rows: Rows, expected: dict[str, tuple[int, int, int, str, bool]]) -> None:
    assert sums_by_group(grouped("level", rows)) == expected


def test_a_group_of_silent_units_is_there_too() -> None:
    found = sums_by_group(grouped("level", [(TAN_CANH, 9, 10)], expect="all"))
    assert found == {
        "cấp xã": (1, 9, 10, "met", True),
        "cấp tỉnh": (0, 0, 0, "not_reported", True),
        "cấp huyện": (0, 0, 0, "not_reported", True),
    }


def worst(rows: Rows, threshold: str = "90", at_most: int = 5) -> list[Bottleneck]:
    of = target_set(target(threshold))
    made = counts(rows, of=of)
    return list(bottlenecks.of_units(evaluate(of, made).judged, made, at_most))


def lifts(found: Sequence[Bottleneck]) -> list[tuple[str, int, bool]]:
    return [(each.unit.name, each.lift, each.reaches) for each in found]


@pytest.mark.parametrize(
    ("rows", "threshold", "expected"),
    [
        pytest.param(
            [(SO_NOI_VU, 80, 100), (SO_TU_PHAP, 85, 100), (DAK_TO, 90, 100)],
            "90",
            [(SO_NOI_VU, 10, False), (SO_TU_PHAP, 5, False)],
            id="the largest lift first; who meets the target is none",
        ),
        pytest.param(
            [(SO_NOI_VU, 80, 100), (SO_TU_PHAP, 95, 100)],
            "90",
            [(SO_NOI_VU, 10, True)],
            id="one is enough",
        ),
        pytest.param([(SO_NOI_VU, 95, 100), (SO_TU_PHAP, 89, 100)], "90", [], id="a total met"),
        pytest.param(
            [(SO_NOI_VU, 8, 10), (SO_TU_PHAP, 8, 10)],
            "90",
            [(SO_NOI_VU, 1, False), (SO_TU_PHAP, 1, False)],
            id="of equal ones the first in the file",
        ),
        pytest.param(
            [(SO_NOI_VU, 8, 100), (SO_TU_PHAP, 20, 100), (DAK_TO, 5, 100)],
            "không quá 5",
            [(SO_TU_PHAP, -15, False), (SO_NOI_VU, -3, False)],
            id="under a ceiling b shrinks, and who shrinks most comes first",
        ),
        pytest.param(
            [(SO_NOI_VU, 60, 100), (SO_TU_PHAP, 10, 100)],
            "từ 50% đến 55%",
            [(SO_TU_PHAP, 40, True)],
            id="below a band only who is below it lifts the total",
        ),
        pytest.param(
            [(SO_NOI_VU, 90, 100), (SO_TU_PHAP, 40, 100)],
            "từ 50% đến 55%",
            [(SO_NOI_VU, -35, False)],
            id="above a band only who is above it lowers the total",
        ),
        pytest.param([(SO_NOI_VU, 0, 0)], "90", [], id="nothing arose"),
        pytest.param([(SO_NOI_VU, 0, 1)], "90", [(SO_NOI_VU, 1, True)], id="one dossier"),
        pytest.param(
            [(TINH, 0, 100), (SO_NOI_VU, 8, 10), (SO_TU_PHAP, 9, 10)],
            "90",
            [(SO_NOI_VU, 1, True)],
            id="the body is not added, so it lifts nothing",
        ),
        pytest.param([(TINH, 80, 100)], "90", [(TINH, 10, True)], id="unless it reports alone"),
        pytest.param(
            [(SO_NOI_VU, 120, 100), (SO_TU_PHAP, 8, 10)],
            "90",
            [(SO_TU_PHAP, 1, True)],
            id="who cannot be trusted lifts nothing",
        ),
        pytest.param(
            [("Xã lạ", 0, 100), (SO_TU_PHAP, 8, 10)],
            "90",
            [(SO_TU_PHAP, 1, True)],
            id="who is in no registry is not added, so it lifts nothing",
        ),
    ],
)
def test_bottlenecks(rows: Rows, threshold: str, expected: list[tuple[str, int, bool]]) -> None:
    assert lifts(worst(rows, threshold)) == expected


@pytest.mark.parametrize("when_empty", ["missed", "met", "not_applicable"])
@pytest.mark.parametrize("by", ["level", "parent"])
@pytest.mark.parametrize("threshold", ["90", "không quá 5", "từ 50% đến 55%"])
def test_a_unit_to_which_nothing_came_holds_nothing_back(
    when_empty: str, by: By, threshold: str
) -> None:
    of = target_set(target(threshold, of=indicator(when_empty=when_empty)))
    made = counts([(TAN_CANH, 0, 0), (KON_DAO, 0, 0)], of=of, units=district_registry())
    judged = evaluate(of, made).judged
    groups = totals_by(by, judged, made, BODY)
    assert [each.total.verdict.code for each in groups] == [when_empty]
    assert list(bottlenecks.of_units(judged, made, 5)) == []
    assert list(bottlenecks.of_groups(judged, groups, made, 5)) == []


def by_district(rows: Rows, threshold: str = "90") -> list[tuple[str, str | None, int, bool]]:
    """Name who holds the total of whom back, by how many, and whether that alone is enough."""
    of = target_set(target(threshold))
    made = counts(rows, of=of, units=district_registry())
    judged = evaluate(of, made).judged
    groups = totals_by("parent", judged, made, BODY)
    return [
        (
            each.unit.vi if isinstance(each.unit, Words) else each.unit.name,
            each.group and each.group.vi,
            each.lift,
            each.reaches,
        )
        for each in bottlenecks.of_groups(judged, groups, made, 5)
    ]


@pytest.mark.parametrize(
    ("rows", "threshold", "expected"),
    [
        pytest.param(
            [(TAN_CANH, 5, 10), (KON_DAO, 8, 10), (SO_NOI_VU, 80, 90), (DAK_TO, 10, 10)],
            "90",
            [
                (DAK_TO, None, 5, True),
                (TAN_CANH, DAK_TO, 4, False),
                (KON_DAO, DAK_TO, 1, False),
            ],
            id="a district as a whole, and its communes within it",
        ),
        pytest.param(
            [(TAN_CANH, 5, 10), (KON_DAO, 10, 10), (SO_NOI_VU, 100, 100)],
            "90",
            [(TAN_CANH, DAK_TO, 4, True)],
            id="a district that misses though the total is met",
        ),
        pytest.param(
            [(TAN_CANH, 3, 10), (KON_DAO, 0, 10), (SO_NOI_VU, 20, 100)],
            "không quá 10",
            [
                (TINH, None, -10, False),
                (DAK_TO, None, -1, False),
                (TAN_CANH, DAK_TO, -2, True),
                (SO_NOI_VU, TINH, -10, True),
            ],
            id="under a ceiling",
        ),
        pytest.param([(TAN_CANH, 5, 10), (KON_DAO, 8, 10)], "90", [], id="a single group is all"),
        pytest.param(
            [("Xã lạ", 0, 10), (TAN_CANH, 5, 10), (SO_NOI_VU, 80, 90)],
            "90",
            [
                (DAK_TO, None, 4, False),
                (TINH, None, 1, False),
                ("Xã lạ", "không rõ cấp", 9, True),
                (TAN_CANH, DAK_TO, 4, True),
                (SO_NOI_VU, TINH, 1, True),
            ],
            id="units of no registry hold nobody back but themselves",
        ),
    ],
)
def test_bottlenecks_by_district(
    rows: Rows, threshold: str, expected: list[tuple[str, str | None, int, bool]]
) -> None:
    assert by_district(rows, threshold) == expected


def test_a_target_of_one_group_hides_no_other() -> None:
    targets = [
        target("90", item="I.1", of=indicator("x"), levels=[Level.COMMUNE]),
        target("90", item="I.2", of=indicator("y")),
    ]
    of = target_set(*targets)
    rows = [Row(TAN_CANH, 1, 10, indicator="x"), Row(TAN_CANH, 5, 10, indicator="y")]
    rows.append(Row(SO_NOI_VU, 80, 90, indicator="y"))
    made = counts(rows, of=of, units=district_registry())
    judged = evaluate(of, made).judged
    found = list(bottlenecks.of_groups(judged, totals_by("parent", judged, made, BODY), made, 5))
    assert {each.total.target.item for each in found} == {"I.2"}


def test_only_so_many_are_named() -> None:
    rows = [(name, 0, 10 + index) for index, (_, name, _) in enumerate(UNITS) if index]
    assert len(worst(rows, at_most=2)) == 2
