"""The same counts in DuckDB: only summed and compared, nothing checked."""

import sys

import duckdb

print(
    duckdb.sql(
        'select "Chỉ số", sum(b), sum(a), count(*) filter (where b * 100 >= 95 * a)'
        f" from read_csv('{sys.argv[1]}') group by 1"
    ).fetchall()
)
