"""``cchc check``: the main job."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.asking import (
    AgainstOption,
    AgainstYearOption,
    AllowMissedOption,
    BottlenecksOption,
    ByOption,
    CountsArgument,
    ExpectOption,
    ItemOption,
    PeriodOption,
    UnitOption,
)
from cchc.cli.help import examples
from cchc.cli.judging import judged
from cchc.cli.language import LANG, say
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    EncodingOption,
    LayoutOption,
    OutputOption,
    SetOption,
    SheetOption,
    YearOption,
)
from cchc.cli.outputs import chosen, write, write_summary
from cchc.cli.terminal import ColorChoice, complain, emit, emit_table, uses_colour
from cchc.exit_codes import ExitCode
from cchc.render import formats
from cchc.render.formats import TextFormat

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
    (
        "cchc check so-lieu.xlsx --year 2024 -o ket-qua.csv -o junit.xml",
        say("Xem bảng và ghi thêm hai tệp.", "See the table and write two files beside it."),
    ),
)


def check(
    counts: CountsArgument,
    year: YearOption = None,
    set_id: SetOption = None,
    unit: UnitOption = None,
    item: ItemOption = None,
    period: PeriodOption = None,
    expect: ExpectOption = "reported",
    by: ByOption = "unit",
    bottlenecks: BottlenecksOption = False,
    against: AgainstOption = None,
    against_year: AgainstYearOption = None,
    shown_as: Annotated[
        TextFormat,
        typer.Option(
            "--format",
            help=say(
                "Cách trình bày: bảng để đọc, hoặc một dạng cho chương trình khác.",
                "Presentation: a table to read, or a form for other programs.",
            ),
        ),
    ] = "table",
    output: OutputOption = None,
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
    allow_missed: AllowMissedOption = False,
    layout: LayoutOption = None,
    sheet: SheetOption = None,
    encoding: EncodingOption = None,
    definitions: DefinitionsOption = None,
    color: ColorOption = "auto",
) -> int:
    """Judge the counts, show the report, give the exit code."""
    from cchc import run

    outputs = chosen(output or (), [*counts, *filter(None, [against])])
    report = judged(
        counts,
        definitions,
        year=year,
        set_id=set_id,
        units=unit or (),
        items=item or (),
        period=period,
        expect=expect,
        by=by,
        bottlenecks=bottlenecks,
        layout=layout,
        sheets=sheet or (),
        encoding=encoding,
        against=against,
        against_year=against_year,
    )
    code = run.exit_code(report, allow_missed=allow_missed)
    written = write(outputs, report, code)
    if shown_as == "table":
        _emit_tables(report, color, units=by == "unit", everything=everything)
    else:
        written &= _emit_form(report, code, shown_as)
    return code if written else ExitCode.UNWRITTEN


def _emit_form(report: "Report", code: ExitCode, shown_as: TextFormat) -> bool:
    """Show the report in a form for programs, and elsewhere what the form has no room for."""
    emit(formats.render(shown_as, report, code, LANG))
    if shown_as == "csv" and report.findings:
        from cchc.render import findings

        complain(findings.render(report.findings, LANG).rstrip())
    return shown_as != "github" or write_summary(report, os.environ)


def _emit_tables(report: "Report", color: ColorChoice, *, units: bool, everything: bool) -> None:
    from cchc.document.brief import Scope
    from cchc.document.build import build
    from cchc.document.columns import MANY
    from cchc.render.report_text import PARTS, text_parts
    from cchc.render.text_table import paint, unpainted

    scope = Scope(everything=everything, units=units)
    painter = paint if uses_colour(color) else unpainted
    for part in text_parts(build(report, LANG, PARTS, scope), scope, painter):
        if isinstance(part, str):
            emit(part)
        else:
            emit_table(part, color, many=len(part.rows) > MANY)
