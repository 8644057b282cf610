"""The same counts by a plain script, as somebody would write it for DuckDB: ``rival_dossiers.py FILE``."""

import sys

import duckdb

COLUMNS = dict.fromkeys(
    ["MaHoSo", "DonViXuLy", "MaTTHC", "TrangThaiHoSo", "KenhThucHien", "DuocThanhToanTrucTuyen"],
    "VARCHAR",
) | dict.fromkeys(["NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy"], "TIMESTAMP")
ORDER = [
    "MaHoSo", "DonViXuLy", "MaTTHC", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "TrangThaiHoSo",
    "KenhThucHien", "DuocThanhToanTrucTuyen",
]  # fmt: skip


def counted(file: str) -> list[tuple[object, ...]]:
    """Count eight indicators by unit and month; of a repeated dossier the newest record."""
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET memory_limit = '900MB'")
    connection.execute("SET preserve_insertion_order = false")
    if file.endswith(".csv"):
        read = connection.read_csv(
            file, header=True, columns={name: COLUMNS[name] for name in ORDER}
        )
    else:
        read = connection.read_parquet(file)
    read.create_view("file")
    connection.execute("""
        CREATE TEMP TABLE dossiers AS SELECT * FROM file
        QUALIFY row_number() OVER (PARTITION BY MaHoSo ORDER BY NgayKetThucXuLy DESC NULLS LAST) = 1
    """)
    settled = "TrangThaiHoSo IN ('9', '10')"
    paid = "DuocThanhToanTrucTuyen IN ('1', '2')"
    by_end = connection.execute(f"""
        SELECT DonViXuLy, month(NgayKetThucXuLy) AS m,
          count(*) FILTER ({settled}),
          count(*) FILTER ({settled} AND NgayKetThucXuLy::DATE <= NgayHenTra::DATE),
          count(*) FILTER ({settled} AND NgayKetThucXuLy <= NgayHenTra),
          count(*) FILTER ({settled} AND {paid}),
          count(*) FILTER ({settled} AND KenhThucHien = '2'),
          count(DISTINCT MaTTHC) FILTER ({settled}),
          count(DISTINCT MaTTHC) FILTER ({settled} AND {paid}),
          count(DISTINCT MaTTHC) FILTER ({settled} AND KenhThucHien = '2')
        FROM dossiers WHERE year(NgayKetThucXuLy) = 2024 GROUP BY ALL
    """).fetchall()
    by_start = connection.execute("""
        SELECT DonViXuLy, month(NgayTiepNhan) AS m,
          count(*) FILTER (TrangThaiHoSo <> '3'),
          count(*) FILTER (TrangThaiHoSo <> '3' AND KenhThucHien = '2'),
          count(*) FILTER (TrangThaiHoSo <> '3' AND KenhThucHien = '3')
        FROM dossiers WHERE year(NgayTiepNhan) = 2024 GROUP BY ALL
    """).fetchall()
    return [*by_end, *by_start]


if __name__ == "__main__":
    print(len(counted(sys.argv[1])))
