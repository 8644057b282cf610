"""What was asked, as plain data that a report carries, and the same question asked again."""

from collections.abc import Mapping
from os import PathLike, fspath
from typing import Any, Final

from cchc.definitions.period import Period
from cchc.errors import WrongRequest
from cchc.inputs import STANDARD_INPUT, File
from cchc.options import Option, parameters_of, wrong_kind
from cchc.provenance import Plain
from cchc.request.check import Request

# Recorded elsewhere: the definitions by their hashes, the counts as inputs.
_ELSEWHERE: Final = frozenset({"definitions", "counts"})
# Fields beside those of ``Request`` that decide the exit code.
_GATES: Final = ("allow_missed", "fail_on")


def recorded(ask: Request) -> dict[str, Plain]:
    """Give every value that decides a result, by the option that it is asked with; gates if there are."""
    return {
        each.declared.spelling: _plain(getattr(ask, each.name))
        for each in parameters_of(type(ask))
        if isinstance(each.declared, Option)
        and _decides(each.name)
        and (each.name not in _GATES or getattr(ask, each.name))
    }


def fields_of(options: Mapping[str, Any]) -> dict[str, Any]:
    """Turn recorded options back into the fields of a request; options that are not known are left out.

    Raises WrongRequest for a value that no option could have.
    """
    fields: dict[str, Any] = {}
    for each in parameters_of(Request):
        spelling = each.declared.spelling if isinstance(each.declared, Option) else ""
        if spelling not in options or not _decides(each.name):
            continue
        value = options[spelling]
        if each.is_list and isinstance(value, list):
            fields[each.name] = tuple(map(str, value))
        elif type(value) is each.kind or (value is None and each.default is None):
            fields[each.name] = value
        else:
            raise WrongRequest(wrong_kind(each, str(value)))
    return fields


def _decides(name: str) -> bool:
    return name not in _ELSEWHERE and (name in _GATES or name in Request.__dataclass_fields__)


def _plain(value: object) -> Plain:
    match value:
        case None | bool() | int() | str():
            return value
        case Period():
            return value.code
        case File():
            return value.name
        case bytes():
            return STANDARD_INPUT
        case PathLike():
            return str(fspath(value))
        case tuple() | list():
            return [str(_plain(each)) for each in value]
    raise TypeError(f"{value!r} is no value of an option")
