"""Names, counts and sums of periods at the edges of what they may mean; all made anew for each test."""

from dataclasses import replace

import pytest

from cchc.definitions.indicator import Labels
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS, Registry, Unit
from cchc.matching.choose import choose_units
from cchc.matching.count_names import completes
from cchc.matching.explained import explained
from cchc.matching.indicators import IndicatorNames
from cchc.matching.periods import hear_period
from cchc.matching.units import UnitNames
from factories import indicator, target, target_set

BODIES = {
    "62": ("Tỉnh X", "", Level.PROVINCE),
    "h1": ("Huyện Một", "62", Level.DISTRICT),
    "x1": ("Xã Hai", "h1", Level.COMMUNE),
}


def names() -> UnitNames:
    return UnitNames(
        Registry(
            id="x",
            codes=[*BODIES],
            names=[name for name, _, _ in BODIES.values()],
            level_of=bytes(LEVELS.index(level) for _, _, level in BODIES.values()),
            parents=[parent for _, parent, _ in BODIES.values()],
        )
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("x1 - Xã Hai", 2, id="its code before it"),
        pytest.param("Xã Hai (x1)", 2, id="its code behind it"),
        pytest.param("x1 - Xã Ba", None, id="a code beside the name of nobody"),
        pytest.param("Hai, Huyện Một", 2, id="without the kind, below the one body above"),
    ],
)
def test_a_unit_beside_its_code_or_its_body(written: str, expected: int | None) -> None:
    assert names().find(written).unit == expected


def test_a_unit_that_no_registry_has_stands_behind_those_of_the_registry() -> None:
    others = [Unit(code="", name=each, level=Level.COMMUNE) for each in ("Thôn A", "Thôn B")]
    assert choose_units(names(), "thôn b", others) == (4,)


def test_after_many_names_that_are_like_nothing_none_is_suggested() -> None:
    near = names().near
    assert near.find("x" * 1_001) == ()
    assert near.find("Xa, Huyện Một") == ()
    assert near.find("Huyện Mộtt") == (1,)
    for at in range(40_000):
        near.find(f"{at}")
        if near._compared > 100_000:
            break
    assert near.find("Huyện Mộtt") == ()


def over(label: str, written: str) -> tuple[int, ...]:
    of = replace(indicator(), label=label)
    return IndicatorNames(target_set(target("90", of=of))).find_over(written)


@pytest.mark.parametrize(
    ("label", "written", "expected"),
    [
        pytest.param("Tỷ lệ trả đúng hạn", "Trả đúng hạn", (0,), id="three words"),
        pytest.param("Tỷ lệ trả đúng hạn", "IV.1. Trả đúng hạn", (0,), id="behind its item"),
        pytest.param("Tỷ lệ trả đúng hạn", "II. Trả đúng hạn", (), id="behind another item"),
        pytest.param("Tỷ lệ đúng hạn", "Đúng hạn", (), id="two may be a word for any count"),
    ],
)
def test_a_heading_over_b_and_a(label: str, written: str, expected: tuple[int, ...]) -> None:
    assert over(label, written) == expected


def test_small_words_of_a_name_do_not_matter() -> None:
    label = "Tỷ lệ các hồ sơ thủ tục hành chính được giải quyết đúng hạn"
    known = IndicatorNames(target_set(target("90", of=replace(indicator(), label=label))))
    assert known.find("Tỷ lệ hồ sơ giải quyết đúng hạn") == (0,)
    assert known.find("Tỷ lệ hồ sơ giải quyết đúng") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Quý I+II", Period(2024, 1, 6), id="quarters of the year that is known"),
        pytest.param("Quý I+II/2023", Period(2023, 1, 6), id="quarters with their own year"),
        pytest.param("Tháng 11+12", Period(2024, 11, 12), id="the last two months"),
        pytest.param("Tháng 1+2/2023", Period(2023, 1, 2), id="the first two, with their year"),
        pytest.param("Tháng 12+13", None, id="no thirteenth month"),
        pytest.param("Tháng 0+1", None, id="no month before the first"),
        pytest.param("Tháng 7+9", None, id="not one behind the other"),
    ],
)
def test_what_is_added_up_in_writing(text: str, expected: Period | None) -> None:
    heard = hear_period(text, 2024)
    assert [each.period for each in heard.periods] == ([] if expected is None else [expected])
    assert (heard.unclear is None) is (expected is not None)


LABELS = Labels(
    label="Tỷ lệ thanh toán trực tuyến",
    numerator="Số hồ sơ thanh toán trực tuyến của dịch vụ công",
    denominator="Số hồ sơ của dịch vụ công",
)


@pytest.mark.parametrize(
    ("text", "beside", "expected"),
    [
        pytest.param("Số hồ sơ thanh toán trực tuyến", "", True, id="the name without «Tỷ lệ»"),
        pytest.param(
            "Thanh toán trực tuyến của dịch vụ công", "Số hồ sơ", True, id="lacks words of its a"
        ),
        pytest.param("Trực tuyến", "Tổng số dịch vụ công", False, id="lacks a word that a lacks"),
        pytest.param("", "Số hồ sơ thanh toán trực tuyến", False, id="says nothing"),
    ],
)
def test_a_count_completes_what_stands_beside(text: str, beside: str, expected: bool) -> None:
    assert completes(text, beside, LABELS) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tỷ lệ X (b: số đúng hạn; a: tổng số)", ("số đúng hạn", "tổng số"), id="b, a"),
        pytest.param("Tỷ lệ X (a: tổng số; b: số đúng hạn)", ("số đúng hạn", "tổng số"), id="a, b"),
        pytest.param("Tỷ lệ X (b: số đúng hạn)", None, id="b alone"),
        pytest.param("Tỷ lệ X (b: số; b: tổng)", None, id="b twice"),
    ],
)
def test_a_name_with_its_counts_in_brackets(text: str, expected: tuple[str, str] | None) -> None:
    found = explained(text)
    assert (found and (found.b.strip(), found.a.strip())) == expected
