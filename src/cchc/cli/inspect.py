"""``cchc inspect``."""

from dataclasses import dataclass

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG, say
from cchc.cli.showing import Listed
from cchc.cli.terminal import complain_of, emit, emit_table, uses_colour
from cchc.exit_codes import ExitCode
from cchc.request import Reading
from cchc.words import Words

HELP = Words(
    "Xem một tệp số liệu được hiểu thế nào: mỗi trang tính là biểu nào, cột nào mang ý nghĩa gì,"
    " kỳ báo cáo nào, dòng và cột nào không được dùng. Không đánh giá chỉ tiêu.",
    "See how a file of counts is understood: which layout each sheet has, what its columns mean,"
    " which period it reports, what is left out. Judges nothing.",
)
EXAMPLES = (
    Example(
        "cchc inspect bieu-06a.xlsx",
        Words("Xem mọi trang của một tệp Excel.", "Look at every sheet of an Excel file."),
    ),
    Example(
        "cchc inspect bieu-06a.xlsx --sheet T9 --layout bieu-06a",
        Words("Chỉ một trang, theo biểu đã chọn.", "One sheet only, by a chosen layout."),
    ),
    Example(
        "cchc inspect so-lieu.csv --format json",
        Words("In JSON cho chương trình khác.", "Print JSON for other programs."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Reading, Listed):
    """What is understood of files."""


def inspect(asked: Asked) -> int:
    """Show what was understood; exit with 3 where no counts can be read."""
    from cchc.render import inspection as shown

    found = api.inspect_request(asked)
    complain_of(found.definition_findings)
    code = ExitCode.OK if found.counts else ExitCode.UNUSABLE
    if asked.output == "json":
        from cchc.render.lists_json import as_json

        emit(as_json(shown.as_object(found, code, LANG)))
        return code
    from cchc.render import findings
    from cchc.render.text_table import paint, unpainted

    for each in found.sheets:
        emit(shown.heading(each, LANG))
        if each.columns:
            emit_table(shown.columns(each, LANG), asked.color)
        emit(shown.closing(each, LANG))
    if found.findings:
        painter = paint if uses_colour(asked.color) else unpainted
        emit(say("Phát hiện", "Findings"))
        emit(findings.render(found.findings, LANG, paint=painter))
    emit(shown.summary(found, LANG))
    return code
