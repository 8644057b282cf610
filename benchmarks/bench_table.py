"""The table of 1,848 results: condensed, and in full with ``--all``, beside Rich."""

import tempfile
from pathlib import Path

from measure import CCHC, PYTHON, Command, compare

ROWS = 1848
RICH = """
from rich.console import Console
from rich.table import Table
table = Table()
for name in ("item", "unit", "b", "a", "ratio", "target", "verdict"):
    table.add_column(name)
for n in range({rows}):
    table.add_row("IV.3", f"Xã Đắk Long {{n}}", "90", "100", "90,00%", "95%", "Không đạt")
Console().print(table)
"""


def main() -> None:
    """Print the ratios."""
    from made_counts import write_clean, write_definitions

    with tempfile.TemporaryDirectory() as folder:
        counts = str(Path(folder, "counts.csv"))
        write_clean(Path(counts), ROWS)
        write_definitions(Path(folder), ROWS)
        job = [*CCHC, "check", counts, "--year", "2024", "--definitions", folder]
        rich = RICH.format(rows=ROWS)
        compare(
            [
                Command("Rich alone, 1,848 rows", [PYTHON, "-c", rich], terminal=True),
                Command("cchc check", job, terminal=True),
                Command("cchc check --all", [*job, "--all"], terminal=True),
                Command("cchc check --all, piped", [*job, "--all"]),
            ],
            runs=5,
        )


if __name__ == "__main__":
    main()
