"""What stands around numbers and speaks against them: nothing is judged, and a finding says why."""

import pytest

import cchc

HEAD = "Đơn vị,Chỉ số,Kỳ,Tử số (b),Mẫu số (a)\n"
ROW = "Sở Nội vụ,IV.1,Quý III/2023,95,100\n"
DOSSIERS = "Đơn vị,Số hồ sơ giải quyết đúng hạn,Tổng số hồ sơ đã giải quyết\n"


def read(text: str) -> tuple[list[tuple[str, int, int]], set[str]]:
    report = cchc.check(cchc.File("so-lieu.csv", text.encode()), year=2023, expect="reported")
    results = report.results().records()
    judged = [
        (each["unit"], each["numerator"], each["denominator"])
        for each in results
        if each["verdict"] in ("met", "missed")
    ]
    return judged, {found.rule.code for found in report.findings}


@pytest.mark.parametrize(
    "line",
    ["Đơn vị tính: nghìn hồ sơ", "ĐVT: triệu", "Dự kiến quý III/2023", "Số liệu ước thực hiện"],
)
def test_a_line_that_speaks_against_the_numbers_refuses_them(line: str) -> None:
    assert len(read(HEAD + ROW)[0]) == 1
    judged, codes = read(f"{line}\n{HEAD}{ROW}")
    assert judged == []
    assert "C707" in codes


@pytest.mark.parametrize("line", ["Đơn vị tính: hồ sơ", "Theo Kế hoạch số 12/KH-UBND"])
def test_a_line_that_says_nothing_against_them_does_not(line: str) -> None:
    judged, codes = read(f"{line}\n{HEAD}{ROW}")
    assert len(judged) == 1
    assert "C707" not in codes


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("BÁO CÁO GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH QUÝ III/2023", 1),
        ("TÌNH HÌNH GIẢI QUYẾT ĐƠN THƯ KHIẾU NẠI QUÝ III/2023", 0),
        ("HỒ SƠ LĨNH VỰC ĐẤT ĐAI QUÝ III/2023", 0),
    ],
)
def test_where_no_indicator_is_named_the_title_must_speak_of_dossiers(
    title: str, count: int
) -> None:
    judged, codes = read(f"{title}\n{DOSSIERS}Sở Nội vụ,95,100\n")
    assert (len(judged), "C707" in codes) == (count, not count)


def test_a_row_that_another_row_corrects_is_not_judged() -> None:
    judged, codes = read(HEAD + ROW + ROW.replace("Nội vụ", "Nội vụ (điều chỉnh)"))
    assert judged == []
    assert {"C708", "C417"} <= codes


def test_rows_that_only_an_unknown_column_tells_apart_are_not_judged() -> None:
    head = HEAD.replace("Kỳ", "Nhóm,Kỳ")
    row = ROW.replace("Quý", "{},Quý")
    judged, codes = read(head + row.format("Một") + row.format("Hai"))
    assert judged == []
    assert "C708" in codes


def test_two_periods_in_one_line_are_none() -> None:
    head, row = HEAD.replace("Kỳ,", ""), ROW.replace("Quý III/2023,", "")
    assert len(read(f"Quý III năm 2023\n{head}{row}")[0]) == 1
    judged, codes = read(f"Quý III và 9 tháng đầu năm 2023\n{head}{row}")
    assert judged == []
    assert "C508" in codes
