"""What the rest of the year must bring: an estimate, exact in its arithmetic."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.indicator import OverTime
from cchc.definitions.period import Period
from cchc.definitions.threshold_text import read_threshold
from cchc.document.outlook import outlooks
from cchc.document.ratios import pace_of
from cchc.engine.evaluate import evaluate
from cchc.engine.pace import Pace, pace
from cchc.results import Judged, Verdict
from factories import SO_NOI_VU, SO_TU_PHAP, TINH, Row, counts, indicator, target, target_set
from factories import report as report_on

Q1, Q2, HALF = Period(2023, 1, 3), Period(2023, 4, 6), Period(2023, 1, 6)


@pytest.mark.parametrize(
    ("threshold", "b", "a", "month", "expected"),
    [
        pytest.param("95", 90, 100, 6, Pace(100, 100), id="all of the rest"),
        pytest.param("95", 89, 100, 6, Pace(100, 101), id="one too many"),
        pytest.param("95", 100, 100, 6, Pace(100, 90), id="ahead"),
        pytest.param("10", 100, 100, 6, Pace(100, 0), id="never fewer than none"),
        pytest.param("trên 95%", 90, 100, 6, Pace(100, 101), id="the floor is not enough"),
        pytest.param("99,5", 0, 100, 6, Pace(100, 199), id="a decimal floor"),
        pytest.param("50", 0, 3, 2, Pace(15, 9), id="rounded up"),
        pytest.param("29", 0, 23, 4, Pace(46, 21), id="rounded up from the least rest there is"),
        pytest.param("50", 0, 1, 8, Pace(1, 1), id="half a dossier is one"),
        pytest.param("từ 50% đến 80%", 5, 10, 6, Pace(10, 5, 11), id="a band"),
        pytest.param("không quá 5", 3, 100, 6, Pace(100, 0, 7), id="a ceiling"),
        pytest.param("dưới 5%", 3, 100, 6, Pace(100, 0, 6), id="the ceiling is too much"),
        pytest.param("dưới 5%", 3, 105, 6, Pace(105, 0, 7), id="a ceiling between two"),
        pytest.param("không quá 5", 11, 100, 6, Pace(100, 0, -1), id="a ceiling broken for good"),
    ],
)
def test_pace(threshold: str, b: int, a: int, month: int, expected: Pace) -> None:
    assert pace(read_threshold(threshold), b, a, month) == expected


@pytest.mark.parametrize(
    ("existed", "month", "expected"),
    [
        pytest.param(range(6, 13), 9, 75, id="came in June: four months, three to come"),
        pytest.param(range(1, 7), 3, 100, id="goes in June: three months, three to come"),
        pytest.param(range(1, 7), 6, None, id="went in June: nothing is to come"),
        pytest.param(range(1, 13), 6, 100, id="was there all the time"),
    ],
)
def test_a_unit_brings_dossiers_in_the_months_in_which_it_exists(
    existed: range, month: int, expected: int | None
) -> None:
    found = pace(read_threshold("50"), 0, 100, month, existed)
    assert (found and found.expected) == expected


@pytest.mark.parametrize(
    ("a", "month"),
    [
        pytest.param(100, 12, id="the year is over"),
        pytest.param(0, 6, id="nothing to project"),
    ],
)
def test_nothing_is_estimated(a: int, month: int) -> None:
    assert pace(read_threshold("95"), 0, a, month) is None


@given(st.integers(1, 300), st.integers(1, 11), st.sampled_from(["29", "57,5", "100", "trên 58%"]))
def test_the_pace_reaches_the_target_and_one_less_does_not(a: int, last: int, text: str) -> None:
    threshold = read_threshold(text)
    found = pace(threshold, a // 2, a, last)
    assert found is not None
    whole = a + found.expected
    assert threshold.admits(a // 2 + found.needed, whole) or found.needed > found.expected
    assert found.needed == 0 or not threshold.admits(a // 2 + found.needed - 1, whole)
    assert found.reachable is (found.needed <= found.expected)


@given(
    st.integers(1, 300), st.integers(1, 11), st.sampled_from(["tối đa 29", "dưới 57,5%", "< 58"])
)
def test_under_a_ceiling_the_pace_is_allowed_and_one_more_is_not(
    a: int, last: int, text: str
) -> None:
    threshold = read_threshold(text)
    found = pace(threshold, a // 3, a, last)
    assert found is not None
    assert found.allowed is not None
    whole = a + found.expected
    assert threshold.admits(a // 3 + found.allowed, whole)
    assert not threshold.admits(a // 3 + found.allowed + 1, whole)
    assert found.reachable is (found.allowed >= 0)


def judged_in(period: Period, *rows: Row, state: bool = False) -> Judged:
    over_time = OverTime.LATEST if state else OverTime.SUM
    of = target_set(target(of=replace(indicator(), over_time=over_time)))
    [judged] = evaluate(of, counts(rows, of=of), period=period).judged
    return judged


def quarters(unit: str, *pairs: tuple[int | None, int | None]) -> list[Row]:
    return [
        Row(unit, b, a, period=quarter) for quarter, (b, a) in zip((Q1, Q2), pairs, strict=False)
    ]


@pytest.mark.parametrize(
    ("period", "rows", "so_far"),
    [
        pytest.param(HALF, [(9, 10), (18, 20)], (27, 30), id="the period is the year so far"),
        pytest.param(Q2, [(9, 10), (18, 20)], (27, 30), id="a quarter, and the ones before it"),
        pytest.param(Q2, [(None, None), (18, 20)], None, id="an earlier quarter is not known"),
        pytest.param(Q2, [(11, 10), (18, 20)], None, id="an earlier quarter cannot be trusted"),
        pytest.param(HALF, [(9, 10)], None, id="a part of the period is missing"),
    ],
)
def test_the_year_so_far(
    period: Period, rows: list[tuple[int | None, int | None]], so_far: tuple[int, int] | None
) -> None:
    judged = judged_in(period, *quarters(SO_NOI_VU, *rows))
    assert judged.so_far(0) == so_far


@pytest.mark.parametrize(
    ("period", "before", "so_far"),
    [
        pytest.param(Period(2023, 10, 12), Period(2023, 1, 9), None, id="the year is over"),
        pytest.param(Period(2023, 10, 11), Period(2023, 1, 9), (27, 30), id="but for December"),
        pytest.param(Period(2023, 2, 3), Period(2023, 1, 1), (27, 30), id="from February on"),
    ],
)
def test_at_the_ends_of_the_year(
    period: Period, before: Period, so_far: tuple[int, int] | None
) -> None:
    rows = [Row(SO_NOI_VU, 9, 10, period=before), Row(SO_NOI_VU, 18, 20, period=period)]
    assert judged_in(period, *rows).so_far(0) == so_far


def test_a_state_has_no_pace() -> None:
    judged = judged_in(HALF, *quarters(SO_NOI_VU, (9, 10), (18, 20)), state=True)
    assert (judged.so_far(0), judged.total.so_far) == (None, None)


@pytest.mark.parametrize(
    ("period", "other", "so_far"),
    [
        pytest.param(HALF, [(1, 2), (3, 4)], (31, 36), id="of both"),
        pytest.param(Q2, [(1, 2), (3, 4)], (31, 36), id="of both, a quarter judged"),
        pytest.param(Q2, [(None, None), (3, 4)], None, id="one of them is not known"),
        pytest.param(Q2, [(3, 2), (3, 2)], (27, 30), id="one that is not counted at all"),
    ],
)
def test_a_total_has_the_year_so_far_of_its_units(
    period: Period, other: list[tuple[int | None, int | None]], so_far: tuple[int, int] | None
) -> None:
    rows = [*quarters(SO_NOI_VU, (9, 10), (18, 20)), *quarters(SO_TU_PHAP, *other)]
    assert judged_in(period, *rows).total.so_far == so_far


def test_who_is_left_out_of_a_total_is_left_out_of_its_year() -> None:
    """The body's own row is not added, so nothing hangs on what it said before."""
    rows = [*quarters(SO_NOI_VU, (9, 10), (18, 20)), Row(TINH, 5, 50, period=Q2)]
    judged = judged_in(Q2, *rows)
    assert (judged.total.so_far, judged.so_far(1)) == ((27, 30), None)


