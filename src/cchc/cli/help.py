"""The help of every command, wholly in one language, written from what the options declare.

It ends with examples that can be typed.
"""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cchc.cli.arguments import option_name
from cchc.cli.language import LANG, say
from cchc.options import Argument, Option, Parameter
from cchc.words import Words

Row = tuple[str, str]

_WIDEST = 100
_FIRST_COLUMN_MAX = 28


class Example(NamedTuple):
    """A line to type, and what comes of it."""

    line: str
    effect: Words


class Page(NamedTuple):
    """What the help of a command is about."""

    path: str  # how the command is called
    about: Words
    examples: Sequence[Example]
    commands: Sequence[Row] = ()  # of ``cchc`` itself


def page(about: Page, parameters: Sequence[Parameter]) -> str:
    """Write the help of a command with these parameters."""
    width = min(shutil.get_terminal_size().columns, _WIDEST) - 1
    parts = [_usage(about, parameters), *_text(about.about.in_(LANG), width)]
    arguments = [_argument(each) for each in parameters if isinstance(each.declared, Argument)]
    options = [_option(each) for each in parameters if isinstance(each.declared, Option)]
    for heading, rows in (
        (say("Tham số", "Arguments"), arguments),
        (say("Lệnh", "Commands"), about.commands),
        (say("Tùy chọn", "Options"), options),
    ):
        if rows:
            parts.append("\n".join((f"{heading}:", *_table(rows, width))))
    examples = (f"  {line}\n      {effect.in_(LANG)}" for line, effect in about.examples)
    parts.append("\n".join((say("Ví dụ:", "Examples:"), *examples)))
    return "\n\n".join(parts)


def _usage(about: Page, parameters: Sequence[Parameter]) -> str:
    """Write the line that shows in which order things are typed."""
    pieces = [about.path, say("[TÙY CHỌN]", "[OPTIONS]")]
    for each in parameters:
        if isinstance(each.declared, Argument):
            pieces.append(_argument_name(each, each.declared))
        elif each.is_required:
            pieces.append(option_name(each, LANG, every_spelling=False))
    if about.commands:
        pieces.append(say("LỆNH …", "COMMAND …"))
    return f"{say('Cách dùng', 'Usage')}: {' '.join(pieces)}"


def _argument(argument: Parameter) -> Row:
    assert isinstance(argument.declared, Argument)
    return argument.declared.metavar.in_(LANG), _remarks(argument)


def _argument_name(argument: Parameter, declared: Argument) -> str:
    name = declared.metavar.in_(LANG)
    return name if argument.is_required else f"[{name}]"


def _option(option: Parameter) -> Row:
    return option_name(option, LANG), _remarks(option)


def _remarks(parameter: Parameter) -> str:
    remarks = [parameter.declared.help.in_(LANG)]
    if parameter.is_required:
        remarks.append(say("[bắt buộc]", "[required]"))
    elif parameter.default not in (None, False, ()):
        remarks.append(f"[{say('mặc định', 'default')}: {parameter.default}]")
    return " ".join(remarks)


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
