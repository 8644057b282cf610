"""JSON that carries every text whole and steers nothing on its way."""

import json

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
