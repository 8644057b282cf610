"""The options that several commands share, each with its help in the language of the run."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cchc.cli.language import say
from cchc.cli.terminal import ColorChoice, emit
from cchc.readers.encodings import Encoding
from cchc.render.formats import endings

ListFormat = Literal["table", "json"]


def _show_help(ctx: typer.Context, wanted: bool) -> None:
    if wanted:
        emit(ctx.get_help())
        raise typer.Exit


# The next three are accepted by every command and by ``cchc`` itself.  The language and --debug
# are read from the command line before anything else (see language.py and door.py).
LangOption = Annotated[
    Literal["vi", "en"] | None,
    typer.Option(
        "--lang",
        expose_value=False,
        help=say(
            "Ngôn ngữ: tiếng Việt hoặc tiếng Anh; cũng có thể đặt biến CCHC_LANG. [mặc định: vi]",
            "Language: Vietnamese or English; CCHC_LANG sets it too. [default: vi]",
        ),
    ),
]
DebugOption = Annotated[
    bool,
    typer.Option(
        "--debug",
        expose_value=False,
        help=say(
            "Khi chương trình gặp lỗi, in chi tiết để báo cho người bảo trì.",
            "When the program fails, print the details for its maintainers.",
        ),
    ),
]
HelpOption = Annotated[
    bool,
    typer.Option(
        "--help",
        "-h",
        callback=_show_help,
        is_eager=True,
        expose_value=False,
        help=say("Hiện hướng dẫn này rồi thoát.", "Show this help and exit."),
    ),
]

YearOption = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar=say("NĂM", "YEAR"),
        help=say("Năm giao chỉ tiêu, ví dụ 2024.", "Year of the targets, such as 2024."),
    ),
]
SetOption = Annotated[
    str | None,
    typer.Option(
        "--set",
        metavar=say("MÃ", "ID"),
        help=say(
            "Mã bộ chỉ tiêu, khi một năm có nhiều bộ.",
            "Id of the target set, where a year has more than one.",
        ),
    ),
]
DefinitionsOption = Annotated[
    Path | None,
    typer.Option(
        "--definitions",
        metavar=say("THƯ_MỤC", "DIR"),
        help=say(
            "Thư mục định nghĩa riêng, gồm hai thư mục con indicators và targets;"
            " nếu không ghi thì dùng bộ có sẵn.",
            "A folder of your own definitions with the subfolders indicators and targets;"
            " without it the built-in ones are used.",
        ),
    ),
]
LayoutOption = Annotated[
    str | None,
    typer.Option(
        "--layout",
        metavar=say("MÃ", "ID"),
        help=say(
            "Mã biểu mẫu, ví dụ bieu-06a; nếu không ghi thì tự nhận dạng theo tiêu đề.",
            "Id of the layout, such as bieu-06a; without it the headings tell.",
        ),
    ),
]
SheetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--sheet",
        metavar=say("TRANG", "SHEET"),
        help=say(
            "Chỉ đọc trang tính này, kể cả khi bị ẩn; có thể ghi nhiều lần.",
            "Read only this sheet, even a hidden one; may be given several times.",
        ),
    ),
]
EncodingOption = Annotated[
    Encoding | None,
    typer.Option(
        "--encoding",
        help=say(
            "Bảng mã của tệp CSV; nếu không ghi thì tự nhận ra, và nói rõ khi phải đoán.",
            "Encoding of CSV files; without it the bytes tell, and a guess is said.",
        ),
    ),
]
ListFormatOption = Annotated[
    ListFormat,
    typer.Option(
        "--format",
        help=say(
            "Cách trình bày: bảng để đọc hoặc JSON cho chương trình khác.",
            "Presentation: a table to read or JSON for other programs.",
        ),
    ),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("TỆP", "FILE"),
        help=say(
            "Ghi kết quả ra tệp, ở dạng theo phần mở rộng ({}); có thể ghi nhiều lần.",
            "Write the report to a file, in the form that its ending names ({}); may be given"
            " several times.",
        ).format(", ".join(endings())),
    ),
]
ColorOption = Annotated[
    ColorChoice,
    typer.Option(
        "--color",
        help=say(
            "Tô màu: auto (chỉ khi hiện trên màn hình), always (luôn luôn) hoặc never (không).",
            "Colours: auto (only on a terminal), always or never.",
        ),
    ),
]
