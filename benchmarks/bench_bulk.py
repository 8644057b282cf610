"""Bulk: a million rows beside a bare ``csv.reader`` loop, 22,000 beside a DuckDB script."""

import random
import tempfile
from pathlib import Path

from measure import CCHC, PYTHON, Command, compare

HERE = Path(__file__).parent
RUNS = 3
INDICATOR = """\
id: dossiers-on-time
label: Tỷ lệ hồ sơ giải quyết đúng hạn
numerator:
  label: Số hồ sơ giải quyết đúng hạn
denominator:
  label: Tổng số hồ sơ đã giải quyết
english:
  label: Share of dossiers settled on time
  numerator: Dossiers settled on time
  denominator: Dossiers settled
formula: stated
part_of_whole: true
over_time: sum
when_empty: not_applicable
better: higher
"""
TARGETS = """\
id: national-2024
year: 2024
title: Chỉ tiêu thử
issuer: Cơ quan thử
number: null
issued: null
effective: {from: null, to: null}
registry: national
body: "0"
sections:
  I: Giải quyết đúng hạn
targets:
  - item: I.1
    indicator: dossiers-on-time
    wording: Tỷ lệ hồ sơ giải quyết đúng hạn
    levels: [province, district, commune]
    threshold: Tối thiểu 95
    unit_of_measure: "%"
    responsible: [Các đơn vị]
    coordinating: []
    basis: null
"""


def write_definitions(folder: Path, units: int) -> None:
    """Declare one target that binds *units* communes of a made-up country."""
    (folder / "indicators").mkdir()
    (folder / "targets" / "units").mkdir(parents=True)
    (folder / "indicators" / "dossiers-on-time.yaml").write_text(INDICATOR, encoding="utf-8")
    (folder / "targets" / "national-2024.yaml").write_text(TARGETS, encoding="utf-8")
    with (folder / "targets" / "units" / "national.csv").open("w", encoding="utf-8") as file:
        file.write("code,name,level,parent\n0,Cả nước,province,\n")
        file.writelines(f"{n},Xã Đắk Long {n},commune,0\n" for n in range(1, units + 1))


def write_counts(path: Path, rows: int) -> None:
    """Write one row per unit, all distinct."""
    random.seed(rows)
    with path.open("w", encoding="utf-8") as file:
        file.write("Đơn vị,Chỉ số,Kỳ,b,a\n")
        for n in range(1, rows + 1):
            a = random.randint(1, 5000)
            b = random.randint(a * 9 // 10, a)
            file.write(f"Xã Đắk Long {n},dossiers-on-time,2024,{b},{a}\n")


def main() -> None:
    """Print the ratios."""
    for rows, rival, name in (
        (1_000_000, "rival_csv.py", "csv.reader, b and a stored per key"),
        (22_000, "rival_duckdb.py", "DuckDB, sums and compares"),
    ):
        with tempfile.TemporaryDirectory() as folder:
            counts = str(Path(folder, "counts.csv"))
            write_counts(Path(counts), rows)
            write_definitions(Path(folder), rows)
            job = ["check", counts, "--year", "2024", "--definitions", folder]
            compare(
                [
                    Command(f"{rows:,} rows: {name}", [PYTHON, str(HERE / rival), counts]),
                    Command(f"{rows:,} rows: cchc check", [*CCHC, *job]),
                ],
                RUNS,
            )


if __name__ == "__main__":
    main()
