"""What may be asked of lists of dossiers: their counts, or the dossiers themselves."""

from collections.abc import Sequence
from dataclasses import field
from typing import Annotated, Literal

from cchc.options import COMMA, Argument, Option, Place
from cchc.request.law import OfSet
from cchc.request.subject import (
    COUNTED,
    ENCODING,
    ENGINE,
    EXACT_SHARE,
    ITEMS,
    SOURCE,
    UNITS,
    Engine,
)
from cchc.sources.encodings import Encoding
from cchc.values import dataclass
from cchc.words import Words


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
    source: Annotated[str | None, SOURCE] = None
    encoding: Annotated[Encoding | None, ENCODING] = None
    engine: Annotated[Engine, ENGINE] = "auto"
    items: Annotated[Sequence[str], ITEMS] = ()
    period: Annotated[str | None, COUNTED] = None


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
    exact_share: Annotated[str | None, EXACT_SHARE] = None


@dataclass(frozen=True, kw_only=True)
class ListRequest(DossierRequest):
    """Which dossiers of one target are to be listed."""

    units: Annotated[Sequence[str], UNITS] = ()
    late: Annotated[
        bool,
        Option(
            "--late",
            Words(
                "Hồ sơ thuộc a nhưng không thuộc b, ví dụ hồ sơ trễ hạn; đây là mặc định.",
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
            Words(
                "Mọi hồ sơ thuộc a, kể cả hồ sơ chưa đủ căn cứ.",
                "Every dossier of a, the undecided ones too.",
            ),
            Place.EXTENT,
        ),
    ] = False
    columns: Annotated[
        Sequence[str],
        Option(
            "--columns",
            Words(
                "Hiện thêm các trường này, kể cả dữ liệu cá nhân như applicant, cách nhau bằng dấu phẩy"
                " hoặc ghi nhiều lần.",
                "Show these fields too, even personal data such as applicant, with commas between, or"
                " several times.",
            ),
            Place.SHOWN,
            Words("TRƯỜNG", "FIELD"),
            between=COMMA,
        ),
    ] = ()
