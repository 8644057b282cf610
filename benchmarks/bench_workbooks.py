"""Workbooks: a million rows beside bare calamine, 22,000 beside pandas, 132 files beside one."""

import random
import tempfile
from pathlib import Path

import xlsxwriter
from bench_bulk import write_definitions
from measure import CCHC, PYTHON, Command, compare

HERE = Path(__file__).parent
RUNS = 3
HEADINGS = ("Đơn vị", "Chỉ số", "Kỳ", "b", "a")
SUBMISSIONS = 132
ITEMS = [f"I.{n}" for n in range(1, 6)] + ["II.1", *(f"III.{n}" for n in range(1, 7)), "IV.1", "V.1"]


def write_counts(path: Path, units: range, indicators: list[str], period: object = 2024) -> None:
    """Write one row per unit and indicator, all distinct, as Excel would store them."""
    random.seed(units.start)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Số liệu")
        sheet.write_row(0, 0, HEADINGS)
        row = 0
        for unit in units:
            for indicator in indicators:
                a = random.randint(20, 5000)
                b = random.randint(a * 9 // 10, a)
                row += 1
                sheet.write_row(row, 0, (f"Xã Đắk Long {unit}", indicator, period, b, a))


def bulk(folder: Path, rows: int, rival: str, name: str) -> None:
    """Read and judge one large workbook beside a *rival* script that reads it."""
    counts = str(folder / f"{rows}.xlsx")
    write_counts(Path(counts), range(1, rows + 1), ["dossiers-on-time"])
    definitions = folder / f"definitions-{rows}"
    definitions.mkdir()
    write_definitions(definitions, rows)
    job = ["check", counts, "--year", "2024", "--definitions", str(definitions)]
    compare(
        [
            Command(f"{rows:,} rows of xlsx: {name}", [PYTHON, str(HERE / rival), counts]),
            Command(f"{rows:,} rows of xlsx: cchc check", [*CCHC, *job]),
        ],
        RUNS,
    )


def submissions(folder: Path) -> None:
    """Read a folder of submissions beside one of them."""
    (folder / "submissions").mkdir()
    for unit in range(1, SUBMISSIONS + 1):
        path = folder / "submissions" / f"{unit:03}.xlsx"
        write_counts(path, range(unit, unit + 1), ITEMS)
    year = ["--year", "2024"]
    one = str(folder / "submissions" / "001.xlsx")
    compare(
        [
            Command("one submission of 14 rows", [*CCHC, "check", one, *year]),
            Command(
                f"{SUBMISSIONS} submissions of 14 rows",
                [*CCHC, "check", str(folder / "submissions"), *year],
            ),
        ],
        RUNS * 3,
    )


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        submissions(folder)
        bulk(folder, 22_000, "rival_pandas.py", "pandas, sums and compares")
        bulk(folder, 1_000_000, "rival_calamine.py", "calamine, stored per key")


if __name__ == "__main__":
    main()
