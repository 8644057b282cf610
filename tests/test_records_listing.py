"""The list to work on has exactly as many dossiers as the counts say, in plain Python and in DuckDB."""

import pytest

from cchc.records.in_python import count, list_dossiers, things_listed
from cchc.records.outcomes import ALL, EITHER_IN, EITHER_MAYBE, IN, IN_MAYBE, UNDECIDED
from cchc.records.outcomes import LATE as LATE_ONES
from cchc.records.sql.question import Question, Table, Wanted
from cchc.records.sql.reading import Stored
from cchc.records.truths import read_records
from records_making import (
    TYPES,
    WHOLE_YEAR,
    cells_of,
    dossiers,
    make_counting,
    make_source,
    months,
    view_of,
)

duckdb = pytest.importorskip(
    "duckdb", reason="DuckDB is not installed: pip install 'cchc[records]'"
)
LATE = make_counting("state in ('settled', 'returned')", "day(finished) <= day(due)")
SPAN = months(first=3, last=3)


def table_of(seed, tmp_path, rows=400, **options):
    """Give the same dossiers as records and as a view of DuckDB."""

    cells = {
        name: ["" if cell is None else cell for cell in column]
        for name, column in dossiers(seed, rows).items()
    }
    connection = view_of(cells, tmp_path)
    source = make_source(**options)
    return read_records(cells, source, cells), source, connection


TABLE = Table(("dossiers",), {name: (name, Stored.TEXT) for name in TYPES})


LISTS = [
    (LATE_ONES, lambda b, a, u, v: a - b - u),
    (UNDECIDED, lambda b, a, u, v: u + v),
    (ALL, lambda b, a, u, v: a + v),
]


@pytest.mark.parametrize("options", [{}, {"newest_by": None}, {"key": None}], ids=str)
@pytest.mark.parametrize(("outcomes", "expected"), LISTS, ids=["late", "undecided", "all"])
def test_a_list_has_as_many_dossiers_as_the_counts_say(tmp_path, options, outcomes, expected):
    from cchc.records import in_duckdb

    records, source, connection = table_of(5, tmp_path, **options)
    groups = count(records, source, [LATE], SPAN)
    listed = list_dossiers(records, source, LATE, SPAN[0], outcomes)
    question = Question(source, [LATE], SPAN, shown=("dossier", "state"))
    by_engine = in_duckdb.list_dossiers(connection, TABLE, question, Wanted(outcomes, None))
    wanted = sum(expected(*group[3:7]) for group in groups)
    assert wanted > 0
    assert len(listed) == wanted
    units = sorted(str(unit) for _, unit, _ in listed)
    assert units == sorted(str(unit) for _, unit, *_ in by_engine)
    for group in groups:
        only = Wanted(outcomes, [group.unit]) if group.unit else None
        if only:
            rows = in_duckdb.list_dossiers(connection, TABLE, question, only)
            assert len(rows) == expected(*group[3:7])


DISTINCT = [
    pytest.param(
        "state in ('settled', 'returned')", "paid", id="things that are settled, and paid"
    ),
    pytest.param("state = 'settled'", "fee > 99999999", id="things of which none is paid so much"),
    pytest.param("received is present", "day(finished) <= day(due)", id="things often in time"),
]


@pytest.mark.parametrize("rows", [12, 60, 400])
@pytest.mark.parametrize(("denominator", "numerator"), DISTINCT)
def test_a_list_of_a_distinct_count_has_as_many_things_as_the_counts_say(
    tmp_path, denominator, numerator, rows
):
    """Alike in Python and in DuckDB, with dossiers of unknown things as rows of their own."""
    from cchc.records import in_duckdb

    records, source, connection = table_of(6, tmp_path, rows=rows)
    counting = make_counting(denominator, numerator, distinct="procedure")
    groups = in_duckdb.count(connection, TABLE, source, [counting], WHOLE_YEAR)
    question = Question(source, [counting], WHOLE_YEAR)
    for outcomes, expected in LISTS:
        listed = things_listed(records, source, counting, WHOLE_YEAR[0], outcomes)
        wanted = Wanted(outcomes, None)
        by_engine = in_duckdb.list_dossiers(connection, TABLE, question, wanted)
        assert sorted(by_engine, key=repr) == sorted(listed, key=repr)
        for group in groups:
            of_unit = [thing for _, unit, thing in listed if unit == group.unit]
            assert len(of_unit) == expected(*group[3:7])


