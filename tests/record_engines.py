"""The engines that may be here, each as a function that counts columns of texts.

PostgreSQL and Spark are asked where ``CCHC_POSTGRES`` and ``CCHC_SPARK`` say how to reach them;
``.ci/engines`` starts both.
"""

import csv
import io
import json
import os
import tempfile
from functools import cache

import pytest

from cchc.records import in_python
from cchc.records.truths import read_records


def by_reference(columns, table, source, countings, spans):
    """Count with the reference; *table* says which column holds which field."""
    cells = {
        field: ["" if cell is None else cell for cell in columns[name]]
        for field, (name, _) in table.columns.items()
    }
    records = read_records(cells, source, cells)
    return in_python.count(records, source, countings, spans)


def by_duckdb(columns, table, source, countings, spans):
    """Count with DuckDB, embedded."""
    pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install 'cchc[records]'")
    from cchc.records import in_duckdb

    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows(zip(*columns.values(), strict=True))
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(text.getvalue().encode())
        file.flush()
        connection = in_duckdb.connect()
        read = connection.read_csv(
            file.name, header=True, all_varchar=True, delimiter=",", quotechar='"', escapechar='"'
        )
        read.create(table.name[-1])
    assert in_duckdb.stored_columns(connection, table.name) == dict(table.columns.values())
    return in_duckdb.count(connection, table, source, countings, spans)


def by_postgres(columns, table, source, countings, spans):
    """Count with a PostgreSQL server."""
    connection = _postgres()
    from psycopg import sql

    from cchc.records import in_postgres

    name = sql.Identifier(*table.name)
    listed = sql.SQL(", ").join(sql.SQL("{} text").format(sql.Identifier(each)) for each in columns)
    with connection.transaction(force_rollback=True):
        connection.execute(sql.SQL("CREATE TABLE {} ({})").format(name, listed))
        with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN").format(name)) as copy:
            for row in zip(*columns.values(), strict=True):
                copy.write_row(row)
        assert in_postgres.stored_columns(connection, table.name) == dict(table.columns.values())
        return in_postgres.count(connection, table, source, countings, spans)


@cache
def _postgres():
    reached = os.environ.get("CCHC_POSTGRES")
    if not reached:
        pytest.skip("no PostgreSQL server: CCHC_POSTGRES names none; .ci/engines starts one")
    import psycopg

    return psycopg.connect(reached)


def by_spark(columns, table, source, countings, spans):
    """Count with a Spark cluster."""
    session = _spark()
    from pyspark.sql.types import StringType, StructField, StructType

    from cchc.records import in_spark

    many = len(next(iter(columns.values()))) >= MANY
    for name, (few_rows, many_rows) in EFFORTS.items():
        session.conf.set(name, many_rows if many else few_rows)
    kind = StructType([StructField(name, StringType()) for name in columns])
    rows = zip(*columns.values(), strict=True)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        # Workers read a million rows from a file faster than the driver can send them.
        file.writelines(f"{json.dumps(dict(zip(columns, row, strict=True)))}\n" for row in rows)
        file.flush()
        os.chmod(file.name, 0o644)
        session.read.schema(kind).json(file.name).createOrReplaceTempView(table.name[-1])
        assert in_spark.stored_columns(session, table.name) == dict(table.columns.values())
        return in_spark.count(session, table, source, countings, spans)


# Compiling 84 conditions, and planning anew after each exchange, takes a hundred times as long as
# interpreting them for 200 dossiers; of many dossiers Spark does both, as it does by default.
MANY = 1_000
EFFORTS = {
    "spark.sql.adaptive.enabled": ("false", "true"),
    "spark.sql.codegen.wholeStage": ("false", "true"),
    "spark.sql.codegen.factoryMode": ("NO_CODEGEN", "FALLBACK"),
}


@cache
def _spark():
    reached = os.environ.get("CCHC_SPARK")
    if not reached:
        pytest.skip("no Spark cluster: CCHC_SPARK names none; .ci/engines starts one")
    from pyspark.sql import SparkSession

    return (
        SparkSession.builder.master(reached)
        .appName("cchc-tests")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.ui.enabled", "false")
        .config("spark.cores.max", 2)
        .getOrCreate()
    )


ENGINES = [
    pytest.param(by_duckdb, id="DuckDB"),
    pytest.param(by_postgres, id="PostgreSQL"),
    pytest.param(by_spark, id="Spark"),
]
