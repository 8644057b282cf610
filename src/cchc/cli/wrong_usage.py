"""Wrong usage: what Typer says in English, said again in the language of the run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from typer.core import TyperOption

from cchc.cli.help import option_name
from cchc.words import Words
from cchc.words.nearest import did_you_mean
from cchc.words.text import safe

if TYPE_CHECKING:
    # Typer keeps its Click to itself; these names are needed to check types, never to run.
    from typer._click import Context


class WrongUsage(typer.BadParameter):
    """The command was called wrongly.  Raised anywhere inside a command, it learns its context."""

    def __init__(self, words: Words, ctx: "Context | None" = None) -> None:
        super().__init__(words.en, ctx)
        self.words = words

    @property
    def hint(self) -> str:
        """The command whose help tells more."""
        return f"{self.ctx.command_path if self.ctx else 'cchc'} --help"


def in_words(error: typer.TyperException, ctx: "Context") -> WrongUsage:
    """Translate what Typer's parser raises.

    Its exception classes are private, so they are told apart by what they carry.
    """
    if isinstance(error, WrongUsage):
        return error
    option = getattr(error, "option_name", None)
    if option is None:
        return WrongUsage(_untranslated(error), ctx)
    known = _declared(option, ctx)
    if known is None:
        likely: Sequence[str] = getattr(error, "possibilities", None) or ()
        return WrongUsage(_no_such_option(option, likely), ctx)
    return WrongUsage(_takes_no_value(option) if known.is_flag else _needs_value(known), ctx)


def parameter_in_words(parameter: object) -> Words:
    """Name an argument by what stands for it in the help, an option by its longest spelling."""
    if isinstance(parameter, TyperOption):
        name = max(parameter.opts, key=len)
        return Words(f"Tùy chọn «{name}»", f"Option «{name}»")
    metavar = getattr(parameter, "metavar", None) or getattr(parameter, "name", "")
    return Words(f"Tham số «{metavar}»", f"Argument «{metavar}»")


def _declared(name: str, ctx: "Context") -> TyperOption | None:
    for parameter in ctx.command.get_params(ctx):
        if isinstance(parameter, TyperOption) and name in parameter.opts:
            return parameter
    return None


def _no_such_option(name: str, likely: Sequence[str]) -> Words:
    question = did_you_mean(likely[:1])
    name = safe(name)
    return Words(
        f"Không có tùy chọn «{name}».{question.vi}", f"There is no option «{name}».{question.en}"
    )


def _takes_no_value(name: str) -> Words:
    return Words(
        f"Tùy chọn «{name}» không nhận giá trị; hãy ghi riêng «{name}».",
        f"Option «{name}» takes no value; write «{name}» alone.",
    )


def _needs_value(option: TyperOption) -> Words:
    vi, en = parameter_in_words(option)
    name = option_name(option, every_spelling=False)
    return Words(
        f"{vi} cần một giá trị đi kèm; hãy ghi «{name}».", f"{en} needs a value; write «{name}»."
    )


def _untranslated(error: typer.TyperException) -> Words:
    said = safe(error.format_message())
    return Words(f"Lệnh viết chưa đúng: {said}", f"The command is not written correctly: {said}")
