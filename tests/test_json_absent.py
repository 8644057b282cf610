"""docs/json.md says when shortfall, headroom and pace are absent; here each of its cases is tried."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from cchc.counts import Undecided, UndecidedOfRow
from cchc.definitions.indicator import Indicator, OverTime
from cchc.definitions.period import Period
from cchc.engine.evaluate import evaluate
from cchc.engine.grouping import totals_by
from cchc.exit_codes import ExitCode
from cchc.render import report_json
from cchc.results import Report
from factories import (
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    Row,
    counts,
    indicator,
    registry,
    report,
    target,
    target_set,
)

YEAR, HALF = Period(2023), Period(2023, 1, 6)
Q1, Q2 = Period(2023, 1, 3), Period(2023, 4, 6)
ASKED = frozenset({"shortfall", "headroom", "pace"})
MET, MISSED = (96, 100), (90, 100)
NO_PART = replace(indicator(), part_of_whole=False)
A_STATE = replace(indicator(), over_time=OverTime.LATEST)
EMPTY_IS_MET, EMPTY_IS_MISSED = indicator(when_empty="met"), indicator(when_empty="missed")


def judged(
    rows: Sequence[Row],
    of: Indicator | None = None,
    *,
    gone: Mapping[int, tuple[str | None, str | None]] | None = None,
    undecided: Undecided | None = None,
) -> Report:
    """Judge rows in the period of the last of them."""
    targets = target_set(target(of=of or indicator()))
    made = counts(rows, of=targets, units=replace(registry(), validity=dict(gone or {})))
    if undecided:
        made.undecided[0] = UndecidedOfRow(*undecided)
    period = rows[-1].period
    found = evaluate(targets, made, period=period)
    groups = totals_by("level", found.judged, made, 0)
    shown = report(rows, of=targets)
    return replace(shown, counts=made, judged=found.judged, period=period, groups=groups)


def printed(made: Report, part: str = "results") -> list[dict[str, Any]]:
    document = json.loads(report_json.render(made, ExitCode.OK, "vi"))
    found = document[part]
    assert isinstance(found, list)
    return found


def of(pair: tuple[int | None, int | None], *periods: Period, unit: str = SO_NOI_VU) -> list[Row]:
    return [Row(unit, *pair, period=period) for period in periods]


@pytest.mark.parametrize(
    ("made", "there"),
    [
        pytest.param(judged(of(MISSED, HALF)), {"shortfall", "pace"}, id="missed"),
        pytest.param(judged(of(MET, HALF)), {"headroom", "pace"}, id="met"),
        pytest.param(judged(of(MISSED, YEAR)), {"shortfall"}, id="missed, the year is over"),
        pytest.param(judged(of(MET, YEAR)), {"headroom"}, id="met, the year is over"),
        pytest.param(judged(of(MISSED, Q1, Q2)), {"shortfall", "pace"}, id="of each quarter"),
        pytest.param(judged(of(MISSED, Q2)), {"shortfall"}, id="the first quarter is missing"),
        pytest.param(
            judged([*of((101, 100), Q1), *of(MISSED, Q2)]),
            {"shortfall"},
            id="the first quarter cannot be trusted",
        ),
        pytest.param(
            judged([*of((None, 100), Q1), *of(MISSED, Q2)]),
            {"shortfall"},
            id="the first quarter is blank",
        ),
        pytest.param(judged(of(MISSED, HALF), NO_PART), set(), id="missed, b is no part of a"),
        pytest.param(judged(of(MET, HALF), NO_PART), set(), id="met, b is no part of a"),
        pytest.param(judged(of(MISSED, HALF), A_STATE), {"shortfall"}, id="a state, missed"),
        pytest.param(judged(of(MET, HALF), A_STATE), {"headroom"}, id="a state, met"),
        pytest.param(judged(of((0, 0), HALF)), set(), id="nothing arose"),
        pytest.param(judged(of((0, 0), HALF), EMPTY_IS_MET), set(), id="which is met"),
        pytest.param(judged(of((0, 0), HALF), EMPTY_IS_MISSED), set(), id="which is missed"),
        pytest.param(judged(of((101, 100), HALF)), set(), id="invalid"),
        pytest.param(judged(of((None, 100), HALF)), set(), id="not reported"),
        pytest.param(
            judged([*of(MISSED, Q1), *of(MET, HALF, unit=SO_TU_PHAP)]), {"shortfall"}, id="partial"
        ),
        pytest.param(
            judged(of(MISSED, HALF), gone={1: (None, "2023-06-30")}),
            {"shortfall"},
            id="no month to come for it",
        ),
        pytest.param(
            judged(of(MISSED, HALF), gone={1: ("2023-07-01", None)}),
            {"shortfall"},
            id="no month yet for it",
        ),
        pytest.param(
            judged(of(MISSED, HALF), undecided=Undecided(1, 0)),
            {"shortfall"},
            id="missed, with undecided dossiers",
        ),
        pytest.param(
            judged(of((94, 100), HALF), undecided=Undecided(4, 0)), set(), id="inconclusive"
        ),
    ],
)
def test_what_a_result_says_of_what_it_lacks(made: Report, there: set[str]) -> None:
    assert printed(made)[0].keys() & ASKED == there


@pytest.mark.parametrize(
    ("rows", "there"),
    [
        pytest.param([*of(MISSED, HALF)], {"shortfall", "pace"}, id="one unit"),
        pytest.param(
            [*of(MET, HALF), *of(MET, HALF, unit=SO_TU_PHAP)], {"headroom", "pace"}, id="two units"
        ),
        pytest.param(
            [*of((None, 1), HALF), *of(MISSED, HALF, unit=SO_TU_PHAP)],
            {"shortfall"},
            id="one of two is not reported: a part is missing",
        ),
        pytest.param(
            [*of(MISSED, Q1), *of(MISSED, Q2, unit=TAN_CANH), *of(MISSED, Q2)],
            {"shortfall"},
            id="the year so far is not known of one of two",
        ),
    ],
)
def test_a_total_has_a_pace_where_the_year_is_known_of_all_and_a_group_never(
    rows: list[Row], there: set[str]
) -> None:
    made = judged(rows)
    [total] = printed(made, "totals")
    assert total.keys() & ASKED == there
    assert not any("pace" in group for group in printed(made, "groups"))
