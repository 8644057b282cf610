"""Names as offices write them, and how far they may be loosened."""

from dataclasses import replace
from pathlib import Path

import pytest

from cchc.counts import Roster
from cchc.readers.loose_names import LooseNames
from cchc.readers.names import UNKNOWN, IndicatorNames
from cchc.readers.unit_names import UnitNames
from cchc.rules.names import ReadAsName
from cchc.words import Words
from cchc.words.look_alikes import about_letters, foreign_letters
from cchc.words.nearest import nearest
from form_making import REGISTRY_2023, SET_2023, check, pairs
from reading import REGISTRY

assert REGISTRY_2023
NAMES = (
    "Xã Đắk Long",
    "Xã Đăk Long",
    "Phường Quang Trung",
    "Thị trấn Plei Kần",
    "Huyện Ia H' Drai",
    "Huyện Đắk Tô",
    "Ban Quản lý khu kinh tế tỉnh",
    "Sở Tài nguyên và Môi trường",
    "Xã Hòa Bình",
    "Xã Hoà Bình ",
)
KNOWN = LooseNames((name, index) for index, name in enumerate(NAMES))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("XÃ ĐẮK LONG", ["Xã Đắk Long"], id="case"),
        pytest.param(
            "xã  Đăk\u00a0Long",
            ["Xã Đăk Long"],
            id="white space",
        ),
        pytest.param(
            "Xã Ðắk Long",
            ["Xã Đắk Long"],
            id="Eth for Đ",
        ),
        pytest.param(
            "Huyện Đăk Tô",
            ["Huyện Đắk Tô"],
            id="Đăk for Đắk where only one exists",
        ),
        pytest.param("Huyện Ia H’Drai", ["Huyện Ia H' Drai"], id="another apostrophe"),
        pytest.param("Huyện Ia HDrai", ["Huyện Ia H' Drai"], id="no apostrophe"),
        pytest.param("P. Quang Trung", ["Phường Quang Trung"], id="P."),
        pytest.param("TT.Plei Kần", ["Thị trấn Plei Kần"], id="TT. without a space"),
        pytest.param("X. Đăk Long", ["Xã Đăk Long"], id="X. keeps its mark"),
        pytest.param("BQLKKT tỉnh", ["Ban Quản lý khu kinh tế tỉnh"], id="BQLKKT"),
        pytest.param("Sở TN&MT", ["Sở Tài nguyên và Môi trường"], id="a department's letters"),
        pytest.param("UBND xã Đăk Long", ["Xã Đăk Long"], id="UBND keeps the mark"),
        pytest.param(
            "Ủy ban nhân dân Huyện Đắk Tô",
            ["Huyện Đắk Tô"],
            id="UBND written out",
        ),
        pytest.param(
            "UBND H. Đăk Tô",
            ["Huyện Đắk Tô"],
            id="all at once",
        ),
        pytest.param(
            "Xã Hoà Bình",
            ["Xã Hòa Bình", "Xã Hoà Bình "],
            id="two that fold alike are both candidates",
        ),
        pytest.param(
            "Xã Đak Long", ["Xã Đắk Long", "Xã Đăk Long"], id="Đak may be either, and is refused"
        ),
        pytest.param("Huyện Đak Tô", ["Huyện Đắk Tô"], id="Đak where only one exists"),
        pytest.param("Xã Dak Long", [], id="another letter left out is no habit"),
        pytest.param("Xa\u0303 Đắk Long", ["Xã Đắk Long"], id="Unicode form"),
        pytest.param("Xã Hoà Binh", [], id="a mark left out elsewhere is no habit"),
        pytest.param("Xã Đắk Lon", [], id="likeness is not enough"),
        pytest.param("Quang Trung", [], id="the kind of unit is part of the name"),
        pytest.param("P Quang Trung", ["Phường Quang Trung"], id="P without a stop"),
        pytest.param("Sở TN và MT", ["Sở Tài nguyên và Môi trường"], id="letters joined by và"),
        pytest.param("TT. PleiKần", ["Thị trấn Plei Kần"], id="words written in one"),
    ],
)
def test_a_name_is_found_at_the_first_step_that_means_anything(
    written: str, expected: list[str]
) -> None:
    assert [NAMES[index] for index in KNOWN.find(written)] == expected


