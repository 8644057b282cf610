"""From the tree back to text: what a condition says, in one spelling."""

from datetime import date

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
    Or,
    Present,
    Truth,
    Value,
)


def spell(condition: Condition) -> str:
    """Write a condition so that it is read as the same tree."""
    match condition:
        case Truth(value):
            return "true" if value else "false"
        case Flagged(field):
            return field.name
        case Present(field):
            return f"{field.name} is present"
        case Not(part):
            return _negation(part)
        case OneOf(operand, values):
            return f"{_operand(operand)} in ({', '.join(map(_operand, values))})"
        case Compare(sign, left, right):
            return f"{_operand(left)} {sign} {_operand(right)}"
        case And(parts):
            return " and ".join(map(_inner, parts))
        case Or(parts):
            return " or ".join(map(_inner, parts))


def _negation(part: Condition) -> str:
    match part:
        case Present(field):
            return f"{field.name} is missing"
        case OneOf(operand, values):
            return f"{_operand(operand)} not in ({', '.join(map(_operand, values))})"
    return f"not {_inner(part)}"


def _inner(condition: Condition) -> str:
    text = spell(condition)
    return f"({text})" if isinstance(condition, And | Or) else text


def _operand(operand: Operand) -> str:
    match operand:
        case Field(name):
            return name
        case DayOf(moment):
            return f"day({moment.name})"
        case Value(date() as day):
            return f"day('{day.isoformat()}')"
        case Value(int() as number):
            return str(number)
        case Value(text):
            return "'" + str(text).replace("'", "''") + "'"
