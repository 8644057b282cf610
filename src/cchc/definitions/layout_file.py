"""What a file under ``layouts/`` declares; ``layout`` makes of it what readers use."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from cchc.definitions.declaration import Id, Several, Text, Texts, declaration, key
from cchc.definitions.layout import Kind, Role

_MAYBE = Several(empty=True, distinct=False)


class Below(StrEnum):
    """The level of the units below a section; none where it says nothing of it."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OFFICE = "office"
    OFFICER = "officer"
    NONE = "none"


@declaration
class QuantityEntry:
    """A number that a column of the form holds."""

    id: Id = key("mã đại lượng", "its id")
    label: Text = key("tên đại lượng", "its name")
    headings: Texts = key("các đường tiêu đề chỉ nó", "the heading paths that mean it")


@declaration
class EquationEntry:
    """An arithmetic between quantities."""

    name: Text = key("tên như trên biểu mẫu, «3=4+5+6»", "its name on the form, «3=4+5+6»")
    left: Texts = key("vế trái", "the quantities of its left side")
    right: Texts = key("vế phải", "the quantities of its right side")


@declaration
class RatioEntry:
    """A printed percentage."""

    headings: Texts = key("các đường tiêu đề của cột", "the heading paths of its column")
    numerator: Texts = key("các đại lượng của tử số", "the quantities of b")
    denominator: Texts = key("các đại lượng của mẫu số", "the quantities of a")


@declaration
class LayoutFile:
    """One file under ``layouts/``."""

    id: Id = key("trùng với tên tệp", "the file name")
    title: Text = key("tên tiếng Việt", "its name in Vietnamese")
    english: Text = key("tên tiếng Anh", "its name in English")
    kind: Kind = key("`tidy`, `wide` hoặc `form`", "`tidy`, `wide` or `form`")
    source: Text | None = key(
        "văn bản ban hành biểu mẫu", "the document that the form comes from", default=None
    )
    names_rows: bool = key(
        "`true`: không có cột `unit` hoặc `field` thì trang tính bị từ chối (C617)",
        "`true`: without a column `unit` or `field` the sheet is refused (C617)",
        default=False,
    )
    columns: Annotated[Mapping[Role, Texts], _MAYBE] = key(
        "tiêu đề của các cột không phải số liệu: `number`, `unit`, `field`, `period`, `remark`;"
        " với `wide` thêm `numerator`, `denominator`, `ratio`; với `tidy` thêm `indicator`, `item`,"
        " `unit_code`, `numerator`, `denominator`",
        "headings of columns that are no counts: `number`, `unit`, `field`, `period`, `remark`; for"
        " `wide` also `numerator`, `denominator`, `ratio`; for `tidy` `indicator`, `item`, `unit`,"
        " `unit_code`, `period`, `numerator`, `denominator`",
        factory=dict,
    )
    groups: Annotated[Mapping[Id, Texts], _MAYBE] = key(
        "các cách viết dùng chung cho nhiều đường tiêu đề; `$tên` trong đường là từng cách viết đó",
        "spellings that several paths share; `$name` in a path stands for each of them",
        factory=dict,
    )
    quantities: Annotated[tuple[QuantityEntry, ...], Several(empty=True, distinct="id")] = key(
        "`id`, `label`, `headings`: các đường tiêu đề chỉ nó; `...` thay cho phần đầu bất kỳ",
        "`id`, `label`, `headings`: the paths that mean it; `...` stands for any prefix",
        default=(),
    )
    equations: Annotated[tuple[EquationEntry, ...], _MAYBE] = key(
        "`name`, `left`, `right`: hai tổng phải bằng nhau",
        "`name`, `left`, `right`: sums that should be equal",
        default=(),
    )
    ratios: Annotated[tuple[RatioEntry, ...], _MAYBE] = key(
        "tỷ lệ in sẵn: `headings`, `numerator`, `denominator`",
        "printed percentages: `headings`, `numerator`, `denominator`",
        default=(),
    )
    sections: Annotated[Mapping[Below, Texts], _MAYBE] = key(
        "nhãn của các phần theo cấp: `province`, `district`, `commune`, `none`",
        "labels by level: `province`, `district`, `commune`, `none`",
        factory=dict,
    )
    totals: Annotated[tuple[Text, ...], Several(empty=True)] = key(
        "nhãn của các dòng tổng", "labels of total rows", default=()
    )
