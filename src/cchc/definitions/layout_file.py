"""What the files under ``layouts/`` declare; ``layout`` and the stage of tables make of it what is used."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from cchc.definitions.cases import SheetCase
from cchc.definitions.declaration import Id, Several, Text, Texts, declaration, key

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
class ColumnEntry:
    """What one column of a form is, as somebody said once."""

    heading: Text = key("đường tiêu đề của cột", "its heading path")
    means: Text = key(
        "`unit`, `item`, `indicator`, `period`, `field`, `ordinal`, `b`, `a`, `ratio`, `unused`, hoặc"
        " mã đại lượng",
        "`unit`, `item`, `indicator`, `period`, `field`, `ordinal`, `b`, `a`, `ratio`, `unused`, or a"
        " quantity",
    )
    indicator: Text | None = key(
        "mục hoặc mã chỉ số của cột, nếu dòng không ghi",
        "item or indicator of the column, where rows do not say it",
        default=None,
    )


@declaration
class LayoutFile:
    """One file under ``layouts/``."""

    id: Id = key("trùng với tên tệp", "the file name")
    title: Text = key("tên tiếng Việt", "its name in Vietnamese")
    english: Text = key("tên tiếng Anh", "its name in English")
    source: Text | None = key(
        "văn bản ban hành biểu mẫu", "the document that the form comes from", default=None
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
    remarks: Annotated[Texts, Several(empty=True)] = key(
        "các đường tiêu đề của cột không phải số liệu, như số tiền",
        "heading paths of columns that hold no counts, such as money",
        default=(),
    )
    columns: Annotated[tuple[ColumnEntry, ...], Several(empty=True, distinct="heading")] = key(
        "mẫu được khai báo một lần: `heading`, `means`, `indicator` của từng cột; dấu `?` là chỗ phải điền",
        "a form taught once: `heading`, `means`, `indicator` of each column; a `?` is to be filled in",
        default=(),
    )
    tests: Annotated[tuple[SheetCase, ...], Several(empty=True, distinct="name")] = key(
        "trang mẫu và số liệu phải đọc được, chạy bằng `cchc test`",
        "sample sheets and the counts that must be read, which `cchc test` runs",
        default=(),
        for_judging=False,
    )


@declaration
class VocabularyFile:
    """``layouts/vocabulary.yaml``: the words of headings, labels and titles, and what each says."""

    id: Id = key("luôn là `vocabulary`", "always `vocabulary`")
    roles: Mapping[Text, Texts] = key(
        "tiêu đề của các cột không phải số liệu", "headings of columns that are not counts"
    )
    measures: Mapping[Text, Texts] = key(
        "tiêu đề của tử số b, mẫu số a và tỷ lệ", "headings of numerator b, denominator a and ratio"
    )
    phrases: Mapping[Text, Mapping[Text, Texts]] = key(
        "cụm từ có thể đứng ở bất kỳ đâu trong một tiêu đề, theo điều chúng nói",
        "phrases that may stand anywhere in a heading, by what they say",
    )
    turning: Texts = key(
        "từ làm đổi nghĩa một tiêu đề có chữ (b) hoặc (a)",
        "words that turn the meaning of a heading with the letter (b) or (a)",
    )
    unit_words: Mapping[Text, Texts] = key(
        "từ chỉ loại đơn vị; tiêu đề chỉ gồm các từ này là cột đơn vị",
        "words for kinds of units; a heading of these words alone stands over units",
    )
    sections: Mapping[Below, Texts] = key(
        "tên các phần của bảng, theo cấp của đơn vị trong phần đó",
        "labels of the parts of a table, by the level of the units in them",
    )
    totals: Mapping[Text, Texts] = key("lời của các dòng tổng", "words of total rows")
    titles: Mapping[Text, Texts] = key(
        "lời mở đầu của các dòng phía trên bảng", "how lines above a table begin"
    )
    quantities: Mapping[Id, Texts] = key(
        "đại lượng của biểu mẫu: nhóm và loại", "quantities of forms: a group and a kind"
    )
    sums: Mapping[Id, Texts] = key(
        "đại lượng là tổng của các đại lượng khác", "quantities that are the sum of others"
    )
