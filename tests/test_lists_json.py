"""JSON that carries every text whole and steers nothing on its way."""

import json
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.render.lists_json import as_json


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Đắk Tô", "Đắk Tô", id="Vietnamese stays readable"),
        pytest.param("\x1b\x9b", r"\u001b\u009b", id="a terminal's escapes"),
        pytest.param("\u202e", r"\u202e", id="a change of direction"),
        pytest.param("\udcff", r"\udcff", id="a byte that is no letter"),
        pytest.param("\U000e0041", r"\udb40\udc41", id="a letter beyond four digits"),
        pytest.param("a ##[error]b", r"a #\u0023[error]b", id="a command to a pipeline's runner"),
        pytest.param("a\nb", r"a\nb", id="a line end"),
    ],
)
def test_as_json(text: str, expected: str) -> None:
    assert as_json([text]) == f'[\n  "{expected}"\n]\n'


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    assert json.loads(as_json({text: text}).encode()) == {text: text}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"b": [1, -2, True, False, None], "a": {"é": "«ĐẮK»\n\"\\\t\x7f"}}, id="nested"),
        pytest.param([{}, [], (), {"leer": []}, "", 0, 10**30], id="empty and large"),
        pytest.param({"10": 1, "9": (StrEnum("Level", {"A": "a"}).A, IntEnum("Code", {"B": 3}).B)},
                     id="names are sorted as texts; members of enumerations are what they hold"),
    ],
)  # fmt: skip
def test_json_is_spelled_as_the_library_spells_it(value: object) -> None:
    expected = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2)
    assert as_json(value).replace("\\u007f", "\x7f") == f"{expected}\n"


@pytest.mark.parametrize("value", [1.5, {"a": {1}}, object()])
def test_what_is_no_exact_value_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        as_json(value)
