"""From the typed tree to SQL: one line for each kind of node.

SQL's NULL is Kleene's unknown for ``AND``, ``OR``, ``NOT`` and comparisons, so the tree is said as
it is; only presence asks for the text of a field, too, because NULL alone does not tell what is
missing from what cannot be read.
"""

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
from cchc.records.sql.printer import Printer

_SIGNS = {"!=": "<>"}


def condition(tree: Condition, printer: Printer) -> str:
    """Print a condition, in brackets of its own."""
    match tree:
        case Truth(value):
            return "TRUE" if value else "FALSE"
        case Flagged(asked):
            return printer.name(asked.name)
        case Present(asked):
            name, cell = printer.name(asked.name), printer.cell(asked.name)
            return f"(CASE WHEN {name} IS NOT NULL THEN TRUE WHEN {cell} IS NULL THEN FALSE END)"
        case Not(part):
            return f"(NOT {condition(part, printer)})"
        case And(parts):
            return "(" + " AND ".join(condition(part, printer) for part in parts) + ")"
        case Or(parts):
            return "(" + " OR ".join(condition(part, printer) for part in parts) + ")"
        case OneOf(asked, values):
            listed = ", ".join(_operand(value, printer) for value in values)
            return f"({_operand(asked, printer)} IN ({listed}))"
        case Compare(sign, left, right):
            between = _SIGNS.get(sign, sign)
            return f"({_operand(left, printer)} {between} {_operand(right, printer)})"


def _operand(operand: Operand, printer: Printer) -> str:
    match operand:
        case Field(name):
            return printer.name(name)
        case DayOf(moment):
            return f"CAST({printer.name(moment.name)} AS DATE)"
        case Value(date() as day):
            return printer.day(day)
        case Value(int() as number):
            return str(number)
        case Value(text):
            return printer.text(str(text))


def asks_presence(tree: Condition) -> set[str]:
    """Find the fields whose presence a condition asks for."""
    match tree:
        case Present(asked):
            return {asked.name}
        case Not(part):
            return asks_presence(part)
        case And(parts) | Or(parts):
            return {name for part in parts for name in asks_presence(part)}
    return set()
