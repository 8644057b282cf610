"""``--output``: files are refused before anything is read, and written before anything is shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, get_args

from cchc.cli.language import LANG, say
from cchc.cli.terminal import complain, why_unwritten
from cchc.errors import WrongRequest
from cchc.gates import Gate
from cchc.inputs import files_of
from cchc.options import Option, Place
from cchc.render.formats import endings, format_of
from cchc.request.check import Request
from cchc.values import dataclass
from cchc.words import Lang, Words
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.exit_codes import ExitCode
    from cchc.results import Report

SUMMARY_VARIABLE: Final = "GITHUB_STEP_SUMMARY"
_ENDINGS: Final = ", ".join(endings())
_SUMMARY_BYTES: Final = 2**20 - 1  # of one step; GitHub drops a longer summary whole


class Output(NamedTuple):
    """A file to write and the form that its ending asks for."""

    path: str
    format_name: str


@dataclass(frozen=True, kw_only=True)
class Reported(Request):
    """A report that is written to files, and what the exit code makes of it."""

    outputs: Annotated[
        tuple[str, ...],
        Option(
            "--output",
            Words(
                f"Ghi kết quả ra tệp, ở dạng theo phần mở rộng ({_ENDINGS}); có thể ghi nhiều lần.",
                f"Write the report to a file, in the form that its ending names ({_ENDINGS}); may be"
                " given several times.",
            ),
            Place.FILES,
            Words("TỆP", "FILE"),
            letter="-o",
        ),
    ] = ()
    allow_missed: Annotated[
        bool,
        Option(
            "--allow-missed",
            Words(
                "Vẫn thoát với mã 0 khi có chỉ tiêu không đạt.",
                "Exit with 0 even where a target is missed.",
            ),
            Place.EXIT,
        ),
    ] = False
    fail_on: Annotated[
        Sequence[Gate],
        Option(
            "--fail-on",
            Words(
                "Điều gì làm lệnh thoát với mã khác 0, cách nhau bằng dấu phẩy: missed (không đạt, mã 1),"
                " invalid (số liệu sai hoặc chưa đủ căn cứ, mã 3), missing (chưa báo cáo), partial (chưa"
                " đủ), warning (có cảnh báo), ba mục sau là mã 5; mục nào không ghi thì bỏ qua; không đánh"
                " giá được gì thì luôn là mã 3. [mặc định: missed,invalid]",
                "What ends the run with a code other than 0, with commas between: missed (1), invalid or"
                " inconclusive data (3), missing, partial or a warning (5 each); what is not named does not;"
                " judging nothing is always 3. [default: missed,invalid]",
            ),
            Place.EXIT,
        ),
    ] = ()


def chosen(asked: Reported) -> list[Output]:
    """Match files with forms, or refuse as wrong usage what would fail or destroy an input."""
    inputs = [*asked.files, *(files_of(asked.against) if asked.against else ())]
    outputs: list[Output] = []
    for path in asked.outputs:
        format_name = format_of(path)
        if format_name is None:
            raise WrongRequest(_unknown_ending(path))
        refuse_place(path, inputs, [each.path for each in outputs])
        outputs.append(Output(path, format_name))
    return outputs


def write(outputs: Sequence[Output], report: "Report", code: "ExitCode") -> bool:
    """Write every file that can be written, say which and why not the others; True if all were."""
    from cchc.render import formats

    contents = [
        formats.render(each.format_name, report, code, LANG, _links_from(each.path))
        for each in outputs
    ]
    done = [write_one(each.path, content) for each, content in zip(outputs, contents, strict=True)]
    for each in outputs:
        if parts := formats.left_out(each.format_name, report):
            _tell_left_out(each.path, parts)
    return all(done)


def _tell_left_out(path: str, parts: Sequence[str]) -> None:
    """Say of a form which parts, though asked for, it has not, and where they are."""
    vi, en = (", ".join(_PARTS[part].in_(lang) for part in parts) for lang in get_args(Lang))
    complain(
        say(
            f"«{safe(path)}» không có {vi}; phần đó có trong tệp .xlsx, .html, .md.",
            f"«{safe(path)}» has no {en}; files in .xlsx, .html and .md have.",
        )
    )


_PARTS: Final = {
    "groups": Words("tổng theo nhóm (--by)", "totals by group (--by)"),
    "bottlenecks": Words(
        "đơn vị làm tổng không đạt (--bottlenecks)", "units that hold totals back (--bottlenecks)"
    ),
    "changes": Words("phần so với kỳ khác (--against)", "comparison (--against)"),
}


def _links_from(path: str) -> Callable[[str], str]:
    """Tell how inputs are reached from the folder in which a file will lie; folders end in «/»."""
    from os.path import dirname, relpath
    from pathlib import PurePath

    def link_to(target: str) -> str:
        try:
            return PurePath(relpath(target, dirname(path) or ".")).as_posix()
        except ValueError:  # on another drive of Windows
            return target

    return link_to


def write_summary(report: "Report", environment: Mapping[str, str]) -> bool:
    """Add to the summary of GitHub's step, where there is one; True if nothing went wrong."""
    path = environment.get(SUMMARY_VARIABLE)
    if not path:
        return True
    from cchc.render.report_markdown import summary
    from cchc.writers.files import append_to_file, size_of

    try:
        # Other commands of the step write to the same file.
        text = summary(report, LANG, _SUMMARY_BYTES - size_of(path))
        append_to_file(path, text.encode())
    except OSError as error:
        _complain(path, error)
        return False
    if not text:
        complain(
            say(
                "Bản tóm tắt của bước này đã đầy nên không ghi thêm kết quả vào đó.",
                "The summary of this step is full, so the report was not added to it.",
            )
        )
    return True


