"""list-indicators, list-targets and show on the shipped definitions and on broken ones."""

import json
import re
import shutil
from pathlib import Path

import pytest

from cchc.exit_codes import ExitCode
from cchc.render.lists import target_page
from cchc.words import Lang
from cli_runs import cchc, page
from form_making import DEFINITIONS
from made_folders import TARGETS, change, made_folder

SHIPPED = Path(__file__).parents[1]
CONTRACT = {
    "item",
    "section",
    "indicator",
    "label",
    "levels",
    "threshold",
    "responsible",
    "coordinating",
    "basis",
    "formula",
}


@pytest.mark.parametrize(("year", "items"), [("2023", 9), ("2024", 14)])
def test_list_targets_as_json_is_a_contract(year: str, items: int) -> None:
    run = cchc("list-targets", "--year", year, "--format", "json")
    rows = json.loads(run.out)
    assert (run.code, run.err, len(rows)) == (ExitCode.OK, "", items)
    assert all(row.keys() >= CONTRACT for row in rows)
    assert all(row["threshold"].keys() == {"text", "operator", "value"} for row in rows)
    assert all(row["threshold"]["operator"] == ">=" for row in rows)
    assert all(row["formula"] in ("stated", "inferred") for row in rows)
    assert all(set(row["levels"]) <= {"province", "district", "commune"} for row in rows)


def test_list_targets_as_json_is_the_same_in_every_language() -> None:
    vi, en = (
        cchc("list-targets", "--year", "2023", "--format", "json", CCHC_LANG=lang)
        for lang in ("vi", "en")
    )
    assert vi == en


def test_list_targets_shows_every_item_under_its_section() -> None:
    run = cchc("list-targets", "--year", "2023")
    table = run.out.partition("─\n")[2].partition("\n\n")[0]
    first_words = [line.split()[0] for line in table.splitlines()]
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert first_words == (
        ["I", "I.1", "I.2", "I.3", "II", "III", "III.1", "III.2", "IV", "IV.1", "IV.2", "IV.3"]
    )


