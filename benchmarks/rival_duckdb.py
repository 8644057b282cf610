"""The same counts in DuckDB: only summed and compared, nothing checked."""

import sys

import duckdb

counts = "select \"Chỉ số\" as indicator, b, replace(a::varchar, '.', '')::bigint as a"
print(
    duckdb.sql(
        "select indicator, sum(b), sum(a), count(*) filter (where b * 100 >= 95 * a)"
        f" from ({counts} from read_csv('{sys.argv[1]}', types = {{'a': 'VARCHAR'}})) group by 1"
    ).fetchall()
)
