"""What the commands that read counts ask for: files, a period."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

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
            "Tệp số liệu .csv hoặc .xlsx, thư mục chứa các tệp đó, hoặc mẫu tên như «*.xlsx»;"
            " dấu - là CSV từ đầu vào chuẩn.",
            "Files of counts (.csv or .xlsx), folders of them, or patterns such as «*.xlsx»;"
            " - is CSV from standard input.",
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
            " tháng 1 đã có số liệu.",
            "The period to judge, such as Q3, 2024-09 or 9T; by default the longest stretch from"
            " January that was reported.",
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
