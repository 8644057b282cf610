"""A layout made of what was understood of a table; a person fills in what nobody knows, once."""

import json
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cchc.errors import WrongRequest
from cchc.tables.inspection import ColumnRead, Inspection
from cchc.words import Words
from cchc.words.text import safe

_NO_TABLE: Final = Words(
    "Không có tiêu đề cột nào để khai báo; hãy ghi một dòng tiêu đề ngay phía trên số liệu rồi chạy lại.",
    "There are no headings to declare; write a row of headings directly above the numbers, and run again.",
)
_SEVERAL_TABLES: Final = Words(
    "Các bảng có tiêu đề cột khác nhau; hãy chỉ một tệp, một trang bằng --sheet.",
    "The tables have different headings; name one file, and one sheet by --sheet.",
)

_HEAD = """\
# Lập từ một trang bằng «cchc inspect --save-layout».  Thay mỗi dấu «?» bằng điều mà cột ghi:
#   b (tử số), a (mẫu số), pair (b/a trong một ô), value (số mà dòng nói là gì), ratio (tỷ lệ in sẵn),
#   unused (không dùng), ordinal (số thứ tự), unit (đơn vị), indicator (tên chỉ số), item (mục),
#   field (lĩnh vực), period, month, quarter, year (kỳ báo cáo), measure (nội dung số liệu),
#   hoặc số hồ sơ đã giải quyết: settled-total (tổng), settled-early (trước hạn), settled-on-time
#   (đúng hạn), settled-in-time (trước và đúng hạn), settled-late (quá hạn).
# Cột b, a hoặc pair mà không dòng nào ghi chỉ số thì thêm dưới «means» một dòng như «indicator: IV.1».
# Sau đó mọi tệp cùng mẫu đọc được với «--layout».
#
# Made from a sheet.  Replace every «?» by what the column holds (for b, a and pair add a line such as
# «indicator: IV.1» where no row says it); then every file of this form can be read with «--layout».
"""


class Draft(NamedTuple):
    """The YAML of a layout, and how many columns somebody has still to decide on."""

    text: str
    unknown: int


def draft(name: str, found: Inspection) -> Draft:
    """Write down as a layout called *name* how the columns of the tables were understood.

    Of several tables it is the one with a column that nobody understands; a sheet without a table gives
    the headings above its numbers.  Raises WrongRequest where there are none, where such tables differ
    in their headings, or where one has a heading twice.
    """
    tables = [each for each in found.sheets if each.columns]
    kinds = {_headings(each.columns): each.columns for each in tables} or {
        _headings(each.likely): each.likely for each in found.sheets if each.likely
    }
    open_ones = {h: c for h, c in kinds.items() if any(column.taught.means == "?" for column in c)}
    if len(open_ones) == 1:  # beside tables that are understood
        kinds = open_ones
    if len(kinds) != 1:
        raise WrongRequest(_SEVERAL_TABLES if kinds else _NO_TABLE)
    [columns] = kinds.values()
    columns = _once(columns)
    headings = _headings(columns)
    if twice := next((each for each in headings if headings.count(each) > 1), None):
        raise WrongRequest(_repeated(twice))
    unknown = sum(column.taught.means == "?" for column in columns)
    title = next((line for each in tables for line in each.lines_above), "") or name
    return Draft(_HEAD + "\n".join(_lines(name, title, columns)) + "\n", unknown)


def _once(columns: Sequence[ColumnRead]) -> Sequence[ColumnRead]:
    """Keep of columns that have one heading and need not be there the first."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for column in columns:
        key = (*column.path, column.taught.means)
        if key not in seen or column.taught.means not in ("ratio", "unused"):
            kept.append(column)
        seen.add(key)
    return kept


def _headings(columns: Sequence[ColumnRead]) -> tuple[str, ...]:
    return tuple(" > ".join(column.path) for column in columns)


def _repeated(heading: str) -> Words:
    return Words(
        f"Hai cột có cùng tiêu đề «{safe(heading)}»; hãy đặt tiêu đề khác nhau rồi chạy lại.",
        f"Two columns have the heading «{safe(heading)}»; give them different ones, and run again.",
    )


def _lines(name: str, title: str, columns: Sequence[ColumnRead]) -> Iterator[str]:
    yield f"id: {name}"
    yield f"title: {_quoted(title)}"
    yield f"english: {_quoted(name)}"
    yield "columns:"
    for column in columns:
        yield f"  - heading: {_quoted(' > '.join(column.path))}"
        yield f"    means: {_quoted(column.taught.means)}"
        if column.taught.indicator is not None:
            yield f"    indicator: {_quoted(column.taught.indicator)}"


def _quoted(text: str) -> str:
    """Quote a text as JSON does, which YAML reads alike."""
    return json.dumps(text, ensure_ascii=False)
