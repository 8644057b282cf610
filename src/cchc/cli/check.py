"""``cchc check``: the main job."""

import gc
import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from cchc.cli.asking import CountsArgument, PeriodOption, period_of, refusing_missing_files
from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import (
    Ready,
    definitions_or_exit,
    refusing_unknown_names,
    registry_or_exit,
)
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    LayoutOption,
    OutputOption,
    SetOption,
    SheetOption,
    YearOption,
)
from cchc.cli.outputs import chosen, write, write_summary
from cchc.cli.progress import watch
from cchc.cli.terminal import ColorChoice, complain, emit, emit_grid, uses_colour
from cchc.exit_codes import ExitCode
from cchc.render import formats
from cchc.render.formats import TextFormat

if TYPE_CHECKING:
    from cchc.definitions.model import TargetSet
    from cchc.definitions.period import Period
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

_BOTTLENECKS = 5  # units named per missed total


def check(
    counts: CountsArgument,
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
    period: PeriodOption = None,
    expect: Annotated[
        Literal["reported", "all"],
        typer.Option(
            "--expect",
            help=say(
                "Ai phải báo cáo: các đơn vị có trong tệp (reported) hoặc mọi đơn vị được giao (all).",
                "Who must report: the units that occur (reported) or every unit bound (all).",
            ),
        ),
    ] = "reported",
    by: Annotated[
        Literal["unit", "item", "level", "parent"],
        typer.Option(
            "--by",
            help=say(
                "Cộng theo: unit (từng đơn vị), item (chỉ tổng), level (cấp), parent (đơn vị cấp trên).",
                "Sum by: unit (each unit), item (totals only), level or parent (the body above).",
            ),
        ),
    ] = "unit",
    bottlenecks: Annotated[
        bool,
        typer.Option(
            "--bottlenecks",
            help=say(
                "Với mỗi tổng không đạt, nêu các đơn vị kéo tổng xuống nhiều nhất.",
                "For each missed total, name the units that hold it down most.",
            ),
        ),
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar=say("KỲ|TỆP", "PERIOD|FILE"),
            help=say(
                "So với một kỳ khác trong cùng tệp (ví dụ Q2) hoặc với một tệp khác.",
                "Compare with another period of the same files (such as Q2) or with another file.",
            ),
        ),
    ] = None,
    against_year: Annotated[
        int | None,
        typer.Option(
            "--against-year",
            metavar=say("NĂM", "YEAR"),
            help=say(
                "Năm của tệp ở --against, nếu khác --year.",
                "The year of the file in --against, where it differs from --year.",
            ),
        ),
    ] = None,
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
    # One short run that makes no cycles: looking for them among a million strings is wasted.
    gc.disable()
    from cchc import run
    from cchc.definitions.choose import choose_set

    outputs = chosen(output or (), [*counts, *filter(None, [against])])
    ready = definitions_or_exit(definitions)
    with refusing_unknown_names(), refusing_missing_files():
        target_set = choose_set(ready.definitions.target_sets, year=year, set_id=set_id)
        registry = registry_or_exit(ready, target_set)
        report = run.check(
            counts,
            ready.definitions,
            target_set,
            registry,
            units=unit or (),
            items=item or (),
            period=period_of(period, target_set.year),
            expect=expect,
            by=by if by in ("level", "parent") else None,
            bottlenecks=_BOTTLENECKS if bottlenecks else 0,
            progress=watch,
            layout=layout,
            sheets=sheet or (),
            against=_earlier(against, against_year, ready, target_set),
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


def _earlier(
    against: str | None, year: int | None, ready: Ready, target_set: "TargetSet"
) -> "Period | Report | None":
    """Understand ``--against``: a period of the same files, or a file of its own."""
    from cchc import run
    from cchc.definitions.choose import choose_set
    from cchc.definitions.period import read_period

    if against is None:
        return None
    if year is None and (period := read_period(against, target_set.year)):
        return period
    sets = ready.definitions.target_sets
    earlier = target_set if year in (None, target_set.year) else choose_set(sets, year=year)
    return run.check([against], ready.definitions, earlier, registry_or_exit(ready, earlier))


def _emit_tables(report: "Report", color: ColorChoice, *, units: bool, everything: bool) -> None:
    from cchc.render import table
    from cchc.render.grid import paint, unpainted

    painter = paint if uses_colour(color) else unpainted
    for part in table.render(report, LANG, units=units, everything=everything, paint=painter):
        if isinstance(part, str):
            emit(part)
        else:
            emit_grid(part, color, many=len(part.rows) > table.MANY)
