"""The pipeline as a whole: several files, several sheets, filters."""

from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter

from cchc import pipeline
from cchc.definitions.choose import ChoiceError
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.units import Registry
from cchc.engine.binding import Expect
from cchc.law import Law
from cchc.request.check import Request
from cchc.results import Report, Verdict
from factories import SO_NOI_VU, TAN_CANH, indicator, registry, target, target_set
from reading import known

HEADINGS = ("Chỉ tiêu", "Đơn vị", "Kỳ", "b", "a")
SET = target_set(target(item="IV.1"), target(item="II", of=indicator("online")))


def csv(path: Path, *rows: tuple[object, ...]) -> str:
    lines = [";".join(map(str, row)) for row in (HEADINGS, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def check(
    *paths: str,
    units: tuple[str, ...] = (),
    items: tuple[str, ...] = (),
    expect: Expect = "reported",
    by: Registry | None = None,
) -> Report:
    return pipeline.check(
        Request(paths, units=units, items=items, expect=expect),
        Law(known(SET), SET, by or registry()),
    )


def counted(report: Report) -> list[tuple[str, int | None]]:
    """List the units that reported, each with its b."""
    silent = Verdict.NOT_REPORTED
    results = [each for each in report.results() if each.verdict is not silent]
    return [(each.unit.name, each.numerator) for each in results]


def row(b: object, unit: str = SO_NOI_VU, item: str = "IV.1") -> tuple[object, ...]:
    return item, unit, "Q3", b, 100


def test_findings_stand_in_the_order_of_the_files_as_they_were_named(tmp_path: Path) -> None:
    second = csv(tmp_path / "a.csv", row("x", TAN_CANH))
    first = csv(tmp_path / "b.csv", row(95), row("y", "Xã Kon Đào"), row("z", "Sở Tư pháp"))
    places = [found.location for found in check(first, second).findings]
    assert [(Path(place.file).name, place.row) for place in places] == [
        ("b.csv", 3),
        ("b.csv", 4),
        ("a.csv", 2),
    ]


def test_findings_stand_in_the_order_of_the_tabs(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.xlsx"
    with xlsxwriter.Workbook(path, {"in_memory": True}) as workbook:
        for name, unit in (("Z", SO_NOI_VU), ("A", TAN_CANH), ("Ẩn", "Sở Tư pháp")):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, HEADINGS)
            sheet.write_row(1, 0, row("x", unit))
        sheet.hide()
    places = [found.location.text for found in check(str(path)).findings]
    assert places == [f"{path}:Z!D2", f"{path}:A!D2", f"{path}:Ẩn"]


def test_rows_of_several_files_are_one_table(tmp_path: Path) -> None:
    report = check(
        csv(tmp_path / "1.csv", row(95)),
        csv(tmp_path / "2.csv", row(90, TAN_CANH), row(95)),
    )
    total, *_ = report.totals
    assert (total.units, total.numerator, total.denominator) == (2, 185, 200)
    assert [found.rule.code for found in report.findings] == ["C303"]
    assert [len(read.sha256) for read in report.inputs] == [64, 64]


def test_a_file_that_cannot_be_used_takes_nothing_from_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "1.csv"
    broken.write_bytes(b"%PDF")
    report = check(str(broken), csv(tmp_path / "2.csv", row(95)))
    assert counted(report) == [(SO_NOI_VU, 95)]
    assert [found.rule.code for found in report.findings] == ["C102"]


def test_a_quote_left_open_far_below_takes_the_rows_above_with_it(tmp_path: Path) -> None:
    rows = [row(95, f"Đơn vị {n}") for n in range(100)]
    path = tmp_path / "1.csv"
    csv(path, *rows, ("IV.1", f'"{SO_NOI_VU}', "Q3", 95, 100))
    report = check(str(path))
    assert list(report.results()) == []
    assert [(found.rule.code, found.location.row) for found in report.findings] == [("C105", 102)]


def test_only_the_named_unit_is_looked_at(tmp_path: Path) -> None:
    path = csv(tmp_path / "1.csv", row(95), row("x", TAN_CANH))
    report = check(path, units=(SO_NOI_VU,))
    assert counted(report) == [(SO_NOI_VU, 95)]
    assert report.findings == []


@pytest.mark.parametrize(
    ("units", "items"),
    [
        pytest.param(("Sở Nội",), (), id="a unit that neither registry nor file knows"),
        pytest.param((), ("IX",), id="an item that the set does not have"),
    ],
)
def test_a_filter_must_name_something(
    tmp_path: Path, units: tuple[str, ...], items: tuple[str, ...]
) -> None:
    with pytest.raises(ChoiceError):
        check(csv(tmp_path / "1.csv", row(95)), units=units, items=items)


def test_a_filter_may_name_a_unit_that_only_the_file_knows(tmp_path: Path) -> None:
    """The registry leaves the list of its kind open."""
    path = csv(tmp_path / "1.csv", row(95), row(90, "Ban Lạ"))
    units = replace(registry(), open={Level.PROVINCE: ("Ban",)})
    report = check(path, units=("Ban Lạ",), by=units)
    assert counted(report) == [("Ban Lạ", 90)]


def test_a_filter_changes_neither_the_period_nor_who_is_silent(tmp_path: Path) -> None:
    path = csv(
        tmp_path / "1.csv",
        ("IV.1", SO_NOI_VU, "Q1", 95, 100),
        ("IV.1", SO_NOI_VU, "Q2", 95, 100),
        ("II", TAN_CANH, "Q2", 95, 100),
        ("II", TAN_CANH, "Q1", 95, 100),
    )
    whole, one_item, one_unit = (
        check(path),
        check(path, items=("II",)),
        check(path, units=(TAN_CANH,)),
    )
    assert {whole.period, one_item.period, one_unit.period} == {Period(2023, 1, 6)}
    assert list(one_item.results()) == [
        each for each in whole.results() if each.target.item == "II"
    ]
    assert list(one_unit.results()) == [
        each for each in whole.results() if each.unit.name == TAN_CANH
    ]


def test_a_unit_that_was_asked_for_and_sent_nothing_is_silent(tmp_path: Path) -> None:
    report = check(csv(tmp_path / "1.csv", row(95)), units=(TAN_CANH,), expect="all")
    assert [(each.unit.name, each.verdict) for each in report.results()] == [
        (TAN_CANH, Verdict.NOT_REPORTED)
    ] * 2
