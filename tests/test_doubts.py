"""What stands around numbers and speaks against them: nothing is judged, and a finding says why."""

from io import BytesIO

import pytest
import xlsxwriter

import cchc

KNOWN = cchc.load()
HEAD = "Đơn vị,Chỉ số,Kỳ,Tử số (b),Mẫu số (a)\n"
ROW = "Sở Nội vụ,IV.1,Quý III/2023,95,100\n"
DOSSIERS = "Đơn vị,Số hồ sơ giải quyết đúng hạn,Tổng số hồ sơ đã giải quyết\n"


def read(text: str) -> tuple[list[tuple[str, int, int]], set[str]]:
    report = cchc.check(
        cchc.File("so-lieu.csv", text.encode()), year=2023, definitions=KNOWN, expect="reported"
    )
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


@pytest.mark.parametrize(
    ("note", "count"),
    [
        pytest.param(
            "Ghi chú: Số liệu trên là lũy kế 9 tháng đầu năm 2023.", 0, id="a longer period"
        ),
        pytest.param("Số liệu tính đến ngày 14/9/2023", 0, id="a day that closes no quarter"),
        pytest.param("Số liệu lũy kế từ đầu năm", 0, id="a running total"),
        pytest.param("Ghi chú: số liệu tính theo đơn vị nghìn hồ sơ.", 0, id="thousands"),
        pytest.param("Số liệu của Quý III năm 2023", 1, id="the same period"),
        pytest.param("Số liệu đã được rà soát", 1, id="nothing of time"),
        pytest.param("Kon Tum, ngày 30 tháng 9 năm 2023", 1, id="the day of a signature"),
        pytest.param("So với cùng kỳ năm 2022: tăng 3%", 1, id="a comparison"),
    ],
)
@pytest.mark.parametrize("gap", ["", ",,,,\n"], ids=["at once", "behind an empty line"])
def test_a_note_below_a_table_is_heard_as_a_line_above(note: str, count: int, gap: str) -> None:
    judged, codes = read(f"{HEAD}{ROW}{gap}\n{note},,,,\n")
    assert (len(judged), "C707" in codes) == (count, not count)


@pytest.mark.parametrize("line", ["Tuần 3 tháng 9 năm 2023", "Số liệu tính đến ngày 15/11/2023"])
def test_a_period_that_is_asked_for_does_not_overrule_a_line_that_is_not_clear(line: str) -> None:
    text = f"{line}\n{HEAD}{ROW}".replace("Kỳ,", "").replace("Quý III/2023,", "")
    report = cchc.check(
        cchc.File("so-lieu.csv", text.encode()), year=2023, period="Q3", expect="reported"
    )
    assert report.results().records() == []
    assert "C508" in {found.rule.code for found in report.findings}


@pytest.mark.parametrize("spelt", ["Quí III/2023", "quí 3 năm 2023", "QUÍ III NĂM 2023"])
def test_a_quarter_may_be_spelt_with_i(spelt: str) -> None:
    assert len(read(HEAD + ROW.replace("Quý III/2023", spelt))[0]) == 1


def merged_counts(rows: list[list[object]], area: str) -> tuple[list[object], set[str]]:
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet("BC")
        for at, row in enumerate([HEAD.strip().split(","), *rows]):
            sheet.write_row(at, 0, row)
        first = area.partition(":")[0]
        column, line = "ABCDE".index(first[0]), int(first[1:]) - 1
        sheet.merge_range(area, rows[line - 1][column])
    report = cchc.check(
        cchc.File("a.xlsx", memory.getvalue()), year=2023, definitions=KNOWN, expect="reported"
    )
    judged = [
        each["unit"] for each in report.results().records() if each["verdict"] in ("met", "missed")
    ]
    return judged, {found.rule.code for found in report.findings}


@pytest.mark.parametrize(
    ("area", "judged"),
    [
        pytest.param("D2:D3", ["so-xay-dung"], id="b of two units"),
        pytest.param("E2:E4", [], id="a of three units"),
        pytest.param("D3:E3", ["so-noi-vu", "so-xay-dung"], id="b and a of one unit"),
        pytest.param("D2:E3", ["so-xay-dung"], id="b and a of two units"),
    ],
)
def test_a_count_of_merged_cells_is_nobodys(area: str, judged: list[str]) -> None:
    names = ("Sở Nội vụ", "Sở Y tế", "Sở Xây dựng")
    rows: list[list[object]] = [[name, "IV.1", "Quý III/2023", 66, 99] for name in names]
    found, codes = merged_counts(rows, area)
    assert (found, "C708" in codes) == (judged, True)


def test_rows_without_a_unit_below_one_that_another_column_tells_apart_belong_to_nobody() -> None:
    head = HEAD.replace("Đơn vị", "Đơn vị,Phòng")
    row = ROW.replace("Nội vụ", "Nội vụ,{}")
    judged, codes = read(head + row.format("A") + row.format("B").replace("Sở Nội vụ", ""))
    assert judged == []
    assert {"C413", "C708"} <= codes


def test_a_total_of_fields_of_work_that_is_not_their_sum_is_told() -> None:
    form = (
        "Đơn vị báo cáo: Sở Nội vụ\nQuý III năm 2023\n"
        "TT,Lĩnh vực,Số hồ sơ giải quyết đúng hạn (b),Tổng số hồ sơ đã giải quyết (a)\n"
        "Chỉ tiêu IV.1,,,\n1,Hộ tịch,10,11\n2,Đất đai,20,22\n,Tổng cộng,{},33\n"
    ).replace("Chỉ tiêu IV.1,,,\n", "")
    form = "Chỉ tiêu: IV.1\n" + form
    judged, codes = read(form.format(30))
    assert [each[1:] for each in judged] == [(30, 33)]
    assert codes.isdisjoint({"C613", "C705"})
    judged, codes = read(form.format(31))
    assert judged == []
    assert {"C613", "C705"} <= codes
