"""Which period, against what, by which group, and who is missing: through the real command line."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cchc.exit_codes import ExitCode
from cli_runs import Run, cchc, page

HEADING = "Đơn vị,Kỳ,Mục,Tử số,Mẫu số\n"
COUNTS = f"""{HEADING}\
Sở Nội vụ,Q1/2023,IV.1,90,100
Sở Nội vụ,Q2/2023,IV.1,99,100
Sở Tư pháp,Q1/2023,IV.1,96,100
Sở Tư pháp,Q2/2023,IV.1,94,100
Xã Đắk Cấm,Q2/2023,IV.3,19,20
Xã Kroong,Q2/2023,IV.3,18,20
"""
SCT = Path(__file__).parents[1] / "examples" / "so-cong-thuong-2023"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "so-lieu.csv"
    path.write_text(COUNTS, encoding="utf-8")
    return str(path)


def checked(file: str, *more: str, items: str = "IV.1") -> dict[str, Any]:
    """Check and read the JSON."""
    run = cchc("check", file, "--year", "2023", "--item", items, "--format", "json", *more)
    assert run.err == ""
    report: dict[str, Any] = json.loads(run.out)
    assert report["exit_code"] == run.code
    return report


def answers(report: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {
        each["unit"]["name"]: (f"{each['numerator']}/{each['denominator']}", each["verdict"])
        for each in report["results"]
    }


@pytest.mark.parametrize(
    ("period", "code", "expected"),
    [
        pytest.param("Q1", "2023-Q1", {"Sở Nội vụ": "90/100", "Sở Tư pháp": "96/100"}, id="Q1"),
        pytest.param("Quý II", "2023-Q2", {"Sở Nội vụ": "99/100", "Sở Tư pháp": "94/100"}, id="II"),
        pytest.param(
            "6T/2023", "2023-01..06", {"Sở Nội vụ": "189/200", "Sở Tư pháp": "190/200"}, id="6T"
        ),
    ],
)
def test_period(file: str, period: str, code: str, expected: dict[str, str]) -> None:
    report = checked(file, "--period", period)
    assert report["period"] == code
    assert {name: counted for name, (counted, _) in answers(report).items()} == expected


@pytest.mark.parametrize(
    ("period", "said"),
    [
        pytest.param("Q5", "Không hiểu kỳ «Q5»", id="no period"),
        pytest.param("9", "Không hiểu kỳ «9»", id="nine what?"),
        pytest.param("Q1/2024", "không thuộc năm 2023", id="of another year"),
    ],
)
def test_a_period_that_cannot_be_judged_is_wrong_usage(file: str, period: str, said: str) -> None:
    run = cchc("check", file, "--year", "2023", "--period", period)
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert said in run.err


def test_without_a_majority_the_run_asks_for_the_period(file: str) -> None:
    run = cchc("check", file, "--year", "2023")
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "6 tháng đầu năm 2023 (2 đơn vị); Quý II/2023 (2 đơn vị)" in run.err
    assert "--period" in run.err


def test_a_period_that_nobody_reported_is_not_success(file: str) -> None:
    report = checked(file, "--period", "Q3")
    assert report["exit_code"] == ExitCode.UNUSABLE
    assert report["summary"]["met"] == report["summary"]["missed"] == 0


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        pytest.param("unit", None, id="unit"),
        pytest.param("item", None, id="item"),
        pytest.param("level", {"cấp xã": "37/40"}, id="level"),
        pytest.param("parent", {"Thành phố Kon Tum": "37/40"}, id="parent"),
    ],
)
def test_by(file: str, by: str, groups: dict[str, str] | None) -> None:
    report = checked(file, "--by", by, "--period", "Q2", items="IV.3")
    found = report.get("groups")
    assert groups == (
        found and {each["group"]: f"{each['numerator']}/{each['denominator']}" for each in found}
    )


@pytest.mark.parametrize(
    ("by", "units"),
    [pytest.param("unit", True, id="unit by unit"), pytest.param("item", False, id="totals only")],
)
def test_by_item_shows_no_units(file: str, by: str, units: bool) -> None:
    run = cchc("check", file, "--year", "2023", "--period", "Q2", "--by", by)
    assert run.code == ExitCode.MISSED
    assert "Tổng theo chỉ tiêu" in run.out
    assert ("Xã Kroong" in run.out) is units


def test_bottlenecks(file: str) -> None:
    report = checked(file, "--bottlenecks", "--period", "Q2", items="IV.3")
    assert [
        (each["item"], each["unit"]["name"], each["lift"], each["reaches"])
        for each in report["bottlenecks"]
    ] == [("IV.3", "Xã Kroong", 1, True)]
    run = cchc("check", file, "--year", "2023", "--period", "Q2", "--bottlenecks")
    assert "Đơn vị làm tổng không đạt nhiều nhất" in run.out


def changes(report: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    return {each["unit"]["name"]: (each["points"], each["newly"]) for each in report["changes"]}


def test_against_another_period_of_the_same_file(file: str) -> None:
    report = checked(file, "--period", "Q2", "--against", "Q1")
    assert changes(report) == {"Sở Nội vụ": ("+9.00", "met"), "Sở Tư pháp": ("-2.00", "missed")}
    assert report["findings"] == []  # both periods were used


def test_a_period_used_by_neither_side_is_still_named(file: str, tmp_path: Path) -> None:
    path = tmp_path / "them.csv"
    path.write_text(COUNTS + "Sở Nội vụ,Q3/2023,IV.1,9,10\n", encoding="utf-8")
    report = checked(str(path), "--period", "Q2", "--against", "Q1")
    assert [each["code"] for each in report["findings"]] == ["C504"]
    assert "Quý III/2023" in report["findings"][0]["message"]


def test_a_comparison_names_what_it_compares_with(file: str, tmp_path: Path) -> None:
    other = tmp_path / "truoc.csv"
    other.write_text(f"{COUNTS}\n", encoding="utf-8")
    for against, heading in (
        ("Q1", "So với Quý I/2023"),
        (str(other), f"So với Quý II/2023 ({other})"),  # as commands take it
    ):
        run = cchc("check", file, "--year", "2023", "--period", "Q2", "--against", against)
        assert f"\n{heading}\n" in run.out
    report = checked(file, "--period", "Q2", "--against", str(other))
    digest = sha256(other.read_bytes()).hexdigest()
    assert report["against"] == {
        "period": "2023-Q2",
        "target_set": "kon-tum-2023",
        "inputs": [{"path": str(other), "sha256": digest}],
    }


def test_a_file_is_not_compared_with_itself(file: str) -> None:
    run = cchc("check", file, "--year", "2023", "--period", "Q2", "--against", file)
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "chính là số liệu được đánh giá" in run.err


def test_a_comparison_with_a_part_of_a_year_turns_nothing(tmp_path: Path) -> None:
    """A quarter of last year says nothing of a whole year."""
    path = tmp_path / "so-lieu.csv"
    rows = "Sở Nội vụ,2023,IV.1,94,100\nSở Nội vụ,Q1/2023,IV.1,20,20\n"
    path.write_text(f"{HEADING}{rows}", encoding="utf-8")
    earlier = tmp_path / "truoc.csv"
    earlier.write_text(f"{HEADING}Sở Nội vụ,Q1/2023,IV.1,20,20\n", encoding="utf-8")
    report = checked(str(path), "--against", str(earlier))
    [change] = report["changes"]
    assert (change["then"]["partial"], change["newly"]) == (True, None)
    run = cchc("check", str(path), "--year", "2023", "--against", str(earlier))
    assert "một trong hai kỳ chưa đủ số liệu" in run.out


def test_a_period_is_not_compared_with_itself(file: str) -> None:
    run = cchc("check", file, "--year", "2023", "--period", "Q2", "--against", "Quý II")
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "Quý II/2023 chính là kỳ được đánh giá" in run.err


def test_against_a_file_judges_the_same_months_of_it(file: str, tmp_path: Path) -> None:
    earlier = tmp_path / "truoc.csv"
    earlier.write_text(COUNTS.replace("Q2/2023,IV.1,99", "Q2/2023,IV.1,95"), encoding="utf-8")
    report = checked(file, "--period", "Q2", "--against", str(earlier))
    assert changes(report)["Sở Nội vụ"] == ("+4.00", None)
    [then, _] = (each["then"] for each in report["changes"])
    assert then == {
        "period": "2023-Q2",
        "verdict": "met",
        "percent": "95,00%",
        "partial": False,
    }


def test_what_is_wrong_with_the_earlier_file_is_told(file: str, tmp_path: Path) -> None:
    earlier = tmp_path / "truoc.csv"
    earlier.write_text(HEADING + "Sở Nội vụ,Q2/2023,IV.1,120,100\n", encoding="utf-8")
    report = checked(file, "--period", "Q2", "--against", str(earlier))
    told = [(each["code"], Path(each["location"]["file"]).name) for each in report["findings"]]
    assert ("C301", "truoc.csv") in told
    assert report["exit_code"] == ExitCode.UNUSABLE


def test_a_file_to_compare_with_that_is_not_there_is_wrong_usage(file: str) -> None:
    run = cchc("check", file, "--year", "2023", "--period", "Q2", "--against", "khong-co.csv")
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "khong-co.csv" in run.err


def test_another_year_needs_its_targets(file: str) -> None:
    run = cchc("check", file, "--year", "2023", "--against", file, "--against-year", "2019")
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "2019" in run.err


@pytest.mark.parametrize(
    ("expect", "silent"),
    [pytest.param("reported", 0, id="who appears"), pytest.param("all", 18, id="all bound")],
)
def test_expect(file: str, expect: str, silent: int) -> None:
    report = checked(file, "--expect", expect, "--period", "Q2")
    assert report["summary"]["not_reported"] == silent
    assert report["totals"][0]["partial"] is bool(silent)


# --- missing -------------------------------------------------------------------------------


def test_missing_lists_who_is_to_be_reminded(file: str) -> None:
    run = cchc("missing", file, "--year", "2023", "--period", "Q2", "--reported-only")
    assert run.code == ExitCode.OK
    assert run.out.splitlines()[3].split("  ")[0] == "Tỉnh Kon Tum"
    assert run.out.endswith(
        "\nkon-tum-2023 · Quý II/2023: 4 đơn vị gửi một phần;"
        " 128 đơn vị trong danh mục không có trong số liệu.\n"
    )


def test_missing_as_json(file: str) -> None:
    run = cchc("missing", file, "--year", "2023", "--period", "Q2", "--format", "json")
    document = json.loads(run.out)
    reminders = document.pop("units")
    assert document == {
        "schema": "cchc.missing/2",
        "target_set": "kon-tum-2023",
        "period": "2023-Q2",
        "unusable": [],
    }
    nothing = [each for each in reminders if each["nothing_sent"]]
    assert (run.code, len(reminders), len(nothing)) == (ExitCode.OK, 132, 128)
    [commune] = [each for each in reminders if each["unit"]["name"] == "Xã Kroong"]
    assert commune == {
        "unit": {
            "code": commune["unit"]["code"],
            "name": "Xã Kroong",
            "called": "Xã Kroong",
            "level": "commune",
        },
        "parent": "Thành phố Kon Tum",
        "nothing_sent": False,
        "unusable": False,
        "unclear": False,
        "items": ["I.3", "II", "III.1", "III.2"],
        "since": ["2023-Q1"] * 4,
    }


@pytest.mark.parametrize("content", ["", HEADING, f"{HEADING}Sở Nội vụ,2022,IV.1,1,2\n"])
def test_where_nothing_can_be_read_everybody_is_missing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(content, encoding="utf-8")
    run = cchc("missing", str(path), "--year", "2023", "--format", "json")
    units = json.loads(run.out)["units"]
    assert (run.code, len(units)) == (ExitCode.UNUSABLE, 132)
    assert all(each["nothing_sent"] or each["unusable"] for each in units)
    run = cchc("missing", str(path), "--year", "2023", "--reported-only")
    assert run.code == ExitCode.UNUSABLE
    assert run.out.endswith("kon-tum-2023 · 2023: không đọc được số liệu nào.\n")


@pytest.mark.parametrize(
    ("units", "who"),
    [
        pytest.param(["Sở Nội vụ"], "đơn vị", id="one unit"),
        pytest.param(["Sở Nội vụ", "Sở Y tế"], "các đơn vị được xét", id="several"),
    ],
)
def test_nobody_is_missing(units: list[str], who: str, tmp_path: Path) -> None:
    path = tmp_path / "du.csv"
    items = ("I.1", "II", "III.1", "III.2", "IV.1")
    rows = "".join(f"{unit},Năm 2023,{item},99,100\n" for unit in units for item in items)
    path.write_text(HEADING + rows, encoding="utf-8")
    run = cchc("missing", str(path), "--year", "2023", "--reported-only")
    assert (run.code, run.out) == (
        ExitCode.OK,
        f"kon-tum-2023 · Năm 2023: {who} đã báo cáo đủ các chỉ tiêu được xét;"
        f" {132 - len(units)} đơn vị trong danh mục không có trong số liệu.\n",
    )


# --- diff and list-targets -----------------------------------------------------------------


def test_diff() -> None:
    run = cchc("diff", "kon-tum-2023", "kon-tum-kkt-2024", "--format", "json")
    found = json.loads(run.out)
    kinds = {kind: sum(kind in each["changes"] for each in found) for kind in ("new", "gone")}
    assert (run.code, kinds) == (ExitCode.OK, {"new": 13, "gone": 8})
    [kept] = [each for each in found if each["before"] and each["after"]]
    assert (kept["before"]["item"], kept["after"]["item"]) == ("IV.1", "IV.1")
    assert kept["changes"] == ["reassigned"]


def test_diff_of_a_set_with_itself_changes_nothing() -> None:
    run = cchc("diff", "kon-tum-2023", "kon-tum-2023", "--format", "json")
    assert [each["changes"] for each in json.loads(run.out)] == [[]] * 9
    assert cchc("diff", "kon-tum-2023", "kon-tum-2023").out.count("giữ nguyên") == 9


def test_diff_of_a_set_that_is_not_there_is_wrong_usage() -> None:
    run = cchc("diff", "kon-tum-2023", "kon-tum-2042")
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert "kon-tum-2042" in run.err


@pytest.mark.parametrize(
    ("asked", "pair"),
    [
        pytest.param(["2023", "2024"], ("kon-tum-2023", "kon-tum-kkt-2024"), id="two years"),
        pytest.param(["2023", "kon-tum-kkt-2024"], ("kon-tum-2023", "kon-tum-kkt-2024"), id="both"),
    ],
)
def test_diff_takes_years(asked: list[str], pair: tuple[str, str]) -> None:
    by_id = cchc("diff", *pair, "--format", "json")
    assert (cchc("diff", *asked, "--format", "json").out, by_id.code) == (by_id.out, ExitCode.OK)


def test_diff_reaches_the_shipped_set_that_a_folder_extends() -> None:
    own = sct("diff", "so-cong-thuong-2023", "--format", "json")
    assert (own.code, own.out) == (
        ExitCode.OK,
        sct("diff", "kon-tum-2023", "so-cong-thuong-2023", "--format", "json").out,
    )
    found = {(e["before"] or e["after"])["item"]: e["changes"] for e in json.loads(own.out)}
    assert found["I.2"] == ["not_passed_on"]
    assert "raised" in found["II"]
    assert "rescheduled" in found["I.1"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        pytest.param(["2031", "2024"], "Không có bộ chỉ tiêu nào của năm 2031", id="no such year"),
        pytest.param(["kon-tum-2023"], "không kế thừa bộ nào", id="a set that extends nothing"),
        pytest.param(["kon-tum-2042", "2024"], "kon-tum-2042", id="no such set"),
    ],
)
def test_diff_of_what_is_not_there_is_wrong_usage(asked: list[str], said: str) -> None:
    run = cchc("diff", *asked)
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert said in run.err


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2023-01-01", {"kon-tum-2023"}, id="the first day of the year"),
        pytest.param("31/12/2023", {"kon-tum-2023"}, id="the last, as offices write it"),
        pytest.param("31/12/2022", set(), id="before all of them"),
        pytest.param("2024-06-30", {"kon-tum-kkt-2024"}, id="another year"),
    ],
)
def test_list_targets_on_a_day(day: str, expected: set[str]) -> None:
    run = cchc("list-targets", "--on", day, "--format", "json")
    found = {row["set"] for row in json.loads(run.out or "[]")}
    assert found == expected
    assert (run.code == ExitCode.OK) is bool(expected)


@pytest.mark.parametrize("day", ["30-06-2024", "2024-02-30", "hôm nay"])
def test_what_is_no_day_is_wrong_usage(day: str) -> None:
    run = cchc("list-targets", "--on", day)
    assert (run.code, run.out) == (ExitCode.USAGE, "")
    assert f"«{day}» không phải là ngày" in run.err


# --- targets passed on ---------------------------------------------------------------------


def sct(*arguments: str) -> Run:
    return cchc(*arguments, "--definitions", str(SCT / "dinh-nghia"))


def test_a_set_that_extends_says_so() -> None:
    rows = json.loads(sct("list-targets", "--format", "json").out)
    [row] = [each for each in rows if each["item"] == "II"]
    assert {each["extends"] for each in rows} == {"kon-tum-2023"}
    assert row["threshold_above"] == {"text": "60", "operator": ">=", "value": "60"}
    assert [step["period"] for step in row["roadmap"]] == [f"2023-Q{n}" for n in (1, 2, 3, 4)]
    assert [(each["unit"], each["share"]) for each in row["assigned"]] == [
        ("phong-1", "60"),
        ("phong-2", "40"),
    ]
    assert row["assigned"][1]["threshold"]["value"] == "70"


def test_a_target_that_is_passed_on_names_its_units() -> None:
    vi, en = (page(sct("show", "II", "--lang", lang).out) for lang in ("vi", "en"))
    assert vi["Kế thừa"] == "mục II, kon-tum-2023, mức cấp trên giao ≥ 60%"
    assert vi["Áp dụng cho"] == "2 đơn vị được giao"
    assert vi["Phân giao cho"].startswith("Phòng nghiệp vụ 2 (phong-2): tỷ trọng 40%, mức ≥ 70%")
    assert en["Roadmap"].startswith("2023-Q1 ≥ 30%; 2023-Q2 ≥ 45%")


def test_the_table_of_targets_shows_the_roadmap() -> None:
    out = sct("list-targets").out
    assert "· 5 chỉ tiêu · kế thừa kon-tum-2023\n" in out
    assert "6 tháng đầu năm 2023 ≥ 15%; 9 tháng năm 2023 ≥ 25%; Năm 2023 ≥ 30%" in out


def test_each_unit_is_compared_with_its_own_milestone() -> None:
    file = str(SCT / "so-lieu.csv")
    run = sct("check", file, "--period", "Q2", "--item", "II", "--format", "json")
    results = json.loads(run.out)["results"]
    assert [
        (
            each["unit"]["level"],
            each["threshold"]["value"],
            each["annual_threshold"]["value"],
            each["verdict"],
        )
        for each in results
    ] == [("office", "45", "65", "met"), ("office", "55", "70", "missed")]


def test_without_milestones_there_is_no_column_for_the_year(file: str) -> None:
    for run in (
        sct("check", str(SCT / "so-lieu.csv"), "--period", "Q2", "--item", "IV.1"),
        cchc("check", file, "--year", "2023", "--period", "6T/2023"),
    ):
        results, pace, _ = run.out.partition("Nhịp độ đến hết năm")  # which is of the year
        assert "Cả năm" not in results
        assert pace
    assert "Cả năm" in sct("check", str(SCT / "so-lieu.csv"), "--period", "Q2").out


def test_the_page_sets_each_unit_beside_its_own_threshold(tmp_path: Path) -> None:
    path = tmp_path / "trang.html"
    run = sct("check", str(SCT / "so-lieu.csv"), "--period", "Q2", "--item", "II", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    assert run.code == ExitCode.MISSED
    assert "53,75%" in text
    assert "≥ 55%" in text
