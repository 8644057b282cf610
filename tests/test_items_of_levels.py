"""Items of an annex as rows of counts name them: of levels, of sections below sections, not judged."""

from pathlib import Path

import pytest

from cli_runs import cchc
from made_folders import TARGETS, UNITS, after, made_folder, swap

ROWS = """\
  - item: I.1 (cấp tỉnh)
    indicator: dossiers-on-time
    wording: Tỷ lệ hồ sơ đúng hạn (b/a)
    levels: [province]
    threshold: "98"
    threshold_cell: "Cấp tỉnh: 98; cấp xã: 95"
    unit_of_measure: "%"
    responsible: [Sở A]
    coordinating: []
    basis: null
  - item: I.1 (cấp xã)
    indicator: dossiers-on-time
    wording: Tỷ lệ hồ sơ đúng hạn (b/a)
    levels: [commune]
    threshold: "95"
    threshold_cell: "Cấp tỉnh: 98; cấp xã: 95"
    unit_of_measure: "%"
    responsible: [UBND cấp xã]
    coordinating: []
    basis: null
not_judged: {I.2: Không phải tỷ lệ}
"""


def of_levels(folder: Path) -> None:
    path = folder / TARGETS
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - item:")] + ROWS, encoding="utf-8")
    swap(UNITS, "2,Sở B,province,1\n", "2,Sở B,province,1\n3,Xã C,commune,1\n")(folder)


def checked(tmp_path: Path, counts: str) -> str:
    (tmp_path / "n.csv").write_text(counts, encoding="utf-8")
    run = cchc("check", "n.csv", "--definitions", "d", "--all", "--lang", "en", folder=tmp_path)
    return run.out + run.err


HEAD = "Đơn vị,Mục,Kỳ,b,a\n"
FORM = "Đơn vị báo cáo: {unit}\nKỳ: năm 2024\nMục,Chỉ tiêu,b,a\n"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param(HEAD + "Xã C,I.1 (cấp tỉnh),2024,96,100\n", "C708", id="a commune, in a row"),
        pytest.param(HEAD + "Sở B,I.1 (cấp xã),2024,96,100\n", "C708", id="a sở, in a row"),
        pytest.param(HEAD + "Xã C,I.1 (cấp xã),2024,96,100\n", "≥ 95%", id="its own"),
        pytest.param(HEAD + "Xã C,I.1,2024,96,100\n", "≥ 95%", id="the number alone"),
        pytest.param(HEAD + "Sở B,I.1,2024,99,100\n", "≥ 98%", id="… of a sở"),
        pytest.param(
            FORM.format(unit="Xã C") + "I.1 (cấp tỉnh),Tỷ lệ hồ sơ đúng hạn,96,100\n",
            "C708",
            id="a commune above the table",
        ),
        pytest.param(
            FORM.format(unit="Xã C") + "I.1 (cấp xã),Tỷ lệ hồ sơ đúng hạn,96,100\n",
            "≥ 95%",
            id="its own below its name",
        ),
        pytest.param(
            HEAD + "Xã C,I.2,2024,96,100\n",
            "The set does not judge item I.2: Không phải tỷ lệ. Leave this row out",
            id="an item that is not judged",
        ),
    ],
)
def test_the_target_of_another_level_is_refused(counts: str, expected: str, tmp_path: Path) -> None:
    of_levels(made_folder(tmp_path / "d"))
    said = checked(tmp_path, counts)
    assert expected in said
    assert ("C708" in said) == (expected == "C708"), said


@pytest.mark.parametrize(
    ("item", "written", "is_known"),
    [
        pytest.param("A.I.1", "A.I.1", True, id="a section below a section"),
        pytest.param("A.I.1", "Mục A.I.1", True, id="… behind a word"),
        pytest.param("I.2.a", "I.2.a", True, id="a letter below a number"),
        pytest.param("2", "Mục 2", True, id="a number without a section, behind a word"),
        pytest.param("2", "2", False, id="a number that may count the rows"),
        pytest.param("2.1", "Chỉ tiêu số 2.1", True, id="two numbers, behind words"),
        pytest.param("I.2", "Mục 2", False, id="no item of an annex with sections"),
    ],
)
def test_items_of_every_annex_are_understood(
    item: str, written: str, is_known: bool, tmp_path: Path
) -> None:
    section = item.partition(".")[0]
    folder = made_folder(tmp_path / "d")
    after(
        swap(TARGETS, "item: I.1", f'item: "{item}"'),
        swap(TARGETS, "  I: Phần thứ nhất", f'  "{section}": Phần thứ nhất'),
    )(folder)
    said = checked(tmp_path, f"{HEAD}Sở B,{written},2024,96,100\n")
    assert ("C401" in said) != is_known, said
    if item == written == "2":
        assert "«Mục 2»" in said
