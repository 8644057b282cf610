"""Text on its way into office files."""

import pytest

from cchc.render.inert import CELL_LONGEST, cut, inert, sheet_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sở Y tế [tỉnh]", "Sở Y tế [tỉnh]", id="plain text stays as it is"),
        pytest.param("=1+1", "=1+1", id="a formula is text to whoever writes text"),
        pytest.param("a\x1b[31mb", "a\\x1b[31mb", id="a terminal's escape is shown"),
        pytest.param("a\x00b", "a\\x00b", id="XML holds no NUL"),
        pytest.param("a\ufffeb\uffff", "a\\ufffeb\\uffff", id="nor what is no character"),
        pytest.param("a\ud800b", "a\\ud800b", id="nor half a pair"),
        pytest.param("a\u202eb", "a\\u202eb", id="a change of direction is shown"),
        pytest.param("x" * 32_767, "x" * 32_767, id="as long as a cell"),
        pytest.param("x" * 32_768, "x" * 32_766 + "…", id="one letter longer"),
        pytest.param(
            "\U0001f600" * 16_384,
            "\U0001f600" * 16_383 + "…",
            id="office programs count some letters twice",
        ),
    ],
)
def test_inert(text: str, expected: str) -> None:
    assert inert(text) == expected


def test_what_is_cut_fits_into_a_cell() -> None:
    assert len(inert("\U0001f600" * 40_000).encode("utf-16-le")) // 2 <= CELL_LONGEST


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        pytest.param("abc", 3, "abc", id="it fits"),
        pytest.param("abcd", 3, "ab…", id="it does not"),
        pytest.param("a\U0001f600b", 3, "a…", id="a pair is never cut in two"),
    ],
)
def test_cut(text: str, longest: int, expected: str) -> None:
    assert cut(text, longest) == expected


@pytest.mark.parametrize(
    ("wanted", "taken", "expected"),
    [
        pytest.param("Sở Nội vụ", set(), "Sở Nội vụ", id="a plain name"),
        pytest.param("a/b\\c:d*e?f[g]", set(), "a-b-c-d-e-f-g-", id="letters Excel refuses"),
        pytest.param("'Sở'", set(), "Sở", id="an apostrophe at either end"),
        pytest.param("", set(), "-", id="no name"),
        pytest.param("History", set(), "History-", id="a name that Excel keeps"),
        pytest.param("x" * 40, set(), "x" * 30 + "…", id="too long"),
        pytest.param("Sở", {"sở"}, "Sở (2)", id="taken, whatever the case"),
        pytest.param("Sở", {"sở", "sở (2)"}, "Sở (3)", id="taken twice"),
        pytest.param("x" * 31, {"x" * 31}, "x" * 26 + "… (2)", id="taken and long"),
    ],
)
def test_sheet_name(wanted: str, taken: set[str], expected: str) -> None:
    assert sheet_name(wanted, taken) == expected
    assert expected.casefold() in taken
