"""From a written name to the indicators of a set that it may mean."""

import pytest

from cchc.definitions.level import Level
from cchc.matching.indicators import IndicatorNames
from form_making import SET_2023

NAMES = IndicatorNames(SET_2023)
ITEMS = {target.indicator.id: target.item for target in SET_2023.targets}


def items(*indices: int) -> list[str]:
    return [ITEMS[NAMES.ids[index]] for index in indices]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("IV.1", ["IV.1"], id="an item"),
        pytest.param("Chỉ tiêu IV.1:", ["IV.1"], id="an item that is called so"),
        pytest.param("II - Tỷ lệ hồ sơ trực tuyến toàn trình", ["II"], id="item and name"),
        pytest.param("II. Tỷ lệ hồ sơ thanh toán trực tuyến", [], id="item and name contradict"),
        pytest.param("II - Sở Nội vụ", [], id="a number before something else"),
        pytest.param("Quý II", [], id="a quarter"),
        pytest.param("Phần II", [], id="a part"),
        pytest.param("Tháng II", [], id="a month"),
        pytest.param("full-process-dossiers-online", ["II"], id="an id"),
        pytest.param("1. TỈ LỆ HỒ SƠ DVCTT TOÀN TRÌNH (%)", ["II"], id="an alias, numbered"),
        pytest.param("Tỷ lệ hồ sơ TTHC cấp xã được giải quyết đúng hạn", ["IV.3"], id="with level"),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn của UBND cấp huyện", ["IV.2"], id="level in other words"
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn của Ủy ban nhân dân cấp huyện", ["IV.2"], id="written out"
        ),
        pytest.param(
            "Tỷ lệ hồ sơ đúng hạn của Uỷ ban nhân dân cấp huyện", ["IV.2"], id="the tone moved"
        ),
        pytest.param(
            "Tỷ lệ hồ sơ giải quyết đúng hạn", ["IV.1", "IV.2", "IV.3"], id="a family without level"
        ),
        pytest.param("Tỷ lệ hồ sơ trễ hạn", [], id="another share"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_a_text_may_mean(written: str, expected: list[str]) -> None:
    assert items(*NAMES.find(written)) == expected


@pytest.mark.parametrize(
    ("written", "level", "expected"),
    [
        pytest.param("Tỷ lệ hồ sơ giải quyết đúng hạn", Level.DISTRICT, ["IV.2"], id="of a family"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn cấp xã", Level.DISTRICT, ["IV.3"], id="named in full"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn của cấp xã", Level.DISTRICT, [], id="a contradiction"),
        pytest.param("IV.2", Level.COMMUNE, ["IV.2"], id="an item of another level"),
    ],
)
def test_the_level_takes_one_of_a_family(written: str, level: Level, expected: list[str]) -> None:
    assert items(*NAMES.find(written, level)) == expected


def test_how_an_indicator_was_read_is_said() -> None:
    [index] = NAMES.find("TỈ LỆ HỒ SƠ DVCTT TOÀN TRÌNH")
    how = NAMES.how("TỈ LỆ HỒ SƠ DVCTT TOÀN TRÌNH", index)
    assert how == (
        "khác tỉ lệ/tỷ lệ, hoa thường; tên khác đã khai báo",
        "differing in tỉ lệ/tỷ lệ, case; a declared alias",
    )


def test_the_nearest_indicators_are_suggested() -> None:
    assert items(*NAMES.nearest("Tỷ lệ hồ sơ trực tuyến toàn trìn"))[0] == "II"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("4.1", "IV.1", id="Arabic numbers"),
        pytest.param("Mục 4,1.", "IV.1", id="a comma and a full stop"),
        pytest.param("3-2", "III.2", id="a dash"),
        pytest.param("2", "II", id="a section that is a row"),
        pytest.param("4.9", None, id="no such row"),
        pytest.param("13.1", None, id="no such section"),
        pytest.param("95%", None, id="no item at all"),
    ],
)
def test_an_item_in_arabic_numbers_is_proposed_and_never_taken(
    written: str, expected: str | None
) -> None:
    names = IndicatorNames(SET_2023)
    assert names.item_like(written) == expected
    assert names.find(written) == ()


def test_what_is_like_a_name_is_chosen_by_the_level_of_the_unit() -> None:
    names = IndicatorNames(SET_2023)
    written = "Tỷ lệ hồ sơ TTHC do UBND cấp xa tiếp nhận trong năm được giải quyết đúng hạm"
    for level in (Level.COMMUNE, Level.DISTRICT):
        near = names.nearest(written, level)
        assert near
        assert all(names.binds(index, level) for index in near)
