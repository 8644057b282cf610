"""What the records say about themselves is the same number in plain Python and in DuckDB."""

import csv

import pytest

from cchc.records.binding import as_bound
from cchc.records.profile import profile
from cchc.records.sql.question import Table
from cchc.records.sql.reading import Stored
from cchc.records.truths import read_records
from records_making import TYPES, dossiers, make_source

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
    file = tmp_path / "dossiers.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(columns)
        writer.writerows(zip(*cells.values(), strict=True))
    connection = in_duckdb.connect()
    in_duckdb.open_files(connection, [str(file)], ",")
    table = Table(in_duckdb.VIEW, {name: (name, Stored.TEXT) for name in TYPES if name != left_out})
    records = read_records(cells, source, cells)
    assert in_duckdb.profile(connection, table, source) == profile(records, cells, source)