@pytest.mark.parametrize("kept", [0, 2**20], ids=["read again", "kept"])
def test_a_csv_file_counts_alike_whether_it_is_kept_or_read_again(tmp_path, kept):
    from cchc.records import in_duckdb

    records, source, _ = table_of(6, tmp_path)
    connection = in_duckdb.connect()
    in_duckdb.open_files(connection, [str(tmp_path / "dossiers.csv")], ",", kept)
    if kept:
        (tmp_path / "dossiers.csv").unlink()
    found = in_duckdb.count(connection, TABLE, source, [LATE], SPAN)
    assert found == count(records, source, [LATE], SPAN)


@pytest.mark.parametrize("zone", ["", "+07:00"])
@pytest.mark.parametrize("where", ["table", "view"])  # a view of a file in Parquet
@pytest.mark.parametrize(
    ("finished", "b"),
    [
        pytest.param("2024-03-31 23:59:59.999999999", 1, id="the last nanosecond of a day"),
        pytest.param("2024-03-31 00:00:00.000000001", 1, id="the first one"),
        pytest.param("2024-04-01 00:00:00", 0, id="the next day"),
    ],
)
def test_nanoseconds_are_cut_off_and_not_rounded(where, zone, finished, b, tmp_path):
    """A cast of DuckDB would end the first dossier in another month, and late."""
    from cchc.records import in_duckdb

    connection = in_duckdb.connect()
    # The second row, of another year and counted nowhere, makes a range of what the file holds.
    kind = "TIMESTAMPTZ_NS" if zone else "TIMESTAMP_NS"
    row = (
        "SELECT 'A' AS unit, '9' AS state, DATE '2024-03-31' AS due,"
        f" {kind} '{finished}{zone}' AS finished"
        f" UNION ALL SELECT 'A', '9', DATE '2022-03-31', {kind} '2022-03-31 10:00:00{zone}'"
    )
    file = tmp_path / "dossiers.parquet"
    connection.execute(f"COPY ({row}) TO '{file}'")
    kept = row if where == "table" else f"SELECT * FROM read_parquet('{file}')"
    connection.execute(f"CREATE {where} dossiers AS {kept}")
    stored = in_duckdb.stored_columns(connection, ("dossiers",))
    table = Table(("dossiers",), {name: (name, kind) for name, kind in stored.items()})
    source = make_source(key=None, newest_by=None)
    (group,) = in_duckdb.count(connection, table, source, [LATE], SPAN)
    assert (group.b, group.a) == (b, b)


@pytest.mark.parametrize(
    ("nameless", "expected"),
    [
        pytest.param(0, {IN}, id="none of an unknown thing"),
        pytest.param(1, {EITHER_IN, EITHER_MAYBE}, id="one, which may be of any of three"),
        pytest.param(2, {EITHER_IN, EITHER_MAYBE}, id="two"),
        pytest.param(3, {IN_MAYBE}, id="as many as there are"),
        pytest.param(4, {IN_MAYBE}, id="more"),
    ],
)
def test_things_that_stand_equal_are_said_to_stand_equal(tmp_path, nameless, expected):
    """Three procedures without a payment, and paid dossiers of unknown ones."""
    from cchc.records import in_duckdb

    done = {"unit": "A", "state": "9", "finished": "01/03/2024"}
    rows = [{**done, "procedure": name, "paid": "0"} for name in "xyz"]
    rows += [{**done, "procedure": "", "paid": "1"}] * nameless
    cells = cells_of(rows)
    source, connection = make_source(), view_of(cells, tmp_path)
    counting = make_counting("state = 'settled'", "paid", distinct="procedure")
    records = read_records(cells, source, cells)
    listed = things_listed(records, source, counting, WHOLE_YEAR[0], ALL)
    question = Question(source, [counting], WHOLE_YEAR)
    by_engine = in_duckdb.list_dossiers(connection, TABLE, question, Wanted(ALL, None))
    assert sorted(by_engine, key=repr) == sorted(listed, key=repr)
    assert {outcome for outcome, _, thing in listed if thing} == expected
