"""What may be asked, as frozen values: every field with its option and its help, once.

``Request`` asks for a report, ``Reading`` how files are understood; the smaller ones say which
definitions and which year are meant.  Nothing is read or judged here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from typing import Annotated, Literal

from cchc.definitions.period import Period
from cchc.engine.binding import Expect
from cchc.inputs import Counts, files_of
from cchc.law import Known
from cchc.options import Argument, Option, Place, refuse_wrong_values
from cchc.sources.encodings import Encoding
from cchc.words import Words

By = Literal["unit", "item", "level", "parent"]


@dataclass(frozen=True, kw_only=True)
class Defined:
    """By which definitions."""

    definitions: Annotated[
        Known | str | PathLike[str] | None,
        Option(
            "--definitions",
            Words(
                "Thư mục định nghĩa riêng, gồm hai thư mục con indicators và targets;"
                " nếu không ghi thì dùng bộ có sẵn.",
                "A folder of your own definitions with the subfolders indicators and targets;"
                " without it the built-in ones are used.",
            ),
            Place.DEFINITIONS,
            Words("THƯ_MỤC", "DIR"),
        ),
    ] = None

    def __post_init__(self) -> None:
        """Raise WrongRequest for a value that no option could have; one name may stand alone."""
        for name in ("units", "items", "sheets"):
            if isinstance(value := getattr(self, name, ()), str):
                object.__setattr__(self, name, (value,))
        refuse_wrong_values(self)


@dataclass(frozen=True, kw_only=True)
class OfYear(Defined):
    """The targets of a year."""

    year: Annotated[
        int | None,
        Option(
            "--year",
            Words("Năm giao chỉ tiêu, ví dụ 2024.", "Year of the targets, such as 2024."),
            Place.LAW,
            Words("NĂM", "YEAR"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class OfSet(OfYear):
    """The targets of one set."""

    set_id: Annotated[
        str | None,
        Option(
            "--set",
            Words(
                "Mã bộ chỉ tiêu, khi một năm có nhiều bộ.",
                "Id of the target set, where a year has more than one.",
            ),
            Place.LAW,
            Words("MÃ", "ID"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class FormRequest(OfSet):
    """Whose form, and of when; without a unit or level it is the form of the body of the set."""

    unit: Annotated[
        str | None,
        Option(
            "--unit",
            Words("Biểu của đơn vị này (tên hoặc mã).", "The form of this unit (name or code)."),
            Place.SUBJECT,
            Words("TÊN", "NAME"),
        ),
    ] = None
    level: Annotated[
        Literal["province", "district", "commune", "office", "officer"] | None,
        Option(
            "--level",
            Words(
                "Biểu chung cho mọi đơn vị của một cấp; mỗi đơn vị tự chọn tên.",
                "One form for all units of a level; each picks its name.",
            ),
            Place.SUBJECT,
        ),
    ] = None
    period: Annotated[
        str | None,
        Option(
            "--period",
            Words(
                "Kỳ báo cáo, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là cả năm, người điền có thể đổi.",
                "The period, such as Q3, 2024-09 or 9T; without it the year, which may be changed.",
            ),
            Place.SUBJECT,
            Words("KỲ", "PERIOD"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Reading(OfSet):
    """Which files are read, and how."""

    counts: Annotated[
        Counts | Sequence[Counts],
        Argument(
            Words("TỆP…", "FILE…"),
            Words(
                "Tệp số liệu (.xlsx, .csv, .xls, .xlsb, .ods), thư mục chứa các tệp đó, hoặc mẫu tên như"
                " «*.xlsx»; dấu - là đầu vào chuẩn.",
                "Files of counts (.xlsx, .csv, .xls, .xlsb, .ods), folders of them, or patterns such as"
                " «*.xlsx»; - is standard input.",
            ),
            is_many=True,
        ),
    ] = field(kw_only=False)
    layout: Annotated[
        str | None,
        Option(
            "--layout",
            Words(
                "Mã biểu mẫu, ví dụ bieu-06a, hoặc tệp .yaml khai báo một biểu (xem inspect"
                " --save-layout); nếu không ghi thì tự nhận dạng theo tiêu đề.",
                "Id of the layout, such as bieu-06a, or a .yaml file that declares one (see inspect"
                " --save-layout); without it the headings tell.",
            ),
            Place.READING,
            Words("BIỂU", "LAYOUT"),
        ),
    ] = None
    sheets: Annotated[
        Sequence[str],
        Option(
            "--sheet",
            Words(
                "Chỉ đọc trang tính này, kể cả khi bị ẩn; có thể ghi nhiều lần.",
                "Read only this sheet, even a hidden one; may be given several times.",
            ),
            Place.READING,
            Words("TRANG", "SHEET"),
        ),
    ] = ()
    encoding: Annotated[
        Encoding | None,
        Option(
            "--encoding",
            Words(
                "Bảng mã của tệp CSV; nếu không ghi thì tự nhận ra, và nói rõ khi phải đoán.",
                "Encoding of CSV files; without it the bytes tell, and a guess is said.",
            ),
            Place.READING,
        ),
    ] = None

    @property
    def files(self) -> Mapping[str, bytes | None]:
        """What is to be read, by name; None where the bytes are still to be fetched.

        Raises WrongRequest where two contents have one name.
        """
        return files_of(self.counts)


@dataclass(frozen=True, kw_only=True)
class Selection(Reading):
    """Whose counts of what, and of when."""

    units: Annotated[
        Sequence[str],
        Option(
            "--unit",
            Words(
                "Chỉ xét đơn vị này (tên hoặc mã); có thể ghi nhiều lần.",
                "Only this unit (name or code); may be given several times.",
            ),
            Place.SUBJECT,
            Words("TÊN", "NAME"),
        ),
    ] = ()
    items: Annotated[
        Sequence[str],
        Option(
            "--item",
            Words(
                "Chỉ xét chỉ tiêu này (ví dụ IV.1 hoặc mã chỉ số); có thể ghi nhiều lần.",
                "Only this target (such as IV.1 or an indicator's id); may be given several times.",
            ),
            Place.SUBJECT,
            Words("MỤC", "ITEM"),
        ),
    ] = ()
    period: Annotated[
        str | Period | None,
        Option(
            "--period",
            Words(
                "Kỳ được đánh giá, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là khoảng dài nhất kể từ"
                " tháng 1 đã có số liệu, không có thì khoảng dài nhất.",
                "The period to judge, such as Q3, 2024-09 or 9T; by default the longest stretch from"
                " January that was reported, else the longest there is.",
            ),
            Place.SUBJECT,
            Words("KỲ", "PERIOD"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Request(Selection):
    """All that may be asked of a check."""

    expect: Annotated[
        Expect,
        Option(
            "--expect",
            Words(
                "Ai phải báo cáo: các đơn vị có trong tệp (reported) hoặc mọi đơn vị được giao (all).",
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
                "Với mỗi tổng không đạt, nêu các đơn vị kéo tổng xuống nhiều nhất.",
                "For each missed total, name the units that hold it down most.",
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
    against_dossiers: Annotated[
        str | None,
        Option(
            "--against-dossiers",
            Words(
                "So số liệu báo cáo với danh sách hồ sơ này: ai báo cáo điều mà hồ sơ không cho thấy.",
                "Compare what was reported with this list of dossiers: who reported what they do not show.",
            ),
            Place.SUBJECT,
            Words("TỆP", "FILE"),
        ),
    ] = None
    against: Annotated[
        Counts | None,
        Option(
            "--against",
            Words(
                "So với một kỳ khác trong cùng tệp (ví dụ Q2) hoặc với một tệp khác.",
                "Compare with another period of the same files (such as Q2) or with another file.",
            ),
            Place.SUBJECT,
            Words("KỲ|TỆP", "PERIOD|FILE"),
        ),
    ] = None
    against_year: Annotated[
        int | None,
        Option(
            "--against-year",
            Words(
                "Năm của tệp ở --against, nếu khác --year.",
                "The year of the file in --against, where it differs from --year.",
            ),
            Place.SUBJECT,
            Words("NĂM", "YEAR"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class DossierRequest(OfSet):
    """Which lists of dossiers, and how they are understood."""

    paths: Annotated[
        Sequence[str],
        Argument(
            Words("TỆP…", "FILE…"),
            Words(
                "Danh sách hồ sơ (.parquet, .csv, .xlsx và các loại tệp mà check đọc), thư mục hoặc mẫu"
                " tên như «ho-so/*.parquet».",
                "Lists of dossiers (.parquet, .csv, .xlsx and what else check reads), folders, or patterns"
                " such as «ho-so/*.parquet».",
            ),
            is_many=True,
        ),
    ] = field(kw_only=False)
    source: Annotated[
        str | None,
        Option(
            "--source",
            Words(
                "Nguồn hồ sơ, ví dụ national-sync; nếu không ghi thì nhận theo tiêu đề.",
                "The source of the dossiers, such as national-sync; without it the headings tell.",
            ),
            Place.READING,
            Words("MÃ", "ID"),
        ),
    ] = None
    items: Annotated[
        Sequence[str],
        Option(
            "--item",
            Words(
                "Chỉ xét chỉ tiêu này (ví dụ IV.1 hoặc mã chỉ số); có thể ghi nhiều lần.",
                "Only this target (such as IV.1 or an indicator's id); may be given several times.",
            ),
            Place.SUBJECT,
            Words("MỤC", "ITEM"),
        ),
    ] = ()
    period: Annotated[
        str | None,
        Option(
            "--period",
            Words(
                "Kỳ được đếm, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là cả năm.",
                "The period to count, such as Q3, 2024-09 or 9T; without it the year.",
            ),
            Place.SUBJECT,
            Words("KỲ", "PERIOD"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class CountRequest(DossierRequest):
    """All that may be asked of counting dossiers."""

    by: Annotated[
        Literal["year", "quarter", "month"],
        Option(
            "--by",
            Words(
                "Đếm theo: year (cả kỳ một lần), quarter (từng quý), month (từng tháng). Số đếm những thứ"
                " khác nhau không cộng được qua các kỳ.",
                "Count by: year (the period as one), quarter or month. Counts of different things cannot"
                " be added over periods.",
            ),
            Place.SUBJECT,
        ),
    ] = "year"
    exact_share: Annotated[
        int | None,
        Option(
            "--exact-share",
            Words(
                "Báo R112 khi hơn chừng này phần trăm hồ sơ đúng hạn của một đơn vị kết thúc đúng vào"
                " giây hẹn trả. [mặc định: 5]",
                "Tell R112 where more than this many percent of a unit's dossiers on time end in the very"
                " second they are due. [default: 5]",
            ),
            Place.EXTENT,
            Words("PHẦN_TRĂM", "PERCENT"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class ListRequest(DossierRequest):
    """Which dossiers of one target are to be listed."""

    units: Annotated[
        Sequence[str],
        Option(
            "--unit",
            Words(
                "Chỉ xét đơn vị này (tên hoặc mã); có thể ghi nhiều lần.",
                "Only this unit (name or code); may be given several times.",
            ),
            Place.SUBJECT,
            Words("TÊN", "NAME"),
        ),
    ] = ()
    late: Annotated[
        bool,
        Option(
            "--late",
            Words(
                "Hồ sơ trong a mà ngoài b, ví dụ hồ sơ trễ hạn; đây là mặc định.",
                "Dossiers in a and not in b, such as those that were late; this is the default.",
            ),
            Place.EXTENT,
        ),
    ] = False
    undecided: Annotated[
        bool,
        Option(
            "--undecided",
            Words("Hồ sơ chưa đủ căn cứ.", "Dossiers that are undecided."),
            Place.EXTENT,
        ),
    ] = False
    everything: Annotated[
        bool,
        Option(
            "--all",
            Words("Mọi hồ sơ của a, kể cả chưa rõ.", "Every dossier of a, the undecided ones too."),
            Place.EXTENT,
        ),
    ] = False
    columns: Annotated[
        Sequence[str],
        Option(
            "--columns",
            Words(
                "Hiện thêm trường này, kể cả dữ liệu cá nhân như applicant; có thể ghi nhiều lần.",
                "Show this field too, even personal data such as applicant; may be given several times.",
            ),
            Place.SHOWN,
            Words("TRƯỜNG", "FIELD"),
        ),
    ] = ()


@dataclass(frozen=True, kw_only=True)
class SqlRequest(OfSet):
    """For which database a statement is to be printed, and what it counts."""

    dialect: Annotated[
        Literal["duckdb", "spark", "postgres", "trino"],
        Option("--dialect", Words("Loại cơ sở dữ liệu.", "The kind of database."), Place.FORM),
    ] = "duckdb"
    table: Annotated[
        str,
        Option(
            "--table",
            Words(
                "Tên bảng hồ sơ, có thể kèm lược đồ: hoso.ho_so.",
                "The table of dossiers, with its schema if it needs one: hoso.ho_so.",
            ),
            Place.READING,
            Words("BẢNG", "TABLE"),
        ),
    ] = "dossiers"
    source: Annotated[
        str,
        Option(
            "--source",
            Words(
                "Nguồn hồ sơ mà bảng theo; mỗi cột là văn bản, tên theo tiêu đề đầu tiên của nguồn.",
                "The source that the table follows; every column is a text, called as its first heading.",
            ),
            Place.READING,
            Words("MÃ", "ID"),
        ),
    ] = "national-sync"
    items: Annotated[
        Sequence[str],
        Option(
            "--item",
            Words(
                "Chỉ xét chỉ tiêu này (ví dụ IV.1 hoặc mã chỉ số); có thể ghi nhiều lần.",
                "Only this target (such as IV.1 or an indicator's id); may be given several times.",
            ),
            Place.SUBJECT,
            Words("MỤC", "ITEM"),
        ),
    ] = ()
    period: Annotated[
        str | None,
        Option(
            "--period",
            Words(
                "Kỳ được đếm, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là cả năm.",
                "The period to count, such as Q3, 2024-09 or 9T; without it the year.",
            ),
            Place.SUBJECT,
            Words("KỲ", "PERIOD"),
        ),
    ] = None
    by: Annotated[
        Literal["year", "quarter", "month"],
        Option(
            "--by",
            Words("Đếm theo năm, quý hoặc tháng.", "Count by year, quarter or month."),
            Place.SUBJECT,
        ),
    ] = "year"