def test_the_pace_of_a_total_is_that_of_its_sum() -> None:
    rows = [*quarters(SO_NOI_VU, (9, 10), (18, 20)), *quarters(SO_TU_PHAP, (1, 2), (3, 4))]
    assert pace_of(judged_in(HALF, *rows).total) == Pace(36, 38)


def test_who_will_miss_the_year_is_shown_though_the_quarter_is_met() -> None:
    rows = quarters(SO_NOI_VU, (50, 100), (100, 100))
    shown = replace(report_on(rows), period=Q2, judged=[judged_in(Q2, *rows)])
    [outlook] = outlooks(shown)
    assert (outlook.judged.verdict, outlook.pace.reachable) == (Verdict.MET, False)


def test_who_is_on_the_way_is_not_shown() -> None:
    rows = quarters(SO_NOI_VU, (90, 100), (100, 100))
    assert list(outlooks(replace(report_on(rows), period=Q2, judged=[judged_in(Q2, *rows)]))) == []


@pytest.mark.parametrize(
    ("threshold", "b", "a", "vi", "en"),
    [
        pytest.param(
            "30",
            9,
            100,
            "cần đạt 51,0% trên số trường hợp còn lại; từ đầu năm đến nay mới đạt 9,0%",
            "needs 51.0% of the rest; so far this year only 9.0%",
            id="far behind, and possible by arithmetic alone",
        ),
        pytest.param(
            "95",
            94,
            100,
            "cần đạt 96,0% trên số trường hợp còn lại; từ đầu năm đến nay mới đạt 94,0%",
            "needs 96.0% of the rest; so far this year only 94.0%",
            id="a little behind",
        ),
        pytest.param(
            "95", 89, 100, "không kịp với nhịp độ này", "out of reach at this pace", id="no"
        ),
        pytest.param(
            "không quá 5",
            8,
            100,
            "không được quá 2,0% trên số trường hợp còn lại; từ đầu năm đến nay đạt 8,0%",
            "at most 2.0% of the rest; so far this year 8.0%",
            id="a ceiling",
        ),
        pytest.param(
            "từ 50% đến 60%",
            40,
            100,
            "cần đạt 60,0%, không được quá 80,0% trên số trường hợp còn lại; từ đầu năm đến nay mới đạt"
            " 40,0%",
            "needs 60.0%, at most 80.0% of the rest; so far this year only 40.0%",
            id="a band",
        ),
        pytest.param(
            "95",
            9499,
            10000,
            "cần đạt 95,1% trên số trường hợp còn lại; từ đầu năm đến nay mới đạt 94,99%",
            "needs 95.1% of the rest; so far this year only 94.99%",
            id="what is asked is rounded up, and what there is never to the target",
        ),
    ],
)
def test_the_pace_is_told_in_plain_words(threshold: str, b: int, a: int, vi: str, en: str) -> None:
    of = target_set(target(threshold))
    shown = report_on([Row(SO_NOI_VU, b, a, period=HALF)], of=of)
    [outlook] = outlooks(shown)
    assert (outlook.words("vi"), outlook.words("en")) == (vi, en)
    assert "còn kịp" not in outlook.words("vi")
