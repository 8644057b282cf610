"""Text in TCVN3 and VNI, the code pages from before Unicode."""

from pathlib import Path

import pytest

from cchc.words.legacy import Encoding, convert
from form_making import Grid, check, pairs, said


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        pytest.param("Së Y tÕ", "TCVN3", "Sở Y tế", id="a department in TCVN3"),
        pytest.param(
            "Uû ban nh©n d©n x· §¾k Long", "TCVN3", "Uỷ ban nhân dân xã Đắk Long", id="a commune"
        ),
        pytest.param("c­êng", "TCVN3", "cường", id="the soft hyphen is ư"),
        pytest.param("®Çy ®ñ ¬n nghÜa", "TCVN3", "đầy đủ ơn nghĩa", id="signs are letters"),
        pytest.param("Sôû Y teá", "VNI", "Sở Y tế", id="a department in VNI"),
        pytest.param(
            "UÛY BAN NHAÂN DAÂN XAÕ ÑAÉK LONG", "VNI", "ỦY BAN NHÂN DÂN XÃ ĐẮK LONG", id="capitals"
        ),
        pytest.param(
            "Ñuùng haïn, treã haïn, tröôùc haïn",
            "VNI",
            "Đúng hạn, trễ hạn, trước hạn",
            id="leaf headings",
        ),
        pytest.param(
            "Sở Y tế", "TCVN3", "Sở Y tế", id="Unicode stays, for TCVN3 has no such letter"
        ),
        pytest.param("Sở Y tế", "VNI", "Sở Y tế", id="Unicode stays, for VNI has no such letter"),
        pytest.param("Xã Sở", "TCVN3", "Xã Sở", id="one Unicode letter keeps all the others"),
        pytest.param("IV.3 1200", "TCVN3", "IV.3 1200", id="plain letters and digits stay"),
    ],
)
def test_convert(text: str, encoding: Encoding, expected: str) -> None:
    assert convert(text, encoding) == expected


@pytest.mark.parametrize(
    ("headings", "unit", "encoding"),
    [
        pytest.param(
            ["TT", "§¬n vÞ", "§· gi¶i quyÕt", "Tæng sè", "Tr­íc h¹n", "§óng h¹n", "Qu¸ h¹n"],
            "HuyÖn §¾k T«",
            "TCVN3",
            id="a form in TCVN3",
        ),
        pytest.param(
            [
                "TT",
                "Ñôn vò",
                "Ñaõ giaûi quyeát",
                "Toång soá",
                "Tröôùc haïn",
                "Ñuùng haïn",
                "Quaù haïn",
            ],
            "Huyeän Ñaék Toâ",
            "VNI",
            id="a form in VNI",
        ),
    ],
)
def test_a_form_in_an_old_code_page_is_read(
    tmp_path: Path, headings: list[str], unit: str, encoding: str
) -> None:
    number, body, settled, *leaves = headings
    grid = Grid()
    grid.put_headings([(number,), (body,), *((settled, leaf) for leaf in leaves)])
    grid.put([1, unit, 100, 40, 56, 4])
    report = check(tmp_path, grid.workbook("Quy III-2023"))
    assert pairs(report) == {("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q3"): (96, 100)}
    assert said(report, "C616", "C411") == [
        f"B1 C616 «{body}» là chữ {encoding}, được đổi thành «Đơn vị»."
    ]


def test_a_tidy_table_in_an_old_code_page_is_read(tmp_path: Path) -> None:
    text = "ChØ tiªu,§¬n vÞ,Kú,Tö sè,MÉu sè\nIV.2,HuyÖn §¾k T«,Quý III,96,100\n"
    report = check(tmp_path, text.encode(), "q3.csv")
    assert pairs(report) == {("Huyện Đắk Tô", "district-dossiers-on-time", "2023-Q3"): (96, 100)}


def test_unicode_that_means_nothing_is_not_converted(tmp_path: Path) -> None:
    report = check(tmp_path, "Họ tên,Điểm\nAn,5\n".encode(), "q3.csv")
    assert [f.rule.code for f in report.findings] == ["C106"]
