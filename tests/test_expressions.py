"""The small language: what it reads, what it refuses and where, and that it reads what it writes."""

import random

import pytest

from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.problems import BrokenExpression
from cchc.definitions.expressions.spelling import spell
from cchc.definitions.expressions.tree import (
    And,
    Compare,
    DayOf,
    Field,
    Flagged,
    Not,
    OneOf,
    Or,
    Present,
    Truth,
    Value,
    ValueType,
    fields,
)
from cchc.words.text import safe
from records_making import TYPES, conditions

STATE = Field("state", ValueType.CODE)
FINISHED = Field("finished", ValueType.MOMENT)
DUE = Field("due", ValueType.MOMENT)
PAID = Field("paid", ValueType.FLAG)
FEE = Field("fee", ValueType.NUMBER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("true", Truth(True), id="every dossier"),
        pytest.param("paid", Flagged(PAID), id="a field that is true or false is a condition"),
        pytest.param("not not paid", Not(Not(Flagged(PAID))), id="a negation of a negation"),
        pytest.param(
            "paid or paid and not paid",
            Or((Flagged(PAID), And((Flagged(PAID), Not(Flagged(PAID)))))),
            id="and binds closer than or",
        ),
        pytest.param(
            "(paid or paid)\nand paid",
            And((Or((Flagged(PAID), Flagged(PAID))), Flagged(PAID))),
            id="brackets bind closest, over lines",
        ),
        pytest.param("finished is present", Present(FINISHED), id="presence"),
        pytest.param("finished is missing", Not(Present(FINISHED)), id="absence"),
        pytest.param("finished is not present", Not(Present(FINISHED)), id="no presence"),
        pytest.param("finished is not missing", Present(FINISHED), id="no absence"),
        pytest.param("finished <= due", Compare("<=", FINISHED, DUE), id="moments by the second"),
        pytest.param(
            "day(finished) <= day(due)",
            Compare("<=", DayOf(FINISHED), DayOf(DUE)),
            id="moments by the day",
        ),
        pytest.param(
            "state in ('settled', \"returned\")",
            OneOf(STATE, (Value("settled", ValueType.CODE), Value("returned", ValueType.CODE))),
            id="a code among its values, in either quotes",
        ),
        pytest.param(
            "state not in ('refused')",
            Not(OneOf(STATE, (Value("refused", ValueType.CODE),))),
            id="a code outside some values",
        ),
        pytest.param(
            "-5 < fee", Compare("<", Value(-5, ValueType.NUMBER), FEE), id="a constant on the left"
        ),
        pytest.param(
            "procedure = 'it''s \"1.0\"'",
            Compare("=", Field("procedure", ValueType.TEXT), Value('it\'s "1.0"', ValueType.TEXT)),
            id="a doubled quote is one",
        ),
    ],
)
def test_an_expression_becomes_its_tree(text, expected):
    assert parse(text, TYPES) == expected


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param("", (1, 1), "để trống", id="nothing"),
        pytest.param("  \n ", (2, 2), "để trống", id="white space"),
        pytest.param("paid and", (1, 9), "còn thiếu", id="an end too early"),
        pytest.param("paid paid", (1, 6), "«and», «or»", id="two conditions side by side"),
        pytest.param("sate = 'settled'", (1, 1), "«state»", id="a name that is misspelt"),
        pytest.param("paid and\n  state = 'setled'", (2, 11), "«settled»", id="a misspelt value"),
        pytest.param("state = 9", (1, 9), "Không so sánh", id="a code of a source"),
        pytest.param("fee", (1, 1), "không phải điều kiện", id="a number is no condition"),
        pytest.param("paid = paid", (1, 1), "đã là điều kiện", id="a condition that is compared"),
        pytest.param("finished <= day(due)", (1, 13), "day(…)", id="a moment with a day"),
        pytest.param("state < 'settled'", (1, 1), "thứ tự", id="an order of codes"),
        pytest.param("fee < 1 < 2", (1, 9), "nối tiếp", id="a chain"),
        pytest.param("1 = 1", (1, 1), "không hỏi trường nào", id="two constants"),
        pytest.param("fee = '1'", (1, 7), "Không so sánh", id="a number with a text"),
        pytest.param("fee = 007", (1, 7), "số nguyên", id="leading zeros"),
        pytest.param("fee = 1.5", (1, 7), "số nguyên", id="a fraction"),
        pytest.param("fee = 1e9", (1, 7), "số nguyên", id="an exponent"),
        pytest.param("fee = " + "9" * 19, (1, 7), "số nguyên", id="more than 64 bits"),
        pytest.param("day(fee) = day('2024-01-01')", (1, 5), "thời điểm", id="the day of a number"),
        pytest.param("day(day(due)) = day(due)", (1, 5), "thời điểm", id="the day of a day"),
        pytest.param("signed = day('2024-02-30')", (1, 14), "có thật", id="a day that is none"),
        pytest.param("'x' is present", (1, 1), "một trường", id="presence of a constant"),
        pytest.param("state in ()", (1, 11), "cần", id="an empty list"),
        pytest.param("state in (state)", (1, 11), "trong nháy", id="a field in a list"),
    ],
)
def test_a_broken_expression_is_refused_at_its_place(text, place, said):
    with pytest.raises(BrokenExpression) as refused:
        parse(text, TYPES)
    assert (refused.value.line, refused.value.column) == place
    assert said in refused.value.reason.vi


