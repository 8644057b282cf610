"""The forms in which a report can be had: each is one module with ``render``, and one line here.

A module is imported when its form is asked for, so that a form nobody wants costs nothing.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from cchc.words import Words

if TYPE_CHECKING:
    from cchc.exit_codes import ExitCode
    from cchc.results import Report
    from cchc.words import Lang


class Format(NamedTuple):
    """A form: where its ``render(report, exit_code, lang)`` is, what for, and which files hold it."""

    module: str  # in this package
    purpose: Words
    endings: tuple[str, ...] = ()  # of file names; a form without any is for standard output only
    binary: bool = False  # for files only
    linked: bool = False  # its ``render`` also takes how an input is reached from the file


FORMATS: Final[Mapping[str, Format]] = {
    "table": Format(
        "report_text",
        Words(
            "đọc; trên màn hình thì vừa chiều rộng, trong tệp thì đủ mọi dòng",
            "reading; fits the screen, whole in a file",
        ),
        (".txt",),
    ),
    "json": Format(
        "report_json",
        Words("chương trình khác ([khóa](json.md))", "other programs ([keys](json.md))"),
        (".json",),
    ),
    "csv": Format("report_csv", Words("mở bằng Excel, lọc và sắp xếp", "spreadsheets"), (".csv",)),
    "markdown": Format(
        "report_markdown",
        Words("trang trên GitHub, GitLab, Gitea", "a page on a forge"),
        (".md",),
    ),
    "junit": Format(
        "report_junit",
        Words("Jenkins, GitLab, Azure: kết quả như kết quả kiểm thử", "test results in a pipeline"),
        (".xml",),
    ),
    "github": Format(
        "report_github",
        Words("chú thích tại tệp và dòng trong GitHub Actions", "annotations and a step summary"),
    ),
    "sarif": Format(
        "report_sarif",
        Words(
            "công cụ quét mã: phát hiện và chỉ tiêu không đạt tại tệp và ô", "code-scanning tools"
        ),
        (".sarif", ".sarif.json"),
    ),
    "html": Format(
        "html",
        Words(
            "một trang độc lập, gửi thư hoặc đăng lên mạng được", "one page that needs nothing else"
        ),
        (".html", ".htm"),
    ),
    "xlsx": Format(
        "xlsx",
        Words(
            "phụ lục, biểu đồ, từng danh sách một trang tính", "the annex, charts, a sheet per list"
        ),
        (".xlsx",),
        binary=True,
        linked=True,
    ),
    "docx": Format(
        "docx",
        Words(
            "các phụ lục: kết quả, đơn vị không đạt, đơn vị chưa báo cáo hoặc có số liệu sai",
            "annexes: results, units under target, units that are silent or wrong",
        ),
        (".docx",),
        binary=True,
    ),
}
# What standard output takes: every form that is text.
TextFormat = Literal["table", "json", "csv", "markdown", "junit", "github", "sarif", "html"]


def left_out(format_name: str, report: "Report") -> list[str]:
    """Name the parts that were asked for and that people would look for in vain in this form.

    Forms for programs have no parts: they say what they have.
    """
    parts = getattr(import_module(f"cchc.render.{FORMATS[format_name].module}"), "PARTS", None)
    asked = {
        "groups": report.groups,
        "bottlenecks": report.bottlenecks,
        "changes": report.comparison,
    }
    return [key for key, found in asked.items() if found and parts is not None and key not in parts]


def render(
    format_name: str,
    report: "Report",
    exit_code: "ExitCode",
    lang: "Lang",
    link_to: Callable[[str], str] = str,
) -> bytes:
    """Write the report in one form, as the bytes that a file of that form holds.

    ``link_to`` turns the path of an input into one that leads there from the file.
    """
    form = FORMATS[format_name]
    module = import_module(f"cchc.render.{form.module}")
    writer: Callable[..., str | bytes] = module.render
    links = (link_to,) if form.linked else ()
    content = writer(report, exit_code, lang, *links)
    return content if isinstance(content, bytes) else content.encode()


def format_of(file_name: str) -> str | None:
    """Tell the form by the ending of a file's name; the longest ending decides."""
    by_ending = {ending: name for name, each in FORMATS.items() for ending in each.endings}
    for ending in sorted(by_ending, key=len, reverse=True):
        if file_name.casefold().endswith(ending):
            return by_ending[ending]
    return None


def endings() -> list[str]:
    """List every ending that a file to be written may have."""
    return sorted(ending for each in FORMATS.values() for ending in each.endings)
