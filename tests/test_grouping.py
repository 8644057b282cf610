"""Totals of parts of the province, and the units that hold a total down."""

from collections.abc import Sequence

import pytest

from cchc.engine.evaluate import evaluate
from cchc.engine.grouping import By, bottlenecks, totals_by
from cchc.results import Bottleneck, GroupTotal
from factories import (
    DAK_TO,
    KON_DAO,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    TINH,
    UNITS,
    counts,
    registry,
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


def told(groups: Sequence[GroupTotal]) -> dict[str, tuple[int, int, int, str, bool]]:
    return {
        each.group.vi: (
            each.total.units,
            each.total.numerator,
            each.total.denominator,
            each.total.verdict.code,
            each.total.partial,
        )
        for each in groups
    }


def test_levels_add_b_and_a() -> None:
    rows = [(TAN_CANH, 1, 1), (KON_DAO, 17, 19), (SO_NOI_VU, 4, 5), (DAK_TO, 9, 10)]
    assert told(grouped("level", rows)) == {
        "cấp xã": (2, 18, 20, "met", False),
        "cấp tỉnh": (1, 4, 5, "missed", False),
        "cấp huyện": (1, 9, 10, "met", False),
    }


def test_parents_stand_with_the_units_below_them() -> None:
    rows = [(TAN_CANH, 1, 2), (KON_DAO, 3, 4), (DAK_TO, 5, 6), (SO_NOI_VU, 7, 8)]
    assert told(grouped("parent", rows)) == {
        DAK_TO: (3, 9, 12, "missed", False),
        TINH: (1, 7, 8, "missed", False),
    }


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
    assert told(grouped("level", rows)) == expected


def test_a_group_of_silent_units_is_there_too() -> None:
    found = told(grouped("level", [(TAN_CANH, 9, 10)], expect="all"))
    assert found == {
        "cấp xã": (1, 9, 10, "met", True),
        "cấp tỉnh": (0, 0, 0, "not_reported", True),
        "cấp huyện": (0, 0, 0, "not_reported", True),
    }


def worst(rows: Rows, threshold: str = "90", at_most: int = 5) -> list[Bottleneck]:
    of = target_set(target(threshold))
    made = counts(rows, of=of)
    return bottlenecks(evaluate(of, made).judged, made, at_most, BODY)


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
        pytest.param([(SO_NOI_VU, 8, 10)], "không quá 5", [], id="a ceiling has no such lift"),
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
    ],
)
def test_bottlenecks(rows: Rows, threshold: str, expected: list[tuple[str, int, bool]]) -> None:
    assert lifts(worst(rows, threshold)) == expected


def test_only_so_many_are_named() -> None:
    rows = [(name, 0, 10 + index) for index, (_, name, _) in enumerate(UNITS) if index]
    assert len(worst(rows, at_most=2)) == 2
