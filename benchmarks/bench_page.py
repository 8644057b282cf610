"""The HTML page of 132 units × 14 targets, beside bare jinja2 writing the same cells.

In one process, in turn: rendering with templates that are compiled already, in processor time and
without collecting garbage, as the command line does.  As whole processes: imports, compilation and one
page; what making the counts takes stands below.
"""

import gc
import html
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from measure import PYTHON, Command, compare

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

BARE = """<!doctype html><meta charset="utf-8"><title>{{ title }}</title><table>
{% for row in rows %}<tr>{% for css, text in row %}<td class="{{ css }}">{{ text }}</td>{% endfor %}</tr>
{% endfor %}</table>"""
RUNS = 21
_ROW = re.compile(r"<tr[^>]*>(.*?)(?=<tr|</table|<tbody)", re.DOTALL)
_CELL = re.compile(r"<t[dh]([^>]*)>(.*?)(?=<t[dh][ >]|$)", re.DOTALL)
_CLASS = re.compile(r'class="?([\w ]+)')
Cells = Sequence[Sequence[tuple[str, str]]]


def cells_of(page: str) -> Cells:
    """Take the class and the text of every cell of a page."""
    return [
        [
            (found[1] if (found := _CLASS.search(own)) else "", _text(inside))
            for own, inside in _CELL.findall(row)
        ]
        for row in _ROW.findall(page)
    ]


def _text(markup: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", markup)).strip()


def bare(rows: Cells) -> Callable[[], str]:
    """Give what writes these cells with nothing but jinja2."""
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(BARE)
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

    gc.disable()
    if which == "page":
        page()()
    elif which == "nothing":
        large()
    else:
        bare(json.loads(Path(which).read_text("utf-8")))()


def main() -> None:
    """Print the ratios."""
    gc.disable()
    text = page()()
    rows = cells_of(text)
    cells = sum(map(len, rows))
    assert cells == len(re.findall("<t[dh][ >]", text))
    jobs = {"bare jinja2": bare(rows), "the page": page()}
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
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "cells.json")
        kept.write_text(json.dumps(rows), encoding="utf-8")
        compare(
            [
                Command("bare jinja2, whole process", [PYTHON, __file__, str(kept)]),
                Command("the page, whole process", [PYTHON, __file__, "page"]),
                Command("the report alone, whole process", [PYTHON, __file__, "nothing"]),
            ],
            runs=9,
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        once(sys.argv[1])
    else:
        main()
