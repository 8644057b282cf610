"""``cchc missing``."""

from typing import Annotated

import typer

from cchc.cli.asking import CountsArgument, PeriodOption, period_of, refusing_missing_files
from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names, registry_or_exit
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    EncodingOption,
    ListFormatOption,
    SetOption,
    YearOption,
)
from cchc.cli.progress import watch
from cchc.cli.terminal import complain_of, emit, emit_grid

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
    encoding: EncodingOption = None,
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """Print the list of units to remind."""
    from cchc import run
    from cchc.definitions.choose import choose_set
    from cchc.engine.completeness import reminders
    from cchc.render import reminders as shown

    ready = definitions_or_exit(definitions)
    with refusing_unknown_names(), refusing_missing_files():
        target_set = choose_set(ready.definitions.target_sets, year=year, set_id=set_id)
        report = run.check(
            counts,
            ready.definitions,
            target_set,
            registry_or_exit(ready, target_set),
            period=period_of(period, target_set.year),
            progress=watch,
            expect="reported" if reported_only else "all",
            encoding=encoding,
        )
    found = reminders(report)
    complain_of(tuple(report.findings))
    if output == "json":
        emit(shown.as_document(report, found))
        return
    if found:
        emit_grid(shown.table(found, LANG), color, many=len(found) > 200)
    emit(("\n" if found else "") + shown.closing(report, found, LANG))
