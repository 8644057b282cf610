"""Write a large list of dossiers, always the same: ``make_dossiers.py ROWS STEM [--dirty]``.

As Parquet and CSV; up to 200,000 rows as a workbook, too.  Dirty ones are shuffled, one in fifty is
written twice with different states, and one code in a hundred stands in no list.
"""

import sys
from datetime import datetime

import duckdb

ROWS = """
SELECT
  'H38-' || lpad((CASE WHEN i % 500 = 499 THEN i - 1 ELSE i END)::VARCHAR, 12, '0') AS MaHoSo,
  'DV' || lpad((h1 % 132)::VARCHAR, 3, '0') AS DonViXuLy,
  '1.' || lpad(((h2 % 1800) * 10)::VARCHAR, 6, '0') AS MaTTHC,
  received AS NgayTiepNhan,
  CASE WHEN h4 % 100 < 2 THEN NULL
    ELSE date_trunc('day', received + to_days((1 + h4 % 20)::INT)) + to_hours((h4 % 3 // 2 * 17)::INT)
  END AS NgayHenTra,
  CASE WHEN h2 % 100 < 10 THEN NULL ELSE received + to_seconds((h2 % (86400 * 22))::BIGINT)
  END AS NgayKetThucXuLy,
  CASE WHEN h2 % 100 < 10 THEN '4' WHEN h2 % 7 = 0 THEN '9' WHEN h2 % 7 = 1 THEN '3' ELSE '10'
  END AS TrangThaiHoSo,
  CASE h3 % 10 WHEN 0 THEN NULL WHEN 1 THEN '1' WHEN 2 THEN '3' ELSE '2' END AS KenhThucHien,
  CASE h4 % 5 WHEN 0 THEN '0' WHEN 1 THEN '1' WHEN 2 THEN '2' END AS DuocThanhToanTrucTuyen
FROM (
  SELECT i, h1, h2, h4, h3,
    TIMESTAMP '2024-01-01' + to_seconds((h3 % (366 * 86400))::BIGINT) AS received
  FROM (
    SELECT i, hash(i * 7 + 1) AS h1, hash(i * 7 + 2) AS h2, hash(i * 7 + 3) AS h3, hash(i * 7 + 4) AS h4
    FROM range({rows}) AS numbers(i)
  )
)
"""

DIRTY = """
SELECT * REPLACE (
  CASE WHEN hash(MaHoSo || 'x') % 50 = 0 THEN left(MaHoSo, 15) || '0' ELSE MaHoSo END AS MaHoSo,
  CASE WHEN hash(MaHoSo || 'y') % 100 = 0 THEN '99' ELSE TrangThaiHoSo END AS TrangThaiHoSo
) FROM ({clean}) ORDER BY hash(MaHoSo || DonViXuLy || NgayTiepNhan::VARCHAR)
"""
MOST_IN_A_WORKBOOK = 200_000


def write_workbook(found: duckdb.DuckDBPyConnection, file: str) -> None:
    """Write moments as the national message does; blank cells are not there at all."""
    import xlsxwriter

    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [column[0] for column in found.description])
        for at, row in enumerate(found.fetchall(), start=1):
            for column, value in enumerate(row):
                if value is not None:
                    is_moment = isinstance(value, datetime)
                    text = f"{value:%Y%m%d%H%M%S}" if is_moment else str(value)
                    sheet.write_string(at, column, text)


if __name__ == "__main__":
    rows, stem = int(sys.argv[1]), sys.argv[2]
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    query = ROWS.format(rows=rows)
    if "--dirty" in sys.argv:
        query = DIRTY.format(clean=query)
    connection.execute(f"COPY ({query}) TO '{stem}.parquet' (FORMAT parquet)")
    connection.execute(f"COPY ({query}) TO '{stem}.csv' (FORMAT csv, HEADER)")
    if rows <= MOST_IN_A_WORKBOOK:
        write_workbook(connection.execute(query), f"{stem}.xlsx")
