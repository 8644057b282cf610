"""Who has sent nothing, and who sent a part: the list of those to remind."""

from dataclasses import replace

import pytest

from cchc.counts import Counts
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.engine.binding import Expect
from cchc.engine.completeness import reminders
from cchc.engine.evaluate import evaluate
from cchc.results import Reminder, Report
from factories import (
    DAK_TO,
    KON_DAO,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    TINH,
    Row,
    counts,
    indicator,
    report,
    target,
    target_set,
)

OTHER = indicator("other")
SET = target_set(
    target(item="IV.1"),
    target(item="IV.2", of=OTHER, levels=[Level.PROVINCE, Level.COMMUNE]),
)
Q1, Q2, HALF = Period(2023, 1, 3), Period(2023, 4, 6), Period(2023, 1, 6)


def reminded(
    rows: list[Row], expect: Expect = "all", period: Period | None = None
) -> list[Reminder]:
    made: Counts = counts(rows, of=SET)
    judged = evaluate(SET, made, expect=expect, period=period)
    whole: Report = report(rows, of=SET)
    return reminders(replace(whole, counts=made, judged=judged.judged, period=judged.period))


def told(found: list[Reminder]) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [(each.unit.name, each.nothing, each.items) for each in found]


BOTH = ("IV.1", "IV.2")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [Row(SO_NOI_VU, 9, 10), Row(SO_NOI_VU, 9, 10, "other")],
            [
                (SO_TU_PHAP, True, BOTH),
                (DAK_TO, True, ("IV.1",)),
                (TAN_CANH, True, BOTH),
                (KON_DAO, True, BOTH),
            ],
            id="who sent all is not there, and each only for what binds it",
        ),
        pytest.param(
            [
                Row(name, 9, 10, which)
                for name in (SO_NOI_VU, SO_TU_PHAP, TAN_CANH, KON_DAO)
                for which in ("dossiers-on-time", "other")
            ],
            [(DAK_TO, True, ("IV.1",))],
            id="one that sent nothing; the body need not report",
        ),
        pytest.param(
            [
                *(Row(name, 9, 10, "other") for name in (SO_TU_PHAP, TAN_CANH, KON_DAO)),
                *(Row(name, 9, 10) for name in (SO_NOI_VU, SO_TU_PHAP, DAK_TO, TAN_CANH)),
                Row(SO_NOI_VU, 0, 0, "other"),
            ],
            [(KON_DAO, False, ("IV.1",))],
            id="one that sent a part; nothing arose is an answer",
        ),
    ],
)
def test_all_are_expected(
    rows: list[Row], expected: list[tuple[str, bool, tuple[str, ...]]]
) -> None:
    assert told(reminded(rows)) == expected


def test_only_those_who_appear_are_expected() -> None:
    rows = [Row(KON_DAO, 9, 10), Row(SO_NOI_VU, None, 10), Row(SO_NOI_VU, 11, 10, "other")]
    assert told(reminded(rows, "reported")) == [
        (SO_NOI_VU, False, ("IV.1",)),
        (KON_DAO, False, ("IV.2",)),
    ]


def test_a_unit_of_which_months_are_missing_is_reminded_of_the_item() -> None:
    rows = [
        Row(SO_NOI_VU, 9, 10, period=Q1),
        Row(SO_NOI_VU, 9, 10, period=Q2),
        Row(KON_DAO, 9, 10, period=Q1),
        Row(SO_TU_PHAP, 9, 10, period=HALF),
    ]
    found = reminded(rows, "reported")
    assert told(found)[-1] == (KON_DAO, False, ("IV.1", "IV.2"))
    assert [each.items for each in found] == [("IV.2",), ("IV.2",), ("IV.1", "IV.2")]


def test_the_body_above_is_named() -> None:
    found = reminded([Row(SO_NOI_VU, 9, 10)])
    assert {each.parent for each in found} == {TINH}


def test_the_body_reports_only_what_it_chooses_to() -> None:
    """Its own row in one total makes no other total incomplete."""
    rows = [Row(TINH, 99, 100), Row(SO_NOI_VU, 9, 10), Row(SO_NOI_VU, 9, 10, "other")]
    judged = evaluate(SET, counts(rows, of=SET), expect="reported").judged
    assert [(each.total.partial, list(each.missing)) for each in judged] == [(False, [])] * 2


def test_a_body_that_reports_alone_is_expected_to_report_everything() -> None:
    [one, other] = evaluate(SET, counts([Row(TINH, 99, 100)], of=SET), expect="reported").judged
    assert (list(one.missing), len(other.missing)) == ([], 1)


def test_the_body_that_reports_does_not_stand_for_one_that_is_silent() -> None:
    """As many have reported as are expected, but they are not the same."""
    rows = [Row(TINH, 99, 100), Row(SO_NOI_VU, 9, 10), Row(SO_TU_PHAP, 9, 10, "other")]
    one, _ = evaluate(SET, counts(rows, of=SET), expect="reported").judged
    assert [counts(rows, of=SET).roster[unit].name for unit in one.missing] == [SO_TU_PHAP]


@pytest.mark.parametrize(
    ("period", "silent"),
    [
        pytest.param(Q1, True, id="while it exists"),
        pytest.param(Q2, False, id="not any more"),
    ],
)
def test_a_unit_is_expected_only_while_it_exists(period: Period, silent: bool) -> None:
    rows = [Row(SO_NOI_VU, 9, 10, period=Q1), Row(SO_NOI_VU, 9, 10, period=Q2)]
    made = counts(rows, of=SET)
    known = made.roster.registry
    unit = known.names.index(SO_TU_PHAP)
    made.roster.registry = replace(known, validity={unit: (None, "2023-03-31")})
    one, _ = evaluate(SET, made, expect="all", period=period).judged
    assert (unit in one.missing) is silent
