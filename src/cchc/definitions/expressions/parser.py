"""From text to typed tree, by recursive descent: one function for each line of the grammar.

::

    condition := all ("or" all)*
    all       := each ("and" each)*
    each      := "not" each | test
    test      := "(" condition ")" | "true" | "false"
               | operand [("=" | "!=" | "<" | "<=" | ">" | ">=") operand
                         | ["not"] "in" "(" constant ("," constant)* ")"
                         | "is" ["not"] ("present" | "missing")]
    operand   := field | number | text | "day" "(" (field | text) ")"

Types are settled while parsing, so that every refusal points at the word that caused it.  Depth
is counted: a thousand brackets end in a refusal and not on the stack.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from cchc.definitions.dates import is_day
from cchc.definitions.expressions import problems
from cchc.definitions.expressions.lexer import Token, TokenKind, tokens
from cchc.definitions.expressions.problems import BrokenExpression
from cchc.definitions.expressions.tree import (
    And,
    Compare,
    Condition,
    DayOf,
    Field,
    FieldType,
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
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest

DEEPEST: Final = 24
MOST_VALUES: Final = 100
_OPERATORS: Final[Mapping[str, Operator]] = {
    "=": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">=",
}  # fmt: skip
_RESERVED: Final = frozenset(
    ["and", "or", "not", "in", "is", "present", "missing", "true", "false", "day"]
)
_ORDERED: Final = (ValueType.NUMBER, ValueType.MOMENT, ValueType.DAY)
_EXPECT_OPERAND: Final = Words("tên trường, số hoặc văn bản", "a field, a number or a text")
_EXPECT_END: Final = Words("«and», «or» hoặc hết biểu thức", "«and», «or» or the end")
_EXPECT_CONSTANT: Final = Words("số hoặc văn bản trong nháy", "a number or a quoted text")


def parse(text: str, known: Mapping[str, FieldType]) -> Condition:
    """Read *text* as a condition about the fields in *known*, or raise :class:`BrokenExpression`."""
    return _Parser(text, known).whole()


class _Parser:
    def __init__(self, text: str, known: Mapping[str, FieldType]) -> None:
        self._tokens = tokens(text)
        self._known = known
        self._at = 0
        self._depth = 0

    def whole(self) -> Condition:
        if len(self._tokens) == 1:
            raise self._broken(problems.EMPTY)
        condition = self._condition()
        if self._here.kind is not TokenKind.END:
            raise self._not(_EXPECT_END)
        return condition

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._here
        self._at += 1
        return token

    def _takes(self, text: str) -> bool:
        """Step over a word or sign, if it stands here."""
        here = self._here
        if here.text == text and here.kind in {TokenKind.WORD, TokenKind.SIGN}:
            self._at += 1
            return True
        return False

    def _needs(self, text: str) -> None:
        if not self._takes(text):
            raise self._not(Words(f"«{text}»", f"«{text}»"))

    def _broken(self, why: Words, at: Token | None = None, **values: object) -> BrokenExpression:
        token = at or self._here
        return BrokenExpression(why, token.line, token.column, **values)

    def _not(self, expected: Words, at: Token | None = None) -> BrokenExpression:
        token = at or self._here
        if token.kind is TokenKind.END:
            return self._broken(problems.ENDS_EARLY, token, expected=expected)
        return self._broken(problems.EXPECTED, token, found=token.text, expected=expected)

    def _condition(self) -> Condition:
        parts = [self._all()]
        while self._takes("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all(self) -> Condition:
        parts = [self._each()]
        while self._takes("and"):
            parts.append(self._each())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _each(self) -> Condition:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._broken(problems.TOO_DEEP, limit=DEEPEST)
        condition = Not(self._each()) if self._takes("not") else self._test()
        self._depth -= 1
        return condition

    def _test(self) -> Condition:
        if self._takes("("):
            condition = self._condition()
            self._needs(")")
            return condition
        for word, value in (("true", True), ("false", False)):
            if self._takes(word):
                return Truth(value)
        start = self._here
        left = self._operand()
        if self._takes("is"):
            return self._presence(left, start)
        if self._takes("not"):
            self._needs("in")
            return Not(self._one_of(left, start))
        if self._takes("in"):
            return self._one_of(left, start)
        operator = _OPERATORS.get(self._here.text)
        if operator and self._here.kind is TokenKind.SIGN:
            return self._compare(left, start, operator)
        if isinstance(left, Field) and left.type is ValueType.FLAG:
            return Flagged(left)
        raise self._broken(problems.NOT_A_TEST, start, found=start.text, is_=type_of(left).words)

    def _presence(self, operand: Operand, start: Token) -> Condition:
        negated = self._takes("not")
        missing = self._takes("missing")
        if not missing:
            self._needs("present")
        if not isinstance(operand, Field):
            raise self._broken(problems.NOT_A_FIELD, start)
        return Not(Present(operand)) if negated != missing else Present(operand)

    def _one_of(self, operand: Operand, start: Token) -> Condition:
        if isinstance(operand, Value):
            raise self._broken(problems.NO_FIELD, start)
        self._needs("(")
        values: list[Value] = []
        while True:
            token = self._here
            if len(values) == MOST_VALUES:
                raise self._broken(problems.TOO_MANY_VALUES, limit=MOST_VALUES)
            value = self._operand()
            if not isinstance(value, Value):
                raise self._broken(
                    problems.EXPECTED, token, found=token.text, expected=_EXPECT_CONSTANT
                )
            values.append(self._constant(operand, start, value, token))
            if not self._takes(","):
                break
        self._needs(")")
        return OneOf(operand, tuple(values))

    def _compare(self, left: Operand, start: Token, operator: Operator) -> Condition:
        self._next()
        middle = self._here
        right = self._operand()
        if self._here.kind is TokenKind.SIGN and self._here.text in _OPERATORS:
            raise self._broken(problems.CHAINED)
        if isinstance(left, Value) and isinstance(right, Value):
            raise self._broken(problems.NO_FIELD, start)
        if isinstance(right, Value):
            right = self._constant(left, start, right, middle)
        elif isinstance(left, Value):
            left = self._constant(right, middle, left, start)
        else:
            self._same_type(left, start, right, middle)
        if operator not in {"=", "!="} and type_of(left) not in _ORDERED:
            raise self._broken(problems.NO_ORDER, start, left=type_of(left).words)
        return Compare(operator, left, right)

    def _same_type(self, left: Operand, start: Token, right: Operand, middle: Token) -> None:
        one, other = type_of(left), type_of(right)
        for found, token in ((one, start), (other, middle)):
            if found is ValueType.FLAG:
                raise self._broken(problems.A_TEST, token, found=token.text)
        if {one, other} == {ValueType.MOMENT, ValueType.DAY}:
            raise self._broken(problems.MOMENT_WITH_DAY, middle)
        if one is not other or (one is ValueType.CODE and self._codes(left) != self._codes(right)):
            raise self._broken(problems.DIFFERENT_TYPES, middle, left=one.words, right=other.words)

    def _codes(self, operand: Operand) -> tuple[str, ...]:
        return self._known[operand.name].codes if isinstance(operand, Field) else ()

    def _constant(self, operand: Operand, start: Token, value: Value, token: Token) -> Value:
        """Give the constant the type of what it is compared with."""
        found = type_of(operand)
        if found is ValueType.CODE and isinstance(operand, Field):
            codes = self._codes(operand)
            if value.type is ValueType.TEXT and value.value not in codes:
                near = did_you_mean(nearest(str(value.value), codes))
                raise self._broken(
                    problems.CODE_UNKNOWN, token, field=operand.name, found=value.value, near=near
                )
            if value.type is ValueType.TEXT:
                return Value(value.value, ValueType.CODE)
        self._same_type(operand, start, value, token)
        return value

    def _operand(self) -> Operand:
        token = self._here
        match token.kind:
            case TokenKind.NUMBER:
                self._next()
                return Value(int(token.text), ValueType.NUMBER)
            case TokenKind.TEXT:
                self._next()
                return Value(token.text, ValueType.TEXT)
            case TokenKind.WORD if token.text == "day":
                self._next()
                return self._day()
            case TokenKind.WORD if token.text not in _RESERVED:
                self._next()
                return self._field(token)
        raise self._not(_EXPECT_OPERAND)

    def _field(self, token: Token) -> Field:
        known = self._known.get(token.text)
        if known is None:
            near = did_you_mean(nearest(token.text, self._known))
            raise self._broken(problems.NAME_UNKNOWN, token, found=token.text, near=near)
        return Field(token.text, known.type)

    def _day(self) -> Operand:
        self._needs("(")
        token = self._here
        if (
            token.kind is TokenKind.WORD and token.text == "day"
        ):  # the language is shallow here: no day of a day
            raise self._broken(problems.NOT_A_MOMENT, token, is_=ValueType.DAY.words)
        operand = self._operand()
        self._needs(")")
        match operand:
            case Field(_, ValueType.MOMENT):
                return DayOf(operand)
            case Value(str() as text, ValueType.TEXT):
                if not is_day(text):
                    raise self._broken(problems.NOT_A_DAY, token, found=text)
                return Value(date.fromisoformat(text), ValueType.DAY)
        raise self._broken(problems.NOT_A_MOMENT, token, is_=type_of(operand).words)


def type_of(operand: Operand) -> ValueType:
    """Give the type of an operand."""
    return ValueType.DAY if isinstance(operand, DayOf) else operand.type
