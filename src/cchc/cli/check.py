"""``cchc check``: the main job."""

import os
from typing import TYPE_CHECKING, Annotated

from cchc.cli.help import Example
from cchc.cli.judging import judged
from cchc.cli.language import LANG
from cchc.cli.outputs import Reported, chosen, write, write_summary
from cchc.cli.showing import FORM, Coloured
from cchc.cli.terminal import complain, emit, emit_table, folded, mention, uses_colour
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.render import formats
from cchc.render.formats import TextFormat
from cchc.values import dataclass
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.report import Report

HELP = Words(
    "Đối chiếu số liệu trong tệp Excel hoặc CSV với chỉ tiêu được giao của một năm.",
    "Judge the counts of an Excel or CSV file against the targets of a year.",
)
EXAMPLES = (
    Example(
        "cchc check so-lieu.xlsx --year 2024",
        Words("Đối chiếu một tệp Excel.", "Judge an Excel file."),
    ),
    Example(
        "cchc check so-lieu.csv --year 2023 --unit 23281 --item IV.3",
        Words("Chỉ xem một đơn vị và một chỉ tiêu.", "Look at one unit and one target only."),
    ),
    Example(
        "cchc check - --year 2024 --format json < so-lieu.csv",
        Words("Đọc từ đầu vào chuẩn, in JSON.", "Read standard input, print JSON."),
    ),
    Example(
        "cchc check so-lieu.xlsx --year 2024 -o ket-qua.csv -o junit.xml",
        Words("Xem bảng và ghi thêm hai tệp.", "See the table and write two files beside it."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Reported, Coloured):
    """A report, on the screen and in files."""

    shown_as: Annotated[
        TextFormat,
        FORM,
    ] = "table"
    everything: Annotated[
        bool,
        Option(
            "--all",
            Words(
                "Hiện mọi kết quả và mọi phát hiện, dù nhiều đến đâu.",
                "Show every result and every finding, however many.",
            ),
            Place.EXTENT,
        ),
    ] = False


def check(asked: Asked) -> int:
    """Judge the counts, show the report, give the exit code."""
    outputs = chosen(asked)
    report = judged(asked)
    mention(report.definition_findings, asked.definitions)
    code = report.exit_code(allow_missed=asked.allow_missed, fail_on=asked.fail_on)
    written = write(outputs, report, code)
    if asked.shown_as == "table":
        _emit_tables(report, asked)
    else:
        written &= _emit_form(report, code, asked.shown_as)
    return code if written else ExitCode.UNWRITTEN


def _emit_form(report: "Report", code: ExitCode, shown_as: TextFormat) -> bool:
    """Show the report in a form for programs, and elsewhere what the form has no room for."""
    emit(formats.render(shown_as, report, code, LANG))
    if shown_as == "csv" and report.findings:
        from cchc.render import findings

        complain(findings.render(report.findings, LANG).rstrip())
    return shown_as != "github" or write_summary(report, os.environ)


def _emit_tables(report: "Report", asked: Asked) -> None:
    from cchc.document.brief import Scope
    from cchc.document.build import build
    from cchc.render.report_text import PARTS, text_parts
    from cchc.render.text_table import paint, unpainted

    scope = Scope(everything=asked.everything, units=asked.by == "unit", whole_paths=True)
    painter = paint if uses_colour(asked.color) else unpainted
    for part in text_parts(build(report, LANG, PARTS, scope), painter, places=scope.everything):
        if isinstance(part, str):
            emit(folded(part))
        else:
            emit_table(part, asked.color, many=len(part.rows) > scope.at_most)
