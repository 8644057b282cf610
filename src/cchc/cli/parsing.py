"""Commands whose arguments are read and refused in the user's own language.

Typer's own reading of values is not used: it imports pydantic on every call, which takes as
long as everything else together, and it speaks English.  Whole numbers, texts, paths and
choices are all that ``cchc`` needs.
"""

import re
from collections import Counter
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import typer
from typer.core import TyperArgument, TyperCommand, TyperOption

from cchc.cli.help import option_name, page, usage
from cchc.cli.wrong_usage import WrongUsage, in_words, parameter_in_words
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

if TYPE_CHECKING:
    from typer._click import Context, Parameter

_WHOLE_NUMBER = re.compile("[+-]?[0-9]{1,18}")


class Option(TyperOption):
    """An option whose value is read here."""

    def process_value(self, ctx: "Context", value: Any) -> Any:
        """Read the value, or say what is wrong with it."""
        return _process(self, ctx, value)


class Argument(TyperArgument):
    """An argument whose value is read here."""

    def process_value(self, ctx: "Context", value: Any) -> Any:
        """Read the value, or say what is wrong with it."""
        return _process(self, ctx, value)


class Command(TyperCommand):
    """One command of ``cchc``."""

    allow_extra_args = True  # so that they are refused below, in words

    def __init__(self, *args: Any, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.params = [adopted(parameter) for parameter in self.params]

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        """Read the arguments; what is wrong with them is said in words."""
        try:
            _, _, order = self.make_parser(ctx).parse_args(list(args))
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise in_words(error, ctx) from error
        if rest:
            raise WrongUsage(_superfluous(rest), ctx)
        for parameter, times in Counter(order).items():
            if times > 1 and _takes_one(parameter):
                raise WrongUsage(_repeated(parameter), ctx)
        return rest

    def get_help(self, ctx: "Context") -> str:
        """Write the whole help."""
        return page(self, ctx)

    def get_usage(self, ctx: "Context") -> str:
        """Write the first line of the help."""
        return usage(self, ctx)


def adopted(parameter: "Parameter") -> "Parameter":
    """Make a parameter built by Typer one of ours.

    Typer builds parameters from a function's signature and lets nobody say of which class;
    they differ from ours in one method only.
    """
    if type(parameter) is TyperOption:
        parameter.__class__ = Option
    elif type(parameter) is TyperArgument:
        parameter.__class__ = Argument
    return parameter


def _process(parameter: Option | Argument, ctx: "Context", value: Any) -> Any:
    """Do what Click does with a value: convert, require, call back."""
    if isinstance(value, (list, tuple)):
        value = [_converted(parameter, each, ctx) for each in value]
    elif value is not None:
        value = _converted(parameter, value, ctx)
    if parameter.required and parameter.value_is_missing(value):
        raise WrongUsage(_missing(parameter), ctx)
    return parameter.callback(ctx, parameter, value) if parameter.callback else value


def _converted(parameter: Option | Argument, value: Any, ctx: "Context") -> Any:
    if not isinstance(value, str) or isinstance(value, Enum):  # a default needs no reading
        return value
    if not value.strip():
        raise WrongUsage(_empty(parameter), ctx)
    descriptor = parameter.type_descriptor
    wanted = get_args(descriptor.annotation)[0] if descriptor.is_list else descriptor.annotation
    if descriptor.choices is not None:
        for choice in descriptor.choices:
            if _spelling(choice) == value.casefold():
                return choice
        raise WrongUsage(_no_such_choice(parameter, value, descriptor.choices), ctx)
    if wanted is int:
        if not _WHOLE_NUMBER.fullmatch(value):
            raise WrongUsage(_not_a_number(parameter, value), ctx)
        return int(value)
    if wanted is Path:
        return Path(value)
    if wanted is str:
        return value
    raise TypeError(f"no reading of {wanted!r} for {parameter.name}")


def _spelling(choice: object) -> str:
    return str(choice.value if isinstance(choice, Enum) else choice)


def _missing(parameter: Option | Argument) -> Words:
    if isinstance(parameter, Argument):
        name = parameter.metavar or parameter.name
        return Words(f"Thiếu tham số «{name}».", f"Argument «{name}» is missing.")
    name = option_name(parameter, every_spelling=False)
    return Words(f"Thiếu tùy chọn «{name}».", f"Option «{name}» is missing.")


def _takes_one(parameter: "Parameter") -> bool:
    """Say whether of two values one would be lost."""
    return isinstance(parameter, Option) and not (parameter.multiple or parameter.is_flag)


def _repeated(parameter: "Parameter") -> Words:
    vi, en = parameter_in_words(parameter)
    return Words(
        f"{vi} được ghi nhiều lần; hãy chỉ ghi một lần.",
        f"{en} is given more than once; give it once.",
    )


def _empty(parameter: Option | Argument) -> Words:
    vi, en = parameter_in_words(parameter)
    return Words(f"{vi} đang để trống; hãy ghi giá trị.", f"{en} is empty; write a value.")


def _not_a_number(parameter: Option | Argument, value: str) -> Words:
    vi, en = parameter_in_words(parameter)
    return Words(
        f"{vi} phải là số nguyên, nhưng đang ghi «{safe(value)}».",
        f"{en} must be a whole number, but «{safe(value)}» stands there.",
    )


def _no_such_choice(parameter: Option | Argument, value: str, choices: tuple[object, ...]) -> Words:
    vi, en = parameter_in_words(parameter)
    spellings = [_spelling(choice) for choice in choices]
    known = ", ".join(f"«{spelling}»" for spelling in spellings)
    question = did_you_mean(nearest(value, spellings))
    return Words(
        f"{vi} chỉ nhận {known}, nhưng đang ghi «{safe(value)}».{question.vi}",
        f"{en} takes {known}, but «{safe(value)}» stands there.{question.en}",
    )


def _superfluous(rest: list[str]) -> Words:
    written = " ".join(f"«{safe(argument)}»" for argument in rest)
    return Words(
        f"Thừa {written}: lệnh này không nhận thêm tham số.",
        f"Unexpected {written}: this command takes no further argument.",
    )
