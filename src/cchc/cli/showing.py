"""The options that say how an answer is shown: each is declared once and shared by commands."""

from typing import Annotated, Literal

from cchc.cli.terminal import ColorChoice
from cchc.options import Option, Place
from cchc.values import dataclass
from cchc.words import Lang, Words

ListFormat = Literal["table", "json"]

FORM = Option(
    "--format",
    Words(
        "Cách trình bày: bảng để đọc, hoặc một dạng cho chương trình khác.",
        "Presentation: a table to read, or a form for other programs.",
    ),
    Place.FORM,
)
"""How an answer is shown of which there are several forms; which, each command says."""


@dataclass(frozen=True, kw_only=True)
class Formatted:
    """A list or a page, or JSON."""

    output: Annotated[
        ListFormat,
        Option(
            "--format",
            Words(
                "Cách trình bày: bảng để đọc hoặc JSON cho chương trình khác.",
                "Presentation: a table to read or JSON for other programs.",
            ),
            Place.SHOWN,
        ),
    ] = "table"


@dataclass(frozen=True, kw_only=True)
class Coloured:
    """With colours or without."""

    color: Annotated[
        ColorChoice,
        Option(
            "--color",
            Words(
                "Tô màu: auto (chỉ khi hiện trên màn hình), always (luôn luôn) hoặc never (không).",
                "Colours: auto (only on a terminal), always or never.",
            ),
            Place.SHOWN,
        ),
    ] = "auto"


@dataclass(frozen=True, kw_only=True)
class Listed(Coloured, Formatted):
    """A table, with colours or without, or JSON."""


@dataclass(frozen=True, kw_only=True)
class Everywhere:
    """What every command takes.

    The language and --debug are read from the command line before anything else (see language.py and
    main.py); here they are only known.
    """

    lang: Annotated[
        Lang | None,
        Option(
            "--lang",
            Words(
                "Ngôn ngữ: tiếng Việt hoặc tiếng Anh; cũng có thể đặt biến môi trường CCHC_LANG."
                " [mặc định: vi]",
                "Language: Vietnamese or English; the environment variable CCHC_LANG sets it, too."
                " [default: vi]",
            ),
            Place.EVERYWHERE,
        ),
    ] = None
    debug: Annotated[
        bool,
        Option(
            "--debug",
            Words(
                "Khi chương trình gặp lỗi, in chi tiết để báo cho người bảo trì.",
                "When the program fails, print the details for its maintainers.",
            ),
            Place.EVERYWHERE,
        ),
    ] = False
    help: Annotated[
        bool,
        Option(
            "--help",
            Words("Hiện hướng dẫn này rồi thoát.", "Show this help and exit."),
            Place.EVERYWHERE,
            letter="-h",
        ),
    ] = False


@dataclass(frozen=True, kw_only=True)
class Program(Everywhere):
    """What is asked of ``cchc`` itself, before any command."""

    version: Annotated[
        bool,
        Option(
            "--version",
            Words("Hiện phiên bản rồi thoát.", "Show the version and exit."),
            Place.EXIT,
        ),
    ] = False
