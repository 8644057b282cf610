"""Forms that are changed by one step: which steps there are, and what sample sheets notice of them."""

from pathlib import Path

import pytest

from cchc.api import run_tests
from cli_runs import cchc
from made_folders import INDICATOR, change, made_folder

FORM = """id: mau
title: Mẫu
english: Form
remarks: [Ghi chú]
groups: {nhom: [Hồ sơ, Thủ tục]}
quantities:
  - {id: all, label: Tất cả, headings: [$nhom > Tổng số]}
  - {id: good, label: Tốt, headings: [$nhom > Tốt, Kết quả tốt]}
  - {id: bad, label: Xấu, headings: [$nhom > Xấu]}
equations:
  - {name: 1=2+3, left: [all], right: [good, bad]}
ratios:
  - {headings: [Tỷ lệ (%)], numerator: [good], denominator: [all]}
tests:
"""
SHEET = """  - name: NAME
    set: made-up-2024
    rows:
      - "Kỳ báo cáo: Quý III/2024"
      - Đơn vị | GROUP | GROUP | GROUP | Tỷ lệ (%) | Ghi chú
      - "| Tổng số | Tốt | Xấu ||"
      - Sở B | 20 | 19 | BAD | PRINTED% | x
    counts: [{unit: Sở B, indicator: dossiers-on-time, period: Quý III, b: 19, a: 20}]
"""
SAYS_ALL = "    columns: unit | all | good | bad | ratio | unused\n    findings: [FOUND]\n"


def sheet(name: str, group: str, told: bool, **more: str) -> str:
    """Write one sample sheet; *told*: it says what its columns are and what is found."""
    said = {"bad": "1", "printed": "95", "found": "", **more}
    text = SHEET + (SAYS_ALL if told else "")
    text = text.replace("NAME", name).replace("GROUP", group)
    for key, value in said.items():
        text = text.replace(key.upper(), value)
    return text


WRONG_SUM = sheet("sai tổng", "Hồ sơ", True, bad="2", found="C612")
WRONG_RATIO = sheet("sai tỷ lệ", "Hồ sơ", True, printed="90", found="C614")


def folder_with(place: Path, *sheets: str) -> Path:
    folder = made_folder(place / "d")
    for side, quantity in (("đúng hạn", "good"), ("giải quyết", "all")):
        old = f"{side}\nd" if quantity == "good" else f"{side}\ne"
        change(folder, INDICATOR, old, f"{old[:-1]}  quantities: [{quantity}]\n{old[-1]}")
    (folder / "layouts").mkdir()
    (folder / "layouts" / "mau.yaml").write_text(FORM + "".join(sheets), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param([sheet("một", "Hồ sơ", True)], [], id="read as it says"),
        pytest.param([WRONG_SUM, WRONG_RATIO], [], id="what is found is expected"),
        pytest.param(
            [sheet("một", "Hồ sơ", True, bad="2")],
            ["its errors and warnings are: C612"],
            id="a finding that is not expected",
        ),
        pytest.param(
            [sheet("một", "Hồ sơ", True, found="C612")],
            ["its errors and warnings are: –"],
            id="an expected finding that is not there",
        ),
        pytest.param(
            [sheet("một", "Hồ sơ", True).replace("| all | good", "| good | all")],
            ["its columns are: unit | all | good | bad | ratio | unused"],
            id="other columns",
        ),
        pytest.param(
            [sheet("một", "Hồ sơ", True).replace("| Tốt |", "| Khá |")],
            [
                "Sở B I.1 2024-Q3 19/20 was not read",
                "its columns are: unit | all | ? | bad | ratio | unused",
                "its errors and warnings are: C603, C701",
            ],
            id="a column that the form does not declare",
        ),
    ],
)
def test_what_a_sample_sheet_tells(tmp_path: Path, sheets: list[str], expected: list[str]) -> None:
    trials = run_tests(folder_with(tmp_path, *sheets)).trials
    assert [problem.en for trial in trials for problem in trial.problems] == expected


ALIKE = sheet("kết quả", "Thủ tục", True)
ELSEWHERE = (
    sheet("riêng", "Hồ sơ", True)
    .replace("Hồ sơ | Hồ sơ | Hồ sơ", "Hồ sơ | Kết quả tốt | Hồ sơ")
    .replace("Tổng số | Tốt | Xấu", "Tổng số || Xấu")
)


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        pytest.param(
            [WRONG_SUM, WRONG_RATIO, ALIKE, ELSEWHERE], set(), id="sheets that notice everything"
        ),
        pytest.param(
            [WRONG_SUM, WRONG_RATIO, ELSEWHERE], {"− Thủ tục"}, id="a spelling that no sheet has"
        ),
        pytest.param(
            [WRONG_SUM, WRONG_RATIO, ALIKE],
            {"− Kết quả tốt"},
            id="a heading that no sheet has",
        ),
        pytest.param(
            [sheet("đúng", "Hồ sơ", True), WRONG_RATIO, ALIKE, ELSEWHERE],
            {"− 1=2+3"},
            id="no sheet that breaks the sum",
        ),
        pytest.param(
            [sheet("im", "Hồ sơ", False)],
            {
                *("− Thủ tục", "− Ghi chú", "− Kết quả tốt", "− Tỷ lệ (%)", "− $nhom > Xấu"),
                *("− 1=2+3", "1=2+3: − good", "1=2+3: − bad", "Tỷ lệ (%): b ⇄ a"),
            },
            id="a sheet that says nothing of its columns",
        ),
    ],
)
def test_the_changes_of_a_form_that_no_sheet_notices(
    tmp_path: Path, sheets: list[str], expected: set[str]
) -> None:
    tested = run_tests(folder_with(tmp_path, *sheets), mutate=True)
    assert not tested.failed
    changes = [each for each in tested.changes if each.subject.id == "mau"]
    assert len(changes) == 15
    assert {each.what for each in changes if not each.is_noticed} == expected


TAUGHT = """id: mau
title: Mẫu
english: Form
columns:
  - {heading: Đơn vị, means: unit}
  - {heading: Tốt, means: b, indicator: I.1}
  - {heading: Cả, means: a, indicator: I.1}
tests:
  - name: hai cột
    set: made-up-2024
    rows: ["Kỳ báo cáo: Quý III/2024", Đơn vị | Tốt | Cả, Sở B | 19 | 20]
    counts: [{unit: Sở B, indicator: dossiers-on-time, period: Quý III, b: 19, a: 20}]
    columns: unit | b | a
"""


def test_every_change_of_a_taught_form_is_noticed(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    (folder / "layouts").mkdir()
    (folder / "layouts" / "mau.yaml").write_text(TAUGHT, encoding="utf-8")
    run = cchc("test", "d", "--mutate", "--lang", "en", folder=tmp_path)
    assert "no test noticed: Form" not in run.out
    changes = run_tests(folder, mutate=True).changes
    assert [each.what for each in changes if each.subject.id == "mau"] == [
        "Đơn vị: unit → unused",
        "Tốt: b I.1 → a I.1",
        "Tốt: b I.1 → b",
        "Cả: a I.1 → b I.1",
        "Cả: a I.1 → a",
    ]
