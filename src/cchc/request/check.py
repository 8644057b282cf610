"""What may be asked of a check: whose counts, of what and when, and against whom."""

from collections.abc import Sequence
from typing import Annotated, Literal

from cchc.definitions.period import Period
from cchc.engine.binding import Expect
from cchc.inputs import Counts
from cchc.options import CLOSE_COMMA, Option, Place
from cchc.request.reading import Reading
from cchc.request.subject import ENGINE, EXACT_SHARE, ITEMS, SOURCE, UNITS, Engine
from cchc.results import Only
from cchc.values import dataclass
from cchc.words import Words

By = Literal["unit", "item", "level", "parent"]


@dataclass(frozen=True, kw_only=True)
class Selection(Reading):
    """Whose counts of what, and of when."""

    units: Annotated[Sequence[str], UNITS] = ()
    items: Annotated[Sequence[str], ITEMS] = ()
    period: Annotated[
        str | Period | None,
        Option(
            "--period",
            Words(
                "Kỳ được đánh giá, ví dụ Q3, 2024-09, 9T; nếu không ghi thì lấy khoảng dài nhất tính"
                " từ tháng 1 có số liệu; không có khoảng như vậy thì lấy khoảng dài nhất.",
                "The period to judge, such as Q3, 2024-09 or 9T; by default the longest stretch from"
                " January that was reported, else the longest there is.",
            ),
            Place.SUBJECT,
            Words("KỲ", "PERIOD"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Filtered:
    """Which results are shown; all are judged."""

    only: Annotated[
        Sequence[Only],
        Option(
            "--only",
            Words(
                "Chỉ hiện kết quả thuộc các loại này, cách nhau bằng dấu phẩy: met (đạt), missed (không"
                " đạt), not_applicable (không phát sinh), inconclusive (chưa đủ căn cứ), missing (chưa báo"
                " cáo), invalid (số liệu sai), partial (chưa đủ); tổng của chỉ tiêu hiện kèm. Việc đánh giá"
                " không thay đổi.",
                "Show results of these kinds only, with commas between, beside the totals of their targets;"
                " what is judged stays the same.",
            ),
            Place.EXTENT,
        ),
    ] = ()
    lead: Annotated[
        Sequence[str],
        Option(
            "--lead",
            Words(
                "Chỉ hiện chỉ tiêu do các cơ quan này chủ trì, tên như trong phụ lục, cách nhau bằng dấu"
                " phẩy viết liền hoặc ghi nhiều lần.",
                "Show only targets that these bodies lead, named as in the annex, with commas and no"
                " space between, or several times.",
            ),
            Place.EXTENT,
            Words("TÊN", "NAME"),
            between=CLOSE_COMMA,
        ),
    ] = ()
    coordinating: Annotated[
        Sequence[str],
        Option(
            "--coordinating",
            Words(
                "Chỉ hiện chỉ tiêu mà các cơ quan này phối hợp thực hiện, tên như trong phụ lục, cách nhau"
                " bằng dấu phẩy viết liền hoặc ghi nhiều lần.",
                "Show only targets that these bodies help to carry out, named as in the annex, with commas"
                " and no space between, or several times.",
            ),
            Place.EXTENT,
            Words("TÊN", "NAME"),
            between=CLOSE_COMMA,
        ),
    ] = ()


@dataclass(frozen=True, kw_only=True)
class Request(Selection, Filtered):
    """All that may be asked of a check."""

    expect: Annotated[
        Expect,
        Option(
            "--expect",
            Words(
                "Ai phải báo cáo: các đơn vị có trong tệp (reported) hoặc mọi đơn vị được giao chỉ tiêu"
                " (all).",
                "Who must report: the units that occur (reported) or every unit bound (all).",
            ),
            Place.SUBJECT,
        ),
    ] = "reported"
    by: Annotated[
        By,
        Option(
            "--by",
            Words(
                "Cộng theo: unit (từng đơn vị), item (chỉ tổng), level (cấp), parent (đơn vị cấp trên).",
                "Sum by: unit (each unit), item (totals only), level or parent (the body above).",
            ),
            Place.SUBJECT,
        ),
    ] = "unit"
    bottlenecks: Annotated[
        bool,
        Option(
            "--bottlenecks",
            Words(
                "Với mỗi tổng không đạt, nêu các đơn vị làm tổng không đạt nhiều nhất;"
                " cùng --by thì nêu cả nhóm.",
                "For each missed total, name the units that hold it back most; with --by groups too.",
            ),
            Place.SUBJECT,
        ),
    ] = False
    dossiers: Annotated[
        bool,
        Option(
            "--dossiers",
            Words(
                "Các tệp là danh sách hồ sơ: đếm b và a từ hồ sơ rồi đối chiếu.",
                "The files are lists of dossiers: b and a are counted from them, then judged.",
            ),
            Place.READING,
        ),
    ] = False
    source: Annotated[str | None, SOURCE] = None
    engine: Annotated[Engine, ENGINE] = "auto"
    exact_share: Annotated[str | None, EXACT_SHARE] = None
    against_dossiers: Annotated[
        str | None,
        Option(
            "--against-dossiers",
            Words(
                "So số liệu báo cáo với danh sách hồ sơ này, nêu đơn vị báo cáo khác với hồ sơ.",
                "Compare the reported counts with this list of dossiers, and name the units that differ.",
            ),
            Place.SUBJECT,
            Words("TỆP", "FILE"),
        ),
    ] = None
    against: Annotated[
        Counts | Sequence[Counts],
        Option(
            "--against",
            Words(
                "So với một kỳ khác trong cùng tệp (ví dụ Q2) hoặc với một tệp khác, của cùng kỳ hay"
                " của kỳ khác; ghi nhiều lần thì có diễn biến qua các kỳ.",
                "Compare with another period of the same files (such as Q2) or with another file, of"
                " the same period or another; several of them show how it went over time.",
            ),
            Place.SUBJECT,
            Words("KỲ|TỆP", "PERIOD|FILE"),
        ),
    ] = ()
    against_year: Annotated[
        int | None,
        Option(
            "--against-year",
            Words(
                "Năm của các tệp ở --against, nếu khác --year.",
                "The year of the files in --against, where it differs from --year.",
            ),
            Place.SUBJECT,
            Words("NĂM", "YEAR"),
        ),
    ] = None