def write_one(path: str, content: bytes) -> bool:
    """Write a file and say so, or why not."""
    from cchc.writers.files import write_file

    try:
        write_file(path, content)
    except OSError as error:
        _complain(path, error)
        return False
    complain(say(f"Đã ghi «{safe(path)}».", f"Wrote «{safe(path)}»."))
    return True


def _complain(path: str, error: OSError) -> None:
    vi, en = why_unwritten(error)
    complain(
        say(
            f"Không ghi được «{safe(path)}»: {vi}; nội dung cũ, nếu có, vẫn còn nguyên."
            " Hãy khắc phục rồi chạy lại, hoặc ghi vào nơi khác.",
            f"«{safe(path)}» could not be written: {en}; what stood there, if anything, is left"
            " as it was. Put that right and run again, or write elsewhere.",
        )
    )


def refuse_place(path: str, inputs: Sequence[str] = (), others: Sequence[str] = ()) -> None:
    """Refuse a place where nothing can be written, or where something would be lost."""
    from os.path import dirname

    from cchc.writers.files import is_folder, is_same_file

    name = safe(path)
    if is_folder(path):
        raise WrongRequest(
            Words(
                f"«{name}» là thư mục; hãy ghi tên tệp kết quả.",
                f"«{name}» is a folder; name the file to write.",
            )
        )
    if not is_folder(dirname(path)):
        raise WrongRequest(
            Words(
                f"Không có thư mục «{safe(dirname(path))}» để ghi tệp kết quả; hãy tạo thư mục trước.",
                f"There is no folder «{safe(dirname(path))}» to write to; make it first.",
            )
        )
    if any(is_same_file(path, each) for each in inputs):
        raise WrongRequest(
            Words(
                f"«{name}» là tệp số liệu đầu vào; hãy ghi kết quả ra tệp khác.",
                f"«{name}» holds the counts; write the report to another file.",
            )
        )
    if any(is_same_file(path, each) for each in others):
        raise WrongRequest(
            Words(
                f"«{name}» được ghi hai lần; mỗi tùy chọn --output cần một tệp riêng.",
                f"«{name}» would be written twice; each --output needs a file of its own.",
            )
        )


def _unknown_ending(path: str) -> Words:
    known = _ENDINGS
    return Words(
        f"Không rõ cần ghi «{safe(path)}» ở dạng nào; tên tệp phải kết thúc bằng một trong các"
        f" phần mở rộng: {known}.",
        f"It is not clear in which form to write «{safe(path)}»; its name must end in one of"
        f" {known}.",
    )
