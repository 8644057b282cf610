"""The commands of ``cchc``, as a Typer application.  A command's module is imported when it is called.

Such a module has HELP, EXAMPLES, a class ``Asked`` whose fields declare the options, and a function of
the command's own name that takes what is asked and gives an exit code.  Typer knows the commands and
finds the one that is called; its words are read, and its help is written, from the declarations.
"""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import typer

from cchc import __version__
from cchc.cli.arguments import from_here, tell_apart, values_of
from cchc.cli.help import Example, Page, page
from cchc.cli.language import LANG, say
from cchc.cli.showing import Everywhere, Program
from cchc.cli.terminal import complain, complain_of, emit
from cchc.errors import BrokenDefinitions, Error, WrongRequest
from cchc.exit_codes import ExitCode
from cchc.options import Parameter, parameters_of
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

# A command's name is also its module and its function: list-targets is list_targets.list_targets.
COMMANDS: Final = {
    "check": Words(
        "Đối chiếu số liệu với chỉ tiêu được giao.", "Judge counts against the targets."
    ),
    "report": Words("Lập báo cáo Excel, Word, HTML.", "Make reports in Excel, Word and HTML."),
    "template": Words("Lập biểu Excel để điền số liệu.", "Make Excel forms to fill in."),
    "missing": Words("Liệt kê các đơn vị cần đôn đốc.", "List the units to remind."),
    "count": Words("Đếm b và a từ danh sách hồ sơ.", "Count b and a from lists of dossiers."),
    "dossiers": Words(
        "Liệt kê hồ sơ trễ hạn hoặc chưa đủ căn cứ.", "List dossiers that are late or undecided."
    ),
    "sql": Words(
        "In câu lệnh đếm hồ sơ cho một cơ sở dữ liệu.",
        "Print the statement that counts dossiers in a database.",
    ),
    "inspect": Words(
        "Xem một tệp được hiểu thế nào: từng trang, từng cột, kỳ báo cáo, phần bị bỏ qua.",
        "See how a file is understood: sheets, columns, period, what is left out.",
    ),
    "list-indicators": Words("Liệt kê các chỉ số.", "List the indicators."),
    "list-quantities": Words(
        "Liệt kê các đại lượng của biểu mẫu.", "List the quantities of forms."
    ),
    "list-targets": Words("Liệt kê các chỉ tiêu được giao.", "List the assigned targets."),
    "show": Words("Xem chi tiết một chỉ tiêu.", "Show one target in full."),
    "diff": Words("So sánh hai bộ chỉ tiêu.", "Compare two target sets."),
    "cascade": Words("Xem chỉ tiêu được phân giao thế nào.", "See how targets are passed on."),
    "draft": Words("Lập bản thảo bộ chỉ tiêu từ văn bản.", "Draft a target set from its document."),
    "init": Words("Tạo một thư mục định nghĩa.", "Begin a folder of definitions."),
    "lint": Words("Kiểm tra một thư mục định nghĩa.", "Check a folder of definitions."),
    "test": Words("Chạy các phép thử trong định nghĩa.", "Run the tests inside definitions."),
    "schema": Words("In JSON Schema của một loại tệp.", "Print the JSON Schema of a kind of file."),
    "verify": Words("Kiểm tra một báo cáo đã lập.", "Verify a report that was made."),
    "explain": Words(
        "Giải thích một mã phát hiện hoặc từng kết quả.",
        "Explain the code of a finding, or results.",
    ),
}
_ABOUT: Final = Page(
    "cchc",
    Words(
        "Đối chiếu số liệu cải cách hành chính với chỉ tiêu được giao: chỉ tiêu nào đạt, chỉ tiêu"
        " nào không đạt và còn thiếu bao nhiêu, đơn vị nào chưa báo cáo, số liệu nào sai.",
        "Judge administrative-reform counts against assigned targets: which targets are met,"
        " which are missed and by how much, who has not reported, which numbers are wrong.",
    ),
    (
        Example(
            "cchc check so-lieu.xlsx --year 2024",
            Words(
                "Đối chiếu một tệp Excel với chỉ tiêu năm 2024.", "Judge an Excel file for 2024."
            ),
        ),
        Example(
            "cchc list-targets --year 2024",
            Words("Xem các chỉ tiêu của năm 2024.", "See the targets of 2024."),
        ),
        Example(
            "cchc check --help",
            Words("Xem hướng dẫn của một lệnh.", "See the help of one command."),
        ),
    ),
    tuple((name, words.in_(LANG)) for name, words in COMMANDS.items()),
)


def _called(context: typer.Context) -> typer.Context:
    """Hand the called command over, to be done outside Typer.

    Inside, Ctrl-C, the end of standard input and a closed pipe would become exit codes of Typer's.
    """
    return context


app: Final = typer.Typer(
    add_completion=False,
    add_help_option=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    suggest_commands=False,
)
for _name, _words in COMMANDS.items():
    # Typer's own parameters would import pydantic, and help and errors would be English.
    app.command(
        _name,
        help=_words.in_(LANG),
        add_help_option=False,
        context_settings={"allow_extra_args": True},
    )(_called)


def run(arguments: Sequence[str]) -> int:
    """Run the command that *arguments* call and give its exit code."""
    path = "cchc"
    try:
        parameters = parameters_of(Program)
        written = tell_apart(arguments, parameters, up_to_command=True)
        for option, _ in written.options:
            if option.name == "version":
                emit(f"cchc {__version__}")
                return ExitCode.OK
            if option.name == "help":
                return _show_help(_ABOUT, parameters)
        values_of(written._replace(rest=()), parameters)
        if not written.rest:
            return _show_help(_ABOUT, parameters)
        context = _find(*written.rest)
        path = context.command_path
        return _call(context)
    except BrokenDefinitions as error:
        complain_of(error.findings)
        return ExitCode.USAGE
    except Error as error:
        complain_of(error.findings)
        complain(f"{say('Lỗi', 'Error')}: {error.words.in_(LANG)}")
        complain(f"{say('Xem', 'See')}: {path} --help")
        return ExitCode.USAGE


def _find(name: str, *words: str) -> typer.Context:
    """Let Typer find the command; behind «--» it leaves the words as they are.

    Raises WrongRequest where there is no such command.
    """
    try:
        context: typer.Context = app([name, "--", *words], prog_name="cchc", standalone_mode=False)
    except typer.TyperException:
        raise WrongRequest(_no_such_command(name)) from None
    return context


def _call(context: typer.Context) -> int:
    """Import the one command that is called, and call it with what is asked."""
    function = str(context.info_name).replace("-", "_")
    module = import_module(f"cchc.cli.{function}")
    own = parameters_of(module.Asked)
    parameters = (*own, *parameters_of(Everywhere))
    written = tell_apart(context.args, parameters)
    if any(option.name == "help" for option, _ in written.options):
        return _show_help(Page(context.command_path, module.HELP, module.EXAMPLES), parameters)
    values = from_here(values_of(written, parameters), Path.cwd())
    asked = module.Asked(**{each.name: values[each.name] for each in own if each.name in values})
    code: int = getattr(module, function)(asked)
    return code


def _show_help(about: Page, parameters: Sequence[Parameter]) -> ExitCode:
    emit(page(about, parameters))
    return ExitCode.OK


def _no_such_command(written: str) -> Words:
    question = did_you_mean(nearest(written, COMMANDS))
    name = safe(written)
    return Words(
        f"Không có lệnh «{name}».{question.vi}",
        f"There is no command «{name}».{question.en}",
    )
