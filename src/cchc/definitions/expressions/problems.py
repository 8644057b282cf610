"""Why a text is no expression: one sentence each, with the place, that says how to write it."""

from collections.abc import Mapping

from cchc.words import Lang, Words
from cchc.words.text import safe

_QUOTED = 60


class BrokenExpression(ValueError):
    """A text that is not one expression of the language.

    ``reason`` is one sentence; ``line`` and ``column`` count from 1 inside the text.
    """

    def __init__(self, why: Words, line: int, column: int, **values: object) -> None:
        self.reason = Words(_filled(why.vi, values, "vi"), _filled(why.en, values, "en"))
        self.line = line
        self.column = column
        super().__init__(f"{line}:{column}: {self.reason.vi}")


def _filled(template: str, values: Mapping[str, object], lang: Lang) -> str:
    return template.format_map({name: _spell(value, lang) for name, value in values.items()})


def _spell(value: object, lang: Lang) -> str:
    if isinstance(value, Words):
        return value.in_(lang)
    text = str(value)
    return safe(text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…")


EMPTY = Words("Biểu thức để trống.", "The expression is empty.")
TOO_LONG = Words(
    "Biểu thức dài {found} ký tự, vượt giới hạn {limit}.",
    "The expression has {found} characters, more than the limit of {limit}.",
)
TOO_MANY_WORDS = Words(
    "Biểu thức có hơn {limit} từ và dấu.",
    "The expression has more than {limit} words and signs.",
)
TOO_DEEP = Words(
    "Ngoặc và phủ định lồng nhau sâu hơn {limit} tầng.",
    "Brackets and negations are nested more than {limit} deep.",
)
TOO_MANY_VALUES = Words(
    "Danh sách có hơn {limit} giá trị.",
    "The list has more than {limit} values.",
)
STRANGE_SIGN = Words(
    "Ký hiệu «{found}»{code} không có trong ngôn ngữ biểu thức.",
    "The sign «{found}»{code} is not part of the language.",
)
TEXT_NOT_CLOSED = Words(
    "Văn bản mở bằng dấu nháy ở đây nhưng không có nháy đóng trên cùng dòng.",
    "The text that begins here has no closing quote on its line.",
)
TEXT_UNSEEN = Words(
    "Văn bản trong nháy có ký tự không nhìn thấy được «{found}».",
    "The quoted text has the character «{found}», which cannot be seen.",
)
TEXT_TOO_LONG = Words(
    "Văn bản trong nháy dài quá {limit} ký tự.",
    "The quoted text is longer than {limit} characters.",
)
NUMBER_MALFORMED = Words(
    "«{found}» không phải số nguyên viết liền, không có số 0 ở đầu và không quá {limit} chữ số.",
    "«{found}» is not a whole number in plain digits, without leading zeros and of at most {limit} digits.",
)
EXPECTED = Words(
    "Chỗ này ghi «{found}», cần {expected}.",
    "«{found}» is here, but {expected} was expected.",
)
ENDS_EARLY = Words(
    "Biểu thức kết thúc ở đây, còn thiếu {expected}.",
    "The expression ends here, missing {expected}.",
)
CHAINED = Words(
    "Không so sánh nối tiếp được; hãy nối hai phép so sánh bằng «and».",
    "Comparisons cannot be chained; join two of them with «and».",
)
NAME_UNKNOWN = Words(
    "Không có trường «{found}».{near}",
    "There is no field «{found}».{near}",
)
CODE_UNKNOWN = Words(
    "Trường «{field}» không có giá trị «{found}».{near}",
    "The field «{field}» has no value «{found}».{near}",
)
NOT_A_TEST = Words(
    "«{found}» là {is_}, không phải điều kiện đúng hoặc sai; hãy so sánh nó với một giá trị.",
    "«{found}» is {is_} and no condition; compare it with a value.",
)
A_TEST = Words(
    "«{found}» đã là điều kiện đúng hoặc sai, không so sánh được; hãy dùng chính nó hoặc «not».",
    "«{found}» is a condition already and cannot be compared; use it alone or with «not».",
)
DIFFERENT_TYPES = Words(
    "Không so sánh {left} với {right} được.",
    "{left} cannot be compared with {right}.",
)
MOMENT_WITH_DAY = Words(
    "Không so sánh thời điểm với ngày được; hãy viết «day(…)» ở cả hai bên.",
    "A moment cannot be compared with a day; write «day(…)» on both sides.",
)
NO_ORDER = Words(
    "{left} không có thứ tự lớn, nhỏ; chỉ dùng «=», «!=» hoặc «in».",
    "{left} has no order; use only «=», «!=» or «in».",
)
NO_FIELD = Words(
    "Phép so sánh này không hỏi trường nào của hồ sơ.",
    "This comparison asks about no field of the dossier.",
)
NOT_A_MOMENT = Words(
    "«day(…)» cần một thời điểm hoặc ngày như '2024-01-31', không nhận {is_}.",
    "«day(…)» takes a moment or a day such as '2024-01-31', not {is_}.",
)
NOT_A_DAY = Words(
    "«{found}» không phải một ngày có thật viết như '2024-01-31'.",
    "«{found}» is not a day that exists, written like '2024-01-31'.",
)
NOT_A_FIELD = Words(
    "Chỉ hỏi «is present» hoặc «is missing» về một trường.",
    "Only of a field can be asked whether it «is present» or «is missing».",
)
