"""``cchc missing``."""

from typing import Annotated

import typer

from cchc.cli.asking import CountsArgument, ItemOption, PeriodOption, UnitOption
from cchc.cli.help import examples
from cchc.cli.judging import judged
from cchc.cli.language import LANG, say
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    EncodingOption,
    LayoutOption,
    ListFormatOption,
    SetOption,
    SheetOption,
    YearOption,
)
from cchc.cli.terminal import complain_of, emit, emit_table
from cchc.exit_codes import ExitCode

HELP = say(
    "Liệt kê các đơn vị cần đôn đốc: đơn vị nào chưa gửi gì, đơn vị nào gửi thiếu và thiếu mục nào.",
    "List the units to remind: who has sent nothing, who sent in part and which items are missing.",
)
EXAMPLES = examples(
    (
        "cchc missing so-lieu.xlsx --year 2023 --period Q3",
        say("Ai chưa báo cáo quý III?", "Who has not reported the third quarter?"),
    ),
    (
        "cchc missing so-lieu.xlsx --year 2023 --reported-only",
        say("Chỉ xét các đơn vị có trong tệp.", "Only units that occur in the file."),
    ),
)


def missing(
    counts: CountsArgument,
    year: YearOption = None,
    set_id: SetOption = None,
    unit: UnitOption = None,
    item: ItemOption = None,
    period: PeriodOption = None,
    reported_only: Annotated[
        bool,
        typer.Option(
            "--reported-only",
            help=say(
                "Chỉ xét các đơn vị có trong tệp, thay vì mọi đơn vị được giao chỉ tiêu.",
                "Only the units that occur in the files, instead of every unit that is bound.",
            ),
        ),
    ] = False,
    layout: LayoutOption = None,
    sheet: SheetOption = None,
    encoding: EncodingOption = None,
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> int:
    """Print the list of units to remind; 3 where nothing could be read at all."""
    from cchc.document.naming import Names
    from cchc.document.silence import silent_closing, silent_table
    from cchc.engine.completeness import reminders

    report = judged(
        counts,
        definitions,
        year=year,
        set_id=set_id,
        units=unit or (),
        items=item or (),
        period=period,
        expect="reported" if reported_only else "all",
        layout=layout,
        sheets=sheet or (),
        encoding=encoding,
    )
    found = reminders(report)
    complain_of(tuple(report.findings))
    if output == "json":
        from cchc.render.reminders_json import as_document

        emit(as_document(report, found))
    else:
        if found:
            table = silent_table(found, Names(report.counts.roster), LANG).without("number")
            emit_table(table, color, many=len(found) > 200)
        emit(("\n" if found else "") + silent_closing(report, found, LANG))
    return ExitCode.OK if len(report.counts) else ExitCode.UNUSABLE
