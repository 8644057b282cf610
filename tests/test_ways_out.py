"""Every message about numbers that are not used says what is in the way, and following it leads on."""

from io import BytesIO

import openpyxl
import pytest

import cchc

KNOWN = cchc.load()

TITLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH QUÝ III NĂM 2023"
SENDER = "Đơn vị báo cáo: Sở Nội vụ"
ONLINE = "Tỷ lệ hồ sơ trực tuyến toàn trình"
ON_TIME = "Tỷ lệ hồ sơ giải quyết đúng hạn"
READ = [("so-noi-vu", "IV.1", 96, 99)]


def table(*lines: str, title: str = TITLE) -> str:
    """Write the rows of a sheet: cells between bars, «<» is merged with its left, «^» with the one above."""
    return "\n".join((title, *lines))


def workbook(text: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows = [line.split("|") for line in text.splitlines()]
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell not in ("<", "^", ""):
                sheet.cell(at, column, int(cell) if cell.isdecimal() else cell)
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell in ("<", "^"):
                first = (at, column - 1) if cell == "<" else (at - 1, column)
                sheet.merge_cells(None, *first, at, column)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def check(text: str, **asked: str) -> cchc.Report:
    file = cchc.File("m.xlsx", workbook(text))
    return cchc.check(file, year=2023, definitions=KNOWN, expect="reported", **asked)  # type: ignore[arg-type]


def judged(report: cchc.Report) -> list[tuple[str, str, int, int]]:
    return [
        (each["unit"], each["item"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    ]


def told(report: cchc.Report, code: str) -> str:
    return " ".join(
        f"{found.message('vi')} {found.fix('vi')}"
        for found in report.findings
        if found.rule.code == code
    )


WORDS = table("TT|Đơn vị|Xong kịp|Xong cả", "1|Sở Nội vụ|96|99")
LETTERS = table("TT|Đơn vị|Tử số (b)|Mẫu số (a)", "1|Sở Nội vụ|96|99")
GROUPED = table("TT|Đơn vị|Việc kịp thời|<", "^|^|b|a", "1|Sở Nội vụ|96|99")
KIND = table("TT|Đơn vị|HS ĐÃ XONG|<", "^|^|Tổng số|Đúng hạn", "1|Sở Nội vụ|99|96")
LATE = table("Đơn vị|Tổng số hồ sơ đã giải quyết|Đúng hạn|Quá hạn", "Sở Nội vụ|99|90|3")
BARE = table("Đơn vị|Đã giải quyết|Đúng hạn", "Sở Nội vụ|99|96")
FIELDS = table(
    SENDER,
    "TT|Mảng việc|Tổng số hồ sơ đã giải quyết|Giải quyết đúng hạn",
    *("1|Hội|50|48", "2|Nội vụ|49|48"),
)
ROWS = table(
    "TT|Nội dung|Sở Nội vụ",
    *("1|Tổng số hồ sơ đã giải quyết|5", "2|Giải quyết đúng hạn|5"),
    *("3|Số việc chung|99", "4|Số việc xong kịp|96"),
)
COUNTS = table(
    SENDER,
    "TT|Chỉ tiêu|ĐVT|Năm 2023",
    "1|Số hồ sơ TTHC đã giải quyết đúng hạn của cơ quan|hồ sơ|96",
    "2|Tổng số hồ sơ TTHC đã giải quyết trong kỳ này|hồ sơ|99",
)
MADE = ("1|Tổng số hồ sơ đã giải quyết|99", "2|Giải quyết đúng hạn|96")
SLIP = table(SENDER, "Tổng số hồ sơ đã giải quyết:|99 vụ việc", "Giải quyết đúng hạn:|96 vụ việc")
OTHER_SENDER = table(
    "Đơn vị báo cáo: Văn phòng UBND tỉnh",
    "TT|Nguồn số liệu|Tổng số hồ sơ đã giải quyết|Giải quyết đúng hạn",
    "1|Sở Nội vụ|99|96",
)


@pytest.mark.parametrize(
    ("text", "code", "said", "change", "leads_to"),
    [
        pytest.param(
            WORDS,
            "C702",
            "còn thiếu tử số b, mẫu số a và chỉ số. Hãy ghi tiêu đề «Tử số (b)» và «Mẫu số (a)» dưới tên",
            {"Xong kịp|Xong cả": "IV.1|<\n^|^|Tử số (b)|Mẫu số (a)"},
            READ,
            id="nothing is said of two counts",
        ),
        pytest.param(
            WORDS,
            "C701",
            "sửa tiêu đề thành «Tử số (b)» hoặc «Mẫu số (a)»",
            {"Xong kịp": "Tử số (b)", "Xong cả": "Mẫu số (a)"},
            "còn thiếu chỉ số",
            id="a heading that is not understood leads to the indicator",
        ),
        pytest.param(
            LETTERS,
            "C702",
            "còn thiếu chỉ số. Hãy thêm cột «Chỉ số», hoặc",
            {"Đơn vị|": "Đơn vị|Chỉ số|", "Sở Nội vụ|": "Sở Nội vụ|IV.1|"},
            READ,
            id="letters without an indicator: a column",
        ),
        pytest.param(
            LETTERS,
            "C702",
            "ghi tên hay mục của chỉ số, như «I.1», ở tiêu đề phía trên (b) và (a)",
            {"Tử số (b)|Mẫu số (a)": "IV.1|<\n^|^|Tử số (b)|Mẫu số (a)"},
            READ,
            id="letters without an indicator: a heading over them",
        ),
        pytest.param(
            GROUPED,
            "C702",
            "còn thiếu chỉ số",
            {"Việc kịp thời": "IV.1"},
            READ,
            id="letters below a heading that is not understood lack the indicator alone",
        ),
        pytest.param(
            GROUPED,
            "C701",
            "thay «Việc kịp thời» bằng tên hoặc mục của chỉ số",
            {"Việc kịp thời": "Tỷ lệ hồ sơ giải quyết đúng hạn"},
            READ,
            id="the heading over letters is the one to change",
        ),
        pytest.param(
            KIND,
            "C701",
            "ghi «HS ĐÃ XONG» bằng chữ đầy đủ, như «Số hồ sơ đã giải quyết»",
            {"HS ĐÃ XONG": "Số hồ sơ đã giải quyết"},
            "không rõ «Số hồ sơ đã giải quyết > Đúng hạn» đã gồm hồ sơ trước hạn chưa",
            id="kinds below a group that is not understood",
        ),
        pytest.param(
            BARE,
            "C603",
            "Nếu đã gồm, hãy ghi «Giải quyết đúng hạn» ở tiêu đề; nếu chưa, hãy thêm cột «Trước hạn»",
            {"|Đúng hạn": "|Giải quyết đúng hạn"},
            READ,
            id="on time, with the early ones",
        ),
        pytest.param(
            BARE,
            "C603",
            "không rõ «Đúng hạn» đã gồm hồ sơ trước hạn chưa",
            {"|Đúng hạn": "|Đúng hạn|Trước hạn", "99|96": "99|56|40"},
            READ,
            id="on time, without the early ones",
        ),
        pytest.param(
            LATE,
            "C603",
            "«Đúng hạn» cộng «Quá hạn» không bằng tổng số, nên có thể còn thiếu hồ sơ trước hạn",
            {"Đúng hạn|Quá": "Đúng hạn|Trước hạn|Quá", "99|90|3": "99|90|6|3"},
            READ,
            id="on time and late do not make the total",
        ),
        pytest.param(
            FIELDS,
            "C705",
            "Hãy sửa tiêu đề «Mảng việc» thành «Lĩnh vực»",
            {"Mảng việc": "Lĩnh vực"},
            READ,
            id="rows that only an unknown column tells apart",
        ),
        pytest.param(
            OTHER_SENDER,
            "C702",
            "Hãy sửa tiêu đề của cột tên đơn vị thành «Đơn vị»",
            {"Nguồn số liệu": "Đơn vị"},
            READ,
            id="units of another sender",
        ),
        pytest.param(
            OTHER_SENDER,
            "C701",
            "Cột «Nguồn số liệu» không được dùng: cột ghi tên đơn vị, nhưng phía trên bảng ghi một đơn vị",
            {"Nguồn số liệu": "Đơn vị"},
            READ,
            id="a column of names is not said to hold numbers",
        ),
        pytest.param(
            ROWS,
            "C709",
            "hãy ghi một dòng là tên của chỉ số, dưới đó các dòng «Tử số (b)» và «Mẫu số (a)»",
            {
                "3|Số việc chung|99\n4|Số việc xong kịp|96": f"II|{ONLINE}\n1|Tử số (b)|96\n2|Mẫu số (a)|99",
            },
            [("so-noi-vu", "II", 96, 99), ("so-noi-vu", "IV.1", 5, 5)],
            id="rows whose label is not understood",
        ),
        pytest.param(
            COUNTS,
            "C401",
            "Đó là tử số b của «",
            {
                "ĐVT|Năm 2023": f"ĐVT|Năm 2023\nI|{ON_TIME}",
                "Số hồ sơ TTHC đã giải quyết đúng hạn của cơ quan": "Tử số (b)",
                "Tổng số hồ sơ TTHC đã giải quyết trong kỳ này": "Mẫu số (a)",
            },
            READ,
            id="the name of a count in the place of the name of an indicator",
        ),
        pytest.param(
            SLIP,
            "C106",
            "số được ghi kèm chữ, như «99 vụ việc». Hãy ghi riêng số trong ô: «99» thay cho «99 vụ việc».",
            {"99 vụ việc": "99", "96 vụ việc": "96"},
            READ,
            id="numbers written with words",
        ),
        pytest.param(
            table("99|96", "98|95"),
            "C106",
            "phía trên các số không có dòng tiêu đề nào. Hãy ghi một dòng tiêu đề ngay phía trên số liệu",
            {"99|96\n98|95": "Đơn vị|Chỉ số|Tử số (b)|Mẫu số (a)\nSở Nội vụ|IV.1|96|99"},
            READ,
            id="numbers without headings",
        ),
        pytest.param(
            table("Đơn vị|Chỉ số|b|a", "Sở Nội vụ|IV.1|96|99", title="Số liệu tuần 36/2023"),
            "C508",
            "Hãy ghi kỳ như «Quý III/2023» hoặc «Tháng 9/2023» thay cho dòng này.",
            {"Số liệu tuần 36/2023": "Quý III/2023"},
            READ,
            id="a period that is not clear, in the year that is judged",
        ),
    ],
)  # fmt: skip
def test_what_is_said_leads_on(
    text: str, code: str, said: str, change: dict[str, str], leads_to: list[object] | str
) -> None:
    report = check(text)
    assert said in told(report, code)
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new)
    after = check(text)
    if isinstance(leads_to, str):
        assert leads_to in told(after, "C702") + told(after, "C603")
    else:
        assert judged(after) == leads_to
        assert [f.rule.code for f in after.findings if f.rule.severity != "note"] == []


def test_a_running_total_is_judged_by_the_option_that_is_named() -> None:
    text = table(
        "Đơn vị|Trong kỳ|<|Lũy kế từ đầu năm|<",
        "^|Tổng số hồ sơ đã giải quyết|Giải quyết đúng hạn|Tổng số hồ sơ đã giải quyết|Giải quyết đúng hạn",
        "Sở Nội vụ|99|96|200|190",
        title="KẾT QUẢ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH THÁNG 5 NĂM 2023",
    )
    assert "hãy chạy với «--period 2023-01..05»" in told(check(text), "C706")
    assert judged(check(text, period="2023-01..05")) == [("so-noi-vu", "IV.1", 190, 200)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(table("Đơn vị|Chỉ số|b|a|Số việc", "Sở Nội vụ|IV.1|96|99|7"), id="a tidy table"),
        pytest.param(
            table("Đơn vị|Tổng số hồ sơ đã giải quyết|Giải quyết đúng hạn|Việc lạ", "Sở Nội vụ|99|96|7"),
            id="a form",
        ),
        pytest.param(table("Đơn vị|Chỉ số|b|a|", "Sở Nội vụ|IV.1|96|99|7"), id="a blank heading"),
        pytest.param(
            table("Đơn vị|Chỉ số|b|a|Số liệu", "Sở Nội vụ|IV.1|96|99|7"), id="a heading that says nothing"
        ),
        pytest.param(
            table("Đơn vị|IV.1|<|Việc lạ", "^|b|a|^", "Sở Nội vụ|96|99|7"), id="a wide table by indicators"
        ),
        pytest.param(
            table("TT|Nội dung|Sở Nội vụ", *MADE, "3|Việc lạ|7"),
            id="units as columns",
        ),
        pytest.param(
            table(SENDER, "TT|Nội dung|Số lượng", *MADE, "3|Việc lạ|7"),
            id="counts as rows",
        ),
        pytest.param(
            table("Đơn vị|Chỉ số|b|a", "Sở Nội vụ|IV.1|96|99", "Cấp xã|IV.3|6|7"),
            id="a level without its units, behind the rows",
        ),
        pytest.param(
            table("Đơn vị|Chỉ số|b|a", "Cấp xã|IV.3|6|7", "Cấp tỉnh|||", "Sở Nội vụ|IV.1|96|99"),
            id="a level without its units, before the rows",
        ),
        pytest.param(
            table("Đơn vị|Chỉ số|b|a", "Sở Nội vụ|IV.1|96|99", "Tổng cộng|IV.3|6|7"),
            id="a total without rows",
        ),
        pytest.param(
            table("Đơn vị|Chỉ số|b|a", "Sở Nội vụ|IV.1|96|99", "Trong đó: cấp phòng||6|7"),
            id="a part of a row",
        ),
        pytest.param(
            table(
                *("TT|Nội dung|Sở Nội vụ", f"I|{ON_TIME}", "1|Tử số (b)|96", "2|Mẫu số (a)|99"),
                "3|Tổng số hồ sơ tiếp nhận|100",
            ),
            id="another count below b and a",
        ),
    ],
)  # fmt: skip
def test_no_number_is_lost_under_a_note(text: str) -> None:
    report = check(text)
    assert judged(report) == READ
    assert {f.rule.code for f in report.findings if f.rule.severity != "note"} & {"C701", "C709"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(table("Đơn vị|Chỉ số|b|a", "Tổng cộng|IV.1|96|99"), id="a tidy table"),
        pytest.param(table("Đơn vị|Chỉ số|b|a", "Cấp xã|IV.3|96|99"), id="a level"),
        pytest.param(
            table("Đơn vị|Tổng số hồ sơ đã giải quyết|Giải quyết đúng hạn", "Tổng cộng|99|96"),
            id="a form",
        ),
    ],
)
def test_a_table_of_totals_alone_is_told(text: str) -> None:
    said = told(check(text), "C702")
    assert "còn thiếu các dòng của từng đơn vị" in said
    assert "Hãy ghi mỗi đơn vị một dòng." in said
