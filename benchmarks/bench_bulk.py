"""Bulk, as offices send it and clean: beside a bare ``csv.reader`` loop, and beside a DuckDB script."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from made_counts import INDICATORS, MONTHS, write_clean, write_definitions, write_dirty
from measure import CCHC, PYTHON, Command, compare

HERE = Path(__file__).parent
RUNS = 3
BARE = ("rival_csv.py", "csv.reader, b and a stored per key")
SUMS = ("rival_duckdb.py", "DuckDB, sums and compares")


def beside(
    rival: tuple[str, str], what: str, rows: int, write: Callable[[Path, int], None]
) -> None:
    """Measure one file beside a rival."""
    script, name = rival
    with tempfile.TemporaryDirectory() as folder:
        counts = str(Path(folder, "counts.csv"))
        write(Path(counts), rows)
        if write is write_dirty:
            write_definitions(Path(folder), rows // (INDICATORS * MONTHS), INDICATORS)
        else:
            write_definitions(Path(folder), rows)
        job = ["check", counts, "--year", "2024", "--definitions", folder]
        compare(
            [
                Command(f"{rows:,} {what} rows: {name}", [PYTHON, str(HERE / script), counts]),
                Command(f"{rows:,} {what} rows: cchc check", [*CCHC, *job]),
            ],
            RUNS,
        )


def main() -> None:
    """Print the ratios, those of dirty data first."""
    for rival, rows in ((BARE, 99_900), (BARE, 999_900), (SUMS, 21_900)):
        beside(rival, "dirty, shuffled", rows, write_dirty)
    for rival, rows in ((BARE, 1_000_000), (SUMS, 22_000)):
        beside(rival, "clean", rows, write_clean)


if __name__ == "__main__":
    main()