@pytest.mark.parametrize(
    ("written", "expected", "how"),
    [
        pytest.param("Xã Hà Mòn (*)", "Xã Hà Mòn", "khác dấu ở cuối", id="an asterisk"),
        pytest.param("Xã Ia Chim .", "Xã Ia Chim", "khác dấu ở cuối", id="a stop after a space"),
        pytest.param(
            "12) Xã Đắk Mar", "Xã Đắk Mar", "khác số thứ tự, dấu đầu dòng", id="a number before it"
        ),
        pytest.param(
            "- xã Kroong:",
            "Xã Kroong",
            "khác số thứ tự, dấu đầu dòng, dấu ở cuối, hoa thường",
            id="a bullet before and a colon behind",
        ),
        pytest.param(
            "II. Huyện Đắk Hà",
            "Huyện Đắk Hà",
            "khác số thứ tự, dấu đầu dòng",
            id="a Roman numeral",
        ),
        pytest.param(
            "X. Đắk Long", "Xã Đắk Long", "khác cách viết tắt", id="X. is a commune and no numeral"
        ),
        pytest.param(
            "UBND xã Vinh Quang, TP Kon Tum",
            "Xã Vinh Quang",
            "kèm tên đơn vị cấp trên",
            id="its city behind a comma",
        ),
        pytest.param(
            "1. Xã Vinh Quang - thành phố Kon Tum (*)",
            "Xã Vinh Quang",
            "kèm tên đơn vị cấp trên",
            id="its city behind a dash",
        ),
        pytest.param(
            "Sở TN&MT - UBND tỉnh Kon Tum",
            "Sở Tài nguyên và Môi trường",
            "kèm tên đơn vị cấp trên",
            id="a department and its province",
        ),
        pytest.param(
            "Xã Vinh Quang, TP Kon Tum, tỉnh Kon Tum",
            "Xã Vinh Quang",
            "kèm tên đơn vị cấp trên",
            id="city and province",
        ),
    ],
)
def test_marks_around_a_name_are_looked_past_and_said(
    written: str, expected: str, how: str
) -> None:
    units = UnitNames(Roster(REGISTRY_2023))
    assert units.roster[units.by_name[written]].name == expected
    remark = units.by_name.remarks[written]
    assert isinstance(remark, ReadAsName)
    said = remark.how
    assert isinstance(said, Words)
    assert said.vi == f" ({how})"


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Xã Vinh Quang, huyện Đắk Hà", id="another district"),
        pytest.param("Xã Vinh Quang, khu 3", id="something that is no unit"),
        pytest.param("5. 23281", id="a code behind a number"),
        pytest.param("- ", id="a bullet alone"),
        pytest.param("- " * 20_000 + "Xã Kroong", id="more bullets than a name is long"),
        pytest.param("Xã Kroong" + "." * 20_000 + "x", id="more stops than a name is long"),
        pytest.param("Xã Kroong, " * 15 + "Xã Kroong", id="itself above itself"),
    ],
)
def test_what_stands_around_a_name_is_not_looked_past_otherwise(written: str) -> None:
    assert not UnitNames(Roster(REGISTRY_2023)).knows(written)


def test_the_unit_above_decides_between_two_of_one_name() -> None:
    units = UnitNames(Roster(REGISTRY))
    assert units.by_name["Xã Tân Lập"] == UNKNOWN
    [one] = (i for i, code in enumerate(REGISTRY.codes) if code == "23520")
    parent = REGISTRY.names[REGISTRY.codes.index(REGISTRY.parents[one])]
    assert units.by_name[f"2. xã Tân Lập (UBND {parent})"] == one


def test_a_suggestion_looks_past_the_marks_around_a_name() -> None:
    assert nearest("- Xã Kroonq", REGISTRY_2023.names)[0] == "Xã Kroong"


