"""Numbers as readers write them, and percentages that never contradict their verdict."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import read_threshold
from cchc.words import Lang
from cchc.words.numbers import Noun, count, decimal, percent, points, so_many, tenths


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        pytest.param(0, "0", "0", id="nought"),
        pytest.param(999, "999", "999", id="three digits stay together"),
        pytest.param(1234, "1.234", "1,234", id="thousands"),
        pytest.param(10**12, "1.000.000.000.000", "1,000,000,000,000", id="the largest count"),
        pytest.param(-4, "-4", "-4", id="a change may be negative"),
    ],
)
def test_count(number: int, vi: str, en: str) -> None:
    assert (count(number, "vi"), count(number, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        pytest.param(0, Noun("dòng", "row"), ("0 dòng", "0 rows"), id="none"),
        pytest.param(1, Noun("dòng", "row"), ("1 dòng", "1 row"), id="one"),
        pytest.param(1234, Noun("dòng", "row"), ("1.234 dòng", "1,234 rows"), id="many"),
        pytest.param(2, Noun("mục", "entry", "entries"), ("2 mục", "2 entries"), id="without s"),
    ],
)
def test_so_many(number: int, noun: Noun, expected: tuple[str, str]) -> None:
    assert so_many(number, noun) == expected


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        pytest.param("95", "95", "95", id="whole"),
        pytest.param("99.5", "99,5", "99.5", id="a decimal mark"),
        pytest.param("0.50", "0,50", "0.50", id="digits as typed"),
        pytest.param("1E+2", "100", "100", id="never an exponent"),
    ],
)
def test_decimal(number: str, vi: str, en: str) -> None:
    assert (decimal(Decimal(number), "vi"), decimal(Decimal(number), "en")) == (vi, en)


@pytest.mark.parametrize(
    ("b", "a", "threshold", "expected"),
    [
        pytest.param(949, 1000, "Tối thiểu 95", "94,90%", id="two digits"),
        pytest.param(1, 3, "30", "33,33%", id="rounded down"),
        pytest.param(2, 3, "30", "66,67%", id="rounded up"),
        pytest.param(12_345, 100_000, "10", "12,35%", id="half goes up, as offices round"),
        pytest.param(94_996, 100_000, "Tối thiểu 95", "94,996%", id="not 95,00% beside a miss"),
        pytest.param(
            9_499_999, 10_000_000, "Tối thiểu 95", "94,99999%", id="as many digits as it takes"
        ),
        pytest.param(90_001, 100_000, "Trên 90", "90,001%", id="above 90 is not shown as 90"),
        pytest.param(50_001, 1_000_000, "Tối đa 5", "5,0001%", id="a ceiling passed by a hair"),
        pytest.param(5, 100, "Tối đa 5", "5,00%", id="a ceiling on the line"),
        pytest.param(99_999, 100_000, "95", "99,999%", id="100% only when it is 100"),
        pytest.param(100, 100, "100", "100,00%", id="which it is here"),
        pytest.param(1, 1_000_000, "95", "0,0001%", id="0% only when it is 0"),
        pytest.param(0, 7, "95", "0,00%", id="which it is here"),
        pytest.param(3, 2, "95", "150,00%", id="over 100 where b is no part of a"),
        pytest.param(
            10**12 - 1, 10**12, "100", "99,9999999999%", id="one dossier of the most there can be"
        ),
    ],
)
def test_percent(b: int, a: int, threshold: str, expected: str) -> None:
    assert percent(b, a, "vi", read_threshold(threshold).admits) == expected


def test_percent_in_english() -> None:
    assert percent(955, 1000, "en") == "95.50%"


@pytest.mark.parametrize(
    ("b", "a", "up", "down"),
    [
        pytest.param(1, 3, "33,4%", "33,3%", id="a third"),
        pytest.param(2, 3, "66,7%", "66,6%", id="two thirds"),
        pytest.param(1, 2, "50,0%", "50,0%", id="a half needs no rounding"),
        pytest.param(999, 1000, "99,9%", "99,9%", id="tenths need none"),
        pytest.param(1, 1_000_000, "0,1%", "0,0%", id="nearly none"),
        pytest.param(0, 7, "0,0%", "0,0%", id="none"),
        pytest.param(11, 10, "110,0%", "110,0%", id="more than all"),
    ],
)
def test_tenths_are_rounded_to_the_side_that_asks_for_more(
    b: int, a: int, up: str, down: str
) -> None:
    assert (tenths(b, a, "vi", up=True), tenths(b, a, "vi", up=False)) == (up, down)
    assert tenths(b, a, "en", up=True) == up.replace(",", ".")


@pytest.mark.parametrize(
    ("change", "vi"),
    [
        pytest.param(Fraction(5, 4), "+1,25", id="a gain"),
        pytest.param(Fraction(-5, 4), "-1,25", id="a loss"),
        pytest.param(Fraction(0), "0,00", id="nothing at all has no sign"),
        pytest.param(Fraction(1, 3), "+0,33", id="rounded down"),
        pytest.param(Fraction(2, 3), "+0,67", id="rounded up"),
        pytest.param(Fraction(1, 8), "+0,13", id="half goes up"),
        pytest.param(Fraction(-1, 8), "-0,13", id="half of a loss is the greater loss"),
        pytest.param(Fraction(1, 200), "+0,01", id="half of a hundredth is one"),
        pytest.param(Fraction(1, 201), "+0,005", id="a change is never printed as none"),
        pytest.param(Fraction(-1, 10**6), "-0,000001", id="however small it is"),
        pytest.param(Fraction(100), "+100,00", id="from nothing to all"),
        pytest.param(Fraction(1, 2), "+0,50", id="less than one point"),
        pytest.param(Fraction(-3, 2), "-1,50", id="more than one"),
    ],
)
def test_points(change: Fraction, vi: str) -> None:
    assert (points(change, "vi"), points(change, "en")) == (vi, vi.replace(",", "."))


LINES = [Decimal(line) for line in ("29", "57", "58", "95", "99.5", "100")]
# Either random totals, which tie where 100 divides them, or thirds, whose digits never end.
totals = st.integers(1, 10**12) | st.integers(1, 10**10).map(lambda n: n * 200) | st.just(3**25)
langs: st.SearchStrategy[Lang] = st.sampled_from(["vi", "en"])


def _number(printed: str) -> Fraction:
    return Fraction(printed.removesuffix("%").replace(",", "."))


@given(
    totals,
    st.sampled_from(LINES),
    st.integers(-2, 2),
    st.booleans(),
    st.booleans(),
    langs,
)
@example(100_000, Decimal(95), -1, True, True, "vi")
@example(10**12, Decimal("99.5"), -1, True, True, "vi")
def test_a_printed_percentage_never_contradicts_its_verdict(
    a: int, line: Decimal, off: int, floor: bool, included: bool, lang: Lang
) -> None:
    threshold = (
        Threshold(text="", low=line, low_included=included)
        if floor
        else Threshold(text="", high=line, high_included=included)
    )
    b = max(0, int(a * line / 100) + off)
    met = threshold.admits(b, a)
    printed = _number(percent(b, a, lang, threshold.admits))
    assert threshold.admits(printed.numerator, printed.denominator * 100) is met
    assert abs(printed - Fraction(100 * b, a)) <= Fraction(1, 200)  # never further than rounding


@given(totals, st.integers(0, 3), st.booleans(), langs)
def test_all_and_nothing_are_printed_only_when_they_are(
    a: int, off: int, from_above: bool, lang: Lang
) -> None:
    b = max(0, a - off) if from_above else min(a, off)
    printed = _number(percent(b, a, lang))
    assert ((printed == 100), (printed == 0)) == ((b == a), (b == 0))


@given(st.integers(0, 10**6), st.integers(1, 10**6), langs)
def test_two_digits_are_rounded_half_up(b: int, a: int, lang: Lang) -> None:
    printed = percent(b, a, lang)
    if len(printed.partition("," if lang == "vi" else ".")[2]) == 3:
        off = _number(printed) - Fraction(100 * b, a)
        assert Fraction(-1, 200) < off <= Fraction(1, 200)
