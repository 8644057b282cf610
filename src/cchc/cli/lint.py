"""``cchc lint``."""

from typing import Annotated, Literal

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Coloured
from cchc.cli.terminal import emit, folded, uses_colour
from cchc.exit_codes import ExitCode
from cchc.options import Argument, Option, Place
from cchc.render.lint_report import LintFormat, for_people, for_programs
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Kiểm tra một thư mục định nghĩa: chỉ số, bộ chỉ tiêu, danh mục đơn vị, biểu mẫu. Mọi phát hiện"
    " đều có dòng và cột.",
    "Check a folder of definitions: indicators, target sets, registries, layouts. Every finding has"
    " its line and column.",
)
EXAMPLES = (
    Example("cchc lint dinh-nghia", Words("Kiểm tra một thư mục.", "Check a folder.")),
    Example(
        "cchc lint dinh-nghia --against PHULUC.docx",
        Words("Đối chiếu nguyên văn với văn bản.", "Compare the wording with the document."),
    ),
    Example(
        "cchc lint dinh-nghia --format github --fail-on warning",
        Words(
            "Trong GitHub Actions, cảnh báo cũng là không đạt.",
            "In GitHub Actions, warnings fail, too.",
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Coloured):
    """A folder, and how to tell what is wrong with it."""

    folder: Annotated[
        str | None,
        Argument(
            Words("THƯ_MỤC", "DIR"),
            Words(
                "Thư mục định nghĩa; không ghi thì kiểm tra bộ có sẵn.",
                "The folder of definitions; without it the built-in ones are checked.",
            ),
        ),
    ] = None
    against: Annotated[
        str | None,
        Option(
            "--against",
            Words(
                "Đối chiếu nguyên văn của bộ chỉ tiêu với văn bản này (.docx, .html, .pdf, .txt).",
                "Compare the wording of the set with this document (.docx, .html, .pdf, .txt).",
            ),
            Place.SUBJECT,
            Words("VĂN_BẢN", "DOCUMENT"),
        ),
    ] = None
    set_id: Annotated[
        str | None,
        Option(
            "--set",
            Words(
                "Bộ chỉ tiêu được đối chiếu, khi thư mục có nhiều bộ.",
                "The set that is compared, where the folder has several.",
            ),
            Place.LAW,
            Words("MÃ", "ID"),
        ),
    ] = None
    shown_as: Annotated[
        LintFormat,
        Option(
            "--format",
            Words(
                "Cách trình bày: văn bản để đọc, hoặc một dạng cho chương trình khác.",
                "Presentation: text to read, or a form for other programs.",
            ),
            Place.FORM,
        ),
    ] = "text"
    fail_on: Annotated[
        Literal["error", "warning"],
        Option(
            "--fail-on",
            Words(
                "warning: có cảnh báo thì thoát với mã 5. Có lỗi thì luôn thoát với mã 2.",
                "warning: exit with 5 where there is a warning. An error always exits with 2.",
            ),
            Place.EXIT,
        ),
    ] = "error"


def lint(asked: Asked) -> int:
    """Check the folder and tell everything that is wrong with it."""
    linted = api.lint(asked.folder, asked.against, asked.set_id)
    code: ExitCode = linted.exit_code(fail_on_warning=asked.fail_on == "warning")
    if asked.shown_as != "text":
        emit(for_programs(asked.shown_as, linted.findings, code, LANG))
    elif uses_colour(asked.color):
        from cchc.render.text_table import paint

        emit(folded(for_people(linted.findings, LANG, paint)))
    else:
        emit(folded(for_people(linted.findings, LANG)))
    return code