def test_rows_that_are_not_judged_are_listed_with_the_reason(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    change(folder, TARGETS, "targets:\n", "not_judged: {I.2: tính bằng phút}\ntargets:\n")
    run = cchc("list-targets", "--definitions", str(folder))
    assert run.out.endswith("\nMục của phụ lục không đánh giá ở đây:\n- I.2: tính bằng phút\n")


def test_what_a_set_names_and_nobody_has_read_is_listed_and_shown() -> None:
    listed = cchc("list-targets", "--year", "2023").out
    assert "\nPHỤ LỤC: GIAO CHỈ TIÊU VỀ TRIỂN KHAI SỐ HÓA HỒ SƠ" in listed
    _, _, named = listed.partition("Văn bản được dẫn nhưng chưa có")
    assert [line[:35] for line in named.splitlines()[1:]] == [
        "- Kế hoạch số 2215/KH-UBND ngày 12 ",
        "- Quyết định số 876/QĐ-BNV ngày 10/",
        "- Chỉ thị số 01/CT-BTTTT ngày 20/01",
        "- Nghị quyết số 01/NQ-CP ngày 06/01",
    ]
    facts = page(cchc("show", "I.1", "--year", "2023").out)
    plan, scores = facts["Được dẫn, chưa có"].split("; ")
    assert plan.endswith("của Ủy ban nhân dân tỉnh: Phụ lục I, Phụ lục II")
    assert scores.startswith("Quyết định số 876/QĐ-BNV")
    assert facts["Căn cứ pháp lý"].startswith("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19")
    assert facts["Phụ lục"].startswith("PHỤ LỤC: GIAO CHỈ TIÊU VỀ TRIỂN KHAI")


def test_the_annex_is_written_as_a_word_document_only(tmp_path: Path) -> None:
    refused = cchc("list-targets", "--year", "2023", "-o", str(tmp_path / "a.xlsx"))
    assert (refused.code, [*tmp_path.iterdir()]) == (ExitCode.USAGE, [])
    written = cchc("list-targets", "--year", "2023", "-o", str(tmp_path / "a.docx"))
    assert (written.code, written.out) == (ExitCode.OK, "")


def test_list_indicators_as_json() -> None:
    run = cchc("list-indicators", "--format", "json")
    rows = {row["id"]: row for row in json.loads(run.out)}
    assert (run.code, run.err) == (ExitCode.OK, "")
    targets = rows["province-dossiers-on-time"]["targets"]
    assert {"item": "IV.1", "set": "kon-tum-2023", "year": 2023} in targets
    assert {"item": "IV.1", "set": "kon-tum-kkt-2024", "year": 2024} in targets


@pytest.mark.parametrize(("year", "count"), [("2023", 9), ("2024", 14)])
def test_list_indicators_of_a_year(year: str, count: int) -> None:
    run = cchc("list-indicators", "--year", year)
    assert run.code == ExitCode.OK
    assert len(run.out.splitlines()) == count + 2


def test_quantities_are_those_that_a_recipe_may_name() -> None:
    assert DEFINITIONS
    rows = {row["id"]: row for row in json.loads(cchc("list-quantities", "--format", "json").out)}
    assert rows.keys() == {
        name for each in DEFINITIONS.layouts.values() for name in each.quantities
    }
    assert rows["settled-on-time"]["layouts"] == ["bieu-06", "bieu-06a"]
    assert "commune-dossiers-on-time" in rows["settled-on-time"]["indicators"]
    shown = cchc("list-quantities").out.splitlines()
    assert [line.split()[0] for line in shown[2:]] == list(rows)


@pytest.mark.parametrize("target", ["IV.1", "iv.1", "province-dossiers-on-time"])
def test_show(target: str) -> None:
    run = cchc("show", target, "--year", "2023")
    facts = page(run.out)
    assert (run.code, run.err) == (ExitCode.OK, "")
    assert facts["Mục"].startswith("IV.1 · Chỉ tiêu về kết quả giải quyết hồ sơ")
    assert facts["Mức giao"] == "«95», đơn vị tính %; hiểu là ≥ 95%"
    assert facts["Công thức"] == "b/a; văn bản ghi rõ công thức"
    assert facts["Khi a = 0"] == "không phát sinh, nên không đánh giá"
    assert facts["Số, ngày ban hành"] == "chưa rõ số, chưa rõ ngày"


def test_show_in_english() -> None:
    facts = page(cchc("show", "IV.1", "--year", "2023", "--lang", "en").out)
    assert facts["Threshold"] == "«95», unit of measure %; read as ≥ 95%"
    assert facts["Binds"] == "province"
    assert facts["When a = 0"] == "nothing has arisen, so nothing is judged"


def test_show_as_json_has_the_indicator_and_the_document() -> None:
    [shown] = json.loads(cchc("show", "II", "--year", "2023", "--format", "json").out)
    assert shown.keys() >= CONTRACT | {"document"}
    assert shown["indicator"]["id"] == "full-process-dossiers-online"
    assert shown["document"]["number"] is None
    assert len(shown["document"]["preamble"]) == 7
    assert [each["status"] for each in shown["document"]["references"]] == ["not at hand"] * 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["list-targets", "--year", "2022"], "hiện có các năm: 2023, ", id="year"),
        pytest.param(["list-indicators", "--year", "2022"], "hiện có các năm", id="year of a list"),
        pytest.param(["list-targets"], "hãy thêm «--year NĂM»", id="no year"),
        pytest.param(
            ["list-targets", "--set", "kon-tun-2023"],
            "Có phải bạn muốn viết «kon-tum-2023»",
            id="set",
        ),
        pytest.param(["show", "IV3", "--year", "2023"], "Có phải bạn muốn viết «IV.3»?", id="item"),
    ],
)
def test_an_unknown_name_is_wrong_usage(arguments: list[str], said: str) -> None:
    run = cchc(*arguments)
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert said in run.err
    assert run.err.endswith(f"Xem: cchc {arguments[0]} --help\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the shipped definitions, to be broken."""
    for name in ("indicators", "targets"):
        shutil.copytree(SHIPPED / name, tmp_path / name)
    return tmp_path


def test_a_folder_of_ones_own(folder: Path) -> None:
    for path in (folder / "targets").glob("*.yaml"):
        if path.stem != "kon-tum-kkt-2024":
            path.unlink()
    run = cchc("list-targets", "--definitions", str(folder))
    assert run.code == ExitCode.OK
    assert "kon-tum-kkt-2024" in run.out


def test_two_sets_of_one_year_need_a_choice(folder: Path) -> None:
    text = (folder / "targets" / "kon-tum-2023.yaml").read_text("utf-8")
    again = text.replace("id: kon-tum-2023", "id: kon-tum-2023b\nannex: Phụ lục II")
    (folder / "targets" / "kon-tum-2023b.yaml").write_text(again, "utf-8")
    run = cchc("list-targets", "--year", "2023", "--definitions", str(folder))
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "«kon-tum-2023» từ 01/01/2023" in run.err
    assert "«kon-tum-2023b» từ 01/01/2023" in run.err
    command = ["list-targets", "--year", "2023", "--set", "kon-tum-2023b"]
    assert cchc(*command, "--definitions", str(folder)).code == ExitCode.OK


@pytest.mark.parametrize(
    "command",
    [
        ["list-indicators"],
        ["list-quantities"],
        ["list-targets", "--year", "2023"],
        ["show", "IV.1", "--year", "2023"],
    ],
    ids=lambda command: command[0],
)
def test_broken_definitions_are_listed_with_their_place(command: list[str], folder: Path) -> None:
    for name in ("kon-tum-2023.yaml", "kon-tum-kkt-2024.yaml"):
        path = folder / "targets" / name
        path.write_text(path.read_text("utf-8").replace("threshold:", "treshold:", 1), "utf-8")
    run = cchc(*command, "--definitions", str(folder))
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    for name in ("kon-tum-2023.yaml", "kon-tum-kkt-2024.yaml"):
        assert re.search(rf"^\S*{name}:\d+:\d+ D\d\d\d .*treshold.*$", run.err, re.MULTILINE)


def test_a_missing_folder_is_not_a_crash(tmp_path: Path) -> None:
    run = cchc("list-targets", "--year", "2023", "--definitions", str(tmp_path / "none"))
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "none" in run.err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_show_never_prints_one_label_twice(lang: Lang) -> None:
    assert DEFINITIONS
    for each in DEFINITIONS.target_sets:
        for target in each.targets:
            shown = target_page(each, target, lang, None)
            labels = [line.split("  ")[0] for line in shown.splitlines() if line[:1] != " "]
            assert len(labels) == len(set(labels)), target.item


@pytest.mark.parametrize("command", ["check", "report", "missing", "explain", "inspect"])
def test_who_judges_hears_of_odd_definitions_in_one_line(folder: Path, command: str) -> None:
    """What is odd in each is told by ``lint``, and by the commands that show definitions."""
    text = (folder / "indicators" / "dossiers-online.yaml").read_text("utf-8")
    for name in ("one", "two"):
        other = text.replace("dossiers-online", name).split("tests:")[0]
        (folder / "indicators" / f"{name}.yaml").write_text(f"{other}\n", "utf-8")
    counts = folder / "a.csv"
    counts.write_text("Chỉ tiêu,Đơn vị,Kỳ,b,a\nIV.1,Sở Nội vụ,Quý III/2023,99,100\n", "utf-8")
    more = ["-o", str(folder / "a.md")] if command == "report" else []
    run = cchc(command, str(counts), "--year", "2023", "--definitions", str(folder), *more)
    told = [line for line in run.err.splitlines() if "D312" in line]
    assert (run.code, len(told)) == (ExitCode.OK, 1)
    assert f"(D312); «cchc lint {folder}»" in told[0]
