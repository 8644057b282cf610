"""How a field of a request is asked for: its spelling on the command line and its help.

An option is declared once, beside the field that it fills.  The command line reads arguments, writes
help and refuses wrong usage from these declarations; the library checks values against them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, Field, fields
from enum import IntEnum
from functools import cache
from inspect import get_annotations
from typing import Any, Final, Literal, get_args, get_origin

from cchc.errors import WrongRequest
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe


class Place(IntEnum):
    """Where an option stands in the help, whatever class declares it."""

    LAW = 0  # which targets
    SUBJECT = 1  # which counts, against what
    FORM = 2  # in which form
    FILES = 3  # written where
    EXTENT = 4  # how much of it
    EXIT = 5  # what the exit code says
    READING = 6  # how files are read
    DEFINITIONS = 7
    SHOWN = 8  # how a list is shown
    EVERYWHERE = 9


COMMA: Final = ","  # of ids and choices
CLOSE_COMMA: Final = r",(?!\s)"  # «Sở Văn hóa, Thể thao và Du lịch» is one name


@dataclass(frozen=True, slots=True)
class Option:
    """What begins with a dash; a field that is True or False takes no value."""

    spelling: str
    help: Words
    place: Place
    metavar: Words | None = None  # stands for the value; choices stand for themselves
    letter: str | None = None  # the short spelling
    between: str | None = None  # a pattern that tells several values of one text apart


@dataclass(frozen=True, slots=True)
class Argument:
    """What is known by its position."""

    metavar: Words
    help: Words
    is_many: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """A field of a request together with how it is asked for."""

    name: str
    declared: Option | Argument
    kind: type  # bool, int or str
    choices: Sequence[str]
    default: Any  # MISSING where a value must be given

    @property
    def is_required(self) -> bool:
        """Whether there is no request without it."""
        return self.default is MISSING

    @property
    def is_many(self) -> bool:
        """Whether several values may be given."""
        return self.default == () or getattr(self.declared, "is_many", False)

    @property
    def is_list(self) -> bool:
        """Whether it is an option that may be given several times."""
        return isinstance(self.declared, Option) and self.is_many

    @property
    def between(self) -> str | None:
        """What stands between several values of one text; None where it may stand in a value."""
        declared = self.declared
        return COMMA if self.choices else getattr(declared, "between", None)

    @property
    def is_flag(self) -> bool:
        """Whether it is there or not, and takes no value."""
        return self.kind is bool

    @property
    def words(self) -> Words:
        """Name it as the help does."""
        if isinstance(self.declared, Option):
            name = self.declared.spelling
            return Words(f"Tùy chọn «{name}»", f"Option «{name}»")
        vi, en = self.declared.metavar
        return Words(f"Tham số «{vi}»", f"Argument «{en}»")


def parameters_of(asked: type[Any]) -> tuple[Parameter, ...]:
    """List the parameters of a class of requests in the order of its help: arguments, then options."""
    kind: Any = asked
    return _parameters_of(kind)


@cache  # every question asks for those of its class several times
def _parameters_of(asked: type[Any]) -> tuple[Parameter, ...]:
    found = list(_declared(asked))
    found.sort(key=lambda each: each.declared.place if isinstance(each.declared, Option) else -1)
    return tuple(found)


def _declared(asked: type) -> Iterator[Parameter]:
    types: dict[str, Any] = {}
    for each in reversed(asked.__mro__):
        types |= get_annotations(each)
    for field in fields(asked):
        for declared in getattr(types[field.name], "__metadata__", ()):
            if isinstance(declared, Option | Argument):
                yield _parameter(field, types[field.name].__origin__, declared)


def _parameter(field: "Field[Any]", annotation: Any, declared: Option | Argument) -> Parameter:
    is_choice = get_origin(annotation) is Literal
    members = (annotation,) if is_choice else (annotation, *get_args(annotation))  # X | None
    choices = [get_args(each) for each in members if get_origin(each) is Literal]
    kind = next((each for each in (bool, int) if each in members), str)
    return Parameter(field.name, declared, kind, choices[0] if choices else (), field.default)


def refuse_wrong_values(asked: Any) -> None:
    """Raise WrongRequest for a value that no command line could have given."""
    for each in parameters_of(type(asked)):
        value = getattr(asked, each.name)
        if value is None and each.default is None:
            continue
        if each.choices:
            for one in value if each.is_many else (value,):
                if one not in each.choices:
                    raise WrongRequest(no_such_choice(each, str(one)))
        elif each.kind is not str and type(value) is not each.kind:
            raise WrongRequest(wrong_kind(each, str(value)))


def no_such_choice(parameter: Parameter, value: str) -> Words:
    """Say which values there are."""
    vi, en = parameter.words
    known = ", ".join(f"«{choice}»" for choice in parameter.choices)
    question = did_you_mean(nearest(value, parameter.choices))
    return Words(
        f"{vi} chỉ nhận {known}, nhưng đang ghi «{safe(value)}».{question.vi}",
        f"{en} takes {known}, but reads «{safe(value)}».{question.en}",
    )


def wrong_kind(parameter: Parameter, value: str) -> Words:
    """Say that a number, or True or False, was expected."""
    vi, en = parameter.words
    wanted = (
        Words("số nguyên", "a whole number")
        if parameter.kind is int
        else Words("True hoặc False", "True or False")
    )
    return Words(
        f"{vi} phải là {wanted.vi}, nhưng đang ghi «{safe(value)}».",
        f"{en} must be {wanted.en}, but reads «{safe(value)}».",
    )
