"""What the commands that read counts ask for: files, a period."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cchc.cli.language import say
from cchc.cli.wrong_usage import WrongUsage
from cchc.words import Words
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.definitions.period import Period

CountsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=say("TỆP…", "FILE…"),
        help=say(
            "Tệp số liệu (.xlsx, .csv, .xls, .xlsb, .ods), thư mục chứa các tệp đó, hoặc mẫu tên như"
            " «*.xlsx»; dấu - là đầu vào chuẩn.",
            "Files of counts (.xlsx, .csv, .xls, .xlsb, .ods), folders of them, or patterns such as"
            " «*.xlsx»; - is standard input.",
        ),
    ),
]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar=say("KỲ", "PERIOD"),
        help=say(
            "Kỳ được đánh giá, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là khoảng dài nhất kể từ"
            " tháng 1 đã có số liệu, không có thì khoảng dài nhất.",
            "The period to judge, such as Q3, 2024-09 or 9T; by default the longest stretch from"
            " January that was reported, else the longest there is.",
        ),
    ),
]
UnitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--unit",
        metavar=say("TÊN", "NAME"),
        help=say(
            "Chỉ xét đơn vị này (tên hoặc mã); có thể ghi nhiều lần.",
            "Only this unit (name or code); may be given several times.",
        ),
    ),
]
ItemOption = Annotated[
    list[str] | None,
    typer.Option(
        "--item",
        metavar=say("MỤC", "ITEM"),
        help=say(
            "Chỉ xét chỉ tiêu này (ví dụ IV.1 hoặc mã chỉ số); có thể ghi nhiều lần.",
            "Only this target (such as IV.1 or an indicator's id); may be given several times.",
        ),
    ),
]
ExpectOption = Annotated[
    Literal["reported", "all"],
    typer.Option(
        "--expect",
        help=say(
            "Ai phải báo cáo: các đơn vị có trong tệp (reported) hoặc mọi đơn vị được giao (all).",
            "Who must report: the units that occur (reported) or every unit bound (all).",
        ),
    ),
]
ByOption = Annotated[
    Literal["unit", "item", "level", "parent"],
    typer.Option(
        "--by",
        help=say(
            "Cộng theo: unit (từng đơn vị), item (chỉ tổng), level (cấp), parent (đơn vị cấp trên).",
            "Sum by: unit (each unit), item (totals only), level or parent (the body above).",
        ),
    ),
]
BottlenecksOption = Annotated[
    bool,
    typer.Option(
        "--bottlenecks",
        help=say(
            "Với mỗi tổng không đạt, nêu các đơn vị kéo tổng xuống nhiều nhất.",
            "For each missed total, name the units that hold it down most.",
        ),
    ),
]
AgainstOption = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar=say("KỲ|TỆP", "PERIOD|FILE"),
        help=say(
            "So với một kỳ khác trong cùng tệp (ví dụ Q2) hoặc với một tệp khác.",
            "Compare with another period of the same files (such as Q2) or with another file.",
        ),
    ),
]
AgainstYearOption = Annotated[
    int | None,
    typer.Option(
        "--against-year",
        metavar=say("NĂM", "YEAR"),
        help=say(
            "Năm của tệp ở --against, nếu khác --year.",
            "The year of the file in --against, where it differs from --year.",
        ),
    ),
]
AllowMissedOption = Annotated[
    bool,
    typer.Option(
        "--allow-missed",
        help=say(
            "Vẫn thoát với mã 0 khi có chỉ tiêu không đạt.",
            "Exit with 0 even where a target is missed.",
        ),
    ),
]


def period_of(written: str | None, year: int) -> "Period | None":
    """Understand ``--period``; what is no period of that year is wrong usage."""
    from cchc.definitions.period import read_period

    if written is None:
        return None
    period = read_period(written, year)
    if period is None:
        text = safe(written)
        raise WrongUsage(
            Words(
                f"Không hiểu kỳ «{text}»; hãy ghi như Q3, 2024-09, 6T, 9T hoặc 2024.",
                f"The period «{text}» is not understood; write it like Q3, 2024-09, 6T, 9T or 2024.",
            )
        )
    if period.year != year:
        raise WrongUsage(
            Words(
                f"Kỳ «{period.label('vi')}» không thuộc năm {year}.",
                f"The period «{period.label('en')}» is not in {year}.",
            )
        )
    return period


@contextmanager
def refusing_missing_files() -> Iterator[None]:
    """Turn a path that is no file into wrong usage."""
    try:
        yield
    except FileNotFoundError as error:
        path = safe(str(error.filename or error))
        raise WrongUsage(Words(f"Không có tệp «{path}».", f"There is no file «{path}».")) from error
