"""The commands of ``cchc``.  A command's module is imported when it is called, not for the list."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.core import TyperGroup

from cchc import __version__
from cchc.cli.help import examples, page, usage
from cchc.cli.language import say
from cchc.cli.options import DebugOption, HelpOption, LangOption
from cchc.cli.parsing import Command, adopted
from cchc.cli.terminal import emit
from cchc.cli.wrong_usage import WrongUsage, in_words
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context

# A command's name is also its module and its function: list-targets is list_targets.list_targets.
COMMANDS: Final = {
    "check": say("Đối chiếu số liệu với chỉ tiêu được giao.", "Judge counts against the targets."),
    "report": say("Lập báo cáo Excel, Word, HTML.", "Make reports in Excel, Word and HTML."),
    "template": say("Lập biểu Excel để điền số liệu.", "Make Excel forms to fill in."),
    "missing": say("Liệt kê các đơn vị cần đôn đốc.", "List the units to remind."),
    "inspect": say(
        "Xem một tệp được hiểu thế nào: từng trang, từng cột, kỳ báo cáo, phần bị bỏ qua.",
        "See how a file is understood: sheets, columns, period, what is left out.",
    ),
    "list-indicators": say("Liệt kê các chỉ số.", "List the indicators."),
    "list-targets": say("Liệt kê các chỉ tiêu được giao.", "List the assigned targets."),
    "show": say("Xem mọi điều về một chỉ tiêu.", "Show everything about one target."),
    "diff": say("So sánh hai bộ chỉ tiêu.", "Compare two target sets."),
    "explain": say("Giải thích một mã phát hiện.", "Explain the code of a finding."),
}
_SHARED = ("_lang", "_debug", "_help")
_SETTINGS: Final[dict[str, Any]] = {
    "add_completion": False,
    "rich_markup_mode": None,  # otherwise "[tỉnh]" vanishes from help, and help takes twice as long
    "pretty_exceptions_enable": False,
}


class Group(TyperGroup):
    """``cchc`` itself."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.params = [adopted(parameter) for parameter in self.params]

    def get_command(self, ctx: "Context", cmd_name: str) -> "AnyCommand | None":
        """Import the one command that is called and lend it the options all commands share."""
        if cmd_name not in COMMANDS:
            return None
        command = load(cmd_name)
        command.params.extend(each for each in ctx.command.params if each.name in _SHARED)
        return command

    def resolve_command(
        self, ctx: "Context", args: list[str]
    ) -> tuple[str | None, "AnyCommand | None", list[str]]:
        """Find the command, or ask which one was meant."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        question = did_you_mean(nearest(args[0], COMMANDS))
        name = safe(args[0])
        raise WrongUsage(
            Words(
                f"Không có lệnh «{name}».{question.vi}",
                f"There is no command «{name}».{question.en}",
            ),
            ctx,
        )

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read the options before the command; what is wrong with them is said in words."""
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise in_words(error, ctx) from error

    def get_help(self, ctx: "Context") -> str:
        """Write the whole help."""
        return page(self, ctx, tuple(COMMANDS.items()))

    def get_usage(self, ctx: "Context") -> str:
        """Write the first line of the help."""
        return usage(self, ctx)


app = typer.Typer(
    cls=Group,
    invoke_without_command=True,
    help=say(
        "Đối chiếu số liệu cải cách hành chính với chỉ tiêu được giao: chỉ tiêu nào đạt, chỉ tiêu"
        " nào không đạt và còn thiếu bao nhiêu, đơn vị nào chưa báo cáo, số liệu nào sai.",
        "Judge administrative-reform counts against assigned targets: which targets are met,"
        " which are missed and by how much, who has not reported, which numbers are wrong.",
    ),
    epilog=examples(
        (
            "cchc check so-lieu.xlsx --year 2024",
            say("Đối chiếu một tệp Excel với chỉ tiêu năm 2024.", "Judge an Excel file for 2024."),
        ),
        (
            "cchc list-targets --year 2024",
            say("Xem các chỉ tiêu của năm 2024.", "See the targets of 2024."),
        ),
        (
            "cchc check --help",
            say("Xem hướng dẫn của một lệnh.", "See the help of one command."),
        ),
    ),
    **_SETTINGS,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        emit(f"cchc {__version__}")
        raise typer.Exit


@app.callback()
def cchc(
    ctx: typer.Context,
    # What begins with _ is seen to before this is called: by a callback, or by the outer door.
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            expose_value=False,
            help=say("Hiện phiên bản rồi thoát.", "Show the version and exit."),
        ),
    ] = False,
    _lang: LangOption = None,
    _debug: DebugOption = False,
    _help: HelpOption = False,
) -> None:
    """Show the help when no command is called."""
    if ctx.invoked_subcommand is None:
        emit(ctx.get_help())


def load(name: str) -> "AnyCommand":
    """Import a command's module and build the command."""
    function = name.replace("-", "_")
    module = import_module(f"cchc.cli.{function}")
    single = typer.Typer(**_SETTINGS)
    single.command(
        name,
        cls=Command,
        help=module.HELP,
        epilog=module.EXAMPLES,
        add_help_option=False,
    )(getattr(module, function))
    return typer.main.get_command(single)


def run(arguments: Sequence[str]) -> int:
    """Run the command that *arguments* call and give its exit code.

    Typer's own ``main`` is passed by: it turns a broken pipe into exit 1, which would read as
    a missed target.
    """
    group = typer.main.get_command(app)
    try:
        with group.make_context("cchc", list(arguments)) as ctx:
            result = group.invoke(ctx)
    except typer.Exit as leaving:
        return leaving.exit_code
    return result if isinstance(result, int) else 0
