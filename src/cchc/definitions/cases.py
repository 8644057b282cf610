"""The tests that definitions carry: counts and what must come of them.  No run that judges has them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from cchc.definitions.declaration import As, Id, Several, Text, declaration, key
from cchc.definitions.level import Level
from cchc.definitions.threshold import Threshold

Number = Annotated[int, As.COUNT]
Lacking = Annotated[str, As.LACKING]
MAYBE = Several(empty=True, distinct=False)
_NAME = ("tên của phép thử; không ghi thì lấy số liệu làm tên", "its name; else its counts name it")
_B, _A = ("số liệu b; không ghi là chưa báo cáo", "b; left out: not reported"), ("số liệu a", "a")
_U = ("số thuộc a, chưa rõ có thuộc b", "those in a of which it is not known whether in b")
_V = ("số chưa rõ có thuộc a", "those of which it is not known whether in a")
_SHOWN = (
    "tỷ lệ được in ra, như «94,996%»",
    "the percentage that is printed, in Vietnamese, such as «94,996%»",
)
_VERDICT = (
    "đánh giá phải có: `met`, `missed`, `not_applicable`, `inconclusive`, `not_reported`, `invalid`;"
    " `not_bound` là mục không áp dụng cho đơn vị",
    "what must come of it: `met`, `missed`, `not_applicable`, `inconclusive`, `not_reported`, `invalid`;"
    " `not_bound`: the row does not bind the unit",
)
_SHORTFALL = (
    "còn thiếu bao nhiêu trong số này; `none` là bao nhiêu cũng không đủ",
    "how many of these are missing; `none` where no number is enough",
)
_FURTHER = (
    "còn thiếu bao nhiêu hồ sơ làm thêm; `none` là bao nhiêu cũng không đủ",
    "how many further ones are missing; `none` where no number is enough",
)


class Expected(StrEnum):
    """What the counts of a test come to: a verdict, or that the target does not bind the unit."""

    MET = "met"
    MISSED = "missed"
    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"
    INVALID = "invalid"
    INCONCLUSIVE = "inconclusive"
    NOT_BOUND = "not_bound"


@declaration
class IndicatorCase:
    """A test of one ratio: how b and a are made of quantities, and what a = 0 means."""

    name: Text | None = key(*_NAME, default=None)
    numerator: Number | None = key(*_B, name="b", default=None)
    denominator: Number | None = key(*_A, name="a", default=None)
    u: Number | None = key(*_U, default=None)
    v: Number | None = key(*_V, default=None)
    quantities: Mapping[Id, Number] = key(
        "đại lượng của biểu mẫu; b và a khi đó là kết quả phải có",
        "quantities of a form; b and a then are what must come of them",
        factory=dict,
    )
    dossiers: Annotated[
        tuple[Annotated[Mapping[Id, Text], Several(empty=True)], ...],
        Several(empty=True, distinct=False),
    ] = key(
        "các hồ sơ được đếm cùng nhau, mỗi hồ sơ ghi các trường có giá trị; b và a khi đó là kết quả phải có",
        "dossiers that are counted together, each with the fields that have a value; b and a then are what"
        " must come of them",
        default=(),
    )
    threshold: Threshold | None = key(
        "mức giao để thử; không ghi là tối thiểu 100",
        "a threshold to try; else at least 100",
        default=None,
    )
    verdict: Expected | None = key(*_VERDICT, default=None)
    shown: Text | None = key(*_SHOWN, default=None)
    shortfall: Lacking | None = key(*_SHORTFALL, default=None)
    further: Lacking | None = key(*_FURTHER, default=None)


@declaration
class TargetCase:
    """A test of one row: its threshold or a step of its roadmap, and whom it binds."""

    name: Text | None = key(*_NAME, default=None)
    numerator: Number | None = key(*_B, name="b", default=None)
    denominator: Number | None = key(*_A, name="a", default=None)
    u: Number | None = key(*_U, default=None)
    v: Number | None = key(*_V, default=None)
    levels: Annotated[tuple[Level, ...], Several(empty=True)] = key(
        "thử với đơn vị của từng cấp này; không ghi là mọi cấp của mục",
        "tried with a unit of each of these levels; else of all levels of the row",
        default=(),
    )
    unit: Text | None = key(
        "mã đơn vị được phân giao, thay cho levels",
        "code of a unit to whom the row is passed on, in place of levels",
        default=None,
    )
    period: Annotated[str, As.MONTHS] | None = key(
        "kỳ báo cáo, để thử lộ trình; không ghi là cả năm",
        "the period, to try a roadmap; else the year",
        default=None,
    )
    verdict: Expected | None = key(*_VERDICT, default=None)
    shown: Text | None = key(*_SHOWN, default=None)
    shortfall: Lacking | None = key(*_SHORTFALL, default=None)
    further: Lacking | None = key(*_FURTHER, default=None)


@declaration
class CountsRead:
    """Counts that must be read from a sample sheet."""

    unit: Text = key("tên đơn vị trong danh mục", "name of the unit in the registry")
    indicator: Id = key("mã chỉ số", "id of the indicator")
    period: Annotated[str, As.MONTHS] | None = key(
        "kỳ báo cáo; không ghi là cả năm", "the period; else the year", default=None
    )
    numerator: Number | None = key(
        "số liệu b; không ghi là ô trống", "b; left out: a blank cell", name="b", default=None
    )
    denominator: Number | None = key(
        "số liệu a; không ghi là ô trống", "a; left out: a blank cell", name="a", default=None
    )


@declaration
class SheetCase:
    """A sample sheet of a form, and the counts that must be read from it."""

    name: Text = key("tên của phép thử", "its name")
    set: Id = key(
        "bộ chỉ tiêu mà trang mẫu được đọc theo", "the target set by which the sheet is read"
    )
    rows: Annotated[tuple[Text, ...], Several(distinct=False)] = key(
        "các dòng, ô cách nhau bằng `|`; ô gộp ghi lại nội dung ở từng ô",
        "its rows, cells between `|`; what is merged stands in every cell",
    )
    counts: Annotated[tuple[CountsRead, ...], MAYBE] = key(
        "đúng những số liệu phải đọc được", "exactly the counts that must be read"
    )
    columns: Text | None = key(
        "từng cột là gì theo biểu mẫu, cách nhau bằng `|`: `ordinal`, `unit`, mã đại lượng, `b`, `a`,"
        " `ratio`, `unused`; `?` là cột mà biểu mẫu không khai báo; không ghi thì không so",
        "what each column is by the form, between `|`: `ordinal`, `unit`, a quantity, `b`, `a`, `ratio`,"
        " `unused`; `?` is a column that the form does not declare; left out: not compared",
        default=None,
    )
    findings: Annotated[tuple[Text, ...], Several(empty=True, distinct=False)] | None = key(
        "đúng những lỗi và cảnh báo phải có, theo mã, như `[C612]`; không ghi thì không so",
        "exactly the errors and warnings that must come of it, by their codes, such as `[C612]`; left out:"
        " not compared",
        default=None,
    )
