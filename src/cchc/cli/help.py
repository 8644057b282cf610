"""The help of every command, wholly in one language.

Click writes its help in English and in pieces; this page is written in one go from what the
parameters declare, and ends with examples.
"""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperOption

from cchc.cli.language import say

if TYPE_CHECKING:
    from typer._click import Command, Context

Row = tuple[str, str]

_WIDEST = 100
_FIRST_COLUMN_MAX = 28


def page(command: "Command", ctx: "Context", commands: Sequence[Row] = ()) -> str:
    """Write the help of *command*; a group also lists its *commands*."""
    parameters = command.get_params(ctx)
    arguments = [_argument(each) for each in parameters if isinstance(each, TyperArgument)]
    options = [_option(each) for each in parameters if isinstance(each, TyperOption)]
    width = min(shutil.get_terminal_size().columns, _WIDEST) - 1
    parts = [usage(command, ctx), *_text(command.help or "", width)]
    for heading, rows in (
        (say("Tham số", "Arguments"), arguments),
        (say("Lệnh", "Commands"), commands),
        (say("Tùy chọn", "Options"), options),
    ):
        if rows:
            parts.append("\n".join((f"{heading}:", *_table(rows, width))))
    if command.epilog:
        heading = say("Ví dụ", "Examples")
        parts.append(f"{heading}:\n{textwrap.indent(command.epilog, '  ')}")
    return "\n\n".join(parts)


def usage(command: "Command", ctx: "Context") -> str:
    """Write the line that shows in which order things are typed."""
    pieces = [ctx.command_path]
    for parameter in command.get_params(ctx):
        if isinstance(parameter, TyperOption) and parameter.required:
            pieces.append(option_name(parameter, every_spelling=False))
        elif isinstance(parameter, TyperArgument):
            pieces.append(_argument_name(parameter))
    pieces.insert(1, say("[TÙY CHỌN]", "[OPTIONS]"))
    if command.allow_interspersed_args is False:  # a group: the command comes after its options
        pieces.append(say("LỆNH …", "COMMAND …"))
    return f"{say('Cách dùng', 'Usage')}: {' '.join(pieces)}"


def examples(*each: Row) -> str:
    """Write what a command can do: a line to type and, under it, what comes of it."""
    return "\n".join(f"{line}\n    {effect}" for line, effect in each)


def _argument(argument: TyperArgument) -> Row:
    name = argument.metavar or argument.name
    return name, _remarks(argument.help, argument.required, argument.default)


def _argument_name(argument: TyperArgument) -> str:
    name = argument.metavar or argument.name
    if argument.nargs != 1 and not name.endswith("…"):
        name += " …"
    return name if argument.required else f"[{name}]"


def _option(option: TyperOption) -> Row:
    default = None if option.is_flag else option.default
    return option_name(option), _remarks(option.help, option.required, default)


def option_name(option: TyperOption, *, every_spelling: bool = True) -> str:
    """Write an option as it is typed, with what stands for its value."""
    spellings = sorted(option.opts, key=len)
    name = ", ".join(spellings if every_spelling else spellings[-1:])
    if option.is_flag:
        return name
    choices = option.type_descriptor.choices
    values = "|".join(map(_spelling, choices)) if choices else option.name.upper()
    return f"{name} {option.metavar or values}"


def _remarks(text: str | None, required: bool, default: object) -> str:
    remarks = [text or ""]
    if required:
        remarks.append(say("[bắt buộc]", "[required]"))
    elif default is not None:
        remarks.append(say("[mặc định: {}]", "[default: {}]").format(_spelling(default)))
    return " ".join(remarks)


def _spelling(value: object) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _text(text: str, width: int) -> Iterable[str]:
    for paragraph in filter(None, text.split("\n\n")):
        yield textwrap.fill(
            " ".join(paragraph.split()),
            width,
            initial_indent="  ",
            subsequent_indent="  ",
            break_on_hyphens=False,
        )


def _table(rows: Sequence[Row], width: int) -> Iterable[str]:
    column = min(max(len(name) for name, _ in rows), _FIRST_COLUMN_MAX) + 4
    for name, text in rows:
        lines = textwrap.wrap(text, max(width - column, 20), break_on_hyphens=False)
        first = f"  {name}"
        if len(first) > column - 2:
            yield first
        elif lines:
            yield f"{first:<{column}}{lines.pop(0)}"
        else:
            yield first
        for line in lines:
            yield " " * column + line
