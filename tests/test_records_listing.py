"""The list to work on has exactly as many dossiers as the counts say, in plain Python and in DuckDB."""

import csv

import pytest

from cchc.records.in_python import count, list_dossiers
from cchc.records.outcomes import BOTH, IN, IN_MAYBE, MAYBE
from cchc.records.sql.question import Question, Table, Wanted
from cchc.records.sql.reading import Stored
from cchc.records.truths import read_records
from records_making import TYPES, dossiers, make_counting, make_source, months

duckdb = pytest.importorskip(
    "duckdb", reason="DuckDB is not installed: pip install 'cchc[records]'"
)
LATE = make_counting("state in ('settled', 'returned')", "day(finished) <= day(due)")
SPAN = months(first=3, last=3)


def table_of(seed, tmp_path, **options):
    """Give the same dossiers as records and as a view of DuckDB."""
    from cchc.records import in_duckdb

    cells = {
        name: ["" if cell is None else cell for cell in column]
        for name, column in dossiers(seed, 400).items()
    }
    file = tmp_path / "dossiers.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(cells)
        writer.writerows(zip(*cells.values(), strict=True))
    connection = in_duckdb.connect()
    in_duckdb.open_files(connection, [str(file)], ",")
    source = make_source(**options)
    return read_records(cells, source, cells), source, connection


TABLE = Table(("dossiers",), {name: (name, Stored.TEXT) for name in TYPES})


@pytest.mark.parametrize("options", [{}, {"newest_by": None}, {"key": None}], ids=str)
@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        pytest.param([IN], lambda b, a, u, v: a - b - u, id="late: in a and not in b"),
        pytest.param([MAYBE, IN_MAYBE], lambda b, a, u, v: u + v, id="undecided"),
        pytest.param([MAYBE, IN, IN_MAYBE, BOTH], lambda b, a, u, v: a + v, id="all"),
    ],
)
def test_a_list_has_as_many_dossiers_as_the_counts_say(tmp_path, options, outcomes, expected):
    from cchc.records import in_duckdb

    records, source, connection = table_of(5, tmp_path, **options)
    groups = count(records, source, [LATE], SPAN)
    listed = list_dossiers(records, source, LATE, SPAN[0], outcomes)
    question = Question(source, [LATE], SPAN, shown=("dossier", "state"))
    by_engine = in_duckdb.list_dossiers(connection, TABLE, question, Wanted(outcomes, None))
    wanted = sum(expected(*group[3:]) for group in groups)
    assert wanted > 0
    assert (len(listed), len(by_engine)) == (wanted, wanted)
    for group in groups:
        only = Wanted(outcomes, [group.unit]) if group.unit else None
        if only:
            rows = in_duckdb.list_dossiers(connection, TABLE, question, only)
            assert len(rows) == expected(*group[3:])


def test_a_list_of_a_distinct_count_names_the_things_counted(tmp_path):
    from cchc.records import in_duckdb

    _, source, connection = table_of(6, tmp_path)
    paid = make_counting("state in ('settled', 'returned')", "paid", distinct="procedure")
    question = Question(source, [paid], SPAN)
    listed = in_duckdb.list_dossiers(
        connection, TABLE, question, Wanted([IN, IN_MAYBE, BOTH], ["A"])
    )
    (group,) = (
        group
        for group in in_duckdb.count(connection, TABLE, source, [paid], SPAN)
        if group.unit == "A"
    )
    assert len(listed) == group.a
    assert {thing for _, _, thing in listed} <= {"1.000600", "1.0006", "2.000001"}
