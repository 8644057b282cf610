"""Indicators as their files declare them.  Frozen; built once, read everywhere."""

from enum import Enum, StrEnum
from typing import Annotated, Final

from cchc.definitions.cases import MAYBE, IndicatorCase
from cchc.definitions.counting import DOSSIERS, CountEntry
from cchc.definitions.declaration import Id, Text, Texts, declaration, key
from cchc.definitions.layout import Recipe, sum_of
from cchc.words import Words

_NOT_DECLARED: Final = Words("chưa khai báo cách đếm", "nobody has declared how")


class Formula(StrEnum):
    """Whether the document spells out b/a itself, or it is our reading of the wording."""

    STATED = "stated"
    INFERRED = "inferred"


class OverTime(StrEnum):
    """Whether counts of several periods add up, or are a state of which the latest counts."""

    SUM = "sum"
    LATEST = "latest"


class WhenEmpty(StrEnum):
    """What a = 0 means.  A policy of the indicator, never a constant of the program."""

    NOT_APPLICABLE = "not_applicable"
    MET = "met"
    MISSED = "missed"


class Better(Enum):
    """The direction in which the ratio improves."""

    HIGHER = "higher"
    LOWER = "lower"


@declaration
class Labels:
    """What an indicator and its two counts are called in one language."""

    label: Text = key("tên tỷ lệ", "the ratio's name")
    numerator: Text = key("b bằng lời", "b in words")
    denominator: Text = key("a bằng lời", "a in words")


@declaration
class Count:
    """The numerator or the denominator."""

    label: Text = key("b hoặc a bằng lời", "b or a in words")
    quantities: Texts = key(
        "các đại lượng của biểu mẫu cộng lại thành số này; dấu trừ trước mã là trừ đi",
        "the quantities of forms that add up to it; a minus before an id subtracts it",
        default=(),
    )


@declaration
class Indicator:
    """The definition of one ratio b/a: one file under ``indicators/``."""

    id: Id = key(
        "tiếng Anh, chữ thường nối bằng gạch nối, trùng với tên tệp; đã công bố thì không đổi",
        "English, kebab-case, the same as the file name; never changed once published",
    )
    label: Text = key(
        "tên tỷ lệ theo nguyên văn văn bản", "the ratio's name in the words of the document"
    )
    numerator: Count = key(
        "tử số: `label` là b bằng lời, `quantities` là các đại lượng của biểu mẫu cộng lại thành b",
        "a `label`, b in words; and `quantities` of forms that add up to it, where there are any",
    )
    denominator: Count = key("mẫu số: như trên, cho a", "the same for a")
    english: Labels = key(
        "`label`, `numerator`, `denominator` bằng tiếng Anh; là bản dịch, không phải nguồn",
        "`label`, `numerator`, `denominator` in English; a translation, not a source",
    )
    scope: Text | None = key(
        "ghi chú của văn bản về phạm vi được tính; không có thì bỏ",
        "the document's note on what is counted; left out if there is none",
        default=None,
    )
    formula: Formula = key(
        "`stated`: văn bản tự ghi b/a; `inferred`: không ghi, và `note` nói cách hiểu của chúng tôi",
        "`stated`: the document writes b/a itself; `inferred`: it does not, and `note` gives our reading",
    )
    part_of_whole: bool = key(
        "`true`: b là một phần của a, nên b > a là lỗi",
        "`true`: b is part of a, so b > a is an error",
    )
    over_time: OverTime = key(
        "`sum`: số liệu các kỳ cộng được (hồ sơ, giao dịch, phản ánh); `latest`: số tại một thời điểm"
        " hoặc số những thứ khác nhau (thủ tục, kết quả còn hiệu lực), không bao giờ cộng",
        "`sum`: counts of several periods add up (dossiers, payments, petitions); `latest`: a state at"
        " a moment or a count of distinct things (procedures, results in force), never added up",
    )
    when_empty: WhenEmpty = key(
        "a = 0 nghĩa là gì: `not_applicable`, `met` hoặc `missed`",
        "what a = 0 means: `not_applicable`, `met` or `missed`",
        default=WhenEmpty.NOT_APPLICABLE,
    )
    better: Better = key("`higher` hoặc `lower`", "`higher` or `lower`", default=Better.HIGHER)
    aliases: Texts = key(
        "các tên khác mà báo cáo có thể dùng",
        "further names by which a submission may call the ratio",
        default=(),
    )
    note: Text | None = key(
        "cách hiểu hoặc nhận xét của chúng tôi, bằng tiếng Việt",
        "our reading or a remark, in Vietnamese",
        default=None,
    )
    count: CountEntry | None = key(
        "b và a đếm từ hồ sơ thế nào; xem [đếm từ hồ sơ](../docs/records.md); không đếm được thì bỏ",
        "how b and a are counted from dossiers; see [the page](../docs/records.md); left out if they"
        " cannot be",
        default=None,
    )

    not_counted: Text | None = key(
        "vì sao không đếm được từ hồ sơ, còn thiếu gì",
        "why it cannot be counted from dossiers, and what is lacking",
        default=None,
    )

    tests: Annotated[tuple[IndicatorCase, ...], MAYBE] = key(
        "phép thử của chỉ số, chạy bằng `cchc test`",
        "tests of the indicator, which `cchc test` runs",
        default=(),
        for_judging=False,
    )

    @property
    def lacks(self) -> Words:
        """What is lacking to count it from dossiers, where it cannot be counted."""
        why = self.not_counted
        return Words(why, why) if why else _NOT_DECLARED

    @property
    def counts_things(self) -> bool:
        """Whether it counts the different values of a field, which may be the same in two units."""
        return self.count is not None and self.count.of != DOSSIERS

    @property
    def labels(self) -> Labels:
        """What it and its counts are called in Vietnamese, in the words of the document."""
        return Labels(
            label=self.label, numerator=self.numerator.label, denominator=self.denominator.label
        )

    @property
    def recipe(self) -> Recipe | None:
        """How b and a are made from the quantities of forms, where they are."""
        if not self.numerator.quantities:
            return None
        return Recipe(sum_of(self.numerator.quantities), sum_of(self.denominator.quantities))
