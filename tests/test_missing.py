"""Who is to be reminded: what lacks since when, whose numbers cannot be used, and a letter to each."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from cchc import api
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period, read_period
from cchc.document.letters import addressee, letters
from cchc.document.missing import missing, unusable
from cchc.document.model import Name, Paragraph, Table
from cchc.engine.completeness import reminders
from cchc.exit_codes import ExitCode
from cchc.inputs import File
from cchc.law import load
from cchc.render.letter import render
from cchc.render.plain import FORMS
from cchc.results import Report
from cchc.words import Lang
from cli_runs import cchc
from libreoffice import pages, requires_libreoffice

SETS = load(None).definitions.target_sets
HEAD = "Chỉ tiêu;Đơn vị;Kỳ;Tử số (b);Mẫu số (a)\n"
Q1, Q2, Q3 = (Period(2023, first, first + 2) for first in (1, 4, 7))
SENT = {
    "Sở Nội vụ": ("Quý I/2023", "Quý II/2023", "Quý III/2023"),
    "Sở Tư pháp": ("Quý I/2023", "Quý II/2023"),
    "Sở Y tế": ("Quý I/2023",),
    "Sở Xây dựng": ("Quý II/2023",),
    "Sở Tài chính": (),
}


def judged(*more: str) -> Report:
    """Judge the third quarter of IV.1, as each unit of the table above sent it."""
    rows = [f"IV.1;{unit};{period};99;100\n" for unit, sent in SENT.items() for period in sent]
    table = HEAD + "".join((*rows, *more))
    return api.check(
        File("a.csv", table.encode()), year=2023, period="Q3", items=["IV.1"], expect="all"
    )


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        pytest.param("Sở Nội vụ", None, id="nothing lacks"),
        pytest.param("Sở Tư pháp", Q3, id="the judged period alone"),
        pytest.param("Sở Y tế", Q2, id="two periods"),
        pytest.param("Sở Xây dựng", Q3, id="an older gap is behind what came later"),
        pytest.param("Sở Tài chính", Q1, id="ever since these files begin"),
    ],
)
def test_since_when(unit: str, expected: Period | None) -> None:
    found = {each.unit.name: each.since for each in reminders(judged())}
    assert found.get(unit, {}).get("IV.1") == expected


@pytest.mark.parametrize(
    ("sent", "asked", "expected"),
    [
        pytest.param(
            ["6 tháng đầu năm"], "Q3", (True, False, "Q3"), id="a half holds both quarters"
        ),
        pytest.param(["Quý I", "9 tháng"], "Q4", (True, False, "Q4"), id="nine months hold three"),
        pytest.param(["Lũy kế tháng 2"], "T4", (True, False, "T3"), id="two months hold two"),
        pytest.param(["Tháng 1", "Tháng 3"], "T4", (True, False, "T4"), id="months of their own"),
        pytest.param(["Tháng 1"], "Q2", (True, False, "Q1"), id="a month is no quarter"),
        pytest.param(
            ["6 tháng đầu năm"], "Q1", (False, True, "Q1"), id="a half is of both quarters"
        ),
        pytest.param(["6 tháng đầu năm"], "Q2", (False, True, "Q2"), id="the second of them too"),
        pytest.param(["9 tháng"], "Q3", (False, True, "Q3"), id="nothing to take it apart with"),
        pytest.param(["9 tháng", "6 tháng đầu năm"], "Q3", None, id="nine less six months"),
        pytest.param([], "Q1", (True, False, "Q1"), id="nothing at all"),
    ],
)
def test_a_running_total_is_of_all_its_months(
    sent: list[str], asked: str, expected: tuple[bool, bool, str] | None
) -> None:
    """Whether nothing was sent, whether it cannot be used, and since when it lacks."""
    whole = [f"Quý {n}" for n in ("I", "II", "III", "IV")] + [f"Tháng {n}" for n in range(1, 13)]
    rows = [f"IV.1;Sở Nội vụ;{period}/2023;99;100\n" for period in whole]
    rows += [
        f"IV.1;Sở Y tế;{period}{'/' if period[-1].isdigit() or 'Quý' in period else ' năm '}2023;"
        f"{9 * at};{10 * at}\n"
        for at, period in enumerate(sorted(sent), start=1)
    ]
    table = HEAD + "".join(rows)
    report = api.check(
        File("a.csv", table.encode()), year=2023, period=asked, items=["IV.1"], expect="all"
    )
    found = [
        (each.nothing, each.unusable, each.since["IV.1"])
        for each in reminders(report)
        if each.unit.name == "Sở Y tế"
    ]
    assert found == ([] if expected is None else [(*expected[:2], read_period(expected[2], 2023))])


_SEND = (
    "Nếu không có số liệu riêng thì gửi số liệu 6 tháng đầu năm 2023: số liệu quý III/2023 là hiệu của"
    " hai số lũy kế."
)


@pytest.mark.parametrize(
    ("rows", "held", "said", "advice"),
    [
        pytest.param(
            ["9 tháng năm 2023;99;100", "Quý I/2023;9;10", "Quý II/2023;9;10"],
            ["2023-01..09"], "đã gửi số liệu 9 tháng năm 2023, nhưng chưa tách riêng được", [_SEND],
            id="nine months and two single quarters",
        ),
        pytest.param(
            ["01/06/2023 - 31/08/2023;99;100"], ["2023-06..08"],
            "đã gửi số liệu tháng 6 đến tháng 8/2023, nhưng chưa tách riêng được", [],
            id="no running total",
        ),
        pytest.param(
            ["9 tháng năm 2023;99;100", "Quý V/2023;9;10"], [],
            "đã gửi nhưng chưa có dòng nào dùng được trong", [], id="one row is of no period",
        ),
        pytest.param(["Quý II/2023;99;100"], [], "chưa gửi", [], id="nothing of the quarter"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_apart_is_named_in_list_and_letter(
    rows: list[str], held: list[str], said: str, advice: list[str]
) -> None:
    report = judged(*(f"IV.1;Sở Tài chính;{each}\n" for each in rows))
    [own] = [each for each in reminders(report) if each.unit.name == "Sở Tài chính"]
    assert [each.code for each in own.held_in] == held
    [letter] = [e for e in letters(report, date(2023, 10, 15), "vi") if e.to.text == "Sở Tài chính"]
    assert letter.parts[0].title == (
        f"Đến nay, Sở Tài chính {said} số liệu quý III/2023. Số liệu còn thiếu:"
    )
    assert letter.request[1:-1] == advice
    table = missing(report, "vi").table("silent")
    at = [row[table.at("unit")].text for row in table.rows].index("Sở Tài chính")  # type: ignore[union-attr]
    assert ("không tách được kỳ" in str(table.rows[at])) is bool(held)


def test_what_was_sent_and_cannot_be_used_is_not_nothing() -> None:
    report = judged("IV.1;Sở Tài chính;Quý V/2023;99;100\n")
    [own] = [each for each in reminders(report) if each.unit.name == "Sở Tài chính"]
    assert (own.nothing, own.unusable) == (False, True)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("IV.1;Sở Tài chính;Quý III/2023;x;100\n", ["Sở Tài chính"], id="a wrong cell"),
        pytest.param("IV.1;Sở Tài chính;;9;100\n", ["Sở Tài chính"], id="a row without a period"),
        pytest.param("IV.1;Sở Lạ;Quý III/2023;9;100\n", [None], id="a unit that nobody knows"),
        pytest.param("IV.1;Sở Tài chính;Quý III/2023;9;100\n", [], id="what can be used"),
    ],
)
def test_whose_numbers_cannot_be_used(row: str, expected: list[str | None]) -> None:
    found = unusable(judged(row))
    assert [each.unit and each.unit.name for each in found] == expected
    assert all(each.errors for each in found)


NOTHING, PART = "Sở Tài chính", "Sở Y tế"
GOOD = [f"{item};{PART};Quý III/2023;99;100" for item in ("IV.1", "II")]


@pytest.mark.parametrize(
    ("rows", "units", "lang", "said"),
    [
        pytest.param([], [NOTHING], "vi", "1 đơn vị chưa gửi gì.", id="nothing"),
        pytest.param(GOOD[:1], [PART], "vi", "1 đơn vị gửi một phần.", id="a part, and no nought"),
        pytest.param(GOOD[:1], [PART], "en", "1 unit sent in part.", id="a part, in English"),
        pytest.param(
            GOOD[:1],
            [NOTHING, PART],
            "en",
            "1 unit sent nothing, 1 sent in part.",
            id="the first names what is counted",
        ),
        pytest.param(
            [*GOOD, f"IV.1;{NOTHING};Quý III/2023;x;100"],
            [NOTHING, PART],
            "vi",
            "1 đơn vị gửi một phần; 1 đơn vị có số liệu phải sửa và gửi lại.",
            id="what is wrong beside it",
        ),
        pytest.param(
            [*GOOD, *(f"{item};{NOTHING};Quý III/2023;x;100" for item in ("IV.1", "II"))],
            [NOTHING, PART],
            "vi",
            "các đơn vị được xét đã gửi đủ số liệu, nhưng có số liệu không dùng được, phải sửa và gửi"
            " lại.",
            id="what is wrong alone",
        ),
    ],
)
def test_the_sentence_counts_both_lists(
    rows: list[str], units: list[str], lang: Lang, said: str
) -> None:
    table = HEAD + "".join(f"{row}\n" for row in rows or [f"IV.1;{PART};Quý III/2023;99;100"])
    report = api.check(
        File("a.csv", table.encode()),
        year=2023,
        period="Q3",
        items=["IV.1", "II"],
        units=units,
        expect="all",
    )
    assert missing(report, lang).answer.rpartition(": ")[2] == said


HALVES = [
    pytest.param(["IV.1;Sở Tài chính;Quý III/2023;;100"], "a.csv:9:4", id="b is blank"),
    pytest.param(["IV.1;Sở Tài chính;Quý III/2023;9;"], "a.csv:9:5", id="a is blank"),
    pytest.param(
        ["IV.1;Sở Tài chính;Quý II/2023;9;", "IV.1;Sở Tài chính;Quý III/2023;9;"],
        "a.csv:9:5; a.csv:10:5",
        id="a is blank twice",
    ),
    pytest.param(["IV.1;Sở Tài chính;Quý III/2023;;"], "", id="both are blank"),
]


@pytest.mark.parametrize(("rows", "cells"), HALVES)
def test_a_half_filled_row_is_missing_in_every_paper_and_wrong_in_none(
    rows: list[str], cells: str
) -> None:
    report = judged(*(f"{row}\n" for row in rows))
    table = missing(report, "vi").table("silent")
    [own] = [row for row in table.rows if row[table.at("unit")].text == "Sở Tài chính"]  # type: ignore[union-attr]
    [letter] = [e for e in letters(report, date(2023, 10, 15), "vi") if e.to.text == "Sở Tài chính"]
    said = [b.text for part in letter.parts for b in part.blocks if isinstance(b, Paragraph)]
    assert own[table.at("blank")] == cells
    assert said == ([f"Ô còn để trống: {cells}."] if cells else [])
    assert unusable(report) == []
    assert [part.key for part in letter.parts] == ["silent"]


@pytest.mark.parametrize(
    ("period", "cell", "items"),
    [
        pytest.param("Quý III/2023", "x", ["IV.1"], id="of the judged period"),
        pytest.param("Quý II/2023", "x", ["IV.1"], id="of a period before it"),
        pytest.param("Quý I/2023", "101", ["IV.1"], id="of which b is larger than a"),
        pytest.param("Quý V/2023", "9", [], id="of no period"),
    ],
)
def test_which_targets_the_wrong_numbers_are_of(period: str, cell: str, items: list[str]) -> None:
    [own] = unusable(judged(f"IV.1;Sở Tài chính;{period};{cell};100\n"))
    assert list(own.items) == items


def test_of_numbers_side_by_side_in_a_line_only_the_wrong_ones_are_named(tmp_path: Path) -> None:
    book = Workbook()
    for row in (
        ("Kỳ báo cáo: Quý II/2023",),
        (),
        ("Đơn vị", "II", None, "IV.1", None),
        (None, *("Tử số (b)", "Mẫu số (a)") * 2),
        ("Sở Tài chính", 9, 10, 120, 100),
    ):
        book.worksheets[0].append(row)
    for area in ("B3:C3", "D3:E3"):
        book.worksheets[0].merge_cells(area)
    book.save(tmp_path / "quy-2.xlsx")
    later = File("quy-3.csv", f"{HEAD}IV.1;Sở Tài chính;Quý III/2023;99;100\n".encode())
    report = api.check([tmp_path / "quy-2.xlsx", later], year=2023, period="Q3")
    assert [(each.unit and each.unit.name, [*each.items]) for each in unusable(report)] == [
        ("Sở Tài chính", ["IV.1"])
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "so-lieu.csv"
    rows = "IV.1;Sở Nội vụ;Quý III/2023;99;100\nIV.1;Sở Tư pháp;Quý III/2023;x;100\n"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


ASKED = ("--year", "2023", "--period", "Q3")


@pytest.mark.parametrize("form", FORMS)
def test_the_list_in_a_file(form: str, file: Path, tmp_path: Path) -> None:
    out = tmp_path / f"don-doc.{form}"
    run = cchc("missing", str(file), *ASKED, "-o", str(out))
    assert (run.code, out.stat().st_size > 500) == (ExitCode.UNUSABLE, True)  # a cell is wrong
    assert f"Đã ghi «{out}»." in run.err


def test_the_list_as_csv_holds_both_lists(file: Path) -> None:
    run = cchc("missing", str(file), *ASKED, "--format", "csv")
    head, *rows = csv.reader(io.StringIO(run.out.removeprefix("\ufeff")), delimiter=";")
    assert head[:4] == ["Bảng", "Thuộc", "Đơn vị", "Tình trạng"]
    tables = {row[0] for row in rows}
    assert tables == {"Chưa báo cáo đủ", "Đã gửi nhưng số liệu không dùng được"}
    [wrong] = [row for row in rows if row[0].startswith("Đã gửi")]
    assert wrong[2] == "Sở Tư pháp"
    assert {len(row) for row in rows} == {len(head)}


def test_the_list_as_markdown(file: Path) -> None:
    run = cchc("missing", str(file), *ASKED, "--format", "markdown")
    assert run.out.startswith("# DANH SÁCH ĐƠN VỊ CẦN ĐÔN ĐỐC")
    assert "## Chưa báo cáo đủ" in run.out
    assert "## Đã gửi nhưng số liệu không dùng được" in run.out


# --- letters -----------------------------------------------------------------------------------


def test_a_letter_to_everybody_who_lacks_something(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cong-van"
    run = cchc(
        *("missing", str(file), *ASKED, "--reported-only"),
        *("--letters", str(folder), "--deadline", "2023-10-15"),
    )
    assert run.code == ExitCode.UNUSABLE
    names = sorted(each.name for each in folder.iterdir())
    assert names == ["don-doc-so-noi-vu.docx", "don-doc-so-tu-phap.docx"]
    paper = Document(str(folder / names[1]))
    said = "\n".join(each.text for each in paper.paragraphs)
    assert "Kính gửi: Sở Tư pháp" in said
    assert "chậm nhất ngày 15/10/2023" in said
    assert "Sở Nội vụ" not in said
    head = paper.tables[0].rows[0].cells
    assert head[0].text.splitlines()[0].strip("…") == ""
    assert head[1].text.splitlines()[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "so-lieu.csv:3:4" in cells


@pytest.mark.parametrize(
    ("name", "lang", "expected"),
    [
        pytest.param("Sở Tư pháp", "vi", "Sở Tư pháp", id="an office"),
        pytest.param("Xã Đắk Ang", "vi", "Ủy ban nhân dân xã Đắk Ang", id="a commune"),
        pytest.param(
            "Thành phố Kon Tum", "vi", "Ủy ban nhân dân thành phố Kon Tum", id="two words of a kind"
        ),
        pytest.param(
            "Xã Đăk Long (Huyện Đắk Hà)",
            "vi",
            "Ủy ban nhân dân xã Đăk Long (Huyện Đắk Hà)",
            id="one of two that are called alike",
        ),
        pytest.param("Tỉnh đoàn", "vi", "Tỉnh đoàn", id="a name that only begins like a kind"),
        pytest.param("Xã Đắk Ang", "en", "Xã Đắk Ang", id="in English as it is"),
    ],
)
def test_to_whom_a_letter_is_addressed(name: str, lang: Lang, expected: str) -> None:
    assert addressee(Name(name, "1", None, "", 0), lang) == expected


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        pytest.param("", "gửi số liệu còn thiếu chậm nhất", id="what lacks"),
        pytest.param(
            "IV.1;Sở Tài chính;Quý III/2023;x;100\n",
            "sửa và gửi lại số liệu chậm nhất",
            id="what is wrong",
        ),
        pytest.param(
            "IV.1;Sở Tài chính;Quý II/2023;x;100\n",
            "gửi số liệu còn thiếu và số liệu đã sửa chậm nhất",
            id="both",
        ),
    ],
)
def test_what_a_letter_asks_for(row: str, asked: str) -> None:
    written = letters(judged(row), date(2023, 10, 15), "vi")
    [own] = [each for each in written if each.to.text == "Sở Tài chính"]
    assert own.request[0].startswith(f"Đề nghị Sở Tài chính {asked} ngày 15/10/2023.")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("errors", [1, 3, 5])
def test_no_cell_of_a_letter_is_empty(errors: int, lang: Lang) -> None:
    """What is no error of a cell – which targets are wrong, how many more errors – stands as a sentence."""
    items = ("I.1", "II", "III.1", "III.2", "IV.1")[:errors]
    rows = "".join(f"{item};Sở Tài chính;Q3/2023;x;100\n" for item in items)
    report = api.check(File("a.csv", (HEAD + rows).encode()), year=2023, period="Q3")
    [letter] = letters(report, date(2023, 10, 15), lang)
    [wrong] = [part for part in letter.parts if part.key == "unusable"]
    [table] = [block for block in wrong.blocks if isinstance(block, Table)]
    assert [row for row in table.rows if "" in row] == []
    said = [block.text for block in wrong.blocks if isinstance(block, Paragraph)]
    assert any(", ".join(items) in text for text in said)
    assert len(said) == 1 + (errors > 3)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--letters", "x"], "--letters và --deadline", id="no day"),
        pytest.param(["--deadline", "15/10/2023"], "--letters và --deadline", id="no letters"),
        pytest.param(
            ["--letters", "x", "--deadline", "31/2/2023"], "«31/2/2023»", id="no such day"
        ),
        pytest.param(["--letters", "x", "--deadline", "mai"], "«mai»", id="no day at all"),
        pytest.param(["-o", "a.pdf"], "phải kết thúc bằng", id="no such form"),
        pytest.param(["-o", "so-lieu.csv"], "là tệp số liệu", id="an input"),
    ],
)
def test_wrong_usage(options: list[str], said: str, file: Path) -> None:
    run = cchc("missing", file.name, *ASKED, *options, folder=file.parent)
    assert run.code == ExitCode.USAGE
    assert said in run.err
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("of", SETS, ids=lambda each: each.id)
def test_the_longest_letter_has_one_page(of: TargetSet, tmp_path: Path) -> None:
    """Five rows of one unit are wrong, and it lacks all that it is asked for."""
    requires_libreoffice()

    def asked(rows: str) -> Report:
        table = File("a.csv", f"{HEAD}{rows}".encode())
        return api.check(table, year=of.year, set_id=of.id, period="Q3", expect="all")

    most = max(reminders(asked("")), key=lambda each: len(each.items))
    wrong = "".join(
        f"{item};{most.unit.name};Quý III/{of.year};{'x' * 60}{item};100\n"
        for item in most.items[:5]
    )
    day = date(of.year, 10, 15)
    longest = max((render(each, "vi") for each in letters(asked(wrong), day, "vi")), key=len)
    path = tmp_path / "cong-van.docx"
    path.write_bytes(longest)
    assert pages(path) == [(210, 297)]
