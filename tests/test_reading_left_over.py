"""Words that nobody understands keep numbers from being judged, wherever they stand; usual ones do not."""

import io
from collections.abc import Callable, Sequence
from typing import Final

import openpyxl
import pytest

import cchc

Row = Sequence[object]
Sheets = dict[str, Sequence[Row]]

LETTERHEAD: Final = ("UBND HUYỆN ĐẮK HÀ",)
TITLE: Final = ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC CẤP XÃ QUÝ III/2023",)
HEAD: Final = ("TT", "Đơn vị", "Tổng số hồ sơ đã giải quyết", "Số hồ sơ giải quyết đúng hạn")
ONE: Final = (1, "Xã Hà Mòn", 120, 119)
OTHER: Final = (2, "Xã Đắk Ui", 220, 214)
HA_MON, DAK_UI = "23521", "23509"

AGAINST: Final = (
    *("Kế hoạch", "Ước thực hiện", "Kỳ trước", "Cùng kỳ năm trước", "Dự báo", "Dự thảo", "Ví dụ"),
    *("Sơ bộ", "Đã hủy", "Số liệu chưa duyệt", "Tập huấn", "Công an xã", "Bảo hiểm xã hội"),
    *(
        "Doanh nghiệp",
        "Thủ tục liên thông",
        "Hết hiệu lực",
        "Điều tra chọn mẫu",
        "Tồn kỳ trước chuyển sang",
        "Giấy phép xây dựng",
    ),
)


def workbook(sheets: Sheets) -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(buffer)
    return buffer.getvalue()


def judged(sheets: Sheets) -> tuple[set[str], set[str]]:
    """Give the units that are judged, and the codes of errors."""
    report = cchc.check(cchc.File("a.xlsx", workbook(sheets)), year=2023, expect="reported")
    units = {r["unit"] for r in report.results().records() if r["verdict"] in ("met", "missed")}
    return units, {f.rule.code for f in report.findings if f.rule.severity == "error"}


def in_title(words: str) -> Sheets:
    return {"Sheet1": [LETTERHEAD, (f"{words} quý III/2023".upper(),), HEAD, OTHER]}


def in_a_line(words: str) -> Sheets:
    return {"Sheet1": [LETTERHEAD, TITLE, (f"({words})",), HEAD, OTHER]}


def over_a_second_table(words: str) -> Sheets:
    rows = [
        LETTERHEAD,
        TITLE,
        ("Bảng 1. Thực hiện",),
        HEAD,
        ONE,
        (),
        (f"Bảng 2. {words}",),
        HEAD,
        OTHER,
    ]
    return {"Sheet1": rows}


def beside_another_table(words: str) -> Sheets:
    over = ("Thực hiện", None, None, None, None, words)
    return {
        "Sheet1": [LETTERHEAD, TITLE, over, (*HEAD, None, *HEAD), (*ONE, None, *OTHER)],
    }


def as_the_name_of_a_sheet(words: str) -> Sheets:
    return {
        "Thực hiện": [LETTERHEAD, TITLE, HEAD, ONE],
        words: [LETTERHEAD, TITLE, HEAD, OTHER],
    }


def as_a_row(words: str) -> Sheets:
    return {"Sheet1": [LETTERHEAD, TITLE, HEAD, ONE, (None, words), OTHER]}


def as_a_numbered_row(words: str) -> Sheets:
    return {"Sheet1": [LETTERHEAD, TITLE, HEAD, ONE, ("B", words), OTHER]}


def as_a_column(words: str) -> Sheets:
    return {"Sheet1": [LETTERHEAD, TITLE, (*HEAD, "Trạng thái"), (*OTHER, words)]}


def beside_an_item(words: str) -> Sheets:
    head = ("Mục", "Nội dung", "Đơn vị", "b", "a")
    return {"Sheet1": [LETTERHEAD, TITLE, head, ("IV.3", words, "Xã Đắk Ui", 214, 220)]}


def beside_a_letter(words: str) -> Sheets:
    head = ("Chỉ tiêu", "Đơn vị", "Tử số (b)", f"Mẫu số (a) - {words}")
    return {"Sheet1": [LETTERHEAD, TITLE, head, ("IV.3", "Xã Đắk Ui", 214, 220)]}


SHAPES: Final[Sequence[Callable[[str], Sheets]]] = (
    *(in_title, in_a_line, over_a_second_table, beside_another_table, as_the_name_of_a_sheet),
    *(as_a_row, as_a_numbered_row, as_a_column, beside_an_item, beside_a_letter),
)


