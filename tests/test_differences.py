"""In what two spellings of one name differ: each step by which names are loosened has its words."""

import unicodedata

import pytest

from cchc.words.differences import HowRead

TNMT = "Sở Tài nguyên và Môi trường"


@pytest.mark.parametrize(
    ("written", "name", "how"),
    [
        pytest.param("Xã Đắk Long", "Xã Đắk Long", "", id="in nothing"),
        pytest.param(
            unicodedata.normalize("NFD", "Xã Đắk Long"), "Xã Đắk Long", "khác mã Unicode", id="form"
        ),
        pytest.param("Xã  Đắk\u00a0Long", "Xã Đắk Long", "khác khoảng trắng", id="white space"),
        pytest.param("Xã Đắk\u200b Long", "Xã Đắk Long", "khác khoảng trắng", id="no space at all"),
        pytest.param("XÃ ĐẮK LONG", "Xã Đắk Long", "khác hoa thường", id="case"),
        pytest.param("Xã Hoà Bình", "Xã Hòa Bình", "khác vị trí dấu thanh", id="tone placement"),
        pytest.param("Huyện Đăk Tô", "Huyện Đắk Tô", "khác dấu trong Đắk/Đăk/Đak", id="Đăk"),
        pytest.param("Huyện Đak Tô", "Huyện Đắk Tô", "khác dấu trong Đắk/Đăk/Đak", id="Đak"),
        pytest.param("Xã Ðắk Long", "Xã Đắk Long", "khác chữ Đ", id="Eth"),
        pytest.param("Ia H’Drai", "Ia H'Drai", "khác dấu nháy, gạch nối", id="apostrophe"),
        pytest.param("Ia HDrai", "Ia H' Drai", "khác dấu nháy, gạch nối", id="no apostrophe"),
        pytest.param("P. Quang Trung", "Phường Quang Trung", "khác cách viết tắt", id="a kind"),
        pytest.param("Sở TNMT", TNMT, "khác cách viết tắt", id="letters"),
        pytest.param("UBND Xã Một", "Xã Một", "khác chữ UBND", id="UBND"),
        pytest.param("Uỷ ban nhân dân Xã Một", "Xã Một", "khác chữ UBND", id="UBND written out"),
        pytest.param("Tỉ lệ", "Tỷ lệ", "khác tỉ lệ/tỷ lệ", id="tỉ lệ"),
        pytest.param("Tỷ lệ.", "Tỷ lệ", "khác dấu ở cuối", id="final stop"),
        pytest.param(
            "UBND X. HOÀ BÌNH",
            "Xã Hòa Bình",
            "khác chữ UBND, cách viết tắt, vị trí dấu thanh",
            id="several at once",
        ),
    ],
)
def test_how_a_name_was_read(written: str, name: str, how: str) -> None:
    said = HowRead(written, [name]).in_("vi")
    assert said.removesuffix(", hoa thường)").strip(" ()") == how


def test_an_alias_is_called_so() -> None:
    read = HowRead("tnmt tỉnh", [TNMT], ["TNMT tỉnh"])
    assert read.in_("vi") == " (khác hoa thường; tên khác đã khai báo)"
    assert read.in_("en") == " (differing in case; a declared alias)"


def test_nothing_is_said_of_what_is_written_as_one_of_the_names() -> None:
    assert HowRead("Xã Một", ["UBND xã Một", "Xã Một"], ["XÃ MỘT"]).in_("vi") == ""


def test_the_name_goes_before_an_alias() -> None:
    assert HowRead("sở y tế", ["Sở Y tế"], ["SỞ Y TẾ"]).in_("vi") == " (khác hoa thường)"