HOSTILE = [
    pytest.param("paid; DROP TABLE records", id="a second statement"),
    pytest.param("paid -- and not paid", id="a comment"),
    pytest.param("paid /* x */", id="a comment between stars"),
    pytest.param("paid or 1=1", id="the classic that is always true"),
    pytest.param("procedure = '' or ''='", id="a quote that does not close"),
    pytest.param("procedure = 'a' || 'b'", id="an operator of SQL"),
    pytest.param("procedure like '%'", id="a pattern"),
    pytest.param("(select 1)", id="a query inside"),
    pytest.param("__import__('os').system('id')", id="a call into Python"),
    pytest.param("paid.__class__", id="an attribute"),
    pytest.param("pg_read_file('/etc/passwd') = 'x'", id="a function of an engine"),
    pytest.param("read_csv('/etc/passwd') is present", id="a file of the machine"),
    pytest.param('"dossier" = "dossier"', id="a quoted name"),
    pytest.param("`dossier` = 'x'", id="a name in back-ticks"),
    pytest.param("procedure = $$x$$", id="dollar quotes"),
    pytest.param("procedure = 'a\\' or true --'", id="an escaped quote"),
    pytest.param("procedure = 'a\x00b'", id="a null byte"),
    pytest.param("procedure = '\u202eabc'", id="letters that run backwards"),
    pytest.param("рaid", id="a Cyrillic letter"),
    pytest.param("paid\u00a0and paid", id="a space that is none"),
    pytest.param("fee = ０", id="digits of another alphabet"),
    pytest.param("(" * 1000 + "paid" + ")" * 900, id="a thousand brackets"),
    pytest.param("(" * 60 + "paid" + ")" * 60, id="sixty brackets"),
    pytest.param("not " * 300 + "paid", id="three hundred negations"),
    pytest.param("day(" * 300 + "due" + ")" * 300, id="three hundred days"),
    pytest.param(" and ".join(["paid"] * 250), id="too many words"),
    pytest.param("paid" + " " * 3000, id="too many characters"),
    pytest.param("fee in (" + ",".join("1" for _ in range(150)) + ")", id="too many values"),
    pytest.param("procedure = '" + "x" * 300 + "'", id="a text that is too long"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_reach_outside_is_refused_with_its_place(text):
    with pytest.raises(BrokenExpression) as refused:
        parse(text, TYPES)
    assert refused.value.line >= 1
    assert 1 <= refused.value.column <= len(text) + 1
    assert safe(refused.value.reason.vi) == refused.value.reason.vi


def test_what_is_written_is_read_as_the_same_tree():
    draw = random.Random(14)
    for _ in range(500):
        tree = conditions(draw)
        flat = parse(spell(tree), TYPES)
        assert spell(flat) == spell(tree)
        assert [*fields(flat)] == [*fields(tree)]
