"""Start-up: ``cchc`` beside a minimal Typer app that takes the same parameters."""

import tempfile
from pathlib import Path

import openpyxl
from measure import CCHC, PYTHON, Command, compare

HERE = Path(__file__).parent
RUNS = 15
NO_CACHE = ["/usr/bin/env", "CCHC_CACHE_DIR="]


def write_board(path: Path) -> None:
    """Write 196 rows, 14 units by 14 indicators, as an office would."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    sheet.append(["BÁO CÁO CHỈ TIÊU NĂM 2024"])
    sheet.append([])
    sheet.append(["Mục", "Đơn vị", "Kỳ", "Tử số (b)", "Mẫu số (a)"])
    sections = {"I": 5, "II": 1, "III": 6, "IV": 1, "V": 1}
    items = [f"{part}.{n}" for part, rows in sections.items() for n in range(1, rows + 1)]
    for unit in range(1, 15):
        for position, item in enumerate(items):
            sheet.append([item, f"Phòng thử {unit}", "Năm 2024", 80 + position, 100])
    book.save(path)


def main() -> None:
    """Print the ratios."""
    base = [PYTHON, str(HERE / "base_app.py")]
    with tempfile.TemporaryDirectory() as folder:
        counts = str(Path(folder, "board.xlsx"))
        write_board(Path(counts))
        job = ["check", counts, "--year", "2024"]
        compare(
            [
                Command("a minimal app, check", [*base, *job]),
                Command("cchc check, 196 rows of xlsx, piped", [*CCHC, *job]),
                Command("cchc check, 196 rows, on a terminal", [*CCHC, *job], terminal=True),
            ],
            RUNS,
        )
        compare(
            [
                Command("cchc check, definitions from the cache", [*CCHC, *job]),
                Command("cchc check, definitions read anew", [*NO_CACHE, *CCHC, *job]),
            ],
            RUNS,
        )
        compare(
            [
                Command("a minimal app, --help", [*base, "--help"]),
                Command("cchc --help", [*CCHC, "--help"]),
            ],
            RUNS,
        )
        compare(
            [
                Command("a minimal app, list-indicators", [*base, "list-indicators"]),
                Command("cchc list-indicators", [*CCHC, "list-indicators"]),
            ],
            RUNS,
        )


if __name__ == "__main__":
    main()
