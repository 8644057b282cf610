"""Write bieu-06a.xlsx: a Biểu II.06a of the third quarter of 2023 with made-up counts."""

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter

LAST = 12  # the last column of the form, from 0
# Headings with the corners that they are merged over: first row, first column, last row, last column.
HEADINGS = (
    ("TT", 4, 0, 6, 0),
    ("Đơn vị", 4, 1, 6, 1),
    ("Tiếp nhận", 4, 2, 4, 5),
    ("Tổng số", 5, 2, 6, 2),
    ("Trong kỳ", 5, 3, 5, 4),
    ("Trực tuyến", 6, 3, 6, 3),
    ("Trực tiếp, dịch vụ bưu chính", 6, 4, 6, 4),
    ("Kỳ trước", 5, 5, 6, 5),
    ("Đã giải quyết", 4, 6, 4, 9),
    ("Tổng số", 5, 6, 6, 6),
    ("Trước hạn", 5, 7, 6, 7),
    ("Đúng hạn", 5, 8, 6, 8),
    ("Quá hạn", 5, 9, 6, 9),
    ("Đang xử lý", 4, 10, 4, 12),
    ("Tổng số", 5, 10, 6, 10),
    ("Trong hạn", 5, 11, 6, 11),
    ("Quá hạn", 5, 12, 6, 12),
)
NUMBERS = ("1", "2", "3=4+5+6", "4", "5", "6", "7=8+9+10", "8", "9", "10", "11=12+13", "12", "13")
# A section, or a unit with its columns 3 to 13.
ROWS: tuple[tuple[str, str, Sequence[object]], ...] = (
    ("I", "Sở, ban, ngành", ()),
    ("1", "Sở Nội vụ", (260, 140, 100, 20, 240, 110, 126, 4, 20, 19, 1)),
    ("2", "Sở Tư pháp", (1310, 905, 300, 105, "1.240", 700, 520, 20, 70, 70, 0)),
    ("3", "BQL khu kinh tế tỉnh", (64, 50, 10, 4, 60, 41, 16, 3, 4, 4, 0)),
    ("II", "Cấp huyện", ()),
    ("1", "UBND huyện Đắk Tô", (790, 420, 330, 40, 750, 402, 330, 18, 40, 38, 2)),
    ("2", "UBND huyện Sa Thầy", (512, 200, 290, 22, 500, 180, 280, 40, 13, 9, 3)),
    ("III", "Xã, phường, thị trấn", ()),
    ("1", "Phường Quang Trung", (420, 250, 160, 10, 410, 300, 105, 5, 10, 10, 0)),
    ("2", "Xã Đắk Long", (33, 12, 20, 1, 30, 10, 19, 1, 3, 3, 0)),
    ("3", "Xã Đăk Long", (41, 20, 20, 1, 40, 25, 13, 2, 1, 1, 0)),
)
TOTAL = (3430, 1997, 1230, 203, 3270, 1768, 1409, 93, 161, 154, 6)


def make(path: Path) -> None:
    """Write the workbook; the same bytes every time."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": datetime.fromisoformat("2023-09-20T00:00:00")})
        title = workbook.add_format({"bold": True, "align": "center"})
        heading = workbook.add_format({"bold": True, "border": 1, "text_wrap": True})
        cell = workbook.add_format({"border": 1})
        sheet = workbook.add_worksheet("Biểu 06a")
        sheet.set_column("B:B", 28)
        sheet.merge_range(0, 0, 0, LAST, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", title)
        sheet.merge_range(1, 0, 1, LAST, "(Từ ngày 15/6/2023 đến ngày 14/9/2023)", title)
        sheet.merge_range(2, 0, 2, LAST, "(Tệp dùng kèm hướng dẫn của cchc)", title)
        sheet.write(3, LAST, "Đơn vị tính: Số hồ sơ TTHC")
        for text, top, left, bottom, right in HEADINGS:
            if (top, left) == (bottom, right):
                sheet.write(top, left, text, heading)
            else:
                sheet.merge_range(top, left, bottom, right, text, heading)
        sheet.write_row(7, 0, NUMBERS, heading)
        for row, (number, name, counts) in enumerate(ROWS, start=8):
            sheet.write(row, 0, number, cell)
            if counts:
                sheet.write(row, 1, name, cell)
                sheet.write_row(row, 2, counts, cell)
            else:
                sheet.merge_range(row, 1, row, LAST, name, heading)
        last = 8 + len(ROWS)
        sheet.write_row(last, 1, ("Tổng số", *TOTAL), heading)
        sheet.write(last + 2, 0, "Ghi chú: hồ sơ kỳ trước gồm cả hồ sơ chờ bổ sung.")
        sheet.write(last + 4, 9, "NGƯỜI LẬP BIỂU")
        draft = workbook.add_worksheet("Nháp")
        draft.write(0, 0, "Số liệu chưa rà soát")
        draft.hide()


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "bieu-06a.xlsx"))
