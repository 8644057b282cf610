"""Filters choose what is shown, in every form; what is judged, summed up and said in one line stays."""

import json
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

import cchc
from cchc.render.formats import FORMATS
from cchc.results import KINDS, Only
from cli_runs import cchc as run

COUNTS = (
    "Chỉ tiêu;Đơn vị;Kỳ;b;a\n"
    "IV.1;Sở Nội vụ;Q3;95;100\n"
    "IV.1;Sở Tư pháp;Q3;94;100\n"
    "IV.1;Sở Tài chính;Q3;0;0\n"
    "IV.1;Sở Ngoại vụ;Q3;;\n"
    "IV.1;Sở Công Thương;Q3;101;100\n"
    "IV.1;Sở Xây dựng;Tháng 7/2023;99;100\n"
    "II;Sở Nội vụ;Q3;9;100\n"
    "IV.3;Xã Kroong;Q3;99;100\n"
)
COMMUNES = {"I.3", "II", "III.1", "III.2", "IV.3"}
ASKED: dict[str, Any] = {"year": 2023, "period": "Q3", "definitions": cchc.load()}
UNITS = {
    "met": {"Sở Nội vụ", "Sở Xây dựng", "Xã Kroong"},
    "missed": {"Sở Tư pháp", "Sở Nội vụ"},
    "not_applicable": {"Sở Tài chính"},
    "invalid": {"Sở Công Thương"},
    "partial": {"Sở Xây dựng"},
}


@cache
def judged(**shown: Any) -> cchc.Report:
    return cchc.check(cchc.File("so-lieu.csv", COUNTS.encode()), **ASKED, **shown)


def shown_of(report: cchc.Report) -> set[tuple[str, str, str]]:
    return {(each.target.item, each.unit.name, each.verdict.code) for each in report.results()}


EVERYTHING = shown_of(judged())
TOGETHER = next(
    each.target.coordinating[0] for each in judged().results() if each.target.coordinating
)


@pytest.mark.parametrize("kind", UNITS)
def test_only_the_results_of_a_kind_are_shown(kind: Only) -> None:
    report = judged(only=kind)
    assert {each.unit.name for each in report.results()} == UNITS[kind]
    assert all(report.shown.has(each) for each in report.results())
    assert shown_of(report) < EVERYTHING


def test_missing_is_what_was_not_reported() -> None:
    codes = {verdict for _, _, verdict in shown_of(judged(only="missing"))}
    assert codes == {"not_reported"}


def test_all_verdicts_together_are_everything() -> None:
    assert shown_of(judged(only=tuple(KINDS))) == EVERYTHING


def test_every_verdict_has_its_kind() -> None:
    assert list(KINDS.values()) == list(cchc.Verdict)
    assert set(get_args(Only)) == {*KINDS, "partial"}


@pytest.mark.parametrize(
    ("shown", "items"),
    [
        pytest.param({"lead": "UBND cấp xã"}, COMMUNES, id="who leads"),
        pytest.param({"lead": "ubnd  CẤP xã"}, COMMUNES, id="however it is spelt"),
        pytest.param({"lead": ("Các sở, ban ngành", "UBND cấp xã")}, None, id="one or the other"),
    ],
)
def test_the_targets_of_a_body(shown: dict[str, Any], items: set[str] | None) -> None:
    found = {item for item, _, _ in shown_of(judged(**shown))}
    assert found == (items or COMMUNES | {"I.1", "IV.1"})


def test_who_coordinates() -> None:
    report = judged()
    name, item = next(
        (each.target.coordinating[0], each.target.item)
        for each in report.results()
        if each.target.coordinating
    )
    found = {result.target.item for result in judged(coordinating=name).results()}
    assert item in found
    assert found == {
        each.target.item for each in report.results() if name in each.target.coordinating
    }


@pytest.mark.parametrize("option", ["lead", "coordinating"])
def test_a_body_that_no_row_names_is_refused_with_those_that_there_are(option: str) -> None:
    with pytest.raises(cchc.WrongRequest, match=f"--{option}.*«Sở Nội vự»") as refused:
        judged(**{option: "Sở Nội vự"})
    assert "«" in refused.value.words.vi.partition("các mục ghi:")[2]


@pytest.mark.parametrize(
    "shown", [{"only": "missed"}, {"only": ("invalid", "partial")}, {"lead": "UBND cấp xã"}]
)
def test_what_was_judged_stays_what_it_is(shown: dict[str, Any]) -> None:
    whole, part = judged(), judged(**shown)
    assert part.exit_code() == whole.exit_code()
    for form in ("json", "sarif"):
        said = [json.loads(report.render(form)) for report in (whole, part)]
        summed = [
            each["summary"] if form == "json" else each["runs"][0]["properties"]["verdicts"]
            for each in said
        ]
        assert summed[0] == summed[1]
    first = [report.render("table").decode().splitlines()[0] for report in (whole, part)]
    assert first[0] == first[1]
    totals = {each.target.item: each for each in whole.totals}
    assert all(totals[each.target.item] == each for each in part.totals)
    assert part.findings == whole.findings


@pytest.mark.parametrize(
    "form", [name for name in FORMATS if name not in ("sarif", "xlsx", "docx")]
)
def test_every_form_shows_only_what_is_asked_for(form: str) -> None:
    whole, part = (judged(**shown).render(form).decode() for shown in ({}, {"only": "missed"}))
    assert "Sở Tư pháp" in part
    if form != "github":  # which tells of misses only
        assert whole.count("Sở Xây dựng") > part.count("Sở Xây dựng")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "shown",
    [
        *({"only": kind} for kind in get_args(Only)),
        {"lead": "UBND cấp xã"},
        {"coordinating": TOGETHER},
    ],
    ids=lambda shown: str(*shown.values()),
)
def test_every_form_can_show_every_part(form: str, shown: dict[str, Any]) -> None:
    assert judged(**shown).render(form)


@pytest.mark.parametrize("form", ["table", "html", "markdown"])
def test_a_form_for_people_says_that_it_shows_a_part(form: str) -> None:
    text = judged(only="missed", lead="UBND cấp xã").render(form).decode()
    assert "chỉ hiện: Không đạt, chủ trì «UBND cấp xã»" in text
    assert "chỉ hiện" not in judged().render(form).decode()


def test_json_says_what_is_shown() -> None:
    shown = json.loads(judged(only="missed").to_json())["shown"]
    assert shown == {"only": ["missed"], "lead": [], "coordinating": []}
    assert "shown" not in json.loads(judged().to_json())


def test_who_is_to_be_reminded_is_told_by_all_that_was_judged(tmp_path: Path) -> None:
    """Who sent only what is not shown has not sent nothing."""
    path = tmp_path / "so-lieu.csv"
    path.write_text(COUNTS, encoding="utf-8")
    asked = ("check", str(path), "--year", "2023", "--period", "Q3")
    said = [run(*asked, *shown).out for shown in ([], ["--only", "missing"])]
    lines = [re.splitlines() for re in said]
    silent = [next(line for line in each if line.startswith("Chưa báo cáo: ")) for each in lines]
    assert silent[0] == silent[1]


def test_the_screen_lists_kinds_that_it_would_fold_into_a_line(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(COUNTS, encoding="utf-8")
    asked = ("check", str(path), "--year", "2023", "--period", "Q3")
    assert "Sở Tài chính" not in run(*asked).out
    assert "Sở Tài chính" in run(*asked, "--only", "not_applicable").out
