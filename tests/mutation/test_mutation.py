"""The runner of changes: what it changes, and that what is argued to change nothing is still there."""

import ast

import pytest
from changes import changes
from mutate import changes_of, equivalents


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("return a < b", ["→ return None", "→ a <= b"], id="a comparison"),
        pytest.param("return a == b", ["→ return None", "→ a != b"], id="equality"),
        pytest.param("return a and b", ["→ return None", "→ a or b"], id="a junction"),
        pytest.param("return a * b", ["→ return None", "→ a // b"], id="arithmetic"),
        pytest.param("return -a", ["→ return None", "→ a"], id="a sign"),
        pytest.param("return not a", ["→ return None", "→ a"], id="a negation"),
        pytest.param("return 7", ["→ return None", "→ 8", "→ 6"], id="a number"),
        pytest.param("return True", ["→ return None", "→ False"], id="a boolean"),
        pytest.param("return a[b:c]", ["→ return None", "→ :c", "→ b:"], id="a slice"),
        pytest.param("return min(a)", ["→ return None", "→ max(a)"], id="the least"),
        pytest.param(
            "return [a for a in b if a]",
            ["→ return None", "→ [a for a in b]"],
            id="a condition of a list",
        ),
        pytest.param(
            "return a if b else c", ["→ return None", "→ a if not b else c"], id="a choice"
        ),
        pytest.param("if a: f()", ["→ if not a", "→ pass"], id="a branch, and what is done in it"),
        pytest.param("a += b", ["→ pass", "→ a -= b"], id="what is added up"),
        pytest.param("a.b = c", ["→ pass"], id="what is kept"),
        pytest.param("raise E", ["→ pass"], id="what is raised"),
        pytest.param("for a in b: continue", ["→ break", "→ pass"], id="a loop that goes on"),
        pytest.param("a = b", [], id="a name that must have a value"),
        pytest.param("assert a < 1", [], id="what holds anyhow"),
        pytest.param("'a text'", [], id="what is only said"),
        pytest.param("a: 'B[1]' = c", [], id="the type of a name"),
        pytest.param("g(strict=True)", ["→ pass"], id="that columns are of one length"),
    ],
)
def test_each_way_to_change_a_statement(code: str, expected: list[str]) -> None:
    found = list(changes("x.py", f"def f(a, b, c):\n    {code}\n"))
    assert sorted(f"→{each.change.partition('→')[2]}" for each in found) == sorted(expected)
    assert {each.line for each in found} <= {code}


def test_what_rests_on_a_table_is_made_anew_with_it() -> None:
    source = (
        "A = 1\nB = (A, 0)\nC = 7\nB += (C,)\ndef f(b=B):\n    return b\ndef g():\n    return B\n"
    )
    first = next(each for each in changes("x.py", source) if each.number == 1)
    names: dict[str, object] = {"C": 7}
    for statement in first.top:
        exec(compile(ast.unparse(statement), "x.py", "exec"), names)
    assert (names["A"], names["B"]) == (2, (2, 0, 7))
    assert names["f"]() == (2, 0, 7)  # type: ignore[operator]
    assert "g" not in names


def test_defaults_are_changed_too() -> None:
    found = list(changes("x.py", "def f(a=3, *, b=False):\n    pass\n"))
    assert sorted(each.change for each in found) == ["3 → 2", "3 → 4", "False → True"]


def test_the_same_change_twice_in_a_line_has_a_number() -> None:
    found = [each.change for each in changes("x.py", "a = (0, 0)\n")]
    assert found == ["0 → 1", "0 → -1", "0 → 1 #2", "0 → -1 #2"]


@pytest.mark.parametrize("path", sorted({each.path for each in equivalents()}))
def test_what_is_argued_to_change_nothing_is_a_change_of_today(path: str) -> None:
    known = {(each.line, each.change) for each in changes_of(path)}
    argued = [(each.line, each.change) for each in equivalents() if each.path == path]
    assert [each for each in argued if each not in known] == []
    assert len(set(argued)) == len(argued)
