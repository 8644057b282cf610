"""Target sets as their files declare them.  Frozen; built once, read everywhere."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from cchc.definitions.cases import MAYBE, TargetCase
from cchc.definitions.declaration import As, Day, Id, Several, Text, Texts, declaration, key
from cchc.definitions.documents import AnnexHeading, Reference, SourceDocument
from cchc.definitions.indicator import Indicator
from cchc.definitions.items import number_of
from cchc.definitions.layout import Layouts
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.values import dataclass


class Inherit(StrEnum):
    """Which rows of the set that it extends a set has: those that it names, or all."""

    NAMED = "named"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """The threshold of the months *first* to *last*; milestones nest and never cross."""

    first: int
    last: int
    threshold: Threshold
    written: str = field(default="", compare=False)  # its key in the file


Roadmap = Annotated[tuple[Milestone, ...], As.ROADMAP]


Unsure = Mapping[Text, Text]
"""What a draft is not sure of: key → why.  A set that has any is refused."""


@declaration
class Assignment:
    """One sub-unit or officer to whom a target is passed on."""

    unit: Text = key("mã đơn vị trong danh mục của bộ", "a code of the set's registry")
    threshold: Threshold | None = key(
        "mức giao riêng; không ghi là mức của mục",
        "its own threshold; left out if it is that of the row",
        default=None,
    )
    share: Annotated[Decimal, As.SHARE] | None = key(
        "phần việc của mục mà đơn vị đảm nhận, như «60%»",
        "the part of the row's work that the unit carries, as «60%»",
        default=None,
    )
    roadmap: Roadmap = key("lộ trình riêng", "its own roadmap", default=())


@declaration
class Target:
    """One row of an annex: an indicator, the levels it binds, its threshold and who answers for it."""

    item: Annotated[str, As.ITEM] = key(
        "phần và mục, «III.2»; phần tự nó là một mục thì chỉ ghi số phần, «II»; mục giao mỗi cấp một mức"
        " thì mỗi cấp một dòng, «III.2 (cấp xã)»",
        "section and row, «III.2»; a section that is itself a row has only its number, «II»; of a row with a"
        " threshold for each level each is one, «III.2 (cấp xã)»",
    )
    indicator: Annotated[Indicator, As.INDICATOR] = key(
        "mã một tệp trong `indicators/`", "id of a file in `indicators/`"
    )
    wording: Text = key(
        "toàn bộ ô «Tên nhiệm vụ», cả công thức và ghi chú",
        "the whole cell «Tên nhiệm vụ», formula and remarks included",
    )
    levels: Annotated[tuple[Level, ...], Several()] = key(
        "ai phải thực hiện: `province`, `district`, `commune`; trong một cơ quan còn có `office`"
        " (phòng, đơn vị trực thuộc) và `officer` (cá nhân)",
        "who is bound: `province`, `district`, `commune`; inside one body also `office` (phòng, đơn vị"
        " trực thuộc) and `officer` (cá nhân)",
    )
    threshold: Threshold = key(
        'như văn bản ghi: `"30"`, `Tối thiểu 45`; một số trần là mức tối thiểu',
        'as written: `"30"`, `Tối thiểu 45`; a bare number is a floor',
    )
    threshold_cell: Text | None = key(
        "toàn bộ ô «Giao chỉ tiêu» khi ô giao nhiều mức, như «Cấp tỉnh: 98%; cấp xã: 90%» hoặc"
        " «Quý I: 15%; cả năm: 60%»; không thì bỏ",
        "the whole cell «Giao chỉ tiêu» where it holds several thresholds, such as «Cấp tỉnh: 98%; cấp xã:"
        " 90%» or «Quý I: 15%; cả năm: 60%»; left out otherwise",
        default=None,
    )
    unit_of_measure: Text = key("cột «Đơn vị tính»", "the column «Đơn vị tính»")
    responsible: Texts = key(
        "các cơ quan ở cột «Đơn vị chủ trì», dạng danh sách",
        "the bodies of «Đơn vị chủ trì», as a list",
    )
    coordinating: Annotated[tuple[Text, ...], Several(empty=True, distinct=False)] = key(
        "các cơ quan ở cột «Đơn vị phối hợp», dạng danh sách; có thể rỗng",
        "the bodies of «Đơn vị phối hợp», as a list, which may be empty",
    )
    basis: Text | None = key(
        "cột «Căn cứ thực hiện»; `null` nếu để trống",
        "the column «Căn cứ thực hiện»; `null` if it is empty",
    )
    scope: Text | None = key(
        "ghi chú của văn bản về phạm vi được tính; không có thì bỏ",
        "the document's note on what is counted; left out if there is none",
        default=None,
    )
    note: Text | None = key(
        "nhận xét của chúng tôi, bằng tiếng Việt; trích dẫn đặt trong « »",
        "a remark of ours, in Vietnamese; quotations stand in « »",
        default=None,
    )
    roadmap: Roadmap = key(
        "mức giao cho từng tháng, quý hoặc kỳ trong năm; không có thì bỏ",
        "thresholds for months, quarters or other periods of the year; left out if there are none",
        default=(),
    )
    assigned: Annotated[tuple[Assignment, ...], Several(distinct="unit")] = key(
        "chỉ tiêu được phân giao cho ai (chỉ những đơn vị này và chủ của bộ phải thực hiện);"
        " không phân giao thì bỏ",
        "to whom the target is passed on (only they and the body are bound); left out if to nobody",
        default=(),
    )
    unsure: Unsure = key(
        "bản thảo chưa chắc ô nào và vì sao; đối chiếu văn bản rồi xóa",
        "of which cells a draft is not sure, and why; look at the document, then delete it",
        factory=dict,
    )
    tests: Annotated[tuple[TargetCase, ...], MAYBE] = key(
        "phép thử của mục và lộ trình, chạy bằng `cchc test`",
        "tests of the row and its roadmap, which `cchc test` runs",
        default=(),
        for_judging=False,
    )
    above: Threshold | None = None  # of the row that this one inherits from

    @property
    def number(self) -> str:
        """Give the number of its row in the annex; targets of several levels share it."""
        return number_of(self.item)

    @property
    def is_for_levels(self) -> bool:
        """Whether it is one of several targets of a row, each for levels of its own."""
        return self.item != self.number

    @property
    def section(self) -> str:
        """Name its section: IV of IV.1, and II of II, which is section and row at once."""
        return self.number.partition(".")[0]

    def threshold_in(self, period: Period) -> Threshold:
        """Give the milestone that is due in *period*, else the target of the year."""
        return due_in(self.roadmap, period) or self.threshold

    def threshold_of(self, assignment: Assignment, period: Period) -> Threshold:
        """Give what is due of one sub-unit: its own where it has any, else the row's."""
        own = due_in(assignment.roadmap, period) or assignment.threshold
        return own or (self.threshold if assignment.roadmap else self.threshold_in(period))

    def annual_of(self, unit: str) -> Threshold:
        """Give the target of the year for the unit of that code."""
        if not self.assigned:
            return self.threshold
        own = next((each.threshold for each in self.assigned if each.unit == unit), None)
        return own or self.threshold


