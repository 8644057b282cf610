"""The typed tree of an expression: what is asked of a dossier, without saying how.

Every node is a frozen value that can be a key, so that an execution works out equal parts once.
A condition is true, false or unknown (Kleene's three values): a comparison with what is missing
or cannot be read is unknown, ``is present`` of what is missing is false.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Literal, NamedTuple

from cchc.values import dataclass
from cchc.words import Words


class ValueType(Enum):
    """What a field holds."""

    TEXT = "text"
    CODE = "code"  # one of a closed list
    NUMBER = "number"  # whole
    MOMENT = "moment"  # a day with its time, to the second, in the zone of the records
    DAY = "day"
    FLAG = "flag"  # true or false

    @property
    def words(self) -> Words:
        """Its name in a sentence."""
        return _SPELLED[self]


_SPELLED = {
    ValueType.TEXT: Words("văn bản", "a text"),
    ValueType.CODE: Words("giá trị trong danh mục", "a value of a list"),
    ValueType.NUMBER: Words("số", "a number"),
    ValueType.MOMENT: Words("thời điểm", "a moment"),
    ValueType.DAY: Words("ngày", "a day"),
    ValueType.FLAG: Words("điều kiện đúng hoặc sai", "a condition"),
}
Operator = Literal["=", "!=", "<", "<=", ">", ">="]
Constant = str | int | date


class FieldType(NamedTuple):
    """The type of a field, and for a code all values that it may have."""

    type: ValueType
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the dossier."""

    name: str
    type: ValueType


@dataclass(frozen=True, slots=True)
class DayOf:
    """The day of a moment, its time cut off."""

    moment: Field


@dataclass(frozen=True, slots=True)
class Value:
    """A constant."""

    value: Constant
    type: ValueType


Operand = Field | DayOf | Value


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Flagged:
    """A field that is itself true or false."""

    field: Field


@dataclass(frozen=True, slots=True)
class Present:
    """Whether something stands in a field; unknown where what stands there cannot be read."""

    field: Field


@dataclass(frozen=True, slots=True)
class Compare:
    """Two operands of one type."""

    operator: Operator
    left: Operand
    right: Operand


@dataclass(frozen=True, slots=True)
class OneOf:
    """Whether an operand is one of some constants."""

    operand: Operand
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary; of unknown, unknown."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class And:
    """False where one part is false, true where all are true, else unknown."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """True where one part is true, false where all are false, else unknown."""

    parts: tuple["Condition", ...]


Condition = Truth | Flagged | Present | Compare | OneOf | Not | And | Or


def fields(condition: Condition) -> Iterator[Field]:
    """Yield the fields that a condition asks about, as often as it does."""
    match condition:
        case Flagged(field) | Present(field):
            yield field
        case Compare(_, left, right):
            yield from _of(left)
            yield from _of(right)
        case OneOf(operand, _):
            yield from _of(operand)
        case Not(part):
            yield from fields(part)
        case And(parts) | Or(parts):
            for each in parts:
                yield from fields(each)


def _of(operand: Operand) -> Iterator[Field]:
    match operand:
        case Field():
            yield operand
        case DayOf(moment):
            yield moment
