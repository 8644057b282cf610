"""``cchc test``."""

from typing import Annotated, Literal

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.terminal import emit
from cchc.errors import BrokenDefinitions
from cchc.exit_codes import ExitCode
from cchc.options import Argument, Option, Place
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Chạy các phép thử (tests) ghi trong chỉ số, chỉ tiêu và biểu mẫu của một thư mục định nghĩa.",
    "Run the tests that indicators, targets and layouts of a folder of definitions carry.",
)
EXAMPLES = (
    Example("cchc test dinh-nghia", Words("Chạy mọi phép thử.", "Run every test.")),
    Example(
        "cchc test dinh-nghia --mutate",
        Words(
            "Xem phép thử bỏ sót thay đổi nào của định nghĩa.",
            "See which changes of the definitions no test would notice.",
        ),
    ),
    Example(
        "cchc test dinh-nghia --format junit > junit.xml",
        Words("Lấy kết quả cho hệ thống kiểm thử tự động.", "Get the results for a test system."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A folder, and whether to try what its tests notice."""

    folder: Annotated[
        str | None,
        Argument(
            Words("THƯ_MỤC", "DIR"),
            Words(
                "Thư mục định nghĩa; không ghi thì thử bộ có sẵn.",
                "The folder of definitions; without it the built-in ones are tried.",
            ),
        ),
    ] = None
    mutate: Annotated[
        bool,
        Option(
            "--mutate",
            Words(
                "Đổi từng mức giao, phép so sánh, ý nghĩa khi a = 0, cấp, công thức, cách đếm hồ sơ và biểu"
                " mẫu đi một bước, rồi nêu những thay đổi mà không phép thử nào nhận ra.",
                "Change each threshold, comparison, meaning of a = 0, level, formula, way of counting"
                " dossiers and form by one step, and name the changes that no test noticed.",
            ),
            Place.EXTENT,
        ),
    ] = False
    shown_as: Annotated[
        Literal["text", "junit"],
        Option(
            "--format",
            Words(
                "Cách trình bày: văn bản để đọc hoặc JUnit.", "Presentation: text to read or JUnit."
            ),
            Place.FORM,
        ),
    ] = "text"


def test(asked: Asked) -> int:
    """Run the tests, tell how each ended, give the exit code."""
    from cchc.render import tests_report

    is_junit = asked.shown_as == "junit"
    try:
        tested = api.run_tests(asked.folder, mutate=asked.mutate)
    except BrokenDefinitions as error:
        if is_junit:  # who reads it must not take a missing file for a run without failures
            emit(tests_report.junit((), (), error.findings, LANG))
        raise
    if is_junit:
        emit(tests_report.junit(tested.trials, tested.changes, tested.broken, LANG))
    else:
        emit(tests_report.text(tested.trials, tested.broken, LANG))
        if asked.mutate:
            said = tests_report.changes(tested.changes, LANG)
            emit(tests_report.not_tried(LANG) if tested.broken else said)
    code: ExitCode = tested.exit_code()
    return code
