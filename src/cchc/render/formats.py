"""The forms in which a report can be had: each is one module with ``render``, and one line here.

A module is imported when its form is asked for, so that a form nobody wants costs nothing.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from cchc.exit_codes import ExitCode
    from cchc.results import Report
    from cchc.words import Lang


class Format(NamedTuple):
    """A form: where its ``render(report, exit_code, lang)`` is, and which files hold it."""

    module: str  # in this package
    endings: tuple[str, ...] = ()  # of file names; a form without any is for standard output only
    binary: bool = False  # for files only
    linked: bool = False  # its ``render`` also takes how an input is reached from the file


FORMATS: Final[Mapping[str, Format]] = {
    "table": Format("report_text", (".txt",)),
    "json": Format("report_json", (".json",)),
    "csv": Format("report_csv", (".csv",)),
    "markdown": Format("report_markdown", (".md",)),
    "junit": Format("report_junit", (".xml",)),
    "github": Format("report_github"),
    "sarif": Format("report_sarif", (".sarif", ".sarif.json")),
    "html": Format("html", (".html", ".htm")),
    "xlsx": Format("xlsx", (".xlsx",), binary=True, linked=True),
    "docx": Format("docx", (".docx",), binary=True),
}
# What standard output takes: every form that is text.
TextFormat = Literal["table", "json", "csv", "markdown", "junit", "github", "sarif", "html"]


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
