"""Where everything stands in a form."""

from enum import IntEnum
from typing import Final

from cchc.words import Words


class Col(IntEnum):
    """The columns of the sheet to fill in, from 0.  Only A and B take numbers."""

    ITEM = 0
    WORDING = 1
    THRESHOLD = 2
    A_MEANS = 3
    A = 4
    B_MEANS = 5
    B = 6
    RESULT = 7
    VERDICT = 8
    UNIT = 9
    PERIOD = 10
    INDICATOR = 11


# None of the headings but those of item, counts, unit, period and indicator may be one that
# the reader of counts knows: see layouts/vocabulary.yaml.
HEADINGS: Final = {
    Col.ITEM: Words("Mục", "Item"),
    Col.WORDING: Words("Nguyên văn chỉ tiêu", "Wording"),
    Col.THRESHOLD: Words("Mức giao", "Threshold"),
    Col.A_MEANS: Words("Mẫu số a là", "Denominator a is"),
    Col.A: Words("Mẫu số (a)", "Denominator (a)"),
    Col.B_MEANS: Words("Tử số b là", "Numerator b is"),
    Col.B: Words("Tử số (b)", "Numerator (b)"),
    Col.RESULT: Words("Kết quả", "Result"),
    Col.VERDICT: Words("Đánh giá", "Verdict"),
    Col.UNIT: Words("Đơn vị", "Unit"),
    Col.PERIOD: Words("Kỳ báo cáo", "Period"),
    Col.INDICATOR: Words("Mã chỉ số", "Indicator id"),
}
WIDTHS: Final = {
    Col.ITEM: 7,
    Col.WORDING: 58,
    Col.THRESHOLD: 13,
    Col.A_MEANS: 27,
    Col.A: 11,
    Col.B_MEANS: 24,
    Col.B: 11,
    Col.RESULT: 10,
    Col.VERDICT: 15,
    Col.UNIT: 22,
    Col.PERIOD: 16,
    Col.INDICATOR: 24,
}
# What the reader of counts takes; all else is there for people.
READ: Final = (Col.ITEM, Col.A, Col.B, Col.UNIT, Col.PERIOD, Col.INDICATOR)
UNIT_ROW: Final = 2  # rows from 0
PERIOD_ROW: Final = 3
CHOICE: Final = 2  # the column in which unit and period are chosen, three columns wide
HEAD_ROW: Final = 5

DATA_SHEET: Final = Words("Số liệu", "Counts")
GUIDE_SHEET: Final = Words("Hướng dẫn", "Instructions")
UNIT_LIST: Final = "don_vi"  # names of the lists to choose from
PERIOD_LIST: Final = "ky_bao_cao"
LISTS_SHEET: Final = "_danh_muc"
DIGITS_SHEET: Final = "_tinh"
