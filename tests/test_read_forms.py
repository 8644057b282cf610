"""Forms that come back: filled in, left blank, stale, altered, and through the hands of LibreOffice."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc.definitions.forms import Form, form_of_body, form_of_level, form_of_unit, units_bound
from cchc.definitions.level import Level
from cchc.definitions.model import TargetSet
from cchc.definitions.period import Period
from cchc.loading.definitions import load
from cchc.loading.registry import read_registry
from cchc.render import form as form_renderer
from cchc.results import Report, Verdict
from factories import SO_NOI_VU, TAN_CANH, TINH, indicator, registry, target, target_set
from filled_forms import Cell, checked, filled, live, made
from libreoffice import recalculated, requires_libreoffice

Q3 = Period(2023, 7, 9)
ON_TIME = target(item="IV.1")
PAID = target("60", item="IV.2", of=indicator("paid-online"))
SET = replace(target_set(ON_TIME, PAID), sections={"IV": "Giải quyết hồ sơ"})
COUNTS: dict[str, tuple[Cell, Cell]] = {"IV.1": (95, 100), "IV.2": (1, 3)}


def fixed_form(of: TargetSet = SET) -> Form:
    units = registry()
    return form_of_unit(of, units, units[1], Q3)


def said(report: Report) -> list[tuple[str, str]]:
    return [(each.rule.code, each.location.text.partition("!")[2]) for each in report.findings]


def results(report: Report) -> list[tuple[str, str, str, int | None, int | None, str]]:
    return [
        (
            each.unit.name,
            each.period.code,
            each.target.item,
            each.numerator,
            each.denominator,
            each.verdict.code,
        )
        for each in report.results()
    ]


def test_a_filled_form_says_what_was_typed_and_nothing_else(tmp_path: Path) -> None:
    report = checked(filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS), SET)
    assert results(report) == [
        (SO_NOI_VU, "2023-Q3", "IV.1", 95, 100, "met"),
        (SO_NOI_VU, "2023-Q3", "IV.2", 1, 3, "missed"),
    ]
    assert (said(report), report.rows_left_out) == ([], 0)


def test_a_row_left_blank_is_not_reported(tmp_path: Path) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), {"IV.1": (0, 0)})
    report = checked(file, SET)
    assert [row[2:] for row in results(report)] == [
        ("IV.1", 0, 0, "not_applicable"),
        ("IV.2", None, None, "not_reported"),
    ]
    assert said(report) == []


def test_half_a_row_is_not_reported_and_said(tmp_path: Path) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS | {"IV.1": (None, 100)})
    report = checked(file, SET)
    assert results(report)[0][-1] == "not_reported"
    assert said(report) == [("C214", "G8")]


@pytest.mark.parametrize(
    ("unit", "period", "expected"),
    [
        pytest.param(None, None, (TINH, "2023"), id="what was proposed"),
        pytest.param(SO_NOI_VU, "Quý II/2023", (SO_NOI_VU, "2023-Q2"), id="what was chosen"),
        pytest.param(TAN_CANH, "Tháng 9/2023", (TAN_CANH, "2023-09"), id="another unit"),
    ],
)
def test_unit_and_period_are_what_was_chosen_though_nothing_was_calculated(
    unit: Cell, period: Cell, expected: tuple[str, str], tmp_path: Path
) -> None:
    """A program that fills forms in drops what the formulas came to."""
    choices = {name: value for name, value in (("C3", unit), ("C4", period)) if value}
    form = form_of_body(SET, registry(), None)
    report = checked(filled(made(form, tmp_path / "mau.xlsx"), COUNTS, **choices), SET)
    assert {row[:2] for row in results(report)} == {expected}
    assert said(report) == []


def test_a_form_whose_unit_was_not_chosen_says_so_once(tmp_path: Path) -> None:
    form = form_of_level(SET, registry(), Level.COMMUNE, None)
    report = checked(filled(made(form, tmp_path / "mau.xlsx"), COUNTS), SET)
    assert said(report) == [("C125", "C3")]
    assert results(report) == []


def test_units_typed_over_the_formulas_need_no_choice(tmp_path: Path) -> None:
    form = form_of_level(SET, registry(), Level.COMMUNE, None)
    file = filled(made(form, tmp_path / "mau.xlsx"), COUNTS, J8=TAN_CANH, J9=TAN_CANH)
    assert {row[0] for row in results(checked(file, SET))} == {TAN_CANH}


def test_a_form_of_another_set_is_refused(tmp_path: Path) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS)
    report = checked(file, replace(SET, id="tinh-2024"))
    assert (said(report), results(report)) == ([("C121", "")], [])
    assert report.findings[0].message("vi") == (
        "Biểu này được lập cho bộ chỉ tiêu tinh-2023, không phải cho tinh-2024."
    )


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(SET, [], id="nothing has changed"),
        pytest.param(
            replace(SET, targets=(replace(ON_TIME, note="Khác"), PAID)),
            [],
            id="only a note of ours",
        ),
        pytest.param(
            replace(SET, targets=(replace(ON_TIME, wording="Khác"), PAID)),
            ["C122"],
            id="a wording has changed",
        ),
        pytest.param(
            replace(SET, targets=(replace(ON_TIME, threshold=PAID.threshold), PAID)),
            ["C122"],
            id="a threshold has changed",
        ),
    ],
)
def test_a_stale_form_is_judged_with_a_warning(
    now: TargetSet, expected: list[str], tmp_path: Path
) -> None:
    report = checked(filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS), now)
    assert [code for code, _ in said(report)] == expected
    assert len(results(report)) == 2


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param({"B8": "abc"}, [("C123", "B8")], id="a wording"),
        pytest.param({"C8": "Tối thiểu 5"}, [("C123", "C8")], id="a threshold"),
        pytest.param({"J8": "Sở Tư pháp"}, [("C123", "J8")], id="a unit"),
        pytest.param({"A8": "IV.2"}, [("C123", "A8"), ("C403", "A8")], id="an item, not the id"),
        pytest.param({"D7": "thêm"}, [("C123", "D7")], id="a cell that was blank"),
        pytest.param({"A12": "ghi chú"}, [("C123", "A12")], id="a row below"),
        pytest.param({"B6": "Tiêu đề"}, [("C123", "B6")], id="a heading"),
        pytest.param({"B8": "Tỷ lệ hồ sơ đúng hạn  [tỉnh] đạt tối thiểu 95% "}, [], id="spaces"),
        pytest.param({"M8": "của tôi"}, [("C111", "6")], id="a note beside the form"),
    ],
)
def test_an_altered_form_is_told_cell_by_cell(
    cells: dict[str, Cell], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS, **cells)
    found = [each for each in said(checked(file, SET)) if each[0] != "C609"]
    assert found == expected


def test_what_was_altered_is_quoted(tmp_path: Path) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS, B8="x" * 99)
    [found] = checked(file, SET).findings
    assert found.message("vi") == (
        "Ô này của biểu đã bị sửa: lúc lập là «Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%»,"
        f" nay là «{'x' * 60}…»."
    )


def test_a_deleted_row_is_an_altered_form(tmp_path: Path) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS)
    book = load_workbook(file)
    book["Số liệu"].delete_rows(8)
    book.save(file)
    report = checked(file, SET)
    below = [("C123", "B11"), ("C123", "B12"), ("C123", "B13")]  # where one signs
    assert said(report) == [("C123", "A8"), ("C123", "A9"), *below]
    assert [row[2] for row in results(report) if row[-1] != "not_reported"] == ["IV.2"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param("B1", "99", id="a later format"),
        pytest.param("A2", "khác", id="no set"),
        pytest.param("A4", 5, id="no fingerprint"),
    ],
)
def test_a_stamp_that_cannot_be_understood_makes_it_a_workbook_like_any_other(
    cell: str, value: Cell, tmp_path: Path
) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS)
    book = load_workbook(file)
    book["_cchc"][cell] = value
    book.save(file)
    report = checked(file, SET)
    assert [row[2] for row in results(report)] == ["IV.1", "IV.2"]
    assert {code for code, _ in said(report)} >= {"C110", "C111"}


def test_sheets_that_were_added_are_read_as_well(tmp_path: Path) -> None:
    file = filled(made(fixed_form(), tmp_path / "mau.xlsx"), COUNTS)
    book = load_workbook(file)
    book.create_sheet("Thuyết minh")["A1"] = "Số liệu lấy từ hệ thống một cửa."
    book.save(file)
    assert [code for code, _ in said(checked(file, SET))] == ["C110"]


SHIPPED = load(None, cache=None)
assert SHIPPED.definitions


@pytest.mark.parametrize("of", SHIPPED.definitions.target_sets, ids=lambda of: of.id)
def test_every_unit_can_return_its_form_of_the_shipped_targets(
    of: TargetSet, tmp_path: Path
) -> None:
    units, _ = read_registry(SHIPPED.registry_files[of.registry])
    assert units
    bound = units_bound(of, units)
    assert bound
    for unit in bound[:: max(1, len(bound) // 20)]:
        form = form_of_unit(of, units, unit, Period(of.year, 7, 9))
        file = tmp_path / "mau.xlsx"
        file.write_bytes(form_renderer.render(form, SHIPPED.definitions.digest, "vi"))
        counts = {each.target.item: (3, 4) for each in form.duties}
        report = checked(filled(file, counts), of, units)
        assert said(report) == []
        judged = [
            each.target.item
            for each in report.results(Verdict.MET, Verdict.MISSED)
            if each.unit.code == unit.code
        ]
        assert judged == [each.target.item for each in form.duties]


def test_a_form_in_english_comes_back_as_well(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(form_renderer.render(fixed_form(), "0" * 64, "en"))
    book = load_workbook(file)
    book["Counts"]["E8"], book["Counts"]["G8"] = 100, 95
    book.save(file)
    report = checked(file, SET)
    assert results(report)[0][2:] == ("IV.1", 95, 100, "met")
    assert said(report) == []


def test_a_form_that_libreoffice_saved_comes_back_whole(tmp_path: Path) -> None:
    requires_libreoffice()
    form = form_of_body(SET, registry(), None)
    file = filled(made(form, tmp_path / "mau.xlsx"), COUNTS, C3=SO_NOI_VU, C4="Quý II/2023")
    saved = recalculated(file)
    report = checked(saved, SET)
    assert {row[:2] for row in results(report)} == {(SO_NOI_VU, "2023-Q2")}
    assert said(report) == []
    assert {item: row.verdict for item, row in live(saved).items()} == {
        "IV.1": "Đạt",
        "IV.2": "Không đạt",
    }