def test_two_communes_that_differ_by_one_mark_are_never_mixed_up(tmp_path: Path) -> None:
    rows = ("UBND xã Đắk Long", 1), ("UBND xã Đăk Long", 2), ("X. Đắk Long", 3), ("X. Đăk Long", 4)
    quarters = ("Q1", "Q1", "Q2", "Q2")
    lines = [f"IV.3,{name},{q},{b},9" for (name, b), q in zip(rows, quarters, strict=True)]
    text = "\n".join(["Chỉ tiêu,Đơn vị,Kỳ,Tử số,Mẫu số", *lines])
    report = check(tmp_path, text.encode(), "q.csv")
    assert {key[0]: b for key, (b, _) in pairs(report).items() if key[2] == "2023-Q1"} == {
        "Xã Đắk Long": 1,
        "Xã Đăk Long": 2,
    }
    assert {key[0]: b for key, (b, _) in pairs(report).items() if key[2] == "2023-Q2"} == {
        "Xã Đắk Long": 3,
        "Xã Đăk Long": 4,
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Xã Đắk Lоng", ["о"], id="a Cyrillic о"),
        pytest.param("Χã Đắk Long", ["Χ"], id="a Greek Χ"),
        pytest.param("Xã Đắk Long", [], id="Vietnamese letters are Latin"),
    ],
)
def test_letters_that_look_like_others_are_named(written: str, expected: list[str]) -> None:
    assert foreign_letters(written) == expected
    assert bool(about_letters(written).vi) is bool(expected)


def test_a_unit_with_a_cyrillic_letter_is_unknown_and_told_why(tmp_path: Path) -> None:
    text = "Chỉ tiêu,Đơn vị,Kỳ,Tử số,Mẫu số\nIV.3,Xã Đắk Lоng,Q1,1,9\n"
    report = check(tmp_path, text.encode(), "q.csv")
    [message] = [f.message("vi") for f in report.findings if f.rule.code == "C411"]
    assert message == (
        "Đơn vị «Xã Đắk Lоng» không có trong danh mục kon-tum-2023. Tên có chữ Kirin hoặc Hy Lạp"
        " trông giống chữ Latinh: «о». Có phải bạn muốn viết «Xã Đắk Long» hoặc «Xã Đăk Long»?"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "III.2. Tỷ lệ hồ sơ thanh toán trực tuyến", "dossiers-paid-online", id="item and label"
        ),
        pytest.param("III.2", "dossiers-paid-online", id="the item alone"),
        pytest.param(
            "IV.1 – Chỉ tiêu đúng hạn", "province-dossiers-on-time", id="an item and other words"
        ),
        pytest.param(
            "Tỷ lệ hồ sơ thủ tục hành chính thanh toán trực tuyến",
            "dossiers-paid-online",
            id="TTHC written out",
        ),
        pytest.param("III.1 Tỷ lệ hồ sơ thanh toán trực tuyến", None, id="item and label disagree"),
        pytest.param("Tỷ lệ hồ sơ đúng hạn", None, id="three indicators could be meant"),
    ],
)
def test_a_heading_names_an_indicator(written: str, expected: str | None) -> None:
    names = IndicatorNames(SET_2023)
    found = names.find(written)
    assert (None if found is None else names.ids[found]) == expected


def test_an_exact_spelling_goes_before_an_abbreviation() -> None:
    first, second = SET_2023.targets[:2]
    one = replace(first.indicator, id="one", aliases=("Tỷ lệ TTHC",))
    two = replace(second.indicator, id="two", aliases=("tỷ lệ Thủ tục hành chính",))
    targets = (replace(first, indicator=one), replace(second, indicator=two))
    names = IndicatorNames(replace(SET_2023, targets=targets))
    assert names.resolve("Tỷ lệ TTHC").meant == 0
    assert names.resolve("Tỷ lệ thủ tục hành chính").meant == 1
    assert names.resolve("Tỷ lệ TTHC khác").meant == UNKNOWN
