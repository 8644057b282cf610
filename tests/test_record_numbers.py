"""Cells that a program has made numbers of: told as such, written as they were, and never guessed."""

from datetime import datetime

import openpyxl
import pytest

from cchc import api
from cchc.records.cells import written
from cchc.request.dossiers import CountRequest, ListRequest

KNOWN = api.load()
HEADINGS = ["MaHoSo", "MaTTHC", "DonViXuLy", "NgayHenTra", "NgayKetThucXuLy", "TrangThaiHoSo"]
MOMENT = 20230510163000


def as_file(folder, ending, rows):
    """Write rows whose numbers are numbers, as a workbook or as Parquet."""
    path = folder / f"ho-so.{ending}"
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for row in [HEADINGS, *rows]:
            book.active.append(row)
        book.save(path)
        return str(path)
    duckdb = pytest.importorskip("duckdb", reason="pip install 'cchc[records]'")
    connection = duckdb.connect()
    kinds = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", datetime: "TIMESTAMP"}
    columns = ", ".join(
        f'"{name}" {kinds[type(cell)]}' for name, cell in zip(HEADINGS, rows[0], strict=True)
    )
    connection.execute(f"CREATE TABLE made ({columns})")
    connection.executemany(f"INSERT INTO made VALUES ({', '.join('?' * len(HEADINGS))})", rows)
    connection.table("made").write_parquet(str(path))
    return str(path)


def said_of(folder, ending, rows):
    ask = CountRequest(
        [as_file(folder, ending, rows)], year=2023, items=["IV.1"], definitions=KNOWN
    )
    return {each.rule.code: each for each in api.count_request(ask).findings}


@pytest.mark.parametrize("kind", [int, float], ids=["whole", "real"])
@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_moments_that_are_numbers_are_to_be_exported_as_text(tmp_path, ending, kind):
    rows = [[f"H{at}", "1.000600", "Sở Y tế", kind(MOMENT), kind(MOMENT), "9"] for at in range(3)]
    told = said_of(tmp_path, ending, rows)["R104"]
    assert f"«{MOMENT}»" in told.message("vi")
    assert "là số" in told.fix("vi")
    assert "as text" in told.fix("en")


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_codes_that_are_numbers_are_read_and_named_without_a_point(tmp_path, ending):
    end = datetime(2023, 5, 10, 16, 30)  # noqa: DTZ001 -- lists have no zones
    rows = [[f"H{at}", "x", "Sở Y tế", end, end, 99.0 if at == 2 else 9.0] for at in range(3)]
    said = said_of(tmp_path, ending, rows)
    assert "«99»" in said["R106"].message("vi")
    path = str(tmp_path / f"ho-so.{ending}")
    ask = ListRequest([path], year=2023, items=["IV.1"], everything=True, definitions=KNOWN)
    listed = api.list_request(ask, "en")
    assert sorted(row[-1] for row in listed.rows) == ["9", "9", "99"]


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_codes_of_procedures_that_are_numbers_are_no_codes(tmp_path, ending):
    """1.000600 and 1.0006 are one number: which of them it was nobody knows; IV.1 does not ask."""
    end = datetime(2023, 5, 10, 16, 30)  # noqa: DTZ001 -- lists have no zones
    rows = [[f"H{at}", 1.0006, "Sở Y tế", end, end, "9"] for at in range(3)]
    told = said_of(tmp_path, ending, rows)["R105"]
    assert "«1.0006»" in told.message("vi")
    assert "là số" in told.fix("vi")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(99.0, "99", id="whole"),
        pytest.param(-3.0, "-3", id="below 0"),
        pytest.param(1.0006, "1.0006", id="not whole"),
        pytest.param(1e300, "1e+300", id="too large to be exact"),
        pytest.param(float("nan"), "nan", id="no number"),
        pytest.param(" 9 ", "9", id="a text"),
        pytest.param(True, "True", id="no number but a truth"),
    ],
)
def test_a_cell_is_written_as_it_was(cell, expected):
    assert written(cell) == expected
