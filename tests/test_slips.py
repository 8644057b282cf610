"""A slip for every unit: what ``check --unit`` says of it, its place, and nothing of anybody else."""

import re
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from docx import Document as Paper
from openpyxl import load_workbook

from cchc import api
from cchc.diagnostics import Severity
from cchc.document.model import Document, Paragraph, Table
from cchc.document.slips import Slip, Slips
from cchc.document.spelling import text_of
from cchc.engine.evaluate import evaluate
from cchc.engine.one_unit import UnitReports
from cchc.exit_codes import ExitCode
from cchc.inputs import File
from cchc.render.html import page
from cchc.render.plain import FORMS, render
from cchc.results import Report, Result, Verdict
from cli_runs import cchc, choices
from factories import DAK_TO, KON_DAO, Q3, SO_NOI_VU, SO_TU_PHAP, Row, target, target_set
from factories import report as made
from office_reports import of_every_verdict
from shown_report import shown_report

ROOT = Path(__file__).parents[1]
EXAMPLES = {
    "kon-tum-quy-3-2023": ["so-lieu-quy-3.csv"],
    "nhieu-loi": ["so-lieu.xlsx", "so-lieu-bo-sung.csv"],
}


@cache
def example(name: str) -> Report:
    return api.check(files(name), year=2023, period="Q3")


def files(name: str) -> list[str]:
    return [str(ROOT / "examples" / name / file) for file in EXAMPLES[name]]


def told(results: "list[Result]") -> list[tuple[object, ...]]:
    return [
        (each.target.item, each.unit.code, each.numerator, each.denominator, each.verdict)
        for each in results
    ]


@pytest.fixture(scope="module", params=list(EXAMPLES))
def name(request: pytest.FixtureRequest) -> str:
    return request.param


def test_a_slip_says_what_a_check_of_the_unit_alone_says(name: str) -> None:
    parts = UnitReports(example(name))
    assert parts.units
    for index in parts.units:
        own = parts.of(index)
        code = own.counts.roster[index].code
        alone = api.check(files(name), year=2023, period="Q3", units=[code])
        if own.judged:  # else none of its rows could be placed, and nobody asked for others
            assert sorted(told(own.results())) == sorted(told(alone.results()))
        errors = [
            [each for each in found if each.rule.severity is Severity.ERROR]
            for found in (own.findings, alone.findings)
        ]
        assert errors[0] == errors[1]
        assert own.rows_left_out == alone.rows_left_out


def test_the_slips_together_are_the_report(name: str) -> None:
    whole = example(name)
    parts = UnitReports(whole)
    own = [parts.of(index) for index in parts.units]
    results = [each for report in own for each in told(report.results())]
    assert sorted(results) == sorted(told(whole.results()))
    found = Counter(repr(each) for report in own for each in report.findings)
    assert found + Counter(map(repr, parts.of_nobody)) == Counter(map(repr, whole.findings))


def test_the_page_narrows_findings_to_the_unit_whose_slip_has_them(name: str) -> None:
    whole = example(name)
    parts, called = UnitReports(whole), whole.counts.roster.called
    expected = Counter(
        escape(called.of(index)) for index in parts.units for _ in parts.of(index).findings
    )
    findings = page(whole, "vi").partition('id="findings-table"')[2].partition("</table>")[0]
    assert Counter(re.findall(r'<tr class=\w+ data-unit="([^"]*)">', findings)) == expected
    assert len(re.findall(r"<tr class=\w+>", findings)) == len(parts.of_nobody)


