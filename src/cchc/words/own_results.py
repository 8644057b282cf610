"""How a file of results is told from one of counts: the program must not judge its own verdicts."""

from typing import Final

from cchc.words import Words

MARK: Final = "cchc-results"
"""What stands as the category in the properties of a workbook of results."""

HEADINGS: Final = (
    Words("Bộ chỉ tiêu", "Target set"),
    Words("Kỳ báo cáo", "Period"),
    Words("Mục", "Item"),
    Words("Mã chỉ số", "Indicator id"),
    Words("Chỉ số", "Indicator"),
    Words("Mã đơn vị", "Unit code"),
    Words("Đơn vị", "Unit"),
    Words("Cấp", "Level"),
    Words("Tử số (b)", "Numerator (b)"),
    Words("Mẫu số (a)", "Denominator (a)"),
    Words("Tỷ lệ (%)", "Ratio (%)"),
    Words("Mức giao", "Target"),
    Words("Đánh giá", "Verdict"),
    Words("Còn thiếu", "Missing"),
    Words("Hoặc thêm", "Or further"),
    Words("Vị trí", "Location"),
    Words("Phát hiện", "Findings"),
)
"""The first line of a CSV file of results."""
