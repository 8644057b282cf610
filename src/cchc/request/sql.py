"""For which database a statement is to be printed, and what it counts."""

from collections.abc import Sequence
from typing import Annotated, Literal

from cchc.options import Option, Place
from cchc.request.law import OfSet
from cchc.request.subject import COUNTED, ITEMS
from cchc.values import dataclass
from cchc.words import Words


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
                "Nguồn hồ sơ đặt tên cột của bảng; mọi cột kiểu văn bản, tên là tiêu đề đầu tiên ở nguồn.",
                "The source that names the columns; each is a text, called by its first heading there.",
            ),
            Place.READING,
            Words("MÃ", "ID"),
        ),
    ] = "national-sync"
    items: Annotated[Sequence[str], ITEMS] = ()
    period: Annotated[str | None, COUNTED] = None
    by: Annotated[
        Literal["year", "quarter", "month"],
        Option(
            "--by",
            Words("Đếm theo năm, quý hoặc tháng.", "Count by year, quarter or month."),
            Place.SUBJECT,
        ),
    ] = "year"
