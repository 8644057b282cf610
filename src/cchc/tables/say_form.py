"""What is said of a sheet in which no table, or not the form that was asked for, is found."""

from collections.abc import Sequence
from typing import Final

from cchc.diagnostics import Finding
from cchc.patterns import pattern_of
from cchc.rules.files import NoHeadingRow
from cchc.tables.column_types import Use
from cchc.tables.forms import Form
from cchc.tables.likely_headings import likely_columns, likely_place
from cchc.tables.read import Reader
from cchc.tables.saying import TEACH, Place, in_words
from cchc.tables.table_types import GridRead
from cchc.words import Words
from cchc.words.text import safe, tidy

_NAMES: Final = (Use.KEY, Use.ORDINAL)
_MOST_NAMED: Final = 4  # headings that are quoted
_MOST_CELLS: Final = 20_000  # texts that are looked at for counts
_COUNT_IN_WORDS: Final = pattern_of(r"(\d{1,3}(?:[. ]\d{3})+|\d+)\s+[^\W\d]")
_HEADINGS: Final = "«Đơn vị», «Chỉ số», «Kỳ», «Tử số (b)», «Mẫu số (a)»"


def no_headings(file: str, read: GridRead, reader: Reader) -> Finding:
    """Say why no table was found, and the way out that there is: headings, bare numbers, or teaching."""
    place = Place(file, read.grid)
    likely = likely_place(read)
    if likely is not None and (columns := likely_columns(read, reader)):
        named = ", ".join(f"«{safe(column.path[-1])}»" for column in columns[:_MOST_NAMED])
        line = read.grid.lines[likely.band.bottom]
        reason = Words(
            f"không dòng tiêu đề nào được hiểu; gần số liệu nhất là dòng {line}: {named}",
            f"no headings are understood; nearest to the numbers is line {line}: {named}",
        )
        way = Words(
            f"Hãy {TEACH.vi}; hoặc đặt tiêu đề như {_HEADINGS}.",
            f"To {TEACH.en}; or write headings such as {_HEADINGS}.",
        )
        return NoHeadingRow(reason=reason, way=way).at(place.at(likely.band.bottom))
    if any(read.profile.has_number):
        reason = Words(
            "phía trên các số không có dòng tiêu đề nào", "there are no headings above the numbers"
        )
        way = Words(
            f"Hãy ghi một dòng tiêu đề ngay phía trên số liệu, ví dụ: {_HEADINGS}.",
            f"Write a row of headings directly above the numbers, such as: {_HEADINGS}.",
        )
        return NoHeadingRow(reason=reason, way=way).at(place.at())
    if (written := _count_in_words(read)) is not None:
        text, bare = (safe(each) for each in written)
        reason = Words(
            f"số được ghi kèm chữ, như «{text}»", f"numbers are written with words, as «{text}»"
        )
        way = Words(
            f"Hãy ghi riêng số trong ô: «{bare}» thay cho «{text}».",
            f"Write the bare number into the cell: «{bare}» instead of «{text}».",
        )
        return NoHeadingRow(reason=reason, way=way).at(place.at())
    reason = Words("trang không có số nào", "the sheet has no numbers")
    way = Words(
        f"Hãy kiểm tra xem đã chọn đúng tệp chưa; bảng số liệu có các tiêu đề như {_HEADINGS}.",
        f"See whether it is the right file; a table of counts has headings such as {_HEADINGS}.",
    )
    return NoHeadingRow(reason=reason, way=way).at(place.at())


def _count_in_words(read: GridRead) -> tuple[str, str] | None:
    """Find a cell such as «1.234 vụ việc», and the number in it."""
    for column in range(read.grid.width):
        for row in range(min(read.grid.height, _MOST_CELLS)):
            text = tidy(read.profile.text(row, column))
            if found := _COUNT_IN_WORDS.match(text):
                return text, found[1].strip()
    return None


def difference(read: GridRead, forms: Sequence[Form]) -> Words:
    """Say in what the headings of a sheet differ from those of the one form that was asked for."""
    if not read.tables:
        return Words("không tìm thấy dòng tiêu đề nào của biểu", "none of its headings is found")
    apart = [
        form.differs(
            [c.path for c in table.columns if c.path and (form.taught or c.use not in _NAMES)]
        )
        for form in forms
        for table in read.tables
    ]
    lacking, new = min(apart, key=lambda each: len(each[0]) + len(each[1]))
    return in_words(lacking, new)
