"""Names that were probably meant: misspelt ones are found, others are left alone."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc.words.nearest import did_you_mean, nearest

UNITS = (
    "Huyện Tu Mơ Rông",
    "Huyện Đắk Tô",
    "Thị trấn Đắk Tô",
    "Xã Đắk Long",
    "Xã Đăk Long",
    "Xã Hòa Bình",
    "Xã Hơ Moong",
    "Xã Măng Buk",
    "Xã Đắk Rơ Nga",
    "Xã Đắk Rơ Wa",
    "Thị trấn Plei Kần",
    "Phường Thắng Lợi",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Ban Quản lý khu kinh tế tỉnh",
    "Văn phòng UBND tỉnh",
)
OTHERS = ("IV.1", "IV.2", "IV.3", "Tỷ lệ hồ sơ trực tuyến toàn trình", "dossiers-on-time", "C101")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("Xã Hoa Binh", ["Xã Hòa Bình"], id="without marks"),
        pytest.param("Xa Hoa Bihn", ["Xã Hòa Bình"], id="letters swapped"),
        pytest.param("Xã Măng Bút", ["Xã Măng Buk"], id="one letter wrong"),
        pytest.param("Hơ Moon", ["Xã Hơ Moong"], id="without its kind"),
        pytest.param("UBND h. Đắk Tô", ["Huyện Đắk Tô"], id="abbreviated"),
        pytest.param("TT Đắk Tôo", ["Thị trấn Đắk Tô"], id="of its level alone"),
        pytest.param("Xã Đăk Longg", ["Xã Đăk Long", "Xã Đắk Long"], id="its marks come first"),
        pytest.param("Phòng Tư pháp", [], id="an office of a district is no department"),
        pytest.param("Sở Quản lý khu kinh tế tỉnh", ["Ban Quản lý khu kinh tế tỉnh"], id="a board"),
        pytest.param("Xã Đắk Tô", ["Thị trấn Đắk Tô"], id="a town is of the level of a commune"),
        pytest.param("Huyện Hòa Bình", [], id="a district is no commune"),
        pytest.param("BQLKKT", ["Ban Quản lý khu kinh tế tỉnh"], id="letters of a board"),
        pytest.param("VP UBND tinh", ["Văn phòng UBND tỉnh"], id="letters of an office"),
        pytest.param("Xã Ba Tơ", [], id="the kind alone is no likeness"),
        pytest.param("Sở Y tế", [], id="another department"),
        pytest.param("Hà Nội", [], id="another place"),
        pytest.param("Thành phố Pleiku", [], id="a city is no slip for a town"),
        pytest.param("Xã Hòa Bin", ["Xã Hòa Bình"], id="one letter missing"),
        pytest.param(
            "Xã Đắk Rơ Na", ["Xã Đắk Rơ Nga", "Xã Đắk Rơ Wa"], id="all that are one letter away"
        ),
        pytest.param(
            "Phường Plei Kần", ["Thị trấn Plei Kần"], id="of another kind, of the same name"
        ),
        pytest.param("Người lập biểu", [], id="no unit at all"),
        pytest.param("xã", [], id="nothing but a kind"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_the_nearest_units(written: str, expected: list[str]) -> None:
    assert list(nearest(written, UNITS)) == expected


STRANGERS = [f"{letter * 20}" for letter in "abcdefghijklmnopqrstuvwxyz0123456789"]  # like nothing


@given(
    st.lists(st.text("abcđ XãSở", max_size=12), min_size=1, max_size=6, unique=True),
    st.text("abcđ XãSở", max_size=12),
)
@example(["abc"], "abd")  # one slip in three letters is less like than other names must be
def test_a_few_names_are_searched_as_many_are(names: list[str], written: str) -> None:
    assert nearest(written, names) == nearest(written, [*names, *STRANGERS])


def test_names_that_share_no_letters_are_told_apart_without_a_library() -> None:
    program = (
        "import sys; from cchc.words.nearest import nearest; print(nearest('Phòng thử', ['IX']))"
    )
    told = "print('rapidfuzz' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", f"{program}; {told}"], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["[]", "False"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("IV.9", [], id="a code is as like to one as to another"),
        pytest.param("IV-3", ["IV.3"], id="a code with other signs"),
        pytest.param("c101.", ["C101"], id="a code with a stop"),
        pytest.param("Tỷ lệ hồ sơ trực tuyến", OTHERS[3:4], id="the start of a wording"),
        pytest.param("dossier-on-time", ["dossiers-on-time"], id="an id"),
        pytest.param("Họ và tên", [], id="a heading"),
    ],
)
def test_the_nearest_of_other_names(written: str, expected: list[str]) -> None:
    assert list(nearest(written, OTHERS)) == list(expected)


def test_at_most_three_are_named() -> None:
    assert len(nearest("Xã Tân Lậpp", [f"Xã Tân Lập {kind}" for kind in "ABCDE"])) == 3


@pytest.mark.parametrize(
    ("names", "vi", "en"),
    [
        pytest.param([], "", "", id="none"),
        pytest.param(["A"], " Có phải bạn muốn viết «A»?", " Did you mean «A»?", id="one"),
        pytest.param(
            ["A", "B", "C\x1b"],
            " Có phải bạn muốn viết «A», «B» hoặc «C\\x1b»?",
            " Did you mean «A», «B» or «C\\x1b»?",
            id="three, and nothing that steers a terminal",
        ),
    ],
)
def test_did_you_mean(names: list[str], vi: str, en: str) -> None:
    assert did_you_mean(names) == (vi, en)
