"""Workbooks: a million rows beside bare calamine, 22,000 beside pandas, 132 files beside one."""

import random
import tempfile
from itertools import product
from multiprocessing import Process
from pathlib import Path

import xlsxwriter
from made_counts import ids, write_definitions
from measure import CCHC, PYTHON, Command, compare

HERE = Path(__file__).parent
RUNS = 3
HEADINGS = ("Đơn vị", "Chỉ số", "Kỳ", "b", "a")
SUBMISSIONS = 132
YEAR = ["Năm 2024"]
MONTHS = [f"Tháng {month}/2024" for month in range(1, 13)]
ITEMS = [f"I.{n}" for n in range(1, 6)] + [
    "II.1",
    *(f"III.{n}" for n in range(1, 7)),
    "IV.1",
    "V.1",
]
_ITERATE = """
import sys, python_calamine
for row in python_calamine.load_workbook(sys.argv[1]).get_sheet_by_index(0).iter_rows():
    pass
"""


def write_counts(path: Path, units: range, indicators: list[str], periods: list[str]) -> None:
    """Write one row per unit, indicator and period, as Excel would store them."""
    random.seed(units.start)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Số liệu")
        sheet.write_row(0, 0, HEADINGS)
        keys = product(units, indicators, periods)
        for row, (unit, indicator, period) in enumerate(keys, start=1):
            a = random.randint(20, 5000)
            b = random.randint(a * 9 // 10, a)
            sheet.write_row(row, 0, (f"Xã Đắk Long {unit}", indicator, period, b, a))


def bulk(folder: Path, units: int, periods: list[str], rival: str, name: str) -> None:
    """Read and judge one large workbook beside a *rival* script that reads it."""
    counts = folder / f"{units}.xlsx"
    # In a process of its own: what this one has taken would count as memory of those it starts.
    job = (counts, range(1, units + 1), ids(1), periods)
    writing = Process(target=write_counts, args=job)
    writing.start()
    writing.join()
    definitions = folder / f"definitions-{units}"
    definitions.mkdir()
    write_definitions(definitions, units)
    rows = f"{units * len(periods):,} rows of xlsx"
    check = ["check", str(counts), "--year", "2024", "--definitions", str(definitions)]
    bare = [PYTHON, "-c", _ITERATE, str(counts)]
    compare(
        [
            Command(f"{rows}: {name}", [PYTHON, str(HERE / rival), str(counts)]),
            Command(f"{rows}: cchc check", [*CCHC, *check]),
            Command(f"{rows}: calamine, iter_rows alone", bare),
        ],
        RUNS,
    )


def submissions(folder: Path) -> None:
    """Read a folder of submissions beside one of them."""
    (folder / "submissions").mkdir()
    for unit in range(1, SUBMISSIONS + 1):
        path = folder / "submissions" / f"{unit:03}.xlsx"
        write_counts(path, range(unit, unit + 1), ITEMS, YEAR)
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
        bulk(folder, 22_000, YEAR, "rival_pandas.py", "pandas, sums and compares")
        bulk(folder, 83_334, MONTHS, "rival_calamine.py", "calamine, stored per key")


if __name__ == "__main__":
    main()
