"""Why a text is no threshold: one sentence each, which quotes it and says how to write it."""

from cchc.words import Words
from cchc.words.text import safe

QUOTED = 60


class UnreadableThreshold(ValueError):
    """A text that cannot be read as one threshold, and only one.

    ``reason`` is one sentence that quotes the text and says what was expected.
    """

    def __init__(self, why: Words, text: str, part: str = "") -> None:
        quoted = safe(text if len(text) <= QUOTED else text[: QUOTED - 1] + "…")
        self.reason = Words(*(said.format(text=quoted, part=safe(part)) for said in why))
        super().__init__(self.reason.vi)


def _why(vi: str, en: str, like: str = "«Tối thiểu 95»") -> Words:
    """One sentence: what stands there, and how to write it instead."""
    like_en = like.replace(" hoặc ", " or ")
    return Words(f"{vi}; hãy ghi như {like}.", f"{en}; write it like {like_en}.")


_BAND = "«từ 70% đến dưới 100%»"
EMPTY = _why("Ô mức giao đang để trống («»)", "The threshold is empty («»)")
LONG = _why("«{text}» dài quá 200 ký tự", "«{text}» is longer than 200 characters")
DIGIT = _why(
    "«{text}» có chữ số lạ «{part}», không phải 0-9",
    "«{text}» has the digit «{part}», which is none of 0-9",
)
SIGN = _why("«{text}» có ký hiệu lạ «{part}»", "«{text}» has the unknown sign «{part}»", "«≥ 95»")
QUOTES = _why(
    '«{text}» đặt trong ngoặc cong «{part}», mà YAML chỉ nhận ngoặc thẳng " "',
    '«{text}» stands in curly quotes «{part}», and YAML knows only straight ones, " "',
    "«≥ 95»",
)
APPROXIMATE = _why(
    "«{text}» là mức ước chừng («{part}»), không so sánh chính xác được",
    "«{text}» is approximate («{part}») and cannot be compared exactly",
)
FRACTION = _why(
    "«{text}» ghi bằng phân số («{part}») chứ không bằng phần trăm",
    "«{text}» is a fraction («{part}») and not a percentage",
    "«Tối thiểu 50%»",
)
IN_WORDS = _why(
    "«{text}» chỉ ghi số bằng chữ", "«{text}» has its number in words only", "«Tối thiểu 50%»"
)
NO_NUMBER = _why("«{text}» không có con số nào", "«{text}» has no number")
MANY = _why(
    "«{text}» có nhiều hơn một mức mà mỗi ô chỉ được một mức hoặc một khoảng",
    "«{text}» has more than one level, but a cell holds one threshold or one band",
    f"«Tối thiểu 95» hoặc {_BAND}",
)
QUARTER = _why(
    "«{text}» chỉ là mức của «{part}» chứ không phải của cả năm",
    "«{text}» is the level of «{part}» only and not of the whole year",
)
CHANGE = _why(
    "«{text}» là mức tăng, giảm («{part}») chứ không phải mức của chính tỷ lệ",
    "«{text}» is a change («{part}») and not a level of the ratio itself",
)
DATE = _why(
    "«{part}» trong «{text}» là ngày hoặc năm, không phải mức giao",
    "«{part}» in «{text}» is a day or a year and no threshold",
)
NOTATION = _why(
    "«{part}» trong «{text}» không phải số ghi theo cách thông thường",
    "«{part}» in «{text}» is not a number in its usual form",
    "«95» hoặc «99,5»",
)
GROUPING = _why(
    "Số «{part}» trong «{text}» có thể đọc theo nhiều cách",
    "The number «{part}» in «{text}» can be read in several ways",
    "«99,5», không tách nhóm chữ số",
)
DIGITS = _why(
    "Số «{part}» trong «{text}» có quá nhiều chữ số",
    "The number «{part}» in «{text}» has too many digits",
    "«99,5»",
)
NEGATIVE = _why(
    "«{text}» có dấu trừ ngay trước con số, mà không tỷ lệ nào âm",
    "«{text}» has a minus sign before its number, but no ratio is negative",
    "«Không quá 5%»",
)
UNKNOWN = _why(
    "Chưa hiểu chắc chắn «{part}» trong «{text}»",
    "«{part}» in «{text}» is not understood for certain",
    f"«Tối thiểu 95», «không quá 5%» hoặc {_BAND}",
)
OF_WHAT = _why(
    "Trong «{text}», sau con số là «{part}» chứ không phải «%» nên không rõ đơn vị",
    "In «{text}» the number is followed by «{part}» and not by «%», so its measure is unclear",
    "«Tối thiểu 95% hồ sơ»",
)
MEASURES = _why(
    "«{text}» ghi hai đơn vị khác nhau cho một khoảng",
    "«{text}» gives one band in two measures",
    _BAND,
)
DISAGREES = _why(
    "«{text}» ghi số bằng chữ không khớp với chữ số",
    "The number in words and the number in digits disagree in «{text}»",
    "«trên 10%»",
)
CONTRADICTION = _why(
    "Các từ so sánh trong «{text}» trái nhau",
    "The comparisons in «{text}» contradict each other",
    f"«Tối thiểu 95» hoặc {_BAND}",
)
NOTHING_BETWEEN = _why(
    "«{text}» có mức dưới không nhỏ hơn mức trên",
    "The lower end of «{text}» is not below its upper end",
    _BAND,
)
UNREACHABLE = _why(
    "Không tỷ lệ nào từ 0% đến 100% đạt được «{text}»",
    "No ratio from 0% to 100% can satisfy «{text}»",
)
NEITHER = _why(
    "«{text}» chưa nói rõ là mức tối thiểu hay mức tối đa",
    "«{text}» does not say whether it is a floor or a ceiling",
    "«Tối thiểu 95» hoặc «Tối đa 5»",
)
