"""One ratio against one threshold: five verdicts, exact at the line."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.counts import BLANK, WRONG
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import read_threshold
from cchc.engine.judge import judge, judge_columns
from cchc.results import Verdict
from factories import indicator

MET, MISSED = Verdict.MET, Verdict.MISSED
NOT_APPLICABLE, NOT_REPORTED = Verdict.NOT_APPLICABLE, Verdict.NOT_REPORTED


@pytest.mark.parametrize(
    ("threshold", "b", "a", "expected"),
    [
        pytest.param("Tối thiểu 95", 950, 1000, MET, id="exactly on the line"),
        pytest.param("Tối thiểu 95", 94_996, 100_000, MISSED, id="no rounding up"),
        pytest.param("Tối thiểu 99,5", 995, 1000, MET, id="decimal comma"),
        pytest.param("57", 57, 100, MET, id="a tie that floats get wrong"),
        pytest.param("29", 29, 100, MET, id="another one"),
        pytest.param("100", 1000, 1000, MET, id="a bare number means at least"),
        pytest.param("100", 999_999_999, 1_000_000_000, MISSED, id="all but one is not all"),
        pytest.param("Trên 90", 90, 100, MISSED, id="above does not include"),
        pytest.param("Tối đa 5", 50, 1000, MET, id="an upper bound includes itself"),
        pytest.param("Tối đa 5", 51, 1000, MISSED, id="an upper bound"),
        pytest.param("dưới 10%", 10, 100, MISSED, id="below does not include"),
        pytest.param("từ 70% đến dưới 100%", 7, 10, MET, id="the start of a band"),
        pytest.param("từ 70% đến dưới 100%", 10, 10, MISSED, id="the open end of a band"),
        pytest.param("30", 0, 10, MISSED, id="none of some is a miss"),
        pytest.param("30", 0, 0, NOT_APPLICABLE, id="none of none is not"),
        pytest.param("Tối đa 5", 0, 0, NOT_APPLICABLE, id="nor does it keep a ceiling"),
        pytest.param("30", BLANK, 10, NOT_REPORTED, id="a blank numerator proves nothing"),
        pytest.param("30", 10, BLANK, NOT_REPORTED, id="a blank denominator proves nothing"),
        pytest.param("30", BLANK, 0, NOT_REPORTED, id="a blank beside nought is still a blank"),
        pytest.param("30", BLANK, BLANK, NOT_REPORTED, id="two blanks"),
        pytest.param("30", WRONG, 10, NOT_REPORTED, id="what is no count has no verdict"),
    ],
)
def test_judge(threshold: str, b: int, a: int, expected: Verdict) -> None:
    read = read_threshold(threshold)
    assert judge(read, indicator(), b, a) is expected
    assert list(judge_columns(read, indicator(), [b], [a])) == [expected]


@pytest.mark.parametrize(
    ("when_empty", "expected"),
    [("not_applicable", NOT_APPLICABLE), ("met", MET), ("missed", MISSED)],
)
@pytest.mark.parametrize("threshold", ["Tối thiểu 95", "Trên 90", "Tối đa 5"])
@pytest.mark.parametrize("b", [0, 3], ids=["none of none", "some of none"])
def test_what_nothing_means_is_the_indicators_to_say(
    when_empty: str, expected: Verdict, threshold: str, b: int
) -> None:
    read, of = read_threshold(threshold), indicator(when_empty=when_empty)
    assert judge(read, of, b, 0) is expected
    assert judge_columns(read, of, [b, 1], [0, 1])[0] == expected


def test_columns_without_rows() -> None:
    assert judge_columns(read_threshold("95"), indicator(), [], []) == bytearray()


@pytest.mark.parametrize("blank", [(BLANK, 3), (3, BLANK), (WRONG, 3), (3, WRONG)])
@pytest.mark.parametrize("at", [0, 1])
def test_a_blank_among_counts_is_seen(blank: tuple[int, int], at: int) -> None:
    pairs = [(1, 2), (2, 2)]
    expected = [MISSED, MET]
    pairs[at], expected[at] = blank, NOT_REPORTED
    bs, as_ = zip(*pairs, strict=True)
    assert list(judge_columns(read_threshold("95"), indicator(), bs, as_)) == expected


hundredths = st.sampled_from([2900, 5700, 5800, 9500, 9950, 10_000]) | st.integers(1, 10_000)
near_the_line = st.tuples(st.integers(0, 10**12), st.integers(-1, 1))


blanks = st.sampled_from([(BLANK, 0), (5, BLANK), (BLANK, BLANK), (WRONG, 3), (3, WRONG)])


@given(hundredths, st.lists(near_the_line, max_size=9), st.lists(blanks, max_size=1))
@example(9500, [(1, 0)], [(5, BLANK)])
def test_columns_are_judged_as_their_rows(
    h: int, rows: list[tuple[int, int]], blank: list[tuple[int, int]]
) -> None:
    floor = Threshold(text="", low=Decimal(h) / 100)
    pairs = [(max(0, a * h // 10_000 + off), a) for a, off in rows] + blank
    bs, as_ = [b for b, _ in pairs], [a for _, a in pairs]
    expected = [judge(floor, indicator(), b, a) for b, a in pairs]
    assert list(judge_columns(floor, indicator(), bs, as_)) == expected


@given(hundredths, st.integers(1, 10**12))
def test_the_least_count_that_meets_a_floor_is_the_ceiling_of_its_share(h: int, a: int) -> None:
    floor = Threshold(text="", low=Decimal(h) / 100)
    least = -(-a * h // 10_000)
    assert judge_columns(floor, indicator(), [least - 1, least], [a, a]) == bytes([MISSED, MET])
