"""Write so-lieu-2024.xlsx: the board's fourteen targets of 2024 with made-up counts."""

import sys
from datetime import datetime
from pathlib import Path

import xlsxwriter

ROWS = (
    # item, wording, threshold in percent, b, a, remark
    (
        "I.1",
        "Tỷ lệ cung cấp dịch vụ công trực tuyến toàn trình trên tổng số TTHC có đủ điều kiện trên Cổng"
        " Dịch vụ công quốc gia.",
        100,
        42,
        42,
        "",
    ),
    (
        "I.2",
        "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia trên tổng số giao dịch thanh toán"
        " của dịch vụ công.",
        45,
        118,
        243,
        "",
    ),
    (
        "I.3",
        "Tỷ lệ hồ sơ trực tuyến trên tổng số hồ sơ tiếp nhận, giải quyết TTHC.",
        50,
        601,
        689,
        "",
    ),
    ("I.4", "Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC.", 80, 655, 689, ""),
    (
        "I.5",
        "Tỷ lệ kết quả xử lý hồ sơ TTHC được đồng bộ đầy đủ trên Cổng Dịch vụ công quốc gia.",
        100,
        686,
        689,
        "3 hồ sơ lỗi kết nối",
    ),
    (
        "II.1",
        "Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính đang còn hiệu lực và có giá trị sử dụng"
        " thuộc thẩm quyền giải quyết của cấp Tỉnh để đảm bảo việc kết nối, chia sẻ dữ liệu trong"
        " giải quyết thủ tục hành chính trên môi trường điện tử",
        90,
        1204,
        1310,
        "",
    ),
    (
        "III.1",
        "Cập nhật dữ liệu quy định kinh doanh trên Cổng Tham vấn và Tra cứu quy định kinh doanh.",
        100,
        9,
        9,
        "",
    ),
    ("III.2", "Tỷ lệ cấp kết quả giải quyết TTHC điện tử.", 100, 689, 689, ""),
    ("III.3", "Tỷ lệ khai thác, sử dụng lại thông tin, dữ liệu số hóa.", 50, 301, 689, ""),
    ("III.4", "Tỷ lệ công bố, công khai TTHC đúng hạn.", 100, 24, 24, ""),
    (
        "III.5",
        "Tỷ lệ xử lý phản ánh, kiến nghị đúng hạn.",
        100,
        0,
        0,
        "Không phát sinh",
    ),
    (
        "III.6",
        "Mức độ hài lòng trong tiếp nhận, giải quyết TTHC của người dân, doanh nghiệp.",
        90,
        171,
        184,
        "",
    ),
    (
        "IV.1",
        "Tỷ lệ hồ sơ TTHC do cơ quan chuyên môn cấp tỉnh tiếp nhận trong năm được giải quyết đúng hạn",
        95,
        654,
        689,
        "",
    ),
    (
        "V.1",
        "Xử lý văn bản, hồ sơ công việc trên môi trường mạng",
        100,
        24_999,
        25_000,
        "1 văn bản xử lý trên giấy",
    ),
)


def make(path: Path) -> None:
    """Write the workbook; the same bytes every time."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.set_properties({"created": datetime.fromisoformat("2025-01-02T00:00:00")})
        title = workbook.add_format({"bold": True, "align": "center"})
        heading = workbook.add_format({"bold": True, "border": 1, "text_wrap": True})
        text = workbook.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        number = workbook.add_format({"border": 1, "num_format": "#,##0", "valign": "top"})
        sheet = workbook.add_worksheet("Năm 2024")
        sheet.set_column("C:C", 60)
        sheet.merge_range("A1:G1", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU CẢI CÁCH TTHC NĂM 2024", title)
        sheet.merge_range("A2:G2", "(Tệp dùng kèm hướng dẫn của cchc)", title)
        names = ("TT", "Mục", "Chỉ tiêu", "Mức giao (%)", "Tử số (b)", "Mẫu số (a)", "Ghi chú")
        sheet.write_row("A4", names, heading)
        for row, (item, wording, threshold, b, a, remark) in enumerate(ROWS, start=4):
            sheet.write_row(row, 0, (row - 3, item, wording, threshold), text)
            sheet.write_row(row, 4, (b, a), number)
            sheet.write(row, 6, remark, text)


if __name__ == "__main__":
    make(Path(sys.argv[1] if len(sys.argv) > 1 else "so-lieu-2024.xlsx"))