def texts(document: Document) -> str:
    cells = [
        text_of(cell, document.lang)
        for part in document.parts
        for block in part.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    return "\n".join((document.title, document.subject, document.answer, *cells))


def test_no_slip_names_another_unit(name: str) -> None:
    slips = list(Slips(example(name), "vi"))
    names = {slip.unit.text for slip in slips}
    for slip in slips:
        others = [each for each in names - {slip.unit.text} if each not in slip.unit.text]
        said = texts(slip.document)
        assert [each for each in others if re.search(rf"{re.escape(each)}(?! \w)", said)] == []


def slip_of(report: Report, unit: str) -> Slip:
    return next(each for each in Slips(report, "vi") if each.unit.text == unit)


def table_of(slip: Slip, key: str) -> list[list[str]]:
    return [[text_of(cell, "vi") for cell in row] for row in slip.document.table(key).rows]


def test_results_stand_with_what_lacks_and_the_place() -> None:
    slip = slip_of(of_every_verdict(), SO_TU_PHAP)
    [mention] = [row for row in table_of(slip, "results") if row[0] == "IV.1"]
    assert mention[2:4] == ["94.996", "100.000"]
    assert "Không đạt" in mention
    assert mention[-2] == "2/2"


def test_what_was_not_sent_is_listed_since_when() -> None:
    slip = slip_of(of_every_verdict(), KON_DAO)
    assert table_of(slip, "silent") == [["II, IV.1, IV.2", "Năm 2023"]]


def test_the_earlier_periods_are_the_units_own() -> None:
    rows = [
        Row(unit, b, 100, period=period)
        for unit, b, period in (
            (SO_NOI_VU, 90, Q3._replace(first=4, last=6)),
            (SO_NOI_VU, 97, Q3),
            (DAK_TO, 10, Q3._replace(first=4, last=6)),
            (DAK_TO, 99, Q3),
        )
    ]
    whole = made(rows)
    third = evaluate(whole.target_set, whole.counts, period=Q3)
    slip = slip_of(replace(whole, period=Q3, judged=third.judged), SO_NOI_VU)
    [row] = table_of(slip, "trend")
    assert "90,00%" in " ".join(row)
    assert "10,00%" not in " ".join(row)


@pytest.mark.parametrize("expect", ["reported", "all"])
def test_the_body_of_a_set_has_nobody_to_be_ranked_with(expect: Literal["reported", "all"]) -> None:
    counts = ROOT / "examples" / "khu-kinh-te-2024" / "so-lieu-2024.xlsx"
    [slip] = Slips(api.check(counts, year=2024, expect=expect), "vi")
    table = slip.document.table("results")
    assert table.rows
    assert {each.key for each in table.columns} & {"rank", "beside"} == set()
    part = slip.document.part("results")
    assert part
    said = [each.text for each in part.blocks if isinstance(each, Paragraph)]
    assert [each for each in said if each.startswith("Xếp hạng")] == []


HEAD = "Chỉ tiêu;Đơn vị;Kỳ;Tử số (b);Mẫu số (a)\n"
BEFORE = "Quý II/2023"
NOW = (f"IV.1;{SO_NOI_VU};Quý III/2023;97;100\n", f"IV.1;{DAK_TO};Quý III/2023;99;100\n")
THEN = (f"IV.1;{SO_NOI_VU};{BEFORE};90;100\n", f"IV.1;{DAK_TO};{BEFORE};10;100\n")
FIRST = f"IV.1;{SO_NOI_VU};Quý I/2023;85;100\n"


@pytest.mark.parametrize(
    ("sheets", "against", "ratios"),
    [
        pytest.param([(*NOW, *THEN)], [], ["90,00%"], id="one file holds both"),
        pytest.param([NOW, THEN], [], ["90,00%"], id="two files are judged"),
        pytest.param([(*NOW, *THEN)], ["Q2"], ["90,00%"], id="compared with a period"),
        pytest.param([NOW], [THEN], ["90,00%"], id="compared with a file"),
        pytest.param([NOW], [(*reversed(THEN),)], ["90,00%"], id="in another order"),
        pytest.param([NOW], [THEN, (FIRST,)], ["85,00%", "90,00%"], id="compared with two files"),
        pytest.param([NOW], [THEN[1:]], [], id="a file in which the unit is not"),
    ],
)
def test_the_trend_of_a_unit_is_there_however_the_earlier_period_came(
    sheets: "list[tuple[str, ...]]", against: "list[str | tuple[str, ...]]", ratios: list[str]
) -> None:
    def file(name: str, rows: tuple[str, ...]) -> File:
        return File(name, (HEAD + "".join(rows)).encode())

    whole = api.check(
        [file(f"{at}.csv", rows) for at, rows in enumerate(sheets)],
        year=2023,
        period="Q3",
        against=[
            each if isinstance(each, str) else file(f"truoc-{at}.csv", each)
            for at, each in enumerate(against)
        ],
    )
    [row] = [row for row in table_of(slip_of(whole, SO_NOI_VU), "trend") if row[0] == "IV.1"]
    found = [ratio for cell in row for ratio in re.findall(r"\d+,\d+%", cell)]
    assert [each for each in found if each != "97,00%"] == ratios


CODES = {verdict.code for verdict in Verdict}


def test_the_index_lists_every_slip_and_what_is_in_none() -> None:
    slips = Slips(shown_report(), "vi")
    made_ = list(slips)
    names = [f"phieu-{at}.html" for at in range(len(made_))]
    index = slips.index(names, [each.figures for each in made_])
    assert len(index.table("slips").rows) == len(made_)
    counts = [each.heading for each in index.table("slips").columns if each.key in CODES]
    assert counts == ["Đạt", "Không đạt", "Không phát sinh", "Số liệu sai", "Chưa báo cáo"]
    whole = shown_report()
    for verdict in whole.verdicts:
        at = index.table("slips").at(verdict.code)
        assert sum(row[at] for row in index.table("slips").rows) == whole.tally(verdict)
    assert len(index.table("findings").rows) == len(UnitReports(shown_report()).of_nobody)


@pytest.mark.parametrize(
    ("threshold", "told"),
    [
        pytest.param("Tối đa 5", [("over", "Phải bớt", "bớt 1")], id="under a ceiling"),
        pytest.param("95", [], id="above a floor"),
    ],
)
def test_the_index_tells_what_is_too_many_from_what_lacks(
    threshold: str, told: list[tuple[str, str, str]]
) -> None:
    slips = Slips(made([Row(SO_NOI_VU, 6, 100)], of=target_set(target(threshold))), "vi")
    [slip] = slips
    table = slips.index(["a.html"], [slip.figures]).table("slips")
    [row] = table.rows
    cells = zip(table.columns, row, strict=True)
    found = [(c.key, c.heading, text_of(cell, "vi")) for c, cell in cells if c.key == "over"]
    assert found == told


# --- every form ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_hostile_texts_are_inert_in_every_form(form: str, lang: str) -> None:
    slips = Slips(shown_report(), lang)
    contents = [render(each.document, form) for each in slips]
    assert len(contents) == 6
    for content in contents:
        for text in unpacked(content):
            assert not set("\x1b\u202e\ufffe") & set(text)
            assert form == "csv" or "<b>*Ấp*" not in text
            assert not re.search(r"(^|[;,])=1\+1", text)
            assert not re.search(r"<f>(?!INT\(\(2\*)", text)


def unpacked(content: bytes) -> list[str]:
    if not content.startswith(b"PK"):
        return [content.decode()]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return [archive.read(each).decode() for each in archive.namelist() if each.endswith(".xml")]


def test_the_same_slip_is_the_same_bytes() -> None:
    for form in FORMS:
        one, other = (render(next(iter(Slips(shown_report(), "vi"))).document, form) for _ in "12")
        assert one == other


# --- the command -------------------------------------------------------------------------------


@pytest.mark.parametrize("form", choices("report", "--format"))
def test_a_file_for_every_unit_and_an_index(form: str, tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    folder = tmp_path / "phieu"
    asked = ("--year", "2023", "--all-units", str(folder), "--format", form)
    run = cchc("report", file, *asked)
    assert run.code == ExitCode.MISSED
    names = sorted(each.name for each in folder.iterdir())
    assert len(names) == 21
    assert names[:2] == [f"00-danh-sach.{form}", f"phieu-ban-quan-ly-khu-kinh-te-tinh.{form}"]
    assert f"20 phiếu và danh sách «00-danh-sach.{form}»" in run.err
    assert run.out.startswith("Quý III/2023: 73 kết quả đạt")


def test_everybody_who_is_expected_gets_one(tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    asked = ("--all-units", str(tmp_path), "--format", "html", "--expect", "all")
    assert cchc("report", file, "--year", "2023", *asked).code == ExitCode.MISSED
    assert len(list(tmp_path.iterdir())) == 133
    silent = (tmp_path / "phieu-so-y-te.html").read_text(encoding="utf-8")
    assert "Chưa báo cáo" in silent


def test_the_index_of_a_workbook_leads_to_the_slips(tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    asked = ("--all-units", str(tmp_path), "--format", "xlsx")
    cchc("report", file, "--year", "2023", *asked)
    sheet = load_workbook(tmp_path / "00-danh-sach.xlsx").worksheets[0]
    links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 20
    assert all(each.startswith("./phieu-") for each in links)
    assert all((tmp_path / each.removeprefix("./")).exists() for each in links)


def test_the_index_of_a_document_leads_to_the_slips(tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    asked = ("--all-units", str(tmp_path), "--format", "docx")
    cchc("report", file, "--year", "2023", *asked)
    paper = Paper(str(tmp_path / "00-danh-sach.docx"))
    fields = paper.element.xpath("//w:fldSimple/@w:instr")
    slips = sorted(each.name for each in tmp_path.iterdir() if each.name.startswith("phieu-"))
    assert sorted(fields) == [f' HYPERLINK "./{name}" ' for name in slips]


def test_slips_are_no_counts_when_their_folder_is_read(tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    cchc("report", file, "--year", "2023", "--all-units", str(tmp_path), "--format", "xlsx")
    (tmp_path / "so-lieu.csv").write_bytes(Path(file).read_bytes())
    run = cchc("check", str(tmp_path), "--year", "2023")
    assert run.code == ExitCode.MISSED
    assert "73 kết quả đạt" in run.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--all-units", "x"], "--all-units và --format", id="no form"),
        pytest.param(["--format", "docx"], "Chưa ghi tệp báo cáo", id="nowhere to write"),
        pytest.param(
            ["--format", "docx", "-o", "a.xlsx"], "--all-units và --format", id="a form for nothing"
        ),
        pytest.param(
            ["--all-units", "x", "--format", "docx", "--unit", "so-noi-vu"],
            "bỏ --unit",
            id="of one",
        ),
        pytest.param(["--all-units", "x", "--format", "pdf"], "«pdf»", id="no such form"),
    ],
)
def test_wrong_usage(options: list[str], said: str, tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    run = cchc("report", file, "--year", "2023", *options, folder=tmp_path)
    assert (run.code, list(tmp_path.iterdir())) == (ExitCode.USAGE, [])
    assert said in run.err


def test_no_submission_is_written_over(tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    mine = tmp_path / "phieu-so-noi-vu.html"
    mine.write_bytes(Path(file).read_bytes())
    asked = ("--all-units", str(tmp_path), "--format", "html", "--encoding", "utf-8")
    run = cchc("report", str(mine), "--year", "2023", *asked)
    assert run.code in (ExitCode.USAGE, ExitCode.UNUSABLE)
    assert mine.read_bytes() == Path(file).read_bytes()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    [file] = files("kon-tum-quy-3-2023")
    (tmp_path / "x").write_text("", encoding="utf-8")
    asked = ("--all-units", str(tmp_path / "x" / "y"), "--format", "html")
    run = cchc("report", file, "--year", "2023", *asked)
    assert run.code == ExitCode.UNWRITTEN
    assert "Không ghi được" in run.err
