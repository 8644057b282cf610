"""A layout made of what was understood of a table; a person fills in what nobody knows, once."""

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from cchc.errors import WrongRequest
from cchc.tables.inspection import Inspection, Recognised
from cchc.words import Words

_NO_TABLE: Final = Words(
    "Không có bảng số liệu nào để ghi cách hiểu.", "There is no table whose columns could be noted."
)
_SEVERAL_TABLES: Final = Words(
    "Các bảng có tiêu đề cột khác nhau; hãy chỉ một tệp, một trang bằng --sheet.",
    "The tables have different headings; name one file, and one sheet by --sheet.",
)

_HEAD = """\
# Lập từ một trang bằng «cchc inspect --save-layout».  Thay mỗi dấu «?» bằng điều mà cột ghi: b, a,
# pair (b/a), value, ratio (tỷ lệ in sẵn), unused (không dùng), ordinal, unit, indicator, item, field,
# period, month, quarter, year, hoặc mã một đại lượng như settled-total.  Nếu không dòng nào ghi chỉ số
# thì ghi ở cột, như «indicator: IV.1».  Sau đó mọi tệp cùng mẫu đọc được với «--layout».
#
# Made from a sheet.  Replace every «?» by what the column holds; then every file of this form can be read.
"""


class Draft(NamedTuple):
    """The YAML of a layout, and how many columns somebody has still to decide on."""

    text: str
    unknown: int


def draft(name: str, found: Inspection) -> Draft:
    """Write down as a layout called *name* how the columns of the tables were understood.

    Raises WrongRequest where there is no table, or where tables differ in their headings.
    """
    tables = [each for each in found.sheets if each.columns]
    if len({tuple(tuple(column.path) for column in each.columns) for each in tables}) != 1:
        raise WrongRequest(_SEVERAL_TABLES if tables else _NO_TABLE)
    unknown = sum(column.taught == "?" for column in tables[0].columns)
    return Draft(_HEAD + "\n".join(_lines(name, tables[0])) + "\n", unknown)


def _lines(name: str, sheet: Recognised) -> Iterator[str]:
    yield f"id: {name}"
    title = next(iter(sheet.lines_above), "") or name
    yield f"title: {_quoted(title)}"
    yield f"english: {_quoted(name)}"
    yield "columns:"
    for column in sheet.columns:
        yield f"  - heading: {_quoted(' > '.join(column.path))}"
        yield f"    means: {_quoted(column.taught)}"


def _quoted(text: str) -> str:
    """Quote a text as JSON does, which YAML reads alike."""
    return json.dumps(text, ensure_ascii=False)
