"""Levels within a unit, marks that lead to a note, numbered parts, and rows that do not add up."""

import pytest

import cchc

TITLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN\nQuý III năm 2023\n"
HEADS = "TT;Đơn vị;Tổng số hồ sơ đã giải quyết;Giải quyết đúng hạn\n"
ON_TIME = (
    "Đơn vị;Tổng số hồ sơ đã giải quyết;Số hồ sơ giải quyết đúng hạn;Số hồ sơ giải quyết quá hạn\n"
)
Judged = list[tuple[str, str, int, int]]


def check(text: str) -> tuple[Judged, set[str]]:
    file = cchc.File("so-lieu.csv", text.encode())
    report = cchc.check(file, year=2023, expect="reported")
    judged = [
        (each["unit"], each["item"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    ]
    return sorted(judged), {f.rule.code for f in report.findings if f.rule.severity != "note"}


@pytest.mark.parametrize(
    "area",
    [
        "CẤP XÃ (thành phố Kon Tum)",
        "Cấp xã thành phố Kon Tum",
        "Cấp xã thuộc thành phố Kon Tum",
        "Các xã, phường thuộc thành phố Kon Tum",
        "UBND các xã, phường trên địa bàn thành phố Kon Tum",
        "Các xã, phường của thành phố Kon Tum",
    ],
)
def test_a_level_within_a_unit_heads_a_part_and_is_no_unit(area: str) -> None:
    """Its own numbers are the sum of the part, and never those of the unit above it."""
    rows = (
        "I;Cấp huyện;100;97\n1;Huyện Đắk Tô;100;97\n"
        f"II;{area};30;29\n1;Phường Duy Tân;20;19\n2;Xã Đoàn Kết;10;10\n"
    )
    found, weighty = check(TITLE + HEADS + rows)
    judged = [("IV.2", 97, 100), ("IV.3", 10, 10), ("IV.3", 19, 20)]
    assert sorted(each[1:] for each in found) == judged
    assert weighty == set()


@pytest.mark.parametrize(
    ("below", "judged"),
    [
        pytest.param("B1;Phòng chuyên môn;150;145\nB2;UBND các xã;50;45\n", [], id="its parts"),
        pytest.param(";Cấp xã;50;45\n", [], id="its communes alone"),
        pytest.param(";Cấp xã;50;45\n1;Xã Đắk Hring;50;45\n", [45, 190], id="a part with its rows"),
        pytest.param("B1;Phòng chuyên môn;150;145\n", [190], id="no word of communes"),
    ],
)
def test_a_district_above_a_row_of_its_communes_may_be_their_sum(
    below: str, judged: list[int]
) -> None:
    rows = f"A;UBND huyện Đắk Hà;200;190\n{below}"
    assert sorted(each[2] for each in check(TITLE + HEADS + rows)[0]) == judged


@pytest.mark.parametrize(
    "head", ["Mới tiếp nhận", "Tiếp nhận mới", "Trong kỳ", "Mới tiếp nhận trong kỳ"]
)
def test_what_came_in_anew_is_understood_and_not_used(head: str) -> None:
    text = (
        "Tình hình tiếp nhận, giải quyết TTHC quý I năm 2023\n"
        "Đơn vị;Tiếp nhận;;Đã giải quyết;;;Đang giải quyết\n"
        f";Kỳ trước chuyển sang;{head};Trước hạn;Đúng hạn;Quá hạn;\nSở Nội vụ;5;100;50;45;2;8\n"
    )
    judged, weighty = check(text)
    assert [each[1:] for each in judged] == [("IV.1", 95, 97)]
    assert weighty == set()


@pytest.mark.parametrize("area", ["Cấp xã (thành phố Kon Tum)", "Các xã thuộc thành phố Kon Tum"])
def test_a_level_within_a_unit_over_columns_is_not_the_unit(area: str) -> None:
    text = (
        "Kết quả giải quyết hồ sơ quý III năm 2023\n"
        f"Chỉ tiêu;Huyện Đắk Tô;;{area};\n"
        ";Tổng số hồ sơ đã giải quyết;Giải quyết đúng hạn;Tổng số hồ sơ đã giải quyết;Giải quyết đúng hạn\n"
        "IV.2;100;97;200;190\n"
    )
    judged, weighty = check(text)
    assert [each[2:] for each in judged] == [(97, 100)]
    assert "C701" in weighty


@pytest.mark.parametrize(
    ("mark", "note", "judged", "codes"),
    [
        pytest.param("(*)", "(*) Số liệu ước tính", [(88, 90)], {"C708"}, id="one row, a star"),
        pytest.param("*", "* Số liệu chưa chính xác", [(88, 90)], {"C708"}, id="without brackets"),
        pytest.param("(1)", "(1) Số liệu của quý II", [(88, 90)], {"C708"}, id="a number"),
        pytest.param("(*)", "(*) Đã chuyển trụ sở", [(88, 90), (236, 240)], set(), id="harmless"),
        pytest.param("", "(*) Số liệu ước tính", [], {"C707"}, id="a mark that is nowhere"),
        pytest.param("(**)", "(*) Số liệu ước tính", [], {"C707"}, id="another mark"),
    ],
)
def test_a_note_speaks_of_the_rows_with_its_mark(
    mark: str, note: str, judged: list[tuple[int, int]], codes: set[str]
) -> None:
    rows = f"Sở Nội vụ;90;88;2\nSở Tư pháp {mark};240;236;4\n{note};;;\n"
    found, weighty = check(TITLE + ON_TIME + rows)
    assert [each[2:] for each in found] == judged
    assert weighty == codes


def test_a_mark_in_a_heading_speaks_of_all_rows() -> None:
    heads = ON_TIME.replace("đúng hạn;", "đúng hạn (*);")
    rows = "Sở Nội vụ;90;88;2\nSở Tư pháp (*);240;236;4\n(*) Số liệu ước tính;;;\n"
    assert check(TITLE + heads + rows)[0] == []


@pytest.mark.parametrize(
    ("alike", "judged", "code"),
    [
        pytest.param(4, 4, "C708", id="one slip among many is left out alone"),
        pytest.param(3, 0, "C603", id="too few rows prove it"),
        pytest.param(1, 0, "C603", id="as many slips as proofs"),
    ],
)
def test_rows_prove_that_on_time_holds_the_early_ones(alike: int, judged: int, code: str) -> None:
    names = ("Sở Nội vụ", "Sở Tư pháp", "Sở Công Thương", "Sở Xây dựng")
    rows = "".join(f"{name};90;88;2\n" for name in names[:alike]) + "Sở Y tế;346;295;21\n"
    found, weighty = check(TITLE + ON_TIME + rows)
    assert len(found) == judged
    assert weighty == {code}


@pytest.mark.parametrize(
    ("title", "judged"),
    [
        pytest.param("2. Thanh toán trực tuyến", 2, id="words of the targets"),
        pytest.param("II. Hồ sơ trực tuyến toàn trình", 2, id="of another target"),
        pytest.param("2. Tỉnh Gia Lai", 1, id="another place"),
        pytest.param("2. Số liệu ước tính", 1, id="a doubt"),
    ],
)
def test_what_stands_above_the_first_part_holds_for_numbered_parts(title: str, judged: int) -> None:
    text = (
        "SỞ CÔNG THƯƠNG;;\nBÁO CÁO SỐ LIỆU QUÝ III NĂM 2023;;\n1. Kết quả giải quyết hồ sơ;;\n"
        "Tổng số hồ sơ đã giải quyết;Giải quyết đúng hạn;\n640;637;\n;;\n"
        f"{title};;\nTổng số TTHC đang triển khai thanh toán trực tuyến;"
        "Số TTHC có phát sinh giao dịch thanh toán trực tuyến;Tỷ lệ (%)\n38;19;50\n"
    )
    assert len(check(text)[0]) == judged


@pytest.mark.parametrize(
    ("name", "judged"),
    [
        pytest.param(
            "Tỷ lệ hồ sơ TTHC do cơ quan chuyên môn cấp tỉnh tiếp nhận được giải quyết đúng hạn",
            1,
            id="without when",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ TTHC các cơ quan chuyên môn cấp tỉnh tiếp nhận trong kỳ giải quyết đúng hạn",
            0,
            id="without a word that links",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ TTHC do các cơ quan chuyên môn cấp tỉnh tiếp nhận trong quý đã giải quyết đúng hạn",
            1,
            id="another when",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ TTHC do cơ quan chuyên môn cấp tỉnh tiếp nhận chưa được giải quyết đúng hạn",
            0,
            id="the opposite",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ TTHC do cơ quan chuyên môn cấp tỉnh tiếp nhận được giải quyết",
            0,
            id="another ratio",
        ),
    ],
)
def test_a_name_may_lack_words_that_tell_nothing(name: str, judged: int) -> None:
    row = f"Đơn vị;Chỉ số;Kỳ;Tử số;Mẫu số\nSở Nội vụ;{name};Quý III/2023;88;90\n"
    assert len(check(row)[0]) == judged


def test_a_row_of_pairs_may_be_called_by_both_counts() -> None:
    text = (
        "UBND THỊ TRẤN PLEI KẦN - HUYỆN NGỌC HỒI;;\nKết quả các tháng năm 2023;;\nChỉ tiêu;Tháng 1;Tháng 2\n"
        "Số hồ sơ TTHC đã giải quyết đúng hạn/Tổng số hồ sơ TTHC đã giải quyết;192/248;62/66\n"
    )
    assert [each[1:] for each in check(text)[0]] == [("IV.3", 254, 314)]
