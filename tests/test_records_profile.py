"""What the records say about themselves is the same number in plain Python and in DuckDB."""

import pytest

from cchc.records.binding import as_bound
from cchc.records.profile import profile
from cchc.records.sql.question import Table
from cchc.records.sql.reading import Stored
from cchc.records.truths import read_records
from records_making import TYPES, cells_of, dossiers, make_source, view_of

duckdb = pytest.importorskip(
    "duckdb", reason="DuckDB is not installed: pip install 'cchc[records]'"
)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("key", ["dossier", None], ids=["with a key", "without a key"])
@pytest.mark.parametrize("left_out", ["", "due", "finished"], ids=["all", "no due", "no end"])
def test_duckdb_finds_what_plain_python_finds(tmp_path, seed, key, left_out):
    from cchc.records import in_duckdb

    columns = {name: column for name, column in dossiers(seed, 300).items() if name != left_out}
    source = as_bound(make_source(key=key), columns)
    cells = {
        name: ["" if cell is None else cell for cell in column] for name, column in columns.items()
    }
    connection = view_of(cells, tmp_path)
    table = Table(in_duckdb.VIEW, {name: (name, Stored.TEXT) for name in TYPES if name != left_out})
    records = read_records(cells, source, cells)
    assert in_duckdb.profile(connection, table, source) == profile(records, cells, source)


def found_in(tmp_path, rows, **options):
    """Look at dossiers written as rows, by both; what a row does not say is blank."""
    from cchc.records import in_duckdb

    source = make_source(**options)
    cells = cells_of(rows)
    connection = view_of(cells, tmp_path)
    table = Table(in_duckdb.VIEW, {name: (name, Stored.TEXT) for name in TYPES})
    found = profile(read_records(cells, source, cells), cells, source)
    assert in_duckdb.profile(connection, table, source) == found
    return found


DAY = "10/03/2024 17:00:00"
EARLY, BACKWARDS = (
    {"received": "01/03/2024", "finished": DAY},
    {"received": "11/03/2024", "finished": DAY},
)
OLD = {"received": "11/03/2024", "finished": "09/03/2024 08:00:00"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([BACKWARDS, BACKWARDS, EARLY], 2, id="two dossiers"),
        pytest.param([{**BACKWARDS, "dossier": "H"}] * 3, 1, id="three rows of one are one dossier"),
        pytest.param(
            [{**each, "dossier": "H"} for each in (OLD, EARLY)], 0, id="a newer row has put it right"
        ),
        pytest.param(
            [{**each, "dossier": "H"} for each in (EARLY, OLD)], 0, id="wherever the newer row stands"
        ),
        pytest.param(
            [{**each, "dossier": "H"} for each in (EARLY, BACKWARDS)], 0, id="equally new rows disagree"
        ),
        pytest.param([{**BACKWARDS, "dossier": ""}] * 2, 2, id="without a key each is a dossier"),
    ],
)  # fmt: skip
def test_what_stands_out_is_counted_in_dossiers_by_their_newest_rows(tmp_path, rows, expected):
    found = found_in(tmp_path, [{"unit": "A", **row} for row in rows], newest_by="finished")
    assert found.reversed.get(("received", "finished"), 0) == expected


def test_dossiers_on_time_and_their_ends_are_counted_once(tmp_path):
    exact = {"unit": "A", "dossier": "H", "due": DAY, "finished": DAY}
    found = found_in(tmp_path, [exact, exact, {**exact, "dossier": "K"}], newest_by="finished")
    assert found.on_time == {"A": (2, 2)}
    assert (found.dossiers, found.common_end and found.common_end[1]) == (2, 2)


@pytest.mark.parametrize(
    ("units", "several", "without"),
    [
        pytest.param(["A", "B"], 1, 0, id="two units"),
        pytest.param(["A", ""], 1, 0, id="one, or none"),
        pytest.param(["A", "A"], 0, 0, id="one unit twice"),
        pytest.param(["", ""], 0, 1, id="no unit, once"),
    ],
)
def test_a_dossier_whose_newest_rows_name_several_units_is_told(tmp_path, units, several, without):
    rows = [{"dossier": "H7", "unit": unit, "finished": DAY} for unit in units]
    older = {"dossier": "H8", "finished": "01/03/2024"}
    rows += [{**older, "unit": "B"}, {**older, "unit": "A", "finished": DAY}]
    found = found_in(tmp_path, rows, newest_by="finished")
    assert (found.of_several_units, found.torn) == (several, ("H7",) * several)
    assert found.without_unit == without