@pytest.mark.parametrize("words", AGAINST)
@pytest.mark.parametrize("shape", SHAPES, ids=lambda each: each.__name__)
def test_no_number_is_judged_beside_words_that_are_not_understood(
    shape: Callable[[str], Sheets], words: str
) -> None:
    report = cchc.check(cchc.File("a.xlsx", workbook(shape(words))), year=2023, expect="reported")
    records = report.results().records()
    assert not [r for r in records if r["unit"] == DAK_UI and r["verdict"] in ("met", "missed")]
    assert [f for f in report.findings if f.rule.severity in ("error", "warning")]


@pytest.mark.parametrize(
    "shape", [over_a_second_table, as_the_name_of_a_sheet, as_a_row, as_a_numbered_row]
)
def test_what_stands_above_those_words_is_judged(shape: Callable[[str], Sheets]) -> None:
    assert judged(shape("Dự thảo"))[0] == {HA_MON}


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC CẤP XÃ QUÝ III/2023",
        "BÁO CÁO TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH QUÝ III NĂM 2023",
        "TỔNG HỢP KẾT QUẢ GIẢI QUYẾT TTHC CỦA UBND CÁC XÃ, THỊ TRẤN - QUÝ III/2023",
        "BIỂU SỐ 06a: TÌNH HÌNH GIẢI QUYẾT TTHC TẠI BỘ PHẬN MỘT CỬA CẤP XÃ QUÝ III/2023",
        "THEO DÕI, ĐÔN ĐỐC TIẾN ĐỘ GIẢI QUYẾT HỒ SƠ QUÝ III/2023 TRÊN ĐỊA BÀN HUYỆN ĐẮK HÀ",
        "KẾT QUẢ THỰC HIỆN KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH QUÝ III/2023",
        "SO SÁNH KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ III/2023 VỚI CÙNG KỲ",
        "BAO CAO KET QUA GIAI QUYET HO SO TTHC CAP XA QUY III NAM 2023",
        "REPORT OF DOSSIERS SETTLED IN Q3/2023",
        "SỐ LIỆU PHỤC VỤ HỘI NGHỊ TỔNG KẾT CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ III/2023",
        "BÁO CÁO ĐỘT XUẤT VỀ KẾT QUẢ GIẢI QUYẾT TTHC QUÝ III/2023",
        "KẾT QUẢ CHẤN CHỈNH KỶ LUẬT, KỶ CƯƠNG TRONG GIẢI QUYẾT TTHC QUÝ III/2023",
    ],
)
def test_a_usual_title_keeps_nothing_from_being_judged(title: str) -> None:
    assert judged({"Sheet1": [LETTERHEAD, (title,), HEAD, OTHER]}) == ({DAK_UI}, set())


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-UBND",
        "Đắk Hà, ngày 05 tháng 10 năm 2023",
        "Kính gửi: Ủy ban nhân dân tỉnh Kon Tum",
        "Đơn vị nhận báo cáo: Văn phòng UBND tỉnh",
        "Đơn vị tính: hồ sơ",
        "Người lập biểu: Nguyễn Văn A",
        "Điện thoại: 0260 3862 123",
        "(Từ ngày 01/7/2023 đến ngày 30/9/2023)",
        "Thực hiện Chỉ thị số 08/CT-TTg ngày 14/02/2023 của Thủ tướng Chính phủ",
        "(Kèm theo Giấy mời số 45/GM-UBND ngày 02/10/2023)",
        "Điều kiện lọc: Tất cả lĩnh vực; Tất cả kênh tiếp nhận; Tất cả trạng thái",
        "Loại báo cáo: Chính thức",
    ],
)
def test_lines_of_the_letter_say_nothing_of_the_numbers(line: str) -> None:
    assert judged({"Sheet1": [LETTERHEAD, (line,), TITLE, HEAD, OTHER]}) == ({DAK_UI}, set())


