"""``cchc report``: documents for officers, several in one go."""

from dataclasses import dataclass

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.outputs import Reported, chosen, write
from cchc.cli.progress import watch
from cchc.cli.terminal import complain_of, emit
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.words import Words

HELP = Words(
    "Lập báo cáo: phụ lục Excel, phụ lục Word, trang HTML hoặc dạng khác, nhiều tệp trong một lần.",
    "Make reports: an Excel annex, a Word annex, an HTML page or other forms, several in one go.",
)
EXAMPLES = (
    Example(
        "cchc report so-lieu.xlsx --year 2024 --period Q3 -o bao-cao.xlsx -o bao-cao.docx",
        Words("Lập phụ lục Excel và Word của quý III.", "Make the annex in Excel and in Word."),
    ),
    Example(
        "cchc report nop/ --year 2023 --expect all -o bao-cao.html",
        Words("Lập trang HTML từ mọi tệp đã nộp.", "Make a page of all submissions in a folder."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Reported):
    """A report in files."""


def report(asked: Asked) -> int:
    """Judge the counts and write the files; on the screen stands the sentence to quote."""
    from cchc.document.sentences import answer

    if not asked.outputs:
        raise WrongRequest(
            Words(
                "Chưa ghi tệp báo cáo; hãy thêm «-o bao-cao.xlsx», có thể ghi nhiều lần.",
                "No file to write is named; add «-o report.xlsx», several times if you like.",
            )
        )
    outputs = chosen(asked)
    judged = api.check_request(asked, watch)
    complain_of(judged.definition_findings)
    code = judged.exit_code(allow_missed=asked.allow_missed, fail_on=asked.fail_on)
    written = write(outputs, judged, code)
    emit(answer(judged, LANG))
    return code if written else ExitCode.UNWRITTEN
