"""``cchc missing``."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Annotated, Literal

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.progress import watch
from cchc.cli.showing import Listed
from cchc.cli.terminal import complain_of, emit, emit_table
from cchc.diagnostics import Severity
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.request.check import Request, Selection
from cchc.words import Words

HELP = Words(
    "Liệt kê các đơn vị cần đôn đốc: đơn vị nào chưa gửi gì, đơn vị nào gửi thiếu và thiếu mục nào.",
    "List the units to remind: who has sent nothing, who sent in part and which items are missing.",
)
EXAMPLES = (
    Example(
        "cchc missing so-lieu.xlsx --year 2023 --period Q3",
        Words("Ai chưa báo cáo quý III?", "Who has not reported the third quarter?"),
    ),
    Example(
        "cchc missing so-lieu.xlsx --year 2023 --reported-only",
        Words("Chỉ xét các đơn vị có trong tệp.", "Only units that occur in the file."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Selection, Listed):
    """The units to remind."""

    reported_only: Annotated[
        bool,
        Option(
            "--reported-only",
            Words(
                "Chỉ xét các đơn vị có trong tệp, thay vì mọi đơn vị được giao chỉ tiêu.",
                "Only the units that occur in the files, instead of every unit that is bound.",
            ),
            Place.SUBJECT,
        ),
    ] = False
    fail_on: Annotated[
        Sequence[Literal["missing"]],
        Option(
            "--fail-on",
            Words(
                "Thoát với mã 5 khi còn đơn vị cần đôn đốc.",
                "Exit with 5 where there is a unit to remind.",
            ),
            Place.EXIT,
        ),
    ] = ()


def missing(asked: Asked) -> int:
    """Print the list of units to remind; 3 where nothing, or not everything, could be read."""
    from cchc.document.naming import Names
    from cchc.document.silence import silent_closing, silent_table

    selection = {each.name: getattr(asked, each.name) for each in fields(Selection)}
    request = Request(**selection, expect="reported" if asked.reported_only else "all")
    report = api.check_request(request, watch)
    complain_of(report.definition_findings)
    found = api.reminders(report)
    complain_of(report.findings)
    if asked.output == "json":
        from cchc.render.reminders_json import as_document

        emit(as_document(report, found))
    else:
        if found:
            table = silent_table(found, Names(report.counts.roster), LANG).without("number")
            emit_table(table, asked.color, many=len(found) > 200)
        emit(("\n" if found else "") + silent_closing(report, found, LANG))
    if not len(report.counts) or any(
        each.rule.severity is Severity.ERROR for each in report.findings
    ):
        return ExitCode.UNUSABLE
    return ExitCode.GATE if found and asked.fail_on else ExitCode.OK
