"""Cells with a threshold for each level or period: read, drafted, linted, judged and written again."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from cchc import check
from cchc.definitions.items import item_for, levels_in, number_of
from cchc.definitions.level import Level
from cchc.definitions.threshold_cell import is_label, parts_of
from cchc.drafting import draft_of
from cchc.drafts.as_yaml import as_yaml
from cchc.law import load
from cli_runs import cchc
from made_folders import TARGETS, UNITS, change, made_folder

P, D, C = Level.PROVINCE, Level.DISTRICT, Level.COMMUNE


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(
            "Cấp tỉnh: 98%; cấp huyện: 95%; cấp xã: 90%",
            [((P,), "98%"), ((D,), "95%"), ((C,), "90%")],
            id="semicolons",
        ),
        pytest.param(
            "Cấp tỉnh: 98%\nCấp xã: 90%", [((P,), "98%"), ((C,), "90%")], id="a line for each"
        ),
        pytest.param(
            "98% (cấp tỉnh), 90% (cấp xã)", [((P,), "98%"), ((C,), "90%")], id="in brackets behind"
        ),
        pytest.param(
            "98% đối với cấp tỉnh và cấp huyện; 90% đối với UBND cấp xã",
            [((P, D), "98%"), ((C,), "90%")],
            id="two levels with one threshold",
        ),
        pytest.param(
            "Tỉnh 98, huyện 95, xã 90", [((P,), "98"), ((D,), "95"), ((C,), "90")], id="short"
        ),
        pytest.param(
            "- Các sở, ban, ngành: Tối thiểu 98%; - UBND các xã, phường, đặc khu: Dưới 90%",
            [((P,), "Tối thiểu 98%"), ((C,), "Dưới 90%")],
            id="bodies, and comparisons",
        ),
        pytest.param("Cấp xã: 90", [((C,), "90")], id="one level alone"),
        pytest.param("Tối thiểu 95%", [], id="one threshold"),
        pytest.param("100% xã, phường", [], id="a noun"),
        pytest.param("Cấp tỉnh: cao; cấp xã: 90%", [], id="a part that is no threshold"),
        pytest.param("Cấp tỉnh: 98%; cấp tỉnh: 90%", [], id="a level twice"),
        pytest.param("Cấp tỉnh: 98%; Quý I: 20%", [], id="levels and periods"),
        pytest.param("Cấp tỉnh: 98%; cấp xã", [], id="a level without a threshold"),
        pytest.param("Ghi chú, cấp tỉnh: 98%; cấp xã: 90%", [], id="words before them"),
        pytest.param(
            "98% đối với cấp tỉnh; 95% đối với cấp huyện và cấp xã",
            [((P,), "98%"), ((D, C), "95%")],
            id="thresholds before them, the last of two levels",
        ),
        pytest.param(
            "98% cấp tỉnh, 95% cấp huyện, 90%", [], id="a threshold of nobody behind them"
        ),
        pytest.param("Cấp tỉnh 98%, 95% cấp huyện", [], id="levels at both ends"),
    ],
)
def test_a_cell_by_levels(cell: str, expected: list[tuple[tuple[Level, ...], str]]) -> None:
    assert [(part.levels, part.threshold.text) for part in parts_of(cell)] == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(
            "Quý I: 15%; Quý II: 30%; cả năm: 60%",
            [((1, 3), "15%"), ((4, 6), "30%"), ((1, 12), "60%")],
            id="quarters and the year",
        ),
        pytest.param(
            "Quý I/2026: 15; 6 tháng đầu năm: 30; năm 2026: 60",
            [((1, 3), "15"), ((1, 6), "30"), ((1, 12), "60")],
            id="with the year",
        ),
        pytest.param(
            "Đến hết quý I: 15%; đến hết quý II: 30%",
            [((1, 3), "15%"), ((1, 6), "30%")],
            id="up to a quarter",
        ),
        pytest.param(
            "Quý I, quý II: 30%; quý III: 45%",
            [((1, 3), "30%"), ((4, 6), "30%"), ((7, 9), "45%")],
            id="two quarters with one threshold",
        ),
        pytest.param("Năm 2025: 30%; năm 2026: 60%", [], id="two years"),
        pytest.param("Trong năm đạt 95%", [], id="a phrase of one threshold"),
        pytest.param("Từ 70% đến dưới 100%", [], id="a band"),
    ],
)
def test_a_cell_by_periods(cell: str, expected: list[tuple[tuple[int, int], str]]) -> None:
    assert [(part.months, part.threshold.text) for part in parts_of(cell)] == expected


@pytest.mark.parametrize("label", ["Cấp tỉnh", "UBND cấp xã", "QUÝ II", "Cả năm", "Quý I/2026"])
def test_a_label_is_a_level_or_a_period(label: str) -> None:
    assert is_label(label)


@pytest.mark.parametrize("text", ["", "Ghi chú", "Đơn vị", "Cấp tỉnh 98"])
def test_any_other_text_is_no_label(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    ("item", "number", "levels"),
    [
        pytest.param("IV.1", "IV.1", (), id="a row"),
        pytest.param("IV.1 (cấp xã)", "IV.1", (C,), id="for one level"),
        pytest.param("II (cấp tỉnh, cấp huyện)", "II", (P, D), id="for two"),
        pytest.param(
            "1 (phòng, đơn vị trực thuộc)", "1", (Level.OFFICE,), id="a level of several words"
        ),
        pytest.param("IV.1 (khác)", "IV.1 (khác)", (), id="words that are no level"),
    ],
)
def test_an_item_is_a_number_and_the_levels_it_is_for(
    item: str, number: str, levels: tuple[Level, ...]
) -> None:
    assert (number_of(item), levels_in(item)) == (number, levels)
    assert not levels or item_for(number, levels) == item


# --- documents ------------------------------------------------------------------------------------

HEAD = ("Số TT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Đơn vị tính")
IN_A_CELL = "Cấp tỉnh: 98; Cấp huyện: 95; Cấp xã: 90"
STEPS = "Quý I: 15; Quý II: 30; Cả năm: 60"
Rows = list[tuple[str, ...]]


def docx(rows: Rows, headings: int = 1) -> bytes:
    """Make an annex; equal texts of the headings beside or below each other are one cell."""
    paper = Document()
    table = paper.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for at in range(headings):
        for column in range(len(rows[0])):
            same = [c for c in range(column, len(rows[0])) if rows[at][c] == rows[at][column]]
            down = at + 1 < headings and rows[at + 1][column] == rows[at][column]
            first = column == 0 or rows[at][column - 1] != rows[at][column]
            if first and (len(same) > 1 or down):
                text = rows[at][column]
                merged = table.cell(at, column).merge(table.cell(at + down, same[-1]))
                merged.text = text
    packed = BytesIO()
    paper.save(packed)
    return packed.getvalue()


def page(rows: Rows, headings: int = 1) -> bytes:
    """Make the same as a web page."""
    lines = []
    for at, row in enumerate(rows):
        tag, cells, skip = ("th" if at < headings else "td"), [], 0
        for column, text in enumerate(row):
            if skip:
                skip -= 1
                continue
            span = 1
            while at < headings and row[column : column + span + 1].count(text) == span + 1:
                span += 1
            skip = span - 1
            if 0 < at < headings and rows[at - 1][column] == text:
                continue
            down = 2 if at + 1 < headings and rows[at + 1][column] == text else 1
            cells.append(f"<{tag} colspan={span} rowspan={down}>{text}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body><table>{''.join(lines)}</table></body></html>".encode()


def in_one_cell(cell: str) -> tuple[Rows, int]:
    rows = [(*HEAD, "Giao chỉ tiêu"), ("I", "Giải quyết", "", "", "")]
    return [*rows, ("1", "Tỷ lệ Y", "Sở A", "%", cell)], 1


def in_columns(cell: str) -> tuple[Rows, int]:
    parts = [part.split(": ") for part in cell.split("; ")]
    top = (*HEAD, *["Giao chỉ tiêu"] * len(parts))
    rows = [top, (*HEAD, *(label for label, _ in parts)), ("I", *[""] * (len(top) - 1))]
    return [*rows, ("1", "Tỷ lệ Y", "Sở A", "%", *(text for _, text in parts))], 2


def in_named_columns(cell: str) -> tuple[Rows, int]:
    parts = [part.split(": ") for part in cell.split("; ")]
    top = (*HEAD, *(f"Chỉ tiêu {label.lower()}" for label, _ in parts))
    rows = [top, ("I", *[""] * (len(top) - 1))]
    return [*rows, ("1", "Tỷ lệ Y", "Sở A", "%", *(text for _, text in parts))], 1


def in_rows(cell: str) -> tuple[Rows, int]:
    parts = [part.split(": ") for part in cell.split("; ")]
    rows = [(*HEAD, "Giao chỉ tiêu"), ("I", "", "", "", ""), ("1", "Tỷ lệ Y", "Sở A", "%", "")]
    return [*rows, *(("", f"- {label}", "", "", text) for label, text in parts)], 1


def text(rows: Rows, headings: int = 1) -> bytes:
    """Make the same as a table that was copied to a text; such a table has one row of headings."""
    del headings
    return "\n".join("\t".join(row) for row in rows).encode()


SHAPES = [
    pytest.param(in_one_cell, id="one cell"),
    pytest.param(in_columns, id="columns below a heading"),
    pytest.param(in_named_columns, id="columns with headings of their own"),
    pytest.param(in_rows, id="rows below the row"),
]
FORMATS = [pytest.param(docx, id="Word"), pytest.param(page, id="a page")]


def drafted(data: bytes) -> str:
    made = draft_of("phu-luc", data, ("x", "phu-luc", None), load().definitions)
    assert made.draft is not None, made.findings
    return as_yaml(made.draft, "vi")


def keys(written: str, *wanted: str) -> list[tuple[str, ...]]:
    """Give keys of each target."""
    found = []
    for row in written.partition("targets:\n")[2].split("  - item: ")[1:]:
        lines = [line.strip().partition(" #")[0] for line in f"item: {row}".splitlines()]
        said = dict(line.split(": ", 1) for line in lines if ": " in line)
        found.append(tuple(said.get(key, "").strip('"') for key in wanted))
    return found


@pytest.mark.parametrize("make", FORMATS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_threshold_for_each_level_is_a_target_for_each(shape, make) -> None:  # type: ignore[no-untyped-def]
    written = drafted(make(*shape(IN_A_CELL)))
    rows = keys(written, "item", "levels", "threshold")
    assert rows == [
        ("I.1 (cấp tỉnh)", "[province]", "98"),
        ("I.1 (cấp huyện)", "[district]", "95"),
        ("I.1 (cấp xã)", "[commune]", "90"),
    ]
    assert {cell.casefold() for (cell,) in keys(written, "threshold_cell")} == {
        IN_A_CELL.casefold()
    }


@pytest.mark.parametrize("make", FORMATS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_threshold_for_each_quarter_is_a_roadmap(shape, make) -> None:  # type: ignore[no-untyped-def]
    [(item, threshold, steps)] = keys(drafted(make(*shape(STEPS))), "item", "threshold", "roadmap")
    assert (item, threshold) == ("I.1", "60")
    assert steps.casefold() == '{"quý i": "15", "quý ii": "30"}'


@pytest.mark.parametrize("shape", [*SHAPES[:1], *SHAPES[2:]])
def test_a_text_with_tabs_has_them_too(shape) -> None:  # type: ignore[no-untyped-def]
    rows = keys(drafted(text(*shape(IN_A_CELL))), "item", "threshold")
    assert rows == [("I.1 (cấp tỉnh)", "98"), ("I.1 (cấp huyện)", "95"), ("I.1 (cấp xã)", "90")]


def test_levels_without_a_threshold_are_not_bound() -> None:
    rows, headings = in_columns("Cấp tỉnh: -; Cấp huyện: ; Cấp xã: 90")
    assert keys(drafted(docx(rows, headings)), "item", "threshold") == [("I.1 (cấp xã)", "90")]


def test_one_threshold_over_all_columns_is_one() -> None:
    rows, headings = in_columns(STEPS)
    paper = page(rows[:-1], headings).replace(
        b"</table>",
        "<tr><td>1<td>Tỷ lệ Y<td>Sở A<td>%<td colspan=3>Tối thiểu 90</tr></table>".encode(),
    )
    assert keys(drafted(paper), "item", "threshold", "threshold_cell") == [
        ("I.1", "Tối thiểu 90", "")
    ]


def test_without_a_threshold_of_the_year_a_person_decides() -> None:
    rows, headings = in_columns("Quý I: 15; Quý II: 30")
    [(threshold, steps)] = keys(drafted(docx(rows, headings)), "threshold", "roadmap")
    assert (threshold, steps) == ("?", '{"Quý I": "15", "Quý II": "30"}')


def test_every_place_is_told() -> None:
    rows, headings = in_columns(IN_A_CELL)
    assert "cột 5, 6, 7" in drafted(docx(rows, headings))


# --- lint, judging, the annex again ---------------------------------------------------------------

CELL = "Cấp tỉnh: 95%; cấp xã: 90%"


def folder_with(place: Path, *rows: tuple[str, str, str], more: str = "") -> Path:
    """Make a folder whose only row has a cell by levels: item, level and threshold of each target."""
    folder = made_folder(place / "d")
    path = folder / TARGETS
    before, _, row = path.read_text(encoding="utf-8").partition("  - item: I.1\n")
    made = ""
    for item, level, threshold in rows:
        own = row.replace("levels: [province]", f"levels: [{level}]")
        own = own.replace(
            "threshold: Tối thiểu 95\n", f'threshold: "{threshold}"\n    threshold_cell: "{CELL}"\n'
        )
        made += f"  - item: {item}\n{own}"
    path.write_text(before + made + more, encoding="utf-8")
    change(folder, UNITS, "2,Sở B,province,1", "2,Sở B,province,1\n3,Xã C,commune,1")
    return folder


BOTH = (("I.1 (cấp tỉnh)", "province", "95%"), ("I.1 (cấp xã)", "commune", "90%"))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(BOTH, "", id="as the cell says"),
        pytest.param(
            (("I.1 (cấp tỉnh)", "province", "96%"), BOTH[1]),
            "D330 error: This row does not agree with the cell «Cấp tỉnh: 95%; cấp xã: 90%»: the cell has"
            " province: 95%",
            id="another threshold",
        ),
        pytest.param(
            (("I.1 (cấp tỉnh)", "commune", "90%"),),
            "D330 error: This row does not agree with the cell «Cấp tỉnh: 95%; cấp xã: 90%»: the levels of",
            id="another level",
        ),
        pytest.param((("I.1", "province", "95%"),), "D330 error", id="an item without its level"),
        pytest.param((BOTH[0], BOTH[0]), "D308 error", id="a level twice"),
        pytest.param(
            (("I.1 (cấp huyện)", "district", "95%"),), "D330 error", id="a level without threshold"
        ),
    ],
)
def test_what_lint_says_of_a_divided_cell(
    tmp_path: Path, rows: tuple[tuple[str, str, str], ...], told: str
) -> None:
    folder_with(tmp_path, *rows)
    run = cchc("lint", "d", "--lang", "en", folder=tmp_path)
    assert told in run.out
    assert bool(told) == ("error" in run.out)


def test_a_roadmap_is_that_of_its_cell(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    cell = '    threshold_cell: "Quý I: 15%; cả năm: 60%"\n'
    change(folder, TARGETS, "threshold: Tối thiểu 95\n", f'threshold: "60%"\n{cell}')
    assert "the roadmap is not what the cell has for its periods: Quý I: 15%" in (
        cchc("lint", "d", "--lang", "en", folder=tmp_path).out
    )
    change(folder, TARGETS, cell, f'{cell}    roadmap: {{Q1: "15"}}\n')
    assert "D330" not in cchc("lint", "d", "--lang", "en", folder=tmp_path).out


def test_a_unit_is_judged_by_the_threshold_of_its_level(tmp_path: Path) -> None:
    folder_with(tmp_path, *BOTH)
    counts = tmp_path / "so-lieu.csv"
    counts.write_text(
        "Mục,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\n"
        "I.1,Tỉnh A,2024,92,100\nI.1,Sở B,2024,95,100\nI.1 (cấp xã),Xã C,2024,91,100\n",
        encoding="utf-8",
    )
    report = check(counts, definitions=tmp_path / "d", year=2024)
    assert [(r.target.item, r.unit.name, r.verdict.code) for r in report.results()] == [
        ("I.1 (cấp tỉnh)", "Tỉnh A", "missed"),
        ("I.1 (cấp tỉnh)", "Sở B", "met"),
        ("I.1 (cấp xã)", "Xã C", "met"),
    ]


def test_a_form_asks_each_unit_once(tmp_path: Path) -> None:
    folder_with(tmp_path, *BOTH)
    for unit, item in (("Tỉnh A", "I.1 (cấp tỉnh)"), ("Xã C", "I.1 (cấp xã)")):
        run = cchc(
            *("template", "--definitions", "d", "--year", "2024", "--unit", unit),
            *("-o", "mau.xlsx", "--force"),
            folder=tmp_path,
        )
        assert run.code == 0, run.err
        read = cchc("inspect", "mau.xlsx", "--definitions", "d", "--year", "2024", folder=tmp_path)
        assert read.code == 0, (item, read.out, read.err)


def test_the_annex_is_written_with_the_whole_cell_and_drafted_again(tmp_path: Path) -> None:
    folder_with(tmp_path, *BOTH)
    run = cchc(
        "list-targets", "--definitions", "d", "--year", "2024", "-o", "a.docx", folder=tmp_path
    )
    assert run.code == 0
    again = drafted((tmp_path / "a.docx").read_bytes())
    assert keys(again, "item", "levels", "threshold", "threshold_cell") == [
        (item, f"[{level}]", threshold, CELL) for item, level, threshold in BOTH
    ]
    run = cchc("lint", "d", "--against", "a.docx", "--lang", "en", folder=tmp_path)
    assert "D80" not in run.out, run.out


def test_both_rows_are_shown_and_chosen_by_their_number(tmp_path: Path) -> None:
    folder_with(tmp_path, *BOTH)
    where = ("--definitions", "d", "--year", "2024")
    both = cchc("show", "I.1", *where, folder=tmp_path).out
    one = cchc("show", "I.1 (cấp xã)", *where, folder=tmp_path).out
    assert (both.count("I.1 (cấp"), one.count("I.1 (cấp xã)")) == (2, 1)
