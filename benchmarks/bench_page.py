"""The HTML page of 132 units × 14 targets, beside bare jinja2 writing as many styled cells.

In one process, in turn: rendering with templates that are compiled already, in processor time.  As
whole processes: imports, compilation and one page; what making the counts takes stands below.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from measure import PYTHON, Command, compare

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

BARE = """<!doctype html><meta charset="utf-8"><title>{{ title }}</title><table>
{% for row in rows %}<tr>{% for css, text in row %}<td class="{{ css }}">{{ text }}</td>{% endfor %}</tr>
{% endfor %}</table>"""
WIDTH = 8  # cells in a row, as in the longest table of the page
RUNS = 21


def bare(cells: int) -> Callable[[], str]:
    """Give what writes so many cells with nothing but jinja2."""
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(BARE)
    row = [("num", "94,996%")] * WIDTH
    rows = [row] * (cells // WIDTH)
    return lambda: template.render(title="Bảng", rows=rows)


def page() -> Callable[[], str]:
    """Give what writes the page."""
    from cchc.render.html import page as render
    from page_reports import large

    report = large()
    return lambda: render(report, "vi")


def once(which: str) -> None:
    """Do one thing once: what the whole processes run."""
    from page_reports import large

    large()
    if which != "nothing":
        (page() if which == "page" else bare(int(which)))()


def main() -> None:
    """Print the ratios."""
    text = page()()
    cells = len(re.findall("<t[dh][ >]", text))
    jobs = {"bare jinja2": bare(cells), "the page": page()}
    walls: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(RUNS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            walls[name].append(time.process_time() - start)
    medians = {name: statistics.median(each) * 1000 for name, each in walls.items()}
    print(f"{cells} cells, {len(text.encode()) / 1000:.0f} kB")
    for name, median in medians.items():
        print(f"{name:<48} {median:>8.1f} ms {median / medians['bare jinja2']:>6.2f} x")
    print()
    script = str(Path(__file__))
    compare(
        [
            Command("bare jinja2, whole process", [PYTHON, script, str(cells)]),
            Command("the page, whole process", [PYTHON, script, "page"]),
            Command("neither, whole process", [PYTHON, script, "nothing"]),
        ],
        runs=9,
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        once(sys.argv[1])
    else:
        main()
