"""How dossiers are counted, changed by one step, to see whether an example then ends elsewhere.

A step is a comparison, a field, a value, what joins two conditions or negates one, the day of a moment,
the field whose day is the period, and what is counted: dossiers, or the different values of a field.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from cchc.authoring.dossier_cases import problems_of_dossiers
from cchc.authoring.subjects import of_indicator
from cchc.definitions.counting import DOSSIERS
from cchc.definitions.declared import Declared
from cchc.definitions.expressions.spelling import spell
from cchc.definitions.expressions.tree import (
    And,
    Compare,
    Condition,
    DayOf,
    Field,
    Flagged,
    Not,
    OneOf,
    Operand,
    Operator,
    Or,
    Present,
    Truth,
    Value,
    ValueType,
)
from cchc.definitions.indicator import Indicator
from cchc.definitions.trials import Change
from cchc.records.declared import Fields, counting_of
from cchc.records.examples import landing, read_example
from cchc.records.model import Counting

_SIDES: Final = ("denominator", "numerator")
_NEXT: Final[dict[Operator, Sequence[Operator]]] = {
    "<": ("<=", ">"),
    "<=": ("<", ">="),
    ">": (">=", "<"),
    ">=": (">", "<="),
    "=": ("!=",),
    "!=": ("=",),
}


def changes_of_count(file: Declared[Indicator], fields: Fields) -> Iterator[Change]:
    """Change how an indicator is counted step by step and look where its examples end."""
    entry = file.value.count
    if entry is None:
        return
    counting = counting_of(file.name, entry, fields)
    dossiers = [(read_example(each.dossier, fields), each.lands) for each in entry.examples]
    together = [case for case in file.value.tests if case.dossiers]
    for what, path, mutant in _mutants(counting, fields):
        noticed = any(landing(dossier, mutant) is not expected for dossier, expected in dossiers)
        noticed = noticed or any(
            any(problems_of_dossiers(case, mutant, fields)) for case in together
        )
        yield Change(of_indicator(file), what, file.at(["count", *path]), noticed)


def _mutants(counting: Counting, fields: Fields) -> Iterator[tuple[str, Sequence[str], Counting]]:
    for side in _SIDES:
        condition: Condition = getattr(counting, side)
        for changed in steps(condition, fields):
            mutant = (
                replace(counting, denominator=changed)
                if side == "denominator"
                else replace(counting, numerator=changed)
            )
            yield f"count.{side} → {spell(changed)}", [side, "where"], mutant
    for distinct in _counted(counting, fields):
        told = distinct or DOSSIERS
        what = f"count.of: {counting.distinct or DOSSIERS} → {told}"
        yield what, ["of"], replace(counting, distinct=distinct)
    for other in _others(counting.period_by, fields):
        what = f"count.period: {counting.period_by} → {other}"
        yield what, ["period"], replace(counting, period_by=other)


def _counted(counting: Counting, fields: Fields) -> Iterator[str | None]:
    """Say what else could be counted: dossiers, or the different values of a text that is not personal."""
    if counting.distinct is not None:
        yield None
    for name, field in fields.items():
        is_name = field.type.type is ValueType.TEXT and not field.is_personal
        if is_name and name != counting.distinct:
            yield name


def steps(condition: Condition, fields: Fields) -> Iterator[Condition]:
    """Yield a condition with each of its parts changed by one step, and what it denies."""
    yield condition.part if isinstance(condition, Not) else Not(condition)
    yield from _inside(condition, fields)


def _inside(condition: Condition, fields: Fields) -> Iterator[Condition]:
    """Yield the steps that leave the condition what it is: whole comparisons are not denied here."""
    match condition:
        case Truth():
            return
        case Flagged(field):
            yield from (Flagged(other) for other in _other_fields(field, fields))
        case Present(field):
            yield from (Present(other) for other in _other_fields(field, fields))
        case Not(part):
            yield from (Not(changed) for changed in _inside(part, fields))
        case And(parts):
            yield Or(parts)
            yield from (_joined(And, left) for left in _parts(parts, fields))
        case Or(parts):
            yield And(parts)
            yield from (_joined(Or, left) for left in _parts(parts, fields))
        case Compare():
            yield from _compared(condition, fields)
        case OneOf(operand, values):
            yield from (OneOf(other, values) for other in _operands(operand, fields))
            yield from (OneOf(operand, changed) for changed in _lists(operand, values, fields))


def _parts(parts: tuple[Condition, ...], fields: Fields) -> Iterator[tuple[Condition, ...]]:
    """Leave out each part, and change each by one step."""
    for at, part in enumerate(parts):
        before, behind = parts[:at], parts[at + 1 :]
        yield (*before, *behind)
        for changed in steps(part, fields):
            yield (*before, changed, *behind)


def _joined(kind: type[And] | type[Or], parts: tuple[Condition, ...]) -> Condition:
    return parts[0] if len(parts) == 1 else kind(parts)


def _compared(condition: Compare, fields: Fields) -> Iterator[Condition]:
    operator, left, right = condition.operator, condition.left, condition.right
    # That two things differ is what «not» says of their being the same.
    for other in _NEXT[operator] if operator not in {"=", "!="} else ():
        yield Compare(other, left, right)
    for changed in _operands(left, fields):
        yield Compare(operator, changed, right)
    for changed in _operands(right, fields):
        yield Compare(operator, left, changed)
    if isinstance(left, DayOf) and isinstance(right, DayOf):
        yield Compare(operator, left.moment, right.moment)


def _operands(operand: Operand, fields: Fields) -> Iterator[Operand]:
    match operand:
        case Field():
            yield from _other_fields(operand, fields)
        case DayOf(moment):
            yield from (DayOf(other) for other in _other_fields(moment, fields))
        case Value(int() as number, kind):
            yield from (Value(number + step, kind) for step in (-1, 1))
        case Value(date() as day, kind):
            yield from (Value(day + timedelta(days=step), kind) for step in (-1, 1))


def _lists(
    operand: Operand, values: tuple[Value, ...], fields: Fields
) -> Iterator[tuple[Value, ...]]:
    """Leave out each value, and add each other one that the field may have."""
    for value in values if len(values) > 1 else ():
        yield tuple(each for each in values if each is not value)
    codes = fields[operand.name].type.codes if isinstance(operand, Field) else ()
    for code in codes:
        if code not in {each.value for each in values}:
            yield (*values, Value(code, ValueType.CODE))


def _other_fields(field: Field, fields: Fields) -> Iterator[Field]:
    yield from (Field(name, field.type) for name in _others(field.name, fields))


def _others(name: str, fields: Fields) -> Iterator[str]:
    """Name the other fields of one type; of codes those with the same ones."""
    kind = fields[name].type
    return (other for other, each in fields.items() if other != name and each.type == kind)
