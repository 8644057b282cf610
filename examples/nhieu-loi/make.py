"""Write so-lieu.xlsx: made-up counts with every kind of mistake that one workbook can hold."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Write = Callable[[Worksheet, int, int], object]

HEADINGS = ("Mục", "Chỉ số", "Mã đơn vị", "Đơn vị", "Kỳ", "Tử số (b)", "Mẫu số (a)", "Ghi chú")
Q3 = "Quý III/2023"
HIDDEN = 38  # the row of Phường Quang Trung
NOI_VU, TU_PHAP, TAI_CHINH = "Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính"
TAN_CANH, KON_DAO = "Xã Tân Cảnh", "Xã Kon Đào"


def formula(text: str, result: object) -> Write:
    """A formula with the result that is stored beside it."""
    return lambda sheet, row, column: sheet.write_formula(row, column, text, value=result)


def shown_as(number: float, style: Format) -> Write:
    """A number that a cell format shows as something else."""
    return lambda sheet, row, column: sheet.write_number(row, column, number, style)


def rows(day: Format, percent: Format) -> tuple[tuple[object, ...], ...]:
    """List the rows; what is wrong with each stands in its last column."""
    serial = (date(2023, 4, 3) - date(1899, 12, 30)).days
    return (
        ("I.1", "", "", NOI_VU, Q3, 31, 88, "đúng, để so sánh"),
        # a cell
        ("II", "", "", NOI_VU, Q3, "sáu mươi", 74, "chữ thay cho số"),
        ("III.1", "", "", NOI_VU, Q3, 6, "5.9123", "dấu chấm đặt lệch"),
        ("III.2", "", "", NOI_VU, Q3, 30.5, 84, "số lẻ"),
        ("IV.1", "", "", NOI_VU, Q3, "97,7%", 88, "tỷ lệ thay cho số lượng"),
        ("I.1", "", "", TU_PHAP, Q3, shown_as(0.35, percent), 1968, "ô định dạng phần trăm"),
        ("II", "", "", TU_PHAP, Q3, -918, 1402, "số âm"),
        ("III.1", "", "", TU_PHAP, Q3, shown_as(serial, day), 21, "ô định dạng ngày"),
        ("III.2", "", "", TU_PHAP, Q3, True, 1311, "TRUE thay cho số"),
        ("IV.1", "", "", TU_PHAP, Q3, formula("=1934/0", "#DIV/0!"), 1968, "công thức báo lỗi"),
        ("I.1", "", "", TAI_CHINH, Q3, formula("=6+6", ""), 41, "công thức chưa được tính"),
        ("II", "", "", TAI_CHINH, Q3, formula("=20+5", 0), 40, "công thức lưu sẵn số 0"),
        ("III.1", "", "", TAI_CHINH, Q3, 3, 2023000000000006, "số quá lớn"),
        ("III.2", "", "", TAI_CHINH, Q3, "", 18, "thiếu tử số"),
        ("IV.1", "", "", TAI_CHINH, Q3, "1.234", "1.240", "số dạng chữ, vẫn hiểu được"),
        ("IV.3", "", "", TAN_CANH, Q3, "KPS", "KPS", "không phát sinh, vẫn hiểu được"),
        # a row
        ("I.3", "", "", TAN_CANH, Q3, 187, 39, "b lớn hơn a"),
        ("II", "", "", TAN_CANH, Q3, 70, 116, "báo cáo hai lần, hai số khác nhau"),
        ("II", "", "", TAN_CANH, Q3, 71, 116, "báo cáo hai lần, hai số khác nhau"),
        ("III.2", "", "", TAN_CANH, Q3, 22, 70, "đúng"),
        ("III.2", "", "", TAN_CANH, Q3, 22, 70, "lặp lại dòng trên"),
        # names
        ("IV.4", "", "", KON_DAO, Q3, 95, 100, "không có mục IV.4"),
        ("", "", "", KON_DAO, Q3, 95, 100, "không ghi chỉ tiêu"),
        (
            "IV.3",
            "full-process-dossiers-online",
            "",
            KON_DAO,
            Q3,
            95,
            100,
            "mục và chỉ số khác nhau",
        ),
        ("IV.3", "", "", "Xã Kon Dào", Q3, 95, 100, "tên đơn vị sai dấu"),
        ("IV.3", "", "", "", Q3, 95, 100, "không ghi đơn vị"),
        ("IV.3", "", "23504", "Xã Đắk Môn", Q3, 95, 100, "mã là của Xã Đăk Long"),
        ("IV.3", "", "", "UBND xã Hoà Bình", Q3, 229, 233, "cách viết khác, vẫn hiểu được"),
        ("IV.3", "", "", NOI_VU, Q3, 95, 100, "mục IV.3 chỉ giao cho cấp xã"),
        # periods
        ("IV.3", "", "", "Xã Ia Dom", "Quý V/2023", 61, 64, "không có quý V"),
        ("IV.3", "", "", "Xã Ia Tơi", "Quý III/2022", 133, 140, "kỳ của năm khác"),
        ("IV.3", "", "", "Xã Ia Đal", "", 52, 55, "không ghi kỳ"),
        ("IV.3", "", "", "Xã Mường Hoong", "Quý IV/2023", 50, 52, "kỳ khác với kỳ được đánh giá"),
        ("IV.3", "", "", "Xã Đắk Blà", "Từ 15/6/2023 đến 14/9/2023", 201, 210, "kỳ ghi bằng ngày"),
        # rows that are no counts
        ("IV.3", "", "", "Phường Quang Trung", Q3, 1409, 1422, "dòng bị ẩn, vẫn được đọc"),
        ("IV.3", "", "", "Tổng cộng", Q3, 1983, 2017, "dòng tổng"),
        ("", "", "", "Người lập biểu", "", "", "", "chữ ký"),
    )


def make(path: Path) -> None:
    """Write the workbook; the same bytes every time."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": datetime.fromisoformat("2023-10-02T00:00:00")})
        title = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "d/m/yyyy"})
        percent = workbook.add_format({"num_format": "0%"})
        sheet = workbook.add_worksheet("Quý III")
        sheet.set_column("D:E", 18)
        sheet.set_column("H:H", 36)
        sheet.write("A1", "SỐ LIỆU QUÝ III NĂM 2023", title)
        sheet.write_row("A3", HEADINGS, title)
        for line, cells in enumerate(rows(day, percent), start=3):
            for column, cell in enumerate(cells):
                if callable(cell):
                    cell(sheet, line, column)
                elif cell != "":
                    sheet.write(line, column, cell)
        sheet.set_row(HIDDEN - 1, None, None, {"hidden": True})
        twice = workbook.add_worksheet("Trùng tiêu đề")
        twice.write_row("A1", ("Mục", "Đơn vị", "Tử số", "Mẫu số", "Số hồ sơ đúng hạn (b)"), title)
        twice.write_row("A2", ("IV.1", NOI_VU, 86, 88, 85))
        both = workbook.add_worksheet("Hai bảng")
        both.write_row("A1", ("Mục", "Đơn vị", "Kỳ", "Tử số (b)", "Mẫu số (a)"), title)
        both.write_row("A2", ("IV.2", "Huyện Ia H'Drai", Q3, 142, 151))
        both.write_row("A4", ("Mục", "Đơn vị", "Kỳ", "Mẫu số (a)", "Tử số (b)"), title)
        both.write_row("A5", ("IV.2", "Huyện Kon Plông", Q3, 133, 130))
        workbook.add_worksheet("Chưa điền").write_row("A1", HEADINGS, title)
        workbook.add_worksheet("Thuyết minh").write("A1", "Số liệu lấy từ hệ thống một cửa.")
        draft = workbook.add_worksheet("Nháp")
        draft.write_row("A1", HEADINGS, title)
        draft.hide()


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "so-lieu.xlsx"))
