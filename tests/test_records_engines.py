"""Every execution gives the same four integers for every group as the reference."""

import csv
import io
import os
import random
import tempfile

import pytest

from cchc.records import in_python
from cchc.records.model import Counting
from cchc.records.sql.reading import Stored
from cchc.records.sql.statement import Table
from records_making import (
    TYPES,
    WHOLE_YEAR,
    conditions,
    dossiers,
    make_source,
    months,
)

duckdb = pytest.importorskip(
    "duckdb", reason="DuckDB is not installed: pip install 'cchc[records]'"
)
from cchc.records import in_duckdb  # noqa: E402

TABLE = Table(("records",), {name: (name.upper(), Stored.TEXT) for name in TYPES})


def by_reference(columns, source, countings, spans):
    cells = {
        name: ["" if cell is None else cell for cell in column] for name, column in columns.items()
    }
    records = in_python.read_records(cells, source, columns)
    return in_python.count(records, source, countings, spans)


def by_duckdb(columns, source, countings, spans):
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([name.upper() for name in columns])
    writer.writerows(zip(*columns.values(), strict=True))
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(text.getvalue().encode())
        file.flush()
        connection = in_duckdb.connect()
        connection.read_csv(file.name, header=True, all_varchar=True).create("records")
    return in_duckdb.count(connection, TABLE, source, countings, spans)


def drawn_countings(seed, many):
    """Draw indicators: any condition in any denominator, dossiers or things, any day."""
    draw = random.Random(seed)
    return [
        Counting(
            indicator=f"drawn-{at}",
            period_by=draw.choice(["received", "finished", "signed"]),
            denominator=conditions(draw, 2),
            numerator=conditions(draw, 3),
            distinct=draw.choice([*[None] * 16, "procedure", "state"]),
        )
        for at in range(many)
    ]


# One seed draws 504 expressions; ``.ci/engines`` asks for four.
SEEDS = range(int(os.environ.get("CCHC_DRAWN_SEEDS", "1")))
SOURCES = [
    pytest.param({}, id="the newest of several records counts"),
    pytest.param({"newest_by": None}, id="several records count for what they agree in"),
    pytest.param({"key": None}, id="nothing tells dossiers apart"),
]


@pytest.mark.parametrize("options", SOURCES)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("spans", [months(), WHOLE_YEAR], ids=["months", "a year"])
def test_duckdb_counts_random_expressions_as_the_reference_does(options, seed, spans):
    source, columns = make_source(**options), dossiers(seed, 200)
    countings = drawn_countings(seed, 84)
    assert by_duckdb(columns, source, countings, spans) == by_reference(
        columns, source, countings, spans
    )