def due_in(roadmap: Sequence[Milestone], period: Period) -> Threshold | None:
    """Give the milestone of *period* itself, else the innermost that covers its last month."""
    covering = [each for each in roadmap if each.first <= period.last <= each.last]
    same = [each for each in covering if (each.first, each.last) == (period.first, period.last)]
    innermost = min(covering, key=lambda each: each.last - each.first, default=None)
    due = same[0] if same else innermost
    return None if due is None else due.threshold


@declaration
class Dates:
    """The first and the last day of something; either may be open."""

    first: Day | None = key("ngày đầu", "the first day", name="from", default=None)
    last: Day | None = key("ngày cuối", "the last day", name="to", default=None)


@declaration
class TargetSet:
    """One decision or plan, for one year: one file under ``targets/``."""

    id: Id = key("trùng với tên tệp", "the file name")
    year: Annotated[int, As.YEAR] = key(
        "năm của số liệu được đánh giá", "the year whose counts are judged"
    )
    title: Text = key("tên văn bản", "the document's title")
    issuer: Text = key("cơ quan ban hành", "who issued it")
    number: Annotated[str, As.NUMBER] | None = key(
        "số văn bản; `null` khi chưa biết", "number of the document; `null` while unknown"
    )
    issued: Day | None = key(
        "ngày ban hành dạng năm-tháng-ngày; `null` khi chưa biết",
        "ISO date of the document; `null` while unknown",
    )
    effective: Dates = key(
        "`from` và `to`, dạng năm-tháng-ngày; `null` nếu văn bản không ghi (áp dụng cả năm)",
        "`from` and `to`, ISO dates; `null` where the document states none (the year applies)",
    )
    annex: Text | None = key(
        "phụ lục nào, khi một cơ quan được giao nhiều phụ lục trong cùng một năm; không có thì bỏ",
        "which annex, where a body has several in one year; left out otherwise",
        default=None,
    )
    supersedes: Id | None = key(
        "mã bộ chỉ tiêu bị bộ này thay thế, kể từ ngày `effective.from`; không thay bộ nào thì bỏ",
        "id of the set that this one replaces, from `effective.from` on; left out if it replaces none",
        default=None,
    )
    document: SourceDocument | None = key(
        "bản sao văn bản được lưu: tệp, mã băm, và mỗi ô ở dòng nào",
        "the copy of the document that is kept: file, hash, and on which lines each cell stands",
        default=None,
    )
    annex_heading: AnnexHeading | None = key(
        "tên phụ lục như văn bản viết",
        "the titles of the annex as the document has them",
        default=None,
    )
    preamble: Annotated[tuple[Text, ...], Several(empty=True, distinct=False)] = key(
        "các căn cứ pháp lý ở đầu văn bản, mỗi đoạn một phần tử",
        "the legal preamble, an entry for each paragraph",
        default=(),
    )
    references: Annotated[tuple[Reference, ...], Several(empty=True, distinct="document")] = key(
        "văn bản được nhắc đến mà chưa có; không bao giờ là nguồn của con số",
        "documents that it names and that are not at hand; never a source of numbers",
        default=(),
    )
    unsure: Unsure = key(
        "bản thảo chưa chắc điều gì và vì sao; đối chiếu văn bản rồi xóa",
        "what a draft is not sure of, and why; look at the document, then delete it",
        factory=dict,
    )
    registry: Id = key(
        "tệp trong `units/` liệt kê các đơn vị", "the file under `units/` that lists the bodies"
    )
    body: Text = key(
        "mã đơn vị mà cả bộ chỉ tiêu thuộc về", "code of the unit that the whole set belongs to"
    )
    sections: Annotated[Mapping[Annotated[str, As.SECTION], Text], MAYBE] = key(
        "số và tên từng phần", "number and heading of each section"
    )
    extends: Id | None = key(
        "mã bộ chỉ tiêu cấp trên được phân giao; xem bên dưới",
        "id of the set above, in a set that passes on its targets; see below",
        default=None,
    )
    inherit: Inherit = key(
        "`named`: chỉ những mục được nêu; `all`: cả các mục khác của bộ cấp trên",
        "`named`: only the rows that are named; `all`: the others of the set above too",
        default=Inherit.NAMED,
    )
    targets: Annotated[tuple[Target, ...], MAYBE] = key(
        "các mục của phụ lục, theo đúng thứ tự; còn trống khi chưa có văn bản",
        "the rows of the annex, in its order; empty while there is no document",
    )
    not_judged: Mapping[Annotated[str, As.ITEM], Text] = key(
        "mục của phụ lục không phải tỷ lệ nên không đánh giá ở đây, và lý do",
        "rows of the annex that are not ratios and so are not judged here, and why",
        factory=dict,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Everything that one folder of definitions declares, apart from the units."""

    indicators: Mapping[str, Indicator]
    target_sets: tuple[TargetSet, ...]
    digest: str  # sha256 over names and contents of the files
    hashes: Mapping[str, str] = field(default_factory=dict)  # sha256 of each, registries included
    layouts: Layouts = field(default_factory=Layouts)
    # The words by which sheets are read, as plain data: made ready by who reads.
    vocabulary: Mapping[str, Any] = field(default_factory=dict, repr=False)
    # What the folder says of lists of dossiers, as plain data: few runs count them.
    records: Mapping[str, Any] = field(default_factory=dict)
