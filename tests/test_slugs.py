"""File names made from the names of units."""

import pytest

from cchc.words.slugs import LONGEST, distinct_slugs, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Xã Đắk Long", "xa-dak-long", id="marks and đ"),
        pytest.param("Huyện Ia H' Drai", "huyen-ia-h-drai", id="apostrophe and space"),
        pytest.param("../../etc/passwd", "etc-passwd", id="it stays in its folder"),
        pytest.param("C:\\a|b<c>", "c-a-b-c", id="what Windows refuses"),
        pytest.param("CON", "don-vi-con", id="a device of Windows"),
        pytest.param("lpt9", "don-vi-lpt9", id="another"),
        pytest.param("村", "don-vi", id="nothing is left"),
        pytest.param("", "don-vi", id="no name"),
        pytest.param("a" * 100, "a" * 60, id="too long"),
        pytest.param("a" * 59 + " b", "a" * 59, id="cut at a hyphen"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(
            [("Xã Đắk Long", "23368"), ("Xã Đăk Long", "23504")],
            ["xa-dak-long-23368", "xa-dak-long-23504"],
            id="two communes that differ by a mark carry their codes",
        ),
        pytest.param([("Sở A", "x"), ("Sở B", "y")], ["so-a", "so-b"], id="others do without"),
        pytest.param(
            [("a", "1"), ("a", "1"), ("a-1", "2")],
            ["a-1", "a-1-2", "a-1-3"],
            id="a number where even codes meet",
        ),
    ],
)
def test_distinct_slugs(names: list[tuple[str, str]], expected: list[str]) -> None:
    assert distinct_slugs(names) == expected


def test_no_name_is_longer_than_files_allow() -> None:
    made = distinct_slugs([("x" * 90, "y" * 90)] * 12)
    assert len(set(made)) == 12
    assert max(map(len, made)) <= LONGEST