NAMES: Final = (
    *("Sheet1", "BC", "Báo cáo", "Quý III", "Q3", "T7-T9", "Cấp xã", "Phụ lục 1", "06a"),
    *("Tong hop", "Số liệu 2023", "Đắk Hà", "Trang 1"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_usual_name_of_a_sheet_keeps_nothing_from_being_judged(name: str) -> None:
    assert judged({name: [LETTERHEAD, TITLE, HEAD, OTHER]}) == ({DAK_UI}, set())


@pytest.mark.parametrize(
    ("item", "words", "is_read"),
    [
        ("IV.3", "Tỷ lệ hồ sơ giải quyết đúng hạn", True),
        ("IV.3", "Hồ sơ cấp xã giải quyết đúng hạn năm 2023", True),
        ("IV.3", "Hồ sơ cấp xã giải quyết đúng hạn năm 2022", False),
        ("IV.3", "Tỷ lệ hồ sơ giải quyết trễ hạn", False),
        ("II", "Tỷ lệ hộ nghèo được cấp thẻ bảo hiểm y tế", False),
        ("III.2", "Kế hoạch thanh toán trực tuyến", False),
        ("III.2", "Thanh toán trực tuyến", True),
    ],
)
def test_the_number_of_an_item_does_not_outweigh_the_words_beside_it(
    item: str, words: str, is_read: bool
) -> None:
    head = ("Mục", "Nội dung", "Đơn vị", "b", "a")
    units, errors = judged(
        {"Sheet1": [LETTERHEAD, TITLE, head, (item, words, "Xã Đắk Ui", 214, 220)]}
    )
    assert (units == {DAK_UI}, not errors) == (is_read, is_read)


FORM: Final = (("UBND XÃ ĐẮK UI",), ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ QUÝ III/2023",))


@pytest.mark.parametrize(
    ("settled", "is_read"),
    [
        ("Tổng số hồ sơ đã giải quyết", True),
        ("Số hồ sơ dự kiến giải quyết", False),
        ("Số hồ sơ đã giải quyết năm 2022", False),
        ("Hồ sơ đã giải quyết (kế hoạch)", False),
    ],
)
def test_a_row_that_says_what_it_counts_is_heard_whole(settled: str, is_read: bool) -> None:
    rows = [("Nội dung", "Số lượng"), (settled, 220), ("Số hồ sơ giải quyết đúng hạn", 214)]
    units, errors = judged({"Sheet1": [*FORM, *rows]})
    assert (units == {DAK_UI}, not errors) == (is_read, is_read)


@pytest.mark.parametrize(
    ("heading", "is_read"),
    [
        *((each, True) for each in ("Số lượng", "Quý III/2023", "Kết quả")),
        *(
            (each, False)
            for each in ("Trực tuyến", "Trễ hạn", "Cấp huyện", "Mục tiêu", "Xã Hà Mòn")
        ),
    ],
)
def test_the_heading_over_the_only_numbers_is_heard(heading: str, is_read: bool) -> None:
    rows = [
        ("Nội dung", heading),
        ("Tổng số hồ sơ đã giải quyết", 220),
        ("Số hồ sơ giải quyết đúng hạn", 214),
    ]
    units, errors = judged({"Sheet1": [*FORM, *rows]})
    assert (units == {DAK_UI}, not errors) == (is_read, is_read)


@pytest.mark.parametrize(
    ("b", "a", "is_read"),
    [
        ("Số hồ sơ giải quyết đúng hạn (b)", "Số hồ sơ đã giải quyết (a)", True),
        ("Tử số (b)", "Mẫu số (a)", True),
        ("Hồ sơ giải quyết trước hạn (b)", "Số hồ sơ đã giải quyết (a)", False),
        ("Số hồ sơ đúng hạn trực tuyến (b)", "Số hồ sơ đã giải quyết (a)", False),
        ("Số hồ sơ giải quyết đúng hạn (b)", "Hồ sơ tiếp nhận (a)", False),
    ],
)
def test_letters_do_not_outweigh_the_words_beside_them_where_rows_name_items(
    b: str, a: str, is_read: bool
) -> None:
    head, row = ("Chỉ tiêu", "Đơn vị", b, a), ("IV.3", "Xã Đắk Ui", 214, 220)
    units, errors = judged({"Sheet1": [LETTERHEAD, TITLE, head, row]})
    assert (units == {DAK_UI}, not errors) == (is_read, is_read)


def test_a_row_is_not_judged_whose_remark_names_another_unit() -> None:
    row = (*OTHER, "Số liệu của UBND xã Đắk La")
    assert judged({"Sheet1": [LETTERHEAD, TITLE, (*HEAD, "Ghi chú"), ONE, row]})[0] == {HA_MON}


def test_a_note_that_names_another_unit_keeps_its_table_from_being_judged() -> None:
    note = ("Ghi chú: Số liệu của UBND xã Đắk La",)
    assert judged({"Sheet1": [LETTERHEAD, TITLE, HEAD, OTHER, note]})[0] == set()


@pytest.mark.parametrize("level", ["cấp huyện", "cấp tỉnh"])
def test_a_title_of_another_level_keeps_its_table_from_being_judged(level: str) -> None:
    title = (f"KẾT QUẢ GIẢI QUYẾT HỒ SƠ {level.upper()} QUÝ III/2023",)
    assert judged({"Sheet1": [LETTERHEAD, title, HEAD, OTHER]})[0] == set()


def test_numbers_of_a_whole_district_are_no_communes_own() -> None:
    title = ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TOÀN HUYỆN QUÝ III/2023",)
    rows = [("Nội dung", "Số lượng"), ("Tổng số hồ sơ đã giải quyết", 220)]
    rows.append(("Số hồ sơ giải quyết đúng hạn", 214))
    assert judged({"Sheet1": [("UBND XÃ ĐẮK UI",), title, *rows]})[0] == set()


@pytest.mark.parametrize(
    ("brackets", "is_read"),
    [("MỤC IV.3", True), ("IV.3", True), ("Chỉ tiêu IV.3", True), ("MỤC II", False)],
)
def test_a_title_may_end_in_the_number_of_its_item(brackets: str, is_read: bool) -> None:
    title = (f"TỶ LỆ HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN CẤP XÃ ({brackets}) QUÝ III/2023",)
    head, row = ("Đơn vị", "Số hồ sơ (b)", "Số hồ sơ (a)"), ("Xã Đắk Ui", 214, 220)
    records = cchc.check(
        cchc.File("a.xlsx", workbook({"Sheet1": [LETTERHEAD, title, head, row]})),
        year=2023,
        expect="reported",
    ).results()
    found = {r["item"] for r in records.records() if r["verdict"] in ("met", "missed")}
    assert found == ({"IV.3"} if is_read else set())


def judged_periods(rows: Sequence[Row]) -> set[str]:
    report = cchc.check(
        cchc.File("a.xlsx", workbook({"Sheet1": rows})), year=2023, expect="reported"
    )
    records = report.results().records()
    return {str(r["period"]) for r in records if r["verdict"] in ("met", "missed")}


def test_a_column_of_years_does_not_widen_the_quarter_of_the_title() -> None:
    head, row = ("Đơn vị", "Năm", *HEAD[2:]), ("Xã Đắk Ui", 2023, 220, 214)
    assert judged_periods([LETTERHEAD, TITLE, head, row]) == {"2023-Q3"}


@pytest.mark.parametrize("period", ["Kỳ 3 năm 2023", "Kỳ 3/2023", "Kỳ III/2023", "Đợt 2 năm 2023"])
def test_a_numbered_period_of_how_many_is_no_month(period: str) -> None:
    head, row = ("Đơn vị", "Kỳ", *HEAD[2:]), ("Xã Đắk Ui", period, 220, 214)
    assert judged_periods([LETTERHEAD, head, row]) == set()


def test_columns_may_be_headed_by_names_of_a_database() -> None:
    text = "don_vi;chi_tieu;ky_bao_cao;tu_so;mau_so\nXã Đắk Ui;IV.3;Quý III/2023;214;220\n"
    report = cchc.check(cchc.File("a.csv", text.encode()), year=2023, expect="reported")
    judged_units = {r["unit"] for r in report.results().records() if r["verdict"] == "met"}
    assert judged_units == {DAK_UI}


@pytest.mark.parametrize(
    ("room", "is_judged"),
    [
        ("Phòng Quản lý đầu tư", True),
        ("Phòng Kế hoạch - Tổng hợp", True),
        ("Phòng Quản lý đầu tư (kế hoạch)", False),
        ("Phòng Quản lý đầu tư kỳ trước", False),
        ("Phòng 1 + Phòng 2", False),
        ("Phòng khác", False),
        ("Các phòng còn lại", False),
    ],
)
def test_a_room_that_no_registry_lists_has_a_name_and_nothing_else(
    room: str, is_judged: bool
) -> None:
    rows = [("Quý III/2024",), ("Chỉ tiêu", "Đơn vị", "b", "a"), ("IV.1", room, 9, 10)]
    file = cchc.File("a.xlsx", workbook({"Sheet1": rows}))
    records = cchc.check(file, year=2024, expect="reported").results().records()
    assert bool([r for r in records if r["verdict"] in ("met", "missed")]) is is_judged


def test_an_item_of_another_years_annex_is_not_judged_by_its_number() -> None:
    name = "Tỷ lệ hồ sơ thanh toán trực tuyến"  # III.2 in 2023
    rows = [("Quý III/2024",), ("Mục", "Nội dung", "b", "a"), ("III.2", name, 9, 10)]
    file = cchc.File("a.xlsx", workbook({"Sheet1": rows}))
    report = cchc.check(file, year=2024, expect="reported")
    assert "C403" in {f.rule.code for f in report.findings}
    assert not [r for r in report.results().records() if r["verdict"] in ("met", "missed")]
