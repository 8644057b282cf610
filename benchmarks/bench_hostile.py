"""The texts of ``tests/bombs.py``, each as a file for the command line, beside a sound file."""

import sys
import tempfile
from pathlib import Path

from measure import CCHC, Command, compare

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from bombs import DEFINITIONS, PAGES  # noqa: E402


def main() -> None:
    """Print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        sound = str(ROOT / "examples" / "nhieu-loi" / "so-lieu.xlsx")
        commands = [Command("a sound file", [*CCHC, "check", sound, "--year", "2023"])]
        for at, (name, page) in enumerate(PAGES.items()):
            path = Path(folder, f"{at}.xls")
            path.write_text(f"{page}<table><tr><td>1</table>", encoding="utf-8")
            job = [*CCHC, "check", str(path), "--year", "2023"]
            commands.append(Command(f"a page: {name}", job))
        for at, (name, (text, _)) in enumerate(DEFINITIONS.items()):
            path = Path(folder, str(at), "indicators", "x.yaml")
            path.parent.mkdir(parents=True)
            Path(folder, str(at), "targets").mkdir()
            path.write_text(text, encoding="utf-8")
            job = [*CCHC, "list-indicators", "--definitions", str(path.parents[1])]
            commands.append(Command(f"definitions: {name}", job))
        compare(commands, runs=3)


if __name__ == "__main__":
    main()
