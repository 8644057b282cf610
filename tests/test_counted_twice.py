"""An unknown unit beside the one that its name probably means."""

from pathlib import Path

import pytest

from reading import check, message, text_file, told

HEADINGS = "Mục,Đơn vị,Kỳ,b,a"
RIGHT = "IV.1,Xã Hòa Bình,Q3,95,100"


@pytest.mark.parametrize(
    ("stranger", "expected"),
    [
        pytest.param("IV.1,Xã Hòa Binhh,Q3,95,100", ["counts.csv:3:2 C415"], id="the same again"),
        pytest.param("IV.1,Xã Hòa Binhh,Q3,9,10", ["counts.csv:3:2 C415"], id="other numbers"),
        pytest.param("II,Xã Hòa Binhh,Q3,95,100", [], id="another target"),
        pytest.param("IV.1,Xã Hòa Binhh,Q2,95,100", [], id="another period"),
        pytest.param("IV.1,Xã Hòa Binhh,Q3,,", [], id="nothing reported"),
        pytest.param("IV.1,Xã Đắc Long,Q3,95,100", [], id="one of two may be meant"),
        pytest.param("IV.1,Xã Mới,Q3,95,100", [], id="like no other"),
        pytest.param("IV.1,xã Hoà Bình,Q2,95,100", [], id="no stranger"),
    ],
)
def test_a_stranger_beside_the_unit_it_may_be(
    tmp_path: Path, stranger: str, expected: list[str]
) -> None:
    lines = (RIGHT, stranger, "IV.1,Xã Đắk Long,Q3,9,10", "IV.1,Xã Đăk Long,Q3,9,10")
    found = told(check(text_file(tmp_path, HEADINGS, *lines)))
    assert [each for each in found if each.endswith("C415")] == expected


def test_in_another_file_it_is_found_as_well(tmp_path: Path) -> None:
    one = text_file(tmp_path, HEADINGS, RIGHT, name="a.csv")
    other = text_file(tmp_path, HEADINGS, "IV.1,Xã Hòa Binhh,Q3,95,100", name="b.csv")
    report = check(one, other)
    assert message(report, "C415") == (
        "«Xã Hòa Binhh» có thể là «Xã Hòa Bình», đơn vị này cũng đã báo cáo IV.1;"
        " tổng có thể đã tính hai lần."
    )
    assert "b.csv:2:2 C415" in told(report)
