"""Every number shows the cells that it was added from: all of them, no others, in every form."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

import cchc
from cchc.areas import Source, listed, spelled
from cchc.document.model import Paragraph
from cchc.document.slips import Slips
from cchc.render.formats import FORMATS
from office_reports import paper

KNOWN = cchc.load()
HEADINGS = "Chỉ tiêu;Đơn vị;Kỳ;b;a\n"
MONTHS = "".join(f"IV.1;Sở Y tế;Tháng {m}/2023;{b};31\n" for m, b in ((7, 30), (8, 30), (9, 28)))
JULY = MONTHS.splitlines(keepends=True)[0]


def csv(text: str, name: str = "so-lieu.csv") -> cchc.File:
    return cchc.File(name, f"{HEADINGS}{text}".encode())


def workbook(*sheets: tuple[str, list[list[Any]]]) -> cchc.File:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return cchc.File("so-lieu.xlsx", stream.getvalue())


def cells(*files: cchc.File, unit: str = "Sở Y tế", **asked: Any) -> tuple[str, str]:
    """Give b/a of a unit and the cells that it was added from."""
    report = cchc.check(
        files, year=2023, definitions=KNOWN, **{"period": "Q3", "items": "IV.1"} | asked
    )
    [result] = [each for each in report.results() if each.unit.name == unit]
    return (
        f"{result.numerator}/{result.denominator}",
        spelled(report.counts.sources(result.rows)),
    )


def _lines(*numbers: int, sheet: str | None = None, taken: bool = False) -> list[Source]:
    return [Source("a", sheet, at, at, (4,), (5,), (), taken) for at in numbers]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param(_lines(2, 16, 30, 44), "a:2, 16 … 44:4/5", id="four lines at one distance"),
        pytest.param(_lines(2, 16, 30), "a:2:4/5 + 16:4/5 + 30:4/5", id="three"),
        pytest.param(
            _lines(2, 4, 6, 8, 9, 11, 13, 15), "a:2, 4 … 8:4/5 + 9, 11 … 15:4/5", id="twice four"
        ),
        pytest.param(
            _lines(1, 2, 4, 6, 8, 11), "a:1:4/5 + 2, 4 … 8:4/5 + 11:4/5", id="others around them"
        ),
        pytest.param(
            _lines(8, 6, 4, 2), "a:8:4/5 + 6:4/5 + 4:4/5 + 2:4/5", id="in another order"
        ),
        pytest.param(
            _lines(2, 4, 6, 8, sheet="S"), "a:S!D2, D4 … D8/E2, E4 … E8", id="in a sheet"
        ),
        pytest.param(
            [*_lines(2, 4, 6, 8), *_lines(9, taken=True)], "a:2, 4 … 8:4/5 - 9:4/5", id="and one less"
        ),
        pytest.param(
            [*_lines(2, 4), *_lines(6, 8, taken=True)],
            "a:2:4/5 + 4:4/5 - 6:4/5 - 8:4/5", id="added and taken away",
        ),
        pytest.param(
            [*_lines(2, 4), *_lines(6, 8, sheet="S")],
            "a:2:4/5 + 4:4/5 + S!D6/E6 + D8/E8", id="in two sheets",
        ),
        pytest.param(
            [each._replace(last=each.first + 1) for each in _lines(2, 5, 8, 11)],
            "a:2-3:4/5 + 5-6:4/5 + 8-9:4/5 + 11-12:4/5", id="areas are no lines",
        ),
    ],
)  # fmt: skip
def test_lines_at_one_distance_are_named_together(sources: list[Source], expected: str) -> None:
    assert spelled(sources) == expected


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param(_lines(2, 7, 4), "a:2, 7, 4:4/5", id="lines of a text file"),
        pytest.param(_lines(2, 7, sheet="S"), "a:S!D2, D7/E2, E7", id="lines of a sheet"),
        pytest.param(
            [*_lines(2, sheet="S"), *_lines(2, sheet="T")], "a:S!D2/E2 + a:T!D2/E2", id="two sheets"
        ),
        pytest.param(
            [each._replace(file=name) for name in "abc" for each in _lines(2, 7)],
            "a, b, c:2, 7:4/5",
            id="the same cells of several files",
        ),
        pytest.param(
            [*_lines(2), *_lines(3, taken=True), *_lines(7)],
            "a:2, 7:4/5 - a:3:4/5",
            id="what is taken away",
        ),
        pytest.param(
            [*_lines(2), _lines(7)[0]._replace(last=9, numerators=(4, 6))],
            "a:2:4/5 + a:7-9:4+6/5",
            id="other columns",
        ),
    ],
)
def test_many_lines_are_one_list(sources: list[Source], expected: str) -> None:
    assert listed(sources) == expected


TIDY = ["Chỉ tiêu", "Đơn vị", "Kỳ", "b", "a"]
OF_MONTH = [["IV.1", "Sở Y tế", f"Tháng {m}/2023", b, 31] for m, b in ((7, 30), (8, 30), (9, 28))]


@pytest.mark.parametrize(
    ("files", "asked", "expected"),
    [
        pytest.param(
            [csv("IV.1;Sở Y tế;Q3;88;93\n")],
            {},
            ("88/93", "so-lieu.csv:2:4/5"),
            id="one row is the whole period",
        ),
        pytest.param(
            [csv(MONTHS)], {}, ("88/93", "so-lieu.csv:2-4:4/5"), id="months below each other"
        ),
        pytest.param(
            [csv("".join(reversed(MONTHS.splitlines(keepends=True))))],
            {},
            ("88/93", "so-lieu.csv:4:4/5 + 3:4/5 + 2:4/5"),
            id="months in another order stand in that of time",
        ),
        pytest.param(
            [csv(MONTHS + "IV.1;Sở Xây dựng;Tháng 7/2023;1;2\n")],
            {"unit": "Sở Xây dựng"},
            ("1/2", "so-lieu.csv:5:4/5"),
            id="a unit that sent one month of three",
        ),
        pytest.param(
            [csv("IV.1;Sở Xây dựng;Tháng 8/2023;1;2\n" + MONTHS)],
            {},
            ("88/93", "so-lieu.csv:3-5:4/5"),
            id="beside a unit that sent less",
        ),
        pytest.param(
            [csv(MONTHS.replace("30;31", ";", 1))],
            {},
            ("58/62", "so-lieu.csv:3-4:4/5"),
            id="a blank month adds nothing",
        ),
        pytest.param(
            [csv(f"IV.1;Sở Y tế;Q3;88;93\n{MONTHS}")],
            {},
            ("88/93", "so-lieu.csv:2:4/5"),
            id="a quarter and its months: one way, which the other agrees with",
        ),
        pytest.param(
            [csv(MONTHS + MONTHS)],
            {},
            ("88/93", "so-lieu.csv:2-4:4/5"),
            id="rows that repeat are not added",
        ),
        pytest.param(
            [csv(JULY, "thang-7.csv"), csv(MONTHS.removeprefix(JULY), "thang-8-9.csv")],
            {},
            ("88/93", "thang-7.csv:2:4/5 + thang-8-9.csv:2-3:4/5"),
            id="two files",
        ),
        pytest.param(
            [workbook(("Quý III", [TIDY, *OF_MONTH]))],
            {},
            ("88/93", "so-lieu.xlsx:Quý III!D2:D4/E2:E4"),
            id="an area of a sheet",
        ),
        pytest.param(
            [workbook(*((f"T{at}", [TIDY, row]) for at, row in enumerate(OF_MONTH, start=7)))],
            {},
            ("88/93", "so-lieu.xlsx:T7!D2/E2 + T8!D2/E2 + T9!D2/E2"),
            id="three sheets of a file, which is named once",
        ),
        pytest.param(
            [
                workbook(
                    (
                        "Cả quý",
                        [
                            ["Chỉ tiêu", "Đơn vị", "Tháng 7", None, "Tháng 8", None],
                            [None, None, "b", "a", "b", "a"],
                            ["IV.1", "Sở Y tế", 30, 31, 58, 62],
                        ],
                    )
                )
            ],
            {},
            ("88/93", "so-lieu.xlsx:Cả quý!C3/D3 + E3/F3"),
            id="months beside each other",
        ),
        pytest.param(
            [csv("IV.1;Sở Y tế;6 tháng;90;95\nIV.1;Sở Y tế;9 tháng;178;188\n")],
            {},
            ("88/93", "so-lieu.csv:3:4/5 - 2:4/5"),
            id="a running total less the one before",
        ),
        pytest.param(
            [csv("III.1;Sở Y tế;Tháng 7/2023;3;4\nIII.1;Sở Y tế;Tháng 9/2023;5;6\n")],
            {"items": "III.1"},
            ("5/6", "so-lieu.csv:3:4/5"),
            id="what is a state has the cells of its latest report",
        ),
    ],
)
def test_the_cells_of_a_number(
    files: list[cchc.File], asked: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert cells(*files, **asked) == expected


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("json", "sarif")])
def test_every_form_shows_all_of_them(form: str) -> None:
    """A rolled-up 88/93 does not point at one cell that says 30/31."""
    shown = cchc.check(csv(MONTHS), year=2023, period="Q3", items="IV.1").render(form)
    address = "2-4:4/5"
    if form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(shown))
        texts = [str(cell.value) for sheet in book for row in sheet.rows for cell in row]
        assert f"so-lieu.csv:{address}" in texts
    elif form == "docx":
        rows = [row for table in paper(shown).tables for row in table.rows]
        assert f"so-lieu.csv:{address}" in [cell.text for row in rows for cell in row.cells]
    else:
        assert address in shown.decode()
        assert "so-lieu.csv:2<" not in shown.decode()


def test_a_part_of_the_results_keeps_their_cells() -> None:
    rows = MONTHS + MONTHS.replace("Sở Y tế", "Sở Xây dựng").replace(";28;", ";31;")
    report = cchc.check(csv(rows), year=2023, period="Q3", items="IV.1", only="met")
    [result] = report.results()
    assert (result.unit.name, spelled(report.counts.sources(result.rows))) == (
        "Sở Xây dựng",
        "so-lieu.csv:5-7:4/5",
    )


def test_a_total_has_the_cells_of_its_units() -> None:
    rows = "IV.1;Sở Nội vụ;Q3;1;2\n" + MONTHS + "IV.1;Tỉnh Kon Tum;Q3;9;9\n"
    report = cchc.check(csv(rows), year=2023, period="Q3", items="IV.1", by="level")
    totals = (report.totals[0], report.groups[0].total)
    expected = ("89/95", "so-lieu.csv:2-5:4/5")  # the body's own row is not added
    assert [
        (
            f"{total.numerator}/{total.denominator}",
            spelled(report.counts.sources(report.rows_of(total))),
        )
        for total in totals
    ] == [expected, expected]


def test_a_silent_unit_has_no_cells() -> None:
    report = cchc.check(csv(MONTHS), year=2023, period="Q3", items="IV.1", expect="all")
    assert {each.rows for each in report.results(cchc.Verdict.NOT_REPORTED)} == {()}


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param([], "", id="none"),
        pytest.param([Source("a.csv", None, 2, 2, (4,), (5,))], "a.csv:2:4/5", id="a text file"),
        pytest.param(
            [Source("a.xlsx", "S", 2, 2, (4, 6), (5,))],
            "a.xlsx:S!D2+F2/E2",
            id="a count made of two cells",
        ),
        pytest.param(
            [Source("a.xlsx", "S", 2, 3, (4,), (28,)), Source("b.xlsx", "S", 2, 2, (4,), (5,))],
            "a.xlsx:S!D2:D3/AB2:AB3 + b.xlsx:S!D2/E2",
            id="a sheet of the same name in another file",
        ),
    ],
)
def test_how_cells_are_spelt(sources: list[Source], expected: str) -> None:
    assert spelled(sources) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            [csv(MONTHS + "II;Sở Y tế;6T;7;9\nII;Sở Y tế;9T;9;12\n")],
            "Các ô số liệu: II: 6:4/5 - 5:4/5; IV.1: 2-4:4/5.",
            id="one file, which is named before",
        ),
        pytest.param(
            [workbook(("Quý III", [TIDY, *OF_MONTH]))],
            "Các ô số liệu: IV.1: Quý III!D2:D4/E2:E4.",
            id="a workbook",
        ),
        pytest.param(
            [csv(JULY, "a.csv"), csv("".join(MONTHS.splitlines(keepends=True)[1:]), "b.csv")],
            "Các ô số liệu: IV.1: a.csv:2:4/5 + b.csv:2-3:4/5.",
            id="two files",
        ),
    ],
)
def test_a_slip_names_the_cells_of_its_results(files: list[cchc.File], expected: str) -> None:
    report = cchc.check(files, year=2023, definitions=KNOWN, period="Q3", items=["II", "IV.1"])
    [slip] = [each for each in Slips(report, "vi") if each.unit.text == "Sở Y tế"]
    blocks = next(part for part in slip.document.parts if part.key == "results").blocks
    assert expected in [block.text for block in blocks if isinstance(block, Paragraph)]
