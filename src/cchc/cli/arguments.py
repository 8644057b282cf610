"""From the words of a command line to the values of a request, or to what is wrong with them.

Reads what the declarations of a class allow (options.py): long options, one-letter options, values
behind a space or «=», and «--» after which nothing is an option.  Whole numbers, texts and choices are
all that there is.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any, NamedTuple

from cchc.errors import WrongRequest
from cchc.options import Option, Parameter, no_such_choice, wrong_kind
from cchc.patterns import pattern_of
from cchc.words import Lang, Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

_WHOLE_NUMBER = pattern_of("[+-]?[0-9]{1,18}")


class Written(NamedTuple):
    """The words of a command line, told apart."""

    options: Sequence[tuple[Parameter, str]]  # in their order; flags have an empty value
    rest: Sequence[str]  # what is no option


def tell_apart(
    words: Sequence[str], parameters: Sequence[Parameter], *, up_to_command: bool = False
) -> Written:
    """Tell options from the rest; *up_to_command* nothing behind the first other word is looked at.

    Raises WrongRequest for an option that there is not, or that lacks its value.
    """
    known = _spellings(parameters)
    options: list[tuple[Parameter, str]] = []
    rest: list[str] = []
    waiting = list(reversed(words))
    while waiting:
        word = waiting.pop()
        if word == "--":
            break
        if not word.startswith("-") or word == "-":
            rest.append(word)
            if up_to_command:
                break
        elif word.startswith("--") or word.partition("=")[0] in known:
            options.append(_long(word, known, waiting))
        else:
            options += _letters(word, known, waiting)
    return Written(options, [*rest, *reversed(waiting)])


def _spellings(parameters: Sequence[Parameter]) -> Mapping[str, Parameter]:
    known = {}
    for each in parameters:
        if isinstance(each.declared, Option):
            known[each.declared.spelling] = each
            if each.declared.letter:
                known[each.declared.letter] = each
    return known


def _long(word: str, known: Mapping[str, Parameter], waiting: list[str]) -> tuple[Parameter, str]:
    name, equals, value = word.partition("=")
    if name not in known:
        raise WrongRequest(_no_such_option(name, known))
    option = known[name]
    if not option.is_flag:
        return option, value if equals else _next(option, waiting)
    if equals:
        raise WrongRequest(_takes_no_value(name))
    return option, ""


def _letters(
    word: str, known: Mapping[str, Parameter], waiting: list[str]
) -> list[tuple[Parameter, str]]:
    """Read «-h», and «-oFILE» as «-o FILE»."""
    read: list[tuple[Parameter, str]] = []
    for at, letter in enumerate(word[1:], start=2):
        name = f"-{letter}"
        if name not in known:
            raise WrongRequest(_no_such_option(name, ()))
        option = known[name]
        if not option.is_flag:
            return [*read, (option, word[at:].removeprefix("=") or _next(option, waiting))]
        read.append((option, ""))
    return read


def _next(option: Parameter, waiting: list[str]) -> str:
    if not waiting:
        raise WrongRequest(_needs_value(option))
    return waiting.pop()


def values_of(written: Written, parameters: Sequence[Parameter]) -> dict[str, Any]:
    """Read the values of what was written, each by the name of its field.

    Raises WrongRequest for the first that is wrong, then for what is missing, too much or repeated.
    """
    values: dict[str, Any] = {}
    for option, text in written.options:
        if option.is_many:
            values[option.name] = (*values.get(option.name, ()), *_several(option, text))
        else:
            values[option.name] = True if option.is_flag else _value(option, text)
    values |= _arguments(written.rest, parameters)
    for option, times in Counter(option for option, _ in written.options).items():
        if times > 1 and not (option.is_many or option.is_flag):
            raise WrongRequest(_repeated(option))
    for each in parameters:
        if each.is_required and each.name not in values:
            raise WrongRequest(_missing(each))
    return values


def from_here(values: Mapping[str, Any], here: PurePath) -> dict[str, Any]:
    """Call what is read below the folder *here* from there: the folders above it are of this machine.

    >>> from pathlib import PurePosixPath
    >>> from_here({"counts": ("/nop/q3/a.csv", "-"), "unit": "/nop/x"}, PurePosixPath("/nop"))
    {'counts': ('q3/a.csv', '-'), 'unit': '/nop/x'}
    """
    return {name: _below(value, here) if name in _READ else value for name, value in values.items()}


# The names of files and folders that reports tell.
_READ = frozenset({"counts", "against", "against_dossiers", "definitions"})


def _below(value: Any, here: PurePath) -> Any:
    if isinstance(value, tuple):
        return tuple(_below(each, here) for each in value)
    path = type(here)(value) if isinstance(value, str) else None
    return str(path.relative_to(here)) if path and path.is_relative_to(here) else value


def _arguments(rest: Sequence[str], parameters: Sequence[Parameter]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for each in parameters:
        if isinstance(each.declared, Option):
            continue
        taken = rest if each.is_many else rest[:1]
        rest = rest[len(taken) :]
        read = tuple(_value(each, text) for text in taken)
        if read:
            values[each.name] = read if each.is_many else read[0]
        elif each.is_required:
            raise WrongRequest(_missing(each))
    if rest:
        raise WrongRequest(_superfluous(rest))
    return values


def _several(option: Parameter, text: str) -> Sequence[str | int]:
    """Read one value, or where none has a comma in it several with commas between."""
    written = re.split(option.between, text) if option.between else [text]
    return [_value(option, each.strip() if len(written) > 1 else each) for each in written]


def _value(parameter: Parameter, text: str) -> str | int:
    if not text.strip():
        raise WrongRequest(_empty(parameter))
    if parameter.choices:
        for choice in parameter.choices:
            if choice == text.strip().casefold():
                return choice
        raise WrongRequest(no_such_choice(parameter, text))
    if parameter.kind is not int:
        return text
    if not _WHOLE_NUMBER.fullmatch(text):
        raise WrongRequest(wrong_kind(parameter, text))
    return int(text)


def option_name(option: Parameter, lang: Lang, *, every_spelling: bool = True) -> str:
    """Write an option as it is typed, with what stands for its value."""
    declared = option.declared
    assert isinstance(declared, Option)
    names = [declared.spelling]
    if declared.letter and every_spelling:
        names.insert(0, declared.letter)
    name = ", ".join(names)
    if option.is_flag:
        return name
    between = "," if option.is_many else "|"
    value = declared.metavar.in_(lang) if declared.metavar else between.join(option.choices)
    return f"{name} {value}"


def _missing(parameter: Parameter) -> Words:
    if isinstance(parameter.declared, Option):
        vi, en = _with_value(parameter)
        return Words(f"Thiếu tùy chọn «{vi}».", f"Option «{en}» is missing.")
    vi, en = parameter.declared.metavar
    return Words(f"Thiếu tham số «{vi}».", f"Argument «{en}» is missing.")


def _repeated(option: Parameter) -> Words:
    vi, en = option.words
    return Words(
        f"{vi} được ghi nhiều lần; hãy chỉ ghi một lần.",
        f"{en} is given more than once; give it once.",
    )


def _empty(parameter: Parameter) -> Words:
    vi, en = parameter.words
    return Words(f"{vi} đang để trống; hãy ghi giá trị.", f"{en} is empty; write a value.")


def _superfluous(rest: Sequence[str]) -> Words:
    written = " ".join(f"«{safe(argument)}»" for argument in rest)
    return Words(
        f"Thừa {written}: lệnh này không nhận thêm tham số.",
        f"Unexpected {written}: this command takes no further argument.",
    )


def _no_such_option(name: str, known: Mapping[str, Parameter] | tuple[()]) -> Words:
    question = did_you_mean(nearest(name, known)[:1])
    name = safe(name)
    return Words(
        f"Không có tùy chọn «{name}».{question.vi}", f"There is no option «{name}».{question.en}"
    )


def _takes_no_value(name: str) -> Words:
    return Words(
        f"Tùy chọn «{name}» không nhận giá trị; hãy ghi riêng «{name}».",
        f"Option «{name}» takes no value; write «{name}» alone.",
    )


def _needs_value(option: Parameter) -> Words:
    (vi, en), written = option.words, _with_value(option)
    return Words(
        f"{vi} cần một giá trị đi kèm; hãy ghi «{written.vi}».",
        f"{en} needs a value; write «{written.en}».",
    )


def _with_value(option: Parameter) -> Words:
    vi, en = (option_name(option, lang, every_spelling=False) for lang in ("vi", "en"))
    return Words(vi, en)
