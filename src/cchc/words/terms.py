"""The words for what definitions and results name by a code, keyed by the code that files carry."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Protocol

from cchc.words import Lang, Words
from cchc.words.numbers import Noun, decimal

VERDICT: Final[Mapping[str, Words]] = {
    "met": Words("Đạt", "Met"),
    "missed": Words("Không đạt", "Missed"),
    "not_applicable": Words("Không phát sinh", "Not arisen"),
    "inconclusive": Words("Chưa đủ căn cứ đánh giá", "Inconclusive"),
    "not_reported": Words("Chưa báo cáo", "Not reported"),
    "invalid": Words("Số liệu sai", "Invalid data"),
}
LEVEL: Final[Mapping[str, Words]] = {
    "province": Words("cấp tỉnh", "province"),
    "district": Words("cấp huyện", "district"),
    "commune": Words("cấp xã", "commune"),
    "office": Words("phòng, đơn vị trực thuộc", "office"),
    "officer": Words("cá nhân", "officer"),
}
# Where a dossier ends.
LANDS: Final[Mapping[str, Words]] = {
    "b": Words("cả a và b", "in a and in b"),
    "a": Words("a, không thuộc b", "in a and not in b"),
    "u": Words("a, chưa rõ có thuộc b", "in a, undecided of b"),
    "v": Words("chưa rõ có thuộc a", "undecided of a"),
    "none": Words("ngoài a", "outside a"),
}
SEVERITY: Final[Mapping[str, Words]] = {
    "error": Words("lỗi", "error"),
    "warning": Words("cảnh báo", "warning"),
    "note": Words("lưu ý", "note"),
}
FOUND: Final[Mapping[str, Noun]] = {
    severity: Noun(words.vi, words.en) for severity, words in SEVERITY.items()
}
UNIT: Final = Noun("đơn vị", "unit")
TARGET: Final = Noun("chỉ tiêu", "target")
RESULT: Final = Noun("kết quả", "result")
FILE: Final = Noun("tệp", "file")
ROW: Final = Noun("dòng", "row")
DOSSIER: Final = Noun("hồ sơ", "dossier")
CASE: Final = Noun("trường hợp", "case")  # of whatever an indicator counts
FORMULA: Final[Mapping[str, Words]] = {
    "stated": Words("văn bản ghi rõ công thức", "the document states the formula"),
    "inferred": Words(
        "văn bản không ghi công thức; đây là cách hiểu từ câu chữ của chỉ tiêu",
        "the document states no formula; this is our reading of its wording",
    ),
}
OVER_TIME: Final[Mapping[str, Words]] = {
    "sum": Words(
        "cộng dồn được: số liệu của nhiều kỳ là tổng số liệu từng kỳ",
        "they add up: the counts of several periods are the sum of each period's",
    ),
    "latest": Words(
        "không cộng dồn được: lấy số liệu của kỳ mới nhất",
        "they do not add up: the counts of the latest period are taken",
    ),
}
# What a = 0 means.
WHEN_EMPTY: Final[Mapping[str, Words]] = {
    "not_applicable": Words(
        "không phát sinh, nên không đánh giá", "nothing has arisen, so nothing is judged"
    ),
    "met": Words("đạt", "met"),
    "missed": Words("không đạt", "missed"),
}
BETTER: Final[Mapping[str, Words]] = {
    "higher": Words("càng cao càng tốt", "the higher the better"),
    "lower": Words("càng thấp càng tốt", "the lower the better"),
}
PART_OF_WHOLE: Final[Mapping[bool, Words]] = {
    True: Words(
        "b là một phần của a, nên b không lớn hơn a", "b is part of a, so b never exceeds a"
    ),
    False: Words(
        "b không phải một phần của a, nên b có thể lớn hơn a",
        "b is not part of a, so b may exceed a",
    ),
}


class Bounds(Protocol):
    """What a threshold shows of itself; see ``cchc.definitions.threshold.Threshold``."""

    @property
    def low(self) -> Decimal | None:
        """The floor in percent; None where there is none."""

    @property
    def low_included(self) -> bool:
        """Whether the floor itself is enough."""

    @property
    def high(self) -> Decimal | None:
        """The ceiling in percent; None where there is none."""

    @property
    def high_included(self) -> bool:
        """Whether the ceiling itself is still allowed."""

    @property
    def measure(self) -> str:
        """What the text names beside the number."""


def reading(threshold: Bounds, lang: Lang) -> str:
    """Say how a threshold is read: ``≥ 95%``, ``< 5%``, ``từ 70% đến dưới 85%``."""
    low = _bound(threshold.low, threshold.measure, lang)
    high = _bound(threshold.high, threshold.measure, lang)
    if not high:
        return f"{'≥' if threshold.low_included else '>'} {low}"
    if not low:
        return f"{'≤' if threshold.high_included else '<'} {high}"
    start = Words("từ", "from") if threshold.low_included else Words("từ trên", "from above")
    end = Words("đến", "to") if threshold.high_included else Words("đến dưới", "to below")
    return f"{start.in_(lang)} {low} {end.in_(lang)} {high}"


def _bound(number: Decimal | None, measure: str, lang: Lang) -> str:
    if number is None:
        return ""
    # A bare number in an annex whose unit of measure is "%" is a percentage.
    return decimal(number, lang) + ("%" if measure in ("", "%") else f" {measure}")
