"""Periods whose number nobody filled in: «Quý … năm 2023», «Tháng ___/2023», «Kỳ báo cáo:».

The year beside such a blank is no period: whoever sent the form meant a part of it.
"""

from typing import Final

from cchc.patterns import pattern_of

_FILL = r"[\s.…_]*"
# «ngày … tháng … năm 2023», «ngày     tháng 10 năm 2023»: the day of a signature, no period.
_DAY_OF_SIGNING: Final = pattern_of(
    rf"(?<!từ )(?<!đến )(?<!tới )(?<!hết )\bngày{_FILL}\d{{0,2}}{_FILL}tháng{_FILL}\d{{0,2}}{_FILL}năm"
    rf"{_FILL}(?:20\d{{0,2}})?[.…_]*"
)
# What stands where a number should: dots, a line, signs, brackets with nothing in them or with its name.
_BLANK = r"(?:\.{2,}|…|_|-{2,}|\?|\*{2,}|\(\W*\)|\[\W*\]|\{\W*\}|<[^<>\d]*>"
_BLANK += r"|[(\[{](?:số|ghi số)[^\d)\]}]*[)\]}])"
_NEEDS_A_NUMBER = r"(?:quý|quí|quy|tháng|thang|kỳ|kì|đợt|(?:từ|đến|tới|hết)\s+ngày)"
_OF = r"(?:\s+(?:báo cáo|số liệu|thứ|số))?"
_UNFILLED: Final = pattern_of(
    rf"\b{_NEEDS_A_NUMBER}{_OF}[\s:,./(\[]*{_BLANK}"
    # «Quý   , năm 2023», «Quý: Năm: 2023», «tháng/quý/năm 2023»; «hằng quý, năm 2023» says how often
    r"|(?<!hằng )(?<!hàng )(?<!từng )(?<!mỗi )(?<!các )(?<!theo )"
    r"\b(?:quý|quí|quy|tháng|thang)\s*[^\w\s](?:[^\w]|_)*(?:năm\b|nam\b|20\d\d)"
    # «Quý (I, II, III, IV)»: the form asks which
    r"|\b(?:quý|quí|tháng)\s*[(\[]\s*(?:\d+|[iv]+)(?:\s*[,/;-]\s*(?:\d+|[iv]+))+[\s….]*[)\]]"
    r"|\b(?:quý|quí|tháng)\s+[nxy]\b(?=\s*(?:[/.,-]|năm\b|20\d\d|$))"
    rf"|\b[tq]\.?\s*{_BLANK}\s*/?\s*(?:năm\s*)?20\d\d"
    r"|\b(?:quý|quí|tháng|kỳ|kì)(?:\s+(?:báo cáo|số liệu))?\s*:\s*$"
    rf"|\bnăm\s*{_BLANK}|\bnăm\s+20(?:{_BLANK}|xx|\s*$)"
    rf"|(?<=\d)\s*[/.-]\s*20(?:{_BLANK}|xx\b)|\b[ivx]+\s*[/.-]\s*20(?:{_BLANK}|xx\b)"
)


def unfilled_in(folded: str) -> str | None:
    """Give what in a folded text names a period and leaves its number blank; None where nothing does."""
    bare = _DAY_OF_SIGNING.sub(" ", folded)
    found = _UNFILLED.search(bare)
    return found[0].strip() if found is not None else None
