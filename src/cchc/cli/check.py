"""``cchc check``: the main job."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names, registry_or_exit
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    LayoutOption,
    SetOption,
    SheetOption,
    YearOption,
)
from cchc.cli.terminal import ColorChoice, emit, emit_grid, uses_colour
from cchc.cli.wrong_usage import WrongUsage
from cchc.words import Words
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.results import Report

HELP = say(
    "Đối chiếu số liệu trong tệp Excel hoặc CSV với chỉ tiêu được giao của một năm.",
    "Judge the counts of an Excel or CSV file against the targets of a year.",
)
EXAMPLES = examples(
    (
        "cchc check so-lieu.xlsx --year 2024",
        say("Đối chiếu một tệp Excel.", "Judge an Excel file."),
    ),
    (
        "cchc check so-lieu.csv --year 2023 --unit 23281 --item IV.3",
        say("Chỉ xem một đơn vị và một chỉ tiêu.", "Look at one unit and one target only."),
    ),
    (
        "cchc check - --year 2024 --format json < so-lieu.csv",
        say("Đọc từ đầu vào chuẩn, in JSON.", "Read standard input, print JSON."),
    ),
)

ReportFormat = Literal["table", "json"]


def check(
    counts: Annotated[
        list[str],
        typer.Argument(
            metavar=say("TỆP…", "FILE…"),
            help=say(
                "Tệp số liệu .csv hoặc .xlsx; dấu - là CSV từ đầu vào chuẩn.",
                "Files of counts, .csv or .xlsx; - is CSV from standard input.",
            ),
        ),
    ],
    year: YearOption = None,
    set_id: SetOption = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit",
            metavar=say("TÊN", "NAME"),
            help=say(
                "Chỉ xét đơn vị này (tên hoặc mã); có thể ghi nhiều lần.",
                "Only this unit (name or code); may be given several times.",
            ),
        ),
    ] = None,
    item: Annotated[
        list[str] | None,
        typer.Option(
            "--item",
            metavar=say("MỤC", "ITEM"),
            help=say(
                "Chỉ xét chỉ tiêu này (ví dụ IV.1 hoặc mã chỉ số); có thể ghi nhiều lần.",
                "Only this target (such as IV.1 or an indicator's id); may be given several times.",
            ),
        ),
    ] = None,
    output: Annotated[
        ReportFormat,
        typer.Option(
            "--format",
            help=say(
                "Cách trình bày: bảng để đọc hoặc JSON cho chương trình khác.",
                "Presentation: a table to read or JSON for other programs.",
            ),
        ),
    ] = "table",
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=say(
                "Hiện mọi kết quả và mọi phát hiện, dù nhiều đến đâu.",
                "Show every result and every finding, however many.",
            ),
        ),
    ] = False,
    allow_missed: Annotated[
        bool,
        typer.Option(
            "--allow-missed",
            help=say(
                "Vẫn thoát với mã 0 khi có chỉ tiêu không đạt.",
                "Exit with 0 even where a target is missed.",
            ),
        ),
    ] = False,
    layout: LayoutOption = None,
    sheet: SheetOption = None,
    definitions: DefinitionsOption = None,
    color: ColorOption = "auto",
) -> int:
    """Judge the counts, show the report, give the exit code."""
    from cchc import run
    from cchc.definitions.choose import choose_set

    ready = definitions_or_exit(definitions)
    with refusing_unknown_names():
        target_set = choose_set(ready.definitions.target_sets, year=year, set_id=set_id)
        registry = registry_or_exit(ready, target_set)
        try:
            report = run.check(
                counts,
                ready.definitions,
                target_set,
                registry,
                units=unit or (),
                items=item or (),
                layout=layout,
                sheets=sheet or (),
            )
        except OSError as error:
            raise WrongUsage(_no_file(error)) from error
    code = run.exit_code(report, allow_missed=allow_missed)
    if output == "json":
        from cchc.render import report_json

        emit(report_json.render(report, code, LANG))
    else:
        _emit_tables(report, color, everything=everything)
    return code


def _emit_tables(report: "Report", color: ColorChoice, *, everything: bool) -> None:
    from cchc.render import table
    from cchc.render.grid import paint, unpainted

    painter = paint if uses_colour(color) else unpainted
    for part in table.render(report, LANG, everything=everything, paint=painter):
        if isinstance(part, str):
            emit(part)
        else:
            emit_grid(part, color, many=len(part.rows) > table.MANY)


def _no_file(error: OSError) -> Words:
    path = safe(str(error.filename or error))
    if isinstance(error, IsADirectoryError):
        return Words(
            f"«{path}» là thư mục; hãy ghi tên tệp số liệu.",
            f"«{path}» is a folder; name a file of counts.",
        )
    return Words(f"Không có tệp «{path}».", f"There is no file «{path}».")
